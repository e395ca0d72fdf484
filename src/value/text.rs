//! Types that are read from the text that they write, in serde.

use super::{
    amount::{Amount, PercentUnit},
    fact::Value,
    kind::Kind,
    modifier::Modifier,
    moment::{Clock, DateValue, DayPart, Ends, Moment},
    period::TimeUnit,
    published::PublishedAt,
};

/// Gives a type with `Display` and `FromStr` the same form in serde: a string.
macro_rules! serde_as_text {
    ($($type:ty),+ $(,)?) => {$(
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <std::borrow::Cow<str>>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    )+};
}

serde_as_text!(
    Amount,
    Clock,
    DateValue,
    DayPart,
    Ends,
    Kind,
    Modifier,
    Moment,
    PercentUnit,
    PublishedAt,
    TimeUnit,
    Value,
);
