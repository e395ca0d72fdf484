//! `breakdown`: a total and its parts.

use rust_decimal::Decimal;

use crate::{
    findings::{
        finding::{Arithmetic, Relation, Role},
        link::{Known, Link, Reckoned, Said},
        sentence::{Gap, Sentence},
    },
    value::fact::{Fact, Value},
    vocabulary::named::{
        BETWEEN_PARTS, CLOSE_BRACKET, COLON, EACH, GOES_ON, MADE_OF, OF_WHICH, ONE, OPEN_BRACKET,
        OUT_OF, RELATION_SIGNS, THE_REST,
    },
};

/// How the words behind a total open the list of its parts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Opening {
    /// `363 cuộc (cấp tỉnh 15 cuộc, …)`
    Bracket,
    /// `gồm`
    All,
    /// A colon, which opens other things too.
    Colon,
    /// `trong đó`
    Some,
}

/// So many words may stand between a total and the bracket with its parts.
const NOUN: usize = 6;

/// So many words at most stand between parts that are plainly so.
const FAR: usize = 8;

/// Links the totals of a sentence with the parts behind them.
pub(crate) fn link(s: &Sentence, links: &mut Vec<Link>) {
    let mut from = 0;
    while from + 2 < s.len() {
        match List::of(s, from) {
            Some(list) => {
                from = list.last;
                links.extend(list.link(s));
            }
            None => from += 1,
        }
    }
}

fn opening(s: &Sentence, total: usize) -> Option<Opening> {
    let gap = s.gap(total + 1);
    if gap.is_cut() {
        return None;
    }
    if gap.find(OF_WHICH).is_some() {
        return Some(Opening::Some);
    }
    let sign = gap.position(RELATION_SIGNS);
    let bracket = sign.filter(|at| *at <= NOUN && gap.is(*at, OPEN_BRACKET));
    if bracket.is_some() && !gap.has(CLOSE_BRACKET) {
        return Some(Opening::Bracket);
    }
    if gap.find(MADE_OF).is_some() {
        return Some(Opening::All);
    }
    // In a list each item has its colon.
    let colon = sign.is_some_and(|at| gap.is(at, COLON)) && !s.gap(total).has(COLON);
    colon.then_some(Opening::Colon)
}

/// Where the words end that open a list.
fn opened_to(gap: Gap) -> usize {
    let found = gap.find(OF_WHICH).or_else(|| gap.find(MADE_OF));
    let to = found.map_or(0, |(_, to)| to);
    to + usize::from(gap.is(to, COLON) || gap.is(to, RELATION_SIGNS))
}

/// A total and the parts behind it.
struct List {
    opening: Opening,
    total: usize,
    parts: Vec<usize>,
    last: usize,
    /// Whether one of the parts is `còn lại`.
    rest: bool,
    /// Whether nothing is left that might be one more part.
    closed: bool,
}

impl List {
    fn of(s: &Sentence, total: usize) -> Option<List> {
        if !s.is_sum(total) || s.moved(total).is_some() {
            return None;
        }
        let mut list = List {
            opening: opening(s, total)?,
            total,
            parts: Vec::new(),
            last: total,
            rest: false,
            closed: true,
        };
        let mut depth = 0;
        for n in total + 1..=s.len() {
            let gap = s.gap(n);
            depth += gap.count(OPEN_BRACKET) - gap.count(CLOSE_BRACKET);
            // In brackets behind a part stands what it is made of, or its percentage.
            let within = i32::from(list.opening == Opening::Bracket);
            let ends = n > total + 1 && depth < within;
            if n == s.len() || ends {
                list.close(s, n);
                break;
            }
            if !list.take(s, n, depth > within) {
                list.closed = false;
                break;
            }
        }
        (list.parts.len() >= 2 && list.is_plausible(s)).then_some(list)
    }

    /// Takes the nth fact, a part or what stands beside one; whether the list goes on.
    fn take(&mut self, s: &Sentence, n: usize, bracket: bool) -> bool {
        let gap = s.gap(n);
        let first = n == self.total + 1;
        if gap.is_cut() || !first && (gap.find(OF_WHICH).is_some() || gap.find(MADE_OF).is_some()) {
            return false;
        }
        // Numbers that were not read, and `một`, may be parts too.
        self.closed &= !gap.has_digits() && !gap.has(ONE) && !gap.has(EACH);
        if first && self.opening != Opening::Bracket {
            // `gồm ông An, 3 người con`
            self.closed &= !gap.from(opened_to(gap)).has(BETWEEN_PARTS);
        } else if !first && self.opening == Opening::Some {
            self.closed &= gap.len() <= FAR;
        }
        if bracket || s.fact(n).is_some_and(is_beside) {
            return true;
        }
        let rest = gap.find(THE_REST).is_some();
        let joined = first || gap.has(BETWEEN_PARTS) || rest;
        if !joined || !may_be_part(s, n, self.total) || s.moved(n).is_some() {
            return false;
        }
        self.rest |= rest;
        self.parts.push(n);
        self.last = n;
        true
    }

