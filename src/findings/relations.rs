//! The list of all relations: how each is recognised and reckoned.

use crate::findings::{
    besides, breakdown, brings, calendar, casualties, change, conversion,
    finding::Relation,
    games, gold,
    link::{Known, Link, Reckoned},
    marks::{Marks, bits},
    named, net, others, paper, percentages, plan, price, repetition, rest,
    sentence::Sentence,
    share, those, turns, whole, zones,
};

/// What links facts of a sentence that has one of each of both; elsewhere it would find nothing.
pub(crate) struct Linker {
    pub relation: Relation,
    needs: [Marks; 2],
    pub link: fn(&Sentence, &mut Vec<Link>),
}

/// What every sentence has that has a fact.
const ANY: Marks = Marks::FACT;

/// Two facts of a kind.
const FACTS: Marks = Marks::FACT.twice();
const AMOUNTS: Marks = Marks::AMOUNT.twice();
const SUMS: Marks = Marks::SUM.twice();
const COUNTS: Marks = Marks::COUNT.twice();
const PERCENTS: Marks = Marks::PERCENT.twice();
const LEVELS: Marks = AMOUNTS.or(PERCENTS).or(Marks::RATE.twice());
const TIMES: Marks = Marks::TIME.twice();

/// One of some kinds, or words that say one thing or another.
const FIGURE: Marks = Marks::AMOUNT.or(Marks::PERCENT);
const FRACTION_OR_SUM: Marks = Marks::FRACTION.or(Marks::SUM);
const FRACTION_OR_PART: Marks = Marks::FRACTION.or(Marks::SO_MANY_OF).or(Marks::HAS_SO_MANY);
const PRICED: Marks = Marks::PRICE.or(Marks::MAKES_TOTAL).or(Marks::EACH);
const LESS_THAN_ALL: Marks = Marks::BRINGS.or(Marks::DEDUCTS).or(Marks::WON_OR_LOST);
const POINT: Marks = Marks::DATE.or(Marks::TIME);
const OTHERS: Marks = Marks::OTHERS.or(Marks::THE_REST);

/// Links what words say is less than another figure of the sentence or of the one before.
fn less_than_all(s: &Sentence, links: &mut Vec<Link>) {
    brings::link(s, links);
    net::link(s, links);
    games::link(s, links);
}

/// What links figures, those first whose facts others may leave alone, then what links points and
/// lengths of time and papers. Figures that are far from each other are linked when all is read.
static LINKERS: [Linker; 24] = [
    Linker {
        relation: Relation::Share,
        needs: [Marks::PERCENT, FACTS],
        link: share::link,
    },
    Linker {
        relation: Relation::Breakdown,
        needs: [SUMS, ANY],
        link: breakdown::parts_behind,
    },
    Linker {
        relation: Relation::Breakdown,
        needs: [Marks::SUM, breakdown::SUMS_UP],
        link: breakdown::parts_before,
    },
    Linker {
        relation: Relation::Breakdown,
        needs: [Marks::FRACTION, Marks::COUNT],
        link: breakdown::results,
    },
    Linker {
        relation: Relation::Breakdown,
        needs: [Marks::SUM, Marks::THE_REST],
        link: rest::link,
    },
    Linker {
        relation: Relation::Breakdown,
        needs: [Marks::SUM, Marks::OPENS_PARTS],
        link: those::link,
    },
    Linker {
        relation: Relation::Breakdown,
        needs: [COUNTS, Marks::HURT],
        link: casualties::link,
    },
    Linker {
        relation: Relation::Breakdown,
        needs: [Marks::COUNT, Marks::OTHERS],
        link: besides::link,
    },
    Linker {
        relation: Relation::Breakdown,
        needs: [SUMS, Marks::OTHERS],
        link: others::link,
    },
    Linker {
        relation: Relation::Breakdown,
        needs: [Marks::COUNT, Marks::OPENS_PARTS.or(Marks::OF_WHICH)],
        link: named::link,
    },
    Linker {
        relation: Relation::Breakdown,
        needs: [Marks::AMOUNT, LESS_THAN_ALL],
        link: less_than_all,
    },
    Linker {
        relation: Relation::Change,
        needs: [FIGURE, change::STEPS],
        link: change::link,
    },
    Linker {
        relation: Relation::Change,
        needs: [LEVELS, Marks::TURNS],
        link: turns::link,
    },
    Linker {
        relation: Relation::Plan,
        needs: [Marks::PERCENT, Marks::PLANNED],
        link: plan::link,
    },
    Linker {
        relation: Relation::Conversion,
        needs: [AMOUNTS, Marks::CONVERTS],
        link: conversion::link,
    },
    Linker {
        relation: Relation::Conversion,
        needs: [Marks::PRICE, Marks::CONVERTS],
        link: gold::link,
    },
    Linker {
        relation: Relation::Price,
        needs: [Marks::SUM, PRICED],
        link: price::link,
    },
    Linker {
        relation: Relation::Whole,
        needs: [FRACTION_OR_SUM, FRACTION_OR_PART],
        link: whole::parts,
    },
    Linker {
        relation: Relation::Whole,
        needs: [PERCENTS, ANY],
        link: whole::percentages,
    },
    Linker {
        relation: Relation::Whole,
        needs: [Marks::PERCENT, OTHERS],
        link: whole::others,
    },
    Linker {
        relation: Relation::Whole,
        needs: [Marks::PERCENT, ANY],
        link: percentages::link,
    },
    Linker {
        relation: Relation::Conversion,
        needs: [TIMES, ANY],
        link: zones::link,
    },
    Linker {
        relation: Relation::Calendar,
        needs: [calendar::OWN, ANY],
        link: calendar::link,
    },
    Linker {
        relation: Relation::Paper,
        needs: [Marks::DOCUMENT, POINT],
        link: paper::link,
    },
];

/// Of each mark the linkers that need it first, and those that need it second, a bit each.
static NEED: [[u64; 2]; Marks::MOST] = {
    let mut need = [[0; 2]; Marks::MOST];
    let mut nth = 0;
    while nth < LINKERS.len() {
        let [first, second] = LINKERS[nth].needs;
        let mut mark = 0;
        while mark < need.len() {
            need[mark][0] |= (first.has_nth(mark) as u64) << nth;
            need[mark][1] |= (second.has_nth(mark) as u64) << nth;
            mark += 1;
        }
        nth += 1;
    }
    need
};

/// What may link facts of a sentence that has this.
pub(crate) fn linkers(marks: Marks) -> impl Iterator<Item = &'static Linker> {
    let [first, second] = marks.each().fold([0; 2], |[first, second], mark| {
        [first | NEED[mark][0], second | NEED[mark][1]]
    });
    bits(first & second).map(|nth| &LINKERS[nth])
}

/// Reckons a link.
pub(crate) fn reckon(known: &Known) -> Option<Reckoned> {
    match known.link.relation {
        Relation::Share => share::reckon(known),
        Relation::Breakdown => breakdown::reckon(known),
        Relation::Change => change::reckon(known),
        Relation::Plan => plan::reckon(known),
        Relation::Conversion => conversion::reckon(known),
        Relation::Price => price::reckon(known),
        Relation::Repetition => repetition::reckon(known),
        Relation::Calendar => calendar::reckon(known),
        Relation::Whole => whole::reckon(known),
        Relation::Paper => paper::reckon(known),
    }
}
