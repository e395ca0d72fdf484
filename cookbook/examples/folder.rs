//! All articles of a folder on all cores, as a JSON line each.

use std::{
    env, fs,
    io::{self, BufWriter, Write},
};

use bantin::Analyzer;
use rayon::prelude::*;
use walkdir::WalkDir;

/// Articles that are read before some are written: memory stays small.
const BATCH: usize = 1024;

fn main() -> io::Result<()> {
    let folder = env::args().nth(1).unwrap_or(".".to_owned());
    let files = WalkDir::new(folder).sort_by_file_name().into_iter();
    let files = files.filter_map(Result::ok).map(|entry| entry.into_path());
    let files: Vec<_> = files
        .filter(|path| path.extension().is_some_and(|end| end == "txt"))
        .collect();
    let analyzer = Analyzer::new();
    let mut out = BufWriter::new(io::stdout().lock());
    for batch in files.chunks(BATCH) {
        // A worker for each thread keeps its buffers from article to article.
        let lines = batch.par_iter().map_init(
            || analyzer.worker(),
            |worker, path| {
                let text = fs::read_to_string(path)?;
                let id = path.display().to_string();
                let analysis = worker.analyze(&text, None);
                serde_json::to_string(&analysis.view(&id)).map_err(io::Error::from)
            },
        );
        // In the order of the files, whoever was done first.
        for line in lines.collect::<Vec<io::Result<String>>>() {
            writeln!(out, "{}", line?)?;
        }
    }
    out.flush()
}
