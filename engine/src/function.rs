//! A function as the engine sees it: its arguments looked at when a query is planned, its
//! batches handed to a worker.

use std::{
    fmt,
    hash::{Hash, Hasher},
    marker::PhantomData,
};

use datafusion_common::{
    Result, ScalarValue, arrow::datatypes::DataType, exec_datafusion_err, plan_err,
};
use datafusion_expr::{ColumnarValue, ScalarFunctionArgs, ScalarUDFImpl, Signature, Volatility};

use crate::{
    idle::Idle,
    published::{self, Times},
    read::Read,
    text::{self, Texts},
};

/// A function of SQL.
pub(crate) struct Function<R: Read> {
    signature: Signature,
    idle: Idle<R::Worker>,
    reads: PhantomData<R>,
}

impl<R: Read> Function<R> {
    pub fn new() -> Self {
        Function {
            signature: Signature::variadic_any(Volatility::Immutable),
            idle: Idle::default(),
            reads: PhantomData,
        }
    }

    /// The plain type of the texts, where the arguments are those of the function.
    fn check(arguments: &[DataType]) -> Result<DataType> {
        let (name, most) = (R::NAME, 1 + usize::from(R::DATED));
        let (texts, times) = match arguments {
            [texts] => (texts, None),
            [texts, times] if R::DATED => (texts, Some(times)),
            _ => {
                let takes = [
                    "a text",
                    "a text and, if it is known, a time of publication",
                ];
                let (takes, given) = (takes[most - 1], arguments.len());
                return plan_err!("{name} takes {takes}; it was given {given} arguments");
            }
        };
        let Some(plain) = text::plain_type(texts) else {
            let types = text::TYPES;
            return plan_err!("{name} takes a text ({types}) first; it was given {texts}");
        };
        match times {
            Some(times) if !published::accepts(times) => {
                let types = published::TYPES;
                plan_err!(
                    "{name} takes a time of publication second ({types}); it was given {times}"
                )
            }
            _ => Ok(plain),
        }
    }
}

impl<R: Read> fmt::Debug for Function<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(R::NAME)
    }
}

// Two functions of one name do the same, whatever workers they have at hand.
impl<R: Read> PartialEq for Function<R> {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl<R: Read> Eq for Function<R> {}

impl<R: Read> Hash for Function<R> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        R::NAME.hash(state);
    }
}

impl<R: Read> ScalarUDFImpl for Function<R> {
    fn name(&self) -> &str {
        R::NAME
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    /// Every type that is understood is taken as it is; others end the planning here.
    fn return_type(&self, arguments: &[DataType]) -> Result<DataType> {
        Self::check(arguments).map(|texts| R::gives(&texts))
    }

    fn invoke_with_args(&self, arguments: ScalarFunctionArgs) -> Result<ColumnarValue> {
        let is_one = |argument: &ColumnarValue| matches!(argument, ColumnarValue::Scalar(_));
        let alone = arguments.args.iter().all(is_one);
        let columns = ColumnarValue::values_to_arrays(&arguments.args)?;
        let Some(texts) = columns.first() else {
            return plan_err!("{} takes a text", R::NAME);
        };
        let texts = Texts::new(texts)?;
        let times = columns.get(1).map(Times::new).transpose()?;
        let read = |worker: &mut R::Worker| R::read(worker, &texts, times.as_ref());
        let result = self.idle.with(R::worker, read).map_err(|error| {
            let rows = texts.len();
            exec_datafusion_err!(
                "{}: {error}, in a batch of {rows} rows; datafusion.execution.batch_size says \
                 how many a batch has",
                R::NAME
            )
        })?;
        Ok(if alone {
            ColumnarValue::Scalar(ScalarValue::try_from_array(&result, 0)?)
        } else {
            ColumnarValue::Array(result)
        })
    }
}
