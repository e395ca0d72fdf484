//! Durations: lengths of time.

use rust_decimal::Decimal;

use super::{
    Amount, Candidate, Evidence, Reading, Tape, Value,
    amount::{self, Number, Spread},
    modifier,
    tape::Case,
    time_unit::TimeUnit,
};

/// The unit of time at `at`, with the atom behind it.
pub(super) fn unit(tape: &Tape, at: usize) -> Option<(TimeUnit, usize)> {
    match tape.key(at) {
        "hôm"
            if tape.is_any(at + 1, &["sau", "trước", "nay"])
                && !super::time::are_minutes_before(tape, at) =>
        {
            Some((TimeUnit::Day, at + 1))
        }
        "h" if tape.glued(at) => Some((TimeUnit::Hour, at + 1)),
        "s" if is_seconds(tape, at) => Some((TimeUnit::Second, at + 1)),
        _ => {
            let (unit, to) = TimeUnit::at(tape, at)?;
            // `tuần lễ`, `giờ đồng hồ`
            let more = match unit {
                TimeUnit::Week if tape.is(to, "lễ") => 1,
                TimeUnit::Hour if tape.are(to, &["đồng", "hồ"]) => 2,
                _ => 0,
            };
            Some((unit, to + more))
        }
    }
}

/// `trong 10s`, `3 s tiếp theo`: the letter behind a number means much else (`iPhone 6s`).
fn is_seconds(tape: &Tape, at: usize) -> bool {
    const BEFORE: [&str; 9] = [
        "trong", "sau", "mất", "hết", "đợi", "chờ", "dưới", "cách", "block",
    ];
    const BEHIND: [&str; 7] = ["tiếp", "nữa", "sau", "trước", "qua", "đầu", "cuối"];
    let digits = at > 0 && tape.is_digits(at - 1);
    let first = at.wrapping_sub(if tape.is(at.wrapping_sub(2), ",") {
        3
    } else {
        1
    });
    digits
        && tape.atom(at).case == Case::Lower
        && (tape.is_any(at + 1, &BEHIND) || tape.follows_any(first, &BEFORE))
}

pub(super) fn read(tape: &Tape, at: usize, out: &mut Vec<Candidate>) {
    if tape.is(at, "nửa") {
        if let Some((unit, to)) = unit(tape, at + 1) {
            half(tape, at, unit, to, out);
        }
        return;
    }
    // In `42 năm ngày thành lập` the word is the unit, not five.
    if !amount::may_start(tape, at) || tape.is(at, "năm") && at > 0 && tape.is_digits(at - 1) {
        return;
    }
    let find = |tape: &Tape, number: &Number| unit(tape, number.end);
    let Some(spread) = amount::spread(tape, at, find) else {
        shared(tape, at, out);
        return;
    };
    if is_cut(tape, at, &spread) {
        return;
    }
    if let Some(candidate) = of_two_units(tape, &spread) {
        out.push(candidate);
        return;
    }
    let mut to = spread.end;
    let (unit, factor) = spread.unit.iso();
    if is_other_word(tape, at, &spread.low, unit, to) {
        return;
    }
    let mut amount = spread.amount().times(factor);
    let mut rest = Vec::new();
    let half = crate::lexicon::NumberWord::Half;
    let mut halved = false;
    if let Amount::One(value) = amount {
        halved = tape.lexicon.number(tape.key(to)) == Some(half) && spread.low.end + 1 == to;
        if halved {
            amount = Amount::One((value + factor / Decimal::TWO).normalize());
            to += 1;
        } else {
            (rest, to) = rest_of(tape, spread.start, to, unit);
        }
    }
    let framed = modifier::frame(tape, spread.start, to);
    to = tail(tape, framed.end);
    let lone_one = spread.low.is_lone_one() && spread.high.is_none();
    let evidence = if lone_one {
        // `một năm` counts where it measures a length.
        let measured = halved || super::lasting::is_length(tape, &framed, to);
        let distributive =
            tape.key_before(framed.start) == "lần" || tape.is_any(to, &["một", "hai"]);
        // `trong một ngày mà cơ hội chia đều`: on some day.
        let some_day = unit == TimeUnit::Day && framed.modifier.is_none() && tape.is(to, "mà");
        if !measured || distributive || some_day {
            return;
        }
        Evidence::Context
    } else if unit == TimeUnit::Hour && to == framed.end {
        clockless(tape, &framed, &spread.low, !rest.is_empty())
    } else {
        Evidence::Marked
    };
    let value = Value::Duration {
        amount,
        unit: unit.designator(),
        rest,
        last_unit: None,
    };
    out.push(
        Candidate::new(tape, framed.start, to, Reading::Value(value), "duration")
            .modifier(framed.modifier.or(spread.modifier))
            .evidence(evidence),
    );
}

