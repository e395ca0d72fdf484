//! What the user adds to the library's tables, from files.

use std::{fmt::Write, path::PathBuf};

use bantin::{Analyzer, Error, extend::Builder};

use super::options::Options;

/// The analyzer that the options ask for, or what is wrong with a file of theirs.
pub fn analyzer(options: &Options) -> Result<Analyzer, String> {
    let mut builder = Analyzer::builder().likely_findings(options.wants_likely_findings());
    builder = add(builder, &options.units, Builder::units)?;
    builder = add(builder, &options.currencies, Builder::currencies)?;
    builder = add(builder, &options.judge, Builder::judgements)?;
    let mut asked = bantin::Options::new()
        .furniture(options.furniture)
        .leftovers(!options.no_leftovers)
        .words(options.wants_words())
        .findings(options.wants_findings())
        .time_zone(options.time_zone);
    if !options.kinds.is_empty() {
        asked = asked.kinds(&options.kinds);
    }
    let analyzer = builder.build();
    check(&analyzer)?;
    Ok(analyzer.options(asked))
}

fn add(
    mut builder: Builder,
    files: &[PathBuf],
    add: impl Fn(Builder, &str, &str) -> Result<Builder, Error>,
) -> Result<Builder, String> {
    for file in files {
        let name = file.display().to_string();
        let rows = std::fs::read_to_string(file)
            .map_err(|error| format!("{name}: {}", crate::read::input::plain(&error)))?;
        let rows = rows.strip_prefix('\u{feff}').unwrap_or(&rows);
        builder = add(builder, rows, &name).map_err(|error| error.to_string())?;
    }
    Ok(builder)
}

/// Whether the user's rows of judgement do what their cases say.
fn check(analyzer: &Analyzer) -> Result<(), String> {
    let faults = analyzer.check_own_judgements().faults;
    if faults.is_empty() {
        return Ok(());
    }
    let mut message = "rows do not do what their cases say".to_owned();
    for fault in faults {
        let _ = write!(message, "\n  {fault}");
    }
    Err(message)
}
