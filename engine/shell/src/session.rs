//! A session, and the statements that it runs.

use bantin_datafusion::{BATCH_ROWS, register_all};
use datafusion::{
    common::{Result, plan_err},
    dataframe::DataFrame,
    prelude::{SessionConfig, SessionContext},
    sql::parser::DFParser,
};

use crate::{files::Files, malformed::located, output::Output};

/// What sessions are set to, here and on a cluster.
pub fn config() -> SessionConfig {
    let mut config = SessionConfig::new()
        .with_information_schema(true)
        .with_batch_size(BATCH_ROWS);
    // What is read of an article costs so much that a small file is worth several cores.
    config.options_mut().optimizer.repartition_file_min_size = 1 << 20;
    config
}

/// A session of this process that knows the functions; on so many cores, or on all.
///
/// # Errors
///
/// None that a user could make.
pub fn session(partitions: Option<usize>) -> Result<SessionContext> {
    let mut config = config();
    if let Some(partitions) = partitions {
        config = config.with_target_partitions(partitions);
    }
    let mut context = SessionContext::new_with_config(config);
    register_all(&mut context)?;
    Ok(context)
}

/// Runs the statements of `sql`, and writes the rows of the last one.
///
/// # Errors
///
/// When the statements are wrong, when reading or writing fails.
pub async fn run(
    context: &SessionContext,
    sql: &str,
    tables: &[Files],
    output: &Output,
) -> Result<()> {
    let ran = statements(context, sql, output).await;
    ran.map_err(|error| located(error, tables))
}

async fn statements(context: &SessionContext, sql: &str, output: &Output) -> Result<()> {
    let mut statements = DFParser::parse_sql(sql)?;
    let Some(last) = statements.pop_back() else {
        return plan_err!("no statement: give one, as in `SELECT id FROM articles`");
    };
    for statement in statements {
        frame(context, statement).await?.collect().await?;
    }
    let rows = frame(context, last).await?;
    output.check(rows.schema().inner())?;
    output.write(rows.execute_stream().await?).await
}

async fn frame(
    context: &SessionContext,
    statement: datafusion::sql::parser::Statement,
) -> Result<DataFrame> {
    let state = context.state();
    let plan = state.statement_to_plan(statement).await?;
    context.execute_logical_plan(plan).await
}
