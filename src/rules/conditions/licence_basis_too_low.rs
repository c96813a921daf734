//! B003: a licence is set by a law, a regulation or a decision of the State Council, not by a notice.

use crate::rules::norms::{Rank, highest};
use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "B003",
        slug: "licence-basis-too-low",
        level: Level::Warning,
        since: "0.1.0",
        says: words(
            "行政许可的设定依据效力层级不足",
            "the legal basis of a licence ranks too low",
        ),
        why: words(
            "通知、意见一类的文件不能设定行政许可，只有这类依据的许可不应再办。",
            "A notice or an opinion cannot establish a licence; a licence that rests on one should not be required.",
        ),
        basis: &[basis::LICENSING_14],
    },
    wrong: "事项名称: 食品经营许可\n事项类型: 行政许可\n设定依据: 《关于加强食品经营管理的通知》（市监发〔2019〕12号）",
    right: "事项名称: 食品经营许可\n事项类型: 行政许可\n设定依据: 《中华人民共和国食品安全法》第三十五条",
    check: Check::Item(looks![item_type, legal_basis], check),
};

fn check(item: &ServiceItem<'_>, _: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    if item.item_type.is_absent() {
        return Outcome::Blind("item_type");
    }
    if !item.is_licence() {
        return Outcome::NotApplicable;
    }
    let basis = given!(item.legal_basis);
    // Most end in the article of a law or a regulation.
    if !quickly_high(basis.value) {
        judge(found, basis);
    }
    Outcome::Checked
}

/// The first title is that of a law or a regulation.
#[inline]
fn quickly_high(text: &str) -> bool {
    let first = text.find('》').map_or("", |end| &text[..end]);
    first.starts_with('《')
        && (first.ends_with("条例") || first.ends_with('法') && !first.ends_with("办法"))
}

#[inline(never)]
fn judge(found: &mut Found<'_>, basis: &Sourced<'_, &str>) {
    let value = brief(basis.value);
    let draft = match highest(basis.value) {
        Some(Rank::Document) => found.at(
            basis,
            text!(
                "“{value}”是规范性文件，不能设定行政许可",
                "\"{value}\" is an ordinary document, which cannot establish a licence"
            ),
        ),
        // 办法, 规定 and 细则 of the State Council or of a province may be regulations, which a title does not tell.
        Some(Rank::Unclear) => {
            let message = text!(
                "“{value}”不一定是法律、法规，能否设定行政许可请核对",
                "\"{value}\" may be no law or regulation, and only those establish a licence"
            );
            found.at(basis, message).level(Level::Info)
        }
        Some(Rank::Statute) | None => return,
    };
    draft.help(text!(
        "写明设定这项许可的法律、行政法规、国务院决定或者地方性法规的条款",
        "name the article of the law, regulation or State Council decision that establishes the licence"
    ));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn told(kind: &str, basis: &str) -> Option<Level> {
        let cells = [(Element::item_type, kind), (Element::legal_basis, basis)];
        let (_, found) = on(&RULE, &item(&cells));
        found.first().map(|finding| finding.level)
    }

    #[test]
    fn documents_are_too_low_and_rules_are_doubtful() {
        for (basis, level) in [
            ("《关于加强管理的通知》", Some(Level::Warning)),
            (
                "【规范性文件】《关于深化改革的意见》、《会议纪要》",
                Some(Level::Warning),
            ),
            ("《道路旅客运输管理办法》第三条", Some(Level::Info)),
            ("《关于加强管理的通知》；《管理规定》", Some(Level::Info)),
            ("《行政许可法》第十二条", None),
            ("《关于加强管理的通知》；《道路运输条例》第八条", None),
            (
                "《国务院对确需保留的行政审批项目设定行政许可的决定》附件第3项",
                None,
            ),
            ("【法律】（主席令第42号）", None),
            ("", None),
            ("按规定", None),
        ] {
            assert_eq!(told("行政许可", basis), level, "{basis}");
        }
    }

    #[test]
    fn only_licences_are_asked() {
        for kind in ["公共服务", "行政确认", "其他行政权力", ""] {
            assert_eq!(told(kind, "《关于加强管理的通知》"), None, "{kind}");
        }
    }
}
