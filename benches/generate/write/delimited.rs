//! CSV, in UTF-8 or GB18030.

use super::super::guide::Guide;
use super::columns::Cell;
use super::table::{Dress, Head, Paper, Rows, table};
use std::borrow::Cow;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// How the text of a delimited file is encoded.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// UTF-8 after a byte order mark, as Excel wants it.
    Utf8WithMark,
    /// GB18030, as a Chinese Windows writes it.
    Gb18030,
}

/// Writes a table as CSV.
pub fn csv(
    path: &Path,
    encoding: Encoding,
    dress: &Dress,
    guides: impl Iterator<Item = Guide>,
) -> io::Result<()> {
    let mut out = BufWriter::with_capacity(1 << 20, File::create(path)?);
    if encoding == Encoding::Utf8WithMark {
        out.write_all("\u{feff}".as_bytes())?;
    }
    let mut text = Text {
        out: &mut out,
        encoding,
        line: String::new(),
    };
    table(&mut text, dress, guides)?;
    out.flush()
}

struct Text<'a, W> {
    out: &'a mut W,
    encoding: Encoding,
    line: String,
}

impl<W: Write> Text<'_, W> {
    fn row<'c>(&mut self, cells: impl Iterator<Item = Cow<'c, str>>) -> io::Result<()> {
        self.line.clear();
        for (place, cell) in cells.enumerate() {
            if place > 0 {
                self.line.push(',');
            }
            quote(&cell, &mut self.line);
        }
        self.line.push_str("\r\n");
        match self.encoding {
            Encoding::Gb18030 => {
                let (bytes, ..) = encoding_rs::GB18030.encode(&self.line);
                self.out.write_all(&bytes)
            }
            _ => self.out.write_all(self.line.as_bytes()),
        }
    }
}

fn quote(cell: &str, line: &mut String) {
    if cell.contains([',', '"', '\n', '\r']) {
        line.push('"');
        line.push_str(&cell.replace('"', "\"\""));
        line.push('"');
    } else {
        line.push_str(cell);
    }
}

impl<W: Write> Paper for Text<'_, W> {
    fn banner(&mut self, text: &str, width: usize, _: bool) -> io::Result<()> {
        let rest = std::iter::repeat_n("", width - 1);
        self.row(std::iter::once(text).chain(rest).map(Cow::Borrowed))
    }

    fn loose(&mut self, texts: &[String]) -> io::Result<()> {
        self.row(texts.iter().map(|text| Cow::Borrowed(text.as_str())))
    }

    fn header(&mut self, top: &[Head], bottom: &[Head]) -> io::Result<()> {
        for heads in [top, bottom] {
            let width = top.last().map_or(0, |last| last.column + last.width);
            let at = |column: usize| heads.iter().find(|head| head.column == column);
            if !heads.is_empty() {
                self.row(
                    (0..width).map(|n| at(n).map_or("".into(), |head| head.text.as_str().into())),
                )?;
            }
        }
        Ok(())
    }

    fn group(&mut self, rows: &[Vec<Cell<'_>>], shared: &[bool], how: Rows) -> io::Result<()> {
        for (n, row) in rows.iter().enumerate() {
            let is_bare = n > 0 && how != Rows::Repeated;
            let cells = row.iter().zip(shared);
            self.row(cells.map(|(cell, shared)| match is_bare && *shared {
                true => Cow::Borrowed(""),
                false => cell.text(),
            }))?;
        }
        Ok(())
    }
}
