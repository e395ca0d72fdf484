//! Games that were won, drawn or lost out of some: `Trong 5 trận gần nhất, đội thua 1 trận`, `thắng
//! 3, hòa 1 và thua 2 trong 6 trận`.

use rust_decimal::Decimal;

use crate::{
    findings::{
        finding::{Relation, Role},
        kin::is_new,
        link::{Link, Said},
        list::link_of,
        marks::Marks,
        sentence::{Gap, Sentence},
    },
    vocabulary::{
        WordId,
        named::{
            AND, AROUND_GAMES, BEFORE_GAMES, BETWEEN_PARTS, CONSECUTIVE, DRAWN, GAMES, NEARLY,
            RELATION_SIGNS, ROUNDS, SO_MANY_OF, THE_REST, UNBEATEN, WHILE_ANOTHER, WON_OR_LOST,
        },
    },
};

/// The rule that links them: they are no more than all.
const RULE: &str = "breakdown.some-games.by-value";

/// The rules of results that are all games together, by how they are told: each of them, or some.
const ALL: &str = "breakdown.games";
const ALL_BY_VALUE: &str = "breakdown.games.by-value";

/// Games are won, drawn or lost.
const RESULTS: usize = 3;

/// Links them.
pub(crate) fn link(s: &Sentence, links: &mut Vec<Link>) {
    let mut first = 0;
    while first < s.len() {
        let results = results_from(s, first);
        if results.len() > 1 {
            let games = all_together(s, first, &results).filter(|link| is_new(links, link));
            links.extend(games);
        }
        first += results.len().max(1);
    }
    for n in 1..s.len() {
        if s.told(n).have(Marks::WON_OR_LOST) && is_games(s, n) && has_result(s, n) {
            let games = of_all(s, n).filter(|link| is_new(links, link));
            links.extend(games);
        }
    }
}

/// How the games ended that the nth fact and those right behind it count.
fn results_from(s: &Sentence, n: usize) -> Vec<WordId> {
    const NEAR: usize = 4;
    let joined = |m: usize| s.gap(m).len() <= NEAR && s.gap(m).has(BETWEEN_PARTS);
    let results = (n..s.len()).map_while(|m| (m == n || joined(m)).then(|| result(s, m))?);
    results.take(RESULTS).collect()
}

/// How the games ended that the nth fact counts: `thắng 3`, `3 trận thắng`; not `bất bại cả 15 trận`.
fn result(s: &Sentence, n: usize) -> Option<WordId> {
    const NEAR: usize = 2;
    let told = s.told(n).have(Marks::WON_OR_LOST) || s.told(n + 1).have(Marks::WON_OR_LOST);
    if !told || !s.is_count(n) {
        return None;
    }
    let clause = s.gap(n).last_clause(BETWEEN_PARTS);
    let in_gap = |gap: Gap| Some(gap.word_at(gap.position(WON_OR_LOST)?));
    let ahead =
        in_gap(clause.last(NEAR)).filter(|_| clause.last(NEAR + 1).find(UNBEATEN).is_none());
    ahead.or_else(|| in_gap(s.gap(n + 1).to(1)))
}

