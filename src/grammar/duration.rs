//! Durations: lengths of time.

use rust_decimal::Decimal;

use crate::{
    grammar::opens::Opens,
    grammar::{
        candidate::{Candidate, Figure, Reading},
        lasting, point, shared_unit,
        spread::{self, Spread},
    },
    number::role::NumberWord,
    phrase::{
        joint, modifier,
        numeral::{self, Number},
        period::{self, unit},
        phrases::Phrases,
    },
    tape::Case,
    value::{amount::Amount, evidence::Evidence, fact::Value, period::TimeUnit, traits::Traits},
    vocabulary::class::Class,
};

/// What it begins with.
pub(crate) const OPENS: Opens = Opens::NUMERALS;

pub(crate) fn read(p: &Phrases, at: usize, out: &mut Vec<Candidate>) {
    if p.is(at, "nửa") {
        if let Some((unit, to)) = unit(p, at + 1) {
            half(p, at, unit, to, out);
        }
        return;
    }
    // In `42 năm ngày thành lập` the word is the unit, not five.
    if !numeral::may_start(p, at) || p.is(at, "năm") && at > 0 && p.is_digits(at - 1) {
        return;
    }
    let find = |p: &Phrases, number: &Number| unit(p, number.end);
    let Some(spread) = spread::spread(p, at, find) else {
        shared(p, at, out);
        return;
    };
    if is_cut(p, at, &spread) {
        return;
    }
    if let Some(candidate) = of_two_units(p, &spread) {
        out.push(candidate);
        return;
    }
    let mut to = spread.end;
    let (unit, factor) = spread.unit.iso();
    if is_other_word(p, at, &spread.low, unit, to) {
        return;
    }
    let mut amount = spread.amount().times(factor);
    let mut rest = Vec::new();
    let half = NumberWord::Half;
    let mut halved = false;
    if let Amount::One(value) = amount {
        halved = p.number_word(to) == Some(half) && spread.low.end + 1 == to;
        if halved {
            amount = Amount::One((value + factor / Decimal::TWO).normalize());
            to += 1;
        } else {
            (rest, to) = rest_of(p, spread.start, to, unit);
        }
    }
    let framed = modifier::frame(p, spread.start, to);
    to = tail(p, framed.end);
    let lone_one = spread.low.is_lone_one() && spread.high.is_none();
    let evidence = if lone_one {
        // `một năm` counts where it measures a length.
        let measured = halved || lasting::is_length(p, &framed, to);
        let distributive = p.key_before(framed.start) == "lần" || p.is_any(to, &["một", "hai"]);
        // `trong một ngày mà cơ hội chia đều`: on some day.
        let some_day = unit == TimeUnit::Day && framed.modifier.is_none() && p.is(to, "mà");
        if !measured || distributive || some_day {
            return;
        }
        Evidence::Context
    } else if unit == TimeUnit::Hour {
        Evidence::Shape
    } else {
        Evidence::Marked
    };
    let figure = Figure::new(&spread.low, framed.end).with(
        of_unit(unit)
            .or(Traits::LETTERED.when(p.is(spread.low.end, "h")))
            .or(Traits::HALVED.when(halved))
            .or(Traits::REST.when(!rest.is_empty()))
            .or(Traits::RANGE.when(spread.high.is_some())),
    );
    let value = Value::Duration {
        amount,
        unit: unit.designator(),
        rest,
        last_unit: None,
    };
    out.push(
        Candidate::new(p, framed.start, to, Reading::Value(value), "duration")
            .modifier(framed.modifier.or(spread.modifier))
            .evidence(evidence)
            .figure(figure),
    );
}

