//! What stands before a stop, and the words around it.

use super::cues::{CUES, Cue, Follows};
use crate::normalize::{is_alphanumeric, is_combining};

/// How far a word is followed.
pub(super) const REACH: usize = 64;

/// What stands before a stop.
pub(super) struct Left<'t> {
    /// Letters, digits and the marks within words, up to the stop.
    pub word: &'t str,
    /// The sentence before it, without the white space at its end.
    before: &'t str,
    /// Whether there is such white space.
    spaced: bool,
}

impl<'t> Left<'t> {
    pub(super) fn of(line: &'t str, start: usize, at: usize) -> Left<'t> {
        let word_start = word_start(line, start, at);
        let before = line[start..word_start].trim_end();
        Left {
            word: &line[word_start..at],
            before,
            spaced: start + before.len() < word_start,
        }
    }

    /// The word before it in the same sentence, when only a space is between.
    pub(super) fn previous(&self) -> &'t str {
        if !self.spaced {
            return "";
        }
        &self.before[back(self.before, in_word)..]
    }

    /// Whether the word begins the sentence.
    pub(super) fn at_start(&self) -> bool {
        opens(self.before)
    }

    /// Whether the previous word begins the sentence.
    pub(super) fn previous_at_start(&self) -> bool {
        let previous = self.previous();
        !previous.is_empty() && opens(&self.before[..self.before.len() - previous.len()])
    }

    /// Whether a sign of degrees stands before the word, or the number that it measures.
    fn measures(&self) -> bool {
        self.before.ends_with(['°', 'º', '˚']) || self.before.ends_with(is_digit)
    }

    /// `1.`, `1.2.`, `IV.`, `a.` at the head of a sentence or after a colon.
    pub(super) fn is_list_number(&self) -> bool {
        let after_colon = || self.before.ends_with([':', ';']);
        if self.word.len() > 8 || !(self.at_start() || after_colon()) {
            return false;
        }
        let digits = self
            .word
            .split('.')
            .all(|part| (1..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()));
        let roman = self.word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'));
        digits || roman || (self.word.len() == 1 && self.word.as_bytes()[0].is_ascii_lowercase())
    }

    /// `Điều 5.` at the head of a sentence.
    pub(super) fn is_heading_number(&self) -> bool {
        self.word.len() <= 5
            && self
                .word
                .bytes()
                .all(|b| b.is_ascii_digit() || matches!(b, b'I' | b'V' | b'X'))
            && self.previous_at_start()
            && CUES.cue(self.previous()).has(Cue::HEADING)
    }

    /// `1. 061`: a group of thousands that a space was put into.
    pub(super) fn is_cut_number(&self, behind: &str) -> bool {
        let digits = behind.bytes().take_while(u8::is_ascii_digit).count();
        digits == 3
            && (1..=3).contains(&self.word.len())
            && self.word.bytes().all(|b| b.is_ascii_digit())
    }

    /// `90 °C.`, `75 W.`
    pub(super) fn is_unit(&self) -> bool {
        matches!(self.word, "C" | "F" | "W" | "V" | "A") && self.measures()
    }

    /// One capital, or capitals with stops between them; `Th`, `Ng` and the
    /// like count as one.
    pub(super) fn is_initials(&self) -> bool {
        // Most words are done with at their first letter.
        let first = self.word.chars().find(|c| !is_combining(*c));
        first.is_some_and(is_initial)
            && self.word.split('.').all(|part| {
                let mut chars = part.chars().filter(|c| !is_combining(*c));
                !part.contains(['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'])
                    && chars.next().is_some_and(is_initial)
                    && matches!(chars.next(), None | Some('h' | 'g' | 'r'))
                    && chars.next().is_none()
            })
            && CUES
                .abbreviation(self.word)
                .is_none_or(|follows| follows == Follows::Place)
    }
}

/// A letter that names begin with; a vowel with a tone is a word (`châu Á.`).
fn is_initial(c: char) -> bool {
    c.is_ascii_uppercase() || matches!(c, 'Đ' | '\u{d0}' | 'Â' | 'Ă' | 'Ê' | 'Ô' | 'Ơ' | 'Ư')
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

fn in_word(c: char) -> bool {
    is_alphanumeric(c) || is_combining(c)
}

/// Whether a sentence that begins so has no word yet: quotes and bullets may open it.
fn opens(before: &str) -> bool {
    before.len() <= 8 && !before.contains(is_alphanumeric)
}

/// Where the word that ends at `at` begins; stops and slashes are inside.
fn word_start(line: &str, start: usize, at: usize) -> usize {
    let inside = |c| in_word(c) || matches!(c, '.' | '/' | '@' | '&' | '-' | '_');
    start + back(&line[start..at], inside)
}

/// Where the word that `text` ends with begins.
fn back(text: &str, inside: impl Fn(char) -> bool) -> usize {
    let mut from = text.len();
    for (index, c) in text.char_indices().rev() {
        if !inside(c) || text.len() - from > REACH {
            break;
        }
        from = index;
    }
    from
}

/// The word that `text` begins with.
pub(super) fn word(text: &str) -> &str {
    let end = text
        .char_indices()
        .take(REACH)
        .find(|&(_, c)| !in_word(c))
        .map_or_else(
            || {
                text.char_indices()
                    .nth(REACH)
                    .map_or(text.len(), |(at, _)| at)
            },
            |(at, _)| at,
        );
    &text[..end]
}
