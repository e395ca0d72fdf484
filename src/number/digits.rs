//! Numbers in digits, under both habits of separating.
//!
//! Vietnamese groups thousands with `.` and starts decimals with `,`; some
//! texts do it the English way round. What the groups look like decides.

use rust_decimal::Decimal;

/// A number in digits as it was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Digits {
    /// The exact value; decimals keep the zeros that the text has.
    pub value: Decimal,
    /// The value under the English habit, where the text could follow it:
    /// one comma and three digits behind it (`1,500`).
    pub english: Option<Decimal>,
    /// Whether thousands were grouped (`1.061`).
    pub grouped: bool,
}

impl Digits {
    /// Those of a whole number without separators.
    pub(crate) fn whole(value: u32) -> Digits {
        Digits {
            value: value.into(),
            english: None,
            grouped: false,
        }
    }
}

/// Reads digits with separators: `1.061`, `3,774`, `2.016.597,6`, `7.6`,
/// `1,234,567`. Nothing when the groups fit neither habit, as in a dotted date.
///
/// ```
/// use bantin::number::digits::read;
///
/// assert_eq!(read("2.016.597,6").unwrap().value.to_string(), "2016597.6");
/// assert_eq!(read("3,774").unwrap().value.to_string(), "3.774");
/// assert_eq!(read("7.6").unwrap().value.to_string(), "7.6");
/// assert!(read("20.12.2016").is_none());
/// ```
pub fn read(text: &str) -> Option<Digits> {
    let groups = Groups::of(text)?;
    let one = |decimals: usize, grouped: bool| {
        Some(Digits {
            value: groups.value(decimals)?,
            english: None,
            grouped,
        })
    };
    match groups.signs {
        0 => one(0, false),
        1 if groups.last_sign == b'.' && groups.are_thousands() => one(0, true),
        1 => Some(Digits {
            value: groups.value(groups.last)?,
            english: (groups.last_sign == b',' && groups.are_thousands())
                .then(|| groups.value(0))
                .flatten(),
            grouped: false,
        }),
        _ if groups.are_one_sign() => groups.are_thousands().then(|| one(0, true))?,
        _ => groups.has_decimals().then(|| one(groups.last, true))?,
    }
}

/// Digits parted into groups by signs.
#[derive(Default)]
struct Groups {
    /// All digits, as far as they fit.
    digits: Option<i128>,
    count: usize,
    /// How many signs part the groups.
    signs: usize,
    first_sign: u8,
    last_sign: u8,
    /// Whether all signs but the last are the first one.
    alike: bool,
    /// How many digits the first group has, and the last.
    first: usize,
    last: usize,
    /// Whether all groups between these have three.
    threes: bool,
    /// A zero leads the first group.
    zero: bool,
}

impl Groups {
    fn of(text: &str) -> Option<Groups> {
        let mut groups = Groups {
            digits: Some(0),
            alike: true,
            threes: true,
            zero: text.starts_with('0'),
            ..Groups::default()
        };
        for byte in text.bytes() {
            match byte {
                b'0'..=b'9' => {
                    groups.count += 1;
                    groups.last += 1;
                    let digits = groups.digits.filter(|_| groups.count <= MOST);
                    groups.digits = digits.map(|value| value * 10 + i128::from(byte - b'0'));
                }
                b'.' | b',' if groups.last > 0 => groups.part(byte),
                _ => return None,
            }
        }
        if groups.signs == 0 {
            groups.first = groups.last;
        }
        (groups.last > 0).then_some(groups)
    }

    /// A sign ends a group.
    fn part(&mut self, sign: u8) {
        match self.signs {
            0 => (self.first, self.first_sign) = (self.last, sign),
            1 => self.threes = self.last == 3,
            _ => {
                self.threes &= self.last == 3;
                self.alike &= self.last_sign == self.first_sign;
            }
        }
        self.signs += 1;
        self.last_sign = sign;
        self.last = 0;
    }

    /// Whether every group behind the first has three digits and the first has one to three,
    /// no zero first.
    fn are_thousands(&self) -> bool {
        self.last == 3 && self.has_whole_groups()
    }

    /// As [`are_thousands`](Groups::are_thousands), the last group left out.
    fn has_whole_groups(&self) -> bool {
        self.threes && (1..=3).contains(&self.first) && !self.zero
    }

    fn are_one_sign(&self) -> bool {
        self.alike && self.last_sign == self.first_sign
    }

    /// Whether the last sign alone is another one: `2.016.597,6`.
    fn has_decimals(&self) -> bool {
        self.alike && self.last_sign != self.first_sign && self.has_whole_groups()
    }

    /// All digits as one number, so many of them behind the point.
    fn value(&self, decimals: usize) -> Option<Decimal> {
        Decimal::try_from_i128_with_scale(self.digits?, decimals as u32).ok()
    }
}

/// The most digits that a decimal holds for certain.
const MOST: usize = 28;

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn both_habits() {
        for (text, value) in [
            ("1.061", Some("1061")),
            ("3,774", Some("3.774")),
            ("98,2", Some("98.2")),
            ("7.6", Some("7.6")),
            ("0.125", Some("0.125")),
            ("2.395.066", Some("2395066")),
            ("1,254.11", Some("1254.11")),
            ("1.254,11", Some("1254.11")),
            ("1,234,567", Some("1234567")),
            ("128.310.015.000", Some("128310015000")),
            ("01", Some("1")),
            ("3,0", Some("3.0")),
            ("20.12.2016", None),
            ("75.850.074.50", None),
            ("1.2.3", None),
        ] {
            assert_eq!(
                read(text).map(|d| d.value.to_string()).as_deref(),
                value,
                "{text}"
            );
        }
        assert_eq!(read("1,500").unwrap().english.unwrap().to_string(), "1500");
        assert!(read(&"9".repeat(40)).is_none());
    }
}
