//! The columns of a finding.

use std::sync::Arc;

use arrow_array::{
    ArrayRef, StructArray,
    builder::{ArrayBuilder, Decimal128Builder, Int32Builder, ListBuilder, StringBuilder},
};
use arrow_schema::{ArrowError, DataType, Field, Fields};
use bantin::{
    Analysis, Offsets,
    record::{FindingRow, FindingRows},
};

use crate::{
    bytes::Bytes,
    lists::item,
    values::{DIGITS, SCALE, decimal},
};

/// The columns of a finding, in their order: figures of a text checked against each other.
///
/// `facts` are the places of its facts in the list of the facts of the same text, from 0,
/// and `roles` what each of these is; the span goes from the first of them to the last.
pub fn finding_fields() -> Fields {
    let number = DataType::Decimal128(DIGITS, SCALE);
    let needed = |name, of| Field::new(name, of, false);
    let maybe = |name, of| Field::new(name, of, true);
    Fields::from(vec![
        needed("relation", DataType::Utf8),
        needed("verdict", DataType::Utf8),
        needed("span_start", DataType::Int32),
        needed("span_end", DataType::Int32),
        needed("facts", DataType::List(item(DataType::Int32))),
        needed("roles", DataType::List(item(DataType::Utf8))),
        needed("stated", DataType::Utf8),
        needed("derived", DataType::Utf8),
        maybe("stated_amount", number.clone()),
        maybe("derived_amount", number.clone()),
        maybe("currency", DataType::Utf8),
        maybe("tolerance", number),
        needed("sentence", DataType::Int32),
        needed("rule", DataType::Utf8),
        needed("explanation_vi", DataType::Utf8),
        needed("explanation_en", DataType::Utf8),
    ])
}

/// Builds the columns of [`finding_fields`].
#[derive(Debug)]
pub struct FindingColumns {
    relation: StringBuilder,
    verdict: StringBuilder,
    span_start: Int32Builder,
    span_end: Int32Builder,
    facts: ListBuilder<Int32Builder>,
    roles: ListBuilder<StringBuilder>,
    stated: StringBuilder,
    derived: StringBuilder,
    stated_amount: Decimal128Builder,
    derived_amount: Decimal128Builder,
    currency: StringBuilder,
    tolerance: Decimal128Builder,
    sentence: Int32Builder,
    rule: StringBuilder,
    explanation_vi: StringBuilder,
    explanation_en: StringBuilder,
    bytes: Bytes,
}

impl Default for FindingColumns {
    fn default() -> Self {
        let number =
            || Decimal128Builder::new().with_data_type(DataType::Decimal128(DIGITS, SCALE));
        FindingColumns {
            relation: StringBuilder::new(),
            verdict: StringBuilder::new(),
            span_start: Int32Builder::new(),
            span_end: Int32Builder::new(),
            facts: ListBuilder::new(Int32Builder::new()).with_field(item(DataType::Int32)),
            roles: ListBuilder::new(StringBuilder::new()).with_field(item(DataType::Utf8)),
            stated: StringBuilder::new(),
            derived: StringBuilder::new(),
            stated_amount: number(),
            derived_amount: number(),
            currency: StringBuilder::new(),
            tolerance: number(),
            sentence: Int32Builder::new(),
            rule: StringBuilder::new(),
            explanation_vi: StringBuilder::new(),
            explanation_en: StringBuilder::new(),
            bytes: Bytes::default(),
        }
    }
}

impl FindingColumns {
    /// Adds all findings of a text.
    ///
    /// # Errors
    ///
    /// When the text has more facts or characters, or all findings have more bytes, than an
    /// `Int32` counts.
    pub fn push_all(&mut self, analysis: &Analysis) -> Result<(), ArrowError> {
        let rows = FindingRows::new(analysis, Offsets::Chars);
        rows.all().iter().try_for_each(|row| self.push(row))
    }

    /// Adds a finding whose span is counted in characters.
    ///
    /// # Errors
    ///
    /// As [`FindingColumns::push_all`].
    pub fn push(&mut self, row: &FindingRow) -> Result<(), ArrowError> {
        // What can fail comes first, so that all columns stay of one length.
        let (start, end) = (count(row.span.start)?, count(row.span.end)?);
        let facts = row.facts.iter().map(|&fact| count(fact));
        let facts = facts.collect::<Result<Vec<i32>, ArrowError>>()?;
        let sentence = count(row.sentence)?;
        self.bytes.add(row.roles.iter().map(AsRef::as_ref))?;
        let told = [&row.explanation_vi, &row.explanation_en];
        self.bytes.add(told.map(|text| text.as_ref()))?;
        self.relation.append_value(row.relation);
        self.verdict.append_value(row.verdict);
        self.span_start.append_value(start);
        self.span_end.append_value(end);
        self.facts.values().append_slice(&facts);
        self.facts.append(true);
        for role in &row.roles {
            self.roles.values().append_value(role);
        }
        self.roles.append(true);
        self.stated.append_value(&row.stated);
        self.derived.append_value(&row.derived);
        self.stated_amount
            .append_option(row.stated_amount.and_then(decimal));
        self.derived_amount
            .append_option(row.derived_amount.and_then(decimal));
        self.currency.append_option(row.currency);
        self.tolerance.append_option(decimal(row.tolerance));
        self.sentence.append_value(sentence);
        self.rule.append_value(row.rule);
        self.explanation_vi.append_value(&row.explanation_vi);
        self.explanation_en.append_value(&row.explanation_en);
        Ok(())
    }

    /// How many findings there are.
    pub fn len(&self) -> usize {
        self.relation.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The columns, in the order of [`finding_fields`]; the builder is empty then.
    pub fn finish(&mut self) -> Vec<ArrayRef> {
        self.bytes = Bytes::default();
        vec![
            Arc::new(self.relation.finish()),
            Arc::new(self.verdict.finish()),
            Arc::new(self.span_start.finish()),
            Arc::new(self.span_end.finish()),
            Arc::new(self.facts.finish()),
            Arc::new(self.roles.finish()),
            Arc::new(self.stated.finish()),
            Arc::new(self.derived.finish()),
            Arc::new(self.stated_amount.finish()),
            Arc::new(self.derived_amount.finish()),
            Arc::new(self.currency.finish()),
            Arc::new(self.tolerance.finish()),
            Arc::new(self.sentence.finish()),
            Arc::new(self.rule.finish()),
            Arc::new(self.explanation_vi.finish()),
            Arc::new(self.explanation_en.finish()),
        ]
    }

    /// The columns as one of structs.
    pub fn finish_struct(&mut self) -> StructArray {
        StructArray::new(finding_fields(), self.finish(), None)
    }
}

fn count(number: usize) -> Result<i32, ArrowError> {
    number
        .try_into()
        .map_err(|_| ArrowError::OffsetOverflowError(number))
}
