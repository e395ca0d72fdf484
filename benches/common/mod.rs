//! Texts to measure on, and what the benches share.

use std::{
    ops::Range,
    path::{Path, PathBuf},
};

use criterion::{BenchmarkGroup, Throughput, measurement::WallTime};

/// Bytes taken of a corpus.
const LIMIT: usize = 10_000_000;

/// A named text.
pub struct Corpus {
    pub name: String,
    pub text: String,
    articles: Vec<Range<usize>>,
}

impl Corpus {
    /// The articles that the text is made of.
    // Not every bench reads them one by one.
    #[allow(dead_code)]
    pub fn articles(&self) -> Vec<&str> {
        let articles = self.articles.iter();
        articles.map(|range| &self.text[range.clone()]).collect()
    }
}

/// The sample articles, and what `BANTIN_CORPUS` names: a file (`.jsonl` with a
/// `text` field, or plain text) or a folder of them; the first 10 MB.
pub fn corpora() -> Vec<Corpus> {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/samples");
    let mut out = vec![read("samples", &samples)];
    if let Some(path) = std::env::var_os("BANTIN_CORPUS") {
        let path = PathBuf::from(path);
        let name = path
            .file_stem()
            .map_or("corpus".into(), |s| s.to_string_lossy());
        out.push(read(&name, &path));
    }
    out.retain(|c| {
        if c.text.is_empty() {
            eprintln!("skipped {}: no text there", c.name);
        }
        !c.text.is_empty()
    });
    out
}

fn read(name: &str, path: &Path) -> Corpus {
    let mut files = Vec::new();
    let folder = std::fs::read_dir(path)
        .into_iter()
        .flatten()
        .flatten()
        .map(|e| e.path());
    files.extend(folder.filter(|p| p.extension().is_some_and(|e| e == "txt" || e == "jsonl")));
    files.sort();
    if path.is_file() {
        files.push(path.to_owned());
    }
    let (mut text, mut articles) = (String::new(), Vec::new());
    let mut push = |text: &mut String, article: &str| {
        articles.push(text.len()..text.len() + article.len());
        text.push_str(article);
    };
    for file in files {
        let content = std::fs::read_to_string(&file)
            .unwrap_or_else(|e| panic!("cannot read {}: {e}", file.display()));
        if file.extension().is_some_and(|e| e == "jsonl") {
            for line in content.lines() {
                if text.len() >= LIMIT {
                    break;
                }
                let record: serde_json::Value = serde_json::from_str(line)
                    .unwrap_or_else(|e| panic!("{}: {e}", file.display()));
                push(&mut text, record["text"].as_str().unwrap_or_default());
                text.push('\n');
            }
        } else {
            push(&mut text, &content);
        }
    }
    let end = (0..=LIMIT.min(text.len()))
        .rev()
        .find(|&i| text.is_char_boundary(i));
    text.truncate(end.unwrap_or(0));
    articles.retain(|range| range.start < text.len());
    if let Some(last) = articles.last_mut() {
        last.end = last.end.min(text.len());
    }
    Corpus {
        name: name.into(),
        text,
        articles,
    }
}

/// `Thu 3 tỷ đồng. ` again and again: as many figures as a text can have, in one
/// article of 10 MB if a corpus of that size is measured at all.
// One bench reads it.
#[allow(dead_code)]
pub fn figures() -> Corpus {
    const SENTENCE: &str = "Thu 3 tỷ đồng. ";
    let long = std::env::var_os("BANTIN_CORPUS").is_some();
    let text = SENTENCE.repeat(if long { LIMIT } else { 10_000 } / SENTENCE.len());
    Corpus {
        name: "figures".into(),
        articles: std::iter::once(0..text.len()).collect(),
        text,
    }
}

/// Sets the throughput and measures what everything is compared with, on the
/// same text: how long it takes to part it at spaces, to find its words by
/// Unicode's rules, and to find its spaces.
pub fn references(group: &mut BenchmarkGroup<'_, WallTime>, text: &str) {
    use std::hint::black_box;
    use unicode_segmentation::UnicodeSegmentation;

    group.throughput(Throughput::Bytes(text.len() as u64));
    let pieces = text.split_whitespace().count();
    assert!(text.split_ascii_whitespace().count() <= pieces);
    assert!(memchr::memchr_iter(b' ', text.as_bytes()).count() < text.len());
    group.bench_function("split_whitespace", |b| {
        b.iter(|| {
            black_box(text)
                .split_whitespace()
                .map(str::len)
                .sum::<usize>()
        })
    });
    group.bench_function("split_ascii_whitespace", |b| {
        b.iter(|| {
            black_box(text)
                .split_ascii_whitespace()
                .map(str::len)
                .sum::<usize>()
        })
    });
    group.bench_function("unicode_words", |b| {
        b.iter(|| black_box(text).unicode_words().map(str::len).sum::<usize>())
    });
    group.bench_function("memchr", |b| {
        b.iter(|| memchr::memchr_iter(b' ', black_box(text).as_bytes()).sum::<usize>())
    });
}
