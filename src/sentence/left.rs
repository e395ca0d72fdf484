//! What stands before a stop, and the words around it.

use super::cues::{CUES, Cue, Follows};
use crate::normalize::{is_alphanumeric, is_combining};

/// How far a word is followed.
pub(super) const REACH: usize = 64;

/// What stands before a stop.
pub(super) struct Left<'t> {
    /// Letters, digits and the marks within words, up to the stop.
    pub word: &'t str,
    /// The word before it in the same sentence, when only a space is between.
    pub previous: &'t str,
    /// Whether the word begins the sentence.
    pub at_start: bool,
    /// Whether `:` or `;` stands before the word.
    after_colon: bool,
    /// Whether the previous word begins the sentence.
    pub previous_at_start: bool,
    /// Whether a sign of degrees stands before the word, or the number that it measures.
    measures: bool,
}

impl<'t> Left<'t> {
    pub(super) fn of(line: &'t str, start: usize, at: usize) -> Left<'t> {
        let word_start = word_start(line, start, at);
        let before = line[start..word_start].trim_end();
        let before_end = start + before.len();
        let (previous, previous_start) = if before_end < word_start {
            let from = word_start_back(line, start, before_end);
            (&line[from..before_end], from)
        } else {
            ("", word_start)
        };
        // Quotes and bullets may open the sentence before its first word.
        let opens = |s: &str| s.len() <= 8 && !s.contains(is_alphanumeric);
        Left {
            word: &line[word_start..at],
            previous,
            at_start: opens(before),
            after_colon: before.ends_with([':', ';']),
            measures: before.ends_with(['°', 'º', '˚']) || before.ends_with(is_digit),
            previous_at_start: !previous.is_empty()
                && previous_start - start <= 8
                && opens(&line[start..previous_start]),
        }
    }

    /// `1.`, `1.2.`, `IV.`, `a.` at the head of a sentence or after a colon.
    pub(super) fn is_list_number(&self) -> bool {
        if !(self.at_start || self.after_colon) || self.word.len() > 8 {
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
        self.previous_at_start
            && self.word.len() <= 5
            && self
                .word
                .bytes()
                .all(|b| b.is_ascii_digit() || matches!(b, b'I' | b'V' | b'X'))
            && CUES.cue(self.previous).has(Cue::HEADING)
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
        self.measures && matches!(self.word, "C" | "F" | "W" | "V" | "A")
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

/// Where the word that ends at `at` begins; stops and slashes are inside.
fn word_start(line: &str, start: usize, at: usize) -> usize {
    back(line, start, at, |c| {
        in_word(c) || matches!(c, '.' | '/' | '@' | '&' | '-' | '_')
    })
}

fn word_start_back(line: &str, start: usize, at: usize) -> usize {
    back(line, start, at, in_word)
}

fn back(line: &str, start: usize, at: usize, inside: impl Fn(char) -> bool) -> usize {
    let mut from = at;
    for (index, c) in line[start..at].char_indices().rev() {
        if !inside(c) || at - from > REACH {
            break;
        }
        from = start + index;
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
