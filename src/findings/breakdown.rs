//! `breakdown`: a total and its parts.

use rust_decimal::Decimal;

use crate::{
    findings::{
        figure::{Figure, digits, exact_where_equal, part_and_whole},
        finding::{Arithmetic, Relation, Role},
        kin::is_new,
        link::{Known, Link, Outcome, Reckoned, Said},
        list::{FAR, List, is_alike, is_beside, link_of},
        marks::Marks,
        sentence::{Gap, Sentence, alike, number},
    },
    vocabulary::named::{
        AND, BETWEEN_PARTS, CLOSE_BRACKET, EQUALS, FROM_LEVEL, HAS_SO_MANY, MADE_OF, MAKES_TOTAL,
        OF_WHICH, OPEN_BRACKET, OUT_OF, RELATION_SIGNS, SO_MANY_OF,
    },
};

/// The rules of parts before their total: of one that words or signs say.
const BEHIND: &str = "breakdown.total-behind";
const EQUATION: &str = "breakdown.equation.by-value";

/// The rule of a total that has words between what says that it is one and its number.
const BEFORE: &str = "breakdown.sum.by-value";

/// The rule of one part behind words that open a list of all.
const ONE_OF: &str = "breakdown.some-one.by-value";

/// The rule of two parts that other figures stand between.
const OPENED: &str = "breakdown.opened.by-value";

/// The rule of games that were won, drawn and lost, the last of them out of all.
const RESULTS: &str = "breakdown.results.by-value";

/// What says that something is a total of what stands before it.
pub(crate) const SUMS_UP: Marks = Marks::MAKES_TOTAL.or(Marks::SO_MANY_OF);

/// So many parts at most stand before their total, or behind it under another name.
const PARTS: usize = 12;

/// Links the totals of a sentence with the parts behind them.
pub(crate) fn parts_behind(s: &Sentence, links: &mut Vec<Link>) {
    let mut from = 0;
    while from + 1 < s.len() {
        match List::of(s, from) {
            Some(list) => {
                let total = from;
                from = list.end();
                let told = list.link(s, links);
                links.extend(parted_again(s, total, told));
            }
            None => {
                let parts = parts_of_one_name(s, from).or_else(|| parts_of_same_name(s, from));
                links.extend(parts.or_else(|| one_part(s, from)));
                from += 1;
            }
        }
    }
}

/// Links the totals of a sentence with the parts before them.
pub(crate) fn parts_before(s: &Sentence, links: &mut Vec<Link>) {
    for total in 0..s.len() {
        if s.is_sum(total) && s.told(total).have(SUMS_UP) {
            links.extend(sum_of_parts(s, total));
            let link = sum_before(s, total).filter(|link| is_new(links, link));
            links.extend(link);
        }
    }
}

/// Links the games of a sentence that were won, drawn and lost.
pub(crate) fn results(s: &Sentence, links: &mut Vec<Link>) {
    links.extend((1..s.len()).filter_map(|n| results_before(s, n)));
}

/// `21 trận, gồm 14 trận hạ đo ván`: one of the parts, with the name of the total.
fn one_part(s: &Sentence, total: usize) -> Option<Link> {
    const WORDS: usize = 2;
    const NEAR: usize = 3;
    let part = total + 1;
    let less = s.is_count(total) && s.are_alike(part, total) && s.number(part) < s.number(total);
    let alone = || !(part + 1..=part + NEAR).any(|n| s.is_count(n));
    if !less || !alone() || s.moved(total).is_some() {
        return None;
    }
    let gap = s.gap(part);
    let (at, to) = gap.find(MADE_OF)?;
    // `gồm 84 tàu; cảng Mai gồm 67 tàu`, `28 trạm (không bao gồm 9 trạm cũ)`
    let (sign, before) = gap.to(at).clause(RELATION_SIGNS);
    let opens = before.is_empty() && sign.is_none_or(|sign| !gap.to(sign).has(RELATION_SIGNS));
    let is_part = opens && gap.len() <= to + WORDS && !gap.is_cut();
    is_part.then(|| link_of(s, ONE_OF, Said::IfTrue, total, &[part]))
}

/// `19 chuyên gia trả lời, 13 ý kiến (68%) lạc quan, 4 ý kiến (21%) lo ngại và 2 ý kiến khác`:
/// what follows a count is all of one name, and as many together.
fn parts_of_one_name(s: &Sentence, total: usize) -> Option<Link> {
    const LEAST: usize = 3;
    if !s.is_count(total) || s.number(total) < Some(Decimal::TEN) {
        return None;
    }
    let mut parts = Vec::new();
    let mut left = s.number(total)?;
    for n in total + 1..s.len() {
        if s.gap(n).is_cut() || parts.len() == PARTS {
            return None;
        }
        if s.fact(n).is_some_and(is_beside) {
            continue;
        }
        let alike = parts.first().is_none_or(|first| s.are_alike(*first, n));
        let nested = !parts.is_empty() && s.gap(n).find(OF_WHICH).is_some();
        if !s.is_count(n) || s.are_alike(total, n) || !alike || nested {
            return None;
        }
        left = left.checked_sub(s.number(n)?)?;
        parts.push(n);
        if left <= Decimal::ZERO {
            break;
        }
    }
    // Of eleven firms each may have one bus.
    if are_mostly_ones(s, &parts) {
        return None;
    }
    let each = || parts.iter().all(|n| s.is_percent(n + 1));
    let all = left.is_zero() && (parts.len() >= LEAST || parts.len() > 1 && each());
    all.then(|| link_of(s, "breakdown.by-value", Said::IfTrue, total, &parts))
}

