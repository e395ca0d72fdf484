//! [`Kind`]: the kinds of facts.

use std::{fmt, str::FromStr};

use crate::error::{Error, ErrorKind};

/// The kinds of facts. They are read from the names that they write, those of records.
///
/// ```
/// use bantin::facts::Kind;
///
/// assert_eq!("money".parse::<Kind>()?, Kind::Money);
/// assert_eq!(Kind::Money.to_string(), "money");
/// assert_eq!(
///     "monney".parse::<Kind>().unwrap_err().to_string(),
///     "`monney` is no kind of fact; write one of date, time, interval, duration, recurrence, \
///      percent, fraction, money, quantity, ordinal, document, custom"
/// );
/// # Ok::<(), bantin::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Kind {
    /// A calendar point of day, week, month, quarter, year, decade or century.
    Date,
    /// A clock time or a part of the day, with its day where it has one.
    Time,
    /// A stretch of time with its two ends, or a list of points.
    Interval,
    /// A length of time.
    Duration,
    /// How often.
    Recurrence,
    /// A percentage.
    Percent,
    /// A part out of a whole.
    Fraction,
    /// An amount of a currency.
    Money,
    /// A number with what it counts or measures.
    Quantity,
    /// A place in an order.
    Ordinal,
    /// A reference to an issued paper.
    Document,
    /// What a recogniser of the user's own finds.
    Custom,
}

impl Kind {
    /// All kinds.
    pub const ALL: &'static [Kind] = &[
        Kind::Date,
        Kind::Time,
        Kind::Interval,
        Kind::Duration,
        Kind::Recurrence,
        Kind::Percent,
        Kind::Fraction,
        Kind::Money,
        Kind::Quantity,
        Kind::Ordinal,
        Kind::Document,
        Kind::Custom,
    ];

    /// The name that records use.
    ///
    /// ```
    /// use bantin::facts::Kind;
    ///
    /// assert_eq!(Kind::Money.name(), "money");
    /// assert_eq!(Kind::from_name("money"), Some(Kind::Money));
    /// ```
    pub fn name(self) -> &'static str {
        match self {
            Kind::Date => "date",
            Kind::Time => "time",
            Kind::Interval => "interval",
            Kind::Duration => "duration",
            Kind::Recurrence => "recurrence",
            Kind::Percent => "percent",
            Kind::Fraction => "fraction",
            Kind::Money => "money",
            Kind::Quantity => "quantity",
            Kind::Ordinal => "ordinal",
            Kind::Document => "document",
            Kind::Custom => "custom",
        }
    }

    pub(crate) fn names() -> impl Iterator<Item = &'static str> {
        Kind::ALL.iter().map(|kind| kind.name())
    }

    /// The kind of a name.
    pub fn from_name(name: &str) -> Option<Kind> {
        Kind::ALL.iter().copied().find(|kind| kind.name() == name)
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Kind {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        Kind::from_name(name).ok_or_else(|| {
            let names: Vec<&str> = Kind::names().collect();
            ErrorKind::one_of(name, "kind of fact", &names)
        })
    }
}
