//! How rows and columns are laid out.

use crate::{HEAD, ONE, TWO, book, merge, put, sheet};

#[test]
fn several_tables_stand_on_one_sheet() {
    let read = sheet(
        "layout-several",
        &[
            &["一、行政许可"],
            &HEAD,
            &ONE,
            &TWO,
            &[],
            &["二、公共服务"],
            &["事项名称", "承诺办结时限", "咨询方式", "受理条件"],
            &["医保参保登记", "1个工作日", "0431-84222773", "本市居民"],
        ],
    );
    assert_eq!(
        read.names(),
        ["食品经营许可", "食品生产许可", "医保参保登记"]
    );
    assert_eq!(read.value(2, "conditions"), "Given(\"本市居民\")");
    assert!(
        read.value(2, "promised_limit").contains("WorkingDay"),
        "{}",
        read.value(2, "promised_limit")
    );
}

#[test]
fn a_header_may_have_three_rows() {
    let read = book("layout-three", |book| {
        let sheet = book.add_worksheet();
        put(
            sheet,
            &[
                &["", "", "", "", "", ""],
                &["", "", "", "", "", ""],
                &[
                    "",
                    "",
                    "法定办结时限",
                    "承诺办结时限",
                    "咨询方式",
                    "监督投诉方式",
                ],
                &[
                    "食品经营许可",
                    "市场监管局",
                    "20个工作日",
                    "5个工作日",
                    "0431-84222773",
                    "0431-84222774",
                ],
            ],
        );
        merge(sheet, (0, 0), (2, 0), "事项名称");
        merge(sheet, (0, 1), (2, 1), "实施主体");
        merge(sheet, (0, 2), (0, 5), "办理信息");
        merge(sheet, (1, 2), (1, 3), "办理时限");
        merge(sheet, (1, 4), (1, 5), "联系方式");
    });
    assert_eq!(read.names(), ["食品经营许可"]);
    for key in [
        "department",
        "statutory_limit",
        "promised_limit",
        "inquiry",
        "complaint",
    ] {
        assert!(
            read.value(0, key).starts_with("Given"),
            "{key}: {}",
            read.value(0, key)
        );
    }
    assert_eq!(read.tables[0].header_rows, [1, 2, 3]);
}

#[test]
fn key_values_above_a_table_hold_for_all_its_items() {
    let read = sheet(
        "layout-keys",
        &[
            &["政务服务事项清单"],
            &["实施主体：市场监管局", "", "填报日期：2026年1月"],
            &["事项名称", "承诺办结时限", "办理地点", "受理条件"],
            &["食品经营许可", "5个工作日", "中山路12号", "有场所"],
            &["食品生产许可", "10个工作日", "中山路12号", "有场所"],
        ],
    );
    assert_eq!(read.names().len(), 2);
    for at in 0..2 {
        assert_eq!(read.value(at, "department"), "Given(\"市场监管局\")");
    }
}

#[test]
fn footers_and_totals_are_no_items() {
    let read = sheet(
        "layout-footers",
        &[
            &HEAD,
            &ONE,
            &TWO,
            &["合计", "", "2", ""],
            &["备注：以上事项均可网上办理"],
            &["填表人：张三", "", "审核人：李四"],
            &["联系电话：0431-84222773"],
        ],
    );
    assert_eq!(read.names(), ["食品经营许可", "食品生产许可"]);
    let skipped: u64 = read.tables[0]
        .skipped
        .iter()
        .map(|one| one.to - one.row + 1)
        .sum();
    assert_eq!(skipped, 4, "{:?}", read.tables[0].skipped);
}

#[test]
fn a_form_has_two_pairs_a_row_and_a_table_in_it() {
    let read = book("layout-form", |book| {
        let sheet = book.add_worksheet();
        put(
            sheet,
            &[
                &[],
                &["事项名称", "食品经营许可", "实施主体", "市场监管局"],
                &["法定办结时限", "20个工作日", "承诺办结时限", "5个工作日"],
                &["咨询方式", "0431-84222773", "监督投诉方式", "0431-84222774"],
                &["办理地点"],
                &["申请材料"],
                &["序号", "材料名称", "材料类型", "材料依据"],
                &[
                    "1",
                    "申请书",
                    "申请表格文书",
                    "《食品经营许可和备案管理办法》第十二条",
                ],
                &[
                    "2",
                    "营业执照",
                    "证件证书证明",
                    "《食品经营许可和备案管理办法》第十三条",
                ],
                &["备注", "可网上办理"],
            ],
        );
        merge(sheet, (0, 0), (0, 3), "办事指南");
        merge(sheet, (4, 1), (4, 3), "中山路12号");
    });
    assert_eq!(read.names(), ["食品经营许可"]);
    assert_eq!(read.value(0, "department"), "Given(\"市场监管局\")");
    assert_eq!(read.value(0, "address"), "Given(\"中山路12号\")");
    assert_eq!(read.value(0, "remark"), "Given(\"可网上办理\")");
    let materials = &read.items[0].materials;
    assert_eq!(materials.len(), 2, "{materials:?}");
    assert_eq!(materials[1]["material_name"], "Given(\"营业执照\")");
    assert!(materials[1]["material_basis"].contains("第十三条"));
}

