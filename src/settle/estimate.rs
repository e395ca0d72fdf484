//! When a text was published, as finely as the text itself gives it away.
//!
//! A text is published behind the last date that it tells of, mostly soon: where it has days
//! without a year, in the year in which the first of them lies next to that date; else in the
//! year of that date. Where it only tells of dates that are still to come, it is published in the
//! year of the first of them, and where it compares with the same period of a year and names none
//! behind it, in the year after. Or it is not: [`WEIGHTS`] says how much each sign speaks for that year.
//! They are log-odds in tenths, fitted to 10,600 articles whose years of publication are
//! known and rounded; what reaches [`ENOUGH`] was right for 95 of 100 of those of 2013, 2024 and
//! 2025, and for 92 of 100 of those of 2017.

use std::collections::BTreeSet;

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
    /// Months of it are spoken of.
    Month,
    /// `6 tháng đầu năm 2018`, `quý I/2018`: some of it is over, and not all.
    Part,
    /// Nothing finer than a year is spoken of.
    OnlyYears,
    /// An event with its year takes place.
    Held,
    /// It stands in names of events and titles.
    Named,
    /// It stands only there.
    OnlyNamed,
    /// Nothing but such events have it, and the story is of January.
    NamedInJanuary,
    /// It is told of long behind: a title that somebody holds.
    LongBehind,
    /// Of a list of years it is one, or the first of a term.
    Listed,
    /// The first sentences speak of it, of which the first is the title.
    InLead,
    /// The first two do.
    InTitle,
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
    /// All of it is still to come.
    FromAhead,
    /// All of it is over, and no other day is told of.
    IsOver,
    /// The day that the text calls today has it.
    Today,
    /// A day without a year lies within a few days of one that has it.
    NearDay,
    /// The first day without a year follows the last date within a month.
    Follows,
    /// It follows the last quarter or half of it.
    FollowsPart,
    /// It lies months behind the last day of it.
    LongAfter,
    /// It lies somewhat before it, as if something was still to come.
    LooksAhead,
    /// It is one of the year after, soon behind the last date.
    TurnsSoon,
    /// Days without a year are all on the weekday that is told of them.
    Weekdays,
    /// They are not.
    OtherWeekdays,
    /// It falls into the season or school year of it: `mùa giải 2017-2018`.
    Season,
    /// It does not, and would into the next year's part of one.
    OtherSeason,
    /// A day of it is still to come soon.
    PlannedSoon,
    /// What is planned would be over.
    PlanPassed,
    /// This year is spoken of: `năm nay`, `9 tháng đầu năm`.
    AtHand,
    /// It is of a time when hardly anything was published on the web.
    LongAgo,
}

/// What each sign says, and where nothing is said.
const WEIGHTS: [(Sign, i32); 34] = [
    (Sign::Month, -7),
    (Sign::Part, 16),
    (Sign::OnlyYears, -17),
    (Sign::Held, 21),
    (Sign::Named, 12),
    (Sign::OnlyNamed, 5),
    (Sign::NamedInJanuary, -13),
    (Sign::LongBehind, -11),
    (Sign::Listed, -7),
    (Sign::InLead, 9),
    (Sign::InTitle, 9),
    (Sign::End, -23),
    (Sign::Back, -10),
    (Sign::Begins, -4),
    (Sign::Stamp, 24),
    (Sign::SamePeriod, 12),
    (Sign::LongBefore, -6),
    (Sign::FromAhead, 8),
    (Sign::IsOver, -19),
    (Sign::Today, 14),
    (Sign::NearDay, 12),
    (Sign::Follows, 7),
    (Sign::FollowsPart, 8),
    (Sign::LongAfter, -10),
    (Sign::LooksAhead, -8),
    (Sign::TurnsSoon, 11),
    (Sign::Weekdays, 21),
    (Sign::OtherWeekdays, -23),
    (Sign::Season, 17),
    (Sign::OtherSeason, -19),
    (Sign::PlannedSoon, 12),
    (Sign::PlanPassed, -13),
    (Sign::AtHand, 4),
    (Sign::LongAgo, -49),
];
const NOTHING: i32 = 5;

/// From here on the year is believed.
const ENOUGH: i32 = 15;

/// The last sentence of the title, and of the lead.
const TITLE: u32 = 1;
const LEAD: u32 = 3;

/// Days from one to the next within one story, and from one to another that it tells of.
const NEAR: DayOfYear = 31;
const CLOSE: DayOfYear = 3;
/// Months in which last year's events are still named, and in which a season or school year
/// has begun, or is not yet near its end.
const JANUARY: DayOfYear = 2 * 31;
const SEASON_BEGINS: DayOfYear = 8 * 31;
const SEASON_ENDS: DayOfYear = 6 * 31;
/// Days by which a story may look ahead or back, and by which it hardly ever does.
const AHEAD: DayOfYear = 10;
const FAR: DayOfYear = 2 * 31;
/// From here on hardly anything of a year is still to come.
const YEAR_ENDS: DayOfYear = YEAR - AHEAD;
/// Days behind the last date, of the year after.
const SOON: DayOfYear = 3 * 31;

