//! Reads files of rows: those of `data/judge/` when the crate is built, those of users at run
//! time. `data/judge/README.md` tells how they are written.

use std::borrow::Cow;

use super::rows::{Gap, Item, Phrase, Row, Section, Step, Steps, Table, Verdict, by_rule};
use crate::{
    error::Error,
    tsv::Place,
    value::{kind::Kind, traits::Traits},
    vocabulary::{WordId, set::Hint},
};

/// What rows of words are called, and the ids of words.
pub(crate) trait Names {
    /// The ids of the words of a phrase.
    fn words(&mut self, phrase: &str) -> Vec<WordId>;
    /// The set or list of phrases of this name.
    fn set(&self, name: &str) -> Option<Item>;
    /// The words of a set.
    fn hint_of_set(&self, place: u16) -> Hint;
    /// The first and the last words of a list of phrases.
    fn hints_of_phrases(&self, place: u16) -> (Hint, Hint);
}

/// A passage in which a row decides, or does not.
#[derive(Clone, Debug)]
pub(crate) struct Case {
    /// The place of its row in the table.
    pub row: usize,
    pub line: usize,
    /// Whether the row decides here.
    pub is_for: bool,
    /// The date of publication, as it is written.
    pub published: String,
    pub text: String,
    /// The bytes of the figure, where one is marked.
    pub figure: Option<(usize, usize)>,
    /// The facts, as `tests/cases/` write them.
    pub facts: Vec<String>,
}

/// Files that were read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rules {
    pub table: Table,
    pub cases: Vec<Case>,
    /// The file and the line of each row.
    pub places: Vec<(String, usize)>,
}

impl Rules {
    /// Reads one more file; `origin` is what messages call it.
    pub fn read(&mut self, origin: &str, text: &str, names: &mut impl Names) -> Result<(), Error> {
        let mut published = String::new();
        let mut open = false;
        for (line, number) in text.lines().zip(1..) {
            let place = Place {
                origin,
                line: number,
            };
            let line = line.trim();
            match line.chars().next() {
                None | Some('#') => {}
                Some('@') => published = line[1..].trim().to_owned(),
                Some('[') => {
                    self.section(place, line)?;
                    open = true;
                }
                _ if !open => {
                    return Err(place.error("a section comes first: its rules in [brackets]"));
                }
                Some('+' | '-') => self.case(place, line, &published)?,
                _ => self.row(place, line, names)?,
            }
        }
        self.check_cases()
    }

    fn section(&mut self, place: Place, line: &str) -> Result<(), Error> {
        let inner = line.strip_prefix('[').and_then(|l| l.strip_suffix(']'));
        let inner = inner.ok_or_else(|| place.error("a section has rules in [brackets]"))?;
        let (tests, rules): (Vec<&str>, Vec<&str>) =
            inner.split_whitespace().partition(|t| t.starts_with('#'));
        if rules.is_empty() {
            return Err(place.error("a section names the rules whose readings are asked"));
        }
        let (mut needs, mut lacks) = Default::default();
        for test in tests {
            add_test(place, test, &mut needs, &mut lacks)?;
        }
        let first = self.table.rows.len() as u16;
        let sections = self.table.sections.to_mut();
        let number = sections.len() as u16;
        sections.push(Section {
            needs,
            lacks,
            rows: (first, first),
        });
        let of_rules = self.table.of_rules.to_mut();
        for rule in rules {
            match of_rules.binary_search_by(by_rule(rule)) {
                Ok(at) => of_rules[at].1.to_mut().push(number),
                Err(at) => of_rules.insert(at, (rule.to_owned().into(), vec![number].into())),
            }
        }
        Ok(())
    }

    fn row(&mut self, place: Place, line: &str, names: &mut impl Names) -> Result<(), Error> {
        let (line, _why) = line.split_once(" # ").unwrap_or((line, ""));
        let mut parts = line.split_whitespace();
        let id = parts.next().unwrap_or_default();
        if self.table.rows.iter().any(|row| row.id == id) {
            return Err(place.error(&format!("there is a row `{id}` already")));
        }
        let verdict = verdict(place, &mut parts)?;
        let row = Row {
            verdict,
            ..pattern(place, id, parts, names)?
        };
        let rows = self.table.rows.to_mut();
        rows.push(row);
        let behind = rows.len() as u16;
        if let Some(section) = self.table.sections.to_mut().last_mut() {
            section.rows.1 = behind;
        }
        self.places.push((place.origin.to_owned(), place.line));
        Ok(())
    }

