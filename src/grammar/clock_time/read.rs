//! Times: clock times and parts of the day, with their day where they have one.

use crate::{
    grammar::opens::Opens,
    grammar::{
        candidate::{Candidate, Figure, Reading},
        clock_time::zone::{offset, zone},
        point,
    },
    phrase::day_part,
    phrase::{
        clock::{clock, has_day_behind, in_part},
        day_part::part_of_day,
        modifier,
        number::{Number, spelt},
        numeral,
        phrases::Phrases,
        points::Timed as Found,
        weekday::opens_weekly_row,
    },
    value::{
        direction::Periods,
        evidence::Evidence,
        modifier::Modifier,
        traits::Traits,
        when::{self, DateExpr, Point, When},
    },
    vocabulary::{
        class::Class,
        named::{
            AND_A_HALF, COMMA, DAY, EDGES, FROM_OR_UNTIL, GRAM_LETTER, HOUR, INTO, MOMENT_OF,
            OF_THE_DAY, OPEN_BRACKET, PART_OF_DAY, PARTS_DAY_AND_TIME, PARTS_PART_AND_DAY,
            PARTS_TIME_AND_DAY, SAME_DAY, SLASH, UP_TO_WORDS, WEEKDAY_OR_DAY,
        },
    },
};

/// What it begins with.
pub(crate) const OPENS: Opens = Opens::numbers_and(point::HEADS.or(&day_part::HEADS));

pub(crate) fn read(p: &Phrases, at: usize, out: &mut Vec<Candidate>) {
    let Some(found) = any_point(p, at) else {
        return;
    };
    let mut from = at;
    let mut modifier = found.modifier;
    let is_clock = found.point.clock.is_some();
    let fits = |m: Modifier| {
        m == Modifier::Approx || is_clock && matches!(m, Modifier::Over | Modifier::Nearly)
    };
    // `khoảng lúc 21h`
    let lead = at - usize::from(is_clock && p.behind(at, MOMENT_OF));
    if let Some((before, first)) = modifier::leading(p, lead).filter(|(m, _)| fits(*m)) {
        from = first;
        modifier = Some(before);
    } else if let Some((edge, first)) = edge_before(p, at).filter(|_| !is_clock) {
        from = first;
        modifier = Some(edge);
    }
    let reading = Reading::When(When::Point(found.point));
    let candidate = Candidate::new(p, from, found.to, reading, found.rule)
        .modifier(modifier)
        .evidence(found.evidence);
    out.push(match figure(p, at, &found) {
        Some(figure) => candidate.figure(figure),
        None => candidate,
    });
}

/// `đầu giờ chiều 6/6`, `cuối giờ sáng`: which side of the working hours, before the part of the
/// day at `at`, and where it begins.
fn edge_before(p: &Phrases, at: usize) -> Option<(Modifier, usize)> {
    let edge = at.checked_sub(2).filter(|_| p.is(at - 1, HOUR))?;
    let (edge_is, to) = p.lexeme(edge, EDGES)?;
    (to == at - 1).then_some((edge_is, edge))
}

/// What rows can ask of an hour that nothing but its shape speaks for.
fn figure(p: &Phrases, at: usize, found: &Found) -> Option<Figure> {
    let clock = found
        .point
        .clock
        .filter(|_| found.evidence == Evidence::Shape)?;
    let digits = p.is_digits(at);
    let number = if digits {
        Number {
            in_words: false,
            ..spelt(at, at + 1, clock.hour.into())
        }
    } else {
        numeral::number(p, at)?
    };
    // `hai giờ rưỡi` has no minutes.
    let minutes = found.to > number.end + 1 && (digits || !p.is(found.to - 1, AND_A_HALF));
    let gram = p.is(found.to - 1, GRAM_LETTER);
    let traits = Traits::HOURS
        .or(Traits::MINUTES.when(minutes))
        .or(Traits::GRAM.when(gram));
    Some(Figure::new(&number, found.to).with(traits))
}

