//! Text that is broken, hostile or clever.

use super::*;
use proptest::prelude::*;

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
fn records_behind_a_fault_are_found_wherever_they_stand() {
    let one = "{\"事项名称\": \"甲\", \"实施主体\": \"局\"}";
    let two = "{\"事项名称\": \"乙\", \"实施主体\": \"局\"}";
    let three = "{\"事项名称\": \"丙\", \"实施主体\": \"局\"}";
    for (text, want) in [
        (
            format!("[\n // 第一项\n {one},\n {two}\n]"),
            &["甲", "乙"][..],
        ),
        (
            format!("[\n /* 第一项 */\n {one},\n {two}\n]"),
            &["甲", "乙"],
        ),
        (
            format!(
                "{{\"code\": 0, \"data\": {{\"list\": [\n  {one},\n  {{\"事项名称\": \"坏\" \"实施主体\": \"局\"}},\n  {three}\n]}}}}"
            ),
            &["甲", "丙"],
        ),
    ] {
        let kept = json(&text);
        assert_eq!(names(&kept), want, "{text}");
        assert_eq!(kept.remarks.len(), 1, "{text}: {:?}", kept.remarks);
    }
}

#[test]
fn an_entry_of_a_list_that_has_a_name_alone_is_an_item() {
    let kept = yaml("- 事项名称: 甲\n- 事项名称: 乙\n  实施主体: 局\n");
    assert_eq!(names(&kept), ["甲", "乙"]);
    let kept = yaml("事项名称: 目录\nitems:\n- 事项名称: 甲\n  实施主体: 局\n");
    assert_eq!(names(&kept), ["甲"]);
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

#[test]
fn a_full_width_colon_within_quotes_is_told_where_it_is() {
    let kept = yaml("'事项名称：甲'\n");
    assert!(
        kept.remarks[0].starts_with("syntax 1:6 "),
        "{:?}",
        kept.remarks
    );
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
    fn whole_json_keeps_every_item(names in proptest::collection::vec("[甲乙a-z\"\\\\\n]{1,9}", 0..9)) {
        let record = |name: &String| serde_json::json!({"事项名称": name, "实施主体": "局"}).to_string();
        let records: Vec<String> = names.iter().map(record).collect();
        let kept = json(&format!("[{}]", records.join(",")));
        prop_assert_eq!(kept.items.len(), names.len());
        let lines = jsonl(&records.join("\n"));
        prop_assert_eq!(kept.items.iter().map(|i| &i.fields).collect::<Vec<_>>(), lines.items.iter().map(|i| &i.fields).collect::<Vec<_>>());
    }
}

#[test]
fn words_of_python_for_blank_cells_are_read_as_nothing_and_told_once() {
    let record = |name, limit| {
        format!(
            r#"{{"事项名称": "{name}", "实施主体": "局", "承诺办结时限": {limit}, "备注": NaN}}"#
        )
    };
    let (one, two) = (record("甲", "NaN"), record("乙", "-Infinity"));
    let told = "JSON 中不能写 NaN，本文件此类值都按空值读；没有内容请写 null";
    for kept in [
        json(&format!("[{one},\n{two}]")),
        jsonl(&format!("{one}\n{two}\n")),
    ] {
        assert_eq!(names(&kept), ["甲", "乙"]);
        assert!(
            kept.items
                .iter()
                .all(|item| item.blank.contains(&Element::promised_limit))
        );
        assert_eq!(kept.remarks.len(), 1, "{:?}", kept.remarks);
        assert!(kept.remarks[0].ends_with(told), "{:?}", kept.remarks);
    }
    let kept = json(r#"{"事项名称": "甲", "实施主体": "局", "是否收费": None}"#);
    let why = "syntax 1:36 “None”不是 JSON 的值：文字请加半角双引号，没有内容请写 null";
    assert_eq!(kept.remarks, [why]);
    let kept = yaml("事项名称: 甲\n实施主体: 局\n办理地点: .nan\n");
    assert!(kept.items[0].blank.contains(&Element::address));
}