/// Whether the number at `at` is not all of it, or belongs to the noun before it.
fn is_cut(tape: &Tape, at: usize, spread: &Spread<TimeUnit>) -> bool {
    // `1/1000 giây`
    let part = tape.glued(at) && at > 1 && tape.is(at - 1, "/") && tape.is_digits(at - 2);
    // `điểm 10 năm nay`
    let owned =
        tape.is_any(spread.end, &["nay", "qua", "trước", "sau"]) && super::day::is_owned(tape, at);
    part || spread.low.signed || owned
}

/// Whether the unit that ends before `to` is another word or part of one, so that nothing is
/// measured.
fn is_other_word(tape: &Tape, at: usize, low: &Number, unit: TimeUnit, to: usize) -> bool {
    const NOW: [&str; 15] = [
        "cũng", "chỉ", "đã", "đang", "vẫn", "còn", "mới", "thì", "có", "được", "là", "bán",
        "không", "trở", "thành",
    ];
    match unit {
        TimeUnit::Year => {
            let large = low.grouped || low.scale > Decimal::ONE_HUNDRED;
            // `12 năm ánh sáng`, `đạt 83 triệu năm nay`, `tháng 5 năm 2017`
            tape.are(to, &["ánh", "sáng"])
                || large && tape.is_any(to, &["nay", "ngoái"])
                || super::day::year_number(tape, to).is_some() && !tape.is(to + 1, "ngày")
        }
        // `5 tháng 6/2017`
        TimeUnit::Month => tape.is_digits(to) && tape.glued(to + 1) && tape.is(to + 1, "/"),
        // `SH 150 giờ chỉ còn 80 triệu`: now.
        TimeUnit::Hour => {
            let named = tape.before(at).case != Case::Lower && !tape.opens(at);
            named && tape.is_any(to, &NOW) && low.value > Decimal::from(24)
        }
        // `10 phút ân ái`
        TimeUnit::Minute => tape.is_any(to, &["ân", "tuổi"]),
        _ => false,
    }
}

/// `kỳ hạn 7 và 12 tháng`, `1, 3 và 6 tháng`: the first numbers share the unit of the last.
fn shared(tape: &Tape, at: usize, out: &mut Vec<Candidate>) {
    const NAMED: [&str; 13] = [
        "ngày", "mùng", "mồng", "tháng", "năm", "quý", "tuần", "tuổi", "thứ", "giờ", "tiếng",
        "phút", "mỗi",
    ];
    let timed = |tape: &Tape, number: &Number| unit(tape, number.end).is_some();
    let Some((number, last)) = super::shared::behind(tape, at, timed) else {
        return;
    };
    let named = tape.follows_any(at, &NAMED) || tape.follows_name(at);
    let alike = number.value < Decimal::ONE_HUNDRED && !number.is_fractional();
    // `5 và 12 tháng 6` end with a month.
    let Some((unit, to)) = unit(tape, last.end).filter(|_| alike && !named) else {
        return;
    };
    if unit == TimeUnit::Hour || tape.is_digits(to) || super::day::year_number(tape, to).is_some() {
        return;
    }
    let (unit, factor) = unit.iso();
    let value = Value::Duration {
        amount: Amount::One(number.value).times(factor),
        unit: unit.designator(),
        rest: Vec::new(),
        last_unit: None,
    };
    let candidate = Candidate::framed(tape, number.start, number.end, value, "duration.shared");
    out.push(candidate.evidence(Evidence::Context));
}

/// `từ 6 tháng đến 3 năm`, `12 tháng tù đến 9 năm tù`.
fn of_two_units(tape: &Tape, spread: &Spread<TimeUnit>) -> Option<Candidate> {
    let prison = usize::from(tape.is(spread.end, "tù"));
    let joint = amount::range_sign(tape, spread.end + prison)?;
    let high = amount::number(tape, joint).filter(|_| spread.high.is_none())?;
    let (last, to) = unit(tape, high.end)?;
    if [spread.unit, last].iter().any(|unit| unit.iso().0 != *unit) {
        return None;
    }
    let longer = spread.unit < last;
    let same = spread.unit == last && prison > 0 && spread.low.value < high.value;
    if !longer && !same || super::day::year_number(tape, to).is_some() {
        return None;
    }
    let (start, inner) = amount::opening(tape, spread.start);
    let framed = modifier::frame(tape, start, to);
    let value = Value::Duration {
        amount: Amount::Range(spread.low.value, high.value),
        unit: spread.unit.designator(),
        rest: Vec::new(),
        last_unit: longer.then_some(last.designator()),
    };
    let to = tail(tape, framed.end);
    Some(
        Candidate::new(tape, framed.start, to, Reading::Value(value), "duration")
            .modifier(framed.modifier.or(inner)),
    )
}

