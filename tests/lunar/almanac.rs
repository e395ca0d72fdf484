//! The rules of the calendar over the astronomy: which month begins when, and
//! which one is the leap month. This generates the table of the crate.

use crate::{delta_t::delta_t, moon, sun};

/// Seconds that Vietnamese time is ahead of universal time.
const ZONE: f64 = 7.0 * 3600.0;
const DAY: f64 = 86400.0;

/// A lunar month: its number, whether it is the repeated one, and its first day
/// as a Julian day number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Month {
    pub number: u32,
    pub leap: bool,
    pub first: i32,
}

/// The calendar of a place whose midnight comes `shift` seconds earlier than
/// that of Vietnam; also Vietnam's own, should the earth turn that much faster
/// than [`delta_t`] has it.
#[derive(Clone, Copy)]
pub struct Almanac {
    pub shift: f64,
}

impl Almanac {
    /// The `lunation`th new moon: the Julian day number of the local day that
    /// it falls on, and the seconds of that day gone by.
    pub fn new_moon(self, lunation: i32) -> (i32, f64) {
        let jde = moon::new_moon(lunation);
        let local = jde + 0.5 + (ZONE + self.shift - delta_t(jde)) / DAY;
        (local.floor() as i32, local.rem_euclid(1.0) * DAY)
    }

    /// Which twelfth of its way the sun is in when a local day begins. The
    /// first (0) is entered at the spring equinox, the tenth (9) at the winter
    /// solstice.
    fn sector(self, day: i32) -> i32 {
        let ut = f64::from(day) - 0.5 - (ZONE + self.shift) / DAY;
        (sun::longitude(ut + delta_t(ut) / DAY) / 30.0).floor() as i32
    }

    /// The lunation that begins the month of the winter solstice of a year:
    /// always the eleventh month.
    fn eleventh(self, year: i32) -> i32 {
        // A new moon that is surely after the solstice of that December.
        let mut k = ((f64::from(year) + 1.1 - 2000.0) * 12.3685).floor() as i32;
        // From the solstice on the sun is in sector 9, and in spring again in 0.
        while !(3..9).contains(&self.sector(self.new_moon(k).0)) {
            k -= 1;
        }
        k
    }

    /// The months from the eleventh of the year before up to the tenth of
    /// `year`.
    fn solstice_year(self, year: i32) -> Vec<Month> {
        let (from, to) = (self.eleventh(year - 1), self.eleventh(year));
        let mut leap_wanted = to - from == 13;
        let mut number = 10;
        let mut months = Vec::new();
        for k in from..to {
            let (first, next) = (self.new_moon(k).0, self.new_moon(k + 1).0);
            // Of thirteen months, the first in which the sun enters no sector.
            let leap = leap_wanted && self.sector(first) == self.sector(next);
            leap_wanted &= !leap;
            number = if leap { number } else { number % 12 + 1 };
            months.push(Month {
                number,
                leap,
                first,
            });
        }
        months
    }

    /// The months of a lunar year, and the first day of the next year.
    pub fn lunar_year(self, year: i32) -> (Vec<Month>, i32) {
        let mut months = self.solstice_year(year);
        months.extend(self.solstice_year(year + 1));
        let begins = |m: &Month| m.number == 1 && !m.leap;
        let start = months.iter().position(begins).expect("a first month");
        let end = months.iter().rposition(begins).expect("a first month");
        (months[start..end].to_vec(), months[end].first)
    }
}
