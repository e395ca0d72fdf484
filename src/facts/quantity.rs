//! Quantities: a number with the unit or the noun that it counts.

use rust_decimal::Decimal;

use super::{
    Amount, Candidate, Evidence, Shape, Tape, Value,
    amount::{self, Number},
    label, shared,
    tape::{AtomKind, Case},
    unit::{self, Counted},
};
use crate::lexicon::{Class, NumberWord};

pub(super) fn read(tape: &Tape, at: usize, out: &mut Vec<Candidate>) {
    if !amount::may_start(tape, at) || ends_pair(tape, at) {
        return;
    }
    // `điệp viên 007 huyền thoại`: counts have no zeros in front.
    if tape.key(at).starts_with("00") && tape.is_digits(at) {
        return;
    }
    if let Some((value, unit, end)) = unit::metres_and_centimetres(tape, at) {
        let value = Value::Quantity {
            amount: Amount::One(value),
            unit: "m".to_owned(),
            measure: Some((unit.canonical.clone(), unit.factor)),
        };
        out.push(Candidate::framed(tape, at, end, value, "quantity.height"));
        return;
    }
    if !is_named(tape, at)
        && let Some(mut spread) = amount::spread(tape, at, unit::counted)
    {
        // `3 sào rưỡi`
        if spread.high.is_none()
            && !spread.low.is_fractional()
            && tape.lexicon.number(tape.key(spread.end)) == Some(NumberWord::Half)
        {
            spread.low.value += Decimal::new(5, 1);
            spread.end += 1;
        }
        if spread.low.is_lone_one() && spread.high.is_none() {
            return;
        }
        if spread.low.in_words && spread.high.is_none() && !may_count(tape, &spread.low) {
            return;
        }
        let (text, measure) = match &spread.unit {
            Counted::Measure(unit, text) => {
                (text.clone(), Some((unit.canonical.clone(), unit.factor)))
            }
            // `tháng 5 lượng mưa`: amounts have parts, but no number.
            Counted::Noun(text) if text == "lượng" => return,
            Counted::Noun(text) => (text.clone(), None),
        };
        // `bão cấp 6 hướng vào bờ`: a noun that is a verb too loses against a name.
        let verbal =
            !spread.last().in_words && tape.word_class(spread.last().end).has(Class::VERBAL);
        let strong = measure.is_some()
            || unit::is_stroke(tape, spread.last())
            || is_counted(tape, spread.last()) && !verbal;
        if spread.high.is_some()
            && looks_like_year(tape, &spread.low)
            && looks_like_year(tape, spread.last())
        {
            return;
        }
        if !strong
            && (looks_like_year(tape, &spread.low)
                || follows_name(tape, &spread.low)
                || is_listed_name(tape, at)
                || spread.last().in_words
                    && spread.last().scale == Decimal::ONE
                    && spread.low.value < Decimal::TEN
                    && !begins_counted(tape, &spread.low))
        {
            return;
        }
        let amount = habit(
            &spread.low,
            spread.high.as_ref(),
            measure.as_ref(),
            spread.amount(),
        );
        let evidence = if strong {
            Evidence::Marked
        } else {
            Evidence::Context
        };
        out.push(
            Candidate::framed(
                tape,
                spread.start,
                spread.end,
                Value::Quantity {
                    amount,
                    unit: text,
                    measure,
                },
                "quantity",
            )
            .modifier_else(spread.modifier)
            .evidence(evidence),
        );
        return;
    }
    shared(tape, at, out);
    bare(tape, at, out);
}

/// The second of a pair that counts nothing by itself: `Thanh Hóa 5-3 HAGL`, `chiều 22/6
/// phiên tòa`; but `66/60 km/h`.
fn ends_pair(tape: &Tape, at: usize) -> bool {
    let pair = at > 1 && tape.glued(at - 1) && tape.glued(at) && tape.is_digits(at - 2);
    let measured = || {
        amount::number(tape, at).is_some_and(|n| {
            unit::measure(tape, &n).is_some() || shared::variant(tape, n.end).is_some()
        })
    };
    match tape.key_before(at) {
        "-" => pair && matches!((tape.int(at - 2), tape.int(at)), (Some(a), Some(b)) if a >= b),
        "/" => pair && !measured(),
        _ => false,
    }
}

