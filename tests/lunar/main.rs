//! The lunar calendar: its table against the astronomy it comes from, and
//! against published dates.

mod almanac;
mod delta_t;
mod moon;
mod published;
mod sun;
mod table;
