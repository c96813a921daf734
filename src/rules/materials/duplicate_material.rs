//! M011: no material is asked for twice in one item, or in one situation of it.

use super::question::names_nothing;
use crate::canon::{Endings, Fingerprint, Glance, every_byte, name_key, numeral, plain_name};
use crate::rules::prelude::*;
use std::borrow::Cow;

pub static RULE: Rule = Rule {
    about: About {
        id: "M011",
        slug: "duplicate-material",
        level: Level::Warning,
        since: "0.1.0",
        says: words("同一事项内材料重复", "one item asks for a material twice"),
        why: words(
            "同一份材料列两次，群众会以为要交两样东西。",
            "Listed twice, one material looks like two things to bring.",
        ),
        basis: &[basis::PLAN_PROOFS, basis::CONSISTENCY],
    },
    wrong: "事项名称: 食品经营许可\n申请材料:\n  - 材料名称: 居民身份证\n  - 材料名称: 身份证明\n",
    right: "事项名称: 食品经营许可\n申请材料:\n  - 材料名称: 居民身份证\n  - 材料名称: 营业执照\n",
    check: Check::Item(looks![item_type, material_name], check),
};

fn check(item: &ServiceItem<'_>, _: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    if !item.is_on_application() {
        return Outcome::NotApplicable;
    }
    let entries = &item.materials.entries;
    if item.materials.is_absent() {
        return Outcome::Blind("materials");
    }
    if may_repeat(entries, head) && may_repeat(entries, whole) {
        repeated(entries, found);
    }
    Outcome::Checked
}

