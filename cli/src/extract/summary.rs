//! What is said on stderr: problems, progress, and the sum of it all.

use std::{
    collections::BTreeMap,
    fmt,
    io::{self, IsTerminal, Write},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::article::Outcome;
use crate::problem::Problem;

/// Counts what was done and says so.
pub struct Summary {
    started: Instant,
    bar: Option<ProgressBar>,
    shown: bool,
    read: Arc<AtomicU64>,
    articles: u64,
    bytes: u64,
    facts: BTreeMap<String, u64>,
    problems: u64,
}

/// Work that ends sooner shows no progress bar.
const BAR_AFTER: Duration = Duration::from_secs(1);

impl Summary {
    /// Begins to count. `read` is how much of the `total` bytes of input was
    /// read; with `bar`, long work shows it on a terminal.
    pub fn new(read: Arc<AtomicU64>, total: u64, bar: bool) -> Self {
        let bar = (bar && io::stderr().is_terminal()).then(|| {
            let known = total > 0;
            let template = if known {
                "{bar:30} {bytes}/{total_bytes} {binary_bytes_per_sec} {msg} articles, {eta} left"
            } else {
                "{spinner} {bytes} {binary_bytes_per_sec} {msg} articles"
            };
            let bar = if known {
                ProgressBar::new(total)
            } else {
                ProgressBar::new_spinner()
            };
            bar.set_draw_target(ProgressDrawTarget::hidden());
            bar.with_style(
                ProgressStyle::with_template(template)
                    .unwrap_or_else(|_| ProgressStyle::default_bar()),
            )
        });
        Self {
            started: Instant::now(),
            bar,
            shown: false,
            read,
            articles: 0,
            bytes: 0,
            facts: BTreeMap::new(),
            problems: 0,
        }
    }

    /// Counts what came of an item, and reports what was wrong with it.
    pub fn take(&mut self, outcome: &Outcome) {
        for problem in &outcome.problems {
            self.problem(problem);
        }
        if let Some(article) = &outcome.article {
            self.articles += 1;
            self.bytes += article.bytes as u64;
            for (kind, facts) in &article.facts {
                match self.facts.get_mut(kind) {
                    Some(count) => *count += facts,
                    None => drop(self.facts.insert(kind.clone(), *facts)),
                }
            }
        }
        if let Some(bar) = &self.bar {
            if !self.shown && self.started.elapsed() >= BAR_AFTER {
                bar.set_draw_target(ProgressDrawTarget::stderr());
                self.shown = true;
            }
            if self.shown {
                bar.set_message(self.articles.to_string());
                bar.set_position(self.read.load(Ordering::Relaxed));
            }
        }
    }

    /// Reports a problem.
    pub fn problem(&mut self, problem: &Problem) {
        self.problems += 1;
        // Nobody may be listening, which is no reason to stop.
        let report = || drop(writeln!(io::stderr(), "extract: {problem}"));
        match &self.bar {
            Some(bar) if self.shown => bar.suspend(report),
            _ => report(),
        }
    }

    /// Whether there were problems.
    pub fn has_problems(&self) -> bool {
        self.problems > 0
    }

    /// Says what was done, unless it should be `quiet`.
    pub fn finish(self, quiet: bool) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
        if !quiet {
            let _ = write!(io::stderr(), "{self}");
        }
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        let seconds = self.started.elapsed().as_secs_f64();
        let megabytes = self.bytes as f64 / 1e6;
        writeln!(
            out,
            "{}, {megabytes:.1} MB of text in {seconds:.2} s ({:.1} MB/s)",
            count(self.articles, "article"),
            megabytes / seconds.max(1e-9),
        )?;
        let facts = count(self.facts.values().sum(), "fact");
        let kinds: Vec<_> = self
            .facts
            .iter()
            .map(|(kind, n)| format!("{kind} {n}"))
            .collect();
        let colon = if kinds.is_empty() { "" } else { ": " };
        writeln!(out, "{facts}{colon}{}", kinds.join(", "))?;
        if self.problems > 0 {
            writeln!(out, "{}, named above", count(self.problems, "problem"))?;
        }
        Ok(())
    }
}

fn count(number: u64, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}
