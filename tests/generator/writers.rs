//! Every writer, read back by a library that is not ours.

use crate::support::Scratch;
use crate::support::generate::catalog::{Catalog, Options};
use crate::support::generate::guide::Guide;
use crate::support::generate::write::*;
use calamine::{Data, Range, Reader, Xlsx, open_workbook};
use shixiang::model::Element;
use std::fs;
use std::path::Path;

fn guides(items: usize) -> Vec<Guide> {
    let options = Options {
        per_department: 7,
        ..Options::default()
    };
    Catalog::new(2, items, options).collect()
}

fn sheets(path: &Path) -> Vec<(String, Range<Data>)> {
    let mut book: Xlsx<_> = open_workbook(path).expect("a workbook");
    book.worksheets()
}

fn text(range: &Range<Data>, row: u32, column: u32) -> String {
    range
        .get_value((row, column))
        .map_or(String::new(), ToString::to_string)
}

fn materials(guides: &[Guide]) -> usize {
    guides.iter().map(|guide| guide.materials.len()).sum()
}

#[test]
fn a_flat_workbook_has_a_row_an_item() {
    let (scratch, guides) = (Scratch::new("flat.xlsx"), guides(20));
    let path = scratch.path().join("flat.xlsx");
    tables(&path, &Dress::of(Rows::One), guides.iter().cloned()).expect("written");
    let range = &sheets(&path)[0].1;
    assert_eq!(range.height(), 21);
    assert_eq!(text(range, 0, 1), "事项名称");
    assert_eq!(text(range, 20, 1), guides[19].get(Element::name));
    assert_eq!(text(range, 20, 6), guides[19].get(Element::handling_code));
}

#[test]
fn a_group_has_a_row_a_material_and_one_name() {
    let (scratch, guides) = (Scratch::new("groups"), guides(20));
    for (rows, file) in [(Rows::Merged, "merged.xlsx"), (Rows::Blank, "blank.xlsx")] {
        let path = scratch.path().join(file);
        tables(&path, &Dress::of(rows), guides.iter().cloned()).expect("written");
        let range = &sheets(&path)[0].1;
        assert_eq!(range.height(), 1 + materials(&guides));
        let names = (1..range.height() as u32).map(|row| text(range, row, 1));
        assert_eq!(names.filter(|name| !name.is_empty()).count(), 20);
    }
}

#[test]
fn what_surrounds_a_table_stands_around_it() {
    let (scratch, guides) = (Scratch::new("dressed.xlsx"), guides(3));
    let path = scratch.path().join("dressed.xlsx");
    let dress = Dress {
        title: "清单".to_owned(),
        notes: vec!["说明".to_owned()],
        facts: vec!["填报单位：甲".to_owned()],
        footers: vec!["填表人：乙".to_owned()],
        unit_in_header: true,
        exploded: true,
        ..Dress::default()
    };
    tables(&path, &dress, guides.iter().cloned()).expect("written");
    let range = &sheets(&path)[0].1;
    let first: Vec<String> = (0..3).map(|row| text(range, row, 0)).collect();
    assert_eq!(first, ["清单", "说明", "填报单位：甲"]);
    assert_eq!(text(range, 3, 16), "法定办结时限（工作日）");
    assert_eq!(range.get_value((5, 16)), Some(&Data::Float(20.0)));
    assert_eq!(
        (text(range, 3, 20), text(range, 4, 20)),
        ("服务对象".to_owned(), "自然人".to_owned())
    );
    assert_eq!(text(range, range.height() as u32 - 1, 0), "填表人：乙");
}

#[test]
fn side_sheets_join_by_code() {
    let (scratch, guides) = (Scratch::new("sides.xlsx"), guides(10));
    let path = scratch.path().join("sides.xlsx");
    let mut book = Book::new().expect("a workbook");
    side_sheets(&mut book, &SideSheets::default(), guides.iter().cloned()).expect("written");
    book.save(&path).expect("saved");
    let sheets = sheets(&path);
    let names: Vec<&str> = sheets.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["事项", "申请材料", "办理流程"]);
    assert_eq!(sheets[0].1.height(), 11);
    assert_eq!(sheets[1].1.height(), 1 + materials(&guides));
    assert_eq!(
        text(&sheets[1].1, 1, 0),
        guides[0].get(Element::handling_code)
    );
}

