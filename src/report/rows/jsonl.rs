//! A JSON object a line: each finding as in the JSON report, for streams and log systems.

use crate::finding::Report;
use crate::report::draw::Style;
use crate::report::json::findings;
use std::io::{self, Write};

/// Writes each finding as one line of JSON.
pub(in crate::report) fn jsonl(
    report: &Report,
    style: &Style,
    out: &mut dyn Write,
) -> io::Result<()> {
    for finding in findings(report, style.show_mobile) {
        serde_json::to_writer(&mut *out, &finding)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}
