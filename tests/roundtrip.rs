//! Normalized catalogs: what is written reads back equal, a second time changes nothing, and no fault is made on the way.
//!
//! Real catalogs come from the folder that `SHIXIANG_CORPUS` names.

mod support;

use proptest::prelude::*;
use shixiang::convert::{Request, Summary, run};
use shixiang::export::{Format, item_schema};
use shixiang::finding::Lang;
use shixiang::flow::Progress;
use shixiang::read::discover::discover;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use support::Scratch;
use support::formats::SHAPES;
use support::generate::catalog::{Catalog, Options};
use support::generate::guide::Guide;
use support::run::{check, rule_of};
use support::seen::read_into;
use support::whole::{Whole, Wholes};

const FORMATS: [(Format, &str); 4] = [
    (Format::Jsonl, "jsonl"),
    (Format::Yaml, "yaml"),
    (Format::Csv, "csv"),
    (Format::Xlsx, "xlsx"),
];

/// What is written of these files, and what came of it.
fn written(path: &Path, format: Format, threads: usize) -> (Vec<u8>, Summary) {
    let found = discover(&[path.to_owned()]).expect("there is something to read");
    let request = Request {
        input: None,
        format,
        log: None,
        lang: Lang::Zh,
        threads,
    };
    let (mut out, mut log) = (Vec::new(), Vec::new());
    let progress = Progress::default();
    let summary = run(&found.sources, &request, &progress, &mut out, &mut log);
    (out, summary.expect("it is written to memory"))
}

/// The items of all files, in canonical text or as they are.
fn items(path: &Path, canonical: bool) -> Vec<Whole> {
    let found = discover(&[path.to_owned()]).expect("there is something to read");
    let mut sink = Wholes {
        canonical,
        ..Wholes::default()
    };
    for source in &found.sources {
        let read = AssertUnwindSafe(|| read_into(&source.path, &mut sink));
        // A library that panics on damaged bytes: the program says that the file is damaged and goes on.
        let _ = catch_unwind(read);
    }
    sink.items
}

/// The first item that is not what it was.
fn difference(before: &[Whole], after: &[Whole]) -> Option<String> {
    if before.len() != after.len() {
        return Some(format!("{} items became {}", before.len(), after.len()));
    }
    let pair = |(at, (one, other)): (usize, (&Whole, &Whole))| {
        let keys = one.states.keys().chain(other.states.keys());
        let field = keys
            .filter(|key| one.states.get(*key) != other.states.get(*key))
            .map(|key| {
                format!(
                    "{key}: {:?}, {:?}",
                    one.states.get(key),
                    other.states.get(key)
                )
            })
            .next();
        let said = || {
            format!(
                "{:?}\n{:?}",
                (&one.lists, &one.extra),
                (&other.lists, &other.extra)
            )
        };
        (one != other).then(|| format!("item {at}: {}", field.unwrap_or_else(said)))
    };
    before.iter().zip(after).enumerate().find_map(pair)
}

/// Writes the catalog in a format, reads it back, and says what is wrong.
fn fault(scratch: &Path, path: &Path, (format, name): (Format, &str)) -> Option<String> {
    let (bytes, summary) = written(path, format, 2);
    let mut before = items(path, true);
    if summary.items != before.len() as u64 {
        return Some(format!("{} items of {}", summary.items, before.len()));
    }
    if before.is_empty() {
        return None;
    }
    let file = scratch.join(format!("catalog.{name}"));
    std::fs::write(&file, &bytes).expect("the scratch folder can be written");
    let mut after = items(&file, false);
    if matches!(format, Format::Csv | Format::Xlsx) {
        before = before.into_iter().map(Whole::tabled).collect();
        after = after.into_iter().map(Whole::tabled).collect();
    }
    if let Some(difference) = difference(&before, &after) {
        return Some(format!("{name}: {difference}"));
    }
    let (again, second) = written(&file, format, 1);
    let same = again == bytes && second.rewritten == 0;
    (!same).then(|| {
        format!(
            "{name}: the second time rewrites {} values",
            second.rewritten
        )
    })
}

#[test]
fn texts_that_look_like_formulas_and_their_faults_are_kept() {
    let scratch = Scratch::new("roundtrip-formulas");
    let path = scratch.path().join("guide.yaml");
    let guide = "事项名称: 甲\n受理条件: \"#N/A\"\n法定办结时限: \"#REF!\"\n备注: '=\"012\"'\n申请材料:\n- 材料名称: 申请书\n  材料形式: \"#N/A\"\n";
    std::fs::write(&path, guide).expect("the scratch folder can be written");
    let faults = FORMATS.map(|format| fault(scratch.path(), &path, format));
    assert_eq!(faults, [None, None, None, None]);
}

fn guides(seed: u64, items: usize, faulty: usize) -> Vec<Guide> {
    let options = Options {
        per_department: 20,
        faulty,
        ..Options::default()
    };
    Catalog::new(seed, items, options).collect()
}