/// `1.680 tỷ đồng cho 4 tỉnh (An Giang 560 tỷ, Cà Mau 760 tỷ, …)`: what follows of the same name
/// is as much together, to the last digit.
fn parts_of_same_name(s: &Sentence, total: usize) -> Option<Link> {
    const LEAST: usize = 3;
    let from_level = || {
        let may_be = s.told(total).have(Marks::FROM_LEVEL);
        may_be && s.gap(total).ends_with(FROM_LEVEL).is_some()
    };
    // Levels of rivers and rations of rice stand in rows too.
    if !s.is_sum(total) || s.is_measure(total) || from_level() {
        return None;
    }
    let mut left = s.number(total).filter(|whole| *whole >= Decimal::TEN)?;
    let mut parts = Vec::new();
    for n in (total + 1..s.len()).filter(|n| s.is_sum(*n) && s.are_alike(*n, total)) {
        left = left.checked_sub(s.number(n)?)?;
        parts.push(n);
        if left <= Decimal::ZERO || parts.len() == PARTS {
            break;
        }
    }
    // `9 thửa có 5 thửa ruộng và 4 thửa vườn`
    let tight = || parts.len() == 2 && s.gap(parts[1]).has(AND) && has(s.gap(total + 1));
    let full = left.is_zero();
    let many = || parts.len() >= LEAST && !are_mostly_ones(s, &parts);
    let all = full && (many() || tight() || are_precise(s, total, &parts));
    let rule = if all { "breakdown.by-value" } else { OPENED };
    (all || full && are_opened(s, total, &parts))
        .then(|| link_of(s, rule, Said::IfTrue, total, &parts))
}

/// `671 tàu, gồm 627 tàu cá và 44 tàu chở hàng (297 tàu sắt, 352 tàu gỗ, 22 tàu nhựa)`: what
/// follows parts of one name is as much together as they.
fn parted_again(s: &Sentence, total: usize, parts: &[usize]) -> Option<Link> {
    const LEAST: usize = 3;
    let last = *parts.last()?;
    let whole = s.number(total)?;
    let sum = |parts: &[usize]| {
        let numbers = parts.iter().filter_map(|n| s.number(*n));
        numbers.fold(Decimal::ZERO, Decimal::saturating_add)
    };
    if whole < Decimal::TEN || sum(parts) != whole || !s.gap(last + 1).has(OPEN_BRACKET) {
        return None;
    }
    let again: Vec<usize> = (last + 1..s.len())
        .filter(|n| s.is_sum(*n) && s.are_alike(*n, total))
        .take_while(|n| *n == last + 1 || !s.gap(*n).has(CLOSE_BRACKET))
        .take(PARTS)
        .collect();
    let all = again.len() >= LEAST && sum(&again) == whole && !are_mostly_ones(s, &again);
    all.then(|| link_of(s, "breakdown.by-value", Said::IfTrue, total, &again))
}

/// `62 dự án, gồm 58 dự án 1 với vốn 170 tỷ đồng và 4 dự án 2 với vốn 16 tỷ đồng`: two parts behind
/// words that open them, or in one bracket.
fn are_opened(s: &Sentence, total: usize, parts: &[usize]) -> bool {
    let [first, last] = *parts else {
        return false;
    };
    let gap = s.gap(total + 1);
    let said = || gap.find(MADE_OF).is_some() || gap.find(OF_WHICH).is_some();
    let closed = || (total + 1..=last).any(|n| s.gap(n).has(CLOSE_BRACKET));
    let bracket = || gap.has(OPEN_BRACKET) && !closed();
    s.number(first) != s.number(last) && (said() || bracket())
}

/// `114.612 tỷ đồng, nhà nước góp 34.340 tỷ đồng và dân góp 80.272 tỷ đồng`: two parts that no chance
/// makes the total, and no step of it.
fn are_precise(s: &Sentence, total: usize, parts: &[usize]) -> bool {
    const DIGITS: usize = 4;
    let has = |n: usize, least: usize| s.number(n).is_some_and(|value| digits(value) >= least);
    let is_part =
        |n: &usize| has(*n, DIGITS - 1) && s.moved(*n).is_none() && !s.gap(*n).leads_to_level();
    let [_, last] = parts else {
        return false;
    };
    has(total, DIGITS) && parts.iter().all(is_part) && s.gap(*last).has(AND)
}

