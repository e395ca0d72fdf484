//! Chromium without a window, spoken to through two pipes in its DevTools protocol.

use std::{
    env,
    io::{BufRead, BufReader, Write},
    path::{Path, PathBuf},
    process::{Child, ChildStdin, Command, Stdio},
    sync::mpsc::{self, Receiver},
    thread,
    time::Duration,
};

use serde_json::{Value, json};

/// A browser with one page.
pub struct Browser {
    child: Child,
    requests: ChildStdin,
    answers: Receiver<Value>,
    session: Option<String>,
    last: u64,
    events: Vec<Value>,
    _profile: Folder,
}

/// A folder of its own that goes with its owner.
pub struct Folder(pub PathBuf);

impl Folder {
    pub fn new(name: &str) -> Self {
        let path = env::temp_dir().join(format!("bantin-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).expect("a folder");
        Folder(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// An answer takes no longer, unless the machine is very busy.
const PATIENCE: Duration = Duration::from_secs(120);

impl Browser {
    /// Opens `page` in a window of `width` pixels; none where there is no Chromium, and then
    /// it says so.
    pub fn open(name: &str, page: &Path, width: u32) -> Option<Self> {
        let Some(program) = program() else {
            eprintln!("skipped: there is no chromium (Debian: apt-get install chromium)");
            return None;
        };
        let profile = Folder::new(&format!("profile-{name}"));
        let mut child = Command::new("sh")
            // It reads requests from 3 and writes answers to 4.
            .args(["-c", "exec \"$@\" 3<&0 4>&1 0</dev/null 1>&2", "sh"])
            .arg(program)
            .args([
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--remote-debugging-pipe",
            ])
            .arg(format!("--user-data-dir={}", profile.0.display()))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("sh runs");
        let requests = child.stdin.take().expect("a pipe");
        let answers = listen(child.stdout.take().expect("a pipe"));
        let mut browser = Browser {
            child,
            requests,
            answers,
            session: None,
            last: 0,
            events: Vec::new(),
            _profile: profile,
        };
        browser.start(page, width);
        Some(browser)
    }

    fn start(&mut self, page: &Path, width: u32) {
        let target = self.call("Target.createTarget", json!({"url": "about:blank"}));
        let target = &target["targetId"];
        let session = self.call(
            "Target.attachToTarget",
            json!({"targetId": target, "flatten": true}),
        );
        self.session = session["sessionId"].as_str().map(str::to_owned);
        for domain in ["Page", "Runtime", "Log", "Network"] {
            self.call(&format!("{domain}.enable"), json!({}));
        }
        self.width(width);
        let page = page.canonicalize().expect("the page is there");
        self.call(
            "Page.navigate",
            json!({"url": format!("file://{}", page.display())}),
        );
        while !self
            .events
            .iter()
            .any(|event| event["method"] == "Page.loadEventFired")
        {
            let event = self.next();
            self.events.push(event);
        }
    }

    fn next(&self) -> Value {
        self.answers
            .recv_timeout(PATIENCE)
            .expect("chromium answers")
    }

    /// Calls a method of the protocol.
    pub fn call(&mut self, method: &str, params: Value) -> Value {
        self.last += 1;
        let mut request = json!({"id": self.last, "method": method, "params": params});
        if let Some(session) = &self.session {
            request["sessionId"] = json!(session);
        }
        let mut bytes = serde_json::to_vec(&request).expect("JSON");
        bytes.push(0);
        self.requests.write_all(&bytes).expect("chromium reads");
        loop {
            let mut answer = self.next();
            if answer["id"] == self.last {
                assert!(answer["error"].is_null(), "{method}: {}", answer["error"]);
                return answer["result"].take();
            }
            self.events.push(answer);
        }
    }

    /// What an expression of JavaScript is, awaited.
    pub fn ask(&mut self, expression: &str) -> Value {
        let params = json!({"expression": expression, "awaitPromise": true, "returnByValue": true});
        let mut answer = self.call("Runtime.evaluate", params);
        let failed = &answer["exceptionDetails"];
        assert!(failed.is_null(), "{expression}: {failed}");
        answer["result"]["value"].take()
    }

    /// The same, as a number.
    pub fn number(&mut self, expression: &str) -> u64 {
        let value = self.ask(expression);
        value
            .as_u64()
            .unwrap_or_else(|| panic!("{expression}: {value}"))
    }

    /// The same, as text.
    pub fn text(&mut self, expression: &str) -> String {
        let value = self.ask(expression);
        let text = value.as_str();
        text.unwrap_or_else(|| panic!("{expression}: {value}"))
            .to_owned()
    }

    /// Waits until an expression is true.
    pub fn wait(&mut self, expression: &str) {
        for _ in 0..400 {
            if self.ask(expression) == true {
                return;
            }
            thread::sleep(Duration::from_millis(25));
        }
        panic!("never: {expression}");
    }

    /// Makes the window `width` pixels wide.
    pub fn width(&mut self, width: u32) {
        let params =
            json!({"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500});
        self.call("Emulation.setDeviceMetricsOverride", params);
    }

    /// Prefers a light or a dark page.
    pub fn prefer(&mut self, scheme: &str) {
        let features = json!([{"name": "prefers-color-scheme", "value": scheme}]);
        self.call("Emulation.setEmulatedMedia", json!({"features": features}));
    }

    /// Presses a key and lets it go.
    pub fn key(&mut self, key: &str) {
        let text = match key {
            "Enter" => "\r",
            one if one.len() == 1 => one,
            _ => "",
        };
        for kind in ["keyDown", "keyUp"] {
            let mut params = json!({"type": kind, "key": key, "code": key});
            if kind == "keyDown" && !text.is_empty() {
                params["text"] = json!(text);
            }
            if key == "Tab" {
                params["windowsVirtualKeyCode"] = json!(9);
            }
            self.call("Input.dispatchKeyEvent", params);
        }
    }

    /// Moves the mouse to the middle of an element's first line, and clicks where `click`.
    pub fn point(&mut self, element: &str, click: bool) {
        let place = self.ask(&format!(
            "(() => {{ const rect = {element}.getClientRects()[0]; \
             return [rect.left + rect.width / 2, rect.top + rect.height / 2]; }})()"
        ));
        let events: &[&str] = if click {
            &["mouseMoved", "mousePressed", "mouseReleased"]
        } else {
            &["mouseMoved"]
        };
        for kind in events {
            let button = if *kind == "mouseMoved" {
                "none"
            } else {
                "left"
            };
            let params = json!({"type": kind, "x": place[0], "y": place[1], "button": button, "clickCount": 1});
            self.call("Input.dispatchMouseEvent", params);
        }
    }

    /// What the page has complained of, and what it has asked of a network.
    pub fn complaints(&mut self) -> Vec<String> {
        self.ask("new Promise(done => setTimeout(done, 50))");
        let complaint = |event: &Value| match event["method"].as_str()? {
            "Runtime.exceptionThrown" | "Log.entryAdded" | "Runtime.consoleAPICalled" => {
                Some(event["params"].to_string())
            }
            "Network.requestWillBeSent" => {
                let url = event["params"]["request"]["url"].as_str()?;
                let own = url.starts_with("file:") || url.starts_with("data:");
                (!own).then(|| url.to_owned())
            }
            _ => None,
        };
        self.events.iter().filter_map(complaint).collect()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self
            .requests
            .write_all(b"{\"id\":0,\"method\":\"Browser.close\"}\0");
        for _ in 0..100 {
            if matches!(self.child.try_wait(), Ok(Some(_))) {
                return;
            }
            thread::sleep(Duration::from_millis(20));
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Takes what comes, so that a browser that says nothing can be given up.
fn listen(answers: impl std::io::Read + Send + 'static) -> Receiver<Value> {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        for answer in BufReader::new(answers).split(0).map_while(Result::ok) {
            let answer = serde_json::from_slice(&answer).expect("JSON");
            if sender.send(answer).is_err() {
                break;
            }
        }
    });
    receiver
}

fn program() -> Option<PathBuf> {
    let names = [
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
    ];
    let folders: Vec<PathBuf> = env::split_paths(&env::var_os("PATH")?).collect();
    let paths = names
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    paths.into_iter().find(|path| path.is_file())
}
