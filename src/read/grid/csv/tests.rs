//! Records, cells and line numbers of delimited text.

use super::*;
use proptest::prelude::*;

fn split(text: &str) -> Vec<Vec<String>> {
    let mut splitter = Splitter::new(text, b',', 0);
    let mut row = GridRow::default();
    let mut records = Vec::new();
    while splitter.record(&mut row) {
        records.push(
            row.cells
                .iter()
                .map(|cell| row.of(cell).to_owned())
                .collect(),
        );
    }
    records
}

/// The records byte by byte.
fn slowly(splitter: &mut Splitter<'_>, row: &mut GridRow) -> bool {
    let bytes = splitter.text.as_bytes();
    while let Some(b'\n' | b'\r') = bytes.get(splitter.at) {
        splitter.line += u32::from(splitter.line_end());
    }
    row.reset(splitter.line);
    let more = splitter.at < bytes.len();
    if more {
        splitter.byte_by_byte(row);
    }
    more
}

/// The first line of each record, and the line of a quote that is never closed.
fn lines(text: &str, next: fn(&mut Splitter<'_>, &mut GridRow) -> bool) -> (Vec<u32>, Option<u32>) {
    let mut splitter = Splitter::new(text, b',', 7);
    let mut row = GridRow::default();
    let mut lines = Vec::new();
    while next(&mut splitter, &mut row) {
        lines.push(row.index);
    }
    (lines, splitter.unclosed())
}

fn oracle(text: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    reader
        .records()
        .map(|record| record.expect("text").iter().map(str::to_owned).collect())
        .collect()
}

#[test]
fn lines_are_counted_through_quotes_and_all_line_ends() {
    let mut splitter = Splitter::new("a,\"b\r\nc\"\r\n\r\nd,e\rf\n", b',', 0);
    let mut row = GridRow::default();
    let mut lines = Vec::new();
    while splitter.record(&mut row) {
        lines.push(row.index);
    }
    assert_eq!(lines, [0, 3, 4]);
}

#[test]
fn an_unclosed_quote_is_named_by_its_line() {
    let mut splitter = Splitter::new("a,b\nc,\"d\ne\n", b',', 0);
    let mut row = GridRow::default();
    while splitter.record(&mut row) {}
    assert_eq!(splitter.unclosed(), Some(1));
}

#[test]
fn chunks_end_outside_quotes() {
    assert_eq!(last_boundary(b"a,b\nc,\"d\ne"), Some(4));
    assert_eq!(last_boundary(b"a,b\nc,d"), Some(4));
    assert_eq!(last_boundary(b"\"a\nb"), None);
}

proptest! {
    #[test]
    fn the_splitter_agrees_with_the_csv_crate(text in "[ab事\",\r\n]{0,40}") {
        prop_assert_eq!(split(&text), oracle(&text));
    }

    #[test]
    fn long_records_are_split_by_blocks_as_byte_by_byte(
        text in "((\"([ab事,\r\n]{0,30}|\"\"){0,4}\"|[ab事]{0,30})(,|,|,|\r\n|\n|\r)){0,12}[ab\"]{0,2}",
    ) {
        prop_assert_eq!(split(&text), oracle(&text));
        prop_assert_eq!(lines(&text, |splitter, row| splitter.record(row)), lines(&text, slowly));
    }
}
