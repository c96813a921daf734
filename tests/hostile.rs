//! Files from strangers: each ends in a message, in bounded time and memory, and harms no other file.

mod support;

use rust_xlsxwriter::Workbook;
use std::fs;
use std::path::Path;
use support::Scratch;
use support::generate::catalog::{Catalog, Options};
use support::generate::write::*;
use support::hostile::{run, survives};
use support::paper::{archive, bomb, ods, ods_content};

/// Writes a file and checks it.
fn status(scratch: &Scratch, name: &str, bytes: impl AsRef<[u8]>) -> String {
    let path = scratch.path().join(name);
    fs::write(&path, bytes).expect("the scratch folder can be written");
    survives(scratch.path(), &path)
}

/// A small workbook of guides.
fn small(path: &Path) {
    let guides = Catalog::new(1, 6, Options::default());
    tables(path, &Dress::of(Rows::Merged), guides).expect("written");
}

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/// A workbook with this sheet and these shared strings.
fn package(path: &Path, sheet: &str, strings: &str) {
    let relation = |kind: &str, target: &str| {
        format!(
            r#"<Relationship Id="{kind}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}"/>"#
        )
    };
    let relations = |inner: &str| {
        format!(
            r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>"#
        )
    };
    let inner = relation("worksheet", "worksheets/sheet1.xml")
        + &relation("sharedStrings", "sharedStrings.xml");
    archive(
        path,
        &[
            (
                "[Content_Types].xml",
                r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#,
            ),
            (
                "_rels/.rels",
                &relations(&relation("officeDocument", "xl/workbook.xml")),
            ),
            (
                "xl/workbook.xml",
                &format!(
                    r#"<workbook xmlns="{MAIN}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="甲" sheetId="1" r:id="worksheet"/></sheets></workbook>"#
                ),
            ),
            ("xl/_rels/workbook.xml.rels", &relations(&inner)),
            ("xl/sharedStrings.xml", strings),
            ("xl/worksheets/sheet1.xml", sheet),
        ],
    );
}

