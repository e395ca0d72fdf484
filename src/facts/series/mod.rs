//! Ranges and lists of points that share what only one of them spells out:
//! `từ ngày 5 đến 10/6`, `22, 23 và 24/6`, `từ tháng 6.2012 đến nay`.

mod item;
mod share;

use super::{
    Candidate, Evidence, Modifier, Reading, Shape, Tape, amount, day, modifier,
    temporal::{DateExpr, End, Tense, When},
    time,
};
use item::{Item, bare_day, is_complete, item, part_alone, time_of_bare_day};
use share::{Grain, carry_part, grain, hours_of_bare, share};

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
    modifier: Option<Modifier>,
}

/// The series that begins at `at`.
pub(super) fn read(tape: &Tape, at: usize) -> Option<Candidate> {
    // No series begins inside a figure: `8-3, ngày 20-10`.
    if at >= 2 && tape.is_digits(at) && tape.glued(at) && tape.is_digits(at - 2) {
        return None;
    }
    let opening = opening(tape, at)?;
    if opening.from_word && tape.is(opening.first, "nay") {
        return from_now(tape, at, opening.first + 1);
    }
    let first = item(tape, opening.first, None)
        .or_else(|| part_alone(tape, opening.first).filter(|_| opening.from_word))?;
    let mut items = vec![first];
    let mut joints: Vec<Joint> = Vec::new();
    loop {
        let last = items[items.len() - 1];
        let joined = joint(tape, last.to).or_else(|| into_morning(tape, &last));
        let Some((joint, next)) = joined.filter(|_| items.len() < LONGEST) else {
            break;
        };
        // `hôm nay - 7/2` says one day twice.
        if tape.is(last.to, "-") && matches!(last.point.date, Some(DateExpr::DayOffset(_))) {
            break;
        }
        if joint == Joint::To
            && let Some(end) = now(tape, next).filter(|_| joints.is_empty())
        {
            return to_now(tape, at, end, &last, &opening);
        }
        // `lớp 9, ngày 5/5`: a bare number lends no month from a day with its own head.
        let headed = tape.is_any(next, &["ngày", "hôm"]);
        if tape.is(last.to, ",") && headed && last.is_bare_number(tape) {
            break;
        }
        // `6,1/10` points: days go up.
        let decimals = tape.glued(next)
            && tape.is(last.to, ",")
            && last.is_bare_number(tape)
            && tape.int(next) <= tape.int(last.from);
        if decimals {
            break;
        }
        // One range, or one list: not `5 đến 7 và 9 đến 11`.
        if joints
            .first()
            .is_some_and(|first| *first != joint || joint == Joint::To)
        {
            break;
        }
        let Some(following) = item(tape, next, Some(&last)) else {
            break;
        };
        joints.push(joint);
        items.push(following);
    }
    // The last item must be complete: it gives the others what they lack.
    while items.len() > 1 && !is_complete(&items[items.len() - 1].point) {
        items.pop();
    }
    let first_joint = *joints.first().filter(|_| items.len() > 1)?;
    let weekdays = is_general(&items[0]);
    if items.last().is_some_and(is_general) {
        return None;
    }
    hours_of_bare(tape, &mut items);
    share(&mut items)?;
    carry_part(tape, &mut items);
    if weekdays && !same_grain(&items) {
        return None;
    }
    let series = match first_joint {
        Joint::To => range(tape, at, &items, &opening),
        Joint::And => list(tape, at, &items, &opening),
    }?;
    Some(about(tape, series))
}

/// `khoảng từ 16h đến 18h`
fn about(tape: &Tape, series: Candidate) -> Candidate {
    let Some(from) = modifier::about(tape, series.from).filter(|_| series.modifier.is_none())
    else {
        return series;
    };
    let span = tape.span(from, series.to);
    Candidate {
        from,
        span,
        ..series
    }
    .modifier(Some(Modifier::Approx))
}

/// Weekdays without their week are said in general: `từ thứ Hai đến thứ Sáu`.
fn is_general(item: &Item) -> bool {
    matches!(
        item.point.date,
        Some(DateExpr::Weekday {
            week: None,
            tense: Tense::Open,
            ..
        })
    )
}

