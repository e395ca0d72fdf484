//! The extension module `bantin._bantin`. What its classes and functions do is told by
//! `bantin/_bantin.pyi`; only how they do it is told here.

mod analyzer;
mod article;
mod capsule;
mod column;
mod fact;
mod finding;
mod lists;
mod many;
mod options;
mod pool;
mod published;
mod run;
mod span;
mod state;
mod stream;
mod text;
mod words;

use pyo3::prelude::*;

#[pymodule]
mod _bantin {
    use pyo3::prelude::*;

    #[pymodule_export]
    use crate::{
        analyzer::{
            Analyzer, analyze, analyze_many, facts_column, findings_column, restore_analyzer,
        },
        article::{Article, restore_article},
        fact::{Fact, restore_fact},
        finding::{Finding, restore_finding},
        lists::ListColumn,
        many::Articles,
        span::{Span, Word},
        words::{sentences, tokens, words},
    };

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("__version__", env!("CARGO_PKG_VERSION"))?;
        let kinds: Vec<&str> = bantin::facts::Kind::ALL
            .iter()
            .map(|kind| kind.name())
            .collect();
        module.add("KINDS", pyo3::types::PyTuple::new(module.py(), kinds)?)
    }
}
