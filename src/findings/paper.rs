//! `paper`: a paper and the date that it was issued, against the year in its number.

use crate::{
    findings::{
        figure::{writes_digits, writes_year},
        finding::{Relation, Role, Told},
        link::{Known, Link, Reckoned, Said},
        marks::Marks,
        moments::{date_borne_out, plain},
        sentence::{Gap, Sentence},
    },
    value::{
        fact::Value,
        kind::Kind,
        moment::{DateValue, Moment},
    },
    vocabulary::named::{
        BELONGS_TO, IN_FORCE, ISSUED_ON, NO_LONGER, RELATION_SIGNS, REPLACES, SAYS_SO, SIGNS_PAPER,
    },
};

/// The rule of a paper behind the verb that tells what was done with it on a day.
const SIGNED: &str = "paper.signed";

/// The rule of a paper, whose it is, and its day.
const OF_WHOM: &str = "paper.of-whom";

/// The rule of a paper and the date that words say it was issued on.
const ISSUED: &str = "paper.issued";

/// The rule of a paper and the day from which it holds.
const FORCE: &str = "paper.in-force";

/// Links each paper with the date behind it.
pub(crate) fn link(s: &Sentence, links: &mut Vec<Link>) {
    let is = |n: usize, kind| s.fact(n).is_some_and(|fact| fact.kind() == kind);
    for n in 0..s.len() {
        if !is(n, Kind::Document) {
            continue;
        }
        if is(n + 1, Kind::Date) {
            let link = Link::new(Relation::Paper, "paper.date", Said::Plainly);
            links.push(link.with(Role::Paper, s, n).with(Role::Date, s, n + 1));
        }
        links.extend(
            signed(s, n)
                .or_else(|| of_whom(s, n))
                .or_else(|| issued_on(s, n)),
        );
        links.extend(in_force(s, n));
    }
}

/// `Thông tư số 03/2016/TT-BNN của Bộ Nông nghiệp ngày 21/4/2016`: whose paper it is stands
/// between both, and nothing else.
fn of_whom(s: &Sentence, n: usize) -> Option<Link> {
    const NAME: usize = 12;
    let gap = s.gap(n + 1);
    let day = s.fact(n + 1).filter(|fact| fact.kind() == Kind::Date)?;
    // `Quyết định 13 của tỉnh có hiệu lực từ ngày …`: that is no day on which it was issued.
    let of_force = gap.find(IN_FORCE).is_some();
    let plain = gap.len() <= NAME && !gap.has(RELATION_SIGNS) && !of_force;
    let whose = gap.is(0, BELONGS_TO) && plain;
    (whose && writes_year(day, s.text) && !issued(s, n)).then(|| {
        let link = Link::new(Relation::Paper, OF_WHOM, Said::IfTrue);
        link.with(Role::Paper, s, n).with(Role::Date, s, n + 1)
    })
}

/// `Ngày 30/6, giám đốc sở đã ký Quyết định số 3838/QĐ-SGD`: no other day stands between them,
/// and nobody who says so.
fn signed(s: &Sentence, n: usize) -> Option<Link> {
    const BESIDE: usize = 3;
    if issued(s, n) || s.gap(n).ends_with(SIGNS_PAPER).is_none() {
        return None;
    }
    let is_date = |n: &usize| {
        s.fact(*n)
            .is_some_and(|fact| matches!(fact.kind(), Kind::Date | Kind::Time))
    };
    let day = (n.saturating_sub(BESIDE)..n).rev().find(is_date)?;
    let plain = (day + 1..=n).all(|n| !s.gap(n).is_cut() && !s.gap(n).has(SAYS_SO));
    plain.then(|| {
        let link = Link::new(Relation::Paper, SIGNED, Said::IfTrue);
        link.with(Role::Paper, s, n).with(Role::Date, s, day)
    })
}

/// `Nghị định 34/2013/NĐ-CP … có hiệu lực từ ngày 6/6`, `Kể từ ngày 6/6, Nghị định … có hiệu lực`:
/// the day from which a paper holds, and not one that it replaces.
fn in_force(s: &Sentence, n: usize) -> Option<Link> {
    if s.gap(n).ends_with(REPLACES).is_some() || s.gap(n + 1).is_cut() {
        return None;
    }
    let is_date = |n: &usize| s.is(*n, Marks::DATE);
    let behind = || {
        Some(n + 1)
            .filter(is_date)
            .filter(|n| leads_to_force(s, *n))
    };
    let before = || {
        let day = n.checked_sub(1).filter(is_date)?;
        let gap = s.gap(n + 1);
        let said = || gap.find(IN_FORCE).is_some_and(|(at, _)| holds(gap, at));
        (!s.gap(n).is_cut() && !is_date(&(n + 1)) && said()).then_some(day)
    };
    let day = behind().or_else(before)?;
    let link = Link::new(Relation::Paper, FORCE, Said::IfTrue);
    Some(link.with(Role::Paper, s, n).with(Role::Date, s, day))
}

