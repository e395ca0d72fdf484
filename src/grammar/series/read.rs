//! Ranges and lists of points that share what only one of them spells out:
//! `từ ngày 5 đến 10/6`, `22, 23 và 24/6`, `từ tháng 6.2012 đến nay`.

use crate::{
    grammar::{
        candidate::{Candidate, Reading},
        point,
        series::{
            grains::{
                from_day_into_morning, from_part_to_day, is_day_to_day, night_and_day, same_grain,
            },
            item::{Item, bare_day, is_complete, item, now, part_alone, time_of_bare_day},
            share::{Grain, carry_part, grain, lend, share, share_clock},
        },
    },
    phrase::{day_part, modifier, numeral, phrases::Phrases, weekday::weekday_name},
    value::{
        evidence::{Evidence, Shape},
        modifier::Modifier,
        when::{DateExpr, End, Relative, Tense, When, YearRef},
    },
    vocabulary::{
        class::Class,
        named::{
            ABOUT, AND_A_HALF, CALENDAR_UNIT, CLOSE_BRACKET, COLON, COMMA, DASH, DATE_SIGN, DAY,
            DAY_OF_STORY, EARLY_MORNING, ERAS, FROM, HALVES_OF_DAY, HOUR, HOUR_LETTERS,
            JOINS_POINTS, MONTH, MONTH_LETTERS, NEW_YEAR, NIGHT, NOW, OPEN_BRACKET, PLURALS,
            SAYS_AGAIN, SHORT_MONTH, SINCE_THEN, STANDS_BEFORE_START, UP_TO, UP_TO_WORDS,
        },
        set::Set,
    },
};

const DAY_NOUN: &Set = &DAY.or(DAY_OF_STORY);

/// What stands behind the number that a series begins with: more of a clock time or a date, or
/// what joins it to the next.
const BEHIND_NUMBER: &Set = &HOUR
    .or(HOUR_LETTERS)
    .or(HALVES_OF_DAY.heads())
    .or(AND_A_HALF)
    .or(COLON)
    .or(DATE_SIGN)
    .or(MONTH)
    .or(SHORT_MONTH)
    .or(MONTH_LETTERS)
    .or(ERAS.heads())
    .or(NEW_YEAR)
    .or(JOINS_POINTS)
    .or(UP_TO_WORDS.heads())
    .or(EARLY_MORNING.heads());

/// The most points that are read as one series, so that the time stays linear.
const LONGEST: usize = 32;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Joint {
    /// A range.
    To,
    /// A list.
    And,
}

/// What opens a series: how far it reaches, and that it leaves no doubt.
struct Opening {
    first: usize,
    sure: bool,
    from_word: bool,
}

