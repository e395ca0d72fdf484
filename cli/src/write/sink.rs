//! Where the output goes.

use std::{
    fs::{self, File},
    io::{self, BufWriter, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use fs4::{FileExt, TryLockError};

/// Stdout, a pager or a file. A file is written as `FILE.part` beside its place and moved
/// there at the end, so that a run that breaks leaves the old file as it was.
pub struct Sink {
    writer: BufWriter<Target>,
    position: u64,
}

enum Target {
    Stdout(io::Stdout),
    Pager(Child),
    /// A device or a pipe, which cannot be replaced.
    Device(File),
    Part(Part),
}

/// A file that is not whole yet.
pub struct Part {
    file: File,
    path: PathBuf,
    place: PathBuf,
}

/// What becomes of a file that is not whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leave {
    /// It stays, to be gone on with.
    Part,
    /// It goes.
    Nothing,
}

impl Sink {
    /// Stdout, through a pager where the user has set one and a `terminal` shows it.
    pub fn stdout(terminal: bool) -> Self {
        let pager = terminal.then(pager).flatten();
        Self::new(
            pager.map_or_else(|| Target::Stdout(io::stdout()), Target::Pager),
            0,
        )
    }

    /// A part, behind its first bytes.
    pub fn part(part: Part, position: u64) -> io::Result<Self> {
        let mut file = &part.file;
        file.set_len(position)?;
        file.seek(SeekFrom::Start(position))?;
        Ok(Self::new(Target::Part(part), position))
    }

    /// A device.
    pub fn device(file: File) -> Self {
        Self::new(Target::Device(file), 0)
    }

    fn new(target: Target, position: u64) -> Self {
        Self {
            writer: BufWriter::with_capacity(128 << 10, target),
            position,
        }
    }

    /// How many bytes were written.
    pub fn position(&self) -> u64 {
        self.position
    }

    /// Hands on what is buffered, and sees to it that a file keeps it.
    pub fn keep(&mut self) -> io::Result<()> {
        self.flush()?;
        match self.writer.get_ref() {
            Target::Part(part) => part.file.sync_data(),
            _ => Ok(()),
        }
    }

    /// Ends the output well.
    pub fn finish(mut self) -> io::Result<()> {
        self.keep()?;
        match self.target()? {
            Target::Part(part) => fs::rename(&part.path, &part.place),
            target => close(target),
        }
    }

    /// Ends the output early. What is there of a file is left, or nothing; where it is.
    pub fn end_early(mut self, leave: Leave) -> Option<PathBuf> {
        let kept = self.keep();
        let target = match kept.and_then(|()| self.target()) {
            Ok(target) => target,
            Err(_) => return None,
        };
        match target {
            Target::Part(part) if leave == Leave::Part => Some(part.path),
            Target::Part(part) => {
                let _ = fs::remove_file(&part.path);
                None
            }
            target => {
                let _ = close(target);
                None
            }
        }
    }

    fn target(self) -> io::Result<Target> {
        self.writer
            .into_inner()
            .map_err(io::IntoInnerError::into_error)
    }
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.writer.write(bytes)?;
        self.position += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.writer.flush()
    }
}

impl Write for Target {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Target::Stdout(out) => out.write(bytes),
            Target::Device(file) => file.write(bytes),
            Target::Part(part) => part.file.write(bytes),
            Target::Pager(child) => match &mut child.stdin {
                Some(pipe) => pipe.write(bytes),
                None => Err(io::ErrorKind::BrokenPipe.into()),
            },
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Target::Stdout(out) => out.flush(),
            _ => Ok(()),
        }
    }
}

/// Waits until whoever reads a pager has seen enough.
fn close(target: Target) -> io::Result<()> {
    if let Target::Pager(mut child) = target {
        drop(child.stdin.take());
        child.wait()?;
    }
    Ok(())
}

/// The pager that `PAGER` names, at work.
fn pager() -> Option<Child> {
    let command = std::env::var("PAGER").ok()?;
    if command.trim().is_empty() || command.trim() == "cat" {
        return None;
    }
    let mut shell = Command::new("sh");
    shell.args(["-c", &command]).stdin(Stdio::piped());
    if std::env::var_os("LESS").is_none() {
        // Colours, and no paging of what fits the screen.
        shell.env("LESS", "FRX");
    }
    shell.spawn().ok()
}

/// What `--output` names.
pub enum Place {
    /// A device or a pipe.
    Device(File),
    /// A file, there already or not.
    File(PathBuf),
}

impl Place {
    /// Looks at what is there.
    pub fn of(path: &Path) -> io::Result<Self> {
        // The file behind a link is replaced, not the link.
        let place = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        match fs::metadata(&place) {
            Ok(metadata) if metadata.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
            Ok(metadata) if !metadata.is_file() => {
                Ok(Place::Device(File::options().write(true).open(&place)?))
            }
            _ if place.file_name().is_none() => Err(io::Error::other("not the name of a file")),
            _ => Ok(Place::File(place)),
        }
    }
}

/// A name with an ending more.
pub fn beside(place: &Path, ending: &str) -> PathBuf {
    let mut name = place.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

impl Part {
    /// Opens `FILE.part` for this run alone; it is empty where there was none.
    pub fn open(place: &Path) -> io::Result<Self> {
        let path = beside(place, ".part");
        loop {
            let mut options = File::options();
            let options = options.write(true).create(true).truncate(false);
            let file = options.open(&path)?;
            match FileExt::try_lock(&file) {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => {
                    let message = format!("another run is writing {}", path.display());
                    return Err(io::Error::other(message));
                }
                // Where nothing can be locked there is nothing to ask.
                Err(TryLockError::Error(_)) => {}
            }
            if is_still(&file, &path) {
                let place = place.to_owned();
                return Ok(Part { file, path, place });
            }
        }
    }

    /// How long it is.
    pub fn length(&self) -> io::Result<u64> {
        Ok(self.file.metadata()?.len())
    }
}

/// Whether another run has not moved the file to its place since it was opened.
fn is_still(file: &File, path: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let known = |metadata: fs::Metadata| (metadata.dev(), metadata.ino());
        let (file, path) = (file.metadata().map(known), fs::metadata(path).map(known));
        matches!((file, path), (Ok(file), Ok(path)) if file == path)
    }
    #[cfg(not(unix))]
    {
        let _ = (file, path);
        true
    }
}