#[test]
fn child_rows_hold_steps_situations_and_sub_items() {
    let read = book("layout-children", |book| {
        let sheet = book.add_worksheet();
        put(
            sheet,
            &[
                &[
                    "事项名称",
                    "承诺办结时限",
                    "子项名称",
                    "情形名称",
                    "材料名称",
                    "环节名称",
                    "环节时限",
                ],
                &["", "", "预包装食品", "新办", "申请书", "受理", "1个工作日"],
                &[
                    "",
                    "",
                    "散装食品",
                    "变更",
                    "变更申请书",
                    "审查",
                    "3个工作日",
                ],
                &["", "", "", "", "营业执照", "决定", "1个工作日"],
                &[
                    "食品生产许可",
                    "10个工作日",
                    "无",
                    "无情形",
                    "申请书",
                    "受理",
                    "1个工作日",
                ],
            ],
        );
        merge(sheet, (1, 0), (3, 0), "食品经营许可");
        merge(sheet, (1, 1), (3, 1), "5个工作日");
    });
    assert_eq!(read.names(), ["食品经营许可", "食品生产许可"]);
    let first = &read.items[0];
    assert_eq!(first.sub_items, ["预包装食品", "散装食品"]);
    assert_eq!(first.situations, ["新办", "变更"]);
    assert_eq!((first.materials.len(), first.steps.len()), (3, 3));
    assert!(
        first.steps[1]["step_limit"].contains("WorkingDay"),
        "{:?}",
        first.steps[1]
    );
    let second = &read.items[1];
    assert!(second.sub_items.is_empty() && second.situations.is_empty());
}

#[test]
fn a_block_of_labels_may_come_twice() {
    let read = sheet(
        "layout-repeated",
        &[
            &[
                "事项名称",
                "实施主体",
                "办理地点",
                "受理条件",
                "办理地点",
                "受理条件",
            ],
            &[
                "食品经营许可",
                "市场监管局",
                "中山路12号",
                "有场所",
                "中山路12号",
                "有场所",
            ],
            &["食品生产许可", "市场监管局", "", "", "人民路1号", "有设备"],
            &[
                "食品小作坊登记",
                "市场监管局",
                "中山路12号",
                "有场所",
                "人民路1号",
                "有场所",
            ],
        ],
    );
    assert_eq!(read.names().len(), 3);
    assert_eq!(read.value(1, "address"), "Given(\"人民路1号\")");
    let twice = read
        .remarks
        .iter()
        .filter(|remark| remark.starts_with("BoundTwice"));
    assert_eq!(twice.count(), 1, "{:?}", read.remarks);
}

#[test]
fn hidden_rows_columns_and_sheets_are_read() {
    let read = book("layout-hidden", |book| {
        let sheet = book.add_worksheet();
        put(sheet, &[&HEAD, &ONE, &TWO]);
        sheet.set_row_hidden(1).expect("a row");
        sheet.set_column_hidden(3).expect("a column");
        let other = book.add_worksheet();
        put(
            other,
            &[
                &HEAD,
                &["食品小作坊登记", "市场监管局", "3个工作日", "中山路12号"],
            ],
        );
        other.set_hidden(true);
    });
    assert_eq!(
        read.names(),
        ["食品经营许可", "食品生产许可", "食品小作坊登记"]
    );
    assert_eq!(read.value(0, "address"), "Given(\"中山路12号\")");
    assert!(read.tables[1].hidden);
    assert!(read.tables[0].columns.iter().any(|column| column.hidden));
    assert!(
        read.remarks
            .iter()
            .any(|remark| remark.starts_with("Hidden")),
        "{:?}",
        read.remarks
    );
}

#[test]
fn the_rows_of_an_item_need_not_be_neighbours() {
    let read = sheet(
        "layout-scattered",
        &[
            &["事项名称", "区划名称", "承诺办结时限", "材料名称"],
            &["食品经营许可", "长春市", "5个工作日", "申请书"],
            &["食品生产许可", "长春市", "10个工作日", "申请书"],
            &["食品经营许可", "长春市", "5个工作日", "营业执照"],
            &["食品经营许可", "德惠市", "5个工作日", "申请书"],
            &["食品生产许可", "长春市", "10个工作日", "营业执照"],
        ],
    );
    assert_eq!(read.items.len(), 3, "{:?}", read.names());
    let materials: Vec<usize> = read.items.iter().map(|item| item.materials.len()).collect();
    assert_eq!(materials, [2, 2, 1]);
}

#[test]
fn a_name_broken_by_hand_over_merged_rows_is_one_name() {
    let read = book("layout-broken", |book| {
        let sheet = book.add_worksheet();
        put(
            sheet,
            &[
                &[
                    "事项⏎名称".replace('⏎', "\n").as_str(),
                    "子项\n名称",
                    "权力\n类型",
                    "实施依据",
                    "行使\n主体",
                ],
                &[
                    "",
                    "",
                    "行政\n处罚",
                    "【法律】《统计法》第四十一条",
                    "统计局",
                ],
                &["", "", "", "", ""],
                &[
                    "",
                    "无",
                    "行政处罚",
                    "【法律】《统计法》第四十二条",
                    "统计局",
                ],
            ],
        );
        merge(sheet, (1, 0), (2, 0), "对拒绝\n配合统\n计调查的处罚");
        merge(sheet, (3, 0), (4, 0), "对提供\n不真实统计资料的处罚");
    });
    assert_eq!(read.items.len(), 2, "{:?}", read.names());
    let names: Vec<String> = read
        .names()
        .iter()
        .map(|name| name.replace("\\n", ""))
        .collect();
    assert_eq!(
        names,
        ["对拒绝配合统计调查的处罚", "对提供不真实统计资料的处罚"]
    );
    assert!(
        read.value(0, "item_type").contains("Penalty"),
        "{}",
        read.value(0, "item_type")
    );
}