/// The trait of a length in this unit.
fn of_unit(unit: TimeUnit) -> Traits {
    match unit {
        TimeUnit::Second => Traits::SECONDS,
        TimeUnit::Minute => Traits::MINUTES,
        TimeUnit::Hour => Traits::HOURS,
        TimeUnit::Day => Traits::DAYS,
        TimeUnit::Week => Traits::WEEKS,
        TimeUnit::Month => Traits::MONTHS,
        TimeUnit::Year => Traits::YEARS,
        _ => Traits::default(),
    }
}

/// Whether the number at `at` is not all of it, or belongs to the noun before it.
fn is_cut(p: &Phrases, at: usize, spread: &Spread<TimeUnit>) -> bool {
    // `1/1000 giây`
    let part = p.glued(at) && at > 1 && p.is(at - 1, "/") && p.is_digits(at - 2);
    // `điểm 10 năm nay`
    let owned = p.is_any(spread.end, &["nay", "qua", "trước", "sau"]) && point::is_owned(p, at);
    part || spread.low.signed || owned
}

/// Whether the unit that ends before `to` is another word or part of one, so that nothing is
/// measured.
fn is_other_word(p: &Phrases, at: usize, low: &Number, unit: TimeUnit, to: usize) -> bool {
    const NOW: [&str; 15] = [
        "cũng", "chỉ", "đã", "đang", "vẫn", "còn", "mới", "thì", "có", "được", "là", "bán",
        "không", "trở", "thành",
    ];
    match unit {
        TimeUnit::Year => {
            let large = low.grouped || low.scale > Decimal::ONE_HUNDRED;
            // `12 năm ánh sáng`, `đạt 83 triệu năm nay`, `tháng 5 năm 2017`
            p.are(to, &["ánh", "sáng"])
                || large && p.is_any(to, &["nay", "ngoái"])
                || point::year_number(p, to).is_some() && !p.is(to + 1, "ngày")
        }
        // `5 tháng 6/2017`
        TimeUnit::Month => p.is_digits(to) && p.glued(to + 1) && p.is(to + 1, "/"),
        // `SH 150 giờ chỉ còn 80 triệu`: now.
        TimeUnit::Hour => {
            let named = p.before(at).case != Case::Lower && !p.opens(at);
            named && p.is_any(to, &NOW) && low.value > Decimal::from(24)
        }
        // `10 phút ân ái`
        TimeUnit::Minute => p.is_any(to, &["ân", "tuổi"]),
        _ => false,
    }
}

/// `kỳ hạn 7 và 12 tháng`, `1, 3 và 6 tháng`: the first numbers share the unit of the last.
fn shared(p: &Phrases, at: usize, out: &mut Vec<Candidate>) {
    const NAMED: [&str; 13] = [
        "ngày", "mùng", "mồng", "tháng", "năm", "quý", "tuần", "tuổi", "thứ", "giờ", "tiếng",
        "phút", "mỗi",
    ];
    let timed = |p: &Phrases, number: &Number| unit(p, number.end).is_some();
    let Some((number, last)) = shared_unit::behind(p, at, timed) else {
        return;
    };
    let named = p.follows_any(at, &NAMED) || p.follows_name(at);
    let alike = number.value < Decimal::ONE_HUNDRED && !number.is_fractional();
    // `5 và 12 tháng 6` end with a month.
    let Some((unit, to)) = unit(p, last.end).filter(|_| alike && !named) else {
        return;
    };
    if unit == TimeUnit::Hour || p.is_digits(to) || point::year_number(p, to).is_some() {
        return;
    }
    let (unit, factor) = unit.iso();
    let value = Value::Duration {
        amount: Amount::One(number.value).times(factor),
        unit: unit.designator(),
        rest: Vec::new(),
        last_unit: None,
    };
    let candidate = Candidate::framed(p, number.start, number.end, value, "duration.shared");
    out.push(candidate.evidence(Evidence::Context));
}

