//! The arrows of the house: no circle of imports among the files of `src/`, none
//! among the modules of a folder, and each module imports only from those before it.
//!
//! A name that a file passes on counts for the file that defines it.

#[path = "common/imports.rs"]
mod imports;

use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};
use std::{fs, iter, path::Path};

use imports::Import;

/// The modules of the crate: each may import from those before it.
const ORDER: &str = "span error tsv offsets value normalize encoding calendar number token word language \
                     plain sentence article vocabulary tape phrase grammar judge settle findings facts \
                     options analyzer learn context record extend explain judgements stages html";

/// From node to node, with the first import that makes the arrow.
type Graph = BTreeMap<String, BTreeMap<String, String>>;

#[derive(Default)]
struct House {
    /// The path of each module that has a file: of `token::scan` it is `token/scan.rs`.
    paths: BTreeMap<String, String>,
    /// Modules that do more than pass names on.
    defining: BTreeSet<String>,
    /// What `use` gives a name, by module and name.
    names: HashMap<(String, String), Vec<String>>,
    files: Graph,
    /// By folder, its modules.
    folders: BTreeMap<String, Graph>,
}

impl House {
    fn new(sources: impl IntoIterator<Item = (String, String)>) -> House {
        let (mut house, mut imports) = (House::default(), Vec::new());
        for (path, text) in sources {
            let mut parts: Vec<&str> = path.trim_end_matches(".rs").split('/').collect();
            parts.pop_if(|last| matches!(*last, "mod" | "lib"));
            let module = parts.join("::");
            let source = imports::read(&module, &text);
            imports.extend(source.imports);
            if source.defines {
                house.defining.insert(module.clone());
            }
            house.paths.insert(module, path);
        }
        for import in &imports {
            if let Some(name) = &import.name {
                let key = (import.scope.clone(), name.clone());
                house.names.insert(key, import.path.clone());
            }
        }
        imports.iter().for_each(|import| house.draw(import));
        house
    }

    /// Draws the arrow from file to file, and that from module to module of a folder.
    fn draw(&mut self, import: &Import) {
        let Some(to) = self.resolve(&import.scope, &import.path, 0) else {
            return;
        };
        let from = self.file_of(&import.scope);
        let path = import.path.join("::");
        let place = format!("src/{}:{}: {path}", self.paths[&from], import.line);
        let draw = |graph: &mut Graph, from: &str, to: &str| {
            let arrows = graph.entry(from.into()).or_default();
            arrows.entry(to.into()).or_insert(place.clone());
        };
        // `*` of a file that passes names on may be any of them.
        if from != to && (self.defining.contains(&to) || path.ends_with('*')) {
            draw(&mut self.files, &from, &to);
        }
        let (a, b): (Vec<_>, Vec<_>) = (from.split("::").collect(), to.split("::").collect());
        let shared = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
        // Where one is in the folder of the other, they are no siblings.
        let siblings = a.get(shared).zip(b.get(shared));
        if let Some((one, other)) = siblings.filter(|_| !from.is_empty() && !to.is_empty()) {
            let folder = self.folders.entry(a[..shared].join("::"));
            draw(folder.or_default(), one, other);
        }
    }

    /// The module that `path` in `scope` leads to; none if it is of another crate.
    fn resolve(&self, scope: &str, path: &[String], depth: usize) -> Option<String> {
        let mut module = scope.to_owned();
        for (at, part) in path.iter().enumerate() {
            let inner = format!("{module}::{part}");
            let inner = inner.trim_start_matches("::");
            match part.as_str() {
                "crate" | "$crate" => module.clear(),
                "super" => module = parent(&module),
                "self" => {}
                _ if self.paths.contains_key(inner) => module = inner.to_owned(),
                _ => {
                    let bound = self.names.get(&(module.clone(), part.clone()));
                    let found = bound.filter(|_| depth < 8).and_then(|bound| {
                        let path = [bound, &path[at + 1..]].concat();
                        self.resolve(&module, &path, depth + 1)
                    });
                    return found.or((at > 0).then(|| self.file_of(&module)));
                }
            }
        }
        Some(self.file_of(&module))
    }

