//! What is left of an amount when costs are taken off: `Ông bán cá được 340 triệu đồng, sau khi
//! trừ chi phí, còn lại 200 triệu đồng`.

use crate::{
    findings::{
        finding::{Relation, Role},
        kin::is_new,
        link::{Link, Said},
        marks::Marks,
        sentence::{Sentence, alike, number},
    },
    vocabulary::named::{DEDUCTS, LEFT_NET},
};

/// The rule that links them: what is left is less.
const RULE: &str = "breakdown.some-net.by-value";

/// Links what is left with the amount before it.
pub(crate) fn link(s: &Sentence, links: &mut Vec<Link>) {
    for n in 0..s.len() {
        if s.told(n).have(Marks::DEDUCTS) {
            let net = net(s, n).filter(|link| is_new(links, link));
            links.extend(net);
        }
    }
}

fn net(s: &Sentence, n: usize) -> Option<Link> {
    const FAR: usize = 12;
    let gap = s.gap(n);
    let (_, to) = gap.find(DEDUCTS)?;
    let left = gap.ends_with(LEFT_NET).is_some();
    if !left || gap.is_cut() || gap.len() > to + FAR || !s.is_amount(n) {
        return None;
    }
    let own = s.fact(n)?;
    let (gross, fact) = s.earlier(n).find(|(_, fact)| alike(fact, own))?;
    let near = fact.sentence + 1 >= own.sentence;
    (near && number(&fact.value) > s.number(n)).then(|| {
        let link = Link::new(Relation::Breakdown, RULE, Said::IfTrue);
        link.at(Role::Whole, gross).with(Role::Part, s, n)
    })
}