/// The series that begins at `at`.
pub(crate) fn read(p: &Phrases, at: usize) -> Option<Candidate> {
    // No series begins inside a figure (`8-3, ngày 20-10`); `2025 (26 tháng Chạp đến …` is none.
    let inside = at >= 2 && p.is_digits(at) && p.glued(at) && p.is_digits(at - 2);
    if inside && !(p.is(at - 1, OPEN_BRACKET) && p.atom(at - 1).spaced) {
        return None;
    }
    let opening = opening(p, at)?;
    if opening.from_word && p.is(opening.first, NOW) {
        return from_now(p, at, opening.first + 1);
    }
    let joined = |item: &Item| {
        up_to_behind_comma(p, item.to)
            .filter(|_| opening.from_word)
            .or_else(|| joint(p, item.to))
            .or_else(|| into_morning(p, item))
    };
    // `từ năm 2009 trở lại đây`
    let since = |item: &Item| {
        let from = opening.from_word;
        from.then(|| p.phrase(item.to, SINCE_THEN)).flatten()
    };
    let whole = |item: Item| match opening.from_word {
        true => with_brackets(p, item),
        false => item,
    };
    let first = || {
        let item = item(p, opening.first, None)
            .or_else(|| part_alone(p, opening.first).filter(|_| opening.from_word));
        let item = item.map(whole);
        // Most times stand alone.
        item.filter(|item| joined(item).is_some() || since(item).is_some())
    };
    if !may_begin(p, opening.first) {
        debug_assert!(first().is_none(), "{}", p.str(at, opening.first + 4));
        return None;
    }
    let first = first()?;
    if let Some(end) = since(&first) {
        return to_now(p, at, end, &first, &opening);
    }
    let mut items = vec![first];
    let mut joints: Vec<Joint> = Vec::new();
    let mut lender = None;
    loop {
        let last = items[items.len() - 1];
        let Some((joint, next)) = joined(&last).filter(|_| items.len() < LONGEST) else {
            break;
        };
        // `hôm nay - 7/2` says one day twice.
        if p.is(last.to, DASH) && matches!(last.point.date, Some(DateExpr::DayOffset(_))) {
            break;
        }
        if joint == Joint::To
            && let Some(end) = now(p, next).filter(|_| joints.is_empty())
        {
            return to_now(p, at, end, &last, &opening);
        }
        // `lớp 9, ngày 5/5`: a bare number lends no month from a day with its own head.
        let headed = p.is(next, DAY_NOUN);
        if p.is(last.to, COMMA) && headed && last.is_bare_number(p) {
            break;
        }
        // `6,1/10` points: days go up.
        let decimals = p.glued(next)
            && p.is(last.to, COMMA)
            && last.is_bare_number(p)
            && p.int(next) <= p.int(last.from);
        if decimals {
            break;
        }
        // One range, or one list: not `5 đến 7 và 9 đến 11`.
        if joints
            .first()
            .is_some_and(|first| *first != joint || joint == Joint::To)
        {
            // `từ ngày 20 đến 23 và 27/7`: the day behind gives the range its month.
            lender = item(p, next, Some(&last)).filter(|_| joint == Joint::And);
            break;
        }
        let Some(following) = item(p, next, Some(&last)) else {
            break;
        };
        joints.push(joint);
        items.push(whole(following));
    }
    if let Some(lender) = lender.filter(|_| !is_complete(&items[items.len() - 1].point)) {
        lend(&mut items, lender)?;
    }
    // The last item must be complete: it gives the others what they lack.
    while items.len() > 1 && !is_complete(&items[items.len() - 1].point) {
        items.pop();
    }
    let first_joint = *joints.first().filter(|_| items.len() > 1)?;
    let weekdays = is_general(&items[0]);
    if items.last().is_some_and(is_general) {
        return said_again(p, at, &items).filter(|_| opening.from_word);
    }
    share_clock(p, &mut items);
    share(&mut items)?;
    // `từ chiều 7 - 8/2`: up to a day.
    if !(opening.from_word && first_joint == Joint::To) {
        carry_part(p, &mut items);
    }
    if weekdays && !same_grain(&items) {
        return None;
    }
    let series = match first_joint {
        Joint::To => range(p, at, &items, &opening),
        Joint::And if is_miscounted(p, at, &opening, items.len()) => None,
        Joint::And => list(p, at, &items, &opening),
    }?;
    Some(about(p, series))
}

/// Whether a series may begin with the number at `at`, by what stands behind it: most numbers
/// count something.
fn may_begin(p: &Phrases, at: usize) -> bool {
    if p.is_digits(at) {
        return p.is(at + 1, BEHIND_NUMBER);
    }
    let other = p.is(at, &point::HEADS) || p.is(at, &day_part::HEADS);
    if other || !p.class(at).has(Class::NUMBER) {
        return true;
    }
    // `bốn rưỡi chiều`, `mười một rưỡi`
    let halved = p.is(at + 1, AND_A_HALF) || p.is(at + 2, AND_A_HALF);
    halved || numeral::number(p, at).is_some_and(|number| p.is(number.end, BEHIND_NUMBER))
}

/// `khoảng từ 16h đến 18h`
fn about(p: &Phrases, series: Candidate) -> Candidate {
    let Some(from) = modifier::about(p, series.from).filter(|_| series.modifier.is_none()) else {
        return series;
    };
    let span = p.span(from, series.to);
    Candidate {
        from,
        span,
        ..series
    }
    .modifier(Some(Modifier::Approx))
}

/// Weekdays without their week are said in general: `từ thứ Hai đến thứ Sáu`.
fn is_general(item: &Item) -> bool {
    item.point.clock.is_none()
        && matches!(
            item.point.date,
            Some(DateExpr::Weekday {
                week: None,
                tense: Tense::Open,
                ..
            })
        )
}