    /// The module with a file of its own that `scope` is, or is in.
    fn file_of(&self, scope: &str) -> String {
        let mut around = iter::successors(Some(scope.to_owned()), |inner| Some(parent(inner)));
        around
            .find(|module| self.paths.contains_key(module))
            .unwrap_or_default()
    }

    /// Imports against [`ORDER`].
    fn against_order(&self) -> Vec<String> {
        let place = |module: &str| ORDER.split(' ').position(|known| known == module);
        let mut found = Vec::new();
        for (from, arrows) in self.folders.get("").into_iter().flatten() {
            for (to, import) in arrows {
                if place(to).is_none_or(|to| Some(to) >= place(from)) {
                    found.push(format!("{from} is not behind {to} in ORDER: {import}"));
                }
            }
        }
        found
    }
}

fn parent(module: &str) -> String {
    module.rsplit_once("::").unwrap_or_default().0.into()
}

/// A shortest circle through each node that is the first of one, as its imports.
fn circles(graph: &Graph) -> Vec<String> {
    let mut found = Vec::new();
    for start in graph.keys() {
        let (mut came, mut queue) = (HashMap::new(), VecDeque::from([start]));
        while let Some(from) = queue.pop_front() {
            for (to, import) in graph.get(from).into_iter().flatten() {
                // Circles through a node before have been told.
                if to >= start && !came.contains_key(to) {
                    came.insert(to, (from, import.as_str()));
                    queue.push_back(to);
                }
            }
        }
        let (mut at, mut imports) = (start, Vec::new());
        while let Some((from, import)) = came.remove(at) {
            imports.insert(0, import);
            at = from;
        }
        if !imports.is_empty() {
            found.push(imports.join("\n  "));
        }
    }
    found
}

fn house() -> House {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let (mut paths, mut sources) = (vec![root.clone()], Vec::new());
    while let Some(path) = paths.pop() {
        if path.is_dir() {
            let entries = fs::read_dir(path).unwrap();
            paths.extend(entries.map(|entry| entry.unwrap().path()));
        } else if path.extension().is_some_and(|end| end == "rs") {
            let name = path.strip_prefix(&root).unwrap().to_string_lossy();
            sources.push((name.replace('\\', "/"), fs::read_to_string(&path).unwrap()));
        }
    }
    House::new(sources)
}

fn assert_none(found: &[String], advice: &str) {
    assert!(found.is_empty(), "{advice}\n{}\n", found.join("\n"));
}

#[test]
fn nothing_imports_in_a_circle() {
    let house = house();
    let graphs = house.folders.values().chain([&house.files]);
    let advice = "What these share belongs in a file below them, what needs both in one above:";
    assert_none(&graphs.flat_map(circles).collect::<Vec<_>>(), advice);
}

#[test]
fn modules_import_from_those_before_them() {
    let advice = "Move what is imported down, or what imports it up:";
    assert_none(&house().against_order(), advice);
}

#[test]
fn sees_the_circles_of_an_invented_house() {
    let sources = "lib.rs
mod token;
pub use token::A;

token/mod.rs
pub use {a::A, b::B as C, c::D};

token/a.rs
use super::{C, b::{self}};
pub struct A;

token/b.rs
// use super::c::C;
fn b() { crate::A::new() }
#[cfg(test)]
mod tests {
    use super::super::c::C;
}

token/c.rs
use crate::{token, word::W};
pub struct D;

word.rs
mod inner {
    use super::super::token;
    pub(in super::super) fn w() { token::D }
}";
    let sources = sources
        .split("\n\n")
        .map(|file| file.split_once('\n').unwrap());
    let house = House::new(sources.map(|(path, text)| (path.into(), text.into())));
    let a_b = "src/token/a.rs:1: super::C\n  src/token/b.rs:2: crate::A::new".to_owned();
    let c_word = "src/token/c.rs:1: crate::word::W".to_owned();
    let word_c = "\n  src/word.rs:3: token::D";
    let word_token = "\n  src/word.rs:2: super::super::token";
    assert_eq!(
        circles(&house.files),
        [a_b.clone(), c_word.clone() + word_c]
    );
    assert_eq!(circles(&house.folders["token"]), [a_b]);
    assert_eq!(circles(&house.folders[""]), [c_word.clone() + word_token]);
    let wrong = format!("token is not behind word in ORDER: {c_word}");
    assert_eq!(house.against_order(), [wrong]);
}
