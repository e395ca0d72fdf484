//! The points of a series, each as far as it is written out.

use super::super::{
    Evidence, Modifier, Shape, Tape, day,
    temporal::{DateExpr, Point, Tense, YearRef},
    time,
};

/// A point of a series, which may lack what a later one gives.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item {
    pub from: usize,
    pub to: usize,
    pub point: Point,
    pub evidence: Evidence,
    pub modifier: Option<Modifier>,
    pub shape: Option<Shape>,
}

impl Item {
    /// A day that is but a number: `22` of `22 và 23/6`.
    pub fn is_bare_number(&self, tape: &Tape) -> bool {
        is_bare_day(&self.point) && tape.is_digits(self.from)
    }

    pub fn new(from: usize, to: usize, date: DateExpr, evidence: Evidence) -> Self {
        Item {
            from,
            to,
            point: date.into(),
            evidence: if date.names_year() && evidence >= Evidence::Marked {
                Evidence::Certain
            } else {
                evidence
            },
            modifier: None,
            shape: None,
        }
    }
}

/// One point of a series. What is missing in it comes from the ones behind it.
pub(super) fn item(tape: &Tape, at: usize, before: Option<&Item>) -> Option<Item> {
    if let Some(item) = time_of_bare_day(tape, at) {
        return Some(item);
    }
    if let Some(found) = time::point(tape, at) {
        let clock_alone = found.point.date.is_none() && found.point.clock.is_some();
        let clocks = before.is_some_and(|b| b.point.clock.is_some() || is_bare_day(&b.point));
        if !clock_alone || found.evidence >= Evidence::Marked || clocks || before.is_none() {
            return Some(Item {
                from: at,
                to: found.to,
                point: found.point,
                evidence: found.evidence,
                modifier: found.modifier,
                shape: None,
            });
        }
    }
    let previous = before.and_then(|b| b.point.date);
    if let Some(item) = previous.and_then(|date| like(tape, at, date)) {
        return Some(item);
    }
    let found = if tape.is_digits(at) {
        let lead = if before.is_some() {
            day::Lead::Joined
        } else {
            day::Lead::Bare
        };
        day::numeric(tape, lead, at)
    } else if day::may_start(tape, at) {
        day::point(tape, at)
    } else {
        None
    };
    if let Some(found) = found {
        let year_alone =
            found.rule == "date.bare-year" && !matches!(previous, Some(DateExpr::Year(_)));
        if !year_alone {
            let shape = found.shape.map(|(shape, ..)| shape);
            return Some(Item {
                modifier: found.modifier,
                shape,
                ..Item::new(at, found.to, found.expr, found.evidence)
            });
        }
    }
    bare_day(tape, at)
}

/// `đêm 6`, `20h ngày 5`: a time whose day lacks its month.
pub(super) fn time_of_bare_day(tape: &Tape, at: usize) -> Option<Item> {
    let (point, to) = match time::part_of_day(tape, at) {
        Some((part, to)) => {
            let part = Some(part);
            (
                Point {
                    part,
                    ..Point::default()
                },
                to,
            )
        }
        None => {
            let (clock, to, _) = time::clock(tape, at)?;
            let clock = Some(clock);
            (
                Point {
                    clock,
                    ..Point::default()
                },
                to,
            )
        }
    };
    if point.part.is_none() && !tape.is(to, "ngày") {
        return None;
    }
    let day = bare_day(tape, to)?;
    // `tối 6 tháng 5`, `chiều 5-7` are no bare days, `tối 6-7/6` begins with one.
    let range = tape.is(day.to, "-") && tape.is(day.to + 2, "/") && tape.is_digits(day.to + 3);
    let comma = tape.is(day.to, ",") && !tape.glued(day.to + 1);
    let joined = tape.glued(day.to) && tape.is_digits(day.to + 1) && !range && !comma;
    (!joined && !tape.is(day.to, "tháng")).then_some(Item {
        from: at,
        point: Point {
            date: day.point.date,
            ..point
        },
        evidence: Evidence::Marked,
        ..day
    })
}

