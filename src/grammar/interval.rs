//! Intervals and lists of calendar points and times.

use crate::{
    grammar::{
        candidate::{Candidate, Reading},
        clock_time, point, series,
    },
    phrase::{day_part, numeral, phrases::Phrases},
    tape::AtomKind,
    value::{
        evidence::Evidence,
        when::{DateExpr, End, PartUnit, Point, Side, When, YearRef},
    },
};

pub(crate) fn read(p: &Phrases, at: usize, out: &mut Vec<Candidate>) {
    if let Some(candidate) = parts(p, at) {
        out.push(candidate);
    }
    if let Some(candidate) = years(p, at) {
        out.push(counted(p, candidate));
    }
    if let Some(candidate) = series::read(p, at) {
        out.push(counted(p, candidate));
    }
    if let Some(candidate) = bare_years(p, at) {
        out.push(candidate);
    }
    if let Some(candidate) = parts_of_day(p, at) {
        out.push(candidate);
    }
}

/// `hai năm 2015 và 2016`, `5 năm 2016-2020`: the count is inside where it counts them.
fn counted(p: &Phrases, candidate: Candidate) -> Candidate {
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
    if at == 0 || !p.is_any(at, &["năm", "tháng", "quý"]) || !numeral::may_start(p, at - 1) {
        return candidate;
    }
    match numeral::number(p, at - 1) {
        Some(number) if number.end == at && number.value == many.into() => Candidate {
            from: at - 1,
            span: p.span(at - 1, candidate.to),
            ..candidate
        },
        _ => candidate,
    }
}

/// `6 tháng đầu năm 2018`, `9 tháng năm 2018`, `nửa đầu năm`, `3 ngày đầu tháng 5`.
fn parts(p: &Phrases, at: usize) -> Option<Candidate> {
    let (count, unit, next) = counted_parts(p, at)?;
    let months = unit == PartUnit::Month && count > 1;
    let year = point::year_number(p, next + 1).filter(|_| months);
    // `9 tháng/2017`
    if let Some(year) = year.filter(|_| p.is(next, "/")) {
        let when = When::Parts {
            count,
            unit,
            side: Side::First,
            of: DateExpr::Year(YearRef::Known(year)),
        };
        let (to, reading) = (next + 2, Reading::When(when));
        return Some(Candidate::new(p, at, to, reading, "interval.parts"));
    }
    let (side, next) = match p.key(next) {
        "đầu" => (Side::First, next + 1),
        "cuối" => (Side::Last, next + 1),
        // `9 tháng năm 2018`
        "năm" if year.is_some() => (Side::First, next),
        _ => return None,
    };
    let next = next + usize::from(p.is_any(next, &["tiên", "cùng"]));
    let next = next + usize::from(p.is(next, "của"));
    let (of, to) = whole(p, next)?;
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
    Some(Candidate::new(p, at, to, reading, "interval.parts").evidence(Evidence::Certain))
}

