//! `data/capitals.tsv`: how much each trait of a word speaks for a capital.

use std::collections::HashMap;

use once_cell::sync::Lazy;

use super::traits::{PLACES, Question, Text};
use crate::{
    error::Error,
    tsv::{Table, built_in, table},
};

const CAPITALS: Table = table!("capitals.tsv");

/// So many of a weight are one: of the logarithm of the odds.
pub(super) const UNIT: f64 = 10.0;

pub(super) const QUESTIONS: [(&str, Question); 2] =
    [("initial", Question::Initial), ("whole", Question::Whole)];

/// What stands in the table for any word.
pub(super) const ANY: &str = "-";

type Values = HashMap<&'static str, i32>;

pub(super) struct Weights(HashMap<(Question, &'static str, &'static str), Values>);

pub(super) static WEIGHTS: Lazy<Weights> = Lazy::new(|| built_in(Weights::read(CAPITALS)));

impl Weights {
    fn read(table: Table<'static>) -> Result<Weights, Error> {
        let places = PLACES.map(|place| (place, place));
        let mut weights = HashMap::new();
        for row in table.each(4) {
            let row = row?;
            let question = row.one_of(0, "question", &QUESTIONS)?;
            let place = row.one_of(2, "place of a trait", &places)?;
            let word = match row.column(1) {
                ANY => "",
                word => word,
            };
            let values: &mut Values = weights.entry((question, place, word)).or_default();
            for entry in row.words(3)? {
                let weight = entry.rsplit_once(' ');
                let weight = weight.and_then(|(value, weight)| Some((value, weight.parse().ok()?)));
                let Some((value, weight)) = weight else {
                    return Err(row.error(&format!("`{entry}` is no value with its weight")));
                };
                values.insert(value, weight);
            }
        }
        Ok(Weights(weights))
    }

    /// Whether a word was seen often enough to be known.
    pub fn knows(&self, word: &str) -> bool {
        self.0.contains_key(&(Question::Initial, "word", word))
    }

    /// The logarithm of the odds that a word has what is asked.
    pub fn odds(&self, text: &Text, question: Question, at: usize) -> f64 {
        let mut sum = 0;
        text.traits(question, at, |place, word, value| {
            let values = self.0.get(&(question, place, word));
            sum += values.and_then(|values| values.get(value)).unwrap_or(&0);
        });
        f64::from(sum) / UNIT
    }
}
