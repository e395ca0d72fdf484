//! A total and the parts behind it.

use rust_decimal::Decimal;

use crate::{
    findings::{
        finding::{Relation, Role},
        link::{Link, Said},
        marks::Marks,
        opening::{BESIDE, NOUN, Opening, of_which, opened_to, opening},
        sentence::Sentence,
        slip::are_one_digit_apart,
    },
    value::fact::{Fact, Value},
    vocabulary::named::{
        AND, AT_ANOTHER_TIME, BETWEEN_PARTS, CLOSE_BRACKET, COLON, EACH, GOES_ON, JOINS_FIGURES,
        MADE_OF, MAINLY, ONE, OPEN_BRACKET, OUT_OF, THE_REST,
    },
};

/// So many words at most stand between parts that are plainly so.
pub(crate) const FAR: usize = 8;

/// Of fewer a part may be more than them by another count.
const FEW: u32 = 3;

/// A rule by how it is said: by words, or where the figures alone agree. Some are said in one way.
type Rules = [&'static str; 2];

const AND_THE_REST: Rules = ["breakdown.and-the-rest"; 2];
const BRACKET: Rules = ["breakdown.bracket", "breakdown.bracket.by-value"];
const MADE_OF_PARTS: Rules = ["breakdown.made-of", "breakdown.made-of.by-value"];
const BEHIND_COLON: Rules = ["breakdown.colon", "breakdown.colon.by-value"];
const BEHIND_COMMA: Rules = ["breakdown.comma.by-value"; 2];
const OF_WHICH_PARTS: Rules = ["breakdown.of-which", "breakdown.of-which.by-value"];
const SOME: Rules = ["breakdown.some", "breakdown.some.by-value"];

fn rule_of(rules: Rules, said: Said) -> &'static str {
    rules[usize::from(said == Said::IfTrue)]
}

/// What the parts of a list count.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Nouns {
    /// The same as the total.
    Same,
    /// What has a name of its own: of 17 people 8 are women.
    Other,
}

/// Whether something was heard that might be one more part.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Heard {
    /// Nothing.
    Parts,
    /// Behind the last part that was taken.
    Behind,
    /// Among the parts.
    Among,
}

/// A total and the parts behind it.
pub(crate) struct List {
    opening: Opening,
    nouns: Nouns,
    total: usize,
    first: usize,
    parts: Vec<usize>,
    /// The last part, or the total.
    last: usize,
    heard: Heard,
    /// How deep in brackets the list stands.
    depth: i32,
}

impl List {
    /// The list behind a total, of what has its name or of what has another one.
    pub fn of(s: &Sentence, total: usize) -> Option<List> {
        if !s.is_sum(total) {
            return None;
        }
        let (opening, first) = opening(s, total)?;
        if opening != Opening::Some && s.moved(total).is_some() {
            return None;
        }
        let read = |nouns| {
            let list = List {
                opening,
                nouns,
                total,
                first,
                parts: Vec::new(),
                last: total,
                heard: Heard::Parts,
                depth: 0,
            };
            list.read(s)
        };
        let same = (opening != Opening::Comma).then(|| read(Nouns::Same));
        same.flatten().or_else(|| {
            let fits = s.is_count(total) && opening != Opening::Colon;
            fits.then(|| read(Nouns::Other))?
        })
    }

    fn read(mut self, s: &Sentence) -> Option<List> {
        let mut depth = 0;
        for n in self.first..=s.len() {
            let (lowest, behind) = s.gap(n).depth(depth);
            depth = behind;
            if n == self.first {
                // A bracket may close before the list begins.
                depth -= lowest.min(0);
                self.depth = self.depth_of_opening(s).min(depth);
            }
            if n == s.len() || n > self.first && lowest < self.depth {
                self.close(s, n);
                break;
            }
            // In brackets behind a part stands what it is made of, or its percentage.
            if !self.take(s, n, depth > self.depth) {
                self.doubt(true);
                break;
            }
        }
        let least = match (self.opening, self.nouns) {
            (Opening::Some, Nouns::Same) => 1,
            (Opening::Some, Nouns::Other) if self.is_inserted() => 1,
            _ => 2,
        };
        self.end_where_full(s);
        (self.parts.len() >= least && self.is_plausible(s)).then_some(self)
    }

