//! What other systems leave behind, found and taken out.

use super::ResidueKind::*;
use super::*;
use proptest::prelude::*;

#[test]
fn each_kind_is_found_and_placed() {
    for (text, kind, what) in [
        ("申请<br>受理", Tag, "<br>"),
        ("申请</p>", Tag, "</p>"),
        ("<div class=\"a\">受理", Tag, "<div class=\"a\">"),
        ("甲&amp;乙", Entity, "&amp;"),
        ("甲&amp;amp;乙", Entity, "&amp;amp;"),
        ("甲&nbsp;乙", Entity, "&nbsp;"),
        ("&#12345;", Entity, "&#12345;"),
        ("甲\u{a0}乙", NoBreakSpace, "\u{a0}"),
        ("甲\u{200b}乙", Invisible, "\u{200b}"),
        ("\u{feff}甲", Invisible, "\u{feff}"),
        ("甲\u{7f}", Control, "\u{7f}"),
        ("甲\u{b}乙", Control, "\u{b}"),
        ("甲\u{85}乙", Control, "\u{85}"),
        ("甲_x000D_\n乙", Escape, "_x000D_"),
        ("长春\u{fffd}市", Lost, "\u{fffd}"),
        ("甲\u{e5e5}乙", PrivateUse, "\u{e5e5}"),
        ("甲\u{f8ff}", PrivateUse, "\u{f8ff}"),
    ] {
        let found = residue(text).unwrap_or_else(|| panic!("{text:?}"));
        assert_eq!((found.kind, &text[found.range]), (kind, what));
    }
}

#[test]
fn ordinary_text_is_clean() {
    for text in [
        "",
        "年龄<18岁且收入>3000元",
        "a < b",
        "<公司名称>",
        "R&D 项目，A&B公司；",
        "“引号”——破折号…·、《书名》①Ⅳ",
        "（一）申请：２０个工作日\r\n\t第二行",
        "dept_name_x",
        "_x0041_",
        "& &; &#; &#x; &foo;",
        "é°±×÷€™",
        "一家人👨\u{200d}👩\u{200d}👧同办，医生👩🏽\u{200d}⚕\u{fe0f}",
        "❤\u{fe0f}\u{200d}🔥",
    ] {
        assert_eq!(residue(text), None, "{text:?}");
        assert_eq!(clean(text), text);
    }
}

#[test]
fn cleaning_decodes_and_takes_out() {
    for (text, want) in [
        ("一、申请<br/>二、受理", "一、申请\n二、受理"),
        ("<p>甲</p><span style='x'>乙</span>", "甲\n乙"),
        ("甲&amp;amp;amp;乙&nbsp;丙&#20013;", "甲&乙 丙中"),
        ("甲&lt;br&gt;乙", "甲\n乙"),
        ("甲\u{200b}\u{a0}乙\u{1}_x000D_\n", "甲 乙\n"),
        ("丢\u{fffd}字", "丢\u{fffd}字"),
        ("甲\u{200d}👧\u{200d}乙\u{200d}", "甲👧乙"),
        ("甲_x000D_乙", "甲\n乙"),
        ("甲_x000D_\n乙_x000D_", "甲\n乙"),
        ("甲_x000D__x000A_乙", "甲\n乙"),
        ("甲\u{b}乙\u{c}丙\u{85}丁\u{b}", "甲\n乙\n丙\n丁"),
    ] {
        assert_eq!(clean(text), want);
    }
}

proptest! {
    #[test]
    fn the_first_pass_never_misses(text in "[\u{0}-\u{20}\u{7f}<>&;#_x0Damp中，“·é\u{a0}\u{200b}\u{2028}\u{feff}\u{fffd}\u{e000}\u{f8ff}/br]{0,40}") {
        prop_assert_eq!(residue(&text), residue_from(&text, 0));
    }

    #[test]
    fn any_text_is_survived(text in any::<String>()) {
        prop_assert_eq!(residue(&text), residue_from(&text, 0));
        let clean = clean(&text);
        let left = residue(&clean).map(|found| found.kind);
        prop_assert!(matches!(left, None | Some(Lost | PrivateUse)), "{left:?}");
    }
}

proptest! {
    #[test]
    fn a_clean_source_has_clean_values(text in "[事（）。a_x<&;\u{a0}\u{200b}\u{e001}\u{fffd}·“\"\\\\ -]{0,12}") {
        prop_assert!(!is_clean_source(&text, true) || residue(&text).is_none(), "{:?}", text);
    }
}
