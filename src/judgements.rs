//! Rows of judgement: how they are written, and whether they do what their cases say. Rows of
//! the user's own go in with [`Builder::judgements`](crate::extend::Builder::judgements).
//!
//! ```
//! use bantin::Analyzer;
//!
//! let rows = "
//! [duration]
//! idle  never  nồi_lẩu ⟦#days⟧
//! + Ông nấu nồi lẩu ⟦3 ngày⟧. |
//! - Ông nấu ⟦3 ngày⟧. | duration P4D | 3 ngày
//! ";
//! let analyzer = Analyzer::builder().judgements(rows, "my rows")?.build();
//! let report = analyzer.check_judgements();
//! assert_eq!(
//!     report.faults[0].to_string(),
//!     "my rows, line 5: `idle`: duration P3D | 3 ngày instead of duration P4D | 3 ngày"
//! );
//! # Ok::<(), bantin::Error>(())
//! ```
//!
#![doc = include_str!("../data/judge/README.md")]

use std::{fmt, sync::Arc};

use crate::{
    analyzer::Analyzer,
    judge::{
        self,
        read::{Case, Rules},
    },
    record::{FactRecord, parse_published},
    span::Span,
};

/// What [`Analyzer::check_judgements`] found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Report {
    /// How many rows there are.
    pub rows: usize,
    /// How many cases they have.
    pub cases: usize,
    /// What is wrong; nothing where all rows do what their cases say.
    pub faults: Vec<Fault>,
}

/// What is wrong with a case of a row.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Fault {
    /// The file, or what the rows were called.
    pub origin: String,
    /// The line of the case.
    pub line: usize,
    /// The id of the row.
    pub row: String,
    /// What is wrong.
    pub message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let Fault {
            origin,
            line,
            row,
            message,
        } = self;
        write!(f, "{origin}, line {line}: `{row}`: {message}")
    }
}

impl Analyzer {
    /// The ids of all rows of judgement, the user's first, as
    /// [`Builder::without_row`](crate::extend::Builder::without_row) takes them.
    pub fn judgement_ids(&self) -> impl Iterator<Item = &str> {
        self.judge.ids()
    }

    /// Runs the cases of all rows of judgement, the crate's and the user's: the facts must
    /// be those of the case; the row must decide in its cases for it and in none of those
    /// against it; and with the row switched off, the facts of a case for it must change,
    /// else the row decides nothing.
    pub fn check_judgements(&self) -> Report {
        let mut report = self.check_own_judgements();
        check(self, &judge::rules_of_crate(), &mut report);
        report
    }

    /// The same of the user's rows alone, which is what a program does that is given some:
    /// those of the crate are tested with it.
    ///
    /// ```
    /// use bantin::Analyzer;
    ///
    /// let rows = "
    /// [duration]
    /// race-of-days  never  giải_chạy ⟦#days⟧
    /// + Ông đăng ký giải chạy ⟦3 ngày⟧. |
    /// - Ông chạy bộ ⟦3 ngày⟧. | duration P3D | 3 ngày
    /// ";
    /// let analyzer = Analyzer::builder().judgements(rows, "my rows")?.build();
    /// let report = analyzer.check_own_judgements();
    /// assert_eq!((report.rows, report.cases, report.faults.len()), (1, 2, 0));
    /// # Ok::<(), bantin::Error>(())
    /// ```
    pub fn check_own_judgements(&self) -> Report {
        let mut report = Report::default();
        check(self, &self.judge.own, &mut report);
        report
    }
}

/// Runs the cases of some rows.
fn check(analyzer: &Analyzer, rules: &Rules, report: &mut Report) {
    report.rows += rules.table.rows.len();
    report.cases += rules.cases.len();
    for case in &rules.cases {
        let fault = fault(analyzer, rules, case).map(|message| Fault {
            origin: rules.places[case.row].0.clone(),
            line: case.line,
            row: rules.table.rows[case.row].id.to_string(),
            message,
        });
        report.faults.extend(fault);
    }
}

/// What is wrong with a case, if anything is.
fn fault(analyzer: &Analyzer, rules: &Rules, case: &Case) -> Option<String> {
    let published = parse_published(&case.published);
    if published.is_none() && !case.published.is_empty() {
        return Some(format!("`{}` is no date", case.published));
    }
    let found = facts(analyzer, case);
    if found != case.facts {
        let (found, expected) = (listed(&found), listed(&case.facts));
        return Some(format!("{found} instead of {expected}"));
    }
    let id = &rules.table.rows[case.row].id;
    let proposals = analyzer.explain(&case.text, published).proposals;
    let decides = proposals.iter().any(|proposal| {
        touches(case, proposal.span) && proposal.judged.iter().any(|row| row == id)
    });
    match (case.is_for, decides) {
        (true, false) => Some("the row does not decide here".to_owned()),
        (false, true) => Some("the row decides here".to_owned()),
        (false, false) => None,
        (true, true) => {
            let without = facts(&without_row(analyzer, id), case);
            (without == found).then(|| "nothing changes without the row".to_owned())
        }
    }
}

fn without_row(analyzer: &Analyzer, id: &str) -> Analyzer {
    let mut analyzer = analyzer.clone();
    Arc::make_mut(&mut analyzer.judge).switch_off(id);
    analyzer
}

/// Whether a span touches the figure of a case.
fn touches(case: &Case, span: Span) -> bool {
    case.figure
        .is_none_or(|(start, end)| span.overlaps(Span::new(start, end)))
}

/// The facts of a case as `tests/cases/` write them.
fn facts(analyzer: &Analyzer, case: &Case) -> Vec<String> {
    let published = parse_published(&case.published);
    let analysis = analyzer.analyze(&case.text, published);
    let facts = analysis.facts.iter();
    facts
        .filter(|fact| touches(case, fact.span))
        .map(|fact| written(FactRecord::new(fact, &case.text)))
        .collect()
}

fn written(fact: FactRecord) -> String {
    let mut line = format!("{} {}", fact.kind, fact.value);
    let unit = fact.unit.filter(|unit| unit != "%");
    let parts = [
        ('[', unit, ']'),
        ('(', fact.modifier, ')'),
        ('{', fact.per, '}'),
    ];
    for (open, part, close) in parts {
        line.extend(part.map(|part| format!(" {open}{part}{close}")));
    }
    format!("{line} | {}", fact.text)
}

fn listed(facts: &[String]) -> String {
    if facts.is_empty() {
        "nothing".to_owned()
    } else {
        facts.join("; ")
    }
}
