//! The calendar against dates that were printed: new years and leap months of
//! Vietnamese calendars, holidays and historical days as the press gave them.

use bantin::calendar::{
    LunarDate, days_in_month, holiday, last_day_of_year, leap_month, new_year, year_name,
    year_of_name,
};
use chrono::{Datelike, Days, NaiveDate};

/// Month and day of Tết from 1900 on, ten years a row, as calendars in Vietnam
/// had it: until 1967 with China's day, from 1968 at UTC+7.
#[rustfmt::skip]
const NEW_YEARS: [(u32, u32); 151] = [
    (1, 31), (2, 19), (2, 8), (1, 29), (2, 16), (2, 4), (1, 25), (2, 13), (2, 2), (1, 22),
    (2, 10), (1, 30), (2, 18), (2, 6), (1, 26), (2, 14), (2, 3), (1, 23), (2, 11), (2, 1),
    (2, 20), (2, 8), (1, 28), (2, 16), (2, 5), (1, 25), (2, 13), (2, 2), (1, 23), (2, 10),
    (1, 30), (2, 17), (2, 6), (1, 26), (2, 14), (2, 4), (1, 24), (2, 11), (1, 31), (2, 19),
    (2, 8), (1, 27), (2, 15), (2, 5), (1, 25), (2, 13), (2, 2), (1, 22), (2, 10), (1, 29),
    (2, 17), (2, 6), (1, 27), (2, 14), (2, 3), (1, 24), (2, 12), (1, 31), (2, 18), (2, 8),
    (1, 28), (2, 15), (2, 5), (1, 25), (2, 13), (2, 2), (1, 21), (2, 9), (1, 29), (2, 16),
    (2, 6), (1, 27), (2, 15), (2, 3), (1, 23), (2, 11), (1, 31), (2, 18), (2, 7), (1, 28),
    (2, 16), (2, 5), (1, 25), (2, 13), (2, 2), (1, 21), (2, 9), (1, 29), (2, 17), (2, 6),
    (1, 27), (2, 15), (2, 4), (1, 23), (2, 10), (1, 31), (2, 19), (2, 7), (1, 28), (2, 16),
    (2, 5), (1, 24), (2, 12), (2, 1), (1, 22), (2, 9), (1, 29), (2, 17), (2, 7), (1, 26),
    (2, 14), (2, 3), (1, 23), (2, 10), (1, 31), (2, 19), (2, 8), (1, 28), (2, 16), (2, 5),
    (1, 25), (2, 12), (2, 1), (1, 22), (2, 10), (1, 29), (2, 17), (2, 6), (1, 26), (2, 13),
    (2, 2), (1, 23), (2, 11), (1, 31), (2, 19), (2, 8), (1, 28), (2, 15), (2, 4), (1, 24),
    (2, 12), (2, 1), (1, 22), (2, 10), (1, 30), (2, 17), (2, 6), (1, 26), (2, 14), (2, 2),
    (1, 23),
];

/// The years before 1968 whose Tết was kept a day later than UTC+7 gives.
const LATER_BEFORE_1968: [i32; 4] = [1903, 1925, 1935, 1965];

/// The leap months from 1968 to 2050.
const LEAP_MONTHS: [(i32, u32); 31] = [
    (1968, 7),
    (1971, 5),
    (1974, 4),
    (1976, 8),
    (1979, 6),
    (1982, 4),
    (1985, 2), // China: the tenth of 1984
    (1987, 7), // China: the sixth
    (1990, 5),
    (1993, 3),
    (1995, 8),
    (1998, 5),
    (2001, 4),
    (2004, 2),
    (2006, 7),
    (2009, 5),
    (2012, 4),
    (2014, 9),
    (2017, 6),
    (2020, 4),
    (2023, 2),
    (2025, 6),
    (2028, 5),
    (2031, 3),
    (2033, 11),
    (2036, 6),
    (2039, 5),
    (2042, 2),
    (2044, 7),
    (2047, 5),
    (2050, 3),
];

fn ymd(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a date")
}

#[test]
fn new_years() {
    for (year, (month, day)) in (1900..).zip(NEW_YEARS) {
        let later = u32::from(LATER_BEFORE_1968.contains(&year));
        assert_eq!(new_year(year), Some(ymd(year, month, day - later)));
    }
}

#[test]
fn new_years_that_china_kept_on_another_day() {
    let chinese = [
        ymd(1968, 1, 30),
        ymd(1969, 2, 17),
        ymd(1985, 2, 20),
        ymd(2007, 2, 18),
        ymd(2030, 2, 3),
    ];
    for date in chinese {
        assert!(new_year(date.year()) < Some(date));
    }
}

