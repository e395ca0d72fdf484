//! What the atoms say before any grammar: numbers, units, currencies, periods, parts of
//! the day, clocks, modifiers, nouns. Imports `tape` and what that may import.

pub(crate) mod clock;
pub(crate) mod currency;
pub(crate) mod day_part;
pub(crate) mod direction;
pub(crate) mod joint;
mod memo;
pub(crate) mod modifier;
pub(crate) mod noun;
pub(crate) mod number;
pub(crate) mod numeral;
pub(crate) mod per;
pub(crate) mod period;
pub(crate) mod phrases;
pub(crate) mod points;
pub(crate) mod roll;
pub(crate) mod roman;
pub(crate) mod unit;
pub(crate) mod weekday;