/// Hours are a length unless they stand on the clock.
fn clockless(tape: &Tape, framed: &modifier::Framed, low: &Number, has_rest: bool) -> Evidence {
    use super::Modifier;
    let glued = tape.is(low.end, "h");
    let day = Decimal::from(24);
    if matches!(
        framed.modifier,
        Some(Modifier::Under | Modifier::AtLeast | Modifier::AtMost)
    ) {
        return Evidence::Certain;
    }
    // `sau 11 giờ đêm`
    if super::time::part_of_day(tape, framed.end).is_some() {
        return Evidence::Shape;
    }
    // `sau hơn 4h tìm kiếm`
    let about = matches!(framed.modifier, Some(Modifier::Over | Modifier::Nearly));
    match tape.key_before(framed.start) {
        "sau" | "trong" | "mất" if about => Evidence::Certain,
        _ if super::time::on_the_clock(tape, framed.start) => Evidence::Shape,
        "vào" => Evidence::Shape,
        // `Đến hơn 17 giờ, …`
        "đến" if super::time::opens_clause(tape, framed.start - 1) => Evidence::Shape,
        // `Độ dài ban ngày: 13 giờ 20 phút`
        ":" if has_rest
            && tape.is_any(
                framed.start.wrapping_sub(2),
                &["ngày", "đêm", "gian", "lượng"],
            ) =>
        {
            Evidence::Certain
        }
        "trong" | "suốt" | "mất" | "dài" | "cách" | "đây" | "hạn" | "vòng" | "thêm" => {
            Evidence::Certain
        }
        "sau" if !glued || low.value == day => Evidence::Certain,
        "từ" if super::time::changes(tape, low.start) => Evidence::Marked,
        "từ" | "đến" | "trước" if has_rest || glued => Evidence::Shape,
        _ if low.value > day => Evidence::Marked,
        _ if low.value == day => Evidence::Context,
        _ if glued => Evidence::Shape,
        // `2 giờ 30 phút`: its minutes alone must not win.
        _ if has_rest => Evidence::Marked,
        _ => Evidence::Context,
    }
}