/// A generated catalog in each of these layouts.
fn generated(name: &str, faulty: usize, test: impl Fn(&Path, &Path) -> Vec<String>) {
    let scratch = Scratch::new(name);
    let guides = guides(7, 24, faulty);
    let mut faults = Vec::new();
    for shape in &SHAPES {
        let folder = scratch.path().join(shape.name);
        std::fs::create_dir_all(&folder).expect("the scratch folder can be written");
        let path = (shape.write)(&folder, &guides);
        let found = test(scratch.path(), &path).into_iter();
        faults.extend(found.map(|fault| format!("{}: {fault}", shape.name)));
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

fn all_formats(scratch: &Path, path: &Path) -> Vec<String> {
    let faults = FORMATS.map(|format| fault(scratch, path, format));
    faults.into_iter().flatten().collect()
}

#[test]
fn a_clean_catalog_reads_back_from_every_format() {
    generated("roundtrip-clean", 0, all_formats);
}

#[test]
fn a_faulty_catalog_reads_back_from_every_format() {
    generated("roundtrip-faulty", 700, all_formats);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, max_shrink_iters: 40, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_text_reads_back_from_every_format(
        texts in prop::collection::vec("[甲a1 :#\\-'\"\\\\\\[\\]{}|>&*!%@`=+~？，。：\n\t\u{a0}\u{feff}\u{85}\u{2028}\u{fffd}\u{1f600}<>_x0Dno./]{0,14}", 6),
        any in any::<String>(),
    ) {
        let scratch = Scratch::new("roundtrip-any");
        let item = serde_json::json!({
            "name": format!("甲{}", texts[0]), "base_code": texts[1], "conditions": texts[2], "quota": any, "visits": "1",
            "inquiry": texts[3], "online_url": texts[4],
            "materials": [{"name": texts[5], "basis": texts[0], "权": texts[1]}, {"name": texts[2], "copies": 2}],
            texts[3].clone() + "栏": texts[4],
        });
        let path = scratch.path().join("any.jsonl");
        std::fs::write(&path, format!("{item}\n{item}\n")).expect("the scratch folder can be written");
        let found = all_formats(scratch.path(), &path);
        prop_assert!(found.is_empty(), "{}", found.join("\n"));
    }
}

/// Values, labels and lists that some format has a form of its own for.
#[test]
fn odd_labels_and_lists_read_back_from_every_format() {
    let scratch = Scratch::new("roundtrip-odd");
    let items = [
        serde_json::json!({"name": "甲事项审批", "办件类型": "承诺件", "长".repeat(1200): "乙"}),
        serde_json::json!({"name": "乙事项审批", "办件类型": "承诺件", "a".repeat(1030): "乙", "'=甲": "丙"}),
        serde_json::json!({"name": "丙事项审批", "办件类型": "承诺件", "申请材料": "共3项"}),
        serde_json::json!({"name": "丁事项审批", "承诺办结时限": 10, "承诺办结时限单位": "日"}),
        serde_json::json!({"name": "己事项审批", "承诺办结时限": "5日", "网上办理深度": "互联网咨询,互联网收件"}),
        serde_json::json!({"name": "戊事项审批", "受理条件": "年满18周岁_x000D_有本市户籍"}),
    ];
    let lines: Vec<String> = items.iter().map(ToString::to_string).collect();
    let path = scratch.path().join("odd.jsonl");
    std::fs::write(&path, lines.join("\n")).expect("the scratch folder can be written");
    let found = all_formats(scratch.path(), &path);
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

/// A workbook of sheets, each in the form of csv.
fn book(path: &Path, sheets: &[&str]) {
    let mut book = rust_xlsxwriter::Workbook::new();
    for rows in sheets {
        let sheet = book.add_worksheet();
        for (row, line) in (0..).zip(rows.lines()) {
            for (col, text) in (0..).zip(line.split(',')) {
                sheet.write_string(row, col, text).expect("it fits");
            }
        }
    }
    book.save(path).expect("the scratch folder can be written");
}

/// What materials say in columns or under keys that are no element is theirs, and still is when it is read back.
#[test]
fn what_materials_say_beyond_the_elements_stays_with_them() {
    let scratch = Scratch::new("roundtrip-loose");
    let texts = [
        (
            "rows.csv",
            "事项名称,实施主体,承诺办结时限,材料名称,规格,份数\n甲证核发,市水务局,5个工作日,申请表,A1,1份\n,,,身份证,A3,1份\n",
        ),
        (
            "right.csv",
            "事项名称,实施主体,承诺办结时限,材料名称,份数,规格\n甲证核发,市水务局,5个工作日,申请表,1份,A1\n,,,身份证,1份,A3\n",
        ),
        (
            "keys.yaml",
            "事项名称: 甲证核发\n实施主体: 市水务局\n申请材料: [{材料名称: 申请表, 规格: A1}, {材料名称: 身份证, 规格: A3}]\n",
        ),
    ];
    for (name, text) in texts {
        let path = scratch.path().join(name);
        std::fs::write(&path, text).expect("the scratch folder can be written");
    }
    book(
        &scratch.path().join("side.xlsx"),
        &[
            "事项名称,实施主体,承诺办结时限,办理地点\n甲证核发,市水务局,5个工作日,中山路12号\n乙证核发,市水务局,5个工作日,中山路12号",
            "事项名称,材料名称,规格,份数\n甲证核发,申请表,A1,1份\n甲证核发,身份证,A3,1份\n乙证核发,身份证,A3,1份",
        ],
    );
    book(
        &scratch.path().join("form.xlsx"),
        &[
            "事项名称,甲证核发,实施主体,市水务局\n承诺办结时限,5个工作日,办理地点,中山路12号\n序号,材料名称,规格,份数,材料形式\n1,申请表,A1,1份,纸质\n2,身份证,A3,1份,纸质",
        ],
    );
    for name in [
        "rows.csv",
        "right.csv",
        "keys.yaml",
        "side.xlsx",
        "form.xlsx",
    ] {
        let path = scratch.path().join(name);
        for (format, ending) in FORMATS {
            let file = scratch.path().join(format!("loose.{ending}"));
            let bytes = written(&path, format, 1).0;
            std::fs::write(&file, bytes).expect("the scratch folder can be written");
            for file in [&path, &file] {
                let read = items(file, false);
                let lists = format!("{:?}", read[0].lists);
                assert_eq!(read[0].extra, [], "{name}: {lists}");
                let told = |text| lists.contains(&format!("(\"规格\", \"{text}\")"));
                assert!(told("A1") && told("A3"), "{name} {ending}: {lists}");
            }
        }
        let found = all_formats(scratch.path(), &path);
        assert!(found.is_empty(), "\n{}", found.join("\n"));
    }
}

/// Findings by rule.
fn findings(path: &Path) -> BTreeMap<&'static str, usize> {
    let report = check(path);
    let mut count = BTreeMap::new();
    for finding in &report.findings {
        *count.entry(rule_of(&report, finding)).or_default() += 1;
    }
    count
}

/// Finds on the normalized catalog what the source does not have.
fn more(scratch: &Path, path: &Path, (format, name): (Format, &str)) -> Option<String> {
    let (bytes, summary) = written(path, format, 2);
    if summary.items == 0 {
        return None;
    }
    let file = scratch.join(format!("checked.{name}"));
    std::fs::write(&file, &bytes).expect("the scratch folder can be written");
    let (before, after) = (findings(path), findings(&file));
    let (all_before, all): (usize, usize) = (before.values().sum(), after.values().sum());
    (all > all_before)
        .then(|| format!("{name}: {all_before} findings became {all}: {before:?} {after:?}"))
}

#[test]
fn normalization_makes_no_fault() {
    generated("roundtrip-check", 500, |scratch, path| {
        let found = FORMATS.map(|format| more(scratch, path, format));
        found.into_iter().flatten().collect()
    });
}

#[test]
fn every_number_of_threads_writes_the_same() {
    let scratch = Scratch::new("roundtrip-threads");
    let guides = guides(3, 300, 300);
    let path = (SHAPES[3].write)(scratch.path(), &guides);
    for (format, name) in FORMATS {
        let one = written(&path, format, 1).0;
        assert!(one == written(&path, format, 5).0, "{name}");
    }
}

/// The lines that the schema refuses.
fn refused(path: &Path) -> Vec<String> {
    let schema = serde_json::from_str(&item_schema()).expect("the schema is JSON");
    let schema = jsonschema::validator_for(&schema).expect("it is a schema");
    let (bytes, _) = written(path, Format::Jsonl, 2);
    let text = String::from_utf8(bytes).expect("it is text");
    let refused = text.lines().filter_map(|line| {
        let item = serde_json::from_str(line).expect("a line is JSON");
        let error = schema.validate(&item).err()?;
        Some(format!("{}: {error}", error.instance_path()))
    });
    refused.collect()
}

#[test]
fn every_line_fits_the_schema() {
    generated("roundtrip-schema", 700, |_, path| refused(path));
}

#[test]
fn the_committed_schema_is_that_of_the_element_table() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas/item.schema.json");
    let made = item_schema();
    if std::env::var_os("SHIXIANG_BLESS").is_some() {
        std::fs::write(&path, &made).expect("the schema can be written");
    }
    let held = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(held == made, "set SHIXIANG_BLESS=1 to write it anew");
}

/// The real files, a test of each.
fn real(name: &str, test: impl Fn(&Path, &Path) -> Vec<String>) {
    let Ok(folder) = std::env::var("SHIXIANG_CORPUS") else {
        println!("skipped: SHIXIANG_CORPUS is not set");
        return;
    };
    let scratch = Scratch::new(name);
    let found = discover(&[PathBuf::from(folder)]).expect("the folder is there");
    let mut faults = Vec::new();
    for source in &found.sources {
        let wrong = test(scratch.path(), &source.path).into_iter();
        faults.extend(wrong.map(|fault| format!("{}: {fault}", source.shown)));
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn real_catalogs_read_back_from_every_format() {
    real("roundtrip-real", all_formats);
}

#[test]
fn real_catalogs_gain_no_fault_and_fit_the_schema() {
    real("roundtrip-real-check", |scratch, path| {
        let mut wrong = refused(path);
        wrong.extend(more(scratch, path, FORMATS[0]));
        wrong
    });
}
