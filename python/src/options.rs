//! The options of an analyzer, as keywords.

use bantin::{
    Analyzer,
    chrono::FixedOffset,
    extend::Pattern,
    facts::Kind,
    findings::Relation,
    rust_decimal::Decimal,
    word::{Segmenter, UserLexicon},
};
use pyo3::{
    exceptions::{PyTypeError, PyValueError},
    prelude::*,
    types::{PyDelta, PyDict, PyString, PyTzInfo},
};
use serde::{Deserialize, Serialize};

/// All of them, by their names; what is not given is as the library has it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Options {
    kinds: Option<Vec<String>>,
    /// Seconds east of Greenwich.
    time_zone: Option<i32>,
    words: bool,
    pub findings: bool,
    likely_findings: bool,
    furniture: bool,
    leftovers: Option<bool>,
    estimate_published: Option<bool>,
    relations: Option<Vec<String>>,
    /// Decimals are kept as they were written.
    tolerance: Option<String>,
    units: Vec<(String, (String, String, String))>,
    currencies: Vec<(String, String)>,
    cues: Option<String>,
    judgements: Option<String>,
    without_rows: Vec<String>,
    patterns: Vec<(String, String)>,
    lexicon: Vec<String>,
    model: Option<String>,
}

const NAMES: &str = "kinds, time_zone, words, findings, likely_findings, furniture, leftovers, \
    estimate_published, relations, tolerance, units, currencies, cues, judgements, without_rows, \
    patterns, lexicon, model";

impl Options {
    /// The options of these keywords.
    pub fn of(keywords: Option<&Bound<'_, PyDict>>) -> PyResult<Self> {
        let mut options = Options::default();
        for (name, value) in keywords.into_iter().flatten() {
            let name: String = name.extract()?;
            if !value.is_none() {
                options
                    .set(&name, &value)
                    .map_err(|error| named(&name, error, value.py()))?;
            }
        }
        options.findings |= options.likely_findings || options.relations.is_some();
        Ok(options)
    }

    fn set(&mut self, name: &str, value: &Bound<'_, PyAny>) -> PyResult<()> {
        match name {
            "kinds" => self.kinds = Some(strings(value)?),
            "time_zone" => self.time_zone = Some(zone(value)?),
            "words" => self.words = value.extract()?,
            "findings" => self.findings = value.extract()?,
            "likely_findings" => self.likely_findings = value.extract()?,
            "furniture" => self.furniture = value.extract()?,
            "leftovers" => self.leftovers = Some(value.extract()?),
            "estimate_published" => self.estimate_published = Some(value.extract()?),
            "relations" => self.relations = Some(strings(value)?),
            "tolerance" => self.tolerance = Some(exact(value)?),
            "units" => {
                for (spelling, unit) in value.cast::<PyDict>()? {
                    let (canonical, dimension, factor): (_, _, Bound<PyAny>) = unit.extract()?;
                    let unit = (canonical, dimension, exact(&factor)?);
                    self.units.push((spelling.extract()?, unit));
                }
            }
            "currencies" => self.currencies = pairs(value)?,
            "cues" => self.cues = Some(value.extract()?),
            "judgements" => self.judgements = Some(value.extract()?),
            "without_rows" => self.without_rows = strings(value)?,
            "patterns" => self.patterns = pairs(value)?,
            "lexicon" => self.lexicon = strings(value)?,
            "model" => {
                let path = value.py().import("os")?.call_method1("fspath", (value,))?;
                self.model = Some(path.extract()?);
            }
            _ => {
                return Err(PyTypeError::new_err(format!(
                    "there is no option '{name}'; there are {NAMES}"
                )));
            }
        }
        Ok(())
    }

