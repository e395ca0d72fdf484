//! The facts of a folder of articles in SQLite, and what was told of money by month.

use std::{env, error::Error, fs, path::Path};

use bantin::{Analyzer, record::FactRow};
use rusqlite::{Connection, params};
use rust_decimal::{Decimal, prelude::ToPrimitive};

const TABLE: &str = "
    CREATE TABLE IF NOT EXISTS facts (
        article TEXT NOT NULL, published TEXT, kind TEXT NOT NULL, value TEXT NOT NULL,
        amount NUMERIC, currency TEXT, unit TEXT, per TEXT, date_from TEXT, date_until TEXT, text TEXT NOT NULL
    )";

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [folder, database] = &arguments[..] else {
        return Err("usage: months FOLDER DATABASE".into());
    };
    let mut connection = Connection::open(database)?;
    connection.execute(TABLE, [])?;
    // One transaction: a thousand times faster than a row at a time.
    let transaction = connection.transaction()?;
    let mut worker = Analyzer::new().worker();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|end| end == "txt") {
            let text = fs::read_to_string(&path)?;
            let analysis = worker.analyze(&text, None);
            let published = analysis.published.map(|time| time.date());
            for fact in &analysis.facts {
                let row = FactRow::new(fact);
                transaction.execute(
                    "INSERT INTO facts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    params![
                        name(&path),
                        published,
                        row.kind,
                        row.value,
                        // SQLite has no decimals: whole numbers stay exact, `value` is always.
                        row.amount
                            .filter(Decimal::is_integer)
                            .and_then(|amount| amount.to_i64()),
                        row.currency,
                        row.unit,
                        row.per,
                        row.date_from,
                        row.date_until,
                        row.span.text(&text),
                    ],
                )?;
            }
        }
    }
    transaction.commit()?;

    let mut months = connection.prepare(
        "SELECT strftime('%Y-%m', published) AS month, count(*), sum(amount) FROM facts
         WHERE kind = 'money' AND currency = 'VND' AND per IS NULL AND published IS NOT NULL
         GROUP BY month ORDER BY month",
    )?;
    let mut rows = months.query([])?;
    while let Some(row) = rows.next()? {
        let (month, figures, sum): (String, u32, Option<i64>) =
            (row.get(0)?, row.get(1)?, row.get(2)?);
        println!("{month}\t{figures} figures\t{} VND", sum.unwrap_or(0));
    }
    Ok(())
}

fn name(path: &Path) -> String {
    path.file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}
