//! Intervals and lists of calendar points and times.

use super::{
    Candidate, Evidence, Modifier, Reading, Shape, Tape, amount, day, modifier,
    tape::AtomKind,
    temporal::{Clock, DateExpr, End, PartUnit, Point, Side, Tense, When, YearRef},
    time,
};

pub(super) fn read(tape: &Tape, at: usize, out: &mut Vec<Candidate>) {
    if let Some(candidate) = parts(tape, at) {
        out.push(candidate);
    }
    if let Some(candidate) = years(tape, at) {
        out.push(candidate);
    }
    if let Some(candidate) = series(tape, at) {
        out.push(candidate);
    }
    if let Some(candidate) = parts_of_day(tape, at) {
        out.push(candidate);
    }
}

/// `6 tháng đầu năm 2018`, `9 tháng năm 2018`, `nửa đầu năm`, `3 ngày đầu tháng 5`.
fn parts(tape: &Tape, at: usize) -> Option<Candidate> {
    let half = tape.is(at, "nửa");
    let (count, unit_at) = if half {
        (1, at)
    } else if tape.is_any(at, &["tháng", "quý"])
        && tape.is_any(at + 1, &["đầu", "cuối"])
        && tape.is(at + 2, "năm")
    {
        (1, at)
    } else {
        if !amount::may_start(tape, at) {
            return None;
        }
        let number = amount::number(tape, at)?;
        (u32::try_from(number.value).ok()?, number.end)
    };
    let unit = match tape.key(unit_at) {
        "nửa" => PartUnit::Half,
        "tháng" => PartUnit::Month,
        "quý" => PartUnit::Quarter,
        "ngày" => PartUnit::Day,
        "tuần" => PartUnit::Week,
        "năm" => PartUnit::Year,
        _ => return None,
    };
    let mut next = unit_at + 1;
    let side = match tape.key(next) {
        "đầu" => Side::First,
        "cuối" => Side::Last,
        // `9 tháng năm 2018`
        "năm"
            if unit == PartUnit::Month
                && count > 1
                && day::year_number(tape, next + 1).is_some() =>
        {
            next -= 1;
            Side::First
        }
        // `9 tháng/2017`
        "/" if unit == PartUnit::Month
            && count > 1
            && day::year_number(tape, next + 1).is_some() =>
        {
            let year = day::year_number(tape, next + 1)?;
            let of = DateExpr::Year(YearRef::Known(year));
            return Some(Candidate::new(
                tape,
                at,
                next + 2,
                Reading::When(When::Parts {
                    count,
                    unit,
                    side: Side::First,
                    of,
                }),
                "interval.parts",
            ));
        }
        _ => return None,
    };
    next += 1;
    if tape.is(next, "tiên") {
        next += 1;
        if tape.is(next, "của") {
            next += 1;
        }
    }
    let next = next + usize::from(tape.is(next, "của"));
    let (of, to) = match tape.key(next) {
        "năm" => match day::year(tape, next) {
            Some(day::Found { expr, to, .. }) => (expr, to),
            None if !tape.is(next + 1, "học") => (DateExpr::Year(YearRef::Missing), next + 1),
            None => return None,
        },
        "tháng" | "quý" => {
            let found = day::point(tape, next)?;
            (found.expr, found.to)
        }
        _ => {
            let year = day::year_number(tape, next)?;
            (DateExpr::Year(YearRef::Known(year)), next + 1)
        }
    };
    let fits = match unit {
        PartUnit::Month => count <= 12,
        PartUnit::Quarter => count <= 4,
        PartUnit::Half => true,
        PartUnit::Day => count <= 31,
        PartUnit::Week => count <= 5,
        PartUnit::Year => return None,
    };
    if !fits || unit == PartUnit::Day && matches!(of, DateExpr::Year(_)) && count > 31 {
        return None;
    }
    Some(
        Candidate::new(
            tape,
            at,
            to,
            Reading::When(When::Parts {
                count,
                unit,
                side,
                of,
            }),
            "interval.parts",
        )
        .evidence(Evidence::Certain),
    )
}

