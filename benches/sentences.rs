//! Sentence splitting.

mod common;

use std::hint::black_box;

use bantin::sentence::sentences;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

fn split(c: &mut Criterion) {
    for corpus in common::corpora() {
        let text = corpus.text.as_str();
        let mut group = c.benchmark_group(format!("sentences/{}", corpus.name));
        common::references(&mut group, text);
        let found = sentences(text);
        assert!(!found.is_empty() && found.windows(2).all(|w| w[0].end <= w[1].start));
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function("sentences", |b| b.iter(|| sentences(black_box(text)).len()));
        group.finish();
    }
}

criterion_group!(benches, split);
criterion_main!(benches);
