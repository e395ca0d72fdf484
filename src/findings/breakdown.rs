//! `breakdown`: a total and its parts.

use rust_decimal::Decimal;

use crate::{
    findings::{
        finding::{Arithmetic, Relation, Role},
        link::{Known, Link, Outcome, Reckoned, Said},
        sentence::{Gap, Sentence},
    },
    value::fact::{Fact, Value},
    vocabulary::named::{
        AND, AT_ANOTHER_TIME, BETWEEN_PARTS, CLOSE_BRACKET, COLON, EACH, GOES_ON, JOINS_FIGURES,
        MADE_OF, MAINLY, MAKES_TOTAL, OF_THOSE, OF_WHICH, ONE, OPEN_BRACKET, OUT_OF,
        RELATION_SIGNS, SO_MANY_OF, THE_REST,
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
    /// `3 người, 2 nam và 1 nữ`
    Comma,
}

/// What the parts of a list count.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Nouns {
    /// The same as the total.
    Same,
    /// What has a name of its own: of 17 people 8 are women.
    Other,
}

/// So many words may stand between a total and the bracket with its parts.
const NOUN: usize = 6;

/// So many words at most stand between parts that are plainly so.
const FAR: usize = 8;

/// So many facts at most stand between a total and `trong đó`.
const BESIDE: usize = 4;

/// Of fewer a part may be more than them by another count.
const FEW: u32 = 3;

/// So many parts at most stand before their total.
const PARTS: usize = 12;

/// Links the totals of a sentence with the parts behind or before them.
pub(crate) fn link(s: &Sentence, links: &mut Vec<Link>) {
    let mut from = 0;
    while from + 1 < s.len() {
        let list = [Nouns::Same, Nouns::Other]
            .into_iter()
            .find_map(|nouns| List::of(s, from, nouns));
        match list {
            Some(list) => {
                from = list.last;
                list.link(s, links);
            }
            None => from += 1,
        }
    }
    for total in 2..s.len() {
        links.extend(parts_before(s, total));
    }
}

/// How the parts of a total are opened, and the first of them.
fn opening(s: &Sentence, total: usize) -> Option<(Opening, usize)> {
    let first = total + 1;
    let gap = s.gap(first);
    if of_which(gap).is_none()
        && let Some(first) = of_which_behind(s, total)
    {
        return Some((Opening::Some, first));
    }
    let opening = if gap.is_cut() {
        return None;
    } else if of_which(gap).is_some() {
        Opening::Some
    } else {
        let sign = gap.position(RELATION_SIGNS);
        let bracket = sign.filter(|at| *at <= NOUN && gap.is(*at, OPEN_BRACKET));
        if bracket.is_some() && !gap.has(CLOSE_BRACKET) {
            Opening::Bracket
        } else if gap.find(MADE_OF).is_some() {
            Opening::All
        } else if sign.is_some_and(|at| gap.is(at, COLON)) && !s.gap(total).has(COLON) {
            // In a list each item has its colon.
            Opening::Colon
        } else if gap.len() == 1 && gap.is(0, BETWEEN_PARTS) && !gap.has(JOINS_FIGURES) {
            Opening::Comma
        } else {
            return None;
        }
    };
    Some((opening, first))
}

/// `48,3 triệu cổ phiếu, tương đương 16,1% vốn, trong đó 44,8 triệu cổ phiếu`: the part whose
/// whole stands further ahead.
fn of_which_behind(s: &Sentence, total: usize) -> Option<usize> {
    let last = (total + BESIDE).min(s.len());
    let part = (total + 2..last).find(|n| of_which(s.gap(*n)).is_some())?;
    let between = (total + 1..part).all(|n| !s.is_sum(n) || !s.are_alike(n, total));
    (between && s.is_sum(part) && s.are_alike(part, total)).then_some(part)
}

/// `trong đó`; but `3 người trong số đó` opens nothing.
fn of_which(gap: Gap) -> Option<(usize, usize)> {
    let behind = gap.phrase(0, OF_THOSE).is_some();
    let from = usize::from(behind);
    let (at, to) = gap.from(from).find(OF_WHICH)?;
    Some((at + from, to + from))
}

/// Where the words end that open a list.
fn opened_to(gap: Gap) -> usize {
    let found = of_which(gap).or_else(|| gap.find(MADE_OF));
    let to = found.map_or(0, |(_, to)| to);
    to + usize::from(gap.is(to, COLON) || gap.is(to, RELATION_SIGNS))
}