    /// Looks at what stands behind the last part, up to the end of the sentence or the bracket.
    fn close(&mut self, s: &Sentence, n: usize) {
        let gap = s.gap(n);
        let end = if self.opening == Opening::Bracket {
            gap.position(CLOSE_BRACKET).unwrap_or(gap.len())
        } else {
            gap.len()
        };
        let tail = gap.to(end);
        self.closed &= !tail.has_digits() && !tail.has(GOES_ON) && !tail.has(ONE);
    }

    /// Whether the parts are less than the total, or all but one of a list that says plainly
    /// that it is of parts.
    fn is_plausible(&self, s: &Sentence) -> bool {
        let total = s.number(self.total);
        let larger = self.parts.iter().filter(|n| s.number(**n) >= total);
        let plain = matches!(self.opening, Opening::Bracket | Opening::All);
        larger.count() <= usize::from(plain && self.closed)
    }

    /// Whether the parts are more than the total.
    fn is_over(&self, s: &Sentence) -> bool {
        let parts = self.parts.iter().filter_map(|n| s.number(*n));
        let sum = parts.fold(Decimal::ZERO, |sum, part| sum.saturating_add(part));
        s.number(self.total).is_some_and(|total| sum > total)
    }

    fn link(&self, s: &Sentence) -> Option<Link> {
        // `thắng 2 trong 10 trận (hòa 2, thua 6)`: a part stands before.
        let out_of = s.gap(self.total).ends_with(OUT_OF).is_some();
        let closed = self.closed && !out_of;
        let (rule, said) = match self.opening {
            _ if self.rest && closed => ("breakdown.and-the-rest", Said::Plainly),
            Opening::Bracket => (
                "breakdown.bracket",
                if closed { Said::Plainly } else { Said::IfTrue },
            ),
            Opening::All => (
                "breakdown.made-of",
                if closed { Said::Plainly } else { Said::IfTrue },
            ),
            Opening::Colon => (
                "breakdown.colon",
                if closed { Said::Perhaps } else { Said::IfTrue },
            ),
            Opening::Some => {
                let mut members = self.parts.iter().chain([&self.total]);
                let exact = members.all(|n| s.fact(*n).is_some_and(|fact| fact.modifier.is_none()));
                let precise = exact && is_precise(s.number(self.total));
                let known = closed && (self.is_over(s) || precise);
                (
                    "breakdown.of-which",
                    if known { Said::Perhaps } else { Said::IfTrue },
                )
            }
        };
        let mut link = Link::new(Relation::Breakdown, rule, said).with(Role::Whole, s, self.total);
        for n in &self.parts {
            link = link.with(Role::Part, s, *n);
        }
        Some(link)
    }
}

/// Whether a number has so many digits that a sum which differs by one of them is no chance.
fn is_precise(value: Option<Decimal>) -> bool {
    let mut digits = value.unwrap_or_default().normalize().mantissa();
    while digits != 0 && digits % 10 == 0 {
        digits /= 10;
    }
    digits >= 100
}

/// What stands beside a part and is none: its percentage, a date, a place in an order.
fn is_beside(fact: &Fact) -> bool {
    matches!(
        fact.value,
        Value::Percent { .. }
            | Value::Date(_)
            | Value::Ordinal(_)
            | Value::Interval(_)
            | Value::Document(_)
    )
}

fn may_be_part(s: &Sentence, n: usize, total: usize) -> bool {
    s.is_sum(n) && (s.are_alike(n, total) || s.lacks_unit(n))
}

/// The sum of the parts.
pub(crate) fn reckon(known: &Known) -> Option<Reckoned> {
    let stated = known.figure(Role::Whole)?;
    let mut parts = known.each(Role::Part);
    let first = parts.next()?;
    let derived = parts.try_fold(first, |sum, part| sum.plus(part))?;
    let parts = known.each(Role::Part).map(|part| part.value).collect();
    Some(known.reckoned(Role::Whole, stated, derived, Arithmetic::Sum(parts)))
}
