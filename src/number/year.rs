//! Years in words: in full, `hai nghìn không trăm mười ba`, and as they are spoken, century and
//! year apart, `hai không mười ba`, `một chín bảy lăm`.

use rust_decimal::prelude::ToPrimitive;

use super::{
    role::NumberWord::{self, *},
    words,
};

/// A year in words.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct SpeltYear {
    pub year: i32,
    /// How many words it takes.
    pub taken: usize,
}

/// The year that `words` begin with.
pub(crate) fn read(words: &[NumberWord]) -> Option<SpeltYear> {
    spoken(words).or_else(|| in_full(words))
}

/// A century of two digits, and the year in it.
fn spoken(words: &[NumberWord]) -> Option<SpeltYear> {
    let (century, rest) = match words {
        [Digit(1), Digit(century @ 7..=9), rest @ ..] => (10 + century, rest),
        [Digit(2), Digit(century @ 0..=1), rest @ ..] => (20 + century, rest),
        _ => return None,
    };
    let (year, taken) = match rest {
        [Digit(0) | Zero, digit, ..] => (digit.digit()?.into(), 2),
        [Digit(_) | Ten, ..] => longest(rest, |year| (10..100).contains(&year))?,
        _ => return None,
    };
    Some(SpeltYear {
        year: i32::from(century) * 100 + year,
        taken: taken + 2,
    })
}

fn in_full(words: &[NumberWord]) -> Option<SpeltYear> {
    let (year, taken) = longest(words, |year| (1000..2200).contains(&year))?;
    Some(SpeltYear { year, taken })
}

/// The longest number that `words` begin with and that `fits`.
fn longest(words: &[NumberWord], fits: impl Fn(i32) -> bool) -> Option<(i32, usize)> {
    (1..=words.len()).rev().find_map(|taken| {
        let value = words::read(&words[..taken])?.value;
        let year = value.to_i32().filter(|_| value.fract().is_zero())?;
        fits(year).then_some((year, taken))
    })
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::*;

    #[test]
    fn years_are_spoken_or_in_full() {
        let thousand = Scale(Decimal::ONE_THOUSAND);
        let year = |words: &[NumberWord]| read(words).map(|found| (found.year, found.taken));
        assert_eq!(year(&[Digit(2), Digit(0), Ten, Digit(3)]), Some((2013, 4)));
        assert_eq!(
            year(&[Digit(1), Digit(9), Digit(7), Last(5)]),
            Some((1975, 4))
        );
        assert_eq!(
            year(&[Digit(2), Digit(0), Digit(0), Digit(3)]),
            Some((2003, 4))
        );
        assert_eq!(year(&[Digit(2), thousand]), Some((2000, 2)));
        assert_eq!(year(&[Digit(2), thousand, Zero, Digit(3)]), Some((2003, 4)));
        let long = [
            Digit(1),
            thousand,
            Digit(9),
            Hundred,
            Digit(4),
            Tens,
            Last(5),
        ];
        assert_eq!(year(&long), Some((1945, 7)));
        assert_eq!(year(&[Digit(2), Digit(3), Ten]), None);
        assert_eq!(year(&[Digit(3), Tens, Digit(2)]), None);
    }
}
