//! Treebank sentences as units and gaps.

use std::collections::{HashMap, HashSet};

use crate::{
    token::{TokenKind, tokens},
    word::key::{NUMBER_KEYS, class, class_of, key_into, number_key},
};

/// Keys as numbers; 0 is the edge of the text.
#[derive(Clone, Debug)]
pub(crate) struct Keys {
    ids: HashMap<String, u32>,
    pub names: Vec<String>,
}

impl Keys {
    pub fn new() -> Self {
        Keys {
            ids: HashMap::from([(String::new(), 0)]),
            names: vec![String::new()],
        }
    }

    pub fn intern(&mut self, key: &str) -> u32 {
        if let Some(&id) = self.ids.get(key) {
            return id;
        }
        let id = self.names.len() as u32;
        self.ids.insert(key.to_owned(), id);
        self.names.push(key.to_owned());
        id
    }

    pub fn get(&self, key: &str) -> Option<u32> {
        self.ids.get(key).copied()
    }
}

/// A token as the model sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unit {
    pub key: u32,
    pub class: u8,
}

/// The edge of the text.
pub(crate) const EDGE: Unit = Unit {
    key: 0,
    class: class::EDGE,
};

/// The gap behind a unit: whether a word goes on over it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gap {
    /// Never decided by the model: punctuation, no space, the end.
    Fixed,
    Join,
    Part,
}

/// A text with its words known.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sample {
    pub units: Vec<Unit>,
    pub gaps: Vec<Gap>,
    /// How much it counts.
    pub weight: f32,
}

/// How a sentence is shown to the learner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Case {
    AsIs,
    Lower,
    Upper,
    Title,
}

impl Case {
    pub fn apply(self, text: &str) -> String {
        match self {
            Case::AsIs => text.to_owned(),
            Case::Lower => text.to_lowercase(),
            Case::Upper => text.to_uppercase(),
            Case::Title => {
                let mut first = true;
                let mut out = String::with_capacity(text.len());
                for c in text.chars() {
                    if first && c.is_alphabetic() {
                        out.extend(c.to_uppercase());
                    } else {
                        out.push(c);
                    }
                    first = matches!(c, ' ' | '_');
                }
                out
            }
        }
    }
}

/// Reads one line of a treebank: words parted by spaces, syllables by `_`.
pub(crate) fn sample(line: &str, keys: &mut Keys, weight: f32) -> Sample {
    let mut text = String::with_capacity(line.len());
    let mut ends = HashSet::new();
    for word in line.split_whitespace() {
        if !text.is_empty() {
            text.push(' ');
        }
        if word.bytes().all(|b| b == b'_') {
            text.push_str(word);
        } else {
            text.extend(word.chars().map(|c| if c == '_' { ' ' } else { c }));
        }
        ends.insert(text.trim_end().len());
    }
    let mut out = Sample {
        weight,
        ..Sample::default()
    };
    let mut key = String::new();
    let mut end = 0;
    for token in tokens(&text) {
        if token.kind == TokenKind::Space {
            continue;
        }
        let surface = token.span.text(&text);
        let unit = unit(surface, token.kind, keys, &mut key);
        if let (Some(last), Some(gap)) = (out.units.last(), out.gaps.last_mut())
            && may_join(*last)
            && may_join(unit)
            && token.span.start > end
        {
            *gap = if ends.contains(&end) {
                Gap::Part
            } else {
                Gap::Join
            };
        }
        out.units.push(unit);
        out.gaps.push(Gap::Fixed);
        end = token.span.end;
    }
    out
}

/// The unit of a token.
pub(crate) fn unit(surface: &str, kind: TokenKind, keys: &mut Keys, key: &mut String) -> Unit {
    if kind == TokenKind::Newline {
        return EDGE;
    }
    key_of(surface, kind, key);
    let class = class_of(surface, kind, key);
    Unit {
        key: keys.intern(key),
        class,
    }
}

/// The key of a token; that of the edge is empty.
pub(crate) fn key_of(surface: &str, kind: TokenKind, key: &mut String) {
    key.clear();
    match kind {
        TokenKind::Newline => {}
        TokenKind::Number => key.push_str(NUMBER_KEYS[number_key(surface.as_bytes())]),
        TokenKind::Url | TokenKind::Email | TokenKind::Mention => key.push_str("<url>"),
        _ => key_into(surface, key),
    }
}

/// Whether a unit may be part of a longer word.
pub(crate) fn may_join(unit: Unit) -> bool {
    !matches!(unit.class, class::EDGE | class::PUNCT | class::OPENING)
}