/// Nouns whose years are an interval: `giai đoạn 2016 - 2020`, `năm học 2017-2018`, `mùa giải 2016/17`.
const HEADS: [&[&str]; 16] = [
    &["giai", "đoạn"],
    &["nhiệm", "kỳ"],
    &["nhiệm", "kì"],
    &["thời", "kỳ"],
    &["niên", "khóa"],
    &["năm", "học"],
    &["mùa", "giải"],
    &["mùa", "bóng"],
    &["tài", "khóa"],
    &["năm", "tài", "khóa"],
    &["năm", "tài", "chính"],
    &["niên", "vụ"],
    &["khóa"],
    &["mùa"],
    &["các", "năm"],
    &["những", "năm"],
];

/// The first and last year of `2016 - 2020`, `2016/17`, and the atom behind.
fn year_pair<'t>(tape: &'t Tape, at: usize) -> Option<(i32, i32, usize, &'t str)> {
    let first = day::year_number(tape, at)?;
    let sign = tape.key(at + 1);
    if !matches!(sign, "-" | "/" | "đến" | "tới" | "và") {
        return None;
    }
    let next = at + 2 + usize::from(tape.is(at + 2, "năm"));
    if let Some(last) = day::year_number(tape, next) {
        return (last > first || sign == "và").then_some((first, last, next + 1, sign));
    }
    let short = tape
        .int(next)
        .filter(|_| tape.atom(next).span.len() == 2 && tape.glued(next) && tape.glued(at + 1))?
        as i32;
    let last = first / 100 * 100 + short;
    let last = if last < first { last + 100 } else { last };
    (last > first && last - first < 30 && matches!(sign, "-" | "/")).then_some((
        first,
        last,
        next + 1,
        sign,
    ))
}

fn years(tape: &Tape, at: usize) -> Option<Candidate> {
    let mut from = at;
    let mut next = at;
    let mut evidence = Evidence::Context;
    if let Some(head) = HEADS.iter().find(|head| tape.are(at, head)) {
        next = at + head.len();
        evidence = Evidence::Marked;
        // `khóa XI, nhiệm kỳ 2016-2021` is read from `nhiệm kỳ` on.
    } else if tape.is_any(at, &["từ", "năm"]) {
        next = at + 1;
        evidence = Evidence::Marked;
    }
    next += usize::from(tape.is(next, "từ"));
    next += usize::from(tape.is(next, "năm"));
    if tape.key_before(at) == "từ" && from == at {
        return None;
    }
    // Without a head word the digits must begin here.
    if at > 0
        && next == at
        && (tape.is_any(at - 1, &["/", "-", ".", ","]) && tape.glued(at)
            || tape.is_word(at - 1) && tape.glued(at))
    {
        return None;
    }
    let (first, last, to, sign) = year_pair(tape, next)?;
    if matches!(sign, "đến" | "tới" | "và") && evidence < Evidence::Marked {
        if !(tape.key_before(at) == "năm" || sign != "và" && (1900..2100).contains(&first)) {
            return None;
        }
        if tape.key_before(at) == "năm" {
            return None;
        }
    }
    if tape.glued(to)
        && (tape.is_digits(to + 1) && tape.is_any(to, &["/", "-", "."]) || tape.is_word(to))
        || tape.is(to, "%")
    {
        return None;
    }
    if tape.is(from, "khóa") && from > 0 && tape.is_any(from - 1, &["tài", "niên"]) {
        return None;
    }
    if !(1000..2200).contains(&first)
        || evidence == Evidence::Context && !((1700..2100).contains(&first) && last < 2150)
    {
        return None;
    }
    if tape.is(from, "năm") && from > 0 && tape.is_any(from - 1, &["các", "những"]) {
        from -= 1;
    }
    let point = |year| Point::from(DateExpr::Year(YearRef::Known(year)));
    let when = if sign == "và" {
        When::List(vec![point(first), point(last)])
    } else {
        When::Range(End::At(point(first)), End::At(point(last)))
    };
    Some(Candidate::new(tape, from, to, Reading::When(when), "interval.years").evidence(evidence))
}