/// `từ 6 tháng đến 3 năm`, `12 tháng tù đến 9 năm tù`.
fn of_two_units(p: &Phrases, spread: &Spread<TimeUnit>) -> Option<Candidate> {
    let prison = usize::from(p.is(spread.end, "tù"));
    let joint = joint::range_sign(p, spread.end + prison)?;
    let high = numeral::number(p, joint).filter(|_| spread.high.is_none())?;
    let (last, to) = unit(p, high.end)?;
    if [spread.unit, last].iter().any(|unit| unit.iso().0 != *unit) {
        return None;
    }
    let longer = spread.unit < last;
    let same = spread.unit == last && prison > 0 && spread.low.value < high.value;
    if !longer && !same || point::year_number(p, to).is_some() {
        return None;
    }
    let (start, inner) = spread::opening(p, spread.start);
    let framed = modifier::frame(p, start, to);
    let value = Value::Duration {
        amount: Amount::Range(spread.low.value, high.value),
        unit: spread.unit.designator(),
        rest: Vec::new(),
        last_unit: longer.then_some(last.designator()),
    };
    let to = tail(p, framed.end);
    Some(
        Candidate::new(p, framed.start, to, Reading::Value(value), "duration")
            .modifier(framed.modifier.or(inner)),
    )
}

