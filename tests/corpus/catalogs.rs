//! Catalogs of other cities, and tables that are no catalogs.

use crate::seen::read;
use shixiang::read::encoding;
use std::path::PathBuf;

#[test]
fn changchun_groups_by_key() {
    let Some(seen) = read("changchun/excel_main0423.xlsx") else {
        return;
    };
    assert_eq!(seen.items.len(), 204);
    assert_eq!(
        seen.items.iter().filter(|item| item.name_is_none).count(),
        165,
        "无 is the parent itself"
    );
    assert!(
        seen.items
            .iter()
            .filter(|item| item.name_is_none)
            .all(|item| item.title == item.parent)
    );
    let rows: usize = seen.items.iter().map(|item| item.materials).sum();
    assert_eq!(rows, 664 - 34, "无需材料 is no material");
    assert!(
        seen.items
            .iter()
            .all(|item| item.limit.parse::<u32>().is_ok())
    );
}

#[test]
fn changchun_groups_scattered_rows_and_names_conflicts() {
    let Some(seen) = read("changchun/excel_main0425_fe69576.xlsx") else {
        return;
    };
    assert_eq!(seen.items.len(), 392);
    let skipped: Vec<u64> = seen.tables[0].skipped.iter().map(|skip| skip.row).collect();
    assert_eq!(skipped.len(), 3, "three rows stand twice: {skipped:?}");
    assert!(seen.conflicts.contains(&(852, 882)), "{:?}", seen.conflicts);
}

#[test]
fn changchun_materials_have_three_levels() {
    let Some(seen) = read("changchun/通用业务办理项申请材料和情形.xls") else {
        return;
    };
    let situations: usize = seen.items.iter().map(|item| item.situations.len()).sum();
    let materials: usize = seen.items.iter().map(|item| item.materials).sum();
    assert_eq!((seen.items.len(), situations, materials), (292, 917, 4310));
    let names: std::collections::HashSet<_> =
        seen.items.iter().map(|item| item.title.clone()).collect();
    assert_eq!(names.len(), 289);
    assert_eq!(
        seen.items[0].situations,
        ["完成筹备设立申请正式设立", "申请正式设立", "申请筹备设立"]
    );
    let last = seen.items.last().expect("items");
    assert_eq!(
        (last.title.as_str(), last.row),
        ("长春市人才公寓租住申请", 4271)
    );
    assert_eq!(seen.items[0].department, "吉林省教育厅");
}

#[test]
fn training_data_of_a_chat_bot_is_no_catalog() {
    for name in [
        "all_scenario_intent.yml",
        "nlu.yml",
        "detail_type.yml",
        "synonym.yml",
    ] {
        let Some(seen) = read(&format!("changchun/{name}")) else {
            return;
        };
        assert_eq!(seen.items.len(), 0, "{name}");
        assert!(
            seen.remarks
                .iter()
                .any(|remark| remark.starts_with("NoItems")),
            "{name}"
        );
    }
}

#[test]
fn guangan_nests_departments_main_items_and_entries() {
    let Some(seen) = read("guangan/bszl-data.json") else {
        return;
    };
    assert_eq!(seen.items.len(), 1135);
    assert_eq!(
        seen.items
            .iter()
            .filter(|item| item.parent == "未分类")
            .count(),
        615
    );
    let first = &seen.items[0];
    assert_eq!(
        (first.department.as_str(), first.title.as_str()),
        ("区经信局", "企业投资项目备案（技术改造）（市级/县级）")
    );
    let departments: std::collections::HashSet<_> = seen
        .items
        .iter()
        .map(|item| item.department.clone())
        .collect();
    assert_eq!(departments.len(), 34);
}

#[test]
fn an_empty_template_has_labels_and_no_items() {
    let Some(seen) = read("guangdong/template.xlsx") else {
        return;
    };
    assert_eq!(seen.items.len(), 0);
    let bound: Vec<&str> = seen.tables[0]
        .columns
        .iter()
        .map(|column| column.element.key())
        .collect();
    for key in [
        "promised_limit",
        "statutory_limit",
        "visits",
        "visit_reason",
    ] {
        assert!(bound.contains(&key), "{key} in {bound:?}");
    }
}

#[test]
fn lists_of_schools_and_statistics_are_no_catalogs() {
    for name in [
        "moe/W020250627301230143042.xls",
        "moe/W020250627301230143042.json",
        "nbs/分省年度数据.csv",
        "nbs/分省年度数据 (2).csv",
        "nbs/分省年度数据 (4).csv",
        "nbs/分省年度数据 (6).csv",
        "cpsv/CPSV-AP Specification v2.2.1.xlsx",
        "kenya/agencies.csv",
        "kenya/ministries.json",
        "kenya/faqs.csv",
    ] {
        let Some(seen) = read(name) else { return };
        assert_eq!(seen.items.len(), 0, "{name}");
    }
}

#[test]
fn statistics_exports_are_gbk_with_their_header_below_a_preamble() {
    let Ok(folder) = std::env::var("SHIXIANG_CORPUS") else {
        println!("skipped: SHIXIANG_CORPUS is not set");
        return;
    };
    let bytes = std::fs::read(PathBuf::from(folder).join("nbs/分省年度数据.csv"))
        .expect("the file is there");
    let decoded = encoding::decode(&bytes);
    assert_eq!((decoded.encoding, decoded.bad), ("GB18030", None));
    assert!(decoded.text.starts_with("数据库：分省年度数据"));
    assert_eq!(
        decoded
            .text
            .lines()
            .filter(
                |line| line.starts_with(|c: char| c > '\u{4e00}') && line.split(',').count() > 15
            )
            .count(),
        32
    );
}
