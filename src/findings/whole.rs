//! `whole`: a part within its whole, and percentages that are all of one.

use once_cell::sync::Lazy;
use rust_decimal::Decimal;

use crate::{
    findings::{
        figure::{Figure, digits},
        finding::{Arithmetic, Relation, Role, Told},
        kin::{are_kin, is_head, is_new},
        link::{Known, Link, Outcome, Reckoned, Said},
        marks::Marks,
        sentence::{Gap, Sentence, number},
        share::leads,
    },
    tsv::{built_in, table},
    value::{
        amount::Amount,
        fact::{Fact, Value},
        kind::Kind,
    },
    vocabulary::named::{
        AND, BETWEEN_PARTS, COMMA_OR_BRACKET, GAMES, HAS_SO_MANY, JOINS_FIGURES, OF_THEM_SO_MANY,
        OPEN_BRACKET, OPENS_SHARES, OTHERS, PERSON, PLANNED, RELATION_SIGNS, SO_MANY_OF, THE_REST,
        WITHIN,
    },
};

/// What is linked because the figures say so, and no words.
const BY_VALUE: &str = "whole.by-value";

/// The rules of parts with words between them and what they are of, and of those that follow it.
const OF_ALL: &str = "whole.of-all.by-value";
const OF_THEM: &str = "whole.of-them.by-value";
const HAS: &str = "whole.has.by-value";

/// So many percentages at most are added up.
const PERCENTAGES: usize = 12;

/// Links fractions, and parts that are said to be so many of so many.
pub(crate) fn parts(s: &Sentence, links: &mut Vec<Link>) {
    for n in 0..s.len() {
        links.extend(fraction(s, n));
        links.extend(out_of(s, n).or_else(|| of_all(s, n)));
        let them = of_them(s, n).filter(|link| is_new(links, link));
        links.extend(them);
    }
}

/// Links percentages with those of all others.
pub(crate) fn others(s: &Sentence, links: &mut Vec<Link>) {
    for n in 0..s.len() {
        let others = of_others(s, n).filter(|link| is_new(links, link));
        links.extend(others);
    }
}

/// `Quỹ giữ 20% vốn. Các cổ đông khác nắm 80%.`: one percentage is of all others.
fn of_others(s: &Sentence, n: usize) -> Option<Link> {
    let behind = s.gap(n + 1);
    let left = || behind.phrase(0, THE_REST).is_some();
    if !s.is_percent(n) || s.moves(n) || s.gap(n).find(OTHERS).is_none() && !left() {
        return None;
    }
    let rest = Decimal::ONE_HUNDRED.checked_sub(s.number(n)?)?;
    let is_rest = |fact: &Fact| number(&fact.value) == Some(rest) && fact.kind() == Kind::Percent;
    let (ahead, _) = s.earlier(n).find(|(_, fact)| is_rest(fact))?;
    let link = Link::new(Relation::Whole, BY_VALUE, Said::IfTrue).at(Role::Percent, ahead);
    let precise = digits(rest) > 1 && rest != Decimal::from(50);
    (ahead < s.index(0) || precise).then(|| link.with(Role::Percent, s, n))
}

/// `3/12 trận`, `2 trong số 3 cháu`: of counted things no more than all. A third of the people
/// is no count.
fn fraction(s: &Sentence, n: usize) -> Option<Link> {
    const SIXTHS: Decimal = Decimal::from_parts(6, 0, 0, false, 0);
    const FEW: u32 = 10;
    let fact = s.fact(n)?;
    let Value::Fraction {
        numerator,
        denominator,
        upper: None,
        unit: Some(_),
    } = &fact.value
    else {
        return None;
    };
    let counted = numerator.fract().is_zero() && denominator.fract().is_zero();
    let many = *denominator > Decimal::from(FEW) && *denominator != Decimal::ONE_HUNDRED;
    // `2.625/1.126`: two figures beside each other.
    let beyond = numerator > denominator && *denominator >= Decimal::ONE_THOUSAND;
    let more = numerator > denominator && !beyond;
    // Rates are seldom told in sixths to ninths; of tenths games are counted.
    let seldom = (SIXTHS..FEW.into()).contains(denominator);
    let told = seldom || *denominator == FEW.into() && s.ends_in(n, GAMES);
    let few = told && *numerator > Decimal::ONE;
    let counted = counted && (s.inside(n).out_of || many && !beyond || more || few);
    // With its percentage behind it a fraction is a share, which says more.
    let is_share = s.is_percent(n + 1) && leads(s.gap(n + 1)).is_some();
    let exceeds_plan = || numerator > denominator && is_of_plan(s, n);
    (counted && !fact.ambiguous && !is_share && !exceeds_plan()).then(|| {
        let link = Link::new(Relation::Whole, "whole.fraction", Said::Plainly);
        link.with(Role::Fraction, s, n)
    })
}

