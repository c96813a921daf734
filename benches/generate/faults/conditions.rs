//! B: legal basis and conditions.

use super::super::guide::Guide;
use super::materials::title_only;
use super::{Fault, Spoilt, on_item, write};
use shixiang::model::Element;

/// The faults of the group, in the order of their rules.
pub(super) static FAULTS: &[Fault] = &[
    on_item("B001", missing_legal_basis).of_powers(),
    on_item("B002", basis_without_article),
    on_item("B003", licence_basis_too_low).of_licences(),
    on_item("B004", vague_condition),
    on_item("B005", missing_conditions),
    on_item("B007", vague_wording),
    on_item("B008", basis_without_title),
];

fn missing_legal_basis(guide: &mut Guide, _: &Guide, roll: usize) -> Spoilt {
    write(guide, Element::legal_basis, ["", "无"][roll % 2])
}

/// The first norm alone, or before the second with its article.
fn basis_without_article(guide: &mut Guide, _: &Guide, roll: usize) -> Spoilt {
    let basis = guide.get(Element::legal_basis).to_owned();
    let title = title_only(&basis);
    let rest = basis.find('；').filter(|_| roll.is_multiple_of(2));
    let spoilt = match rest {
        Some(at) => format!("{title}{}", &basis[at..]),
        None => title,
    };
    guide.set(Element::legal_basis, spoilt);
    (Element::legal_basis, None)
}

fn licence_basis_too_low(guide: &mut Guide, _: &Guide, roll: usize) -> Spoilt {
    let basis = [
        "《关于加强行业管理工作的通知》（云政发〔2019〕12号）",
        "《关于规范行业准入的意见》第二条；《行业准入工作方案》第三条",
        "《行业准入管理办法》第五条",
    ][roll % 3];
    write(guide, Element::legal_basis, basis)
}

fn vague_condition(guide: &mut Guide, _: &Guide, roll: usize) -> Spoilt {
    let last = [
        "法律、法规规定的其他条件",
        "其他条件",
        "符合有关条件",
        "主管部门要求的其他条件",
    ][roll % 4];
    add_condition(guide, last)
}

fn missing_conditions(guide: &mut Guide, _: &Guide, _: usize) -> Spoilt {
    write(guide, Element::conditions, "")
}

fn vague_wording(guide: &mut Guide, _: &Guide, roll: usize) -> Spoilt {
    let last = [
        "不符合上述条件的，按有关规定办理",
        "特殊情形视情况处理",
        "具体要求另行通知",
    ][roll % 3];
    add_condition(guide, last)
}

fn add_condition(guide: &mut Guide, last: &str) -> Spoilt {
    let conditions = guide.get(Element::conditions).trim_end_matches('。');
    let conditions = format!("{conditions}；\n4.{last}。");
    guide.set(Element::conditions, conditions);
    (Element::conditions, None)
}

fn basis_without_title(guide: &mut Guide, _: &Guide, roll: usize) -> Spoilt {
    let basis = [
        "根据国家有关规定设立",
        "法律、法规规定由本部门办理",
        "第十二条第三款",
    ][roll % 3];
    write(guide, Element::legal_basis, basis)
}
