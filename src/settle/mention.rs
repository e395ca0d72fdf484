//! [`Mention`]: a calendar point that a text names, as far as it may tell when the text was
//! published.

use chrono::{Datelike, NaiveDate};

use crate::{
    settle::{calendar::add_days, place::Place, spoken::Spoken, time::Time},
    value::{
        fact::Fact,
        kind::Kind,
        modifier::Modifier,
        when::{DateExpr, End, PartUnit, Point, Relative, Side, When, YearRef},
    },
};

/// A day of any year as a number: months of 31 days. Those of one year are in order, and a
/// year later a day is [`YEAR`] on.
pub(super) type DayOfYear = i32;

pub(super) const YEAR: i32 = 12 * MONTH;
const MONTH: i32 = 31;

/// A calendar point that the text names.
#[derive(Clone, Copy)]
pub(super) struct Mention {
    pub year: Option<i32>,
    /// Its month and day, where it is a day.
    pub day: Option<(u32, u32)>,
    /// How far into its year it is known to reach.
    pub reach: Option<DayOfYear>,
    pub grain: Grain,
    pub stance: Stance,
    /// A beginning, middle or end of it is meant.
    pub part: Option<Modifier>,
    /// A time of the day is told with it.
    pub on_clock: bool,
    /// The weekday of its day without a year; Monday is 0.
    pub weekday: Option<i32>,
    /// How its expression stands in its sentence.
    pub place: Place,
}

#[derive(Clone, Copy, PartialEq)]
pub(super) enum Grain {
    Day,
    Month,
    Part,
    Year,
    /// A year in a list of them, and the first one of `nhiệm kỳ 2016-2021`.
    ListedYear,
    /// The first one of `mùa giải 2017-2018`.
    SeasonFrom,
    /// `năm nay`
    ThisYear,
    /// `hôm nay (9/10)`, `hôm nay 9/10/2018`
    Today,
    /// `cùng kỳ năm 2017`
    SamePeriod,
}

/// How the text speaks of it.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Stance {
    Told,
    Named,
    Held,
    Compared,
    Ahead,
    Aside,
}

impl Stance {
    fn of(place: &Place) -> Stance {
        if place.aside {
            Stance::Aside
        } else if place.compared {
            Stance::Compared
        } else if place.sought {
            Stance::Ahead
        } else if place.held {
            Stance::Held
        } else if place.bare {
            Stance::Named
        } else if place.planned || place.planned_here || place.ahead {
            Stance::Ahead
        } else {
            Stance::Told
        }
    }
}

impl Mention {
    pub fn is_present(&self) -> bool {
        !matches!(self.stance, Stance::Ahead | Stance::Aside) && self.grain != Grain::SamePeriod
    }

    pub fn is_told(&self) -> bool {
        matches!(self.stance, Stance::Told | Stance::Held)
    }

    /// Whether it is a year and no more.
    pub fn is_year(&self) -> bool {
        matches!(
            self.grain,
            Grain::Year | Grain::ListedYear | Grain::SeasonFrom
        )
    }

    pub fn is_day(&self) -> bool {
        matches!(self.grain, Grain::Day | Grain::Today)
    }
}

/// The place of a day in any year.
pub(super) fn day_of_year((month, day): (u32, u32)) -> DayOfYear {
    month as i32 * MONTH + day as i32
}

/// The calendar points of a time.
pub(super) fn read(time: &Time, fact: &Fact, mentions: &mut Vec<Mention>) {
    let told = Mention {
        year: None,
        day: None,
        reach: None,
        grain: Grain::Year,
        stance: Stance::of(&time.place),
        part: fact
            .modifier
            .filter(|modifier| matches!(modifier, Modifier::Start | Modifier::Mid | Modifier::End)),
        on_clock: fact.kind() == Kind::Time,
        weekday: None,
        place: time.place,
    };
    let mut point = |point: &Point, told: Mention| {
        mentions.extend(point.date.and_then(|date| told.of(date)));
    };
    match &time.when {
        When::Point(at) => point(at, told),
        When::List(points) => {
            let grain = Grain::ListedYear;
            points
                .iter()
                .for_each(|at| point(at, Mention { grain, ..told }));
        }
        When::Range(begin, end) => {
            if let End::At(begin) = begin {
                let grain = match years(begin, end) {
                    Some(1) if time.place.season || time.place.bare => Grain::SeasonFrom,
                    Some(_) => Grain::ListedYear,
                    None => told.grain,
                };
                point(begin, Mention { grain, ..told });
            }
            if let End::At(end) = end {
                // `nhiệm kỳ 2016-2021` is not over.
                let stance = match end.date {
                    Some(DateExpr::Year(_)) => Stance::Ahead,
                    _ => told.stance,
                };
                let place = told.place.of_end();
                point(
                    end,
                    Mention {
                        stance,
                        place,
                        ..told
                    },
                );
            }
        }
        When::Parts {
            count,
            unit,
            side,
            of,
        } => {
            mentions.extend(told.of(*of).map(|part| Mention {
                grain: Grain::Part,
                reach: reach_of_parts(*count, *unit, *side),
                ..part
            }));
        }
        When::SamePeriod(year) => {
            let same = told.of(DateExpr::Year(*year));
            mentions.extend(same.map(|year| Mention {
                grain: Grain::SamePeriod,
                stance: Stance::Compared,
                ..year
            }));
        }
    }
}