/// How many parts of which kind are counted at `at`, and the atom behind: `6 tháng`, `nửa`.
fn counted_parts(p: &Phrases, at: usize) -> Option<(u32, PartUnit, usize)> {
    // `bình quân năm tháng đầu năm 2017`: five of them.
    let five =
        p.are(at, &["năm", "tháng"]) && p.is_any(at + 2, &["đầu", "cuối"]) && p.is(at + 3, "năm");
    let (count, unit_at) = if five {
        (5, at + 1)
    } else if p.is(at, "nửa") || is_lone_part(p, at) {
        (1, at)
    } else if numeral::may_start(p, at) {
        // `một ngày cuối tháng 5` is some day.
        let number = numeral::number(p, at).filter(|n| !n.is_lone_one())?;
        (u32::try_from(number.value).ok()?, number.end)
    } else {
        return None;
    };
    let unit = match p.key(unit_at) {
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
fn is_lone_part(p: &Phrases, at: usize) -> bool {
    let side = at + 1;
    let next = side + 1;
    let of = next + 1 + usize::from(p.is(next + 1, "của"));
    let of_year = p.is(next, "năm") || p.is_any(next, &["tiên", "cùng"]) && p.is(of, "năm");
    p.is_any(at, &["tháng", "quý"])
        && p.is_any(side, &["đầu", "cuối"])
        && of_year
        && !p.follows_any(at, &["những", "các", "mấy", "vài", "năm"])
}

/// The period at `at` that parts are counted of, and the atom behind it.
fn whole(p: &Phrases, at: usize) -> Option<(DateExpr, usize)> {
    match p.key(at) {
        "năm" => match point::year(p, at) {
            Some(found) => Some((found.expr, found.to)),
            None if !p.is(at + 1, "học") => Some((DateExpr::Year(YearRef::Missing), at + 1)),
            None => None,
        },
        "tháng" | "quý" => point::point(p, at).map(|found| (found.expr, found.to)),
        _ => {
            let year = point::year_number(p, at)?;
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
fn year_pair<'t>(p: &'t Phrases, at: usize) -> Option<(i32, i32, usize, &'t str)> {
    let first = point::year_number(p, at)?;
    let sign = p.key(at + 1);
    if !matches!(sign, "-" | "/" | "đến" | "tới" | "và") {
        return None;
    }
    let next = at + 2 + usize::from(p.is(at + 2, "năm"));
    if let Some(last) = point::year_number(p, next) {
        return (last > first || sign == "và").then_some((first, last, next + 1, sign));
    }
    let short = p
        .int(next)
        .filter(|_| p.atom(next).span.len() == 2 && p.glued(next) && p.glued(at + 1))?
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

fn years(p: &Phrases, at: usize) -> Option<Candidate> {
    let mut next = at;
    let mut evidence = Evidence::Context;
    if let Some(head) = HEADS.iter().find(|head| p.are(at, head)) {
        next = at + head.len();
        next += usize::from(p.is(next, ":"));
        evidence = Evidence::Certain;
        // `khóa XI, nhiệm kỳ 2016-2021` is read from `nhiệm kỳ` on.
    } else if p.is_any(at, &["từ", "năm"]) {
        next = at + 1;
        evidence = Evidence::Marked;
    }
    next += usize::from(p.is(next, "từ"));
    next += usize::from(p.is(next, "năm"));
    // `đời 2009-2012` are models.
    let headless = evidence == Evidence::Context;
    if p.key_before(at) == "đời" || headless && p.key_before(at) == "từ" {
        return None;
    }
    // Without a head word the digits must begin here.
    if at > 0
        && next == at
        && (p.is_any(at - 1, &["/", "-", ".", ","]) && p.glued(at)
            || p.is_word(at - 1) && p.glued(at))
    {
        return None;
    }
    let (first, last, to, sign) = year_pair(p, next)?;
    // `năm 2015 và năm 2016` are two, `6 năm từ 2010 đến 2015` begin with their `từ`.
    let counted = p.is(at, "năm") && at > 0 && p.is_digits(at - 1);
    if sign == "và" && p.is(to - 2, "năm") || counted && p.is(at + 1, "từ") {
        return None;
    }
    let in_words = matches!(sign, "đến" | "tới" | "và");
    let plain = p.key_before(at) != "năm" && sign != "và" && (1900..2100).contains(&first);
    if in_words && evidence < Evidence::Marked && !plain {
        return None;
    }
    if p.glued(to) && (p.is_digits(to + 1) && p.is_any(to, &["/", "-", "."]) || p.is_word(to))
        || p.is(to, "%")
    {
        return None;
    }
    if p.is(at, "khóa") && at > 0 && p.is_any(at - 1, &["tài", "niên"]) {
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
    Some(Candidate::new(p, at, to, Reading::When(when), "interval.years").evidence(evidence))
}

/// `vô địch ba lần (2002, 2014, 2016)`: three years in a row leave no doubt, also without `năm`.
fn bare_years(p: &Phrases, at: usize) -> Option<Candidate> {
    const LEAST: usize = 3;
    if at > 1 && p.is_any(at - 1, &[",", "và"]) && point::year_number(p, at - 2).is_some() {
        return None;
    }
    let mut years = Vec::new();
    let mut next = at;
    while let Some(found) = point::bare_year(p, next) {
        years.push(Point::from(found.expr));
        next = found.to + 1;
        if !p.is_any(found.to, &[",", "và", "hoặc"]) {
            break;
        }
    }
    if years.len() < LEAST {
        return None;
    }
    let to = next - 1;
    let list = Reading::When(When::List(years));
    let candidate = Candidate::new(p, at, to, list, "interval.years");
    Some(candidate.evidence(Evidence::Context))
}

/// `chiều và tối 6/6`, `chiều tối, đêm mai`: parts of one day.
fn parts_of_day(p: &Phrases, at: usize) -> Option<Candidate> {
    let mut parts = Vec::new();
    let mut next = at;
    while let Some((part, to)) = day_part::part_of_day(p, next) {
        parts.push(part);
        let joined = p.is_any(to, &["và", ",", "-", "hoặc"]) && parts.len() < 5;
        if !joined || day_part::part_of_day(p, to + 1).is_none() {
            break;
        }
        next = to + 1;
    }
    if parts.len() < 2 || p.atom(at).kind != AtomKind::Word {
        return None;
    }
    let found = clock_time::point(p, next)?;
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
            p,
            at,
            found.to,
            Reading::When(When::List(points)),
            "interval.parts-of-day",
        )
        .evidence(found.evidence),
    )
}