/// A total and the parts behind it.
struct List {
    opening: Opening,
    nouns: Nouns,
    total: usize,
    first: usize,
    parts: Vec<usize>,
    last: usize,
    /// Whether one of the parts is `còn lại`.
    rest: bool,
    /// Whether nothing is left that might be one more part.
    closed: bool,
    /// Whether the last part was taken.
    ended: bool,
    /// Whether nothing else might be a part up to the last one.
    sound: bool,
}

impl List {
    fn of(s: &Sentence, total: usize, nouns: Nouns) -> Option<List> {
        if !s.is_sum(total) {
            return None;
        }
        let (opening, first) = opening(s, total)?;
        let fits = match nouns {
            Nouns::Same => opening != Opening::Comma,
            Nouns::Other => s.is_count(total) && opening != Opening::Colon,
        };
        if !fits || opening != Opening::Some && s.moved(total).is_some() {
            return None;
        }
        let mut list = List {
            opening,
            nouns,
            total,
            first,
            parts: Vec::new(),
            last: total,
            rest: false,
            closed: true,
            ended: false,
            sound: true,
        };
        // In brackets behind a part stands what it is made of, or its percentage.
        let within = i32::from(list.opening == Opening::Bracket);
        let mut depth = 0;
        for n in first..=s.len() {
            let (lowest, behind) = s.gap(n).depth(depth);
            // A bracket may close before the list begins.
            depth = if n == first {
                behind - lowest.min(0)
            } else {
                behind
            };
            if n == s.len() || n > first && lowest < within {
                list.close(s, n);
                break;
            }
            if !list.take(s, n, depth > within) {
                list.closed = false;
                break;
            }
        }
        let least = match (opening, nouns) {
            (Opening::Some, Nouns::Same) => 1,
            _ => 2,
        };
        (list.parts.len() >= least && list.is_plausible(s)).then_some(list)
    }

    /// Takes the nth fact, a part or what stands beside one; whether the list goes on.
    fn take(&mut self, s: &Sentence, n: usize, bracket: bool) -> bool {
        let gap = s.gap(n);
        let first = n == self.first;
        let opens = of_which(gap).is_some() || gap.find(MADE_OF).is_some();
        let is_far = gap.is_cut() && !(first && self.opening == Opening::Some);
        if !first && opens || is_far || self.ended {
            return false;
        }
        // Numbers that were not read, and `một`, may be parts too.
        self.closed &= !gap.has_digits() && !gap.has(ONE) && !gap.has(EACH);
        self.closed &= gap.find(MAINLY).is_none();
        if first && self.opening != Opening::Bracket {
            // `gồm ông An, 3 người con`
            self.closed &= !gap.from(opened_to(gap)).has(BETWEEN_PARTS);
        } else if first {
            // `6 cấp (đời trước 5 cấp)`
            self.closed &= !gap.has(AT_ANOTHER_TIME);
        } else if !first && self.opening == Opening::Some {
            self.closed &= gap.len() <= FAR;
        }
        if self.opening == Opening::Comma {
            if gap.len() > FAR {
                return false;
            }
            // `2 nam và 1 nữ, còn 1 người nữa`
            self.ended = gap.has(AND);
        }
        if bracket || s.fact(n).is_some_and(is_beside) {
            return true;
        }
        let rest = gap.find(THE_REST).is_some();
        // `trong đó 6 vở đã diễn 430 triệu đồng`
        let leads = self.parts.is_empty() && self.opening == Opening::Some;
        if leads && n < self.first + BESIDE && !self.may_be_part(s, n) {
            self.closed &= !s.is_count(n);
            return true;
        }
        let joined = leads || first || gap.has(BETWEEN_PARTS) || rest;
        if !joined || !self.may_be_part(s, n) || s.moved(n).is_some() {
            return false;
        }
        // `2 vàng, 14 bạc, có 3 người`: a part of another name stands right behind its sign.
        if !first
            && self.nouns == Nouns::Other
            && gap.without_last(BETWEEN_PARTS).len() == gap.len()
        {
            return false;
        }
        self.rest |= rest;
        self.sound = self.closed;
        self.parts.push(n);
        self.last = n;
        true
    }

    fn may_be_part(&self, s: &Sentence, n: usize) -> bool {
        match self.nouns {
            Nouns::Same => is_alike(s, n, self.total),
            Nouns::Other => s.is_count(n),
        }
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
        let plain = matches!(self.opening, Opening::Bracket | Opening::All) && self.closed;
        let alone = self.opening == Opening::Some;
        larger.count() <= usize::from(plain || alone)
    }

