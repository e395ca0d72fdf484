//! The scheduler: cuts queries into tasks, and knows who is at work on which.

use std::{net::SocketAddr, sync::Arc};

use ballista_core::{config::TaskSchedulingPolicy, utils::default_config_producer};
use ballista_scheduler::{
    cluster::BallistaCluster,
    config::{SchedulerConfig, TaskDistributionPolicy},
    scheduler_process::start_server,
};
use clap::Args;
use datafusion::{
    common::{Result, plan_datafusion_err},
    error::DataFusionError,
};

use crate::functions::{check, session_builder};

/// Where a scheduler listens, and how long it waits for executors.
#[derive(Args, Clone, Debug)]
pub struct Scheduler {
    /// The address that it listens at
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:50050")]
    pub bind: SocketAddr,
    /// What others call this machine
    #[arg(long, value_name = "HOST", default_value = "localhost")]
    pub host: String,
    /// Seconds without a sign of life after which an executor is dead, and its work is done anew
    #[arg(long, value_name = "SECONDS", default_value_t = 30, value_parser = clap::value_parser!(u64).range(6..))]
    pub dead_after: u64,
}

impl Scheduler {
    /// Listens until the process ends.
    ///
    /// # Errors
    ///
    /// When it does not know the functions, or cannot listen.
    pub async fn run(&self) -> Result<()> {
        let probe = session_builder(default_config_producer())?;
        check("scheduler", &probe)?;
        let config = SchedulerConfig {
            bind_host: self.bind.ip().to_string(),
            bind_port: self.bind.port(),
            external_host: self.host.clone(),
            // An executor that asks for work needs no port of its own for that, and each time
            // that it asks is a sign of life.
            scheduling_policy: TaskSchedulingPolicy::PullStaged,
            task_distribution: TaskDistributionPolicy::RoundRobin,
            executor_timeout_seconds: self.dead_after,
            expire_dead_executor_interval_seconds: (self.dead_after / 3).max(1),
            no_executors_grace_period_seconds: self.dead_after,
            override_session_builder: Some(Arc::new(session_builder)),
            ..SchedulerConfig::default()
        };
        let cluster = BallistaCluster::new_from_config(&config)
            .await
            .map_err(|error| DataFusionError::External(Box::new(error)))?;
        eprintln!("bantin-cluster: scheduler at {}", self.bind);
        start_server(cluster, self.bind, Arc::new(config))
            .await
            .map_err(|error| plan_datafusion_err!("cannot listen at {}: {error}", self.bind))
    }
}
