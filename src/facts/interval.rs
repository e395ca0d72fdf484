//! Intervals and lists of calendar points and times.

use super::{
    Candidate, Evidence, Reading, Tape, amount, day, series,
    tape::AtomKind,
    temporal::{DateExpr, End, PartUnit, Point, Side, When, YearRef},
    time,
};

pub(super) fn read(tape: &Tape, at: usize, out: &mut Vec<Candidate>) {
    if let Some(candidate) = parts(tape, at) {
        out.push(candidate);
    }
    if let Some(candidate) = years(tape, at) {
        out.push(counted(tape, candidate));
    }
    if let Some(candidate) = series::read(tape, at) {
        out.push(counted(tape, candidate));
    }
    if let Some(candidate) = bare_years(tape, at) {
        out.push(candidate);
    }
    if let Some(candidate) = parts_of_day(tape, at) {
        out.push(candidate);
    }
}

/// `hai năm 2015 và 2016`, `5 năm 2016-2020`: the count is inside where it counts them.
fn counted(tape: &Tape, candidate: Candidate) -> Candidate {
    let at = candidate.from;
    let many = match &candidate.reading {
        Reading::When(When::List(points)) => points.len() as i32,
        Reading::When(When::Range(End::At(first), End::At(last))) => {
            match (first.date, last.date) {
                (
                    Some(DateExpr::Year(YearRef::Known(first))),
                    Some(DateExpr::Year(YearRef::Known(last))),
                ) => last - first + 1,
                (
                    Some(DateExpr::Month { month: first, .. }),
                    Some(DateExpr::Month { month: last, .. }),
                ) => last as i32 - first as i32 + 1,
                _ => return candidate,
            }
        }
        _ => return candidate,
    };
    if at == 0 || !tape.is_any(at, &["năm", "tháng", "quý"]) || !amount::may_start(tape, at - 1)
    {
        return candidate;
    }
    match amount::number(tape, at - 1) {
        Some(number) if number.end == at && number.value == many.into() => Candidate {
            from: at - 1,
            span: tape.span(at - 1, candidate.to),
            ..candidate
        },
        _ => candidate,
    }
}

/// `6 tháng đầu năm 2018`, `9 tháng năm 2018`, `nửa đầu năm`, `3 ngày đầu tháng 5`.
fn parts(tape: &Tape, at: usize) -> Option<Candidate> {
    let (count, unit, next) = counted_parts(tape, at)?;
    let months = unit == PartUnit::Month && count > 1;
    let year = day::year_number(tape, next + 1).filter(|_| months);
    // `9 tháng/2017`
    if let Some(year) = year.filter(|_| tape.is(next, "/")) {
        let when = When::Parts {
            count,
            unit,
            side: Side::First,
            of: DateExpr::Year(YearRef::Known(year)),
        };
        let (to, reading) = (next + 2, Reading::When(when));
        return Some(Candidate::new(tape, at, to, reading, "interval.parts"));
    }
    let (side, next) = match tape.key(next) {
        "đầu" => (Side::First, next + 1),
        "cuối" => (Side::Last, next + 1),
        // `9 tháng năm 2018`
        "năm" if year.is_some() => (Side::First, next),
        _ => return None,
    };
    let next = next + usize::from(tape.is_any(next, &["tiên", "cùng"]));
    let next = next + usize::from(tape.is(next, "của"));
    let (of, to) = whole(tape, next)?;
    let fits = match unit {
        PartUnit::Day => count <= 31,
        PartUnit::Week => count <= 5,
        PartUnit::Month => count <= 12,
        PartUnit::Quarter => count <= 4,
        PartUnit::Half => true,
    };
    if !fits {
        return None;
    }
    let reading = Reading::When(When::Parts {
        count,
        unit,
        side,
        of,
    });
    Some(Candidate::new(tape, at, to, reading, "interval.parts").evidence(Evidence::Certain))
}

/// How many parts of which kind are counted at `at`, and the atom behind: `6 tháng`, `nửa`.
fn counted_parts(tape: &Tape, at: usize) -> Option<(u32, PartUnit, usize)> {
    // `bình quân năm tháng đầu năm 2017`: five of them.
    let five = tape.are(at, &["năm", "tháng"])
        && tape.is_any(at + 2, &["đầu", "cuối"])
        && tape.is(at + 3, "năm");
    let (count, unit_at) = if five {
        (5, at + 1)
    } else if tape.is(at, "nửa") || is_lone_part(tape, at) {
        (1, at)
    } else if amount::may_start(tape, at) {
        // `một ngày cuối tháng 5` is some day.
        let number = amount::number(tape, at).filter(|n| !n.is_lone_one())?;
        (u32::try_from(number.value).ok()?, number.end)
    } else {
        return None;
    };
    let unit = match tape.key(unit_at) {
        "nửa" => PartUnit::Half,
        "tháng" => PartUnit::Month,
        "quý" => PartUnit::Quarter,
        "ngày" => PartUnit::Day,
        "tuần" => PartUnit::Week,
        _ => return None,
    };
    Some((count, unit, unit_at + 1))
}

