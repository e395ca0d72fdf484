//! Where the output goes, and what becomes of it when the run breaks off.

use std::{
    fs,
    io::{self, IsTerminal},
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, Instant},
};

use super::{
    article::Outcome,
    journal::{Asked, Journal, Point},
    options::Options,
};
use crate::write::{
    layout::{Layout, Sheet},
    sink::{Leave, Part, Place, Sink, beside},
    style::Style,
};

/// How often it is noted how far the output is.
const NOTED: Duration = Duration::from_millis(500);

/// The output of a run.
pub struct Output {
    sheet: Box<dyn Sheet>,
    layout: Arc<dyn Layout>,
    /// How far it is.
    point: Point,
    /// How far it was when the run began.
    before: Point,
    noted: Instant,
    journal: Option<(Journal, PathBuf)>,
    place: Option<PathBuf>,
    /// Whether the part was made from other input.
    foreign: bool,
}

/// Why nothing was done.
pub enum Refused {
    /// The user has to decide something.
    Usage(String),
    /// It cannot be written.
    Io(io::Error),
}

impl From<io::Error> for Refused {
    fn from(error: io::Error) -> Self {
        Refused::Io(error)
    }
}

impl Output {
    /// Opens what the options name; with `--resume`, behind what is there.
    pub fn open(options: &Options) -> Result<Self, Refused> {
        let format = options.format();
        let mut before = Point::default();
        let (mut journal, mut part) = (None, None);
        let place = options.output.as_deref().map(Place::of).transpose()?;
        let terminal = io::stdout().is_terminal();
        let sink = match place {
            None => Sink::stdout(terminal && options.pages()),
            Some(Place::Device(file)) => Sink::device(file),
            Some(Place::File(place)) => {
                let opened = Part::open(&place)?;
                if format.can_go_on() {
                    let (noted, point) = noted(options, &place, opened.length()?)?;
                    journal = Some(noted);
                    before = point;
                }
                let sink = Sink::part(opened, before.bytes)?;
                part = Some(place);
                sink
            }
        };
        let style = Style::of_stdout(options.output.is_none() && terminal);
        let (layout, sheet) = options.settings(style).open(sink)?;
        Ok(Output {
            sheet,
            layout,
            point: before,
            before,
            noted: Instant::now(),
            journal,
            place: part,
            foreign: false,
        })
    }

    /// What lays out the articles.
    pub fn layout(&self) -> Arc<dyn Layout> {
        Arc::clone(&self.layout)
    }

    /// Whether it is noted how far it is, for a run that goes on with it.
    pub fn is_noted(&self) -> bool {
        self.journal.is_some()
    }

    /// How many items are done already.
    pub fn items_before(&self) -> u64 {
        self.before.items
    }

    /// What was done before this run.
    pub fn done_before(&self) -> Point {
        self.before
    }

    /// Writes what stands before the articles, if it is not there, and counts what is
    /// there as not read yet.
    pub fn begin(&mut self) -> io::Result<()> {
        if self.point.bytes == 0 {
            self.sheet.begin()?;
        }
        self.point = Point {
            articles: self.before.articles,
            problems: self.before.problems,
            ..Point::default()
        };
        Ok(())
    }

    /// Writes another outcome.
    pub fn take(&mut self, outcome: Outcome) -> io::Result<()> {
        for piece in outcome.pieces {
            self.sheet.take(piece)?;
        }
        let problems = outcome.problems.len() as u64;
        let Some(digest) = outcome.end else {
            self.point.problems += problems;
            return Ok(());
        };
        self.point.add(digest, outcome.article.is_some(), problems);
        if self.point.items == self.before.items && self.point.digest != self.before.digest {
            return Err(self.other_input());
        }
        if self.noted.elapsed() >= NOTED {
            self.note()?;
        }
        Ok(())
    }

    /// Hands on what is buffered, for a reader who waits.
    pub fn flush(&mut self) -> io::Result<()> {
        io::Write::flush(self.sheet.sink())
    }

    /// Notes how far the output is.
    fn note(&mut self) -> io::Result<()> {
        self.noted = Instant::now();
        let Some((journal, _)) = &mut self.journal else {
            return Ok(());
        };
        if self.point.items <= self.before.items {
            return Ok(());
        }
        let sink = self.sheet.sink();
        sink.keep()?;
        self.point.bytes = sink.position();
        journal.note(&self.point)
    }