/// A point of a series, which may lack what the last one gives.
#[derive(Clone, Copy, Debug)]
struct Item {
    to: usize,
    point: Point,
    evidence: Evidence,
    modifier: Option<Modifier>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Joint {
    To,
    And,
}

/// `từ ngày 5 đến 10/6`, `22, 23 và 24/6`, `từ tháng 6.2012 đến nay`, `từ 8h đến 11h30`.
fn series(tape: &Tape, at: usize) -> Option<Candidate> {
    let opened = tape.is(at, "từ");
    if !opened
        && !day::may_start(tape, at)
        && !amount::may_start(tape, at)
        && time::part_of_day(tape, at).is_none()
    {
        return None;
    }
    let mut next = at + usize::from(opened);
    let mut modifier = None;
    let mut counted = false;
    if opened {
        if let Some((found, end)) = modifier_at(tape, next) {
            modifier = Some(found);
            next = end;
        }
    } else if let Some(end) = counted_days(tape, at) {
        // `hai ngày 10-11/2`: the count is inside
        next = end;
        counted = true;
    }
    let plural =
        tape.is_any(next, &["các", "những"]) && tape.is_any(next + 1, &["ngày", "tháng", "năm"]);
    next += usize::from(plural);
    if tape.is(next, "nay") && opened {
        let (joint, after) = joint(tape, next + 1)?;
        let item = item(tape, after, None)?;
        return (joint == Joint::To).then(|| {
            Candidate::new(
                tape,
                at,
                item.to,
                Reading::When(When::Range(End::Now, End::At(item.point))),
                "interval.from-now",
            )
        });
    }
    let mut items = vec![item(tape, next, None)?];
    let mut joints = Vec::new();
    let mut to = items[0].to;
    loop {
        let Some((joint, after)) = joint(tape, to) else {
            break;
        };
        if joint == Joint::To && now(tape, after).is_some() {
            let end = now(tape, after)?;
            if joints.is_empty() && (opened || items[0].evidence >= Evidence::Marked) {
                let first = items[0].point;
                let when = When::Range(End::At(first), End::Now);
                let date_only = matches!(first.date, Some(DateExpr::Day { month: None, .. }));
                return (!date_only).then(|| {
                    Candidate::new(tape, at, end, Reading::When(when), "interval.to-now")
                        .modifier(modifier)
                        .evidence(Evidence::Certain)
                });
            }
            break;
        }
        if joint == Joint::To && (joints.contains(&Joint::And) || joints.contains(&Joint::To)) {
            break;
        }
        if joint == Joint::And && joints.contains(&Joint::To) {
            break;
        }
        let Some(following) = item(tape, after, items.last()) else {
            break;
        };
        joints.push(joint);
        to = following.to;
        items.push(following);
    }
    if items.len() < 2 {
        return None;
    }
    let glued_dash = joints[0] == Joint::To && tape.is(items[0].to, "-");
    finish(tape, at, to, items, &joints, opened || counted, glued_dash).map(|c| {
        let modifier = c.modifier.or(modifier);
        c.modifier(modifier)
    })
}

/// `hai ngày`, `3 ngày` before the days themselves; the atom of the first day.
fn counted_days(tape: &Tape, at: usize) -> Option<usize> {
    let number = amount::number(tape, at)?;
    if !(tape.is(number.end, "ngày") || tape.is(number.end, "tháng") || tape.is(number.end, "đêm"))
        || number.value > 31.into()
    {
        return None;
    }
    let first = number.end + 1;
    let first = first + usize::from(tape.is(first, ",") || tape.is(first, "("));
    (tape.is_digits(first) && first == number.end + 1).then_some(number.end)
}

fn modifier_at(tape: &Tape, at: usize) -> Option<(Modifier, usize)> {
    (at + 1..at + 3).rev().find_map(|end| {
        let (found, first) = modifier::leading(tape, end)?;
        (first == at && amount::may_start(tape, end)).then_some((found, end))
    })
}

/// `nay`, `hiện nay`, `thời điểm này`: the atom behind.
fn now(tape: &Tape, at: usize) -> Option<usize> {
    const WORDS: [&[&str]; 9] = [
        &["nay"],
        &["hiện", "nay"],
        &["hiện", "tại"],
        &["bây", "giờ"],
        &["thời", "điểm", "này"],
        &["thời", "điểm", "hiện", "tại"],
        &["thời", "điểm", "hiện", "nay"],
        &["giờ"],
        &["lúc", "này"],
    ];
    let words = WORDS.iter().rev().find(|words| tape.are(at, words))?;
    if words == &["giờ"] && (tape.is_word(at + 1) || tape.is_digits(at + 1)) {
        return None;
    }
    Some(at + words.len())
}

/// What joins two items: a sign or word of a range, or of a list.
fn joint(tape: &Tape, at: usize) -> Option<(Joint, usize)> {
    match tape.key(at) {
        "-" => Some((Joint::To, at + 1)),
        "đến" | "tới" => Some((
            Joint::To,
            at + 1 + usize::from(tape.is_any(at + 1, &["hết", "khoảng"])),
        )),
        "cho" if tape.is_any(at + 1, &["đến", "tới"]) => {
            Some((Joint::To, at + 2 + usize::from(tape.is(at + 2, "hết"))))
        }
        "và" | "hoặc" | "hay" | "," => Some((Joint::And, at + 1)),
        "sang" => None,
        _ => None,
    }
}

/// One point of a series. What is missing in it comes from the ones behind it.
fn item(tape: &Tape, at: usize, before: Option<&Item>) -> Option<Item> {
    if let Some(found) = time::point(tape, at) {
        let clock_alone = found.point.date.is_none() && found.point.clock.is_some();
        if !clock_alone
            || found.evidence >= Evidence::Marked
            || before.is_some_and(|b| b.point.clock.is_some())
            || tape.is(found.to - 1, "giờ")
        {
            return Some(Item {
                to: found.to,
                point: found.point,
                evidence: found.evidence,
                modifier: found.modifier,
            });
        }
    }
    let previous = before.and_then(|b| b.point.date);
    // Bare numbers of months and quarters behind `tháng 4-12/2016`, `quý I và II`.
    match previous {
        Some(DateExpr::Month { .. }) if tape.is_digits(at) => {
            if let Some(month) = tape
                .int(at)
                .filter(|m| (1..=12).contains(m) && tape.atom(at).span.len() <= 2)
            {
                let (year, to) = day::year_behind(tape, at + 1);
                if !(year == YearRef::Missing && tape.is_any(to, &["/", "."]) && tape.glued(to)
                    || followed_by_unit(tape, to))
                {
                    let date = DateExpr::Month {
                        year,
                        month,
                        tense: Tense::Open,
                    };
                    return Some(Item {
                        to,
                        point: date.into(),
                        evidence: Evidence::Marked,
                        modifier: None,
                    });
                }
            }
        }
        Some(DateExpr::Quarter { .. }) => {
            let number = at + usize::from(tape.is(at, "quý"));
            if let Some(quarter) = day::quarter_number(tape, number) {
                let (year, to) = day::year_behind(tape, number + 1);
                let date = DateExpr::Quarter { year, quarter };
                return Some(Item {
                    to,
                    point: date.into(),
                    evidence: Evidence::Marked,
                    modifier: None,
                });
            }
        }
        Some(DateExpr::Year(_)) => {
            if let Some(year) = day::year_number(tape, at) {
                let date = DateExpr::Year(YearRef::Known(year));
                return Some(Item {
                    to: at + 1,
                    point: date.into(),
                    evidence: Evidence::Context,
                    modifier: None,
                });
            }
        }
        _ => {}
    }
    if day::may_start(tape, at) {
        let at = at + usize::from(tape.is(at, "hết"));
        if let Some(found) = day::point(tape, at) {
            let usable = !matches!(found.expr, DateExpr::Weekday { .. });
            // A bare year is an item only behind years.
            let year_alone =
                found.rule == "date.bare-year" && !matches!(previous, Some(DateExpr::Year(_)));
            if usable && !year_alone {
                return Some(Item {
                    to: found.to,
                    point: found.expr.into(),
                    evidence: found.evidence,
                    modifier: found.modifier,
                });
            }
        }
    }
    bare_day(tape, at).or_else(|| bare_hour(tape, at))
}

/// `ngày 5`, `5`: a day whose month comes later.
fn bare_day(tape: &Tape, at: usize) -> Option<Item> {
    let headed = tape.is_any(at, &["ngày", "hôm", "mùng"]);
    let number = at + usize::from(headed);
    if !headed && at > 0 && tape.glued(at) && !tape.is_any(at - 1, &["-", "(", "\"", ","]) {
        return None;
    }
    let day = tape
        .int(number)
        .filter(|d| (1..=31).contains(d) && tape.atom(number).span.len() <= 2)?;
    let to = number + 1;
    if tape.is_any(to, &["/", ".", ":"])
        && tape.glued(to)
        && tape.is_digits(to + 1)
        && tape.glued(to + 1)
    {
        return None;
    }
    let date = DateExpr::Day {
        year: YearRef::Missing,
        month: None,
        day,
        tense: Tense::Open,
    };
    Some(Item {
        to,
        point: date.into(),
        evidence: if headed {
            Evidence::Marked
        } else {
            Evidence::Shape
        },
        modifier: None,
    })
}

/// The first hour of `10 - 18 giờ` is a bare number: read here when `giờ` comes behind the second.
fn bare_hour(_tape: &Tape, _at: usize) -> Option<Item> {
    None
}

fn followed_by_unit(tape: &Tape, to: usize) -> bool {
    tape.is_any(
        to,
        &["%", "giờ", "tháng", "năm", "ngày", "triệu", "tỷ", "tỉ"],
    )
}

/// Fills what earlier items lack from later ones and builds the candidate.
fn finish(
    tape: &Tape,
    from: usize,
    to: usize,
    mut items: Vec<Item>,
    joints: &[Joint],
    opened: bool,
    glued_dash: bool,
) -> Option<Candidate> {
    // A list ends where its last item no longer fits: cut until the last one is complete.
    let mut to = to;
    while items.len() > 1 && !is_complete(&items[items.len() - 1].point) {
        items.pop();
        to = items[items.len() - 1].to;
    }
    if items.len() < 2 {
        return None;
    }
    hours_of_bare(&mut items);
    for n in (0..items.len() - 1).rev() {
        let later = items[n + 1].point;
        fill(&mut items[n].point, &later)?;
    }
    for n in 1..items.len() {
        let earlier = items[n - 1].point;
        fill_forward(&mut items[n].point, &earlier);
    }
    let points: Vec<Point> = items.iter().map(|i| i.point).collect();
    let marked = items.iter().any(|i| i.evidence >= Evidence::Marked);
    let is_range = joints[0] == Joint::To;
    let same_grain = points
        .windows(2)
        .all(|pair| grain(&pair[0]) == grain(&pair[1]));
    if !same_grain && !(is_range && opened) {
        return None;
    }
    // Lists of whole dates are lists only where they share something: else they are facts of their own.
    if !is_range {
        let shared = items.len() >= 2 && shares(tape, from, &items);
        if !shared {
            return None;
        }
    }
    let mut evidence = if opened && is_range || marked {
        Evidence::Marked
    } else {
        Evidence::Shape
    };
    let mut shape = None;
    if evidence == Evidence::Shape {
        // `25/4 đến 22/6`, `27-28/02/2018`, `5 đến 10/3/2018`
        let last_year = matches!(
            points[points.len() - 1].date,
            Some(DateExpr::Day {
                year: YearRef::Known(_),
                ..
            })
        );
        evidence = if last_year {
            Evidence::Marked
        } else {
            Evidence::Context
        };
        if glued_dash && !last_year && items[0].evidence == Evidence::Shape {
            evidence = Evidence::Shape;
            shape = Some((Shape::Slash, from, to));
        }
    }
    let modifier = items.iter().find_map(|i| i.modifier).filter(|_| !is_range);
    let when = if is_range {
        if points.len() != 2 {
            return None;
        }
        When::Range(End::At(points[0]), End::At(points[1]))
    } else {
        When::List(points)
    };
    let rule = if is_range {
        "interval.range"
    } else {
        "interval.list"
    };
    Some(
        Candidate::new(tape, from, to, Reading::When(when), rule)
            .evidence(evidence)
            .shape(shape)
            .modifier(modifier),
    )
}

/// `từ 10 - 18 giờ`: a bare number before a clock time is an hour.
fn hours_of_bare(items: &mut [Item]) {
    for n in (0..items.len() - 1).rev() {
        let later = items[n + 1].point;
        if let (
            Some(DateExpr::Day {
                month: None, day, ..
            }),
            Some(_),
            None,
        ) = (items[n].point.date, later.clock, later.date)
        {
            if day <= 24 {
                items[n].point = Point {
                    clock: Some(Clock {
                        hour: day,
                        minute: 0,
                        second: None,
                    }),
                    ..Point::default()
                };
            }
        }
    }
}

fn is_complete(point: &Point) -> bool {
    !matches!(point.date, Some(DateExpr::Day { month: None, .. }))
}

#[derive(PartialEq, Eq)]
enum Grain {
    Clock,
    Part,
    Day,
    Month,
    Quarter,
    Year,
    Other,
}

fn grain(point: &Point) -> Grain {
    if point.clock.is_some() {
        return Grain::Clock;
    }
    if point.part.is_some() {
        return Grain::Part;
    }
    match point.date {
        Some(
            DateExpr::Day { .. }
            | DateExpr::DayOffset(_)
            | DateExpr::DaySpoken(_)
            | DateExpr::Lunar { .. }
            | DateExpr::DayOfMonth { .. },
        ) => Grain::Day,
        Some(DateExpr::Month { .. } | DateExpr::MonthOffset(_) | DateExpr::LunarMonth { .. }) => {
            Grain::Month
        }
        Some(DateExpr::Quarter { .. }) => Grain::Quarter,
        Some(DateExpr::Year(_)) => Grain::Year,
        _ => Grain::Other,
    }
}

/// Gives an earlier point the month and year of a later one.
fn fill(earlier: &mut Point, later: &Point) -> Option<()> {
    let Some(date) = earlier.date else {
        return Some(());
    };
    earlier.date = Some(match (date, later.date) {
        (
            DateExpr::Day {
                month: None,
                day,
                tense,
                ..
            },
            Some(DateExpr::Day {
                year,
                month: Some(month),
                day: last,
                ..
            }),
        ) => {
            let _ = last;
            DateExpr::Day {
                year,
                month: Some(month),
                day,
                tense,
            }
        }
        (
            DateExpr::Day {
                month: None, day, ..
            },
            Some(DateExpr::DayOfMonth { offset, .. }),
        ) => DateExpr::DayOfMonth { offset, day },
        (
            DateExpr::Day {
                month: None, day, ..
            },
            Some(DateExpr::Lunar {
                year, month, leap, ..
            }),
        ) => DateExpr::Lunar {
            year,
            month,
            day,
            leap,
        },
        (DateExpr::Day { month: None, .. }, _) => return None,
        (
            DateExpr::Day {
                year: YearRef::Missing,
                month: Some(month),
                day,
                tense,
            },
            Some(DateExpr::Day {
                year,
                month: Some(later),
                tense: t,
                ..
            }),
        ) => {
            let year = match year {
                YearRef::Known(known) if later < month => YearRef::Known(known - 1),
                year => year,
            };
            DateExpr::Day {
                year,
                month: Some(month),
                day,
                tense: if tense == Tense::Open { t } else { tense },
            }
        }
        (
            DateExpr::Month {
                year: YearRef::Missing,
                month,
                tense,
            },
            Some(DateExpr::Month {
                year, month: later, ..
            }),
        ) => {
            let year = match year {
                YearRef::Known(known) if later < month => YearRef::Known(known - 1),
                year => year,
            };
            DateExpr::Month { year, month, tense }
        }
        (
            DateExpr::Quarter {
                year: YearRef::Missing,
                quarter,
            },
            Some(DateExpr::Quarter { year, .. }),
        ) => DateExpr::Quarter { year, quarter },
        (date, _) => date,
    });
    Some(())
}

/// Gives a later point the year of an earlier one: `từ 5/3/2018 đến 10/3`, and the day of a time.
fn fill_forward(later: &mut Point, earlier: &Point) {
    if let (
        Some(DateExpr::Day {
            year: YearRef::Missing,
            month: Some(month),
            day,
            tense,
        }),
        Some(DateExpr::Day {
            year: YearRef::Known(year),
            month: Some(first),
            ..
        }),
    ) = (later.date, earlier.date)
    {
        let year = if month < first { year + 1 } else { year };
        later.date = Some(DateExpr::Day {
            year: YearRef::Known(year),
            month: Some(month),
            day,
            tense,
        });
    }
    if let (
        Some(DateExpr::Month {
            year: YearRef::Missing,
            month,
            tense,
        }),
        Some(DateExpr::Month {
            year: YearRef::Known(year),
            month: first,
            ..
        }),
    ) = (later.date, earlier.date)
    {
        let year = if month < first { year + 1 } else { year };
        later.date = Some(DateExpr::Month {
            year: YearRef::Known(year),
            month,
            tense,
        });
    }
}

/// Whether the items of a list share a head, a month or a year.
fn shares(tape: &Tape, from: usize, items: &[Item]) -> bool {
    let first_to = items[0].to;
    // `22, 23 và 24/6`: the first lacks its month
    let lacked = {
        let head = from + usize::from(tape.is_any(from, &["các", "những"]));
        let head = counted_days(tape, head).unwrap_or(head);
        bare_day(tape, head).is_some_and(|i| i.to == first_to && !tape.is_any(i.to, &["/", "."]))
    };
    // `ngày 6/1 và 21/1 năm 2017`, `tháng 7 và tháng 9/2014`: the year stands once, at the end
    let year_once = |text_from: usize, to: usize| {
        (text_from..to).all(|at| day::year_number(tape, at).is_none())
    };
    let last = items.len() - 1;
    let last_has_year =
        (items[last - 1].to..items[last].to).any(|at| day::year_number(tape, at).is_some());
    let yearless = year_once(from, items[last - 1].to);
    let grain_ok = matches!(
        grain(&items[0].point),
        Grain::Day | Grain::Month | Grain::Quarter
    );
    let plural = tape.is_any(from, &["các", "những"]);
    // `ngày 16, 17-3`; `năm 2002 và 2005`: one head for bare items
    let one_head = tape.is_any(from, &["ngày", "năm", "tháng", "quý"])
        && (1..items.len()).all(|n| {
            let start = items[n - 1].to + 1;
            tape.is_digits(start) || grain(&items[n].point) == Grain::Quarter
        });
    lacked || grain_ok && yearless && last_has_year || plural || one_head
}

/// `chiều và tối 6/6`, `chiều tối, đêm mai`: parts of one day.
fn parts_of_day(tape: &Tape, at: usize) -> Option<Candidate> {
    let mut parts = Vec::new();
    let mut next = at;
    while let Some((part, to)) = time::part_of_day(tape, next) {
        parts.push(part);
        if !tape.is_any(to, &["và", ",", "-", "hoặc"]) || time::part_of_day(tape, to + 1).is_none()
        {
            break;
        }
        next = to + 1;
    }
    if parts.len() < 2 || tape.atom(at).kind != AtomKind::Word {
        return None;
    }
    let found = time::point(tape, next)?;
    let date = found.point.date?;
    let points = parts
        .into_iter()
        .map(|part| Point {
            date: Some(date),
            part: Some(part),
            ..Point::default()
        })
        .collect();
    Some(Candidate::new(
        tape,
        at,
        found.to,
        Reading::When(When::List(points)),
        "interval.parts-of-day",
    ))
}