/// Results from the nth fact on and all games, behind or before them.
fn all_together(s: &Sentence, first: usize, results: &[WordId]) -> Option<Link> {
    const FAR: usize = 12;
    const NEAR: usize = 4;
    let end = first + results.len();
    let gap = s.gap(end);
    let of = gap.without_first(WON_OR_LOST);
    let leads = of.is(0, BEFORE_GAMES) || of.is_just(SO_MANY_OF);
    let plain = is_games(s, end) || s.lacks_unit(end);
    let may_be = plain || s.is_count(end) && s.ends_in(end, ROUNDS);
    let is_behind = may_be && leads && gap.len() <= NEAR;
    let is_ahead = |all: &usize| {
        let before = s.gap(*all).last(NEAR).has(BEFORE_GAMES);
        let around = before || s.gap(*all + 1).to(NEAR).has(AROUND_GAMES);
        let near = s.gap(first).len() <= FAR && !s.gap(first).is_cut();
        near && around && is_games(s, *all) && !are_some(s, *all)
    };
    let ahead = first.checked_sub(1).filter(is_ahead);
    let whole = is_behind.then_some(end).or(ahead)?;
    // Games ahead may be others, rounds may have been put off: `Còn 5 trận, đội đã thắng 4, …`.
    let is_said = is_behind && plain && is_each(results);
    let parts = (first..end).filter_map(|n| s.number(n));
    let sum = parts.fold(Decimal::ZERO, Decimal::saturating_add);
    let (rule, said) = if is_said {
        (ALL, Said::Perhaps)
    } else if s.number(whole) == Some(sum) {
        (ALL_BY_VALUE, Said::IfTrue)
    } else {
        return None;
    };
    let parts: Vec<usize> = (first..end).collect();
    Some(link_of(s, rule, said, whole, &parts))
}

/// Whether games were won, drawn and lost.
fn is_each(results: &[WordId]) -> bool {
    let are_others = |nth: usize| !results[..nth].contains(&results[nth]);
    let drawn = results.iter().filter(|result| DRAWN.has(**result)).count();
    results.len() == RESULTS && drawn == 1 && (1..RESULTS).all(are_others)
}

/// Whether the nth fact counts some games: `thắng 3 trận`, but not `chưa bao giờ thắng trong 18 trận`.
fn are_some(s: &Sentence, n: usize) -> bool {
    let ahead = s.gap(n).last(1).has(WON_OR_LOST) && s.gap(n).find(UNBEATEN).is_none();
    ahead || s.gap(n + 1).is(0, WON_OR_LOST)
}

fn is_games(s: &Sentence, n: usize) -> bool {
    s.is_count(n) && s.ends_in(n, GAMES)
}

/// Whether the words right before the nth fact say how games ended.
fn has_result(s: &Sentence, n: usize) -> bool {
    const NEAR: usize = 3;
    let clause = s.gap(n).last(NEAR).last_clause(RELATION_SIGNS);
    let (result, behind) = clause.clause(WON_OR_LOST);
    result.is_some() && !behind.has(AND)
}

fn of_all(s: &Sentence, n: usize) -> Option<Link> {
    const FACTS: usize = 4;
    const FAR: usize = 20;
    const NEAR: usize = 3;
    const LEAST: u32 = 3;
    let all = (n.saturating_sub(FACTS)..n)
        .rev()
        .find(|all| is_games(s, *all) && !has_result(s, *all))?;
    let gaps = || (all + 1..=n).map(|at| s.gap(at));
    let words: usize = gaps().map(|gap| gap.len()).sum();
    let (before, behind) = (s.gap(all).last(NEAR), s.gap(all + 1).to(NEAR));
    let recent = || s.gap(all + 1).to(FAR / 2).has(NEARLY);
    let is_all = before.has(BEFORE_GAMES) || behind.has(AROUND_GAMES) || recent();
    // `5 trận thắng liên tiếp`
    let ended = behind.has(WON_OR_LOST);
    // `thua 3 trận liên tiếp` may be before or after them, `còn Mai thua 3 trận` is another's.
    let in_a_row = s.gap(n + 1).to(NEAR).has(CONSECUTIVE);
    let of_another = gaps().any(|gap| gap.has(WHILE_ANOTHER) && gap.find(THE_REST).is_none());
    let apart = words > FAR || gaps().any(|gap| gap.is_cut());
    if apart || !is_all || ended || in_a_row || of_another {
        return None;
    }
    let fits = s.number(n) <= s.number(all) && s.number(all) >= Some(LEAST.into());
    fits.then(|| {
        let link = Link::new(Relation::Breakdown, RULE, Said::IfTrue);
        link.with(Role::Whole, s, all).with(Role::Part, s, n)
    })
}
