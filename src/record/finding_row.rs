//! [`FindingRow`]: one finding as a row of a table.

use rust_decimal::Decimal;

use super::finding::{derived, tolerance};
use crate::{
    analyzer::Analysis,
    findings::{Finding, Language, Told},
    offsets::Offsets,
    span::Span,
    value::fact::Fact,
};

/// One finding as a row of a table: the same typed columns for every relation, where a
/// [`FindingRecord`](super::FindingRecord) has texts.
///
/// ```
/// use bantin::{Analyzer, record::FindingRow};
///
/// let text = "Xã xử lý 240/272 vụ việc, đạt tỷ lệ 82,24%.";
/// let analysis = Analyzer::new().include_findings(true).analyze(text, None);
/// let row = FindingRow::new(&analysis.findings[0], &analysis.facts);
/// assert_eq!((row.relation, row.verdict), ("share", "differs"));
/// assert_eq!(row.span.text(text), "240/272 vụ việc, đạt tỷ lệ 82,24%");
/// assert_eq!(row.stated_amount.map(|stated| stated.to_string()).as_deref(), Some("82.24"));
/// assert_eq!(row.explanation_en, "240/272 = 88,24 %, the text says 82,24 %");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct FindingRow<'f> {
    /// How its facts stand to each other, as records name it.
    pub relation: &'static str,
    /// `agrees` or `differs`.
    pub verdict: &'static str,
    /// From the first of its facts to the last, in bytes.
    pub span: Span,
    /// The places of its facts among the facts of the text, from 0.
    pub facts: &'f [usize],
    /// What each of these is in the relation.
    pub roles: Vec<&'static str>,
    /// What the text says, as the value of a fact is written.
    pub stated: String,
    /// What follows from the rest, rounded two places behind what is stated.
    pub derived: String,
    /// What the text says, where that is a number or an amount of money.
    pub stated_amount: Option<Decimal>,
    /// What follows from the rest, likewise.
    pub derived_amount: Option<Decimal>,
    /// Of amounts of money the currency, ISO 4217.
    pub currency: Option<&'f str>,
    /// By how much the two may differ at the precision that the text uses.
    pub tolerance: Decimal,
    /// The number of the sentence that the last of its facts stands in, from 0.
    pub sentence: usize,
    /// The rule that linked them.
    pub rule: &'static str,
    /// The arithmetic in words, in Vietnamese.
    pub explanation_vi: String,
    /// The same in English.
    pub explanation_en: String,
}

impl<'f> FindingRow<'f> {
    /// The row of a finding among these facts of its text.
    pub fn new(finding: &'f Finding, facts: &[Fact]) -> Self {
        let derived = derived(finding);
        FindingRow {
            relation: finding.relation.name(),
            verdict: finding.verdict.name(),
            span: finding.span(facts),
            facts: &finding.facts,
            roles: finding.roles.iter().map(|role| role.name()).collect(),
            stated: finding.stated.to_string(),
            derived: derived.to_string(),
            stated_amount: amount(&finding.stated),
            derived_amount: amount(&derived),
            currency: match &finding.stated {
                Told::Money(_, currency) => Some(currency),
                _ => None,
            },
            tolerance: tolerance(finding),
            sentence: finding.sentence,
            rule: finding.rule,
            explanation_vi: finding.explanation(Language::Vietnamese),
            explanation_en: finding.explanation(Language::English),
        }
    }
}

/// The findings of a text as rows, and which of them each of its facts is in.
///
/// ```
/// use bantin::{Analyzer, Offsets, record::FindingRows};
///
/// let text = "Xã xử lý 240/272 vụ việc, đạt tỷ lệ 82,24%. Sau đó có 3 đoàn đến thăm.";
/// let analysis = Analyzer::new().include_findings(true).analyze(text, None);
/// let findings = FindingRows::new(&analysis, Offsets::Chars);
/// assert_eq!(findings.of(1).map(|row| row.relation).collect::<Vec<_>>(), ["share"]);
/// assert_eq!((findings.verdict(1), findings.verdict(2)), (Some("differs"), None));
/// ```
#[derive(Clone, Debug)]
pub struct FindingRows<'f> {
    rows: Vec<FindingRow<'f>>,
    /// A fact and a row that it is in, in their order.
    of: Vec<(usize, usize)>,
}

impl<'f> FindingRows<'f> {
    /// The rows of an analysis, with their spans counted so.
    pub fn new(analysis: &'f Analysis, offsets: Offsets) -> Self {
        let rows = analysis.findings.iter();
        let rows = rows.map(|finding| FindingRow::new(finding, &analysis.facts));
        let mut rows: Vec<FindingRow> = rows.collect();
        let spans: Vec<Span> = rows.iter().map(|row| row.span).collect();
        let spans = offsets.of(analysis.text, &spans);
        for (row, span) in rows.iter_mut().zip(spans) {
            row.span = span;
        }
        let of = rows.iter().enumerate();
        let of = of.flat_map(|(row, finding)| finding.facts.iter().map(move |&fact| (fact, row)));
        let mut of: Vec<(usize, usize)> = of.collect();
        of.sort_unstable();
        of.dedup();
        FindingRows { rows, of }
    }

    /// All rows.
    pub fn all(&self) -> &[FindingRow<'f>] {
        &self.rows
    }

    /// The rows that a fact is in, by its place among the facts of the text.
    pub fn of(&self, fact: usize) -> impl Iterator<Item = &FindingRow<'f>> + Clone {
        let from = self.of.partition_point(|&(at, _)| at < fact);
        let own = self.of[from..]
            .iter()
            .take_while(move |(at, _)| *at == fact);
        own.map(|&(_, row)| &self.rows[row])
    }

    /// `differs` where a fact is in a row that does, else `agrees` where it is in one.
    pub fn verdict(&self, fact: usize) -> Option<&'static str> {
        let verdicts = self.of(fact).map(|row| row.verdict);
        // By its name a difference goes before.
        verdicts.max()
    }
}

fn amount(told: &Told) -> Option<Decimal> {
    match told {
        Told::Number(value) | Told::Money(value, _) => Some(value.normalize()),
        Told::Date(_) => None,
    }
}