    /// The analyzer that they ask for.
    pub fn build(&self) -> Result<Analyzer, bantin::Error> {
        let mut builder = Analyzer::builder()
            .furniture(self.furniture)
            .likely_findings(self.likely_findings)
            .words(self.words);
        let mut segmenter = match &self.model {
            Some(path) => Segmenter::from_path(path)?,
            None => Segmenter::default(),
        };
        if !self.lexicon.is_empty() {
            let lexicon = UserLexicon::parse(&self.lexicon.join("\n"), "lexicon")?;
            segmenter = segmenter.with_user_lexicon(lexicon);
        }
        builder = builder.segmenter(segmenter);
        for (spelling, (canonical, dimension, factor)) in &self.units {
            builder = builder.unit(
                spelling,
                canonical,
                dimension,
                number(factor).unwrap_or_default(),
            )?;
        }
        for (spelling, code) in &self.currencies {
            builder = builder.currency(spelling, code)?;
        }
        if let Some(rows) = &self.cues {
            builder = builder.cues(rows, "cues")?;
        }
        if let Some(rows) = &self.judgements {
            builder = builder.judgements(rows, "judgements")?;
        }
        for row in &self.without_rows {
            builder = builder.without_row(row)?;
        }
        for (kind, pattern) in &self.patterns {
            builder = builder.recogniser(Pattern::new(kind, pattern)?);
        }
        if let Some(kinds) = &self.kinds {
            let kinds: Result<Vec<Kind>, _> = kinds.iter().map(|kind| kind.parse()).collect();
            builder = builder.kinds(&kinds?);
        }
        if let Some(asked) = &self.relations {
            for relation in Relation::ALL {
                builder =
                    builder.relation(relation, asked.iter().any(|name| name == relation.name()));
            }
        }
        if let Some(share) = self.tolerance.as_deref().and_then(number) {
            builder = builder.tolerance(share);
        }
        if let Some(zone) = self.time_zone.and_then(FixedOffset::east_opt) {
            builder = builder.time_zone(zone);
        }
        Ok(builder
            .build()
            .include_findings(self.findings)
            .read_leftovers(self.leftovers.unwrap_or(true))
            .estimate_published(self.estimate_published.unwrap_or(true)))
    }

    /// Refuses a relation that there is not.
    pub fn check(&self) -> PyResult<()> {
        let names: Vec<&str> = Relation::ALL
            .iter()
            .map(|relation| relation.name())
            .collect();
        let wrong = |name: &&String| !names.contains(&name.as_str());
        match self.relations.iter().flatten().find(wrong) {
            Some(name) => Err(PyValueError::new_err(format!(
                "`{name}` is no relation; write one of {}",
                names.join(", ")
            ))),
            None => Ok(()),
        }
    }
}

/// Strings, or one.
pub fn strings(value: &Bound<'_, PyAny>) -> PyResult<Vec<String>> {
    if value.cast::<PyString>().is_ok() {
        return Ok(vec![value.extract()?]);
    }
    value.try_iter()?.map(|item| item?.extract()).collect()
}

fn pairs(value: &Bound<'_, PyAny>) -> PyResult<Vec<(String, String)>> {
    let pairs = value.cast::<PyDict>()?.iter();
    pairs
        .map(|(name, value)| Ok((name.extract()?, value.extract()?)))
        .collect()
}

/// A number as it is written, without the error of a float.
fn exact(value: &Bound<'_, PyAny>) -> PyResult<String> {
    let written = value.str()?.to_string();
    match number(&written) {
        Some(_) => Ok(written),
        None => Err(PyValueError::new_err(format!("`{written}` is no number"))),
    }
}

fn number(written: &str) -> Option<Decimal> {
    let number = Decimal::from_str_exact(written);
    number.or_else(|_| Decimal::from_scientific(written)).ok()
}

/// A zone as `+07:00` or as a `timezone` with one offset, in seconds.
fn zone(value: &Bound<'_, PyAny>) -> PyResult<i32> {
    let unknown =
        || PyValueError::new_err("write an offset, such as '+07:00', or a datetime.timezone");
    if value.cast::<PyString>().is_ok() {
        let written: String = value.extract()?;
        let offset: FixedOffset = written.parse().map_err(|_| unknown())?;
        return Ok(offset.local_minus_utc());
    }
    let zone = value.cast::<PyTzInfo>()?;
    let offset = zone.call_method1("utcoffset", (value.py().None(),))?;
    let offset = offset.cast::<PyDelta>().map_err(|_| unknown())?;
    let seconds: f64 = offset.call_method0("total_seconds")?.extract()?;
    Ok(seconds as i32)
}

/// An error of an option, with its name before it.
fn named(name: &str, error: PyErr, py: Python<'_>) -> PyErr {
    let message = error.value(py).to_string();
    if message.starts_with("there is no option") {
        return error;
    }
    let message = format!("{name}: {message}");
    if error.is_instance_of::<PyTypeError>(py) {
        PyTypeError::new_err(message)
    } else {
        PyValueError::new_err(message)
    }
}
