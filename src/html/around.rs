//! The head and the end of an article, which who looks for its text leaves out: what stands
//! between the title and the first paragraph, the section above the title, the signature.

use super::{body::Line, head::Head};
use crate::article::{author, is_headline, is_of_head, section};

/// So many lines are looked at above the text, and so many above the title.
const ABOVE: usize = 24;
const PATH: usize = 3;
/// The signature is one of so many lines below it.
const BELOW: usize = 2;
/// One of so many lines of the text is found again in the page.
const FOUND: usize = 3;

/// Puts the head of the article before its lines; `page` has all lines of the page.
pub(super) fn complete(head: &mut Head, page: &[Line], mut lines: Vec<String>) -> Vec<String> {
    lines.extend(signature(page, &lines));
    let title = head.given_title().map(str::to_owned);
    let text = lines.iter().filter(|line| title.as_ref() != Some(*line));
    let place = |line: &String| page.iter().position(|other| other.text == *line);
    let Some(first) = text.take(FOUND).find_map(place) else {
        return lines;
    };
    let above = &page[first.saturating_sub(ABOVE)..first];
    let titled = match &title {
        Some(title) => above
            .iter()
            .rposition(|line| line.text.ends_with(title.as_str())),
        None if lines.first().is_some_and(|line| is_headline(line)) => {
            // Unless what heads the text was set as text.
            let heads = page[first].heads || !above.iter().any(is_title);
            (!heads).then(|| above.iter().rposition(is_title)).flatten()
        }
        None => above.iter().rposition(is_title),
    };
    let Some(titled) = titled else {
        head.section(above.iter().rev().take(PATH).find_map(section_of));
        return lines;
    };
    head.section(above[..titled].iter().rev().take(PATH).find_map(section_of));
    if title.is_none() {
        head.title(Some(above[titled].text.clone()));
    }
    let between = above[titled + 1..].iter();
    let of_head = between.filter(|line| !line.is_linked() && is_of_head(&line.text));
    let texts = of_head.map(|line| line.text.clone());
    texts.chain(lines).collect()
}

/// The author's line below the text, where the text has none at its end.
fn signature(page: &[Line], lines: &[String]) -> Option<String> {
    let last = lines.last().filter(|last| author(last).is_none())?;
    let end = page.iter().rposition(|line| line.text == *last)?;
    let below = page[end + 1..].iter().take(BELOW);
    let mut signed = below.filter(|line| !line.is_linked() && !line.heads);
    signed.find_map(|line| author(&line.text).map(|_| line.text.clone()))
}

fn is_title(line: &Line) -> bool {
    line.heads && !line.is_linked() && is_headline(&line.text)
}

fn section_of(line: &Line) -> Option<String> {
    section(&line.text).map(str::to_owned)
}
