//! Puts back capitals that TCVN3 cannot tell: it has letters with a tone as small ones only.
//!
//! A word whose other letters are all capitals has none that is small; a sentence begins
//! with a capital; and names are known by `data/capitals.tsv`.

use std::collections::{HashMap, HashSet};

use once_cell::sync::Lazy;

use super::tables::LOST;
use crate::{
    error::Error,
    normalize::{fold_into, is_syllable},
    tsv::{Table, built_in, table},
};

const CAPITALS: Table = table!("capitals.tsv");

/// The text with its capitals, and how many were put back.
pub(super) fn mend(text: &str) -> (String, usize) {
    let mut out = String::with_capacity(text.len());
    let (mut mended, mut end) = (0, 0);
    let words: Vec<(usize, &str)> = words(text).collect();
    let word = |at: usize| words.get(at).map(|(_, word)| *word);
    for (at, (start, small)) in words.iter().enumerate() {
        let gap = &text[end..*start];
        out.push_str(gap);
        end = start + small.len();
        // A sign parts words that are beside each other otherwise.
        let before = at.checked_sub(1).and_then(word).filter(|_| is_blank(gap));
        let next = words
            .get(at + 1)
            .filter(|(next, _)| is_blank(&text[end..*next]));
        let stands = Stands {
            word: small,
            before,
            after: next.map(|(_, word)| *word),
            opens: opens(gap, at == 0),
            label: behind_sign(gap) || {
                let end = *start + small.len();
                text[end..].trim_start_matches(' ').starts_with(':')
            },
        };
        let letters = if stands.in_capitals() {
            small.chars().count()
        } else {
            usize::from(loses(small.chars().next()) && stands.is_name())
        };
        for (nth, letter) in small.chars().enumerate() {
            if nth < letters && loses(Some(letter)) {
                out.extend(letter.to_uppercase());
                mended += 1;
            } else {
                out.push(letter);
            }
        }
    }
    out.push_str(&text[end..]);
    (out, mended)
}

/// Whether a letter is a small one whose capital TCVN3 lacks.
fn loses(letter: Option<char>) -> bool {
    letter.is_some_and(|letter| !letter.is_ascii() && LOST.contains(&letter))
}

/// Whether letters are a syllable, and no abbreviation.
fn is_word(letters: &str) -> bool {
    let mut folded = String::new();
    fold_into(letters, &mut folded);
    is_syllable(&folded)
}

/// The words of a text with where they begin.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let start = rest + text[rest..].find(char::is_alphabetic)?;
        let size = text[start..].find(|c: char| !c.is_alphabetic());
        rest = size.map_or(text.len(), |size| start + size);
        Some((start, &text[start..rest]))
    })
}

fn is_blank(gap: &str) -> bool {
    !gap.is_empty() && gap.chars().all(char::is_whitespace)
}

/// Whether a sentence begins behind this gap between two words.
fn opens(gap: &str, first: bool) -> bool {
    let ends = |c: char| matches!(c, '\n' | '.' | '!' | '?' | '…' | ':' | ']');
    let signs = gap
        .trim_end_matches(|c: char| c != '\n' && (c.is_whitespace() || "\"“‘'(-–•*".contains(c)));
    first || signs.ends_with(ends)
}

/// Whether a gap ends with an opening bracket or with a dash between blanks.
fn behind_sign(gap: &str) -> bool {
    let signs = gap.trim_end();
    signs.ends_with('(') || signs.len() < gap.len() && signs.ends_with(['-', '–'])
}

/// A word and what is beside it.
struct Stands<'t> {
    word: &'t str,
    before: Option<&'t str>,
    after: Option<&'t str>,
    /// It opens a sentence.
    opens: bool,
    /// It stands where labels do: `(ảnh`, `- ảnh`, `ảnh:`.
    label: bool,
}

impl Stands<'_> {
    /// Whether all of its letters that can are capitals, two at least. Of a word with one
    /// such letter those beside it tell, of a word with none those on both sides.
    fn in_capitals(&self) -> bool {
        let told = |word: &str| word.chars().filter(|c| !loses(Some(*c))).count();
        let all = |word: &str| word.chars().all(|c| c.is_uppercase() || loses(Some(c)));
        if !all(self.word) || told(self.word) > 1 {
            return all(self.word);
        }
        // Abbreviations are in capitals anyway.
        let tells = |word: &&str| told(word) > 1 && (!all(word) || is_word(word));
        // `Ảnh: DUY HÀ Trong …`: a name goes on as it began.
        if told(self.word) > 0 && self.before.filter(tells).is_some_and(all) {
            return true;
        }
        let beside = [self.before, self.after].into_iter().flatten();
        let mut telling = beside.filter(tells).peekable();
        let enough = told(self.word) > 0 && telling.peek().is_some();
        let (count, capitals) = telling.fold((0, true), |(n, so), word| (n + 1, so && all(word)));
        capitals && (enough || count == 2)
    }

    /// Whether it begins with a capital.
    fn is_name(&self) -> bool {
        let names = &*NAMES;
        let beside = |side: Side, other: Option<&str>| {
            other.is_some_and(|other| {
                let of = names.beside.get(&(side, self.word));
                of.is_some_and(|words| words.contains(other.to_lowercase().as_str()))
            })
        };
        self.opens || !beside(Side::Never, self.before) && self.is_known(names, beside)
    }

    fn is_known(&self, names: &Names, beside: impl Fn(Side, Option<&str>) -> bool) -> bool {
        let capital = |word: Option<&str>| word.is_some_and(|w| w.starts_with(char::is_uppercase));
        names.always.contains(self.word)
            || self.label && names.label.contains(self.word)
            || names.between.contains(self.word) && capital(self.before) && capital(self.after)
            || beside(Side::Behind, self.before)
            || beside(Side::Before, self.after)
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Side {
    Behind,
    Before,
    /// Behind these it is none.
    Never,
}

/// `data/capitals.tsv`, read.
#[derive(Default)]
struct Names {
    always: HashSet<&'static str>,
    label: HashSet<&'static str>,
    between: HashSet<&'static str>,
    beside: HashMap<(Side, &'static str), HashSet<&'static str>>,
}

static NAMES: Lazy<Names> = Lazy::new(|| built_in(Names::read(CAPITALS)));

impl Names {
    fn read(table: Table<'static>) -> Result<Names, Error> {
        const PLACES: [(&str, Place); 6] = [
            ("never", Place::Beside(Side::Never)),
            ("always", Place::Always),
            ("label", Place::Label),
            ("between", Place::Between),
            ("behind", Place::Beside(Side::Behind)),
            ("before", Place::Beside(Side::Before)),
        ];
        let mut names = Names::default();
        for row in table.each(3) {
            let row = row?;
            let word = row.column(0);
            match row.one_of(1, "place of a name", &PLACES)? {
                Place::Always => drop(names.always.insert(word)),
                Place::Label => drop(names.label.insert(word)),
                Place::Between => drop(names.between.insert(word)),
                Place::Beside(side) => {
                    let words = names.beside.entry((side, word)).or_default();
                    words.extend(row.words(2)?);
                }
            }
        }
        Ok(names)
    }
}

/// Where a word is a name.
#[derive(Clone, Copy)]
enum Place {
    Always,
    Label,
    Between,
    Beside(Side),
}
