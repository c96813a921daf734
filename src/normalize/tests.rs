//! What is rewritten, and what is left alone.

use super::*;
use crate::model::{Element, Material};
use crate::source::Origin;

/// What becomes of a text under an element, and the changes noted.
fn normal(element: Element, text: &str) -> (String, usize) {
    let mut item = ServiceItem::default();
    item.bind(element, text, Origin::WHOLE);
    let mut changes = 0;
    let mut note = |_: Change<'_>| changes += 1;
    let text = normalize(&mut item, &mut Drafts::default(), &mut note, |item| {
        item.raw(element).expect("it was bound").text.to_owned()
    });
    (text, changes)
}

#[test]
fn each_kind_has_one_spelling() {
    use Element as E;
    for (element, text, want) in [
        (E::conditions, "甲&nbsp;乙\r\n丙<br>", "甲 乙\n丙"),
        (E::promised_limit, "２０ 个工作日内", "20个工作日"),
        (E::promised_limit, "20工作日", "20个工作日"),
        (E::promised_limit, "即办", "当场办结"),
        (E::promised_limit, "1-3个工作日", "1-3个工作日"),
        (E::visits, "最多跑一次", "最多1次"),
        (E::visits, "1", "1次"),
        (E::is_fee, "不收费", "否"),
        (E::item_type, "行政许可事项", "行政许可"),
        (E::audience, "法人,自然人", "自然人、企业法人"),
        (E::effective_date, "2024年1月2日", "2024-01-02"),
        (E::is_fee, "0元", "否"),
        (E::is_fee, "免", "否"),
        (E::is_schedule, "可预约", "是"),
        (E::is_online, "不可网办", "否"),
        (E::base_code, "４３０114001００1", "430114001001"),
        (
            E::inquiry,
            "电话：（0931）1234567转801",
            "电话：0931-1234567-801",
        ),
        (
            E::inquiry,
            "0431—84258766/84258767",
            "0431-84258766/0431-84258767",
        ),
        (E::quota, "/", "无"),
        (E::online_url, " https://a.cn/x ", "https://a.cn/x"),
        (E::promised_unit, "个工作日", "工作日"),
        (
            E::online_depth,
            "互联网咨询,互联网收件，互联网预审",
            "互联网咨询、互联网收件、互联网预审",
        ),
        (E::conditions, "甲_x000D_乙\u{b}丙", "甲\n乙\n丙"),
    ] {
        let (got, _) = normal(element, text);
        assert_eq!(got, want, "{text}");
        assert_eq!(normal(element, &got), (got.clone(), 0), "{text} is settled");
    }
}

#[test]
fn a_text_that_says_more_than_its_value_stays() {
    use Element as E;
    for (element, text) in [
        (E::promised_limit, "自受理之日起20个工作日"),
        (E::promised_limit, "20个工作日（不含公示）"),
        (E::promised_limit, "告知承诺:1个工作日/一般:20个工作日"),
        (E::promised_limit, "20日"),
        (E::promised_limit, "当日办结"),
        (E::promised_unit, "日"),
        (E::promised_unit, "天"),
        (E::online_depth, "1^2^3^4"),
        (E::promised_limit, "尽快"),
        (E::quota, "不涉及"),
        (E::inquiry, "窗口咨询"),
        (E::inquiry, "0431-842587"),
        (E::is_fee, "/"),
        (E::is_fee, "部分"),
        (E::conditions, "年满18周岁&深"),
        (E::project_type, "承诺件（限时办结）"),
        (E::audience, "自然人（年满60周岁）、企业法人"),
        (E::visits, "0次（可邮寄）"),
        (E::online_depth, "Ⅲ级（互联网受理）"),
        (E::is_fee, "否（免费）"),
        (E::is_online, "全程网办"),
        (E::cancel_date, "长期有效"),
    ] {
        assert_eq!(normal(element, text), (text.to_owned(), 0));
    }
}

#[test]
fn a_text_is_not_cleaned_into_another_state() {
    for text in ["<p></p>", "<b>无</b>", "&nbsp;"] {
        assert_eq!(normal(Element::conditions, text), (text.to_owned(), 0));
    }
}

#[test]
fn what_stands_for_nothing_becomes_nothing_and_is_noted() {
    assert_eq!(normal(Element::promised_limit, "99999"), (String::new(), 1));
}

#[test]
fn a_limit_takes_its_unit_from_beside_it() {
    let mut item = ServiceItem::default();
    item.bind(Element::promised_limit, "20", Origin::WHOLE);
    item.bind(Element::promised_unit, "工作日", Origin::WHOLE);
    item.settle();
    let mut note =
        |change: Change<'_>| assert_eq!((change.from.text, change.to), ("20", "20个工作日"));
    let before = item.promised_limit;
    normalize(&mut item, &mut Drafts::default(), &mut note, |item| {
        assert_eq!(item.promised_limit, before);
        assert_eq!(
            item.promised_limit.raw().map(|raw| raw.text),
            Some("20个工作日")
        );
    });
}

#[test]
fn a_day_beside_a_number_stays_a_day() {
    for (number, unit, want) in [
        ("10", "日", "10日"),
        ("10", "天", "10日"),
        ("10", "自然日", "10个自然日"),
        ("5-10", "日", "5-10日"),
    ] {
        let mut item = ServiceItem::default();
        item.bind(Element::promised_limit, number, Origin::WHOLE);
        item.bind(Element::promised_unit, unit, Origin::WHOLE);
        item.settle();
        let before = item.promised_limit;
        normalize(&mut item, &mut Drafts::default(), &mut |_| (), |item| {
            assert_eq!(item.promised_limit, before);
            let text = |field: Option<Raw<'_>>| field.map(|raw| raw.text.to_owned());
            assert_eq!(text(item.promised_limit.raw()).as_deref(), Some(want));
            assert_eq!(text(item.promised_unit.raw()).as_deref(), Some(unit));
        });
    }
}

#[test]
fn entries_are_named_by_their_part_and_number() {
    let mut item = ServiceItem::default();
    for copies in ["1", "二份"] {
        let mut material = Material::default();
        material.bind(Element::material_name, "身份证", Origin::WHOLE);
        material.bind(Element::material_copies, copies, Origin::WHOLE);
        item.materials.entries.push(material);
    }
    let mut seen = Vec::new();
    let mut note = |change: Change<'_>| {
        let (part, nth) = change.part.expect("of an entry");
        seen.push(format!("{part:?} {nth} {} {}", change.from.text, change.to));
    };
    normalize(&mut item, &mut Drafts::default(), &mut note, |_| ());
    assert_eq!(seen, ["Material 1 二份 2"]);
}
