//! The lines and paragraphs of an article, and what each is.

use bantin::{Span, article::Article, facts::Fact};

/// A line of the text, or several that make one paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// Where it stands, without white space around it.
    pub span: Span,
    /// What it is.
    pub part: Part,
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Title,
    Section,
    Published,
    Byline,
    Lead,
    Paragraph,
    Heading,
    Caption,
    Furniture,
    /// What the article's parts leave out.
    Rest,
}

/// The blocks of `text` in its order; no fact lies in two of them.
pub fn blocks(text: &str, article: &Article, facts: &[Fact]) -> Vec<Block> {
    let parts = parts(article);
    // What holds lines together: parts but those of many lines, and facts.
    let whole = |&(span, part): &(Span, Part)| (part != Part::Furniture).then_some(span);
    let mut joints: Vec<Span> = parts.iter().filter_map(whole).collect();
    joints.extend(facts.iter().map(|fact| fact.span));
    joints.sort_by_key(|span| span.start);

    let mut spans: Vec<Span> = Vec::new();
    let (mut joint, mut reach) = (0, 0);
    for line in lines(text) {
        while joints
            .get(joint)
            .is_some_and(|span| span.start < line.start)
        {
            reach = reach.max(joints[joint].end);
            joint += 1;
        }
        match spans.last_mut() {
            Some(last) if reach > line.start => last.end = line.end,
            _ => spans.push(line),
        }
    }

    let mut first = 0;
    let mut blocks = Vec::with_capacity(spans.len());
    for span in spans {
        while parts
            .get(first)
            .is_some_and(|(part, _)| part.end <= span.start)
        {
            first += 1;
        }
        let inside = parts[first..]
            .iter()
            .take_while(|(part, _)| part.start < span.end);
        let shared = |part: &Span| part.end.min(span.end) - part.start.max(span.start);
        let most = inside.max_by_key(|(part, _)| shared(part));
        let part = most.map_or(Part::Rest, |(_, part)| *part);
        blocks.push(Block { span, part });
    }
    blocks
}

/// The parts of an article in the order of the text.
fn parts(article: &Article) -> Vec<(Span, Part)> {
    let mut parts = Vec::new();
    let single = [
        (article.title, Part::Title),
        (article.section, Part::Section),
        (
            article.published.map(|printed| printed.span),
            Part::Published,
        ),
        (article.byline, Part::Byline),
        (article.dateline, Part::Paragraph),
    ];
    parts.extend(
        single
            .into_iter()
            .filter_map(|(span, part)| Some((span?, part))),
    );
    let mut all = |spans: &[Span], part| parts.extend(spans.iter().map(|span| (*span, part)));
    all(&article.headings, Part::Heading);
    all(&article.captions, Part::Caption);
    all(&article.furniture, Part::Furniture);
    all(&article.paragraphs, Part::Paragraph);
    for (span, part) in &mut parts {
        if Some(*span) == article.lead {
            *part = Part::Lead;
        }
    }
    parts.sort_by_key(|(span, _)| span.start);
    parts
}

/// The lines that are not blank, without white space around them.
fn lines(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut from = 0;
    text.split('\n').filter_map(move |line| {
        let start = from + line.len() - line.trim_start().len();
        from += line.len() + 1;
        let line = line.trim();
        (!line.is_empty()).then(|| Span::new(start, start + line.len()))
    })
}

#[cfg(test)]
mod tests {
    use bantin::Analyzer;

    use super::*;

    #[test]
    fn a_text_becomes_its_lines_and_paragraphs() {
        let text =
            "Cầu mới thông xe\n\n  Cầu dài 120 m đã thông xe sáng nay.  \n\nLượt xem: 2688\n";
        let analysis = Analyzer::new().analyze(text, None);
        let blocks = blocks(text, &analysis.article, &analysis.facts);
        let told: Vec<(&str, Part)> = blocks
            .iter()
            .map(|block| (block.span.text(text), block.part))
            .collect();
        assert_eq!(
            told,
            [
                ("Cầu mới thông xe", Part::Title),
                ("Cầu dài 120 m đã thông xe sáng nay.", Part::Lead),
                ("Lượt xem: 2688", Part::Furniture),
            ]
        );
    }

    #[test]
    fn no_fact_lies_in_two_blocks() {
        let text = "Quỹ thu được trong đợt vận động đầu tiên của năm nay là 3,774\ntỷ đồng.\n";
        let mut analysis = Analyzer::new().analyze(text, None);
        let at = text.find("3,774").unwrap();
        let fact = &mut analysis.facts[0];
        fact.span = Span::new(at, text.len() - 2);
        let blocks = blocks(text, &analysis.article, &analysis.facts);
        assert_eq!(blocks.len(), 1);
        assert_eq!(blocks[0].span, Span::new(0, text.len() - 1));
    }
}
