//! A word of a text, as it is written, and how common it is: what is looked at while the crate
//! is built too.

/// A word, and how it is written.
#[derive(Clone, Copy, Default)]
pub(crate) struct Word {
    /// Made of its letters, whatever the case of the first one; 0 where it has none.
    pub number: u32,
    pub is_capital: bool,
    /// It begins with a small letter.
    pub is_small: bool,
    pub has_digits: bool,
    /// A sentence may end behind it.
    pub ends: bool,
}

impl Word {
    /// What stands between two blanks, without the signs around it.
    #[inline]
    pub fn of(piece: &[u8]) -> Word {
        let ends = matches!(
            piece,
            [.., b'.' | b'?' | b'!' | b';'] | [.., 0xe2, 0x80, 0xa6]
        );
        let mut word = Word {
            ends,
            ..Word::default()
        };
        if let Some((first, rest)) = first_letter(bare(piece)) {
            let lowered = small(first);
            let (number, has_digits) = mix(lowered, rest);
            word.is_capital = first != lowered;
            word.is_small = first.is_lowercase();
            word.has_digits = has_digits || first.is_ascii_digit();
            word.number = number;
        }
        word
    }
}

/// What stands between two blanks without the signs around it, its first letter a small one.
#[cfg(test)]
pub(crate) fn text(piece: &str) -> Option<String> {
    let (first, rest) = first_letter(bare(piece.as_bytes()))?;
    Some(format!("{}{}", small(first), str::from_utf8(rest).ok()?))
}

/// A piece without the signs around it.
fn bare(mut piece: &[u8]) -> &[u8] {
    let is_sign = |byte: &u8| byte.is_ascii() && !byte.is_ascii_alphanumeric();
    loop {
        piece = match piece {
            // Quotation marks, dashes and dots beyond ASCII begin with these two bytes.
            [0xe2, 0x80, _, rest @ ..] | [rest @ .., 0xe2, 0x80, _] => rest,
            [first, rest @ ..] if is_sign(first) => rest,
            [rest @ .., last] if is_sign(last) => rest,
            _ => return piece,
        };
    }
}

fn first_letter(letters: &[u8]) -> Option<(char, &[u8])> {
    const LONGEST: usize = 4;
    match letters {
        [first, rest @ ..] if first.is_ascii() => Some((char::from(*first), rest)),
        _ => {
            let start = &letters[..letters.len().min(LONGEST)];
            let letter = start.utf8_chunks().next()?.valid().chars().next()?;
            Some((letter, &letters[letter.len_utf8()..]))
        }
    }
}

fn small(letter: char) -> char {
    if letter.is_ascii() {
        return letter.to_ascii_lowercase();
    }
    letter.to_lowercase().next().unwrap_or(letter)
}

/// A number made of the letters of a word, which is not 0 and on each machine the same, and
/// whether there are digits behind the first one.
fn mix(first: char, rest: &[u8]) -> (u32, bool) {
    /// Odd, of the golden ratio, so that each bit changes many of those above it.
    const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;
    let join = |mixed: u64, part: u64| (mixed.rotate_left(23) ^ part).wrapping_mul(SPREAD);
    let (eights, ones) = rest.as_chunks();
    let mut part = 0;
    for one in ones {
        part = part << 8 | u64::from(*one);
    }
    let mut mixed = join(join(0, first.into()), part);
    let mut digits = has_digit(part);
    for eight in eights {
        let part = u64::from_le_bytes(*eight);
        mixed = join(mixed, part);
        digits |= has_digit(part);
    }
    (((mixed >> 32) as u32).max(1), digits)
}

/// Whether one of eight bytes is a digit.
fn has_digit(bytes: u64) -> bool {
    const EACH: u64 = 0x0101_0101_0101_0101;
    let from_zero = bytes ^ (EACH * b'0' as u64);
    from_zero.wrapping_sub(EACH * 10) & !from_zero & (EACH << 7) != 0
}

/// How little words say by how common they are: 0 what stands in most articles, to 4; all that are
/// not here say [`RARE`]. A slot holds the upper bits of the number of a word and its level, from 1.
pub(crate) struct Common(pub &'static [u32]);

/// What a word says that few articles have.
pub(crate) const RARE: u32 = 5;

/// The bits of a slot that hold the level.
pub(crate) const LEVEL: u32 = 7;

impl Common {
    pub fn level(&self, word: u32) -> u32 {
        let mut slot = first_slot(word, self.0.len());
        loop {
            match self.0[slot] {
                0 => return RARE,
                known if known & !LEVEL == word & !LEVEL => return (known & LEVEL) - 1,
                _ => slot = (slot + 1) % self.0.len(),
            }
        }
    }
}

/// Where a word is looked for in this many slots, a power of two.
pub(crate) fn first_slot(word: u32, slots: usize) -> usize {
    (word >> (u32::BITS - slots.ilog2())) as usize
}
