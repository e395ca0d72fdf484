//! Reads the findings of a text: links while the text is read, reckons and judges at its end.

use std::cell::OnceCell;

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;
use rustc_hash::FxHashSet;

use crate::{
    findings::{
        account::{self, Sums},
        ages, besides, brings,
        finding::{Arithmetic, Finding, Relation, Role, Told, Undrawn, Verdict},
        gather::Gatherer,
        implied::Rates,
        judge,
        link::{Known, Link, Outcome, Reckoned, Said},
        relations::{linkers, reckon},
        repetition::{self, Read},
        runs,
        sentence::Sentence,
        slip, steps,
        words::Words,
    },
    phrase::phrases::Phrases,
    span::Span,
    value::{fact::Fact, moment::DateValue},
};

/// A tolerance of more than this share of a value says nothing.
const VAGUE: Decimal = Decimal::from_parts(15, 0, 0, false, 2);

/// And of a sum that would agree if one digit were another one, of more than this share.
const ROUGH_SUM: Decimal = Decimal::from_parts(5, 0, 0, false, 2);

/// What a caller asks for.
#[derive(Clone, Debug, Default)]
pub(crate) struct Options {
    /// The relations that are not looked for, a bit each.
    off: u16,
    /// A share of a stated value that is let pass beside what its precision lets pass.
    pub tolerance: Decimal,
    /// Whether figures are linked also where it is only likely that they are one.
    pub likely: bool,
}

impl Options {
    /// Looks for this relation, or does not.
    pub fn switch(&mut self, relation: Relation, on: bool) {
        let bit = 1 << relation as u16;
        self.off = if on { self.off & !bit } else { self.off | bit };
    }

    fn is_on(&self, relation: Relation) -> bool {
        self.off >> relation as u16 & 1 == 0
    }

    /// Links the facts of a sentence, by what it has the needs of.
    fn link(&self, s: &Sentence, links: &mut Vec<Link>) {
        for linker in linkers(s.marks()) {
            if self.is_on(linker.relation) {
                (linker.link)(s, links);
            }
        }
    }
}

/// When a text was published.
#[derive(Clone, Copy)]
pub(crate) struct Published {
    pub day: Option<NaiveDate>,
    /// Its year, which the text may only give away.
    pub year: Option<i32>,
}

impl Published {
    pub fn new(day: Option<NaiveDate>, estimate: Option<DateValue>) -> Published {
        let year = day.map(|day| day.year());
        Published {
            day,
            year: year.or_else(|| estimate?.year()),
        }
    }
}

/// What was gathered of the last text; it can be used again.
#[derive(Debug, Default)]
pub(crate) struct Buffers {
    gatherer: Gatherer,
    before: Words,
    links: Vec<Link>,
}

/// The relations of a text as far as it was read.
pub(crate) struct Findings<'a> {
    options: &'a Options,
    text: &'a str,
    gatherer: Gatherer,
    /// The sentence before.
    before: Words,
    links: Vec<Link>,
    /// Where the title stands.
    title: Option<Span>,
}

impl<'a> Findings<'a> {
    pub fn new(options: &'a Options, text: &'a str, title: Option<Span>, buffers: Buffers) -> Self {
        let Buffers {
            mut gatherer,
            mut before,
            mut links,
        } = buffers;
        gatherer.clear();
        before.clear(0);
        links.clear();
        Findings {
            options,
            text,
            gatherer,
            before,
            links,
            title,
        }
    }

    /// Takes the facts that were added.
    pub fn see(&mut self, p: &Phrases, facts: &[Fact]) {
        let mut gatherer = std::mem::take(&mut self.gatherer);
        gatherer.see(p, facts, |whole| self.link(facts, whole));
        self.gatherer = gatherer;
    }