#[test]
fn a_form_has_a_sheet_of_its_own() {
    let (scratch, guides) = (Scratch::new("forms.xlsx"), guides(4));
    let path = scratch.path().join("forms.xlsx");
    let mut book = Book::new().expect("a workbook");
    forms(&mut book, "信息表", guides.iter().cloned()).expect("written");
    book.save(&path).expect("saved");
    let sheets = sheets(&path);
    assert_eq!(sheets.len(), 4);
    assert_eq!(text(&sheets[3].1, 2, 4), guides[3].get(Element::name));
}

#[test]
fn csv_reads_back_in_either_encoding() {
    let (scratch, guides) = (Scratch::new("csv"), guides(12));
    for (encoding, file) in [
        (Encoding::Utf8, "u.csv"),
        (Encoding::Utf8WithMark, "m.csv"),
        (Encoding::Gb18030, "g.csv"),
    ] {
        let path = scratch.path().join(file);
        csv(
            &path,
            encoding,
            &Dress::of(Rows::Repeated),
            guides.iter().cloned(),
        )
        .expect("written");
        let bytes = fs::read(&path).expect("just written");
        let (text, _, is_bad) = match encoding {
            Encoding::Gb18030 => encoding_rs::GB18030.decode(&bytes),
            _ => encoding_rs::UTF_8.decode(&bytes),
        };
        assert!(!is_bad);
        let records: Vec<::csv::StringRecord> = ::csv::Reader::from_reader(text.as_bytes())
            .into_records()
            .collect::<Result<_, _>>()
            .expect("records of one length");
        assert_eq!(records.len(), materials(&guides));
        assert_eq!(
            &records[records.len() - 1][1],
            guides[11].get(Element::name)
        );
    }
}

#[test]
fn json_parses_in_every_shape() {
    let (scratch, guides) = (Scratch::new("json"), guides(15));
    let path = scratch.path().join("items");
    let read = |shape| {
        json(&path, shape, guides.iter().cloned()).expect("written");
        fs::read_to_string(&path).expect("just written")
    };
    let name = |item: &serde_json::Value| item["name"].as_str().map(str::to_owned);
    let last = Some(guides[14].get(Element::name).to_owned());
    let lines = read(JsonShape::Lines);
    let items: Vec<serde_json::Value> = lines
        .lines()
        .map(|line| serde_json::from_str(line).expect("one object a line"))
        .collect();
    assert_eq!((items.len(), name(&items[14])), (15, last.clone()));
    assert_eq!(
        items[0]["materials"].as_array().map(Vec::len),
        Some(guides[0].materials.len())
    );
    let array: serde_json::Value = serde_json::from_str(&read(JsonShape::Array)).expect("an array");
    assert_eq!(name(&array[14]), last);
    let nested: serde_json::Value =
        serde_json::from_str(&read(JsonShape::ByDepartment)).expect("an array");
    // Seven items a department.
    assert_eq!(nested.as_array().map(Vec::len), Some(3));
    assert_eq!(name(&nested[2]["items"][0]), last);
}

/// How many documents and how many scalars equal to `text` there are.
fn yaml_counts(yaml: &str, text: &str) -> (usize, usize) {
    let mut parser = granit_parser::Parser::new_from_str(yaml);
    let (mut documents, mut scalars) = (0, 0);
    while let Some(event) = parser.next_event() {
        let (event, _) = event.expect("it parses");
        documents += usize::from(matches!(event, granit_parser::Event::DocumentStart(..)));
        scalars += usize::from(event.scalar().is_some_and(|(scalar, _)| scalar == text));
    }
    (documents, scalars)
}

#[test]
fn yaml_parses_in_every_shape() {
    let (scratch, guides) = (Scratch::new("yaml"), guides(9));
    let text = guides[8].get(Element::conditions);
    let path = scratch.path().join("items.yaml");
    yaml_sequence(&path, guides.iter().cloned()).expect("written");
    let yaml = fs::read_to_string(&path).expect("just written");
    assert_eq!(yaml_counts(&yaml, "事项名称"), (1, 9));
    assert_eq!(yaml_counts(&yaml, text), (1, 1));
    yaml_documents(&path, guides.iter().cloned()).expect("written");
    let yaml = fs::read_to_string(&path).expect("just written");
    assert_eq!(yaml_counts(&yaml, "事项名称"), (9, 9));
    assert_eq!(yaml_counts(&yaml, text), (9, 1));
    let folder = scratch.path().join("folder");
    yaml_folder(&folder, guides.iter().cloned()).expect("written");
    let yaml = fs::read_to_string(folder.join("0000/000008.yaml")).expect("just written");
    assert_eq!(
        yaml_counts(&yaml, guides[8].get(Element::handling_code)),
        (1, 1)
    );
}
