//! What a format has to do: workers lay out an article each, the thread that writes puts
//! what they made together.

use std::{
    io::{self, Write},
    mem,
};

use bantin::{Analysis, Analyzer, Offsets};

use super::sink::Sink;

/// An article as it is laid out.
#[derive(Clone, Copy)]
pub struct Article<'a> {
    /// What it is called.
    pub id: &'a str,
    /// What has read it.
    pub analyzer: &'a Analyzer,
    /// What was found in it.
    pub analysis: &'a Analysis<'a>,
    /// What places in it are counted in.
    pub offsets: Offsets,
}

/// How an article becomes output: on the workers' threads, each article on its own.
pub trait Layout: Send + Sync {
    /// Lays out one article, and hands it on as it goes.
    fn article(&self, article: &Article<'_>, out: &mut Out<'_>) -> io::Result<()>;
}

/// How what was laid out becomes a file: on the thread that writes, in the order of the
/// articles.
pub trait Sheet {
    /// Writes what stands before all articles.
    fn begin(&mut self) -> io::Result<()> {
        Ok(())
    }

    /// Writes another piece.
    fn take(&mut self, piece: Piece) -> io::Result<()>;

    /// What it writes to; all that was taken is there or further.
    fn sink(&mut self) -> &mut Sink;

    /// Writes what stands behind all articles.
    fn finish(self: Box<Self>) -> io::Result<Sink>;
}

/// A part of what was laid out.
pub enum Piece {
    /// As it is written.
    Bytes(Vec<u8>),
    /// Rows that are written with others.
    #[cfg(feature = "parquet")]
    Rows(bantin_arrow::RecordBatch),
}

/// Bytes that are handed on at a time.
const PART: usize = 64 << 10;

/// More than most articles take.
const USUAL: usize = 8 << 10;

/// Where a layout writes to. What is there is handed on as soon as it is long, so that an
/// article may be of any length.
pub struct Out<'a> {
    bytes: Vec<u8>,
    taker: &'a mut dyn FnMut(Piece),
    handed_on: bool,
}

impl<'a> Out<'a> {
    /// Hands on to `taker`.
    pub fn new(taker: &'a mut dyn FnMut(Piece)) -> Self {
        Out {
            bytes: Vec::with_capacity(USUAL),
            taker,
            handed_on: false,
        }
    }

    /// Hands on a piece that is none of bytes.
    #[cfg(feature = "parquet")]
    pub fn rows(&mut self, rows: bantin_arrow::RecordBatch) {
        (self.taker)(Piece::Rows(rows));
    }

    /// Hands on the rest.
    pub fn finish(self) {
        if !self.bytes.is_empty() {
            (self.taker)(Piece::Bytes(self.bytes));
        }
    }

    /// Drops what was not handed on; of a line that was begun the end is handed on.
    pub fn give_up(self) {
        if self.handed_on {
            (self.taker)(Piece::Bytes(b"\n".to_vec()));
        }
    }
}

impl Write for Out<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.bytes.extend_from_slice(bytes);
        if self.bytes.len() >= PART {
            (self.taker)(Piece::Bytes(mem::take(&mut self.bytes)));
            self.handed_on = true;
        }
        Ok(bytes.len())
    }

    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.write(bytes).map(drop)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A sheet of text: a head, then all pieces one behind the other, and a foot.
pub struct Lines {
    head: Vec<u8>,
    foot: Vec<u8>,
    sink: Sink,
}

impl Lines {
    /// Text between `head` and `foot`.
    pub fn new(head: Vec<u8>, foot: Vec<u8>, sink: Sink) -> Self {
        Lines { head, foot, sink }
    }
}

impl Sheet for Lines {
    fn begin(&mut self) -> io::Result<()> {
        self.sink.write_all(&self.head)
    }

    fn take(&mut self, piece: Piece) -> io::Result<()> {
        match piece {
            Piece::Bytes(bytes) => self.sink.write_all(&bytes),
            #[cfg(feature = "parquet")]
            Piece::Rows(_) => Err(io::Error::other("rows in a format of lines")),
        }
    }

    fn sink(&mut self) -> &mut Sink {
        &mut self.sink
    }

    fn finish(mut self: Box<Self>) -> io::Result<Sink> {
        self.sink.write_all(&self.foot)?;
        Ok(self.sink)
    }
}
