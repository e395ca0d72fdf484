//! [`Judge`]: asks the rows about each reading.

use super::{
    generated::TABLE,
    kinds,
    read::Rules,
    rows::{Gap, Item, Row, Section, Step, Table, Verdict},
};
use crate::{
    grammar::candidate::Candidate,
    phrase::phrases::Phrases,
    tape::AtomKind,
    value::{evidence::Evidence, traits::Traits},
    vocabulary::{PHRASES, SETS, WordId},
};

/// The rows that readings are judged by: the user's own, then those of the crate. What a
/// row of the user's decides about a reading is the last word on it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Judge {
    pub own: Rules,
    /// Rows that are switched off.
    off: Vec<u16>,
}

/// Numbers of rows from here on are those of the user's own.
const OWN: u16 = 1 << 15;

impl Judge {
    /// The id of the row with this number.
    pub fn id(&self, row: u16) -> &str {
        let rows = if row < OWN { &TABLE } else { &self.own.table };
        &rows.rows[usize::from(row % OWN)].id
    }

    /// The ids of all rows.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        let rows = self.own.table.rows.iter().chain(TABLE.rows.iter());
        rows.map(|row| row.id.as_ref())
    }

    /// Switches a row off; whether there is one with this id.
    pub fn switch_off(&mut self, id: &str) -> bool {
        let number = |table: &Table| table.rows.iter().position(|row| row.id == id);
        let own = number(&self.own.table).map(|row| row as u16 | OWN);
        let row = own.or_else(|| number(&TABLE).map(|row| row as u16));
        self.off.extend(row);
        row.is_some()
    }

    /// Judges a reading; the number of the row that leaves it out, if one does.
    pub fn hear(&self, p: &Phrases, candidate: &mut Candidate) -> Option<u16> {
        let own = self.own.table.sections_of(candidate.rule);
        let sections = TABLE.sections_of(candidate.rule);
        if own.is_empty() && sections.is_empty() {
            return None;
        }
        let mut heard = Heard::new(p, candidate);
        for section in own {
            let table = &self.own.table;
            let section = &table.sections[usize::from(*section)];
            if let Some(row) = self.decides(&heard, table, OWN, section) {
                return heard.apply(row | OWN, table.rows[usize::from(row)].verdict);
            }
        }
        for section in sections {
            let section = &TABLE.sections[usize::from(*section)];
            if let Some(row) = self.decides(&heard, &TABLE, 0, section)
                && let out @ Some(_) = heard.apply(row, TABLE.rows[usize::from(row)].verdict)
            {
                return out;
            }
        }
        None
    }

    /// The first row of a section that applies.
    fn decides(&self, heard: &Heard, table: &Table, own: u16, section: &Section) -> Option<u16> {
        if !heard.has(section.needs, section.lacks) {
            return None;
        }
        let (first, last) = section.rows;
        let beside = heard.beside();
        (first..last).find(|&row| {
            heard.fits(&table.rows[usize::from(row)], beside) && !self.off.contains(&(row | own))
        })
    }
}

/// A reading that is judged.
struct Heard<'a, 't> {
    p: &'a Phrases<'t>,
    candidate: &'a mut Candidate,
    traits: Traits,
}

impl<'a, 't> Heard<'a, 't> {
    fn new(p: &'a Phrases<'t>, candidate: &'a mut Candidate) -> Self {
        let (from, to) = (candidate.from, candidate.to);
        let figure = candidate.figure;
        let kind = candidate.kind().map_or(Traits::NAME, Traits::of_kind);
        let modifier = candidate.modifier.map(Traits::of_modifier);
        let traits = figure
            .traits
            .or(kind)
            .or(modifier.unwrap_or_default())
            .or(of_evidence(candidate.evidence))
            .or(Traits::LED.when(from < figure.from))
            .or(Traits::TAIL.when(figure.tail < to))
            .or(Traits::DIGITS.when(p.is_digits(figure.from)))
            .or(Traits::TITLE.when(p.is_title(figure.from)));
        Heard {
            p,
            candidate,
            traits,
        }
    }

    fn has(&self, needs: Traits, lacks: Traits) -> bool {
        let inner = needs.or(lacks).has_any(Traits::INNER);
        self.traits.has_all(needs.without(Traits::INNER))
            && !self.traits.has_any(lacks)
            && (!inner || self.is_inner() == needs.has_any(Traits::INNER))
    }

    /// Whether its first atom stands within a segmented word, which few rows ask.
    fn is_inner(&self) -> bool {
        self.p.word_start(self.candidate.from) < self.candidate.from
    }

    /// The words before the span and behind it.
    fn beside(&self) -> (WordId, WordId) {
        let Candidate { from, to, .. } = *self.candidate;
        (self.p.word_before(from), self.p.word(to))
    }

    /// Whether all of a row's pattern is there, with these words beside the span.
    fn fits(&self, row: &Row, beside: (WordId, WordId)) -> bool {
        let Candidate {
            from, to, figure, ..
        } = *self.candidate;
        let (before, behind) = beside;
        let may_stand = row.beside.0.lets(before) && row.beside.1.lets(behind);
        if !may_stand || !self.has(row.needs, row.lacks) {
            return false;
        }
        let stand = |steps: &[Step], at, within, left, up_to| {
            let looks = || Looks {
                p: self.p,
                sentence: self.p.atom(figure.from).sentence,
                within,
                left,
                up_to,
            };
            steps.is_empty() || looks().all(steps, at)
        };
        let (all, span) = ((0, self.p.len()), (from, to));
        stand(&row.left, from, all, true, None)
            && stand(&row.right, to, all, false, None)
            && stand(&row.inside, figure.from, span, false, None)
            && stand(&row.before, figure.from, span, true, Some(from))
            && stand(&row.behind, figure.tail, span, false, Some(to))
    }

