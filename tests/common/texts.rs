// Texts to try things on: those of this repository, and articles of `../shared/corpus`
// where it is there, of which one in so many is taken.

use std::{
    env, fs,
    io::{BufRead, BufReader},
    path::Path,
};

/// Calls `each` with all texts. `BANTIN_EVERY=1` takes all articles of the corpus instead of
/// one in 200.
fn each_text(mut each: impl FnMut(&str)) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for folder in [
        "data/samples",
        "data/judge",
        "tests/cases",
        "tests/cases/articles",
    ] {
        for entry in fs::read_dir(root.join(folder)).expect("a folder") {
            if let Ok(text) = fs::read_to_string(entry.expect("an entry").path()) {
                each(&text);
            }
        }
    }
    let every: usize =
        env::var("BANTIN_EVERY").map_or(200, |every| every.parse().expect("a number"));
    for file in ["news.jsonl", "modern.jsonl"] {
        let Ok(lines) = fs::File::open(root.join("../shared/corpus").join(file)) else {
            eprintln!("skipped: no ../shared/corpus/{file}");
            continue;
        };
        for line in BufReader::new(lines).lines().step_by(every) {
            let article: serde_json::Value =
                serde_json::from_str(&line.expect("a line")).expect("JSON");
            each(article["text"].as_str().expect("a text"));
        }
    }
}