/// The time that begins at `at`, as a part of a series: an hour that `đến` joins is one of
/// the clock, `24 giờ` alone is none.
pub(crate) fn point(p: &Phrases, at: usize) -> Option<Found> {
    let found = any_point(p, at)?;
    if found.evidence > Evidence::Shape || found.point.clock.is_none() {
        return Some(found);
    }
    let joined = p.behind(at, FROM_OR_UNTIL).then_some(Found {
        evidence: Evidence::Marked,
        ..found
    });
    let day_long = found.point.clock.is_some_and(|clock| clock.hour == 24);
    joined.or(Some(found).filter(|_| !day_long))
}

/// The time that begins at `at`; a date alone is none.
fn any_point(p: &Phrases, at: usize) -> Option<Found> {
    p.times.at(at, || first_of(p, at))
}

fn first_of(p: &Phrases, at: usize) -> Option<Found> {
    if p.is_digits(at) || p.class(at).has(Class::NUMBER) {
        return clock_first(p, at).or_else(|| date_first(p, at));
    }
    part_first(p, at).or_else(|| date_first(p, at))
}

/// `đến 9h, 8/11 xã đã báo cáo`: a part of so many things from `next` to `to`, and no day of the
/// hour at `at`.
fn begins_part(p: &Phrases, at: usize, next: usize, to: usize) -> bool {
    let pair = p.is(next + 1, SLASH) && to == next + 3 && p.int(next) <= p.int(next + 2);
    let counted =
        p.is_word(to) && p.word_has(to, Class::COUNTED) && !p.class(to).has(Class::ANY_LABEL);
    pair && counted && p.behind(next, COMMA) && p.phrase_before(at, UP_TO_WORDS).is_some()
}

/// `9h45 sáng 21/6`, `09:16 - Thứ Tư, 07/10/2020`, `0 giờ ngày 11/2/2017`.
fn clock_first(p: &Phrases, at: usize) -> Option<Found> {
    let (mut clock, mut to, explicit) = clock(p, at)?;
    let mut evidence = if explicit {
        Evidence::Marked
    } else {
        Evidence::Shape
    };
    let mut point = Point::default();
    if let Some((offset, end)) = zone(p, to) {
        point.offset = offset;
        to = end;
        evidence = Evidence::Marked;
    }
    let mut next = to;
    while p.is(next, PARTS_TIME_AND_DAY) && next < to + 2 {
        next += 1;
    }
    let bracket = p.is(to, OPEN_BRACKET) || p.is(next - 1, OPEN_BRACKET);
    let part_at = if bracket { to } else { next };
    // `đến 11h30, chiều từ 13h30`: behind a comma another time begins, unless a day follows.
    let joins =
        |end: usize| part_at == to || relative_day(p, end).is_some() || day_point(p, end).is_some();
    if let Some((part, end)) = part_of_day(p, part_at).filter(|(_, end)| joins(*end)) {
        clock.hour = in_part(clock.hour, part);
        evidence = Evidence::Marked;
        to = end;
        next = end;
        // `tối nay`, `sáng mai`, `sáng hôm sau`
        if let Some((date, behind)) = relative_day(p, end) {
            if behind > end + 1 {
                evidence = Evidence::Certain;
            }
            point.date = Some(date);
            to = behind;
        }
        if p.is(next, COMMA) {
            next += 1;
        }
    }
    if has_day_behind(p, to) {
        // `07h/09/11`
        let found = point::numeric(p, point::Lead::Head(at), to + 1);
        let date = found.filter(|found| has_day(&found.expr))?;
        point.date = Some(date.expr);
        to = date.to;
        evidence = Evidence::Certain;
    } else if point.date.is_none() && !bracket {
        let date_at = joined_day(p, next);
        let day = day_point(p, date_at).filter(|day| !begins_part(p, at, next, day.to));
        if let Some(date) = day.filter(|_| !opens_weekly_row(p, date_at)) {
            let comma = next > to && p.is(next - 1, COMMA);
            if !comma || date.evidence >= Evidence::Marked || p.is_digits(next) {
                point.date = Some(date.expr);
                to = date.to;
                // Together they leave no doubt, as a part of the day with its date does.
                evidence = Evidence::Certain;
            }
        }
    }
    point.clock = Some(clock);
    if point.offset.is_none() {
        let zone_at = to;
        to = with_zone(p, &mut point, to);
        // `8:30 sáng (giờ UAE) ngày 10 tháng 12`
        if to > zone_at
            && point.date.is_none()
            && p.is(to, DAY)
            && let Some(date) = day_point(p, to)
        {
            point.date = Some(date.expr);
            to = date.to;
            evidence = Evidence::Certain;
        }
    }
    Some(Found {
        to,
        point,
        modifier: None,
        evidence,
        rule: if point.date.is_some() {
            "time.clock-date"
        } else {
            "time.clock"
        },
    })
}

