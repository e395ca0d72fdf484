//! Parts of a year or a month: `6 tháng đầu năm 2018`, `nửa đầu năm`, `8 tháng`.

use crate::{
    calendar,
    grammar::{
        candidate::{Candidate, Reading},
        point,
    },
    phrase::{direction::direction, numeral, phrases::Phrases, unit},
    value::{
        direction::Periods,
        evidence::Evidence,
        when::{DateExpr, End, LunarMonth, PartUnit, Point, Side, When, YearRef},
    },
    vocabulary::{
        class::Class,
        named::{
            COMMA, FIRST_OR_LAST, FIVE_MONTHS_OF_YEAR, HALF, MERELY, MONTH, MONTH_OR_QUARTER,
            NUMBER_OF_PARTS, OF, PART_SIDES, PART_UNITS, SCHOOL_YEAR, SINCE_OR_WITHIN, SLASH,
            SUMMED_BY_MONTHS, SUMS_MOVE, TERMS_OF_DEPOSITS, VERY, WITHIN, YEAR,
        },
    },
};

/// `6 tháng đầu năm 2018`, `9 tháng năm 2018`, `nửa đầu năm`, `3 ngày đầu tháng 5`.
pub(super) fn parts(p: &Phrases, at: usize) -> Option<Candidate> {
    let (count, unit, next) = counted_parts(p, at)?;
    let first_of = |year, to| {
        let when = When::Parts {
            count,
            unit,
            side: Side::First,
            of: DateExpr::Year(year),
        };
        Candidate::new(p, at, to, Reading::When(when), "interval.parts")
    };
    if is_time_of_sum(p, at, count, next) {
        return Some(first_of(YearRef::Missing, next).evidence(Evidence::Certain));
    }
    let months = unit == PartUnit::Month && (2..=12).contains(&count);
    let year = point::year_number(p, next + 1).filter(|_| months);
    // `9 tháng/2017`
    if let Some(year) = year.filter(|_| p.is(next, SLASH)) {
        return Some(first_of(YearRef::Known(year), next + 2));
    }
    // `6 tháng 2018`, but `6 tháng 2018 khách`, `6 tháng 2000 tỷ đồng`
    if let Some(year) = point::modern_year(p, next).filter(|_| months && !is_amount(p, next)) {
        let months = first_of(YearRef::Known(year), next + 1);
        return Some(months.evidence(Evidence::Certain));
    }
    // `9 tháng năm 2018`, `9 tháng của năm 2018`
    let of_year = months && p.is(next, OF) && p.is(next + 1, YEAR);
    let next = next + usize::from(of_year);
    let whole_year = match of_year {
        true => point::year_number(p, next + 1),
        false => year.filter(|_| p.is(next, YEAR)),
    };
    let (side, next) = p
        .lexeme(next, PART_SIDES)
        .or(whole_year.map(|_| (Side::First, next)))?;
    let next = next + usize::from(p.is(next, VERY));
    let next = next + usize::from(p.is(next, OF));
    if unit == PartUnit::Day
        && let Some((when, to)) = days_of_cycle_year(p, count, side, next)
    {
        let days = Candidate::new(p, at, to, Reading::When(when), "interval.parts");
        return Some(days.evidence(Evidence::Certain));
    }
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

/// `3 ngày đầu năm Ất Tỵ`: days at an edge of a lunar year, and the atom behind it.
fn days_of_cycle_year(p: &Phrases, count: u32, side: Side, at: usize) -> Option<(When, usize)> {
    const LAST_MONTH: u32 = 12;
    let (year, to) = point::cycle_year(p, at + 1).filter(|_| p.is(at, YEAR))?;
    let day = |month: u32, number: u32| {
        let date = DateExpr::lunar(YearRef::Known(year), LunarMonth::plain(month), number);
        End::At(Point::from(date))
    };
    let days = calendar::days_in_month(year, LAST_MONTH, false)?;
    let before = days.checked_sub(count).filter(|_| count > 1)?;
    let when = match side {
        Side::First => When::Range(day(1, 1), day(1, count)),
        Side::Last => When::Range(day(LAST_MONTH, before + 1), day(LAST_MONTH, days)),
    };
    Some((when, to))
}

/// `lũy kế 8 tháng`, `8 tháng, kim ngạch đạt 50 tỷ USD`: so many months of a year that sums are
/// told of.
fn is_time_of_sum(p: &Phrases, at: usize, months: u32, next: usize) -> bool {
    let whole_year = 2..12;
    if !p.is_digits(at) || !p.is(next - 1, MONTH) || !whole_year.contains(&months) {
        return false;
    }
    let is_sum = |at: usize| p.phrase(at, SUMMED_BY_MONTHS).is_some();
    let ends = || {
        let other = Class::FUNCTION;
        let goes_on = p.is(next, PART_SIDES.heads()) || p.is_digits(next) || p.is(next, SLASH);
        let clause = !p.is_word(next) || p.class(next).has(other) || is_sum(next);
        !goes_on && (clause || p.word_has(next, Class::VERBAL))
    };
    // `tính chung, trong 5 tháng`
    let within = at - usize::from(p.behind(at, WITHIN));
    let head = within - usize::from(within < at && p.behind(within, COMMA));
    let opens = || (p.opens(at) || p.opens(within)) && p.is(next, COMMA) && is_sum(next + 1);
    let summed = opens()
        || p.phrase_before(head, SUMMED_BY_MONTHS).is_some() && ends()
        || moves(p, at, next);
    summed && direction(p, next, Periods::MONTH).is_none()
}

/// Whether the number at `at` goes on, or is one of something.
fn is_amount(p: &Phrases, at: usize) -> bool {
    let number = numeral::number(p, at);
    number.is_some_and(|number| number.end > at + 1 || unit::is_of_something(p, &number))
}

/// `CPI 6 tháng tăng 1,5%`, `sản lượng 4 tháng ước đạt 60 tấn`: what is told of the months at
/// `at..next` has come to so much; deposits for so many months do too.
#[inline(never)]
fn moves(p: &Phrases, at: usize, next: usize) -> bool {
    const NEAR: usize = 24;
    const FIGURE: usize = 3;
    let verb = next + usize::from(p.is(next, MERELY));
    let Some(to) = p.phrase(verb, SUMS_MOVE) else {
        return false;
    };
    let begins = at == 0
        || p.is_word(at - 1)
            && !p.class(at - 1).has(Class::FUNCTION)
            && !p.is(at - 1, SINCE_OR_WITHIN);
    let sentence = p.atom(at).sentence;
    let deposits = (at.saturating_sub(NEAR)..at)
        .any(|n| p.atom(n).sentence == sentence && p.is(n, TERMS_OF_DEPOSITS));
    let figure = (to..to + FIGURE).find(|&n| p.is_digits(n));
    begins && figure.is_some() && !deposits
}

/// How many parts of which kind are counted at `at`, and the atom behind: `6 tháng`, `nửa`.
fn counted_parts(p: &Phrases, at: usize) -> Option<(u32, PartUnit, usize)> {
    let (count, unit_at) = if p.phrase(at, FIVE_MONTHS_OF_YEAR).is_some() {
        (5, at + 1)
    } else if p.is(at, HALF) || is_lone_part(p, at) {
        (1, at)
    } else if numeral::may_start(p, at) {
        // `một ngày cuối tháng 5` is some day.
        let number = numeral::number(p, at).filter(|n| !n.is_lone_one())?;
        (u32::try_from(number.value).ok()?, number.end)
    } else {
        return None;
    };
    let (unit, to) = p.lexeme(unit_at, PART_UNITS)?;
    Some((count, unit, to))
}

/// `tháng đầu năm`, `quý cuối cùng của năm`: one part without its number.
fn is_lone_part(p: &Phrases, at: usize) -> bool {
    let side = at + 1;
    if !p.is(at, MONTH_OR_QUARTER) || !p.is(side, FIRST_OR_LAST) {
        return false;
    }
    let next = side + 1;
    let of = next + 1 + usize::from(p.is(next + 1, OF));
    let of_year = p.is(next, YEAR) || p.is(next, VERY) && p.is(of, YEAR);
    of_year && !p.behind(at, NUMBER_OF_PARTS)
}

/// The period at `at` that parts are counted of, and the atom behind it.
fn whole(p: &Phrases, at: usize) -> Option<(DateExpr, usize)> {
    if p.is(at, MONTH_OR_QUARTER) {
        return point::point(p, at).map(|found| (found.expr, found.to));
    }
    if !p.is(at, YEAR) {
        let year = point::year_number(p, at)?;
        return Some((DateExpr::Year(YearRef::Known(year)), at + 1));
    }
    match point::year(p, at) {
        Some(found) => Some((found.expr, found.to)),
        None if p.phrase(at, SCHOOL_YEAR).is_some() => None,
        None => Some((DateExpr::Year(YearRef::Missing), at + 1)),
    }
}
