//! Times: clock times and parts of the day, with their day where they have one.

mod clock;
mod zone;

use clock::two_digits;
pub(super) use clock::{clock, in_part};
use zone::zone;

use super::{
    Candidate, Evidence, Modifier, Reading, Tape, day, modifier,
    temporal::{DateExpr, DayPart, Point, When},
};

/// A clock time or part of the day that was read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub to: usize,
    pub point: Point,
    pub modifier: Option<Modifier>,
    pub evidence: Evidence,
    pub rule: &'static str,
}

pub(super) fn read(tape: &Tape, at: usize, out: &mut Vec<Candidate>) {
    let Some(found) = point(tape, at) else { return };
    let mut from = at;
    let mut modifier = found.modifier;
    let is_clock = found.point.clock.is_some();
    let fits = |m: Modifier| {
        m == Modifier::Approx || is_clock && matches!(m, Modifier::Over | Modifier::Nearly)
    };
    // `khoảng lúc 21h`
    let lead = at - usize::from(is_clock && matches!(tape.key_before(at), "lúc" | "hồi"));
    if let Some((before, first)) = modifier::leading(tape, lead).filter(|(m, _)| fits(*m)) {
        from = first;
        modifier = Some(before);
    }
    out.push(
        Candidate::new(
            tape,
            from,
            found.to,
            Reading::When(When::Point(found.point)),
            found.rule,
        )
        .modifier(modifier)
        .evidence(found.evidence),
    );
}

/// The time that begins at `at`; a date alone is none.
pub(super) fn point(tape: &Tape, at: usize) -> Option<Found> {
    if tape.is_digits(at) || tape.atom(at).class.has(crate::lexicon::Class::NUMBER) {
        return clock_first(tape, at).or_else(|| date_first(tape, at));
    }
    part_first(tape, at).or_else(|| date_first(tape, at))
}

