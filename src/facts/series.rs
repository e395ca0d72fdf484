//! Ranges and lists of points that share what only one of them spells out:
//! `từ ngày 5 đến 10/6`, `22, 23 và 24/6`, `từ tháng 6.2012 đến nay`.

use super::{
    Candidate, Evidence, Modifier, Reading, Shape, Tape, amount, day, modifier,
    temporal::{Clock, DateExpr, End, Point, Tense, When, YearRef},
    time,
};

/// A point of a series, which may lack what a later one gives.
#[derive(Clone, Copy, Debug)]
struct Item {
    from: usize,
    to: usize,
    point: Point,
    evidence: Evidence,
    modifier: Option<Modifier>,
    shape: Option<Shape>,
}

impl Item {
    fn new(from: usize, to: usize, date: DateExpr, evidence: Evidence) -> Self {
        Item {
            from,
            to,
            point: date.into(),
            evidence,
            modifier: None,
            shape: None,
        }
    }
}

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
    let opening = opening(tape, at)?;
    if opening.from_word && tape.is(opening.first, "nay") {
        return from_now(tape, at, opening.first + 1);
    }
    let mut items = vec![item(tape, opening.first, None)?];
    let mut joints: Vec<Joint> = Vec::new();
    loop {
        let last = items[items.len() - 1];
        let Some((joint, next)) = joint(tape, last.to) else {
            break;
        };
        if joint == Joint::To
            && let Some(end) = now(tape, next).filter(|_| joints.is_empty())
        {
            return to_now(tape, at, end, &last, &opening);
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
    hours_of_bare(&mut items);
    share(&mut items)?;
    match first_joint {
        Joint::To => range(tape, at, &items, &opening),
        Joint::And => list(tape, at, &items, &opening),
    }
}

fn opening(tape: &Tape, at: usize) -> Option<Opening> {
    let from_word = tape.is(at, "từ");
    if from_word {
        let (modifier, first) =
            modifier_at(tape, at + 1).map_or((None, at + 1), |(m, to)| (Some(m), to));
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
    if tape.is_any(at, &["các", "những"]) && tape.is_any(at + 1, &["ngày", "tháng", "năm"]) {
        return plain(at + 1, true);
    }
    let starts = day::may_start(tape, at)
        || amount::may_start(tape, at)
        || time::part_of_day(tape, at).is_some();
    if starts { plain(at, false) } else { None }
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
        (first == at && amount::may_start(tape, end)).then_some((found, end))
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
        "và" | "hoặc" | "hay" | "," | "&" => Some((Joint::And, at + 1)),
        _ => None,
    }
}

/// One point of a series. What is missing in it comes from the ones behind it.
fn item(tape: &Tape, at: usize, before: Option<&Item>) -> Option<Item> {
    if let Some(found) = time::point(tape, at) {
        let clock_alone = found.point.date.is_none() && found.point.clock.is_some();
        let clocks = before.is_some_and(|b| b.point.clock.is_some() || is_bare_day(&b.point));
        if !clock_alone || found.evidence >= Evidence::Marked || clocks || before.is_none() {
            return Some(Item {
                from: at,
                to: found.to,
                point: found.point,
                evidence: found.evidence,
                modifier: found.modifier,
                shape: None,
            });
        }
    }
    let previous = before.and_then(|b| b.point.date);
    if let Some(item) = previous.and_then(|date| like(tape, at, date)) {
        return Some(item);
    }
    let found = if tape.is_digits(at) {
        let lead = if before.is_some() {
            day::Lead::Joined
        } else {
            day::Lead::Bare
        };
        day::numeric(tape, lead, at)
    } else if day::may_start(tape, at) {
        day::point(tape, at)
    } else {
        None
    };
    if let Some(found) = found {
        let year_alone =
            found.rule == "date.bare-year" && !matches!(previous, Some(DateExpr::Year(_)));
        if !matches!(found.expr, DateExpr::Weekday { .. }) && !year_alone {
            let shape = found.shape.map(|(shape, ..)| shape);
            return Some(Item {
                modifier: found.modifier,
                shape,
                ..Item::new(at, found.to, found.expr, found.evidence)
            });
        }
    }
    bare_day(tape, at)
}

/// A bare number behind a point of another grain: `tháng 4-12/2016`, `quý I và II`, `năm 2002 và 2005`.
fn like(tape: &Tape, at: usize, previous: DateExpr) -> Option<Item> {
    match previous {
        DateExpr::Month { .. } => {
            let month = tape
                .int(at)
                .filter(|m| (1..=12).contains(m) && tape.atom(at).span.len() <= 2)?;
            let (year, to) = day::year_behind(tape, at + 1);
            let continued = year == YearRef::Missing
                && tape.is_any(to, &["/", "."])
                && tape.glued(to)
                && tape.is_digits(to + 1);
            let counted = tape.is_any(
                to,
                &["%", "giờ", "tháng", "năm", "ngày", "triệu", "tỷ", "tỉ"],
            ) || tape.is_word(to)
                && tape.word_class(to).has(crate::lexicon::Class::COUNTED);
            (!continued && !counted).then(|| {
                Item::new(
                    at,
                    to,
                    DateExpr::Month {
                        year,
                        month,
                        tense: Tense::Open,
                    },
                    Evidence::Marked,
                )
            })
        }
        DateExpr::Quarter { .. } => {
            let number = at + usize::from(tape.is(at, "quý"));
            let quarter = day::quarter_number(tape, number)?;
            let (year, to) = day::year_behind(tape, number + 1);
            Some(Item::new(
                at,
                to,
                DateExpr::Quarter { year, quarter },
                Evidence::Marked,
            ))
        }
        DateExpr::Year(_) => {
            let year = day::year_number(tape, at)?;
            let continued = tape.is_any(at + 1, &["/", ".", ","])
                && tape.glued(at + 1)
                && tape.glued(at + 2)
                && tape.is_digits(at + 2);
            (!continued).then(|| {
                Item::new(
                    at,
                    at + 1,
                    DateExpr::Year(YearRef::Known(year)),
                    Evidence::Context,
                )
            })
        }
        _ => None,
    }
}

/// `ngày 5`, `5`: a day whose month comes later.
fn bare_day(tape: &Tape, at: usize) -> Option<Item> {
    let headed = tape.is_any(at, &["ngày", "hôm", "mùng", "mồng"]);
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
    Some(Item::new(
        at,
        to,
        date,
        if headed {
            Evidence::Marked
        } else {
            Evidence::Shape
        },
    ))
}

fn is_bare_day(point: &Point) -> bool {
    matches!(point.date, Some(DateExpr::Day { month: None, .. })) && point.clock.is_none()
}

fn is_complete(point: &Point) -> bool {
    !matches!(point.date, Some(DateExpr::Day { month: None, .. }))
}

/// `từ 10 - 18 giờ`: a bare number before a clock time is an hour.
fn hours_of_bare(items: &mut [Item]) {
    for n in (0..items.len() - 1).rev() {
        let later = items[n + 1].point;
        if let (
            Some(DateExpr::Day {
                month: None,
                day: hour,
                ..
            }),
            Some(_),
        ) = (items[n].point.date, later.clock)
            && hour <= 24
        {
            let clock = Clock {
                hour,
                minute: 0,
                second: None,
            };
            items[n].point = Point {
                date: later.date,
                clock: Some(clock),
                ..Point::default()
            };
        }
    }
}

/// Gives each item what it lacks, first from the one behind it, then from the one before.
fn share(items: &mut [Item]) -> Option<()> {
    for n in (0..items.len() - 1).rev() {
        let later = items[n + 1].point;
        items[n].point = filled(items[n].point, &later)?;
    }
    for n in 1..items.len() {
        let earlier = items[n - 1].point.date;
        if let (Some(later), Some(earlier)) = (&mut items[n].point.date, earlier) {
            carry_year(later, &earlier);
        }
    }
    Some(())
}

/// An earlier point with the month, year and day of a later one.
fn filled(mut earlier: Point, later: &Point) -> Option<Point> {
    let (Some(date), Some(next)) = (earlier.date, later.date) else {
        // `từ 7h30 đến 9h30 ngày 18-9`: the day stands once, at the end.
        if earlier.date.is_none() && (earlier.clock.is_some() || earlier.part.is_some()) {
            earlier.date = later.date;
        }
        return is_complete(&earlier).then_some(earlier);
    };
    // The year of `25/12 đến 5/1/2018` is the one before.
    let year_before = |year: YearRef, is_later: bool| match year {
        YearRef::Known(known) if is_later => YearRef::Known(known - 1),
        year => year,
    };
    earlier.date = Some(match (date, next) {
        (
            DateExpr::Day {
                month: None,
                day,
                tense,
                ..
            },
            DateExpr::Day {
                year,
                month: Some(month),
                ..
            },
        ) => DateExpr::Day {
            year,
            month: Some(month),
            day,
            tense,
        },
        (
            DateExpr::Day {
                month: None, day, ..
            },
            DateExpr::DayOfMonth { offset, .. },
        ) => DateExpr::DayOfMonth { offset, day },
        (
            DateExpr::Day {
                month: None, day, ..
            },
            DateExpr::Lunar {
                year, month, leap, ..
            },
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
                ..
            },
            DateExpr::Day {
                year,
                month: Some(last),
                tense,
                ..
            },
        ) => DateExpr::Day {
            year: year_before(year, month > last),
            month: Some(month),
            day,
            tense,
        },
        (
            DateExpr::Month {
                year: YearRef::Missing,
                month,
                ..
            },
            DateExpr::Month {
                year,
                month: last,
                tense,
            },
        ) => DateExpr::Month {
            year: year_before(year, month > last),
            month,
            tense,
        },
        (
            DateExpr::Day {
                year: YearRef::Missing,
                month: Some(month),
                day,
                tense,
            },
            DateExpr::Month {
                year, month: last, ..
            },
        ) => DateExpr::Day {
            year: year_before(year, month > last),
            month: Some(month),
            day,
            tense,
        },
        (
            DateExpr::Quarter {
                year: YearRef::Missing,
                quarter,
            },
            DateExpr::Quarter { year, .. },
        ) => DateExpr::Quarter { year, quarter },
        (date, _) => date,
    });
    Some(earlier)
}

/// `từ 5/3/2018 đến 10/3`: the year stands at the beginning.
fn carry_year(later: &mut DateExpr, earlier: &DateExpr) {
    match (later, earlier) {
        (
            DateExpr::Day {
                year,
                month: Some(month),
                ..
            }
            | DateExpr::Month { year, month, .. },
            DateExpr::Day {
                year: YearRef::Known(known),
                month: Some(first),
                ..
            }
            | DateExpr::Month {
                year: YearRef::Known(known),
                month: first,
                ..
            },
        ) if *year == YearRef::Missing => {
            *year = YearRef::Known(known + i32::from(*month < *first))
        }
        _ => {}
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
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

fn same_grain(items: &[Item]) -> bool {
    items
        .windows(2)
        .all(|pair| grain(&pair[0].point) == grain(&pair[1].point))
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
    if !same_grain(items) && !opening.from_word {
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
    if !same_grain(items) || !shares(tape, at, items) && !opening.sure {
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
    // `22, 23 và 24/6`: the first lacks its month.
    let lacked = bare_day(tape, first.from).is_some_and(|day| day.to == first.to);
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
    lacked || year_once || one_head
}
