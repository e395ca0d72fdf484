//! A list of facts a text.

use std::sync::Arc;

use arrow_array::ListArray;
use arrow_buffer::{NullBufferBuilder, OffsetBuffer, ScalarBuffer};
use arrow_schema::{ArrowError, DataType, Field};
use bantin::Analysis;

use crate::facts::{FactColumns, fact_fields};

/// Builds a column of lists of facts.
#[derive(Debug)]
pub struct FactLists {
    facts: FactColumns,
    ends: Vec<i32>,
    valid: NullBufferBuilder,
}

impl Default for FactLists {
    fn default() -> Self {
        FactLists {
            facts: FactColumns::default(),
            ends: vec![0],
            valid: NullBufferBuilder::new(0),
        }
    }
}

impl FactLists {
    /// The type of the column.
    pub fn data_type() -> DataType {
        DataType::List(item())
    }

    /// Adds the facts of a text: a list, be it empty.
    ///
    /// # Errors
    ///
    /// When there are more facts, or the text has more characters, than an `Int32` counts.
    pub fn push(&mut self, analysis: &Analysis) -> Result<(), ArrowError> {
        self.facts.push_all(analysis)?;
        let end = self.facts.len().try_into();
        self.ends
            .push(end.map_err(|_| ArrowError::OffsetOverflowError(self.facts.len()))?);
        self.valid.append_non_null();
        Ok(())
    }

    /// Adds a null, of a text that is one.
    pub fn push_null(&mut self) {
        self.ends.push(self.ends.last().copied().unwrap_or(0));
        self.valid.append_null();
    }

    /// The column.
    pub fn finish(mut self) -> ListArray {
        let ends = OffsetBuffer::new(ScalarBuffer::from(self.ends));
        let facts = Arc::new(self.facts.finish_struct());
        ListArray::new(item(), ends, facts, self.valid.finish())
    }
}

fn item() -> Arc<Field> {
    Arc::new(Field::new("item", DataType::Struct(fact_fields()), false))
}
