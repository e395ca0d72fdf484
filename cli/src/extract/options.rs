//! The command line.

use std::{
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    io::IsTerminal,
    num::NonZeroUsize,
    path::PathBuf,
};

use bantin::{Offsets, PublishedAt, encoding::Encoding, facts::Kind};
use chrono::FixedOffset;
use clap::{
    Parser, ValueEnum,
    builder::{PossibleValue, PossibleValuesParser, TypedValueParser},
};

use crate::{
    read::input::InputFormat,
    write::{
        csv::Dialect,
        format::{Format, Rows, Settings},
        jsonl::With,
        report::Language,
        style::Style,
    },
};

/// Reads Vietnamese news and writes its dates, fractions, percentages, money
/// and quantities as exact, typed records.
#[derive(Debug, Parser)]
#[command(name = "extract", after_help = AFTER_HELP)]
pub struct Options {
    /// Files, folders, globs, or - for stdin; see below for what none means
    ///
    /// Without a path standard input is read where it is a pipe or a file, else (a
    /// terminal, /dev/null) the sample articles. Files end in .txt, .html (.htm) or .jsonl, feeds
    /// in .xml, .rss or .atom, archives of the web in .warc, each also with .gz or .zst behind
    /// it; content that is for sure of another of these kinds is read as that. Folders are read with all below them in the order of names,
    /// without hidden files and without files of other kinds. A name with *, ?
    /// or [ that is not a file's own name is a glob. A .jsonl line is one
    /// article: {"id", "text", "published"?}; other fields are left alone.
    pub paths: Vec<PathBuf>,

    /// How to write the facts [default: table on a terminal, else jsonl]
    #[arg(long, short, value_enum)]
    pub format: Option<Format>,

    /// Only what differs: sentences whose figures do not agree with each other
    ///
    /// Each with its arithmetic in words. The exit status is 3 where there are any.
    #[arg(long, conflicts_with = "format")]
    pub check: bool,

    /// The language that findings are told in, and that the page of --format html opens in
    #[arg(long, value_enum, default_value_t)]
    pub lang: Language,

    /// What else to write of each article, separated by commas
    ///
    /// Texts, sentences and words are for jsonl and for articles in parquet.
    #[arg(long, value_enum, value_delimiter = ',', value_name = "WHAT")]
    pub with: Vec<With>,

    /// For whom a csv is
    #[arg(long, value_enum, default_value_t, value_name = "DIALECT")]
    pub csv_dialect: Dialect,

    /// What a row of parquet is
    #[arg(long, value_enum, default_value_t, value_name = "WHAT")]
    pub rows: Rows,

    /// How to read the inputs, whatever their names end in
    #[arg(long, value_enum, default_value_t = InputFormat::Auto)]
    pub input_format: InputFormat,

    /// What files of text and pages are written in, such as windows-1258, tcvn3, vni
    ///
    /// Without it a page's own declaration counts, then what the bytes show; where that is
    /// not sure, the file is reported and not read.
    #[arg(long, value_name = "NAME")]
    pub encoding: Option<Encoding>,

    /// Only facts of these kinds, separated by commas
    ///
    /// The same ones as among all kinds. Figures are not checked against each other then,
    /// since that needs all of them to be read, unless --with findings asks for it.
    #[arg(long, short, value_delimiter = ',', value_parser = kinds())]
    pub kinds: Vec<Kind>,

    /// Date or time that relative dates are resolved against, for all articles
    ///
    /// ISO 8601 (2018-10-10, 2018-10-10T08:15, 2018-10-10T01:15Z), RFC 2822, dd/mm/yyyy
    /// with or without a time, or a number: seconds since 1970, milliseconds from 10^11 on.
    /// It goes before the `published` of a record and the article:published_time of a page.
    /// Without any of them, the time that the article itself prints is used.
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    pub published: Option<PublishedAt>,

    /// What places in the text are counted in: bytes, chars or utf16
    ///
    /// Of the formats jsonl, facts and csv. Python's strings count characters, those of
    /// JavaScript and Java units of UTF-16.
    #[arg(long, value_name = "UNIT", default_value_t = Offsets::Bytes)]
    pub offsets: Offsets,

    /// The newsroom's time zone, into which times with a zone of their own are turned
    #[arg(long, value_name = "OFFSET", allow_hyphen_values = true, default_value = "+07:00",
          value_parser = time_zone)]
    pub time_zone: FixedOffset,

    /// Report facts in page furniture too (counters, comment boxes, related links)
    #[arg(long)]
    pub furniture: bool,

    /// Read entities, tags and escapes that are left in plain text as letters like others
    #[arg(long)]
    pub no_leftovers: bool,

    /// A file of units of measure of your own, in the form of data/units.tsv
    #[arg(long, value_name = "FILE")]
    pub units: Vec<PathBuf>,

    /// A file of currencies of your own, in the form of data/currencies.tsv
    #[arg(long, value_name = "FILE")]
    pub currencies: Vec<PathBuf>,

    /// A file of judgements of your own, rows with their cases as in data/judge/*.rules
    #[arg(long, value_name = "FILE")]
    pub judge: Vec<PathBuf>,

    /// Articles to work on at a time [default: the number of processors]
    #[arg(long, short, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    jobs: Option<u16>,

    /// Longest article in MiB, unpacked; longer ones are reported and skipped
    #[arg(long, value_name = "MIB", default_value_t = 64,
          value_parser = clap::value_parser!(u16).range(1..=4096))]
    max_article: u16,

    /// Write to this file, which is replaced once all is done
    ///
    /// Until then the output is in FILE.part; a run that breaks leaves the old file as it
    /// was, and of jsonl, facts and csv the part, which --resume goes on with.
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,

    /// Go on with the FILE.part of a run that broke off; begin anew where there is none
    ///
    /// The input is read again from its start, and must be the same; what is done already
    /// is passed over. The output is that of a run without a break.
    #[arg(long, requires = "output")]
    pub resume: bool,

    /// No progress bar and no summary; what failed is still reported
    #[arg(long, short)]
    pub quiet: bool,
}

