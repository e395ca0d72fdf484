//! The list of all relations: how each is recognised and reckoned.

use crate::findings::{
    breakdown, calendar, casualties, change, conversion,
    finding::Relation,
    link::{Known, Link, Reckoned},
    marks::Marks,
    paper, plan, price, repetition, rest,
    sentence::Sentence,
    share, those, turns, whole, zones,
};

/// How a relation is recognised in a sentence, and how it is reckoned.
pub(crate) struct Recogniser {
    pub relation: Relation,
    pub linkers: &'static [Linker],
    pub reckon: fn(&Known) -> Option<Reckoned>,
}

/// What links facts of a sentence that has one of each of both; elsewhere it would find nothing.
pub(crate) struct Linker {
    pub needs: [Marks; 2],
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
const TIMES: Marks = Marks::TIME.twice();

/// One of some kinds, or words that say one thing or another.
const FIGURE: Marks = Marks::AMOUNT.or(Marks::PERCENT);
const FRACTION_OR_SUM: Marks = Marks::FRACTION.or(Marks::SUM);
const FRACTION_OR_PART: Marks = Marks::FRACTION.or(Marks::SO_MANY_OF).or(Marks::HAS_SO_MANY);
const PRICED: Marks = Marks::PRICE.or(Marks::MAKES_TOTAL).or(Marks::EACH);
const STEPS: Marks = Marks::MOVES
    .or(Marks::FROM_LEVEL)
    .or(Marks::AS_MANY_TIMES)
    .or(Marks::BALANCES);
const POINT: Marks = Marks::DATE.or(Marks::TIME);
const OTHERS: Marks = Marks::OTHERS.or(Marks::THE_REST);

/// All relations, those whose facts others may leave alone first.
pub(crate) const RECOGNISERS: [Recogniser; 10] = [
    Recogniser {
        relation: Relation::Share,
        linkers: &[Linker {
            needs: [Marks::PERCENT, FACTS],
            link: share::link,
        }],
        reckon: share::reckon,
    },
    Recogniser {
        relation: Relation::Breakdown,
        linkers: &[
            Linker {
                needs: [SUMS, ANY],
                link: breakdown::parts_behind,
            },
            Linker {
                needs: [SUMS, Marks::MAKES_TOTAL.or(Marks::SO_MANY_OF)],
                link: breakdown::parts_before,
            },
            Linker {
                needs: [Marks::FRACTION, Marks::COUNT],
                link: breakdown::results,
            },
            Linker {
                needs: [Marks::SUM, Marks::THE_REST],
                link: rest::link,
            },
            Linker {
                needs: [Marks::SUM, Marks::OPENS_PARTS],
                link: those::link,
            },
            Linker {
                needs: [COUNTS, Marks::HURT],
                link: casualties::link,
            },
        ],
        reckon: breakdown::reckon,
    },
    Recogniser {
        relation: Relation::Change,
        linkers: &[
            Linker {
                needs: [FIGURE, STEPS],
                link: change::link,
            },
            Linker {
                needs: [AMOUNTS.or(PERCENTS), Marks::TURNS],
                link: turns::link,
            },
        ],
        reckon: change::reckon,
    },
    Recogniser {
        relation: Relation::Plan,
        linkers: &[Linker {
            needs: [Marks::PERCENT, Marks::PLANNED],
            link: plan::link,
        }],
        reckon: plan::reckon,
    },
    Recogniser {
        relation: Relation::Conversion,
        linkers: &[
            Linker {
                needs: [TIMES, ANY],
                link: zones::link,
            },
            Linker {
                needs: [AMOUNTS, Marks::CONVERTS],
                link: conversion::link,
            },
        ],
        reckon: conversion::reckon,
    },
    Recogniser {
        relation: Relation::Price,
        linkers: &[Linker {
            needs: [Marks::SUM, PRICED],
            link: price::link,
        }],
        reckon: price::reckon,
    },
    // Figures that are far from each other are linked when all are read.
    Recogniser {
        relation: Relation::Repetition,
        linkers: &[],
        reckon: repetition::reckon,
    },
    Recogniser {
        relation: Relation::Calendar,
        linkers: &[Linker {
            needs: [calendar::OWN, ANY],
            link: calendar::link,
        }],
        reckon: calendar::reckon,
    },
    Recogniser {
        relation: Relation::Whole,
        linkers: &[
            Linker {
                needs: [FRACTION_OR_SUM, FRACTION_OR_PART],
                link: whole::parts,
            },
            Linker {
                needs: [PERCENTS, ANY],
                link: whole::percentages,
            },
            Linker {
                needs: [Marks::PERCENT, OTHERS],
                link: whole::others,
            },
        ],
        reckon: whole::reckon,
    },
    Recogniser {
        relation: Relation::Paper,
        linkers: &[Linker {
            needs: [Marks::DOCUMENT, POINT],
            link: paper::link,
        }],
        reckon: paper::reckon,
    },
];
