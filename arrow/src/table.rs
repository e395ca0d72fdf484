//! A fact a row.

use std::sync::Arc;

use arrow_array::{
    ArrayRef, RecordBatch,
    builder::{Int32Builder, StringBuilder, TimestampMillisecondBuilder},
};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef, TimeUnit};
use bantin::{
    Analysis, Offsets,
    record::{FactRow, FindingRows},
};

use crate::{
    facts::{FactColumns, fact_fields},
    lists::FindingLists,
    places::Places,
    values::timestamp,
};

/// Builds a table with a fact a row: its article, the columns of [`fact_fields`], its
/// sentence.
#[derive(Debug)]
pub struct FactTable {
    schema: SchemaRef,
    article: StringBuilder,
    title: StringBuilder,
    published: TimestampMillisecondBuilder,
    section: StringBuilder,
    estimate: StringBuilder,
    fact: Int32Builder,
    facts: FactColumns,
    verdict: StringBuilder,
    findings: FindingLists,
    sentence_text: StringBuilder,
    sentence_start: Int32Builder,
    sentence_end: Int32Builder,
}

impl Default for FactTable {
    fn default() -> Self {
        FactTable {
            schema: FactTable::schema(),
            article: StringBuilder::new(),
            title: StringBuilder::new(),
            published: TimestampMillisecondBuilder::new(),
            section: StringBuilder::new(),
            estimate: StringBuilder::new(),
            fact: Int32Builder::new(),
            facts: FactColumns::default(),
            verdict: StringBuilder::new(),
            findings: FindingLists::default(),
            sentence_text: StringBuilder::new(),
            sentence_start: Int32Builder::new(),
            sentence_end: Int32Builder::new(),
        }
    }
}

impl FactTable {
    /// The columns of the table.
    pub fn schema() -> SchemaRef {
        let maybe = |name, of| Arc::new(Field::new(name, of, true));
        let needed = |name, of| Arc::new(Field::new(name, of, false));
        let mut fields = vec![
            needed("article", DataType::Utf8),
            maybe("title", DataType::Utf8),
            maybe(
                "published",
                DataType::Timestamp(TimeUnit::Millisecond, None),
            ),
            maybe("published_estimate", DataType::Utf8),
            maybe("section", DataType::Utf8),
            needed("fact", DataType::Int32),
        ];
        fields.extend(fact_fields().iter().cloned());
        fields.extend([
            needed("sentence_text", DataType::Utf8),
            needed("sentence_start", DataType::Int32),
            needed("sentence_end", DataType::Int32),
            maybe("verdict", DataType::Utf8),
            needed("findings", FindingLists::data_type()),
        ]);
        Arc::new(Schema::new(fields))
    }

    /// Adds the facts of an article. As soon as there are `most` rows they are taken by
    /// `full`, so that an article may be of any length.
    ///
    /// # Errors
    ///
    /// When the text has more characters than an `Int32` counts.
    pub fn push(
        &mut self,
        id: &str,
        analysis: &Analysis,
        most: usize,
        mut full: impl FnMut(RecordBatch),
    ) -> Result<(), ArrowError> {
        let view = analysis.view(id);
        let published = analysis.published.map(timestamp);
        // Sentences go forward as facts do, but begin before them.
        let (mut places, mut bounds) = (Places::new(analysis.text), Places::new(analysis.text));
        let findings = FindingRows::new(analysis, Offsets::Chars);
        for (at, fact) in analysis.facts.iter().enumerate() {
            let row = FactRow::new(fact);
            let sentence = analysis.sentences.get(row.sentence).copied();
            let sentence = sentence.unwrap_or(row.span);
            let (start, end) = (bounds.at(sentence.start)?, bounds.at(sentence.end)?);
            self.facts
                .push(&row, row.span.text(analysis.text), &mut places)?;
            self.article.append_value(id);
            self.title.append_option(view.title.as_deref());
            self.published.append_option(published);
            self.estimate
                .append_option(view.published_estimate.as_deref());
            self.section.append_option(view.section.as_deref());
            self.fact.append_value(at.try_into().unwrap_or(i32::MAX));
            self.verdict.append_option(findings.verdict(at));
            self.findings.push_rows(findings.of(at))?;
            self.sentence_text
                .append_value(sentence.text(analysis.text));
            self.sentence_start.append_value(start);
            self.sentence_end.append_value(end);
            if self.facts.len() >= most {
                full(self.finish()?);
            }
        }
        Ok(())
    }

    /// The rows; the builder is empty then.
    ///
    /// # Errors
    ///
    /// None that a user could make.
    pub fn finish(&mut self) -> Result<RecordBatch, ArrowError> {
        let mut columns: Vec<ArrayRef> = vec![
            Arc::new(self.article.finish()),
            Arc::new(self.title.finish()),
            Arc::new(self.published.finish()),
            Arc::new(self.estimate.finish()),
            Arc::new(self.section.finish()),
            Arc::new(self.fact.finish()),
        ];
        columns.extend(self.facts.finish());
        columns.push(Arc::new(self.sentence_text.finish()));
        columns.push(Arc::new(self.sentence_start.finish()));
        columns.push(Arc::new(self.sentence_end.finish()));
        columns.push(Arc::new(self.verdict.finish()));
        columns.push(Arc::new(self.findings.finish()));
        RecordBatch::try_new(Arc::clone(&self.schema), columns)
    }
}
