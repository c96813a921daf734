//! The floors: what a bare pass of the library below costs, without looking at what it finds.

use calamine::{Reader, Xlsx, open_workbook};
use granit_parser::Parser;
use serde::Deserialize;
use std::borrow::Cow;
use std::fs::{self, File};
use std::hint::black_box;
use std::io::{self, BufRead, BufReader};
use std::path::Path;

/// Runs one floor over a file or folder.
pub fn run(floor: &str, path: &Path) -> io::Result<()> {
    match floor {
        "calamine" => calamine(path),
        "csv" => csv(path),
        "json" => json(path),
        "yaml" => yaml(path),
        unknown => Err(io::Error::other(format!("no floor {unknown}"))),
    }
}

/// Every cell of every sheet, streamed.
fn calamine(path: &Path) -> io::Result<()> {
    let mut book: Xlsx<BufReader<File>> = open_workbook(path).map_err(io::Error::other)?;
    for sheet in book.sheet_names() {
        let mut cells = book
            .worksheet_cells_reader(&sheet)
            .map_err(io::Error::other)?;
        while let Some(cell) = cells.next_cell().map_err(io::Error::other)? {
            black_box(&cell);
        }
    }
    Ok(())
}

/// Every record, into the same buffer.
fn csv(path: &Path) -> io::Result<()> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_path(path)?;
    let mut record = csv::StringRecord::new();
    while reader.read_record(&mut record)? {
        black_box(&record);
    }
    Ok(())
}

/// Every line, into a struct whose text borrows from the line.
fn json(path: &Path) -> io::Result<()> {
    let mut reader = BufReader::with_capacity(1 << 20, File::open(path)?);
    let mut line = Vec::new();
    while reader.read_until(b'\n', &mut line)? > 0 {
        let item: Item<'_> = serde_json::from_slice(&line)?;
        black_box(&item);
        line.clear();
    }
    Ok(())
}

/// Every event of every file.
fn yaml(folder: &Path) -> io::Result<()> {
    for entry in walkdir::WalkDir::new(folder).sort_by_file_name() {
        let entry = entry?;
        if entry.file_type().is_file() {
            let text = fs::read_to_string(entry.path())?;
            let mut parser = Parser::new_from_str(&text);
            while let Some(event) = parser.next_event() {
                black_box(event.map_err(io::Error::other)?);
            }
        }
    }
    Ok(())
}

/// A struct of borrowed text, and lists of such structs.
macro_rules! record {
    ($name:ident { $($field:ident),* } $($list:ident: $entry:ident),*) => {
        // Parsing is what is measured; nothing looks at the result.
        #[allow(dead_code)]
        #[derive(Deserialize)]
        struct $name<'a> {
            $( #[serde(borrow)] $field: Cow<'a, str>, )*
            $( #[serde(borrow)] $list: Vec<$entry<'a>>, )*
        }
    };
}

record! { Item {
    sequence, name, parent_name, keywords, base_code, handling_code, implementation_code, item_type, use_level, power_source,
    region, region_code, department, department_code, legal_basis, statutory_limit, promised_limit, project_type, audience,
    handle_form, visits, visit_reason, is_online, online_depth, online_url, scope, quota, conditions, is_fee, is_express,
    is_schedule, is_in_hall, result_name, result_type, result_sample, address, hours, inquiry, complaint, review_remedy,
    lawsuit_remedy
} materials: Material, steps: Step, questions: Question }
record! { Material {
    name, kind, form, necessity, source, issuer, originals, copies, blank_form, sample, basis
} }
record! { Step { name, content, handler, standard, result, limit } }
record! { Question { question, answer } }