/// From which year to which one it goes, where it names no more: `mùa giải 2017-2018` is 1.
fn years(begin: &Point, end: &End) -> Option<i32> {
    let year = |point: &Point| match point.date {
        Some(DateExpr::Year(YearRef::Known(year))) => Some(year),
        _ => None,
    };
    match end {
        End::At(end) => Some(year(end)? - year(begin)?),
        End::Now => None,
    }
}

/// How far the first parts of a year reach; the last ones may be still to come.
fn reach_of_parts(count: u32, unit: PartUnit, side: Side) -> Option<DayOfYear> {
    let months = match unit {
        PartUnit::Month => 1,
        PartUnit::Quarter => 3,
        PartUnit::Half => 6,
        PartUnit::Day | PartUnit::Week => return None,
    };
    (side == Side::First).then(|| mid_of(months * count.min(12 / months)))
}

/// About the middle of a month, in which what is told of it is told at the earliest.
fn mid_of(month: u32) -> DayOfYear {
    const MID: u32 = 12;
    day_of_year((month, MID))
}

impl Mention {
    /// What is told of this date; nothing of one that hangs on others.
    fn of(self, date: DateExpr) -> Option<Mention> {
        const LATE: u32 = 26;
        const NOVEMBER: u32 = 11;
        let ends = self.part == Some(Modifier::End);
        let none = (None, None);
        let (year, (day, reach), grain) = match date {
            DateExpr::Day {
                year,
                month: Some(month),
                day,
                ..
            } => (year, of_day((month, day)), Grain::Day),
            DateExpr::Lunar {
                year: year @ YearRef::Known(_),
                month,
                day,
            } => {
                let solar = Spoken::default().lunar(year, month, day)?;
                let day = of_day((solar.month(), solar.day()));
                (YearRef::Known(solar.year()), day, Grain::Day)
            }
            DateExpr::Month { year, month, .. } => {
                let late = ends.then(|| day_of_year((month, LATE)));
                let reach = late.unwrap_or_else(|| mid_of(month));
                (year, (None, Some(reach)), Grain::Month)
            }
            DateExpr::Quarter { year, quarter } => {
                (year, (None, Some(mid_of(3 * quarter))), Grain::Part)
            }
            DateExpr::Year(YearRef::Offset(0)) => (YearRef::Missing, none, Grain::ThisYear),
            DateExpr::Year(year) => {
                let reach = (ends && self.grain == Grain::Year).then(|| mid_of(NOVEMBER));
                (year, (None, reach), self.grain)
            }
            DateExpr::Restated {
                relative: Relative::Days(days),
                year: YearRef::Missing,
                month,
                day,
            } => {
                const ANY: i32 = 2001;
                let today = today((ANY, month, day), days);
                let day = today.map_or(none, |today| of_day((today.month(), today.day())));
                (YearRef::Missing, day, Grain::Today)
            }
            DateExpr::Restated {
                relative: Relative::Days(days),
                year: YearRef::Known(year),
                month,
                day,
            } => {
                let today = today((year, month, day), days)?;
                let day = of_day((today.month(), today.day()));
                (YearRef::Known(today.year()), day, Grain::Today)
            }
            DateExpr::Restated {
                year, month, day, ..
            } if year != YearRef::Missing => (year, of_day((month.into(), day.into())), Grain::Day),
            _ => return None,
        };
        let year = match year {
            YearRef::Known(year) => Some(year),
            YearRef::Missing => None,
            // Of which century two digits are is not said here.
            YearRef::Short(_) | YearRef::Offset(_) | YearRef::Spoken(_) => return None,
        };
        let past = match date {
            DateExpr::Restated {
                relative: Relative::Days(days),
                year: YearRef::Missing,
                ..
            } => days,
            _ => 0,
        };
        let weekday = self.place.weekday.filter(|_| year.is_none());
        // `đến hết tháng 6/2017` is told of, where nothing else plans.
        let until = grain == Grain::Month && self.place.until && !self.place.planned;
        let stance = match self.stance {
            Stance::Ahead if until => Stance::Told,
            stance => stance,
        };
        Some(Mention {
            year,
            day,
            reach,
            grain,
            stance,
            weekday: weekday.map(|weekday| (weekday as i32 - past).rem_euclid(7)),
            ..self
        })
    }
}

/// A day, and how far into the year it is.
fn of_day(day: (u32, u32)) -> (Option<(u32, u32)>, Option<DayOfYear>) {
    (Some(day), Some(day_of_year(day)))
}

/// The day that lies `days` before this one.
fn today((year, month, day): (i32, u8, u8), days: i32) -> Option<NaiveDate> {
    let day = NaiveDate::from_ymd_opt(year, month.into(), day.into())?;
    add_days(day, -i64::from(days))
}
