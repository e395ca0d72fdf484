//! An article as HTML: its text with its facts marked.

use std::{
    cmp::Reverse,
    io::{self, Write},
};

use bantin::{
    Analysis, Analyzer, Span,
    facts::{Fact, Kind},
    findings::{Finding, Language},
    record::{FactRecord, RecordView},
};

use super::{
    blocks::{Block, Part, blocks},
    escape::{attribute, text},
    rivals::Rivals,
};

/// Writes one article. `analyzer` is asked what else its figures could have been.
pub fn write(
    analyzer: &Analyzer,
    analysis: &Analysis,
    id: &str,
    out: &mut impl Write,
) -> io::Result<()> {
    let record = analysis.view(id);
    write!(out, "<article class=\"size{}\"", size(analysis.text.len()))?;
    attribute("data-id", id, out)?;
    attribute(
        "data-published",
        record.published.as_deref().unwrap_or_default(),
        out,
    )?;
    attribute(
        "data-estimate",
        record.published_estimate.as_deref().unwrap_or_default(),
        out,
    )?;
    out.write_all(b">\n")?;
    meta(&record, out)?;
    let rivals = Rivals::of(analyzer, analysis);
    let blocks = blocks(analysis.text, &analysis.article, &analysis.facts);
    let mut notes = Notes::of(analysis);
    let mut facts = Facts {
        text: analysis.text,
        rivals: &rivals,
        facts: &analysis.facts,
    };
    if !blocks.iter().any(|block| block.part == Part::Title) {
        out.write_all(b"<h2>")?;
        text(id, out)?;
        out.write_all(b"</h2>\n")?;
    }
    for run in blocks.chunk_by(|one, other| is_furniture(one) == is_furniture(other)) {
        let folded = is_furniture(&run[0]) && run.len() > 1;
        if folded {
            // Facts in it must be seen.
            let open = if facts.any_before(run[run.len() - 1].span.end) {
                " open"
            } else {
                ""
            };
            writeln!(
                out,
                "<details class=\"furniture\"{open}><summary data-t=\"furniture\">…</summary>"
            )?;
        }
        for block in run {
            notes.write_before(block.span.end, out)?;
            let (tag, class) = tag(block.part);
            write!(out, "<{tag}")?;
            attribute("class", class, out)?;
            out.write_all(b">")?;
            facts.write(block.span, out)?;
            writeln!(out, "</{tag}>")?;
        }
        if folded {
            out.write_all(b"</details>\n")?;
        }
    }
    out.write_all(b"</article>\n")
}

fn is_furniture(block: &Block) -> bool {
    block.part == Part::Furniture
}

fn meta(record: &RecordView, out: &mut impl Write) -> io::Result<()> {
    out.write_all(b"<p class=\"meta\"><a class=\"id\">")?;
    text(record.id, out)?;
    out.write_all(b"</a>")?;
    // By its own text, where that is all; the page says so.
    if let Some(published) = record
        .published
        .as_ref()
        .or(record.published_estimate.as_ref())
    {
        out.write_all(b" <time")?;
        attribute("datetime", published, out)?;
        out.write_all(b">")?;
        text(published, out)?;
        out.write_all(b"</time>")?;
    }
    if let Some(source) = &record.source {
        out.write_all(b" <span>")?;
        text(source, out)?;
        out.write_all(b"</span>")?;
    }
    out.write_all(b"</p>\n")
}

/// How long an article is, about: what is not laid out yet takes a place of this size.
fn size(bytes: usize) -> u32 {
    (bytes / 400).max(1).ilog2().min(9)
}

fn tag(part: Part) -> (&'static str, &'static str) {
    match part {
        Part::Title => ("h2", ""),
        Part::Section => ("p", "section"),
        Part::Published => ("p", "published"),
        Part::Byline => ("p", "byline"),
        Part::Lead => ("p", "lead"),
        Part::Paragraph => ("p", ""),
        Part::Heading => ("h3", ""),
        Part::Caption => ("p", "caption"),
        Part::Furniture => ("p", "furniture"),
        Part::Rest => ("p", "rest"),
    }
}

/// The findings that are still to be written, with where the last of their facts begins;
/// the first to be written stands last.
struct Notes<'a>(Vec<(usize, &'a Finding)>);

