//! Whether a sentence ends at a stop. All such decisions are made here.
//!
//! Looks at a bounded number of bytes on both sides, so that the whole stays
//! linear on any input.

use super::{
    cues::{CUES, Cue, Follows},
    left::{Left, REACH, word},
};
use crate::normalize::{is_alphanumeric, is_combining, is_syllable_like};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// The sentence ends before this byte.
    Ends(usize),
    /// It goes on; look for the next stop from this byte on.
    GoesOn(usize),
}

/// The stop, or run of stops, with the quotes and brackets that close after it.
struct Run {
    end: usize,
    kind: Kind,
    /// Whether a quote or bracket closes after the stop.
    closed: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// One full stop, which may also belong to an abbreviation or a number.
    Dot,
    /// `...` or `…`
    Ellipsis,
    /// `!`, `?`, or the `./.` that ends an official text.
    Strong,
}

/// What stands behind the run.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    Upper,
    Lower,
    Digit,
    /// A quote or bracket that opens.
    Opens,
    Dash,
    /// A mark that never begins a sentence.
    Continues,
    /// A bullet or other sign.
    Other,
}

/// Whether the sentence that begins at `start` ends at the stop at `at`.
/// `line` is the text up to the end of the line.
pub(super) fn decide(line: &str, start: usize, at: usize) -> Verdict {
    let run = run(line, at);
    let rest = &line[run.end..];
    let behind = rest.trim_start();
    if behind.is_empty() {
        return Verdict::Ends(run.end);
    }
    let ends = if behind.len() < rest.len() {
        let left = Left::of(line, start, at);
        spaced(&run, &left, behind)
    } else {
        glued(&run, line, at, start, behind)
    };
    if ends {
        Verdict::Ends(run.end)
    } else {
        Verdict::GoesOn(run.end)
    }
}

fn run(line: &str, at: usize) -> Run {
    let mut run = Run {
        end: at,
        kind: Kind::Dot,
        closed: false,
    };
    let mut stops = 0;
    loop {
        let rest = &line[run.end..];
        let Some(c) = rest.chars().next() else { break };
        match c {
            '.' if rest.starts_with("./.") => {
                run.kind = Kind::Strong;
                run.end += 3;
                stops += 1;
            }
            '.' | '!' | '?' | '…' => {
                // A stop after a closed quote (`…”.`) ends what the quote did not.
                stops += 1;
                if c == '…' || (c == '.' && stops > 1 && !run.closed) {
                    if run.kind != Kind::Strong {
                        run.kind = Kind::Ellipsis;
                    }
                } else if c != '.' {
                    run.kind = Kind::Strong;
                }
                run.end += c.len_utf8();
            }
            '”' | '’' | ')' | ']' | '»' | '}' => {
                run.closed = true;
                run.end += c.len_utf8();
            }
            // A straight quote closes unless a word begins right behind it.
            '"' | '\'' if !rest[1..].starts_with(is_alphanumeric) => {
                run.closed = true;
                run.end += 1;
            }
            ' ' if rest.starts_with(" ”") && !run.closed => {
                run.closed = true;
                run.end += " ”".len();
            }
            _ => break,
        }
    }
    run
}

fn next(behind: &str) -> Next {
    let Some(c) = behind.chars().next() else {
        return Next::Other;
    };
    match c {
        c if c.is_ascii_digit() => Next::Digit,
        c if c.is_uppercase() => Next::Upper,
        c if c.is_alphabetic() => {
            // `iPhone`, `eBay`
            match behind.chars().nth(1) {
                Some(second) if second.is_uppercase() => Next::Upper,
                _ => Next::Lower,
            }
        }
        '“' | '‘' | '"' | '\'' | '(' | '[' | '«' | '{' => Next::Opens,
        '-' | '–' | '—' => Next::Dash,
        ',' | ';' | ':' | '.' | '!' | '?' | '…' | ')' | ']' | '}' | '”' | '’' | '»' | '/' | '%'
        | '&' | '=' => Next::Continues,
        _ => Next::Other,
    }
}

/// The character behind an opening mark or a dash and its space.
fn inner(behind: &str) -> Next {
    let mut chars = behind.chars();
    chars.next();
    next(chars.as_str().trim_start())
}

/// A stop with white space behind it.
fn spaced(run: &Run, left: &Left, behind: &str) -> bool {
    let next = next(behind);
    let may_begin = match next {
        Next::Upper | Next::Other => true,
        Next::Digit => true,
        Next::Opens => run.kind != Kind::Ellipsis || inner(behind) != Next::Lower,
        Next::Dash => !run.closed && inner(behind) != Next::Lower,
        Next::Lower | Next::Continues => false,
    };
    may_begin && (run.kind != Kind::Dot || run.closed || dot_ends(left, next, behind))
}

