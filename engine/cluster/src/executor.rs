//! An executor: reads articles.

use std::{net::IpAddr, path::PathBuf, sync::Arc};

use ballista_core::config::TaskSchedulingPolicy;
use ballista_executor::executor_process::{ExecutorProcessConfig, start_executor_process};
use clap::Args;
use datafusion::{
    common::{Result, exec_datafusion_err},
    error::DataFusionError,
};

use crate::functions::{check, function_registry};

/// Whom an executor works for, and with what.
#[derive(Args, Clone, Debug)]
pub struct Executor {
    /// The scheduler
    #[arg(long, value_name = "HOST:PORT", default_value = "localhost:50050")]
    pub scheduler: String,
    /// The address that others fetch results from
    #[arg(long, value_name = "IP", default_value = "127.0.0.1")]
    pub bind: IpAddr,
    /// What others call this machine; else the address
    #[arg(long, value_name = "HOST")]
    pub host: Option<String>,
    /// The port that others fetch results from
    #[arg(long, default_value_t = 50051)]
    pub port: u16,
    /// Tasks at a time; without it as many as there are cores
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    pub cores: usize,
    /// A folder for what tasks give, until it is fetched; else one in the system's place for such
    #[arg(long, value_name = "FOLDER")]
    pub work: Option<PathBuf>,
    /// Memory that all its tasks have for sorting and grouping, in MiB; else a share of what
    /// there is
    #[arg(long, value_name = "MIB")]
    pub memory: Option<u64>,
    /// Seconds in which the scheduler has to be there
    #[arg(long, value_name = "SECONDS", default_value_t = 60)]
    pub wait: u16,
}

impl Executor {
    /// Works until the process ends.
    ///
    /// # Errors
    ///
    /// When it does not know the functions, or finds no scheduler.
    pub async fn run(&self) -> Result<()> {
        let registry = function_registry();
        check("executor", &registry)?;
        let scheduler = self.scheduler.rsplit_once(':');
        let scheduler = scheduler.and_then(|(host, port)| Some((host, port.parse().ok()?)));
        let (host, port) = scheduler.ok_or_else(|| {
            let given = &self.scheduler;
            exec_datafusion_err!("{given}: not the address of a scheduler, such as localhost:50050")
        })?;
        if let Some(folder) = &self.work {
            std::fs::create_dir_all(folder)?;
        }
        let config = ExecutorProcessConfig {
            bind_host: self.bind.to_string(),
            external_host: self.host.clone(),
            port: self.port,
            scheduler_host: host.to_owned(),
            scheduler_port: port,
            scheduler_connect_timeout_seconds: self.wait,
            vcores: self.cores,
            task_scheduling_policy: TaskSchedulingPolicy::PullStaged,
            work_dir: self
                .work
                .as_ref()
                .map(|folder| folder.display().to_string()),
            memory_pool_size: self.memory.map(|mebibytes| mebibytes << 20),
            // What a job left behind is of no use a day later.
            job_data_ttl_seconds: 24 * 3600,
            job_data_clean_up_interval_seconds: 600,
            override_function_registry: Some(Arc::new(registry)),
            ..ExecutorProcessConfig::default()
        };
        start_executor_process(Arc::new(config))
            .await
            .map_err(|error| DataFusionError::External(Box::new(error)))
    }
}
