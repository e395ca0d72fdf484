//! Tells a finding in words; the words are those of `data/findings.tsv`.

use once_cell::sync::Lazy;
use rust_decimal::{Decimal, RoundingStrategy};

use crate::{
    findings::finding::{Arithmetic, Finding, Role, Told, Verdict},
    tsv::{built_in, table},
    value::moment::DateValue,
};

/// A language that findings are told in. Figures are written as Vietnamese writes them in
/// both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Language {
    /// Vietnamese.
    Vietnamese,
    /// English.
    #[default]
    English,
}

impl Language {
    /// The language with this code of ISO 639: `vi`, `en`.
    pub fn from_code(code: &str) -> Option<Language> {
        // It is the first row: nothing behind it is read for a code.
        let mut rows = table!("findings.tsv").each(3).flatten();
        let codes = rows.find(|row| row.column(0) == "language")?;
        match code {
            _ if code == codes.column(1) => Some(Language::Vietnamese),
            _ if code == codes.column(2) => Some(Language::English),
            _ => None,
        }
    }
}

/// Key, Vietnamese, English.
static PHRASES: Lazy<Vec<[&'static str; 3]>> = Lazy::new(|| {
    let rows = built_in(table!("findings.tsv").rows(3));
    let rows = rows.iter();
    rows.map(|row| [row.column(0), row.column(1), row.column(2)])
        .collect()
});

fn phrase(key: &str, language: Language) -> Option<&'static str> {
    let [_, vietnamese, english] = PHRASES.iter().find(|[known, ..]| *known == key)?;
    Some(match language {
        Language::Vietnamese => vietnamese,
        Language::English => english,
    })
}

impl Finding {
    /// The arithmetic in words: `240/272 = 88,24 %, the text says 82,24 %`.
    ///
    /// ```
    /// use bantin::{Analyzer, findings::Language};
    ///
    /// let text = "Xã đã xử lý 240/272 vụ việc, đạt tỷ lệ 82,24%.";
    /// let analysis = Analyzer::new().include_findings(true).analyze(text, None);
    /// assert_eq!(
    ///     analysis.findings[0].explanation(Language::English),
    ///     "240/272 = 88,24 %, the text says 82,24 %"
    /// );
    /// ```
    pub fn explanation(&self, language: Language) -> String {
        let teller = Teller {
            finding: self,
            language,
        };
        let reckoned = teller.reckoned();
        match self.verdict {
            Verdict::Agrees => reckoned,
            Verdict::Differs => {
                let pattern = phrase("differs", language).unwrap_or_default();
                let pattern = pattern.replace("{reckoned}", &reckoned);
                pattern.replace("{stated}", &teller.stated())
            }
        }
    }

    fn is_percentage(&self) -> bool {
        let arithmetic = matches!(
            self.arithmetic,
            Arithmetic::Share(..) | Arithmetic::Growth(..) | Arithmetic::Direction(..)
        );
        arithmetic && self.roles.contains(&Role::Percent)
    }
}

struct Teller<'a> {
    finding: &'a Finding,
    language: Language,
}

