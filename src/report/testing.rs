//! Builds reports for the tests of this folder, by hand and without a rule book.

use crate::finding::*;
use crate::model::{Element, Part};
use std::sync::Arc;

/// The rules that test reports speak of.
pub(super) fn rules(lang: Lang) -> Vec<RuleHead> {
    let basis = words(
        "《2023年政务服务能力提升工作方案》一(五)1",
        "Plan to raise service capability 2023, part 1 (5) 1",
    );
    let rule = |id, slug, level, says: Words| RuleHead {
        id,
        slug,
        level,
        pack: Some("national".into()),
        on: true,
        says: says.get(lang),
        why: words("说明为什么要这样写", "why it matters").get(lang),
        basis: vec![
            basis.get(lang),
            words("数据一致性", "consistency of the data").get(lang),
        ],
    };
    vec![
        rule(
            "S002",
            "unknown-column",
            Level::Info,
            words("未能识别的列", "unknown column"),
        ),
        rule(
            "S011",
            "missing-element",
            Level::Warning,
            words("缺少必填要素", "a required element is missing"),
        ),
        rule(
            "I006",
            "duplicate-item-code",
            Level::Error,
            words("事项编码重复", "item code given twice"),
        ),
        rule(
            "T001",
            "missing-statutory-limit",
            Level::Error,
            words("未填写法定办结时限", "the statutory limit is missing"),
        ),
        rule(
            "T003",
            "promise-over-statute",
            Level::Error,
            words(
                "承诺办结时限长于法定办结时限",
                "the promised time limit is longer than the statutory one",
            ),
        ),
        rule(
            "C001",
            "missing-inquiry",
            Level::Warning,
            words("未填写咨询方式", "no way to ask is given"),
        ),
    ]
}

/// A report on nothing.
pub(super) fn report(lang: Lang) -> Report {
    let rules = rules(lang);
    Report {
        lang,
        as_of: "2026-11-22".into(),
        fail_on: Level::Error,
        packs: vec![PackHead {
            name: "national".into(),
            version: "1".into(),
        }],
        sources: Vec::new(),
        tallies: vec![Tally::default(); rules.len()],
        rules,
        ratios: Vec::new(),
        findings: Vec::new(),
        passed_over: Vec::new(),
        since: None,
    }
}

/// A source that was read, with one table.
pub(super) fn source(path: &str, format: &'static str, items: u64) -> SourceReport {
    let sheet = (format == "xlsx").then(|| Arc::from("事项清单"));
    let mut table = TableReport::new(sheet, Layout::Table);
    table.items = items;
    table.header_rows = vec![2];
    SourceReport {
        path: path.into(),
        format,
        encoding: None,
        sha256: None,
        status: if items == 0 {
            Status::NoItems
        } else {
            Status::Read
        },
        message: None,
        tables: vec![table],
        items,
        sub_items: 0,
        departments: Vec::new(),
    }
}

pub(super) fn head(name: &str, code: &str, department: &str) -> Option<Arc<ItemHead>> {
    Some(Arc::new(ItemHead {
        name: name.into(),
        code: code.into(),
        department: department.into(),
    }))
}

pub(super) fn cell(row: u32, col: u32) -> Place {
    Place::Cell {
        sheet: "事项清单".into(),
        row: row - 1,
        col,
    }
}

pub(super) fn text_place(line: u64, column: u32, text: &str, fault: &str) -> Place {
    let start = text.find(fault).expect("the fault is in the line") as u32;
    Place::Text {
        line,
        column,
        excerpt: Some(Box::new(Excerpt {
            text: text.into(),
            start,
            len: fault.len() as u32,
        })),
    }
}

/// A finding of T003 at a place.
pub(super) fn over_statute(
    lang: Lang,
    source: u32,
    place: Place,
    item: Option<Arc<ItemHead>>,
    statute: Place,
) -> Finding {
    let words = |zh: &'static str, en: &'static str| words(zh, en).get(lang);
    Finding {
        rule: 4,
        level: Level::Error,
        source,
        place,
        item,
        element: Element::promised_limit,
        label: None,
        part: None,
        value: "20个工作日".into(),
        message: words(
            "承诺 20个工作日，长于法定 15个工作日",
            "20个工作日 promised, 15个工作日 allowed",
        )
        .into(),
        help: Some(
            words(
                "改为不超过 15个工作日；若法定时限填错，先更正法定时限",
                "promise 15个工作日 or less, or correct the statutory limit first",
            )
            .into(),
        ),
        fix: None,
        related: vec![Related {
            source,
            place: statute,
            element: Element::statutory_limit,
            value: "15个工作日".into(),
            note: words("法定 15个工作日", "15个工作日 allowed").into(),
        }],
    }
}

/// A finding of rule `rule` that an element is missing.
pub(super) fn missing(
    lang: Lang,
    rule: u16,
    element: Element,
    source: u32,
    place: Place,
    item: Option<Arc<ItemHead>>,
) -> Finding {
    let label = match lang {
        Lang::Zh => format!("缺少「{}」", element.label()),
        Lang::En => format!("“{}” is missing", element.label()),
    };
    Finding {
        rule,
        level: rules(lang)[rule as usize].level,
        source,
        place,
        item,
        element,
        label: None,
        part: None,
        value: "".into(),
        message: label.into(),
        help: None,
        fix: None,
        related: Vec::new(),
    }
}