/// `từ chiều đến đêm qua`: a part of the day that a later one gives its day.
pub(super) fn part_alone(tape: &Tape, at: usize) -> Option<Item> {
    let (part, to) = time::part_of_day(tape, at)?;
    Some(Item {
        from: at,
        to,
        point: Point {
            part: Some(part),
            ..Point::default()
        },
        evidence: Evidence::Shape,
        modifier: None,
        shape: None,
    })
}

/// A bare number behind a point of another grain: `tháng 4-12/2016`, `quý I và II`, `năm 2002 và 2005`.
pub(super) fn like(tape: &Tape, at: usize, previous: DateExpr) -> Option<Item> {
    match previous {
        DateExpr::Month { .. } => {
            let month = tape
                .int(at)
                .filter(|m| (1..=12).contains(m) && tape.atom(at).span.len() <= 2)?;
            let (year, to) = day::year_behind(tape, at + 1);
            let continued = year == YearRef::Missing
                && tape.is_any(to, &["/", ".", ","])
                && tape.glued(to)
                && tape.glued(to + 1)
                && tape.is_digits(to + 1);
            // `tháng 01/2013, 1Pay` ends with the year.
            let counted = tape.glued(to) && tape.is_word(to)
                || tape.is_any(
                    to,
                    &["%", "giờ", "tháng", "năm", "ngày", "triệu", "tỷ", "tỉ"],
                )
                || tape.is_word(to) && tape.word_class(to).has(crate::lexicon::Class::COUNTED);
            (!continued && !counted).then(|| {
                Item::new(
                    at,
                    to,
                    DateExpr::Month {
                        year,
                        month,
                        tense: Tense::Open,
                    },
                    Evidence::Marked,
                )
            })
        }
        DateExpr::Quarter { .. } => {
            let number = at + usize::from(tape.is(at, "quý"));
            // `quý II, một vài phiên`
            if number == at && tape.is_any(at, &["một", "hai", "ba", "bốn", "tư"]) {
                return None;
            }
            let quarter = day::quarter_number(tape, number)?;
            let (year, to) = day::year_behind(tape, number + 1);
            Some(Item::new(
                at,
                to,
                DateExpr::Quarter { year, quarter },
                Evidence::Marked,
            ))
        }
        DateExpr::Decade(_) => {
            let found = day::decade_number(tape, at)?;
            Some(Item::new(at, found.to, found.expr, Evidence::Marked))
        }
        DateExpr::Year(_) => {
            let year = day::year_number(tape, at)?;
            let continued = tape.is_any(at + 1, &["/", ".", ","])
                && tape.glued(at + 1)
                && tape.glued(at + 2)
                && tape.is_digits(at + 2);
            (!continued).then(|| {
                Item::new(
                    at,
                    at + 1,
                    DateExpr::Year(YearRef::Known(year)),
                    Evidence::Context,
                )
            })
        }
        _ => None,
    }
}

/// `ngày 5`, `5`: a day whose month comes later.
pub(super) fn bare_day(tape: &Tape, at: usize) -> Option<Item> {
    let headed = tape.is_any(at, &["ngày", "hôm", "mùng", "mồng"]);
    let number = at + usize::from(headed);
    if !headed && at > 0 && tape.glued(at) && !tape.is_any(at - 1, &["-", "(", "\"", ","]) {
        return None;
    }
    let day = tape
        .int(number)
        .filter(|d| (1..=31).contains(d) && tape.atom(number).span.len() <= 2)?;
    let to = number + 1;
    if tape.is_any(to, &["/", ".", ":"])
        && tape.glued(to)
        && tape.is_digits(to + 1)
        && tape.glued(to + 1)
    {
        return None;
    }
    let date = DateExpr::Day {
        year: YearRef::Missing,
        month: None,
        day,
        tense: Tense::Open,
    };
    Some(Item::new(
        at,
        to,
        date,
        if headed {
            Evidence::Marked
        } else {
            Evidence::Shape
        },
    ))
}

pub(super) fn is_bare_day(point: &Point) -> bool {
    matches!(point.date, Some(DateExpr::Day { month: None, .. })) && point.clock.is_none()
}

pub(super) fn is_complete(point: &Point) -> bool {
    !matches!(point.date, Some(DateExpr::Day { month: None, .. }))
}
