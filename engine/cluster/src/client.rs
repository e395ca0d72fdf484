//! A client: a session whose queries a cluster runs.

use std::time::Duration;

use ballista::prelude::{SessionConfigExt, SessionContextExt};
use bantin_datafusion::{NAMES, register_all};
use bantin_sql::Query;
use clap::Args;
use datafusion::{
    common::{Result, exec_datafusion_err, plan_err},
    error::DataFusionError,
    execution::SessionStateBuilder,
    prelude::SessionContext,
};
use tokio::{
    net::TcpStream,
    time::{sleep, timeout},
};

use crate::functions::check;

/// A query, and the cluster that runs it.
#[derive(Args, Clone, Debug)]
pub struct Client {
    /// The scheduler
    #[arg(long, value_name = "HOST:PORT", default_value = "localhost:50050")]
    pub scheduler: String,
    /// Into how many parts work is cut: a few times the cores of all executors
    #[arg(long, value_name = "N", default_value_t = 16, value_parser = clap::value_parser!(u16).range(1..))]
    pub parts: u16,
    /// The query, and where its rows go
    #[command(flatten)]
    pub query: Query,
}

impl Client {
    /// Runs the query.
    ///
    /// # Errors
    ///
    /// When no scheduler is there, when a role of the cluster does not know the functions, when
    /// the query is wrong or fails.
    pub async fn run(&self) -> Result<()> {
        if self.query.tables.is_empty() {
            return plan_err!(
                "no files: the sample articles are in this process, where no executor sees them"
            );
        }
        let context = session(&self.scheduler, self.parts.into()).await?;
        match self.query.run(&context).await {
            Err(error) if is_of_the_cluster(&error) => Err(self.explain(error).await),
            ran => ran,
        }
    }

    /// The error, with what it comes of where that is the scheduler.
    async fn explain(&self, error: DataFusionError) -> DataFusionError {
        // A process that dies takes no calls a moment after it has dropped those it had.
        sleep(Duration::from_millis(500)).await;
        match reachable(&self.scheduler).await {
            Ok(()) => error,
            Err(gone) => {
                let gone = format!("{}; no output was written", gone.strip_backtrace());
                DataFusionError::Context(gone, Box::new(error))
            }
        }
    }
}

/// Whether it is no error of the query itself.
fn is_of_the_cluster(error: &DataFusionError) -> bool {
    !matches!(
        error.find_root(),
        DataFusionError::Plan(_) | DataFusionError::SQL(..) | DataFusionError::SchemaError(..)
    )
}

/// A session on a cluster whose scheduler and executors know the functions.
///
/// # Errors
///
/// When no scheduler is there, or one of the roles does not know the functions.
pub async fn session(scheduler: &str, parts: usize) -> Result<SessionContext> {
    reachable(scheduler).await?;
    let config =
        SessionConfigExt::upgrade_for_ballista(bantin_sql::config()).with_target_partitions(parts);
    let state = SessionStateBuilder::new()
        .with_default_features()
        .with_config(config)
        .build();
    let mut context =
        SessionContext::remote_with_state(&format!("df://{scheduler}"), state).await?;
    // What was registered before is replaced by the step above.
    register_all(&mut context)?;
    check("client", &context)?;
    probe(scheduler, &context).await?;
    Ok(context)
}

/// Whether somebody listens there.
async fn reachable(scheduler: &str) -> Result<()> {
    let connected = timeout(Duration::from_secs(10), TcpStream::connect(scheduler)).await;
    let why = match connected {
        Ok(Ok(_)) => return Ok(()),
        Ok(Err(error)) => error.to_string(),
        Err(_) => "no answer in 10 seconds".to_owned(),
    };
    Err(exec_datafusion_err!("no scheduler at {scheduler}: {why}"))
}

/// Has each function called once on the cluster. The argument is a column, so that the call
/// cannot be reckoned here.
async fn probe(scheduler: &str, context: &SessionContext) -> Result<()> {
    let calls = NAMES.map(|name| format!("{name}(text) IS NULL"));
    let sql = format!(
        "SELECT {} FROM (VALUES ('1')) AS t (text)",
        calls.join(", ")
    );
    let ran = async { context.sql(&sql).await?.collect().await }.await;
    let Err(error) = ran else { return Ok(()) };
    let told = error.to_string();
    // What a registry and a codec say of a function that they do not know.
    let missing = NAMES.iter().find(|name| {
        let (one, other) = (format!("UDF named \"{name}\""), format!("function {name}"));
        told.contains(&one) || told.contains(&other)
    });
    let Some(name) = missing else {
        return Err(error);
    };
    let role = match told.contains("Could not parse plan") {
        true => "the scheduler",
        false => "an executor",
    };
    Err(exec_datafusion_err!(
        "{role} of the cluster at {scheduler} does not know {name}: start it with \
         `bantin-cluster` of this version"
    ))
}
