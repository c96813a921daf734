//! Writes guides in every input format and layout, one after another, none held.

mod columns;
mod delimited;
mod forms;
mod json;
mod sides;
mod table;
mod workbook;
mod yaml;

pub use columns::{ITEM, MATERIAL};
pub use delimited::{Encoding, csv};
pub use forms::forms;
pub use json::{JsonShape, json};
pub use sides::{SideSheets, side_sheets};
pub use table::{Dress, Rows};
pub use workbook::{Book, tables};
pub use yaml::{
    document as yaml_document, documents as yaml_documents, folder as yaml_folder,
    sequence as yaml_sequence,
};

use std::io;

/// What went wrong, as an I/O error.
fn failed(error: impl std::error::Error + Send + Sync + 'static) -> io::Error {
    io::Error::other(error)
}
