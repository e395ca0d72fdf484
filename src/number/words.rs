//! Numbers in words: `ba trăm linh năm`, `hai mươi mốt nghìn`, `tám chục`, and as they are
//! spoken: `hai sáu`, `trăm hai`, `hai tỷ ba`.

use rust_decimal::Decimal;

use super::role::NumberWord::{self, *};

/// A number in words.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Spelt {
    pub value: Decimal,
    /// The last word of scale; 1 without any.
    pub scale: Decimal,
}

/// Reads all of `words` as one number.
///
/// Each term is a number below a thousand, or a sum that a word of scale multiplies, and
/// counts less than the smallest place of the term before it.
pub(crate) fn read(words: &[NumberWord]) -> Option<Spelt> {
    // Most are a digit alone.
    if let [Digit(digit)] = words {
        return Some(Spelt {
            value: Decimal::from(*digit),
            scale: Decimal::ONE,
        });
    }
    let mut terms = Terms::default();
    let mut rest = words;
    while let Some(first) = rest.first() {
        rest = match *first {
            Scale(factor) => {
                terms.multiply(factor)?;
                &rest[1..]
            }
            Half => {
                terms.halve(rest.len() == 1)?;
                &rest[1..]
            }
            _ => {
                let (group, taken) = Group::first(rest)?;
                let ends = taken == rest.len();
                terms.add(if ends { terms.shortened(group) } else { group })?;
                &rest[taken..]
            }
        };
    }
    terms.whole()
}

/// The number below a thousand that `words` begin with, and how many of them it takes.
/// Two digits in a row are two numbers.
pub(crate) fn below_thousand(words: &[NumberWord]) -> Option<(u32, usize)> {
    let (group, taken) = Group::first(words)?;
    match words {
        [digit, ..] if group.spoken => Some((digit.digit()?.into(), 1)),
        _ => Some((u32::try_from(group.value).ok()?, taken)),
    }
}

/// Whether two digits are the ends of an estimate, `hai ba`, and no number.
pub(crate) fn are_estimate(words: &[NumberWord]) -> bool {
    matches!(words, [Digit(low), Digit(high)] if *low > 0 && low + 1 == *high)
}

/// A number below a thousand.
#[derive(Clone, Copy)]
struct Group {
    value: Decimal,
    /// The place of its last digit: 1, 10 or 100.
    place: u32,
    /// A single digit.
    single: bool,
    /// It begins with nought hundreds.
    filled: bool,
    /// Two digits without the word for tens.
    spoken: bool,
}

impl Group {
    fn first(words: &[NumberWord]) -> Option<(Group, usize)> {
        let (hundreds, rest) = match words {
            [Digit(digit), Hundred, rest @ ..] => (Some(*digit), rest),
            [Hundred, rest @ ..] if !matches!(rest, [] | [Scale(_), ..]) => (Some(1), rest),
            _ => (None, words),
        };
        let Some(hundreds) = hundreds else {
            let (value, taken, place) = match words {
                [Zero, digit, ..] => (digit.digit()?, 2, 1),
                _ => below_hundred(words)?,
            };
            let spoken = taken == 2 && words[..2].iter().all(|word| word.digit().is_some());
            let group = Group {
                value: value.into(),
                place,
                single: taken == 1 && words[0].digit().is_some(),
                filled: words[0] == Zero,
                spoken,
            };
            return Some((group, taken));
        };
        let (tail, taken, place) = after_hundred(rest);
        let group = Group {
            value: Decimal::from(u32::from(hundreds) * 100 + u32::from(tail)),
            place,
            single: false,
            filled: hundreds == 0,
            spoken: false,
        };
        Some((group, words.len() - rest.len() + taken))
    }
}

/// 0 to 99 that `words` begin with, how many of them it takes, and the place of its last digit.
fn below_hundred(words: &[NumberWord]) -> Option<(u8, usize, u32)> {
    let with_digit = |tens: u8, last: &NumberWord| last.digit().map(|digit| tens * 10 + digit);
    Some(match words {
        [Digit(tens), Tens, last, ..] if last.digit().is_some() => (with_digit(*tens, last)?, 3, 1),
        [Digit(tens), Tens, ..] => (tens * 10, 2, 10),
        [Digit(tens), Dozen(number), ..] => (tens * number, 2, 10),
        [Short(tens), last, ..] => (with_digit(*tens, last)?, 2, 1),
        [Ten, last, ..] if last.digit().is_some() => (with_digit(1, last)?, 2, 1),
        [Ten, ..] => (10, 1, 10),
        [Dozen(number), ..] => (*number, 1, 10),
        [Digit(tens @ 2..), Last(digit), ..] => (tens * 10 + digit, 2, 1),
        [Digit(tens @ 2..), Digit(digit @ 1..), rest @ ..]
            if !matches!(rest, [Hundred | Tens, ..]) =>
        {
            (tens * 10 + digit, 2, 1)
        }
        [Digit(digit), ..] => (*digit, 1, 1),
        [Last(digit)] => (*digit, 1, 1),
        _ => return None,
    })
}

/// What follows `trăm`: `linh năm`, `hai mươi`, `hai tám`; a single digit is that of the tens.
fn after_hundred(words: &[NumberWord]) -> (u8, usize, u32) {
    match words {
        [Zero, last, ..] if last.digit().is_some() => (last.digit().unwrap_or(0), 2, 1),
        [Digit(tens), last, ..] if last.digit().is_some() => {
            (tens * 10 + last.digit().unwrap_or(0), 2, 1)
        }
        [Last(digit), ..] => (digit * 10, 1, 10),
        _ => match below_hundred(words) {
            Some((digit, 1, 1)) => (digit * 10, 1, 10),
            Some(found) => found,
            None => (0, 0, 100),
        },
    }
}