/// `vượt kế hoạch giao 3.432/680 lượt`, `2.040/680 lượt, đạt 300%`: what was reached through what
/// was planned, which may be less.
fn is_of_plan(s: &Sentence, n: usize) -> bool {
    const NEAR: usize = 6;
    let planned = |gap: Gap| gap.find(PLANNED).is_some();
    let before = s.gap(n).last(NEAR);
    let exceeds = s.is_percent(n + 1) && s.number(n + 1) > Some(Decimal::ONE_HUNDRED);
    exceeds || planned(before) || planned(s.gap(n + 1).to(NEAR))
}

/// `110.000 cổ phiếu trong tổng số 118.000 cổ phiếu`
fn out_of(s: &Sentence, n: usize) -> Option<Link> {
    let part = n.checked_sub(1)?;
    if !s.told(n).have(Marks::SO_MANY_OF) {
        return None;
    }
    let gap = s.gap(n);
    let says = gap.is_just(SO_MANY_OF);
    let alike = s.are_alike(part, n) || s.lacks_unit(part);
    // `bốn trên năm phiên`; but `10 xe trên 5 tấn`
    let (rule, said) = match gap.len() {
        1 if s.lacks_unit(part) && s.is_count(n) => (BY_VALUE, Said::IfTrue),
        0 | 1 => return None,
        _ => ("whole.out-of", Said::Plainly),
    };
    (says && s.is_sum(part) && s.is_sum(n) && alike).then(|| {
        let link = Link::new(Relation::Whole, rule, said);
        link.with(Role::Part, s, part).with(Role::Whole, s, n)
    })
}

/// `34 xe bán tải (trên tổng số 42 xe)`, `bệnh nhân thứ 8 tử vong trong số 18 bệnh nhân`: words
/// name the part before it is said of what it is.
fn of_all(s: &Sentence, n: usize) -> Option<Link> {
    const FAR: usize = 10;
    let part = n.checked_sub(1)?;
    let gap = s.gap(n);
    if !s.told(n).have(Marks::SO_MANY_OF) || gap.len() > FAR || !s.is_sum(n) {
        return None;
    }
    let nth = s.fact(part).and_then(nth);
    let at = gap.ends_with(SO_MANY_OF).or_else(|| within(s, n))?;
    let between = gap.to(at).without_last(OPEN_BRACKET);
    let apart = between.has(RELATION_SIGNS) || between.has(JOINS_FIGURES);
    if gap.is_cut() || gap.len() < at + 2 && nth.is_none() || apart {
        return None;
    }
    let kin = || are_kin(s, s.index(n), s.index(part)) || s.lacks_unit(part) && s.is_sum(part);
    let fits = match nth {
        Some(nth) => s.is_count(n) && Some(nth) <= s.number(n),
        None => kin() && s.number(part) <= s.number(n),
    };
    fits.then(|| {
        let link = Link::new(Relation::Whole, OF_ALL, Said::IfTrue);
        link.with(Role::Part, s, part).with(Role::Whole, s, n)
    })
}

/// `thất bại thứ tư trong năm vòng`, `xếp thứ 7 trong 12 đội`: where the words stand that say so.
fn within(s: &Sentence, n: usize) -> Option<usize> {
    let part = n.checked_sub(1)?;
    let gap = s.gap(n);
    let at = gap.len().checked_sub(1).filter(|at| gap.is(*at, WITHIN))?;
    let Value::Ordinal(_) = s.fact(part)?.value else {
        return None;
    };
    // A third goal may be one of four in a game.
    let text = s.fact(part)?.span.text(s.text).to_lowercase();
    let once = || ONCE.iter().any(|noun| is_head(noun, &text));
    let alone = || text.split(' ').count() == 2 && at <= 1;
    let many = s.number(n) > Some(Decimal::ONE);
    (many && (once() || alone())).then_some(at)
}

/// What can be only once in each of what is counted.
static ONCE: Lazy<Vec<&'static str>> = Lazy::new(|| {
    let rows = built_in(table!("once_nouns.tsv").rows(1));
    rows.iter()
        .flat_map(|row| row.column(0).split('|'))
        .collect()
});

/// Which one of a row a fact tells of.
fn nth(fact: &Fact) -> Option<Decimal> {
    match &fact.value {
        Value::Ordinal(Amount::One(nth)) => Some(*nth),
        _ => None,
    }
}

