//! Runs the program on files from strangers, and watches what it takes.

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How long one run may take.
pub const PATIENCE: Duration = Duration::from_secs(30);
/// How much memory one run may hold.
pub const MEMORY_MIB: u64 = 1024;

/// How a run ended.
#[derive(Debug)]
pub struct Ran {
    /// The exit code; `None` for a signal.
    pub code: Option<i32>,
    /// What was said on standard error.
    pub said: String,
    /// The JSON report.
    pub report: Value,
    /// The most memory held; 0 where the system does not tell.
    pub mib: u64,
}

/// Checks these paths. The program is stopped, and the test fails, when it takes too long.
pub fn run(folder: &Path, paths: &[&Path]) -> Ran {
    let (out, err) = (folder.join("report.json"), folder.join("stderr.txt"));
    let child = Command::new(env!("CARGO_BIN_EXE_shixiang"))
        .args([
            "check",
            "--lang",
            "zh",
            "--as-of",
            "2026-11-22",
            "--threads",
            "2",
            "--output",
        ])
        .arg(format!("json={}", out.display()))
        .args(paths)
        .env_remove("RUST_BACKTRACE")
        .stdout(Stdio::null())
        .stderr(std::fs::File::create(&err).expect("the scratch folder can be written"))
        .spawn()
        .expect("it starts");
    let (code, mib) = ended(child, paths);
    let report = std::fs::read(&out).unwrap_or_default();
    // The next run is not to find this one's report.
    let _ = std::fs::remove_file(&out);
    Ran {
        code,
        said: std::fs::read_to_string(&err).unwrap_or_default(),
        report: serde_json::from_slice(&report).unwrap_or(Value::Null),
        mib,
    }
}

#[cfg(unix)]
fn ended(mut child: Child, paths: &[&Path]) -> (Option<i32>, u64) {
    let begun = Instant::now();
    let id = child.id() as libc::pid_t;
    let mut status = 0;
    // SAFETY: all zeroes is a value of this plain struct.
    let mut usage: libc::rusage = unsafe { std::mem::zeroed() };
    loop {
        // SAFETY: the child is ours and not waited for elsewhere; both pointers are to locals.
        let done = unsafe { libc::wait4(id, &mut status, libc::WNOHANG, &mut usage) };
        if done == id {
            break;
        }
        if begun.elapsed() > PATIENCE {
            let _ = child.kill();
            panic!("{paths:?} takes longer than {PATIENCE:?}");
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    let code = libc::WIFEXITED(status).then(|| libc::WEXITSTATUS(status));
    (code, usage.ru_maxrss as u64 >> 10)
}

#[cfg(not(unix))]
fn ended(mut child: Child, paths: &[&Path]) -> (Option<i32>, u64) {
    let begun = Instant::now();
    loop {
        if let Some(status) = child.try_wait().expect("the child is ours") {
            return (status.code(), 0);
        }
        if begun.elapsed() > PATIENCE {
            let _ = child.kill();
            panic!("{paths:?} takes longer than {PATIENCE:?}");
        }
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// A guide in order, beside which a hostile file is read.
pub fn good(folder: &Path) -> PathBuf {
    let path = folder.join("good.yaml");
    let text = "事项名称: 食品经营许可\n承诺办结时限: 5个工作日\n到办事现场次数: 1次\n";
    std::fs::write(&path, text).expect("the scratch folder can be written");
    path
}

/// Checks one hostile path alone and beside a good file: it ends in a message, and harms nothing else. Gives its status.
pub fn survives(folder: &Path, path: &Path) -> String {
    let shown = path.display();
    let alone = run(folder, &[path]);
    let source = &alone.report["sources"][0];
    let status = source["status"].as_str().unwrap_or("refused").to_owned();
    calm(&alone, &shown.to_string());
    match status.as_str() {
        // The whole run is refused, with a word on the standard error.
        "refused" => assert!(
            alone.code == Some(3) && !alone.said.is_empty(),
            "{shown}: {alone:?}"
        ),
        "unreadable" => assert!(
            alone.code == Some(4) && source["message"].is_string(),
            "{shown}: {alone:?}"
        ),
        "no-items" => assert_eq!(alone.code, Some(3), "{shown}: {alone:?}"),
        _ => {}
    }
    let good = good(folder);
    let both = run(folder, &[path, &good]);
    calm(&both, &format!("{shown} beside a good file"));
    if status == "refused" {
        return status;
    }
    let sources = both.report["sources"].as_array().expect("sources");
    let other = sources.last().expect("the good file");
    assert_eq!(
        (&other["status"], &other["items"]),
        (&"read".into(), &1.into()),
        "{shown}"
    );
    status
}

/// It ended by itself, in its bounds, and without words about a panic.
fn calm(ran: &Ran, what: &str) {
    assert!(matches!(ran.code, Some(0 | 1 | 3 | 4)), "{what}: {ran:?}");
    assert!(!ran.said.contains("panicked"), "{what}: {}", ran.said);
    assert!(ran.mib < MEMORY_MIB, "{what}: {} MiB", ran.mib);
}
