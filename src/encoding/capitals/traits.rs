//! What is seen of a word that may have lost capitals: how it stands among others.

use std::fmt::{self, Write};

use super::words::{Gap, Shape, Word, behind, is_word, loses, words};

/// What is asked of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Question {
    /// Whether it begins with a capital.
    Initial,
    /// Whether all of its letters are capitals.
    Whole,
}

/// Where a trait is asked; each with the word itself or without.
pub(super) const PLACES: [&str; 17] = [
    "word", "gap", "before", "after", "shape", "left", "right", "before2", "after2", "around",
    "kind", "lead", "side", "label", "both", "sides", "length",
];

/// A text, of which words are asked.
pub(super) struct Text<'t> {
    pub text: &'t str,
    pub words: Vec<Word<'t>>,
    /// Whether a word is known.
    known: &'t dyn Fn(&str) -> bool,
}

/// A word beside another one: what it is, and how it is written.
struct Beside<'w> {
    word: &'w str,
    shape: char,
    /// What it is where it is no word.
    sign: Option<String>,
}

impl fmt::Display for Beside<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.sign {
            Some(sign) => write!(f, "#{sign}"),
            None => f.write_str(self.word),
        }
    }
}

impl<'t> Text<'t> {
    pub fn new(text: &'t str, known: &'t dyn Fn(&str) -> bool) -> Self {
        let words = words(text);
        Text { text, words, known }
    }

    /// What stands before a word.
    pub fn gap(&self, at: usize) -> Gap {
        Gap::new(self.between(at), at == 0)
    }

