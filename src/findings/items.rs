//! The items of a text that counts them: `1. …  2. …  3. …`.

use crate::span::Span;

/// So many items in a row make a list.
const FEW: usize = 3;

/// Where each item of the longest list begins.
#[derive(Default)]
pub(crate) struct Items(Vec<usize>);

impl Items {
    pub fn of(text: &str) -> Items {
        let numbers = numbers(text);
        let up = list(numbers.iter());
        // `10. …  9. …`
        let mut down = list(numbers.iter().rev());
        down.reverse();
        let items = if up.len() < down.len() { down } else { up };
        Items(if items.len() < FEW { Vec::new() } else { items })
    }

    /// Whether two places are in two items.
    pub fn are_apart(&self, one: Span, other: Span) -> bool {
        let item = |span: Span| self.0.partition_point(|start| *start <= span.start);
        let (one, other) = (item(one), item(other));
        one != other && one > 0 && other > 0
    }
}

/// Where 1, 2, 3 and so on stand.
fn list<'a>(numbers: impl Iterator<Item = &'a (usize, usize)>) -> Vec<usize> {
    let mut items = Vec::new();
    for (number, at) in numbers {
        if *number == items.len() + 1 {
            items.push(*at);
        }
    }
    items
}

/// The numbers that a sign and a word with a capital follow, and where they stand.
fn numbers(text: &str) -> Vec<(usize, usize)> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    for (at, _) in text.match_indices(['.', ')', '/', ':']) {
        let mut start = at;
        while start > 0 && at - start < 3 && bytes[start - 1].is_ascii_digit() {
            start -= 1;
        }
        let alone = start == 0 || bytes[start - 1].is_ascii_whitespace();
        let Some(number) = text[start..at].parse().ok().filter(|_| alone) else {
            continue;
        };
        let rest = text[at + 1..].trim_start_matches(' ');
        if rest.starts_with(|c: char| c.is_uppercase() || matches!(c, '"' | '“' | '\'')) {
            found.push((number, start));
        }
    }
    found
}