    /// `18 trận (thắng 17, hòa 1, 11 trận hạ đo ván)`: what stands behind parts that are the total
    /// parts it in another way.
    fn end_where_full(&mut self, s: &Sentence) {
        if self.parts.len() < 3 {
            return;
        }
        let total = s.number(self.total);
        let mut sum = Decimal::ZERO;
        let is_full = |n: &usize| {
            sum = sum.saturating_add(s.number(*n).unwrap_or_default());
            Some(sum) == total
        };
        let full = self.parts.iter().position(is_full).filter(|at| *at > 0);
        // `4 tầng, có 2 phòng ngủ, 2 bếp, 2 gác`: of another name only what a bracket holds.
        let of_it = self.nouns == Nouns::Same || self.opening == Opening::Bracket;
        if let Some(at) = full.filter(|_| of_it && self.is_over(s)) {
            self.parts.truncate(at + 1);
        }
    }

    /// Where the next list may begin. Between a total and parts that stand further behind there
    /// may be one.
    pub fn end(&self) -> usize {
        if self.first == self.total + 1 {
            self.last
        } else {
            self.total + 1
        }
    }

    /// How deep in brackets the words stand that open it.
    fn depth_of_opening(&self, s: &Sentence) -> i32 {
        let gap = s.gap(self.first);
        let at = match self.opening {
            Opening::Some => of_which(gap).map(|(at, _)| at),
            Opening::All => gap.find(MADE_OF).map(|(at, _)| at),
            _ => None,
        };
        let (lowest, behind) = gap.to(at.unwrap_or(gap.len())).depth(0);
        behind - lowest.min(0)
    }

    /// `7 xe (trong đó có 1 siêu xe)`
    fn is_inserted(&self) -> bool {
        self.opening == Opening::Some && self.depth > 0 && self.first == self.total + 1
    }

    /// Takes note that there may be one more part.
    fn doubt(&mut self, is_so: bool) {
        if is_so && self.heard == Heard::Parts {
            self.heard = Heard::Behind;
        }
    }

    /// Whether nothing is left that might be one more part.
    fn is_closed(&self) -> bool {
        self.heard == Heard::Parts
    }

    /// Takes the nth fact, a part or what stands beside one; whether the list goes on.
    fn take(&mut self, s: &Sentence, n: usize, bracket: bool) -> bool {
        let gap = s.gap(n);
        let first = n == self.first;
        // `trong đó 6 vở đã diễn 430 triệu đồng`
        let leads = self.parts.is_empty() && self.opening == Opening::Some;
        let opens = of_which(gap).is_some() || gap.find(MADE_OF).is_some();
        let comma = self.opening == Opening::Comma;
        // `2 nam và 1 nữ, còn 1 người nữa`
        let ended = comma && !first && s.gap(n - 1).has(AND);
        if !first && opens || gap.is_cut() && !leads || ended || comma && gap.len() > FAR {
            return false;
        }
        self.hear(s, n);
        if bracket || s.fact(n).is_some_and(is_beside) {
            // `ốp lưng giá 40.000 đồng/chiếc`: one more part, of which only the price is told.
            self.doubt(!bracket && !first && s.is(n, Marks::PRICE) && gap.has(BETWEEN_PARTS));
            return true;
        }
        if leads && n < self.first + BESIDE && !self.may_be_part(s, n) {
            self.doubt(s.is_count(n));
            return true;
        }
        let rest = gap.find(THE_REST).is_some();
        let joined = leads || first || gap.has(BETWEEN_PARTS) || rest || self.is_headed(s, n);
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
        if self.heard == Heard::Behind {
            self.heard = Heard::Among;
        }
        self.parts.push(n);
        self.last = n;
        true
    }

    /// `(khóa 1: 22 sinh viên; khóa 2: 35 sinh viên)`: the sign stands before what heads the part.
    fn is_headed(&self, s: &Sentence, n: usize) -> bool {
        let Some(head) = n.checked_sub(1).filter(|head| *head >= self.first) else {
            return false;
        };
        let heads = |fact: &Fact| {
            matches!(
                fact.value,
                Value::Date(_) | Value::Interval(_) | Value::Ordinal(_)
            )
        };
        let gap = s.gap(n);
        let begins = head == self.first || s.gap(head).has(BETWEEN_PARTS);
        gap.len() == 1 && gap.is(0, COLON) && begins && s.fact(head).is_some_and(heads)
    }

