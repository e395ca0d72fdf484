//! `bantin-sql`: SQL over Vietnamese news.

use std::{io, process::ExitCode};

use bantin_sql::{Query, session};
use clap::Parser;
use datafusion::error::DataFusionError;

/// SQL over Vietnamese news in Parquet, JSON lines and CSV, with vn_facts(text [, published]),
/// vn_findings(text [, published]), vn_sentences(text), vn_words(text), vn_normalize(text)
/// and vn_fold(text)
#[derive(Debug, Parser)]
#[command(
    name = "bantin-sql",
    version,
    after_help = "Without files the table `articles` (id, published, text) holds the sample articles:\n\n  \
        bantin-sql \"SELECT id, unnest(vn_facts(text, published))['value'] FROM articles\"\n  \
        bantin-sql \"SELECT count(*) FROM articles\" news.jsonl.gz more.jsonl.gz\n  \
        bantin-sql -o money.parquet \"SELECT id, vn_facts(text) AS facts FROM tin\" tin=news/"
)]
struct Options {
    #[command(flatten)]
    query: Query,
    /// Cores; all without it
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    jobs: Option<u16>,
}

#[tokio::main]
async fn main() -> ExitCode {
    let options = Options::parse();
    let ran = match session(options.jobs.map(usize::from)) {
        Ok(context) => options.query.run(&context).await,
        Err(error) => Err(error),
    };
    match ran {
        Ok(()) => ExitCode::SUCCESS,
        // A reader that has seen enough, such as `head`, is no error.
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bantin-sql: {}", error.strip_backtrace());
            ExitCode::FAILURE
        }
    }
}

fn is_broken_pipe(error: &DataFusionError) -> bool {
    match error.find_root() {
        DataFusionError::IoError(error) => error.kind() == io::ErrorKind::BrokenPipe,
        _ => false,
    }
}
