//! The values of real files: every time limit and telephone number of one city's guides, every body code of one district's.
//! They stand in the folder that SHIXIANG_CORPUS names.

use calamine::{Data, DataType, Reader, open_workbook_auto};
use shixiang::codes::{CreditCode, Scheme, credit_code, scheme};
use shixiang::model::{PhoneKind, Phones, TimeLimit, Unit, Value};
use std::path::PathBuf;

fn corpus(path: &str) -> Option<PathBuf> {
    let Some(folder) = std::env::var_os("SHIXIANG_CORPUS") else {
        println!("skipped: SHIXIANG_CORPUS is not set");
        return None;
    };
    Some(PathBuf::from(folder).join(path))
}

/// The cells of the column with this label on the first sheet.
fn column(path: &PathBuf, label: &str) -> Vec<String> {
    let mut book = open_workbook_auto(path).expect("a workbook");
    let sheet = book
        .worksheet_range_at(0)
        .expect("a sheet")
        .expect("readable");
    let mut rows = sheet.rows();
    let header = rows.next().expect("a header");
    let at = header
        .iter()
        .position(|cell| cell.as_string().as_deref() == Some(label))
        .expect("the column");
    rows.filter(|row| row[at] != Data::Empty)
        .map(|row| row[at].to_string())
        .collect()
}

#[test]
fn limits_and_phones_of_real_guides_are_all_read() {
    for file in [
        "changchun/excel_main0423.xlsx",
        "changchun/excel_main0425_fe69576.xlsx",
    ] {
        let Some(path) = corpus(file) else { return };
        for text in column(&path, "承诺办结时限") {
            let limit = TimeLimit::read(text.trim()).unwrap_or_else(|| panic!("{text}"));
            assert!(limit.is_instant() || limit.unit == Unit::Unstated, "{text}");
        }
        for text in column(&path, "咨询方式") {
            let phones = Phones(text.trim());
            assert!(phones.iter().count() > 0, "{text:?}");
            let odd: Vec<&str> = phones
                .iter()
                .filter(|phone| phone.kind == PhoneKind::Malformed)
                .map(|phone| phone.text)
                .collect();
            assert!(odd.is_empty(), "{odd:?} in {text:?}");
        }
    }
}

#[test]
fn body_codes_of_real_items_are_told_apart() {
    let Some(path) = corpus("guangan/bszl-data.json") else {
        return;
    };
    let text = std::fs::read_to_string(path).expect("readable");
    let codes: Vec<&str> = text
        .split("itemCode=")
        .skip(1)
        .map(|rest| &rest[..rest.find(['&', '"']).expect("an end")])
        .collect();
    assert_eq!(codes.len(), 1135);
    assert_eq!(
        codes
            .iter()
            .filter(|code| scheme(code) != Scheme::Sichuan)
            .count(),
        3
    );
    let bodies: Vec<CreditCode> = codes
        .iter()
        .filter_map(|code| code.rsplit('-').nth(2))
        .filter(|body| body.len() == 18)
        .map(credit_code)
        .collect();
    let count = |kind| bodies.iter().filter(|body| **body == kind).count();
    // One of them ends in a small letter; seven are the tobacco bureau's own.
    let kinds = [CreditCode::Valid, CreditCode::Pseudo, CreditCode::BadShape].map(count);
    assert_eq!((bodies.len(), kinds), (989, [981, 7, 1]));
}
