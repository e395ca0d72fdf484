//! [`Modifier`]: how a figure is meant.

use std::{fmt, str::FromStr};

use crate::error::{Error, ErrorKind};

/// How a figure is meant. Modifiers are read from the names that they write, those of records.
///
/// ```
/// use bantin::facts::Modifier;
///
/// assert_eq!("at_least".parse::<Modifier>()?, Modifier::AtLeast);
/// # Ok::<(), bantin::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Modifier {
    /// khoảng, chừng, ước
    Approx,
    /// gần, suýt soát
    Nearly,
    /// hơn, trên
    Over,
    /// dưới, chưa đến
    Under,
    /// ít nhất, từ … trở lên
    AtLeast,
    /// tối đa, không quá
    AtMost,
    /// đầu, of dates
    Start,
    /// giữa, of dates
    Mid,
    /// cuối, of dates
    End,
}

/// What a word that changes a figure is in other places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum OtherSense {
    /// trên, dưới: upon or beneath a thing
    Upon,
    /// ngoài: beside
    Beside,
    /// vượt: passes
    Passing,
    /// độ: a degree
    Degree,
    /// kém: less, worse
    Worse,
    /// sắp: about to do
    Soon,
    /// tầm, cỡ: a reach, a size
    Reach,
    /// hơn: more than another
    Comparison,
    /// quá: too
    Too,
    /// ước: part of a longer word
    Estimate,
    /// khoảng: what lies between two numbers
    Between,
}

const NAMES: [(Modifier, &str); 9] = [
    (Modifier::Approx, "approx"),
    (Modifier::Nearly, "nearly"),
    (Modifier::Over, "over"),
    (Modifier::Under, "under"),
    (Modifier::AtLeast, "at_least"),
    (Modifier::AtMost, "at_most"),
    (Modifier::Start, "start"),
    (Modifier::Mid, "mid"),
    (Modifier::End, "end"),
];

impl Modifier {
    /// Whether it changes one number, and so no range: `trên 3.500 kg đến 7.500 kg`.
    pub(crate) fn is_of_one_number(self) -> bool {
        matches!(self, Modifier::Over | Modifier::Nearly | Modifier::Under)
    }

    /// The name that records use.
    ///
    /// ```
    /// use bantin::facts::Modifier;
    ///
    /// assert_eq!(Modifier::AtLeast.name(), "at_least");
    /// assert_eq!(Modifier::from_name("nearly"), Some(Modifier::Nearly));
    /// ```
    pub fn name(self) -> &'static str {
        NAMES
            .iter()
            .find(|(m, _)| *m == self)
            .map_or("", |(_, name)| name)
    }

    /// The modifier of a name.
    pub fn from_name(name: &str) -> Option<Modifier> {
        NAMES.iter().find(|(_, n)| *n == name).map(|(m, _)| *m)
    }
}

impl fmt::Display for Modifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Modifier {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        Modifier::from_name(name)
            .ok_or_else(|| ErrorKind::one_of(name, "modifier", &NAMES.map(|(_, name)| name)))
    }
}
