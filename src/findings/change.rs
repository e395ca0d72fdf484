//! `change`: what something was, what it is, by how much it rose or fell and by what
//! percentage, whichever of these there are; directions against signs.

use rust_decimal::Decimal;

use crate::{
    findings::{
        balance::{BY_VALUE, balance, width},
        compares,
        figure::{Figure, digits, exact_where_equal},
        finding::{Arithmetic, Relation, Role, Told},
        levels,
        link::{Known, Link, Outcome, Reckoned, Said},
        marks::Marks,
        sentence::{Gap, Sentence, alike, number},
        turns,
    },
    value::fact::{Fact, Value},
    vocabulary::named::{
        AS_MANY_TIMES, CLOSE_BRACKET, COMMA_OR_BRACKET, COMPARED_TO, FROM_LEVEL, IS_SAME, MOVES,
        OPEN_BRACKET, RELATION_SIGNS, TIMES, UP_OR_DOWN_TO,
    },
};

/// The words that something rises or falls by.
pub(crate) const STEPS: Marks = Marks::MOVES
    .or(Marks::COMPARES)
    .or(Marks::FROM_LEVEL)
    .or(Marks::AS_MANY_TIMES)
    .or(Marks::BALANCES);

/// Links what rose or fell in a sentence.
pub(crate) fn link(s: &Sentence, links: &mut Vec<Link>) {
    let mut steps = Vec::new();
    let mut n = 0;
    while n < s.len() {
        // Where they stand before the fact, or before the one in front of it.
        if !s.told(n).or(s.told(n.saturating_sub(1))).have(STEPS) {
            n += 1;
            continue;
        }
        let moved = (s.is_percent(n) || s.is_amount(n))
            .then(|| s.moved(n))
            .flatten();
        if moved.is_some() || is_times(s, n) {
            steps.push(n);
        }
        match from_to(s, n).or_else(|| by(s, n, moved?)) {
            Some((link, last)) => {
                links.push(link);
                n = last.max(n + 1);
            }
            None => {
                links.extend(balance(s, n));
                if moved.is_none() {
                    links.extend(compares::way(s, n).and_then(|way| compares::link(s, n, way)));
                }
                n += 1;
            }
        }
    }
    levels::link(s, &steps, |n| is_times(s, n), links);
}

fn change(rule: &'static str, moved: i32) -> Link {
    Link::new(Relation::Change, rule, Said::Plainly).moved(moved)
}

/// `từ 82 lên 101 triệu đồng, tăng 23%`, with what stands before or behind.
fn from_to(s: &Sentence, n: usize) -> Option<(Link, usize)> {
    if !s.is_amount(n) || !s.told(n).have(Marks::FROM_LEVEL) {
        return None;
    }
    let gap = s.gap(n);
    let opens = gap.ends_with(FROM_LEVEL)?;
    // `từ 82 tỷ đồng năm 2015 lên 176 tỷ đồng năm 2016`, `từ 20 triệu cổ phiếu (49%) lên 21`
    let beside = share_behind(s, dates_behind(s, n));
    let m = beside + 1;
    if !s.is_amount(m) || !are_levels(s, n, m) {
        return None;
    }
    to_level(s.gap(m))?;
    let before = gap.to(opens);
    let moved = before.last_clause(RELATION_SIGNS).ends_meaning(MOVES);
    let moved = moved.map_or(0, |(moved, _)| moved);
    let mut link = change("change.from-to", moved)
        .with(Role::From, s, n)
        .with(Role::To, s, m);
    let mut last = dates_behind(s, m);
    if beside > dates_behind(s, n) {
        last = share_behind(s, last);
    }
    // `tăng 23% từ 82 lên 101`, `tăng thêm 3 triệu, tăng từ 79 lên 82 triệu`
    let inner = before.without_first(COMMA_OR_BRACKET);
    let again =
        || inner.len() < before.len() && inner.ends_meaning(MOVES).map(|(_, at)| at) == Some(0);
    if n > 0
        && gap.len() <= 4
        && (said_of_it(s, n - 1, n) || is_times(s, n - 1))
        && (inner.is_empty() || again())
    {
        if let Some(moved) = s.moved(n - 1) {
            link = with_step(link, s, n - 1).moved(moved);
        } else if is_times(s, n - 1) {
            link = with_step(link, s, n - 1);
        }
    } else if n > 0 && took_part(s, n) {
        link = link.with(Role::Difference, s, n - 1);
        link.said = Said::Perhaps;
    }
    while let Some(step) = step_behind(s, last, n) {
        link = with_step(link, s, step);
        link.moved = s.moved(step).unwrap_or(link.moved);
        last = step;
    }
    if link.members.len() < 3 {
        link = told_ahead(link, s, n, m)?;
    }
    Some((link, last + 1))
}