/// Cheap: two names have the same number of 1024, or one has none.
fn may_repeat(entries: &[Material<'_>], number: fn(&str) -> Option<usize>) -> bool {
    if entries.len() < 2 {
        return false;
    }
    let mut seen = [0_u64; 16];
    let names = entries.iter().filter_map(|material| material.name.given());
    for name in names {
        let Some(head) = number(name.value) else {
            return true;
        };
        let (word, bit) = (head / 64, 1 << (head % 64));
        if seen[word] & bit != 0 {
            return true;
        }
        seen[word] |= bit;
    }
    false
}

/// One of 1024 numbers that names share which begin with the same three characters, and all names of the identity card. None of
/// a name that begins with something that its canonical form may drop.
fn head(name: &str) -> Option<usize> {
    const ENDS: Endings<8> = Endings::of(['证', '件', '明', '）', ')', '；', '。', ';']);
    if ENDS.end(name) && CARD.may_be_in(name) && name.contains("身份") {
        return Some(0);
    }
    let [0xe4..=0xe9, a, b, 0xe4..=0xe9, c, d, 0xe4..=0xe9, e, f, ..] = *name.as_bytes() else {
        return None;
    };
    let mixed = u64::from_le_bytes([a, b, c, d, e, f, 0, 0]).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    Some((mixed >> 54) as usize)
}

/// One of 1024 numbers that equal names share; none of a name that has to be taken apart.
#[cold]
fn whole(name: &str) -> Option<usize> {
    let plain = plain_name(name).filter(|plain| is_its_own_key(plain))?;
    let mut print = Fingerprint::new();
    print.add(plain);
    Some((print.finish() >> 54) as usize)
}

/// Every entry that says what one before it says, in one pass over the sorted names.
#[cold]
fn repeated(entries: &[Material<'_>], found: &mut Found<'_>) {
    let mut named: Vec<(u64, usize)> = entries
        .iter()
        .enumerate()
        .filter_map(|(at, material)| Some((at, material, material.name.given()?.value)))
        .filter(|(_, _, name)| !names_nothing(name))
        .map(|(at, material, name)| (hash(material, name), at))
        .collect();
    named.sort_unstable();
    let mut twins: Vec<(usize, usize)> = Vec::new();
    for group in named.chunk_by(|one, other| one.0 == other.0) {
        let (first, rest) = (group[0].1, &group[1..]);
        let same = rest
            .iter()
            .filter(|(_, at)| !differ(&entries[first], &entries[*at]));
        twins.extend(same.map(|(_, at)| (*at, first)));
    }
    twins.sort_unstable();
    for (at, first) in twins {
        if let (Some(name), Some(other)) = (entries[at].name.given(), entries[first].name.given()) {
            report(found, (at, name), (first, other));
        }
    }
}

/// The canonical name and the situation.
fn hash(material: &Material<'_>, name: &str) -> u64 {
    let mut print = Fingerprint::new();
    print.add(&key(name));
    print.add(material.situation.unwrap_or(""));
    print.finish()
}

/// What names of one material have in common: the canonical name without brackets and numbering, and one name for the
/// identity card.
fn key(name: &str) -> Cow<'_, str> {
    if let Some(plain) = plain_name(name)
        && is_its_own_key(plain)
    {
        return Cow::Borrowed(plain);
    }
    Cow::Owned(made_key(&name_key(name)))
}

/// No bracket or quotation mark, whose first bytes these are, no number before it, and no identity card.
fn is_its_own_key(name: &str) -> bool {
    let is_odd = |byte: u8| (byte == 0xef) | (byte == 0xe3) | (byte == 0xe2) | (byte == b'"');
    !name.starts_with(|c: char| c.is_ascii_digit() || c == '.')
        && every_byte(name, |byte| !is_odd(byte))
        && !(CARD.may_be_in(name) && name.contains("身份"))
}

/// Stands in every name of the identity card.
const CARD: Glance<1> = Glance::of(['身']);

fn made_key(name: &str) -> String {
    let name = without_mark(name);
    let bare = name.trim_start_matches(|c: char| c.is_ascii_digit());
    let bare = match bare.strip_prefix(['、', '.', '．', '）']) {
        Some(rest) => rest,
        None => name,
    };
    let plain: String = bare
        .chars()
        .filter(|c| !"（）()《》“”\"".contains(*c))
        .collect();
    let plain = plain.replace("居民身份证", "身份证");
    match plain.as_str() {
        "身份证明"
        | "身份证件"
        | "有效身份证"
        | "有效身份证件"
        | "有效身份证明"
        | "本人身份证"
        | "二代身份证"
        | "第二代身份证"
        | "本人有效身份证"
        | "本人有效身份证件" => "身份证".to_owned(),
        _ => plain,
    }
}

/// The name behind its number in the list: （一）, (1), ①.
fn without_mark(name: &str) -> &str {
    if let Some(rest) = name.strip_prefix(|c| ('①'..='⑳').contains(&c)) {
        return rest;
    }
    let bracketed = name.strip_prefix(['（', '(']);
    let Some((number, rest)) = bracketed.and_then(|rest| rest.split_once(['）', ')'])) else {
        return name;
    };
    let is_number = !rest.is_empty() && numeral(number).is_some();
    if is_number { rest } else { name }
}

/// Two things after all: what is noted beside the names tells them apart.
fn differ(one: &Material<'_>, other: &Material<'_>) -> bool {
    let apart = |(one, other): (Option<&str>, Option<&str>)| match (one, other) {
        (Some(one), Some(other)) => one != other,
        _ => false,
    };
    let kinds = [one, other].map(|material| material.kind.given().map(|kind| kind.value));
    let paper = [Some(MaterialKind::Original), Some(MaterialKind::Copy)];
    notes(one).into_iter().zip(notes(other)).any(apart)
        || kinds[0] != kinds[1] && kinds.iter().all(|kind| paper.contains(kind))
}

fn notes<'a>(material: &Material<'a>) -> [Option<&'a str>; 4] {
    let Material {
        remark,
        case,
        issuer,
        source_note,
        ..
    } = material;
    [remark, case, issuer, source_note].map(|note| note.given().map(|note| note.value))
}