    /// Whether the words before the nth fact leave room for one more part.
    fn hear(&mut self, s: &Sentence, n: usize) {
        let gap = s.gap(n);
        // Numbers that were not read, and `một`, may be parts too.
        self.doubt(gap.has_digits() || gap.has(ONE) || gap.has(EACH));
        self.doubt(gap.find(MAINLY).is_some());
        match self.opening {
            // `6 cấp (đời trước 5 cấp)`
            Opening::Bracket if n == self.first => self.doubt(gap.has(AT_ANOTHER_TIME)),
            // `gồm ông An, 3 người con`
            _ if n == self.first => self.doubt(gap.from(opened_to(gap)).has(BETWEEN_PARTS)),
            Opening::Some => self.doubt(gap.len() > FAR),
            _ => {}
        }
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
        let end = if self.depth > 0 {
            gap.position(CLOSE_BRACKET).unwrap_or(gap.len())
        } else {
            gap.len()
        };
        let tail = gap.to(end);
        // A bracket that nothing closes may go on in the next line.
        self.doubt(self.opening == Opening::Bracket && !gap.has(CLOSE_BRACKET));
        self.doubt(tail.has_digits() || tail.has(GOES_ON) || tail.has(ONE));
    }

    /// Whether the parts are less than the total, or all but one of a list that says plainly
    /// that it is of parts, or with one digit another one are the total.
    fn is_plausible(&self, s: &Sentence) -> bool {
        let plain = matches!(self.opening, Opening::Bracket | Opening::All) && self.is_closed();
        let alone = self.opening == Opening::Some;
        let is_said = || self.sum(s).said != Said::IfTrue;
        self.are_less(s, usize::from(plain || alone)) || self.is_one_digit_off(s) && is_said()
    }

    /// Whether the parts are less than the total, but for so many.
    fn are_less(&self, s: &Sentence, but: usize) -> bool {
        let total = s.number(self.total);
        let larger = self.parts.iter().filter(|n| s.number(**n) >= total);
        larger.count() <= but
    }

    /// `5 bài gồm 93 bài chung và 2 bài riêng`; `3 gia đình (4 nam, 5 nữ)` are no slip, and any
    /// two numbers of one digit are one digit apart.
    fn is_one_digit_off(&self, s: &Sentence) -> bool {
        let sum = self.total_of_parts(s);
        let total = s.number(self.total).unwrap_or_default();
        if self.nouns != Nouns::Same || total.max(sum) < Decimal::TEN {
            return false;
        }
        let parts = self.parts.iter().filter_map(|n| s.number(*n));
        let mut left = parts.map(|part| (part, total.saturating_sub(sum).saturating_add(part)));
        are_one_digit_apart(total, sum)
            || left.any(|(part, left)| left > Decimal::ZERO && are_one_digit_apart(part, left))
    }

    /// Whether the parts are more than the total.
    fn is_over(&self, s: &Sentence) -> bool {
        Some(self.total_of_parts(s)) > s.number(self.total)
    }

    fn total_of_parts(&self, s: &Sentence) -> Decimal {
        let parts = self.parts.iter().filter_map(|n| s.number(*n));
        parts.fold(Decimal::ZERO, |sum, part| sum.saturating_add(part))
    }

    /// All parts together, and each of them where they may be some only; gives the parts.
    pub fn link(&self, s: &Sentence, links: &mut Vec<Link>) -> &[usize] {
        let sum = self.sum(s);
        let is_said = self.parts.len() > 1 && sum.said != Said::IfTrue;
        if is_said {
            links.push(sum);
        }
        let of_which = self.opening == Opening::Some && self.nouns == Nouns::Same;
        let all = Some(self.total_of_parts(s)) == s.number(self.total);
        let many = s.number(self.total) >= Some(Decimal::from(FEW));
        let inserted = self.is_inserted() && many;
        if of_which || inserted || !is_said && all && many {
            links.extend(self.some(s).map(|some| Link {
                is_less: is_said,
                ..some
            }));
        }
        &self.parts
    }

