//! An age against the year of birth, and years that have passed against the year that they
//! began in.

use memchr::memrchr3;
use rust_decimal::Decimal;

use crate::{
    findings::{
        figure::{self, writes_digits},
        finding::{Relation, Role, Told},
        link::{Known, Link, Reckoned, Said},
        marks::Marks,
        moments::{moment_of, plain},
        sentence::Sentence,
    },
    normalize::is_alphanumeric,
    span::last_bytes,
    value::{amount::Amount, fact::Fact, kind::Kind, moment::DateValue},
    vocabulary::named::{AND, AT_AGE, BESIDE_AGES, BIRTH_OF, COMMA_OR_BRACKET, RELATION_SIGNS},
};

/// The rule of an age and a year of birth that stand apart, beside the same name.
const BY_NAME: &str = "calendar.age-by-name";

/// The rule of the only age of an article and its only year of birth.
const ALONE: &str = "calendar.age-alone";

/// So many facts before an age or a year of birth are looked at for the other one.
const FACTS: usize = 40;

/// So many bytes before a figure hold the name that stands there.
const BYTES: usize = 64;

/// Links an age with the year of birth beside it, or before it beside the same name.
pub(crate) fn link(s: &Sentence, n: usize) -> Option<Link> {
    let age = s.is(n, Marks::MEASURE) && s.fact(n).is_some_and(is_age);
    let birth = is_birth(s, n);
    if !age && !birth {
        return None;
    }
    let beside = n.checked_sub(1).and_then(|m| beside(s, m, n));
    beside
        .or_else(|| age.then(|| this_year(s, n))?)
        .or_else(|| of_same_name(s, n, age))
        .or_else(|| alone(s, n, age))
}

/// An age, or a year of birth, that may be the only one of the article.
fn alone(s: &Sentence, n: usize, age: bool) -> Option<Link> {
    const NEAR: usize = 3;
    let before = s.gap(n).last(NEAR);
    // `giải nghệ ở 20 tuổi`, `các bé 6 tuổi`, `16 tuổi và 57 ngày`
    let is_past = || before.has(AT_AGE) || s.gap(n + 1).is(0, AND);
    let role = if age { Role::Age } else { Role::Birth };
    (!age || !is_past()).then(|| of(ALONE, Said::IfTrue).with(role, s, n))
}

/// `Anh Nam sinh năm 1993 … tay vợt 23 tuổi`: where an article tells one age and one year of birth,
/// they may be one man's.
pub(crate) fn close<'a>(
    facts: &[Fact],
    text: &str,
    open: &[Link],
    mut links: impl Iterator<Item = &'a Link>,
    late: &mut Vec<Link>,
) {
    let of_role = |is: Role| {
        let members = open.iter().map(|link| link.members[0]);
        members
            .filter(move |(role, _)| *role == is)
            .map(|(_, at)| at)
    };
    let mut births = of_role(Role::Birth);
    let (Some(birth), None, Some(age)) = (births.next(), births.next(), of_role(Role::Age).next())
    else {
        return;
    };
    let tells_birth = |link: &Link| link.members.iter().any(|(role, _)| *role == Role::Birth);
    if links.any(tells_birth) {
        return;
    }
    let is_own =
        |at: usize| of_role(Role::Age).any(|own| own == at) && facts[at].value == facts[age].value;
    let mut ages = (0..facts.len()).filter(|at| is_age(&facts[*at]));
    // Before a year of birth stands the word for it.
    let names = name_ahead(text, &facts[age], 0).zip(name_ahead(text, &facts[birth], 1));
    let of_another = names.is_some_and(|(own, other)| own != other);
    if ages.all(is_own) && !of_another {
        let link = of(ALONE, Said::IfTrue).at(Role::Age, age);
        late.push(link.at(Role::Birth, birth));
    }
}

fn of(rule: &'static str, said: Said) -> Link {
    Link::new(Relation::Calendar, rule, said)
}

/// An age that is one number.
fn is_age(fact: &Fact) -> bool {
    figure::is_age(&fact.value) && matches!(fact.value.amount(), Some(Amount::One(_)))
}

fn is_birth(s: &Sentence, n: usize) -> bool {
    let said = || s.gap(n).last_clause(RELATION_SIGNS).ends_with(BIRTH_OF);
    s.is(n, Marks::DATE) && s.told(n).have(Marks::BIRTH) && said().is_some()
}

