//! From one level to another, where no step between them is told: `giảm từ 84% xuống 74%`,
//! `trước đây kíp có 5 người, nay chỉ còn 4 người`, `đạt 6,8%, cao hơn mức 6,2%`. What can be
//! checked is the way that the words say it went.

use rust_decimal::Decimal;

use crate::{
    findings::{
        finding::{Arithmetic, Relation, Role},
        link::{Known, Link, Outcome, Reckoned, Said},
        marks::Marks,
        sentence::Sentence,
    },
    value::fact::Value,
    vocabulary::named::{
        ABOVE_LEVEL, AFTER_WHICH, AGAINST_LEVEL, AND, AS_HOPED, AS_MANY_AS, BELOW_LEVEL, FORMERLY,
        FROM_LEVEL, INSTEAD_OF, LEFT_OVER, LEVEL_MOVES, LEVEL_NOW, MOVES, OPEN_BRACKET,
        RELATION_SIGNS, UP_OR_DOWN_TO,
    },
};

/// The rule that links them; only the figures say that they are two levels of one thing.
pub(crate) const RULE: &str = "change.turn.by-value";

/// So many facts at most stand between both, and so many words.
const BESIDE: usize = 3;
const FAR: usize = 14;

/// And so many where words say that the first was before.
const FAR_BACK: usize = 24;

/// Links two levels of a sentence that no step joins yet.
pub(crate) fn link(s: &Sentence, links: &mut Vec<Link>) {
    for n in 0..s.len() {
        if !is_level(s, n) {
            continue;
        }
        let Some((m, way)) = next(s, n) else {
            continue;
        };
        let (one, other) = (s.index(n), s.index(m));
        let holds = |link: &Link, at: usize| link.members.iter().any(|(_, member)| *member == at);
        let is_known = |link: &Link| {
            link.relation == Relation::Change && holds(link, one) && holds(link, other)
        };
        const RECENT: usize = 16;
        if links.iter().rev().take(RECENT).any(is_known) {
            continue;
        }
        let (from, to) = match way {
            Way::Forth(_) => (n, m),
            Way::Back(_) => (m, n),
        };
        let (Way::Forth(moved) | Way::Back(moved)) = way;
        let rose = s.number(to).cmp(&s.number(from)) as i32;
        // `tăng tốc từ 0 lên 100 km/h`
        let starts = s.number(from) > Some(Decimal::ZERO);
        if rose == moved && starts {
            let link = Link::new(Relation::Change, RULE, Said::IfTrue).moved(moved);
            links.push(link.with(Role::From, s, from).with(Role::To, s, to));
        }
    }
}

/// Which way something went: from the first of two levels to the second, or back.
enum Way {
    Forth(i32),
    Back(i32),
}

fn is_level(s: &Sentence, n: usize) -> bool {
    const LEVEL: Marks = Marks::AMOUNT.or(Marks::PERCENT).or(Marks::RATE);
    s.is(n, LEVEL) && !s.has_sign(n)
}

/// Whether both are percentages of something, or of one of the same: `7%/năm`.
fn are_percents(s: &Sentence, n: usize, m: usize) -> bool {
    let per = |n: usize| match s.fact(n).map(|fact| &fact.value) {
        Some(Value::Percent { per, .. }) => Some(per),
        _ => None,
    };
    per(n).is_some() && per(n) == per(m)
}

/// `từ 8.300 đồng về 5.150 đồng/cổ phiếu`: what one costs is told once, behind both.
fn are_of_one(s: &Sentence, n: usize, m: usize) -> bool {
    const WORDS: usize = 4;
    let money = |n: usize| match s.fact(n).map(|fact| &fact.value) {
        Some(Value::Money { currency, per, .. }) => Some((currency, per.is_some())),
        _ => None,
    };
    let (Some((one, false)), Some((other, true))) = (money(n), money(m)) else {
        return false;
    };
    let near = m == n + 1 && s.gap(m).len() <= WORDS && !s.gap(m).has(RELATION_SIGNS);
    one == other && near && s.gap(n).ends_with(FROM_LEVEL).is_some() && are_near(s, n, m)
}

/// Whether neither is ten times the other.
fn are_near(s: &Sentence, n: usize, m: usize) -> bool {
    let times = |n: usize| {
        s.number(n)
            .and_then(|value| value.checked_mul(Decimal::TEN))
    };
    times(n) > s.number(m) && times(m) > s.number(n)
}

