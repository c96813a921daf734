//! M014: a proof is asked for only where a law, a regulation or a decision of the State Council says so.

use super::form::is_own_words;
use super::question::names_nothing;
use crate::canon::{Endings, Glance};
use crate::rules::norms::{Rank, highest, names_document};
use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "M014",
        slug: "proof-without-statute",
        level: Level::Warning,
        since: "0.1.0",
        says: words(
            "证明类材料缺少法定依据",
            "a proof is asked for without a statute",
        ),
        why: words(
            "证明要有法律、法规或者国务院决定依据，只有通知、办法作依据的证明应当取消。",
            "A proof needs a law, a regulation or a State Council decision; a notice does not suffice.",
        ),
        basis: &[basis::BUSINESS_44],
    },
    wrong: "事项名称: 食品经营许可\n申请材料:\n  - 材料名称: 无违规经营证明\n    材料依据: 《关于加强食品经营管理的通知》第二条\n",
    right: "事项名称: 食品经营许可\n申请材料:\n  - 材料名称: 无违规经营证明\n    材料依据: 《中华人民共和国食品安全法》第三十五条\n",
    check: Check::Material(looks![item_type, material_name], check),
};

fn check(
    material: &Material<'_>,
    item: &ServiceItem<'_>,
    _: &Context<'_>,
    found: &mut Found<'_>,
) -> Outcome {
    if !item.is_on_application() {
        return Outcome::NotApplicable;
    }
    if material.basis.is_absent() {
        return Outcome::Blind("material_basis");
    }
    let name = given!(material.name);
    if !may_be_proof(name.value) {
        return Outcome::NotApplicable;
    }
    // A proof without any basis is M002's.
    let basis = given!(material.basis);
    judge(found, name.value, basis)
}

/// Cheap: the name ends as names of proofs do, and holds the character they all hold.
#[inline]
fn may_be_proof(name: &str) -> bool {
    const ENDS: Endings<13> = Endings::of([
        '明', '料', '件', '书', '函', '等', '份', '）', ')', '》', '；', '。', ';',
    ]);
    const WORD: Glance<1> = Glance::of(['明']);
    ENDS.end(name) && WORD.may_be_in(name)
}

#[inline(never)]
fn judge(found: &mut Found<'_>, name: &str, basis: &Sourced<'_, &str>) -> Outcome {
    if !is_proof(name) || names_nothing(name) {
        return Outcome::NotApplicable;
    }
    match highest(basis.value) {
        Some(Rank::Statute) => {}
        // 办法, 规定 and 细则 of the State Council or of a province are regulations too, which a title does not tell.
        Some(Rank::Unclear) => report(found, name, basis, Level::Info),
        Some(Rank::Document) => report(found, name, basis, Level::Warning),
        None if names_document(basis.value) => report(found, name, basis, Level::Info),
        None => {}
    }
    Outcome::Checked
}

/// 身份证明 is the identity card, not a proof that an office writes for the occasion; 说明 and 声明 are the applicant's own, and
/// so is the letter that stands in for a proof (证明事项告知承诺书).
fn is_proof(name: &str) -> bool {
    let mut parts = name.split(['、', '，', ',', '；', ';', '和', '及', '与']);
    parts.any(|part| {
        let mut proofs = part.match_indices("证明");
        proofs.any(|(at, _)| !part[..at].ends_with("身份")) && !is_own_words(part)
    })
}

#[cold]
fn report(found: &mut Found<'_>, name: &str, basis: &Sourced<'_, &str>, level: Level) {
    let (name, value) = (brief(name), brief(basis.value));
    let message = |lang| {
        if level == Level::Info {
            text!(
                "证明“{name}”的依据是“{value}”，不能确定是法律、法规或者国务院决定",
                "the proof \"{name}\" rests on \"{value}\", which may be no law, regulation or State Council decision"
            )(lang)
        } else {
            text!(
                "证明“{name}”的依据只有“{value}”，不是法律、法规或者国务院决定",
                "the proof \"{name}\" rests on \"{value}\", which is no law, regulation or State Council decision"
            )(lang)
        }
    };
    found.at(basis, message).level(level).help(text!(
        "写明法律、法规或者国务院决定的条款；没有的，取消这份证明或者改为告知承诺",
        "name the article of a law, a regulation or a State Council decision, or drop the proof"
    ));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn told(name: &str, basis: &str) -> Option<Level> {
        let cells = [
            (Element::material_name, name),
            (Element::material_basis, basis),
        ];
        let (_, found) = on(&RULE, &with_materials(&[&cells]));
        found.first().map(|finding| finding.level)
    }

    #[test]
    fn a_proof_needs_a_statute() {
        for (basis, level) in [
            ("《殡葬管理条例》第十三条", None),
            ("《中华人民共和国户口登记条例》", None),
            ("国务院令第412号", None),
            ("行政许可法第三十一条", None),
            ("《国务院关于某某事项的决定》", None),
            ("《关于进一步规范的通知》第二条", Some(Level::Warning)),
            ("《遗体运输管理办法》第三条", Some(Level::Info)),
            ("《办法》第三条；《某某法》第二条", None),
            ("民发〔2015〕57号", Some(Level::Info)),
        ] {
            assert_eq!(told("死亡证明", basis), level, "{basis}");
        }
    }

    #[test]
    fn a_proof_without_any_basis_is_another_rules() {
        assert_eq!(told("死亡证明", ""), None);
        assert_eq!(told("死亡证明", "按规定"), None);
    }

    #[test]
    fn only_proofs_are_asked() {
        let notice = "《关于进一步规范的通知》";
        for name in [
            "居民身份证",
            "身份证明",
            "情况说明",
            "营业执照",
            "相关证明材料",
            "证明事项告知承诺书",
            "免于提交无犯罪记录证明的承诺书",
            "无违规证明申请书（原件）",
        ] {
            assert_eq!(told(name, notice), None, "{name}");
        }
        for name in [
            "无犯罪记录证明",
            "产权证明材料",
            "死亡证明（原件）",
            "证明函",
            "死亡证明、告知承诺书",
        ] {
            assert_eq!(told(name, notice), Some(Level::Warning), "{name}");
        }
    }

    #[test]
    fn a_list_without_the_column_is_blind() {
        let item = with_materials(&[&[(Element::material_name, "死亡证明")]]);
        assert_eq!(on(&RULE, &item).0, Outcome::Blind("material_basis"));
    }
}