    /// Whether the parts are more than the total.
    fn is_over(&self, s: &Sentence) -> bool {
        Some(self.total_of_parts(s)) > s.number(self.total)
    }

    fn total_of_parts(&self, s: &Sentence) -> Decimal {
        let parts = self.parts.iter().filter_map(|n| s.number(*n));
        parts.fold(Decimal::ZERO, |sum, part| sum.saturating_add(part))
    }

    /// All parts together, and each of them where they may be some only.
    fn link(&self, s: &Sentence, links: &mut Vec<Link>) {
        let sum = self.sum(s);
        let is_said = self.parts.len() > 1 && sum.said != Said::IfTrue;
        if is_said {
            links.push(sum);
        }
        let of_which = self.opening == Opening::Some && self.nouns == Nouns::Same;
        let all = Some(self.total_of_parts(s)) == s.number(self.total);
        let many = s.number(self.total) >= Some(Decimal::from(FEW));
        if of_which || !is_said && all && many {
            links.extend(self.some(s).map(|some| Link {
                is_less: is_said,
                ..some
            }));
        }
    }

    /// All parts together.
    fn sum(&self, s: &Sentence) -> Link {
        // `thắng 2 trong 10 trận (hòa 2, thua 6)`: a part stands before.
        let out_of = s.gap(self.total).ends_with(OUT_OF).is_some();
        let closed = self.closed && !out_of;
        let ends = s.gap(self.last).has(AND) && self.sound;
        let same = self.nouns == Nouns::Same;
        let by_ends = || if ends { Said::Perhaps } else { Said::IfTrue };
        let (rule, said) = match self.opening {
            _ if self.rest && closed && same => ("breakdown.and-the-rest", Said::Plainly),
            Opening::Bracket if closed && (same || self.is_tight(s)) => {
                ("breakdown.bracket", Said::Plainly)
            }
            Opening::Bracket if same => ("breakdown.bracket", by_ends()),
            Opening::Bracket => ("breakdown.bracket", Said::IfTrue),
            Opening::All if closed && (same || self.is_tight(s)) => {
                ("breakdown.made-of", Said::Plainly)
            }
            Opening::All if same => ("breakdown.made-of", by_ends()),
            Opening::All => ("breakdown.made-of", Said::IfTrue),
            Opening::Colon if closed => ("breakdown.colon", Said::Perhaps),
            Opening::Colon => ("breakdown.colon", Said::IfTrue),
            Opening::Comma => ("breakdown.comma", Said::IfTrue),
            Opening::Some if self.may_be_all(s) => ("breakdown.of-which", Said::Perhaps),
            Opening::Some => ("breakdown.of-which", Said::IfTrue),
        };
        link_of(s, rule, said, self.total, &self.parts)
    }

    /// Whether the parts behind `trong đó` are told as if they were all.
    fn may_be_all(&self, s: &Sentence) -> bool {
        let many = s.number(self.total) >= Some(Decimal::ONE_HUNDRED);
        let ends = many && s.gap(self.last).has(AND);
        self.closed && self.nouns == Nouns::Same && (ends || self.is_over(s))
    }

    /// `17 người gồm 8 nam và 9 nữ`, `13 người (6 nam, 7 nữ)`: nothing else stands between a
    /// total and its parts, and they are less.
    fn is_tight(&self, s: &Sentence) -> bool {
        const NOUN: usize = 3;
        let gap = s.gap(self.first);
        let opens = match self.opening {
            Opening::Bracket => gap.position(OPEN_BRACKET),
            _ => gap.find(MADE_OF).map(|(at, _)| at),
        };
        let total = s.number(self.total);
        let larger = self.parts.iter().filter(|n| s.number(**n) >= total).count();
        let may_be_larger = self.opening == Opening::Bracket || total >= Some(Decimal::TEN);
        opens.is_some_and(|at| at <= NOUN)
            && opened_to(gap) == gap.len()
            && !gap.has(AND)
            && larger <= usize::from(may_be_larger)
    }

    /// `chặt 100 cây, cắt 158 cây, trong đó có`: of all of them.
    fn is_one_of_many(&self, s: &Sentence) -> bool {
        let gap = s.gap(self.total);
        let before = self.total.checked_sub(1);
        before.is_some_and(|before| is_alike(s, before, self.total)) && gap.has(BETWEEN_PARTS)
    }

