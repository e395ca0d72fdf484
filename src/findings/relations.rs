//! The list of all relations: how each is recognised and reckoned.

use crate::findings::{
    breakdown, calendar, change, conversion,
    finding::Relation,
    link::{Known, Link, Reckoned},
    paper, plan, price, repetition,
    sentence::Sentence,
    share, whole,
};

/// How a relation is recognised in a sentence, and how it is reckoned.
pub(crate) struct Recogniser {
    pub relation: Relation,
    pub link: fn(&Sentence, &mut Vec<Link>),
    pub reckon: fn(&Known) -> Option<Reckoned>,
}

/// All relations, those whose facts others may leave alone first.
pub(crate) const RECOGNISERS: [Recogniser; 10] = [
    Recogniser {
        relation: Relation::Share,
        link: share::link,
        reckon: share::reckon,
    },
    Recogniser {
        relation: Relation::Breakdown,
        link: breakdown::link,
        reckon: breakdown::reckon,
    },
    Recogniser {
        relation: Relation::Change,
        link: change::link,
        reckon: change::reckon,
    },
    Recogniser {
        relation: Relation::Plan,
        link: plan::link,
        reckon: plan::reckon,
    },
    Recogniser {
        relation: Relation::Conversion,
        link: conversion::link,
        reckon: conversion::reckon,
    },
    Recogniser {
        relation: Relation::Price,
        link: price::link,
        reckon: price::reckon,
    },
    // Figures that are far from each other are linked when all are read.
    Recogniser {
        relation: Relation::Repetition,
        link: |_, _| {},
        reckon: repetition::reckon,
    },
    Recogniser {
        relation: Relation::Calendar,
        link: calendar::link,
        reckon: calendar::reckon,
    },
    Recogniser {
        relation: Relation::Whole,
        link: whole::link,
        reckon: whole::reckon,
    },
    Recogniser {
        relation: Relation::Paper,
        link: paper::link,
        reckon: paper::reckon,
    },
];
