//! What every drawing in a terminal is made of: widths, wrapped text, colours, tables and frames.

mod bar;
mod clean;
mod excerpt;
mod frame;
mod grid;
mod ink;
mod page;
mod table;
mod width;
mod wrap;

pub(super) use bar::bar;
pub(super) use clean::{clean, clean_span};
pub(super) use excerpt::excerpt;
use frame::Frame;
pub(super) use grid::{Grid, GridCell};
pub(super) use ink::{Ink, Tone};
pub(super) use page::Page;
pub(super) use table::{Align, Table};
pub(super) use width::{Gauge, plural, thousands};
use wrap::wrap;

/// How a drawing looks: where it goes decides, not what is in it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Style {
    /// With colours (ANSI escapes).
    pub color: bool,
    /// Columns of the terminal.
    pub width: usize,
    /// List every finding, fold nothing.
    pub full: bool,
    /// The terminal draws characters of ambiguous width (`─`, `…`, `“`) two columns wide, as old Chinese consoles do.
    pub wide_ambiguous: bool,
    /// Show personal mobile numbers as they are.
    pub show_mobile: bool,
}

impl Default for Style {
    fn default() -> Style {
        Style {
            color: false,
            width: 80,
            full: false,
            wide_ambiguous: false,
            show_mobile: false,
        }
    }
}
