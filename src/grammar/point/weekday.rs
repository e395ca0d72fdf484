//! Weekdays, with the week they are of.

use crate::{
    grammar::point::{
        found::Found,
        restated::{in_brackets, restatement},
        week::week_offset,
        weekday_date::weekday_then_date,
        year::is_counted,
    },
    phrase::{
        direction::direction,
        period,
        phrases::Phrases,
        weekday::{heads_timetable, in_timetable, in_weekday_row, is_of_draw, weekday_name},
    },
    tape::Case,
    value::{
        direction::Periods,
        evidence::Evidence,
        when::{DateExpr, Tense},
    },
    vocabulary::{
        class::Class,
        named::{
            BEFORE, COMMA, DAY, DAY_OF_STORY, DAY_OR_TIME_OF_DAY, EARLY_OR_LATE, HOUR_MARKS,
            IN_A_ROW, OF, ORDINAL, RANKED, WEEK, WEEKDAY_ATTACHES_TO, WEEKDAY_JOINS,
            WHICH_OR_EVERY,
        },
    },
};

/// `Thứ Tư, 07/10/2020`, `thứ Hai tuần tới`, `Chủ nhật (4/6)` without the brackets.
pub(crate) fn weekday(p: &Phrases, at: usize) -> Option<Found> {
    if let Some(found) = weekday_then_date(p, at) {
        return Some(found);
    }
    let (weekday, to) = weekday_name(p, at)?;
    // `các ngày thứ Bảy`, `chủ nhật nào` are no one day; `13h25 ngày thứ Sáu` is.
    let timed = at > 1 && p.is_digits(at - 2) && period::are_minutes_before(p, at - 1);
    let counted = p.behind(at, DAY) && is_counted(p, at - 1) && !timed;
    if p.is(to, WHICH_OR_EVERY) || counted || heads_timetable(p, to) {
        return None;
    }
    let is_sunday = !p.is(at, ORDINAL);
    let capital = p.atom(at + 1).case == Case::Title;
    let part = at.saturating_sub(usize::from(p.behind(at, EARLY_OR_LATE)));
    let attached = p.behind(part, WEEKDAY_ATTACHES_TO)
        || is_of_draw(p, at)
        || !is_sunday && (in_weekday_row(p, at) || !capital && in_timetable(p, at));
    // `ngày thứ tư (8/2)`, `hết thứ tư (8/2)`, but `phiên thứ tư (8/2)`
    let led = at > 0 && p.is_word(at - 1) && !p.word_class(at - 1).has(Class::FUNCTION);
    let said_again = (p.behind(at, DAY_OR_TIME_OF_DAY) || !led) && in_brackets(p, to).is_some();
    // `lần thẩm mỹ thứ hai này` is of no week.
    let may_be_second =
        !is_sunday && !capital && !attached && !p.opens(at) && !p.behind(at, WEEKDAY_JOINS);
    let Told {
        week,
        tense,
        mut to,
    } = told(p, at, to, may_be_second)?;
    let ranked = p.behind(at, RANKED);
    let mut evidence = if said_again || (to.saturating_sub(3)..to - 1).any(|at| p.is(at, WEEK)) {
        Evidence::Certain
    } else if week.is_some()
        || is_sunday
        || tense != Tense::Open
        || capital && p.is(to, COMMA)
        || capital && attached
    {
        Evidence::Marked
    } else if (attached || capital) && !ranked {
        Evidence::Context
    } else {
        return None;
    };
    if p.is_digits(at + 1) && evidence < Evidence::Marked && !attached {
        return None;
    }
    if ranked && week.is_none() || p.phrase(to, IN_A_ROW).is_some() {
        return None;
    }
    let expr = DateExpr::Weekday {
        weekday,
        week,
        tense,
    };
    let expr = match restatement(p, to) {
        Some((said, end)) if end > to && week.is_some() => {
            evidence = Evidence::Certain;
            to = end;
            expr.restated_by(said)
        }
        Some((said, end)) if end == to => expr.restated_by(said),
        _ => expr,
    };
    Some(Found::new(to, expr, "date.weekday").shaped(evidence, None, at))
}

/// In which week or which way to look for a weekday.
struct Told {
    week: Option<i32>,
    tense: Tense,
    /// The atom behind the words that say so.
    to: usize,
}

/// What the words around the weekday from `at` to `to` say: `tuần tới`, `tới`, `vừa qua`. Where it
/// may be a place in an order, the word `tuần` alone counts.
fn told(p: &Phrases, at: usize, to: usize, may_be_second: bool) -> Option<Told> {
    let tense = if p.behind(at, DAY_OF_STORY) {
        Tense::Past
    } else {
        Tense::Open
    };
    let of = to + usize::from(p.is(to, OF));
    if p.is(of, WEEK) {
        let (offset, to) = week_offset(p, of + 1)?;
        let week = Some(offset);
        return Some(Told { week, tense, to });
    }
    let said = direction(p, to, Periods::WEEKDAY);
    // `nộp bài thứ Bảy trước 5 giờ chiều`
    let before_hour = p.is(to, BEFORE) && p.is_digits(to + 1) && p.is(to + 2, HOUR_MARKS);
    // `thắng hôm thứ Năm trước Cồn Én`
    let against = p.is(to, BEFORE) && p.is_title(to + 1);
    let Some((said, end)) = said.filter(|_| !may_be_second && !before_hour && !against) else {
        let week = None;
        return Some(Told { week, tense, to });
    };
    Some(match said.tense() {
        Tense::Open => Told {
            week: said.periods_from_today(),
            tense,
            to: end,
        },
        way => Told {
            week: None,
            tense: way,
            to: end,
        },
    })
}