/// Whether the words before the nth fact say that something holds from then on.
fn leads_to_force(s: &Sentence, n: usize) -> bool {
    let gap = s.gap(n);
    gap.ends_with(IN_FORCE).is_some_and(|at| holds(gap, at))
}

/// Whether the words at this place say that something holds: no `hết hiệu lực`, no `chưa có hiệu lực`.
fn holds(gap: Gap, at: usize) -> bool {
    !gap.to(at).last(1).is(0, NO_LONGER)
}

/// `Nghị định 33/2017/NĐ-CP do Chính phủ ban hành ngày 3/4/2017`
fn issued_on(s: &Sentence, n: usize) -> Option<Link> {
    const NAME: usize = 14;
    let gap = s.gap(n + 1);
    let said = s.is(n + 1, Marks::DATE) && gap.len() <= NAME && gap.ends_with(ISSUED_ON).is_some();
    (said && !issued(s, n)).then(|| {
        let link = Link::new(Relation::Paper, ISSUED, Said::IfTrue);
        link.with(Role::Paper, s, n).with(Role::Date, s, n + 1)
    })
}

/// Whether a paper tells its date itself.
fn issued(s: &Sentence, n: usize) -> bool {
    let paper = s.fact(n).map(|fact| &fact.value);
    matches!(paper, Some(Value::Document(paper)) if paper.issued.is_some())
}

/// The date that a paper was issued on is of its year.
fn issued_then(own: Option<i32>, date: &Moment, writes_year: bool) -> Option<Reckoned> {
    let year = date.date?.year();
    let is_day = matches!(date.date, Some(DateValue::Day { day: Some(_), .. }));
    let fits = own.is_none() || year.is_none() || own == year;
    (fits && (writes_year || is_day)).then(|| date_borne_out(*date))
}

/// A paper holds from a day of its year on, or of the one behind it.
fn force(own: Option<i32>, date: &Moment, writes: bool) -> Option<Reckoned> {
    let is_day = matches!(date.date, Some(DateValue::Day { day: Some(_), .. }));
    let years = own.zip(date.date.and_then(DateValue::year));
    let fits = years.is_none_or(|(own, year)| [own, own + 1].contains(&year));
    (is_day && writes && fits).then(|| date_borne_out(*date))
}

/// The year of the paper and that of its date.
pub(crate) fn reckon(known: &Known) -> Option<Reckoned> {
    let (Value::Document(paper), Value::Date(date) | Value::Time(date)) =
        (&known.fact(0).value, &known.fact(1).value)
    else {
        return None;
    };
    // One that tells its day was issued on no other one.
    let told = paper.issued.is_some_and(|issued| issued != *date);
    if told && [SIGNED, OF_WHOM, ISSUED].contains(&known.link.rule) {
        return None;
    }
    if known.link.rule == FORCE {
        return force(paper.year, date, writes_digits(known.fact(1), known.text));
    }
    if known.link.rule == ISSUED {
        return issued_then(paper.year, date, writes_year(known.fact(1), known.text));
    }
    if [SIGNED, OF_WHOM].contains(&known.link.rule) {
        let year = date.date?.year();
        let fits = paper.year.is_none() || year.is_none() || paper.year == year;
        let digits = writes_digits(known.fact(1), known.text);
        // `đến năm 2020`: of other things more often than of papers.
        let near = matches!(
            date.date,
            Some(DateValue::Day { .. } | DateValue::Month(Some(_), _))
        );
        return (fits && digits && near).then(|| date_borne_out(*date));
    }
    // `Nghị quyết 11 năm 2011`
    let is_year = matches!(
        date.date,
        Some(DateValue::Year(Some(_)) | DateValue::Month(Some(_), _))
    );
    let same = |year| date.date.and_then(DateValue::year) == Some(year);
    if is_year && paper.issued == Some(*date) && paper.year.is_none_or(same) {
        return Some(date_borne_out(*date));
    }
    // On a day that does not exist nothing was issued.
    let is_day = matches!(date.date, Some(DateValue::Day { day: Some(_), .. }));
    if paper.issued != Some(*date) || !is_day {
        return None;
    }
    let issued = date.date.and_then(|date| date.year());
    // Papers of the first days of a year may have the number of the last one, but not the
    // other way round; a date without a year has none to differ.
    let written = issued.filter(|year| {
        known
            .fact(1)
            .span
            .text(known.text)
            .contains(&year.to_string())
    });
    let (stated, derived) = match (paper.year, written) {
        (Some(year), Some(issued)) => (Told::Number(year.into()), Told::Number(issued.into())),
        _ => (Told::Date(*date), Told::Date(*date)),
    };
    let agrees = stated == derived;
    Some(plain(stated, derived, Told::Date(*date), agrees))
}
