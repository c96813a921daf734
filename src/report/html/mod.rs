//! The report as one page for a browser: offline, whole without a script, searchable with one, and fit to be printed.

mod back;
mod bars;
mod escape;
mod frame;
mod front;
mod limits;
mod list;
mod page;
mod policy;
mod targets;

use super::draw::Style;
use crate::finding::Report;
use page::Page;
use std::io::{self, Write};

/// Writes the page.
pub(super) fn html(report: &Report, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let page = Page::new(report, style);
    frame::open(&page, out)?;
    front::front(&page, out)?;
    frame::tools(&page, out)?;
    list::list(&page, out)?;
    writeln!(out, "</section>")?;
    back::back(&page, out)?;
    frame::close(&page, out)
}

#[cfg(test)]
mod tests;
