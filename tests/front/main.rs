//! The front of the project: its README and the picture in it say what the program says.

mod picture;
mod readme;
mod rules;
mod svg;

use std::path::{Path, PathBuf};
use std::process::Command;

/// The day all runs judge by, so that they print the same on every day.
const TODAY: &str = "2026-11-22";

/// The file or folder at `path` below the project.
fn below(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// What the program prints when it is run in `folder`.
fn printed(folder: &str, arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_shixiang"));
    for name in ["LC_ALL", "LC_MESSAGES", "LANG", "COLUMNS", "NO_COLOR"] {
        command.env_remove(name);
    }
    let run = command
        .args(arguments)
        .args(["--as-of", TODAY])
        .current_dir(below(folder))
        .output()
        .expect("it runs");
    String::from_utf8(run.stdout).expect("it is UTF-8")
}

/// Holds the file at `path` against what it should say, or with `SHIXIANG_BLESS` set writes that into it.
fn hold(path: &str, right: &str) {
    let file = below(path);
    // Git may check text out with the line ends of Windows.
    let said = std::fs::read_to_string(&file).map(|text| text.replace("\r\n", "\n"));
    if said.is_ok_and(|said| said == right) {
        return;
    }
    assert!(
        std::env::var_os("SHIXIANG_BLESS").is_some(),
        "{path} is not what the program says now: run `SHIXIANG_BLESS=1 cargo test --test front` and look at the change"
    );
    std::fs::write(file, right).expect("it can be written");
}
