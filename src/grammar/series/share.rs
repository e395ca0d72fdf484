//! What the points of a series give each other: `5 đến 10/3/2018` shares month and year.

use crate::{
    grammar::series::item::{Item, is_complete},
    phrase::{clock, day_part, phrases::Phrases},
    value::{
        moment::Clock,
        when::{DateExpr, LunarDay, LunarMonth, Point, Tense, YearRef},
    },
    vocabulary::named::GOES_ON_TO,
};

/// `từ 10 - 18 giờ`: a bare number before a clock time is an hour. The part of the day stands
/// once, behind the last: `từ 5 đến 7 giờ tối`, `từ bảy rưỡi đến chín giờ tối`.
pub(crate) fn share_clock(p: &Phrases, items: &mut [Item]) {
    for n in (0..items.len() - 1).rev() {
        let Item {
            point, from, to, ..
        } = items[n];
        let later = items[n + 1].point;
        let Some(end) = later.clock else { continue };
        let part = |from, to| (from..to).find_map(|at| Some(day_part::part_of_day(p, at)?.0));
        let own = match (point.date, point.clock) {
            (None, Some(clock)) if part(from, to).is_none() => clock,
            (
                Some(DateExpr::Day {
                    month: None,
                    day: hour,
                    ..
                }),
                None,
            ) if hour <= 24 => {
                let date = later.date;
                items[n].point = Point {
                    date,
                    ..Point::default()
                };
                Clock {
                    hour,
                    minute: 0,
                    second: None,
                }
            }
            _ => continue,
        };
        // `từ 8 giờ đến 5 giờ chiều`
        let moved = part(items[n + 1].from, items[n + 1].to).map(|part| Clock {
            hour: clock::in_part(own.hour, part),
            ..own
        });
        let moved = moved.filter(|clock| (clock.hour, clock.minute) < (end.hour, end.minute));
        items[n].point.clock = Some(moved.unwrap_or(own));
    }
}

/// Gives the items what the point behind them has, which is none of theirs.
pub(crate) fn lend(items: &mut Vec<Item>, lender: Item) -> Option<()> {
    items.push(lender);
    let shared = share(items);
    items.pop();
    shared
}

/// Gives each item what it lacks, first from the one behind it, then from the one before.
pub(crate) fn share(items: &mut [Item]) -> Option<()> {
    for n in (0..items.len() - 1).rev() {
        let later = items[n + 1].point;
        items[n].point = filled(items[n].point, &later)?;
    }
    for n in 1..items.len() {
        let earlier = items[n - 1].point;
        let later = &mut items[n].point;
        if let (Some(later), Some(earlier)) = (&mut later.date, earlier.date) {
            carry_year(later, &earlier);
        }
        // `từ 20h ngày 5/10 đến 22h`
        let hours = |point: &Point| point.clock.map(|clock| (clock.hour, clock.minute));
        if later.date.is_none() && hours(later) > hours(&earlier) {
            later.date = earlier.date;
        }
    }
    Some(())
}

/// `tối 27/5, 3/6 và 24/6`, `tối 6-7/6`: the part of the day stands once, at the beginning.
/// `sáng 5 đến 7/6` goes on to the whole day.
pub(crate) fn carry_part(p: &Phrases, items: &mut [Item]) {
    let Some(part) = items[0].point.part else {
        return;
    };
    for n in 1..items.len() {
        let item = items[n];
        let joined = !p.is(items[n - 1].to, GOES_ON_TO);
        let bare = item.point.clock.is_none() && item.point.part.is_none();
        if !(bare && joined && p.is_digits(item.from)) {
            return;
        }
        items[n].point.part = Some(part);
    }
}

/// An earlier point with the month, year and day of a later one.
pub(crate) fn filled(mut earlier: Point, later: &Point) -> Option<Point> {
    let (Some(date), Some(next)) = (earlier.date, later.date) else {
        // `từ 7h30 đến 9h30 ngày 18-9`: the day stands once, at the end.
        if earlier.date.is_none() && (earlier.clock.is_some() || earlier.part.is_some()) {
            earlier.date = match later.date {
                // `từ 21 giờ đến 3 giờ hôm sau` begins the day before.
                Some(DateExpr::DaySpoken(days)) => Some(DateExpr::DaySpoken(days - days.signum())),
                date => date,
            };
        }
        return is_complete(&earlier).then_some(earlier);
    };
    earlier.date = Some(match (date, next) {
        (
            DateExpr::Day {
                month: None, day, ..
            },
            next,
        ) => day_before(day, next)?,
        // `thứ Bảy và Chủ nhật tuần này`
        (
            DateExpr::Weekday {
                weekday,
                week: None,
                ..
            },
            DateExpr::Weekday { week, tense, .. },
        ) => DateExpr::Weekday {
            weekday,
            week,
            tense,
        },
        (date, next) => with_year_of(date, next),
    });
    Some(earlier)
}

