//! Gathers the facts of each sentence and the words around them while a text is read, so
//! that nothing of it is read twice.

use crate::{
    calendar::year_of_name,
    findings::{
        marks::Marks,
        sentence::Inside,
        words::{Item, ItemKind, Words},
        zones::zone,
    },
    grammar::point::point,
    phrase::{numeral::spelt_out, period, phrases::Phrases, weekday::weekdays},
    tape::{Atom, AtomKind},
    value::{
        fact::{Fact, Value},
        kind::Kind,
        moment::Moment,
        when::{DateExpr, LunarDay, LunarMonth},
    },
    vocabulary::{
        WordId,
        named::{
            AFTER, BEFORE, BRANCHES, FIRST_OR_LAST, PEOPLE, PERSONS, SCHOOL_YEAR, SO_MANY_OF,
            TOLD_BEFORE, YEAR,
        },
        set::Set,
    },
};

/// So many words before a fact, and behind one, are looked at.
const NEAR: usize = 24;
const BEHIND: usize = 16;

/// So many facts of one sentence at most are looked at together: whole tables may stand in
/// one line.
const FACTS: usize = 256;

/// The sentence at hand.
#[derive(Debug, Default)]
pub(crate) struct Gatherer {
    pub words: Words,
    /// What dates hold beside their value, by the place of the fact.
    pub inside: Vec<(u32, Inside)>,
    /// How many facts were seen.
    seen: usize,
    /// Up to which byte words were taken.
    taken: usize,
    /// How many words are still to be taken behind the last fact.
    left: usize,
}

impl Gatherer {
    /// Begins another text.
    pub fn clear(&mut self) {
        self.words.clear(0);
        self.inside.clear();
        (self.seen, self.taken, self.left) = (0, 0, 0);
    }

    /// Takes the facts that were added, and the words around them. `whole` gets each
    /// sentence that is complete.
    pub fn see(&mut self, p: &Phrases, facts: &[Fact], mut whole: impl FnMut(&mut Gatherer)) {
        let mut at = p.first_from(self.taken);
        self.inside.reserve(facts.len() - self.seen);
        for (index, fact) in facts.iter().enumerate().skip(self.seen) {
            let Some((from, to)) = p.atoms_behind(at, fact.span) else {
                continue;
            };
            let goes_on = fact.sentence == self.words.number && self.words.places.len() < FACTS;
            if !goes_on {
                if !self.words.places.is_empty() {
                    self.take_behind(p, at, from);
                    whole(self);
                }
                self.words.clear(fact.sentence);
                self.left = 0;
                at = at.max(sentence_start(p, from));
            }
            self.take_between(p, at, from);
            let inside = inside(p, fact, from, to);
            let word = p.word_before(to);
            self.words.add_fact(index as u32, word, inside.is_some());
            if let Some(inside) = inside {
                self.inside.push((index as u32, inside));
            }
            at = to;
            self.left = BEHIND;
        }
        if facts.len() > self.seen {
            self.seen = facts.len();
            // What stands behind the last fact may not be at hand later on.
            at = self.take_behind(p, at, p.len());
            self.taken = p.before(at).span.end as usize;
        }
    }

    /// Takes the words of a gap, but of a long one only those near to its ends.
    fn take_between(&mut self, p: &Phrases, from: usize, to: usize) {
        if to.saturating_sub(from) > self.left + NEAR {
            self.take(p, from, from + self.left);
            self.words.items.push(Item {
                kind: ItemKind::Cut,
                word: WordId::NONE,
                at: 0,
            });
            self.take(p, to - NEAR, to);
        } else {
            self.take(p, from, to);
        }
    }

    /// Takes the words behind a fact, up to the end of its sentence; gives the atom behind them.
    fn take_behind(&mut self, p: &Phrases, from: usize, to: usize) -> usize {
        let sentence = self.words.number as u32;
        let last = to.min(from + self.left);
        let behind = p.atoms().get(from..last).unwrap_or_default();
        let to = from + behind.partition_point(|atom| atom.sentence <= sentence);
        self.take(p, from, to);
        self.left -= to.saturating_sub(from);
        to
    }

    fn take(&mut self, p: &Phrases, from: usize, to: usize) {
        let atoms = p.atoms().get(from..to).unwrap_or_default();
        let mut told = self.words.told;
        self.words.items.extend(atoms.iter().map(|atom| {
            told = told.or(Marks::of_word(atom.word));
            Item {
                kind: ItemKind::Atom(atom.kind),
                word: atom.word,
                at: atom.span.start,
            }
        }));
        self.words.told = told;
    }
}

/// Where the sentence of the atom at `at` begins, or what is far enough before it.
fn sentence_start(p: &Phrases, at: usize) -> usize {
    let sentence = p.atom(at).sentence;
    let goes_on = |atom: &Atom| atom.sentence == sentence && atom.kind != AtomKind::Break;
    let first = at.saturating_sub(NEAR + 1);
    let other = p.atoms()[first..at].iter().rposition(|atom| !goes_on(atom));
    other.map_or(first, |other| first + other + 1)
}

