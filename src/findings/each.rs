//! What each gets or costs, how many they are, and all of it: `5 hộ, mỗi hộ 20 triệu đồng, tổng
//! số tiền 100 triệu đồng`.

use rust_decimal::Decimal;

use crate::{
    findings::{
        figure::exact_where_equal,
        finding::{Arithmetic, Relation, Role},
        kin::is_named_in,
        link::{Known, Link, Reckoned, Said},
        sentence::{Sentence, alike, is_sum, number},
    },
    value::fact::{Fact, Value},
    vocabulary::named::EACH,
};

/// The rule that links them; the figures say how many it is that get so much.
pub(crate) const RULE: &str = "price.each.by-value";

/// So many words before a figure say what each of them is, and so many facts on either side
/// are looked at.
const WORDS: usize = 5;
const NEAR: usize = 4;

/// Links what each gets with their number and with what all get.
pub(crate) fn link(s: &Sentence, n: usize) -> Option<Link> {
    let gap = s.gap(n);
    let first = gap.len().saturating_sub(WORDS);
    let at = gap.from(first).position(EACH)?;
    let noun = s.words_at(n, first + at + 1, gap.len()).to_lowercase();
    if !s.is_sum(n) || matches!(s.fact(n)?.value, Value::Duration { .. }) {
        return None;
    }
    let (own, each) = (s.fact(n)?, s.number(n).filter(|each| *each > Decimal::ONE)?);
    let around: Vec<(usize, &Fact)> = s
        .earlier(n)
        .take(2 * NEAR)
        .chain((n + 1..=n + NEAR).filter_map(|m| Some((s.index(m), s.fact(m)?))))
        .collect();
    // `6 bảng, mỗi bảng 4 đội`
    let counted = |fact: &Fact| {
        let counts = matches!(&fact.value, Value::Quantity { measure: None, .. });
        let named = is_named_in(s, fact, &noun);
        let beside = fact.sentence == own.sentence && !alike(fact, own);
        (counts && beside && named && is_sum(fact)).then(|| number(&fact.value))?
    };
    for (count, fact) in &around {
        let Some(many) = counted(fact).filter(|many| *many > Decimal::ONE) else {
            continue;
        };
        let all = each.checked_mul(many);
        let is_all = |at: usize, fact: &Fact| {
            let alike = is_sum(fact) && alike(fact, own);
            let near = fact.sentence + 1 >= own.sentence;
            near && alike && number(&fact.value) == all && !is_of_each(s, at)
        };
        let Some((all, _)) = around.iter().find(|(at, fact)| is_all(*at, fact)) else {
            continue;
        };
        let link = Link::new(Relation::Price, RULE, Said::IfTrue).at(Role::Quantity, *count);
        return Some(link.with(Role::Price, s, n).at(Role::Amount, *all));
    }
    None
}

/// Whether a fact of the same sentence is of each of some others: `mỗi giải 200 nghìn đồng`.
fn is_of_each(s: &Sentence, at: usize) -> bool {
    let n = at.checked_sub(s.index(0)).filter(|n| *n < s.len());
    n.is_some_and(|n| s.gap(n).has(EACH))
}

/// So many times what each gets.
pub(crate) fn reckon(known: &Known) -> Option<Reckoned> {
    let (quantity, price) = (known.figure(Role::Quantity)?, known.figure(Role::Price)?);
    let stated = known.figure(Role::Amount)?;
    let arithmetic = Arithmetic::Product(quantity.value, price.value);
    let derived = quantity.multiplied_by(price)?;
    let (stated, derived) = exact_where_equal(stated, derived);
    Some(known.reckoned(Role::Amount, stated, derived, arithmetic))
}
