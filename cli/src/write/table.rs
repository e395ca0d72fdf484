//! Facts as a table for people.

use std::io::{self, Write};

use bantin::{
    facts::{Fact, Kind},
    findings::{Finding, Language, Verdict},
};
use unicode_segmentation::UnicodeSegmentation;

use super::{
    layout::{Article, Layout, Out},
    style::{self, Style, cut, cut_start, folded, pad, plain, width},
};

/// Widest columns: what is longer is cut.
const KIND: usize = 12;
const VALUE: usize = 40;
/// With fewer columns the words around a fact stand below it.
const ONE_LINE: usize = 76;

/// A table an article: its title, then a line a fact with the words around it.
pub struct Table {
    style: Style,
    /// What findings are told in.
    language: Language,
}

impl Table {
    /// Tables for a terminal like this, whose findings are told in this language.
    pub fn new(style: Style, language: Language) -> Self {
        Table { style, language }
    }

    fn head(&self, article: &Article<'_>) -> String {
        let view = article.analysis.view(article.id);
        let facts = match article.analysis.facts.len() {
            0 => "no facts".to_owned(),
            1 => "1 fact".to_owned(),
            facts => format!("{facts} facts"),
        };
        let title = view
            .title
            .as_deref()
            .map(plain)
            .filter(|title| !title.is_empty());
        let name = plain(article.id);
        let id = title.is_some().then(|| name.clone());
        let section = view.section.as_deref().map(plain);
        let estimate = view.published_estimate.map(|date| format!("about {date}"));
        let published = view.published.or(estimate);
        let rest = [id, published, section, Some(facts)];
        let rest: Vec<String> = rest.into_iter().flatten().collect();
        let style = self.style;
        let title = cut(&title.unwrap_or(name), style.width);
        let rest = cut(&rest.join(" · "), style.width);
        format!(
            "{}\n{}\n",
            style.paint(&console::Style::new().bold(), &title),
            style.paint(&console::Style::new().dim(), &rest)
        )
    }

    fn line(&self, article: &Article<'_>, row: &Row<'_>, kinds: usize, values: usize) -> String {
        let style = self.style;
        let paint = console::Style::new().fg(style::colour(row.kind));
        let kind = style.paint(&paint, &pad(row.kind, kinds));
        if style.width < ONE_LINE {
            let value = cut(&row.value, style.width.saturating_sub(kinds + 4));
            let around = self.around(article, row, style.width.saturating_sub(4));
            return format!("  {kind}  {value}\n    {around}\n");
        }
        let left = style.width.saturating_sub(2 + kinds + 2 + values + 2);
        let around = self.around(article, row, left);
        format!("  {kind}  {}  {around}\n", pad(&row.value, values))
    }

    /// A fact in the middle of its sentence, in so many columns.
    fn around(&self, article: &Article<'_>, row: &Row<'_>, columns: usize) -> String {
        let (text, span) = (article.analysis.text, row.fact.span);
        let sentence = article.analysis.sentences.get(row.fact.sentence);
        let sentence = sentence.filter(|sentence| sentence.contains(span));
        let sentence = sentence.copied().unwrap_or(span);
        // No more of a long sentence than can be shown.
        let before = text[sentence.start..span.start].char_indices().rev();
        let from = before.take(4 * columns).last();
        let from = sentence.start + from.map_or(span.start - sentence.start, |(at, _)| at);
        let behind = text[span.end..sentence.end].char_indices();
        let to = span.end
            + behind
                .take(4 * columns)
                .last()
                .map_or(0, |(at, c)| at + c.len_utf8());
        let (before, behind) = (&text[from..span.start], &text[span.end..to]);

        let marks = if self.style.colour {
            ["", ""]
        } else {
            ["«", "»"]
        };
        let fact = cut(&plain(span.text(text)), columns.saturating_sub(2));
        let gap = |is: bool| if is { " " } else { "" };
        let (before_gap, behind_gap) = (
            gap(before.ends_with(char::is_whitespace)),
            gap(behind.starts_with(char::is_whitespace)),
        );
        let taken = width(&fact) + width(&marks.concat()) + 2;
        let left = columns.saturating_sub(taken);
        let (before, behind) = (plain(before), plain(behind));
        // What one side does not need is the other's.
        let half = (left / 2).max(left.saturating_sub(width(&behind)));
        let before = cut_start(&before, half.min(left));
        let behind = cut(&behind, left - width(&before).min(left));
        let paint = console::Style::new().fg(style::colour(row.kind)).bold();
        let fact = self.style.paint(&paint, &fact);
        let line = format!(
            "{before}{before_gap}{}{fact}{}{behind_gap}{behind}",
            marks[0], marks[1]
        );
        line.trim().to_owned()
    }
}

