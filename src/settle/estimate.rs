//! When a text was published, as finely as the text itself gives it away.
//!
//! The greatest year that the text tells of as present or past is the year of publication,
//! or it is not: [`WEIGHTS`] says how much each sign speaks for it. They are log-odds in
//! tenths, fitted to 4,400 articles whose times of publication are known and rounded; what
//! reaches [`ENOUGH`] was right for 92 of 100 of them.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

use crate::{
    settle::{calendar::add_days, place::Place, spoken::Spoken, time::Time},
    value::{
        fact::Fact,
        modifier::Modifier,
        moment::DateValue,
        when::{DateExpr, End, Point, Relative, When, YearRef},
    },
};

/// A sign that the greatest year told of is that of publication.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Sign {
    /// A day of it is told of.
    Day,
    /// `6 tháng đầu năm 2018`, `quý I/2018`.
    Part,
    /// An event with its year takes place.
    Held,
    /// It stands only in names of events and titles.
    OnlyNamed,
    /// Something else is measured by it, and it is not told of.
    OnlyCompared,
    /// Of a list of years it is one.
    Listed,
    /// It is named twice.
    Twice,
    /// It is named three times or more.
    Often,
    /// The first sentences speak of it, of which the first is the title.
    InLead,
    /// The first two do.
    InTitle,
    /// Its beginning, middle or end is spoken of.
    PartOfYear,
    /// The year told of before it lies further back than one.
    LongBefore,
    /// Something of it is still to come.
    Planned,
    /// Plans go more than a year beyond it.
    PlannedLater,
    /// `năm nay` stands in the text.
    ThisYear,
    /// A day without a year is a whole date of it too.
    SameDay,
    /// Days without a year go on from its last whole date, or lead up to it.
    NearDays,
    /// All days without a year lie before its last whole date.
    EarlierDays,
    /// They lie long behind it.
    FarDays,
    /// Days of the year before are told of too.
    DaysBefore,
}

/// What each sign says, and where nothing is said.
const WEIGHTS: [(Sign, i32); 20] = [
    (Sign::Day, 17),
    (Sign::Part, 17),
    (Sign::Held, 17),
    (Sign::OnlyNamed, 6),
    (Sign::OnlyCompared, -5),
    (Sign::Listed, -10),
    (Sign::Twice, 1),
    (Sign::Often, 5),
    (Sign::InLead, 8),
    (Sign::InTitle, 5),
    (Sign::PartOfYear, 4),
    (Sign::LongBefore, -7),
    (Sign::Planned, 6),
    (Sign::PlannedLater, -11),
    (Sign::ThisYear, 4),
    (Sign::SameDay, 13),
    (Sign::NearDays, 8),
    (Sign::EarlierDays, -17),
    (Sign::FarDays, -8),
    (Sign::DaysBefore, -9),
];
const NOTHING: i32 = -8;

/// From here on the year is believed.
const ENOUGH: i32 = 12;

/// The last sentence of the title, and of the lead.
const TITLE: u32 = 1;
const LEAD: u32 = 3;

/// Days from one to the next within one story.
const NEAR: i32 = 31;
/// Days by which a story may look ahead.
const AHEAD: i32 = 10;

/// The time of publication: a day, a month or a year.
pub(crate) fn published(times: &[Time], facts: &[Fact]) -> Option<DateValue> {
    let mut mentions = Vec::new();
    for time in times {
        read(time, &facts[time.fact], &mut mentions);
    }
    let present = mentions.iter().filter(|mention| mention.is_present());
    let year = present.filter_map(|mention| mention.year).max()?;
    let signs = Signs::new(year, &mentions);
    let shown = WEIGHTS.iter().filter(|(sign, _)| signs.show(*sign));
    let weight: i32 = shown.map(|(_, weight)| weight).sum();
    (NOTHING + weight >= ENOUGH).then(|| signs.date())
}

