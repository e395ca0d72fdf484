//! The ways in which a key may stand in a text.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    token::{TokenKind, tokens},
    word::{
        hash,
        key::{class_of, key_into},
    },
};

/// The ways to write a key in NFC, each with its class.
pub(crate) fn spellings(key: &str) -> BTreeMap<String, u8> {
    let mut forms = BTreeSet::from([key.to_owned()]);
    const ALIKE: [(&str, &str); 27] = [
        ("òa", "oà"),
        ("óa", "oá"),
        ("ỏa", "oả"),
        ("õa", "oã"),
        ("ọa", "oạ"),
        ("òe", "oè"),
        ("óe", "oé"),
        ("ỏe", "oẻ"),
        ("õe", "oẽ"),
        ("ọe", "oẹ"),
        ("ùy", "uỳ"),
        ("úy", "uý"),
        ("ủy", "uỷ"),
        ("ũy", "uỹ"),
        ("ụy", "uỵ"),
        ("i", "y"),
        ("í", "ý"),
        ("ì", "ỳ"),
        ("ỉ", "ỷ"),
        ("ĩ", "ỹ"),
        ("ị", "ỵ"),
        ("y", "i"),
        ("ý", "í"),
        ("ỳ", "ì"),
        ("ỷ", "ỉ"),
        ("ỹ", "ĩ"),
        ("ỵ", "ị"),
    ];
    for (old, new) in ALIKE {
        if let Some(head) = key.strip_suffix(old) {
            forms.insert(format!("{head}{new}"));
        }
    }
    let mut out = BTreeMap::new();
    for form in forms {
        let mut title = String::new();
        let mut chars = form.chars();
        title.extend(chars.next().into_iter().flat_map(char::to_uppercase));
        title.push_str(chars.as_str());
        for surface in [form.clone(), title, form.to_uppercase()] {
            let mut scanned = tokens(&surface);
            let mut back = String::new();
            key_into(&surface, &mut back);
            let whole = scanned.next().filter(|t| t.span.len() == surface.len());
            // An abbreviation keeps its stop only where text goes on.
            let kind = whole
                .map(|t| t.kind)
                .or(surface.ends_with('.').then_some(TokenKind::Symbol));
            let fits = surface.len() <= hash::SURFACE && back == key;
            use TokenKind::{Foreign, Punct, Syllable, Symbol};
            let spelled = |k: &TokenKind| matches!(k, Syllable | Foreign | Symbol | Punct);
            if let Some(kind) = kind.filter(|k| fits && spelled(k)) {
                let class = class_of(&surface, kind, key);
                out.insert(surface, class);
            }
        }
    }
    out
}
