//! Builds a tape: cuts tokens into atoms and tells each what it is part of.

use std::mem;

use super::{
    atom::{Atom, AtomKind, Case, Span32, case_of},
    atoms::{Decimals, Tape},
    capitals::Capitals,
    seam,
};
use crate::{
    normalize::{
        self,
        char_class::{CharClass, class, is_invisible},
    },
    span::Span,
    token::TokenKind,
    vocabulary::{
        Vocabulary, WordId,
        class::Class,
        named::{HEADS_DOTTED_DATES, MEASURES_OF_MODELS, TIMES},
    },
    word::Piece,
};

/// What a tape is made in; it can be used again.
#[derive(Debug, Default)]
pub(crate) struct Buffers {
    atoms: Vec<Atom>,
    keys: String,
}

impl<'a> Tape<'a> {
    /// Cuts tokens into atoms. `skipped` are the parts of the text that are
    /// not read; `pieces` and `sentences` cover the text in order.
    pub fn new(
        text: &'a str,
        vocabulary: &'a Vocabulary,
        pieces: &[Piece],
        sentences: &[Span],
        skipped: &[Span],
    ) -> Self {
        let pieces = pieces.iter().copied();
        let buffers = Buffers::default();
        let mut builder = Builder::new(text, vocabulary, pieces, sentences, skipped, buffers);
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

/// What is known of an atom by itself.
#[derive(Clone, Copy)]
struct Known {
    word: WordId,
    case: Case,
    /// Where its folded form stands, where the vocabulary has none.
    key: Span32,
}

impl Known {
    const NOTHING: Known = Known::by(WordId::NONE);

    /// A word of the vocabulary, in small letters.
    const fn by(word: WordId) -> Known {
        Known {
            word,
            case: Case::Lower,
            key: Span32 { start: 0, end: 0 },
        }
    }
}

/// Spans in order, of which one is at hand.
struct Cursor<'s> {
    spans: &'s [Span],
    at: usize,
    /// The one at hand; an empty one where there are none.
    span: Span,
    /// From where on it is another one.
    until: usize,
}

impl<'s> Cursor<'s> {
    fn new(spans: &'s [Span]) -> Self {
        let mut cursor = Cursor {
            spans,
            at: 0,
            span: Span::new(0, 0),
            until: usize::MAX,
        };
        cursor.stay_at(0);
        cursor
    }

    fn stay_at(&mut self, at: usize) {
        self.at = at;
        self.span = self.spans.get(at).copied().unwrap_or(Span::new(0, 0));
        let last = at + 1 >= self.spans.len();
        self.until = if last { usize::MAX } else { self.span.end };
    }

    /// Moves on to the first span that ends behind `start`, or stays at the last.
    #[inline]
    fn reach(&mut self, start: usize) -> Span {
        while self.until <= start {
            self.stay_at(self.at + 1);
        }
        self.span
    }
}

/// How the next atom stands to the last one.
#[derive(Clone, Copy)]
struct Next {
    /// White space stands between.
    spaced: bool,
    /// Both are part of one segmented word.
    joined: bool,
}

/// Of a word that another line begins with, though no space parts it from the last one.
const BEHIND_SEAM: Next = Next {
    spaced: true,
    joined: false,
};

/// Cuts a text into the atoms of its tape, some at a time.
pub(crate) struct Builder<'a, 's, P> {
    /// As far as it goes.
    pub tape: Tape<'a>,
    pieces: P,
    /// Where the last piece ended, and whether it was a break.
    last_end: usize,
    behind_break: bool,
    skipped: Cursor<'s>,
    sentences: Cursor<'s>,
    /// The signs of numbers that cannot be read otherwise, as far as it goes.
    decimals: Decimals,
    /// What the whole text says of it, where that is known before it is read.
    whole: Option<Decimals>,
    capitals: Capitals,
}

impl<'a, 's, P: Iterator<Item = Piece>> Builder<'a, 's, P> {
    /// The tape of a text before its first atom, see [`Tape::new`].
    pub fn new(
        text: &'a str,
        vocabulary: &'a Vocabulary,
        pieces: P,
        sentences: &'s [Span],
        skipped: &'s [Span],
        buffers: Buffers,
    ) -> Self {
        let Known { word, case, key } = Known::NOTHING;
        Builder {
            tape: Tape {
                text,
                vocabulary,
                atoms: buffers.atoms,
                keys: buffers.keys,
                end: Atom {
                    span: Span::new(text.len(), text.len()).into(),
                    sentence: u32::MAX,
                    key,
                    word,
                    back: 0,
                    forward: 1,
                    kind: AtomKind::Break,
                    case,
                    spaced: true,
                    joined: false,
                },
                decimals: Decimals::default(),
            },
            pieces,
            last_end: 0,
            behind_break: true,
            skipped: Cursor::new(skipped),
            sentences: Cursor::new(sentences),
            decimals: Decimals::default(),
            whole: None,
            capitals: Capitals::default(),
        }
    }