/// `Giá giảm 164 triệu đồng. Xe này từ 2,331 tỷ đồng xuống 2,167 tỷ đồng.`: the difference was
/// told before.
fn told_ahead(mut link: Link, s: &Sentence, n: usize, m: usize) -> Option<Link> {
    let moved = s.number(m)?.checked_sub(s.number(n)?)?.abs();
    let own = s.fact(n)?;
    let is_it = |fact: &Fact| alike(fact, own) && number(&fact.value) == Some(moved);
    let (ahead, _) = s.earlier(n).find(|(_, fact)| is_it(fact))?;
    link.members.push((Role::Difference, ahead));
    link.said = Said::IfTrue;
    link.rule = BY_VALUE;
    (digits(moved) > 1).then_some(link)
}

/// The last of the dates that stand right behind the nth fact, or that itself.
fn dates_behind(s: &Sentence, n: usize) -> usize {
    const NEAR: usize = 3;
    let is_date = |m: usize| {
        let dates = s
            .fact(m)
            .is_some_and(|fact| matches!(fact.value, Value::Date(_) | Value::Interval(_)));
        dates && s.gap(m).len() <= NEAR && !s.gap(m).has(RELATION_SIGNS)
    };
    if is_date(n + 1) { n + 1 } else { n }
}

/// The percentage in brackets that stands right behind the nth fact, or that itself.
fn share_behind(s: &Sentence, n: usize) -> usize {
    const NEAR: usize = 3;
    let gap = s.gap(n + 1);
    let is_share = s.is_percent(n + 1) && gap.is(0, OPEN_BRACKET) && gap.len() <= NEAR;
    n + usize::from(is_share && s.gap(n + 2).is(0, CLOSE_BRACKET))
}

/// `mua 830.000 cổ phiếu, nâng lượng sở hữu từ`: what was bought is the difference.
fn took_part(s: &Sentence, n: usize) -> bool {
    const MOST: usize = 8;
    let gap = s.gap(n);
    let clause = gap.without_first(COMMA_OR_BRACKET);
    let moves = |from: usize| MOVES.longest(|at| clause.word_at(from + at)).is_some();
    gap.len() <= MOST
        && clause.len() < gap.len()
        && !clause.has(RELATION_SIGNS)
        && (moves(0) || moves(1))
        && s.is_sum(n - 1)
        && s.are_alike(n - 1, n)
}

/// Whether one can be the other later on: `tăng 11 USD lên 1.232 USD/ounce`.
fn are_levels(s: &Sentence, n: usize, m: usize) -> bool {
    let money = |n: usize| match s.fact(n).map(|fact| &fact.value) {
        Some(Value::Money { currency, per, .. }) => Some((currency, per)),
        _ => None,
    };
    match (money(n), money(m)) {
        (Some((one, per)), Some((other, of))) => {
            let step = match (per, of) {
                (None, Some(_)) => s.number(n) < s.number(m),
                (Some(_), None) => s.number(m) < s.number(n),
                _ => per == of,
            };
            one == other && step
        }
        _ => s.are_alike(n, m),
    }
}

/// Whether a fact is a percentage, or a difference of the same kind as the nth one.
fn said_of_it(s: &Sentence, step: usize, n: usize) -> bool {
    s.is_percent(step) || s.is_amount(step) && are_levels(s, step, n)
}

