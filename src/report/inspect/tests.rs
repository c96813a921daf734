//! What `inspect` shows a person.

use super::inspect;
use crate::finding::{Column, Lang, Layout, Report, Skip};
use crate::model::Element;
use crate::report::draw::{Gauge, Style};
use crate::report::testing;

fn column(letters: &str, label: &str, element: Element, nearest: Element) -> Column {
    Column {
        column: letters.into(),
        label: label.into(),
        element,
        hidden: letters == "C",
        nearest,
    }
}

fn report(lang: Lang) -> Report {
    let mut report = testing::many(lang);
    report.sources[2].encoding = Some("GB18030");
    let table = &mut report.sources[0].tables[0];
    table.header_rows = vec![2, 3];
    table.rows = 640;
    table.materials = 1_234;
    table.preamble = vec!["某市政务服务事项目录".into()];
    table.columns = vec![
        column("A", "序号", Element::sequence, Element::none),
        column("B", "事项\u{200b}名称", Element::name, Element::none),
        column(
            "C",
            "承诺期限（工作日）",
            Element::promised_limit,
            Element::none,
        ),
        column("D", "承诺办结是限", Element::none, Element::promised_limit),
        column("E", "结果样表", Element::none, Element::result_sample),
    ];
    table.skip(1, Skip::Preamble, "某市政务服务事项目录");
    for row in 400..403 {
        table.skip(row, Skip::Blank, "");
    }
    table.skip(403, Skip::Footer, "填表人：张三 13812341234");
    let none = &mut report.sources[4].tables[0];
    none.layout = Layout::None;
    none.header_rows.clear();
    none.best_guess = Some((1, vec!["联系电话".into(), "部门".into()]));
    report
}

#[test]
fn every_column_is_shown_with_its_element() {
    let shown = inspect(&report(Lang::Zh), &Style::default());
    for line in [
        "资料/城管局.xlsx                                                            xlsx",
        "    表格，一行一项；表头第 2-3 行；301 项，材料 1,234；占 640 行",
        "    列  表头                要素",
        "    A   序号                序号 sequence",
        "    B   事项<U+200B>名称    事项名称 name",
        "    C   承诺期限（工作日）  承诺办结时限 promised_limit  （隐藏）",
        // What is there already is not offered again.
        "    D   承诺办结是限",
        "    E   结果样表      审批结果样本 result_sample",
        "    400-402   空行",
        "    403       表尾说明    填表人：张三 138****1234",
        "    最像表头的是第 1 行，只认出了 联系电话、部门；事项清单要有事项名称，并且有编",
    ] {
        assert!(
            shown.lines().any(|known| known == line),
            "{line}\n---\n{shown}"
        );
    }
}

#[test]
fn both_languages_fit_the_width() {
    for lang in [Lang::Zh, Lang::En] {
        for width in [50, 80, 120] {
            let style = Style {
                width,
                ..Style::default()
            };
            let shown = inspect(&report(lang), &style);
            let gauge = Gauge { wide: false };
            let long = shown.lines().find(|line| gauge.text(line) > width);
            assert_eq!(long, None);
        }
    }
}

#[test]
fn many_skipped_rows_are_summed() {
    let mut report = report(Lang::En);
    let table = &mut report.sources[0].tables[0];
    for row in 0..40 {
        table.skip(500 + 2 * row, Skip::Total, "合计");
    }
    let shown = inspect(&report, &Style::default());
    assert!(
        shown.contains("31 more rows skipped, --full shows all"),
        "{shown}"
    );
    let full = Style {
        full: true,
        ..Style::default()
    };
    assert!(!inspect(&report, &full).contains("skipped, --full"));
}