impl Teller<'_> {
    fn reckoned(&self) -> String {
        let (key, a, b) = match &self.finding.arithmetic {
            Arithmetic::Share(a, b) => ("share", Some(*a), Some(*b)),
            Arithmetic::Sum(_) => ("total", None, None),
            Arithmetic::Difference(a, b) => ("difference", Some(*a), Some(*b)),
            Arithmetic::Growth(a, b) => ("growth", Some(*a), Some(*b)),
            Arithmetic::Quotient(a, b) => ("quotient", Some(*a), Some(*b)),
            Arithmetic::Product(a, b) => ("product", Some(*a), Some(*b)),
            Arithmetic::Within(a, b) if a > b => ("within.not", Some(*a), Some(*b)),
            Arithmetic::Within(a, b) => ("within", Some(*a), Some(*b)),
            Arithmetic::Rate(a, b) => ("rate", Some(*a), Some(*b)),
            Arithmetic::Direction(_) => ("direction", None, None),
            Arithmetic::Same(_) => ("same", None, None),
            Arithmetic::Calendar(_) => (self.finding.rule, None, None),
        };
        let mut told = phrase(key, self.language).unwrap_or("{derived}").to_owned();
        let mut put = |name: &str, value: String| told = told.replace(name, &value);
        for (name, value) in [("{a}", a), ("{b}", b)] {
            if let Some(value) = value {
                put(name, self.number(value));
            }
        }
        if let Arithmetic::Sum(parts) = &self.finding.arithmetic {
            let parts: Vec<String> = parts.iter().map(|part| self.number(*part)).collect();
            put("{parts}", parts.join(" + "));
        }
        if let Arithmetic::Calendar(of) = &self.finding.arithmetic {
            put("{of}", self.value(of));
        }
        put("{derived}", self.derived());
        told
    }

    fn stated(&self) -> String {
        self.value(&self.finding.stated)
    }

    /// What follows, rounded as the text writes what it states, or finer where it would look
    /// the same.
    fn derived(&self) -> String {
        let number = |told: &Told| match told {
            Told::Number(value) | Told::Money(value, _) => Some(*value),
            Told::Date(_) => None,
        };
        let (finding, stated) = (self.finding, number(&self.finding.stated));
        let Some((derived, stated)) = number(&finding.derived).zip(stated) else {
            return self.value(&finding.derived);
        };
        let rounded = |places: u32| {
            derived.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero)
        };
        let places = stated.normalize().scale();
        let mut value = rounded(places.max(u32::from(self.finding.is_percentage())));
        if finding.verdict == Verdict::Differs && value.normalize() == stated.normalize() {
            value = rounded(places + 2);
        }
        self.value(&match &finding.derived {
            Told::Money(_, currency) => Told::Money(value, currency.clone()),
            _ => Told::Number(value),
        })
    }

    fn value(&self, told: &Told) -> String {
        match told {
            Told::Number(day) if self.finding.rule.starts_with("calendar.weekday") => {
                let name = phrase(&format!("weekday.{day}"), self.language);
                name.map_or_else(|| written(*day), str::to_owned)
            }
            // A year has no point in it.
            Told::Number(year) if matches!(self.finding.arithmetic, Arithmetic::Calendar(_)) => {
                year.to_string()
            }
            Told::Number(value) if self.finding.is_percentage() => format!("{} %", written(*value)),
            Told::Number(value) => self.number(*value),
            Told::Money(value, currency) => format!("{} {currency}", self.number(*value)),
            Told::Date(moment) => match moment.date {
                Some(DateValue::Day {
                    year: Some(year),
                    month: Some(month),
                    day: Some(day),
                }) => format!("{day}/{month}/{year}"),
                Some(DateValue::Month(Some(year), month)) => format!("{month}/{year}"),
                _ => moment.to_string(),
            },
        }
    }

    /// Large sums of money with a scale word, as a text has them.
    fn number(&self, value: Decimal) -> String {
        let billion = Decimal::from(1_000_000_000);
        let million = Decimal::from(1_000_000);
        for (scale, key) in [(billion, "billion"), (million, "million")] {
            let scaled = value.checked_div(scale).unwrap_or_default().normalize();
            if value.abs() >= scale && scaled.scale() <= 3 {
                let name = phrase(key, self.language).unwrap_or_default();
                return format!("{} {name}", written(scaled));
            }
        }
        written(value)
    }
}

/// A number as Vietnamese writes it.
fn written(value: Decimal) -> String {
    let value = value.normalize().to_string();
    let (sign, value) = match value.strip_prefix('-') {
        Some(value) => ("−", value),
        None => ("", value.as_str()),
    };
    let (whole, decimals) = value.split_once('.').unwrap_or((value, ""));
    let mut out = sign.to_owned();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            out.push('.');
        }
        out.push(digit);
    }
    if !decimals.is_empty() {
        out.push(',');
        out.push_str(decimals);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_vietnamese_has_them() {
        for (value, expected) in [
            ("1234567.5", "1.234.567,5"),
            ("-0.43", "−0,43"),
            ("12", "12"),
        ] {
            assert_eq!(written(value.parse().unwrap()), expected);
        }
    }

    #[test]
    fn every_language_has_every_phrase() {
        assert!(
            PHRASES
                .iter()
                .all(|row| row.iter().all(|cell| !cell.is_empty()))
        );
    }
}