/// `trong tháng 7 Thanh tra sẽ họp`, `ở tuổi 60 nhà báo ấy`, `học kỳ 2 khối 10`: the number
/// belongs to the word before.
fn is_named(tape: &Tape, at: usize) -> bool {
    let named = |name: &str, numbers: std::ops::RangeInclusive<u32>| {
        tape.key_before(at) == name
            && tape.int(at).is_some_and(|n| numbers.contains(&n))
            && tape.is_word(at + 1)
            && !tape.is(at + 1, "tuổi")
            && tape.atom(at + 1).spaced
            && !label::is_counted_before(tape, at - 1)
    };
    let term = tape.is(at.wrapping_sub(2), "học") && named("kỳ", 1..=3);
    named("tháng", 1..=12) || named("ngày", 10..=31) || named("tuổi", 10..=99) || term
}

/// Counted things come whole, so `1,500 người` follows the English habit; so do
/// round thousands of a measure (`1,500 m`) and measures that are small already
/// (`1,080 mm`).
fn habit(
    low: &Number,
    high: Option<&Number>,
    measure: Option<&(String, Decimal)>,
    amount: Amount,
) -> Amount {
    let whole = |english: Decimal| {
        measure.is_none_or(|(unit, factor)| {
            let small = match unit.as_str() {
                "m" => *factor <= Decimal::new(1, 3),
                "m3" => *factor <= Decimal::new(1, 6),
                unit => unit == "r/min",
            };
            small || (english % Decimal::ONE_HUNDRED).is_zero()
        })
    };
    let read = |n: &Number| match n.english {
        Some(english) if n.scale == Decimal::ONE && whole(english) => english,
        _ => n.value,
    };
    match (amount, high) {
        (Amount::Range(low_value, _), Some(high)) => {
            let same_scale = low.scale == high.scale;
            Amount::Range(if same_scale { read(low) } else { low_value }, read(high))
        }
        (Amount::One(_), _) => Amount::One(read(low)),
        (amount, _) => amount,
    }
}

/// Whether the noun behind the number is one that is counted: whole things, and no name behind a year.
fn is_counted(tape: &Tape, number: &Number) -> bool {
    // `AFC Cup 2017 khu vực Đông Nam Á`
    let year_of_name = looks_like_year(tape, number)
        && (tape.atom(number.end).case == Case::Title || tape.follows_name(number.start));
    // `tính đến 31.12 ước tính`: a stop hardly begins the decimals of counted things.
    let dotted = number.is_fractional()
        && !number.in_words
        && tape.str(number.start, number.end).contains('.');
    let noun = unit::behind_quote(tape, number.end);
    unit::is_counted(tape, noun) && !year_of_name && !dotted
}

/// `TNT 15 dự kiến`, `Cảnh sát PC 45 tỉnh`: the number of a name, where nothing known is counted.
fn follows_name(tape: &Tape, number: &Number) -> bool {
    let Some(before) = number.start.checked_sub(1) else {
        return false;
    };
    let plain = !number.in_words && !number.grouped && number.scale == Decimal::ONE;
    let in_score = tape.is(before, "-") && tape.glued(number.start) && tape.glued(before);
    plain && (tape.follows_name(number.start) || in_score)
}

/// Four digits that are read as a year unless a noun behind them is counted.
fn looks_like_year(tape: &Tape, number: &Number) -> bool {
    !number.grouped
        && number.scale == Decimal::ONE
        && super::day::year_number(tape, number.start).is_some_and(|y| (1900..2100).contains(&y))
}

