//! Reads tables of units and currencies: those of `data/` when the crate is built, those of
//! users at run time.

use std::{borrow::Cow, str::FromStr};

use rust_decimal::Decimal;

use super::{
    entry::{Currency, Unit},
    tables::Vocabulary,
};
use crate::{
    error::Error,
    tsv::{Row, Table},
    value::currency,
};

impl Vocabulary {
    /// Reads a table like `data/units.tsv`.
    pub fn read_units(&mut self, table: Table) -> Result<(), Error> {
        for row in table.rows(4)? {
            let factor = factor(&row, 2)?;
            for spelling in row.words(3)? {
                let exact = spelling.strip_prefix('=');
                let (spelling, glued_only) = marked(exact.unwrap_or(spelling));
                let unit = Unit {
                    canonical: row.column(0).to_owned().into(),
                    dimension: row.column(1).to_owned().into(),
                    factor,
                    glued_only,
                };
                if exact.is_some() {
                    let Ok(number) = u16::try_from(self.units.len()) else {
                        return Err(row.error("there are too many units"));
                    };
                    self.units.to_mut().push(unit);
                    let exact = (Cow::Owned(spelling.to_owned()), number);
                    self.exact_units.to_mut().push(exact);
                } else {
                    self.replace_unit(spelling, unit);
                }
            }
        }
        Ok(())
    }

    /// Reads a table like `data/currencies.tsv`.
    pub fn read_currencies(&mut self, table: Table) -> Result<(), Error> {
        for row in table.rows(3)? {
            let factor = factor(&row, 1)?;
            let code = row.column(0);
            currency::check(code).map_err(|error| row.error(&error.to_string()))?;
            for spelling in row.words(2)? {
                let (spelling, scaled_only) = marked(spelling);
                let currency = Currency {
                    code: code.to_owned().into(),
                    factor,
                    scaled_only,
                };
                self.replace_currency(spelling, currency);
            }
        }
        Ok(())
    }
}

/// A spelling, and whether `~` before it says that it counts only under a condition.
fn marked(spelling: &str) -> (&str, bool) {
    match spelling.strip_prefix('~') {
        Some(spelling) => (spelling, true),
        None => (spelling, false),
    }
}

/// A column as an exact number.
pub(super) fn decimal(row: &Row, at: usize) -> Result<Decimal, Error> {
    let text = row.column(at);
    Decimal::from_str(text)
        .or_else(|_| Decimal::from_scientific(text))
        .map_err(|_| row.error(&format!("{text} is no number")))
}

/// A column that tells how many of one thing another is.
fn factor(row: &Row, at: usize) -> Result<Decimal, Error> {
    let factor = decimal(row, at)?;
    if factor > Decimal::ZERO {
        return Ok(factor);
    }
    Err(row.error(&format!("{factor} is no factor; write a number above 0")))
}
