//! `share`: a part and its whole, or a fraction, against the percentage given for it.

use rust_decimal::Decimal;

use crate::{
    findings::{
        figure::{digits, is_told_as, part_and_whole, share_of},
        finding::{Arithmetic, Relation, Role},
        kin::is_head,
        link::{Known, Link, Reckoned, Said},
        marks::Marks,
        sentence::{Gap, Sentence, alike, is_sum, number},
    },
    value::{
        fact::{Fact, Value},
        kind::Kind,
    },
    vocabulary::named::{
        BEHIND_RATES, BESIDE_VERBS, CLOSE_BRACKET, COMPARED_TO, IS_BARE_RATE, IS_RATE, IS_SAME,
        JOINS_FIGURES, MADE_OF, OF_TOTAL, OF_WHICH, OPEN_BRACKET, OUT_OF, PLANNED, RATE_OF,
        REACHES, RELATION_SIGNS, SO_MANY_OF, THE_REST, TOLD_BEFORE, VOTES,
    },
};

/// Links the percentages of a sentence.
pub(crate) fn link(s: &Sentence, links: &mut Vec<Link>) {
    let old = links.len();
    for n in 0..s.len() {
        if s.is_percent(n) && !s.has_sign(n) {
            let behind = || part_behind(s, n).or_else(|| fraction_behind(s, n));
            let said = (n > 0).then(|| leads(s.gap(n))).flatten();
            let link = said.and_then(|said| percentage(s, n, said));
            let link = link.map(|link| of_fitting(s, n, link)).or_else(behind);
            let of_rate = || {
                let said = (n > 0).then(|| leads_of(s, n)).flatten()?;
                let link = percentage(s, n, said)?;
                Some(Link {
                    rule: BY_VALUE,
                    ..link
                })
            };
            links.extend(
                link.or_else(of_rate)
                    .or_else(|| told_before(s, n))
                    .or_else(|| of_both_before(s, n))
                    .or_else(|| told_out_of(s, n)),
            );
        }
    }
    bear_out(s, &mut links[old..]);
}

/// Where one part of a whole of another name has its percentage, the others have theirs.
fn bear_out(s: &Sentence, links: &mut [Link]) {
    let mut from = 0;
    while from < links.len() {
        let whole = links[from].members[1];
        let is_next = |link: &&Link| link.rule == OTHER_NOUN && link.members[1] == whole;
        let count = links[from..].iter().take_while(is_next).count();
        let group = &mut links[from..from + count.max(1)];
        if count > 1 && (group.iter().any(|link| agrees(s, link)) || is_one_whole(s, group)) {
            group.iter_mut().for_each(|link| link.said = Said::Perhaps);
        }
        let of_other_noun = |link: &&mut Link| link.rule == OTHER_NOUN && link.said == Said::IfTrue;
        for link in group.iter_mut().filter(of_other_noun) {
            link.rule = OTHER_NOUN_BY_VALUE;
        }
        from += count.max(1);
    }
}

/// What is linked because the figures say so, and no words.
const BY_VALUE: &str = "share.by-value";

const OF_OTHER_NAME: &str = "share.of-total.by-value";

const OTHER_NOUN: &str = "share.other-noun";
const OTHER_NOUN_BY_VALUE: &str = "share.other-noun.by-value";

/// Whether all parts and their percentages are of one whole, roughly, if it be not the one told.
fn is_one_whole(s: &Sentence, group: &[Link]) -> bool {
    let near = Decimal::new(5, 2);
    let implied = |link: &Link| {
        let part = number(&s.facts[link.members[0].1].value)?;
        part.checked_div(number(&s.facts[link.members[2].1].value)?)
    };
    let wholes: Option<Vec<Decimal>> = group.iter().map(implied).collect();
    wholes.is_some_and(|wholes| {
        let (least, most) = (wholes.iter().min(), wholes.iter().max());
        least
            .zip(most)
            .is_some_and(|(least, most)| most - least <= near * most)
    })
}

