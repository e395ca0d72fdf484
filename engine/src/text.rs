//! The first argument: a column of texts.

use bantin_arrow::ArrowError;
use datafusion_common::arrow::{
    array::{Array, ArrayRef, AsArray, LargeStringArray, StringArray, StringViewArray},
    compute::cast,
    datatypes::DataType,
};

/// What a column of texts may be.
pub(crate) const TYPES: &str = "Utf8, LargeUtf8, Utf8View, or a dictionary of one of them";

/// The plain type of texts that a column of this type holds; a bare NULL is one too.
pub(crate) fn plain_type(of: &DataType) -> Option<DataType> {
    match of {
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => Some(of.clone()),
        DataType::Null => Some(DataType::Utf8),
        DataType::Dictionary(_, values) if !values.is_nested() => plain_type(values),
        _ => None,
    }
}

/// A column of texts, of any type that has them.
pub(crate) enum Texts {
    Small(StringArray),
    Large(LargeStringArray),
    View(StringViewArray),
}

impl Texts {
    /// The texts of a column.
    pub fn new(column: &ArrayRef) -> Result<Texts, ArrowError> {
        Ok(match column.data_type() {
            DataType::Utf8 => Texts::Small(column.as_string().clone()),
            DataType::LargeUtf8 => Texts::Large(column.as_string().clone()),
            DataType::Utf8View => Texts::View(column.as_string_view().clone()),
            other => {
                let plain = plain_type(other).unwrap_or(DataType::Utf8);
                return Texts::new(&cast(column, &plain)?);
            }
        })
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        match self {
            Texts::Small(texts) => texts.len(),
            Texts::Large(texts) => texts.len(),
            Texts::View(texts) => texts.len(),
        }
    }

    /// The text of a row, if it has one.
    pub fn get(&self, row: usize) -> Option<&str> {
        match self {
            Texts::Small(texts) => texts.is_valid(row).then(|| texts.value(row)),
            Texts::Large(texts) => texts.is_valid(row).then(|| texts.value(row)),
            Texts::View(texts) => texts.is_valid(row).then(|| texts.value(row)),
        }
    }

    /// The texts in order.
    pub fn iter(&self) -> impl Iterator<Item = Option<&str>> {
        (0..self.len()).map(|row| self.get(row))
    }
}
