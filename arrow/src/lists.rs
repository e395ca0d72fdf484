//! A list of facts or of findings a text.

use std::{mem, sync::Arc};

use arrow_array::{Array, ListArray};
use arrow_buffer::{NullBufferBuilder, OffsetBuffer, ScalarBuffer};
use arrow_schema::{ArrowError, DataType, Field};
use bantin::{Analysis, record::FindingRow};

use crate::{
    facts::{FactColumns, fact_fields},
    findings::{FindingColumns, finding_fields},
};

/// Builds a column of lists of facts.
#[derive(Debug, Default)]
pub struct FactLists {
    facts: FactColumns,
    bounds: Bounds,
}

impl FactLists {
    /// The type of the column.
    pub fn data_type() -> DataType {
        DataType::List(item(DataType::Struct(fact_fields())))
    }

    /// Adds the facts of a text: a list, be it empty.
    ///
    /// # Errors
    ///
    /// When there are more facts, or the text has more characters, than an `Int32` counts.
    pub fn push(&mut self, analysis: &Analysis) -> Result<(), ArrowError> {
        self.facts.push_all(analysis)?;
        self.bounds.close(self.facts.len())
    }

    /// Adds a null, of a text that is one.
    pub fn push_null(&mut self) {
        self.bounds.null();
    }

    /// Adds the facts of a text, or a null where there is no text.
    ///
    /// # Errors
    ///
    /// As [`FactLists::push`].
    pub fn push_option(&mut self, analysis: Option<&Analysis>) -> Result<(), ArrowError> {
        match analysis {
            Some(analysis) => self.push(analysis),
            None => {
                self.push_null();
                Ok(())
            }
        }
    }

    /// The column.
    pub fn finish(mut self) -> ListArray {
        self.bounds.list(self.facts.finish_struct())
    }
}

/// Builds a column of lists of findings. The analyzer must have been asked for them.
///
/// ```
/// use arrow_array::{Array, cast::AsArray};
/// use bantin::Analyzer;
/// use bantin_arrow::FindingLists;
///
/// let analyzer = Analyzer::new().include_findings(true);
/// let mut lists = FindingLists::default();
/// lists.push(&analyzer.analyze("Xã xử lý 240/272 vụ việc, đạt tỷ lệ 82,24%.", None))?;
/// lists.push(&analyzer.analyze("Quỹ thu 3 tỷ đồng.", None))?;
/// let lists = lists.finish();
/// let findings = lists.value(0);
/// let verdicts = findings.as_struct().column_by_name("verdict").unwrap();
/// assert_eq!(verdicts.as_string::<i32>().value(0), "differs");
/// assert!(lists.value(1).is_empty());
/// # Ok::<(), bantin_arrow::ArrowError>(())
/// ```
#[derive(Debug, Default)]
pub struct FindingLists {
    findings: FindingColumns,
    bounds: Bounds,
}

impl FindingLists {
    /// The type of the column.
    pub fn data_type() -> DataType {
        DataType::List(item(DataType::Struct(finding_fields())))
    }

    /// Adds the findings of a text: a list, be it empty.
    ///
    /// # Errors
    ///
    /// When there are more findings or facts, or the text has more characters, than an
    /// `Int32` counts.
    pub fn push(&mut self, analysis: &Analysis) -> Result<(), ArrowError> {
        self.findings.push_all(analysis)?;
        self.bounds.close(self.findings.len())
    }

    /// Adds a list of some findings whose spans are counted in characters.
    ///
    /// # Errors
    ///
    /// As [`FindingLists::push`].
    pub fn push_rows<'r, 'f: 'r>(
        &mut self,
        rows: impl IntoIterator<Item = &'r FindingRow<'f>>,
    ) -> Result<(), ArrowError> {
        for row in rows {
            self.findings.push(row)?;
        }
        self.bounds.close(self.findings.len())
    }

    /// Adds a null, of a text that is one.
    pub fn push_null(&mut self) {
        self.bounds.null();
    }

    /// Adds the findings of a text, or a null where there is no text.
    ///
    /// # Errors
    ///
    /// As [`FindingLists::push`].
    pub fn push_option(&mut self, analysis: Option<&Analysis>) -> Result<(), ArrowError> {
        match analysis {
            Some(analysis) => self.push(analysis),
            None => {
                self.push_null();
                Ok(())
            }
        }
    }

    /// The column; the builder is empty then.
    pub fn finish(&mut self) -> ListArray {
        mem::take(&mut self.bounds).list(self.findings.finish_struct())
    }
}

/// Where lists end, and which of them are null.
#[derive(Debug)]
pub(crate) struct Bounds {
    ends: Vec<i32>,
    valid: NullBufferBuilder,
}

impl Default for Bounds {
    fn default() -> Self {
        Bounds {
            ends: vec![0],
            valid: NullBufferBuilder::new(0),
        }
    }
}

impl Bounds {
    /// Ends a list behind so many values.
    pub fn close(&mut self, values: usize) -> Result<(), ArrowError> {
        let end = values.try_into();
        self.ends
            .push(end.map_err(|_| ArrowError::OffsetOverflowError(values))?);
        self.valid.append_non_null();
        Ok(())
    }

    /// A null in place of a list.
    pub fn null(&mut self) {
        self.ends.push(self.ends.last().copied().unwrap_or(0));
        self.valid.append_null();
    }

    /// The lists of these values.
    pub fn list(mut self, values: impl Array + 'static) -> ListArray {
        let ends = OffsetBuffer::new(ScalarBuffer::from(self.ends));
        let item = item(values.data_type().clone());
        ListArray::new(item, ends, Arc::new(values), self.valid.finish())
    }
}

/// What a list is of: none of it is null.
pub(crate) fn item(of: DataType) -> Arc<Field> {
    Arc::new(Field::new("item", of, false))
}
