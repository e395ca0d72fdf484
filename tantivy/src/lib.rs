//! Words of Vietnamese text as tokens for [tantivy](https://docs.rs/tantivy).
//!
//! A [`WordTokenizer`] gives each word in its look-up form, so that `hoà bình` and `HÒA BÌNH`
//! are one term, and with [`plain`](WordTokenizer::plain) each syllable without diacritics too,
//! so that `hoa binh` finds it. Positions count syllables, and a word stands where its first
//! one does: a phrase is found by its words, by its syllables, or by both.
//!
//! ```
//! use bantin_tantivy::WordTokenizer;
//! use tantivy_tokenizer_api::{TokenStream, Tokenizer};
//!
//! let mut tokenizer = WordTokenizer::default().plain(true);
//! let mut stream = tokenizer.token_stream("Vì HOÀ BÌNH.");
//! let mut tokens = Vec::new();
//! while stream.advance() {
//!     let token = stream.token();
//!     tokens.push((token.position, token.text.clone()));
//! }
//! let expected = [(0, "vì"), (0, "vi"), (1, "hòa bình"), (1, "hoa"), (2, "binh")];
//! assert_eq!(tokens, expected.map(|(position, text)| (position, text.to_owned())));
//! ```
//!
//! `examples/search.rs` makes an index and searches it.

use bantin::{
    Span,
    normalize::{fold_plain, fold_text},
    token::{TokenKind, tokens},
    word::{Segmenter, Word, WordKind, Worker},
};
use tantivy_tokenizer_api::{Token, TokenStream, Tokenizer};

/// Cuts a text into its words; signs that stand alone are no tokens.
#[derive(Debug)]
pub struct WordTokenizer {
    worker: Worker,
    segmenter: Segmenter,
    plain: bool,
    words: Vec<Word>,
}

impl Default for WordTokenizer {
    /// A tokenizer with the word model of the crate.
    fn default() -> Self {
        WordTokenizer::new(Segmenter::default())
    }
}

impl Clone for WordTokenizer {
    /// The same with buffers of its own.
    fn clone(&self) -> Self {
        WordTokenizer::new(self.segmenter.clone()).plain(self.plain)
    }
}

impl WordTokenizer {
    /// A tokenizer with this word model, or with words of one's own.
    pub fn new(segmenter: Segmenter) -> Self {
        WordTokenizer {
            worker: segmenter.worker(),
            segmenter,
            plain: false,
            words: Vec::new(),
        }
    }

    /// Whether each syllable is a token too, without its diacritics and in its own place.
    pub fn plain(mut self, yes: bool) -> Self {
        self.plain = yes;
        self
    }

    /// The tokens of a word that begins at this position, the last one first; and how many
    /// positions it takes.
    fn tokens_of(&self, text: &str, span: Span, position: usize) -> (Vec<Token>, usize) {
        let word = span.text(text);
        let syllables: Vec<Span> = tokens(word)
            .filter(|token| {
                !matches!(
                    token.kind,
                    TokenKind::Space | TokenKind::Newline | TokenKind::Punct
                )
            })
            .map(|token| Span::new(span.start + token.span.start, span.start + token.span.end))
            .collect();
        let length = syllables.len().max(1);
        let whole = Token {
            offset_from: span.start,
            offset_to: span.end,
            position,
            text: fold_text(word),
            position_length: length,
        };
        if !self.plain {
            return (vec![whole], length);
        }
        let syllables = syllables.iter().enumerate().map(|(n, syllable)| Token {
            offset_from: syllable.start,
            offset_to: syllable.end,
            position: position + n,
            text: fold_plain(syllable.text(text)),
            position_length: 1,
        });
        let mut out: Vec<Token> = syllables.collect();
        // Words without diacritics may be written by someone who types none, so that what is a
        // word among them is not sure: their syllables stand for them.
        if out.is_empty() || whole.text != fold_plain(word) {
            out.push(whole);
        }
        out.sort_by_key(|token| std::cmp::Reverse((token.position, token.position_length == 1)));
        (out, length)
    }
}

impl Tokenizer for WordTokenizer {
    type TokenStream<'a> = WordStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> WordStream<'a> {
        self.words.clear();
        self.worker.words_into(text, &mut self.words);
        self.words.retain(|word| word.kind != WordKind::Punct);
        WordStream {
            tokenizer: self,
            text,
            next: 0,
            position: 0,
            waiting: Vec::new(),
            token: Token::default(),
        }
    }
}

/// The tokens of a text, one after the other.
#[derive(Debug)]
pub struct WordStream<'a> {
    tokenizer: &'a WordTokenizer,
    text: &'a str,
    /// The word that is next, and where it stands.
    next: usize,
    position: usize,
    /// Tokens of the word before it, the last one first.
    waiting: Vec<Token>,
    token: Token,
}

impl TokenStream for WordStream<'_> {
    fn advance(&mut self) -> bool {
        if self.waiting.is_empty() {
            let Some(word) = self.tokenizer.words.get(self.next) else {
                return false;
            };
            let (tokens, length) = self
                .tokenizer
                .tokens_of(self.text, word.span, self.position);
            self.waiting = tokens;
            self.next += 1;
            self.position += length;
        }
        match self.waiting.pop() {
            Some(token) => {
                self.token = token;
                true
            }
            None => false,
        }
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, plain: bool) -> Vec<(String, usize, String)> {
        let mut tokenizer = WordTokenizer::default().plain(plain);
        let mut stream = tokenizer.token_stream(text);
        let mut out = Vec::new();
        while stream.advance() {
            let token = stream.token();
            let covered = text[token.offset_from..token.offset_to].to_owned();
            out.push((token.text.clone(), token.position, covered));
        }
        out
    }

    #[test]
    fn words_are_folded_and_hold_their_place() {
        let found = read("Uỷ ban bảo vệ hoà bình, 98,2%!", false);
        let expected = [
            ("ủy ban", 0, "Uỷ ban"),
            ("bảo vệ", 2, "bảo vệ"),
            ("hòa bình", 4, "hoà bình"),
            ("98,2%", 6, "98,2%"),
        ];
        let expected =
            expected.map(|(text, at, covered)| (text.to_owned(), at, covered.to_owned()));
        assert_eq!(found, expected);
    }

    #[test]
    fn positions_never_go_back_and_spans_are_views() {
        for text in [
            "",
            "…",
            "a\u{301}",
            "Nga\u{300}y 9/10, hoà bình\n\nở Hà Nội — VTV1 🎉",
            "e\u{200b} x",
        ] {
            for plain in [false, true] {
                let positions: Vec<usize> = read(text, plain).iter().map(|token| token.1).collect();
                assert!(positions.is_sorted(), "{text:?}: {positions:?}");
            }
        }
    }
}
