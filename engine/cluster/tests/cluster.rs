//! One scheduler and two executors give what the library gives, also when one of them dies.

mod common;

use std::{
    collections::BTreeMap,
    fs,
    net::SocketAddr,
    path::Path,
    process::Stdio,
    sync::Arc,
    time::{Duration, Instant},
};

use ballista_core::config::TaskSchedulingPolicy;
use ballista_executor::executor_process::{ExecutorProcessConfig, start_executor_process};
use ballista_scheduler::{
    cluster::BallistaCluster, config::SchedulerConfig, scheduler_process::start_server,
};
use bantin::Analyzer;
use bantin_arrow::FactLists;
use bantin_cluster::Scheduler;
use common::{Articles, Cluster, alone, articles, free_port, parquet, rows, samples, wait};
use datafusion::arrow::array::{Array, AsArray};

const BY_KIND: &str = "SELECT f.kind, count(*) AS n \
    FROM (SELECT unnest(vn_facts(text)) AS f FROM articles) GROUP BY f.kind ORDER BY f.kind";

/// How many facts of each kind the library finds.
fn by_kind(articles: &Articles) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    let mut worker = Analyzer::new().worker();
    for (_, text) in articles {
        for fact in worker.analyze(text, None).facts {
            *counts.entry(fact.kind().name().to_owned()).or_default() += 1;
        }
    }
    counts
}

/// The same from a CSV of a cluster.
fn counted(path: &Path) -> BTreeMap<String, usize> {
    let text = fs::read_to_string(path).expect("an output");
    let rows = text.lines().skip(1).map(|row| {
        let (kind, count) = row.split_once(',').expect("two columns");
        (kind.to_owned(), count.parse().expect("a number"))
    });
    rows.collect()
}

#[test]
fn facts_are_those_of_the_library() {
    let _alone = alone();
    let (cluster, articles) = (Cluster::start("same", 2), articles());
    let table = cluster.folder.join("articles.parquet");
    parquet(&articles, &table);
    let mut worker = Analyzer::new().worker();
    let texts: BTreeMap<&str, &str> = articles.iter().map(|(id, text)| (&**id, &**text)).collect();
    assert_eq!(texts.len(), articles.len(), "ids are unique");

    let output = cluster.folder.join("facts.parquet");
    let sql = "SELECT id, vn_facts(text) AS facts FROM articles";
    let start = Instant::now();
    cluster.run(sql, &table, &output);
    let took = start.elapsed();
    let mut seen = 0;
    for batch in rows(&output) {
        let (ids, facts) = (batch.column(0).as_string::<i32>(), batch.column(1));
        let mut expected = FactLists::default();
        for id in ids.iter().flatten() {
            let analysis = worker.analyze(texts[id], None);
            expected.push(&analysis).expect("a short text");
        }
        assert_eq!(facts.as_list::<i32>(), &expected.finish());
        seen += ids.len();
    }
    assert_eq!(seen, articles.len());

    let output = cluster.folder.join("kinds.csv");
    cluster.run(BY_KIND, &table, &output);
    assert_eq!(counted(&output), by_kind(&articles));
    let bytes: usize = articles.iter().map(|(_, text)| text.len()).sum();
    let memory: Vec<_> = cluster.executors.iter().map(|e| e.most_memory()).collect();
    println!("{seen} articles, {bytes} bytes, {took:?}; most memory of executors: {memory:?}");
    for executor in 0..2 {
        assert!(has_worked(&cluster, executor), "executor {executor}");
    }
}

/// Whether an executor has done a task.
fn has_worked(cluster: &Cluster, executor: usize) -> bool {
    let Ok(jobs) = fs::read_dir(cluster.work(executor)) else {
        return false;
    };
    jobs.flatten().any(|job| job.path().is_dir())
}

/// Articles enough for a job to be in the middle of.
fn long(cluster: &Cluster) -> (Articles, std::path::PathBuf) {
    let articles = samples(600);
    let table = cluster.folder.join("articles.parquet");
    parquet(&articles, &table);
    (articles, table)
}

#[test]
fn an_executor_that_is_killed_changes_nothing() {
    let _alone = alone();
    let mut cluster = Cluster::start("executor", 2);
    let (articles, table) = long(&cluster);
    let output = cluster.folder.join("kinds.csv");
    let mut client = cluster.client(BY_KIND, &table, &output);
    let mut client = client.spawn().expect("a process");
    wait("both have done a task", || {
        has_worked(&cluster, 0) && has_worked(&cluster, 1)
    });
    cluster.executors[0].kill();
    assert!(
        client.try_wait().expect("a state").is_none(),
        "the job was over already"
    );
    let ended = client.wait_with_output().expect("an end");
    assert!(
        ended.status.success(),
        "{}",
        String::from_utf8_lossy(&ended.stderr)
    );
    assert_eq!(counted(&output), by_kind(&articles));
}

