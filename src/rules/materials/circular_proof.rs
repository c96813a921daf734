//! M012: an office does not ask for what it issues itself.

use super::form::{is_form, is_own_words};
use super::question::names_nothing;
use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "M012",
        slug: "circular-proof",
        level: Level::Warning,
        since: "0.1.0",
        says: words(
            "循环证明",
            "an office asks for a paper that it issued itself",
        ),
        why: words(
            "本单位自己核发的材料应当内部核查，不该让群众再交回来证明一次。",
            "What the office issued itself it can look up; the applicant need not prove it again.",
        ),
        basis: &[basis::PLAN_PROOFS],
    },
    wrong: "事项名称: 食品经营许可\n审批结果名称: 食品经营许可证\n申请材料:\n  - 材料名称: 食品经营许可证\n",
    right: "事项名称: 食品经营许可变更\n审批结果名称: 食品经营许可证\n申请材料:\n  - 材料名称: 食品经营许可证\n",
    check: Check::Item(looks![item_type, result_name, material_name], check),
};

fn check(item: &ServiceItem<'_>, _: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    if !item.is_on_application() {
        return Outcome::NotApplicable;
    }
    let list = &item.materials;
    if list.is_absent() {
        return Outcome::Blind("materials");
    }
    // Most lists hold nothing of the kind; what does is compared with the name and the department of the item.
    let is_any = list.entries.iter().any(|entry| may_be(entry, item));
    if is_any || item.result_name.given().is_none() {
        found.beyond();
    }
    if !is_any {
        return silent(item);
    }
    let mut is_told = false;
    for (at, material) in list.entries.iter().enumerate() {
        if let Some(circle) = circle(material, item) {
            found.enter(Part::Material, at);
            report(found, material, item, circle);
            found.leave();
            is_told = true;
        }
    }
    if is_told {
        return Outcome::Checked;
    }
    silent(item)
}

/// What it means that nothing was found: without the department or the result there is nothing to compare with.
fn silent(item: &ServiceItem<'_>) -> Outcome {
    let mut entries = item.materials.entries.iter();
    let has_issuer = entries.any(|entry| !entry.issuer.is_absent());
    if item.result_name.is_absent() && (item.department.is_absent() || !has_issuer) {
        return Outcome::Blind("result_name");
    }
    if item.result_name.given().is_none() && item.department.given().is_none() {
        return Outcome::NotApplicable;
    }
    Outcome::Checked
}

/// How a material comes from the very office that asks for it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Circle {
    /// It is the item's own result.
    Result,
    /// The office issues it.
    Issuer,
}

/// Whether a material is what this rule speaks of.
pub(super) fn is_circular(material: &Material<'_>, item: &ServiceItem<'_>) -> bool {
    circle(material, item).is_some()
}

/// Cheap: it says who issued it, or is named like the result.
fn may_be(material: &Material<'_>, item: &ServiceItem<'_>) -> bool {
    let (name, result) = (material.name.given(), item.result_name.given());
    material.issuer.given().is_some()
        || matches!((name, result), (Some(name), Some(result)) if behind_result(name.value, result.value).is_some())
}

#[inline]
fn circle(material: &Material<'_>, item: &ServiceItem<'_>) -> Option<Circle> {
    let name = material.name.given()?.value;
    if let Some(result) = item.result_name.given()
        && behind_result(name, result.value).is_some()
    {
        return settled(material, item, Circle::Result);
    }
    let issuer = material.issuer.given()?.value;
    let department = item.department.given();
    let own = ["本机关", "本部门", "本单位", "本局", "实施主体"];
    (department.is_some_and(|department| department.value == issuer) || own.contains(&issuer))
        .then(|| settled(material, item, Circle::Issuer))
        .flatten()
}

#[cold]
fn settled(material: &Material<'_>, item: &ServiceItem<'_>, circle: Circle) -> Option<Circle> {
    let name = material.name.given()?.value;
    let is_same = circle == Circle::Issuer || {
        let result = item.result_name.given()?.value;
        behind_result(name, result).is_some_and(is_note)
    };
    let is_back = is_handed_back(material, item) || is_old_licence(material, item);
    let is_own = is_form(material) || is_own_words(name) || {
        let source = material.source.given();
        circle == Circle::Issuer
            && source.is_some_and(|source| source.value == SourceChannel::Applicant)
    };
    (is_same && !is_own && !names_nothing(name) && !is_back).then_some(circle)
}

