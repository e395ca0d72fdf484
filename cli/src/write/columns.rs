//! A fact as the columns of a table, with names that SQL takes unquoted.

use std::borrow::Cow;

use bantin::{
    Span,
    facts::Fact,
    record::{FactRow, FindingRow, FindingRows},
};
use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::layout::Article;

/// What stands in a column.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell<'a> {
    /// Nothing.
    Empty,
    /// Text.
    Text(Cow<'a, str>),
    /// A time of ISO 8601: a day, a time of day or both.
    Time(Cow<'a, str>),
    /// An exact number.
    Number(Decimal),
    /// A place in the text, or a count.
    Place(usize),
    /// A day.
    Day(NaiveDate),
    /// Yes or no.
    Is(bool),
    /// What a fact is checked against.
    Findings(Vec<FindingRow<'a>>),
}

/// The columns of the formats that have a fact a row.
pub const COLUMNS: [&str; 32] = [
    "article",
    "title",
    "published",
    "published_estimate",
    "section",
    "kind",
    "value",
    "text",
    "amount",
    "amount_high",
    "currency",
    "unit",
    "numerator",
    "denominator",
    "per",
    "modifier",
    "date_from",
    "date_until",
    "clock",
    "dated",
    "sentence_text",
    "verdict",
    "findings",
    "sentence",
    "sentence_start",
    "sentence_end",
    "fact",
    "span_start",
    "span_end",
    "rule",
    "ambiguous",
    "version",
];

/// The cells of all facts of an article.
pub fn rows<'a>(article: &Article<'a>) -> impl Iterator<Item = [Cell<'a>; COLUMNS.len()]> {
    let analysis = article.analysis;
    let view = analysis.view(article.id);
    let head = [
        Cell::Text(view.id.into()),
        text(view.title),
        time(view.published),
        time(view.published_estimate),
        text(view.section),
    ];
    let version = Cell::Place(view.version as usize);
    let spans = analysis
        .facts
        .iter()
        .flat_map(|fact| [sentence(&analysis.sentences, fact), fact.span]);
    let counted = article
        .offsets
        .of(analysis.text, &spans.collect::<Vec<_>>());
    let findings = FindingRows::new(analysis, article.offsets);
    analysis.facts.iter().enumerate().map(move |(n, fact)| {
        let (sentence_at, fact_at) = (counted[2 * n], counted[2 * n + 1]);
        let [id, title, published, estimate, section] = head.clone();
        let row = FactRow::new(fact);
        let sentence = sentence(&analysis.sentences, fact);
        [
            id,
            title,
            published,
            estimate,
            section,
            Cell::Text(row.kind.into()),
            Cell::Text(row.value.into()),
            Cell::Text(fact.span.text(analysis.text).into()),
            number(row.amount),
            number(row.amount_high),
            text(row.currency.map(Cow::Borrowed)),
            text(row.unit.map(Cow::Borrowed)),
            number(row.numerator),
            number(row.denominator),
            text(row.per.map(Cow::Borrowed)),
            text(row.modifier.map(Cow::Borrowed)),
            day(row.date_from),
            day(row.date_until),
            time(row.clock.map(|clock| clock.to_string()[1..].to_owned())),
            text(row.dated.map(Cow::Borrowed)),
            Cell::Text(sentence.text(analysis.text).into()),
            text(findings.verdict(n).map(Cow::Borrowed)),
            Cell::Findings(findings.of(n).cloned().collect()),
            Cell::Place(row.sentence),
            Cell::Place(sentence_at.start),
            Cell::Place(sentence_at.end),
            Cell::Place(n),
            Cell::Place(fact_at.start),
            Cell::Place(fact_at.end),
            Cell::Text(row.rule.into()),
            Cell::Is(row.ambiguous),
            version.clone(),
        ]
    })
}

/// The sentence of a fact: its own words, where the analysis has none for it.
fn sentence(sentences: &[Span], fact: &Fact) -> Span {
    sentences.get(fact.sentence).copied().unwrap_or(fact.span)
}

fn text(text: Option<Cow<str>>) -> Cell {
    text.map_or(Cell::Empty, Cell::Text)
}

fn time(time: Option<String>) -> Cell<'static> {
    time.map_or(Cell::Empty, |time| Cell::Time(time.into()))
}

fn number(number: Option<Decimal>) -> Cell<'static> {
    number.map_or(Cell::Empty, Cell::Number)
}

fn day(day: Option<NaiveDate>) -> Cell<'static> {
    day.map_or(Cell::Empty, Cell::Day)
}
