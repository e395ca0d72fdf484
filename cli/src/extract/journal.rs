//! How far a run came, for one that goes on with it: `FILE.part.log` beside `FILE.part`.
//!
//! Its first line tells what was asked for, each line behind it how far the output was at
//! some moment: so many bytes hold all of so many items. The output is kept before the
//! line is written, so that a line is never ahead of it.

use std::{
    fs::{self, File},
    io::{self, Seek, SeekFrom, Write},
    path::Path,
};

use serde::{Deserialize, Serialize};

/// What must be the same for a run to be gone on with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// The program.
    pub bantin: String,
    /// What was asked of it, as far as the output depends on it.
    pub options: String,
}

/// How far a run is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Point {
    /// Bytes of output.
    pub bytes: u64,
    /// Items of input that are in them: articles and what was none.
    pub items: u64,
    /// Articles among them.
    pub articles: u64,
    /// What was reported of them.
    pub problems: u64,
    /// What these items were, as a number.
    pub digest: u64,
}

impl Point {
    /// Another item is in.
    pub fn add(&mut self, digest: u64, article: bool, problems: u64) {
        use std::hash::{DefaultHasher, Hash, Hasher};
        let mut hasher = DefaultHasher::new();
        (self.digest, digest).hash(&mut hasher);
        self.digest = hasher.finish();
        self.items += 1;
        self.articles += u64::from(article);
        self.problems += problems;
    }
}

/// Notes how far a run is.
pub struct Journal(File);

impl Journal {
    /// Begins anew.
    pub fn begin(path: &Path, asked: &Asked) -> io::Result<Self> {
        let mut file = File::create(path)?;
        file.write_all(&line(asked)?)?;
        Ok(Journal(file))
    }

    /// Goes on behind the last point that lies in the first `bytes` of output, if the same
    /// was asked for; else says what was.
    pub fn go_on(
        path: &Path,
        asked: &Asked,
        bytes: u64,
    ) -> io::Result<Result<(Self, Point), Asked>> {
        let text = fs::read_to_string(path)?;
        // A line without its end was being written when the run broke off.
        let whole = text.rfind('\n').map_or(0, |end| end + 1);
        let mut lines = text[..whole].lines();
        let foreign = || io::Error::new(io::ErrorKind::InvalidData, "not what a run left behind");
        let head = lines.next().ok_or_else(foreign)?;
        let before: Asked = serde_json::from_str(head).map_err(|_| foreign())?;
        if before != *asked {
            return Ok(Err(before));
        }
        let points = lines.map_while(|line| serde_json::from_str::<Point>(line).ok());
        let point = points.filter(|point| point.bytes <= bytes).last();
        let point = point.unwrap_or_default();
        let mut file = File::options().write(true).open(path)?;
        file.set_len(whole as u64)?;
        file.seek(SeekFrom::End(0))?;
        let mut journal = Journal(file);
        // The last of all, whatever was behind it.
        journal.note(&point)?;
        Ok(Ok((journal, point)))
    }

    /// Notes that the run is so far.
    pub fn note(&mut self, point: &Point) -> io::Result<()> {
        self.0.write_all(&line(point)?)
    }
}

fn line(what: &impl Serialize) -> io::Result<Vec<u8>> {
    let mut line = serde_json::to_vec(what)?;
    line.push(b'\n');
    Ok(line)
}