/// `Ra khơi 10 chuyến thì có tới 5 chuyến gặp nạn`, `7 lính thiệt mạng, có 1 người Việt`.
fn of_them(s: &Sentence, n: usize) -> Option<Link> {
    const FAR: usize = 11;
    const NOUN: usize = 5;
    let whole = n.checked_sub(1)?;
    let gap = s.gap(n);
    let less = || s.number(n) < s.number(whole);
    let says = s.told(n).have(Marks::HAS_SO_MANY) && gap.len() <= FAR;
    if !says || !s.is_sum(n) || !s.is_sum(whole) || !less() {
        return None;
    }
    let (sign, clause) = gap.clause(RELATION_SIGNS);
    let only = sign.is_some_and(|at| at <= NOUN && !gap.to(at).has(RELATION_SIGNS));
    let has = only && clause.is_just(HAS_SO_MANY);
    let at = gap.ends_with(OF_THEM_SO_MANY);
    let plain = |at| {
        let before = gap.to(at).without_last(COMMA_OR_BRACKET);
        !before.has(RELATION_SIGNS) && !gap.has(JOINS_FIGURES)
    };
    let so_many = at.is_some_and(plain);
    if !so_many && (!has || !s.is_count(n)) || gap.is_cut() {
        return None;
    }
    let own = || so_many || s.are_alike(whole, n) || s.ends_in(n, PERSON);
    (are_kin(s, s.index(whole), s.index(n)) && own()).then(|| {
        let rule = if so_many { OF_THEM } else { HAS };
        let link = Link::new(Relation::Whole, rule, Said::IfTrue);
        link.with(Role::Part, s, n).with(Role::Whole, s, whole)
    })
}

/// Links all percentages of a sentence, where they are 100 together, or are said to be.
pub(crate) fn percentages(s: &Sentence, links: &mut Vec<Link>) {
    let is_one = |n: &usize| s.is_percent(*n);
    let all: Vec<usize> = (0..s.len()).filter(is_one).take(PERCENTAGES + 1).collect();
    // All of something is no part of a list.
    let is_all = |n: &usize| s.number(*n) == Some(Decimal::ONE_HUNDRED);
    let is_part = |n: &usize| !s.moves(*n) && !is_all(n);
    if !(2..=PERCENTAGES).contains(&all.len()) || !all.iter().all(is_part) {
        return;
    }
    let numbers = all.iter().filter_map(|n| s.number(*n));
    let sum = numbers.fold(Decimal::ZERO, Decimal::saturating_add);
    let away = sum.saturating_sub(Decimal::ONE_HUNDRED).abs();
    let near = away <= Decimal::ONE;
    let said = if is_one_list(s, &all, sum) {
        Said::Perhaps
    } else {
        Said::IfTrue
    };
    if near || said == Said::Perhaps {
        let link = Link::new(Relation::Whole, "whole.percentages", said);
        links.push(
            all.iter()
                .fold(link, |link, n| link.with(Role::Percent, s, *n)),
        );
    }
}

/// Whether percentages that are more than all are plainly of one whole: they are in a row, and
/// the last is of the rest, or words before the first open a list of shares.
fn is_one_list(s: &Sentence, all: &[usize], sum: Decimal) -> bool {
    const FAR: usize = 10;
    let [first, between @ .., last] = all else {
        return false;
    };
    let beside = |n: &usize| {
        let gap = s.gap(*n);
        gap.len() <= FAR && gap.has(BETWEEN_PARTS)
    };
    let in_a_row = last - first + 1 == all.len() && between.iter().chain([last]).all(beside);
    let rest = s.gap(*last).find(THE_REST).is_some();
    let shares = s.gap(*first).find(OPENS_SHARES).is_some();
    let ends = s.gap(*last).has(AND) && !between.is_empty();
    sum > Decimal::ONE_HUNDRED && in_a_row && (rest || shares && ends)
}

/// The part against the whole.
pub(crate) fn reckon(known: &Known) -> Option<Reckoned> {
    if known.place(Role::Percent).is_some() {
        return all(known);
    }
    let (part, whole) = match known.place(Role::Fraction) {
        Some(n) => match known.figures()[n][..] {
            [part, whole] => (part, whole),
            _ => return None,
        },
        None => {
            let nth = nth(known.fact(0)).map(Figure::exact);
            let part = nth.or_else(|| known.figure(Role::Part))?;
            (part, known.figure(Role::Whole)?)
        }
    };
    Some(Reckoned {
        stated: known.told(Role::Part, part.value),
        derived: known.told(Role::Part, whole.value),
        arithmetic: Arithmetic::Within(part.value, whole.value),
        outcome: Outcome::Within { part, whole },
    })
}

/// The sum of percentages against all of it.
fn all(known: &Known) -> Option<Reckoned> {
    let mut each = known.each(Role::Percent);
    let first = each.next()?;
    let derived = each.try_fold(first, |sum, one| sum.plus(one))?;
    let values = known.each(Role::Percent).map(|one| one.value).collect();
    let stated = Figure::exact(Decimal::ONE_HUNDRED);
    Some(Reckoned {
        stated: Told::Number(stated.value),
        derived: Told::Number(derived.value),
        arithmetic: Arithmetic::Sum(values),
        outcome: Outcome::Numbers { stated, derived },
    })
}