    fn between(&self, at: usize) -> &'t str {
        let from = at.checked_sub(1).map_or(0, |before| self.words[before].end);
        &self.text[from..self
            .words
            .get(at)
            .map_or(self.text.len(), |word| word.start)]
    }

    fn behind(&self, at: usize) -> char {
        behind(self.between(at + 1), at + 1 == self.words.len())
    }

    fn word(&self, at: usize) -> Beside<'_> {
        let word = &self.words[at];
        let digits = word.shape == Shape::Digits;
        Beside {
            word: if digits { "0" } else { &word.small },
            shape: word.shape.code(),
            sign: None,
        }
    }

    /// Calls `told` with each trait of a word: where, of which word, what.
    pub fn traits(
        &self,
        question: Question,
        at: usize,
        mut told: impl FnMut(&'static str, &str, &str),
    ) {
        let mut value = String::new();
        let word = &*self.words[at].small;
        let mut tell = |place, word: &str, what: fmt::Arguments| {
            value.clear();
            // Writing to a string does not fail.
            let _ = value.write_fmt(what);
            told(place, word, &value);
        };
        match question {
            Question::Initial => self.initial(word, at, &mut tell),
            Question::Whole => self.whole(word, at, &mut tell),
        }
    }

    fn initial(
        &self,
        word: &str,
        at: usize,
        tell: &mut impl FnMut(&'static str, &str, fmt::Arguments),
    ) {
        let gap = self.gap(at);
        let sign = |sign: String| Beside {
            word: "",
            shape: '#',
            sign: Some(sign),
        };
        let g = &*gap.code;
        let before = if gap.blank && at > 0 {
            self.word(at - 1)
        } else {
            sign(gap.code.clone())
        };
        let c = self.behind(at);
        let goes_on = c == ' ' && at + 1 < self.words.len();
        let after = if goes_on {
            self.word(at + 1)
        } else {
            sign(c.to_string())
        };
        let none = || sign(String::new());
        let before2 = match at {
            0 => none(),
            _ if !gap.blank => self.word(at - 1),
            1 => none(),
            _ if self.gap(at - 1).blank => self.word(at - 2),
            _ => none(),
        };
        let after2 = match self.words.len() {
            n if !goes_on || at + 2 >= n => none(),
            _ => match self.behind(at + 1) {
                ' ' => self.word(at + 2),
                c => sign(c.to_string()),
            },
        };
        let (p, x) = (before.shape, after.shape);
        let (p2, x2) = (before2.shape, after2.shape);
        tell("gap", "", format_args!("{g}"));
        tell("before", "", format_args!("{before}"));
        tell("after", "", format_args!("{after}"));
        tell("shape", "", format_args!("{p}{x}{p2}"));
        tell("right", "", format_args!("{g}_{x}"));
        tell("before2", "", format_args!("{before2}"));
        tell("after2", "", format_args!("{after2}"));
        tell("around", "", format_args!("{x}{x2}{p}"));
        tell("left", "", format_args!("{p}_{after}"));
        tell("side", "", format_args!("{x}_{before}"));
        tell("lead", "", format_args!("{g}_{c}"));
        if let Some(size) = self.label(at) {
            tell("label", "", format_args!("{size}{x}"));
            tell("label", "", format_args!("any"));
        }
        let kind = match (self.known)(word) {
            true => 'k',
            false if is_word(word) => 'r',
            false => 'f',
        };
        tell("kind", "", format_args!("{kind}"));
        tell("kind", "", format_args!("{kind}{g}"));
        tell("kind", "", format_args!("{kind}{p}{x}"));
        tell("kind", "", format_args!("{kind}_{x}"));
        tell("word", "", format_args!("-"));
        tell("word", word, format_args!("-"));
        tell("gap", word, format_args!("{g}"));
        tell("before", word, format_args!("{before}"));
        tell("after", word, format_args!("{after}"));
        tell("shape", word, format_args!("{p}{x}"));
        tell("left", word, format_args!("{p}"));
        tell("right", word, format_args!("{x}"));
        tell("before2", word, format_args!("{before2}"));
        tell("sides", word, format_args!("{p}_{after}"));
        tell("side", word, format_args!("{x}_{before}"));
    }

    /// How many words, all with capitals, stand between a label with its colon and a word:
    /// `Nguồn: Hà Nội …`.
    fn label(&self, at: usize) -> Option<usize> {
        const LONGEST: usize = 5;
        let mut gap = self.gap(at);
        for size in 1..=LONGEST.min(at) {
            if !gap.blank {
                return None;
            }
            if !matches!(
                self.words[at - size].shape,
                Shape::Title | Shape::Open | Shape::Capitals | Shape::Short
            ) {
                return None;
            }
            gap = self.gap(at - size);
            if gap.code.contains(':') {
                return Some(size);
            }
        }
        None
    }

    fn whole(
        &self,
        word: &str,
        at: usize,
        tell: &mut impl FnMut(&'static str, &str, fmt::Arguments),
    ) {
        let (left, right) = (self.telling(at, Side::Left), self.telling(at, Side::Right));
        let letters = self.words[at].text.chars().count();
        let lost = self.words[at].text.chars().filter(|c| loses(*c)).count();
        let gap = self.gap(at);
        let c = self.behind(at);
        tell("word", "", format_args!("-"));
        tell(
            "length",
            "",
            format_args!("{}_{}", letters.min(4), letters - lost),
        );
        tell("sides", "", format_args!("{left}{right}"));
        tell("left", "", format_args!("{left}"));
        tell("right", "", format_args!("{right}"));
        tell("shape", "", format_args!("{}{}", left.near(), right.near()));
        tell("gap", "", format_args!("{}{}", gap.code, left.near()));
        tell("lead", "", format_args!("{c}{}", right.near()));
        tell(
            "both",
            "",
            format_args!("{}{}{c}{}", gap.code, left.near(), right.near()),
        );
        tell("word", word, format_args!("-"));
        tell("left", word, format_args!("{}", left.near()));
        tell("right", word, format_args!("{}", right.near()));
        tell(
            "shape",
            word,
            format_args!("{}{}", left.near(), right.near()),
        );
        if gap.blank && at > 0 {
            tell("before", "", format_args!("{}", self.words[at - 1].small));
            tell("before", word, format_args!("{}", self.words[at - 1].small));
        }
        if c == ' ' && at + 1 < self.words.len() {
            tell("after", "", format_args!("{}", self.words[at + 1].small));
            tell("after", word, format_args!("{}", self.words[at + 1].small));
        }
    }

    /// Whether a word in capitals is near enough that this one may be in capitals too.
    pub fn near_capitals(&self, at: usize) -> bool {
        let near = |side| self.telling(at, side).shapes[0] == 'U';
        near(Side::Left) || near(Side::Right)
    }

    /// The next two words on a side of the line that tell by their letters.
    fn telling(&self, at: usize, side: Side) -> Telling {
        const FARTHEST: usize = 4;
        let mut telling = Telling {
            shapes: ['#'; 2],
            far: 0,
            signs: false,
        };
        let (mut found, mut other) = (0, at);
        for far in 1..=FARTHEST {
            let next = match side {
                Side::Left => other.checked_sub(1),
                Side::Right => Some(other + 1).filter(|next| *next < self.words.len()),
            };
            let Some(next) = next else { break };
            let between = self.between(other.max(next));
            if between.contains('\n') {
                break;
            }
            if found == 0 {
                telling.signs |= !between.trim().is_empty();
            }
            other = next;
            let shape = self.words[other].shape;
            if matches!(shape, Shape::Open | Shape::Lost | Shape::Digits) {
                continue;
            }
            telling.shapes[found] = shape.code();
            if found == 0 {
                telling.far = far;
            }
            found += 1;
            if found == telling.shapes.len() {
                break;
            }
        }
        telling
    }
}

#[derive(Clone, Copy)]
enum Side {
    Left,
    Right,
}

/// The next words on a side that tell.
struct Telling {
    shapes: [char; 2],
    /// How many words away the nearest is.
    far: usize,
    /// Signs stand before it.
    signs: bool,
}

impl Telling {
    fn near(&self) -> String {
        format!("{}{}", self.shapes[0], if self.signs { "s" } else { "" })
    }
}

impl fmt::Display for Telling {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [one, other] = self.shapes;
        write!(
            f,
            "{one}{other}{}{}",
            self.far.min(2),
            if self.signs { "s" } else { "" }
        )
    }
}
