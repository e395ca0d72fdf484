//! A [`FactRecord`] as a [`Fact`] again.

use std::borrow::Cow;

use super::FactRecord;
use crate::{
    error::Error,
    span::Span,
    value::{
        fact::{Fact, Value},
        kind::Kind,
        notation,
    },
};

impl TryFrom<&FactRecord> for Fact {
    type Error = Error;

    /// The fact that the record was made of.
    ///
    /// ```
    /// use bantin::{Analyzer, facts::Fact, record::FactRecord};
    ///
    /// let text = "Xe chở gần 5 tấn gạo.";
    /// let fact = &Analyzer::new().analyze(text, None).facts[0];
    /// let json = serde_json::to_string(&FactRecord::new(fact, text)).unwrap();
    /// let record: FactRecord = serde_json::from_str(&json).unwrap();
    /// assert_eq!(Fact::try_from(&record)?, *fact);
    /// # Ok::<(), bantin::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// When its value, its unit or its modifier is none of its kind.
    fn try_from(record: &FactRecord) -> Result<Fact, Error> {
        let modifier = record.modifier.as_deref().map(str::parse).transpose()?;
        Ok(Fact {
            span: Span::new(record.start, record.end),
            value: value(record)?,
            modifier,
            sentence: record.sentence,
            rule: Cow::Owned(record.rule.clone()),
            ambiguous: record.ambiguous,
            estimated: record.dated.as_deref() == Some("text"),
            lunar: record.calendar.as_deref() == Some("lunar"),
        })
    }
}

impl TryFrom<FactRecord> for Fact {
    type Error = Error;

    fn try_from(record: FactRecord) -> Result<Fact, Error> {
        Fact::try_from(&record)
    }
}

fn value(record: &FactRecord) -> Result<Value, Error> {
    let mut fields = notation::Fields::new(&record.kind, &record.value, record.unit.as_deref());
    match Kind::from_name(&record.kind) {
        Some(Kind::Document) => {
            fields.add("type", record.document_type.as_deref());
            fields.add("number", record.number.as_deref());
            fields.add("year", record.year.map(|year| year.to_string()).as_deref());
            fields.add("symbol", record.symbol.as_deref());
            fields.add("issued", record.issued.as_deref());
            fields.add("issuer", record.issuer.as_deref());
        }
        Some(Kind::Quantity) => {
            let canonical = record.canonical.as_deref().or(record.measure.as_deref());
            let factor = record.factor.as_deref().or(canonical.map(|_| "1"));
            fields.add("measure", canonical);
            fields.add("factor", factor);
        }
        _ => {}
    }
    fields.add("per", record.per.as_deref());
    fields.read()
}
