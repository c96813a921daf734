//! One catalog in every format and layout, and what each of them can carry.

use super::generate::guide::Guide;
use super::generate::write::*;
use super::paper;
use shixiang::model::Element;
use std::path::{Path, PathBuf};

/// How much of a sub-table a layout carries.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Carries {
    /// Every element.
    All,
    /// The elements that a form has columns for.
    Form,
    /// The names only: all entries stand in one cell.
    Names,
    /// Nothing.
    None,
}

/// A format and layout.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    /// Its name in messages.
    pub name: &'static str,
    /// What it says of materials.
    pub materials: Carries,
    /// What it says of steps.
    pub steps: Carries,
    /// It has a place for special steps.
    pub specials: bool,
    /// What it says of questions.
    pub questions: Carries,
    /// It has 办理流程 as a text.
    pub process: bool,
    /// A second column or key for one element shows.
    pub twin: bool,
    /// The header states the unit of limits.
    pub units: bool,
    /// Writes the catalog into a folder and gives the path to read.
    pub write: fn(&Path, &[Guide]) -> PathBuf,
}

/// The elements of a material that a form has columns for.
pub const FORM_MATERIAL: [&str; 6] = [
    "material_name",
    "material_kind",
    "material_source",
    "material_originals",
    "material_copies",
    "material_basis",
];

const OBJECTS: Shape = Shape {
    name: "",
    materials: Carries::All,
    steps: Carries::All,
    specials: true,
    questions: Carries::All,
    process: false,
    twin: true,
    units: false,
    write: |_, _| PathBuf::new(),
};

const FLAT: Shape = Shape {
    materials: Carries::Names,
    steps: Carries::Names,
    specials: false,
    questions: Carries::None,
    process: true,
    ..OBJECTS
};

const ROWS: Shape = Shape {
    materials: Carries::All,
    ..FLAT
};

/// All of them. The first is what the others are measured by.
pub const SHAPES: [Shape; 21] = [
    Shape {
        name: "jsonl",
        write: |folder, guides| objects(folder, guides, JsonShape::Lines),
        ..OBJECTS
    },
    Shape {
        name: "json array",
        write: |folder, guides| objects(folder, guides, JsonShape::Array),
        ..OBJECTS
    },
    Shape {
        name: "json by department",
        write: |folder, guides| objects(folder, guides, JsonShape::ByDepartment),
        ..OBJECTS
    },
    Shape {
        name: "yaml folder",
        write: yaml_files,
        ..OBJECTS
    },
    Shape {
        name: "yaml sequence",
        write: |folder, guides| yaml_file(folder, guides, true),
        ..OBJECTS
    },
    Shape {
        name: "yaml documents",
        write: |folder, guides| yaml_file(folder, guides, false),
        ..OBJECTS
    },
    Shape {
        name: "csv",
        write: |folder, guides| text(folder, guides, Rows::One, Encoding::Utf8),
        ..FLAT
    },
    Shape {
        name: "csv with mark",
        write: |folder, guides| text(folder, guides, Rows::One, Encoding::Utf8WithMark),
        ..FLAT
    },
    Shape {
        name: "csv gb18030",
        write: |folder, guides| text(folder, guides, Rows::Repeated, Encoding::Gb18030),
        ..ROWS
    },
    Shape {
        name: "csv utf-16",
        write: |folder, guides| wide(folder, guides, false),
        ..FLAT
    },
    Shape {
        name: "csv utf-16be",
        write: |folder, guides| wide(folder, guides, true),
        ..FLAT
    },
    Shape {
        name: "tsv",
        write: |folder, guides| other(folder, guides, b'\t'),
        ..ROWS
    },
    Shape {
        name: "semicolons",
        write: |folder, guides| other(folder, guides, b';'),
        ..ROWS
    },
    Shape {
        name: "ods",
        write: open_document,
        ..ROWS
    },
    Shape {
        name: "xlsx flat",
        write: |folder, guides| book(folder, guides, Rows::One),
        ..FLAT
    },
    Shape {
        name: "xlsx merged",
        write: |folder, guides| book(folder, guides, Rows::Merged),
        ..ROWS
    },
    Shape {
        name: "xlsx blank",
        write: |folder, guides| book(folder, guides, Rows::Blank),
        ..ROWS
    },
    Shape {
        name: "xlsx repeated",
        write: |folder, guides| book(folder, guides, Rows::Repeated),
        ..ROWS
    },
    Shape {
        name: "xlsx dressed",
        write: dressed,
        units: true,
        twin: false,
        ..ROWS
    },
    Shape {
        name: "xlsx sides",
        write: sides,
        twin: false,
        specials: false,
        questions: Carries::None,
        ..OBJECTS
    },
    Shape {
        name: "xlsx forms",
        write: sheets,
        twin: false,
        specials: false,
        questions: Carries::None,
        materials: Carries::Form,
        ..OBJECTS
    },
];

