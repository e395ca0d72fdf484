//! Rows of judgement: how `data/judge/*.rules` and users' files are written, and what they
//! become. A judgement has no value, only a neighbourhood and a verdict; a row has no
//! variables and no arithmetic: what needs one is grammar.
//!
//! ```text
//! # Judgements of lengths of time.
//! @ 2018-10-10
//! [duration duration.half #hours]
//! some-day    never    ⟦#days #lone-one #no-modified⟧ mà       # on some day
//! + Trong ⟦một ngày⟧ mà cơ hội chia đều, cả đội hòa. |
//! - Trong ⟦một ngày⟧ mưa, mà nước vẫn thiếu. | duration P1D | một ngày
//! ```
//!
//! **A section** begins with the rules in brackets whose readings are asked, and tests that
//! all of its rows share. It is one question: the first of its rows that applies decides,
//! and the sections are asked in turn, in the order of the files' names.
//!
//! **A row** has an id, a verdict, a pattern, and behind ` # ` why. Verdicts:
//!
//! | | |
//! |---|---|
//! | `never` | the reading is out |
//! | `weak`, `likely`, `marked`, `certain` | so much speaks for it |
//! | `trim` | its span ends before its tail: `2 ngày` of `2 ngày sau` |
//! | `keep` | nothing against it: no row below is asked |
//! | `prefer KIND` | readings of this kind are marked, all others weak |
//!
//! **A pattern** has `⟦…⟧` for the span of the reading, modifiers and tail included, with
//! steps before it, matched outwards from its first atom, and behind it. A step is
//!
//! | | |
//! |---|---|
//! | `mà`, `đồng_hồ` | a word or sign, or several; `\p` is the sign `\|` |
//! | `<set-name>` | a word of this row of `data/words/` |
//! | `{digits}` | a phrase of a kind, see [`PHRASES`] and [`CLASSES`] |
//! | `a\|<b>\|{c}` | one of these |
//! | `!a\|b` | none of these stands here; takes no place itself |
//! | `^` | a sentence, a line or a quotation begins here |
//! | `glued`, `spaced` | no white space before this place, or some |
//! | `..4`, `..1-4!<set>` | up to four atoms of the sentence, or one to four, none of the set |
//! | `~4`, `~1-4!<set>` | the same, words alone, no number and none of the set among them |
//!
//! Within `⟦…⟧` stand tests, `#name`, and `#no-name` for the contrary (see
//! [`Traits::NAMES`]; kinds of facts are tests too), and steps: from the first atom of the
//! bare figure on, or around `{figure}`, which is the figure without its tail.
//!
//! **Cases** stand below their row, one for it at least, `+`, where it decides, and one
//! against it, `-`, where its words are but it has nothing to say: text, then each fact as
//! `tests/cases/*.txt` write it with its span, all parted by `|`. With a figure in `⟦…⟧` only
//! the facts count that touch it, else all. `@` gives the date that the cases below are read
//! against. With a row switched off the facts of each of its `+` cases must change.

use std::borrow::Cow;

use crate::{
    value::{kind::Kind, traits::Traits},
    vocabulary::WordId,
};

/// What a row decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// The reading is out.
    Never,
    Weak,
    Likely,
    Marked,
    Certain,
    /// Its tail goes.
    Trim,
    /// Nothing is against it.
    Keep,
    /// This kind is marked, all others weak.
    Prefer(Kind),
}

/// Kinds of phrases that steps name in braces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Phrase {
    Word,
    Digits,
    Title,
    Capital,
    Upper,
    Lower,
    Name,
    Mark,
    Break,
    ClauseEnd,
    Number,
    Period,
    Length,
    DayPart,
    Year,
    Counted,
    Currency,
    Measure,
    Document,
    Modifier,
    Long,
    Verbal,
    CountedHead,
    Quoted,
    NumberOf,
    /// Of a class of words, by its place in [`CLASSES`].
    Class(u8),
}