fn report(
    found: &mut Found<'_>,
    (at, name): (usize, &Sourced<'_, &str>),
    (first, other): (usize, &Sourced<'_, &str>),
) {
    let ((value, before), nth) = (brief_pair(name.value, other.value), first + 1);
    let message = |lang| {
        if name.value == other.value {
            text!(
                "材料“{value}”列了两次",
                "the material \"{value}\" is listed twice"
            )(lang)
        } else {
            text!(
                "材料“{value}”和“{before}”是同一份材料",
                "the materials \"{value}\" and \"{before}\" are one"
            )(lang)
        }
    };
    found
        .at_part(Part::Material, at, name, message)
        .also(
            other,
            text!("第 {nth} 份材料“{before}”", "material {nth}: \"{before}\""),
        )
        .help(text!(
            "删去重复的一项；其实是两份材料的，在名称里写明区别",
            "delete one of them, or tell them apart by their names"
        ));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn listed(names: &[&'static str]) -> Vec<u32> {
        let mut item = item(&[]);
        let one = |name: &&'static str| material(&[(Element::material_name, *name)]);
        item.materials.entries.extend(names.iter().map(one));
        let (_, found) = on(&RULE, &item);
        found
            .iter()
            .map(|finding| finding.part.expect("a material").1)
            .collect()
    }

    #[test]
    fn spellings_and_aliases_are_one_material() {
        for pair in [
            ["营业执照", "营业执照"],
            ["营业执照", "营业 执照；"],
            ["申请表（原件）", "申请表(原件)"],
            ["《申请书》", "申请书"],
            ["1.申请书", "2.申请书"],
            ["（一）营业执照", "（三）营业执照"],
            ["①营业执照", "③营业执照"],
            ["身份证", "居民身份证"],
            ["居民身份证", "有效身份证件"],
            ["申请人居民身份证", "申请人身份证"],
            ["法人居民身份证", "法人身份证；"],
            ["合同", "合 同"],
            ["户口簿", "户口簿；"],
        ] {
            assert_eq!(listed(&pair), [1], "{pair:?}");
        }
    }

    #[test]
    fn other_names_are_other_materials() {
        for pair in [
            ["法定代表人身份证", "法定代表人身份证明"],
            ["申请人身份证", "代理人身份证"],
            ["申请表（一）", "申请表（二）"],
            ["2寸照片", "1寸照片"],
            ["营业执照", "营业执照副本"],
        ] {
            assert_eq!(listed(&pair), [0; 0], "{pair:?}");
        }
    }

    #[test]
    fn every_repetition_is_reported_in_the_order_of_the_list() {
        assert_eq!(listed(&["甲证", "乙证", "乙证", "甲证", "甲证"]), [2, 3, 4]);
    }

    #[test]
    fn two_situations_may_ask_for_the_same() {
        let mut item = with_materials(&[
            &[(Element::material_name, "营业执照")],
            &[(Element::material_name, "营业执照")],
        ]);
        item.materials.entries[0].situation = Some("新办");
        item.materials.entries[1].situation = Some("变更");
        assert!(on(&RULE, &item).1.is_empty());
        item.materials.entries[1].situation = Some("新办");
        assert_eq!(on(&RULE, &item).1.len(), 1);
    }

    #[test]
    fn a_note_tells_two_materials_apart() {
        let with = |element, one, other| {
            let name = (Element::material_name, "授权委托书");
            let item = with_materials(&[&[name, (element, one)], &[name, (element, other)]]);
            on(&RULE, &item).1.len()
        };
        assert_eq!(with(Element::material_remark, "申请人", "代理人"), 0);
        assert_eq!(with(Element::material_remark, "盖章", "盖章"), 1);
        assert_eq!(with(Element::material_remark, "", "代理人"), 1);
        assert_eq!(
            with(Element::material_source_note, "公安机关", "民政部门"),
            0
        );
        assert_eq!(with(Element::material_kind, "原件", "复印件"), 0);
        assert_eq!(with(Element::material_kind, "其他", "复印件"), 1);
    }
}
