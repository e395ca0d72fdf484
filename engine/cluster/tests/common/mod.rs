//! A cluster of processes on this machine, and articles for it.

use std::{
    fs::{self, File},
    net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    thread::sleep,
    time::{Duration, Instant},
};

use datafusion::{
    arrow::array::{ArrayRef, RecordBatch, StringArray},
    parquet::{
        arrow::{ArrowWriter, arrow_reader::ParquetRecordBatchReaderBuilder},
        file::properties::WriterProperties,
    },
};

const PROGRAM: &str = env!("CARGO_BIN_EXE_bantin-cluster");

/// Clusters are measured by the clock: one at a time.
pub fn alone() -> MutexGuard<'static, ()> {
    static ALONE: Mutex<()> = Mutex::new(());
    ALONE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A process that does not outlive its test.
pub struct Process(Child);

impl Process {
    pub fn start(arguments: &[&str]) -> Process {
        let mut command = Command::new(PROGRAM);
        command
            .args(arguments)
            .stdin(Stdio::null())
            .env("RUST_LOG", "off");
        Process(command.spawn().expect("a process"))
    }

    /// The most memory that it had, as Linux tells it.
    pub fn most_memory(&self) -> String {
        let status = fs::read_to_string(format!("/proc/{}/status", self.0.id()));
        let status = status.unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        line.unwrap_or("unknown").trim().to_owned()
    }

    /// As `kill -9` does.
    pub fn kill(&mut self) {
        self.0.kill().expect("it lives");
        self.0.wait().expect("it was started here");
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A scheduler and its executors.
pub struct Cluster {
    pub address: String,
    pub scheduler: Process,
    pub executors: Vec<Process>,
    pub folder: PathBuf,
}

impl Cluster {
    /// One scheduler and so many executors of one core.
    pub fn start(name: &str, executors: usize) -> Cluster {
        let folder = folder(name);
        let address = format!("127.0.0.1:{}", free_port());
        let scheduler = Process::start(&["scheduler", "--bind", &address, "--dead-after", "8"]);
        wait_for(&address);
        let executors = (0..executors).map(|number| executor(&address, &folder, number));
        Cluster {
            executors: executors.collect(),
            scheduler,
            folder: folder.clone(),
            address,
        }
    }

    /// Where an executor keeps what it has done.
    pub fn work(&self, executor: usize) -> PathBuf {
        self.folder.join(format!("work{executor}"))
    }

    /// A client with this query, which writes to a file.
    pub fn client(&self, sql: &str, articles: &Path, output: &Path) -> Command {
        let mut command = Command::new(PROGRAM);
        command
            .args(["sql", "--scheduler", &self.address, "-o"])
            .args([output.as_os_str(), sql.as_ref(), articles.as_os_str()])
            .env("RUST_LOG", "off")
            .stdin(Stdio::null())
            .stderr(Stdio::piped());
        command
    }

    /// Runs a query whose rows go to a file.
    pub fn run(&self, sql: &str, articles: &Path, output: &Path) {
        let ran = self.client(sql, articles, output).output();
        let ran = ran.expect("a process");
        let told = String::from_utf8_lossy(&ran.stderr);
        assert!(ran.status.success(), "{told}");
    }
}

fn executor(address: &str, folder: &Path, number: usize) -> Process {
    let port = free_port().to_string();
    let work = folder.join(format!("work{number}")).display().to_string();
    let executor = Process::start(&[
        "executor",
        "--scheduler",
        address,
        "--port",
        &port,
        "--cores",
        "1",
        "--work",
        &work,
    ]);
    wait_for(&format!("127.0.0.1:{port}"));
    executor
}

pub fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
    listener
        .local_addr()
        .map(|at: SocketAddr| at.port())
        .expect("an address")
}

/// Waits until somebody listens.
pub fn wait_for(address: &str) {
    wait("somebody listens", || TcpStream::connect(address).is_ok());
}

/// Waits until it is so.
pub fn wait(what: &str, mut is: impl FnMut() -> bool) {
    let start = Instant::now();
    while !is() {
        assert!(
            start.elapsed() < Duration::from_secs(300),
            "not so in 5 minutes: {what}"
        );
        sleep(Duration::from_millis(20));
    }
}

/// An empty folder of this name.
pub fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// Ids and texts of articles.
pub type Articles = Vec<(String, String)>;

/// The sample articles, again and again.
pub fn samples(times: usize) -> Articles {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/samples");
    let files = fs::read_dir(folder).expect("the samples");
    let mut files: Vec<_> = files.map(|file| file.expect("a file").path()).collect();
    files.retain(|path| path.extension().is_some_and(|end| end == "txt"));
    files.sort();
    let texts = files
        .iter()
        .map(|path| fs::read_to_string(path).expect("a sample"));
    let texts: Vec<String> = texts.collect();
    let rows = (0..times).flat_map(|time| texts.iter().map(move |text| (time, text)));
    let rows = rows.enumerate();
    rows.map(|(row, (_, text))| (format!("{row:06}"), text.clone()))
        .collect()
}

/// Articles of the corpus beside the project where it is: all of them with `CI_FULL=1`, else
/// some. Without it the samples.
pub fn articles() -> Articles {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus/news.jsonl");
    let full = std::env::var("CI_FULL").is_ok_and(|full| full == "1");
    let Ok(lines) = fs::read_to_string(corpus) else {
        return samples(40);
    };
    let most = if full { usize::MAX } else { 700 };
    let article = |line: &str| {
        let article: serde_json::Value = serde_json::from_str(line).expect("an article");
        let of = |name: &str| article[name].as_str().expect("a string").to_owned();
        (of("id"), of("text"))
    };
    lines.lines().take(most).map(article).collect()
}

/// Writes them as Parquet that several executors can share: in small groups, and not packed, so
/// that texts that come again are not stored once.
pub fn parquet(articles: &Articles, path: &Path) {
    let column = |of: fn(&(String, String)) -> &String| -> ArrayRef {
        Arc::new(StringArray::from_iter_values(articles.iter().map(of)))
    };
    let columns = [
        ("id", column(|(id, _)| id)),
        ("text", column(|(_, text)| text)),
    ];
    let rows = RecordBatch::try_from_iter(columns).expect("columns of one length");
    let properties = WriterProperties::builder()
        .set_max_row_group_row_count(Some(100))
        .set_dictionary_enabled(false)
        .build();
    let file = File::create(path).expect("a file");
    let mut writer = ArrowWriter::try_new(file, rows.schema(), Some(properties)).expect("a file");
    writer.write(&rows).expect("rows");
    writer.close().expect("a file");
}

/// The rows of a Parquet file.
pub fn rows(path: &Path) -> Vec<RecordBatch> {
    let file = File::open(path).expect("a file");
    let reader = ParquetRecordBatchReaderBuilder::try_new(file).expect("Parquet");
    let reader = reader.build().expect("Parquet");
    reader.map(|rows| rows.expect("rows")).collect()
}
