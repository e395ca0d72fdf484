//! `paper`: a paper and the date that it was issued, against the year in its number.

use crate::{
    findings::{
        finding::{Arithmetic, Relation, Role, Told},
        link::{Known, Link, Outcome, Reckoned, Said},
        sentence::Sentence,
    },
    value::{fact::Value, moment::DateValue},
};

/// Links each paper with the date behind it.
pub(crate) fn link(s: &Sentence, links: &mut Vec<Link>) {
    for n in 1..s.len() {
        let (paper, date) = (s.fact(n - 1), s.fact(n));
        let is_paper = paper.is_some_and(|fact| matches!(fact.value, Value::Document(_)));
        if is_paper && date.is_some_and(|fact| matches!(fact.value, Value::Date(_))) {
            let link = Link::new(Relation::Paper, "paper.date", Said::Plainly);
            links.push(link.with(Role::Paper, s, n - 1).with(Role::Date, s, n));
        }
    }
}

/// The year of the paper and that of its date.
pub(crate) fn reckon(known: &Known) -> Option<Reckoned> {
    let (Value::Document(paper), Value::Date(date)) = (&known.fact(0).value, &known.fact(1).value)
    else {
        return None;
    };
    // On a day that does not exist nothing was issued.
    let is_day = matches!(date.date, Some(DateValue::Day { day: Some(_), .. }));
    if paper.issued != Some(*date) || !is_day {
        return None;
    }
    let issued = date.date.and_then(|date| date.year());
    // Papers of the first days of a year may have the number of the last one, but not the
    // other way round; a date without a year has none to differ.
    let written = issued.filter(|year| {
        known
            .fact(1)
            .span
            .text(known.text)
            .contains(&year.to_string())
    });
    let (stated, derived) = match (paper.year, written) {
        (Some(year), Some(issued)) => (Told::Number(year.into()), Told::Number(issued.into())),
        _ => (Told::Date(*date), Told::Date(*date)),
    };
    let agrees = stated == derived;
    Some(Reckoned {
        arithmetic: Arithmetic::Calendar(Told::Date(*date)),
        stated,
        derived,
        outcome: Outcome::Plain(agrees),
    })
}
