//! Days behind their head word: `ngày …`, `hôm …`, `mùng …`.

use crate::{
    grammar::point::{
        directed::directed,
        found::Found,
        lunar::{is_feast, lunar, named_day_of_new_year},
        lunar_day::{full_moon, lunar_day},
        month::month,
        numeric::{Lead, is_day, numeric},
        restated::{in_brackets, restated},
        week::week_offset,
        weekday::weekday,
        weekday_date::weekday_then_date,
        year::{is_counted, is_counted_by_word, is_owned},
    },
    phrase::{numeral, period, phrases::Phrases, weekday::is_day_of_event},
    value::{
        direction::Periods,
        when::{DateExpr, LunarMonth},
    },
    vocabulary::{
        named::{
            AFTER, COMMA_OR_BRACKET, COUNTS_OF_DAYS, DAY, DAY_OF_STORY, EARLY_DAY, FULL_MOON, MEAL,
            MONTH, ORDINAL, SUNDAY_HEAD, WEEK,
        },
        set::Set,
    },
};

/// `ngày …`, `hôm …`, `mùng …`.
pub(crate) fn headed(p: &Phrases, at: usize) -> Option<Found> {
    const OF_WEEK: &Set = &ORDINAL.or(SUNDAY_HEAD);
    let mut next = at + 1;
    let of_story = p.is(at, DAY_OF_STORY);
    if p.is(at, DAY) && p.is(next, DAY_OF_STORY) {
        let counted = several(p, at) || is_counted_by_word(p, at);
        return (!counted).then(|| headed(p, next))?;
    }
    if let Some((expr, to)) = directed(p, next, day_word(p, at)) {
        // `hai hôm trước` and `những ngày đó` are something else.
        let spoken = matches!(expr, DateExpr::DaySpoken(_));
        let other = several(p, at)
            || spoken && is_counted(p, at)
            || p.is(at, DAY) && p.is(next, AFTER) && !p.behind(at, COMMA_OR_BRACKET);
        return (!other).then(|| restated(p, to, expr));
    }
    if p.is(next, EARLY_DAY) {
        next += 1;
    }
    let lunar_head = p.is(next - 1, EARLY_DAY);
    if let Some(found) = weekday_then_date(p, next) {
        return Some(found);
    }
    if p.is(next, FULL_MOON) {
        return full_moon(p, next);
    }
    // `hôm thứ Bảy`, `ngày Chủ nhật`, `vào ngày thứ sáu`, but `ngày thứ hai` counts.
    let named = of_story
        || p.is(next, SUNDAY_HEAD)
        || p.is(next + 2, WEEK) && week_offset(p, next + 3).is_some()
        || p.is_title(next + 1)
        || is_day_of_event(p, next)
        || in_brackets(p, next + 2).is_some();
    if p.is(next, OF_WEEK) {
        return weekday(p, next).filter(|_| named);
    }
    if p.is_digits(next) {
        if let Some(found) = numeric(p, Lead::Head(at), next) {
            return Some(if lunar_head { as_feast(found) } else { found });
        }
        if lunar_head {
            return lunar_day(p, p.int(next)?, next + 1);
        }
        return None;
    }
    // `mùng hai Tết`
    if lunar_head {
        let (day, to) = numeral::spelt_out(p, next)?;
        return lunar_day(p, day, to);
    }
    if let Some(eve) = named_day_of_new_year(p, next) {
        return Some(eve);
    }
    // `ngày mười hai tháng tám`
    let number = numeral::number(p, next).filter(|n| n.in_words)?;
    let day: u32 = number
        .value
        .try_into()
        .ok()
        .filter(|d| (1..=31).contains(d))?;
    if !p.is(number.end, MONTH) {
        return None;
    }
    let found = month(p, number.end)?;
    match found.expr {
        DateExpr::Month { year, month, tense } if is_day(month, day) => Some(Found::new(
            found.to,
            DateExpr::Day {
                year,
                month: Some(month),
                day,
                tense,
            },
            "date.in-words",
        )),
        DateExpr::LunarMonth { year, month } => Some(lunar(found.to, year, month, day)),
        _ => None,
    }
}

/// What the word for a day at `at` is.
fn day_word(p: &Phrases, at: usize) -> Periods {
    if p.is(at, DAY_OF_STORY) {
        Periods::DAY_OF_STORY
    } else if p.is(at, MEAL) {
        Periods::DAY_OR_MEAL
    } else if p.is(at, DAY) {
        Periods::DAY
    } else {
        Periods::NONE
    }
}

/// Whether days are counted before `at`: `mấy hôm nay`, `2 ngày hôm nay`, `một ngày kia`.
/// Years and `tư` of `đầu tư` count none, nor do digits that end the line before.
fn several(p: &Phrases, at: usize) -> bool {
    p.behind(at, COUNTS_OF_DAYS)
        || at > 0
            && p.is_digits(at - 1)
            && p.atom(at - 1).span.len() <= 2
            && !is_owned(p, at - 1)
            && !(p.glued(at) && p.is_title(at))
            && !period::are_minutes_before(p, at)
}

/// `mùng 5/5` is a lunar day, `mùng 2/9` none.
fn as_feast(found: Found) -> Found {
    match found.expr {
        DateExpr::Day {
            year,
            month: Some(month),
            day,
            ..
        } if is_feast(day, month) => Found {
            expr: DateExpr::lunar(year, LunarMonth::plain(month), day),
            rule: "date.lunar",
            ..found
        },
        _ => found,
    }
}
