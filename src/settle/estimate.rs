//! When a text was published, as finely as the text itself gives it away.
//!
//! A text is published behind the last date that it tells of, mostly soon: where it has days
//! without a year, in the year in which the first of them lies next to that date; else in the
//! year of that date. Or it is not: [`WEIGHTS`] says how much each sign speaks for that year.
//! They are log-odds in tenths, fitted to 20,000 articles whose years of publication are
//! known and rounded; what reaches [`ENOUGH`] was right for 91 of 100 of them.

use chrono::{Datelike, NaiveDate};

use crate::{
    settle::{
        mention::{DayOfYear, Grain, Mention, Stance, YEAR, day_of_year, read},
        time::Time,
    },
    value::{fact::Fact, modifier::Modifier, moment::DateValue},
};

/// A sign that a year is that of publication.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Sign {
    /// A day of it is told of in the first sentences.
    DayInLead,
    /// Months of it are spoken of.
    Month,
    /// `6 tháng đầu năm 2018`, `quý I/2018`.
    Part,
    /// Nothing finer than a year is spoken of.
    OnlyYears,
    /// An event with its year takes place.
    Held,
    /// It stands in names of events and titles.
    Named,
    /// It stands only there.
    OnlyNamed,
    /// It is of a title that somebody holds.
    OfTitle,
    /// Of a list of years it is one.
    Listed,
    /// It is named three times or more.
    Often,
    /// The first sentences speak of it, of which the first is the title.
    InLead,
    /// The first two do.
    InTitle,
    /// `đầu năm 2018`
    Start,
    /// `cuối năm 2018`
    End,
    /// `hồi tháng 3/2018`
    Back,
    /// `từ năm 2018`
    Begins,
    /// A day of it stands with its time at the end of the text.
    Stamp,
    /// Figures are measured by the same period of the year before.
    SamePeriod,
    /// The year told of before it lies further back than one.
    LongBefore,
    /// The dates of papers, of lives or in brackets are later than all that is told of.
    FromAside,
    /// All of it is over, and no other day is told of.
    IsOver,
    /// The first day without a year follows the last date within a month.
    Follows,
    /// It lies somewhat before it, as if something was still to come.
    LooksAhead,
    /// It is one of the year after, soon behind the last date.
    TurnsSoon,
    /// It is one of the year after, half a year behind it or more.
    TurnsLate,
    /// Days without a year are all on the weekday that is told of them.
    Weekdays,
    /// They are not.
    OtherWeekdays,
    /// Something of it is still to come.
    Planned,
    /// Plans go more than a year beyond it.
    PlannedLater,
    /// What is planned would be over.
    PlanPassed,
    /// `năm nay` stands in the text.
    ThisYear,
    /// It is of a time when hardly anything was published on the web.
    LongAgo,
}

/// What each sign says, and where nothing is said.
const WEIGHTS: [(Sign, i32); 32] = [
    (Sign::DayInLead, 6),
    (Sign::Month, -8),
    (Sign::Part, 9),
    (Sign::OnlyYears, -18),
    (Sign::Held, 20),
    (Sign::Named, 10),
    (Sign::OnlyNamed, 6),
    (Sign::OfTitle, -12),
    (Sign::Listed, -9),
    (Sign::Often, 4),
    (Sign::InLead, 7),
    (Sign::InTitle, 7),
    (Sign::Start, 13),
    (Sign::End, -14),
    (Sign::Back, -9),
    (Sign::Begins, -6),
    (Sign::Stamp, 15),
    (Sign::SamePeriod, 8),
    (Sign::LongBefore, -7),
    (Sign::FromAside, -5),
    (Sign::IsOver, -25),
    (Sign::Follows, 11),
    (Sign::LooksAhead, -7),
    (Sign::TurnsSoon, 11),
    (Sign::TurnsLate, -3),
    (Sign::Weekdays, 15),
    (Sign::OtherWeekdays, -14),
    (Sign::Planned, 6),
    (Sign::PlannedLater, -6),
    (Sign::PlanPassed, -12),
    (Sign::ThisYear, 5),
    (Sign::LongAgo, -34),
];
const NOTHING: i32 = 6;

/// From here on the year is believed.
const ENOUGH: i32 = 12;

/// The last sentence of the title, and of the lead.
const TITLE: u32 = 1;
const LEAD: u32 = 3;

