//! Segmentation: from `&str` to words with spans, the model loaded.

mod common;

use std::hint::black_box;

use bantin::{token::tokens, word::Segmenter};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

fn segment(c: &mut Criterion) {
    let segmenter = Segmenter::default();
    for corpus in common::corpora() {
        let text = corpus.text.as_str();
        let mut group = c.benchmark_group(format!("words/{}", corpus.name));
        common::references(&mut group, text);
        let mut worker = segmenter.worker();
        let mut words = Vec::new();
        worker.words_into(text, &mut words);
        // Words hold all of the text but the white space between them.
        let mut at = 0;
        for word in &words {
            assert!(text[at..word.span.start].trim().is_empty());
            at = word.span.end;
        }
        assert!(text[at..].trim().is_empty());
        assert!(words.len() < tokens(text).filter(|t| !t.kind.is_white()).count());
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function("words", |b| {
            b.iter(|| {
                words.clear();
                worker.words_into(black_box(text), &mut words);
                words.len()
            })
        });
        group.finish();
    }
}

criterion_group!(benches, segment);
criterion_main!(benches);