    /// Links the facts of a sentence that is complete.
    fn link(&mut self, facts: &[Fact], whole: &mut Gatherer) {
        whole.words.mark(facts);
        let inside = &whole.inside;
        let text = self.text;
        let sentence = Sentence {
            words: &whole.words,
            facts,
            inside,
            text,
        };
        let first_link = self.links.len();
        self.options.link(&sentence, &mut self.links);
        // `Xã có 200 hộ. Trong đó, 40 hộ nghèo, chiếm 20%.`
        let goes_on = self.before.number + 1 == sentence.words.number && sentence.goes_on();
        if goes_on && !self.before.places.is_empty() {
            let mut words = Words::joined(&self.before, &whole.words);
            words.mark(facts);
            let first = sentence.index(0);
            let both = Sentence {
                words: &words,
                facts,
                inside,
                text,
            };
            let old = self.links.len();
            self.options.link(&both, &mut self.links);
            let mut over = self.links.split_off(old);
            let known = &self.links[first_link..];
            let is_over = |link: &Link| {
                let ahead = |(_, at): &&(Role, usize)| *at < first;
                let ahead = link.members.iter().filter(ahead).count();
                let is_known = || known.iter().any(|known| known.members == link.members);
                (1..link.members.len()).contains(&ahead) && !is_known()
            };
            over.retain(is_over);
            self.links.append(&mut over);
        }
        std::mem::swap(&mut whole.words, &mut self.before);
    }

    /// All that was found, and the buffers; `facts` are settled now.
    pub fn judge(mut self, facts: &[Fact], published: Published) -> (Vec<Finding>, Buffers) {
        let judged = self.consider(facts, published).into_iter();
        let mut findings: Vec<Finding> = judged.filter_map(|(_, drawn)| drawn.ok()).collect();
        findings.sort_by_key(|finding| finding.facts.iter().max().copied());
        let buffers = Buffers {
            gatherer: self.gatherer,
            before: self.before,
            links: self.links,
        };
        (findings, buffers)
    }

    /// All links, and what came of each.
    pub fn consider(
        &mut self,
        facts: &[Fact],
        published: Published,
    ) -> Vec<(Link, Result<Finding, Undrawn>)> {
        let mut last = std::mem::take(&mut self.gatherer);
        self.link(facts, &mut last);
        if self.options.is_on(Relation::Repetition) {
            let read = Read {
                facts,
                inside: &last.inside,
                text: self.text,
            };
            repetition::link(read, self.title, self.options.likely, &mut self.links);
        }
        let rates = Rates::of(&self.links, facts);
        let text = self.text;
        let options = self.options;
        let draw = |link: &Link| {
            let known = Known {
                rate: rates.of_link(link, facts),
                link,
                facts,
                inside: &last.inside,
                text,
                figures: OnceCell::new(),
                published: published.day,
                year: published.year,
            };
            finding(options, known)
        };
        let mut is_told = false;
        let mut open = Vec::new();
        let mut considered = Vec::with_capacity(self.links.len());
        for link in self.links.drain(..) {
            if link.is_less && is_told {
                continue;
            }
            if link.is_open() {
                open.push(link);
                is_told = false;
                continue;
            }
            let drawn = draw(&link);
            is_told = drawn.is_ok();
            considered.push((link, drawn));
        }
        // What is told over an article: of steps first, whose figures are no accounts.
        let mut late = Vec::new();
        if !open.is_empty() {
            steps::link(facts, &open, &mut late);
            besides::close(facts, &last.inside, &open, &mut late);
            let closed = considered.iter().map(|(link, _)| link);
            ages::close(facts, text, &open, closed, &mut late);
        }
        let nothing = |link| (link, Err(Undrawn::Nothing));
        considered.extend(open.into_iter().map(nothing));
        let drawn = |link: Link| {
            let drawn = draw(&link);
            (link, drawn)
        };
        considered.extend(late.into_iter().map(drawn));
        if options.is_on(Relation::Breakdown)
            && let Some(sums) = Sums::of(facts)
        {
            let mut accounts = Vec::new();
            account::link(facts, &sums, &accounted(&considered), &mut accounts);
            considered.extend(accounts.drain(..).map(drawn));
            runs::link(facts, &sums, &accounted(&considered), &mut accounts);
            considered.extend(accounts.into_iter().map(drawn));
        }
        self.gatherer = last;
        considered
    }
}

