//! Cuts tokens into atoms and tells each what it is part of.

use std::cell::Cell;

use super::{
    atom::{Atom, AtomKind, Case, Part, Reach},
    atoms::Tape,
    capitals::Capitals,
    cursor::Cursor,
    decimals::Decimals,
    seam,
    spelled::Known,
};
use crate::{
    normalize::char_class::{CharClass, class, is_invisible},
    span::Span,
    token::{Token, TokenKind},
    vocabulary::{
        WordId,
        named::{PERCENT_SIGN, SLASH},
    },
};

/// Cuts the tokens of a text into the atoms of its tape.
pub(super) struct Cutter<'a, 's> {
    /// As far as it goes.
    pub tape: Tape<'a>,
    /// The signs of numbers that cannot be read otherwise, as far as it goes.
    pub decimals: Decimals,
    /// Where the last token ended, and whether it was a break.
    last_end: usize,
    behind_break: bool,
    skipped: Cursor<'s>,
    /// Up to where nothing is skipped.
    clear: usize,
    sentences: Cursor<'s>,
    capitals: Capitals,
}

/// How the next atom stands to the last one.
#[derive(Clone, Copy)]
struct Next {
    /// White space stands between.
    spaced: bool,
    /// Which part of its token it is.
    part: Part,
    /// What this token is.
    token: TokenKind,
}

impl Next {
    /// A word that another line begins with, though no space parts it from the last one.
    fn behind_seam(self) -> Self {
        Next {
            spaced: true,
            part: Part::BehindSeam,
            ..self
        }
    }
}

impl<'a, 's> Cutter<'a, 's> {
    /// At the beginning of a text that is covered by these sentences; the parts that are
    /// `skipped` are not read.
    pub fn new(tape: Tape<'a>, sentences: &'s [Span], skipped: &'s [Span]) -> Self {
        Cutter {
            tape,
            decimals: Decimals::default(),
            last_end: 0,
            behind_break: true,
            skipped: Cursor::new(skipped),
            clear: 0,
            sentences: Cursor::new(sentences),
            capitals: Capitals::default(),
        }
    }

    /// Takes in the next token.
    #[inline(always)]
    pub fn take_in(&mut self, Token { span, kind: token }: Token) {
        let next = Next {
            spaced: self.behind_break
                || span.start == self.last_end + 1
                || span.start > self.last_end && self.is_white(self.last_end, span.start),
            part: Part::First,
            token,
        };
        self.last_end = span.end;
        self.behind_break =
            token == TokenKind::Newline || span.end > self.clear && self.is_skipped(span);
        let bytes = || &self.tape.text.as_bytes()[span.range()];
        let kind = match token {
            _ if self.behind_break => AtomKind::Break,
            TokenKind::Syllable => AtomKind::Word,
            TokenKind::Punct if matches!(bytes(), [b] if b.is_ascii_punctuation()) => {
                AtomKind::Mark
            }
            TokenKind::Number if bytes().iter().all(u8::is_ascii_digit) => AtomKind::Digits,
            TokenKind::Url | TokenKind::Email | TokenKind::Mention => AtomKind::Opaque,
            _ => return self.cut(span, next),
        };
        self.push(span, kind, next);
    }

    /// Whether a token is not read.
    #[inline(never)]
    fn is_skipped(&mut self, span: Span) -> bool {
        let skipped = self.skipped.reach(span.start);
        let passed = skipped.end <= span.start;
        self.clear = if passed { usize::MAX } else { skipped.start };
        skipped.overlaps(span)
    }

    /// Ends the text.
    pub fn end(&mut self) {
        self.capitals.end_line(&mut self.tape);
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
            let seam = match first {
                CharClass::Letter => seam::behind_digits(&token[..at], &token[at..end]),
                CharClass::Digit if at > 0 => seam::before_day(&token[..at], &token[at..]),
                _ => false,
            };
            if seam {
                next = next.behind_seam();
            }
            self.push_part(Span::new(span.start + at, span.start + end), kind, next);
            next = Next {
                spaced: false,
                part: Part::Further,
                ..next
            };
        }
    }

    #[inline(always)]
    fn push(&mut self, span: Span, kind: AtomKind, next: Next) {
        let known = match kind {
            AtomKind::Word => {
                let known = self.tape.known_word(span);
                if known.word == WordId::NONE
                    && let Some(seam) = seam::within(span.text(self.tape.text))
                {
                    return self.push_both(span, seam, next);
                }
                if next.spaced && self.ends_with_digits() {
                    let word = (known.word, self.tape.vocabulary.class(known.word));
                    let Tape { text, atoms, .. } = &self.tape;
                    self.decimals.see_measured(text, atoms, word);
                }
                known
            }
            AtomKind::Digits => {
                if !next.spaced {
                    let Tape { text, atoms, .. } = &self.tape;
                    self.decimals.see_both_signs(text, atoms);
                    self.drop_second_slash();
                }
                self.tape.known_digits(span)
            }
            AtomKind::Mark => {
                let known = self.tape.known_sign(span, next.spaced);
                if PERCENT_SIGN.has(known.word) {
                    let Tape { text, atoms, .. } = &self.tape;
                    self.decimals.see_percentage(text, atoms);
                }
                known
            }
            AtomKind::Break => {
                self.capitals.end_line(&mut self.tape);
                Known::NOTHING
            }
            AtomKind::Opaque => Known::NOTHING,
        };
        self.sentences.reach(span.start);
        self.tape.atoms.push(Atom {
            span: span.into(),
            sentence: self.sentences.at as u32,
            key: known.key,
            word: known.word,
            reach: Cell::new(Reach::UNKNOWN),
            kind,
            case: known.case,
            spaced: next.spaced || kind == AtomKind::Break,
            part: next.part,
            token: next.token,
        });
        if known.case != Case::Lower && self.capitals.may_matter(known.case, span) {
            self.capitals.see(&mut self.tape);
        }
    }

    /// The same for two words, the second of which begins another line.
    #[inline(never)]
    fn push_both(&mut self, span: Span, seam: usize, next: Next) {
        let parted = span.start + seam;
        self.push_part(Span::new(span.start, parted), AtomKind::Word, next);
        let second = next.behind_seam();
        self.push_part(Span::new(parted, span.end), AtomKind::Word, second);
    }

    /// The same for a part of a token.
    #[inline(never)]
    fn push_part(&mut self, span: Span, kind: AtomKind, next: Next) {
        self.push(span, kind, next);
    }

    /// Whether what stands between two tokens, more than a space, has a width.
    #[cold]
    fn is_white(&self, from: usize, to: usize) -> bool {
        self.tape.text[from..to].contains(char::is_whitespace)
    }

    /// `14//2010`: a slash behind another one between digits is a slip.
    #[inline(never)]
    fn drop_second_slash(&mut self) {
        if let [.., digits, first, second] = &self.tape.atoms[..]
            && [first, second]
                .iter()
                .all(|slash| SLASH.has(slash.word) && !slash.spaced)
            && digits.kind == AtomKind::Digits
        {
            self.tape.atoms.pop();
        }
    }

    fn ends_with_digits(&self) -> bool {
        let last = self.tape.atoms.last();
        last.is_some_and(|last| last.kind == AtomKind::Digits)
    }
}
