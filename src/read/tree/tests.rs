//! What trees of values must come to as items, from outside.

use super::*;
use crate::finding::{Place, TableReport};
use crate::model::{Element, Remark, ServiceItem};
use crate::read::Places;
use crate::source::Field;
use proptest::prelude::*;

/// Keeps what it is given, as text.
#[derive(Default, Debug)]
struct Kept {
    items: Vec<Item>,
    remarks: Vec<String>,
    tables: Vec<TableReport>,
}

#[derive(Default, Debug, PartialEq, Clone)]
struct Item {
    fields: Vec<(&'static str, String)>,
    blank: Vec<Element>,
    parts: Vec<(&'static str, Vec<String>)>,
    stated: String,
    extra: Vec<(String, String)>,
    lines: Vec<u64>,
}

impl Item {
    fn get(&self, element: Element) -> &str {
        self.fields
            .iter()
            .find(|(key, _)| *key == element.key())
            .map_or("-", |(_, text)| text)
    }

    fn part(&self, name: &str) -> Vec<&str> {
        let part = self.parts.iter().find(|(part, _)| *part == name);
        part.map_or(Vec::new(), |(_, texts)| {
            texts.iter().map(String::as_str).collect()
        })
    }
}

macro_rules! shown {
    ($list:expr) => {
        $list
            .entries
            .iter()
            .map(|entry| {
                let mut texts = Vec::new();
                entry.each(|raw, _| texts.push(raw.text.to_owned()));
                texts.join("|")
            })
            .collect()
    };
}

impl Sink for Kept {
    fn item(&mut self, item: &mut ServiceItem<'_>, places: &dyn Places) {
        let mut kept = Item::default();
        item.each(|raw, _| {
            match places.place(raw.origin) {
                Place::Text { line, .. } => kept.lines.push(line),
                other => panic!("{other:?} for {:?}", raw.element()),
            }
            if raw.text.is_empty() {
                kept.blank.push(raw.element());
            } else {
                kept.fields.push((raw.element().key(), raw.text.to_owned()));
            }
        });
        kept.parts = vec![
            ("materials", shown!(item.materials)),
            ("steps", shown!(item.steps)),
            ("fees", shown!(item.fees)),
            ("questions", shown!(item.questions)),
            ("situations", shown!(item.situations)),
            ("sub_items", shown!(item.sub_items)),
        ];
        kept.stated = match item.materials.stated {
            Field::Absent => "absent".into(),
            Field::Blank(_) => "blank".into(),
            Field::Nil(_) => "nil".into(),
            _ => item
                .materials
                .stated
                .raw()
                .map_or("", |raw| raw.text)
                .into(),
        };
        let extra = item.extra.iter();
        kept.extra = extra.map(|e| (e.label.into(), e.text.into())).collect();
        self.items.push(kept);
    }

    fn remark(&mut self, remark: Remark<'_>, places: &dyn Places) {
        self.remarks.push(match remark {
            Remark::UnknownColumn { label, nearest, .. } => format!("unknown {label} {nearest:?}"),
            Remark::BoundTwice { first, second } => format!("twice {} {}", first.text, second.text),
            Remark::NoItems { known, .. } => format!("no items [{known}]"),
            Remark::NumericCode { raw } => format!("number {}", raw.text),
            Remark::Syntax { zh, origin, .. } => match places.place(origin) {
                Place::Text { line, column, .. } => format!("syntax {line}:{column} {zh}"),
                _ => format!("syntax {zh}"),
            },
            other => format!("{other:?}"),
        });
    }

    fn table(&mut self, table: TableReport) {
        self.tables.push(table);
    }
}

fn yaml(text: &str) -> Kept {
    let mut kept = Kept::default();
    read_yaml(text, &mut kept);
    kept
}

fn json(text: &str) -> Kept {
    let mut kept = Kept::default();
    read_json(text, &mut kept);
    kept
}

fn jsonl(text: &str) -> Kept {
    let mut kept = Kept::default();
    read_jsonl(&jsonl_plan(text), text, 1, &mut kept);
    kept
}

fn names(kept: &Kept) -> Vec<&str> {
    let items = kept.items.iter();
    items.map(|item| item.get(Element::name)).collect()
}

const ONE: &str = "\
事项名称: 食品经营许可
实施主体: 市监局
咨询电话: 0431-12345678
承诺办结时限: {数值: 20, 单位: 工作日}
服务对象: [自然人, 企业法人]
申请材料:
  - 名称: 申请书
    份数: 1
  - 身份证
办理流程: 受理、审查
";

#[test]
fn a_lone_guide_is_one_item_with_its_lists() {
    let kept = yaml(ONE);
    let item = &kept.items[0];
    assert_eq!(kept.items.len(), 1);
    assert_eq!(item.get(Element::name), "食品经营许可");
    assert_eq!(item.get(Element::promised_limit), "20工作日");
    assert_eq!(item.get(Element::audience), "自然人、企业法人");
    assert_eq!(item.get(Element::process_text), "受理、审查");
    assert_eq!(item.part("materials"), ["申请书|1", "身份证|"]);
    assert_eq!(item.lines[0], 1);
}

#[test]
fn a_lone_guide_claims_what_every_guide_must_say() {
    let kept = yaml(ONE);
    assert!(kept.items[0].blank.contains(&Element::hours));
    assert!(!kept.items[0].blank.contains(&Element::process_text));
    let short = yaml("法定办结时限: 15个工作日\n承诺办结时限: 20个工作日\n");
    assert_eq!((short.items.len(), short.items[0].blank.len()), (1, 0));
}

#[test]
fn one_catalog_through_every_shape_gives_equal_items() {
    let record = r#"{"事项名称":"甲","承诺办结时限":"3","申请材料":[{"材料名称":"表"}]}"#;
    let other = r#"{"事项名称":"乙","实施主体":"局"}"#;
    let list = format!("[{record},\n{other}]");
    let shapes = [
        json(&list),
        json(&format!("{{\"code\":200,\"data\":{{\"list\":{list}}}}}")),
        json(&format!("{record}\n{other}")),
        jsonl(&format!("{record}\r\n\n{other}\n")),
        yaml(&list),
        yaml(&format!("--- {record}\n--- {other}\n")),
        yaml(&format!("version: 3\nitems:\n- {record}\n- {other}\n")),
        yaml(
            "- 事项名称: 甲\n  承诺办结时限: 3\n  申请材料:\n  - 材料名称: 表\n- 事项名称: 乙\n  实施主体: 局\n",
        ),
    ];
    let bare = |kept: &Kept| -> Vec<Item> {
        let lineless = |item: &Item| Item {
            lines: Vec::new(),
            ..item.clone()
        };
        kept.items.iter().map(lineless).collect()
    };
    for shape in &shapes {
        assert_eq!(bare(shape), bare(&shapes[0]), "{shape:#?}");
    }
    assert_eq!(names(&shapes[0]), ["甲", "乙"]);
    assert_eq!(shapes[0].items[1].stated, "blank");
    assert_eq!(shapes[0].items[1].blank, [Element::promised_limit]);
    assert_eq!(shapes[0].items[0].blank, [Element::department]);
}

#[test]
fn containers_lend_what_they_say() {
    let text = r#"[{"department":"局","items":[{"main_item":"主","sub_items":[
        {"name":"甲","link":"http://x"},{"name":"乙","link":"http://y"}]}]}]"#;
    let kept = json(text);
    assert_eq!(names(&kept), ["甲", "乙"]);
    for item in &kept.items {
        assert_eq!(item.get(Element::parent_name), "主");
        assert_eq!(item.get(Element::department), "局");
    }
    let paths: Vec<&str> = kept.tables[0].columns.iter().map(|c| &*c.column).collect();
    assert_eq!(
        paths,
        [
            "department",
            "items[].main_item",
            "items[].sub_items[].name",
            "items[].sub_items[].link"
        ]
    );
}

