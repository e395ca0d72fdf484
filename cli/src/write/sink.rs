//! Where the output goes.

use std::{
    fs::{self, File},
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
};

/// Stdout or a file. A file is written beside its place and moved there at the
/// end, so that a run that breaks leaves the old file as it was.
pub struct Sink {
    writer: BufWriter<Box<dyn Write>>,
    /// What is to be moved where.
    pending: Option<(PathBuf, PathBuf)>,
}

impl Sink {
    /// Opens the output.
    pub fn open(path: Option<&Path>) -> io::Result<Self> {
        let Some(path) = path else {
            return Ok(Self::new(Box::new(io::stdout()), None));
        };
        // The file behind a link is replaced, not the link.
        let place = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        match fs::metadata(&place) {
            Ok(metadata) if metadata.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
            // A device or a pipe cannot be replaced.
            Ok(metadata) if !metadata.is_file() => {
                let file = File::options().write(true).open(&place)?;
                Ok(Self::new(Box::new(file), None))
            }
            _ => {
                let Some(name) = place.file_name() else {
                    return Err(io::Error::other("not the name of a file"));
                };
                let beside = format!(".{}.{}.part", name.to_string_lossy(), std::process::id());
                let beside = place.with_file_name(beside);
                let file = File::create(&beside)?;
                Ok(Self::new(Box::new(file), Some((beside, place))))
            }
        }
    }

    fn new(writer: Box<dyn Write>, pending: Option<(PathBuf, PathBuf)>) -> Self {
        Self {
            writer: BufWriter::with_capacity(128 << 10, writer),
            pending,
        }
    }

    /// Writes all of `bytes`.
    pub fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.writer.write_all(bytes)
    }

    /// Hands on what is buffered, for a reader who waits.
    pub fn flush(&mut self) -> io::Result<()> {
        self.writer.flush()
    }

    /// Ends the output well.
    pub fn finish(mut self) -> io::Result<()> {
        self.writer.flush()?;
        if let Some((beside, place)) = &self.pending {
            fs::rename(beside, place)?;
            self.pending = None;
        }
        Ok(())
    }
}

impl Drop for Sink {
    fn drop(&mut self) {
        if let Some((beside, _)) = &self.pending {
            let _ = fs::remove_file(beside);
        }
    }
}