/// `từ thứ bảy (ngày 31/8) đến hết thứ ba (ngày 3/9)`: the day in brackets is inside.
fn with_brackets(p: &Phrases, item: Item) -> Item {
    const LONGEST: usize = 8;
    let relative = match item.point.date {
        Some(DateExpr::Restated { relative, .. }) if p.is(item.to, OPEN_BRACKET) => relative,
        _ => return item,
    };
    let close = (item.to..item.to + LONGEST).find(|&at| p.is(at, CLOSE_BRACKET));
    match (relative, close) {
        (Relative::Weekday { .. }, Some(close)) => Item {
            to: close + 1,
            ..item
        },
        _ => item,
    }
}

/// `từ thứ Tư đến hết Chủ nhật, tức từ 30/4 đến 4/5`: the days behind tell which weekdays.
fn said_again(p: &Phrases, at: usize, items: &[Item]) -> Option<Candidate> {
    let [first, last] = items else { return None };
    let next = last.to + usize::from(p.is(last.to, COMMA));
    let days = read(p, p.phrase(next, SAYS_AGAIN)?)?;
    let are_days = match &days.reading {
        Reading::When(When::Range(End::At(first), End::At(last))) => {
            grain(first) == Grain::Day && grain(last) == Grain::Day
        }
        _ => false,
    };
    (are_days && is_general(first)).then(|| {
        Candidate::new(p, at, last.to, days.reading, "interval.restated")
            .evidence(Evidence::Certain)
    })
}

fn opening(p: &Phrases, at: usize) -> Option<Opening> {
    let from_word = p.is(at, FROM);
    if from_word {
        // `từ thời điểm mồng 4 Tết đến nay`, `từ sau ngày 1/7 đến nay`
        let next = p.phrase(at + 1, STANDS_BEFORE_START).unwrap_or(at + 1);
        // A modifier of one end is of neither.
        let first = modifier_at(p, next).unwrap_or_else(|| day_part::behind_edge(p, next));
        return Some(Opening {
            first,
            sure: true,
            from_word,
        });
    }
    let plain = |first, sure| {
        Some(Opening {
            first,
            sure,
            from_word,
        })
    };
    if let Some(first) = counted_days(p, at) {
        return plain(first, true);
    }
    let starts = point::may_start(p, at)
        || numeral::may_start(p, at)
        || day_part::part_of_day(p, at).is_some();
    // `các ngày 22, 23 và 24/9`, `các tối 27/5 và 3/6`: the plural leaves no doubt and stays outside.
    let unit = || p.is(at, CALENDAR_UNIT) || day_part::part_of_day(p, at).is_some();
    let plural = p.behind(at, PLURALS) && unit();
    if starts { plain(at, plural) } else { None }
}

/// `hai ngày`, `3 ngày` before the days themselves (`hai ngày 10-11/2`); the atom of the first day.
fn counted_days(p: &Phrases, at: usize) -> Option<usize> {
    let number = numeral::number(p, at)?;
    let unit = p.is(number.end, DAY) || p.is(number.end, NIGHT);
    // `tháng 10/2017 ngày 5`
    let days = unit && p.is_digits(number.end + 1) && point::modern_year(p, at).is_none();
    days.then_some(number.end + 1)
}

/// `Nghị định 15 ngày 2/3, hôm 5/9`: whether another number than that of the days stands first.
fn is_miscounted(p: &Phrases, at: usize, opening: &Opening, days: usize) -> bool {
    let counted = numeral::number(p, at).filter(|number| number.end < opening.first);
    counted.is_some_and(|number| number.value != days.into())
}

/// The atom behind the modifier at `at`.
fn modifier_at(p: &Phrases, at: usize) -> Option<usize> {
    (at + 1..at + 3).rev().find_map(|end| {
        let (_, first) = modifier::leading(p, end)?;
        let starts = numeral::may_start(p, end) || point::may_start(p, end);
        (first == at && starts).then_some(end)
    })
}