/// What follows a length in `unit` from `start` to `to`, in smaller units, and the atom behind.
fn rest_of(
    p: &Phrases,
    start: usize,
    to: usize,
    unit: TimeUnit,
) -> (Vec<(Decimal, &'static str)>, usize) {
    let (mut rest, mut end, mut last) = (Vec::new(), to, unit);
    while let Some((value, next, to)) = smaller(p, end, last) {
        rest.push((value, next.designator()));
        (end, last) = (to, next);
    }
    if rest.is_empty()
        && let Some(minutes) = minutes_of_length(p, start, to)
    {
        rest.push((minutes.into(), TimeUnit::Minute.designator()));
        end += 1;
    }
    (rest, end)
}

/// `2 giờ 30 phút`, `1 năm 6 tháng`: the smaller unit behind.
fn smaller(p: &Phrases, at: usize, unit: TimeUnit) -> Option<(Decimal, TimeUnit, usize)> {
    let at = at + usize::from(p.is(at, "và") && p.is_digits(at + 1));
    if !p.is_digits(at) {
        return None;
    }
    // `mất 1h30`
    let hour = unit == TimeUnit::Hour;
    if hour && p.glued(at) && p.is(at - 1, "h") && p.atom(at).span.len() == 2 {
        let minutes = p.int(at).filter(|m| *m < 60)?;
        let to = at + 1 + usize::from(p.is_any(at + 1, &["phút", "'", "p"]));
        return Some((minutes.into(), TimeUnit::Minute, to));
    }
    let number = numeral::number(p, at)?;
    let (next, to) = period::unit(p, number.end)?;
    let fits = unit.smaller() == Some(next);
    // `5 tháng 6`: the `tháng` of a date; but `5 tháng 6 ngày`.
    let dated = next == TimeUnit::Month && p.is_digits(to) && !p.is(to + 1, "ngày");
    (fits && number.scale == Decimal::ONE && !dated).then_some((number.value, next, to))
}

/// `mất 2 giờ 30`: minutes without their unit, where a length is measured.
fn minutes_of_length(p: &Phrases, start: usize, to: usize) -> Option<u32> {
    let start = modifier::frame(p, start, to).start;
    let measured = matches!(p.key_before(start), "mất" | "dài" | "hết" | "chờ");
    let bare = !p.is_word(to + 1) || !p.word_class(to + 1).has(Class::COUNTED);
    let hours = p.is_any(to - 1, &["giờ", "tiếng"]);
    p.int(to)
        .filter(|m| measured && bare && hours && p.atom(to).span.len() == 2 && *m < 60)
}

/// What `sau` and `trước` attach a length to: `3 ngày sau vụ cháy`, `hai tuần trước Tết`.
const EVENTS: [&str; 48] = [
    "khi", "ngày", "lúc", "đó", "vụ", "trận", "cuộc", "cái", "sự", "lễ", "ca", "tin", "tết",
    "sinh", "đẻ", "chiến", "thảm", "tai", "lần", "phẫu", "giải", "cưới", "chạy", "thời", "đợt",
    "kỳ", "buổi", "bầu", "giờ", "thềm", "kỷ", "năm", "tháng", "mùa", "mổ", "chuyến", "hội",
    "phiên", "mỗi", "vài", "mấy", "nhiều", "cơn", "pha", "bữa", "lệnh", "lời", "màn",
];

/// `qua`, `vừa qua`, `tới`, `trở lại đây` behind a length are inside its span.
fn tail(p: &Phrases, to: usize) -> usize {
    const TAILS: [&[&str]; 21] = [
        &["trở", "lại", "đây"],
        &["gần", "đây"],
        &["vừa", "qua"],
        &["vừa", "rồi"],
        &["sắp", "tới"],
        &["tiếp", "theo"],
        &["trước", "đó"],
        &["trước", "đây"],
        &["sau", "đó"],
        &["kế", "tiếp"],
        &["tới", "đây"],
        &["qua"],
        &["tới"],
        &["sau"],
        &["trước"],
        &["nữa"],
        &["nay"],
        &["lại", "đây"],
        &["liền", "trước"],
        &["liền", "kề"],
        &["rồi"],
    ];
    let Some(words) = TAILS.iter().find(|words| p.are(to, words)) else {
        return to;
    };
    let end = to + words.len();
    // `5 năm trước khi`, `2 ngày sau khi`, `3 năm qua đời`, `sau Tết`: the word attaches what follows.
    let attaches = match words[0] {
        "trước" | "sau" if words.len() == 1 => {
            p.is_any(end, &EVENTS) || words[0] == "trước" && p.is(end, "đám") || p.is_digits(end)
        }
        "tới" if words.len() == 1 && is_way(p, to) => true,
        "qua" | "tới" if words.len() == 1 => {
            p.is_any(
                end,
                &["đời", "lại", "mặt", "nơi", "ngày", "khi", "tay", "từ"],
            ) || p.is_digits(end)
        }
        "nay" => false,
        "rồi" => true,
        _ => false,
    };
    if attaches { to } else { end }
}

/// `chuyến thăm hai ngày tới Nhật Bản`, `lái xe 4 tiếng tới địa điểm`: whether `tới` at `at`
/// leads to a place.
fn is_way(p: &Phrases, at: usize) -> bool {
    const NEAR: usize = 10;
    const GOES: [&str; 9] = [
        "chuyến", "thăm", "du", "trình", "lái", "đi", "chạy", "bay", "mất",
    ];
    const PLACES: [&str; 6] = ["địa", "vùng", "nơi", "nhà", "sân", "thành"];
    let place = at + 1;
    let named = p.is_capital(place);
    let goes = (at.saturating_sub(NEAR)..at)
        .any(|n| p.atom(n).sentence == p.atom(at).sentence && p.is_any(n, &GOES));
    goes && (named || p.is_any(place, &PLACES))
}

/// `nửa tháng`, `nửa năm`, `hơn nửa tiếng`.
fn half(p: &Phrases, at: usize, unit: TimeUnit, to: usize, out: &mut Vec<Candidate>) {
    let (unit, factor) = unit.iso();
    let amount = Amount::One((Decimal::new(5, 1) * factor).normalize());
    let framed = modifier::frame(p, at, to);
    let to = tail(p, framed.end);
    if p.is_any(framed.end, &["đầu", "cuối"]) || p.is(at + 1, "đêm") {
        return;
    }
    let value = Value::Duration {
        amount,
        unit: unit.designator(),
        rest: Vec::new(),
        last_unit: None,
    };
    out.push(
        Candidate::new(p, framed.start, to, Reading::Value(value), "duration.half")
            .modifier(framed.modifier),
    );
}