/// `tháng đầu năm`, `quý cuối cùng của năm`: one part without its number.
fn is_lone_part(tape: &Tape, at: usize) -> bool {
    let side = at + 1;
    let next = side + 1;
    let of = next + 1 + usize::from(tape.is(next + 1, "của"));
    let of_year =
        tape.is(next, "năm") || tape.is_any(next, &["tiên", "cùng"]) && tape.is(of, "năm");
    tape.is_any(at, &["tháng", "quý"])
        && tape.is_any(side, &["đầu", "cuối"])
        && of_year
        && !tape.follows_any(at, &["những", "các", "mấy", "vài", "năm"])
}

/// The period at `at` that parts are counted of, and the atom behind it.
fn whole(tape: &Tape, at: usize) -> Option<(DateExpr, usize)> {
    match tape.key(at) {
        "năm" => match day::year(tape, at) {
            Some(found) => Some((found.expr, found.to)),
            None if !tape.is(at + 1, "học") => Some((DateExpr::Year(YearRef::Missing), at + 1)),
            None => None,
        },
        "tháng" | "quý" => day::point(tape, at).map(|found| (found.expr, found.to)),
        _ => {
            let year = day::year_number(tape, at)?;
            Some((DateExpr::Year(YearRef::Known(year)), at + 1))
        }
    }
}

/// Nouns whose years are an interval: `giai đoạn 2016 - 2020`, `năm học 2017-2018`, `mùa giải 2016/17`.
const HEADS: [&[&str]; 15] = [
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
    &["niên", "độ"],
    &["khóa"],
    &["mùa"],
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
    let mut next = at;
    let mut evidence = Evidence::Context;
    if let Some(head) = HEADS.iter().find(|head| tape.are(at, head)) {
        next = at + head.len();
        next += usize::from(tape.is(next, ":"));
        evidence = Evidence::Certain;
        // `khóa XI, nhiệm kỳ 2016-2021` is read from `nhiệm kỳ` on.
    } else if tape.is_any(at, &["từ", "năm"]) {
        next = at + 1;
        evidence = Evidence::Marked;
    }
    next += usize::from(tape.is(next, "từ"));
    next += usize::from(tape.is(next, "năm"));
    // `đời 2009-2012` are models.
    let headless = evidence == Evidence::Context;
    if tape.key_before(at) == "đời" || headless && tape.key_before(at) == "từ" {
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
    // `năm 2015 và năm 2016` are two, `6 năm từ 2010 đến 2015` begin with their `từ`.
    let counted = tape.is(at, "năm") && at > 0 && tape.is_digits(at - 1);
    if sign == "và" && tape.is(to - 2, "năm") || counted && tape.is(at + 1, "từ") {
        return None;
    }
    let in_words = matches!(sign, "đến" | "tới" | "và");
    let plain = tape.key_before(at) != "năm" && sign != "và" && (1900..2100).contains(&first);
    if in_words && evidence < Evidence::Marked && !plain {
        return None;
    }
    if tape.glued(to)
        && (tape.is_digits(to + 1) && tape.is_any(to, &["/", "-", "."]) || tape.is_word(to))
        || tape.is(to, "%")
    {
        return None;
    }
    if tape.is(at, "khóa") && at > 0 && tape.is_any(at - 1, &["tài", "niên"]) {
        return None;
    }
    if evidence == Evidence::Context && !((1700..2100).contains(&first) && last < 2150) {
        return None;
    }
    // `2016 - 2020` of our times is hardly a range of anything else.
    if (1900..2050).contains(&first) && last < 2100 && (2..=4).contains(&(to - next)) {
        evidence = Evidence::Certain;
    }
    let point = |year| Point::from(DateExpr::Year(YearRef::Known(year)));
    let when = if sign == "và" {
        When::List(vec![point(first), point(last)])
    } else {
        When::Range(End::At(point(first)), End::At(point(last)))
    };
    Some(Candidate::new(tape, at, to, Reading::When(when), "interval.years").evidence(evidence))
}

/// `vô địch ba lần (2002, 2014, 2016)`: three years in a row leave no doubt, also without `năm`.
fn bare_years(tape: &Tape, at: usize) -> Option<Candidate> {
    const LEAST: usize = 3;
    if at > 1 && tape.is_any(at - 1, &[",", "và"]) && day::year_number(tape, at - 2).is_some() {
        return None;
    }
    let mut years = Vec::new();
    let mut next = at;
    while let Some(found) = day::bare_year(tape, next) {
        years.push(Point::from(found.expr));
        next = found.to + 1;
        if !tape.is_any(found.to, &[",", "và", "hoặc"]) {
            break;
        }
    }
    if years.len() < LEAST {
        return None;
    }
    let to = next - 1;
    let list = Reading::When(When::List(years));
    let candidate = Candidate::new(tape, at, to, list, "interval.years");
    Some(candidate.evidence(Evidence::Context))
}

/// `chiều và tối 6/6`, `chiều tối, đêm mai`: parts of one day.
fn parts_of_day(tape: &Tape, at: usize) -> Option<Candidate> {
    let mut parts = Vec::new();
    let mut next = at;
    while let Some((part, to)) = time::part_of_day(tape, next) {
        parts.push(part);
        let joined = tape.is_any(to, &["và", ",", "-", "hoặc"]) && parts.len() < 5;
        if !joined || time::part_of_day(tape, to + 1).is_none() {
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
    Some(
        Candidate::new(
            tape,
            at,
            found.to,
            Reading::When(When::List(points)),
            "interval.parts-of-day",
        )
        .evidence(found.evidence),
    )
}
