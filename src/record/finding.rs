//! [`FindingRecord`]: one finding as JSON.

use std::borrow::Cow;

use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Serialize, Serializer};

use crate::findings::{Finding, Role, Told};

/// How figures of the text stand to each other, as a record.
///
/// ```
/// use bantin::Analyzer;
///
/// let analyzer = Analyzer::new().include_findings(true);
/// let record = analyzer.analyze("Xã xử lý 240/272 vụ việc, đạt tỷ lệ 88,24%.", None).record("a1");
/// let finding = &record.findings[0];
/// assert_eq!((finding.relation.as_str(), finding.verdict.as_str()), ("share", "agrees"));
/// assert_eq!((finding.stated.as_str(), finding.derived.as_str()), ("88.24", "88.2353"));
/// assert_eq!(finding.facts, [0, 1]);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub struct FindingRecord {
    /// `share`, `breakdown`, `change`, `plan`, `conversion`, `price`, `calendar`, `whole`,
    /// `repetition` or `paper`.
    pub relation: String,
    /// `agrees` or `differs`.
    pub verdict: String,
    /// The places of its facts among the facts of the record.
    pub facts: Vec<usize>,
    /// What each of these is in the relation: `part`, `whole`, `percent` …
    #[serde(default)]
    pub roles: Vec<String>,
    /// What the text says, as the value of a fact is written; a weekday as `1` to `7`.
    pub stated: String,
    /// What follows from the rest, rounded two places behind what is stated.
    pub derived: String,
    /// By how much the two may differ at the precision that the text uses.
    pub tolerance: String,
    /// The number of the sentence that the last of its facts stands in, from 0.
    pub sentence: usize,
    /// The rule that linked them.
    pub rule: String,
}

impl FindingRecord {
    /// The record of one finding.
    pub fn new(finding: &Finding) -> Self {
        let written = Written::new(finding);
        FindingRecord {
            relation: written.relation.to_owned(),
            verdict: written.verdict.to_owned(),
            facts: written.facts.to_vec(),
            roles: written
                .roles
                .iter()
                .map(|role| role.name().to_owned())
                .collect(),
            stated: written.stated,
            derived: written.derived,
            tolerance: written.tolerance.into_owned(),
            sentence: written.sentence,
            rule: written.rule.to_owned(),
        }
    }
}

/// A [`FindingRecord`] that is only written: its names are borrowed.
#[derive(Serialize)]
pub(super) struct Written<'f> {
    relation: &'static str,
    verdict: &'static str,
    facts: &'f [usize],
    #[serde(serialize_with = "names")]
    roles: &'f [Role],
    stated: String,
    derived: String,
    tolerance: Cow<'static, str>,
    sentence: usize,
    rule: &'static str,
}

fn names<S: Serializer>(roles: &[Role], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(roles.iter().map(|role| role.name()))
}

impl<'f> Written<'f> {
    pub fn new(finding: &'f Finding) -> Self {
        let stated = finding.stated.to_string();
        let derived = if finding.derived == finding.stated {
            stated.clone()
        } else {
            derived(finding).to_string()
        };
        let tolerance = if finding.tolerance.is_zero() {
            "0".into()
        } else {
            tolerance(finding).to_string().into()
        };
        Written {
            relation: finding.relation.name(),
            verdict: finding.verdict.name(),
            facts: &finding.facts,
            roles: &finding.roles,
            stated,
            derived,
            tolerance,
            sentence: finding.sentence,
            rule: finding.rule,
        }
    }
}

/// What follows from the rest, rounded as it is written.
pub(super) fn derived(finding: &Finding) -> Told {
    let places = places(finding);
    match &finding.derived {
        Told::Number(value) => Told::Number(rounded(*value, places)),
        Told::Money(value, currency) => Told::Money(rounded(*value, places), currency.clone()),
        date @ Told::Date(_) => date.clone(),
    }
}

/// The tolerance, rounded as it is written.
pub(super) fn tolerance(finding: &Finding) -> Decimal {
    rounded(finding.tolerance, places(finding) + 2)
}

/// Places behind the point that are written: two more than the text states.
fn places(finding: &Finding) -> u32 {
    match &finding.stated {
        Told::Number(value) | Told::Money(value, _) => value.normalize().scale() + 2,
        Told::Date(_) => 0,
    }
}

fn rounded(value: Decimal, places: u32) -> Decimal {
    value
        .round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero)
        .normalize()
}
