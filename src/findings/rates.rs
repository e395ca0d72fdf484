//! What currencies have been worth, in orders of magnitude, and units whose size differs from
//! region to region: `data/rates.tsv`, `data/regional_units.tsv`.

use once_cell::sync::Lazy;
use rust_decimal::Decimal;

use crate::{
    findings::figure::Figure,
    tsv::{Row, built_in, table},
};

/// What one of a currency has been worth in a stretch of years, in đồng.
struct Worth {
    from: i32,
    to: i32,
    low: Decimal,
    high: Decimal,
}

/// The worths of each currency, whose rows stand together.
static WORTHS: Lazy<Vec<(&'static str, Vec<Worth>)>> = Lazy::new(|| {
    let rows = built_in(table!("rates.tsv").rows(4));
    let worth = |row: &Row<'static>| {
        let (from, to) = row.column(1).split_once('-')?;
        Some(Worth {
            from: from.parse().ok()?,
            to: to.parse().ok()?,
            low: row.column(2).parse().ok()?,
            high: row.column(3).parse().ok()?,
        })
    };
    let by_code = rows.chunk_by(|one, other| one.column(0) == other.column(0));
    let read = by_code.map(|rows| (rows[0].column(0), rows.iter().filter_map(worth).collect()));
    read.collect()
});

/// Units and how much of their usual size they may be elsewhere.
static REGIONAL: Lazy<Vec<(&'static str, Vec<Decimal>)>> = Lazy::new(|| {
    let rows = built_in(table!("regional_units.tsv").rows(3));
    let read = rows.iter().filter_map(|row| {
        let usual: Decimal = row.column(1).parse().ok()?;
        let others = row.column(2).split('|').filter_map(|size| {
            let size: Decimal = size.trim().parse().ok()?;
            size.checked_div(usual)
        });
        Some((row.column(0), others.collect()))
    });
    read.collect()
});

/// How much of its usual size a unit may be elsewhere.
pub(crate) fn regional(unit: &str) -> &'static [Decimal] {
    let found = REGIONAL.iter().find(|(known, _)| *known == unit);
    found.map_or(&[], |(_, sizes)| sizes)
}

/// What one of the first currency has been worth in the other in these years, or ever.
pub(crate) fn between(one: &str, other: &str, years: &[i32]) -> Option<Figure> {
    let worth = |code: &str| -> Option<(Decimal, Decimal)> {
        if code == "VND" {
            return Some((Decimal::ONE, Decimal::ONE));
        }
        let of_year = |worth: &&Worth| {
            let in_years = |year: &i32| (worth.from..=worth.to).contains(year);
            years.is_empty() || years.iter().any(in_years)
        };
        let (_, worths) = WORTHS.iter().find(|(known, _)| *known == code)?;
        let mut found = worths.iter().filter(of_year);
        let first = found.next()?;
        let both = |(low, high): (Decimal, Decimal), worth: &Worth| {
            (low.min(worth.low), high.max(worth.high))
        };
        Some(found.fold((first.low, first.high), both))
    };
    let ((low, high), (other_low, other_high)) = (worth(one)?, worth(other)?);
    let (low, high) = (low.checked_div(other_high)?, high.checked_div(other_low)?);
    Some(Figure {
        value: ((low + high) / Decimal::TWO).round_sf(4)?,
        low,
        high,
        step: Decimal::ZERO,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rows_of_a_currency_stand_together() {
        let first = |code: &str| WORTHS.iter().position(|(known, _)| *known == code);
        for (at, (code, _)) in WORTHS.iter().enumerate() {
            assert_eq!(first(code), Some(at), "{code} has rows elsewhere too");
        }
    }
}
