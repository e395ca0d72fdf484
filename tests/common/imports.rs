//! What a source file imports, read off its lines as rustfmt leaves them: `use`, and
//! paths in code; not comments, nor what is built for tests alone.

/// A path in the code.
pub struct Import {
    pub line: usize,
    /// The module that it stands in, also one within the file: `token::letters::simd::x86`.
    pub scope: String,
    pub path: Vec<String>,
    /// What it is called from there on, if it stands in a `use`.
    pub name: Option<String>,
}

pub struct Source {
    pub imports: Vec<Import>,
    /// Whether it does more than pass names on.
    pub defines: bool,
}

/// Reads the file of `module`.
pub fn read(module: &str, text: &str) -> Source {
    const DEFINE: [&str; 7] = ["const", "enum", "fn", "static", "struct", "trait", "type"];
    let (mut imports, mut defines) = (Vec::new(), false);
    let indent_of = |line: &str| line.len() - line.trim_start().len();
    let code = text.lines().map(|line| line.split("//").next());
    let mut lines = (1..).zip(code.map(Option::unwrap_or_default));
    // The modules around, each with how far its first line is indented.
    let mut scopes = vec![(usize::MAX, module.to_owned())];
    while let Some((line, code)) = lines.next() {
        let (indent, scope) = (indent_of(code), scopes[scopes.len() - 1].1.clone());
        let words: Vec<&str> = code.split_whitespace().collect();
        if words == ["#[cfg(test)]"] {
            lines.find(|(_, last)| indent_of(last) == indent && last.ends_with(['}', ';']));
        } else if let [.., "mod", name, "{"] = words[..] {
            scopes.push((indent, format!("{scope}::{name}")));
        } else if words == ["}"] {
            scopes.pop_if(|(first, _)| *first == indent);
        } else if let Some(at) = words.iter().position(|word| *word == "use") {
            let mut tree = words[at + 1..].join(" ");
            while !tree.contains(';') {
                tree += lines.next().map_or(";", |(_, code)| code);
            }
            imports.extend(branches(&tree).into_iter().map(|branch| {
                Import {
                    line,
                    scope: scope.clone(),
                    path: branch
                        .split(|part| part == "as")
                        .next()
                        .unwrap_or_default()
                        .to_vec(),
                    name: branch.into_iter().rfind(|part| part != "self"),
                }
            }));
        } else {
            defines |= words.iter().any(|word| DEFINE.contains(word));
            let pieces = code.split(|c: char| !c.is_alphanumeric() && !"_$:".contains(c));
            // `pub(in super::super)` imports nothing.
            let paths = pieces.filter(|piece| piece.contains("::") && !piece.ends_with("super"));
            imports.extend(paths.map(|path| Import {
                line,
                scope: scope.clone(),
                path: path.split("::").map(String::from).collect(),
                name: None,
            }));
        }
    }
    Source { imports, defines }
}

/// The paths of a `use`, which ends in a semicolon.
fn branches(tree: &str) -> Vec<Vec<String>> {
    let mut spaced = tree.replace("::", " ");
    for sign in ["{", "}", ",", ";"] {
        spaced = spaced.replace(sign, &format!(" {sign} "));
    }
    let (mut found, mut path, mut starts) = (Vec::new(), Vec::new(), vec![0]);
    for word in spaced.split_whitespace() {
        match word {
            "{" => starts.push(path.len()),
            "," | "}" | ";" => {
                if path.len() > starts[starts.len() - 1] {
                    found.push(path.clone());
                }
                starts.pop_if(|_| word == "}");
                path.truncate(starts[starts.len() - 1]);
            }
            part => path.push(part.to_owned()),
        }
    }
    found
}