fn with_step(link: Link, s: &Sentence, step: usize) -> Link {
    let role = if s.is_percent(step) {
        Role::Percent
    } else if is_times(s, step) {
        Role::Times
    } else {
        Role::Difference
    };
    link.with(role, s, step)
}

/// A number of times: `gấp 2,5 lần`.
fn is_times(s: &Sentence, n: usize) -> bool {
    let value = || s.fact(n).map(|fact| &fact.value);
    s.told(n).have(Marks::AS_MANY_TIMES)
        && s.ends_in(n, TIMES)
        && matches!(value(), Some(Value::Quantity { measure: None, .. }))
        && s.gap(n).ends_with(AS_MANY_TIMES).is_some()
}

/// The step that stands right behind the nth fact: `, tăng 23%`, `(+0,5%)`, `, tương đương 23%`.
fn step_behind(s: &Sentence, last: usize, alike: usize) -> Option<usize> {
    let step = last + 1;
    let gap = s.gap(step);
    if gap.is_cut() || gap.len() > 5 {
        return None;
    }
    if is_times(s, step) {
        return Some(step);
    }
    let is_step = said_of_it(s, step, alike);
    let gap = gap.without_first(CLOSE_BRACKET);
    let signed = s.is_percent(step) && s.has_sign(step);
    let inner = gap.without_first(COMMA_OR_BRACKET);
    let says = inner.is_empty() && !gap.is_empty() && s.is_percent(step) && gap.is(0, OPEN_BRACKET)
        || inner.is_empty() && signed
        || inner
            .ends_meaning(MOVES)
            .is_some_and(|(_, at)| at == 0 || inner.to(at).is_just(IS_SAME))
        || s.is_percent(step) && inner.is_just(IS_SAME);
    (is_step && says).then_some(step)
}

/// Words that lead to a new level: `lên`, `xuống còn`, `, chốt ở`.
fn to_level(gap: Gap) -> Option<()> {
    const MOST: usize = 6;
    if gap.is_cut() || gap.len() > MOST {
        return None;
    }
    let gap = gap
        .without_first(CLOSE_BRACKET)
        .without_first(COMMA_OR_BRACKET);
    // `lên chốt tại`
    let to = gap.phrase(0, UP_OR_DOWN_TO)?;
    (to == gap.len() || gap.from(to).is_just(UP_OR_DOWN_TO)).then_some(())
}

