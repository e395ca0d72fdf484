//! A word of a text, as it is written, and how common it is: what is looked at while the crate
//! is built too.

/// A word, and how it is written.
#[derive(Clone, Copy, Default)]
pub(crate) struct Word {
    /// Made of its letters, whatever the case of the first one; 0 where it has none.
    pub number: u32,
    pub looks: Looks,
}

/// How a word is written, a bit each.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Looks(pub u8);

impl Looks {
    /// It begins with a capital, or with a small letter.
    pub const CAPITAL: Looks = Looks(1);
    pub const SMALL: Looks = Looks(1 << 1);
    /// It begins or ends with a digit.
    pub const DIGITS: Looks = Looks(1 << 2);
    /// A sentence may end behind it.
    pub const ENDS: Looks = Looks(1 << 3);
    /// Of a byte: it is a sign of ASCII, or it may be of a sign.
    const SIGN: Looks = Looks(1 << 4);
    const MAYBE: Looks = Looks(1 << 5);

    pub const fn has(self, look: Looks) -> bool {
        self.0 & look.0 != 0
    }

    /// These, and this one too where it holds.
    const fn with(self, look: Looks, holds: bool) -> Looks {
        Looks(self.0 | if holds { look.0 } else { 0 })
    }
}

/// How a word looks by its first byte, or its last one.
const LOOKS: [Looks; 256] = {
    let mut looks = [Looks(0); 256];
    let mut at = 0;
    while at < looks.len() {
        let byte = at as u8;
        let is_sign = byte.is_ascii() && !byte.is_ascii_alphanumeric();
        // Quotation marks, dashes and dots beyond ASCII have these.
        let may_be = matches!(byte, 0xe2 | 0x80..=0xbf);
        looks[at] = Looks(0)
            .with(Looks::CAPITAL, byte.is_ascii_uppercase())
            .with(Looks::SMALL, byte.is_ascii_lowercase())
            .with(Looks::DIGITS, byte.is_ascii_digit())
            .with(Looks::SIGN, is_sign)
            .with(Looks::MAYBE, is_sign || may_be);
        at += 1;
    }
    looks
};

impl Word {
    /// What stands between two blanks, without the signs around it.
    #[inline(always)]
    pub fn of(piece: &[u8]) -> Word {
        let letters = bare(piece);
        // What ends a sentence is one of the signs that were taken off.
        let is_end = |last: &u8| matches!(last, b'.' | b'?' | b'!' | b';');
        let ends = || piece.last().is_some_and(is_end) || piece.ends_with(ELLIPSIS);
        let looks = Looks(0).with(Looks::ENDS, letters.len() < piece.len() && ends());
        let ([first, rest @ ..], [.., last]) = (letters, letters) else {
            return Word { number: 0, looks };
        };
        let looks = looks.with(Looks::DIGITS, last.is_ascii_digit());
        if first.is_ascii() {
            let looks = Looks(looks.0 | LOOKS[usize::from(*first)].0);
            return Word {
                number: mix(first.to_ascii_lowercase().into(), rest),
                looks,
            };
        }
        let Some((first, rest)) = first_letter(letters) else {
            return Word { number: 0, looks };
        };
        let lowered = small(first);
        Word {
            number: mix(lowered.into(), rest),
            looks: looks
                .with(Looks::CAPITAL, first != lowered)
                .with(Looks::SMALL, first.is_lowercase()),
        }
    }
}

const ELLIPSIS: &[u8] = "…".as_bytes();

/// What stands between two blanks without the signs around it, its first letter a small one.
#[cfg(test)]
pub(crate) fn text(piece: &str) -> Option<String> {
    let (first, rest) = first_letter(bare(piece.as_bytes()))?;
    Some(format!("{}{}", small(first), str::from_utf8(rest).ok()?))
}

/// A piece without the signs around it.
#[inline]
fn bare(piece: &[u8]) -> &[u8] {
    let look = |byte: &u8| LOOKS[usize::from(*byte)];
    match piece {
        [first, .., last] if !Looks(look(first).0 | look(last).0).has(Looks::MAYBE) => piece,
        _ => without_signs(piece),
    }
}

fn without_signs(mut piece: &[u8]) -> &[u8] {
    let is_sign = |byte: &u8| LOOKS[usize::from(*byte)].has(Looks::SIGN);
    loop {
        piece = match piece {
            [0xe2, 0x80, _, rest @ ..] | [rest @ .., 0xe2, 0x80, _] => rest,
            [first, rest @ ..] if is_sign(first) => rest,
            [rest @ .., last] if is_sign(last) => rest,
            _ => return piece,
        };
    }
}

/// The first letter and the bytes behind it; no letter of any language in use has four bytes.
fn first_letter(letters: &[u8]) -> Option<(char, &[u8])> {
    let add = |all: u32, byte: u8| all << 6 | u32::from(byte & 0x3f);
    let (letter, rest) = match letters {
        [first, rest @ ..] if first.is_ascii() => (u32::from(*first), rest),
        [a @ 0xc0..0xe0, b, rest @ ..] => (add(u32::from(a & 0x1f), *b), rest),
        [a @ 0xe0..0xf0, b, c, rest @ ..] => (add(add(u32::from(a & 0xf), *b), *c), rest),
        _ => return None,
    };
    Some((char::from_u32(letter)?, rest))
}

fn small(letter: char) -> char {
    if letter.is_ascii() {
        return letter.to_ascii_lowercase();
    }
    letter.to_lowercase().next().unwrap_or(letter)
}

/// A number made of the letters of a word, of which the first is a small one: on each machine the
/// same, and not 0.
#[inline]
fn mix(first: u32, rest: &[u8]) -> u32 {
    /// Odd, of the golden ratio, so that each bit changes many of those above it.
    const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;
    let join = |mixed: u64, part: u64| (mixed.rotate_left(23) ^ part).wrapping_mul(SPREAD);
    let mut mixed = join(
        u64::from(first) | (rest.len() as u64) << 32,
        last_eight(rest),
    );
    if rest.len() > 8 {
        let (eights, _) = rest.as_chunks();
        for eight in eights {
            mixed = join(mixed, u64::from_le_bytes(*eight));
        }
    }
    ((mixed >> 32) as u32).max(1)
}

/// The last eight bytes, or all; of fewer some stand there twice.
fn last_eight(bytes: &[u8]) -> u64 {
    let four = |four: &[u8; 4]| u64::from(u32::from_le_bytes(*four));
    if let Some(eight) = bytes.last_chunk() {
        return u64::from_le_bytes(*eight);
    }
    if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        return four(first) | four(last) << 32;
    }
    match *bytes {
        [one] => one.into(),
        [one, two] => u64::from_le_bytes([one, two, 0, 0, 0, 0, 0, 0]),
        [one, two, three] => u64::from_le_bytes([one, two, three, 0, 0, 0, 0, 0]),
        _ => 0,
    }
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