    /// What the tokens come from.
    pub fn into_pieces(self) -> P {
        self.pieces
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
            goes_on = self.read_piece();
        }
        self.reach_on();
        self.tape.decimals = self.whole.unwrap_or(self.decimals);
        goes_on
    }

    /// Takes what the whole text says, which is not read yet.
    pub fn know_decimals(&mut self, whole: Decimals) {
        self.whole = Some(whole);
        self.tape.decimals = whole;
    }

    /// How the text as far as it was read starts decimals.
    pub fn decimals(&self) -> Decimals {
        self.decimals
    }

    /// Reads the next token; whether there was one.
    fn read_piece(&mut self) -> bool {
        let Some(piece) = self.pieces.next() else {
            self.capitals.end_line(&mut self.tape);
            return false;
        };
        let span = Span::new(piece.start as usize, piece.end as usize);
        // The edge of the text is a piece without letters.
        let bytes = &self.tape.text.as_bytes()[span.range()];
        let Some(&first) = bytes.first() else {
            return true;
        };
        let next = Next {
            spaced: self.behind_break
                || span.start == self.last_end + 1
                || span.start > self.last_end && self.is_white(self.last_end, span.start),
            joined: piece.joined,
        };
        self.last_end = span.end;
        self.behind_break = piece.kind == TokenKind::Newline
            || piece.kind == TokenKind::Syllable && first == b'\n'
            || self.skipped.reach(span.start).overlaps(span);
        let letters = first.is_ascii_alphabetic() || !first.is_ascii() && first != 0xe2;
        let kind = match piece.kind {
            _ if self.behind_break => AtomKind::Break,
            TokenKind::Url | TokenKind::Email | TokenKind::Mention => AtomKind::Opaque,
            TokenKind::Syllable if letters => AtomKind::Word,
            _ if bytes.iter().all(u8::is_ascii_digit) => AtomKind::Digits,
            _ if bytes.len() == 1 && first.is_ascii_punctuation() => AtomKind::Mark,
            _ => {
                self.cut(span, next);
                return true;
            }
        };
        self.push(span, kind, next);
        true
    }