/// `sinh năm 1960, 57 tuổi`, `57 tuổi (SN 1960)`
fn beside(s: &Sentence, n: usize, m: usize) -> Option<Link> {
    const NEAR: usize = 4;
    let is_age = |n| s.fact(n).is_some_and(is_age);
    let (age, birth) = if is_age(n) { (n, m) } else { (m, n) };
    let gap = s.gap(m);
    let near = gap.len() <= NEAR
        && gap.is(0, COMMA_OR_BRACKET)
        && !(1..gap.len()).any(|at| !gap.is(at, BESIDE_AGES));
    (is_age(age) && near && is_birth(s, birth)).then(|| {
        of("calendar.age", Said::Plainly)
            .with(Role::Age, s, age)
            .with(Role::Birth, s, birth)
    })
}

/// `sinh năm 1997, năm nay mới tròn 20 tuổi`
fn this_year(s: &Sentence, age: usize) -> Option<Link> {
    const NEAR: usize = 3;
    let birth = age.checked_sub(2)?;
    let (before, gap) = (s.gap(age - 1), s.gap(age));
    let now = s.fact(age - 1)?;
    let open = now.kind() == Kind::Date && !writes_digits(now, s.text);
    let near = before.len() <= 1 && gap.len() <= NEAR;
    (open && near && is_birth(s, birth)).then(|| {
        of("calendar.age", Said::IfTrue)
            .with(Role::Age, s, age)
            .with(Role::Birth, s, birth)
    })
}

/// `bé Trần Nghĩa (6 tuổi) … cháu Nghĩa (SN 2011)`: the other one stands behind the same name.
fn of_same_name(s: &Sentence, n: usize, age: bool) -> Option<Link> {
    let at = s.index(n);
    let own = s.fact(n)?;
    let name = name_before(s.text, own)?;
    let fits = |fact: &Fact| {
        let other = if age {
            fact.kind() == Kind::Date && writes_digits(fact, s.text)
        } else {
            is_age(fact)
        };
        other && name_before(s.text, fact) == Some(name)
    };
    let first = at.saturating_sub(FACTS);
    let other = (first..at).rev().find(|at| fits(&s.facts[*at]))?;
    let (age, birth) = if age { (at, other) } else { (other, at) };
    let link = of(BY_NAME, Said::IfTrue).at(Role::Age, age);
    Some(link.at(Role::Birth, birth))
}

/// The last word of the name that stands before the sign before a figure: of `Trần Nghĩa (SN`
/// `Nghĩa`.
fn name_before<'t>(text: &'t str, fact: &Fact) -> Option<&'t str> {
    let before = last_bytes(&text[..fact.span.start], BYTES);
    let at = memrchr3(b'(', b',', b'\n', before.as_bytes())?;
    // No more than the words for a birth stand behind the sign.
    const BIRTH: usize = 2;
    if before[at..].starts_with('\n') || before[at..].split_whitespace().count() > BIRTH + 1 {
        return None;
    }
    let name = before[..at].trim_end_matches(' ');
    let word = name.rsplit([' ', '\n']).next()?;
    let capital = word.chars().next().is_some_and(char::is_uppercase);
    (capital && word.chars().all(is_alphanumeric)).then_some(word)
}

/// The last word of the name that stands before so many words before a figure.
fn name_ahead<'t>(text: &'t str, fact: &Fact, words_between: usize) -> Option<&'t str> {
    let before = last_bytes(&text[..fact.span.start], BYTES);
    let words = before.rsplit(|c: char| !is_alphanumeric(c));
    let mut words = words.filter(|word| !word.is_empty());
    let word = words.nth(words_between)?;
    let mut letters = word.chars();
    let capital = letters.next().is_some_and(char::is_uppercase);
    (capital && letters.next().is_some_and(char::is_lowercase)).then_some(word)
}

/// An age against the year of birth: it may be counted from the birthday, or as the year.
pub(crate) fn reckon(known: &Known) -> Option<Reckoned> {
    let birth = known.place(Role::Birth)?;
    let age = known.figure(Role::Age)?.value;
    let born = moment_of(&known.fact(birth).value)?.date?;
    let birth = born.year()?;
    let derived = |year: i32| Decimal::from(year) - Decimal::from(birth);
    let is_it = |derived: &Decimal| (derived - age).abs() <= Decimal::ONE;
    // Whose day of birth is known is as old as the birthdays make it, or as the years do.
    let birthdays = || known.published?.years_since(born.to_date()?);
    let by_birthdays = birthdays().map(Decimal::from).filter(|own| *own == age);
    let found = by_birthdays.or_else(|| known.years_told().map(derived).find(is_it));
    let agrees = found.is_some();
    let derived = found.or_else(|| known.year.map(derived))?;
    // A year that the text only gives away may be another one.
    if !agrees && known.published.is_none() {
        return None;
    }
    Some(plain(
        Told::Number(age),
        Told::Number(derived),
        Told::Date(DateValue::Year(Some(birth)).into()),
        agrees,
    ))
}
