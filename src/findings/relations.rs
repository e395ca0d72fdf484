//! The list of all relations: how each is recognised and reckoned.

use crate::findings::{
    breakdown, calendar, change, conversion,
    finding::Relation,
    link::{Known, Link, Reckoned},
    paper, plan, price, repetition,
    sentence::Sentence,
    share, whole,
};

/// How a relation is recognised in a sentence and the one before it, and how it is reckoned.
pub(crate) struct Recogniser {
    pub relation: Relation,
    pub link: fn(&Sentence, &Sentence, &mut Vec<Link>),
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
        link: |s, _, links| breakdown::link(s, links),
        reckon: breakdown::reckon,
    },
    Recogniser {
        relation: Relation::Change,
        link: |s, _, links| change::link(s, links),
        reckon: change::reckon,
    },
    Recogniser {
        relation: Relation::Plan,
        link: |s, _, links| plan::link(s, links),
        reckon: plan::reckon,
    },
    Recogniser {
        relation: Relation::Conversion,
        link: |s, _, links| conversion::link(s, links),
        reckon: conversion::reckon,
    },
    Recogniser {
        relation: Relation::Price,
        link: |s, _, links| price::link(s, links),
        reckon: price::reckon,
    },
    // Of figures that are far from each other `Repetitions` are gathered.
    Recogniser {
        relation: Relation::Repetition,
        link: |_, _, _| {},
        reckon: repetition::reckon,
    },
    Recogniser {
        relation: Relation::Calendar,
        link: |s, _, links| calendar::link(s, links),
        reckon: calendar::reckon,
    },
    Recogniser {
        relation: Relation::Whole,
        link: |s, _, links| whole::link(s, links),
        reckon: whole::reckon,
    },
    Recogniser {
        relation: Relation::Paper,
        link: |s, _, links| paper::link(s, links),
        reckon: paper::reckon,
    },
];
