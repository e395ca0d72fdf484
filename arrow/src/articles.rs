//! An article a row.

use std::{borrow::Cow, sync::Arc};

use arrow_array::{
    ArrayRef, RecordBatch,
    builder::{
        Float32Builder, Int32Builder, ListBuilder, StringBuilder, StructBuilder,
        TimestampMillisecondBuilder,
    },
};
use arrow_schema::{ArrowError, DataType, Field, Fields, Schema, SchemaRef, TimeUnit};
use bantin::{Analysis, Span};

use crate::{
    lists::{FactLists, FindingLists, item},
    places::Places,
    texts::span_fields,
    values::timestamp,
};

/// What a table has of an article beside its facts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// A column `text`.
    pub text: bool,
    /// A column `sentences`: their spans.
    pub sentences: bool,
    /// A column `words`: their spans and kinds. The analyzer must have been asked for words.
    pub words: bool,
}

/// Builds a table with an article a row, its facts and its findings as lists.
#[derive(Debug)]
pub struct ArticleTable {
    schema: SchemaRef,
    article: StringBuilder,
    texts: [StringBuilder; TEXTS.len()],
    published: TimestampMillisecondBuilder,
    estimate: StringBuilder,
    sure: [Float32Builder; SURE.len()],
    facts: FactLists,
    findings: FindingLists,
    text: Option<StringBuilder>,
    sentences: Option<ListBuilder<StructBuilder>>,
    words: Option<ListBuilder<StructBuilder>>,
}

/// Texts that an article may have.
const TEXTS: [&str; 6] = ["title", "source", "section", "byline", "url", "encoding"];
/// How sure it is that an article is Vietnamese, and written with diacritics.
const SURE: [&str; 2] = ["vietnamese", "diacritics"];

impl ArticleTable {
    /// A table with these parts.
    pub fn new(parts: Parts) -> Self {
        ArticleTable {
            schema: ArticleTable::schema(parts),
            article: StringBuilder::new(),
            texts: TEXTS.map(|_| StringBuilder::new()),
            published: TimestampMillisecondBuilder::new(),
            estimate: StringBuilder::new(),
            sure: SURE.map(|_| Float32Builder::new()),
            facts: FactLists::default(),
            findings: FindingLists::default(),
            text: parts.text.then(StringBuilder::new),
            sentences: parts.sentences.then(|| spans(&span_fields())),
            words: parts.words.then(|| spans(&word_fields())),
        }
    }

    /// The columns of the table.
    pub fn schema(parts: Parts) -> SchemaRef {
        let mut fields = vec![Field::new("article", DataType::Utf8, false)];
        fields.extend(TEXTS.map(|name| Field::new(name, DataType::Utf8, true)));
        let time = DataType::Timestamp(TimeUnit::Millisecond, None);
        fields.push(Field::new("published", time, true));
        fields.push(Field::new("published_estimate", DataType::Utf8, true));
        fields.extend(SURE.map(|name| Field::new(name, DataType::Float32, false)));
        fields.push(Field::new("facts", FactLists::data_type(), false));
        fields.push(Field::new("findings", FindingLists::data_type(), false));
        if parts.text {
            fields.push(Field::new("text", DataType::Utf8, false));
        }
        for (name, asked, of) in [
            ("sentences", parts.sentences, span_fields()),
            ("words", parts.words, word_fields()),
        ] {
            if asked {
                fields.push(Field::new(
                    name,
                    DataType::List(item(DataType::Struct(of))),
                    false,
                ));
            }
        }
        Arc::new(Schema::new(fields))
    }

    /// Adds an article.
    ///
    /// # Errors
    ///
    /// When it has more facts or characters than an `Int32` counts.
    pub fn push(&mut self, id: &str, analysis: &Analysis) -> Result<(), ArrowError> {
        self.facts.push(analysis)?;
        self.findings.push(analysis)?;
        let view = analysis.view(id);
        self.article.append_value(id);
        let language = view.language;
        let texts = [
            view.title,
            view.source,
            view.section,
            view.byline,
            view.url.map(Cow::Borrowed),
            view.encoding.map(Cow::Borrowed),
        ];
        for (column, text) in self.texts.iter_mut().zip(texts) {
            column.append_option(text.as_deref());
        }
        self.published
            .append_option(analysis.published.map(timestamp));
        self.estimate
            .append_option(view.published_estimate.as_deref());
        let sure = [language.vietnamese, language.diacritics];
        for (column, sure) in self.sure.iter_mut().zip(sure) {
            column.append_value(sure);
        }
        if let Some(text) = &mut self.text {
            text.append_value(analysis.text);
        }
        if let Some(sentences) = &mut self.sentences {
            let mut places = Places::new(analysis.text);
            for span in &analysis.sentences {
                push_span(sentences.values(), *span, &mut places)?;
                sentences.values().append(true);
            }
            sentences.append(true);
        }
        if let Some(words) = &mut self.words {
            let mut places = Places::new(analysis.text);
            for word in &analysis.words {
                let columns = words.values();
                push_span(columns, word.span, &mut places)?;
                if let Some(kind) = columns.field_builder::<StringBuilder>(2) {
                    kind.append_value(format!("{:?}", word.kind).to_lowercase());
                }
                columns.append(true);
            }
            words.append(true);
        }
        Ok(())
    }

    /// The rows.
    ///
    /// # Errors
    ///
    /// None that a user could make.
    pub fn finish(mut self) -> Result<RecordBatch, ArrowError> {
        let mut columns: Vec<ArrayRef> = vec![Arc::new(self.article.finish())];
        for text in &mut self.texts {
            columns.push(Arc::new(text.finish()));
        }
        columns.push(Arc::new(self.published.finish()));
        columns.push(Arc::new(self.estimate.finish()));
        for sure in &mut self.sure {
            columns.push(Arc::new(sure.finish()));
        }
        columns.push(Arc::new(self.facts.finish()));
        columns.push(Arc::new(self.findings.finish()));
        if let Some(text) = &mut self.text {
            columns.push(Arc::new(text.finish()));
        }
        for list in [&mut self.sentences, &mut self.words].into_iter().flatten() {
            columns.push(Arc::new(list.finish()));
        }
        RecordBatch::try_new(self.schema, columns)
    }
}

fn word_fields() -> Fields {
    let kind = Field::new("kind", DataType::Utf8, false);
    let spans = span_fields();
    spans.iter().cloned().chain([Arc::new(kind)]).collect()
}

fn spans(fields: &Fields) -> ListBuilder<StructBuilder> {
    let item = item(DataType::Struct(fields.clone()));
    ListBuilder::new(StructBuilder::from_fields(fields.clone(), 0)).with_field(item)
}

fn push_span(
    columns: &mut StructBuilder,
    span: Span,
    places: &mut Places,
) -> Result<(), ArrowError> {
    let bounds = [places.at(span.start)?, places.at(span.end)?];
    for (at, bound) in bounds.into_iter().enumerate() {
        if let Some(column) = columns.field_builder::<Int32Builder>(at) {
            column.append_value(bound);
        }
    }
    Ok(())
}
