//! A JSON line an article.

use std::io::{self, Write};

use bantin::{
    record::RecordView,
    word::{Word, WordKind},
};
use clap::ValueEnum;
use serde::{Serialize, Serializer};

use super::layout::{Article, Layout, Out};

/// What is written of an article beside its facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum With {
    /// Its text, into which all spans point
    Text,
    /// The spans of its sentences
    Sentences,
    /// The spans and kinds of its words
    Words,
    /// How its figures stand to each other, also with --kinds, which leaves that out
    Findings,
    /// The same, and figures told again where both are only likely to be one
    LikelyFindings,
}

/// A JSON line an article.
pub struct Jsonl {
    text: bool,
    sentences: bool,
    words: bool,
}

impl Jsonl {
    /// With these beside the facts.
    pub fn new(with: &[With]) -> Self {
        Jsonl {
            text: with.contains(&With::Text),
            sentences: with.contains(&With::Sentences),
            words: with.contains(&With::Words),
        }
    }
}

impl Layout for Jsonl {
    fn article(&self, article: &Article<'_>, out: &mut Out<'_>) -> io::Result<()> {
        let analysis = article.analysis;
        let record = analysis.view(article.id).offsets(article.offsets);
        let counted = |spans: &[bantin::Span]| article.offsets.of(analysis.text, spans);
        if self.text || self.sentences || self.words {
            let line = Line {
                record,
                text: self.text.then_some(analysis.text),
                sentences: self.sentences.then(|| {
                    let spans = counted(&analysis.sentences);
                    Each(move || spans.clone().into_iter().map(Span::of))
                }),
                words: self.words.then(|| {
                    let spans: Vec<_> = analysis.words.iter().map(|word| word.span).collect();
                    let (spans, words) = (counted(&spans), &analysis.words);
                    Each(move || {
                        let spans = spans.clone().into_iter();
                        spans
                            .zip(words)
                            .map(|(span, word)| WordSpan::of(span, word))
                    })
                }),
            };
            serde_json::to_writer(&mut *out, &line)?;
        } else {
            serde_json::to_writer(&mut *out, &record)?;
        }
        out.write_all(b"\n")
    }
}

/// A record with what else is asked for.
#[derive(Serialize)]
struct Line<'a, S: Serialize, W: Serialize> {
    #[serde(flatten)]
    record: RecordView<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sentences: Option<S>,
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<W>,
}

#[derive(Serialize)]
struct Span {
    start: usize,
    end: usize,
}

impl Span {
    fn of(span: bantin::Span) -> Self {
        Span {
            start: span.start,
            end: span.end,
        }
    }
}

#[derive(Serialize)]
struct WordSpan {
    start: usize,
    end: usize,
    kind: String,
}

impl WordSpan {
    fn of(span: bantin::Span, word: &Word) -> Self {
        let Span { start, end } = Span::of(span);
        let kind = word_kind(word.kind);
        WordSpan { start, end, kind }
    }
}

/// The name of a kind of words in records.
pub fn word_kind(kind: WordKind) -> String {
    format!("{kind:?}").to_lowercase()
}

/// A list that is made while it is written.
struct Each<F>(F);

impl<F: Fn() -> I, I: Iterator<Item: Serialize>> Serialize for Each<F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}