/// What follows a length in `unit` from `start` to `to`, in smaller units, and the atom behind.
fn rest_of(
    tape: &Tape,
    start: usize,
    to: usize,
    unit: TimeUnit,
) -> (Vec<(Decimal, &'static str)>, usize) {
    let (mut rest, mut end, mut last) = (Vec::new(), to, unit);
    while let Some((value, next, to)) = smaller(tape, end, last) {
        rest.push((value, next.designator()));
        (end, last) = (to, next);
    }
    if rest.is_empty()
        && let Some(minutes) = minutes_of_length(tape, start, to)
    {
        rest.push((minutes.into(), TimeUnit::Minute.designator()));
        end += 1;
    }
    (rest, end)
}

/// `2 giờ 30 phút`, `1 năm 6 tháng`: the smaller unit behind.
fn smaller(tape: &Tape, at: usize, unit: TimeUnit) -> Option<(Decimal, TimeUnit, usize)> {
    let at = at + usize::from(tape.is(at, "và") && tape.is_digits(at + 1));
    if !tape.is_digits(at) {
        return None;
    }
    // `mất 1h30`
    let hour = unit == TimeUnit::Hour;
    if hour && tape.glued(at) && tape.is(at - 1, "h") && tape.atom(at).span.len() == 2 {
        let minutes = tape.int(at).filter(|m| *m < 60)?;
        let to = at + 1 + usize::from(tape.is_any(at + 1, &["phút", "'", "p"]));
        return Some((minutes.into(), TimeUnit::Minute, to));
    }
    let number = amount::number(tape, at)?;
    let (next, to) = self::unit(tape, number.end)?;
    let fits = unit.smaller() == Some(next);
    // `5 tháng 6`: the `tháng` of a date; but `5 tháng 6 ngày`.
    let dated = next == TimeUnit::Month && tape.is_digits(to) && !tape.is(to + 1, "ngày");
    (fits && number.scale == Decimal::ONE && !dated).then_some((number.value, next, to))
}

/// `mất 2 giờ 30`: minutes without their unit, where a length is measured.
fn minutes_of_length(tape: &Tape, start: usize, to: usize) -> Option<u32> {
    let start = modifier::frame(tape, start, to).start;
    let measured = matches!(tape.key_before(start), "mất" | "dài" | "hết" | "chờ");
    let bare =
        !tape.is_word(to + 1) || !tape.word_class(to + 1).has(crate::lexicon::Class::COUNTED);
    let hours = tape.is_any(to - 1, &["giờ", "tiếng"]);
    tape.int(to)
        .filter(|m| measured && bare && hours && tape.atom(to).span.len() == 2 && *m < 60)
}

/// What `sau` and `trước` attach a length to: `3 ngày sau vụ cháy`, `hai tuần trước Tết`.
const EVENTS: [&str; 48] = [
    "khi", "ngày", "lúc", "đó", "vụ", "trận", "cuộc", "cái", "sự", "lễ", "ca", "tin", "tết",
    "sinh", "đẻ", "chiến", "thảm", "tai", "lần", "phẫu", "giải", "cưới", "chạy", "thời", "đợt",
    "kỳ", "buổi", "bầu", "giờ", "thềm", "kỷ", "năm", "tháng", "mùa", "mổ", "chuyến", "hội",
    "phiên", "mỗi", "vài", "mấy", "nhiều", "cơn", "pha", "bữa", "lệnh", "lời", "màn",
];

/// `qua`, `vừa qua`, `tới`, `trở lại đây` behind a length are inside its span.
fn tail(tape: &Tape, to: usize) -> usize {
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
    let Some(words) = TAILS.iter().find(|words| tape.are(to, words)) else {
        return to;
    };
    let end = to + words.len();
    // `5 năm trước khi`, `2 ngày sau khi`, `3 năm qua đời`, `sau Tết`: the word attaches what follows.
    let attaches = match words[0] {
        "trước" | "sau" if words.len() == 1 => {
            tape.is_any(end, &EVENTS)
                || words[0] == "trước" && tape.is(end, "đám")
                || tape.is_digits(end)
        }
        "tới" if words.len() == 1 && is_way(tape, to) => true,
        "qua" | "tới" if words.len() == 1 => {
            tape.is_any(
                end,
                &["đời", "lại", "mặt", "nơi", "ngày", "khi", "tay", "từ"],
            ) || tape.is_digits(end)
        }
        "nay" => false,
        "rồi" => true,
        _ => false,
    };
    if attaches { to } else { end }
}

/// `chuyến thăm hai ngày tới Nhật Bản`, `lái xe 4 tiếng tới địa điểm`: whether `tới` at `at`
/// leads to a place.
fn is_way(tape: &Tape, at: usize) -> bool {
    const NEAR: usize = 10;
    const GOES: [&str; 9] = [
        "chuyến", "thăm", "du", "trình", "lái", "đi", "chạy", "bay", "mất",
    ];
    const PLACES: [&str; 6] = ["địa", "vùng", "nơi", "nhà", "sân", "thành"];
    let place = at + 1;
    let named = tape.is_capital(place);
    let goes = (at.saturating_sub(NEAR)..at)
        .any(|n| tape.atom(n).sentence == tape.atom(at).sentence && tape.is_any(n, &GOES));
    goes && (named || tape.is_any(place, &PLACES))
}

/// `nửa tháng`, `nửa năm`, `hơn nửa tiếng`.
fn half(tape: &Tape, at: usize, unit: TimeUnit, to: usize, out: &mut Vec<Candidate>) {
    let (unit, factor) = unit.iso();
    let amount = Amount::One((Decimal::new(5, 1) * factor).normalize());
    let framed = modifier::frame(tape, at, to);
    let to = tail(tape, framed.end);
    if tape.is_any(framed.end, &["đầu", "cuối"]) || tape.is(at + 1, "đêm") {
        return;
    }
    let value = Value::Duration {
        amount,
        unit: unit.designator(),
        rest: Vec::new(),
        last_unit: None,
    };
    out.push(
        Candidate::new(
            tape,
            framed.start,
            to,
            Reading::Value(value),
            "duration.half",
        )
        .modifier(framed.modifier),
    );
}