/// Whether a part through its whole is the percentage, roughly.
fn agrees(s: &Sentence, link: &Link) -> bool {
    let value = |at: usize| {
        link.members
            .get(at)
            .and_then(|(_, at)| number(&s.facts[*at].value))
    };
    let [Some(part), Some(whole), Some(percent)] = [value(0), value(1), value(2)] else {
        return false;
    };
    let derived = part.checked_mul(Decimal::ONE_HUNDRED).unwrap_or_default();
    let derived = derived.checked_div(whole).unwrap_or_default();
    (derived - percent).abs() <= Decimal::ONE
}

/// How the words before a percentage say that it is the share of what stands before them.
/// They are all that stands behind a sign, or behind the noun of the part.
pub(crate) fn leads(gap: Gap) -> Option<Said> {
    const NOUN: usize = 6;
    let (sign, clause) = gap.clause(RELATION_SIGNS);
    let noun = sign.unwrap_or(gap.len());
    let has_more = gap.to(noun).has(RELATION_SIGNS)
        && gap.to(noun).without_last(CLOSE_BRACKET).has(RELATION_SIGNS);
    let joins = gap.to(noun).has(JOINS_FIGURES) && gap.to(noun).find(THE_REST).is_none();
    if gap.is_cut() || noun > NOUN || has_more || joins {
        return None;
    }
    let bracket = sign.is_some_and(|at| gap.is(at, OPEN_BRACKET));
    let clause = clause.without_first(BESIDE_VERBS);
    // `43 lần, tức chỉ chiếm 40,5%`
    let clause = match clause.phrase(0, IS_SAME) {
        Some(to) if to < clause.len() => clause.from(to).without_first(BESIDE_VERBS),
        _ => clause,
    };
    if sign.is_some() && clause.is_just(IS_RATE) && !(bracket && clause.is_just(IS_BARE_RATE)) {
        Some(Said::Plainly)
    } else if bracket && (clause.is_empty() || clause.is_just(IS_BARE_RATE))
        || sign.is_some() && (clause.is_just(IS_SAME) || clause.is_just(REACHES))
    {
        Some(Said::Perhaps)
    } else if sign.is_none()
        && clause
            .ends_with(IS_RATE)
            .is_some_and(|at| at + 1 < clause.len())
    {
        // `240 vụ việc đạt tỷ lệ 88%`
        Some(Said::Plainly)
    } else {
        None
    }
}

/// `, đạt tỷ lệ tốt nghiệp 99,06%`: a rate of something, which may be that of the part before.
fn leads_of(s: &Sentence, n: usize) -> Option<Said> {
    const NOUN: usize = 4;
    let gap = s.gap(n);
    let (sign, clause) = gap.clause(RELATION_SIGNS);
    let to = clause.phrase(0, RATE_OF)?;
    let alone = sign.is_some_and(|at| !gap.to(at).has(RELATION_SIGNS));
    let precise = digits(s.number(n)?) > 1;
    let near = clause.len() <= to + NOUN && !gap.is_cut();
    (alone && near && precise).then_some(Said::IfTrue)
}

/// Whether a part is told as so many percent of a whole.
pub(crate) fn is_share_of(part: Decimal, whole: &Fact, percent: Decimal) -> bool {
    number(&whole.value).is_some_and(|whole| is_told_share(part, whole, percent))
}

/// The same of two numbers.
fn is_told_share(part: Decimal, whole: Decimal, percent: Decimal) -> bool {
    share_of(part, whole).is_some_and(|share| is_told_as(share, percent))
}

