//! Builds a tape: cuts tokens into atoms and tells each what it is part of.

use super::{
    atom::{Atom, AtomKind, Case, Span32},
    atoms::Tape,
};
use crate::{
    normalize::{
        self,
        char_class::{CharClass, class},
    },
    span::Span,
    token::{self, Token, TokenKind, Tokens},
    vocabulary::{Vocabulary, WordId},
    word::Word,
};
use std::{iter::Copied, mem, slice::Iter};

/// What a tape is made in; it can be used again.
#[derive(Debug, Default)]
pub(crate) struct Buffers {
    atoms: Vec<Atom>,
    keys: String,
}

impl<'a> Tape<'a> {
    /// Cuts tokens into atoms. `skipped` are the parts of the text that are
    /// not read; `sentences` and `words` cover the text in order.
    pub fn new(
        text: &'a str,
        vocabulary: &'a Vocabulary,
        words: &[Word],
        sentences: &[Span],
        skipped: &[Span],
    ) -> Self {
        let words = words.iter().map(|word| word.span);
        let buffers = Buffers::default();
        let mut builder = Builder::new(text, vocabulary, words, sentences, skipped, buffers);
        builder.read_on(usize::MAX);
        builder.tape
    }

    /// The buffers, empty, of a tape that is done with.
    pub fn into_buffers(self) -> Buffers {
        let (mut atoms, mut keys) = (self.atoms, self.keys);
        atoms.clear();
        keys.clear();
        Buffers { atoms, keys }
    }
}

/// An atom of which nothing is known yet.
fn blank(span: Span, kind: AtomKind, spaced: bool) -> Atom {
    Atom {
        span: span.into(),
        sentence: 0,
        key: Span32 { start: 0, end: 0 },
        word: WordId::NONE,
        back: 0,
        forward: 1,
        kind,
        case: Case::Lower,
        spaced,
        joined: false,
    }
}

/// Spans in order, of which one is at hand.
struct Cursor<I> {
    spans: I,
    at: u32,
    span: Option<Span>,
    next: Option<Span>,
}

impl<I: Iterator<Item = Span>> Cursor<I> {
    fn new(mut spans: I) -> Self {
        Cursor {
            at: 0,
            span: spans.next(),
            next: spans.next(),
            spans,
        }
    }

    /// Moves on to the first span that ends behind `start`, or stays at the last; behind
    /// that an empty one.
    fn reach(&mut self, start: usize) -> Span {
        while let (Some(span), Some(next)) = (self.span, self.next)
            && span.end <= start
        {
            self.at += 1;
            (self.span, self.next) = (Some(next), self.spans.next());
        }
        self.span.unwrap_or(Span::new(0, 0))
    }
}

/// Cuts a text into the atoms of its tape, some at a time.
pub(crate) struct Builder<'a, 's, W> {
    /// As far as it goes.
    pub tape: Tape<'a>,
    tokens: Tokens<'a>,
    spaced: bool,
    skipped: Cursor<Copied<Iter<'s, Span>>>,
    sentences: Cursor<Copied<Iter<'s, Span>>>,
    words: Cursor<W>,
    /// Whether a percentage has one or two decimals behind this sign: an amount may be
    /// grouped and days may be dotted, but this cannot be read otherwise.
    comma: bool,
    dot: bool,
    /// What the whole text says of it, where that is known before it is read.
    decimal_commas: Option<bool>,
}

impl<'a, 's, W: Iterator<Item = Span>> Builder<'a, 's, W> {
    /// The tape of a text before its first atom, see [`Tape::new`].
    pub fn new(
        text: &'a str,
        vocabulary: &'a Vocabulary,
        words: W,
        sentences: &'s [Span],
        skipped: &'s [Span],
        buffers: Buffers,
    ) -> Self {
        let end = Span::new(text.len(), text.len());
        Builder {
            tape: Tape {
                text,
                vocabulary,
                atoms: buffers.atoms,
                keys: buffers.keys,
                end: Atom {
                    sentence: u32::MAX,
                    ..blank(end, AtomKind::Break, true)
                },
                decimal_commas: false,
            },
            tokens: token::tokens(text),
            spaced: true,
            skipped: Cursor::new(skipped.iter().copied()),
            sentences: Cursor::new(sentences.iter().copied()),
            words: Cursor::new(words),
            comma: false,
            dot: false,
            decimal_commas: None,
        }
    }

    /// What the words come from.
    pub fn into_words(self) -> W {
        self.words.spans
    }