/// The names of kinds of phrases.
pub(crate) const PHRASES: [(&str, Phrase); 25] = [
    ("word", Phrase::Word),
    ("digits", Phrase::Digits),
    // A word with a capital at its head alone, with one at all, in capitals, in small letters.
    ("title", Phrase::Title),
    ("capital", Phrase::Capital),
    ("upper", Phrase::Upper),
    ("lower", Phrase::Lower),
    // A word with a capital that opens no sentence.
    ("name", Phrase::Name),
    // Any sign.
    ("mark", Phrase::Mark),
    // The end of a line or of the text.
    ("break", Phrase::Break),
    // Neither a word nor digits, nor a slash or a quotation mark.
    ("clause-end", Phrase::ClauseEnd),
    ("number", Phrase::Number),
    // A unit of time; a number with one.
    ("period", Phrase::Period),
    ("length", Phrase::Length),
    ("day-part", Phrase::DayPart),
    // Four digits.
    ("year", Phrase::Year),
    // A noun that numbers count.
    ("counted", Phrase::Counted),
    ("currency", Phrase::Currency),
    ("measure", Phrase::Measure),
    ("document", Phrase::Document),
    // `khoảng`, `hơn`
    ("modifier", Phrase::Modifier),
    // A segmented word of several syllables; one that is a verb.
    ("long", Phrase::Long),
    ("verbal", Phrase::Verbal),
    // A longer word that begins with a counted noun: `tàu tuần dương`.
    ("counted-head", Phrase::CountedHead),
    // A short word in quotation marks: `"cò"`.
    ("quoted", Phrase::Quoted),
    // How many of something: `số người`, `tổng số ca`, but not `số áo`.
    ("number-of", Phrase::NumberOf),
];

/// Classes of words that steps name in braces, those of `data/nouns.tsv` among them.
pub(crate) const CLASSES: [&str; 18] = [
    "verb",
    "function",
    "scale",
    "label",
    "always-label",
    "ordered",
    "not-ordered",
    "classifier",
    "compound",
    "title-prefix",
    "place",
    "sized",
    "crowd",
    "agency",
    "titled",
    "address",
    "road",
    "lasting",
];

/// One of the alternatives of a step.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Item {
    Word(WordId),
    Words(Cow<'static, [WordId]>),
    /// A set or a list of phrases of `data/words/`, by its place in the list of these.
    Set(u16),
    Phrases(u16),
    Phrase(Phrase),
    /// A sentence, a line or a quotation begins.
    Opens,
}

/// One step of a pattern.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Step {
    One(Cow<'static, [Item]>),
    /// None of these stands here.
    Not(Cow<'static, [Item]>),
    Gap(Gap),
    Glued,
    Spaced,
}

/// Atoms that a pattern passes over, within the sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Gap {
    pub least: u8,
    pub most: u8,
    /// Words alone, and none that is part of a number.
    pub plain: bool,
    /// None of this set.
    pub without: Option<u16>,
}

/// A list of steps, in the order of the text.
pub(crate) type Steps = Cow<'static, [Step]>;

/// A row of judgement.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub id: Cow<'static, str>,
    pub verdict: Verdict,
    /// What the figure must have, and what it must not.
    pub needs: Traits,
    pub lacks: Traits,
    /// Steps that end before the span.
    pub left: Steps,
    /// Steps within the span: before the figure, from its first atom, behind it.
    pub before: Steps,
    pub inside: Steps,
    pub behind: Steps,
    /// Steps from behind the span on.
    pub right: Steps,
}

/// A question: rows of which the first that applies decides.
#[derive(Clone, Debug)]
pub(crate) struct Section {
    pub needs: Traits,
    pub lacks: Traits,
    /// Its rows: the first, and the one behind the last.
    pub rows: (u16, u16),
}

/// The rows of some files.
#[derive(Clone, Debug, Default)]
pub(crate) struct Table {
    pub rows: Cow<'static, [Row]>,
    /// In the order in which they are asked.
    pub sections: Cow<'static, [Section]>,
    /// For each rule the sections that ask its readings, sorted by rule.
    pub of_rules: Cow<'static, [(Cow<'static, str>, Cow<'static, [u16]>)]>,
}

impl Table {
    /// The sections that ask the readings of a rule.
    pub fn sections_of(&self, rule: &str) -> &[u16] {
        let found = self
            .of_rules
            .binary_search_by(|(known, _)| known.as_ref().cmp(rule));
        found.map_or(&[], |at| &self.of_rules[at].1)
    }
}