impl<'a> Notes<'a> {
    fn of(analysis: &'a Analysis) -> Self {
        let place = |finding: &'a Finding| {
            let facts = finding
                .facts
                .iter()
                .filter_map(|&at| analysis.facts.get(at));
            let last = facts.map(|fact| fact.span.start).max()?;
            Some((last, finding))
        };
        let mut findings: Vec<_> = analysis.findings.iter().filter_map(place).collect();
        findings.sort_by_key(|(last, _)| Reverse(*last));
        Notes(findings)
    }

    /// Writes those whose facts all begin before `end`.
    fn write_before(&mut self, end: usize, out: &mut impl Write) -> io::Result<()> {
        while let Some((_, finding)) = self.0.pop_if(|(last, _)| *last < end) {
            note(finding, out)?;
        }
        Ok(())
    }
}

fn note(finding: &Finding, out: &mut impl Write) -> io::Result<()> {
    let facts: Vec<String> = finding.facts.iter().map(ToString::to_string).collect();
    write!(out, "<aside class=\"note {}\"", finding.verdict.name())?;
    attribute("data-facts", &facts.join(" "), out)?;
    attribute("data-relation", finding.relation.name(), out)?;
    attribute("data-rule", finding.rule, out)?;
    out.write_all(b">")?;
    for (code, language) in [("vi", Language::Vietnamese), ("en", Language::English)] {
        write!(out, "<span lang=\"{code}\">")?;
        text(&finding.explanation(language), out)?;
        out.write_all(b"</span>")?;
    }
    out.write_all(b"</aside>\n")
}

/// The facts that are still to be written.
struct Facts<'a> {
    text: &'a str,
    rivals: &'a Rivals,
    facts: &'a [Fact],
}

impl Facts<'_> {
    fn any_before(&self, end: usize) -> bool {
        self.facts.first().is_some_and(|fact| fact.span.start < end)
    }

    /// Writes a stretch of the text with the facts in it.
    fn write(&mut self, stretch: Span, out: &mut impl Write) -> io::Result<()> {
        let mut from = stretch.start;
        while let Some((fact, rest)) = self.facts.split_first() {
            if fact.span.start >= stretch.end {
                break;
            }
            // A user's own recogniser may count blanks in.
            text(&self.text[from..fact.span.start.max(from)], out)?;
            self.mark(fact, out)?;
            from = fact.span.end.clamp(from, stretch.end);
            self.facts = rest;
        }
        text(&self.text[from..stretch.end], out)
    }

    fn mark(&self, fact: &Fact, out: &mut impl Write) -> io::Result<()> {
        let record = FactRecord::new(fact, self.text);
        let own = fact.kind() == Kind::Custom;
        let class = if own { "custom" } else { &record.kind };
        write!(out, "<mark class=\"{class}\"")?;
        let mut put =
            |name: &str, value: Option<&str>| attribute(name, value.unwrap_or_default(), out);
        put("data-kind", own.then_some(&record.kind))?;
        put("data-value", Some(&record.value))?;
        put("data-unit", record.unit.as_deref())?;
        put("data-mod", record.modifier.as_deref())?;
        put("data-per", record.per.as_deref())?;
        put("data-rule", Some(&record.rule))?;
        put("data-dated", record.dated.as_deref())?;
        put("data-calendar", record.calendar.as_deref())?;
        put("data-measured", measured(&record).as_deref())?;
        put("data-type", record.document_type.as_deref())?;
        put("data-issued", record.issued.as_deref())?;
        put("data-issuer", record.issuer.as_deref())?;
        put("data-ambiguous", record.ambiguous.then_some("1"))?;
        put("data-rivals", Some(self.rivals.get(fact.span)))?;
        out.write_all(b">")?;
        text(&record.text, out)?;
        out.write_all(b"</mark>")
    }
}

/// A measure in its canonical unit, where the text has another.
fn measured(record: &FactRecord) -> Option<String> {
    let measure = record.measure.as_deref()?;
    let number = match (
        &record.measured,
        &record.measured_low,
        &record.measured_high,
    ) {
        (Some(number), ..) => number.clone(),
        (_, Some(low), Some(high)) => format!("{low}..{high}"),
        _ => return None,
    };
    (record.unit.as_deref() != Some(measure)).then(|| format!("{number} {measure}"))
}