/// The facts whose sum, difference or share was told.
fn accounted(considered: &[(Link, Result<Finding, Undrawn>)]) -> FxHashSet<usize> {
    let told = considered.iter().filter(|(link, drawn)| {
        let accounts = [Relation::Breakdown, Relation::Change, Relation::Share];
        // What is added to a total may be all of it with another part.
        drawn.is_ok() && accounts.contains(&link.relation) && link.rule != brings::RULE
    });
    told.flat_map(|(link, _)| link.members.iter().map(|(_, at)| *at))
        .collect()
}

/// What was reckoned of a link and how it is judged.
pub(crate) fn weigh(options: &Options, known: &Known) -> Option<(Reckoned, Verdict, Decimal)> {
    let reckoned = reckon(known)?;
    let (verdict, tolerance) = judge::verdict(&reckoned, options.tolerance);
    Some((reckoned, verdict, tolerance))
}

fn finding(options: &Options, mut known: Known) -> Result<Finding, Undrawn> {
    let (reckoned, verdict, tolerance) = weigh(options, &known).ok_or(Undrawn::Nothing)?;
    let link = known.link;
    // A link that its figures must bear out needs figures that say something.
    let vague = is_vague(&reckoned, tolerance);
    if link.said == Said::IfTrue && verdict == Verdict::Differs {
        return Err(Undrawn::NotBorneOut);
    }
    if link.said != Said::Plainly && vague {
        return Err(Undrawn::Rough);
    }
    // `hơn 1.400 người …, 1.600 người`: that it may be less says nothing.
    if let Outcome::Within { part, whole } = reckoned.outcome
        && verdict == Verdict::Agrees
        && part.value > whole.value
    {
        return Err(Undrawn::Rough);
    }
    if link.said == Said::Perhaps && verdict == Verdict::Differs {
        let agrees = |known: &Known| {
            weigh(options, known).is_some_and(|(reckoned, verdict, tolerance)| {
                verdict == Verdict::Agrees
                    && !is_vague(&reckoned, tolerance)
                    && is_even(&reckoned, tolerance)
            })
        };
        if !slip::explains(&mut known, agrees) {
            return Err(Undrawn::NotBorneOut);
        }
    }
    let roles = link.members.iter().map(|(role, _)| *role).collect();
    let facts: Vec<usize> = link.members.iter().map(|(_, at)| *at).collect();
    let last = facts.iter().max().copied().ok_or(Undrawn::Nothing)?;
    Ok(Finding {
        relation: link.relation,
        verdict,
        sentence: known.facts[last].sentence,
        facts,
        roles,
        stated: reckoned.stated,
        derived: reckoned.derived,
        tolerance,
        arithmetic: reckoned.arithmetic,
        rule: link.rule,
    })
}

/// Whether figures are so rough that it says nothing that they agree.
fn is_vague(reckoned: &Reckoned, tolerance: Decimal) -> bool {
    let open = !matches!(reckoned.outcome, Outcome::Within { .. });
    let vague = match &reckoned.stated {
        Told::Number(stated) | Told::Money(stated, _) => stated.abs() * VAGUE < tolerance,
        Told::Date(_) => false,
    };
    vague && open
}

/// Whether it says something that a sum is right with another digit: there are many digits to
/// change, and one of them brings rough figures near to anything.
fn is_even(reckoned: &Reckoned, tolerance: Decimal) -> bool {
    match (&reckoned.arithmetic, reckoned.outcome) {
        (Arithmetic::Sum(_), Outcome::Numbers { stated, derived }) => {
            let same = stated.step != derived.step || stated.value == derived.value;
            same && tolerance <= stated.value.abs() * ROUGH_SUM
        }
        _ => true,
    }
}

/// Leaves out findings of which not all facts are kept; the others tell the places of their
/// facts among those that are.
pub(crate) fn keep(findings: &mut Vec<Finding>, kept: impl Iterator<Item = bool>) {
    let mut count = 0;
    let places: Vec<Option<usize>> = kept
        .map(|is_kept| {
            let place = count;
            count += usize::from(is_kept);
            is_kept.then_some(place)
        })
        .collect();
    findings.retain_mut(|finding| {
        let facts: Option<Vec<usize>> = finding.facts.iter().map(|at| places[*at]).collect();
        facts.map(|facts| finding.facts = facts).is_some()
    });
}
