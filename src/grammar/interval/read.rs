//! Intervals and lists of calendar points and times.

use crate::{
    grammar::{
        candidate::{Candidate, Reading},
        clock_time,
        interval::{
            parts::parts,
            years::{bare_years, day_to_year, year_to_now, years},
        },
        opens::Opens,
        point, series,
    },
    phrase::{day_part, numeral, phrases::Phrases},
    tape::AtomKind,
    value::when::{DateExpr, End, Point, When, YearRef},
    vocabulary::{
        class::Class,
        named::{
            BEFORE_STRETCH, EDGES, FROM, HALF, LIST_JOINTS, PLURALS, YEAR_MONTH_OR_QUARTER,
            YEARS_OF,
        },
    },
};

/// What it begins with.
pub(crate) const OPENS: Opens = Opens::numbers_and(
    point::HEADS
        .or(&day_part::HEADS)
        .or(&HALF.or(FROM))
        .or(YEARS_OF.heads()),
);

pub(crate) fn read(p: &Phrases, at: usize, out: &mut Vec<Candidate>) {
    if let Some(candidate) = parts(p, at) {
        out.push(candidate);
    }
    if let Some(candidate) = years(p, at) {
        out.push(from_stretch(p, at_edge(p, counted(p, candidate))));
    }
    if let Some(candidate) = series::read(p, at) {
        out.push(from_stretch(p, counted(p, candidate)));
    }
    if let Some(candidate) = day_to_year(p, at) {
        out.push(candidate);
    }
    if let Some(candidate) = year_to_now(p, at) {
        out.push(candidate);
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
    if at == 0 || !p.is(at, YEAR_MONTH_OR_QUARTER) || !numeral::may_start(p, at - 1) {
        return candidate;
    }
    // `5 năm 2020-2025`, from one to the other: a length of its own.
    let apart = |number: &numeral::Number| {
        number.value == (many - 1).into()
            && (p.is_digits(at + 1) || p.is(at + 1, FROM))
            && !p.class_before(number.start).has(Class::ANY_LABEL)
    };
    let from = match numeral::number(p, at - 1).filter(|number| number.end == at) {
        Some(number) if number.value == many.into() => at - 1,
        Some(number) if apart(&number) => at + 1,
        _ => return candidate,
    };
    Candidate {
        from,
        span: p.span(from, candidate.to),
        ..candidate
    }
}

/// `giai đoạn từ 10/9 đến 24/10`, `kể từ 2011 đến nay`: what stands before `từ` is inside,
/// unless several are counted.
fn from_stretch(p: &Phrases, candidate: Candidate) -> Candidate {
    let from = candidate.from;
    let before = || p.phrase_before(from, BEFORE_STRETCH);
    let Some(noun) = p.is(from, FROM).then(before).flatten() else {
        return candidate;
    };
    if numeral::counts_few(p, noun) || p.behind(noun, PLURALS) {
        return candidate;
    }
    Candidate {
        from: noun,
        span: p.span(noun, candidate.to),
        ..candidate
    }
}

/// `đầu mùa giải 2022-23`: what the years are of begins, is half over or ends.
fn at_edge(p: &Phrases, candidate: Candidate) -> Candidate {
    let at = candidate.from;
    let Some(edge) = p.phrase(at, YEARS_OF).and(at.checked_sub(1)) else {
        return candidate;
    };
    // `sau 4 vòng đầu mùa giải`: it tells which of the rounds; `từ đầu nhiệm kỳ`: an end.
    let of_many = edge > 1 && numeral::may_start(p, edge - 2);
    let whole = p.word_start(edge) == edge && !of_many && !p.behind(edge, FROM);
    match p.lexeme(edge, EDGES) {
        Some((modifier, next)) if next == at && whole => {
            // `nửa đầu mùa giải`
            let from = edge - usize::from(p.behind(edge, HALF));
            Candidate {
                from,
                span: p.span(from, candidate.to),
                ..candidate
            }
            .modifier(Some(modifier))
        }
        _ => candidate,
    }
}

/// `chiều và tối 6/6`, `chiều tối, đêm mai`: parts of one day.
fn parts_of_day(p: &Phrases, at: usize) -> Option<Candidate> {
    let mut parts = Vec::new();
    let mut next = at;
    while let Some((part, to)) = day_part::part_of_day(p, next) {
        parts.push(part);
        let joined = p.is(to, LIST_JOINTS) && parts.len() < 5;
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
