//! The shapes that catalogs come in.

use super::*;

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
    assert_eq!(kept.items[0].part("sub_items"), ["甲", "乙"]);
    assert_eq!(kept.tables[0].sub_items, 2);
}

#[test]
fn sub_items_with_codes_are_items_beside_a_parent_that_says_more() {
    let text =
        "事项名称: 主\n实施主体: 局\n受理条件: 有\n子项:\n- {名称: 甲, 编码: A1}\n- {名称: 乙}\n";
    let kept = yaml(text);
    assert_eq!(names(&kept), ["主", "甲"]);
    assert_eq!(kept.items[0].part("sub_items"), ["乙"]);
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
fn a_text_under_a_list_is_taken_apart_as_in_a_cell() {
    let kept = yaml(
        "事项名称: 甲\n承诺办结时限: 3\n申请材料: |\n  1.申请表|2份\n  2.身份证\n办理流程: 1.受理；2.审查\n常见问题: 无\n",
    );
    let item = &kept.items[0];
    assert_eq!(item.part("materials"), ["申请表|2份", "身份证"]);
    assert_eq!(item.part("steps"), ["受理", "审查"]);
    assert_eq!(item.part("questions"), [""; 0]);
    let none = yaml("事项名称: 甲\n承诺办结时限: 3\n申请材料: 无需申请材料\n");
    assert_eq!(
        (
            none.items[0].part("materials").len(),
            &*none.items[0].stated
        ),
        (0, "nil")
    );
    // In a normalized catalog entries stand by themselves.
    let normal =
        yaml("shixiang: 1\n事项名称: 甲\n申请材料: 1.申请表；2.身份证\n办理流程: 1.受理；2.审查\n");
    assert_eq!(normal.items[0].part("materials"), [""; 0]);
    assert_eq!(normal.items[0].part("steps"), [""; 0]);
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
    assert!(read_jsonl(&plan, lines, (2, &[]), &mut later));
    assert_eq!(later.remarks, [] as [&str; 0]);
}

#[test]
fn two_keys_of_one_element_are_said_when_they_differ() {
    let kept = yaml("事项名称: 甲\n咨询电话: '1'\n咨询方式: '2'\n电话: '1'\n");
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
fn a_key_that_yields_stands_beside_the_proper_one() {
    let kept = yaml(
        "- 主管部门: 省局\n  事项名称: 甲\n  实施主体: 市局\n  承诺办结时限: 3\n- 主管部门: 省局\n  事项名称: 乙\n  承诺办结时限: 3\n",
    );
    let departments: Vec<&str> = kept
        .items
        .iter()
        .map(|item| item.get(Element::department))
        .collect();
    assert_eq!(departments, ["市局", "省局"]);
    assert_eq!(kept.items[0].extra, [("主管部门".into(), "省局".into())]);
    assert_eq!(kept.remarks, [] as [&str; 0]);
}