/// `Vốn vào nhà đất là 297,4 triệu USD. Số vốn này chiếm 20,9% tổng vốn.`: the part ends the sentence
/// before, and its whole was told before that.
fn told_before(s: &Sentence, n: usize) -> Option<Link> {
    const FAR: usize = 8;
    let gap = s.gap(n);
    if n > 0 || gap.len() > FAR || !gap.has(TOLD_BEFORE) || gap.ends_with(IS_RATE).is_none() {
        return None;
    }
    let percent = s.number(n).filter(|percent| digits(*percent) > 1)?;
    let (at, part) = s.earlier(n).find(|(_, fact)| is_sum(fact))?;
    let value = number(&part.value)?;
    let is_whole = |fact: &Fact| alike(fact, part) && is_share_of(value, fact, percent);
    let (whole, _) = s.earlier(n).find(|(_, fact)| is_whole(fact))?;
    let link = Link::new(Relation::Share, BY_VALUE, Said::IfTrue);
    let link = link.at(Role::Part, at).at(Role::Whole, whole);
    Some(link.with(Role::Percent, s, n))
}

/// `Quỹ có 246 tỷ đồng. Công ty góp 20%, tức hơn 49 tỷ đồng.`: the part stands behind, and
/// the whole before.
fn part_behind(s: &Sentence, n: usize) -> Option<Link> {
    const FAR: usize = 8;
    let part = n + 1;
    let gap = s.gap(part);
    if gap.len() > FAR || !s.is_sum(part) || gap.find(IS_SAME).is_none() || s.moved(n).is_some() {
        return None;
    }
    let (own, percent) = (s.fact(part)?, s.number(n)?);
    let is_whole = |fact: &Fact| {
        let of = |whole: Decimal| s.number(part)?.checked_div(whole);
        let share = number(&fact.value).and_then(of).unwrap_or_default();
        let derived = share.checked_mul(Decimal::ONE_HUNDRED).unwrap_or_default();
        let away = derived.checked_sub(percent);
        alike(fact, own) && away.is_some_and(|away| away.abs() <= Decimal::ONE)
    };
    let (whole, _) = s.earlier(n).find(|(_, fact)| is_whole(fact))?;
    let link = Link::new(Relation::Share, BY_VALUE, Said::IfTrue);
    let link = link.with(Role::Part, s, part).at(Role::Whole, whole);
    Some(link.with(Role::Percent, s, n))
}

/// `36,36% số người trúng giải (4/11)`, `22% (thắng 2 ván trên 9 ván)`: what it is stands in brackets
/// behind it.
fn fraction_behind(s: &Sentence, n: usize) -> Option<Link> {
    const FAR: usize = 16;
    let gap = s.gap(n + 1);
    let (sign, _) = gap.clause(RELATION_SIGNS);
    let bracket = sign.is_some_and(|at| gap.is(at, OPEN_BRACKET)) && !gap.is_cut();
    let percent = s.number(n).filter(|own| digits(*own) > 1)?;
    let (part, whole, link) = fraction_at(s, n + 1).or_else(|| so_many_of(s, n + 2))?;
    let is_it = is_told_share(part, whole, percent);
    (bracket && gap.len() <= FAR && is_it).then(|| link.with(Role::Percent, s, n))
}

/// The numbers of a fraction, and a link of it.
fn fraction_at(s: &Sentence, n: usize) -> Option<(Decimal, Decimal, Link)> {
    let (part, whole) = part_and_whole(s.fact(n)?)?;
    let link = Link::new(Relation::Share, BY_VALUE, Said::IfTrue);
    Some((part, whole, link.with(Role::Fraction, s, n)))
}

/// The numbers of so many of so many of which the last is the nth fact, and a link of them.
fn so_many_of(s: &Sentence, n: usize) -> Option<(Decimal, Decimal, Link)> {
    let out_of = s.told(n).have(Marks::SO_MANY_OF) && s.gap(n).is_just(SO_MANY_OF);
    if n == 0 || !out_of || !s.is_sum(n) || !s.is_sum(n - 1) {
        return None;
    }
    let link = Link::new(Relation::Share, BY_VALUE, Said::IfTrue);
    let link = link.with(Role::Part, s, n - 1).with(Role::Whole, s, n);
    Some((s.number(n - 1)?, s.number(n)?, link))
}