/// What stands in a name behind the result, or behind the first of its results: 取水许可证、不予许可决定书.
#[inline]
fn behind_result<'n>(name: &'n str, result: &str) -> Option<&'n str> {
    // Most names and results differ in the first character.
    let begins = |name: &str| name.as_bytes().first_chunk::<3>() == result.as_bytes().first_chunk();
    let name = match begins(name) {
        true => name,
        false => name.strip_prefix('《').filter(|name| begins(name))?,
    };
    let first = result.split(['、', '，', '；', ';', '/', '\n']).next();
    name.strip_prefix(result)
        .or_else(|| name.strip_prefix(first.filter(|first| !first.is_empty())?))
}

/// What may stand behind the name of the result without making it something else.
fn is_note(rest: &str) -> bool {
    let rest = rest.trim_matches(|c: char| c.is_whitespace() || "（）()；;。》".contains(c));
    matches!(
        rest,
        "" | "电子证照"
            | "电子证"
            | "电子版"
            | "原件"
            | "复印件"
            | "正本"
            | "副本"
            | "正副本"
            | "正、副本"
            | "正本和副本"
            | "正本及副本"
    )
}

/// An earlier licence that is changed, renewed, replaced or given up is handed back, not asked for as a proof.
pub(super) fn is_handed_back(material: &Material<'_>, item: &ServiceItem<'_>) -> bool {
    let Some(name) = material.name.given().map(|name| name.value) else {
        return false;
    };
    let is_own = match item.result_name.given().map(|result| result.value) {
        Some(result) => name.contains(result) || result.contains(name),
        None => name.contains("许可证"),
    };
    // 通行证换发申请表 names the licence and is none.
    (is_own || name.starts_with(['原', '旧'])) && !is_form(material) && is_anew(material, item)
}

/// The item, or the situation, deals with something that was granted before.
fn is_anew(material: &Material<'_>, item: &ServiceItem<'_>) -> bool {
    const ANEW: [&str; 49] = [
        "变更",
        "延续",
        "延期",
        "续期",
        "续展",
        "换",
        "补",
        "注销",
        "遗失",
        "损毁",
        "年检",
        "年审",
        "校验",
        "复查",
        "复审",
        "复核",
        "核验",
        "撤销",
        "终止",
        "停业",
        "歇业",
        "恢复",
        "转让",
        "转移",
        "更正",
        "增项",
        "增加",
        "迁",
        "减少",
        "减项",
        "减资",
        "增资",
        "升级",
        "降级",
        "挂失",
        "续办",
        "续签",
        "审验",
        "分立",
        "合并",
        "继承",
        "年度检验",
        "扩项",
        "缴销",
        "修改",
        "签注",
        "分户",
        "过户",
        "重新核发",
    ];
    let anew = |text: &str| ANEW.iter().any(|word| text.contains(word));
    anew(item.title().map_or("", |raw| raw.text)) || material.situation.is_some_and(anew)
}

/// A licence of the office itself that is asked for because it changes.
fn is_old_licence(material: &Material<'_>, item: &ServiceItem<'_>) -> bool {
    const LICENCES: [&str; 7] = ["证", "照", "批复", "批文", "决定书", "登记表", "通知书"];
    let name = material.name.given().map_or("", |name| name.value);
    LICENCES.iter().any(|licence| name.contains(licence))
        && !name.contains("证明")
        && is_anew(material, item)
}

