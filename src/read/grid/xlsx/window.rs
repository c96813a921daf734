//! A text that is scanned from its begin to its end: held as a whole, or passing by in pieces.

use super::tag::{Scan, Stop};
use std::borrow::Cow;
use std::io::Read;

/// How much is read at a time.
const PIECE: usize = 256 << 10;
/// No row and no string takes more than this.
const LIMIT: usize = 64 << 20;

/// The part of a text that is in sight.
pub struct Window<'w> {
    text: Cow<'w, str>,
    at: usize,
    stream: Option<Box<dyn Read + 'w>>,
    raw: Vec<u8>,
}

impl<'w> Window<'w> {
    /// A text held as a whole; `None` when it is no UTF-8.
    pub fn held(bytes: &'w [u8]) -> Option<Window<'w>> {
        Some(Window {
            text: simdutf8::basic::from_utf8(bytes).ok()?.into(),
            at: 0,
            stream: None,
            raw: Vec::new(),
        })
    }

    /// A text that passes by.
    pub fn passing(stream: impl Read + 'w) -> Window<'w> {
        Window {
            text: String::new().into(),
            at: 0,
            stream: Some(Box::new(stream)),
            raw: Vec::new(),
        }
    }

    /// Scans from where the last scan ended. A scan that wants more is begun anew with more in sight; it gives its result and
    /// where it ended.
    #[inline]
    pub fn scan<T>(&mut self, mut scan: impl FnMut(&str, usize) -> Scan<(T, usize)>) -> Scan<T> {
        loop {
            match scan(&self.text, self.at) {
                Ok((found, end)) => {
                    self.at = end;
                    return Ok(found);
                }
                Err(Stop::Odd) => return Err(Stop::Odd),
                Err(Stop::More) => self.more()?,
            }
        }
    }

    /// Brings more into sight, as much as there is already, so that a long row is not scanned too often.
    fn more(&mut self) -> Scan<()> {
        let (Some(stream), Cow::Owned(text)) = (&mut self.stream, &mut self.text) else {
            return Err(Stop::Odd);
        };
        text.drain(..self.at);
        self.at = 0;
        if text.len() > LIMIT {
            return Err(Stop::Odd);
        }
        let carried = self.raw.len();
        let wanted = PIECE.max(text.len()) as u64;
        let read = stream.take(wanted).read_to_end(&mut self.raw);
        if read.is_err() || self.raw.len() == carried {
            return Err(Stop::Odd);
        }
        let valid = match simdutf8::compat::from_utf8(&self.raw) {
            Ok(piece) => piece,
            // A character that is cut off here is whole in the next piece.
            Err(error) if error.error_len().is_none() => {
                simdutf8::basic::from_utf8(&self.raw[..error.valid_up_to()])
                    .map_err(|_| Stop::Odd)?
            }
            Err(_) => return Err(Stop::Odd),
        };
        text.push_str(valid);
        let taken = valid.len();
        self.raw.drain(..taken);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives one byte at a time.
    struct Drops<'d>(&'d [u8]);

    impl Read for Drops<'_> {
        fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
            let count = self.0.len().min(out.len()).min(1);
            out[..count].copy_from_slice(&self.0[..count]);
            self.0 = &self.0[count..];
            Ok(count)
        }
    }

    fn words(mut window: Window<'_>) -> (Vec<String>, Scan<String>) {
        let mut words = Vec::new();
        loop {
            let word = window.scan(|text, at| {
                let end = text[at..].find(' ').ok_or(Stop::More)?;
                Ok((text[at..at + end].to_owned(), at + end + 1))
            });
            match word {
                Ok(word) => words.push(word),
                stop => return (words, stop),
            }
        }
    }

    #[test]
    fn a_passing_text_is_seen_as_a_held_one() {
        let long = "事项".repeat(200_000);
        let text = format!("甲 {long} 乙 cut");
        let held = words(Window::held(text.as_bytes()).expect("it is text"));
        assert_eq!(held.0, ["甲", &long, "乙"]);
        assert_eq!(words(Window::passing(Drops(text.as_bytes()))), held);
        assert_eq!(words(Window::passing(text.as_bytes())), held);
    }

    #[test]
    fn what_is_no_text_is_odd() {
        assert!(Window::held(b"a \xff b").is_none());
        let mut passing = Window::passing(&b"a \xff b "[..]);
        assert_eq!(
            passing.scan(|_, _| Err::<((), usize), _>(Stop::More)),
            Err(Stop::Odd)
        );
    }
}