/// A table with a second column for the address, if any guide has one.
fn dress(guides: &[Guide], rows: Rows) -> Dress {
    let twin = guides
        .iter()
        .any(|guide| guide.oddity(Element::address).is_some());
    Dress {
        twin: twin.then_some((Element::address, "窗口地址")),
        ..Dress::of(rows)
    }
}

fn objects(folder: &Path, guides: &[Guide], shape: JsonShape) -> PathBuf {
    let path = folder.join("items");
    json(&path, shape, guides.iter().cloned()).expect("written");
    path
}

fn yaml_files(folder: &Path, guides: &[Guide]) -> PathBuf {
    yaml_folder(folder, guides.iter().cloned()).expect("written");
    folder.to_owned()
}

fn yaml_file(folder: &Path, guides: &[Guide], is_sequence: bool) -> PathBuf {
    let path = folder.join("items");
    if is_sequence {
        yaml_sequence(&path, guides.iter().cloned()).expect("written");
    } else {
        yaml_documents(&path, guides.iter().cloned()).expect("written");
    }
    path
}

fn text(folder: &Path, guides: &[Guide], rows: Rows, encoding: Encoding) -> PathBuf {
    let path = folder.join("items");
    csv(
        &path,
        encoding,
        &dress(guides, rows),
        guides.iter().cloned(),
    )
    .expect("written");
    path
}

fn wide(folder: &Path, guides: &[Guide], big: bool) -> PathBuf {
    let path = text(folder, guides, Rows::One, Encoding::Utf8);
    let utf8 = std::fs::read_to_string(&path).expect("just written");
    std::fs::write(&path, paper::utf16(&utf8, big)).expect("written");
    path
}

fn other(folder: &Path, guides: &[Guide], delimiter: u8) -> PathBuf {
    let path = text(folder, guides, Rows::Repeated, Encoding::Utf8);
    let rows = paper::records(&path);
    paper::delimited(&path, delimiter, &rows);
    path
}

fn open_document(folder: &Path, guides: &[Guide]) -> PathBuf {
    let path = text(folder, guides, Rows::Blank, Encoding::Utf8);
    let rows = paper::records(&path);
    paper::ods(&path, &paper::ods_content(&rows));
    path
}

fn book(folder: &Path, guides: &[Guide], rows: Rows) -> PathBuf {
    let path = folder.join("items");
    tables(&path, &dress(guides, rows), guides.iter().cloned()).expect("written");
    path
}

fn dressed(folder: &Path, guides: &[Guide]) -> PathBuf {
    let path = folder.join("items");
    let dress = Dress {
        title: "云泽市政务服务事项清单".to_owned(),
        notes: vec!["填写说明：1.一行一个材料；2.没有的写“无”。".to_owned()],
        facts: vec![
            "填报单位：云泽市".to_owned(),
            "填报日期：2026年1月".to_owned(),
        ],
        footers: vec!["填表人：甲".to_owned(), "联系人签字：乙".to_owned()],
        rows: Rows::Merged,
        unit_in_header: true,
        exploded: true,
        ..Dress::default()
    };
    tables(&path, &dress, guides.iter().cloned()).expect("written");
    path
}

fn sides(folder: &Path, guides: &[Guide]) -> PathBuf {
    let path = folder.join("items");
    let mut book = Book::new().expect("a workbook");
    side_sheets(&mut book, &SideSheets::default(), guides.iter().cloned()).expect("written");
    book.save(&path).expect("saved");
    path
}

fn sheets(folder: &Path, guides: &[Guide]) -> PathBuf {
    let path = folder.join("items");
    let mut book = Book::new().expect("a workbook");
    forms(&mut book, "政务服务事项办事指南", guides.iter().cloned()).expect("written");
    book.save(&path).expect("saved");
    path
}
