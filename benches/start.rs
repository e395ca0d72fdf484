//! Not timed but counted: `.ci/cost` takes the instructions of this program from
//! those of the same with `analyzer`, which makes one. An analyzer is made once, so
//! that a bench that repeats it would measure what is left when its tables are read.

use std::hint::black_box;

use bantin::Analyzer;

fn main() {
    if std::env::args().any(|argument| argument == "analyzer") {
        black_box(Analyzer::new());
    } else if std::env::args().any(|argument| argument == "--test") {
        let facts = Analyzer::new().analyze("Thu 3 tỷ đồng.", None).facts;
        assert_eq!(facts.len(), 1);
    }
}
