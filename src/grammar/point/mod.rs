//! Reads calendar points; dates, times and intervals are built of them.

mod directed;
mod edge;
mod english;
mod era;
mod found;
mod headed;
mod lunar;
mod lunar_day;
mod month;
mod numeric;
mod quarter;
mod read;
mod restated;
mod same;
mod week;
mod weekday;
mod weekday_date;
mod year;

pub(crate) use directed::directed;
pub(crate) use era::decade_number;
pub(crate) use found::Found;
pub(crate) use lunar::named_day_of_new_year;
pub(crate) use month::month_number;
pub(crate) use numeric::{Lead, bare_year, is_day, numeric};
pub(crate) use quarter::quarter_number;
pub(crate) use read::{HEADS, may_start, point};
pub(crate) use restated::restatement;
pub(crate) use year::{cycle_year, modern_year, year, year_behind, year_number};
