//! Periods told by their direction: `tuần tới`, `năm trước đó`, `hôm kia`.

use crate::{
    phrase::{direction::direction, phrases::Phrases},
    value::{
        direction::{Anchor, Periods},
        when::{DateExpr, YearRef},
    },
};

/// The century of news.
pub(crate) const THIS_CENTURY: i32 = 20;

/// Which period of the kind the words at `at`, behind its own word, tell of.
pub(crate) fn directed(p: &Phrases, at: usize, of: Periods) -> Option<(DateExpr, usize)> {
    let (said, to) = direction(p, at, of)?;
    let n = said.offset;
    let today = said.from == Anchor::Today;
    let expr = match of {
        Periods::WEEK if today => DateExpr::WeekOffset(n),
        Periods::WEEK => DateExpr::WeekSpoken(n),
        Periods::MONTH if today => DateExpr::MonthOffset(n),
        Periods::MONTH => DateExpr::MonthSpoken(n),
        Periods::QUARTER if today => DateExpr::QuarterOffset(n),
        Periods::QUARTER => DateExpr::QuarterSpoken(n),
        Periods::YEAR if today => DateExpr::Year(YearRef::Offset(n)),
        Periods::YEAR => DateExpr::Year(YearRef::Spoken(n)),
        Periods::DECADE if today => DateExpr::DecadeOffset(n),
        Periods::CENTURY if today => DateExpr::Century(THIS_CENTURY + n),
        _ if of.has(Periods::ANY_DAY) && today => DateExpr::DayOffset(n),
        _ if of.has(Periods::ANY_DAY) => DateExpr::DaySpoken(n),
        _ => return None,
    };
    Some((expr, to))
}
