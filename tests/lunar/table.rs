//! Whether the committed table is what the astronomy gives, and which of its
//! entries hang by a thread.
//!
//! To print the table anew:
//! `BANTIN_PRINT_LUNAR=1 cargo test --test lunar table -- --nocapture`,
//! and put it in the place of the one in `src/calendar/table.rs`. The test
//! itself reports and never writes.

use crate::almanac::{Almanac, Month};
use bantin::calendar::LunarDate;
use chrono::{Datelike, NaiveDate};

const COMMITTED: &str = include_str!("../../src/calendar/table.rs");
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;

const VIETNAM: Almanac = Almanac { shift: 0.0 };

/// The Julian day number of the day before 1 January of the year 1, from which
/// `chrono` counts.
const JULIAN_DAY_OF_CE: i32 = 1_721_425;

/// A year in the form that `src/calendar/table.rs` describes.
fn pack(almanac: Almanac, year: i32) -> u32 {
    let (months, next) = almanac.lunar_year(year);
    let january = NaiveDate::from_ymd_opt(year, 1, 1).expect("a date");
    let mut word = (months[0].first - january.num_days_from_ce() - JULIAN_DAY_OF_CE) as u32;
    for (i, month) in months.iter().enumerate() {
        let end = months.get(i + 1).map_or(next, |m| m.first);
        let length = end - month.first;
        assert!(
            length == 29 || length == 30,
            "{year}: {month:?} has {length} days"
        );
        word |= ((length == 30) as u32) << (10 + i);
        if month.leap {
            word |= month.number << 6;
        }
    }
    word
}

#[test]
fn the_table_is_what_the_astronomy_gives() {
    let computed: Vec<u32> = YEARS.map(|year| pack(VIETNAM, year)).collect();
    if std::env::var_os("BANTIN_PRINT_LUNAR").is_some() {
        for row in computed.chunks(10) {
            let row: Vec<String> = row.iter().map(|w| format!("0x{w:06x}")).collect();
            println!("    {},", row.join(", "));
        }
    }
    let committed: Vec<u32> = COMMITTED
        .split("0x")
        .skip(1)
        .map(|w| u32::from_str_radix(&w[..6], 16).expect("six hex digits"))
        .collect();
    assert_eq!(committed.len(), computed.len());
    let stale: Vec<i32> = YEARS
        .zip(committed.iter().zip(&computed))
        .filter(|(_, (a, b))| a != b)
        .map(|(year, _)| year)
        .collect();
    assert!(stale.is_empty(), "not what the astronomy gives: {stale:?}");
}

#[test]
fn the_crate_reads_the_table_as_the_almanac_means_it() {
    for year in YEARS {
        for Month {
            number,
            leap,
            first,
        } in VIETNAM.lunar_year(year).0
        {
            let lunar = LunarDate {
                year,
                month: number,
                leap,
                day: 1,
            };
            let date = NaiveDate::from_num_days_from_ce_opt(first - JULIAN_DAY_OF_CE);
            assert_eq!(lunar.to_gregorian(), date);
            assert_eq!(date.and_then(LunarDate::from_gregorian), Some(lunar));
        }
    }
}

/// The years that `bantin::calendar` lists as hanging by a thread: two minutes
/// more or less would make them others.
#[test]
fn the_documented_margin_cases_are_all_of_them() {
    let [early, late] = [Almanac { shift: -120.0 }, Almanac { shift: 120.0 }];
    let uncertain: Vec<i32> = YEARS
        .filter(|year| {
            let certain = VIETNAM.lunar_year(*year);
            early.lunar_year(*year) != certain || late.lunar_year(*year) != certain
        })
        .collect();
    let documented = [
        1938, 1944, 1967, 1998, 2054, 2072, 2077, 2085, 2130, 2150, 2153, 2159, 2174, 2175, 2188,
    ];
    assert_eq!(uncertain, documented);
}
