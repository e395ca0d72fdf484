//! The calendar point at an atom.

use crate::{
    grammar::point::{
        edge::{edge, edge_of_story},
        english::month_day_year,
        era::{century, decades, named_season, summer},
        found::{Found, Reader, read_by},
        headed::headed,
        lunar::named_eve,
        lunar_day::full_moon,
        month::month_alone,
        numeric::{Lead, numeric},
        quarter::{quarter, quarter_by_letter},
        same::same,
        week::week,
        weekday::weekday,
        year::year,
    },
    phrase::phrases::Phrases,
    vocabulary::{
        named::{
            CENTURY_HEAD, DAY_HEAD, DAY_OF_STORY, DECADE_HEAD, EDGE_HEAD, ENGLISH_MONTHS,
            FULL_MOON, HANDING_OVER, MONTH, MONTH_LETTERS, QUARTER, QUARTER_LETTER, SAME, SEASON,
            SHORT_MONTH, SUMMER, WEEK, WEEKDAY_HEAD, YEAR,
        },
        set::Set,
    },
};

/// The words that a calendar point begins with, and what reads on from them.
const READERS: &[(&Set, Reader)] = &[
    (EDGE_HEAD, edge),
    (DAY_OF_STORY, edge_of_story),
    (DAY_HEAD, headed),
    (MONTH, month_alone),
    (SHORT_MONTH, month_alone),
    (MONTH_LETTERS, month_alone),
    (QUARTER, quarter),
    (QUARTER_LETTER, quarter_by_letter),
    (YEAR, year),
    (DECADE_HEAD, decades),
    (CENTURY_HEAD, century),
    (WEEK, week),
    (WEEKDAY_HEAD, weekday),
    (SAME, same),
    (FULL_MOON, full_moon),
    (HANDING_OVER, named_eve),
    (SUMMER, summer),
    (SEASON, named_season),
    (ENGLISH_MONTHS.heads(), month_day_year),
];

/// The words of all of them.
pub(crate) static HEADS: Set = {
    let mut heads = READERS[0].0.or(READERS[1].0);
    let mut n = 2;
    while n < READERS.len() {
        heads = heads.or(READERS[n].0);
        n += 1;
    }
    heads
};

/// Whether a calendar point may begin at the atom; keeps the tape's walk cheap.
pub(crate) fn may_start(p: &Phrases, at: usize) -> bool {
    p.is_digits(at) || p.is(at, &HEADS)
}

/// The calendar point that begins at `at`, the longest reading of it.
pub(crate) fn point(p: &Phrases, at: usize) -> Option<Found> {
    p.dates.at(at, || {
        if p.is_digits(at) {
            numeric(p, Lead::Bare, at)
        } else {
            read_by(READERS, p, at)
        }
    })
}