    /// All parts together.
    fn sum(&self, s: &Sentence) -> Link {
        // `thắng 2 trong 10 trận (hòa 2, thua 6)`: a part stands before.
        let out_of = s.gap(self.total).ends_with(OUT_OF).is_some();
        let closed = self.is_closed() && !out_of;
        let ends = s.gap(self.last).has(AND) && self.heard != Heard::Among;
        let same = self.nouns == Nouns::Same;
        let by_ends = || if ends { Said::Perhaps } else { Said::IfTrue };
        let rest = || {
            self.parts
                .iter()
                .any(|n| s.gap(*n).find(THE_REST).is_some())
        };
        let (rules, said) = match self.opening {
            _ if closed && same && rest() => (AND_THE_REST, Said::Plainly),
            Opening::Bracket if closed && (same || self.is_tight(s)) => (BRACKET, Said::Plainly),
            Opening::Bracket if same => (BRACKET, by_ends()),
            Opening::Bracket => (BRACKET, Said::IfTrue),
            Opening::All if closed && (same || self.is_tight(s)) => (MADE_OF_PARTS, Said::Plainly),
            Opening::All if same => (MADE_OF_PARTS, by_ends()),
            Opening::All => (MADE_OF_PARTS, Said::IfTrue),
            Opening::Colon if closed => (BEHIND_COLON, Said::Perhaps),
            Opening::Colon => (BEHIND_COLON, Said::IfTrue),
            Opening::Comma | Opening::With => (BEHIND_COMMA, Said::IfTrue),
            Opening::Some if self.may_be_all(s) => (OF_WHICH_PARTS, Said::Perhaps),
            Opening::Some => (OF_WHICH_PARTS, Said::IfTrue),
        };
        link_of(s, rule_of(rules, said), said, self.total, &self.parts)
    }

    /// Whether the parts behind `trong đó` are told as if they were all.
    fn may_be_all(&self, s: &Sentence) -> bool {
        let many = s.number(self.total) >= Some(Decimal::ONE_HUNDRED);
        let ends = many && s.gap(self.last).has(AND);
        self.is_closed() && self.nouns == Nouns::Same && (ends || self.is_over(s))
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
        let many = s.number(self.total) >= Some(Decimal::TEN);
        let may_be_larger = self.opening == Opening::Bracket || many;
        opens.is_some_and(|at| at <= NOUN)
            && opened_to(gap) == gap.len()
            && !gap.has(AND)
            && self.are_less(s, usize::from(may_be_larger))
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
        // Whom parts count may be in two of them; of money, of hectares nothing is told twice, if
        // figures are rough.
        const ROUGH: Decimal = Decimal::from_parts(11, 0, 0, false, 1);
        let once = total.filter(|_| !s.is_count(self.total));
        let mut left = once.and_then(|total| total.checked_mul(ROUGH));
        let mut parts = Vec::new();
        for (at, n) in self.parts.iter().enumerate() {
            let part = s.number(*n).unwrap_or_default();
            let fits = left.is_none_or(|left| part <= left) && Some(part) <= total;
            if fits || at == 0 {
                parts.push(*n);
            }
            if fits {
                left = left.map(|left| left.saturating_sub(part));
            }
        }
        let said = if self.opening == Opening::Some && self.nouns == Nouns::Same {
            self.said_of_some(s)?
        } else {
            Said::IfTrue
        };
        Some(link_of(s, rule_of(SOME, said), said, self.total, &parts))
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

/// A total and parts of it.
pub(crate) fn link_of(
    s: &Sentence,
    rule: &'static str,
    said: Said,
    total: usize,
    parts: &[usize],
) -> Link {
    let link = Link::new(Relation::Breakdown, rule, said).with(Role::Whole, s, total);
    parts
        .iter()
        .fold(link, |link, n| link.with(Role::Part, s, *n))
}

/// Whether both count the same, of which one may leave out the noun.
pub(crate) fn is_alike(s: &Sentence, n: usize, total: usize) -> bool {
    let lacks = s.lacks_unit(n) || s.lacks_unit(total) && s.is_count(n);
    s.is_sum(n) && (s.are_alike(n, total) || lacks)
}

/// What stands beside a part and is none: its percentage, a date, a place in an order.
pub(crate) fn is_beside(fact: &Fact) -> bool {
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