/// Days from one to the next within one story.
const NEAR: DayOfYear = 31;
/// Days by which a story may look ahead, and by which it hardly ever does.
const AHEAD: DayOfYear = 10;
const FAR_AHEAD: DayOfYear = 2 * 31;
/// Days behind the last date, of the year after.
const SOON: DayOfYear = 3 * 31;
const LATE: DayOfYear = 200;

/// The first year of which there is much on the web.
const WEB: i32 = 2000;

/// The time of publication: a day, a month or a year.
pub(crate) fn published(times: &[Time], facts: &[Fact]) -> Option<DateValue> {
    let mut mentions = Vec::new();
    for time in times {
        read(time, &facts[time.fact], &mut mentions);
    }
    let end = facts.last().map_or(0, |fact| fact.sentence as u32);
    let signs = Signs::new(&mentions, end)?;
    let shown = WEIGHTS.iter().filter(|(sign, _)| signs.show(*sign));
    let weight: i32 = shown.map(|(_, weight)| weight).sum();
    (NOTHING + weight >= ENOUGH).then(|| signs.date())
}

/// What the text says of the year in which it may have been published.
struct Signs<'m> {
    year: i32,
    mentions: &'m [Mention],
    /// The last sentence with a fact.
    end: u32,
    /// How the first day without a year stands to the last date.
    gap: Option<Sign>,
    /// The last date is of the year, and is told of.
    is_told: bool,
    from_aside: bool,
}

impl<'m> Signs<'m> {
    fn new(mentions: &'m [Mention], end: u32) -> Option<Self> {
        let last_of = |counts: fn(&Mention) -> bool| {
            let counting = mentions.iter().filter(|m| counts(m));
            counting.filter_map(|m| Some((m.year?, m.reach))).max()
        };
        let told = last_of(Mention::is_present);
        let aside = last_of(|m| m.stance == Stance::Aside && m.grain == Grain::Day);
        let from_aside = aside.map(|(year, _)| year) > told.map(|(year, _)| year);
        let (last, reach) = if from_aside { aside? } else { told? };
        let gap = gap(mentions, last, reach);
        let turns = matches!(gap, Some(Gap::Turns(_)));
        Some(Signs {
            year: last + i32::from(turns),
            mentions,
            end,
            gap: gap.and_then(Gap::sign),
            is_told: !turns && !from_aside,
            from_aside,
        })
    }

    fn show(&self, sign: Sign) -> bool {
        let year = self.year;
        let present = || {
            let of_year = |m: &&Mention| m.year == Some(year) && m.is_present();
            self.mentions
                .iter()
                .filter(move |m| self.is_told && of_year(m))
        };
        let told = |m: &Mention| m.stance == Stance::Told && m.grain == Grain::Day;
        let ahead = || self.mentions.iter().filter(|m| m.stance == Stance::Ahead);
        let all = |holds: fn(&Mention) -> bool| self.is_told && present().all(holds);
        let is_day = |m: &Mention| matches!(m.grain, Grain::Day | Grain::Month);
        match sign {
            Sign::DayInLead => present().any(|m| told(m) && m.place.sentence <= LEAD),
            Sign::Month => present().any(|m| m.grain == Grain::Month),
            Sign::Part => present().any(|m| m.grain == Grain::Part && m.is_told()),
            Sign::OnlyYears => all(Mention::is_year),
            Sign::Held => present().any(|m| m.stance == Stance::Held),
            Sign::Named => present().any(|m| m.stance == Stance::Named),
            Sign::OnlyNamed => all(|m| m.stance == Stance::Named),
            Sign::OfTitle => present().any(|m| m.stance == Stance::Named && m.place.title),
            Sign::Listed => present().any(|m| m.grain == Grain::ListedYear),
            Sign::Often => present().nth(2).is_some(),
            Sign::InLead => present().any(|m| m.place.sentence <= LEAD),
            Sign::InTitle => present().any(|m| m.place.sentence <= TITLE),
            Sign::Start => present().any(|m| is_part(m, Modifier::Start)),
            Sign::End => present().any(|m| is_part(m, Modifier::End)),
            Sign::Back => present().any(|m| m.place.past),
            Sign::Begins => present().any(|m| m.place.begins),
            Sign::Stamp => {
                let at_end = |m: &Mention| self.end > LEAD && m.place.sentence + 1 >= self.end;
                present().any(|m| told(m) && m.on_clock && at_end(m))
            }
            Sign::SamePeriod => self
                .mentions
                .iter()
                .any(|m| m.grain == Grain::SamePeriod && m.year == Some(year - 1)),
            Sign::LongBefore => {
                let years = self.mentions.iter().filter_map(|m| m.year);
                let before = years.filter(|y| *y < year).max();
                self.is_told && before.is_some_and(|before| before < year - 1)
            }
            Sign::FromAside => self.from_aside,
            Sign::Planned => ahead().any(|m| m.year == Some(year)),
            Sign::PlannedLater => ahead().any(|m| m.year.is_some_and(|y| y > year + 1)),
            Sign::PlanPassed => {
                ahead().any(|m| m.place.planned && is_day(m) && m.year.is_some_and(|y| y < year))
            }
            Sign::ThisYear => self.mentions.iter().any(|m| m.grain == Grain::ThisYear),
            Sign::LongAgo => year < WEB,
            Sign::Weekdays => self.on_weekdays() == Some(true),
            Sign::OtherWeekdays => self.on_weekdays() == Some(false),
            Sign::IsOver | Sign::Follows | Sign::LooksAhead | Sign::TurnsSoon | Sign::TurnsLate => {
                self.gap == Some(sign)
            }
        }
    }