    /// Does what a row says; its number where the reading is out.
    fn apply(&mut self, row: u16, verdict: Verdict) -> Option<u16> {
        let candidate = &mut *self.candidate;
        candidate.judged.add(row);
        let evidence = match verdict {
            Verdict::Never => return Some(row),
            Verdict::Keep => return None,
            Verdict::Shorten => {
                candidate.to = candidate.figure.tail;
                candidate.span = self.p.span(candidate.from, candidate.to);
                self.traits = self.traits.without(Traits::TAIL);
                return None;
            }
            Verdict::Prefer(kind) if candidate.kind() == Some(kind) => Evidence::Marked,
            Verdict::Weak | Verdict::Prefer(_) => Evidence::Shape,
            Verdict::Likely => Evidence::Context,
            Verdict::Marked => Evidence::Marked,
            Verdict::Certain => Evidence::Certain,
        };
        let before = of_evidence(candidate.evidence);
        candidate.evidence = evidence;
        self.traits = self.traits.without(before).or(of_evidence(evidence));
        None
    }
}

fn of_evidence(evidence: Evidence) -> Traits {
    match evidence {
        Evidence::Shape => Traits::SHAPE,
        Evidence::Context => Traits::LIKELY,
        Evidence::Marked => Traits::SURE,
        Evidence::Certain => Traits::SURE.or(Traits::CERTAIN),
    }
}

/// A look along the tape, to the left or to the right.
struct Looks<'a, 't> {
    p: &'a Phrases<'t>,
    /// The sentence of the figure.
    sentence: u32,
    /// The first atom that may be looked at, and the one behind the last.
    within: (usize, usize),
    left: bool,
    /// Where the last step must end.
    up_to: Option<usize>,
}

impl Looks<'_, '_> {
    /// Whether the steps stand from `at` on, outwards; at the left the last one is the first.
    fn all(&self, steps: &[Step], at: usize) -> bool {
        let next = if self.left {
            steps.split_last()
        } else {
            steps.split_first()
        };
        let Some((step, rest)) = next else {
            return self.up_to.is_none_or(|end| end == at);
        };
        match step {
            Step::One(items) => self.any(items, at, |at| self.all(rest, at)),
            Step::Not(items) => !self.any(items, at, |_| true) && self.all(rest, at),
            Step::Glued => self.p.glued(at) && self.all(rest, at),
            Step::Spaced => !self.p.glued(at) && self.all(rest, at),
            Step::Gap(gap) => self.gap(gap, rest, at),
        }
    }

    /// Whether one of the items stands at `at`, and what `goes_on` asks of the place behind it.
    fn any(&self, items: &[Item], at: usize, goes_on: impl Fn(usize) -> bool) -> bool {
        let next = self.next(at).filter(|(_, end)| *end >= self.within.0);
        let (word, end) = next.map_or((None, at), |(at, end)| (Some(self.p.word(at)), end));
        let stands = |item: &Item| match item {
            Item::Word(one) => (word == Some(*one)).then_some(end),
            Item::Set(set) => {
                let set = SETS[usize::from(*set)].1;
                word.is_some_and(|word| set.has(word)).then_some(end)
            }
            item => self.longer(item, at),
        };
        items.iter().filter_map(stands).any(goes_on)
    }

    /// Where an item that may be of several atoms ends.
    fn longer(&self, item: &Item, at: usize) -> Option<usize> {
        let p = self.p;
        let end = match item {
            Item::Word(_) | Item::Set(_) => None,
            Item::Words(words) => {
                let first = if self.left {
                    at.checked_sub(words.len())?
                } else {
                    at
                };
                let stands = (first..).zip(words.iter()).all(|(at, w)| p.word(at) == *w);
                stands.then_some(if self.left { first } else { at + words.len() })
            }
            Item::Phrases(list) => {
                let phrases = PHRASES[usize::from(*list)].1;
                if self.left {
                    p.phrase_before(at, phrases)
                } else {
                    p.phrase(at, phrases)
                }
            }
            Item::Phrase(kind) if self.left => kinds::before(p, *kind, at),
            Item::Phrase(kind) => kinds::behind(p, *kind, at),
            Item::Opens => p.opens(at).then_some(at),
        };
        end.filter(|end| (self.within.0..=self.within.1).contains(end))
    }

    /// The atom next to the place `at`, and the place behind it.
    fn next(&self, at: usize) -> Option<(usize, usize)> {
        if self.left {
            at.checked_sub(1).map(|at| (at, at))
        } else {
            (at < self.within.1).then_some((at, at + 1))
        }
    }

    fn gap(&self, gap: &Gap, rest: &[Step], mut at: usize) -> bool {
        for passed in 0..=gap.most {
            if passed >= gap.least && self.all(rest, at) {
                return true;
            }
            match self.next(at).filter(|(atom, _)| self.passes(gap, *atom)) {
                Some((_, next)) => at = next,
                None => return false,
            }
        }
        false
    }

    /// Whether the atom may stand in a gap.
    fn passes(&self, gap: &Gap, at: usize) -> bool {
        let p = self.p;
        let atom = p.atom(at);
        let plain = || p.is_word(at) && p.number_word(at).is_none();
        let named = |set: u16| SETS[usize::from(set)].1.has(atom.word);
        atom.sentence == self.sentence
            && atom.kind != AtomKind::Break
            && (!gap.plain || plain())
            && !gap.without.is_some_and(named)
    }
}
