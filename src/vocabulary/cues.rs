//! Reads tables of cues: that of `data/` when the crate is built, those of users at run time.

use super::{
    entry::{Cue, CuePlace, Entry},
    tables::Vocabulary,
};
use crate::{
    error::Error,
    tsv::Table,
    value::{evidence::Shape, kind::Kind},
};

impl Vocabulary {
    pub(super) fn read_cues(&mut self, table: Table) -> Result<(), Error> {
        const PLACES: [(&str, CuePlace); 5] = [
            ("before", CuePlace::Before),
            ("after", CuePlace::After),
            ("near", CuePlace::Near),
            ("sentence", CuePlace::Sentence),
            ("article", CuePlace::Article),
        ];
        let shapes = Shape::ALL.map(|shape| (shape.name(), shape));
        let kinds = Kind::ALL.iter().map(|kind| (kind.name(), Some(*kind)));
        let readings: Vec<_> = [("none", None)].into_iter().chain(kinds).collect();
        for row in table.rows(6)? {
            let named = row.words(1)?.into_iter();
            let shapes: Result<Vec<Shape>, Error> =
                named.map(|name| row.name(name, "shape", &shapes)).collect();
            let place = row.one_of(2, "place", &PLACES)?;
            let cue = self.add_cue(Cue {
                id: row.column(0).to_owned().into(),
                shapes: shapes?.into(),
                place,
                prefers: row.one_of(3, "kind", &readings)?,
            });
            for phrase in row.words(4)? {
                self.add_cue_words(cue, phrase);
            }
        }
        Ok(())
    }

    pub(super) fn add_cue(&mut self, cue: Cue) -> u16 {
        self.cues.to_mut().push(cue);
        self.cues.len() as u16 - 1
    }

    pub(super) fn add_cue_words(&mut self, cue: u16, phrase: &str) {
        let words = self.intern(phrase);
        let add = |entry: &mut Entry| entry.cues.to_mut().push(cue);
        match self.cues[usize::from(cue)].place {
            CuePlace::Before => self.describe_end(&words, add),
            _ => self.describe(&words, add),
        }
    }

    /// Adds rows of a user's cue table; they are asked before all others.
    pub fn add_cues(&mut self, table: Table) -> Result<(), Error> {
        let known = self.cues.len();
        self.read_cues(table)?;
        let all = self.cues.len();
        self.cues.to_mut().rotate_left(known);
        for entry in self.entries.to_mut() {
            for cue in entry.cues.to_mut() {
                *cue = ((usize::from(*cue) + all - known) % all) as u16;
            }
        }
        Ok(())
    }
}
