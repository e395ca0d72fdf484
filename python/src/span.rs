//! Stretches of a text, counted in characters.

use bantin::{Offsets, word};
use pyo3::{prelude::*, types::PyTuple};

/// A stretch of a text.
#[pyclass(frozen, eq, hash, get_all, module = "bantin")]
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Span {
    start: usize,
    end: usize,
    text: String,
}

#[pymethods]
impl Span {
    #[new]
    fn new(start: usize, end: usize, text: String) -> Self {
        Span { start, end, text }
    }

    #[classattr]
    fn __match_args__() -> (&'static str, &'static str, &'static str) {
        ("start", "end", "text")
    }

    fn __getnewargs__(&self) -> (usize, usize, &str) {
        (self.start, self.end, &self.text)
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let text = self.text.as_str().into_pyobject(py)?.repr()?;
        Ok(format!("Span({}, {}, {text})", self.start, self.end))
    }
}

/// A word of a text.
#[pyclass(frozen, eq, hash, get_all, module = "bantin")]
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Word {
    start: usize,
    end: usize,
    text: String,
    kind: String,
}

#[pymethods]
impl Word {
    #[new]
    fn new(start: usize, end: usize, text: String, kind: String) -> Self {
        Word {
            start,
            end,
            text,
            kind,
        }
    }

    #[classattr]
    fn __match_args__() -> (&'static str, &'static str, &'static str, &'static str) {
        ("start", "end", "text", "kind")
    }

    fn __getnewargs__(&self) -> (usize, usize, &str, &str) {
        (self.start, self.end, &self.text, &self.kind)
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let text = self.text.as_str().into_pyobject(py)?.repr()?;
        Ok(format!(
            "Word({}, {}, {text}, '{}')",
            self.start, self.end, self.kind
        ))
    }
}

/// The name of what a word is.
pub fn kind_name(kind: word::WordKind) -> String {
    format!("{kind:?}").to_lowercase()
}

/// These spans of a text, for Python.
pub fn spans(text: &str, spans: &[bantin::Span]) -> impl ExactSizeIterator<Item = Span> {
    let counted = Offsets::Chars.of(text, spans);
    spans.iter().zip(counted).map(|(span, counted)| Span {
        start: counted.start,
        end: counted.end,
        text: span.text(text).to_owned(),
    })
}

/// The words of a text, for Python.
pub fn words(text: &str, words: &[word::Word]) -> impl ExactSizeIterator<Item = Word> {
    let bytes: Vec<bantin::Span> = words.iter().map(|word| word.span).collect();
    let kinds = words.iter().map(|word| kind_name(word.kind));
    let words: Vec<Span> = spans(text, &bytes).collect();
    words
        .into_iter()
        .zip(kinds)
        .map(|(Span { start, end, text }, kind)| Word {
            start,
            end,
            text,
            kind,
        })
}

/// A tuple of objects.
pub fn tuple<'py, T>(
    py: Python<'py>,
    items: impl ExactSizeIterator<Item = T>,
) -> PyResult<Py<PyTuple>>
where
    T: IntoPyObject<'py>,
{
    Ok(PyTuple::new(py, items)?.unbind())
}