    /// Cuts a token into runs of letters, runs of digits and signs.
    fn cut(&mut self, span: Span, mut next: Next) {
        let text = self.tape.text;
        let mut chars = span.text(text).char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            if is_invisible(c) {
                continue;
            }
            let first = class(c);
            let mut end = at + c.len_utf8();
            if matches!(first, CharClass::Letter | CharClass::Digit) {
                let inside = |c: char| class(c) == first || is_invisible(c);
                while let Some((next, c)) = chars.next_if(|&(_, c)| inside(c)) {
                    if !is_invisible(c) {
                        end = next + c.len_utf8();
                    }
                }
            }
            let kind = match first {
                CharClass::Letter => AtomKind::Word,
                CharClass::Digit => AtomKind::Digits,
                CharClass::Mark => AtomKind::Mark,
                CharClass::Newline => AtomKind::Break,
                CharClass::Space => {
                    next.spaced = true;
                    continue;
                }
            };
            let token = span.text(text);
            if first == CharClass::Letter && seam::behind_digits(&token[..at], &token[at..end]) {
                next = BEHIND_SEAM;
            }
            self.push_part(Span::new(span.start + at, span.start + end), kind, next);
            next = Next {
                spaced: false,
                joined: true,
            };
        }
    }

    #[inline(always)]
    fn push(&mut self, span: Span, kind: AtomKind, next: Next) {
        let known = match kind {
            AtomKind::Word => {
                let known = self.known_word(span);
                if known.word == WordId::NONE
                    && let Some(seam) = seam::within(span.text(self.tape.text))
                {
                    return self.push_both(span, seam, next);
                }
                if next.spaced && self.ends_with_digits() {
                    self.see_measured(known.word);
                }
                known
            }
            AtomKind::Digits => {
                if !next.spaced {
                    self.see_both_signs();
                }
                self.known_digits(span)
            }
            AtomKind::Mark => self.known_sign(span, next),
            AtomKind::Break => {
                self.capitals.end_line(&mut self.tape);
                Known::NOTHING
            }
            AtomKind::Opaque => Known::NOTHING,
        };
        self.sentences.reach(span.start);
        let last = self.tape.atoms.last().filter(|_| next.joined);
        let back = last.map_or(0, |last| match last.kind {
            AtomKind::Word => last.back.saturating_add(1),
            _ => 0,
        });
        let atom = Atom {
            span: span.into(),
            sentence: self.sentences.at as u32,
            key: known.key,
            word: known.word,
            back,
            forward: 1,
            kind,
            case: known.case,
            spaced: next.spaced || kind == AtomKind::Break,
            joined: last.is_some(),
        };
        self.tape.atoms.push(atom);
        if atom.case != Case::Lower && self.capitals.may_matter(&atom) {
            self.capitals.see(&mut self.tape);
        }
    }

    /// The same for two words, the second of which begins another line.
    #[inline(never)]
    fn push_both(&mut self, span: Span, seam: usize, next: Next) {
        let parted = span.start + seam;
        self.push_part(Span::new(span.start, parted), AtomKind::Word, next);
        self.push_part(Span::new(parted, span.end), AtomKind::Word, BEHIND_SEAM);
    }

    /// The same for a part of a token.
    #[inline(never)]
    fn push_part(&mut self, span: Span, kind: AtomKind, next: Next) {
        self.push(span, kind, next);
    }

    /// What the vocabulary knows of a word. Most words are written as they are folded.
    #[inline(always)]
    fn known_word(&mut self, span: Span) -> Known {
        match self.word_in(span) {
            WordId::NONE => self.known_otherwise(span),
            word => Known::by(word),
        }
    }

    /// What it knows of one that is written in another way.
    #[inline(never)]
    fn known_otherwise(&mut self, span: Span) -> Known {
        let Tape {
            text, vocabulary, ..
        } = self.tape;
        let title = vocabulary.word_with_capital_in(text, span.start, span.end);
        if title != WordId::NONE {
            return Known {
                case: Case::Title,
                ..Known::by(title)
            };
        }
        let raw = span.text(text);
        let keys = &mut self.tape.keys;
        let from = keys.len();
        normalize::fold_into(raw, keys);
        Known {
            case: case_of(raw),
            ..self.by_last_key(from)
        }
    }

    /// What is known of a sign.
    fn known_sign(&mut self, span: Span, next: Next) -> Known {
        // Most are written as they are folded.
        if span.len() == 1 && !matches!(self.tape.text.as_bytes()[span.start], b'>' | b'%') {
            let word = self.word_in(span);
            if word != WordId::NONE {
                return Known::by(word);
            }
        }
        let sign = match folded_sign(span.text(self.tape.text)) {
            ">" if self.ends_arrow(next) => "→",
            sign => sign,
        };
        if sign == "%" {
            self.see_percentage();
        }
        let word = self.tape.vocabulary.word(sign);
        if word != WordId::NONE {
            return Known::by(word);
        }
        let from = self.tape.keys.len();
        self.tape.keys.push_str(sign);
        self.by_last_key(from)
    }

    /// What is known of digits, between which characters without width may stand.
    fn known_digits(&mut self, span: Span) -> Known {
        let raw = span.text(self.tape.text);
        if raw.is_ascii() {
            return Known::by(self.word_in(span));
        }
        let from = self.tape.keys.len();
        let digits = raw.chars().filter(char::is_ascii_digit);
        self.tape.keys.extend(digits);
        Known {
            key: Span::new(from, self.tape.keys.len()).into(),
            ..Known::NOTHING
        }
    }

    /// The word of the vocabulary that stands there as it is folded.
    #[inline(always)]
    fn word_in(&self, span: Span) -> WordId {
        let Tape {
            text, vocabulary, ..
        } = self.tape;
        vocabulary.word_in(text, span.start, span.end)
    }

    /// What is known of the key that was written last, from that byte on; it stays where the
    /// vocabulary does not have it.
    fn by_last_key(&mut self, from: usize) -> Known {
        let keys = &mut self.tape.keys;
        let known = Known::by(self.tape.vocabulary.word(&keys[from..]));
        if known.word != WordId::NONE {
            keys.truncate(from);
            return known;
        }
        Known {
            key: Span::new(from, keys.len()).into(),
            ..known
        }
    }

    /// Whether what stands between two tokens, more than a space, has a width.
    #[cold]
    fn is_white(&self, from: usize, to: usize) -> bool {
        self.tape.text[from..to].contains(char::is_whitespace)
    }

    /// Whether a sign that comes next is the head of an arrow: `->`, `=>`.
    fn ends_arrow(&self, next: Next) -> bool {
        let last = self.tape.atoms.last().filter(|_| !next.spaced);
        last.is_some_and(|shaft| matches!(folded_sign(shaft.span.text(self.tape.text)), "-" | "="))
    }

    /// Looks at what stands before a sign of percent: an amount may be grouped and days may be
    /// dotted, but one or two decimals of a percentage cannot be read otherwise.
    fn see_percentage(&mut self) {
        if let [.., whole, sign, decimals] = self.tape.atoms.as_slice()
            && whole.kind == AtomKind::Digits
            && decimals.span.len() <= 2
        {
            self.decimals.see(sign.span.text(self.tape.text));
        }
    }

    fn ends_with_digits(&self) -> bool {
        let last = self.tape.atoms.last();
        last.is_some_and(|last| last.kind == AtomKind::Digits)
    }

    /// Looks at what stands before a word, which may be a measure: `2.3 lần`, `7,5 ha`. The sizes
    /// of engines and screens have a dot in any text.
    fn see_measured(&mut self, word: WordId) {
        const MEASURES: Class = Class::UNIT.or(Class::CURRENCY).or(Class::SCALE);
        if let [.., before, whole, sign, decimals] = self.tape.atoms.as_slice()
            && decimals.kind == AtomKind::Digits
            && decimals.span.len() <= 2
            && whole.kind == AtomKind::Digits
            && !sign.spaced
            && !decimals.spaced
            && !HEADS_DOTTED_DATES.has(before.word)
            && (TIMES.has(word) || self.tape.vocabulary.class(word).has(MEASURES))
            && !MEASURES_OF_MODELS.has(word)
        {
            self.decimals.see_measured(sign.span.text(self.tape.text));
        }
    }

    /// Looks at what stands before glued digits: of two signs the second starts decimals,
    /// `39,556.7`.
    fn see_both_signs(&mut self) {
        if let [.., group, first, digits, second] = self.tape.atoms.as_slice()
            && digits.kind == AtomKind::Digits
            && digits.span.len() == 3
            && group.kind == AtomKind::Digits
            && [first, digits, second].iter().all(|atom| !atom.spaced)
        {
            let signs = [first, second].map(|atom| atom.span.text(self.tape.text));
            if matches!(signs, [",", "."] | [".", ","]) {
                self.decimals.see(signs[1]);
            }
        }
    }

    /// Tells each atom how far the letters of its word reach on.
    fn reach_on(&mut self) {
        let mut behind: Option<&Atom> = None;
        for atom in self.tape.atoms.iter_mut().rev() {
            let goes_on = behind.filter(|next| next.joined && next.kind == AtomKind::Word);
            atom.forward = goes_on.map_or(1, |next| next.forward.saturating_add(1));
            behind = Some(atom);
        }
    }
}

/// A sign as the vocabulary writes it.
fn folded_sign(raw: &str) -> &str {
    match raw {
        _ if raw.len() == 1 => raw,
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