const AFTER_HELP: &str = "\
`start` and `end` of a fact are bytes of the article's text: of the file for
.txt, of the record's `text` for .jsonl, of the extracted text for .html.

Output to a terminal goes through the program that PAGER names, if it names one;
NO_COLOR keeps it without colours.

Exit status:
  0    all was read
  1    something could not be read or written; it is named on stderr, and the
       rest was done
  2    wrong usage; nothing was done
  3    with --check: all was read, and figures differ
  130  interrupted: the articles begun were finished, and stderr tells how to go on

Examples:
  extract                                   the sample articles, as a table
  extract --format csv --output facts.csv news.jsonl.zst
  extract --format facts articles/ | jq 'select(.kind == \"money\")'
  extract --kinds money,percent --output facts.jsonl articles/ 'more/*.txt'
  extract --check article.txt
  curl -s URL | extract --input-format html --published 2018-10-10 -";

impl Options {
    /// The format, by the destination where the user left it open.
    pub fn format(&self) -> Format {
        self.format.unwrap_or_else(|| {
            if self.output.is_none() && std::io::stdout().is_terminal() {
                Format::Table
            } else {
                Format::Jsonl
            }
        })
    }

    /// How to write.
    pub fn settings(&self, style: Style) -> Settings {
        Settings {
            format: self.format(),
            with: self.with.clone(),
            dialect: self.csv_dialect,
            check: self.check,
            language: self.lang,
            rows: self.rows,
            style,
        }
    }

    /// Whether a terminal is shown a page at a time.
    pub fn pages(&self) -> bool {
        self.format() == Format::Table
    }

    /// Whether words are written.
    pub fn wants_words(&self) -> bool {
        self.with.contains(&With::Words)
    }

    /// Whether figures are checked against each other.
    pub fn wants_findings(&self) -> bool {
        self.check
            || self.kinds.is_empty()
            || self.with.contains(&With::Findings)
            || self.wants_likely_findings()
    }

    /// Whether figures are linked that are only likely to belong together.
    pub fn wants_likely_findings(&self) -> bool {
        self.with.contains(&With::LikelyFindings)
    }

    /// What does not go together, if anything does not.
    pub fn check(&self) -> Result<(), String> {
        let format = self.format();
        let name = format.to_possible_value();
        let name = name.as_ref().map_or("", PossibleValue::get_name);
        if let Some(missing) = format.missing() {
            return Err(missing.to_owned());
        }
        let articles = format == Format::Parquet && self.rows == Rows::Articles;
        let is_part = |with| !matches!(with, &With::Findings | &With::LikelyFindings);
        let parts = self.with.iter().any(is_part);
        if parts && format != Format::Jsonl && !articles {
            return Err(format!(
                "--with text,sentences,words is for --format jsonl and for --format parquet \
                 --rows articles, not for {name}"
            ));
        }
        if self.resume && !format.can_go_on() {
            return Err(format!(
                "--resume goes on with jsonl, facts and csv, not with {name}"
            ));
        }
        Ok(())
    }

    /// The options that the output depends on, in a line.
    pub fn written(&self) -> String {
        let mut hasher = DefaultHasher::new();
        for file in [&self.units, &self.currencies, &self.judge]
            .into_iter()
            .flatten()
        {
            (file, fs::read(file).ok()).hash(&mut hasher);
        }
        let mut parts = vec![
            format!("{:?}", self.format()),
            format!("input {:?}, {:?}", self.input_format, self.encoding),
            format!("kinds {:?}", self.kinds),
            format!("with {:?}", self.with),
            format!("dialect {:?}", self.csv_dialect),
            format!("lang {:?}", self.lang),
            format!("furniture {}", self.furniture),
            format!("leftovers {}", !self.no_leftovers),
            format!("zone {}", self.time_zone),
            format!("offsets {}", self.offsets),
            format!("max {}", self.max_article),
            format!("files {:x}", hasher.finish()),
        ];
        parts.extend(self.published.map(|time| format!("published {time}")));
        parts.join("; ").to_lowercase()
    }

    /// How many articles are worked on at a time.
    pub fn jobs(&self) -> usize {
        match self.jobs {
            Some(jobs) => usize::from(jobs),
            None => std::thread::available_parallelism().map_or(1, NonZeroUsize::get),
        }
    }

    /// The longest article in bytes.
    pub fn max_article(&self) -> usize {
        usize::from(self.max_article) << 20
    }
}

/// Reads one of the kinds that the crate's own recognisers find.
fn kinds() -> impl TypedValueParser<Value = Kind> {
    let own = |kind: &Kind| *kind != Kind::Custom;
    let names = Kind::ALL.iter().copied().filter(own).map(Kind::name);
    PossibleValuesParser::new(names).try_map(|name| Kind::from_name(&name).ok_or("no such kind"))
}

fn time_zone(text: &str) -> Result<FixedOffset, &'static str> {
    text.parse()
        .map_err(|_| "write it as hours and minutes east of Greenwich, +07:00 or -05:00")
}
