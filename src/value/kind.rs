//! [`Kind`]: the kinds of facts.

/// The kinds of facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
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
    pub const ALL: [Kind; 12] = [
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

    /// The kind of a name.
    pub fn from_name(name: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.name() == name)
    }
}