/// `từ nay đến 21/2`.
fn from_now(p: &Phrases, at: usize, behind: usize) -> Option<Candidate> {
    let (_, next) = joint(p, behind).filter(|(joint, _)| *joint == Joint::To)?;
    let (end, to) = match item(p, next, None).filter(|item| is_complete(&item.point)) {
        Some(item) => (item.point, item.to),
        // `từ nay đến 2020`
        None => {
            let year = YearRef::Known(point::modern_year(p, next)?);
            (DateExpr::Year(year).into(), next + 1)
        }
    };
    let when = When::Range(End::Now, End::At(end));
    let stretch = Candidate::new(p, at, to, Reading::When(when), "interval.from-now");
    Some(stretch.evidence(Evidence::Certain))
}

/// `từ năm 2015 đến nay`, `đầu năm đến nay`.
fn to_now(
    p: &Phrases,
    at: usize,
    end: usize,
    first: &Item,
    opening: &Opening,
) -> Option<Candidate> {
    if !is_complete(&first.point) || !opening.sure && first.evidence < Evidence::Marked {
        return None;
    }
    // `từ đầu năm đến nay 21/11/2018`
    let today = point::point(p, end).filter(|found| {
        let whole = matches!(found.expr, DateExpr::Day { .. }) && found.expr.names_year();
        whole && p.is_digits(end)
    });
    let (last, end) = match today {
        Some(found) => (End::At(found.expr.into()), found.to),
        None => (End::Now, end),
    };
    let when = When::Range(End::At(first.point), last);
    Some(
        Candidate::new(p, at, end, Reading::When(when), "interval.to-now")
            .evidence(Evidence::Certain),
    )
}

/// What joins two items: a sign or word of a range, or of a list.
fn joint(p: &Phrases, at: usize) -> Option<(Joint, usize)> {
    if p.is(at, DASH) {
        return Some((Joint::To, at + 1));
    }
    if let Some(to) = p.phrase(at, UP_TO_WORDS) {
        let to = to + usize::from(p.is(to, UP_TO) || p.is(to, ABOUT));
        return Some((Joint::To, day_part::behind_edge(p, to)));
    }
    // `9,5-10` is a number with its decimals; `7,8/7` are days.
    let decimals = p.glued(at) && p.glued(at + 1) && p.is(at + 2, DASH);
    let goes_over = p.phrase(at + 1, EARLY_MORNING).is_some();
    if p.is(at, COMMA) && (decimals || goes_over) {
        return None;
    }
    p.is(at, JOINS_POINTS).then_some((Joint::And, at + 1))
}

/// `đêm 4 rạng sáng 5/7`: a night goes over into the morning.
fn into_morning(p: &Phrases, night: &Item) -> Option<(Joint, usize)> {
    let next = night.to + usize::from(p.is(night.to, COMMA));
    let morning = |at: usize| p.phrase(at, EARLY_MORNING).is_some();
    // `đêm 4/7, rạng sáng 5/7`: behind a comma a whole night is a day of its own.
    let goes_over = next == night.to || !is_complete(&night.point);
    (goes_over && morning(next) && !morning(night.from)).then_some((Joint::To, next))
}

/// `từ thứ Tư ngày 30/4, đến hết Chủ nhật ngày 4/5`
fn up_to_behind_comma(p: &Phrases, at: usize) -> Option<(Joint, usize)> {
    let to = p.phrase(at + 1, UP_TO_WORDS).filter(|_| p.is(at, COMMA))?;
    p.is(to, UP_TO).then_some((Joint::To, to + 1))
}

fn strongest(items: &[Item]) -> Evidence {
    items
        .iter()
        .map(|i| i.evidence)
        .max()
        .unwrap_or(Evidence::Shape)
}