#[test]
fn entries_without_code_limit_or_link_are_sub_items() {
    let text = r#"[{"department":"局","items":[{"main_item":"主","sub_items":[{"name":"甲"},{"name":"乙"}]}]}]"#;
    let kept = json(text);
    assert_eq!(kept.items.len(), 1);
    assert_eq!(kept.items[0].part("sub_items"), ["甲|", "乙|"]);
    assert_eq!(kept.tables[0].sub_items, 2);
}

#[test]
fn sub_items_with_codes_are_items_beside_a_parent_that_says_more() {
    let text =
        "事项名称: 主\n实施主体: 局\n受理条件: 有\n子项:\n- {名称: 甲, 编码: A1}\n- {名称: 乙}\n";
    let kept = yaml(text);
    assert_eq!(names(&kept), ["主", "甲"]);
    assert_eq!(kept.items[0].part("sub_items"), ["乙|"]);
    assert_eq!(kept.items[1].get(Element::parent_name), "主");
    assert_eq!(kept.items[1].get(Element::department), "局");
    assert_eq!(kept.items[1].get(Element::local_code), "A1");
}

#[test]
fn groups_of_keys_belong_to_their_item() {
    let text =
        "基本信息: {事项名称: 甲, 实施主体: 局}\n时限信息: {承诺办结时限: 3}\n申请材料: 无需材料\n";
    let kept = yaml(text);
    assert_eq!(names(&kept), ["甲"]);
    assert_eq!(kept.items[0].get(Element::promised_limit), "3");
    assert_eq!(kept.items[0].stated, "nil");
}

