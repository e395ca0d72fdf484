//! The serde records: what [`Analysis`](crate::Analysis) looks like as JSON.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use serde::{Deserialize, Serialize};

use crate::{Analysis, Span, facts::Fact};

/// One article as a record.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ArticleRecord {
    /// The caller's name for the article.
    pub id: String,
    /// The headline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// What relative dates were resolved against, ISO 8601.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// The author's line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub byline: Option<String>,
    /// The facts in the order of the text.
    pub facts: Vec<FactRecord>,
}

/// One fact as a record; `kind`, `value`, `unit`, `mod` and `per` are always
/// written the same way, the fields after them belong to one kind or another.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FactRecord {
    /// `date`, `time`, `interval`, `duration`, `recurrence`, `percent`,
    /// `fraction`, `money`, `quantity`, `ordinal` or `document`.
    pub kind: String,
    /// First byte in the text.
    pub start: usize,
    /// The byte behind the last.
    pub end: usize,
    /// The text itself.
    pub text: String,
    /// The canonical value.
    pub value: String,
    /// The unit or counted noun.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The modifier.
    #[serde(default, rename = "mod", skip_serializing_if = "Option::is_none")]
    pub modifier: Option<String>,
    /// What the value is given per.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub per: Option<String>,
    /// The number of the sentence it stands in, from 0.
    pub sentence: usize,
    /// The rule that read it.
    pub rule: String,
}

impl ArticleRecord {
    /// The record of an analysis, under the caller's `id`.
    pub fn new(id: &str, analysis: &Analysis) -> Self {
        let text = |span: Option<Span>| span.map(|s| s.text(analysis.text).to_owned());
        ArticleRecord {
            id: id.to_owned(),
            title: text(analysis.article.title),
            published: analysis
                .published
                .map(|time| time.format("%Y-%m-%dT%H:%M:%S").to_string()),
            byline: text(analysis.article.byline),
            facts: analysis
                .facts
                .iter()
                .map(|fact| FactRecord::new(fact, analysis.text))
                .collect(),
        }
    }
}

impl FactRecord {
    /// The record of one fact of `text`.
    pub fn new(fact: &Fact, text: &str) -> Self {
        FactRecord {
            kind: fact.kind().name().to_owned(),
            start: fact.span.start,
            end: fact.span.end,
            text: fact.span.text(text).to_owned(),
            value: fact.value.to_string(),
            unit: fact.value.unit().map(str::to_owned),
            modifier: fact.modifier.map(|m| m.name().to_owned()),
            per: fact.value.per().map(str::to_owned),
            sentence: fact.sentence,
            rule: fact.rule.clone(),
        }
    }
}

/// Reads a time of publication: an ISO 8601 date (`2018-10-10`) or date and
/// time (`2018-10-10T08:15`, also with seconds, a blank for the `T`, and an
/// offset). The result is the local wall time as written, midnight for a bare
/// date: relative dates in an article count from the day on its own calendar,
/// so an offset is checked and left out. `None` if it is no such time, or one
/// that does not exist.
///
/// ```
/// use bantin::record::parse_published;
///
/// let evening = parse_published("2018-10-10T23:30+07:00").unwrap();
/// assert_eq!(evening.to_string(), "2018-10-10 23:30:00");
/// assert_eq!(parse_published("2018-02-30"), None);
/// ```
pub fn parse_published(text: &str) -> Option<NaiveDateTime> {
    let text = text.trim();
    let (day, rest) = text.split_at_checked(10)?;
    // chrono alone would take `18-1-5` for a day of the year 18.
    let shape = |at: usize, byte: u8| match at {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    };
    if !day.bytes().enumerate().all(|(at, byte)| shape(at, byte)) {
        return None;
    }
    let day = NaiveDate::parse_from_str(day, "%Y-%m-%d").ok()?;
    if rest.is_empty() {
        return Some(day.and_time(NaiveTime::MIN));
    }
    let clock = rest.strip_prefix(['T', 't', ' '])?;
    let offset_at = clock.find(['Z', 'z', '+', '-']).unwrap_or(clock.len());
    let (clock, offset) = clock.split_at(offset_at);
    if !is_offset(offset) {
        return None;
    }
    let clock = NaiveTime::parse_from_str(clock.trim_end(), "%H:%M:%S%.f")
        .or_else(|_| NaiveTime::parse_from_str(clock.trim_end(), "%H:%M"))
        .ok()?;
    Some(day.and_time(clock))
}

/// Nothing, `Z`, `+07`, `+0700` or `+07:00`.
fn is_offset(text: &str) -> bool {
    let Some(digits) = text.strip_prefix(['+', '-']) else {
        return matches!(text, "" | "Z" | "z");
    };
    let digits = digits.replacen(':', "", 1);
    let number = digits.parse::<u16>().ok();
    digits.bytes().all(|byte| byte.is_ascii_digit())
        && match digits.len() {
            2 => number.is_some_and(|hours| hours <= 18),
            4 => number.is_some_and(|clock| clock / 100 <= 18 && clock % 100 < 60),
            _ => false,
        }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_takes_iso_dates_and_times() {
        for (text, expected) in [
            ("2018-10-10", "2018-10-10 00:00:00"),
            (" 2018-10-10\n", "2018-10-10 00:00:00"),
            ("2018-10-10T08:15", "2018-10-10 08:15:00"),
            ("2018-10-10 08:15:30", "2018-10-10 08:15:30"),
            ("2018-10-10T08:15:30.250Z", "2018-10-10 08:15:30.250"),
            ("2018-10-10T08:15+07:00", "2018-10-10 08:15:00"),
            ("2018-10-10T08:15:00 +0700", "2018-10-10 08:15:00"),
            ("2020-02-29T00:00-05", "2020-02-29 00:00:00"),
        ] {
            let read = parse_published(text).map(|time| time.to_string());
            assert_eq!(read.as_deref(), Some(expected), "{text:?}");
        }
    }

    #[test]
    fn published_refuses_what_is_no_time() {
        for text in [
            "",
            "2018",
            "2018-10",
            "18-10-10",
            "10/10/2018",
            "2018-13-01",
            "2018-02-30",
            "2019-02-29",
            "2018-10-10T",
            "2018-10-10T25:00",
            "2018-10-10T08:61",
            "2018-10-10T08:15+7",
            "2018-10-10T08:15+99:00",
            "2018-10-10T08:15+07:00:00",
            "2018-10-10 sáng",
            "2018-10-1ố",
            "hôm qua",
        ] {
            assert_eq!(parse_published(text), None, "{text:?}");
        }
    }
}