fn opening(tape: &Tape, at: usize) -> Option<Opening> {
    let from_word = tape.is(at, "từ");
    if from_word {
        // `từ thời điểm mồng 4 Tết đến nay`, `từ sau ngày 1/7 đến nay`
        let next = match tape.key(at + 1) {
            "thời" if tape.is(at + 2, "điểm") => at + 3,
            "sau" | "hồi" | "phiên" => {
                at + 2 + 2 * usize::from(tape.are(at + 2, &["giao", "dịch"]))
            }
            _ => at + 1,
        };
        let (modifier, first) =
            modifier_at(tape, next).map_or((None, next), |(m, to)| (Some(m), to));
        return Some(Opening {
            first,
            sure: true,
            from_word,
            modifier,
        });
    }
    let plain = |first, sure| {
        Some(Opening {
            first,
            sure,
            from_word,
            modifier: None,
        })
    };
    if let Some(first) = counted_days(tape, at) {
        return plain(first, true);
    }
    let starts = day::may_start(tape, at)
        || amount::may_start(tape, at)
        || time::part_of_day(tape, at).is_some();
    // `các ngày 22, 23 và 24/9`, `các tối 27/5 và 3/6`: the plural leaves no doubt and stays outside.
    let unit =
        tape.is_any(at, &["ngày", "tháng", "năm", "quý"]) || time::part_of_day(tape, at).is_some();
    let plural = unit && matches!(tape.key_before(at), "các" | "những");
    if starts { plain(at, plural) } else { None }
}

/// `hai ngày`, `3 ngày` before the days themselves (`hai ngày 10-11/2`); the atom of the first day.
fn counted_days(tape: &Tape, at: usize) -> Option<usize> {
    let number = amount::number(tape, at)?;
    let unit = tape.is_any(number.end, &["ngày", "đêm"]);
    (unit && tape.is_digits(number.end + 1)).then_some(number.end + 1)
}

fn modifier_at(tape: &Tape, at: usize) -> Option<(Modifier, usize)> {
    (at + 1..at + 3).rev().find_map(|end| {
        let (found, first) = modifier::leading(tape, end)?;
        let starts = amount::may_start(tape, end) || day::may_start(tape, end);
        (first == at && starts).then_some((found, end))
    })
}

/// `từ nay đến 21/2`.
fn from_now(tape: &Tape, at: usize, behind: usize) -> Option<Candidate> {
    let (_, next) = joint(tape, behind).filter(|(joint, _)| *joint == Joint::To)?;
    let item = item(tape, next, None)?;
    is_complete(&item.point).then(|| {
        let when = When::Range(End::Now, End::At(item.point));
        Candidate::new(tape, at, item.to, Reading::When(when), "interval.from-now")
            .evidence(Evidence::Certain)
    })
}

/// `từ năm 2015 đến nay`, `đầu năm đến nay`.
fn to_now(
    tape: &Tape,
    at: usize,
    end: usize,
    first: &Item,
    opening: &Opening,
) -> Option<Candidate> {
    if !is_complete(&first.point) || !opening.sure && first.evidence < Evidence::Marked {
        return None;
    }
    let when = When::Range(End::At(first.point), End::Now);
    Some(
        Candidate::new(tape, at, end, Reading::When(when), "interval.to-now")
            .modifier(opening.modifier)
            .evidence(Evidence::Certain),
    )
}

/// `nay`, `hiện nay`, `thời điểm này`: the atom behind.
fn now(tape: &Tape, at: usize) -> Option<usize> {
    const WORDS: [&[&str]; 9] = [
        &["thời", "điểm", "này"],
        &["thời", "điểm", "hiện", "tại"],
        &["thời", "điểm", "hiện", "nay"],
        &["hiện", "nay"],
        &["hiện", "tại"],
        &["bây", "giờ"],
        &["lúc", "này"],
        &["nay"],
        &["giờ"],
    ];
    let words = WORDS.iter().find(|words| tape.are(at, words))?;
    let to = at + words.len();
    let other = words == &["giờ"] && (tape.is_word(to) || tape.is_digits(to));
    (!other).then_some(to)
}

/// What joins two items: a sign or word of a range, or of a list.
fn joint(tape: &Tape, at: usize) -> Option<(Joint, usize)> {
    let to = |next: usize| {
        Some((
            Joint::To,
            next + usize::from(tape.is_any(next, &["hết", "khoảng"])),
        ))
    };
    match tape.key(at) {
        "-" => Some((Joint::To, at + 1)),
        "đến" | "tới" => to(at + 1),
        "cho" if tape.is_any(at + 1, &["đến", "tới"]) => to(at + 2),
        // `9,5-10` is a number with its decimals; `7,8/7` are days.
        "," if tape.glued(at) && tape.glued(at + 1) && tape.is(at + 2, "-") => None,
        "," if tape.are(at + 1, &["rạng", "sáng"]) => None,
        "và" | "hoặc" | "hay" | "," | "&" => Some((Joint::And, at + 1)),
        _ => None,
    }
}