/// The first year of which there is much on the web.
const WEB: i32 = 2000;
/// For years all was compared with the last year before the epidemic.
const BEFORE_EPIDEMIC: i32 = 2019;
/// From here on a year is a slip of the keys: `1/12/2106`.
const SLIP: i32 = 2100;

/// The time of publication: a day, a month or a year.
pub(crate) fn published(times: &[Time], facts: &[Fact]) -> Option<DateValue> {
    let mut mentions = Vec::new();
    for time in times {
        read(time, &facts[time.fact], &mut mentions);
    }
    mentions.retain(|m| m.year.is_none_or(|year| year < SLIP));
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
    /// The day of the story.
    day: Option<DayOfYear>,
    /// How it stands to the last date.
    gap: Option<Sign>,
    /// The last date is of the year, and is told of.
    is_told: bool,
    /// The date that it is taken from is still to come.
    from_ahead: bool,
}

impl<'m> Signs<'m> {
    fn new(mentions: &'m [Mention], end: u32) -> Option<Self> {
        let named = Self::of_named(mentions, end);
        let goes_on = |year: &i32| {
            let reached = |signs: &Signs| !signs.from_ahead && signs.year > *year;
            !named.as_ref().is_some_and(reached)
        };
        let Some(year) = compared_with(mentions).filter(goes_on) else {
            return named;
        };
        Some(Signs {
            year: year + 1,
            mentions,
            end,
            day: None,
            gap: None,
            is_told: false,
            from_ahead: false,
        })
    }

