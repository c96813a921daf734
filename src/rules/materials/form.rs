//! Which materials are forms that the applicant fills in.

use crate::canon::{Endings, Glance};
use crate::model::{Material, MaterialKind, SourceChannel};

/// Classified as a form, or called one and not classified as a certificate. A paper that an office issued or that is handed
/// in as a copy was filled in elsewhere.
#[inline]
pub(super) fn is_form(material: &Material<'_>) -> bool {
    match material.kind.given().map(|kind| kind.value) {
        Some(MaterialKind::Form) => true,
        Some(MaterialKind::Certificate | MaterialKind::Copy) => false,
        _ => material
            .name
            .given()
            .is_some_and(|name| may_be_form(name.value) && is_called_form(material, name.value)),
    }
}

/// Cheap: the name ends in 表, 书, 单 or in a note, and one of these stands in it.
#[inline]
fn may_be_form(name: &str) -> bool {
    const ENDS: Endings<17> = Endings::of([
        '表', '书', '单', '）', ')', '》', '”', '件', '份', '；', '。', ';', '章', '】', ']', '字',
        '版',
    ]);
    const WORDS: Glance<3> = Glance::of(['表', '书', '单']);
    ENDS.end(name) && WORDS.may_be_in(name)
}

const FORMS: [&str; 10] = [
    "申请表",
    "申报表",
    "登记表",
    "审批表",
    "承诺书",
    "申请书",
    "申报书",
    "备案表",
    "申领表",
    "申请单",
];

#[inline(never)]
fn is_called_form(material: &Material<'_>, name: &str) -> bool {
    let source = material.source.given().map(|source| source.value);
    let forms = match source {
        None | Some(SourceChannel::Applicant) => &FORMS[..],
        // The office hands out the blank of an application, and the applicant fills it in all the same.
        Some(SourceChannel::Government) => &APPLICATIONS[..],
        Some(_) => return false,
    };
    // 常住人口登记表 is a page of the household register.
    !name.contains("复印件") && !name.contains("人口登记表") && closes_with(forms, name)
}

/// A paper that the applicant writes and signs, whoever is named as its source.
pub(super) fn is_own_words(name: &str) -> bool {
    closes_with(&APPLICATIONS, name) || closes_with(&PROMISES, name)
}

const APPLICATIONS: [&str; 4] = ["申请表", "申请书", "申请单", "申领表"];
const PROMISES: [&str; 4] = ["承诺书", "申报表", "申报书", "委托书"];

/// The last of any of the words closes the name.
fn closes_with(forms: &[&str], name: &str) -> bool {
    let mut seen = [false; FORMS.len()];
    let last = |c: char| matches!(c, '表' | '书' | '单');
    for (at, word) in name.rmatch_indices(last) {
        let (head, rest) = name.split_at(at + word.len());
        let forms = forms.iter().zip(&mut seen);
        for (_, seen) in forms.filter(|(form, seen)| !**seen && head.ends_with(**form)) {
            if closes(rest) {
                return true;
            }
            *seen = true;
        }
    }
    false
}

/// What stands behind the word is no more than a note on it: 申请书（一式两份）, not 申请书所列人员的身份证件.
fn closes(rest: &str) -> bool {
    let rest = rest.trim_start_matches(['》', '”', '"', ' ', '\u{3000}']);
    rest.is_empty()
        || rest.starts_with([
            '（', '(', '【', '[', '、', '，', ',', '；', ';', '。', '和', '及', '与',
        ])
        || ["原件", "纸质", "电子", "一式"]
            .iter()
            .any(|word| rest.starts_with(word))
        || rest.starts_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Element;
    use crate::rules::trial::material;

    fn form(name: &str, kind: &str, source: &str) -> bool {
        is_form(&material(&[
            (Element::material_name, name),
            (Element::material_kind, kind),
            (Element::material_source, source),
        ]))
    }

    #[test]
    fn forms_are_known_by_kind_and_by_name() {
        assert!(form("取水许可申请材料", "申请表格文书", ""));
        for name in [
            "食品经营许可申请书",
            "《取水许可申请书》",
            "劳务派遣经营许可申请表（一式两份）",
            "承诺书原件",
            "户外广告设置申请表1份",
            "申请表；",
            "申请书，加盖公章",
            "申请书【原件】",
            "内资企业登记（备案）申请书",
        ] {
            assert!(form(name, "", ""), "{name}");
            assert!(form(name, "其他", "申请人自备"), "{name}");
        }
    }

    #[test]
    fn what_only_mentions_a_form_is_none() {
        for name in [
            "申请书所列人员的身份证件",
            "毕业生登记表复印件",
            "营业执照",
            "认定工伤决定书",
            "委托书",
            "常住人口登记表",
            "课程表",
        ] {
            assert!(!form(name, "", ""), "{name}");
        }
    }

    #[test]
    fn a_paper_filled_in_elsewhere_is_none() {
        assert!(!form("建设项目环境影响登记表", "", "政府部门核发"));
        assert!(form("取水许可申请书", "", "政府部门核发"));
        assert!(!form("取水许可申请书", "", "其他"));
        assert!(!form("不动产登记表", "证件证书证明", ""));
        assert!(!form("立项审批表", "复印件", ""));
    }
}
