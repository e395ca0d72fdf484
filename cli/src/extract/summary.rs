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

use indicatif::{HumanCount, HumanDuration, ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::{article::Outcome, journal::Point};
use crate::problem::Problem;

/// Counts what was done and says so.
pub struct Summary {
    started: Instant,
    bar: Option<ProgressBar>,
    shown: bool,
    read: Arc<AtomicU64>,
    /// Bytes of input, where it is known.
    total: u64,
    articles: u64,
    bytes: u64,
    facts: BTreeMap<String, u64>,
    differing: u64,
    problems: u64,
    before: Point,
}

/// Work that ends sooner shows no progress bar.
const BAR_AFTER: Duration = Duration::from_secs(1);

/// What progress looks like; its message is cut to the line.
fn style(known: bool) -> ProgressStyle {
    let columns = console::Term::stderr().size().1;
    let template = match columns {
        _ if !known => "{spinner} {wide_msg}",
        0..60 => "{wide_msg}",
        60..100 => "{bar:12} {wide_msg}",
        _ => "{bar:30} {wide_msg}",
    };
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}

impl Summary {
    /// Begins to count. `read` is how much of the `total` bytes of input was
    /// read; with `bar`, long work shows it on a terminal. An earlier run has done what is
    /// `before`.
    pub fn new(read: Arc<AtomicU64>, total: u64, bar: bool, before: Point) -> Self {
        let bar = (bar && io::stderr().is_terminal()).then(|| {
            let bar = match total {
                0 => ProgressBar::new_spinner(),
                _ => ProgressBar::new(total),
            };
            bar.set_draw_target(ProgressDrawTarget::hidden());
            bar.with_style(style(total > 0))
        });
        Self {
            started: Instant::now(),
            bar,
            shown: false,
            read,
            total,
            articles: 0,
            bytes: 0,
            facts: BTreeMap::new(),
            differing: 0,
            problems: 0,
            before,
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
            self.differing += article.differing;
            for (kind, facts) in &article.facts {
                match self.facts.get_mut(kind) {
                    Some(count) => *count += facts,
                    None => drop(self.facts.insert(kind.clone(), *facts)),
                }
            }
        }
        self.show();
    }

    /// Shows how far the work is, if that is shown at all.
    pub fn show(&mut self) {
        let Some(bar) = &self.bar else { return };
        if !self.shown && self.started.elapsed() >= BAR_AFTER {
            bar.set_draw_target(ProgressDrawTarget::stderr());
            self.shown = true;
        }
        if self.shown {
            bar.set_position(self.read.load(Ordering::Relaxed).min(self.total));
            bar.set_message(self.progress());
        }
    }

    /// How far, how fast and how long still: what matters most first, for a narrow line.
    fn progress(&self) -> String {
        let seconds = self.started.elapsed().as_secs_f64().max(1e-9);
        let read = self.read.load(Ordering::Relaxed) as f64;
        let mut parts = Vec::new();
        if self.total > 0 {
            let share = (read / self.total as f64).min(1.0);
            parts.push(format!("{:.0} %", 100.0 * share));
            if share > 0.01 {
                let left = Duration::from_secs_f64(seconds / share * (1.0 - share));
                parts.push(format!("{} left", HumanDuration(left)));
            }
        }
        parts.push(format!(
            "{} articles",
            HumanCount(self.before.articles + self.articles)
        ));
        parts.push(format!("{:.1} MB/s", read / 1e6 / seconds));
        parts.push(format!("{:.0} articles/s", self.articles as f64 / seconds));
        parts.join(", ")
    }

    /// Says something for people, such as how to go on.
    pub fn note(&mut self, message: Option<String>) {
        if let Some(message) = message {
            self.say(&message);
        }
    }

    /// Reports a problem.
    pub fn problem(&mut self, problem: &Problem) {
        self.problems += 1;
        self.say(&problem.to_string());
    }

    fn say(&self, what: &str) {
        // Nobody may be listening, which is no reason to stop.
        let report = || drop(writeln!(io::stderr(), "extract: {what}"));
        match &self.bar {
            Some(bar) if self.shown => bar.suspend(report),
            _ => report(),
        }
    }

    /// Whether there were problems.
    pub fn has_problems(&self) -> bool {
        self.problems + self.before.problems > 0
    }

    /// Whether figures differed.
    pub fn has_differing(&self) -> bool {
        self.differing > 0
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
        if self.differing > 0 {
            let findings = count(self.differing, "finding");
            writeln!(
                out,
                "{findings} of figures that differ (--check shows them)"
            )?;
        }
        if self.problems > 0 {
            writeln!(out, "{}, named above", count(self.problems, "problem"))?;
        }
        if self.before.items > 0 {
            let articles = count(self.before.articles, "article");
            let problems = count(self.before.problems, "problem");
            writeln!(
                out,
                "{articles} and {problems} before, in the run that broke off"
            )?;
        }
        Ok(())
    }
}

fn count(number: u64, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}
