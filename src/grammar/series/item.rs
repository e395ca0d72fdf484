//! The points of a series, each as far as it is written out.

use crate::{
    grammar::{clock_time, point},
    phrase::{clock, day_part, numeral, phrases::Phrases, unit},
    tape::Case,
    value::{
        evidence::{Evidence, Shape},
        modifier::Modifier,
        when::{DateExpr, Point, Tense, YearRef},
    },
    vocabulary::{
        class::Class,
        named::{
            AT_PRESENT, COLON, COMMA, DASH, DAY, DAY_OF_STORY, DECIMAL_SIGN, DOT, DOUBLE_QUOTE,
            EARLY_DAY, FROM, HOUR, MEASURES_NOT_MONTHS, MONTH, MONTHS, ONE_TO_FOUR, OPEN_BRACKET,
            QUARTER, SLASH, UP_TO_WORDS,
        },
        set::Set,
    },
};

/// What stands inside a figure or a date in digits.
const INSIDE_FIGURE: &Set = &DECIMAL_SIGN.or(SLASH);
const CLOCK_OR_DATE_SIGN: &Set = &SLASH.or(DOT).or(COLON);
/// What may stand glued before the number of a day.
const GLUED_BEFORE_DAY: &Set = &DASH.or(OPEN_BRACKET).or(DOUBLE_QUOTE).or(COMMA);
const DAY_HEAD: &Set = &DAY.or(DAY_OF_STORY).or(EARLY_DAY);

/// A point of a series, which may lack what a later one gives.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Item {
    pub from: usize,
    pub to: usize,
    pub point: Point,
    pub evidence: Evidence,
    pub modifier: Option<Modifier>,
    pub shape: Option<Shape>,
}