fn percentage(s: &Sentence, n: usize, said: Said) -> Option<Link> {
    let mut behind = s.gap(n + 1);
    // `85 người (32%) trong tổng số 264 người`
    if behind.from(1).phrase(0, OF_TOTAL).is_some() {
        behind = behind.without_first(CLOSE_BRACKET);
    }
    let of = behind.phrase(0, OF_TOTAL);
    // `chiếm 15% tổng số vốn`: of another whole, unless that has its number behind it.
    let of_other = of.is_some_and(|to| behind.len() > to && !behind.is(to, RELATION_SIGNS));
    // `chiếm 30% điểm`: of points, unless the figures say that it is of these.
    let of_noun = !behind.is_empty() && behind.starts_with_word() && !behind.is(0, BEHIND_RATES);
    let said = if of_noun { Said::IfTrue } else { said };
    if behind.phrase(0, PLANNED).is_some() {
        return None;
    }
    // `18.000/20.139 hộ (89,4%)`
    if let Some(Value::Fraction { unit, .. }) = s.fact(n - 1).map(|fact| &fact.value) {
        // Without a noun it may be a place in an order: `xếp thứ 3/63, đạt 92%`.
        // Behind votes the share is often that of all members, present or not.
        let said = match (of_noun || said == Said::IfTrue, unit) {
            (false, Some(_)) if !s.ends_in(n - 1, VOTES) => Said::Plainly,
            (false, _) => Said::Perhaps,
            _ => Said::IfTrue,
        };
        let link = Link::new(Relation::Share, "share.fraction", said);
        let link = link
            .with(Role::Fraction, s, n - 1)
            .with(Role::Percent, s, n);
        return (!of_other).then_some(link);
    }
    if !s.is_sum(n - 1) || s.moved(n - 1).is_some() {
        return None;
    }
    let share = |rule, said, part: usize, whole: usize| {
        let link = Link::new(Relation::Share, rule, said);
        let link = link.with(Role::Part, s, part).with(Role::Whole, s, whole);
        link.with(Role::Percent, s, n)
    };
    // `40 hộ, chiếm 20% trong tổng số 200 hộ`
    if let Some(to) = of {
        let near = behind.len() <= to + 3;
        if near && may_be_part(s, n - 1, n + 1) {
            return Some(share("share.of-total", said, n - 1, n + 1));
        }
        if near && s.is_count(n - 1) && s.is_count(n + 1) && digits(s.number(n)?) > 1 {
            return Some(share(OF_OTHER_NAME, Said::IfTrue, n - 1, n + 1));
        }
    }
    if of_other {
        return of_told(s, n);
    }
    // `850 trong số 1.100 kiến nghị (77%)`
    if n >= 2 && s.gap(n - 1).phrase(0, OUT_OF).is_some() && may_be_part(s, n - 2, n - 1) {
        return Some(share("share.out-of", said, n - 2, n - 1));
    }
    if let Some((whole, rule, plain)) = whole_before(s, n) {
        let said = if plain || said == Said::IfTrue {
            said
        } else {
            Said::Perhaps
        };
        return Some(share(rule, said, n - 1, whole));
    }
    let told = of_told(s, n);
    if told.is_some() {
        return told;
    }
    let whole = other_whole(s, n - 1)?;
    // `286 đơn thư, giải quyết 259 đơn`
    let said = if has_same_head(s, n - 1, whole) {
        Said::Perhaps
    } else {
        Said::IfTrue
    };
    Some(share(OTHER_NOUN, said, n - 1, whole))
}

