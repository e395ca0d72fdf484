//! The scanner.

mod common;

use std::hint::black_box;

use bantin::token::{scan_into, tokens};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

fn scan(c: &mut Criterion) {
    for corpus in common::corpora() {
        let text = corpus.text.as_str();
        let mut group = c.benchmark_group(format!("tokens/{}", corpus.name));
        common::references(&mut group, text);
        assert_eq!(
            tokens(text).map(|t| t.span.len()).sum::<usize>(),
            text.len()
        );
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function("tokens", |b| {
            b.iter(|| tokens(black_box(text)).map(|t| t.span.len()).sum::<usize>())
        });
        // Without the loop of its own that `sum` and `for_each` go by.
        group.bench_function("tokens in a for loop", |b| {
            b.iter(|| {
                let mut dark = 0;
                for token in tokens(black_box(text)) {
                    dark += usize::from(!token.kind.is_white());
                }
                dark
            })
        });
        let mut out = Vec::new();
        group.bench_function("scan_into", |b| {
            b.iter(|| {
                out.clear();
                scan_into(black_box(text), &mut out);
                out.len()
            })
        });
        group.finish();
    }
}

criterion_group!(benches, scan);
criterion_main!(benches);
