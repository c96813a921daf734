//! What tests of the whole share: made catalogs, and a folder that goes away.

// Each test uses a part of it.
#![allow(dead_code, unused_imports)]

#[path = "../../benches/generate/mod.rs"]
pub mod generate;

pub mod formats;
pub mod hostile;
pub mod paper;
pub mod run;
pub mod seen;
pub mod whole;

use std::path::{Path, PathBuf};

/// A fresh folder below the build's own temporary folder, removed when dropped.
pub struct Scratch(PathBuf);

impl Scratch {
    /// A folder for the test `name`; no two tests share a name.
    pub fn new(name: &str) -> Scratch {
        let folder =
            Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("the build's temporary folder can be written");
        Scratch(folder)
    }

    /// The folder.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What is left over is cleaned with the build.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
