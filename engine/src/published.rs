//! The second argument: when articles were published.

use bantin::{
    PublishedAt,
    chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, TimeDelta},
    record::parse_published,
};
use bantin_arrow::ArrowError;
use datafusion_common::arrow::{
    array::{Array, ArrayRef, AsArray, PrimitiveArray, timezone::Tz},
    compute::cast,
    datatypes::{DataType, Date32Type, Int64Type, TimeUnit, TimestampMillisecondType},
};

use crate::text::{self, Texts};

/// What a column of times may be.
pub(crate) const TYPES: &str =
    "a date, a timestamp, whole seconds since 1970, or a text that says one of these";

/// Whether a column of this type says when articles were published.
pub(crate) fn accepts(of: &DataType) -> bool {
    of.is_integer()
        || matches!(
            of,
            DataType::Date32 | DataType::Date64 | DataType::Timestamp(..)
        )
        || text::plain_type(of).is_some()
}

/// A column of times of publication.
pub(crate) enum Times {
    Days(PrimitiveArray<Date32Type>),
    /// Times on the newsroom's clock, or instants where there is a zone.
    Stamps(PrimitiveArray<TimestampMillisecondType>, Option<Tz>),
    /// As files have them: seconds, or milliseconds where they are many.
    Numbers(PrimitiveArray<Int64Type>),
    Texts(Texts),
}

impl Times {
    /// The times of a column.
    pub fn new(column: &ArrayRef) -> Result<Times, ArrowError> {
        let of = column.data_type();
        Ok(match of {
            DataType::Date32 | DataType::Date64 => {
                Times::Days(cast(column, &DataType::Date32)?.as_primitive().clone())
            }
            DataType::Timestamp(_, zone) => {
                let stamp = DataType::Timestamp(TimeUnit::Millisecond, zone.clone());
                let zone = zone.as_deref().map(str::parse).transpose()?;
                Times::Stamps(cast(column, &stamp)?.as_primitive().clone(), zone)
            }
            _ if of.is_integer() => {
                Times::Numbers(cast(column, &DataType::Int64)?.as_primitive().clone())
            }
            _ => Times::Texts(Texts::new(column)?),
        })
    }

    /// The time of a row, if it has one.
    pub fn get(&self, row: usize) -> Option<PublishedAt> {
        match self {
            Times::Days(days) => {
                let days = days.is_valid(row).then(|| days.value(row))?;
                let day = NaiveDate::default().checked_add_signed(TimeDelta::days(days.into()))?;
                Some(day.into())
            }
            Times::Stamps(stamps, zone) => {
                let millis = stamps.is_valid(row).then(|| stamps.value(row))?;
                let utc = DateTime::from_timestamp_millis(millis)?.naive_utc();
                Some(match zone {
                    Some(zone) => instant(utc, zone)?.into(),
                    None => utc.into(),
                })
            }
            Times::Numbers(numbers) => {
                PublishedAt::from_unix(numbers.is_valid(row).then(|| numbers.value(row))?)
            }
            Times::Texts(texts) => parse_published(texts.get(row)?),
        }
    }
}

fn instant(utc: NaiveDateTime, zone: &Tz) -> Option<DateTime<FixedOffset>> {
    use bantin::chrono::{Offset, TimeZone};
    let offset = zone.offset_from_utc_datetime(&utc).fix();
    utc.checked_add_offset(offset)
        .map(|_| DateTime::from_naive_utc_and_offset(utc, offset))
}