impl Table {
    /// Figures that belong together, with their arithmetic.
    fn finding(&self, finding: &Finding) -> String {
        let (sign, paint) = match finding.verdict {
            Verdict::Agrees => ("=", console::Style::new().dim()),
            Verdict::Differs => ("≠", console::Style::new().red().bold()),
        };
        let told = plain(&finding.explanation(self.language));
        let told = format!("{sign} {}: {told}", finding.relation.name());
        let lines = folded(&told, self.style.width.saturating_sub(4));
        let lines = lines.iter().map(|line| self.style.paint(&paint, line));
        format!("  {}\n", lines.collect::<Vec<_>>().join("\n    "))
    }
}

impl Layout for Table {
    fn article(&self, article: &Article<'_>, out: &mut Out<'_>) -> io::Result<()> {
        out.write_all(self.head(article).as_bytes())?;
        let rows = || article.analysis.facts.iter().map(Row::new);
        let kinds = rows()
            .map(|row| width(row.kind))
            .max()
            .unwrap_or(0)
            .min(KIND);
        let values = rows().map(|row| width(&row.value)).max().unwrap_or(0);
        let values = values.min(VALUE).min(self.style.width / 3);
        for row in rows() {
            out.write_all(self.line(article, &row, kinds, values).as_bytes())?;
        }
        for finding in &article.analysis.findings {
            out.write_all(self.finding(finding).as_bytes())?;
        }
        out.write_all(b"\n")
    }
}

/// A fact as it is shown.
struct Row<'f> {
    fact: &'f Fact,
    kind: &'f str,
    /// Its value with unit and modifier.
    value: String,
}

impl<'f> Row<'f> {
    fn new(fact: &'f Fact) -> Self {
        let number = fact.value.canonical().to_string();
        let mut value = match fact.kind() {
            Kind::Money | Kind::Quantity | Kind::Percent | Kind::Fraction | Kind::Recurrence => {
                grouped(&number)
            }
            _ => plain(&number),
        };
        for (sign, part) in [(" ", fact.value.unit()), (" /", fact.value.per())] {
            if let Some(part) = part {
                value.push_str(if part == "%" || part == "‰" {
                    ""
                } else {
                    sign
                });
                value.push_str(&plain(part));
            }
        }
        if let Some(modifier) = fact.modifier {
            value = format!("{value} ({})", modifier.name());
        }
        let kind = fact.value.kind_name();
        Row { fact, kind, value }
    }
}

/// A number with blanks between the thousands, from five digits on.
fn grouped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 4 / 3);
    let mut rest = text;
    let mut fraction = false;
    while let Some(letter) = rest.graphemes(true).next() {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let (run, behind) = rest.split_at(digits.max(letter.len()));
        if digits > 4 && !fraction {
            for (at, digit) in run.char_indices() {
                if at > 0 && (digits - at).is_multiple_of(3) {
                    out.push(' ');
                }
                out.push(digit);
            }
        } else {
            out.push_str(run);
        }
        // `3.5`, but not the second number of `3..5`.
        fraction = run == "." && !out.ends_with("..");
        rest = behind;
    }
    plain(&out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_grouped() {
        for (value, expected) in [
            ("3774000000 VND", "3 774 000 000 VND"),
            ("18000/20139", "18 000/20 139"),
            ("2018", "2018"),
            ("12345.67891", "12 345.67891"),
            ("10000..20000.55555", "10 000..20 000.55555"),
            ("-12345", "-12 345"),
        ] {
            assert_eq!(grouped(value), expected);
        }
    }
}
