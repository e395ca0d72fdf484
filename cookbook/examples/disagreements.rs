//! What an editor should look at: figures that do not follow from the others of their article.

use std::{env, fs, io};

use bantin::{
    Analyzer, Options,
    findings::{Language, Verdict},
};

fn main() -> io::Result<()> {
    let analyzer = Analyzer::new().options(Options::new().findings(true));
    for path in env::args().skip(1) {
        let text = fs::read_to_string(&path)?;
        let analysis = analyzer.analyze(&text, None);
        for finding in &analysis.findings {
            if finding.verdict == Verdict::Differs {
                let sentence = analysis.sentences[finding.sentence].text(&text);
                println!("{path}: {sentence}");
                println!("  {}", finding.explanation(Language::English));
            }
        }
    }
    Ok(())
}
