//! Finds `hòa bình` however it is typed: `cargo run --example search`.

use bantin_tantivy::WordTokenizer;
use tantivy::{
    Index, TantivyDocument, TantivyError,
    collector::TopDocs,
    doc,
    query::QueryParser,
    schema::{IndexRecordOption, STORED, Schema, TextFieldIndexing, TextOptions, Value},
};

const HEADLINES: [&str; 4] = [
    "Hội nghị vì hòa bình họp tại Hà Nội",
    "Nông dân Hoà Bình được mùa cam",
    "Trồng hoa trong bình gốm",
    "Giá vàng tăng mạnh",
];

/// The headlines that a query finds.
fn search(queries: &[&str]) -> Result<Vec<Vec<String>>, TantivyError> {
    let indexing = TextFieldIndexing::default()
        .set_tokenizer("vi")
        .set_index_option(IndexRecordOption::WithFreqsAndPositions);
    let mut schema = Schema::builder();
    let headline = schema.add_text_field(
        "headline",
        TextOptions::default().set_indexing_options(indexing) | STORED,
    );
    let index = Index::create_in_ram(schema.build());
    index
        .tokenizers()
        .register("vi", WordTokenizer::default().plain(true));

    let mut writer = index.writer_with_num_threads::<TantivyDocument>(1, 15_000_000)?;
    for text in HEADLINES {
        writer.add_document(doc!(headline => text))?;
    }
    writer.commit()?;

    let searcher = index.reader()?.searcher();
    let parser = QueryParser::for_index(&index, vec![headline]);
    let find = |query: &&str| {
        // In quotes, so that its words are looked for side by side.
        let query = parser.parse_query(&format!("\"{query}\""))?;
        let found = searcher.search(&query, &TopDocs::with_limit(10).order_by_score())?;
        let mut headlines = Vec::new();
        for (_, address) in found {
            let document: TantivyDocument = searcher.doc(address)?;
            let text = document
                .get_first(headline)
                .and_then(|value| value.as_str());
            headlines.push(text.unwrap_or_default().to_owned());
        }
        headlines.sort();
        Ok(headlines)
    };
    queries.iter().map(find).collect()
}

fn main() -> Result<(), TantivyError> {
    let queries = ["hoà bình", "hòa bình", "HOA BINH", "hoa binh", "hoa"];
    for (query, found) in queries.iter().zip(search(&queries)?) {
        println!("{query}: {}", found.join(" | "));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #[test]
    fn it_is_found_however_it_is_typed() {
        let peace = [
            super::HEADLINES[0].to_owned(),
            super::HEADLINES[1].to_owned(),
        ];
        let queries = ["hoà bình", "hòa bình", "HOA BINH", "hoa binh", "Hòa Bình"];
        for (query, found) in queries.iter().zip(super::search(&queries).unwrap()) {
            assert_eq!(found, peace, "{query}");
        }
        let others = super::search(&["bình hoa", "giá vàng", "gia vang"]).unwrap();
        assert_eq!(others[0], [""; 0]);
        assert_eq!(others[1], others[2]);
        assert_eq!(others[1], [super::HEADLINES[3]]);
    }
}
