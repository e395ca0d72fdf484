//! Percentages in a row that are 100 together, in a part of a sentence or over some: `Có 73% đồng ý.
//! Trong khi đó, 26% phản đối. Chỉ 1% không ý kiến.`

use rust_decimal::Decimal;

use crate::findings::{
    finding::{Relation, Role},
    kin::is_new,
    link::{Link, Said},
    marks::Marks,
    sentence::{Sentence, is_signed, number},
};

/// The figures alone say that they are of one whole.
const RULE: &str = "whole.run.by-value";

/// Links each row with the percentage that ends it.
pub(crate) fn link(s: &Sentence, links: &mut Vec<Link>) {
    for n in 0..s.len() {
        if s.is_percent(n) && !s.moves(n) {
            let run = run(s, n).filter(|link| is_new(links, link));
            links.extend(run);
        }
    }
}

fn run(s: &Sentence, last: usize) -> Option<Link> {
    let mut row = Row::new(s.number(last)?);
    let own = s.fact(last)?.sentence;
    let mut link = Link::new(Relation::Whole, RULE, Said::IfTrue).with(Role::Percent, s, last);
    let mut first = own;
    for (at, fact) in s.earlier(last) {
        let marks = Marks::of_fact(fact);
        if !marks.have(Marks::PERCENT) {
            row.amounts += usize::from(marks.have(Marks::AMOUNT));
            continue;
        }
        let moved = at.checked_sub(s.index(0)).is_some_and(|n| s.moves(n));
        if moved || is_signed(fact, s.text) || !row.take(number(&fact.value)?) {
            return None;
        }
        link = link.at(Role::Percent, at);
        first = fact.sentence;
        if row.left.is_zero() {
            break;
        }
    }
    let near = link.members.len() > 2 || first + 1 >= own;
    link.members.reverse();
    (row.left.is_zero() && near && row.says_much()).then_some(link)
}

/// The percentages of a row, the last of them first.
struct Row {
    values: Vec<Decimal>,
    left: Decimal,
    /// How many amounts stand between the one that was taken last and the one before it.
    amounts: usize,
    /// Whether more of them stand there than the one that is told in percent.
    is_loose: bool,
}

impl Row {
    fn new(last: Decimal) -> Row {
        Row {
            values: vec![last],
            left: Decimal::ONE_HUNDRED.saturating_sub(last),
            amounts: 0,
            is_loose: false,
        }
    }

    /// Takes the percentage before; whether there is room for it.
    fn take(&mut self, value: Decimal) -> bool {
        self.is_loose |= self.amounts > 1;
        self.amounts = 0;
        self.left = self.left.saturating_sub(value);
        self.values.push(value);
        self.left >= Decimal::ZERO && value > Decimal::ZERO
    }

    /// Whether it is no row by chance: one of them is told to a tenth, or they are many, all
    /// different and not all round.
    fn says_much(&self) -> bool {
        const MANY: usize = 3;
        const ROUND: Decimal = Decimal::from_parts(5, 0, 0, false, 0);
        let precise = self.values.iter().any(|value| !value.fract().is_zero());
        let round = self.values.iter().all(|value| (value % ROUND).is_zero());
        let twice = |n: usize| self.values[..n].contains(&self.values[n]);
        let differ = !(1..self.values.len()).any(twice);
        precise || self.values.len() >= MANY && !round && differ && !self.is_loose
    }
}
