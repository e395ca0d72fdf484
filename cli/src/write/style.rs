//! The terminal: how wide it is, in which colours it shows, and text that fits it.

use console::Color;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// How wide, and whether in colours.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// Columns of the terminal.
    pub width: usize,
    /// Whether the terminal shows colours.
    pub colour: bool,
}

/// Fewer columns are not kept to.
const NARROWEST: usize = 40;

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
        let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        let unwanted = std::env::var_os("NO_COLOR").is_some_and(|set| !set.is_empty());
        Self {
            width: width.max(NARROWEST),
            colour: terminal && !dumb && !unwanted,
        }
    }

    /// `text` as `paint` has it, where there are colours.
    pub fn paint(self, paint: &console::Style, text: &str) -> String {
        if self.colour && !text.is_empty() {
            paint.clone().force_styling(true).apply_to(text).to_string()
        } else {
            text.to_owned()
        }
    }
}

/// The colour of a kind of facts.
pub fn colour(kind: &str) -> Color {
    match kind {
        "date" | "time" | "interval" => Color::Cyan,
        "duration" | "recurrence" => Color::Blue,
        "money" => Color::Green,
        "percent" | "fraction" => Color::Yellow,
        "document" => Color::Red,
        _ => Color::Magenta,
    }
}

/// One line without control characters: a page must not steer the terminal.
pub fn plain(text: &str) -> String {
    // Also what turns the direction of the text around, for all that follows.
    let steers = |c: char| {
        c.is_control()
            || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let text: String = text
        .chars()
        .map(|c| if steers(c) { ' ' } else { c })
        .collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How many columns a text takes.
pub fn width(text: &str) -> usize {
    text.width()
}

/// At most `columns` of the start of `text`, with `…` where some is left out.
pub fn cut(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let kept = fitting(text.graphemes(true), columns.saturating_sub(1));
    let kept: String = kept.into_iter().collect();
    mark(columns, |mark| format!("{}{mark}", kept.trim_end()))
}

/// The lines of a text that is folded at blanks, each of at most `columns`.
pub fn folded(text: &str, columns: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if width(line) + 1 + width(word) <= columns => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(cut(word, columns)),
        }
    }
    lines
}

/// At most `columns` of the end of `text`.
pub fn cut_start(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let kept = fitting(text.graphemes(true).rev(), columns.saturating_sub(1));
    let kept: String = kept.into_iter().rev().collect();
    mark(columns, |mark| format!("{mark}{}", kept.trim_start()))
}

fn mark(columns: usize, marked: impl FnOnce(&str) -> String) -> String {
    marked(if columns > 0 { "…" } else { "" })
}

fn fitting<'t>(letters: impl Iterator<Item = &'t str>, columns: usize) -> Vec<&'t str> {
    let mut left = columns;
    let fits = |letter: &&str| match left.checked_sub(width(letter)) {
        Some(rest) => {
            left = rest;
            true
        }
        None => false,
    };
    letters.take_while(fits).collect()
}

/// `text` in `columns`: cut, or with blanks behind it.
pub fn pad(text: &str, columns: usize) -> String {
    let text = cut(text, columns);
    let blanks = columns.saturating_sub(width(&text));
    format!("{text}{}", " ".repeat(blanks))
}