/// `đêm 4 rạng sáng 5/7`: a night goes over into the morning.
fn into_morning(tape: &Tape, night: &Item) -> Option<(Joint, usize)> {
    let next = night.to + usize::from(tape.is(night.to, ","));
    let morning = tape.are(next, &["rạng", "sáng"]) && !is_complete(&night.point);
    morning.then_some((Joint::To, next))
}

fn same_grain(items: &[Item]) -> bool {
    items
        .windows(2)
        .all(|pair| grain(&pair[0].point) == grain(&pair[1].point))
}

/// `đêm 17 và ngày 18/5`
fn night_and_day(tape: &Tape, items: &[Item]) -> bool {
    let [first, last] = items else { return false };
    let grains = (grain(&first.point), grain(&last.point));
    grains == (Grain::Part, Grain::Day) && tape.is(last.from, "ngày")
}

/// `đêm 15 đến 17/7`
fn from_part_to_day(tape: &Tape, items: &[Item]) -> bool {
    let [first, last] = items else { return false };
    let grains = (grain(&first.point), grain(&last.point));
    grains == (Grain::Part, Grain::Day) && tape.is_any(first.to, &["đến", "tới"])
}

fn strongest(items: &[Item]) -> Evidence {
    items
        .iter()
        .map(|i| i.evidence)
        .max()
        .unwrap_or(Evidence::Shape)
}

/// `từ ngày 5 đến 10/6`, `27-28/02/2018`, `8/7 - 13/7`.
fn range(tape: &Tape, at: usize, items: &[Item], opening: &Opening) -> Option<Candidate> {
    let [first, last] = items else { return None };
    if !same_grain(items) && !opening.from_word && !from_part_to_day(tape, items) {
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
        evidence = if tape.is(first.to, "-") {
            Evidence::Shape
        } else {
            Evidence::Context
        };
        shape = Some((Shape::Slash, at, last.to)).filter(|_| bare_days);
    }
    let when = When::Range(End::At(first.point), End::At(last.point));
    Some(
        Candidate::new(tape, at, last.to, Reading::When(when), "interval.range")
            .evidence(evidence)
            .shape(shape)
            .modifier(opening.modifier),
    )
}

/// `22, 23 và 24/6`, `ngày 6/1 và 21/1 năm 2017`: a list only where the points share something.
fn list(tape: &Tape, at: usize, items: &[Item], opening: &Opening) -> Option<Candidate> {
    // `từ` attaches a list, it does not open one.
    let at = if opening.from_word { opening.first } else { at };
    let sure = opening.sure && !opening.from_word;
    if !same_grain(items) && !night_and_day(tape, items) || !shares(tape, at, items) && !sure {
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
        Candidate::new(tape, at, to, Reading::When(when), "interval.list")
            .evidence(evidence)
            .modifier(items[0].modifier),
    )
}

/// Whether the points of a list share a head, a month or a year: else they are facts of their own.
fn shares(tape: &Tape, at: usize, items: &[Item]) -> bool {
    let (first, last) = (items[0], items[items.len() - 1]);
    // `22, 23 và 24/6`, `tối 6 và sáng 7/6`: the first lacks its month.
    let lacked = bare_day(tape, first.from)
        .or_else(|| time_of_bare_day(tape, first.from))
        .is_some_and(|day| day.to == first.to);
    // `tháng 7 và tháng 9/2014`: the year stands once, at the end.
    let has_year = |item: &Item| (item.from..item.to).any(|n| day::year_number(tape, n).is_some());
    let year_once = grain(&last.point) != Grain::Year
        && has_year(&last)
        && !items[..items.len() - 1].iter().any(has_year);
    // `ngày 16, 17-3`, `năm 2002 và 2005`: one head for bare items.
    let one_head = tape.is_any(at, &["ngày", "năm", "tháng", "quý"])
        && items[1..]
            .iter()
            .all(|item| tape.is_digits(item.from) || grain(&item.point) == Grain::Quarter);
    // `thứ Bảy và Chủ nhật tuần này`
    let weekdays = grain(&last.point) == Grain::Weekday;
    lacked || year_once || one_head || weekdays
}
