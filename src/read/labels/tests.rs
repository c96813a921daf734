//! Labels that mean an element, and what comes off them.

use super::*;

#[test]
fn brackets_units_and_codes_come_off() {
    let element = |label: &str| bind_label(label, Part::Item).map(|bound| bound.element);
    assert_eq!(element("事项\n名称"), Some(Element::name));
    assert_eq!(
        element("篇扩承诺办结时限/pkcommitmentTime"),
        Some(Element::promised_limit)
    );
    assert_eq!(
        element("法定期限（工作日）"),
        Some(Element::statutory_limit)
    );
    assert_eq!(
        element("承诺办结时限：\n（工作日）"),
        Some(Element::promised_limit)
    );
    assert_eq!(element("promised_limit"), Some(Element::promised_limit));
    assert_eq!(element("权重"), None);
    assert_eq!(bind_list("material"), Some(Part::Material));
    assert_eq!(bind_list("fee_project"), Some(Part::Fee));
    assert_eq!(
        bind_label("名称", Part::Material).map(|bound| bound.element),
        Some(Element::material_name)
    );
}

#[test]
fn the_unit_in_brackets_is_kept() {
    let unit = |label: &str| bind_label(label, Part::Item).and_then(|bound| bound.unit);
    for label in [
        "法定期限（工作日）",
        "法定期限(单位: 工作日)",
        "法定期限：（工作日）",
        "法定期限（工作日）/anticipateDay",
        "篇扩承诺办结时限（工作日）/pkcommitmentTime",
        "承诺办结时限[工作日]",
        "承诺办结时限【单位：工作日】",
        "承诺办结时限（必填，单位：工作日）",
        "承诺办结时限（数字，工作日）（必填）",
        "承诺办结时限（工作日）（按法律、法规规定的期限填写，法律、法规没有规定期限的，填写“无”，不得空着不填）",
    ] {
        assert_eq!(unit(label), Some(Unit::WorkingDay), "{label}");
    }
    assert_eq!(unit("法定期限（单位）"), None);
    assert_eq!(unit("受理条件（工作日）"), None);
}

#[test]
fn notes_of_all_kinds_come_off() {
    let element = |label: &str| bind_label(label, Part::Item).map(|bound| bound.element);
    for label in [
        "事项名称【必填】",
        "①事项名称",
        "事项名称[必填]（全称）",
        "事项名称（必填",
    ] {
        assert_eq!(element(label), Some(Element::name), "{label}");
    }
    let essay = format!("事项名称（{}）", "请填写全称，".repeat(60));
    assert_eq!(element(&essay), None);
}

#[test]
fn labels_that_yield_are_labels() {
    for label in YIELDING {
        assert!(bind_label(label, Part::Item).is_some(), "{label}");
    }
    assert!(yields("主管部门（全称）") && !yields("实施主体"));
}

#[test]
fn a_near_label_is_named() {
    assert_eq!(nearest("承诺办结是限"), Element::promised_limit);
    assert_eq!(nearest("promised_limt"), Element::promised_limit);
    assert_eq!(nearest("qrcode"), Element::none);
    assert_eq!(nearest("权重"), Element::none);
}

#[test]
fn what_labels_begin_with_is_known() {
    for label in TABLE.iter().map(|row| row.label) {
        for text in [
            label.to_owned(),
            format!("一、{label}"),
            format!("*{label}"),
        ] {
            let is_bound = bind_label(&text, Part::Item).is_some();
            assert!(!is_bound || may_begin_label(text.as_bytes()), "{text}");
        }
    }
    for text in [
        "申请材料",
        "办理环节",
        "（一）事项名称",
        "taskname",
        "篇扩时限",
    ] {
        assert!(may_begin_label(text.as_bytes()), "{text}");
    }
    for text in ["苹果", "驾驶证", "龥"] {
        assert!(!may_begin_label(text.as_bytes()), "{text}");
    }
}
