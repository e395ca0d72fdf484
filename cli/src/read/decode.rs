//! From one input to its bytes: opening, unpacking, and reading within limits.

use std::{
    fs::File,
    io::{self, BufRead, BufReader, Read},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use flate2::bufread::MultiGzDecoder;
use ruzstd::decoding::{
    BlockDecodingStrategy, FrameDecoder,
    errors::{FrameDecoderError, ReadFrameHeaderError},
};

use super::input::{Input, Source, plain};

const BUFFER: usize = 128 << 10;
const GZIP: [u8; 2] = [0x1f, 0x8b];
const ZSTD: [u8; 4] = [0x28, 0xb5, 0x2f, 0xfd];

/// Opens an input and unpacks it as it is read. What is packed is told from its
/// first bytes, so that stdin may be packed too: neither magic is valid UTF-8.
pub fn open(input: &Input, progress: &Arc<AtomicU64>) -> io::Result<Box<dyn BufRead>> {
    let raw: Box<dyn Read> = match &input.source {
        Source::File(path) => Box::new(File::open(path)?),
        Source::Stdin => Box::new(io::stdin()),
        Source::Held(text) => Box::new(text.as_bytes()),
    };
    let mut raw = Counted {
        inner: raw,
        bytes: Arc::clone(progress),
    };
    let start = peek_magic(&mut raw)?;
    let (gzip, zstd) = (start == GZIP, start == ZSTD);
    let name = input.name.to_ascii_lowercase();
    if name.ends_with(".gz") && !gzip || name.ends_with(".zst") && !zstd {
        let message = if start.is_empty() {
            "the file is empty, cut short before its compressed data began"
        } else {
            "not compressed data, whatever its name says"
        };
        return Err(io::Error::new(io::ErrorKind::InvalidData, message));
    }
    let raw = BufReader::with_capacity(BUFFER, io::Cursor::new(start).chain(raw));
    Ok(if gzip {
        Box::new(BufReader::with_capacity(BUFFER, MultiGzDecoder::new(raw)))
    } else if zstd {
        Box::new(BufReader::with_capacity(BUFFER, ZstdFrames::new(raw)))
    } else {
        Box::new(raw)
    })
}

/// The magic of compressed data that a reader begins with, or what tells that there is
/// none. No byte more is waited for: it may come only once somebody has answered.
fn peek_magic(reader: &mut dyn Read) -> io::Result<Vec<u8>> {
    let mut start = Vec::with_capacity(ZSTD.len());
    let open = |start: &[u8], magic: &[u8]| magic.len() > start.len() && magic.starts_with(start);
    while open(&start, &GZIP) || open(&start, &ZSTD) {
        if (&mut *reader).take(1).read_to_end(&mut start)? == 0 {
            break;
        }
    }
    Ok(start)
}

/// Begins to read; the start is to be read before the rest. Compressed data are an error
/// that says what to do.
pub fn plain_start(reader: &mut dyn Read, advice: &str) -> io::Result<Vec<u8>> {
    let start = peek_magic(reader)?;
    if start == GZIP || start == ZSTD {
        return Err(io::Error::other(format!("it is compressed; {advice}")));
    }
    Ok(start)
}

/// What a reader begins with, and why no more of it could be read: `count` bytes, or less where
/// a line ends and that is `enough`. More may come only once somebody has answered to it.
pub fn peek(
    reader: &mut dyn BufRead,
    count: usize,
    enough: fn(&[u8]) -> bool,
) -> (Vec<u8>, Option<io::Error>) {
    let mut start = Vec::with_capacity(count);
    while start.len() < count {
        let mut rest = (&mut *reader).take((count - start.len()) as u64);
        match rest.read_until(b'\n', &mut start) {
            Ok(0) => break,
            Ok(_) if enough(&start) => break,
            Ok(_) => {}
            Err(error) => return (start, Some(error)),
        }
    }
    (start, None)
}

/// Why reading stopped, for people.
pub fn reason(error: &io::Error) -> String {
    let mut cause: Option<&(dyn std::error::Error + 'static)> = error.get_ref().map(|e| e as _);
    let mut cut = error.kind() == io::ErrorKind::UnexpectedEof;
    while let Some(error) = cause {
        let io = error.downcast_ref::<io::Error>();
        cut |= io.is_some_and(|error| error.kind() == io::ErrorKind::UnexpectedEof);
        cause = error.source();
    }
    if cut {
        "cut short: the compressed data ends in the middle".to_owned()
    } else if error.kind() == io::ErrorKind::Other || error.kind() == io::ErrorKind::InvalidInput {
        format!("damaged compressed data ({})", plain(error))
    } else {
        plain(error)
    }
}

/// What [`read_line`] and [`read_all`] met.
#[derive(Debug, PartialEq, Eq)]
pub enum Chunk {
    /// All of it is in the buffer.
    Whole,
    /// It is longer than the limit: this many bytes, none of them kept.
    TooLong(u64),
    /// Nothing is left.
    End,
}

/// Reads a line without its `\n` into `line`; on an error `line` holds what came
/// before it. A line over `limit` is read past, not held in memory.
pub fn read_line(input: &mut dyn BufRead, limit: usize, line: &mut Vec<u8>) -> io::Result<Chunk> {
    line.clear();
    let mut length = 0u64;
    loop {
        let buffer = match input.fill_buf() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            other => other?,
        };
        if buffer.is_empty() && length == 0 {
            return Ok(Chunk::End);
        }
        let newline = memchr::memchr(b'\n', buffer);
        let part = &buffer[..newline.unwrap_or(buffer.len())];
        let used = part.len() + usize::from(newline.is_some());
        let last = newline.is_some() || buffer.is_empty();
        length += used as u64;
        let text_length = length - u64::from(newline.is_some());
        if text_length <= limit as u64 {
            line.extend_from_slice(part);
        } else {
            *line = Vec::new();
        }
        input.consume(used);
        if last && text_length <= limit as u64 {
            return Ok(Chunk::Whole);
        } else if last {
            return Ok(Chunk::TooLong(text_length));
        }
    }
}

/// Reads everything into `bytes`; on an error `bytes` holds what came before it.
pub fn read_all(input: &mut dyn BufRead, limit: usize, bytes: &mut Vec<u8>) -> io::Result<Chunk> {
    input.take(limit as u64 + 1).read_to_end(bytes)?;
    if bytes.len() <= limit {
        return Ok(Chunk::Whole);
    }
    *bytes = Vec::new();
    let rest = io::copy(input, &mut io::sink())?;
    Ok(Chunk::TooLong(limit as u64 + 1 + rest))
}

/// Counts what is read from the disk, for the progress bar.
struct Counted<R> {
    inner: R,
    bytes: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.bytes.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

/// All frames of a zstd stream, one after the other: `pzstd` and `cat a.zst b.zst`
/// make several, and a reader of one frame would drop the rest in silence.
struct ZstdFrames<R> {
    source: R,
    decoder: FrameDecoder,
    in_frame: bool,
}

impl<R: BufRead> ZstdFrames<R> {
    fn new(source: R) -> Self {
        Self {
            source,
            decoder: FrameDecoder::new(),
            in_frame: false,
        }
    }

    /// Enters the next frame; whether there is one.
    fn next_frame(&mut self) -> io::Result<bool> {
        while !self.source.fill_buf()?.is_empty() {
            match self.decoder.init(&mut self.source) {
                Ok(()) => return Ok(true),
                Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame {
                    length,
                    ..
                })) => {
                    let skipped = io::copy(
                        &mut self.source.by_ref().take(u64::from(length)),
                        &mut io::sink(),
                    )?;
                    if skipped < u64::from(length) {
                        return Err(io::ErrorKind::UnexpectedEof.into());
                    }
                }
                Err(error) => return Err(io::Error::other(error)),
            }
        }
        Ok(false)
    }

    /// A frame's checksum, where it has one, must be that of what was read.
    fn check_sum(&self) -> io::Result<()> {
        match (
            self.decoder.get_checksum_from_data(),
            self.decoder.get_calculated_checksum(),
        ) {
            (Some(written), Some(read)) if written != read => {
                Err(io::Error::other("its checksum is wrong"))
            }
            _ => Ok(()),
        }
    }
}

impl<R: BufRead> Read for ZstdFrames<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if buffer.is_empty() {
            return Ok(0);
        }
        loop {
            if !self.in_frame && !self.next_frame()? {
                return Ok(0);
            }
            self.in_frame = true;
            while self.decoder.can_collect() == 0 && !self.decoder.is_finished() {
                self.decoder
                    .decode_blocks(&mut self.source, BlockDecodingStrategy::UptoBlocks(1))
                    .map_err(io::Error::other)?;
            }
            let read = self.decoder.read(buffer)?;
            if read > 0 {
                return Ok(read);
            }
            self.check_sum()?;
            self.in_frame = false;
        }
    }
}
