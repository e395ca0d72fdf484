//! Times of publication as callers write them.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

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

/// A time of publication as records write it: the day alone where no clock time is known.
pub(super) fn written(time: NaiveDateTime) -> String {
    let form = if time.time() == NaiveTime::MIN {
        "%Y-%m-%d"
    } else {
        "%Y-%m-%dT%H:%M:%S"
    };
    time.format(form).to_string()
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
