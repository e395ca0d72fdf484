//! The year at the end of what is told stage by stage is that of every stage:
//! `sơ khảo ngày 3-4, bán kết ngày 20-5, chung kết ngày 11-6-2015`.

use crate::{
    settle::time::Time,
    value::when::{DateExpr, End, Point, Tense, When, YearRef},
    vocabulary::WordId,
};

/// So many stages leave no doubt that they are some; two do where their clauses begin alike:
/// `giai đoạn một từ …; giai đoạn hai từ …`.
const LEAST: usize = 3;

/// Gives the stages among these times, in the order of the text, the year of the last of them.
pub(crate) fn lend_years(times: &mut [Time]) {
    for last in 1..times.len() {
        let Some(year) = year_at_end(&times[last].when) else {
            continue;
        };
        let mut first = last;
        while first > 0 && leads_on(&times[first - 1], &times[first]) {
            first -= 1;
        }
        let head = times[last].place.head;
        let own_clause = times[last].place.clause > times[last - 1].place.clause;
        let alike = own_clause && head != WordId::NONE && times[first].place.head == head;
        if last + 1 - first >= LEAST || first < last && alike {
            for time in &mut times[first..last] {
                set_year(&mut time.when, year);
            }
        }
    }
}

/// Whether a time without its year is the stage before the next one: in a clause of its own, not later.
fn leads_on(stage: &Time, next: &Time) -> bool {
    let begins = next.place.joined.or(next.place.clause);
    let same_sentence = stage.place.sentence == next.place.sentence;
    let apart = same_sentence && begins.is_some_and(|at| at > stage.place.at);
    let plain = |time: &Time| !time.place.aside && !time.place.compared;
    let bare = last_of(&stage.when).is_some_and(|point| year_of(point) == Some(YearRef::Missing));
    let rises = match (last_of(&stage.when), first_of(&next.when)) {
        (Some(stage), Some(next)) => order(stage) <= order(next),
        _ => false,
    };
    apart && plain(stage) && plain(next) && bare && rises
}

fn year_at_end(when: &When) -> Option<YearRef> {
    let year = year_of(last_of(when)?)?;
    matches!(year, YearRef::Known(_) | YearRef::Short(_)).then_some(year)
}

fn first_of(when: &When) -> Option<&Point> {
    match when {
        When::Point(point) | When::Range(End::At(point), _) => Some(point),
        When::List(points) => points.first(),
        _ => None,
    }
}

fn last_of(when: &When) -> Option<&Point> {
    match when {
        When::Point(point) | When::Range(_, End::At(point)) => Some(point),
        When::List(points) => points.last(),
        _ => None,
    }
}

/// The year of a day or month that is told of without a direction.
fn year_of(point: &Point) -> Option<YearRef> {
    match point.date? {
        DateExpr::Day {
            year,
            month: Some(_),
            tense: Tense::Open,
            ..
        }
        | DateExpr::Month {
            year,
            tense: Tense::Open,
            ..
        } => Some(year),
        _ => None,
    }
}

fn order(point: &Point) -> (u32, u32) {
    match point.date {
        Some(DateExpr::Day {
            month: Some(month),
            day,
            ..
        }) => (month, day),
        Some(DateExpr::Month { month, .. }) => (month, 0),
        _ => (0, 0),
    }
}

fn set_year(when: &mut When, known: YearRef) {
    let set = |point: &mut Point| {
        if let Some(DateExpr::Day { year, .. } | DateExpr::Month { year, .. }) = &mut point.date
            && *year == YearRef::Missing
        {
            *year = known;
        }
    };
    match when {
        When::Point(point) => set(point),
        When::Range(begin, end) => {
            for end in [begin, end] {
                if let End::At(point) = end {
                    set(point);
                }
            }
        }
        When::List(points) => points.iter_mut().for_each(set),
        _ => {}
    }
}
