//! The library alone, by one thread, over the texts of a file: what the wheel is measured
//! against. `bench/run.py` builds and runs it.

use std::{
    error::Error,
    fs::{self, File},
    io::{BufRead, BufReader},
    time::Instant,
};

use bantin::{Analyzer, PublishedAt, word::Segmenter};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(path), Some(most)) = (arguments.next(), arguments.next()) else {
        return Err("give a file of articles, a JSON object a line, and how many bytes".into());
    };
    let (mut texts, mut bytes): (Vec<(String, Option<PublishedAt>)>, usize) = (Vec::new(), 0);
    let most: usize = most.parse()?;
    for line in BufReader::new(File::open(path)?).lines() {
        let article: serde_json::Value = serde_json::from_str(&line?)?;
        let text = article["text"].as_str().unwrap_or_default();
        let published = article["published"]
            .as_str()
            .and_then(|time| time.parse().ok());
        bytes += text.len();
        texts.push((text.to_owned(), published));
        if bytes >= most {
            break;
        }
    }

    // As in Python: what is loaded when it is first called is no part of it.
    let mut worker = Analyzer::new().worker();
    if let Some((text, published)) = texts.first() {
        worker.analyze(text, *published);
    }
    let (start, cpu) = (Instant::now(), cpu_seconds()?);
    let mut facts = 0;
    for (text, published) in &texts {
        facts += worker.analyze(text, *published).facts.len();
    }
    report("library: facts", bytes, start, cpu, facts)?;

    let mut worker = Segmenter::default().worker();
    let (start, cpu) = (Instant::now(), cpu_seconds()?);
    let (mut words, mut count) = (Vec::new(), 0);
    for (text, _) in &texts {
        words.clear();
        worker.words_into(text, &mut words);
        count += words.len();
    }
    report("library: words", bytes, start, cpu, count)
}

fn report(
    what: &str,
    bytes: usize,
    start: Instant,
    cpu: f64,
    found: usize,
) -> Result<(), Box<dyn Error>> {
    let (seconds, cpu) = (start.elapsed().as_secs_f64(), cpu_seconds()? - cpu);
    let status = fs::read_to_string("/proc/self/status")?;
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let peak: usize = peak
        .unwrap_or("0 kB")
        .trim()
        .trim_end_matches(" kB")
        .parse()?;
    let row = serde_json::json!({
        "what": what, "bytes": bytes, "cpu": cpu, "seconds": seconds, "peak": peak * 1024, "found": found,
    });
    println!("{row}");
    Ok(())
}

/// What this thread has used.
fn cpu_seconds() -> Result<f64, Box<dyn Error>> {
    let used = fs::read_to_string("/proc/thread-self/schedstat")?;
    let nanoseconds: f64 = used.split(' ').next().unwrap_or_default().parse()?;
    Ok(nanoseconds / 1e9)
}
