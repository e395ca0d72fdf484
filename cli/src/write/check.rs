//! What differs in an article, for an editor.

use std::io::{self, Write};

use bantin::{
    Analysis, Span,
    findings::{Finding, Language, Verdict},
};

use super::layout::{Article, Layout, Out};

/// Each finding that differs: where it is, the sentence, and the arithmetic in words.
pub struct Check {
    language: Language,
}

impl Check {
    /// Told in this language.
    pub fn new(language: Language) -> Self {
        Check { language }
    }
}

impl Layout for Check {
    fn article(&self, article: &Article<'_>, out: &mut Out<'_>) -> io::Result<()> {
        let analysis = article.analysis;
        for finding in differing(analysis) {
            writeln!(out, "{}: {}", plain(article.id), finding.relation.name())?;
            writeln!(out, "  {}", plain(sentences(analysis, finding)))?;
            writeln!(out, "  {}\n", plain(&finding.explanation(self.language)))?;
        }
        Ok(())
    }
}

/// How many findings differ.
pub fn count(analysis: &Analysis) -> u64 {
    differing(analysis).count() as u64
}

fn differing<'a>(analysis: &'a Analysis) -> impl Iterator<Item = &'a Finding> {
    let findings = analysis.findings.iter();
    findings.filter(|finding| finding.verdict == Verdict::Differs)
}

/// The sentence that a finding is about; where its facts stand in several, that of the last.
fn sentences<'t>(analysis: &Analysis<'t>, finding: &Finding) -> &'t str {
    let span = analysis.sentences.get(finding.sentence);
    let facts = finding.facts.iter().map(|at| analysis.facts[*at].span);
    let facts = facts.filter(|fact| span.is_some_and(|span| span.overlaps(*fact)));
    let all = facts.fold(span.copied().unwrap_or(Span::new(0, 0)), Span::union);
    all.text(analysis.text)
}

/// One line without control characters: a page must not steer the terminal.
fn plain(text: &str) -> String {
    let no_control = |c: char| if c.is_control() { ' ' } else { c };
    let text: String = text.chars().map(no_control).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
