//! [`NumberWord`]: what a word is in a number.

use rust_decimal::Decimal;

/// How a number word takes part in a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum NumberWord {
    /// 0 to 9.
    Digit(u8),
    /// mười
    Ten,
    /// mươi, after a digit
    Tens,
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