    /// Of the last year that the text names, or the first one that is still to come.
    fn of_named(mentions: &'m [Mention], end: u32) -> Option<Self> {
        let last_of = |counts: fn(&Mention) -> bool| {
            let counting = mentions.iter().filter(|m| m.year.is_some() && counts(m));
            counting.max_by_key(|m| (m.year, m.reach))
        };
        let aside = last_of(|m| m.stance == Stance::Aside && m.grain == Grain::Day);
        let told = last_of(Mention::is_present);
        let told = told.filter(|told| told.year >= aside.and_then(|aside| aside.year));
        let ahead = || {
            let is_ahead = |m: &&Mention| m.stance == Stance::Ahead && m.grain == Grain::Day;
            let ahead = mentions.iter().filter(is_ahead);
            let first = ahead.filter(|m| m.year.is_some());
            first.min_by_key(|m| (m.year, m.reach))
        };
        let last = told.or(aside).or_else(ahead)?;
        let year = last.year?;
        let day = day_of_story(mentions, year);
        let gap = gap(mentions, last, day);
        let turns = matches!(gap, Some(Gap::Turns(_)));
        Some(Signs {
            year: year + i32::from(turns),
            mentions,
            end,
            day,
            gap: gap.and_then(Gap::sign),
            is_told: !turns && told.is_some(),
            from_ahead: last.stance == Stance::Ahead,
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
        let told = |m: &Mention| m.stance == Stance::Told && m.is_day();
        let ahead = || self.mentions.iter().filter(|m| m.stance == Stance::Ahead);
        let all = |holds: fn(&Mention) -> bool| self.is_told && present().all(holds);
        let is_day = |m: &Mention| matches!(m.grain, Grain::Day | Grain::Month);
        let season = |of: i32| {
            let is_of = |m: &Mention| m.grain == Grain::SeasonFrom && m.year == Some(of);
            self.mentions.iter().any(is_of)
        };
        let begun = || self.day.is_some_and(|day| day > SEASON_BEGINS);
        let goes_on = || self.day.is_some_and(|day| day < SEASON_ENDS);
        match sign {
            Sign::Month => present().any(|m| m.grain == Grain::Month),
            Sign::Part => {
                let goes_on = |m: &Mention| m.reach.is_none_or(|reach| reach < YEAR_ENDS);
                present().any(|m| m.grain == Grain::Part && m.is_told() && goes_on(m))
            }
            Sign::OnlyYears => all(Mention::is_year),
            Sign::Held => present().any(|m| m.stance == Stance::Held),
            Sign::Named => present().any(|m| m.stance == Stance::Named),
            Sign::OnlyNamed => all(|m| m.stance == Stance::Named),
            Sign::NamedInJanuary => {
                let is_named = |m: &Mention| matches!(m.stance, Stance::Named | Stance::Held);
                self.day.is_some_and(|day| day < JANUARY) && all(is_named)
            }
            Sign::LongBehind => present().any(|m| m.stance == Stance::Named && m.place.long_behind),
            Sign::Listed => present().any(|m| m.grain == Grain::ListedYear),
            Sign::InLead => present().any(|m| m.place.sentence <= LEAD),
            Sign::InTitle => present().any(|m| m.place.sentence <= TITLE),
            Sign::End => present().any(|m| m.grain == Grain::Year && m.part == Some(Modifier::End)),
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
            Sign::FromAhead => self.from_ahead,
            Sign::Today => {
                let has_year = |m: &Mention| m.grain == Grain::Today && m.year == Some(year);
                self.mentions.iter().any(has_year)
            }
            Sign::NearDay => self.is_near_day(),
            Sign::Season => season(year) && begun() || season(year - 1) && goes_on(),
            Sign::OtherSeason => season(year) && goes_on(),
            Sign::PlannedSoon => ahead().any(|m| m.year == Some(year) && self.comes_soon(m)),
            Sign::PlanPassed => {
                ahead().any(|m| m.place.planned && is_day(m) && m.year.is_some_and(|y| y < year))
            }
            Sign::AtHand => {
                let is_at_hand = |m: &Mention| matches!(m.grain, Grain::ThisYear | Grain::Part);
                self.mentions
                    .iter()
                    .any(|m| m.year.is_none() && is_at_hand(m))
            }
            Sign::LongAgo => year < WEB,
            Sign::Weekdays => self.on_weekdays() == Some(true),
            Sign::OtherWeekdays => self.on_weekdays() == Some(false),
            Sign::IsOver
            | Sign::Follows
            | Sign::FollowsPart
            | Sign::LongAfter
            | Sign::LooksAhead
            | Sign::TurnsSoon => self.gap == Some(sign),
        }
    }

    /// Whether a day without a year lies within a few days of one of the year.
    fn is_near_day(&self) -> bool {
        let is_open = |m: &&Mention| {
            m.year.is_none()
                && !matches!(m.stance, Stance::Ahead | Stance::Aside | Stance::Compared)
        };
        let of_year = |m: &&Mention| m.is_day() && m.year == Some(self.year);
        let days = self.mentions.iter().filter(of_year);
        let days: BTreeSet<DayOfYear> = days.filter_map(|m| m.reach).collect();
        let mut open = self.mentions.iter().filter(is_open).filter_map(|m| m.day);
        open.any(|day| {
            let day = day_of_year(day);
            days.range(day - CLOSE..=day + CLOSE).next().is_some()
        })
    }

    /// Whether it is a day within a month behind the story.
    fn comes_soon(&self, mention: &Mention) -> bool {
        let (Grain::Day, Some(to), Some(from)) = (mention.grain, mention.reach, self.day) else {
            return false;
        };
        (0..=NEAR).contains(&(to - from))
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
        if let Some((month, day)) = today(self.mentions, self.year) {
            return DateValue::Day {
                year,
                month: Some(month),
                day: Some(day),
            };
        }
        if matches!(
            self.gap,
            Some(Sign::Follows | Sign::FollowsPart | Sign::TurnsSoon)
        ) {
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

/// `tăng 8% so với cùng kỳ năm 2017`: the year before the one that the text tells of.
fn compared_with(mentions: &[Mention]) -> Option<i32> {
    let same = mentions.iter().filter(|m| m.grain == Grain::SamePeriod);
    let year = same.filter_map(|m| m.year).max();
    year.filter(|&year| year != BEFORE_EPIDEMIC)
}

/// The day that the text calls today, where it may be of this year.
fn today(mentions: &[Mention], year: i32) -> Option<(u32, u32)> {
    let is_today = |m: &&Mention| m.grain == Grain::Today && m.year.is_none_or(|is| is == year);
    mentions.iter().find(is_today).and_then(|m| m.day)
}

/// The first day without a year, best of all today.
fn day_of_story(mentions: &[Mention], year: i32) -> Option<DayOfYear> {
    let open = |m: &&Mention| m.year.is_none() && m.grain == Grain::Day && m.is_told();
    let first = || mentions.iter().find(open).and_then(|m| m.day);
    today(mentions, year).or_else(first).map(day_of_year)
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
/// year.
fn gap(mentions: &[Mention], last: &Mention, day: Option<DayOfYear>) -> Option<Gap> {
    let (year, reach) = (last.year?, last.reach?);
    let Some(day) = day else {
        let is_over = reach >= YEAR_ENDS;
        return Some(Gap::Same(is_over.then_some(Sign::IsOver)));
    };
    let gap = day - reach;
    if gap >= -AHEAD {
        return Some(Gap::Same(match last.grain {
            Grain::Part if gap <= FAR => Some(Sign::FollowsPart),
            Grain::Day if gap > FAR => Some(Sign::LongAfter),
            _ => (gap <= NEAR).then_some(Sign::Follows),
        }));
    }
    let of_year = mentions
        .iter()
        .filter(|m| m.is_present() && m.year == Some(year));
    let mut reached = of_year.filter_map(|m| m.reach);
    if reached.any(|reach| (day - reach).abs() <= AHEAD) {
        // It is told of with that day, so that what is last is still to come.
        return Some(Gap::Same(None));
    }
    if gap >= -FAR || last.stance == Stance::Ahead {
        return Some(Gap::Same(Some(Sign::LooksAhead)));
    }
    let behind = gap + YEAR;
    Some(Gap::Turns((behind <= SOON).then_some(Sign::TurnsSoon)))
}