#[test]
fn json_inside_a_text_is_read() {
    let text = r#"{"code":0,"resultList":"[{\"事项名称\":\"甲\",\"承诺办结时限\":\"3\"}]"}"#;
    assert_eq!(names(&json(text)), ["甲"]);
    let text = r#"[{"事项名称":"甲","申请材料":"[{\"材料名称\":\"表\"}]"}]"#;
    assert_eq!(json(text).items[0].part("materials"), ["表"]);
}

#[test]
fn lists_come_as_names_by_key_or_wrapped() {
    let by_key = "事项名称: 甲\n申请材料: {身份证: {份数: 1}, 户口本: {份数: 2}}\n";
    assert_eq!(
        yaml(by_key).items[0].part("materials"),
        ["身份证|1", "户口本|2"]
    );
    let wrapped = "事项名称: 甲\n申请材料: {total: 1, list: [{名称: 表}]}\n";
    assert_eq!(yaml(wrapped).items[0].part("materials"), ["表"]);
    let flat = "事项名称: 甲\n材料名称: 表\n份数: 3\n";
    assert_eq!(yaml(flat).items[0].part("materials"), ["表|3"]);
    let text = "事项名称: 甲\n申请材料: 1.表 2.身份证\n";
    assert_eq!(yaml(text).items[0].stated, "1.表 2.身份证");
    let cases = "事项名称: 甲\n办理情形:\n- 情形名称: 新办\n  申请材料: [表]\n- 情形名称: 变更\n";
    assert_eq!(yaml(cases).items[0].part("situations"), ["新办", "变更"]);
    assert_eq!(yaml(cases).items[0].part("materials"), ["表"]);
}

