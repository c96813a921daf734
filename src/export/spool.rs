//! Bytes written once and read once: in memory while they are few, else in a file that nobody else sees.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};

/// What is held in memory before a file is used.
const HELD: usize = 4 << 20;

/// Bytes on their way.
#[derive(Default)]
pub struct Spool {
    held: Vec<u8>,
    file: Option<File>,
}

impl Spool {
    /// The end, to write to. [`Spool::settle`] is called when a whole piece stands there.
    pub fn end(&mut self) -> &mut Vec<u8> {
        &mut self.held
    }

    /// Moves what is held to the file, once it is much.
    ///
    /// # Errors
    /// When the temporary folder takes no more.
    pub fn settle(&mut self) -> io::Result<()> {
        if self.held.len() > HELD {
            self.put_away()?;
        }
        Ok(())
    }

    fn put_away(&mut self) -> io::Result<()> {
        let file = match &mut self.file {
            Some(file) => file,
            None => self.file.insert(tempfile::tempfile()?),
        };
        file.write_all(&self.held)?;
        self.held.clear();
        Ok(())
    }

    /// Bytes held in memory.
    pub fn weight(&self) -> usize {
        self.held.len()
    }

    /// Gives all of it to a writer.
    ///
    /// # Errors
    /// When it cannot be read back, or the writer fails.
    pub fn pour(self, out: &mut dyn Write) -> io::Result<()> {
        if let Some(mut file) = self.file {
            file.seek(SeekFrom::Start(0))?;
            io::copy(&mut file, out)?;
        }
        out.write_all(&self.held)
    }

    /// All of it, to read.
    ///
    /// # Errors
    /// When the file cannot be gone back in.
    pub fn read(mut self) -> io::Result<Box<dyn Read>> {
        let held = io::Cursor::new(std::mem::take(&mut self.held));
        Ok(match self.file {
            Some(mut file) => {
                file.seek(SeekFrom::Start(0))?;
                Box::new(io::BufReader::with_capacity(1 << 18, file).chain(held))
            }
            None => Box::new(held),
        })
    }
}

impl Write for Spool {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.held.extend_from_slice(bytes);
        self.settle()?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_in_comes_out_from_memory_and_from_a_file() {
        for count in [3, 3 << 20] {
            let mut spool = Spool::default();
            for _ in 0..count {
                spool.write_all(b"abc").expect("it can be written");
            }
            assert_eq!(spool.file.is_some(), count > HELD / 3);
            let mut out = Vec::new();
            spool.pour(&mut out).expect("it can be read back");
            assert!(out == b"abc".repeat(count));
        }
    }
}