/// `thắng 6, hòa 2, thua 1/9 trận`: what stands before a fraction, without a noun, and its part
/// are its whole.
fn results_before(s: &Sentence, n: usize) -> Option<Link> {
    const MOST: usize = 3;
    const WORDS: usize = 3;
    let (part, whole) = part_and_whole(s.fact(n)?)?;
    let mut left = whole.checked_sub(part)?;
    let mut first = n;
    while first > 0 && n - first < MOST && !left.is_zero() {
        let gap = s.gap(first);
        let beside = gap.len() <= WORDS && gap.is(0, BETWEEN_PARTS);
        if !beside || !s.lacks_unit(first - 1) || !s.is_count(first - 1) {
            return None;
        }
        first -= 1;
        left = left.checked_sub(s.number(first)?)?;
    }
    (left.is_zero() && first < n).then(|| {
        let link = Link::new(Relation::Breakdown, RESULTS, Said::IfTrue);
        let link = link.with(Role::Fraction, s, n);
        (first..n).fold(link, |link, n| link.with(Role::Part, s, n))
    })
}

/// Whether so many are told right behind a count.
fn has(gap: Gap) -> bool {
    const NEAR: usize = 4;
    gap.len() <= NEAR && gap.ends_with(HAS_SO_MANY).is_some()
}

fn are_mostly_ones(s: &Sentence, parts: &[usize]) -> bool {
    let ones = parts.iter().filter(|n| s.number(**n) == Some(Decimal::ONE));
    2 * ones.count() > parts.len()
}

/// `12 xe tải và 30 xe con, tổng cộng 42 xe`
fn sum_of_parts(s: &Sentence, total: usize) -> Option<Link> {
    let gap = s.gap(total);
    if gap.is_empty() || gap.len() > FAR {
        return None;
    }
    let sums = gap.ends_with(MAKES_TOTAL).is_some();
    if !sums && gap.ends_with(SO_MANY_OF).is_none() || gap.is_cut() {
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
    // `9 lần, 3 trong số 4 lần`: only the last one is of them.
    let (rule, said) = if gap.len() == 1 && gap.is(0, EQUALS) {
        (EQUATION, Said::IfTrue)
    } else if sums || parts.len() > 2 {
        (BEHIND, Said::Perhaps)
    } else {
        (BEHIND, Said::IfTrue)
    };
    (parts.len() > 1).then(|| link_of(s, rule, said, total, &parts))
}

/// `Đợt 1 nhận 97 triệu đồng. Đợt 2 nhận 20 triệu đồng. Như vậy tổng số tiền bé được giúp là 117 triệu
/// đồng.`: the figures before the total, over sentences, are as much together.
fn sum_before(s: &Sentence, total: usize) -> Option<Link> {
    const NOUN: usize = 12;
    let gap = s.gap(total);
    let (at, _) = gap.find(MAKES_TOTAL)?;
    let out_of = gap.to(at).ends_with(OUT_OF).is_some();
    if out_of || gap.len() > at + NOUN || gap.is_cut() || s.moved(total).is_some() {
        return None;
    }
    let own = s.fact(total)?;
    let mut left = s.number(total)?;
    let mut parts = Vec::new();
    for (at, fact) in s.earlier(total).filter(|(_, fact)| alike(fact, own)) {
        left = left.checked_sub(number(&fact.value)?)?;
        parts.push(at);
        if left <= Decimal::ZERO {
            break;
        }
    }
    (left.is_zero() && parts.len() > 1).then(|| {
        let link = Link::new(Relation::Breakdown, BEFORE, Said::IfTrue);
        let link = link.with(Role::Whole, s, total);
        let parts = parts.iter().rev();
        parts.fold(link, |link, at| link.at(Role::Part, *at))
    })
}

/// The sum of the parts, or the largest of some.
pub(crate) fn reckon(known: &Known) -> Option<Reckoned> {
    if let Some(n) = known.place(Role::Fraction) {
        let (part, stated) = part_and_whole(known.fact(n))?;
        let parts = known.each(Role::Part).map(|part| part.value);
        let parts: Vec<Decimal> = parts.chain([part]).collect();
        let stated = Figure::exact(stated);
        return Some(known.reckoned(Role::Whole, stated, stated, Arithmetic::Sum(parts)));
    }
    let stated = known.figure(Role::Whole)?;
    if known.link.rule.starts_with("breakdown.some") {
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
    // `0,5 kg + 1,5 kg = 2 kg`: no figure of it is rough.
    // `ít nhất 12 người …, 9 người … và 3 người khác`: nor of what is counted one by one.
    let counted = derived.low == derived.high && known.link.said == Said::IfTrue;
    let (stated, derived) = if known.link.rule == EQUATION || counted {
        exact_where_equal(stated, derived)
    } else {
        (stated, derived)
    };
    let parts = known.each(Role::Part).map(|part| part.value).collect();
    Some(known.reckoned(Role::Whole, stated, derived, Arithmetic::Sum(parts)))
}
