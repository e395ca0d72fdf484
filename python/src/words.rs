//! `words` and `sentences`.

use std::{
    borrow::Cow,
    cell::RefCell,
    sync::{Mutex, OnceLock, PoisonError},
};

use bantin::{
    sentence,
    word::{Segmenter, UserLexicon, Word, Worker},
};
use pyo3::{
    prelude::*,
    types::{PyList, PyString},
};

use crate::{options::strings, span, text};

/// A shorter text is done before another thread could take over.
const SHORT: usize = 2048;

struct Buffers {
    worker: Worker,
    words: Vec<Word>,
}

thread_local! {
    static BUFFERS: RefCell<Option<Buffers>> = const { RefCell::new(None) };
}

fn segmenter() -> &'static Segmenter {
    static SEGMENTER: OnceLock<Segmenter> = OnceLock::new();
    SEGMENTER.get_or_init(Segmenter::default)
}

/// The segmenter with these words; the last one is remembered.
fn with_lexicon(lexicon: Vec<String>) -> PyResult<Segmenter> {
    static LAST: Mutex<Option<(Vec<String>, Segmenter)>> = Mutex::new(None);
    let mut last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((known, segmenter)) = &*last
        && *known == lexicon
    {
        return Ok(segmenter.clone());
    }
    let user = UserLexicon::parse(&lexicon.join("\n"), "lexicon").map_err(text::raised)?;
    let made = segmenter().clone().with_user_lexicon(user);
    *last = Some((lexicon, made.clone()));
    Ok(made)
}

/// The words of a text, by buffers that the thread keeps.
fn found(text: &str) -> Vec<Word> {
    BUFFERS.with_borrow_mut(|buffers| {
        let Buffers { worker, words } = buffers.get_or_insert_with(|| Buffers {
            worker: segmenter().worker(),
            words: Vec::new(),
        });
        words.clear();
        worker.words_into(text, words);
        words.clone()
    })
}

fn segmented(
    text: &str,
    lexicon: Option<&Bound<'_, PyAny>>,
    py: Python<'_>,
) -> PyResult<Vec<Word>> {
    Ok(match lexicon {
        Some(lexicon) => {
            let segmenter = with_lexicon(strings(lexicon)?)?;
            py.detach(|| segmenter.words(text))
        }
        None if text.len() < SHORT => found(text),
        None => py.detach(|| found(text)),
    })
}

#[pyfunction]
#[pyo3(signature = (text, /, *, spans = false, lexicon = None))]
pub fn words<'py>(
    text: &Bound<'py, PyAny>,
    spans: bool,
    lexicon: Option<&Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyList>> {
    let py = text.py();
    let bytes = text::encoded(text, "text")?;
    let text = text::decoded(&bytes)?;
    let found = segmented(text, lexicon, py)?;
    if spans {
        return PyList::new(py, span::words(text, &found).collect::<Vec<_>>());
    }
    PyList::new(
        py,
        found
            .iter()
            .map(|word| PyString::new(py, word.span.text(text))),
    )
}

/// The words of a text as other tokenizers write them: a list with one space between the
/// syllables of a word, or a line with `_` there.
#[pyfunction]
pub fn tokens<'py>(
    text: &Bound<'py, PyAny>,
    line: bool,
    lexicon: Option<&Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    let py = text.py();
    let bytes = text::encoded(text, "sentence")?;
    let text = text::decoded(&bytes)?;
    let found = segmented(text, lexicon, py)?;
    let words = found.iter().map(|word| word.span.text(text));
    if !line {
        let words = words.map(|word| PyString::new(py, &joined(word, " ")));
        return Ok(PyList::new(py, words.collect::<Vec<_>>())?.into_any());
    }
    let mut out = String::with_capacity(text.len() + found.len());
    for word in words {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&joined(word, "_"));
    }
    Ok(PyString::new(py, &out).into_any())
}

/// A word with `joint` for the white space in it.
fn joined<'w>(word: &'w str, joint: &str) -> Cow<'w, str> {
    if !word.contains(char::is_whitespace) {
        return Cow::Borrowed(word);
    }
    let mut syllables = word.split_whitespace();
    let mut out = String::with_capacity(word.len());
    out.push_str(syllables.next().unwrap_or_default());
    for syllable in syllables {
        out.push_str(joint);
        out.push_str(syllable);
    }
    Cow::Owned(out)
}

#[pyfunction]
#[pyo3(signature = (text, /, *, spans = false))]
pub fn sentences<'py>(text: &Bound<'py, PyAny>, spans: bool) -> PyResult<Bound<'py, PyList>> {
    let py = text.py();
    let bytes = text::encoded(text, "text")?;
    let text = text::decoded(&bytes)?;
    let found = py.detach(|| sentence::sentences(text));
    if spans {
        return PyList::new(py, span::spans(text, &found).collect::<Vec<_>>());
    }
    PyList::new(
        py,
        found.iter().map(|span| PyString::new(py, span.text(text))),
    )
}
