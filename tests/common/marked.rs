//! Relations that a reader has marked by hand, and whether they are linked.

use std::{
    collections::{BTreeMap, HashMap},
    fs, io,
    path::Path,
};

use bantin::{Analysis, Span};
use serde::Deserialize;

/// A relation that a reader has marked.
#[derive(Debug, Deserialize)]
pub struct Mark {
    /// The article.
    id: String,
    /// Its name; none where a reader has found nothing in the article.
    #[serde(default)]
    pub relation: String,
    /// The bytes of its members.
    #[serde(default)]
    members: Vec<(usize, usize)>,
}

/// How many are marked, and how many of them linked.
#[derive(Clone, Copy, Debug, Default)]
pub struct Count {
    pub marked: usize,
    pub linked: usize,
}

/// Counts by relation.
pub type Counts = BTreeMap<String, Count>;

/// All marks of a file, by article.
pub fn read(path: &Path) -> io::Result<HashMap<String, Vec<Mark>>> {
    let mut marks: HashMap<String, Vec<Mark>> = HashMap::new();
    for line in fs::read_to_string(path)?.lines() {
        let mark: Mark = serde_json::from_str(line)?;
        let of_article = marks.entry(mark.id.clone()).or_default();
        if !mark.relation.is_empty() {
            of_article.push(mark);
        }
    }
    Ok(marks)
}

impl Mark {
    /// Where its members stand.
    pub fn spans(&self) -> impl Iterator<Item = Span> + '_ {
        self.members
            .iter()
            .map(|(start, end)| Span::new(*start, *end))
    }

    /// Counts it; whether a finding of the same relation holds two of its members, or its only one.
    pub fn count(&self, analysis: &Analysis, counts: &mut Counts) -> bool {
        let holds = |facts: &[usize]| {
            let of_facts = || facts.iter().map(|at| analysis.facts[*at].span);
            let held = self
                .spans()
                .filter(|span| of_facts().any(|fact| fact.overlaps(*span)));
            held.count() >= self.members.len().min(2)
        };
        let is_linked = analysis
            .findings
            .iter()
            .any(|found| found.relation.name() == self.relation && holds(&found.facts));
        let count = counts.entry(self.relation.clone()).or_default();
        count.marked += 1;
        count.linked += usize::from(is_linked);
        is_linked
    }
}
