//! Reads the vocabulary in `data/` with the library's own code and writes it as Rust, so
//! that a program that starts has nothing to read. A table that is wrong stops the build
//! with a message that names its file and line.

// Of the library's code a part is of use here.
#![allow(dead_code, unused_imports, unused_macros)]

#[path = "../src/article"]
mod article {
    pub mod book;
    pub mod roles;
    #[path = "../../build/article.rs"]
    pub mod write;
}
#[path = "../src/error.rs"]
mod error;
#[path = "../src/normalize/mod.rs"]
mod normalize;
#[path = "../src/number"]
mod number {
    pub mod role;
}
#[path = "../src/judge"]
mod judge {
    pub mod read;
    pub mod rows;
    #[path = "../../build/rules.rs"]
    pub mod rules;
}
#[path = "../src/findings/repetition"]
mod repetition {
    #[path = "../../../build/told.rs"]
    pub mod told;
    pub mod word;
}
#[path = "../src/tsv.rs"]
mod tsv;
#[path = "../src/value"]
mod value {
    pub mod currency;
    pub mod evidence;
    pub mod kind;
    pub mod modifier;
    pub mod traits;
}
#[path = "../src/vocabulary"]
mod vocabulary {
    pub mod class;
    pub mod cues;
    pub mod entry;
    pub mod measures;
    #[path = "../../build/read.rs"]
    pub mod read;
    pub mod set;
    pub mod tables;
    pub mod trie;
    pub mod words;
    #[path = "../../build/write.rs"]
    pub mod write;

    pub(crate) use words::WordId;
}

use std::{collections::HashMap, env, error::Error, fs, path::Path};

use judge::{read::Rules, rules};
use repetition::told;
use tsv::Table;
use vocabulary::{tables::Vocabulary, write::Named};

fn main() -> Result<(), Box<dyn Error>> {
    for folder in [
        "build",
        "data",
        "src/article",
        "src/findings/repetition/word.rs",
        "src/judge",
        "src/vocabulary",
    ] {
        println!("cargo::rerun-if-changed={folder}");
    }
    let data = Path::new("data");
    let mut vocabulary = Vocabulary::default();
    let mut named = Named::default();
    let mut words = tables(&data.join("words"), "tsv")?;
    for (name, _) in &mut words {
        name.insert_str(0, "data/words/");
    }
    let words = words.iter().map(|(name, text)| Table { name, text });
    for table in words.clone() {
        named.learn(table)?;
    }
    for table in words {
        named.read(&mut vocabulary, table)?;
    }
    let tables: HashMap<String, String> = tables(data, "tsv")?.into_iter().collect();
    let table = |file| Table {
        name: file,
        text: tables.get(file).map_or("", String::as_str),
    };
    vocabulary.read(table)?;
    let mut rows = Rules::default();
    let mut files = Vec::new();
    for (name, text) in self::tables(&data.join("judge"), "rules")? {
        let mut words = rules::Words {
            vocabulary: &mut vocabulary,
            named: &named,
        };
        rows.read(&format!("data/judge/{name}"), &text, &mut words)?;
        files.push(format!("judge/{name}"));
    }
    let out = env::var("OUT_DIR")?;
    let out = Path::new(&out);
    fs::write(out.join("article.rs"), article::write::write(table)?)?;
    fs::write(out.join("vocabulary.rs"), named.write(&vocabulary)?)?;
    fs::write(out.join("told.rs"), told::trees(table("told.tsv"))?)?;
    let words = told::words(table("common_words.tsv"), table("told_nouns.tsv"))?;
    fs::write(out.join("known_words.rs"), words)?;
    fs::write(out.join("judge.rs"), rules::write(&rows, &files)?)?;
    Ok(())
}

/// The tables of a folder with their names, in the order of these.
fn tables(folder: &Path, ending: &str) -> Result<Vec<(String, String)>, Box<dyn Error>> {
    let mut tables = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|known| known == ending) {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            tables.push((name.into_owned(), fs::read_to_string(&path)?));
        }
    }
    tables.sort();
    Ok(tables)
}
