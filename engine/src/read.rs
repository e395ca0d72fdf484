//! What each function makes of a column of texts.

use std::{fmt, sync::Arc};

use bantin::{
    Analysis, Analyzer, PublishedAt, Worker,
    normalize::{fold_plain, fold_text},
    word::{self, Segmenter, Word},
};
use bantin_arrow::{ArrowError, FactLists, FindingLists, SentenceLists, WordLists};
use datafusion_common::arrow::{array::ArrayRef, datatypes::DataType};

use crate::{published::Times, result::changed, text::Texts};

/// A function over texts.
pub(crate) trait Read: fmt::Debug + Send + Sync + 'static {
    /// What SQL calls it.
    const NAME: &'static str;
    /// Whether it takes a time of publication too.
    const DATED: bool = false;
    /// What is made once and used from batch to batch.
    type Worker: fmt::Debug + Send;

    /// The type of its result for texts of this type.
    fn gives(texts: &DataType) -> DataType;
    fn worker() -> Self::Worker;
    fn read(
        worker: &mut Self::Worker,
        texts: &Texts,
        times: Option<&Times>,
    ) -> Result<ArrayRef, ArrowError>;
}

#[derive(Debug)]
pub(crate) struct Facts;

impl Read for Facts {
    const NAME: &'static str = "vn_facts";
    const DATED: bool = true;
    type Worker = Worker;

    fn gives(_: &DataType) -> DataType {
        FactLists::data_type()
    }

    fn worker() -> Worker {
        Analyzer::new().worker()
    }

    fn read(
        worker: &mut Worker,
        texts: &Texts,
        times: Option<&Times>,
    ) -> Result<ArrayRef, ArrowError> {
        let mut lists = FactLists::default();
        analyze(worker, texts, times, |analysis| lists.push_option(analysis))?;
        Ok(Arc::new(lists.finish()))
    }
}

#[derive(Debug)]
pub(crate) struct Findings;

impl Read for Findings {
    const NAME: &'static str = "vn_findings";
    const DATED: bool = true;
    type Worker = Worker;

    fn gives(_: &DataType) -> DataType {
        FindingLists::data_type()
    }

    fn worker() -> Worker {
        Analyzer::new().include_findings(true).worker()
    }

    fn read(
        worker: &mut Worker,
        texts: &Texts,
        times: Option<&Times>,
    ) -> Result<ArrayRef, ArrowError> {
        let mut lists = FindingLists::default();
        analyze(worker, texts, times, |analysis| lists.push_option(analysis))?;
        Ok(Arc::new(lists.finish()))
    }
}

#[derive(Debug)]
pub(crate) struct Sentences;

impl Read for Sentences {
    const NAME: &'static str = "vn_sentences";
    type Worker = Worker;

    fn gives(_: &DataType) -> DataType {
        SentenceLists::data_type()
    }

    /// The analyzer's sentences are those that facts count by; no facts are asked for.
    fn worker() -> Worker {
        Analyzer::new().kinds(&[]).worker()
    }

    fn read(
        worker: &mut Worker,
        texts: &Texts,
        times: Option<&Times>,
    ) -> Result<ArrayRef, ArrowError> {
        let mut lists = SentenceLists::default();
        analyze(worker, texts, times, |analysis| match analysis {
            Some(analysis) => lists.push(analysis.text, &analysis.sentences),
            None => {
                lists.push_null();
                Ok(())
            }
        })?;
        Ok(Arc::new(lists.finish()))
    }
}

/// Reads text after text; a null is no text.
fn analyze(
    worker: &mut Worker,
    texts: &Texts,
    times: Option<&Times>,
    mut push: impl FnMut(Option<&Analysis>) -> Result<(), ArrowError>,
) -> Result<(), ArrowError> {
    for (row, text) in texts.iter().enumerate() {
        let published: Option<PublishedAt> = times.and_then(|times| times.get(row));
        let analysis = text.map(|text| worker.analyze(text, published));
        push(analysis.as_ref())?;
    }
    Ok(())
}

#[derive(Debug)]
pub(crate) struct Words;

impl Read for Words {
    const NAME: &'static str = "vn_words";
    type Worker = (word::Worker, Vec<Word>);

    fn gives(_: &DataType) -> DataType {
        WordLists::data_type()
    }

    fn worker() -> Self::Worker {
        (Segmenter::default().worker(), Vec::new())
    }

    fn read(
        (worker, words): &mut Self::Worker,
        texts: &Texts,
        _: Option<&Times>,
    ) -> Result<ArrayRef, ArrowError> {
        let mut lists = WordLists::default();
        for text in texts.iter() {
            let Some(text) = text else {
                lists.push_null();
                continue;
            };
            words.clear();
            worker.words_into(text, words);
            lists.push(text, words)?;
        }
        Ok(Arc::new(lists.finish()))
    }
}

#[derive(Debug)]
pub(crate) struct Normalize;

impl Read for Normalize {
    const NAME: &'static str = "vn_normalize";
    type Worker = ();

    fn gives(texts: &DataType) -> DataType {
        texts.clone()
    }

    fn worker() {}

    fn read((): &mut (), texts: &Texts, _: Option<&Times>) -> Result<ArrayRef, ArrowError> {
        changed(texts, fold_text)
    }
}

#[derive(Debug)]
pub(crate) struct Fold;

impl Read for Fold {
    const NAME: &'static str = "vn_fold";
    type Worker = ();

    fn gives(texts: &DataType) -> DataType {
        texts.clone()
    }

    fn worker() {}

    fn read((): &mut (), texts: &Texts, _: Option<&Times>) -> Result<ArrayRef, ArrowError> {
        changed(texts, fold_plain)
    }
}