    fn case(&mut self, place: Place, line: &str, published: &str) -> Result<(), Error> {
        let section = self.table.sections.last();
        if section.is_none_or(|section| section.rows.0 == section.rows.1) {
            return Err(place.error("a case stands below its row"));
        }
        let (sign, rest) = line.split_at(1);
        let mut columns = rest.split('|').map(str::trim);
        let text = columns.next().unwrap_or_default();
        let columns: Vec<&str> = columns.collect();
        let facts = match columns[..] {
            [] => return Err(place.error("behind the text `|` and the facts are needed")),
            [""] => Vec::new(),
            _ if columns.len() % 2 == 1 => {
                return Err(place.error("a fact is two columns: what it says, and its span"));
            }
            _ => columns.chunks(2).map(|fact| fact.join(" | ")).collect(),
        };
        let (text, figure) = match text.split_once('⟦') {
            None => (text.to_owned(), None),
            Some((before, rest)) => {
                let (figure, behind) = rest
                    .split_once('⟧')
                    .ok_or_else(|| place.error("`⟧` is missing behind the figure"))?;
                let bytes = (before.len(), before.len() + figure.len());
                (format!("{before}{figure}{behind}"), Some(bytes))
            }
        };
        self.cases.push(Case {
            row: self.table.rows.len() - 1,
            line: place.line,
            is_for: sign == "+",
            published: published.to_owned(),
            text,
            figure,
            facts,
        });
        Ok(())
    }

    /// An error at the line of a row.
    pub fn error(&self, row: usize, message: &str) -> Error {
        let (origin, line) = &self.places[row];
        let place = Place {
            origin,
            line: *line,
        };
        place.error(message)
    }

    /// Each row must have a case for it and one against it.
    fn check_cases(&self) -> Result<(), Error> {
        for (at, row) in self.table.rows.iter().enumerate() {
            for (is_for, sign, what) in [(true, '+', "for"), (false, '-', "against")] {
                let mut cases = self.cases.iter();
                if !cases.any(|case| case.row == at && case.is_for == is_for) {
                    let message =
                        format!("`{}` has no case {what} it, a line with `{sign}`", row.id);
                    return Err(self.error(at, &message));
                }
            }
        }
        Ok(())
    }
}

fn verdict<'l>(place: Place, parts: &mut impl Iterator<Item = &'l str>) -> Result<Verdict, Error> {
    const VERDICTS: [(&str, Verdict); 7] = [
        ("never", Verdict::Never),
        ("weak", Verdict::Weak),
        ("likely", Verdict::Likely),
        ("marked", Verdict::Marked),
        ("certain", Verdict::Certain),
        ("shorten", Verdict::Shorten),
        ("keep", Verdict::Keep),
    ];
    let name = parts.next().unwrap_or_default();
    if name == "prefer" {
        let kind = parts.next().unwrap_or_default();
        let found = Kind::from_name(kind).map(Verdict::Prefer);
        return found.ok_or_else(|| place.unknown(kind, "kind", Kind::names()));
    }
    let found = VERDICTS.iter().find(|(known, _)| *known == name);
    let names = VERDICTS.iter().map(|(known, _)| *known).chain(["prefer"]);
    found
        .map(|(_, verdict)| *verdict)
        .ok_or_else(|| place.unknown(name, "verdict", names))
}

/// Reads a pattern into a row with this id.
fn pattern<'l>(
    place: Place,
    id: &str,
    parts: impl Iterator<Item = &'l str>,
    names: &mut impl Names,
) -> Result<Row, Error> {
    let text: Vec<&str> = parts.collect();
    let text = text.join(" ");
    let needed = || place.error("a pattern has `⟦` and `⟧`, the span of the reading");
    let (left, rest) = text.split_once('⟦').ok_or_else(needed)?;
    let (within, right) = rest.split_once('⟧').ok_or_else(needed)?;

    let (mut needs, mut lacks) = Default::default();
    let (mut around, mut figure) = (vec![Vec::new()], false);
    for part in within.split_whitespace() {
        if part.starts_with('#') {
            add_test(place, part, &mut needs, &mut lacks)?;
        } else if part == "{figure}" {
            if figure {
                return Err(place.error("there is one `{figure}` in a span"));
            }
            figure = true;
            around.push(Vec::new());
        } else {
            around
                .last_mut()
                .into_iter()
                .for_each(|steps| steps.push(part));
        }
    }
    let mut read = |parts: &[&str]| -> Result<Steps, Error> {
        let steps: Result<Vec<Step>, Error> = parts
            .iter()
            .map(|part| step(place, part, &mut *names))
            .collect();
        Ok(Cow::Owned(steps?))
    };
    let left: Vec<&str> = left.split_whitespace().collect();
    let right: Vec<&str> = right.split_whitespace().collect();
    let behind = if figure { around.pop() } else { None }.unwrap_or_default();
    let first = around.pop().unwrap_or_default();
    let (left, right) = (read(&left)?, read(&right)?);
    let before = read(if figure { &first } else { &[] })?;
    let inside = read(if figure { &[] } else { &first })?;
    let behind = read(&behind)?;
    let beside = (
        hint(left.iter().rev(), names).1,
        hint(right.iter(), names).0,
    );
    let row = Row {
        id: id.to_owned().into(),
        verdict: Verdict::Keep,
        needs,
        lacks,
        beside,
        left,
        before,
        inside,
        behind,
        right,
    };
    Ok(row)
}

