//! Games that were won, drawn or lost out of some: `Trong 5 trận gần nhất, đội thua 1 trận`.

use crate::{
    findings::{
        finding::{Relation, Role},
        kin::is_new,
        link::{Link, Said},
        marks::Marks,
        sentence::Sentence,
    },
    vocabulary::named::{
        AND, AROUND_GAMES, BEFORE_GAMES, CONSECUTIVE, GAMES, NEARLY, RELATION_SIGNS, THE_REST,
        WHILE_ANOTHER, WON_OR_LOST,
    },
};

/// The rule that links them: they are no more than all.
const RULE: &str = "breakdown.some-games.by-value";

/// Links them.
pub(crate) fn link(s: &Sentence, links: &mut Vec<Link>) {
    for n in 1..s.len() {
        if s.told(n).have(Marks::WON_OR_LOST) && is_games(s, n) && has_result(s, n) {
            let games = of_all(s, n).filter(|link| is_new(links, link));
            links.extend(games);
        }
    }
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
