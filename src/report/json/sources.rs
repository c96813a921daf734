//! How each source was read, in JSON: in the report, and alone in what `inspect` prints.

use super::Masker;
use crate::finding::{Skip, SourceReport, TableReport};
use crate::model::Element;
use serde::Serialize;
use std::borrow::Cow;

#[derive(Serialize)]
pub(super) struct SourceJson<'r> {
    path: &'r str,
    format: &'r str,
    encoding: Option<&'r str>,
    sha256: Option<&'r str>,
    status: &'static str,
    message: Option<&'r str>,
    tables: Vec<TableJson<'r>>,
    items: u64,
    sub_items: u64,
}

#[derive(Serialize)]
struct TableJson<'r> {
    sheet: Option<&'r str>,
    hidden: bool,
    layout: &'static str,
    header_rows: &'r [u64],
    preamble: Vec<Cow<'r, str>>,
    items: u64,
    sub_items: u64,
    materials: u64,
    situations: u64,
    rows: u64,
    columns: Vec<ColumnJson<'r>>,
    unmapped: Vec<UnmappedJson<'r>>,
    skipped: Vec<SkippedJson<'r>>,
    best_guess: Option<GuessJson<'r>>,
}

#[derive(Serialize)]
struct ColumnJson<'r> {
    column: &'r str,
    label: Cow<'r, str>,
    field: &'static str,
    hidden: bool,
}

#[derive(Serialize)]
struct UnmappedJson<'r> {
    column: &'r str,
    label: Cow<'r, str>,
    nearest: Option<&'static str>,
    hidden: bool,
}

#[derive(Serialize)]
struct SkippedJson<'r> {
    row: u64,
    to: u64,
    reason: &'static str,
    text: Cow<'r, str>,
}

#[derive(Serialize)]
struct GuessJson<'r> {
    row: u64,
    known: &'r [Box<str>],
}

/// A source as JSON shows it.
pub(super) fn source(source: &SourceReport, masker: Masker) -> SourceJson<'_> {
    SourceJson {
        path: &source.path,
        format: source.format,
        encoding: source.encoding,
        sha256: source.sha256.as_deref(),
        status: source.status.name(),
        message: source.message.as_deref(),
        tables: source
            .tables
            .iter()
            .map(|known| table(known, masker))
            .collect(),
        items: source.items,
        sub_items: source.sub_items,
    }
}

fn table(table: &TableReport, masker: Masker) -> TableJson<'_> {
    TableJson {
        sheet: table.sheet.as_deref(),
        hidden: table.hidden,
        layout: table.layout.name(),
        header_rows: &table.header_rows,
        preamble: table
            .preamble
            .iter()
            .map(|line| masker.text(line))
            .collect(),
        items: table.items,
        sub_items: table.sub_items,
        materials: table.materials,
        situations: table.situations,
        rows: table.rows,
        columns: columns(table, masker),
        unmapped: unmapped(table, masker),
        skipped: skipped(table, masker),
        best_guess: table
            .best_guess
            .as_ref()
            .map(|(row, known)| GuessJson { row: *row, known }),
    }
}

fn columns(table: &TableReport, masker: Masker) -> Vec<ColumnJson<'_>> {
    table
        .columns
        .iter()
        .filter(|column| column.element != Element::none)
        .map(|column| ColumnJson {
            column: &column.column,
            label: masker.text(&column.label),
            field: column.element.key(),
            hidden: column.hidden,
        })
        .collect()
}

fn unmapped(table: &TableReport, masker: Masker) -> Vec<UnmappedJson<'_>> {
    table
        .columns
        .iter()
        .filter(|column| column.element == Element::none)
        .map(|column| UnmappedJson {
            column: &column.column,
            label: masker.text(&column.label),
            nearest: column.nearest.row().map(|row| row.key),
            hidden: column.hidden,
        })
        .collect()
}

fn skipped(table: &TableReport, masker: Masker) -> Vec<SkippedJson<'_>> {
    table
        .skipped
        .iter()
        .map(|skipped| SkippedJson {
            row: skipped.row,
            to: skipped.to,
            reason: reason(skipped.reason),
            text: masker.text(&skipped.text),
        })
        .collect()
}

fn reason(skip: Skip) -> &'static str {
    match skip {
        Skip::Blank => "blank",
        Skip::Preamble => "preamble",
        Skip::Footer => "footer",
        Skip::Total => "total",
        Skip::GroupHeading => "group-heading",
        Skip::Header => "header",
        Skip::Duplicate => "duplicate",
        Skip::Orphan => "orphan",
    }
}
