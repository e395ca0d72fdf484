//! What can be done without any feature: all of it, with a word model that is given.
#![cfg(test)]

use std::fs;

use bantin::{
    Analyzer, Error,
    extend::{Builder, Pattern},
    word::Segmenter,
};

const MODEL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/words.model");
const TEXT: &str = "Ngày 9/10/2018, mã VNM của doanh nghiệp thu về 3,774 tỷ đồng.";

fn values(analyzer: &Analyzer) -> Vec<String> {
    let facts = analyzer.analyze(TEXT, None).facts;
    facts
        .iter()
        .map(|fact| fact.value.canonical().to_string())
        .collect()
}

#[test]
fn a_model_comes_from_a_file() -> Result<(), Error> {
    let analyzer = Analyzer::with_segmenter(Segmenter::from_path(MODEL)?).include_words(true);
    assert_eq!(values(&analyzer), ["2018-10-09", "3774000000 VND"]);
    let words = analyzer.analyze(TEXT, None).words;
    assert!(
        words
            .iter()
            .any(|word| word.span.text(TEXT) == "doanh nghiệp")
    );
    Ok(())
}

#[test]
fn a_model_comes_from_bytes() -> Result<(), Error> {
    let segmenter = Segmenter::from_bytes(fs::read(MODEL).unwrap())?;
    let stock = Pattern::new("stock", r"\b[A-Z]{3}\b")?;
    let analyzer = Builder::new(segmenter).recogniser(stock).build();
    assert_eq!(values(&analyzer), ["2018-10-09", "VNM", "3774000000 VND"]);
    Ok(())
}

#[test]
fn a_model_that_is_none_is_an_error() {
    assert!(Segmenter::from_bytes(vec![0; 64]).unwrap_err().is_model());
    assert!(Segmenter::from_path("no/such.model").unwrap_err().is_io());
}
