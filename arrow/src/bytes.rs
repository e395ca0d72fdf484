//! How many bytes of texts a column can hold.

use arrow_schema::ArrowError;

/// Counts the texts of columns: the builders of Arrow panic where one holds too many.
#[derive(Debug, Default)]
pub(crate) struct Bytes(usize);

impl Bytes {
    /// Counts these texts in.
    pub fn add<'t>(&mut self, texts: impl IntoIterator<Item = &'t str>) -> Result<(), ArrowError> {
        self.0 += texts.into_iter().map(str::len).sum::<usize>();
        if self.0 > i32::MAX as usize {
            return Err(ArrowError::InvalidArgumentError(
                "more than 2 GB of texts in a column; take fewer rows at a time".to_owned(),
            ));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Bytes;

    #[test]
    fn too_many_bytes_are_an_error() {
        let megabyte = " ".repeat(1 << 20);
        let mut bytes = Bytes::default();
        for _ in 0..2047 {
            bytes.add([megabyte.as_str()]).expect("less than 2 GB");
        }
        let error = bytes.add([megabyte.as_str()]).expect_err("2 GB");
        assert!(error.to_string().contains("more than 2 GB"), "{error}");
    }
}
