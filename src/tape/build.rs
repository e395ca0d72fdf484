//! Builds a tape: cuts tokens into atoms and tells each what it is part of.

use crate::{
    normalize::{
        self,
        char_class::{CharClass, class},
    },
    span::Span,
    tape::{
        atom::{Atom, AtomKind, Case},
        atoms::Tape,
    },
    token::{Token, TokenKind},
    vocabulary::{Vocabulary, WordId},
    word::Word,
};

impl<'a> Tape<'a> {
    /// Cuts tokens into atoms. `skipped` are the parts of the text that are
    /// not read; `sentences` and `words` cover the text in order.
    pub fn new(
        text: &'a str,
        vocabulary: &'a Vocabulary,
        tokens: impl Iterator<Item = Token>,
        words: &[Word],
        sentences: &[Span],
        skipped: &[Span],
    ) -> Self {
        let mut tape = Tape {
            text,
            vocabulary,
            atoms: Vec::with_capacity(text.len() / 4),
            keys: String::with_capacity(text.len()),
            end: Atom {
                span: Span::new(text.len(), text.len()),
                kind: AtomKind::Break,
                spaced: true,
                case: Case::Lower,
                sentence: u32::MAX,
                word: WordId::NONE,
                range: (0, 0),
                key: (0, 0),
            },
            decimal_commas: false,
        };
        let mut spaced = true;
        let mut skip = skipped.iter().peekable();
        for token in tokens {
            while skip.next_if(|s| s.end <= token.span.start).is_some() {}
            if skip.peek().is_some_and(|s| s.overlaps(token.span)) {
                tape.push(token.span, AtomKind::Break, true);
                spaced = true;
                continue;
            }
            match token.kind {
                TokenKind::Space => spaced = true,
                TokenKind::Newline => {
                    tape.push(token.span, AtomKind::Break, true);
                    spaced = true;
                }
                TokenKind::Url | TokenKind::Email | TokenKind::Mention => {
                    tape.push(token.span, AtomKind::Opaque, spaced);
                    spaced = false;
                }
                _ => {
                    tape.cut(token.span, spaced);
                    spaced = false;
                }
            }
        }
        tape.number_sentences(sentences);
        tape.join_words(words);
        tape.decimal_commas = tape.writes_decimals(",") && !tape.writes_decimals(".");
        tape
    }

    /// Whether a percentage has one or two decimals behind `sign`: an amount may be
    /// grouped and days may be dotted, but this cannot be read otherwise.
    fn writes_decimals(&self, sign: &str) -> bool {
        (3..self.len()).any(|at| {
            self.is(at, "%")
                && self.is(at - 2, sign)
                && self.is_digits(at - 3)
                && self.atom(at - 1).span.len() <= 2
        })
    }

    fn cut(&mut self, span: Span, mut spaced: bool) {
        let text = self.text;
        let mut chars = span.text(text).char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let first = class(c);
            let mut end = at + c.len_utf8();
            if matches!(first, CharClass::Letter | CharClass::Digit) {
                while let Some((next, c)) = chars.next_if(|&(_, c)| class(c) == first) {
                    end = next + c.len_utf8();
                }
            }
            let kind = match first {
                CharClass::Letter => AtomKind::Word,
                CharClass::Digit => AtomKind::Digits,
                CharClass::Mark => AtomKind::Mark,
                CharClass::Newline => AtomKind::Break,
                CharClass::Space => {
                    spaced = true;
                    continue;
                }
            };
            self.push(Span::new(span.start + at, span.start + end), kind, spaced);
            spaced = false;
        }
    }

    fn push(&mut self, span: Span, kind: AtomKind, spaced: bool) {
        let from = self.keys.len();
        let raw = span.text(self.text);
        let mut case = Case::Lower;
        match kind {
            AtomKind::Word => {
                normalize::fold_into(raw, &mut self.keys);
                case = case_of(raw);
            }
            AtomKind::Digits => self.keys.push_str(raw),
            AtomKind::Mark => self.keys.push(match raw {
                "–" | "—" | "−" | "‐" | "‑" => '-',
                "²" => '2',
                "³" => '3',
                "º" | "˚" => '°',
                "“" | "”" | "«" | "»" | "„" => '"',
                "’" | "‘" => '\'',
                "％" => '%',
                "⁄" | "∕" => '/',
                _ => raw.chars().next().unwrap_or(' '),
            }),
            AtomKind::Break | AtomKind::Opaque => {}
        }
        let word = self.vocabulary.word(&self.keys[from..]);
        let key = (from as u32, self.keys.len() as u32);
        self.atoms.push(Atom {
            span,
            kind,
            spaced,
            case,
            sentence: 0,
            word,
            range: (0, 0),
            key,
        });
    }

    fn number_sentences(&mut self, sentences: &[Span]) {
        let mut n = 0;
        for atom in &mut self.atoms {
            while n + 1 < sentences.len() && sentences[n].end <= atom.span.start {
                n += 1;
            }
            atom.sentence = n as u32;
        }
    }

    /// Tells each atom how far the letters of its word reach to both sides.
    fn join_words(&mut self, words: &[Word]) {
        let mut n = 0;
        let words: Vec<Option<usize>> = self
            .atoms
            .iter()
            .map(|atom| {
                n += words[n..]
                    .iter()
                    .take_while(|word| word.span.end <= atom.span.start)
                    .count();
                words
                    .get(n)
                    .is_some_and(|word| word.span.overlaps(atom.span))
                    .then_some(n)
            })
            .collect();
        let joined = |tape: &Self, at: usize, next: usize| {
            tape.is_word(next) && words[at].is_some() && words[at] == words[next]
        };
        for at in 0..self.len() {
            self.atoms[at].range.0 = match at.checked_sub(1) {
                Some(before) if joined(self, at, before) => self.atoms[before].range.0,
                _ => at as u32,
            };
        }
        for at in (0..self.len()).rev() {
            let behind = at + 1;
            self.atoms[at].range.1 = if joined(self, at, behind) {
                self.atoms[behind].range.1
            } else {
                behind as u32
            };
        }
    }
}

fn case_of(raw: &str) -> Case {
    let mut letters = raw.chars().filter(|c| c.is_alphabetic());
    match letters.next() {
        Some(c) if c.is_uppercase() => {
            let mut rest = letters.peekable();
            if rest.peek().is_some() && rest.all(char::is_uppercase) {
                Case::Upper
            } else {
                Case::Title
            }
        }
        _ => Case::Lower,
    }
}
