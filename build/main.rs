//! Reads the vocabulary in `data/` with the library's own code and writes it as Rust, so
//! that a program that starts has nothing to read. A table that is wrong stops the build
//! with a message that names its file and line.

// Of the library's code a part is of use here.
#![allow(dead_code, unused_imports, unused_macros)]

#[path = "../src/error.rs"]
mod error;
#[path = "../src/normalize/mod.rs"]
mod normalize;
#[path = "../src/number"]
mod number {
    pub mod role;
}
#[path = "../src/tsv.rs"]
mod tsv;
#[path = "../src/value"]
mod value {
    pub mod evidence;
    pub mod kind;
    pub mod modifier;
}
#[path = "../src/vocabulary"]
mod vocabulary {
    pub mod class;
    pub mod cues;
    pub mod entry;
    #[path = "../../build/read.rs"]
    pub mod read;
    pub mod set;
    pub mod tables;
    pub mod trie;
    pub mod words;
    #[path = "../../build/write.rs"]
    pub mod write;
}

use std::{collections::HashMap, env, error::Error, fs, path::Path};

use tsv::Table;
use vocabulary::{tables::Vocabulary, write::Named};

fn main() -> Result<(), Box<dyn Error>> {
    for folder in ["build", "data", "src/vocabulary"] {
        println!("cargo::rerun-if-changed={folder}");
    }
    let data = Path::new("data");
    let mut vocabulary = Vocabulary::default();
    let mut named = Named::default();
    for (name, text) in tables(&data.join("words"))? {
        let name = format!("data/words/{name}");
        named.read(
            &mut vocabulary,
            Table {
                name: &name,
                text: &text,
            },
        )?;
    }
    let tables: HashMap<String, String> = tables(data)?.into_iter().collect();
    vocabulary.read(|file| Table {
        name: file,
        text: tables.get(file).map_or("", String::as_str),
    })?;
    let out = Path::new(&env::var("OUT_DIR")?).join("vocabulary.rs");
    fs::write(out, named.write(&vocabulary)?)?;
    Ok(())
}

/// The tables of a folder with their names, in the order of these.
fn tables(folder: &Path) -> Result<Vec<(String, String)>, Box<dyn Error>> {
    let mut tables = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "tsv") {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            tables.push((name.into_owned(), fs::read_to_string(&path)?));
        }
    }
    tables.sort();
    Ok(tables)
}
