//! Weekdays by their names, alone and in a row.

use std::ops::Range;

use crate::{
    phrase::phrases::Phrases,
    vocabulary::named::{
        BEFORE_PRINCESS, BEFORE_WEEKDAYS, COLON, DAY, DAYS_IN_ORDER, DRAW_HEAD, ENDS_A_SESSION,
        EVERY_WEEK, INTO, JAPAN, OFF_WORK, OPENS_RANGE, PAST_OR_OF_WEEK, PLURALS, REGIONS_OF_DRAWS,
        UNTIL_OR_NEXT, WEEKDAY_JOINTS, WEEKDAYS,
    },
};

const SUNDAY: u32 = 6;

/// The weekday at `at` and the atom behind it; Monday is 0.
pub(crate) fn weekday_name(p: &Phrases, at: usize) -> Option<(u32, usize)> {
    let (weekday, to) = p.lexeme(at, WEEKDAYS)?;
    // `công chúa Nhật Bản`
    let noble = || p.behind(at, BEFORE_PRINCESS) || p.phrase(at + 1, JAPAN).is_some();
    (weekday != SUNDAY || !noble()).then_some((weekday, to))
}

/// The weekdays that begin in these atoms, each with the atom behind it.
pub(crate) fn weekdays(p: &Phrases, atoms: Range<usize>) -> impl Iterator<Item = (u32, usize)> {
    let heads = atoms.filter(|&at| p.is(at, WEEKDAYS.heads()));
    heads.filter_map(|at| weekday_name(p, at))
}

/// `- Thứ hai: đài Hà Nội`: whether `thứ` at `at` stands in a timetable that goes through the
/// week, Sunday included, so that it is no place in an order.
pub(crate) fn in_timetable(p: &Phrases, at: usize) -> bool {
    // Of one day, and of all.
    const NEAR: usize = 40;
    const REACH: usize = 240;
    if days_near(p, at, NEAR, |_| true).count_ones() < 2 {
        return false;
    }
    is_week(days_near(p, at, REACH, |_| true))
}

/// Whether most days of a week are among these, Sunday too, so that they are no places in an
/// order.
fn is_week(days: u32) -> bool {
    const LEAST: u32 = 5;
    days.count_ones() >= LEAST && days & 1 << SUNDAY != 0
}

/// The weekdays within so many atoms of `at` of which `counts` is true of the atom behind, a bit
/// each.
fn days_near(p: &Phrases, at: usize, reach: usize, counts: impl Fn(usize) -> bool) -> u32 {
    let atoms = at.saturating_sub(reach)..(at + reach).min(p.len());
    let counted = weekdays(p, atoms).filter(|&(_, to)| counts(to));
    counted.fold(0, |days, (weekday, _)| days | 1 << weekday)
}

/// `Thứ 2: TP.HCM, Đồng Tháp`: whether the weekday before `to` heads what happens on it every
/// week, as all others around it do, so that it is no one day.
pub(crate) fn heads_timetable(p: &Phrases, to: usize) -> bool {
    const REACH: usize = 320;
    let heads = |to: usize| p.is(to, COLON);
    let days = || days_near(p, to, REACH, heads);
    heads(to) && is_week(days())
}

/// `xổ số miền Nam thứ 6`, `xổ số Cà Mau thứ hai`: whether a lottery and its place stand before `at`.
pub(crate) fn is_of_draw(p: &Phrases, at: usize) -> bool {
    const NAME: usize = 4;
    let of_region = || p.phrase_before(at, REGIONS_OF_DRAWS).is_some();
    let of_place = || {
        let head = p.last_before(at, NAME + 2, DRAW_HEAD)?;
        (head + 2..at).all(|at| p.is_title(at)).then_some(())
    };
    at > 0 && (of_region() || p.is_title(at - 1) && of_place().is_some())
}

/// `vào ngày thứ sáu`, `phiên giao dịch ngày thứ sáu`: whether `thứ` at `at` tells on which day
/// something happened, so that it is no place in an order.
pub(crate) fn is_day_of_event(p: &Phrases, at: usize) -> bool {
    const NEAR: usize = 4;
    let head = at.wrapping_sub(1);
    let named = p.is(head, DAY).then(|| weekday_name(p, at)).flatten();
    let Some((_, to)) = named else {
        return false;
    };
    // `ngày thứ bảy tuần trước`
    let dated = p.phrase(to, PAST_OR_OF_WEEK).is_some();
    let tells_when = p.behind(head, INTO) || p.phrase_before(head, ENDS_A_SESSION).is_some();
    let in_order = || p.is(to, DAYS_IN_ORDER) || p.last_before(head, NEAR, OFF_WORK).is_some();
    dated || tells_when && !in_order()
}

/// `21 giờ thứ 5 và thứ 6 hàng tuần`: whether the weekday at `at` is the first of those of every
/// week.
pub(crate) fn opens_weekly_row(p: &Phrases, at: usize) -> bool {
    let mut end = at;
    while let Some((_, to)) = weekday_name(p, end) {
        if p.phrase(to, EVERY_WEEK).is_some() {
            return end > at;
        }
        if !p.is(to, WEEKDAY_JOINTS) {
            return false;
        }
        end = to + 1;
    }
    false
}

/// `thứ bảy, chủ nhật`, `vào thứ 3 và thứ 5`, `từ thứ hai đến thứ sáu`: whether `thứ` at
/// `at` stands in a row of weekdays, so that it is no place in an order.
pub(crate) fn in_weekday_row(p: &Phrases, at: usize) -> bool {
    // `các ngày quay số thứ 4 và thứ 6`
    const DAYS: usize = 6;
    let joins = |at: usize| p.is(at, WEEKDAY_JOINTS);
    // A row has no more days than a week.
    let mut first = at;
    while first >= 3
        && at - first < 3 * 7
        && joins(first - 1)
        && weekday_name(p, first - 3).is_some()
    {
        first -= 3;
    }
    let mut row = Vec::new();
    let mut end = first;
    while let Some((weekday, to)) = weekday_name(p, end).filter(|_| row.len() < 2 * 7) {
        row.push(weekday);
        end = to + usize::from(joins(to));
    }
    if row.len() < 2 {
        return false;
    }
    let last_end = first + 3 * row.len() - 1;
    let has_sunday = row.contains(&SUNDAY);
    let weekly = p.phrase(last_end, EVERY_WEEK).is_some();
    let range = row.len() == 2
        && row[0] < row[1]
        && p.is(first + 2, UNTIL_OR_NEXT)
        && p.behind(first, OPENS_RANGE);
    let of_days =
        (first.saturating_sub(DAYS)..first).any(|at| p.is(at, PLURALS) && p.is(at + 1, DAY));
    let attached = p.behind(first, BEFORE_WEEKDAYS);
    has_sunday || weekly || range || of_days || attached
}
