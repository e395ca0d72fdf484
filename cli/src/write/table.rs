//! Facts as a table for people.

use bantin::record::{ArticleRecord, FactRecord};
use unicode_segmentation::UnicodeSegmentation;

/// How wide, and whether in bold.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// Columns of the terminal.
    pub width: usize,
    /// Whether the terminal shows bold.
    pub colour: bool,
}

impl Style {
    /// The style for stdout; `terminal` says whether it is one.
    pub fn of_stdout(terminal: bool) -> Self {
        let known = terminal
            .then(|| console::Term::stdout().size_checked())
            .flatten();
        let set = || std::env::var("COLUMNS").ok()?.parse().ok();
        let width = known
            .map(|(_, columns)| usize::from(columns))
            .or_else(set)
            .unwrap_or(100);
        let colour = terminal && std::env::var_os("NO_COLOR").is_none_or(|set| set.is_empty());
        Self {
            width: width.max(60),
            colour,
        }
    }
}

/// Widest columns: a value that is longer is cut like the text behind it, which
/// takes what is left of the line.
const VALUE: usize = 36;
const NOTES: usize = 24;

/// One article: its title, then a line a fact.
pub fn render(record: &ArticleRecord, style: Style) -> String {
    let mut out = String::new();
    head(record, style, &mut out);
    if record.facts.is_empty() {
        out.push_str("  no facts\n");
    }
    let rows: Vec<[String; 4]> = record.facts.iter().map(row).collect();
    let width = |column: usize, most: usize| {
        rows.iter()
            .map(|row| length(&row[column]))
            .max()
            .unwrap_or(0)
            .min(most)
    };
    let (kind, value, notes) = (width(0, 12), width(1, VALUE), width(2, NOTES));
    let left = style
        .width
        .saturating_sub(2 + kind + 2 + value + 2 + notes + 2);
    for row in &rows {
        let mut line = String::from("  ");
        for (cell, width) in row.iter().zip([kind, value, notes]) {
            pad(cell, width, &mut line);
            line.push_str(if width > 0 { "  " } else { "" });
        }
        line.push_str(&cut(&row[3], left));
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out.push('\n');
    out
}

fn head(record: &ArticleRecord, style: Style, out: &mut String) {
    let (name, rest) = match record.title.as_deref().map(plain) {
        Some(title) if !title.is_empty() => (title, Some(plain(&record.id))),
        _ => (plain(&record.id), None),
    };
    let rest: Vec<String> = rest.into_iter().chain(record.published.clone()).collect();
    let rest = if rest.is_empty() {
        String::new()
    } else {
        format!("  ({})", rest.join(", "))
    };
    let name = cut(&name, style.width.saturating_sub(length(&rest)).max(20));
    if style.colour {
        out.push_str(&format!("\u{1b}[1m{name}\u{1b}[0m{rest}\n"));
    } else {
        out.push_str(&format!("{name}{rest}\n"));
    }
}

fn row(fact: &FactRecord) -> [String; 4] {
    let mut notes = fact.unit.as_deref().map(plain).unwrap_or_default();
    if let Some(modifier) = &fact.modifier {
        let gap = if notes.is_empty() { "" } else { " · " };
        notes = format!("{notes}{gap}{}", plain(modifier));
    }
    if let Some(per) = &fact.per {
        notes = format!("{notes} /{}", plain(per)).trim_start().to_owned();
    }
    [
        plain(&fact.kind),
        plain(&fact.value),
        notes,
        plain(&fact.text),
    ]
}

/// One line without control characters: a page must not steer the terminal.
fn plain(text: &str) -> String {
    let no_control = |c: char| if c.is_control() { ' ' } else { c };
    let text: String = text.chars().map(no_control).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn length(text: &str) -> usize {
    text.graphemes(true).count()
}

/// At most `width` graphemes of `text`, with `…` where some are left out.
fn cut(text: &str, width: usize) -> String {
    match text.grapheme_indices(true).nth(width) {
        None => text.to_owned(),
        Some(_) => {
            let kept: String = text.graphemes(true).take(width.saturating_sub(1)).collect();
            format!("{}…", kept.trim_end())
        }
    }
}

fn pad(text: &str, width: usize, line: &mut String) {
    let text = cut(text, width);
    line.push_str(&text);
    line.extend(std::iter::repeat_n(
        ' ',
        width.saturating_sub(length(&text)),
    ));
}
