//! Names and departments that stand as keys, and what only others refer to.

use super::*;

/// Name, department and line of the name of each item.
fn told(kept: &Kept) -> Vec<(&str, &str)> {
    let items = kept.items.iter();
    items
        .map(|item| (item.get(Element::name), item.get(Element::department)))
        .collect()
}

fn name_line(kept: &Kept, item: usize) -> u64 {
    let item = &kept.items[item];
    let given: Vec<&str> = item.fields.iter().map(|(key, _)| *key).collect();
    assert_eq!(given[0], Element::name.key());
    item.lines[0]
}

const TWO: &str = "\
取水许可: {事项类型: 行政许可, 承诺办结时限: 5个工作日}
排水许可:
  事项类型: 行政许可
  承诺办结时限: 六工作日
";

#[test]
fn keys_of_items_are_their_names() {
    let kept = yaml(TWO);
    assert_eq!(names(&kept), ["取水许可", "排水许可"]);
    assert_eq!((name_line(&kept, 0), name_line(&kept, 1)), (1, 2));
    assert_eq!(kept.remarks, [] as [&str; 0]);
    let one = yaml("取水许可: {事项类型: 行政许可, 承诺办结时限: 5个工作日}\n");
    assert_eq!(names(&one), ["取水许可"]);
    let listed = yaml(
        "- 取水许可: {事项类型: 行政许可, 承诺办结时限: 5个工作日}\n- 取水变更: {事项类型: 行政许可, 承诺办结时限: 1}\n",
    );
    assert_eq!(names(&listed), ["取水许可", "取水变更"]);
    let wrapped = yaml(&format!("事项:\n  {}", TWO.replace('\n', "\n  ")));
    assert_eq!(names(&wrapped), ["取水许可", "排水许可"]);
}

#[test]
fn keys_in_json_are_names_where_they_stand() {
    let kept = json(
        "{\n \"取水许可\": {\"事项类型\": \"行政许可\", \"是否收费\": \"否\"},\n \"排水许可\":\n  {\"事项类型\": \"行政许可\", \"是否收费\": \"否\"}\n}",
    );
    assert_eq!(names(&kept), ["取水许可", "排水许可"]);
    assert_eq!((name_line(&kept, 0), name_line(&kept, 1)), (2, 3));
}

#[test]
fn departments_may_be_keys_too() {
    let under = format!(
        "市水务局:\n  {}市交通局:\n  - {{事项名称: 道路许可, 事项类型: 行政许可}}\n",
        TWO.replace('\n', "\n  ").trim_end_matches(' ')
    );
    let kept = yaml(&under);
    let water = "市水务局";
    assert_eq!(
        told(&kept),
        [
            ("取水许可", water),
            ("排水许可", water),
            ("道路许可", "市交通局")
        ]
    );
    let kept = yaml(
        "马上办:\n- {事项名称: 甲证, 事项类型: 行政许可}\n市水务局:\n- {事项名称: 乙证, 事项类型: 行政许可, 实施主体: 水务局}\n",
    );
    assert_eq!(told(&kept), [("甲证", "-"), ("乙证", "水务局")]);
}

#[test]
fn groups_of_one_item_are_no_items() {
    for text in [
        "基本信息: {事项类型: 行政许可, 行使层级: 市级}\n办理信息: {承诺办结时限: 5个工作日, 法定办结时限: 20个工作日}\n",
        "登记: {事项名称: 甲证, 事项类型: 行政许可}\n办结: {承诺办结时限: 5个工作日, 法定办结时限: 20个工作日}\n",
        "事项名称: 甲证\n登记: {事项类型: 行政许可, 行使层级: 市级}\n变更: {事项类型: 行政许可, 行使层级: 市级}\n",
    ] {
        let kept = yaml(text);
        assert_eq!(kept.items.len(), 1, "{text}");
        assert!(
            ["-", "甲证"].contains(&kept.items[0].get(Element::name)),
            "{text}"
        );
    }
}

#[test]
fn what_only_merge_keys_refer_to_is_no_item() {
    let default = "默认: &默认 {实施主体: 市水务局, 咨询方式: 0431-12345678}\n";
    let merged = "  <<: *默认\n  事项类型: 行政许可\n";
    for text in [
        format!("{default}事项:\n- 事项名称: 取水许可\n{merged}- 事项名称: 排水许可\n{merged}"),
        format!("{default}取水许可:\n{merged}排水许可:\n{merged}"),
        format!(
            "- &默认 {{实施主体: 市水务局, 咨询方式: 0431-12345678}}\n- 事项名称: 取水许可\n{merged}- 事项名称: 排水许可\n{merged}"
        ),
    ] {
        let kept = yaml(&text);
        let water = "市水务局";
        assert_eq!(
            told(&kept),
            [("取水许可", water), ("排水许可", water)],
            "{text}"
        );
        assert!(kept.items[0].get(Element::inquiry) != "-");
    }
}

#[test]
fn a_named_item_that_others_take_over_is_one_still() {
    let kept = yaml("- &甲 {事项名称: 甲证, 事项类型: 行政许可}\n- {<<: *甲, 事项名称: 乙证}\n");
    assert_eq!(names(&kept), ["甲证", "乙证"]);
}

#[test]
fn more_names_than_paths_are_told_apart_are_all_read() {
    let item = |n: usize| format!("第{n}号许可: {{事项类型: 行政许可, 承诺办结时限: {n}}}\n");
    let kept = yaml(&(0..3000).map(item).collect::<String>());
    assert_eq!(kept.items.len(), 3000);
    assert_eq!(kept.items[2999].get(Element::name), "第2999号许可");
    assert_eq!(kept.items[2999].get(Element::promised_limit), "2999");
}

#[test]
fn keys_of_materials_are_their_names() {
    let materials = |list: &str| {
        let kept = yaml(&format!("事项名称: 甲证\n申请材料: {list}\n"));
        let said = |part: &&str| {
            part.split('|')
                .filter(|text| !text.is_empty())
                .collect::<Vec<_>>()
                .join("|")
        };
        let parts: Vec<String> = kept.items[0].part("materials").iter().map(said).collect();
        let parts = parts.join("; ");
        (parts, kept.items[0].extra.len())
    };
    let told = |list: &str, parts: &str| assert_eq!(materials(list), (parts.into(), 0));
    told(
        "{申请表: 1份, 身份证: 复印件, 照片: }",
        "申请表|1份; 身份证|复印件; 照片",
    );
    told(
        "{申请表: {份数: 2, 版本: A1}, 身份证: 原件1份}",
        "申请表|2; 身份证|原件1份",
    );
    let (parts, extra) = materials("{total: 3, 总数: 三}");
    assert_eq!((parts.as_str(), extra), ("", 1));
}

#[test]
fn keys_of_steps_and_questions_are_their_names() {
    let kept = yaml(
        "事项名称: 甲证\n办理环节: {受理: 1个工作日, 审查: 看材料}\n常见问题: {能代办吗？: 能}\n",
    );
    assert_eq!(kept.items[0].part("questions"), ["能代办吗？|能"]);
    assert_eq!(kept.items[0].part("steps").len(), 2);
}