    /// Whether the days without a year are on their weekdays in the year.
    fn on_weekdays(&self) -> Option<bool> {
        let on_weekday = |m: &Mention| {
            let ((month, day), weekday) = (m.day?, m.weekday?);
            let date = NaiveDate::from_ymd_opt(self.year, month, day);
            let is = |date: NaiveDate| date.weekday().num_days_from_monday() as i32 == weekday;
            Some(date.is_some_and(is))
        };
        self.mentions
            .iter()
            .filter_map(on_weekday)
            .reduce(|all, is| all && is)
    }

    /// The day where the text says which day is today, the month where the story goes on in
    /// it, else the year.
    fn date(&self) -> DateValue {
        let year = Some(self.year);
        if let Some((month, day)) = today(self.mentions) {
            return DateValue::Day {
                year,
                month: Some(month),
                day: Some(day),
            };
        }
        if matches!(self.gap, Some(Sign::Follows | Sign::TurnsSoon)) {
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

fn is_part(mention: &Mention, part: Modifier) -> bool {
    mention.grain == Grain::Year && mention.part == Some(part)
}

/// The day that the text calls today.
fn today(mentions: &[Mention]) -> Option<(u32, u32)> {
    mentions
        .iter()
        .find(|m| m.grain == Grain::Today)
        .and_then(|m| m.day)
}

/// How the day of the story stands to the last date.
enum Gap {
    /// In the same year, or there is no such day.
    Same(Option<Sign>),
    /// It is of the year after.
    Turns(Option<Sign>),
}

impl Gap {
    fn sign(self) -> Option<Sign> {
        match self {
            Gap::Same(sign) | Gap::Turns(sign) => sign,
        }
    }
}

/// How the day of the story stands to the last date, which is known to reach so far into its
/// year: the first day without a year, best of all today.
fn gap(mentions: &[Mention], year: i32, reach: Option<DayOfYear>) -> Option<Gap> {
    let reach = reach?;
    let open = |m: &&Mention| m.year.is_none() && m.grain == Grain::Day && m.is_told();
    let first = || mentions.iter().find(open).and_then(|m| m.day);
    let Some(day) = today(mentions).or_else(first).map(day_of_year) else {
        let is_over = reach >= YEAR - AHEAD;
        return Some(Gap::Same(is_over.then_some(Sign::IsOver)));
    };
    let gap = day - reach;
    if gap >= -AHEAD {
        return Some(Gap::Same((gap <= NEAR).then_some(Sign::Follows)));
    }
    let of_year = mentions
        .iter()
        .filter(|m| m.is_present() && m.year == Some(year));
    let mut reached = of_year.filter_map(|m| m.reach);
    if reached.any(|reach| (day - reach).abs() <= AHEAD) {
        // It is told of with that day, so that what is last is still to come.
        return Some(Gap::Same(None));
    }
    if gap >= -FAR_AHEAD {
        return Some(Gap::Same(Some(Sign::LooksAhead)));
    }
    let behind = gap + YEAR;
    Some(Gap::Turns(if behind <= SOON {
        Some(Sign::TurnsSoon)
    } else {
        (behind > LATE).then_some(Sign::TurnsLate)
    }))
}
