//! The serde records: what [`Analysis`](crate::Analysis) looks like as JSON.

use serde::{Deserialize, Serialize};

use crate::{Analysis, Span, facts::Fact};

/// One article as a record.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ArticleRecord {
    /// The caller's name for the article.
    pub id: String,
    /// The headline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// What relative dates were resolved against, ISO 8601.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// The author's line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub byline: Option<String>,
    /// The facts in the order of the text.
    pub facts: Vec<FactRecord>,
}

/// One fact as a record; `kind`, `value`, `unit`, `mod` and `per` are always
/// written the same way, the fields after them belong to one kind or another.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FactRecord {
    /// `date`, `time`, `interval`, `duration`, `recurrence`, `percent`,
    /// `fraction`, `money`, `quantity`, `ordinal` or `document`.
    pub kind: String,
    /// First byte in the text.
    pub start: usize,
    /// The byte behind the last.
    pub end: usize,
    /// The text itself.
    pub text: String,
    /// The canonical value.
    pub value: String,
    /// The unit or counted noun.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The modifier.
    #[serde(default, rename = "mod", skip_serializing_if = "Option::is_none")]
    pub modifier: Option<String>,
    /// What the value is given per.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub per: Option<String>,
    /// The number of the sentence it stands in, from 0.
    pub sentence: usize,
    /// The rule that read it.
    pub rule: String,
}

impl ArticleRecord {
    /// The record of an analysis, under the caller's `id`.
    pub fn new(id: &str, analysis: &Analysis) -> Self {
        let text = |span: Option<Span>| span.map(|s| s.text(analysis.text).to_owned());
        ArticleRecord {
            id: id.to_owned(),
            title: text(analysis.article.title),
            published: analysis.published.map(|time| time.format("%Y-%m-%dT%H:%M:%S").to_string()),
            byline: text(analysis.article.byline),
            facts: analysis.facts.iter().map(|fact| FactRecord::new(fact, analysis.text)).collect(),
        }
    }
}

impl FactRecord {
    /// The record of one fact of `text`.
    pub fn new(fact: &Fact, text: &str) -> Self {
        FactRecord {
            kind: fact.kind().name().to_owned(),
            start: fact.span.start,
            end: fact.span.end,
            text: fact.span.text(text).to_owned(),
            value: fact.value.to_string(),
            unit: fact.value.unit().map(str::to_owned),
            modifier: fact.modifier.map(|m| m.name().to_owned()),
            per: fact.value.per().map(str::to_owned),
            sentence: fact.sentence,
            rule: fact.rule.clone(),
        }
    }
}