/// What a date, a fraction or a count says beside its value.
fn inside(p: &Phrases, fact: &Fact, from: usize, to: usize) -> Option<Inside> {
    if matches!(fact.value, Value::Quantity { measure: None, .. }) {
        return count(p, from, to);
    }
    if matches!(fact.value, Value::Fraction { .. }) {
        let out_of = (from..to).any(|at| p.phrase(at, SO_MANY_OF).is_some());
        return out_of.then_some(Inside {
            out_of,
            ..Inside::default()
        });
    }
    if matches!(fact.value, Value::Duration { .. }) {
        return way(p, from, to);
    }
    if !matches!(
        fact.value,
        Value::Date(_) | Value::Time(_) | Value::Interval(_)
    ) {
        return None;
    }
    let (is_time, is_stretch) = (fact.kind() == Kind::Time, fact.kind() == Kind::Interval);
    let count = is_stretch.then(|| counted(p, from)).flatten();
    let length = || {
        let (count, at) = count?;
        let (unit, behind) = period::time_unit(p, at)?;
        // Of `15 ngày đầu tháng 4` the ends follow from the length.
        (!p.is(behind, FIRST_OR_LAST)).then_some((count, unit))
    };
    let is_late = |(at, atom): (usize, &Atom)| {
        let day = (atom.kind == AtomKind::Digits).then(|| p.int(at)).flatten();
        day.is_some_and(|day| (29..32).contains(&day))
    };
    let inside = Inside {
        weekday: weekdays(p, from..to).next().map(|(weekday, _)| weekday),
        length: length(),
        seasons: count.is_some_and(|(_, at)| p.phrase(at, SCHOOL_YEAR).is_some()),
        zone: is_time.then(|| zone(p, from, to)).flatten(),
        named: is_named(p, from, to),
        lunar: is_open_lunar(fact)
            .then(|| lunar_day(p, from, to))
            .flatten(),
        late: each(p, from, to).any(is_late),
        ..Inside::default()
    };
    (inside != Inside::default()).then_some(inside)
}

/// The atoms from one up to another one, each with its place.
fn each<'p>(p: &'p Phrases, from: usize, to: usize) -> impl Iterator<Item = (usize, &'p Atom)> {
    (from..).zip(p.atoms().get(from..to).unwrap_or_default())
}

/// `Ất Tỵ 2025`: whether the name of its lunar year stands before a year.
fn is_named(p: &Phrases, from: usize, to: usize) -> bool {
    let first = from.saturating_sub(1).max(1);
    let names = |at: usize| {
        let number = at + 1 + usize::from(p.is(at + 1, YEAR));
        let year = p.int(number).filter(|_| number < to);
        let year = year.and_then(|year| i32::try_from(year).ok());
        let name = format!("{} {}", p.key(at - 1), p.key(at));
        year.is_some_and(|year| year_of_name(&name, year) == Some(year))
    };
    each(p, first, to).any(|(at, atom)| BRANCHES.has(atom.word) && names(at))
}

/// Whether a day of the lunar calendar has no year that would make it one of the other calendar.
fn is_open_lunar(fact: &Fact) -> bool {
    let is_open = |moment: &Moment| moment.date.is_none_or(|date| date.to_date().is_none());
    fact.lunar && matches!(&fact.value, Value::Date(moment) if is_open(moment))
}

/// `mùng 6 Tết`, `14 tháng Giêng`: its month and its day.
fn lunar_day(p: &Phrases, from: usize, to: usize) -> Option<(u32, Option<u32>)> {
    let mut points = (from..to).filter_map(|at| point(p, at));
    points.find_map(|found| match found.expr {
        DateExpr::Lunar {
            month:
                Some(LunarMonth {
                    number,
                    leap: false,
                }),
            day,
            ..
        } => Some((
            number,
            match day {
                LunarDay::Number(day) => Some(day),
                LunarDay::Last => None,
            },
        )),
        _ => None,
    })
}

/// A count in digits or in words, and the atom behind it.
fn counted(p: &Phrases, at: usize) -> Option<(u32, usize)> {
    let digits = p.int(at).map(|count| (count, at + 1));
    digits.or_else(|| spelt_out(p, at))
}

/// Whether a length of time leads to what comes later or to what came before: `hai năm sau đó`.
fn way(p: &Phrases, from: usize, to: usize) -> Option<Inside> {
    const LAST: usize = 2;
    let says = |words: &Set| (from.max(to.saturating_sub(LAST))..to).any(|at| p.is(at, words));
    let way = says(AFTER)
        .then_some(1)
        .or_else(|| says(BEFORE).then_some(-1))?;
    Some(Inside {
        way: Some(way),
        ..Inside::default()
    })
}

/// Whom a count counts, and whether it is said which of them: `hai cầu này`.
fn count(p: &Phrases, from: usize, to: usize) -> Option<Inside> {
    let persons = (from + 1..to).any(|at| p.phrase(at, PERSONS).is_some());
    let inside = Inside {
        persons,
        people: persons || (from + 1..to).any(|at| p.phrase(at, PEOPLE).is_some()),
        told: p.is(to, TOLD_BEFORE) || p.is(to + 1, TOLD_BEFORE),
        ..Inside::default()
    };
    (inside != Inside::default()).then_some(inside)
}
