//! Faults that only a workbook can have, and faults in entries that the made catalogs have none of.

use crate::support::Scratch;
use crate::support::formats::SHAPES;
use crate::support::generate::catalog::{Catalog, Options};
use crate::support::generate::guide::{Guide, Oddity};
use crate::support::run::{check, lines, rule_of};
use crate::written;
use shixiang::finding::Finding;
use shixiang::model::{Element, Part};

/// The rule, the element, what its cell says, and how it is kept.
pub const ODD: [(&str, Element, &str, Oddity); 2] = [
    ("S009", Element::inquiry, "07408123456", Oddity::Number),
    (
        "S010",
        Element::address,
        "文昌路128号市民服务中心二楼A33号窗口",
        Oddity::FormulaFault("#REF!"),
    ),
];

const TABLES: [&str; 5] = [
    "xlsx flat",
    "xlsx merged",
    "xlsx blank",
    "xlsx repeated",
    "xlsx dressed",
];

#[test]
fn what_a_workbook_keeps_wrongly_is_found_where_it_is() {
    let scratch = Scratch::new("truth-odd");
    for shape in SHAPES.iter().filter(|shape| TABLES.contains(&shape.name)) {
        for (rule, element, text, oddity) in ODD {
            let mut guides: Vec<Guide> = Catalog::new(3, 20, Options::default()).collect();
            guides[7].set(element, text);
            guides[7].oddities.push((element, oddity));
            let report = written(&scratch.path().join(rule), shape, &guides);
            let lines = lines(&report);
            let here = |finding: &Finding| {
                let item = finding.item.as_ref().map(|item| &*item.name);
                item == Some(guides[7].get(Element::name)) && finding.element == element
            };
            let told = |finding: &Finding| rule_of(&report, finding) == rule;
            let count = report.findings.iter().filter(|one| told(one)).count();
            assert_eq!(count, 1, "{} {rule}: {lines:#?}", shape.name);
            // A number that lost its nought is no telephone number either.
            assert!(report.findings.iter().all(here), "{rule}: {lines:#?}");
        }
    }
}

/// Two fees of which the second is faulty: the rules and the part that each names.
fn fees(is_fee: &str, basis: &str, standard: &str) -> Vec<(&'static str, Option<(Part, u32)>)> {
    let scratch = Scratch::new("truth-fees");
    let path = scratch.path().join("guide.yaml");
    let text = format!(
        "事项名称: 食品经营许可\n是否收费: {is_fee}\n收费项目:\n- 收费项目名称: 工本费\n  收费项目标准: 免费\n  收费项目依据: 《收费条例》第三条\n\
         - 收费项目名称: 检验费\n  收费项目标准: {standard}\n  收费项目依据: {basis}\n"
    );
    std::fs::write(&path, text).expect("the scratch folder can be written");
    let report = check(&path);
    let of_fees = report
        .findings
        .iter()
        .map(|finding| (rule_of(&report, finding), finding.part));
    of_fees.filter(|(rule, _)| rule.starts_with('F')).collect()
}

#[test]
fn of_several_fees_the_faulty_one_is_named() {
    let second = Some((Part::Fee, 1));
    assert_eq!(fees("是", "《收费条例》第四条", "每次80元"), []);
    assert_eq!(fees("是", "", "每次80元"), [("F001", second)]);
    assert_eq!(fees("是", "《收费条例》第四条", ""), [("F002", second)]);
    assert_eq!(
        fees("否", "《收费条例》第四条", "每次80元"),
        [("F003", second)]
    );
    assert_eq!(fees("否", "", "免费"), []);
}
