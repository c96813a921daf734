//! Workbooks as a library writes them.

use super::agree;
use proptest::prelude::*;
use rust_xlsxwriter::{Format, Formula, Workbook, XlsxError};

/// What is written into a cell.
#[derive(Clone, Debug)]
enum Value {
    Text(String),
    Number(f64),
    Date(f64, usize),
    Flag(bool),
    Formula(String),
    Rich(String, String),
    Blank,
}

const FORMATS: [&str; 7] = [
    "yyyy-mm-dd",
    "h:mm",
    "[h]:mm:ss",
    "0.00",
    "0\"个工作日\"",
    "000000",
    "General\"天\"",
];

fn value() -> impl Strategy<Value = Value> {
    let text = proptest::string::string_regex("[ \n\ta-c&<>\"'_x0-9D甲事😀\u{1}]{1,12}");
    let text = text.expect("a valid pattern").boxed();
    prop_oneof![
        text.clone().prop_map(Value::Text),
        prop_oneof![
            (-9_999_i32..99_999).prop_map(f64::from),
            any::<f64>().prop_filter("no such number in a cell", |number| number.is_finite()),
        ]
        .prop_map(Value::Number),
        (0.0..80_000.0, 0..FORMATS.len()).prop_map(|(day, format)| Value::Date(day, format)),
        (0_u32..99_999, 0..FORMATS.len())
            .prop_map(|(day, format)| Value::Date(f64::from(day), format)),
        any::<bool>().prop_map(Value::Flag),
        text.clone().prop_map(Value::Formula),
        (text.clone(), text).prop_map(|(a, b)| Value::Rich(a, b)),
        Just(Value::Blank),
    ]
}

fn write(cells: &[(u32, u16, Value)], lean: bool) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let sheet = match lean {
        true => book.add_worksheet_with_constant_memory()?,
        false => book.add_worksheet(),
    };
    sheet.set_row_hidden(3)?;
    sheet.set_column_hidden(2)?;
    for (row, col, value) in cells {
        let (row, col) = (*row, *col);
        match value {
            Value::Text(text) => sheet.write_string(row, col, text)?,
            Value::Number(number) => sheet.write_number(row, col, *number)?,
            Value::Date(day, format) => {
                let format = Format::new().set_num_format(FORMATS[*format]);
                sheet.write_number_with_format(row, col, *day, &format)?
            }
            Value::Flag(flag) => sheet.write_boolean(row, col, *flag)?,
            Value::Formula(result) => {
                sheet.write_formula(row, col, Formula::new("=A1&\"<\"").set_result(result))?
            }
            Value::Rich(a, b) => {
                let (plain, bold) = (Format::new(), Format::new().set_bold());
                sheet.write_rich_string(row, col, &[(&plain, a.as_str()), (&bold, b.as_str())])?
            }
            Value::Blank => sheet.write_blank(row, col, &Format::new().set_bold())?,
        };
    }
    if !lean {
        sheet.merge_range(40, 1, 42, 3, "merged", &Format::new())?;
        sheet.merge_range(1, 20, 4, 21, "merged", &Format::new())?;
    }
    book.save_to_buffer()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn written_workbooks_are_scanned_and_read_alike(
        cells in proptest::collection::btree_map((0_u32..30, 0_u16..12), value(), 0..60),
        lean in any::<bool>(),
    ) {
        let cells: Vec<_> = cells.into_iter().map(|((row, col), value)| (row, col, value)).collect();
        let bytes = write(&cells, lean).expect("it fits");
        prop_assert_eq!(agree(&bytes, "written"), [true]);
    }
}
