//! Bytes of a text to characters.

use arrow_schema::ArrowError;

/// Counts the characters before places of a text, in one pass over places that go forward;
/// going back begins anew.
///
/// ```
/// let mut places = bantin_arrow::Places::new("tỷ lệ");
/// assert_eq!(places.at(4)?, 2);
/// assert_eq!(places.at(1)?, 1);
/// # Ok::<(), bantin_arrow::ArrowError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Places<'t> {
    text: &'t str,
    bytes: usize,
    characters: usize,
}

impl<'t> Places<'t> {
    /// Counts in this text.
    pub fn new(text: &'t str) -> Self {
        Places {
            text,
            bytes: 0,
            characters: 0,
        }
    }

    /// The characters before a byte.
    ///
    /// # Errors
    ///
    /// When they are more than an `Int32` counts.
    pub fn at(&mut self, byte: usize) -> Result<i32, ArrowError> {
        if byte < self.bytes {
            *self = Places::new(self.text);
        }
        let between = self.text.get(self.bytes..byte).unwrap_or_default();
        self.characters += between.chars().count();
        self.bytes = byte;
        self.characters.try_into().map_err(|_| {
            ArrowError::InvalidArgumentError(
                "a text of more than 2147483647 characters; cut it into articles".to_owned(),
            )
        })
    }
}