impl Item {
    /// A day that is but a number: `22` of `22 và 23/6`.
    pub fn is_bare_number(&self, p: &Phrases) -> bool {
        is_bare_day(&self.point) && p.is_digits(self.from)
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
pub(crate) fn item(p: &Phrases, at: usize, before: Option<&Item>) -> Option<Item> {
    if let Some(item) = time_of_bare_day(p, at) {
        return Some(item);
    }
    if let Some(found) = clock_time::point(p, at) {
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
    if let Some(item) = previous.and_then(|date| like(p, at, date)) {
        return Some(item);
    }
    let found = if p.is_digits(at) {
        let lead = if before.is_some() || opens_days(p, at) {
            point::Lead::Joined
        } else {
            point::Lead::Bare
        };
        point::numeric(p, lead, at)
    } else if point::may_start(p, at) {
        point::point(p, at)
    } else {
        None
    };
    if let Some(found) = found {
        let year_alone =
            found.rule == "date.bare-year" && !matches!(previous, Some(DateExpr::Year(_)));
        // `từ 2011 đến nay`
        let up_to = || {
            p.phrase(found.to, UP_TO_WORDS)
                .filter(|_| p.behind(at, FROM))
        };
        if !year_alone || up_to().is_some_and(|to| now(p, to).is_some()) {
            let shape = found.shape.map(|(shape, ..)| shape);
            return Some(Item {
                modifier: found.modifier,
                shape,
                ..Item::new(at, found.to, found.expr, found.evidence)
            });
        }
    }
    bare_day(p, at)
}

/// `nay`, `hiện nay`, `thời điểm này`: the atom behind.
pub(crate) fn now(p: &Phrases, at: usize) -> Option<usize> {
    let to = p.phrase(at, AT_PRESENT)?;
    // `đến giờ làm việc`, but `đến giờ vẫn mưa`
    let goes_on = p.is_word(to) && !p.class(to).has(Class::FUNCTION) || p.is_digits(to);
    let other = to == at + 1 && p.is(at, HOUR) && goes_on;
    (!other).then_some(to)
}

/// `28 tháng 7 tới 15 tháng 9`: two days of months are joined.
fn opens_days(p: &Phrases, at: usize) -> bool {
    let joined = |end: usize| {
        let next = if p.is(end, DASH) {
            Some(end + 1)
        } else {
            p.phrase(end, UP_TO_WORDS)
        };
        next.is_some_and(|next| p.is_digits(next) && p.is(next + 1, MONTH) && p.is_digits(next + 2))
    };
    p.is(at + 1, MONTH) && point::month_number(p, at + 2).is_some_and(|(_, end, _)| joined(end))
}

/// `đêm 6`, `20h ngày 5`: a time whose day lacks its month.
pub(crate) fn time_of_bare_day(p: &Phrases, at: usize) -> Option<Item> {
    let (point, to) = match day_part::part_of_day(p, at) {
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
            let (clock, to, _) = clock::clock(p, at)?;
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
    if point.part.is_none() && !p.is(to, DAY) {
        return None;
    }
    let day = bare_day(p, to)?;
    // `tối 6 tháng 5`, `chiều 5-7` are no bare days, `tối 6-7/6` begins with one.
    let range = p.is(day.to, DASH) && p.is(day.to + 2, SLASH) && p.is_digits(day.to + 3);
    let comma = p.is(day.to, COMMA) && !p.glued(day.to + 1);
    let joined = p.glued(day.to) && p.is_digits(day.to + 1) && !range && !comma;
    (!joined && !p.is(day.to, MONTH)).then_some(Item {
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
pub(crate) fn part_alone(p: &Phrases, at: usize) -> Option<Item> {
    let (part, to) = day_part::part_of_day(p, at)?;
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
pub(crate) fn like(p: &Phrases, at: usize, previous: DateExpr) -> Option<Item> {
    match previous {
        DateExpr::Month { month: first, .. } => {
            // `tháng Tám, Chín, Mười`
            let beside_name = p.lexeme(at.saturating_sub(2), MONTHS).is_some();
            let named = p.is_digits(at) || beside_name && p.atom(at).case == Case::Title;
            let (month, end, _) = point::month_number(p, at).filter(|_| named)?;
            let (year, to) = point::year_behind(p, end);
            let continued = year == YearRef::Missing
                && p.is(to, INSIDE_FIGURE)
                && p.glued(to)
                && p.glued(to + 1)
                && p.is_digits(to + 1);
            // `tháng 01/2013, 1Pay` ends with the year.
            // `tháng 6-7 nước dâng`
            let ranged = p.is(at - 1, DASH) && p.glued(at - 1) && p.glued(at) && first < month;
            let counted = p.glued(to) && p.is_word(to)
                || p.is(to, MEASURES_NOT_MONTHS)
                || !ranged && p.is_word(to) && p.word_has(to, Class::COUNTED);
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
            let number = at + usize::from(p.is(at, QUARTER));
            // `quý II, một vài phiên`
            if number == at && p.is(at, ONE_TO_FOUR) {
                return None;
            }
            let quarter = point::quarter_number(p, number)?;
            let (year, to) = point::year_behind(p, number + 1);
            Some(Item::new(
                at,
                to,
                DateExpr::Quarter { year, quarter },
                Evidence::Marked,
            ))
        }
        DateExpr::Decade(_) => {
            let found = point::decade_number(p, at)?;
            // `những năm 80, 90 người ở đây`
            let number = numeral::number(p, at)?;
            let other = number.end > found.to || unit::is_of_something(p, &number);
            (!other).then(|| Item::new(at, found.to, found.expr, Evidence::Marked))
        }
        DateExpr::Year(_) => {
            let year = point::year_number(p, at)?;
            // `năm 2019, 2021,2023`
            let listed = p.is(at + 1, COMMA) && point::year_number(p, at + 2).is_some();
            let continued = !listed
                && p.is(at + 1, INSIDE_FIGURE)
                && p.glued(at + 1)
                && p.glued(at + 2)
                && p.is_digits(at + 2);
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
pub(crate) fn bare_day(p: &Phrases, at: usize) -> Option<Item> {
    let headed = p.is(at, DAY_HEAD);
    let number = at + usize::from(headed);
    if !headed && at > 0 && p.glued(at) && !p.behind(at, GLUED_BEFORE_DAY) {
        return None;
    }
    let in_digits = p.int(number).filter(|_| p.atom(number).span.len() <= 2);
    let in_words = || numeral::spelt_out(p, number).filter(|_| p.is(at, EARLY_DAY));
    let day = in_digits.map(|day| (day, number + 1)).or_else(in_words);
    let (day, to) = day.filter(|(day, _)| (1..=31).contains(day))?;
    if p.is(to, CLOCK_OR_DATE_SIGN) && p.glued(to) && p.is_digits(to + 1) && p.glued(to + 1) {
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

pub(crate) fn is_bare_day(point: &Point) -> bool {
    matches!(point.date, Some(DateExpr::Day { month: None, .. })) && point.clock.is_none()
}

pub(crate) fn is_complete(point: &Point) -> bool {
    !matches!(point.date, Some(DateExpr::Day { month: None, .. }))
}