    /// The tape; an empty one is left.
    pub fn take(&mut self) -> Tape<'a> {
        let empty = Tape {
            atoms: Vec::new(),
            keys: String::new(),
            ..self.tape
        };
        mem::replace(&mut self.tape, empty)
    }

    /// Reads on until the tape has so many atoms, or a few more; whether the text goes on.
    pub fn read_on(&mut self, atoms: usize) -> bool {
        let left = (self.tape.text.len() - self.tape.last_byte()) / 4;
        let more = left.min(atoms.saturating_sub(self.tape.len()));
        self.tape.atoms.reserve(more);
        let mut goes_on = true;
        while goes_on && self.tape.len() < atoms {
            goes_on = self.read_token();
        }
        self.reach_on();
        let whole = self.decimal_commas;
        self.tape.decimal_commas = whole.unwrap_or(self.decimal_commas());
        goes_on
    }

    /// Takes what the whole text says, which is not read yet.
    pub fn know_decimal_commas(&mut self, whole: bool) {
        self.decimal_commas = Some(whole);
        self.tape.decimal_commas = whole;
    }

    /// Whether the text as far as it was read starts decimals with a comma.
    pub fn decimal_commas(&self) -> bool {
        self.comma && !self.dot
    }

    /// Whether it starts some with a dot.
    pub fn decimal_dots(&self) -> bool {
        self.dot
    }

    /// Reads the next token; whether there was one.
    fn read_token(&mut self) -> bool {
        let within = |token: &Token| u32::try_from(token.span.end).is_ok();
        let Some(token) = self.tokens.next().filter(within) else {
            return false;
        };
        let spaced = mem::replace(&mut self.spaced, false);
        if self.skipped.reach(token.span.start).overlaps(token.span) {
            self.push(token.span, AtomKind::Break, true);
            self.spaced = true;
            return true;
        }
        match token.kind {
            TokenKind::Space => self.spaced = true,
            TokenKind::Newline => {
                self.push(token.span, AtomKind::Break, true);
                self.spaced = true;
            }
            TokenKind::Url | TokenKind::Email | TokenKind::Mention => {
                self.push(token.span, AtomKind::Opaque, spaced);
            }
            TokenKind::Syllable => self.push(token.span, AtomKind::Word, spaced),
            _ => self.cut(token.span, spaced),
        }
        true
    }

    fn cut(&mut self, span: Span, mut spaced: bool) {
        let text = self.tape.text;
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
        let mut atom = blank(span, kind, spaced);
        let raw = span.text(self.tape.text);
        match kind {
            AtomKind::Word => self.know_word(raw, &mut atom),
            AtomKind::Digits => atom.word = self.tape.vocabulary.word(raw),
            AtomKind::Mark => {
                let sign = folded_sign(raw);
                self.know(sign, &mut atom);
                if sign == "%" {
                    self.see_percentage();
                }
            }
            AtomKind::Break | AtomKind::Opaque => {}
        }
        self.sentences.reach(span.start);
        atom.sentence = self.sentences.at;
        self.join(&mut atom);
        self.tape.atoms.push(atom);
    }

    /// Fills in what the vocabulary knows of a word. Most words are written as they are folded.
    fn know_word(&mut self, raw: &str, atom: &mut Atom) {
        atom.word = self.tape.vocabulary.word(raw);
        if atom.word != WordId::NONE {
            return;
        }
        atom.case = case_of(raw);
        let keys = &mut self.tape.keys;
        let from = keys.len();
        normalize::fold_into(raw, keys);
        atom.word = self.tape.vocabulary.word(&keys[from..]);
        if atom.word != WordId::NONE {
            keys.truncate(from);
        }
        atom.key = Span::new(from, keys.len()).into();
    }

    fn know(&mut self, folded: &str, atom: &mut Atom) {
        atom.word = self.tape.vocabulary.word(folded);
        if atom.word == WordId::NONE {
            let from = self.tape.keys.len();
            self.tape.keys.push_str(folded);
            atom.key = Span::new(from, self.tape.keys.len()).into();
        }
    }

    /// Looks at what stands before a sign of percent.
    fn see_percentage(&mut self) {
        if let [.., whole, sign, decimals] = self.tape.atoms.as_slice()
            && whole.kind == AtomKind::Digits
            && decimals.span.len() <= 2
        {
            let sign = sign.span.text(self.tape.text);
            self.comma |= sign == ",";
            self.dot |= sign == ".";
        }
    }

    /// Tells an atom how far the letters of its word reach back.
    fn join(&mut self, atom: &mut Atom) {
        let before = self.words.at;
        let word = self.words.reach(atom.span.start as usize);
        let inside = word.overlaps(atom.span.into());
        let Some(last) = self.tape.atoms.last() else {
            return;
        };
        atom.joined = inside && before == self.words.at && word.overlaps(last.span.into());
        if atom.joined && last.kind == AtomKind::Word {
            atom.back = last.back.saturating_add(1);
        }
    }

    /// Tells each atom how far the letters of its word reach on.
    fn reach_on(&mut self) {
        let mut behind = None;
        for atom in self.tape.atoms.iter_mut().rev() {
            atom.forward = behind.map_or(1, |forward| u16::saturating_add(forward, 1));
            let goes_on = atom.joined && atom.kind == AtomKind::Word;
            behind = goes_on.then_some(atom.forward);
        }
    }
}

/// A sign as the vocabulary writes it.
fn folded_sign(raw: &str) -> &str {
    match raw {
        "–" | "—" | "−" | "‐" | "‑" => "-",
        "²" => "2",
        "³" => "3",
        "º" | "˚" => "°",
        "“" | "”" | "«" | "»" | "„" => "\"",
        "’" | "‘" => "'",
        "％" => "%",
        "⁄" | "∕" => "/",
        _ => raw,
    }
}

fn case_of(raw: &str) -> Case {
    let mut letters = raw.chars().filter_map(is_capital);
    match letters.next() {
        Some(true) => {
            let mut rest = letters.peekable();
            if rest.peek().is_some() && rest.all(|capital| capital) {
                Case::Upper
            } else {
                Case::Title
            }
        }
        _ => Case::Lower,
    }
}

/// Whether a letter is a capital; nothing for what is no letter.
fn is_capital(c: char) -> Option<bool> {
    match c {
        'a'..='z' => Some(false),
        'A'..='Z' => Some(true),
        // The letters of Vietnamese, without a look into the tables of Unicode.
        'À'..='Ö' | 'Ø'..='Þ' | 'Ă' | 'Đ' | 'Ĩ' | 'Ũ' | 'Ơ' | 'Ư' => Some(true),
        'ß'..='ö' | 'ø'..='ÿ' | 'ă' | 'đ' | 'ĩ' | 'ũ' | 'ơ' | 'ư' => Some(false),
        'Ạ'..='ỹ' => Some(c as u32 % 2 == 0),
        c => c.is_alphabetic().then(|| c.is_uppercase()),
    }
}
