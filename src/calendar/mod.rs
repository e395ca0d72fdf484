//! The Vietnamese lunar calendar (*âm lịch*) from 1900 to 2199, and the days
//! that have names.
//!
//! ```
//! use bantin::calendar::{LunarDate, holiday, year_of_name};
//!
//! // "rằm tháng 7 năm Mậu Tuất", read in 2018
//! let year = year_of_name("mậu tuất", 2018).unwrap();
//! let full_moon = LunarDate::new(year, 7, 15).to_gregorian().unwrap();
//! assert_eq!(full_moon.to_string(), "2018-08-25");
//! assert_eq!(holiday::find("vu lan").unwrap().date_in(2018), Some(full_moon));
//! ```
//!
//! # The rules
//!
//! A month begins on the day, midnight to midnight at UTC+7, on which the moon
//! is new. The month of the winter solstice is the eleventh. Where thirteen
//! months lie between two of these, the first of them in which the sun enters
//! no new twelfth of its way is a leap month and takes the number of the month
//! before it. What the moon and the sun do is computed once, in `tests/lunar`;
//! the crate holds the result as integers and computes with nothing else.
//!
//! # Time zone
//!
//! UTC+7 throughout, as Vietnam has had it by law since 1968 (in the South since
//! its clocks changed in 1975). Calendars printed before then mostly went by
//! China's day. As Hồ Ngọc Đức tabulates them, Tết was kept a day later than
//! here in 1903, 1925, 1935 and 1965, the leap month of 1917, 1922 and 1938 was
//! the month before, and nineteen other months began a day later. Tết Mậu Thân
//! 1968 is 29 January here, as in the North; in the South it was the 30th.
//!
//! # Margin cases
//!
//! Where the moon is new close to midnight, the day that a month begins on
//! hangs by a thread. These are within two minutes of it; the seconds are those
//! after the midnight named, or before it when negative:
//!
//! | midnight, UTC+7 | seconds | month |
//! |---|---|---|
//! | 1944-06-21 | -25 | 5, here from 20 June |
//! | 1967-07-08 | 4 | 6, here from 8 July |
//! | 1998-09-21 | 86 | 8, here from 21 September |
//! | 2054-05-08 | 23 | 4, here from 8 May; Hồ Ngọc Đức's table has 7 May |
//! | 2072-12-10 | -72 | 11, here from 9 December |
//! | 2077-11-16 | -10 | 10, here from 15 November |
//! | 2085-10-19 | -28 | 9, here from 18 October |
//! | 2130-05-08 | -114 | 4, here from 7 May |
//! | 2150-05-27 | -32 | 5, here from 26 May |
//! | 2153-10-18 | 75 | 9, here from 18 October |
//! | 2159-05-18 | -111 | 4, here from 17 May |
//! | 2175-01-23 | -24 | 1, here Tết is 22 January |
//! | 2188-04-27 | 112 | 4, here from 27 April |
//!
//! One leap month does so too: the sun passed the autumn point 25 seconds before
//! the midnight of 1938-09-24, and month 8 of that year is repeated here.
//!
//! Until 2005 the turning of the earth is measured, and these are settled. From
//! then on it is the estimate of Espenak and Meeus (2006), by 2199 uncertain by
//! minutes; should the earth turn faster than that, as it has of late, the rows
//! with a minus come to tip over.
//!
//! # Arrows
//!
//! Imports errors, tables and [`normalize`](crate::normalize).

mod can_chi;
pub mod holiday;
mod lunar;
mod table;

pub use can_chi::{year_name, year_of_name};
pub use lunar::{LunarDate, days_in_month, last_day_of_year, leap_month, new_year};