#[cold]
fn report(found: &mut Found<'_>, material: &Material<'_>, item: &ServiceItem<'_>, circle: Circle) {
    let (Some(name), value) = (material.name.given(), super::question::name_of(material)) else {
        return;
    };
    let draft = match (circle, item.result_name.given(), material.issuer.given()) {
        (Circle::Result, Some(result), _) => found
            .at(
                name,
                text!(
                    "“{value}”就是本事项的办理结果，又作为申请材料",
                    "\"{value}\" is the result of this very item, and is asked for"
                ),
            )
            .also(result, text!("办理结果", "the result")),
        (Circle::Issuer, _, Some(issuer)) => {
            let body = brief(issuer.value);
            found.at(
                issuer,
                text!(
                    "材料“{value}”由实施主体“{body}”自己出具",
                    "the material \"{value}\" is issued by \"{body}\", which asks for it"
                ),
            )
        }
        _ => return,
    };
    draft.help(text!(
        "删去这份材料，由窗口内部核查；要收回旧证的，在名称里写明“原”证",
        "drop the material and look it up; say 原 in its name if an old licence is handed back"
    ));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn told(title: &'static str, material: &[(Element, &'static str)]) -> Vec<Element> {
        let mut item = with_materials(&[material]);
        for (element, text) in [
            (Element::name, title),
            (Element::result_name, "取水许可证"),
            (Element::department, "云泽市水务局"),
        ] {
            item.bind(element, text, Origin::WHOLE);
        }
        let (_, found) = on(&RULE, &item);
        found.into_iter().map(|finding| finding.element).collect()
    }

    const NAME: Element = Element::material_name;
    const ISSUER: Element = Element::material_issuer;

    #[test]
    fn the_own_result_is_circular() {
        for name in [
            "取水许可证",
            "取水许可证（正本）",
            "取水许可证复印件",
            "取水许可证（电子证照）",
            "《取水许可证》",
        ] {
            assert_eq!(told("取水许可", &[(NAME, name)]), [NAME], "{name}");
        }
        for name in ["取水许可证申请表", "取水许可申请书", "营业执照"] {
            assert_eq!(told("取水许可", &[(NAME, name)]), [], "{name}");
        }
    }

    #[test]
    fn the_first_of_several_results_is_a_result() {
        assert_eq!(
            behind_result("取水许可证", "取水许可证、不予许可决定书"),
            Some("")
        );
        assert_eq!(behind_result("取水", "取水许可证"), None);
        assert_eq!(behind_result("证", "证"), Some(""));
        assert_eq!(behind_result("ab", "ab"), Some(""));
        assert_eq!(behind_result("", "、甲"), None);
    }

    #[test]
    fn an_old_licence_is_handed_back_when_it_changes() {
        for title in [
            "取水许可变更",
            "取水许可证补办",
            "取水许可（注销）",
            "减少取水量登记",
            "取水资质升级",
            "取水许可证挂失",
            "取水许可证到期续办",
            "取水许可证审验",
            "取水单位分立、合并",
            "取水许可证年度检验",
            "取水许可信息修改",
        ] {
            assert_eq!(told(title, &[(NAME, "取水许可证")]), [], "{title}");
        }
    }

    #[test]
    fn a_paper_of_the_office_itself_is_circular_unless_it_is_the_form() {
        let issuer = (ISSUER, "云泽市水务局");
        assert_eq!(
            told("取水许可", &[(NAME, "用水情况证明"), issuer]),
            [ISSUER]
        );
        assert_eq!(told("取水许可", &[(NAME, "取水许可申请书"), issuer]), []);
        let other = (ISSUER, "云泽市公安局");
        assert_eq!(told("取水许可", &[(NAME, "用水情况证明"), other]), []);
        let source = |text| (Element::material_source, text);
        for (name, from) in [
            ("取水许可申请书", "政府部门核发"),
            ("授权委托书", "申请人自备"),
        ] {
            assert_eq!(told("取水许可", &[(NAME, name), issuer, source(from)]), []);
        }
        let issued = source("政府部门核发");
        let proof = (NAME, "用水情况证明");
        assert_eq!(told("取水许可", &[proof, issuer, issued]), [ISSUER]);
        let own = (ISSUER, "本机关");
        assert_eq!(told("取水许可", &[(NAME, "用水情况证明"), own]), [ISSUER]);
    }

    #[test]
    fn without_result_and_issuer_nothing_can_be_told() {
        let item = with_materials(&[&[(NAME, "甲")]]);
        assert_eq!(on(&RULE, &item).0, Outcome::Blind("result_name"));
    }
}