/// `Có 840 em thi văn. Có 850 em thi toán. Trong đó số em đến thi văn là 830 em, đạt 98,8%`: where
/// the percentage is that of no part of the whole that was told last, but of one told before it, it
/// is of that one.
fn of_fitting(s: &Sentence, n: usize, mut link: Link) -> Link {
    const NEAR: Decimal = Decimal::from_parts(15, 0, 0, false, 3);
    let [(Role::Part, part), (_, whole), _] = link.members[..] else {
        return link;
    };
    if link.said == Said::IfTrue {
        return link;
    }
    let (Some(part), Some(percent)) = (s.facts.get(part), s.number(n)) else {
        return link;
    };
    let Some(value) = number(&part.value) else {
        return link;
    };
    let fits = |fact: &Fact| {
        let whole = number(&fact.value).filter(|whole| *whole > value)?;
        let away = share_of(value, whole)?.checked_sub(percent)?.abs();
        Some(away <= percent.checked_mul(NEAR)?)
    };
    // What has its own percentage is a part itself.
    let is_part = |at: usize| s.facts[at + 1].kind() == Kind::Percent;
    if fits(&s.facts[whole]) != Some(true)
        && let Some((other, _)) = s.earlier(n - 1).find(|(at, fact)| {
            is_sum(fact) && alike(fact, part) && fits(fact) == Some(true) && !is_part(*at)
        })
    {
        link.members[1] = (Role::Whole, other);
        link.said = Said::Perhaps;
    }
    link
}

/// A part of what was told in a sentence before, or further before.
fn of_told(s: &Sentence, n: usize) -> Option<Link> {
    if s.gap(n + 1).phrase(0, COMPARED_TO).is_some() {
        return None;
    }
    let near = || whole_told(s, n).filter(|_| !s.goes_on());
    let whole = near().or_else(|| whole_told_far(s, n))?;
    let link = Link::new(Relation::Share, BY_VALUE, Said::IfTrue);
    let link = link.with(Role::Part, s, n - 1).at(Role::Whole, whole);
    Some(link.with(Role::Percent, s, n))
}

/// Figures of three digits each tell of what the part is the share, wherever that stands.
fn whole_told_far(s: &Sentence, n: usize) -> Option<usize> {
    const FACTS: usize = 48;
    const DIGITS: usize = 3;
    let (part, percent) = (s.fact(n - 1)?, s.number(n)?);
    let value = s.number(n - 1).filter(|value| digits(*value) >= DIGITS)?;
    let is_whole = |fact: &Fact| {
        let whole = number(&fact.value).filter(|whole| *whole > value)?;
        Some(digits(whole) >= DIGITS && is_told_as(share_of(value, whole)?, percent))
    };
    let at = s.index(n);
    let first = at.saturating_sub(FACTS);
    let fits = |at: &usize| alike(&s.facts[*at], part) && is_whole(&s.facts[*at]) == Some(true);
    (first..at).find(fits).filter(|_| digits(percent) > 1)
}

/// `Xã có 240 hộ. … 48 hộ nghèo, chiếm 20,0%`: the whole was told in a sentence before.
fn whole_told(s: &Sentence, n: usize) -> Option<usize> {
    const NEAR: usize = 8;
    let (part, percent) = (s.fact(n - 1)?, s.number(n)?);
    let value = s.number(n - 1)?;
    let is_more = |fact: &Fact| number(&fact.value) > Some(value);
    let fits =
        |fact: &Fact| alike(fact, part) && is_more(fact) && is_share_of(value, fact, percent);
    let mut earlier = s.earlier(n - 1).take(NEAR);
    let (whole, _) = earlier
        .find(|(_, fact)| fits(fact))
        .filter(|_| digits(percent) > 1)?;
    Some(whole)
}

/// Whether the noun of one is the first word of that of the other.
fn has_same_head(s: &Sentence, part: usize, whole: usize) -> bool {
    let noun = |n: usize| match s.fact(n).map(|fact| &fact.value) {
        Some(Value::Quantity { unit, .. }) => Some(unit.as_str()),
        _ => None,
    };
    let nouns = noun(part).zip(noun(whole));
    nouns.is_some_and(|(part, whole)| is_head(part, whole))
}

/// `814 người trả lời, có 386 ý kiến (47%)`: what is counted before the part, under another
/// name; of a list of parts before the first of them.
fn other_whole(s: &Sentence, part: usize) -> Option<usize> {
    const FAR: usize = 12;
    if !s.is_count(part) {
        return None;
    }
    let mut counts = (part.saturating_sub(FAR)..part)
        .rev()
        .filter(|n| s.is_count(*n));
    let whole = counts.find(|n| !s.are_alike(*n, part) && !s.is_percent(*n + 1))?;
    (s.number(whole) > s.number(part)).then_some(whole)
}

