//! What could not be read as asked, and where.

use std::fmt;

/// Something that could not be read as asked, and where.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Problem {
    name: String,
    line: Option<u64>,
    message: String,
}

impl Problem {
    /// A problem with a whole input.
    pub fn new(name: &str, message: &str) -> Self {
        Self::at(name, None, message)
    }

    /// A problem at a line of an input.
    pub fn at(name: &str, line: Option<u64>, message: &str) -> Self {
        Self {
            name: name.to_owned(),
            line,
            message: message.to_owned(),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str(&self.name)?;
        if let Some(line) = self.line {
            write!(formatter, ", line {line}")?;
        }
        write!(formatter, ": {}", self.message)
    }
}