/// A calendar point that the text names.
#[derive(Clone, Copy)]
struct Mention {
    year: Option<i32>,
    /// Its month and day, where it is a day.
    day: Option<(u32, u32)>,
    grain: Grain,
    stance: Stance,
    /// The number of its sentence, from 0.
    sentence: u32,
    /// Whether a beginning, middle or end of it is meant.
    part: bool,
}

#[derive(Clone, Copy, PartialEq)]
enum Grain {
    Day,
    Month,
    Part,
    Year,
    /// A year in a list of them.
    ListedYear,
    /// `năm nay`
    ThisYear,
    /// `hôm nay (9/10)`
    Today,
}

/// How the text speaks of it.
#[derive(Clone, Copy, PartialEq)]
enum Stance {
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
    fn is_present(&self) -> bool {
        !matches!(self.stance, Stance::Ahead | Stance::Aside)
    }

    fn is_told(&self) -> bool {
        matches!(self.stance, Stance::Told | Stance::Held)
    }

    /// Its place in the year, in days.
    fn of_year(&self) -> Option<i32> {
        self.day.map(|(month, day)| (month * 31 + day) as i32)
    }
}

/// The calendar points of a time.
fn read(time: &Time, fact: &Fact, mentions: &mut Vec<Mention>) {
    let told = Mention {
        year: None,
        day: None,
        grain: Grain::Year,
        stance: Stance::of(&time.place),
        sentence: time.place.sentence,
        part: matches!(
            fact.modifier,
            Some(Modifier::Start | Modifier::Mid | Modifier::End)
        ),
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
                point(begin, told);
            }
            if let End::At(end) = end {
                // `nhiệm kỳ 2016-2021` is not over.
                let stance = match end.date {
                    Some(DateExpr::Year(_)) => Stance::Ahead,
                    _ => told.stance,
                };
                point(end, Mention { stance, ..told });
            }
        }
        When::Parts { of, .. } => {
            let grain = Grain::Part;
            mentions.extend(told.of(*of).map(|part| Mention { grain, ..part }));
        }
        When::SamePeriod(year) => point(&DateExpr::Year(*year).into(), told),
    }
}

impl Mention {
    /// What is told of this date; nothing of one that hangs on others.
    fn of(self, date: DateExpr) -> Option<Mention> {
        let (year, day, grain) = match date {
            DateExpr::Day {
                year,
                month: Some(month),
                day,
                ..
            } => (year, Some((month, day)), Grain::Day),
            DateExpr::Lunar {
                year: year @ YearRef::Known(_),
                month,
                day,
            } => {
                let solar = Spoken::default().lunar(year, month, day)?;
                let day = Some((solar.month(), solar.day()));
                (YearRef::Known(solar.year()), day, Grain::Day)
            }
            DateExpr::Month { year, .. } => (year, None, Grain::Month),
            DateExpr::Quarter { year, .. } => (year, None, Grain::Part),
            DateExpr::Year(YearRef::Offset(0)) => (YearRef::Missing, None, Grain::ThisYear),
            DateExpr::Year(year) => (year, None, self.grain),
            DateExpr::Restated {
                relative: Relative::Days(days),
                month,
                day,
            } => (YearRef::Missing, today(month, day, days), Grain::Today),
            _ => return None,
        };
        let year = match year {
            YearRef::Known(year) => Some(year),
            YearRef::Missing => None,
            // Of which century two digits are is not said here.
            YearRef::Short(_) | YearRef::Offset(_) | YearRef::Spoken(_) => return None,
        };
        Some(Mention {
            year,
            day,
            grain,
            ..self
        })
    }
}

/// The month and day that lie `days` before this one.
fn today(month: u32, day: u32, days: i32) -> Option<(u32, u32)> {
    const ANY: i32 = 2001;
    let today = add_days(NaiveDate::from_ymd_opt(ANY, month, day)?, -i64::from(days))?;
    Some((today.month(), today.day()))
}

/// What the text says of its greatest year.
struct Signs<'m> {
    year: i32,
    mentions: &'m [Mention],
    /// How days without a year stand to its whole dates.
    days: Option<Sign>,
}