    /// `363 cuộc, trong đó có 15 cuộc`: a part is no more than the whole.
    fn some(&self, s: &Sentence) -> Option<Link> {
        let total = s.number(self.total);
        let within = |n: &&usize| **n == self.parts[0] || s.number(**n) <= total;
        let parts: Vec<usize> = self.parts.iter().filter(within).copied().collect();
        let said = if self.opening == Opening::Some && self.nouns == Nouns::Same {
            self.said_of_some(s)?
        } else {
            Said::IfTrue
        };
        Some(link_of(s, "breakdown.some", said, self.total, &parts))
    }

    /// How plainly the words around `trong đó` say what it is of.
    fn said_of_some(&self, s: &Sentence) -> Option<Said> {
        let gap = s.gap(self.first);
        let (at, to) = of_which(gap)?;
        let beside = self.first == self.total + 1 && at <= NOUN;
        if beside && gap.to(at).has(JOINS_FIGURES) {
            return None;
        }
        let sure = self.parts[0] == self.first && !self.is_one_of_many(s);
        // The depth of a lake is no part of its size.
        let measured = s.is_measure(self.total) && to + 2 < gap.len();
        let first = self.total.saturating_sub(BESIDE);
        let alone = !(first..self.total).any(|n| s.are_alike(n, self.total));
        let total = s.number(self.total).unwrap_or_default();
        // `thua 1 trận, trong đó có chuỗi 5 trận`
        let (few, counts) = (total < Decimal::from(FEW), total >= Decimal::TEN);
        let near = beside && (to == gap.len() || counts && to + 2 >= gap.len());
        Some(match (sure, near) {
            (true, true) => Said::Plainly,
            (true, false) if !few && alone && !measured => Said::Perhaps,
            _ => Said::IfTrue,
        })
    }
}

fn link_of(s: &Sentence, rule: &'static str, said: Said, total: usize, parts: &[usize]) -> Link {
    let link = Link::new(Relation::Breakdown, rule, said).with(Role::Whole, s, total);
    parts
        .iter()
        .fold(link, |link, n| link.with(Role::Part, s, *n))
}

/// `12 xe tải và 30 xe con, tổng cộng 42 xe`
fn parts_before(s: &Sentence, total: usize) -> Option<Link> {
    let gap = s.gap(total);
    let sums = gap.ends_with(MAKES_TOTAL).is_some();
    if !sums && gap.ends_with(SO_MANY_OF).is_none()
        || gap.is_cut()
        || gap.len() > FAR
        || !s.is_sum(total)
    {
        return None;
    }
    let mut parts = Vec::new();
    for n in (total.saturating_sub(PARTS)..total).rev() {
        if s.fact(n).is_some_and(is_beside) {
            continue;
        }
        let joined = n + 1 == total || s.gap(n + 1).has(BETWEEN_PARTS);
        if !joined || !is_alike(s, n, total) || s.moved(n).is_some() || s.gap(n + 1).is_cut() {
            break;
        }
        parts.push(n);
    }
    parts.reverse();
    let rule = "breakdown.total-behind";
    // `9 lần, 3 trong số 4 lần`: only the last one is of them.
    let said = if sums || parts.len() > 2 {
        Said::Perhaps
    } else {
        Said::IfTrue
    };
    (parts.len() > 1).then(|| link_of(s, rule, said, total, &parts))
}

/// Whether both count the same, of which one may leave out the noun.
fn is_alike(s: &Sentence, n: usize, total: usize) -> bool {
    let lacks = s.lacks_unit(n) || s.lacks_unit(total) && s.is_count(n);
    s.is_sum(n) && (s.are_alike(n, total) || lacks)
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
            | Value::Money { per: Some(_), .. }
    )
}

/// The sum of the parts, or the largest of some.
pub(crate) fn reckon(known: &Known) -> Option<Reckoned> {
    let stated = known.figure(Role::Whole)?;
    if known.link.rule == "breakdown.some" {
        let parts = known.each(Role::Part);
        let part = parts.max_by_key(|part| part.value)?;
        return Some(Reckoned {
            stated: known.told(Role::Part, part.value),
            derived: known.told(Role::Whole, stated.value),
            arithmetic: Arithmetic::Within(part.value, stated.value),
            outcome: Outcome::Within {
                part,
                whole: stated,
            },
        });
    }
    let mut parts = known.each(Role::Part);
    let first = parts.next()?;
    let derived = parts.try_fold(first, |sum, part| sum.plus(part))?;
    let parts = known.each(Role::Part).map(|part| part.value).collect();
    Some(known.reckoned(Role::Whole, stated, derived, Arithmetic::Sum(parts)))
}
