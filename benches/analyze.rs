//! The whole analysis, from `&str` to facts, article by article; then its stages,
//! each on what those before it made, and the records.

mod common;

use std::hint::black_box;

use bantin::{
    Analysis, Analyzer, PublishedAt, Span, article,
    facts::Fact,
    record::parse_published,
    sentence::sentences,
    stages::{Judged, Proposed, Stages, Taped},
    word::Segmenter,
};
use criterion::{
    BatchSize, BenchmarkGroup, Criterion, Throughput, criterion_group, criterion_main,
    measurement::WallTime,
};

fn analyze(c: &mut Criterion) {
    let (analyzer, stages) = (Analyzer::new(), Stages::new(Segmenter::default()));
    for corpus in common::corpora().into_iter().chain([common::figures()]) {
        let articles = corpus.articles();
        let mut group = c.benchmark_group(format!("analyze/{}", corpus.name));
        group.sample_size(10);
        common::references(&mut group, &corpus.text);
        let mut found = 0;
        for text in &articles {
            let facts = analyzer.analyze(text, published()).facts;
            assert!(facts.windows(2).all(|w| w[0].span.end <= w[1].span.start));
            assert!(facts == staged(&stages, text), "the stages are another way");
            found += facts.len();
        }
        assert!(found > 0);
        bench_texts(&mut group, "analyze", &articles, |text| {
            analyzer.analyze(text, published()).facts.len()
        });
        bench_stages(&mut group, &articles);
        group.finish();
    }
}

fn published() -> Option<PublishedAt> {
    parse_published("2017-06-28")
}

/// What a tape is made of.
struct Parts<'t> {
    text: &'t str,
    sentences: Vec<Span>,
    skipped: Vec<Span>,
}

impl<'t> Parts<'t> {
    fn of(text: &'t str) -> Self {
        Parts {
            text,
            sentences: sentences(text),
            skipped: article::read(text).furniture,
        }
    }

    fn tape<'a>(&'a self, stages: &'a Stages) -> Taped<'a> {
        stages.tape(self.text, &self.sentences, &self.skipped)
    }
}

/// The facts by way of the stages.
fn staged(stages: &Stages, text: &str) -> Vec<Fact> {
    let parts = Parts::of(text);
    let tape = parts.tape(stages);
    tape.settle(tape.judge(tape.propose()), published())
}

fn bench_stages(group: &mut BenchmarkGroup<'_, WallTime>, articles: &[&str]) {
    let (stages, segmenter) = (Stages::new(Segmenter::default()), Segmenter::default());
    let bytes = articles.iter().map(|text| text.len() as u64).sum();
    group.throughput(Throughput::Bytes(bytes));

    bench_texts(group, "structure", articles, |text| {
        article::read(text).paragraphs.len()
    });
    bench_texts(group, "sentences", articles, |text| sentences(text).len());
    bench_texts(group, "words", articles, |text| segmenter.words(text).len());

    let parts: Vec<Parts> = articles.iter().map(|text| Parts::of(text)).collect();
    group.bench_function("tape", |b| {
        b.iter(|| {
            parts
                .iter()
                .for_each(|parts| drop(black_box(parts.tape(&stages))))
        })
    });

    let tapes: Vec<Taped> = parts.iter().map(|parts| parts.tape(&stages)).collect();
    group.bench_function("propose", |b| {
        b.iter(|| {
            tapes
                .iter()
                .for_each(|tape| drop(black_box(tape.propose())))
        })
    });

    // These two use up what they are given: it is copied outside of what is timed.
    let judge = |proposed: Vec<Proposed>| -> Vec<Judged> {
        let pairs = tapes.iter().zip(proposed);
        pairs.map(|(tape, proposed)| tape.judge(proposed)).collect()
    };
    let settle = |judged: Vec<Judged>| -> Vec<Vec<Fact>> {
        let pairs = tapes.iter().zip(judged);
        pairs
            .map(|(tape, judged)| tape.settle(judged, published()))
            .collect()
    };
    let proposed: Vec<Proposed> = tapes.iter().map(Taped::propose).collect();
    group.bench_function("judge", |b| {
        b.iter_batched(|| proposed.clone(), judge, BatchSize::PerIteration)
    });
    let judged = judge(proposed);
    group.bench_function("settle", |b| {
        b.iter_batched(|| judged.clone(), settle, BatchSize::PerIteration)
    });

    let analyzer = Analyzer::new();
    let analyses = articles
        .iter()
        .map(|text| analyzer.analyze(text, published()));
    let analyses: Vec<Analysis> = analyses.collect();
    group.bench_function("record", |b| {
        let facts = |analysis: &Analysis| black_box(analysis.record("a")).facts.len();
        b.iter(|| analyses.iter().map(facts).sum::<usize>())
    });
}

/// Times what `count` makes of each text.
fn bench_texts(
    group: &mut BenchmarkGroup<'_, WallTime>,
    name: &str,
    texts: &[&str],
    count: impl Fn(&str) -> usize,
) {
    group.bench_function(name, |b| {
        b.iter(|| {
            texts
                .iter()
                .map(|text| count(black_box(text)))
                .sum::<usize>()
        })
    });
}

criterion_group!(benches, analyze);
criterion_main!(benches);