/// `từ ngày 5 đến 10/6`, `27-28/02/2018`, `8/7 - 13/7`.
fn range(p: &Phrases, at: usize, items: &[Item], opening: &Opening) -> Option<Candidate> {
    let [first, last] = items else { return None };
    let parts = from_part_to_day(p, items) || from_day_into_morning(p, items);
    if !same_grain(items) && !opening.from_word && !parts {
        return None;
    }
    let mut evidence = strongest(items);
    if opening.sure {
        evidence = evidence.max(Evidence::Marked);
    }
    let mut shape = None;
    let bare_days = first.shape.is_some() || first.evidence == Evidence::Shape;
    if evidence == Evidence::Shape {
        // `5-6/7`: the dash may be of a score or a range of things; the slash decides with the cues.
        evidence = if p.is(first.to, DASH) {
            Evidence::Shape
        } else if is_day_to_day(p, items) {
            Evidence::Marked
        } else {
            Evidence::Context
        };
        shape = Some((Shape::Slash, at, last.to)).filter(|_| bare_days);
    }
    // `nằm viện 21 tới 24-7`
    let goes_on = p.is_word(last.to) && !p.class(last.to).has(Class::FUNCTION);
    if evidence == Evidence::Context && is_day_to_day(p, items) && !goes_on {
        evidence = Evidence::Marked;
    }
    // `30-4 - 1-5`: no goals, and no range of things.
    let days = [first, last].map(|item| item.shape == Some(Shape::Dash));
    if days == [true; 2] && first.evidence == Evidence::Context {
        evidence = evidence.max(Evidence::Marked);
        shape = None;
    }
    let when = When::Range(End::At(first.point), End::At(last.point));
    Some(
        Candidate::new(p, at, last.to, Reading::When(when), "interval.range")
            .evidence(evidence)
            .shape(shape),
    )
}

/// `22, 23 và 24/6`, `ngày 6/1 và 21/1 năm 2017`: a list only where the points share something.
fn list(p: &Phrases, at: usize, items: &[Item], opening: &Opening) -> Option<Candidate> {
    // `từ` attaches a list, it does not open one.
    let at = if opening.from_word { opening.first } else { at };
    let sure = opening.sure && !opening.from_word;
    if !same_grain(items) && !night_and_day(p, items) || !shares(p, at, items) && !sure {
        return None;
    }
    let evidence = strongest(items).max(if opening.sure {
        Evidence::Marked
    } else {
        Evidence::Context
    });
    let when = When::List(items.iter().map(|i| i.point).collect());
    let to = items[items.len() - 1].to;
    Some(
        Candidate::new(p, at, to, Reading::When(when), "interval.list")
            .evidence(evidence)
            .modifier(items[0].modifier),
    )
}

/// A weekday with no word that says of which week.
fn names_weekday_alone(p: &Phrases, item: &Item) -> bool {
    weekday_name(p, item.to.saturating_sub(2)).is_some_and(|(_, to)| to == item.to)
}

/// `quý I và II`, `tháng Sáu và Bảy`
fn has_own_name(p: &Phrases, item: &Item) -> bool {
    match grain(&item.point) {
        Grain::Quarter => true,
        Grain::Month => point::month_number(p, item.from).is_some(),
        _ => false,
    }
}

/// Whether the points of a list share a head, a month or a year: else they are facts of their own.
fn shares(p: &Phrases, at: usize, items: &[Item]) -> bool {
    let (first, last) = (items[0], items[items.len() - 1]);
    // `22, 23 và 24/6`, `tối 6 và sáng 7/6`: the first lacks its month.
    let lacked = bare_day(p, first.from)
        .or_else(|| time_of_bare_day(p, first.from))
        .is_some_and(|day| day.to == first.to);
    // `tháng 7 và tháng 9/2014`: the year stands once, at the end.
    let has_year = |item: &Item| (item.from..item.to).any(|n| point::year_number(p, n).is_some());
    // `hôm nay và ngày mai 26/4/2024`: a relative day lacks no year.
    let today = matches!(first.point.date, Some(DateExpr::DayOffset(_)));
    let year_once = !today
        && grain(&last.point) != Grain::Year
        && has_year(&last)
        && !items[..items.len() - 1].iter().any(has_year);
    // `ngày 16, 17-3`, `năm 2002 và 2005`, `những năm 80, 90`: one head for bare items.
    let one_head = (p.is(at, CALENDAR_UNIT) || grain(&first.point) == Grain::Decade)
        && items[1..]
            .iter()
            .all(|item| p.is_digits(item.from) || has_own_name(p, item));
    // `thứ Bảy và Chủ nhật tuần này`, but `thứ Hai tới, thứ Ba tuần sau`
    let weekdays = grain(&last.point) == Grain::Weekday
        && items[..items.len() - 1]
            .iter()
            .all(|item| names_weekday_alone(p, item));
    lacked || year_once || one_head || weekdays
}
