//! The names and codes of all items, for the few that a catalog rule has to name: in memory while they are few, else in a file.

use crate::rules::Texts;
use std::cell::RefCell;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom, Write};

/// What is held in memory before a file is used.
const HELD: usize = 16 << 20;

/// Text that is written once and read in pieces.
#[derive(Default)]
pub struct Names {
    held: String,
    written: u64,
    file: RefCell<Option<File>>,
}

impl Names {
    /// Keeps a text; says at which byte of all it begins.
    pub fn keep(&mut self, text: &str) -> u64 {
        let start = self.written + self.held.len() as u64;
        self.held.push_str(text);
        if self.held.len() > HELD {
            self.put_away();
        }
        start
    }

    /// Moves what is held to the file; without one it stays held.
    fn put_away(&mut self) {
        let mut file = self.file.borrow_mut();
        if file.is_none() && self.written == 0 {
            *file = tempfile::tempfile().ok();
        }
        let Some(file) = file.as_mut() else { return };
        if file.seek(SeekFrom::Start(self.written)).is_ok()
            && file.write_all(self.held.as_bytes()).is_ok()
        {
            self.written += self.held.len() as u64;
            self.held.clear();
        }
    }
}

impl Texts for Names {
    fn text(&self, start: u64, len: usize) -> String {
        if let Some(at) = start.checked_sub(self.written) {
            return self
                .held
                .get(at as usize..at as usize + len)
                .unwrap_or("")
                .to_owned();
        }
        let mut bytes = vec![0; len];
        let mut file = self.file.borrow_mut();
        let read = file.as_mut().map(|file| {
            file.seek(SeekFrom::Start(start))
                .and_then(|_| file.read_exact(&mut bytes))
        });
        match read {
            Some(Ok(())) => String::from_utf8_lossy(&bytes).into_owned(),
            _ => String::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_comes_back_from_memory_and_from_the_file() {
        let mut names = Names::default();
        let long = "事项".repeat(HELD / 12);
        let first = names.keep("劳务派遣经营许可");
        let starts: Vec<u64> = (0..4).map(|_| names.keep(&long)).collect();
        let last = names.keep("取水许可");
        assert!(names.written > 0, "the file is used");
        assert_eq!(names.text(first, 24), "劳务派遣经营许可");
        assert_eq!(names.text(starts[2] + 6, 12), "事项事项");
        assert_eq!(names.text(last, 12), "取水许可");
    }
}
