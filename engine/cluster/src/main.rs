//! `bantin-cluster`: SQL over Vietnamese news on several machines.

use std::process::ExitCode;

use bantin_cluster::{Client, Executor, Scheduler};
use clap::{Parser, Subcommand};

/// SQL over Vietnamese news on several machines: one scheduler, any number of executors, and a
/// client, all with the functions of bantin-sql
#[derive(Debug, Parser)]
#[command(name = "bantin-cluster", version)]
struct Options {
    #[command(subcommand)]
    role: Role,
}

#[derive(Debug, Subcommand)]
enum Role {
    /// Cuts queries into tasks; one for a cluster
    Scheduler(Scheduler),
    /// Works on tasks; one for a machine
    Executor(Executor),
    /// Runs a query on a cluster, as bantin-sql does in a process of its own
    Sql(Box<Client>),
}

fn main() -> ExitCode {
    let filter = env_logger::Env::default().default_filter_or("warn");
    env_logger::Builder::from_env(filter).init();
    let options = Options::parse();
    // Plans are trees that are walked by recursion.
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .thread_stack_size(32 << 20)
        .build();
    let ran = runtime.map_err(Into::into).and_then(|runtime| {
        runtime.block_on(async {
            match &options.role {
                Role::Scheduler(scheduler) => scheduler.run().await,
                Role::Executor(executor) => executor.run().await,
                Role::Sql(client) => client.run().await,
            }
        })
    });
    match ran {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bantin-cluster: {}", error.strip_backtrace());
            ExitCode::FAILURE
        }
    }
}