/// `hai tàu tuần dương`, but not `năm bản lề`, `cả hai quan hệ`, `cấp ba công lập`.
fn begins_counted(tape: &Tape, number: &Number) -> bool {
    let before = tape.before(number.start).class;
    let named = before.has(Class::ANY_LABEL);
    let another = tape.is_any(number.start, &["năm", "chín"])
        || matches!(tape.key_before(number.start), "cả" | "-");
    let counted = unit::begins_counted(tape, number.end) || unit::is_quoted(tape, number.end);
    !named && !another && counted
}

/// Whether a number in words before a noun counts it: `hai bên`, not `hai là`, not a name.
fn may_count(tape: &Tape, number: &Number) -> bool {
    let at = number.end;
    let next = tape.atom(at);
    // `Ba Đình`, `Năm Căn` are names.
    // though `Hai Tổng thống` opens a sentence.
    let opens =
        tape.opens(number.start) && tape.word_end(at) > at + 1 && unit::is_counted(tape, at);
    if next.case == Case::Title && tape.atom(number.start).case == Case::Title && !opens {
        return false;
    }
    number.end > number.start + 1
        || !matches!(tape.key_before(number.start), "thứ" | "tháng") && !is_rank(tape, number)
}

/// `anh hai`, `cô ba`: the rank of a child, where it is no count of what is told by pieces
/// or measured (`đưa cho cô hai cái khăn`, `hơn bà ba tuổi`).
fn is_rank(tape: &Tape, number: &Number) -> bool {
    const KIN: [&str; 9] = ["bác", "chú", "cô", "anh", "chị", "dì", "cậu", "ông", "bà"];
    let at = number.end;
    // Not `bác hai bộ đội`.
    let single = tape.word_end(at) == at + 1;
    let pieces = single && tape.atom(at).class.has(Class::CLASSIFIER)
        || tape.is_any(at, &["lần", "tuổi"])
        || unit::measure(tape, number).is_some();
    let written_small = tape.atom(number.start).case == Case::Lower;
    tape.follows_any(number.start, &KIN) && !(written_small && pieces)
}

/// `17 và 16 điểm`: the first number shares the unit of the last.
fn shared(tape: &Tape, at: usize, out: &mut Vec<Candidate>) {
    let Some((number, last)) = shared::behind(tape, at, |tape, number| {
        unit::counted(tape, number).is_some()
    }) else {
        return;
    };
    // `từ 6.2016 đến 6.2017, 100 ngôi sao`; `phường 2, 3, 4 lộ giới`
    let dotted = number.is_fractional() && tape.str(number.start, number.end).contains('.');
    if dotted && unit::measure(tape, &last).is_none() || is_listed_name(tape, at) {
        return;
    }
    // `1 hoặc 3 ngày` is a length of time.
    if super::time_unit::TimeUnit::is_at(tape, last.end) {
        return;
    }
    let Some((counted, _)) = unit::counted(tape, &last) else {
        return;
    };
    if super::money::currency(tape, &last).is_some() {
        return;
    }
    let (unit, measure) = match counted {
        Counted::Measure(unit, text) => (text, Some((unit.canonical.clone(), unit.factor))),
        Counted::Noun(text) => (text, None),
    };
    let value = Value::Quantity {
        amount: Amount::One(number.value),
        unit,
        measure,
    };
    let evidence = if shared::variant(tape, number.end).is_some() {
        Evidence::Marked
    } else {
        Evidence::Shape
    };
    out.push(
        Candidate::framed(tape, number.start, number.end, value, "quantity.shared")
            .evidence(evidence),
    );
}

/// Whether the list that `at` stands in opens with a label: `phường 2, 3, 4`.
fn is_listed_name(tape: &Tape, at: usize) -> bool {
    let mut first = at;
    while first > 1 && tape.is_any(first - 1, &[",", "và"]) && tape.is_digits(first - 2) {
        first -= 2;
    }
    let class = tape.before(first).class;
    first < at && class.has(Class::ANY_LABEL)
}

