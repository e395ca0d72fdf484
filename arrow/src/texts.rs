//! Lists of sentences and of words: stretches of a text, with what stands in them.

use std::sync::Arc;

use arrow_array::{
    ListArray, StructArray,
    builder::{ArrayBuilder, Int32Builder, StringBuilder},
};
use arrow_schema::{ArrowError, DataType, Field, Fields};
use bantin::{Span, word::Word};

use crate::{
    bytes::Bytes,
    lists::{Bounds, item},
    places::Places,
};

/// The columns of a place in a text.
pub(crate) fn span_fields() -> Fields {
    let of = |name| Field::new(name, DataType::Int32, false);
    Fields::from(vec![of("span_start"), of("span_end")])
}

/// The columns of a sentence, in their order.
pub fn sentence_fields() -> Fields {
    let text = Arc::new(Field::new("text", DataType::Utf8, false));
    let spans = span_fields();
    spans.iter().cloned().chain([text]).collect()
}

/// Builds a column of lists of sentences: where each stands, and its text.
///
/// ```
/// use arrow_array::{Array, cast::AsArray};
/// use bantin::sentence::sentences;
/// use bantin_arrow::SentenceLists;
///
/// let text = "Trời đẹp. Quỹ thu 3 tỷ đồng.";
/// let mut lists = SentenceLists::default();
/// lists.push(text, &sentences(text))?;
/// let sentences = lists.finish().value(0);
/// let texts = sentences.as_struct().column_by_name("text").unwrap();
/// assert_eq!(texts.as_string::<i32>().value(1), "Quỹ thu 3 tỷ đồng.");
/// # Ok::<(), bantin_arrow::ArrowError>(())
/// ```
#[derive(Debug, Default)]
pub struct SentenceLists {
    span_start: Int32Builder,
    span_end: Int32Builder,
    text: StringBuilder,
    bytes: Bytes,
    bounds: Bounds,
}

impl SentenceLists {
    /// The type of the column.
    pub fn data_type() -> DataType {
        DataType::List(item(DataType::Struct(sentence_fields())))
    }

    /// Adds the sentences of a text: a list, be it empty.
    ///
    /// # Errors
    ///
    /// When the text has more characters, or all sentences have more bytes, than an `Int32`
    /// counts.
    pub fn push(&mut self, text: &str, sentences: &[Span]) -> Result<(), ArrowError> {
        let mut places = Places::new(text);
        for span in sentences {
            let sentence = span.text(text);
            self.bytes.add([sentence])?;
            let (start, end) = (places.at(span.start)?, places.at(span.end)?);
            self.span_start.append_value(start);
            self.span_end.append_value(end);
            self.text.append_value(sentence);
        }
        self.bounds.close(self.text.len())
    }

    /// Adds a null, of a text that is one.
    pub fn push_null(&mut self) {
        self.bounds.null();
    }

    /// The column.
    pub fn finish(mut self) -> ListArray {
        let columns = vec![
            Arc::new(self.span_start.finish()) as _,
            Arc::new(self.span_end.finish()) as _,
            Arc::new(self.text.finish()) as _,
        ];
        self.bounds
            .list(StructArray::new(sentence_fields(), columns, None))
    }
}

/// Builds a column of lists of words, as they stand in the text.
#[derive(Debug, Default)]
pub struct WordLists {
    words: StringBuilder,
    bytes: Bytes,
    bounds: Bounds,
}

impl WordLists {
    /// The type of the column.
    pub fn data_type() -> DataType {
        DataType::List(item(DataType::Utf8))
    }

    /// Adds the words of a text: a list, be it empty.
    ///
    /// # Errors
    ///
    /// When there are more words, or all of them have more bytes, than an `Int32` counts.
    pub fn push(&mut self, text: &str, words: &[Word]) -> Result<(), ArrowError> {
        let words = words.iter().map(|word| word.span.text(text));
        self.bytes.add(words.clone())?;
        words.for_each(|word| self.words.append_value(word));
        self.bounds.close(self.words.len())
    }

    /// Adds a null, of a text that is one.
    pub fn push_null(&mut self) {
        self.bounds.null();
    }

    /// The column.
    pub fn finish(mut self) -> ListArray {
        self.bounds.list(self.words.finish())
    }
}
