//! Columns of texts that a function gives.

use std::sync::Arc;

use bantin_arrow::ArrowError;
use datafusion_common::arrow::array::{
    ArrayRef, GenericStringBuilder, OffsetSizeTrait, StringViewBuilder,
};

use crate::text::Texts;

/// Each text as `change` writes it, in a column of the type that the texts have.
pub(crate) fn changed(
    texts: &Texts,
    change: impl Fn(&str) -> String,
) -> Result<ArrayRef, ArrowError> {
    match texts {
        Texts::Small(_) => strings::<i32>(texts, change),
        Texts::Large(_) => strings::<i64>(texts, change),
        Texts::View(_) => {
            let mut out = StringViewBuilder::with_capacity(texts.len());
            for text in texts.iter() {
                match text {
                    Some(text) => out.try_append_value(change(text))?,
                    None => out.append_null(),
                }
            }
            Ok(Arc::new(out.finish()))
        }
    }
}

fn strings<O: OffsetSizeTrait>(
    texts: &Texts,
    change: impl Fn(&str) -> String,
) -> Result<ArrayRef, ArrowError> {
    let mut out = GenericStringBuilder::<O>::new();
    for text in texts.iter() {
        let changed = text.map(&change);
        let length = out.values_slice().len() + changed.as_deref().map_or(0, str::len);
        if O::from_usize(length).is_none() {
            return Err(ArrowError::OffsetOverflowError(length));
        }
        out.append_option(changed);
    }
    Ok(Arc::new(out.finish()))
}
