//! [`FactRecord`]: one fact as JSON.

use std::fmt::Write;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::value::fact::{Fact, Value};

/// One fact as a record.
///
/// `kind`, `value`, `unit`, `mod` and `per` are written the same way for every
/// kind; the typed fields belong to one kind or another:
///
/// | kind | fields |
/// |---|---|
/// | `date`, `time` | `date`, `grain`, `clock`, `part`, `offset`, `calendar`, `dated` |
/// | `interval` | `from` and `until`, or `points`; `calendar`, `dated` |
/// | `recurrence` | `times` (or `low` and `high`), `period` |
/// | `percent` | `amount` (or `low` and `high`) |
/// | `fraction` | `numerator`, `denominator`; a range, `1/3..1/2`, has its value alone |
/// | `money` | `amount` (or `low` and `high`), `currency` |
/// | `quantity` | `amount` (or `low` and `high`); of a measure also `measure` and `measured` (or `measured_low` and `measured_high`), `canonical`, `factor` |
/// | `ordinal` | `number` (or `low` and `high`) |
/// | `document` | `document_type`, `number`, `year`, `symbol`, `issued`, `issuer` |
///
/// A `duration` has none: its value is ISO 8601 already. Decimals are strings,
/// so that no reader turns them into floats.
///
/// `S` is what its texts are; where facts are only written, they are borrowed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub struct FactRecord<S = String> {
    /// `date`, `time`, `interval`, `duration`, `recurrence`, `percent`,
    /// `fraction`, `money`, `quantity`, `ordinal` or `document`; or the name that a
    /// recogniser of the user's own gives.
    pub kind: S,
    /// The first byte of the text that was given.
    pub start: usize,
    /// The byte behind the last.
    pub end: usize,
    /// The text itself.
    pub text: S,
    /// The canonical value.
    pub value: S,

    /// The number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<S>,
    /// The first number of a range.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub low: Option<S>,
    /// The last number of a range.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub high: Option<S>,
    /// The currency, ISO 4217.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<S>,
    /// The part, not reduced.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub numerator: Option<S>,
    /// The whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub denominator: Option<S>,

    /// The calendar day, where the value is one and complete.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<NaiveDate>,
    /// How fine the calendar point is: `day`, `week`, `month`, `quarter`,
    /// `year`, `decade` or `century`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grain: Option<S>,
    /// The clock time, `15:00` or `15:00:30`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clock: Option<S>,
    /// The part of the day: `MO`, `MI`, `AF`, `EV` or `NI`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<S>,
    /// The zone as the text gives it, `+07:00`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offset: Option<S>,
    /// `lunar` where the text speaks of the Vietnamese lunar calendar; the
    /// value is the Gregorian day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub calendar: Option<S>,
    /// `text` where the value rests on the `published_estimate` of the article.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dated: Option<S>,

    /// Where an interval begins, as the value writes it; `..` if it is open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<S>,
    /// Where an interval ends, likewise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<S>,
    /// The points of a list, as the value writes them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub points: Vec<S>,
    /// How many times.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub times: Option<S>,
    /// In which period, ISO 8601.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<S>,

    /// The canonical unit of a measure: `m2` for `ha`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measure: Option<S>,
    /// The unit that `factor` counts in, where it is another than `measure`: `kg` for
    /// `tấn/năm`, which is measured in `kg/năm`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub canonical: Option<S>,
    /// How many of that one unit is, where it is not one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub factor: Option<S>,
    /// The exact number of canonical units.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measured: Option<S>,
    /// The first number of a range, in canonical units.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measured_low: Option<S>,
    /// The last number of a range, in canonical units.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measured_high: Option<S>,

    /// The place in an order, or the number of a document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<S>,
    /// The type of a document as the text names it, lower case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document_type: Option<S>,
    /// The year in the number of a document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<i32>,
    /// The letters of a document: `NĐ-CP`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub symbol: Option<S>,
    /// When a document was issued: the value of the date that follows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issued: Option<S>,
    /// Who issued a document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issuer: Option<S>,

    /// The unit or counted noun, lower case as the text has it; of a percentage
    /// `%`, `‰` or `pp` (points).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<S>,
    /// How the figure is meant: `approx`, `nearly`, `over`, `under`, `at_least`,
    /// `at_most`; of times `approx`, `start`, `mid` and `end`.
    #[serde(default, rename = "mod", skip_serializing_if = "Option::is_none")]
    pub modifier: Option<S>,
    /// What the value is given per.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub per: Option<S>,
    /// The number of the sentence it stands in, from 0.
    pub sentence: usize,
    /// The rule that read it, or the cue that decided.
    pub rule: S,
    /// Whether another reading was as good by the evidence of the text.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub ambiguous: bool,
}

impl FactRecord {
    /// The record of one fact of `text`.
    pub fn new(fact: &Fact, text: &str) -> Self {
        FactRecord::of(fact, text)
    }
}

impl<'a, S: Default + From<&'a str> + From<String>> FactRecord<S> {
    /// The record of one fact of `text`, which borrows of both where it can.
    pub(super) fn of(fact: &'a Fact, text: &'a str) -> Self {
        let value = written(&fact.value);
        let mut record = FactRecord {
            kind: fact.value.kind_name().into(),
            start: fact.span.start,
            end: fact.span.end,
            text: fact.span.text(text).into(),
            calendar: fact.lunar.then(|| "lunar".into()),
            dated: fact.estimated.then(|| "text".into()),
            unit: fact.value.unit().map(S::from),
            modifier: fact.modifier.map(|m| m.name().into()),
            per: fact.value.per().map(S::from),
            sentence: fact.sentence,
            rule: (&*fact.rule).into(),
            ambiguous: fact.ambiguous,
            ..FactRecord::default()
        };
        record.fill(&fact.value, &value);
        record.value = value.into();
        record
    }
}

/// The canonical value, which is made of several parts.
fn written(value: &Value) -> String {
    const USUAL: usize = 24;
    let mut out = String::with_capacity(USUAL);
    let _ = write!(out, "{}", value.canonical());
    out
}
