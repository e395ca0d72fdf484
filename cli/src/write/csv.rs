//! A line a fact, for spreadsheets and for programs.

use std::{
    borrow::Cow,
    io::{self, Write},
    sync::LazyLock,
};

use bantin::record::FindingRow;
use clap::ValueEnum;
use csv::{QuoteStyle, Terminator, Writer, WriterBuilder};
use regex::Regex;
use rust_decimal::Decimal;

use super::{
    columns::{COLUMNS, Cell, rows},
    layout::{Article, Layout, Out},
    report::Language,
};

/// For whom a CSV is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Dialect {
    /// Spreadsheets: UTF-8 with its mark; texts that would become formulas, dates or
    /// numbers stand as ="…", which shows the text
    #[default]
    Excel,
    /// The same for spreadsheets whose decimal sign is the comma, as it is in Vietnam:
    /// semicolons between the cells, commas in numbers
    ExcelComma,
    /// Programs: RFC 4180 without any of that
    Plain,
}

/// A line a fact.
pub struct Csv {
    dialect: Dialect,
    /// What findings are told in.
    language: Language,
}

impl Csv {
    /// A CSV in this dialect, whose findings are told in this language.
    pub fn new(dialect: Dialect, language: Language) -> Self {
        Csv { dialect, language }
    }

    /// The names of the columns.
    pub fn head(&self) -> io::Result<Vec<u8>> {
        let mut head = Vec::new();
        if self.dialect != Dialect::Plain {
            head.extend_from_slice("\u{feff}".as_bytes());
        }
        self.writer(&mut head).write_record(COLUMNS)?;
        Ok(head)
    }

    fn writer<W: Write>(&self, out: W) -> Writer<W> {
        let (between, end) = match self.dialect {
            Dialect::Excel => (b',', Terminator::CRLF),
            Dialect::ExcelComma => (b';', Terminator::CRLF),
            Dialect::Plain => (b',', Terminator::Any(b'\n')),
        };
        WriterBuilder::new()
            .delimiter(between)
            .terminator(end)
            .quote_style(QuoteStyle::Necessary)
            .from_writer(out)
    }

    fn cell<'c>(&self, cell: &'c Cell<'_>) -> Cow<'c, str> {
        let plain = self.dialect == Dialect::Plain;
        match cell {
            Cell::Empty => "".into(),
            Cell::Text(text) if plain => text.as_ref().into(),
            Cell::Text(text) => guarded(text),
            // Days and times without a zone are told from numbers by every spreadsheet.
            Cell::Time(time) if plain => time.as_ref().into(),
            Cell::Time(time) => time.replacen('T', " ", 1).into(),
            Cell::Number(number) if plain => number.to_string().into(),
            Cell::Number(number) if digits(*number) > DIGITS => quoted(&number.to_string()).into(),
            Cell::Number(number) if self.dialect == Dialect::ExcelComma => {
                number.to_string().replace('.', ",").into()
            }
            Cell::Number(number) => number.to_string().into(),
            Cell::Place(place) => place.to_string().into(),
            Cell::Day(day) => day.to_string().into(),
            Cell::Is(yes) => if *yes { "1" } else { "0" }.into(),
            Cell::Findings(findings) => {
                let told = self.told(findings);
                if plain {
                    told
                } else {
                    guarded(&told).into_owned()
                }
                .into()
            }
        }
    }

    /// Findings in words: `share: 240/272 = 88,24 %`.
    fn told(&self, findings: &[FindingRow]) -> String {
        let one = |finding: &FindingRow| {
            let told = match self.language {
                Language::Vi => &finding.explanation_vi,
                Language::En => &finding.explanation_en,
            };
            format!("{}: {told}", finding.relation)
        };
        findings.iter().map(one).collect::<Vec<_>>().join(" | ")
    }
}

impl Layout for Csv {
    fn article(&self, article: &Article<'_>, out: &mut Out<'_>) -> io::Result<()> {
        let mut writer = self.writer(out);
        for row in rows(article) {
            for cell in &row {
                writer.write_field(self.cell(cell).as_bytes())?;
            }
            writer.write_record(None::<&[u8]>)?;
        }
        writer.flush()
    }
}

/// Digits that a spreadsheet keeps of a number.
const DIGITS: u32 = 15;

fn digits(number: Decimal) -> u32 {
    let digits = number.normalize().mantissa().unsigned_abs();
    digits.checked_ilog10().map_or(1, |log| log + 1)
}