#[test]
fn leap_months() {
    let found: Vec<(i32, u32)> = (1968..=2050)
        .filter_map(|y| leap_month(y).map(|m| (y, m)))
        .collect();
    assert_eq!(found, LEAP_MONTHS);
}

#[test]
fn eight_years_running_had_no_thirtieth_before_tet() {
    // What the papers wrote in January 2025: none until Tết 2033.
    let short = |year: i32| last_day_of_year(year - 1).map(|d| d.day) == Some(29);
    assert!(!short(2024));
    assert!((2025..=2032).all(short));
    assert!(!short(2033));
}

#[test]
fn days_of_history() {
    let cases = [
        (ymd(1945, 9, 2), LunarDate::new(1945, 7, 26)),
        (ymd(1954, 5, 7), LunarDate::new(1954, 4, 5)),
        // The anniversary that is kept on the 21st of the seventh month.
        (ymd(1969, 9, 2), LunarDate::new(1969, 7, 21)),
    ];
    for (date, lunar) in cases {
        assert_eq!(LunarDate::from_gregorian(date), Some(lunar));
    }
}

#[test]
fn lunar_holidays() {
    let kings = [
        (25, 4),
        (14, 4),
        (2, 4),
        (21, 4),
        (10, 4),
        (29, 4),
        (18, 4),
        (7, 4),
    ];
    let mid_autumn = [
        (24, 9),
        (13, 9),
        (1, 10),
        (21, 9),
        (10, 9),
        (29, 9),
        (17, 9),
        (6, 10),
    ];
    for (name, dates) in [("giỗ tổ hùng vương", kings), ("tết trung thu", mid_autumn)] {
        for (year, (day, month)) in (2018..).zip(dates) {
            let date = holiday::find(name).and_then(|h| h.date_in(year));
            assert_eq!(date, Some(ymd(year, month, day)), "{name}");
        }
    }
}

#[test]
fn every_day_goes_there_and_back_in_order() {
    let (first, last) = (ymd(1900, 1, 31), ymd(2200, 2, 14));
    let mut before = None;
    for date in first.iter_days().take_while(|d| *d <= last) {
        let lunar = LunarDate::from_gregorian(date);
        assert_eq!(lunar.and_then(LunarDate::to_gregorian), Some(date));
        assert!(before < lunar, "{date}");
        before = lunar;
    }
    let outside = [
        first.pred_opt(),
        last.succ_opt(),
        Some(NaiveDate::MIN),
        Some(NaiveDate::MAX),
    ];
    for date in outside.into_iter().flatten() {
        assert_eq!(LunarDate::from_gregorian(date), None);
    }
}

#[test]
fn the_last_day_is_the_eve_of_the_next_year() {
    for year in 1900..2199 {
        let eve = last_day_of_year(year).and_then(LunarDate::to_gregorian);
        assert_eq!(
            eve.and_then(|d| d.checked_add_days(Days::new(1))),
            new_year(year + 1)
        );
    }
}

#[test]
fn days_that_do_not_exist_are_none() {
    for (year, month, day) in [
        (1899, 12, 1),
        (2200, 1, 1),
        (i32::MIN, 1, 1),
        (i32::MAX, 1, 1),
        (2018, 0, 1),
        (2018, 13, 1),
        (2018, 1, 0),
        (2018, 1, 31),
        (2018, 1, u32::MAX),
        (2024, 12, 30),
    ] {
        assert_eq!(LunarDate::new(year, month, day).to_gregorian(), None);
    }
    assert_eq!(days_in_month(2025, 5, true), None);
    assert_eq!(last_day_of_year(2200), None);
}

#[test]
fn every_year_is_found_by_its_name() {
    for year in 1900..2200 {
        let name = year_name(year);
        assert_eq!(year_of_name(&name, year), Some(year));
        assert_eq!(year_of_name(&name, year + 30), Some(year));
        assert_eq!(year_of_name(&name, year - 29), Some(year));
    }
}

#[test]
fn names_in_their_spellings() {
    for (name, year) in [
        ("quý tị", 2013),
        ("Quí Tỵ", 2013),
        ("canh tí", 2020),
        ("kỉ hợi", 2019),
        ("tân mẹo", 2011),
    ] {
        assert_eq!(year_of_name(name, 2018), Some(year), "{name}");
    }
    for name in [
        "",
        "mậu",
        "mậu tuất năm",
        "tuất mậu",
        "giáp sửu",
        "mau tuat",
    ] {
        assert_eq!(year_of_name(name, 2018), None, "{name}");
    }
    assert!(year_of_name("giáp tý", i32::MIN).is_some());
    assert!(year_of_name("giáp tý", i32::MAX).is_some());
    assert!(!year_name(i32::MIN).is_empty() && !year_name(i32::MAX).is_empty());
}
