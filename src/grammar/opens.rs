//! [`Opens`]: what a recogniser begins with.

use crate::vocabulary::{class::Class, named::HALF, set::Set};

/// What a recogniser begins with. It is asked at such atoms and at no others.
pub(crate) struct Opens {
    /// Runs of digits.
    pub digits: bool,
    /// Roman numbers.
    pub roman: bool,
    /// Words and signs of these classes.
    pub classes: Class,
    /// These words and signs.
    pub words: Set,
}

impl Opens {
    /// Numbers in digits and in words.
    pub const NUMERALS: Opens = Opens::numbers_and(HALF.copied());

    /// These words and signs alone.
    pub const fn words(words: Set) -> Opens {
        Opens {
            digits: false,
            roman: false,
            classes: Class::NONE,
            words,
        }
    }

    /// Runs of digits too.
    pub const fn digits(self) -> Opens {
        Opens {
            digits: true,
            ..self
        }
    }

    /// Words and signs of these classes too.
    pub const fn classes(self, classes: Class) -> Opens {
        Opens { classes, ..self }
    }

    /// Numbers of every kind, in digits and in words, and these words.
    pub const fn numbers_and(words: Set) -> Opens {
        Opens::words(words).digits().classes(Class::NUMBER)
    }
}