/// A text that a spreadsheet leaves as it is.
fn guarded(text: &str) -> Cow<'_, str> {
    if is_changed(text) {
        quoted(text).into()
    } else {
        text.into()
    }
}

/// Whether a spreadsheet would make something else of a text: a formula, a number, a date,
/// a time, a percentage, an amount of money or a truth.
fn is_changed(text: &str) -> bool {
    /// Signs and digits alone, or few digits with one word, as in `5 pm` and `1 Jan 2020`.
    static NUMERIC: LazyLock<Option<Regex>> = LazyLock::new(|| {
        let signs = r"[\s.,:/+()'%$€£¥₫‰°–—−-]";
        let number = format!(r"{signs}*\d{{1,4}}(?:{signs}+\d{{1,4}}){{0,3}}{signs}*");
        let pattern = format!(
            r"^(?:{signs}*\d(?:{signs}|\d)*|{number}\pL{{1,10}}(?:{number}|{signs}*)|\pL{{1,10}}{number})$"
        );
        Regex::new(&pattern).ok()
    });
    const FORMULA: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];
    let text = text.trim_start_matches([' ', '\u{a0}', '\n']);
    text.starts_with(FORMULA)
        || NUMERIC
            .as_ref()
            .is_none_or(|numeric| numeric.is_match(text))
        || text.eq_ignore_ascii_case("true")
        || text.eq_ignore_ascii_case("false")
}

/// A formula that gives the text. What it quotes has a longest length, and so has it all.
fn quoted(text: &str) -> String {
    const QUOTED: usize = 250;
    const FORMULA: usize = 8000;
    let mut formula = String::from("=");
    for (number, line) in text.split('\n').enumerate() {
        if number > 0 {
            formula.push_str("&CHAR(10)&");
        }
        let line = line.trim_end_matches('\r');
        let letters: Vec<char> = line.chars().collect();
        let parts: Vec<String> = match letters.len() {
            0 => vec![String::new()],
            _ => letters
                .chunks(QUOTED)
                .map(|part| part.iter().collect())
                .collect(),
        };
        let parts = parts
            .iter()
            .map(|part| format!("\"{}\"", part.replace('"', "\"\"")));
        formula.push_str(&parts.collect::<Vec<_>>().join("&"));
    }
    if formula.chars().count() > FORMULA {
        return format!("'{text}");
    }
    formula
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_would_change_is_guarded() {
        for text in [
            "=HYPERLINK(\"x\")",
            "+1",
            "-x",
            "@a",
            " =1",
            "10/12",
            "3-5",
            "3.50",
            "10.000",
            "007",
            "8:30",
            "12%",
            "5 pm",
            "1 Jan 2020",
            "Jan 5",
            "9 tháng 10",
            "1e5",
            "2018-10-09",
            "2018-10-09T15:42",
            "Oct 9, 2018",
            "T15:42",
            "TRUE",
            "(5)",
            "$5",
        ] {
            assert!(is_changed(text), "{text}");
        }
        for text in [
            "",
            "Giá vàng",
            "gần 18.000/20.139 hộ dân",
            "3774000000 VND",
            "3774000000 VND/tháng",
            "..",
            "P3D",
            "217-QĐ/TW",
        ] {
            assert!(!is_changed(text), "{text}");
        }
    }

    #[test]
    fn a_guard_quotes_and_parts() {
        assert_eq!(quoted("a\"b"), "=\"a\"\"b\"");
        assert_eq!(quoted("a\r\n\nb"), "=\"a\"&CHAR(10)&\"\"&CHAR(10)&\"b\"");
        let long = "ă".repeat(300);
        assert_eq!(
            quoted(&long),
            format!("=\"{}\"&\"{}\"", "ă".repeat(250), "ă".repeat(50))
        );
        assert!(quoted(&"=".repeat(9000)).starts_with("'="));
    }

    #[test]
    fn numbers_keep_their_digits() {
        let of = |dialect, text: &str| {
            let number = text.parse().expect("a number");
            Csv::new(dialect, Language::Vi)
                .cell(&Cell::Number(number))
                .into_owned()
        };
        assert_eq!(of(Dialect::Excel, "3.5"), "3.5");
        assert_eq!(of(Dialect::ExcelComma, "3.5"), "3,5");
        assert_eq!(
            of(Dialect::Excel, "1234567890123456"),
            "=\"1234567890123456\""
        );
        assert_eq!(of(Dialect::Plain, "1234567890123456"), "1234567890123456");
    }
}