/// `giảm 3,34 điểm (-0,43%) xuống 775,54 điểm`, `101 triệu, tăng 19 triệu (23%)`,
/// `101 triệu, tăng 23% so với mức 82 triệu`.
fn by(s: &Sentence, n: usize, moved: i32) -> Option<(Link, usize)> {
    // `tăng 570% (gần 6 lần)`: a multiple is no difference.
    let of_times = |n: usize| s.ends_in(n, TIMES);
    let is_multiple = |n: usize| of_times(n) && !n.checked_sub(1).is_some_and(of_times);
    let is_difference = |n: usize| s.is_amount(n) && !is_multiple(n);
    let mut percent = s.is_percent(n).then_some(n);
    let mut difference = is_difference(n).then_some(n);
    percent.or(difference)?;
    let mut last = n;
    // The other one: `19 triệu (23%)`, `23%, tương đương 19 triệu`
    let m = n + 1;
    let gap = s.gap(m);
    let other = gap.without_first(COMMA_OR_BRACKET);
    let bracket = gap.is(0, OPEN_BRACKET);
    // `giảm 5 người chết (-16,7%)`
    let end = gap.len().saturating_sub(1);
    let noun = s.has_sign(m) && s.is_percent(m) && gap.position(RELATION_SIGNS) == Some(end);
    let same = gap.len() <= 4
        && (noun && gap.is(end, OPEN_BRACKET)
            || bracket && (other.is_empty() || other.is_just(IS_SAME))
            || other.is_just(IS_SAME)
            || other.ends_meaning(MOVES).is_some_and(|(way, at)| {
                let same = other.to(at).is_just(IS_SAME);
                way == moved && (same || bracket && at == 0)
            }));
    if same && percent.is_none() && s.is_percent(m) {
        percent = Some(m);
        last = m;
    } else if same && difference.is_none() && is_difference(m) {
        difference = Some(m);
        last = m;
    }
    let unit = difference.unwrap_or(n);
    // The new level behind: `, lên 775 điểm`.
    let level = last + 1;
    let behind = s.is_amount(level)
        && (difference.is_none() || are_levels(s, level, unit))
        && to_level(s.gap(level)).is_some();
    // `so với mức 82 triệu`
    let gap = s.gap(level);
    let compared = s.is_amount(level)
        && gap.len() <= 5
        && gap.without_first(CLOSE_BRACKET).is_just(COMPARED_TO);
    // The level before: `101 triệu, tăng`.
    let before = n.checked_sub(1).filter(|before| {
        let gap = s.gap(n);
        let (sign, clause) = gap.clause(RELATION_SIGNS);
        // `71 tỷ (trong đó 70 tỷ là doanh thu), tăng`
        let just =
            clause.ends_meaning(MOVES).is_some_and(|(_, at)| at == 0) && !gap.is(0, CLOSE_BRACKET);
        let same = difference.is_none_or(|d| are_levels(s, *before, d));
        just && sign.is_some_and(|sign| sign <= 4)
            && s.is_amount(*before)
            && same
            && s.moved(*before).is_none()
    });
    let mut link = change("change.by", moved);
    if let Some(difference) = difference {
        link = link.with(Role::Difference, s, difference);
    }
    if let Some(percent) = percent {
        link = link.with(Role::Percent, s, percent);
    }
    match (behind, compared, before) {
        (true, ..) => {
            // `giảm 5,2% xuống 308.745 người, từ mức 325.677 người`
            let from = Some(level + 1).filter(|from| is_from_behind(s, level, *from));
            from.or(difference)?;
            link = link.with(Role::To, s, level);
            last = level;
            if let Some(from) = from {
                link = link.with(Role::From, s, from);
                link.said = Said::Perhaps;
                last = from;
            }
            // `tăng 0,06 điểm lên 85,29 điểm (+0,08%)`
            if percent.is_none()
                && let Some(step) = step_behind(s, level, level)
                && s.is_percent(step)
                && (s.has_sign(step) || s.gap(step).has(OPEN_BRACKET))
            {
                link = link.with(Role::Percent, s, step);
                last = step;
            }
            if link.members.len() < 3 {
                return None;
            }
        }
        (_, true, Some(before)) if s.are_alike(before, level) => {
            link = link.with(Role::To, s, before).with(Role::From, s, level);
            link.rule = "change.compared";
            last = level;
        }
        (_, _, Some(before)) if difference.is_some() && percent.is_some() => {
            link = link.with(Role::To, s, before);
            link.rule = "change.level-before";
            link.said = Said::Perhaps;
        }
        _ if difference.is_some() && percent.is_some() => link.rule = "change.direction",
        _ => return None,
    }
    (link.members.len() > 1).then_some((link, last + 1))
}

/// Whether words behind a new level say that the next fact is the one before.
fn is_from_behind(s: &Sentence, level: usize, from: usize) -> bool {
    let gap = s.gap(from).without_first(COMMA_OR_BRACKET);
    s.is_amount(from) && s.are_alike(level, from) && gap.is_just(FROM_LEVEL)
}