#[test]
fn a_scheduler_that_is_killed_is_told_and_nothing_is_written() {
    let _alone = alone();
    let mut cluster = Cluster::start("scheduler", 2);
    let (_, table) = long(&cluster);
    let output = cluster.folder.join("kinds.csv");
    let mut client = cluster.client(BY_KIND, &table, &output);
    let mut client = client.stdout(Stdio::piped()).spawn().expect("a process");
    wait("both have done a task", || {
        has_worked(&cluster, 0) && has_worked(&cluster, 1)
    });
    cluster.scheduler.kill();
    assert!(
        client.try_wait().expect("a state").is_none(),
        "the job was over already"
    );
    let ended = client.wait_with_output().expect("an end");
    let told = String::from_utf8_lossy(&ended.stderr);
    assert!(!ended.status.success(), "{told}");
    let expected = format!("no scheduler at {}", cluster.address);
    assert!(
        told.contains(&expected) && told.contains("no output was written"),
        "{told}"
    );
    assert!(ended.stdout.is_empty());
    let left = fs::read_dir(&cluster.folder).expect("a folder").flatten();
    let left: Vec<_> = left.map(|file| file.file_name()).collect();
    let is_output = |name: &std::ffi::OsString| name.to_string_lossy().starts_with("kinds");
    assert!(!left.iter().any(is_output), "{left:?}");
}

#[test]
fn executors_write_what_is_copied() {
    let _alone = alone();
    let cluster = Cluster::start("copy", 2);
    let (articles, table) = (samples(3), cluster.folder.join("articles.parquet"));
    parquet(&articles, &table);
    let to = cluster.folder.join("facts");
    let sql = format!(
        "COPY (SELECT id, vn_facts(text) AS facts FROM articles) TO '{}/' STORED AS PARQUET",
        to.display()
    );
    cluster.run(&sql, &table, &cluster.folder.join("count.csv"));
    let files = fs::read_dir(&to).expect("files").flatten();
    let batches = files.flat_map(|file| rows(&file.path()));
    assert_eq!(
        batches.map(|rows| rows.num_rows()).sum::<usize>(),
        articles.len()
    );
}

#[test]
fn wrong_queries_and_files_are_told() {
    let _alone = alone();
    let cluster = Cluster::start("wrong", 1);
    let table = cluster.folder.join("articles.parquet");
    parquet(&samples(1), &table);
    let output = cluster.folder.join("out.csv");
    for (sql, why) in [
        (
            "SELECT vn_facts(1) AS n FROM articles",
            "vn_facts takes a text",
        ),
        (
            "SELECT vn_facts(text) AS facts FROM articles",
            "CSV has no place for",
        ),
        ("SELECT nothing FROM articles", "nothing"),
    ] {
        let ended = cluster
            .client(sql, &table, &output)
            .output()
            .expect("a process");
        let told = String::from_utf8_lossy(&ended.stderr);
        assert!(
            !ended.status.success() && told.contains(why),
            "{sql}: {told}"
        );
    }
}

#[test]
fn who_does_not_know_the_functions_is_told() {
    let _alone = alone();
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let of = |port: u16| SocketAddr::from(([127, 0, 0, 1], port));

    // A scheduler as Ballista has it.
    let port = free_port();
    runtime.spawn(async move {
        let config = SchedulerConfig {
            bind_port: port,
            scheduling_policy: TaskSchedulingPolicy::PullStaged,
            ..SchedulerConfig::default()
        };
        let cluster = BallistaCluster::new_from_config(&config).await;
        start_server(cluster.expect("a cluster"), of(port), Arc::new(config)).await
    });
    common::wait_for(&of(port).to_string());
    let told = refused(&runtime, port);
    assert!(told.contains("the scheduler of the cluster"), "{told}");

    // An executor as Ballista has it.
    let port = free_port();
    let scheduler = Scheduler {
        bind: of(port),
        host: "localhost".to_owned(),
        dead_after: 8,
    };
    runtime.spawn(async move { scheduler.run().await });
    common::wait_for(&of(port).to_string());
    let work = common::folder("unknowing").display().to_string();
    runtime.spawn(start_executor_process(Arc::new(ExecutorProcessConfig {
        scheduler_port: port,
        port: free_port(),
        vcores: 1,
        task_scheduling_policy: TaskSchedulingPolicy::PullStaged,
        work_dir: Some(work),
        ..ExecutorProcessConfig::default()
    })));
    let told = refused(&runtime, port);
    assert!(told.contains("an executor of the cluster"), "{told}");
    runtime.shutdown_timeout(Duration::from_secs(1));
}

fn refused(runtime: &tokio::runtime::Runtime, port: u16) -> String {
    let address = format!("127.0.0.1:{port}");
    let session = bantin_cluster::session(&address, 2);
    let error = runtime
        .block_on(session)
        .err()
        .expect("functions are missing");
    let told = error.strip_backtrace();
    assert!(
        told.contains("does not know vn_") && told.contains("bantin-cluster"),
        "{told}"
    );
    told
}

#[test]
fn no_scheduler_is_told_at_once() {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let address = format!("127.0.0.1:{}", free_port());
    let session = bantin_cluster::session(&address, 2);
    let error = runtime.block_on(session).err().expect("nobody is there");
    let told = error.strip_backtrace();
    assert!(
        told.contains(&format!("no scheduler at {address}")),
        "{told}"
    );
}
