//! Rows of judgement: what `data/judge/*.rules` and users' files become. How they are written,
//! `data/judge/README.md` tells; what it lists stands in [`PHRASES`] and [`Class::named`].
//!
//! A row has no variables, no arithmetic and no values: what needs one is grammar.

use std::{borrow::Cow, cmp::Ordering};

use crate::{
    value::{kind::Kind, traits::Traits},
    vocabulary::{WordId, class::Class, set::Hint},
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
    Shorten,
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
    Names,
    Heading,
    Mark,
    Break,
    ClauseEnd,
    Number,
    Period,
    Length,
    DayPart,
    Weekday,
    Year,
    ModernYear,
    Counted,
    Currency,
    Measure,
    Document,
    Modifier,
    Polysyllable,
    Verbal,
    CountedHead,
    Quoted,
    NumberOf,
    /// Of a class of words, see [`Class::named`].
    Class(Class),
}

/// The names of kinds of phrases.
const PHRASES: [(&str, Phrase); 29] = [
    ("word", Phrase::Word),
    ("digits", Phrase::Digits),
    // A word with a capital at its head alone, with one at all, in capitals, in small letters.
    ("title", Phrase::Title),
    ("capital", Phrase::Capital),
    ("upper", Phrase::Upper),
    ("lower", Phrase::Lower),
    // A word with a capital that opens no sentence.
    ("name", Phrase::Name),
    // All words with capitals in a row.
    ("names", Phrase::Names),
    // One with a capital where all words have them.
    ("heading", Phrase::Heading),
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
    // `thứ 3`, `chủ nhật`
    ("weekday", Phrase::Weekday),
    // Four digits.
    ("year", Phrase::Year),
    // One that needs no word to be a year.
    ("modern-year", Phrase::ModernYear),
    // A noun that numbers count.
    ("counted", Phrase::Counted),
    ("currency", Phrase::Currency),
    ("measure", Phrase::Measure),
    ("document", Phrase::Document),
    // `khoảng`, `hơn`
    ("modifier", Phrase::Modifier),
    // A segmented word of several syllables; one that is a verb.
    ("polysyllable", Phrase::Polysyllable),
    ("verbal", Phrase::Verbal),
    // The head of a longer word that is a counted noun: `tàu tuần dương`.
    ("counted-head", Phrase::CountedHead),
    // A short word in quotation marks: `"cò"`.
    ("quoted", Phrase::Quoted),
    // How many of something: `số người`, `tổng số ca`, but not `số áo`.
    ("number-of", Phrase::NumberOf),
];

impl Phrase {
    /// All that steps name in braces.
    pub fn named() -> impl Iterator<Item = (&'static str, Phrase)> {
        let classes = Class::named().map(|(name, class)| (name, Phrase::Class(class)));
        PHRASES.into_iter().chain(classes)
    }
}

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
    /// Which words may stand before the span and behind it, so that most rows are out at once.
    pub beside: (Hint, Hint),
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
    /// For each rule the sections that ask its readings, sorted as [`by_rule`] tells.
    pub of_rules: Cow<'static, [OfRule]>,
}

/// A rule, and the sections that ask its readings.
pub(crate) type OfRule = (Cow<'static, str>, Cow<'static, [u16]>);

/// How a rule is looked for: by its length first, which mostly tells enough.
pub(crate) fn by_rule(rule: &str) -> impl Fn(&OfRule) -> Ordering {
    move |(known, _)| {
        let lengths = known.len().cmp(&rule.len());
        lengths.then_with(|| known.as_ref().cmp(rule))
    }
}

impl Table {
    /// The sections that ask the readings of a rule.
    pub fn sections_of(&self, rule: &str) -> &[u16] {
        let found = self.of_rules.binary_search_by(by_rule(rule));
        found.map_or(&[], |at| &self.of_rules[at].1)
    }
}