/// A number without unit counts only where the words around say so.
fn bare(tape: &Tape, at: usize, out: &mut Vec<Candidate>) {
    let Some(number) = amount::number(tape, at) else {
        return;
    };
    let left_out = is_result(tape, &number) || is_casualty(tape, &number);
    // `48 triệu người dùng mỗi tháng, 30 triệu mỗi ngày`
    let goes_on = number.scale > Decimal::ONE && super::money::follows_count(tape, &number);
    let counted = left_out || goes_on || is_count_of(tape, at);
    let nothing = |tape: &Tape, number: &Number| {
        let kind = tape.atom(number.end).kind;
        // A part of a whole or a price: `200 nghìn/tháng`.
        let scaled = number.scale > Decimal::ONE;
        let slashed = tape.is(number.end, "/") && (scaled || tape.is_digits(number.end + 1));
        (!slashed).then_some(())?;
        let class = tape.word_class(number.end);
        let function = tape.atom(number.end).class.has(Class::FUNCTION)
            || counted && class.has(Class::VERBAL) && !class.has(Class::COUNTED);
        // `đạt 83 triệu năm nay`
        let sum_of_a_year =
            tape.is(number.end, "năm") && tape.is_any(number.end + 1, &["nay", "ngoái"]);
        (kind != AtomKind::Word || function || left_out || sum_of_a_year)
            .then_some(((), number.end))
    };
    let Some(spread) = amount::spread(tape, at, nothing) else {
        return;
    };
    if spread.low.in_words
        && spread.low.scale == Decimal::ONE
        && spread.low.value < Decimal::ONE_HUNDRED
        && !is_of_many(tape, &spread.low)
        && !left_out
    {
        return;
    }
    if !counted && super::money::is_sum(tape, &spread) {
        return;
    }
    // Index levels, numbers of things and years have neither groups nor a scale.
    let large = |n: &Number| n.grouped || n.scale >= Decimal::ONE_THOUSAND;
    let last = *spread.last();
    let aged = tape.key_before(spread.start) == "tuổi";
    let listed = tape.is_any(spread.end, &[",", "và"]) && tape.is_digits(spread.end + 1);
    let year = looks_like_year(tape, &spread.low);
    let of_many = is_of_many(tape, &spread.low);
    let told = (counted || of_many)
        && (!listed || left_out)
        && !year
        && !tape.is_any(spread.end, &["-", "%", "‰"])
        && (of_many || left_out || !tape.is(spread.end, "trong"));
    let says_so = large(&last) || aged || told;
    if spread.low.is_lone_one() || !says_so || last.is_fractional() {
        return;
    }
    let value = Value::Quantity {
        amount: spread.amount(),
        unit: String::new(),
        measure: None,
    };
    out.push(
        Candidate::framed(tape, spread.start, spread.end, value, "quantity.bare")
            .modifier_else(spread.modifier)
            .evidence(if counted || of_many {
                Evidence::Marked
            } else {
                Evidence::Shape
            })
            .shape(Some((Shape::Bare, spread.low.start, spread.end))),
    );
}

/// `thắng 5, hòa 2 và thua 3 trận`, `thua 7 trong 8 trận`: how often, the noun is left out.
fn is_result(tape: &Tape, number: &Number) -> bool {
    // `trận thắng 102` is one match.
    let result = |verb: usize| {
        tape.is_any(verb, &["thắng", "hòa", "thua"]) && tape.key_before(verb) != "trận"
    };
    let Some(verb) = number.start.checked_sub(1).filter(|&at| result(at)) else {
        return false;
    };
    let comma = number.end + usize::from(tape.is(number.end, ","));
    let next = comma + usize::from(tape.is(comma, "và"));
    let goes_on = next > number.end && result(next) && amount::number(tape, next + 1).is_some();
    let joint = verb.wrapping_sub(1);
    let ends = tape.is_any(joint, &[",", "và"]) && is_number(tape, joint.wrapping_sub(1));
    let of = tape.is(number.end, "trong").then_some(number.end + 1);
    let of_matches = of
        .and_then(|at| amount::number(tape, at))
        .is_some_and(|all| {
            tape.is_any(all.end, &["trận", "lần", "cuộc"]) && all.value > number.value
        });
    goes_on || ends || of_matches
}

