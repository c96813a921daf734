//! Lists in cells, taken apart.

use super::*;
use proptest::prelude::*;

fn texts(text: &str) -> Vec<&str> {
    entries(text).iter().map(|entry| entry.text).collect()
}

#[test]
fn every_kind_of_list_is_taken_apart() {
    for (text, want) in [
        ("1.申请表\n2.身份证", &["申请表", "身份证"][..]),
        (
            "1、申请，填表;2、受理；3、文书送达。",
            &["申请，填表", "受理", "文书送达"],
        ),
        ("1、申请2、受理3、审查", &["申请", "受理", "审查"]),
        ("（一）申请表；（二）身份证", &["申请表", "身份证"]),
        ("(1)申请表(2)身份证", &["申请表", "身份证"]),
        ("①申请②受理", &["申请", "受理"]),
        (
            "（一）申请；（二）受理的（三）送达",
            &["申请", "受理的", "送达"],
        ),
        (
            "一、申请\n1.填表\n2.交表\n二、受理",
            &["申请\n1.填表\n2.交表", "受理"],
        ),
        ("1) 甲\n2) 乙", &["甲", "乙"]),
        ("1.甲\n2.乙\n4.丁", &["甲", "乙", "丁"]),
        ("１．甲；２．乙", &["甲", "乙"]),
        ("申请表\n身份证；\n\n照片。", &["申请表", "身份证", "照片"]),
        ("申请表；身份证;照片", &["申请表", "身份证", "照片"]),
        (
            "身份证（原件；复印件）；照片",
            &["身份证（原件；复印件）", "照片"],
        ),
        ("身份证（原件；照片", &["身份证（原件", "照片"]),
        ("甲&amp;乙；丙&amp;", &["甲&amp;乙", "丙&amp;"]),
        ("1.申请表", &["申请表"]),
        (
            "符合条件的申请人可以提出申请。",
            &["符合条件的申请人可以提出申请"],
        ),
        ("1.5寸照片\n2.身份证", &["5寸照片", "身份证"]),
        ("1.新办：\n1.甲", &["新办：", "甲"]),
        ("", &[]),
        (" ；。\n", &[]),
    ] {
        assert_eq!(texts(text), want, "{text:?}");
    }
}

#[test]
fn numbers_that_are_no_numbering_split_nothing() {
    for text in [
        "1.5寸照片2张",
        "依据第1.2条和第2.1条办理",
        "2024.1.2起施行",
        "电话1.84258766和2.84258767",
        "在1、2、3号窗口办理",
        "1、2、3号窗口",
        "提交表1、表2、表3",
        "统一、规范办理",
    ] {
        assert_eq!(texts(text), [text]);
    }
}

#[test]
fn numbers_inside_an_entry_stay() {
    assert_eq!(texts("1、提交表2、表3；2、受理"), ["提交表2、表3", "受理"]);
    assert_eq!(
        texts("1.按第2.3条申请，2.5个工作日；2.受理"),
        ["按第2.3条申请，2.5个工作日", "受理"]
    );
}

#[test]
fn words_before_the_first_number_are_told_apart() {
    let found = entries("申请人需提交：1.申请表；2.身份证");
    assert_eq!((found[0].text, found[0].lead), ("申请人需提交：", true));
    assert_eq!((found[2].text, found[2].lead), ("身份证", false));
}

#[test]
fn an_entry_may_be_a_little_row() {
    let parts = |text| -> Vec<Vec<&str>> {
        entries(text)
            .iter()
            .map(|entry| entry.parts().collect())
            .collect()
    };
    assert_eq!(
        parts("受理|窗口｜1日\n审查 | 科室"),
        [vec!["受理", "窗口", "1日"], vec!["审查", "科室"]]
    );
    assert_eq!(parts("受理\t窗口"), [["受理", "窗口"]]);
    assert_eq!(
        parts("受理；窗口；\n审查；科室；"),
        [["受理", "窗口"], ["审查", "科室"]]
    );
    assert_eq!(parts("受理；窗口\n审查"), [["受理；窗口"], ["审查"]]);
}

proptest! {
    #[test]
    fn only_separators_and_numbers_go(text in "[申请表一二1234567890、.；;。\n （）()①②|&a]{0,40}") {
        let keep = |c: &char| matches!(c, '申' | '请' | '表' | '|' | '&' | 'a');
        let kept: String = entries(&text).iter().map(|entry| entry.text).collect();
        let left: Vec<char> = kept.chars().filter(keep).collect();
        prop_assert_eq!(left, text.chars().filter(keep).collect::<Vec<_>>());
    }

    #[test]
    fn a_list_seen_before_is_taken_apart_alike(
        list in proptest::collection::vec("[1-3]{0,1}[、.]{0,1}[申请表；|\n]{1,9}", 8),
        order in proptest::collection::vec(0_usize..4, 12),
    ) {
        // Few texts of some length, some of which take each other's slot.
        let texts: Vec<String> = (0..4).map(|n| list[n..n + 4].concat().repeat(4)).collect();
        for at in order {
            prop_assert_eq!(entries(&texts[at]), taken_apart(trim(&texts[at])));
        }
    }

    #[test]
    fn any_text_is_survived(text in any::<String>()) {
        for entry in entries(&text) {
            prop_assert!(entry.parts().count() > 0);
            prop_assert!(!entry.text.is_empty());
        }
    }
}