impl<'m> Signs<'m> {
    fn new(year: i32, mentions: &'m [Mention]) -> Self {
        Signs {
            year,
            mentions,
            days: days(year, mentions),
        }
    }

    fn show(&self, sign: Sign) -> bool {
        let of_year = || self.mentions.iter().filter(|m| m.year == Some(self.year));
        let present = || of_year().filter(|m| m.is_present());
        let all = |stance: Stance| present().all(|m| m.stance == stance);
        let ahead =
            |year: i32| move |m: &&Mention| m.stance == Stance::Ahead && m.year == Some(year);
        let mut mentions = self.mentions.iter();
        match sign {
            Sign::Day => present().any(|m| m.grain == Grain::Day && m.stance == Stance::Told),
            Sign::Part => present().any(|m| m.grain == Grain::Part && m.is_told()),
            Sign::Held => present().any(|m| m.stance == Stance::Held),
            Sign::OnlyNamed => all(Stance::Named),
            Sign::OnlyCompared => all(Stance::Compared),
            Sign::Listed => present().any(|m| m.grain == Grain::ListedYear),
            Sign::Twice => present().nth(1).is_some(),
            Sign::Often => present().nth(2).is_some(),
            Sign::InLead => present().any(|m| m.sentence <= LEAD),
            Sign::InTitle => present().any(|m| m.sentence <= TITLE),
            Sign::PartOfYear => present().any(|m| m.part),
            Sign::LongBefore => {
                let before = mentions
                    .filter_map(|m| m.year.filter(|y| *y < self.year))
                    .max();
                before.is_some_and(|before| before < self.year - 1)
            }
            Sign::Planned => mentions.any(|m| ahead(self.year)(&m)),
            Sign::PlannedLater => mentions
                .any(|m| m.stance == Stance::Ahead && m.year.is_some_and(|y| y > self.year + 1)),
            Sign::ThisYear => mentions.any(|m| m.grain == Grain::ThisYear),
            Sign::DaysBefore => mentions
                .any(|m| m.is_present() && m.grain == Grain::Day && m.year == Some(self.year - 1)),
            Sign::SameDay | Sign::NearDays | Sign::EarlierDays | Sign::FarDays => {
                self.days == Some(sign)
            }
        }
    }

    /// The day where the text says which day is today, the month where the story goes on in
    /// it, else the year.
    fn date(&self) -> DateValue {
        let year = Some(self.year);
        let today = self
            .mentions
            .iter()
            .find(|m| m.grain == Grain::Today)
            .and_then(|m| m.day);
        if let Some((month, day)) = today {
            return DateValue::Day {
                year,
                month: Some(month),
                day: Some(day),
            };
        }
        if matches!(self.days, Some(Sign::SameDay | Sign::NearDays)) {
            let told = |m: &&Mention| m.is_present() && (m.year.is_none() || m.year == year);
            let last = self
                .mentions
                .iter()
                .filter(told)
                .filter_map(|m| m.day)
                .max();
            if let Some((month, _)) = last {
                return DateValue::Month(year, month);
            }
        }
        DateValue::Year(year)
    }
}

/// How days without a year stand to the whole dates of the year.
fn days(year: i32, mentions: &[Mention]) -> Option<Sign> {
    let present = || mentions.iter().filter(|m| m.is_present());
    let whole = present().filter(|m| m.year == Some(year));
    let whole: BTreeSet<i32> = whole.filter_map(Mention::of_year).collect();
    let last = whole.last()?;
    let open = present().filter(|m| m.year.is_none() && m.is_told());
    let open: BTreeSet<i32> = open.filter_map(Mention::of_year).collect();
    if open.is_empty() {
        return None;
    }
    let mut gaps = open.difference(&whole).map(|day| day - last).peekable();
    Some(if gaps.peek().is_none() {
        Sign::SameDay
    } else if gaps.clone().any(|gap| (-AHEAD..=NEAR).contains(&gap)) {
        Sign::NearDays
    } else if gaps.all(|gap| gap < 0) {
        Sign::EarlierDays
    } else {
        Sign::FarDays
    })
}