/// Reckons what is given by the last of what was found of these: the percentage, the number
/// of times, the difference.
pub(crate) fn reckon(known: &Known) -> Option<Reckoned> {
    if known.link.rule == turns::RULE {
        return turns::reckon(known);
    }
    let moved = Decimal::from(known.link.moved);
    if let (Some(derived), Some(stated)) = (width(known.fact(0)), known.figure(Role::Difference)) {
        let derived = Figure::exact(derived);
        let arithmetic = Arithmetic::Same(known.told(Role::Difference, derived.value));
        return Some(known.reckoned(Role::Difference, stated, derived, arithmetic));
    }
    let to = known.figure(Role::To);
    let percent = known.figure(Role::Percent);
    let difference = known.figure(Role::Difference).map(Figure::abs);
    let from = known.figure(Role::From);
    if let Some(percent) = percent.filter(|percent| against(percent.value, moved)) {
        return Some(Reckoned {
            stated: Told::Number(percent.value),
            derived: Told::Number(-percent.value),
            arithmetic: Arithmetic::Direction(-percent.value),
            outcome: Outcome::Plain(false),
        });
    }
    if known.link.rule == levels::RULE && known.link.members.len() == 1 {
        return None;
    }
    let from = match (from, to, difference) {
        (Some(from), ..) => from,
        (None, Some(to), Some(difference)) => to.minus(difference.times(moved)?)?,
        _ => {
            let percent = percent?;
            return Some(Reckoned {
                stated: Told::Number(percent.value),
                derived: Told::Number(percent.value),
                arithmetic: Arithmetic::Direction(percent.value),
                outcome: Outcome::Plain(true),
            });
        }
    };
    let to = to?;
    let checks = [
        percent.and_then(|stated| {
            let moved = match known.figure(Role::From) {
                Some(from) => to.minus(from)?.abs(),
                None => difference?,
            };
            let derived = moved.divided_by_any(from)?.times(Decimal::ONE_HUNDRED)?;
            let arithmetic = Arithmetic::Growth(from.value, to.value);
            Some(known.reckoned(Role::Percent, stated.abs(), derived, arithmetic))
        }),
        known.figure(Role::Times).and_then(|stated| {
            let stated = stated.rounded();
            let derived = to.divided_by(from)?;
            let arithmetic = Arithmetic::Quotient(to.value, from.value);
            Some(known.reckoned(Role::Times, stated, derived, arithmetic))
        }),
        known.figure(Role::From).and(difference).and_then(|stated| {
            let derived = to.minus(from)?.abs();
            let (more, less) = (to.value.max(from.value), to.value.min(from.value));
            let (stated, derived) = match known.link.rule {
                levels::RULE | BY_VALUE => exact_where_equal(stated, derived),
                _ => (stated, derived),
            };
            let arithmetic = Arithmetic::Difference(more, less);
            Some(known.reckoned(Role::Difference, stated, derived, arithmetic))
        }),
    ];
    let mut checks = checks.into_iter().flatten();
    let first = checks.next()?;
    if known.link.rule == BY_VALUE && !is_precise(&first, [from, to, difference?]) {
        return None;
    }
    let differs = |reckoned: &Reckoned| match reckoned.outcome {
        Outcome::Numbers { stated, derived } => !stated.meets(derived),
        _ => false,
    };
    if differs(&first) {
        return Some(first);
    }
    let wrong = checks.find(differs);
    let fell = to.value < from.value && moved > Decimal::ZERO
        || to.value > from.value && moved < Decimal::ZERO;
    if fell && wrong.is_none() {
        // `tăng từ 101 xuống 82`
        return Some(Reckoned {
            outcome: Outcome::Plain(false),
            ..first
        });
    }
    Some(wrong.unwrap_or(first))
}

/// Whether what follows is what is stated to the last digit, whatever `hơn` may let pass.
fn is_precise(reckoned: &Reckoned, figures: [Figure; 3]) -> bool {
    let Outcome::Numbers { stated, derived } = reckoned.outcome else {
        return false;
    };
    let steps = figures.iter().map(|figure| figure.step);
    let step = steps.max().unwrap_or_default();
    let away = stated.value.checked_sub(derived.value);
    let twice = away.and_then(|away| away.abs().checked_mul(Decimal::TWO));
    twice.is_some_and(|twice| twice <= step)
}

/// Whether a sign says that something rose where the words say that it fell.
fn against(percent: Decimal, moved: Decimal) -> bool {
    percent.is_sign_negative() && moved > Decimal::ZERO
}