#[test]
fn what_is_no_catalog_says_so_with_the_labels_known() {
    let kept =
        json(r#"[{"index":1,"name":"北京大学","code":"42","department":"教委","remark":""}]"#);
    assert_eq!(kept.items.len(), 0);
    assert_eq!(kept.remarks, ["no items [name、code、department、remark]"]);
    assert_eq!(yaml("version: '3'\nnlu:\n- intent: x\n").items.len(), 0);
    assert_eq!(yaml("随便").remarks, ["no items []"]);
    assert_eq!(jsonl("{\"a\":1}\n{\"a\":2}\n").remarks, ["no items []"]);
}

#[test]
fn unknown_keys_are_kept_and_said_once() {
    let kept = json(
        r#"[{"事项名称":"甲","实施主体":"局","承诺办结是限":{"x":[1]}},{"事项名称":"乙","承诺办结是限":2}]"#,
    );
    assert_eq!(kept.remarks, ["unknown 承诺办结是限 promised_limit"]);
    assert_eq!(
        kept.items[0].extra,
        [("承诺办结是限".into(), r#"{"x":[1]}"#.into())]
    );
    let lines = "{\"事项名称\":\"甲\",\"实施主体\":\"局\",\"怪\":1}\n";
    let plan = jsonl_plan(lines);
    let mut later = Kept::default();
    assert!(read_jsonl(&plan, lines, 2, &mut later));
    assert_eq!(later.remarks, [] as [&str; 0]);
}

#[test]
fn two_keys_of_one_element_are_said_when_they_differ() {
    let kept = yaml("事项名称: 甲\n咨询电话: '1'\n联系电话: '2'\n电话: '1'\n");
    assert_eq!(kept.remarks, ["twice 1 2"]);
    assert_eq!(kept.items[0].get(Element::inquiry), "1");
    let twice = json(r#"{"事项名称":"甲","实施主体":"局","实施主体":"部"}"#);
    assert_eq!(twice.remarks, ["twice 局 部"]);
    let generic = json(r#"{"id":7,"code":"B","事项编码":"A","事项名称":"甲","name":"乙"}"#);
    assert_eq!(generic.remarks, [] as [&str; 0]);
    assert_eq!(generic.items[0].get(Element::local_code), "A");
    assert_eq!(names(&generic), ["甲"]);
}

#[test]
fn yaml_scalars_stay_the_text_they_are() {
    let kept = yaml(
        "事项名称: no\n事项编码: 010\n计划生效日期: 2024-01-01\n备注: ~\n办理地点: |\n  一楼\n  二楼\n",
    );
    let item = &kept.items[0];
    assert_eq!(item.get(Element::name), "no");
    assert_eq!(item.get(Element::local_code), "010");
    assert_eq!(item.get(Element::effective_date), "2024-01-01");
    assert_eq!(item.get(Element::address), "一楼\n二楼");
    assert!(item.blank.contains(&Element::remark));
}

#[test]
fn aliases_and_merge_keys_are_followed() {
    let kept = yaml(
        "- &a\n  事项名称: 甲\n  实施主体: &d 局\n  办理地点: 一楼\n- <<: *a\n  事项名称: 乙\n- 事项名称: 丙\n  实施主体: *d\n",
    );
    assert_eq!(names(&kept), ["甲", "乙", "丙"]);
    assert_eq!(kept.items[1].get(Element::address), "一楼");
    assert_eq!(kept.items[2].get(Element::department), "局");
    assert_eq!(kept.remarks, [] as [&str; 0]);
}

#[test]
fn a_billion_laughs_end_soon() {
    let mut text = String::from("a0: &a0 [{事项名称: 甲, 实施主体: 局}]\n");
    for n in 1..12 {
        let inner = vec![format!("*a{}", n - 1); 10].join(", ");
        text.push_str(&format!("a{n}: &a{n} [{inner}]\n"));
    }
    let kept = yaml(&text);
    assert!(
        kept.remarks.iter().any(|r| r.contains("反复展开")),
        "{:?}",
        kept.remarks.len()
    );
    assert!(kept.items.len() < 3_000_000);
}

#[test]
fn a_broken_document_costs_only_itself() {
    let kept =
        yaml("事项名称: 甲\n实施主体: 局\n---\n事项名称: [乙\n---\n事项名称: 丙\n实施主体: 局\n");
    assert_eq!(names(&kept), ["甲", "丙"]);
    assert_eq!(kept.remarks.len(), 1);
    assert!(kept.remarks[0].starts_with("syntax"), "{:?}", kept.remarks);
    let wrapper = yaml("items:\n- 事项名称: 甲\n  实施主体: 局\n- 事项名称: 乙\n\t实施主体: 局\n");
    assert_eq!(names(&wrapper), ["甲"]);
    assert!(
        wrapper.remarks[0].contains("制表符"),
        "{:?}",
        wrapper.remarks
    );
}

#[test]
fn a_full_width_colon_is_named() {
    let kept = yaml("事项名称：甲\n实施主体：局\n");
    assert_eq!(
        kept.remarks[0],
        "syntax 1:5 “事项名称”后用了全角冒号“：”，应为半角冒号加空格"
    );
}

#[test]
fn a_broken_record_costs_only_itself() {
    let text = "[\n  {\"事项名称\": \"甲\", \"实施主体\": \"局\"},\n  {\"事项名称\": \"乙\", \"实施主体\": },\n  {\"事项名称\": \"丙\"\n,\n  {\"事项名称\": \"丁\", \"实施主体\": \"局\"}\n]";
    let kept = json(text);
    assert_eq!(names(&kept), ["甲", "丁"]);
    assert_eq!(kept.remarks.len(), 2, "{:?}", kept.remarks);
    assert!(
        kept.remarks[0].starts_with("syntax 3:25"),
        "{:?}",
        kept.remarks
    );
    let lines = jsonl(
        "{\"事项名称\":\"甲\",\"实施主体\":\"局\"}\n{oops}\n{\"事项名称\":\"乙\",\"实施主体\":\"局\"}\n",
    );
    assert_eq!(names(&lines), ["甲", "乙"]);
    assert!(
        lines.remarks[0].starts_with("syntax 2:2"),
        "{:?}",
        lines.remarks
    );
}

#[test]
fn a_long_number_for_a_code_keeps_its_digits_and_is_said() {
    let kept = json(r#"[{"事项名称":"甲","事项编码":5110001234567890123456789012345}]"#);
    assert_eq!(
        kept.items[0].get(Element::local_code),
        "5110001234567890123456789012345"
    );
    assert_eq!(kept.remarks, ["number 5110001234567890123456789012345"]);
}

#[test]
fn more_records_than_the_sample_are_all_given() {
    let records: Vec<String> = (0..777)
        .map(|n| format!("{{\"事项名称\":\"项\\u4e00{n}\",\"实施主体\":\"局\"}}"))
        .collect();
    assert_eq!(json(&format!("[{}]", records.join(",\n"))).items.len(), 777);
    let dashed: String = records.iter().map(|r| format!("- {r}\n")).collect();
    let kept = yaml(&dashed);
    assert_eq!(kept.items.len(), 777);
    assert_eq!(kept.items[776].get(Element::name), "项一776");
    assert_eq!(kept.items[776].lines[0], 777);
}

fn corpus() -> Option<std::path::PathBuf> {
    let folder = std::env::var_os("SHIXIANG_CORPUS").map(Into::into);
    if folder.is_none() {
        eprintln!("skipped: SHIXIANG_CORPUS is not set");
    }
    folder
}

fn read_text(path: &std::path::Path) -> String {
    let bytes = std::fs::read(path).expect("the corpus is readable");
    crate::read::encoding::decode(&bytes).text.into_owned()
}

#[test]
fn a_district_list_gives_its_items_under_their_departments() {
    let Some(folder) = corpus() else { return };
    let kept = json(&read_text(&folder.join("guangan/bszl-data.json")));
    assert_eq!(kept.items.len(), 1135);
    let first = &kept.items[0];
    assert_eq!(first.get(Element::department), "区经信局");
    assert_eq!(first.get(Element::parent_name), "未分类");
    assert_eq!(
        first.get(Element::name),
        "企业投资项目备案（技术改造）（市级/县级）"
    );
    assert!(first.get(Element::online_url).contains("511Z07001006"));
    let unsorted = |item: &&Item| item.get(Element::parent_name) == "未分类";
    assert_eq!(kept.items.iter().filter(unsorted).count(), 615);
    let mut departments: Vec<&str> = kept
        .items
        .iter()
        .map(|i| i.get(Element::department))
        .collect();
    departments.dedup();
    assert_eq!(departments.len(), 34);
    assert_eq!(kept.remarks, ["unknown qrcode none"]);
}

#[test]
fn files_that_are_no_catalogs_give_no_item() {
    let Some(folder) = corpus() else { return };
    let mut seen = 0;
    for part in ["hsds/examples", "hsds/schema", "kenya", "moe", "changchun"] {
        for entry in std::fs::read_dir(folder.join(part)).expect("the corpus is whole") {
            let path = entry.expect("it can be listed").path();
            let kept = match path.extension().and_then(|e| e.to_str()) {
                Some("json") => json(&read_text(&path)),
                Some("yml") => yaml(&read_text(&path)),
                _ => continue,
            };
            seen += 1;
            assert_eq!(kept.items.len(), 0, "{path:?} {:#?}", kept.items.first());
            let said = kept.remarks.iter().any(|r| r.starts_with("no items"));
            assert!(said, "{path:?} {:?}", kept.remarks);
        }
    }
    assert!(seen > 20, "{seen} files");
}

#[test]
fn the_json_suite_is_read_and_refused_as_it_asks() {
    let Some(folder) = corpus() else { return };
    let mut seen = 0;
    for entry in std::fs::read_dir(folder.join("suite-jsontestsuite")).expect("it is there") {
        let path = entry.expect("it can be listed").path();
        let name = path
            .file_name()
            .and_then(|n| n.to_str())
            .unwrap_or("")
            .to_owned();
        let kept = json(&read_text(&path));
        let refused = kept.remarks.iter().any(|r| r.starts_with("syntax"));
        match name.get(..2) {
            Some("y_") => assert!(!refused, "{name} {:?}", kept.remarks),
            Some("n_") => assert!(refused, "{name} {:?}", kept.remarks),
            _ => {}
        }
        seen += 1;
    }
    assert!(seen >= 33, "{seen} files");
}

#[test]
fn brackets_without_end_are_refused() {
    for open in ["[", "{\"a\":", "[{\"申请材料\":"] {
        let kept = json(&open.repeat(100_000));
        assert!(kept.remarks.iter().any(|r| r.starts_with("syntax")));
    }
    let kept = yaml(&"[".repeat(100_000));
    assert!(kept.remarks[0].contains("128"), "{:?}", kept.remarks);
    let kept = yaml(&"- ".repeat(100_000));
    assert!(kept.remarks[0].contains("128"), "{:?}", kept.remarks);
}

/// Text made of what matters to the readers.
fn soup() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        Just("事项名称"),
        Just("申请材料"),
        Just("子项"),
        Just("name"),
        Just("items"),
        Just("承诺办结时限"),
        Just("{"),
        Just("}"),
        Just("["),
        Just("]"),
        Just(":"),
        Just(": "),
        Just(","),
        Just("\""),
        Just("\\"),
        Just("\n"),
        Just("\n  "),
        Just("- "),
        Just("&a "),
        Just("*a"),
        Just("<<"),
        Just("'"),
        Just("|\n"),
        Just("---\n"),
        Just("1e99"),
        Just("12345678901234567890123"),
        Just("null"),
        Just("："),
        Just("\\u12"),
        Just("[{\\\"a\\\":1}]"),
        Just("? "),
        Just("!t "),
        Just("\t"),
        Just("\u{feff}"),
        Just("无"),
    ];
    proptest::collection::vec(word, 0..60).prop_map(|words| words.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn readers_are_total(text in soup()) {
        yaml(&text);
        json(&text);
        jsonl(&text);
        detect(&text, "");
    }

    #[test]
    fn readers_are_total_on_any_text(text in "\\PC{0,200}") {
        yaml(&text);
        json(&text);
        jsonl(&text);
    }

    #[test]
    fn whole_json_keeps_every_item(names in proptest::collection::vec("[甲-乙a-z\"\\\\\n]{1,9}", 0..9)) {
        let record = |name: &String| serde_json::json!({"事项名称": name, "实施主体": "局"}).to_string();
        let records: Vec<String> = names.iter().map(record).collect();
        let kept = json(&format!("[{}]", records.join(",")));
        prop_assert_eq!(kept.items.len(), names.len());
        let lines = jsonl(&records.join("\n"));
        prop_assert_eq!(kept.items.iter().map(|i| &i.fields).collect::<Vec<_>>(), lines.items.iter().map(|i| &i.fields).collect::<Vec<_>>());
    }
}