/// The day of this number before `next`, which gives it month and year.
fn day_before(day: u32, next: DateExpr) -> Option<DateExpr> {
    Some(match next {
        DateExpr::Day {
            year,
            month: Some(month),
            day: last,
            tense,
        } => {
            // `từ 29 đến 5/7` begins in June.
            let (month, back) = month_of(day, month, last);
            DateExpr::Day {
                year: year_before(year, back),
                month: Some(month),
                day,
                tense,
            }
        }
        // `đêm 23, rạng sáng nay 24/5`
        DateExpr::Restated {
            year,
            month,
            day: last,
            ..
        } => {
            let (month, back) = month_of(day, month.into(), last.into());
            DateExpr::Day {
                year: year_before(year, back),
                month: Some(month),
                day,
                tense: Tense::Open,
            }
        }
        DateExpr::DayOfMonth { offset, .. } => DateExpr::DayOfMonth { offset, day },
        DateExpr::Lunar {
            year,
            month,
            day: last,
        } => {
            let (month, back) = match (month, last) {
                (Some(month), LunarDay::Number(last)) if day > last => {
                    let (number, back) = month_of(day, month.number, last);
                    (Some(LunarMonth::plain(number)), back)
                }
                (month, _) => (month, false),
            };
            DateExpr::Lunar {
                year: year_before(year, back),
                month,
                day: if day == 30 {
                    LunarDay::Last
                } else {
                    LunarDay::Number(day)
                },
            }
        }
        _ => return None,
    })
}

/// The month of a day before the day `last` of `month`, and whether it is of the year before.
fn month_of(day: u32, month: u32, last: u32) -> (u32, bool) {
    match month {
        _ if day <= last => (month, false),
        1 => (12, true),
        month => (month - 1, false),
    }
}

/// A date without year, of the year of the date `next` behind it.
fn with_year_of(date: DateExpr, next: DateExpr) -> DateExpr {
    match (date, next) {
        (
            DateExpr::Day {
                year: YearRef::Missing,
                month: Some(month),
                day,
                tense: own,
            },
            DateExpr::Day {
                year,
                month: Some(last),
                ..
            }
            | DateExpr::Month {
                year, month: last, ..
            },
        ) => DateExpr::Day {
            year: year_before(year, month > last),
            month: Some(month),
            day,
            // A month behind says nothing of the direction.
            tense: match next {
                DateExpr::Day { tense, .. } => tense,
                _ => own,
            },
        },
        (
            DateExpr::Month {
                year: YearRef::Missing,
                month,
                ..
            },
            DateExpr::Month {
                year,
                month: last,
                tense,
            },
        ) => DateExpr::Month {
            year: year_before(year, month > last),
            month,
            tense,
        },
        (
            DateExpr::Quarter {
                year: YearRef::Missing,
                quarter,
            },
            DateExpr::Quarter { year, .. },
        ) => DateExpr::Quarter { year, quarter },
        (date, _) => date,
    }
}

/// The year of `25/12 đến 5/1/2018` is the one before.
fn year_before(year: YearRef, is_later: bool) -> YearRef {
    match year {
        YearRef::Known(known) if is_later => YearRef::Known(known - 1),
        YearRef::Short(short) if is_later => YearRef::Short((short + 99) % 100),
        year => year,
    }
}

/// `từ 5/3/2018 đến 10/3`: the year stands at the beginning.
pub(crate) fn carry_year(later: &mut DateExpr, earlier: &DateExpr) {
    if let DateExpr::Restated { year, month, .. } = *earlier {
        let month = DateExpr::Month {
            year,
            month: month.into(),
            tense: Tense::Open,
        };
        return carry_year(later, &month);
    }
    match (later, earlier) {
        (
            DateExpr::Day {
                year,
                month: Some(month),
                ..
            }
            | DateExpr::Month { year, month, .. },
            DateExpr::Day {
                year: YearRef::Known(known),
                month: Some(first),
                ..
            }
            | DateExpr::Month {
                year: YearRef::Known(known),
                month: first,
                ..
            },
        ) if *year == YearRef::Missing => {
            *year = YearRef::Known(known + i32::from(*month < *first))
        }
        _ => {}
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Grain {
    Clock,
    Part,
    Day,
    Month,
    Quarter,
    Year,
    Decade,
    Weekday,
    Other,
}

pub(crate) fn grain(point: &Point) -> Grain {
    if point.clock.is_some() {
        return Grain::Clock;
    }
    if point.part.is_some() {
        return Grain::Part;
    }
    match point.date {
        Some(
            DateExpr::Day { .. }
            | DateExpr::DayOffset(_)
            | DateExpr::DaySpoken(_)
            | DateExpr::Restated { .. }
            | DateExpr::Lunar { .. }
            | DateExpr::DayOfMonth { .. },
        ) => Grain::Day,
        Some(DateExpr::Month { .. } | DateExpr::MonthOffset(_) | DateExpr::LunarMonth { .. }) => {
            Grain::Month
        }
        Some(DateExpr::Quarter { .. }) => Grain::Quarter,
        Some(DateExpr::Year(_)) => Grain::Year,
        Some(DateExpr::Decade(_)) => Grain::Decade,
        Some(DateExpr::Weekday { .. }) => Grain::Weekday,
        _ => Grain::Other,
    }
}