/// `9h45 sáng 21/6`, `09:16 - Thứ Tư, 07/10/2020`, `0 giờ ngày 11/2/2017`.
fn clock_first(tape: &Tape, at: usize) -> Option<Found> {
    let (mut clock, mut to, explicit) = clock(tape, at)?;
    let mut evidence = if explicit {
        Evidence::Marked
    } else {
        Evidence::Shape
    };
    let mut point = Point::default();
    if let Some((offset, end)) = zone(tape, to) {
        point.offset = offset;
        to = end;
        evidence = Evidence::Marked;
    }
    let mut next = to;
    while tape.is_any(next, &[",", "-", "|", "("]) && next < to + 2 {
        next += 1;
    }
    let bracket = tape.is(to, "(") || tape.is(next - 1, "(");
    let part_at = if bracket { to } else { next };
    // `đến 11h30, chiều từ 13h30`: behind a comma another time begins, unless a day follows.
    let joins = |end: usize| {
        part_at == to || relative_day(tape, end).is_some() || day_point(tape, end).is_some()
    };
    if let Some((part, end)) = part_of_day(tape, part_at).filter(|(_, end)| joins(*end)) {
        clock.hour = in_part(clock.hour, part);
        evidence = Evidence::Marked;
        to = end;
        next = end;
        // `tối nay`, `sáng mai`, `sáng hôm sau`
        if let Some((date, behind)) = relative_day(tape, end) {
            if behind > end + 1 {
                evidence = Evidence::Certain;
            }
            point.date = Some(date);
            to = behind;
        }
        if tape.is(next, ",") {
            next += 1;
        }
    }
    if point.date.is_none() && !bracket {
        let date_at = joined_day(tape, next);
        if let Some(date) = day_point(tape, date_at) {
            let comma = next > to && tape.is(next - 1, ",");
            if !comma || date.evidence >= Evidence::Marked || tape.is_digits(next) {
                point.date = Some(date.expr);
                to = date.to;
                // Together they leave no doubt, as a part of the day with its date does.
                evidence = Evidence::Certain;
            }
        }
    }
    point.clock = Some(clock);
    if point.offset.is_none()
        && let Some((offset, end)) = zone(tape, to)
    {
        point.offset = offset;
        to = end;
    }
    if evidence == Evidence::Shape {
        evidence = standing(tape, at);
        if stands_apart(tape, at, to, clock.hour) {
            evidence = Evidence::Marked;
        }
        // `trong một ngày chọn lấy một giờ`
        let one = !tape.is_digits(at) && tape.is(at, "một") && to == at + 2;
        if one && evidence == Evidence::Shape {
            return None;
        }
        // `10 giờ 45` is no length, which has its second unit; `10 giờ 45 phút` that
        // opens a sentence is seldom one. The minutes alone must not win.
        let minutes = to > at + 2 && tape.is_digits(at) && !is_counted(tape, to);
        if minutes && tape.is_digits(to - 1) {
            evidence = evidence.max(Evidence::Context);
        } else if minutes && (tape.opens(at) || evidence == Evidence::Context) {
            evidence = evidence.max(Evidence::Marked);
        }
        // `Thể thao 24h` is a name, no midnight.
        if evidence == Evidence::Shape && clock.hour == 24 {
            return None;
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

/// The day behind `của` or `cùng`: `16h của ngày 5/6`, `tối cùng ngày 5/6`.
fn joined_day(tape: &Tape, at: usize) -> usize {
    let written = tape.are(at, &["cùng", "ngày"]) && tape.is_digits(at + 2);
    at + usize::from(written || tape.are(at, &["của", "ngày"]))
}

/// Whether a counted noun stands at `at`, so that the number before it is its own.
fn is_counted(tape: &Tape, at: usize) -> bool {
    tape.is_word(at) && super::unit::is_counted(tape, at)
}

/// Whether the words before `at` tell the time of the day: `lúc`, `tại thời điểm`.
pub(super) fn on_the_clock(tape: &Tape, at: usize) -> bool {
    match tape.key_before(at) {
        "lúc" | "hồi" | "đúng" => true,
        "điểm" => at > 1 && tape.is(at - 2, "thời"),
        "nhật" => at > 1 && tape.is(at - 2, "cập"),
        _ => false,
    }
}

/// `8 giờ, Quốc hội họp`, `Đức - Ý (21 giờ, kênh 2)`, `phiên sáng, 8 giờ 19 phút, …`: an hour
/// between signs, unless a length may be meant.
fn stands_apart(tape: &Tape, at: usize, to: usize, hour: u32) -> bool {
    let comma = tape.is(to, ",");
    let late = (13..24).contains(&hour);
    let gram = tape.is(to - 1, "g");
    tape.is_digits(at)
        && !gram
        && match tape.key_before(at) {
            "(" => late && (comma || tape.is(to, ")")),
            "," => {
                let of_day = tape.is_any(at.wrapping_sub(2), &["sáng", "trưa", "chiều", "tối"]);
                (late || of_day) && comma && tape.atom(to + 1).spaced
            }
            _ => comma && tape.opens(at) && hour < 24,
        }
}

/// `từ ba giờ xuống còn 30 phút`: whether a length at `at` grows or shrinks to another.
pub(super) fn changes(tape: &Tape, at: usize) -> bool {
    let turn = super::amount::number(tape, at)
        .and_then(|n| super::duration::unit(tape, n.end))
        .map_or(at, |(_, to)| to);
    tape.is_any(turn, &["xuống", "lên"]) && tape.is_any(turn + 1, &["còn", "tới", "đến", "thành"])
}

/// Whether the number before `at` is that of the minutes on a clock: `9h30 hôm nay`.
pub(super) fn are_minutes_before(tape: &Tape, at: usize) -> bool {
    at > 1 && tape.is_any(at - 2, &["h", "g", "giờ", ":"])
}

/// Whether a clause begins at `at`.
pub(super) fn opens_clause(tape: &Tape, at: usize) -> bool {
    tape.opens(at) || tape.key_before(at) == ","
}

/// What the words before `15 giờ` say for a clock time: it may be a length of time too.
fn standing(tape: &Tape, at: usize) -> Evidence {
    if on_the_clock(tape, at) {
        return Evidence::Marked;
    }
    match tape.key_before(at) {
        // `rút từ ba giờ xuống còn 30 phút`
        "từ" if changes(tape, at) => return Evidence::Shape,
        // `sau một giờ nhận lệnh`
        "sau" if !tape.is_digits(at) => return Evidence::Shape,
        // `mất đến 12 giờ`
        "đến" | "tới"
            if tape.is_any(
                at.wrapping_sub(2),
                &["mất", "dài", "lên", "tốn", "nhau", "rộng", "thêm"],
            ) =>
        {
            return Evidence::Shape;
        }
        "từ" | "đến" | "trước" | "tới" | "sau" => {
            return Evidence::Marked;
        }
        "vào" => return Evidence::Context,
        _ => {}
    }
    let Some((modifier, first)) = modifier::leading(tape, at) else {
        return Evidence::Shape;
    };
    // `Đến gần 15 giờ, …`
    if tape.key_before(first) == "đến" && opens_clause(tape, first - 1) {
        return Evidence::Marked;
    }
    // `Khoảng 15 giờ, …` opens a clause; `kéo dài khoảng 3 giờ` measures.
    if modifier != Modifier::Approx {
        return Evidence::Shape;
    }
    if tape.opens(first) || tape.key_before(first) == "," {
        return Evidence::Marked;
    }
    match tape.key_before(first) {
        "lúc" | "hồi" | "từ" | "đến" | "trước" | "tới" | "vào" | "ra" => {
            Evidence::Context
        }
        _ if tape.is(first, "vào") => Evidence::Context,
        _ => Evidence::Shape,
    }
}

/// The part of the day at `at`, with `buổi`.
pub(super) fn part_of_day(tape: &Tape, at: usize) -> Option<(DayPart, usize)> {
    let next = at + usize::from(tape.is(at, "buổi"));
    Some(match tape.key(next) {
        "sáng" if tape.is(next + 1, "sớm") => (DayPart::Morning, next + 2),
        "sáng" => (DayPart::Morning, next + 1),
        "rạng" | "mờ" | "gần" | "tờ" if tape.is(next + 1, "sáng") => {
            (DayPart::Morning, next + 2)
        }
        "sớm" if tape.is_any(next + 1, &["nay", "mai"]) => (DayPart::Morning, next + 1),
        "trưa" => (DayPart::Midday, next + 1),
        "chiều" if tape.is(next + 1, "tối") => (DayPart::Evening, next + 2),
        "chiều" => (DayPart::Afternoon, next + 1),
        "xế" if tape.is(next + 1, "chiều") => (DayPart::Afternoon, next + 2),
        "tối" => (DayPart::Evening, next + 1),
        "đêm" if tape.is(next + 1, "khuya") => (DayPart::Night, next + 2),
        "nửa" if tape.is(next + 1, "đêm") => (DayPart::Night, next + 2),
        "đêm" | "khuya" => (DayPart::Night, next + 1),
        _ => return None,
    })
}

/// `nay`, `qua`, `mai`, `đó` behind a part of the day, with the date that restates it.
fn relative_day(tape: &Tape, at: usize) -> Option<(DateExpr, usize)> {
    let expr = match tape.key(at) {
        "nay" => DateExpr::DayOffset(0),
        "qua" => DateExpr::DayOffset(-1),
        "mai" => DateExpr::DayOffset(1),
        "kia" => DateExpr::DayOffset(-2),
        "đó" | "ấy" => DateExpr::DaySpoken(0),
        _ => return None,
    };
    Some(match day::restatement(tape, at + 1) {
        Some((said, to)) => (expr.restated_by(said), to),
        None => (expr, at + 1),
    })
}

/// `Sáng 9-10`, `chiều cùng ngày`, `tối qua`, `sáng nay, 6-2`, `đêm 8/2 rạng sáng 9/2` begins.
fn part_first(tape: &Tape, at: usize) -> Option<Found> {
    let (part, mut to) = part_of_day(tape, at)?;
    // A compound (`ánh sáng`, `sáng tạo`) is no part of the day.
    let before = tape.key_before(at);
    if tape.word_start(at) < at && !matches!(before, "vào" | "trong" | "ngay" | "từ" | "đến" | "ra")
    {
        return None;
    }
    // A meal (`bữa ăn trưa cùng ngày`), or the part began one word before.
    if before == "ăn" && !tape.is_any(to, &["nay", "qua", "mai"]) {
        return None;
    }
    if matches!(before, "buổi" | "rạng" | "gần" | "mờ") || tape.is(at, "tối") && before == "chiều"
    {
        return None;
    }
    let mut point = Point {
        part: Some(part),
        ..Point::default()
    };
    let mut evidence = Evidence::Marked;
    let mut modifier = None;
    if let Some((date, end)) = relative_day(tape, to) {
        if end > to + 1 {
            evidence = Evidence::Certain;
        }
        point.date = Some(date);
        to = end;
    } else {
        let mut next = to;
        if tape.is_any(next, &[",", "của"])
            && tape.is_any(next + 1, &["ngày", "thứ", "chủ", "chúa"])
        {
            next += 1;
        }
        next = joined_day(tape, next);
        if tape.is_any(next, &["các", "những", "hàng", "hằng", "mỗi"]) {
            return None;
        }
        let date = day_behind_part(tape, at, next)?;
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
    // `sáng 21/6, lúc 9h45` stays two; `tối 8/2 lúc 19h` too.
    if let Some((offset, end)) = zone(tape, to) {
        point.offset = offset;
        to = end;
    }
    Some(Found {
        to,
        point,
        modifier,
        evidence,
        rule: "time.part-of-day",
    })
}

/// The day behind a part of the day, which is a head word: `chiều 30- 6`.
fn day_behind_part(tape: &Tape, part: usize, at: usize) -> Option<day::Found> {
    if !tape.is_digits(at) {
        return day_point(tape, at);
    }
    day::numeric(tape, day::Lead::Head(part), at).filter(|found| has_day(&found.expr))
}

/// `03/01/2018 10:12:28`, `Thứ Tư, 07/10/2020 - 09:16`, `ngày 11/2 lúc 9h` stays two facts.
fn date_first(tape: &Tape, at: usize) -> Option<Found> {
    if !day::may_start(tape, at) {
        return None;
    }
    let date = day::point(tape, at)?;
    with_part_behind(tape, &date).or_else(|| with_clock_behind(tape, date))
}

/// `hôm nay buổi sáng`, `ngày 5/6 buổi chiều`: without `buổi` the word may mean much else.
fn with_part_behind(tape: &Tape, date: &day::Found) -> Option<Found> {
    let is_day = matches!(
        date.expr,
        DateExpr::Day { month: Some(_), .. } | DateExpr::DayOffset(_) | DateExpr::Weekday { .. }
    );
    if !is_day || !tape.is(date.to, "buổi") {
        return None;
    }
    let (part, to) = part_of_day(tape, date.to)?;
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

pub(super) fn with_clock_behind(tape: &Tape, date: day::Found) -> Option<Found> {
    if !matches!(date.expr, DateExpr::Day { .. }) {
        return None;
    }
    let mut next = date.to;
    while tape.is_any(next, &[",", "-", "|"]) && next < date.to + 2 {
        next += 1;
    }
    let (clock, mut to, explicit) = clock(tape, next).filter(|_| tape.is_digits(next))?;
    let complete = matches!(
        date.expr,
        DateExpr::Day {
            year: super::temporal::YearRef::Known(_),
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
    if let Some((offset, end)) = zone(tape, to) {
        point.offset = offset;
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
fn day_point(tape: &Tape, at: usize) -> Option<day::Found> {
    if !day::may_start(tape, at) {
        return None;
    }
    day::point(tape, at).filter(|found| has_day(&found.expr))
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