/// `2 người chết, 1 bị thương`: the people are left out.
fn is_casualty(tape: &Tape, number: &Number) -> bool {
    const HARM: [[&str; 2]; 4] = [
        ["bị", "thương"],
        ["thiệt", "mạng"],
        ["mất", "tích"],
        ["tử", "vong"],
    ];
    let harmed = HARM.iter().any(|words| tape.are(number.end, words));
    let before = tape.before(number.start);
    let named = before.class.has(Class::ANY_LABEL)
        || before.kind == AtomKind::Word && before.case != Case::Lower
        || matches!(tape.key_before(number.start), "cả" | "tuổi");
    harmed && !named && !number.in_words
}

fn is_number(tape: &Tape, at: usize) -> bool {
    tape.is_digits(at) || tape.lexicon.number(tape.key(at)).is_some()
}

/// `8 trên 10 người`: so many of the whole behind.
fn is_out_of(tape: &Tape, number: &Number) -> bool {
    let whole = amount::number(tape, number.end + 1)
        .filter(|whole| tape.is(number.end, "trên") && whole.value > number.value);
    let ranked = tape.follows_any(number.start, &["xếp", "đứng", "bậc"]);
    let things = whole.and_then(|whole| unit::counted(tape, &whole));
    !ranked && matches!(things, Some((Counted::Noun(_), _)))
}

/// `3 trong số này`, `hai trong số 7 cháu bé`: some of those that were told of.
fn is_of_many(tape: &Tape, number: &Number) -> bool {
    let of = tape.are(number.end, &["trong", "số"])
        || tape.is_any(number.end, &["trong", "trên"]) && tape.are(number.end + 1, &["tổng", "số"])
        || is_out_of(tape, number);
    let before = tape.before(number.start);
    let named = before.class.has(Class::ANY_LABEL)
        || tape.follows_name(number.start)
        || matches!(
            tape.key_before(number.start),
            "cả" | "thứ" | "một" | "tháng" | "ngày" | "top" | "tốp" | "hạng" | "trí" | "tự"
        );
    of && !named && number.value > Decimal::ONE && !number.is_fractional()
}

/// `nâng số bàn thắng ở giải này lên 16`, `số đơn vị còn nợ là 711`: whether the number at
/// `at` tells how many there are of something said before.
fn is_count_of(tape: &Tape, at: usize) -> bool {
    const CLAUSE: usize = 24;
    let start = super::modifier::leading(tape, at).map_or(at, |(_, first)| first);
    let Some(verb) = start.checked_sub(1) else {
        return false;
    };
    let sentence = tape.atom(at).sentence;
    let reached = tape.is_any(verb, &["tới", "đến"]) && verb > 0;
    let told = tape.is_any(
        verb - usize::from(reached),
        &["là", "lên", "xuống", "còn", "đạt"],
    );
    // The nearest number that is spoken of: `số người`, `tổng số ca`, not `tỷ số`, `số áo`.
    let subject = |n: usize| {
        let begins = tape.word_start(n) == n || tape.key_before(n) == "tổng";
        let number = tape.is(n, "số") && tape.word_end(n) == n + 1 && begins
            || tape.are(n, &["số", "lượng"]) && tape.word_start(n) == n;
        let noun = tape.word_end(n);
        let named = tape.is_any(noun, &["tiền", "áo", "nhà", "phòng", "thẻ"])
            || tape.are(noun, &["tài", "khoản"])
            || tape.follows_any(n, &["biển", "mã"]);
        number && !named && unit::is_counted(tape, noun)
    };
    told && (verb.saturating_sub(CLAUSE)..verb)
        .rev()
        .take_while(|&n| tape.atom(n).sentence == sentence && !tape.is_any(n, &[";", ",", ":"]))
        .any(subject)
}
