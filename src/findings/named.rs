//! Parts that have another name than their whole, behind or before words that say of what they are:
//! `100 bị cáo, trong đó 23 đối tượng được tha`, `4 phu trầm … 3 người trong số đó`.

use once_cell::sync::Lazy;
use rust_decimal::Decimal;

use crate::{
    findings::{
        finding::{Relation, Role},
        kin::{are_kin, is_head, is_new, noun},
        link::{Link, Said},
        list::is_beside,
        marks::Marks,
        opening::{BESIDE, NOUN, of_which},
        sentence::{Sentence, number},
    },
    tsv::{built_in, table},
    value::fact::Fact,
    vocabulary::named::{
        AGAINST_LEVEL, BETWEEN_PARTS, INCLUDING, OF_THOSE, OUT_OF, RELATION_SIGNS,
    },
};

/// The rules of a part behind such words, and of one before them: neither is more than the whole.
const BEHIND: &str = "breakdown.some-named.by-value";
const BEFORE: &str = "breakdown.some-of-them-named.by-value";

/// The rule of parts behind such words that are the whole together.
const ALL: &str = "breakdown.named.by-value";

/// Links them.
pub(crate) fn link(s: &Sentence, links: &mut Vec<Link>) {
    for n in 0..s.len() {
        if !s.is_count(n) {
            continue;
        }
        if s.told(n).have(Marks::OF_WHICH) {
            let part = behind(s, n).filter(|link| is_new(links, link));
            links.extend(part);
        }
        if s.told(n + 1).have(Marks::OPENS_PARTS) {
            let part = before(s, n).filter(|link| is_new(links, link));
            links.extend(part);
        }
    }
}

/// `100 bị cáo, trong đó 23 đối tượng được tha`: behind its whole, or behind the share or the day of that.
fn behind(s: &Sentence, n: usize) -> Option<Link> {
    const VERB: usize = 2;
    const NAME: usize = 8;
    let of_whole = |at: &usize| !s.fact(*at).is_some_and(is_beside);
    let whole = (n.saturating_sub(BESIDE)..n).rev().find(of_whole)?;
    let gap = s.gap(n);
    let (at, to) = of_which(gap)?;
    // `12 quả trong số đó vào lưới và 3 tình huống khác`: said of what stands before.
    let of_those = gap.phrase(at, OF_THOSE).is_some();
    let opens = at == 0 || gap.is(at - 1, RELATION_SIGNS) || !of_those;
    let far = if gap.phrase(at, INCLUDING).is_none() && opens {
        NAME
    } else {
        VERB
    };
    let near = at <= 2 * NOUN || whole + 1 < n;
    if !near || gap.len() > to + far || gap.is_cut() || !s.is_count(whole) {
        return None;
    }
    // `12 người chết và 35 người bị thương, trong đó 2 tài xế chết`: of all of them.
    let joined = s.gap(whole).has(BETWEEN_PARTS);
    let of_many = whole > 0 && joined && may_be_part(s, s.index(whole - 1), s.index(whole));
    let is_level = s.gap(whole).ends_with(AGAINST_LEVEL).is_some();
    if of_many || is_level || is_of(s, whole) {
        return None;
    }
    let link = some(s, BEHIND, s.index(whole), n)?;
    Some(with_others(link, s, whole, n))
}

/// `18 người, trong đó có 3 phụ nữ và 2 trẻ em`: with the parts that are joined to the first, as
/// long as all of them are no more than the whole; where they are as many, they are all.
fn with_others(mut link: Link, s: &Sentence, whole: usize, first: usize) -> Link {
    const NAME: usize = 4;
    let less = |left: Option<Decimal>, n: usize| left?.checked_sub(s.number(n)?);
    let mut left = less(s.number(whole), first);
    for n in first + 1..s.len() {
        let gap = s.gap(n);
        // A part stands right behind its sign.
        let joined = gap.len() <= NAME && gap.without_last(BETWEEN_PARTS).len() < gap.len();
        let is_part = s.is_count(n) && s.moved(n).is_none() && s.number(n) <= left;
        if !joined || !is_part || !may_be_part(s, s.index(whole), s.index(n)) {
            break;
        }
        left = less(left, n);
        link = link.with(Role::Part, s, n);
    }
    if left == Some(Decimal::ZERO) && link.members.len() > 2 {
        link.rule = ALL;
    }
    link
}

/// `4 phu trầm … 3 người trong số đó`: of the last ones that are counted.
fn before(s: &Sentence, n: usize) -> Option<Link> {
    s.gap(n + 1).phrase(0, OF_THOSE)?;
    let counts = |fact: &Fact| Marks::of_fact(fact).have(Marks::COUNT);
    let (whole, fact) = s.earlier(n).find(|(_, fact)| counts(fact))?;
    let near = fact.sentence + 1 >= s.fact(n)?.sentence;
    let local = whole.checked_sub(s.index(0));
    let of_more = local.is_some_and(|n| is_of(s, n));
    some(s, BEFORE, whole, n).filter(|_| near && !of_more)
}

/// `200 trên tổng số 900 người`: what follows is of the 200.
fn is_of(s: &Sentence, whole: usize) -> bool {
    s.gap(whole).ends_with(OUT_OF).is_some()
}

fn some(s: &Sentence, rule: &'static str, whole: usize, n: usize) -> Option<Link> {
    let more = number(&s.facts[whole].value) > s.number(n);
    (more && may_be_part(s, whole, s.index(n))).then(|| {
        let link = Link::new(Relation::Breakdown, rule, Said::IfTrue);
        link.at(Role::Whole, whole).with(Role::Part, s, n)
    })
}

/// What is told of something under one name, and of parts of it under another one.
struct Names {
    whole: Vec<&'static str>,
    part: Vec<&'static str>,
}

static NAMES: Lazy<Vec<Names>> = Lazy::new(|| {
    let rows = built_in(table!("part_nouns.tsv").rows(2));
    let split = |nouns: &'static str| nouns.split('|').collect::<Vec<_>>();
    let names = rows.iter().map(|row| {
        let whole = split(row.column(0));
        let part = match row.column(1) {
            "=" => whole.clone(),
            nouns => split(nouns),
        };
        Names { whole, part }
    });
    names.collect()
});

/// Whether what the fact at one place of the text counts may be a part of what that at another one does.
fn may_be_part(s: &Sentence, whole: usize, part: usize) -> bool {
    let is_one = |noun: &str, nouns: &[&str]| {
        let named = |name: &&str| noun == *name || is_head(name, noun);
        nouns.iter().any(named)
    };
    let named = || {
        let (first, second) = noun(&s.facts[whole]).zip(noun(&s.facts[part]))?;
        let (first, second) = (first.to_lowercase(), second.to_lowercase());
        let mut rows = NAMES.iter();
        Some(rows.any(|row| is_one(&first, &row.whole) && is_one(&second, &row.part)))
    };
    are_kin(s, whole, part) || named() == Some(true)
}
