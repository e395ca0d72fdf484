//! [`NumberWord`]: what a word is in a number.

use rust_decimal::Decimal;

/// How a number word takes part in a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum NumberWord {
    /// 0 to 9.
    Digit(u8),
    /// mốt, tư, lăm: a digit behind another place only
    Last(u8),
    /// mười
    Ten,
    /// mươi, after a digit
    Tens,
    /// hăm: so many tens before a digit
    Short(u8),
    /// trăm
    Hundred,
    /// linh, lẻ: an empty place
    Zero,
    /// chục: tens that are counted
    Dozen(u8),
    /// nghìn, triệu, tỷ …
    Scale(Decimal),
    /// rưỡi: and a half
    Half,
}

impl NumberWord {
    /// The digit that it is.
    pub fn digit(self) -> Option<u8> {
        match self {
            NumberWord::Digit(digit) | NumberWord::Last(digit) => Some(digit),
            _ => None,
        }
    }
}