/// The terms of a number, the greatest first.
#[derive(Default)]
struct Terms {
    /// Each with its smallest place.
    terms: Vec<(Decimal, Decimal)>,
    scale: Option<Decimal>,
    /// The last term has no word of scale.
    open: bool,
    /// The first term is a word of scale alone.
    bare: bool,
    halved: bool,
}

impl Terms {
    fn last_place(&self) -> Option<Decimal> {
        self.terms.last().map(|(_, place)| *place)
    }

    fn push(&mut self, value: Decimal, place: Decimal) -> Option<()> {
        let fits = self.last_place().is_none_or(|last| value < last);
        fits.then(|| self.terms.push((value, place)))
    }

    fn add(&mut self, group: Group) -> Option<()> {
        if self.open || self.halved {
            return None;
        }
        self.open = true;
        self.push(group.value, group.place.into())
    }

    /// `hai tỷ ba`, `ba tỷ hai trăm`: what follows a word of scale at the end are tenths or
    /// thousandths of it.
    fn shortened(&self, group: Group) -> Group {
        let Some(place) = self
            .last_place()
            .filter(|place| *place >= Decimal::ONE_THOUSAND)
        else {
            return group;
        };
        let whole = group.place == 100 || group.value >= Decimal::ONE_HUNDRED;
        let part = if group.single {
            Decimal::TEN
        } else if whole && !group.filled {
            Decimal::ONE_THOUSAND
        } else {
            return group;
        };
        let value = place / part * group.value;
        Group { value, ..group }
    }

    /// A word of scale multiplies all terms below it.
    fn multiply(&mut self, factor: Decimal) -> Option<()> {
        if self.halved {
            return None;
        }
        let mut sum = Decimal::ZERO;
        let before = self.terms.len();
        while let Some((value, _)) = self.terms.last().filter(|(value, _)| *value < factor) {
            sum += value;
            self.terms.pop();
        }
        if self.terms.len() == before {
            if !self.terms.is_empty() || self.scale.is_some() || self.open {
                return None;
            }
            self.bare = true;
            sum = Decimal::ONE;
        }
        self.open = false;
        self.scale = Some(factor);
        let value = sum.checked_mul(factor)?;
        self.push(value, factor)
    }

    /// `rưỡi` at the end is half of the last place.
    fn halve(&mut self, ends: bool) -> Option<()> {
        let place = self
            .last_place()
            .filter(|place| ends && *place >= Decimal::ONE_HUNDRED)?;
        self.halved = true;
        self.terms.push((place / Decimal::TWO, Decimal::ONE));
        Some(())
    }

    fn whole(self) -> Option<Spelt> {
        let alone = self.bare && self.terms.len() == 1;
        let values = self.terms.iter().map(|(value, _)| *value);
        let value = values.reduce(|sum, value| sum + value)?.normalize();
        (!alone).then_some(Spelt {
            value,
            scale: self.scale.unwrap_or(Decimal::ONE),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{NumberWord::*, read};
    use rust_decimal::Decimal;

    fn value(words: &[super::NumberWord]) -> Option<i64> {
        read(words).map(|spelt| i64::try_from(spelt.value).unwrap())
    }

    #[test]
    fn scales_multiply_what_is_below_them() {
        let (thousand, milliard) = (Scale(1_000.into()), Scale(1_000_000_000.into()));
        let words = [Digit(3), thousand, Digit(5), Hundred, milliard];
        assert_eq!(value(&words), Some(3_500_000_000_000));
        assert_eq!(
            value(&[Digit(2), thousand, milliard]),
            Some(2_000_000_000_000)
        );
        assert_eq!(value(&[Digit(2), milliard, Digit(3)]), Some(2_300_000_000));
        assert_eq!(value(&[milliard, Digit(3)]), Some(1_300_000_000));
        assert_eq!(value(&[thousand, thousand]), None);
        assert_eq!(
            value(&[Digit(3), milliard, Digit(2), Hundred]),
            Some(3_200_000_000)
        );
    }

    #[test]
    fn speech_leaves_out_what_is_plain() {
        assert_eq!(value(&[Digit(2), Digit(6)]), Some(26));
        assert_eq!(value(&[Digit(8), Last(5)]), Some(85));
        assert_eq!(value(&[Short(2), Last(5)]), Some(25));
        assert_eq!(value(&[Hundred, Digit(2)]), Some(120));
        assert_eq!(value(&[Digit(1), Hundred, Digit(2), Digit(8)]), Some(128));
        assert_eq!(value(&[Hundred, Half]), Some(150));
    }

    #[test]
    fn all_words_must_fit() {
        let thousand = Scale(Decimal::ONE_THOUSAND);
        assert_eq!(value(&[Digit(6), Digit(3), Tens]), None);
        assert_eq!(value(&[Digit(8), Tens, Digit(3), Tens]), None);
        assert_eq!(
            value(&[thousand, Digit(4), Hundred, Digit(5), Hundred]),
            None
        );
        assert_eq!(value(&[Digit(9), Digit(0), Digit(2), Tens]), None);
        assert_eq!(value(&[thousand]), None);
        assert_eq!(value(&[]), None);
    }
}