/// The atom behind the zone that stands at `at`, which the point takes; else `at`.
fn with_zone(p: &Phrases, point: &mut Point, at: usize) -> usize {
    let Some((offset, end)) = zone(p, at) else {
        return at;
    };
    point.offset = offset;
    end
}

/// The day behind `của` or `cùng`: `16h của ngày 5/6`, `tối cùng ngày 5/6`.
fn joined_day(p: &Phrases, at: usize) -> usize {
    let written = p.phrase(at, SAME_DAY).is_some_and(|to| p.is_digits(to));
    at + usize::from(written || p.phrase(at, OF_THE_DAY).is_some())
}

/// `nay`, `qua`, `mai`, `đó` behind a part of the day, with the date that restates it.
fn relative_day(p: &Phrases, at: usize) -> Option<(DateExpr, usize)> {
    let (expr, to) = point::directed(p, at, Periods::PART_OF_DAY)?;
    Some(match point::restatement(p, to) {
        Some((said, to)) => (expr.restated_by(said), to),
        None => (expr, to),
    })
}

/// `Sáng 9-10`, `chiều cùng ngày`, `tối qua`, `sáng nay, 6-2`, `đêm 8/2 rạng sáng 9/2` begins.
fn part_first(p: &Phrases, at: usize) -> Option<Found> {
    let (part, mut to) = part_of_day(p, at)?;
    // `buổi sáng`, `chiều tối`: it began one word before.
    if at > 0 && part_of_day(p, at - 1).is_some_and(|(_, to)| to > at) {
        return None;
    }
    let mut point = Point {
        part: Some(part),
        ..Point::default()
    };
    let mut evidence = Evidence::Marked;
    let mut modifier = None;
    if let Some((date, end)) = relative_day(p, to) {
        if end > to + 1 {
            evidence = Evidence::Certain;
        }
        point.date = Some(date);
        to = end;
    } else {
        let mut next = to;
        if p.is(next, PARTS_PART_AND_DAY) && p.is(next + 1, WEEKDAY_OR_DAY) {
            next += 1;
        }
        let date = day_behind_part(p, at, joined_day(p, next))?;
        // `chiều 6` metres and `sáng 5-6 ngọn đèn` are none: the day must be a date.
        evidence = evidence.max(date.evidence);
        // A part of the day with its date is nothing else: `2017 chiều 30/6` counts no `chiều`.
        if matches!(date.expr, DateExpr::Day { .. } | DateExpr::Restated { .. }) {
            evidence = Evidence::Certain;
        }
        modifier = date.modifier;
        point.date = Some(date.expr);
        to = date.to;
    }
    to = with_zone(p, &mut point, to);
    let part_of_day = Found {
        to,
        point,
        modifier,
        evidence,
        rule: "time.part-of-day",
    };
    Some(with_moment_behind(p, point, to).unwrap_or(part_of_day))
}

/// The day behind a part of the day, which is a head word: `chiều 30- 6`.
fn day_behind_part(p: &Phrases, part: usize, at: usize) -> Option<point::Found> {
    // `đêm ba mươi Tết`
    if p.class(at).has(Class::NUMBER)
        && let Some(eve) = point::named_day_of_new_year(p, at)
    {
        return Some(eve);
    }
    if !p.is_digits(at) {
        return day_point(p, at);
    }
    point::numeric(p, point::Lead::Head(part), at).filter(|found| has_day(&found.expr))
}