/// The level that the words lead to from the nth fact, and which way.
fn next(s: &Sentence, n: usize) -> Option<(usize, Way)> {
    let m = (n + 1..=n + BESIDE).find(|m| is_level(s, *m))?;
    let alike = s.are_alike(n, m) || are_percents(s, n, m) || are_of_one(s, n, m);
    if !alike {
        return None;
    }
    let words: usize = (n + 1..=m).map(|at| s.gap(at).len()).sum();
    let was = || words <= FAR_BACK && s.gap(n).find(FORMERLY).is_some();
    if words > FAR && !was() || s.gap(m).is_empty() || (n + 1..=m).any(|at| s.gap(at).is_cut()) {
        return None;
    }
    // `(thay vì 30% như hiện nay), nâng vốn vay lên 85%`: what a bracket tells is of what stands
    // before it.
    let (lowest, _) = (n + 1..=m).fold((0, 0), |(lowest, depth), at| {
        let (least, depth) = s.gap(at).depth(depth);
        (least.min(lowest), depth)
    });
    if lowest < 0 {
        return None;
    }
    let gap = s.gap(m);
    if let Some(moved) = compared(s, n, m) {
        return Some((m, Way::Back(moved)));
    }
    let opens = s.gap(n).ends_with(FROM_LEVEL);
    let opened = opens.is_some();
    // `giảm từ 20 tỷ đồng còn 10 tỷ đồng`, `giảm thuế nhập khẩu từ 19% về 18%`
    let moves = || {
        let before = s.gap(n).to(opens?).last_clause(RELATION_SIGNS);
        before.meaning(MOVES)
    };
    // `đạt 25 triệu đồng, sau khi giảm xuống 20 triệu đồng`: neither is the level of today.
    let is_before = || gap.find(AFTER_WHICH).is_some();
    let now = || (n + 1..=m).any(|at| s.gap(at).has(LEVEL_NOW)) && !is_before();
    let led = gap.ends_meaning(LEVEL_MOVES).map(|(moved, _)| moved);
    let moved = match led {
        Some(moved) => (opened || now() || is_right_behind(s, n, m)).then_some(moved)?,
        None if opened && gap.ends_with(UP_OR_DOWN_TO).is_some() && moves().is_some() => moves()?,
        // Of a sum a rest is no level.
        None => {
            let is_level = || s.is_count(m) || s.gap(n).find(FORMERLY).is_some();
            (now() && gap.ends_with(LEFT_OVER).is_some() && is_level()).then_some(-1)?
        }
    };
    // `tăng 5 tỷ đồng, lên 20 tỷ đồng`: by which it moved.
    s.moved(n).is_none().then_some((m, Way::Forth(moved)))
}

/// `giảm án 8 trận xuống còn 6 trận`; but `20.000 khách và ngày cao điểm lên đến 50.000 khách`.
fn is_right_behind(s: &Sentence, n: usize, m: usize) -> bool {
    const WORDS: usize = 3;
    let gap = s.gap(m);
    let apart = gap.has(RELATION_SIGNS) || gap.has(AND) || gap.last(1).has(AS_MANY_AS);
    let near = m == n + 1 && gap.len() <= WORDS && !apart;
    near && s.are_alike(n, m) && s.is_count(n)
}

/// `giảm xuống 74%, thay vì 84%`, `6,8%, cao hơn mức 6,2%`: the level before stands behind.
fn compared(s: &Sentence, n: usize, m: usize) -> Option<i32> {
    if m != n + 1 {
        return None;
    }
    let (sign, clause) = s.gap(m).clause(RELATION_SIGNS);
    let bracket = sign.is_some_and(|at| s.gap(m).is(at, OPEN_BRACKET));
    if bracket {
        return None;
    }
    let just = |words| clause.is_just(words);
    if just(ABOVE_LEVEL) {
        return Some(1);
    }
    if just(BELOW_LEVEL) {
        return Some(-1);
    }
    // `dung tích 6,5 lít thay vì 6,3 lít`: the figures tell which way.
    if just(INSTEAD_OF) && s.gap(m + 1).phrase(0, AS_HOPED).is_none() {
        return Some(s.number(n).cmp(&s.number(m)) as i32).filter(|moved| *moved != 0);
    }
    let led = s.gap(n).ends_meaning(LEVEL_MOVES);
    led.filter(|_| just(AGAINST_LEVEL)).map(|(moved, _)| moved)
}

/// By how much they differ.
pub(crate) fn reckon(known: &Known) -> Option<Reckoned> {
    let (from, to) = (
        known.figure(Role::From)?.value,
        known.figure(Role::To)?.value,
    );
    let moved = known.told(Role::To, to.checked_sub(from)?.abs());
    Some(Reckoned {
        stated: moved.clone(),
        derived: moved,
        arithmetic: Arithmetic::Difference(to.max(from), to.min(from)),
        outcome: Outcome::Plain(true),
    })
}