fn cells(rows: &str) -> String {
    format!(r#"<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>"#)
}

#[test]
fn a_zip_bomb_is_refused() {
    let scratch = Scratch::new("hostile-bomb");
    let path = scratch.path().join("bomb.xlsx");
    let parts = [
        ("xl/workbook.xml", "<workbook/>"),
        ("xl/worksheets/sheet1.xml", "<worksheet/>"),
    ];
    let piece = "事".repeat(1 << 20);
    // Some four hundred megabytes of shared strings from four hundred thousand bytes.
    bomb(&path, &parts, "xl/sharedStrings.xml", &piece, 140);
    assert_eq!(survives(scratch.path(), &path), "unreadable");
    // A declared size that is not true.
    let mut bytes = fs::read(&path).expect("just written");
    let at = memchr::memmem::rfind(&bytes, b"xl/sharedStrings.xml").expect("its name") - 46;
    bytes[at + 24..at + 28].copy_from_slice(&1000_u32.to_le_bytes());
    status(&scratch, "liar.xlsx", bytes);
    let path = scratch.path().join("bomb.ods");
    bomb(
        &path,
        &[("mimetype", "")],
        "content.xml",
        &"<a>".repeat(1 << 20),
        150,
    );
    survives(scratch.path(), &path);
    let path = scratch.path().join("nested.xlsx");
    package(&path, "", "");
    let parts = unpacked(&path);
    let parts: Vec<(&str, &str)> = parts
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    bomb(
        &path,
        &parts,
        "xl/worksheets/sheet1.xml",
        &"<a>".repeat(1 << 20),
        60,
    );
    survives(scratch.path(), &path);
}

/// The parts of a package but its sheet.
fn unpacked(path: &Path) -> Vec<(String, String)> {
    use std::io::Read as _;
    let file = fs::File::open(path).expect("just written");
    let mut zip = zip::ZipArchive::new(file).expect("an archive");
    let mut parts = Vec::new();
    for index in 0..zip.len() {
        let mut part = zip.by_index(index).expect("a part");
        let name = part.name().expect("a name").to_string();
        let mut text = String::new();
        part.read_to_string(&mut text).expect("text");
        if !name.contains("sheet1") {
            parts.push((name, text));
        }
    }
    parts
}

#[test]
fn a_count_of_shared_strings_is_not_believed() {
    let scratch = Scratch::new("hostile-count");
    let path = scratch.path().join("count.xlsx");
    let strings = format!(
        r#"<sst xmlns="{MAIN}" count="99999999999" uniqueCount="99999999999"><si><t>事项名称</t></si></sst>"#
    );
    package(
        &path,
        &cells(r#"<row r="1"><c r="A1" t="s"><v>0</v></c></row>"#),
        &strings,
    );
    survives(scratch.path(), &path);
}

#[test]
fn two_corners_of_a_sheet_are_no_grid() {
    let scratch = Scratch::new("hostile-corners");
    let path = scratch.path().join("corners.xlsx");
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_string(0, 0, "事项名称").expect("it fits");
    sheet
        .write_string(1_048_575, 16_383, "食品经营许可")
        .expect("it fits");
    book.save(&path).expect("saved");
    survives(scratch.path(), &path);
    // References beyond any sheet, rows that go back, merges over everything.
    for (name, rows) in [
        (
            "beyond",
            r#"<row r="4294967295"><c r="ZZZZZZ4294967295"><v>1</v></c></row>"#,
        ),
        (
            "back",
            r#"<row r="9"><c r="A9"><v>1</v></c></row><row r="2"><c r="A2"><v>1</v></c></row>"#,
        ),
        (
            "index",
            r#"<row r="1"><c r="A1" t="s"><v>99999999999</v></c><c t="s"><v>-1</v></c></row>"#,
        ),
    ] {
        let path = scratch.path().join(format!("{name}.xlsx"));
        package(&path, &cells(rows), &format!(r#"<sst xmlns="{MAIN}"/>"#));
        survives(scratch.path(), &path);
    }
    let merges: String = (1..20_000)
        .map(|n| format!(r#"<mergeCell ref="A1:XFD{n}"/>"#))
        .collect();
    let sheet = format!(
        r#"<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData><mergeCells count="9">{merges}</mergeCells></worksheet>"#
    );
    let path = scratch.path().join("merges.xlsx");
    package(&path, &sheet, &format!(r#"<sst xmlns="{MAIN}"/>"#));
    survives(scratch.path(), &path);
}

/// Cuts the bytes off at many places, and spoils single bytes; all of it is checked in one run.
fn broken(scratch: &Scratch, name: &str, extension: &str, bytes: &[u8]) {
    let folder = scratch.path().join(name);
    fs::create_dir_all(&folder).expect("the scratch folder can be written");
    let step = (bytes.len() / 40).max(1);
    for at in (1..bytes.len()).step_by(step) {
        fs::write(folder.join(format!("cut-{at}.{extension}")), &bytes[..at]).expect("written");
        let mut spoilt = bytes.to_vec();
        spoilt[at] ^= 0x5a;
        fs::write(folder.join(format!("spoilt-{at}.{extension}")), spoilt).expect("written");
    }
    let ran = run(scratch.path(), &[&folder]);
    assert!(matches!(ran.code, Some(0 | 1 | 3 | 4)), "{name}: {ran:?}");
    assert!(!ran.said.contains("panicked"), "{name}: {}", ran.said);
    for source in ran.report["sources"].as_array().expect("a list") {
        let told = source["status"] == "read"
            || source["status"] == "no-items"
            || source["message"].is_string();
        assert!(told, "{source}");
    }
}

#[test]
fn workbooks_cut_off_or_spoilt_anywhere_are_told() {
    let scratch = Scratch::new("hostile-cut");
    let path = scratch.path().join("small.xlsx");
    small(&path);
    broken(
        &scratch,
        "xlsx",
        "xlsx",
        &fs::read(&path).expect("just written"),
    );
    let rows = vec![
        vec![
            "事项名称".to_owned(),
            "实施主体".to_owned(),
            "承诺办结时限".to_owned(),
        ],
        vec![
            "食品经营许可".to_owned(),
            "市场监管局".to_owned(),
            "5个工作日".to_owned(),
        ],
    ];
    let path = scratch.path().join("small.ods");
    ods(&path, &ods_content(&rows));
    broken(
        &scratch,
        "ods",
        "ods",
        &fs::read(&path).expect("just written"),
    );
}

/// An old workbook: a compound file with this stream as its `Workbook`.
fn compound(path: &Path, stream: &[u8]) {
    use std::io::Write as _;
    let mut file = cfb::create(path).expect("the scratch folder can be written");
    let mut out = file.create_stream("/Workbook").expect("a stream");
    out.write_all(stream).expect("it can be written");
}

#[test]
fn old_workbooks_full_of_noise_are_told() {
    let scratch = Scratch::new("hostile-xls");
    let mut begin = vec![0x09, 0x08, 0x10, 0x00, 0x00, 0x06, 0x05, 0x00];
    begin.extend([0; 12]);
    for seed in 0..12_u64 {
        let noise = noise(seed, 5000);
        let path = scratch.path().join(format!("noise-{seed}.xls"));
        compound(&path, &[&begin[..], &noise].concat());
        survives(scratch.path(), &path);
    }
    let path = scratch.path().join("whole.xls");
    compound(&path, &begin);
    broken(
        &scratch,
        "xls",
        "xls",
        &fs::read(&path).expect("just written"),
    );
}

/// Bytes that mean nothing, the same for one seed.
fn noise(seed: u64, len: usize) -> Vec<u8> {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state as u8
    };
    (0..len).map(|_| next()).collect()
}

#[test]
fn open_documents_that_break_off_or_nest_wrongly_are_told() {
    let scratch = Scratch::new("hostile-ods");
    let rows = vec![
        vec![
            "事项名称".to_owned(),
            "承诺办结时限".to_owned(),
            "实施主体".to_owned()
        ];
        3
    ];
    let whole = ods_content(&rows);
    let mut contents: Vec<String> = (1..8)
        .map(|part| {
            let at = whole.len() * part / 8;
            let at = (0..=at).rev().find(|at| whole.is_char_boundary(*at));
            whole[..at.unwrap_or(0)].to_owned()
        })
        .collect();
    contents.push(whole.replace("</table:table-row>", "</table:table-cell>"));
    contents.push(whole.replace("</table:table>", ""));
    contents.push(whole.replace(
        "<table:table-row>",
        r#"<table:table-row table:number-rows-repeated="4294967295">"#,
    ));
    contents.push(whole.replace(
        r#"office:value-type="string""#,
        r#"office:value-type="string" table:number-columns-repeated="4294967295""#,
    ));
    contents.push("<a>".repeat(100_000));
    contents.push(String::new());
    for (nth, content) in contents.iter().enumerate() {
        let path = scratch.path().join(format!("{nth}.ods"));
        ods(&path, content);
        survives(scratch.path(), &path);
    }
}

#[test]
fn deep_and_wide_texts_are_told() {
    let scratch = Scratch::new("hostile-texts");
    let deep = "[".repeat(100_000);
    assert_eq!(status(&scratch, "deep.json", &deep), "unreadable");
    status(&scratch, "objects.json", r#"{"a":"#.repeat(100_000));
    status(&scratch, "deep.yaml", &deep);
    status(&scratch, "flow.yaml", "{a: ".repeat(100_000));
    let indented: String = (0..5000)
        .map(|n| format!("{}a:\n", " ".repeat(n)))
        .collect();
    status(&scratch, "indented.yaml", indented);
    status(
        &scratch,
        "items.json",
        format!(
            "[{}",
            r#"{"事项名称":"甲","承诺办结时限":"5个工作日"},"#.repeat(3)
        ),
    );
    let keys: String = (0..200_000).map(|n| format!("k{n}: 1\n")).collect();
    status(&scratch, "keys.yaml", keys);
}

#[test]
fn laughs_in_yaml_stay_few() {
    let scratch = Scratch::new("hostile-laughs");
    let mut text = String::from("a0: &a0 [事项名称, 承诺办结时限]\n");
    for n in 1..40 {
        let before = format!("*a{}", n - 1);
        text += &format!("a{n}: &a{n} [{}]\n", [before.as_str(); 9].join(", "));
    }
    status(&scratch, "list.yaml", &text);
    let mut text =
        String::from("事项名称: 甲\n承诺办结时限: 5个工作日\n申请材料: &a0\n  - 材料名称: 乙\n");
    for n in 1..30 {
        let before = format!("*a{}", n - 1);
        text += &format!("附{n}: &a{n} [{}]\n", [before.as_str(); 9].join(", "));
    }
    text += "受理条件: *a29\n";
    status(&scratch, "item.yaml", &text);
    status(
        &scratch,
        "self.yaml",
        "事项名称: &a\n  - *a\n承诺办结时限: *b\n",
    );
    let merges: String = (1..40)
        .map(|n| format!("a{n}: &a{n}\n  <<: [*a{0}, *a{0}]\n  k{n}: 1\n", n - 1))
        .collect();
    status(
        &scratch,
        "merge.yaml",
        format!("a0: &a0 {{事项名称: 甲}}\n{merges}"),
    );
}

#[test]
fn a_quote_that_never_closes_is_told() {
    let scratch = Scratch::new("hostile-quote");
    let mut text = String::from(
        "事项名称,实施主体,承诺办结时限\n食品经营许可,市场监管局,5个工作日\n食品生产许可,\"市场监管局,5个工作日\n",
    );
    for n in 0..200_000 {
        text += &format!("事项{n},市场监管局,5个工作日\n");
    }
    assert!(text.len() > 6 << 20);
    status(&scratch, "quote.csv", &text);
    status(
        &scratch,
        "line.csv",
        "事项名称,承诺办结时限,".to_owned() + &"甲,".repeat(3 << 20),
    );
    status(
        &scratch,
        "long.jsonl",
        format!("{{\"事项名称\": \"{}", "甲".repeat(4 << 20)),
    );
}

#[test]
fn noise_behind_every_magic_is_told() {
    let scratch = Scratch::new("hostile-noise");
    let magics: [(&str, &[u8]); 12] = [
        ("zip", b"PK\x03\x04"),
        ("emptyzip", b"PK\x05\x06"),
        (
            "compound",
            &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
        ),
        ("biff5", &[0x09, 0x08, 0x08, 0x00, 0x00, 0x05, 0x05, 0x00]),
        ("biff2", &[0x09, 0x00, 0x04, 0x00, 0x02, 0x00, 0x10, 0x00]),
        ("utf16", &[0xff, 0xfe]),
        ("utf16be", &[0xfe, 0xff]),
        ("utf8", &[0xef, 0xbb, 0xbf]),
        ("json", b"{\"a\":"),
        ("yaml", b"---\n"),
        ("pdf", b"%PDF-1.4"),
        ("none", b""),
    ];
    for (name, magic) in magics {
        for seed in 0..3 {
            let bytes = [magic, &noise(seed + magic.len() as u64, 4096)].concat();
            status(&scratch, &format!("{name}-{seed}.xlsx"), &bytes);
        }
    }
    status(&scratch, "nul.csv", [0; 100_000]);
    status(
        &scratch,
        "nul.yaml",
        "事项名称: 甲\0乙\n承诺办结时限: 5个工作日\n",
    );
    status(
        &scratch,
        "nul.json",
        "{\"事项名称\": \"甲\0乙\", \"承诺办结时限\": \"5\"}",
    );
    for name in [
        "empty.xlsx",
        "empty.csv",
        "empty.yaml",
        "empty.json",
        "empty",
    ] {
        assert_eq!(status(&scratch, name, ""), "unreadable");
    }
    for (name, text) in [
        ("blank.yaml", "\n\n"),
        ("comment.yaml", "# 无\n"),
        ("null.json", "null"),
        ("mark.csv", "\u{feff}"),
    ] {
        status(&scratch, name, text);
    }
}

#[test]
fn a_folder_named_like_a_file_is_a_folder() {
    let scratch = Scratch::new("hostile-folder");
    let folder = scratch.path().join("x.csv");
    fs::create_dir_all(&folder).expect("the scratch folder can be written");
    fs::write(
        folder.join("y"),
        "事项名称,承诺办结时限,受理条件\n甲,5个工作日,乙\n",
    )
    .expect("written");
    assert_eq!(survives(scratch.path(), &folder), "read");
}

#[cfg(unix)]
#[test]
fn links_in_a_circle_and_closed_doors_stop_nothing() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let scratch = Scratch::new("hostile-links");
    let folder = scratch.path().join("in");
    fs::create_dir_all(folder.join("below")).expect("the scratch folder can be written");
    symlink(&folder, folder.join("below/above")).expect("a link");
    symlink("nowhere.csv", folder.join("gone.csv")).expect("a link");
    symlink("self.csv", folder.join("self.csv")).expect("a link");
    let closed = folder.join("closed.csv");
    fs::write(&closed, "事项名称,承诺办结时限\n").expect("written");
    fs::set_permissions(&closed, fs::Permissions::from_mode(0)).expect("the file is ours");
    support::hostile::good(&folder);
    let ran = run(scratch.path(), &[&folder]);
    assert!(matches!(ran.code, Some(0 | 1 | 4)), "{ran:?}");
    assert_eq!(ran.report["summary"]["items"], 1, "{ran:?}");
}

#[cfg(unix)]
#[test]
fn any_name_of_a_file_is_carried() {
    let scratch = Scratch::new("hostile-names");
    for name in [
        "a\nb.yaml",
        "a\"b'c.yaml",
        "a\u{1b}[31mb.yaml",
        "=cmd|' '!A0.yaml",
        "-o.yaml",
        "空 格.yaml",
    ] {
        let folder = scratch.path().join("in");
        fs::create_dir_all(&folder).expect("the scratch folder can be written");
        let path = folder.join(name);
        fs::rename(support::hostile::good(&folder), &path).expect("a name like any other");
        let ran = run(scratch.path(), &[&folder]);
        assert_eq!(ran.code, Some(0), "{name:?}: {ran:?}");
        let shown = ran.report["sources"][0]["path"].as_str().expect("a path");
        assert!(shown.ends_with(name), "{shown:?}");
        fs::remove_dir_all(&folder).expect("it was just made");
    }
}
