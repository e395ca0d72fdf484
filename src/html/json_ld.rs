//! JSON-LD: what `NewsArticle` and its kin say of the article.

use std::collections::HashMap;

use serde_json::Value;

use super::head::Head;

/// Takes what a script says of an article, where it is still open.
pub(super) fn read(script: &str, head: &mut Head) {
    // Some write line ends into strings, or a comment around all.
    let script: String = script
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    let behind = script.find("CDATA[").map_or(0, |at| at + "CDATA[".len());
    let from = script[behind..].find(['{', '[']);
    let Some(from) = from.map(|from| behind + from) else {
        return;
    };
    let mut values = serde_json::Deserializer::from_str(&script[from..]).into_iter::<Value>();
    match values.next() {
        Some(Ok(value)) => {
            let mut named = HashMap::new();
            names_of_ids(&value, &mut named, 0);
            walk(&value, &named, head, 0);
        }
        _ => broken(&script[from..], head),
    }
}

/// What a script says that is no JSON, as with a quotation mark in a headline or a comma too
/// many: the first string behind each key. The headline may be what is wrong.
fn broken(script: &str, head: &mut Head) {
    let of_article = ["Article\"", "BlogPosting\""];
    if !of_article.iter().any(|kind| script.contains(kind)) {
        return;
    }
    let behind = |key: &str| {
        let at = script.find(&format!("\"{key}\""))?;
        Some(&script[at + key.len() + 2..])
    };
    // The name of a person or a paper stands in an object of its own.
    let name = |key: &str| {
        let object = behind(key)?;
        let end = object.find('}').map_or(object.len(), |end| end + 1);
        let at = object[..end].find("\"name\"")?;
        text(&object[at + "\"name\"".len()..end])
    };
    head.published(behind("datePublished").and_then(text));
    head.byline(name("author"));
    head.section(behind("articleSection").and_then(text));
    head.source(name("publisher"));
}

/// The string that follows: its last quotation mark stands before a comma or a bracket.
fn text(behind: &str) -> Option<String> {
    let value = behind.trim_start().strip_prefix(':')?;
    // The first of several sections.
    let value = value.trim_start_matches(|c: char| c == '[' || c.is_whitespace());
    let value = value.strip_prefix('"')?;
    let ends = |at: &usize| value[at + 1..].trim_start().starts_with([',', '}', ']']);
    let end = value.match_indices('"').map(|(at, _)| at).find(ends)?;
    Some(value[..end].replace("\\\"", "\"").replace("\\/", "/"))
}

/// The names of what a graph speaks of by its id.
fn names_of_ids<'v>(value: &'v Value, named: &mut Named<'v>, depth: usize) {
    if depth > DEPTH {
        return;
    }
    match value {
        Value::Array(values) => {
            let inner = values.iter();
            inner.for_each(|value| names_of_ids(value, named, depth + 1));
        }
        Value::Object(fields) => {
            if let (Some(id), Some(name)) = (value["@id"].as_str(), value["name"].as_str()) {
                named.insert(id, name);
            }
            if let Some(graph) = fields.get("@graph") {
                names_of_ids(graph, named, depth + 1);
            }
        }
        _ => {}
    }
}

type Named<'v> = HashMap<&'v str, &'v str>;

/// Deeper no article is.
const DEPTH: usize = 8;

/// Looks for an article in arrays and graphs.
fn walk(value: &Value, named: &Named, head: &mut Head, depth: usize) {
    if depth > DEPTH {
        return;
    }
    match value {
        Value::Array(values) => {
            let inner = values.iter();
            inner.for_each(|value| walk(value, named, head, depth + 1));
        }
        Value::Object(fields) if is_article(&value["@type"]) => {
            head.title(string(&value["headline"]).or_else(|| string(&value["name"])));
            head.published(instant(&value["datePublished"]));
            head.byline(names(&value["author"], named));
            head.section(first(&value["articleSection"]));
            head.source(names(&value["publisher"], named));
            if let Some(inner) = fields.get("mainEntity") {
                walk(inner, named, head, depth + 1);
            }
        }
        Value::Object(fields) => {
            for name in ["@graph", "mainEntity"] {
                if let Some(inner) = fields.get(name) {
                    walk(inner, named, head, depth + 1);
                }
            }
        }
        _ => {}
    }
}

fn is_article(kind: &Value) -> bool {
    match kind {
        Value::Array(kinds) => kinds.iter().any(is_article),
        Value::String(kind) => {
            let name = kind.rsplit(['/', ':']).next().unwrap_or(kind);
            name.ends_with("Article") || name.ends_with("Posting") || name == "Report"
        }
        _ => false,
    }
}

fn string(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

/// A time as it is written, or in seconds or milliseconds.
fn instant(value: &Value) -> Option<String> {
    string(value).or_else(|| value.as_i64().map(|number| number.to_string()))
}

fn first(value: &Value) -> Option<String> {
    match value {
        Value::Array(values) => values.iter().find_map(string),
        _ => string(value),
    }
}

/// The names of persons or an organization.
fn names(value: &Value, named: &Named) -> Option<String> {
    let names: Vec<String> = match value {
        Value::Array(values) => values
            .iter()
            .filter_map(|value| names(value, named))
            .collect(),
        Value::Object(_) => {
            let told = || {
                named
                    .get(value["@id"].as_str()?)
                    .map(|name| (*name).to_owned())
            };
            return string(&value["name"]).or_else(told);
        }
        _ => return string(value),
    };
    (!names.is_empty()).then(|| names.join(", "))
}