/// The first and the last words of what the first of these steps asks for.
fn hint<'s>(steps: impl Iterator<Item = &'s Step>, names: &impl Names) -> (Hint, Hint) {
    const ANY: (Hint, Hint) = (Hint::ANY, Hint::ANY);
    let of = |item: &Item| match item {
        Item::Word(word) => (Hint::of([*word]), Hint::of([*word])),
        Item::Words(words) => (
            Hint::of(words.first().copied()),
            Hint::of(words.last().copied()),
        ),
        Item::Set(set) => (names.hint_of_set(*set), names.hint_of_set(*set)),
        Item::Phrases(list) => names.hints_of_phrases(*list),
        Item::Phrase(_) | Item::Opens => ANY,
    };
    let mut steps = steps.filter(|step| !matches!(step, Step::Glued | Step::Spaced));
    let Some(Step::One(items)) = steps.next() else {
        return ANY;
    };
    let both = |all: (Hint, Hint), one: (Hint, Hint)| (all.0.or(one.0), all.1.or(one.1));
    items.iter().map(of).reduce(both).unwrap_or(ANY)
}

fn add_test(place: Place, test: &str, needs: &mut Traits, lacks: &mut Traits) -> Result<(), Error> {
    let name = test.trim_start_matches('#');
    let (side, name) = match name.strip_prefix("no-") {
        Some(name) => (lacks, name),
        None => (needs, name),
    };
    let known = Traits::from_name(name).ok_or_else(|| {
        let names = Traits::NAMES.iter().map(|(known, _)| *known);
        place.unknown(test, "test", names.chain(Kind::names()))
    })?;
    *side = side.or(known);
    Ok(())
}

/// Reads a step.
fn step(place: Place, text: &str, names: &mut impl Names) -> Result<Step, Error> {
    match text {
        "glued" => return Ok(Step::Glued),
        "spaced" => return Ok(Step::Spaced),
        _ => {}
    }
    let gaps = [("..", false), ("~", true)];
    for (sign, plain) in gaps {
        if let Some(rest) = text.strip_prefix(sign).filter(|rest| !rest.is_empty()) {
            return gap(place, rest, plain, names).map(Step::Gap);
        }
    }
    match text.strip_prefix('!').filter(|rest| !rest.is_empty()) {
        Some(rest) => Ok(Step::Not(items(place, rest, names)?)),
        None => Ok(Step::One(items(place, text, names)?)),
    }
}

/// `4`, `1-4`, `4!<set>`.
fn gap(place: Place, text: &str, plain: bool, names: &mut impl Names) -> Result<Gap, Error> {
    let (count, without) = match text.split_once('!') {
        Some((count, set)) => (count, Some(set)),
        None => (text, None),
    };
    let (least, most) = count.split_once('-').unwrap_or(("0", count));
    let number = |text: &str| {
        text.parse::<u8>()
            .map_err(|_| place.error(&format!("`{text}` is no number of atoms up to 255")))
    };
    let without = match without.map(|set| item(place, set, names)).transpose()? {
        None => None,
        Some(Item::Set(set)) => Some(set),
        Some(_) => return Err(place.error("behind `~4!` a set of single words is needed")),
    };
    Ok(Gap {
        least: number(least)?,
        most: number(most)?,
        plain,
        without,
    })
}

fn items(place: Place, text: &str, names: &mut impl Names) -> Result<Cow<'static, [Item]>, Error> {
    let items = text.split('|').map(|text| item(place, text, names));
    items.collect::<Result<Vec<Item>, Error>>().map(Cow::Owned)
}

fn item(place: Place, text: &str, names: &mut impl Names) -> Result<Item, Error> {
    if text == "^" {
        return Ok(Item::Opens);
    }
    let between = |open, close| {
        let inner = text.strip_prefix(open)?.strip_suffix(close)?;
        (!inner.is_empty()).then_some(inner)
    };
    if let Some(name) = between('<', '>') {
        return names.set(name).ok_or_else(|| {
            place.error(&format!(
                "`{name}` is no set; write the name of a row of data/words/"
            ))
        });
    }
    if let Some(name) = between('{', '}') {
        let mut phrases = Phrase::named();
        let found = phrases.find(|(known, _)| *known == name);
        return found
            .map(|(_, phrase)| Item::Phrase(phrase))
            .ok_or_else(|| {
                let known = Phrase::named().map(|(known, _)| known);
                place.unknown(name, "kind of phrases", known)
            });
    }
    let words = names.words(&text.replace('_', " ").replace("\\p", "|"));
    match words[..] {
        [] => Err(place.error("there is nothing before, behind or between `|`")),
        [word] => Ok(Item::Word(word)),
        _ => Ok(Item::Words(words.into())),
    }
}
