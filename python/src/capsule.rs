//! The Arrow C data interface in capsules, as Python libraries exchange columns:
//! <https://arrow.apache.org/docs/format/CDataInterface/PyCapsuleInterface.html>.
#![expect(unsafe_code, reason = "the interface is one of C")]

use std::{
    ffi::{CStr, c_int},
    mem::MaybeUninit,
};

use arrow_array::{
    Array, ArrayRef, RecordBatchReader,
    ffi::{FFI_ArrowArray, FFI_ArrowSchema, from_ffi, to_ffi},
    ffi_stream::FFI_ArrowArrayStream,
    make_array,
};
use arrow_schema::{ArrowError, DataType, Field};
use pyo3::{
    exceptions::{PyOverflowError, PyTypeError, PyValueError},
    prelude::*,
    types::{PyCapsule, PyTuple},
};

const SCHEMA: &CStr = c"arrow_schema";
const ARRAY: &CStr = c"arrow_array";
const STREAM: &CStr = c"arrow_array_stream";

/// An error of Arrow as one of Python.
pub fn raised(error: ArrowError) -> PyErr {
    match error {
        ArrowError::OffsetOverflowError(_) => {
            PyOverflowError::new_err("more facts than one column holds; give it in smaller pieces")
        }
        error => PyValueError::new_err(error.to_string()),
    }
}

/// A column that another library has, chunk by chunk.
pub struct Chunks(Source);

enum Source {
    One(Option<ArrayRef>),
    Stream(FFI_ArrowArrayStream, FFI_ArrowSchema),
}

impl Chunks {
    /// The column of an object that has the interface, with its type.
    pub fn of(value: &Bound<'_, PyAny>) -> PyResult<Option<(Self, DataType)>> {
        if value.hasattr("__arrow_c_stream__")? {
            let capsule = value.call_method0("__arrow_c_stream__")?;
            return streamed(capsule.cast()?).map(Some);
        }
        if value.hasattr("__arrow_c_array__")? {
            let pair = value.call_method0("__arrow_c_array__")?;
            let (schema, array): (Bound<PyCapsule>, Bound<PyCapsule>) = pair.extract()?;
            let array = whole(&schema, &array)?;
            let of = array.data_type().clone();
            return Ok(Some((Chunks(Source::One(Some(array))), of)));
        }
        Ok(None)
    }

    /// The next chunk.
    pub fn next(&mut self, py: Python<'_>) -> PyResult<Option<ArrayRef>> {
        match &mut self.0 {
            Source::One(array) => Ok(array.take()),
            // Who fills the stream may have to wait, or need the interpreter in another thread.
            Source::Stream(stream, schema) => py.detach(|| pulled(stream, schema)).map_err(raised),
        }
    }
}

fn whole(schema: &Bound<'_, PyCapsule>, array: &Bound<'_, PyCapsule>) -> PyResult<ArrayRef> {
    let schema = schema
        .pointer_checked(Some(SCHEMA))?
        .cast::<FFI_ArrowSchema>();
    let array = array.pointer_checked(Some(ARRAY))?.cast::<FFI_ArrowArray>();
    // SAFETY: capsules of these names hold these structures. The array is moved out, which
    // leaves a released one behind; the schema is only looked at while its capsule lives.
    let data = unsafe {
        let array = FFI_ArrowArray::from_raw(array.as_ptr());
        from_ffi(array, schema.as_ref())
    };
    data.map(make_array).map_err(raised)
}

fn streamed(capsule: &Bound<'_, PyCapsule>) -> PyResult<(Chunks, DataType)> {
    let stream = capsule
        .pointer_checked(Some(STREAM))?
        .cast::<FFI_ArrowArrayStream>();
    // SAFETY: a capsule of this name holds this structure; it is moved out, which leaves a
    // released one behind.
    let mut stream = unsafe { FFI_ArrowArrayStream::from_raw(stream.as_ptr()) };
    let Some(get) = stream.get_schema else {
        return Err(PyTypeError::new_err(
            "the column was read before; give it anew",
        ));
    };
    let mut schema = FFI_ArrowSchema::empty();
    // SAFETY: the stream is not released, and the schema is ours to be filled.
    let code = unsafe { get(&raw mut stream, &raw mut schema) };
    if code != 0 {
        return Err(raised(told(&mut stream, code)));
    }
    let of = DataType::try_from(&schema).map_err(raised)?;
    Ok((Chunks(Source::Stream(stream, schema)), of))
}

fn pulled(
    stream: &mut FFI_ArrowArrayStream,
    schema: &mut FFI_ArrowSchema,
) -> Result<Option<ArrayRef>, ArrowError> {
    let Some(get) = stream.get_next else {
        return Ok(None);
    };
    let mut array = MaybeUninit::new(FFI_ArrowArray::empty());
    // SAFETY: the stream is not released, and the array is ours to be filled.
    let (code, array) = unsafe { (get(stream, array.as_mut_ptr()), array.assume_init()) };
    if code != 0 {
        return Err(told(stream, code));
    }
    if array.is_released() {
        return Ok(None);
    }
    // SAFETY: the stream gives arrays of its schema.
    let data = unsafe { from_ffi(array, schema) }?;
    Ok(Some(make_array(data)))
}

/// What the stream says of its last error.
fn told(stream: &mut FFI_ArrowArrayStream, code: c_int) -> ArrowError {
    let unknown = || format!("the column cannot be read: error {code}");
    let Some(get) = stream.get_last_error else {
        return ArrowError::CDataInterface(unknown());
    };
    // SAFETY: the stream is not released; what it says is text with a zero behind it, or null.
    let message = unsafe {
        let message = get(stream);
        (!message.is_null()).then(|| CStr::from_ptr(message).to_string_lossy().into_owned())
    };
    ArrowError::CDataInterface(message.unwrap_or_else(unknown))
}

/// The type of a column, to be given away.
pub fn schema<'py>(field: &Field, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
    let schema = FFI_ArrowSchema::try_from(field).map_err(raised)?;
    PyCapsule::new_with_value(py, schema, SCHEMA)
}

/// A column to be given away.
pub fn array<'py>(
    array: &dyn Array,
    field: &Field,
    py: Python<'py>,
) -> PyResult<Bound<'py, PyTuple>> {
    let (data, _) = to_ffi(&array.to_data()).map_err(raised)?;
    let data = PyCapsule::new_with_value(py, data, ARRAY)?;
    PyTuple::new(py, [schema(field, py)?, data])
}

/// Rows to be given away.
pub fn stream<'py>(
    reader: Box<dyn RecordBatchReader + Send>,
    py: Python<'py>,
) -> PyResult<Bound<'py, PyCapsule>> {
    let stream = FFI_ArrowArrayStream::new(reader);
    PyCapsule::new_with_value(py, stream, STREAM)
}

/// Runs `work` with the interpreter held, where a library of C has called.
///
/// The library may have let go of the interpreter in a call that went through this module,
/// which pyo3 does not know of: what it takes for held has to be taken first.
pub fn held<T>(work: impl FnOnce(Python<'_>) -> T) -> T {
    struct Held(pyo3::ffi::PyGILState_STATE);
    impl Drop for Held {
        fn drop(&mut self) {
            // SAFETY: it undoes what is done below, in the same thread.
            unsafe { pyo3::ffi::PyGILState_Release(self.0) }
        }
    }
    // SAFETY: any thread may ask for this while there is an interpreter, and who has a stream
    // of this module has one.
    let _held = Held(unsafe { pyo3::ffi::PyGILState_Ensure() });
    Python::attach(work)
}