/// A single full stop with something behind it that could begin a sentence.
fn dot_ends(left: &Left, next: Next, behind: &str) -> bool {
    if left.word.is_empty() {
        return true;
    }
    if left.is_list_number() || left.is_heading_number() {
        return false;
    }
    if next == Next::Digit && left.is_cut_number(behind) {
        return false;
    }
    if left.is_unit() {
        return true;
    }
    if left.is_initials() {
        return initial_ends(left, next, behind);
    }
    match CUES.abbreviation(left.word) {
        // `gen`, `sen` are words too.
        Some(Follows::Name) => {
            left.word.starts_with(char::is_lowercase) && is_syllable_like(left.word)
        }
        Some(Follows::Either) => next == Next::Upper && begins_sentence(behind, true),
        Some(Follows::Number) => next != Next::Digit,
        Some(Follows::Place) => true,
        // `PGS.TS.`
        None => {
            let title = |part| CUES.abbreviation(part) == Some(Follows::Name);
            !(left.word.contains('.') && left.word.split('.').all(title))
        }
    }
}

/// Whether `behind` begins with a common first word of a sentence, which after a
/// place abbreviation must not begin a place name too (`TP. Tuy Hòa`, but
/// `TP. Tuy nhiên`).
fn begins_sentence(behind: &str, after_place: bool) -> bool {
    let first = word(behind);
    let cue = CUES.cue(first);
    let name = || next(behind[first.len()..].trim_start()) == Next::Upper;
    cue.has(Cue::STARTER) && !(after_place && cue.has(Cue::TOPONYM) && name())
}

/// The stop after one or more capitals (`chị H.`, `Q.`, `N.V.A.`, `George W.`).
fn initial_ends(left: &Left, next: Next, behind: &str) -> bool {
    match next {
        Next::Upper => {}
        // `chị H. (mẹ cháu)`, `Q. 1`
        Next::Digit => return false,
        Next::Opens => {
            return !behind.starts_with(['(', '[']) && inner(behind) != Next::Lower;
        }
        _ => return true,
    }
    let before = CUES.cue(left.previous());
    let word = word(behind);
    // `V. I. Lê-nin`, `A. Cô-bi-a-cốp`
    let rest = &behind[word.len()..];
    if rest.starts_with('-') || (rest.starts_with('.') && word.chars().nth(1).is_none()) {
        return false;
    }
    let place = CUES.abbreviation(left.word) == Some(Follows::Place);
    if before.has(Cue::CLASS) || begins_sentence(behind, place && !before.has(Cue::PERSON)) {
        // `N. Anh`, `Chị N. Anh`: two words are no sentence.
        return !(left.at_start() || before.has(Cue::PERSON) && left.previous_at_start());
    }
    // `George W. Bush`, `U.S. Army`
    if left.at_start() || !is_syllable_like(word) {
        return false;
    }
    if before.has(Cue::PERSON) {
        return true;
    }
    !place && (left.word.contains('.') || is_syllable_like(left.previous()))
}

/// A stop with no white space behind it: most are inside a word, some lack
/// the space.
fn glued(run: &Run, line: &str, at: usize, start: usize, behind: &str) -> bool {
    let next = next(behind);
    let opens = match next {
        Next::Upper => behind,
        Next::Opens if inner(behind) == Next::Upper => {
            behind.trim_start_matches(['“', '‘', '"', '\'', '(', '[', '«', '{'])
        }
        _ => return false,
    };
    let word = word(opens);
    if CUES.cue(word).has(Cue::DOMAIN) || in_address(behind) {
        return false;
    }
    if run.closed || run.kind == Kind::Strong {
        return run.kind != Kind::Dot || next != Next::Opens || run.closed;
    }
    // `1.Nội dung`, `A.B`: one letter is no word, but `Ở`, `Ý` are.
    let mut chars = word.chars();
    if chars.next().is_some_and(|c| c.is_ascii()) && chars.next().is_none() {
        return false;
    }
    let left = Left::of(line, start, at);
    if left.word.is_empty() {
        // `nghị .Đồng chí`, but not `nền .NET`
        let before = &line[..at];
        return before.ends_with(['”', '’', '"', ')', ']', '»'])
            || (before.ends_with(char::is_whitespace)
                && word.chars().nth(1).is_some_and(char::is_lowercase));
    }
    if left.is_initials()
        || left.is_list_number()
        || left.is_heading_number()
        || left.word.contains(['/', '@'])
    {
        return false;
    }
    let last = left.word.rsplit('.').next().unwrap_or("");
    if last.bytes().all(|b| b.is_ascii_digit()) {
        return last.len() > 1 && is_syllable_like(word);
    }
    let lower_end = last
        .chars()
        .rev()
        .find(|c| !is_combining(*c))
        .is_some_and(char::is_lowercase);
    let long = last.chars().filter(|c| !is_combining(*c)).nth(1).is_some();
    if !lower_end || !long || CUES.abbreviation(last).is_some() {
        return false;
    }
    // Two foreign words are rather a name (`Node.Js`) than two sentences.
    run.kind == Kind::Ellipsis || is_syllable_like(last) || is_syllable_like(word)
}

/// Whether the text goes on like a web address: `Express.net/tin`.
fn in_address(behind: &str) -> bool {
    let mut dot = false;
    for c in behind.chars().take(REACH) {
        match c {
            '@' | '/' if dot => return true,
            '.' => dot = true,
            c if is_alphanumeric(c) || is_combining(c) || c == '-' => {
                if dot && c.is_lowercase() {
                    return true;
                }
                dot = false;
            }
            _ => return false,
        }
    }
    false
}
