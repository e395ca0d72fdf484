//! JSON-LD: what `NewsArticle` and its kin say of the article.

use serde_json::Value;

use super::head::Head;

/// Takes what a script says of an article, where it is still open.
pub(super) fn read(script: &str, head: &mut Head) {
    // Some write line ends into strings, or a comment around all.
    let script: String = script
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    let Some(from) = script.find(['{', '[']) else {
        return;
    };
    let mut values = serde_json::Deserializer::from_str(&script[from..]).into_iter::<Value>();
    if let Some(Ok(value)) = values.next() {
        walk(&value, head, 0);
    }
}

/// Looks for an article in arrays and graphs.
fn walk(value: &Value, head: &mut Head, depth: usize) {
    /// Deeper no article is.
    const DEPTH: usize = 8;
    if depth > DEPTH {
        return;
    }
    match value {
        Value::Array(values) => values.iter().for_each(|value| walk(value, head, depth + 1)),
        Value::Object(fields) if is_article(&value["@type"]) => {
            head.title(string(&value["headline"]).or_else(|| string(&value["name"])));
            head.published(instant(&value["datePublished"]));
            head.byline(names(&value["author"]));
            head.section(first(&value["articleSection"]));
            head.source(names(&value["publisher"]));
            if let Some(inner) = fields.get("mainEntity") {
                walk(inner, head, depth + 1);
            }
        }
        Value::Object(fields) => {
            for name in ["@graph", "mainEntity"] {
                if let Some(inner) = fields.get(name) {
                    walk(inner, head, depth + 1);
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
fn names(value: &Value) -> Option<String> {
    let names: Vec<String> = match value {
        Value::Array(values) => values.iter().filter_map(names).collect(),
        Value::Object(_) => return string(&value["name"]),
        _ => return string(value),
    };
    (!names.is_empty()).then(|| names.join(", "))
}