/// Whether the nth fact may be a part of the mth.
fn may_be_part(s: &Sentence, n: usize, m: usize) -> bool {
    s.is_amount(n) && s.is_sum(m) && (s.are_alike(n, m) || s.lacks_unit(n))
}

/// The whole that the part before a percentage is of, the rule that says so, and whether its
/// words are plain.
fn whole_before(s: &Sentence, n: usize) -> Option<(usize, &'static str, bool)> {
    const FAR: usize = 12;
    let part = n - 1;
    for whole in (part.saturating_sub(FAR)..part).rev() {
        if s.gap(whole + 1).is_cut() {
            return None;
        }
        if !s.is_sum(whole) || !s.are_alike(whole, part) {
            continue;
        }
        let opens =
            s.gap(whole + 1).find(OF_WHICH).is_some() || s.gap(whole + 1).find(MADE_OF).is_some();
        if opens {
            return Some((whole, "share.of-which", true));
        }
        let apart = !s.gap(part).has(JOINS_FIGURES);
        if whole + 1 == part && apart {
            return Some((whole, "share.part-behind", false));
        }
        // Of a list each part has a percentage behind it.
        if !s.is_percent(whole + 1) {
            return None;
        }
    }
    None
}

/// `Đã cấp 7.487/19.247 thửa đất cần kê khai theo quy định, đạt 38,9%`, `117 người bán trong tổng số 216 người
/// được hỏi (54%)`: words of any kind stand between a fraction, or so many of so many, and their percentage.
fn told_out_of(s: &Sentence, n: usize) -> Option<Link> {
    const NEAR: usize = 3;
    let percent = s.number(n).filter(|own| digits(*own) > 1)?;
    if s.moves(n) {
        return None;
    }
    let near = n.saturating_sub(NEAR)..n;
    let mut near = near.rev().take_while(|at| !s.is_percent(*at));
    let pair = |at| fraction_at(s, at).or_else(|| so_many_of(s, at));
    let (part, whole, link) = near.find_map(pair)?;
    is_told_share(part, whole, percent).then(|| link.with(Role::Percent, s, n))
}

/// Part through whole.
pub(crate) fn reckon(known: &Known) -> Option<Reckoned> {
    let stated = known.figure(Role::Percent)?;
    let (part, whole) = known.pair(Role::Part, Role::Whole)?;
    let derived = part.percent_of(whole)?;
    let arithmetic = Arithmetic::Share(part.value, whole.value);
    Some(known.reckoned(Role::Percent, stated, derived, arithmetic))
}

/// `Cần khoảng 23.000 tỷ đồng. Hiện đã bố trí 5.000 tỷ đồng cho các xã, mới đáp ứng 21,7% nhu cầu.`: words of
/// any kind stand before a percentage that is, to its last of three digits, that of the two amounts
/// before it.
fn of_both_before(s: &Sentence, n: usize) -> Option<Link> {
    const DIGITS: usize = 3;
    const NEAR: usize = 5;
    let percent = s.number(n).filter(|own| digits(*own) >= DIGITS)?;
    let part = (n.saturating_sub(2)..n)
        .rev()
        .find(|part| s.is_sum(*part))?;
    let (own, value) = (s.fact(part)?, s.number(part)?);
    if s.moves(n) || s.moved(part).is_some() {
        return None;
    }
    let is_more = |fact: &Fact| number(&fact.value) > Some(value);
    let fits = |fact: &Fact| alike(fact, own) && is_more(fact) && is_share_of(value, fact, percent);
    let mut earlier = s.earlier(part).take(NEAR);
    let (whole, _) = earlier.find(|(_, fact)| fits(fact))?;
    let link = Link::new(Relation::Share, BY_VALUE, Said::IfTrue);
    let link = link.with(Role::Part, s, part).at(Role::Whole, whole);
    Some(link.with(Role::Percent, s, n))
}
