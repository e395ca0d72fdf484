//! A server that reads what is posted to it: `POST /facts?published=2018-10-10`, a text in,
//! its record out.

use std::env;

use axum::{
    Json, Router,
    extract::{Query, State},
    http::StatusCode,
    routing::post,
};
use bantin::{Analyzer, Options, PublishedAt, record::ArticleRecord};
use serde::Deserialize;
use tokio::{net::TcpListener, runtime::Runtime, task};

#[derive(Deserialize)]
struct Asked {
    id: Option<String>,
    published: Option<String>,
}

type Answer = Result<Json<ArticleRecord>, (StatusCode, String)>;

async fn facts(
    State(analyzer): State<Analyzer>,
    Query(asked): Query<Asked>,
    text: String,
) -> Answer {
    let published = asked.published.as_deref().map(str::parse::<PublishedAt>);
    let published = published.transpose();
    let published = published.map_err(|error| (StatusCode::BAD_REQUEST, error.to_string()))?;
    // Reading keeps a core busy, which the threads that answer should not wait for.
    let read = move || {
        let id = asked.id.as_deref().unwrap_or("posted");
        analyzer.analyze(&text, published).record(id)
    };
    let record = task::spawn_blocking(read).await;
    let record = record.map_err(|error| (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()))?;
    Ok(Json(record))
}

fn main() -> std::io::Result<()> {
    let address = env::args().nth(1).unwrap_or("127.0.0.1:8080".to_owned());
    // One analyzer for all requests: to clone it is cheap.
    let analyzer = Analyzer::new().options(Options::new().findings(true));
    let router = Router::new()
        .route("/facts", post(facts))
        .with_state(analyzer);
    Runtime::new()?.block_on(async {
        let listener = TcpListener::bind(address).await?;
        println!("http://{}/facts", listener.local_addr()?);
        axum::serve(listener, router).await
    })
}