/// One workbook with one fault.
pub(super) fn one(lang: Lang) -> Report {
    let mut report = report(lang);
    report.sources.push(source("城管局.xlsx", "xlsx", 12));
    let item = head("建设工程夜间施工许可", "GDA010-0012", "市城市管理局");
    let finding = over_statute(lang, 0, cell(12, 6), item, cell(12, 5));
    report.findings.push(finding);
    tally(&mut report);
    report
}

/// Several sources of all formats: a flood, a file that cannot be read, one without items, missing columns, sub-tables.
pub(super) fn many(lang: Lang) -> Report {
    let mut report = report(lang);
    report.sources = vec![
        source("资料/城管局.xlsx", "xlsx", 301),
        source("资料/民政/高龄津贴.yaml", "yaml", 2),
        source("资料/人社局.csv", "csv", 40),
        unreadable(lang),
        source("资料/通讯录.xlsx", "xlsx", 0),
    ];
    report.sources[0].sub_items = 42;
    report.findings = findings(lang);
    tally(&mut report);
    report.tallies[3].blind = 301;
    report.tallies[3].blind_for = vec![(0, "statutory_limit", 301)];
    report.tallies[5].blind = 342;
    report.tallies[5].blind_for = vec![(0, "inquiry", 301), (2, "inquiry", 40)];
    report
}

fn unreadable(lang: Lang) -> SourceReport {
    SourceReport {
        status: Status::Unreadable,
        format: "",
        tables: Vec::new(),
        message: Some(
            words(
                "文件加了密码，无法打开；请在 Excel 中去掉密码，另存后再检查",
                "the file has a password; remove it in Excel, save, and check again",
            )
            .get(lang)
            .into(),
        ),
        ..source("资料/旧/加密的目录.xls", "xls", 0)
    }
}

fn findings(lang: Lang) -> Vec<Finding> {
    let mut list = vec![unknown_column(lang), odd_sheet(lang)];
    for row in 3..3 + 215 {
        let item = head(
            &format!("第{row}号许可"),
            &format!("GDA-{row:04}"),
            "市城市管理局",
        );
        list.push(missing(
            lang,
            3,
            Element::statutory_limit,
            0,
            cell(row, 5),
            item,
        ));
    }
    list.push(twice(lang));
    list.push(material(lang));
    list.push(over_statute(
        lang,
        1,
        text_place(12, 9, "承诺办结时限: 20个工作日", "20个工作日"),
        head("高龄津贴发放", "", "县民政局"),
        text_place(11, 9, "法定办结时限: 15个工作日", "15个工作日"),
    ));
    let place = Place::Field { row: 7, col: 14 };
    let item = head("", "", "");
    list.push(missing(lang, 5, Element::inquiry, 2, place, item));
    list
}

fn unknown_column(lang: Lang) -> Finding {
    Finding {
        value: "咨询电话号码13812341234".into(),
        message: words(
            "列「咨询电话号码13812341234」未能识别",
            "column “咨询电话号码13812341234” is unknown",
        )
        .get(lang)
        .into(),
        help: Some(
            words(
                "最接近的要素是「咨询方式」",
                "the nearest element is 咨询方式",
            )
            .get(lang)
            .into(),
        ),
        ..missing(lang, 0, Element::none, 0, cell(2, 27), None)
    }
}

fn odd_sheet(lang: Lang) -> Finding {
    Finding {
        value: "通讯录 13812341234".into(),
        message: words(
            "工作表「通讯录」中没有找到事项",
            "no item found in sheet “通讯录”",
        )
        .get(lang)
        .into(),
        place: Place::Sheet("通讯录".into()),
        ..missing(lang, 0, Element::none, 4, Place::Whole, None)
    }
}

fn twice(lang: Lang) -> Finding {
    let related = |source, place| Related {
        source,
        place,
        element: Element::local_code,
        value: "11440000MB2D0100".into(),
        note: words("同一编码", "the same code").get(lang).into(),
    };
    Finding {
        value: "11440000MB2D0100".into(),
        message: words(
            "编码 11440000MB2D0100 用了 3 次",
            "code 11440000MB2D0100 is used 3 times",
        )
        .get(lang)
        .into(),
        related: vec![
            related(0, cell(230, 1)),
            related(2, Place::Field { row: 9, col: 2 }),
        ],
        ..missing(
            lang,
            2,
            Element::local_code,
            0,
            cell(226, 1),
            head("占道施工审批", "11440000MB2D0100", "市城市管理局"),
        )
    }
}

fn material(lang: Lang) -> Finding {
    Finding {
        part: Some((Part::Material, 1)),
        label: Some("材料来源渠道".into()),
        ..missing(
            lang,
            1,
            Element::material_source,
            0,
            cell(228, 11),
            head("占道施工审批", "11440000MB2D0100", "市城市管理局"),
        )
    }
}

/// Counts the findings into the tallies, as the runner does.
pub(super) fn tally(report: &mut Report) {
    for finding in &report.findings {
        report.tallies[finding.rule as usize].findings += 1;
    }
}
