//! Times: what the text says ([`When`]), and what it means ([`Moment`], [`Ends`]).

mod calendar;
mod moment;
mod period;
mod settle;
mod spoken;
mod when;

pub use moment::{Clock, DateValue, DayPart, Ends, Moment};
pub(crate) use settle::settle;
pub(crate) use when::{
    DateExpr, End, LunarDay, PartUnit, Point, Relative, Side, Tense, When, YearRef,
};
