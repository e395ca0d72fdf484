//! What the command line says of a query.

use std::{
    io::{self, Read},
    path::PathBuf,
};

use clap::Args;
use datafusion::{common::Result, prelude::SessionContext};

use crate::{
    files::Named,
    output::{Format, Output},
    session::run,
    tables::register,
};

/// A query, its tables, and where its rows go.
#[derive(Args, Clone, Debug)]
pub struct Query {
    /// SQL, one statement or several with ; between them; - reads it from standard input
    pub sql: String,
    /// Files or folders; `NAME=PATH` says which table, which is else `articles`
    #[arg(value_name = "[NAME=]PATH")]
    pub tables: Vec<Named>,
    /// How rows are written; by the name of the output, or as a table
    #[arg(long, value_enum)]
    pub format: Option<Format>,
    /// A file in place of standard output; it is there when all rows are in it
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

impl Query {
    /// Runs the query in a session that knows the functions.
    ///
    /// # Errors
    ///
    /// When the query is wrong, when reading or writing fails.
    pub async fn run(&self, context: &SessionContext) -> Result<()> {
        let mut sql = self.sql.clone();
        if sql == "-" {
            sql.clear();
            io::stdin().read_to_string(&mut sql)?;
        }
        let tables = register(context, &self.tables).await?;
        let output = Output {
            format: self.format,
            path: self.output.clone(),
        };
        run(context, &sql, &tables, &output).await
    }
}
