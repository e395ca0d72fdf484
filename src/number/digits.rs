//! Numbers in digits, under both habits of separating.
//!
//! Vietnamese groups thousands with `.` and starts decimals with `,`; some
//! texts do it the English way round. What the groups look like decides.

use rust_decimal::Decimal;

/// A number in digits as it was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Digits {
    /// The exact value; decimals keep the zeros that the text has.
    pub value: Decimal,
    /// The value under the English habit, where the text could follow it:
    /// one comma and three digits behind it (`1,500`).
    pub english: Option<Decimal>,
    /// Whether thousands were grouped (`1.061`).
    pub grouped: bool,
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
    let separators: Vec<char> = text.chars().filter(|c| !c.is_ascii_digit()).collect();
    let groups: Vec<&str> = text.split(['.', ',']).collect();
    if separators.iter().any(|c| !matches!(c, '.' | ',')) || groups.iter().any(|g| g.is_empty()) {
        return None;
    }
    let plain = |groups: &[&str]| exact(&groups.concat(), "");
    let one = |value, grouped| Digits {
        value,
        english: None,
        grouped,
    };
    match separators.as_slice() {
        [] => Some(one(exact(text, "")?, false)),
        ['.'] if is_grouped(&groups) => Some(one(plain(&groups)?, true)),
        [','] => {
            let english = if is_grouped(&groups) {
                plain(&groups)
            } else {
                None
            };
            Some(Digits {
                value: exact(groups[0], groups[1])?,
                english,
                grouped: false,
            })
        }
        ['.'] => Some(one(exact(groups[0], groups[1])?, false)),
        all if all.iter().all(|c| *c == all[0]) => {
            if is_grouped(&groups) {
                Some(one(plain(&groups)?, true))
            } else {
                None
            }
        }
        [grouping @ .., last] if grouping.iter().all(|c| *c == grouping[0] && c != last) => {
            let (decimals, whole) = groups.split_last()?;
            if is_grouped(whole) {
                Some(one(exact(&whole.concat(), decimals)?, true))
            } else {
                None
            }
        }
        _ => None,
    }
}

/// Whether every group behind the first has three digits and the first has one to three, no zero first.
fn is_grouped(groups: &[&str]) -> bool {
    groups[1..].iter().all(|g| g.len() == 3)
        && (1..=3).contains(&groups[0].len())
        && !groups[0].starts_with('0')
}

fn exact(whole: &str, decimals: &str) -> Option<Decimal> {
    if whole.len() + decimals.len() > 28 {
        return None;
    }
    let digits: i128 = format!("{whole}{decimals}").parse().ok()?;
    Decimal::try_from_i128_with_scale(digits, decimals.len() as u32).ok()
}

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