    fn other_input(&mut self) -> io::Error {
        self.foreign = true;
        io::Error::other(format!(
            "the {} articles that an earlier run has read are not those of this input; give the \
             same input, or remove {} to begin anew",
            self.before.items,
            part_of(self.place.as_deref()),
        ))
    }

    /// Ends the output well.
    pub fn finish(mut self) -> io::Result<()> {
        if self.point.items < self.before.items {
            let error = self.other_input();
            self.sheet.finish()?.end_early(Leave::Part);
            return Err(error);
        }
        self.sheet.finish()?.finish()?;
        if let Some((_, log)) = self.journal {
            fs::remove_file(log)?;
        }
        Ok(())
    }

    /// Ends the output before all is read; `whole` says that it was well until then. What
    /// to say of it.
    pub fn end_early(mut self, whole: bool) -> Option<String> {
        let noted = whole && self.note().is_ok();
        let articles = self.point.articles;
        let done = match articles {
            1 => "1 article is done".to_owned(),
            articles => format!("{articles} articles are done"),
        };
        if self.foreign {
            let _ = self.sheet.finish().map(|sink| sink.end_early(Leave::Part));
            return None;
        }
        let Some(place) = self.place else {
            let _ = self
                .sheet
                .finish()
                .map(|sink| sink.end_early(Leave::Nothing));
            return whole.then(|| format!("interrupted; {done}"));
        };
        let part = part_of(Some(&place));
        if self.journal.is_some() {
            let _ = self.sheet.finish().map(|sink| sink.end_early(Leave::Part));
            let begin = if noted { "interrupted; " } else { "" };
            return Some(format!(
                "{begin}{done} and in {part}\nextract: to go on: {}",
                again()
            ));
        }
        let leave = if whole { Leave::Part } else { Leave::Nothing };
        let left = self
            .sheet
            .finish()
            .ok()
            .and_then(|sink| sink.end_early(leave));
        whole.then(|| match left {
            Some(_) => format!(
                "interrupted; {done} and in {part}, which is whole so far; this format cannot \
                 be gone on with (jsonl, facts and csv can)"
            ),
            None => "interrupted".to_owned(),
        })
    }
}

fn part_of(place: Option<&Path>) -> String {
    place.map_or_else(String::new, |place| {
        beside(place, ".part").display().to_string()
    })
}

/// The journal beside `FILE.part`, which is so long, and how far it says that the output is.
fn noted(
    options: &Options,
    place: &Path,
    length: u64,
) -> Result<((Journal, PathBuf), Point), Refused> {
    let (part, log) = (beside(place, ".part"), beside(place, ".part.log"));
    let asked = asked(options);
    if length == 0 {
        let journal = Journal::begin(&log, &asked)?;
        return Ok(((journal, log), Point::default()));
    }
    let name = part.display();
    if !options.resume {
        return Err(Refused::Usage(format!(
            "{name} is there, of a run that broke off; --resume goes on with it, and without \
             that file this one begins anew"
        )));
    }
    match Journal::go_on(&log, &asked, length) {
        Ok(Ok((journal, point))) => Ok(((journal, log), point)),
        Ok(Err(before)) => Err(Refused::Usage(format!(
            "{name} was begun with other options ({}, now {}); give the same, or remove that \
             file to begin anew",
            before.options, asked.options
        ))),
        Err(error) => Err(Refused::Usage(format!(
            "{name} cannot be gone on with: {}: {}; remove both files to begin anew",
            log.display(),
            crate::read::input::plain(&error)
        ))),
    }
}

/// What the output depends on.
fn asked(options: &Options) -> Asked {
    Asked {
        bantin: env!("CARGO_PKG_VERSION").to_owned(),
        options: options.written(),
    }
}

/// The command line that goes on with this run.
fn again() -> String {
    let mut words: Vec<String> = std::env::args().map(|word| quoted(&word)).collect();
    if !words.iter().any(|word| word == "--resume") {
        // Behind the name of the program, or of its part.
        let at = 1 + usize::from(words.get(1).is_some_and(|word| word == "extract"));
        words.insert(at.min(words.len()), "--resume".to_owned());
    }
    words.join(" ")
}

/// A word of a command line as a shell reads it.
fn quoted(word: &str) -> String {
    let safe = |c: char| c.is_alphanumeric() || "-_./,:=+@%".contains(c);
    if !word.is_empty() && word.chars().all(safe) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', "'\\''"))
    }
}
