//! What the vocabulary knows of an atom by how it is spelled.

use super::{
    atom::{Case, Span32, case_of},
    atoms::Tape,
};
use crate::{normalize, span::Span, vocabulary::WordId};

/// What is known of an atom by itself.
#[derive(Clone, Copy)]
pub(super) struct Known {
    pub word: WordId,
    pub case: Case,
    /// Where its folded form stands, where the vocabulary has none.
    pub key: Span32,
}

impl Known {
    pub const NOTHING: Known = Known::by(WordId::NONE);

    /// A word of the vocabulary, in small letters.
    const fn by(word: WordId) -> Known {
        Known {
            word,
            case: Case::Lower,
            key: Span32 { start: 0, end: 0 },
        }
    }
}

impl Tape<'_> {
    /// What the vocabulary knows of a word. Most words are written as they are folded.
    #[inline(always)]
    pub(super) fn known_word(&mut self, span: Span) -> Known {
        if self.text.as_bytes()[span.start].is_ascii_uppercase() {
            return self.known_otherwise(span);
        }
        match self.word_in(span) {
            WordId::NONE => self.known_otherwise(span),
            word => Known::by(word),
        }
    }

    /// What it knows of one that is written in another way.
    #[inline(never)]
    fn known_otherwise(&mut self, span: Span) -> Known {
        let (text, vocabulary) = (self.text, self.vocabulary);
        let title = vocabulary.word_with_capital_in(text, span.start, span.end);
        if title != WordId::NONE {
            return Known {
                case: Case::Title,
                ..Known::by(title)
            };
        }
        let raw = span.text(text);
        let keys = &mut self.keys;
        let from = keys.len();
        normalize::fold_into(raw, keys);
        Known {
            case: case_of(raw),
            ..self.by_last_key(from)
        }
    }

    /// What is known of a sign. Most are written as they are folded.
    #[inline(always)]
    pub(super) fn known_sign(&mut self, span: Span, spaced: bool) -> Known {
        if span.len() == 1 && self.text.as_bytes()[span.start] != b'>' {
            let word = self.word_in(span);
            if word != WordId::NONE {
                return Known::by(word);
            }
        }
        self.known_other_sign(span, spaced)
    }

    #[inline(never)]
    fn known_other_sign(&mut self, span: Span, spaced: bool) -> Known {
        let sign = match folded_sign(span.text(self.text)) {
            ">" if !spaced && self.ends_with_shaft() => "→",
            sign => sign,
        };
        let from = self.keys.len();
        self.keys.push_str(sign);
        self.by_last_key(from)
    }

    /// What is known of digits, between which characters without width may stand.
    pub(super) fn known_digits(&mut self, span: Span) -> Known {
        let raw = span.text(self.text);
        if raw.is_ascii() {
            return Known::by(self.word_in(span));
        }
        let from = self.keys.len();
        let digits = raw.chars().filter(char::is_ascii_digit);
        self.keys.extend(digits);
        Known {
            key: Span::new(from, self.keys.len()).into(),
            ..Known::NOTHING
        }
    }

    /// The word of the vocabulary that stands there as it is folded.
    #[inline(always)]
    fn word_in(&self, span: Span) -> WordId {
        self.vocabulary.word_in(self.text, span.start, span.end)
    }

    /// What is known of the key that was written last, from that byte on; it stays where the
    /// vocabulary does not have it.
    fn by_last_key(&mut self, from: usize) -> Known {
        let keys = &mut self.keys;
        let known = Known::by(self.vocabulary.word(&keys[from..]));
        if known.word != WordId::NONE {
            keys.truncate(from);
            return known;
        }
        Known {
            key: Span::new(from, keys.len()).into(),
            ..known
        }
    }

    /// Whether the last atom is the shaft of an arrow: `->`, `=>`.
    fn ends_with_shaft(&self) -> bool {
        let last = self.atoms.last();
        last.is_some_and(|shaft| matches!(folded_sign(shaft.span.text(self.text)), "-" | "="))
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