/// `tối 8/2 lúc 19h`, `ngày 9/9, lúc 12 giờ sáng`: the day `of` that ends at `to` with the clock
/// time behind `lúc`.
fn with_moment_behind(p: &Phrases, of: Point, to: usize) -> Option<Found> {
    let next = to + usize::from(p.is(to, COMMA));
    let next = next + usize::from(p.is(next, INTO));
    if !p.is(next, MOMENT_OF) || !p.is_digits(next + 1) {
        return None;
    }
    let found = clock_first(p, next + 1)?;
    let mut clock = found.point.clock.filter(|_| found.point.date.is_none())?;
    if let Some(part) = of.part {
        clock.hour = in_part(clock.hour, part);
    }
    Some(Found {
        to: found.to,
        point: Point {
            clock: Some(clock),
            part: None,
            offset: found.point.offset,
            ..of
        },
        modifier: None,
        evidence: Evidence::Certain,
        rule: "time.day-moment",
    })
}

/// `03/01/2018 10:12:28`, `Thứ Tư, 07/10/2020 - 09:16`, `ngày 11/2 lúc 9h`.
fn date_first(p: &Phrases, at: usize) -> Option<Found> {
    if !point::may_start(p, at) {
        return None;
    }
    let date = point::point(p, at)?;
    with_part_behind(p, &date)
        .or_else(|| with_clock_behind(p, date))
        .or_else(|| {
            let day = has_day(&date.expr).then(|| Point::from(date.expr))?;
            with_moment_behind(p, day, date.to)
        })
}

/// `hôm nay buổi sáng`, `ngày 5/6, buổi chiều`: without `buổi` the word may mean much else.
fn with_part_behind(p: &Phrases, date: &point::Found) -> Option<Found> {
    let is_day = matches!(
        date.expr,
        DateExpr::Day { month: Some(_), .. } | DateExpr::DayOffset(_) | DateExpr::Weekday { .. }
    );
    let next = date.to + usize::from(p.is(date.to, COMMA));
    if !is_day || !p.is(next, PART_OF_DAY) {
        return None;
    }
    let (part, to) = part_of_day(p, next)?;
    Some(Found {
        to,
        point: Point {
            date: Some(date.expr),
            part: Some(part),
            ..Point::default()
        },
        modifier: None,
        evidence: date.evidence.max(Evidence::Marked),
        rule: "time.day-part",
    })
}

pub(crate) fn with_clock_behind(p: &Phrases, date: point::Found) -> Option<Found> {
    if !matches!(date.expr, DateExpr::Day { .. }) {
        return None;
    }
    let mut next = date.to;
    while p.is(next, PARTS_DAY_AND_TIME) && next < date.to + 2 {
        next += 1;
    }
    let (clock, mut to, explicit) = clock(p, next).filter(|_| p.is_digits(next))?;
    let complete = matches!(
        date.expr,
        DateExpr::Day {
            year: when::YearRef::Known(_) | when::YearRef::Short(_),
            ..
        }
    );
    if !explicit || next > date.to && !complete {
        return None;
    }
    let mut point = Point {
        date: Some(date.expr),
        clock: Some(clock),
        ..Point::default()
    };
    to = with_zone(p, &mut point, to);
    // `20:00 -22:00` goes on to an hour behind it.
    let west = |minutes: &i32| *minutes > -(clock.hour as i32) * 60;
    if point.offset.is_none()
        && let Some((offset, end)) = offset(p, to).filter(|(minutes, _)| complete && west(minutes))
    {
        point.offset = Some(offset);
        to = end;
    }
    Some(Found {
        to,
        point,
        modifier: None,
        evidence: date.evidence.max(Evidence::Marked),
        rule: "time.date-clock",
    })
}

/// A date that may stand behind a clock time or a part of the day.
fn day_point(p: &Phrases, at: usize) -> Option<point::Found> {
    if !point::may_start(p, at) {
        return None;
    }
    point::point(p, at).filter(|found| has_day(&found.expr))
}

fn has_day(expr: &DateExpr) -> bool {
    matches!(
        expr,
        DateExpr::Day { month: Some(_), .. }
            | DateExpr::DayOffset(_)
            | DateExpr::DaySpoken(_)
            | DateExpr::Weekday { .. }
            | DateExpr::Restated { .. }
            | DateExpr::Lunar { .. }
            | DateExpr::DayOfMonth { .. }
    )
}
