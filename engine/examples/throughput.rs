//! What the engine costs: `vn_facts` through DataFusion against the library alone, over the
//! same articles in the same run.
//!
//! ```text
//! cargo run --release --example throughput -- ../../shared/corpus/news.jsonl
//! ```
//!
//! Prints MB of text by the clock and by processor time, the best of three turns, and the most
//! memory that the process had. By the clock only a machine that does nothing else tells.

use std::{
    env, fs,
    sync::Arc,
    time::{Duration, Instant},
};

use bantin::Analyzer;
use datafusion::{
    arrow::{
        array::{AsArray, RecordBatch, StringArray},
        datatypes::Int64Type,
    },
    datasource::MemTable,
    error::Result,
    prelude::{SessionConfig, SessionContext},
};

const TURNS: usize = 3;

fn main() -> Result<()> {
    let path = env::args().nth(1);
    let path = path.unwrap_or_else(|| "../../shared/corpus/news.jsonl".to_owned());
    let texts = texts(&path);
    let megabytes = texts.iter().map(String::len).sum::<usize>() as f64 / 1e6;
    println!(
        "{} articles, {megabytes:.1} MB of text from {path}",
        texts.len()
    );
    println!(
        "{:<26}{:>10}{:>16}{:>12}",
        "", "MB/s", "MB a CPU second", "facts"
    );

    let mut library = Run::default();
    let (mut one, mut two) = (Run::default(), Run::default());
    let (alone, both) = (Engine::new(&texts, 1)?, Engine::new(&texts, 2)?);
    // In turns, so that what else the machine does falls on all of them.
    for _ in 0..TURNS {
        library.take(|| Ok(read(&texts)))?;
        one.take(|| alone.count())?;
        two.take(|| both.count())?;
    }
    library.print("library, one worker", megabytes);
    one.print("DataFusion, 1 partition", megabytes);
    two.print("DataFusion, 2 partitions", megabytes);
    assert!(library.facts == one.facts && one.facts == two.facts);
    println!(
        "one partition against the library: {:.1} % by the clock, {:.1} % by processor time",
        100.0 * library.wall.as_secs_f64() / one.wall.as_secs_f64(),
        100.0 * library.cpu / one.cpu,
    );
    println!(
        "two partitions against one: {:.2} times by the clock, at {:.1} % of the processor time",
        one.wall.as_secs_f64() / two.wall.as_secs_f64(),
        100.0 * two.cpu / one.cpu,
    );
    println!("most memory: {}", status("VmHWM:"));
    Ok(())
}

fn texts(path: &str) -> Vec<String> {
    let lines = fs::read_to_string(path).expect("a file of articles, a JSON object a line");
    let text = |line: &str| {
        let article: serde_json::Value = serde_json::from_str(line).expect("a JSON object");
        article["text"].as_str().map(str::to_owned)
    };
    lines.lines().filter_map(text).collect()
}

/// How many facts the library finds.
fn read(texts: &[String]) -> usize {
    let mut worker = Analyzer::new().worker();
    let facts = texts
        .iter()
        .map(|text| worker.analyze(text, None).facts.len());
    facts.sum()
}

struct Engine {
    context: SessionContext,
    runtime: tokio::runtime::Runtime,
}

impl Engine {
    fn new(texts: &[String], partitions: usize) -> Result<Engine> {
        let config = SessionConfig::new()
            .with_target_partitions(partitions)
            .with_batch_size(bantin_datafusion::BATCH_ROWS);
        let mut context = SessionContext::new_with_config(config);
        bantin_datafusion::register_all(&mut context)?;
        let batches = texts.chunks(bantin_datafusion::BATCH_ROWS).map(|texts| {
            let texts = StringArray::from_iter_values(texts);
            RecordBatch::try_from_iter([("text", Arc::new(texts) as _)]).expect("a column")
        });
        let batches: Vec<RecordBatch> = batches.collect();
        let table = MemTable::try_new(batches[0].schema(), vec![batches])?;
        context.register_table("articles", Arc::new(table))?;
        let mut runtime = tokio::runtime::Builder::new_multi_thread();
        let runtime = runtime.worker_threads(partitions).build()?;
        Ok(Engine { context, runtime })
    }

    /// How many facts there are; all of each is built.
    fn count(&self) -> Result<usize> {
        let sql = "SELECT count(f.value) FROM (SELECT unnest(vn_facts(text)) AS f FROM articles)";
        let rows = self.runtime.block_on(async {
            let query = self.context.sql(sql).await?;
            query.collect().await
        })?;
        Ok(rows[0].column(0).as_primitive::<Int64Type>().value(0) as usize)
    }
}

/// The best of several turns.
#[derive(Default)]
struct Run {
    wall: Duration,
    cpu: f64,
    facts: usize,
}

impl Run {
    fn take(&mut self, work: impl FnOnce() -> Result<usize>) -> Result<()> {
        let (start, cpu) = (Instant::now(), processor_time());
        let facts = work()?;
        let (wall, cpu) = (start.elapsed(), processor_time() - cpu);
        if self.facts == 0 || wall < self.wall {
            self.wall = wall;
        }
        if self.facts == 0 || cpu < self.cpu {
            self.cpu = cpu;
        }
        self.facts = facts;
        Ok(())
    }

    fn print(&self, name: &str, megabytes: f64) {
        let (wall, cpu) = (self.wall.as_secs_f64(), self.cpu);
        println!(
            "{name:<26}{:>10.2}{:>16.2}{:>12}",
            megabytes / wall,
            megabytes / cpu,
            self.facts
        );
    }
}

/// Seconds of processor time of all threads of this process, as Linux counts them.
fn processor_time() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // The name of the program may hold blanks; it stands in brackets.
    let fields = stat.rsplit(") ").next().unwrap_or_default();
    let ticks = |at: usize| -> f64 {
        let field = fields.split(' ').nth(at);
        field
            .and_then(|field| field.parse().ok())
            .unwrap_or(f64::NAN)
    };
    (ticks(11) + ticks(12)) / 100.0
}

fn status(name: &str) -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(name));
    line.map_or_else(|| "unknown".to_owned(), |line| line.trim().to_owned())
}
