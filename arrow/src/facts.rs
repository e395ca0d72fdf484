//! The columns of a fact.

use std::sync::Arc;

use arrow_array::{
    ArrayRef, StructArray,
    builder::{BooleanBuilder, Date32Builder, Decimal128Builder, Int32Builder, StringBuilder},
};
use arrow_schema::{ArrowError, DataType, Field, Fields};
use bantin::{Analysis, record::FactRow};

use crate::{
    bytes::Bytes,
    places::Places,
    values::{DIGITS, SCALE, day, decimal},
};

/// The columns of a fact, in their order.
pub fn fact_fields() -> Fields {
    let number = DataType::Decimal128(DIGITS, SCALE);
    let needed = |name, of| Field::new(name, of, false);
    let maybe = |name, of| Field::new(name, of, true);
    Fields::from(vec![
        needed("kind", DataType::Utf8),
        needed("span_start", DataType::Int32),
        needed("span_end", DataType::Int32),
        needed("text", DataType::Utf8),
        needed("value", DataType::Utf8),
        maybe("amount", number.clone()),
        maybe("amount_high", number.clone()),
        maybe("currency", DataType::Utf8),
        maybe("unit", DataType::Utf8),
        maybe("numerator", number.clone()),
        maybe("denominator", number),
        maybe("per", DataType::Utf8),
        maybe("modifier", DataType::Utf8),
        maybe("date_from", DataType::Date32),
        maybe("date_until", DataType::Date32),
        maybe("clock", DataType::Utf8),
        needed("sentence", DataType::Int32),
        needed("rule", DataType::Utf8),
        needed("ambiguous", DataType::Boolean),
        maybe("dated", DataType::Utf8),
    ])
}

/// Builds the columns of [`fact_fields`].
#[derive(Debug)]
pub struct FactColumns {
    kind: StringBuilder,
    span_start: Int32Builder,
    span_end: Int32Builder,
    text: StringBuilder,
    value: StringBuilder,
    amount: Decimal128Builder,
    amount_high: Decimal128Builder,
    currency: StringBuilder,
    unit: StringBuilder,
    numerator: Decimal128Builder,
    denominator: Decimal128Builder,
    per: StringBuilder,
    modifier: StringBuilder,
    date_from: Date32Builder,
    date_until: Date32Builder,
    clock: StringBuilder,
    sentence: Int32Builder,
    rule: StringBuilder,
    ambiguous: BooleanBuilder,
    dated: StringBuilder,
    bytes: Bytes,
}

impl Default for FactColumns {
    fn default() -> Self {
        let number =
            || Decimal128Builder::new().with_data_type(DataType::Decimal128(DIGITS, SCALE));
        FactColumns {
            kind: StringBuilder::new(),
            span_start: Int32Builder::new(),
            span_end: Int32Builder::new(),
            text: StringBuilder::new(),
            value: StringBuilder::new(),
            amount: number(),
            amount_high: number(),
            currency: StringBuilder::new(),
            unit: StringBuilder::new(),
            numerator: number(),
            denominator: number(),
            per: StringBuilder::new(),
            modifier: StringBuilder::new(),
            date_from: Date32Builder::new(),
            date_until: Date32Builder::new(),
            clock: StringBuilder::new(),
            sentence: Int32Builder::new(),
            rule: StringBuilder::new(),
            ambiguous: BooleanBuilder::new(),
            dated: StringBuilder::new(),
            bytes: Bytes::default(),
        }
    }
}

impl FactColumns {
    /// Adds all facts of a text.
    ///
    /// # Errors
    ///
    /// When the text has more characters, or all facts have more bytes, than an `Int32` counts.
    pub fn push_all(&mut self, analysis: &Analysis) -> Result<(), ArrowError> {
        let mut places = Places::new(analysis.text);
        for fact in &analysis.facts {
            let row = FactRow::new(fact);
            self.push(&row, row.span.text(analysis.text), &mut places)?;
        }
        Ok(())
    }

    /// Adds a fact with its text; `places` are those of the text that it stands in.
    ///
    /// # Errors
    ///
    /// As [`FactColumns::push_all`].
    pub fn push(
        &mut self,
        row: &FactRow,
        text: &str,
        places: &mut Places,
    ) -> Result<(), ArrowError> {
        // What can fail comes first, so that all columns stay of one length.
        let (start, end) = (places.at(row.span.start)?, places.at(row.span.end)?);
        self.bytes.add([row.kind, text, &row.value, row.rule])?;
        self.kind.append_value(row.kind);
        self.span_start.append_value(start);
        self.span_end.append_value(end);
        self.text.append_value(text);
        self.value.append_value(&row.value);
        self.amount.append_option(row.amount.and_then(decimal));
        self.amount_high
            .append_option(row.amount_high.and_then(decimal));
        self.currency.append_option(row.currency);
        self.unit.append_option(row.unit);
        self.numerator
            .append_option(row.numerator.and_then(decimal));
        self.denominator
            .append_option(row.denominator.and_then(decimal));
        self.per.append_option(row.per);
        self.modifier.append_option(row.modifier);
        self.date_from.append_option(row.date_from.map(day));
        self.date_until.append_option(row.date_until.map(day));
        let clock = row.clock.map(|clock| clock.to_string());
        self.clock
            .append_option(clock.as_deref().map(|clock| clock.trim_start_matches('T')));
        self.sentence
            .append_value(row.sentence.try_into().unwrap_or(i32::MAX));
        self.rule.append_value(row.rule);
        self.ambiguous.append_value(row.ambiguous);
        self.dated.append_option(row.dated);
        Ok(())
    }

    /// How many facts there are.
    pub fn len(&self) -> usize {
        use arrow_array::builder::ArrayBuilder;
        self.kind.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The columns, in the order of [`fact_fields`]; the builder is empty then.
    pub fn finish(&mut self) -> Vec<ArrayRef> {
        self.bytes = Bytes::default();
        vec![
            Arc::new(self.kind.finish()),
            Arc::new(self.span_start.finish()),
            Arc::new(self.span_end.finish()),
            Arc::new(self.text.finish()),
            Arc::new(self.value.finish()),
            Arc::new(self.amount.finish()),
            Arc::new(self.amount_high.finish()),
            Arc::new(self.currency.finish()),
            Arc::new(self.unit.finish()),
            Arc::new(self.numerator.finish()),
            Arc::new(self.denominator.finish()),
            Arc::new(self.per.finish()),
            Arc::new(self.modifier.finish()),
            Arc::new(self.date_from.finish()),
            Arc::new(self.date_until.finish()),
            Arc::new(self.clock.finish()),
            Arc::new(self.sentence.finish()),
            Arc::new(self.rule.finish()),
            Arc::new(self.ambiguous.finish()),
            Arc::new(self.dated.finish()),
        ]
    }

    /// The columns as one of structs.
    pub fn finish_struct(&mut self) -> StructArray {
        StructArray::new(fact_fields(), self.finish(), None)
    }
}
