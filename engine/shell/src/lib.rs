//! SQL over Vietnamese news: the parts of the command `bantin-sql`, which the client of a
//! cluster runs too.

mod files; // arguments to files
mod malformed; // the line that could not be read
mod options; // the command line
mod output; // rows to a table, CSV or Parquet
mod plain; // numbers for people
mod samples; // articles that are at hand without a file
mod session; // statements
mod tables; // files to tables

pub use files::{ARTICLES, Files, Format as FileFormat, Kind, Named};
pub use options::Query;
pub use output::{Format, Output};
pub use session::{config, run, session};
pub use tables::register;
