//! I008: what the last three characters of base codes say of parents and children must fit the catalog and the items.

use super::listing::is_live;
use crate::canon::code_spelling;
use crate::canon::name_hash;
use crate::codes::BaseCode;
use crate::rules::prelude::*;
use std::collections::HashMap;

pub static RULE: Rule = Rule {
    about: About {
        id: "I008",
        slug: "sub-item-mismatch",
        level: Level::Warning,
        since: "0.1.0",
        says: words(
            "主项与子项关系矛盾",
            "a main item and its sub-items contradict one another",
        ),
        why: words(
            "编码末三位 00Y 是有子项的主项，000 是没有子项的事项；与清单对不上，统计时会漏算或重算。",
            "A code ending in 00Y is a parent, one ending in 000 has no sub-items; where the list says otherwise items are \
             counted twice or not at all.",
        ),
        basis: &[basis::CODES, basis::CONSISTENCY],
    },
    wrong: "- 事项名称: 食品经营许可\n  基本编码: \"440131004000\"\n- 事项名称: 食品经营许可变更\n  基本编码: \"440131004001\"",
    right: "- 事项名称: 食品经营许可\n  基本编码: 44013100400Y\n- 事项名称: 食品经营许可变更\n  基本编码: \"440131004001\"",
    check: Check::Catalog {
        gather,
        least: 1,
        // Children alone are fine.
        tells: |fact| !Kin::unpack(fact.extra).is_child(),
        judge,
    },
};

/// The number of a parent, `00Y`; 0 is an item without sub-items, 1 to 999 a child.
const PARENT: u64 = 1000;

/// What is remembered of an item in one number; the first nine characters of its code are the key.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Kin {
    /// The last three characters: 0 to [`PARENT`]; 10 bits.
    tail: u64,
    /// The item lists sub-items of its own; 1 bit.
    lists: bool,
    /// The place of its type in the set, from 1; 0 for unknown; 5 bits.
    kind: u64,
    /// A hash of its 设定依据; 0 for none; 24 bits.
    basis: u64,
    /// A hash of region and department: only items of one office are compared; 24 bits.
    office: u64,
}

const HASH: u64 = (1 << 24) - 1;

impl Kin {
    fn of(item: &ServiceItem<'_>, tail: &str, office: u64) -> Kin {
        let tail = match tail {
            "00Y" => PARENT,
            number => number.parse().unwrap_or(0),
        };
        // The basis matters between parents and children only, and is long.
        let basis = item.legal_basis.given().filter(|_| tail != 0);
        Kin {
            tail,
            lists: !item.sub_items.entries.is_empty(),
            kind: item
                .item_type
                .given()
                .map_or(0, |kind| kind.value.index() as u64 + 1),
            basis: basis.map_or(0, |basis| (name_hash(basis.value) & HASH).max(1)),
            office: office & HASH,
        }
    }

    fn pack(self) -> u64 {
        self.tail
            | u64::from(self.lists) << 10
            | self.kind << 11
            | self.basis << 16
            | self.office << 40
    }

    fn unpack(extra: u64) -> Kin {
        Kin {
            tail: extra & 0x3ff,
            lists: extra >> 10 & 1 == 1,
            kind: extra >> 11 & 0x1f,
            basis: extra >> 16 & HASH,
            office: extra >> 40 & HASH,
        }
    }

    fn is_child(self) -> bool {
        (1..PARENT).contains(&self.tail)
    }
}

fn gather(item: &ServiceItem<'_>, _: &Context<'_>, facts: &mut Facts) -> Outcome {
    let code = given!(item.base_code);
    let text = code_spelling(code.value.0);
    if BaseCode::read(&text).is_err() || !is_live(item) {
        return Outcome::NotApplicable;
    }
    let (main, tail) = text.split_at(9);
    facts.add(
        item,
        pack_main(main),
        Kin::of(item, tail, facts.office_hash(item)).pack(),
        code.raw.origin,
    );
    Outcome::Checked
}

/// Nine characters in base 36, so that a finding can write the code again.
fn pack_main(main: &str) -> u64 {
    main.chars().fold(0, |key, c| {
        key * 36 + u64::from(c.to_digit(36).unwrap_or(0))
    })
}

fn code_of(fact: &Fact) -> String {
    let mut key = fact.key;
    let mut main = ['0'; 9];
    for place in main.iter_mut().rev() {
        *place = char::from_digit((key % 36) as u32, 36).map_or('0', |c| c.to_ascii_uppercase());
        key /= 36;
    }
    let main: String = main.iter().collect();
    match Kin::unpack(fact.extra).tail {
        PARENT => main + "00Y",
        tail => format!("{main}{tail:03}"),
    }
}

fn judge(group: &Group<'_>, found: &mut Found<'_>) {
    let kin = |fact: &Fact| Kin::unpack(fact.extra);
    // Most groups are items without sub-items.
    if group
        .facts
        .iter()
        .all(|fact| kin(fact).tail == 0 && !kin(fact).lists)
    {
        return;
    }
    let child = group.facts.iter().find(|fact| kin(fact).is_child());
    let parent = group.facts.iter().find(|fact| kin(fact).tail == PARENT);
    let mut parents: HashMap<u64, &Fact> = HashMap::new();
    for fact in group.facts.iter().filter(|fact| kin(fact).tail == PARENT) {
        parents.entry(kin(fact).office).or_insert(fact);
    }
    for fact in group.facts {
        match kin(fact) {
            Kin {
                tail: PARENT,
                lists,
                ..
            } if !lists && child.is_none() => childless(group, found, fact),
            Kin { tail: 0, lists, .. } => match child.or(parent) {
                Some(other) => not_alone(group, found, fact, other),
                None if lists => lists_children(group, found, fact),
                None => {}
            },
            child if child.is_child() => {
                if let Some(parent) = parents.get(&child.office) {
                    unlike(group, found, fact, parent);
                }
            }
            _ => {}
        }
    }
}

#[cold]
fn childless(group: &Group<'_>, found: &mut Found<'_>, fact: &Fact) {
    let code = code_of(fact);
    found
        .at_fact(
            group,
            fact,
            &code,
            text!(
                "{code} 是有子项的主项，清单中却没有它的子项",
                "{code} is a parent, but no sub-item of it is in the list"
            ),
        )
        .help(text!(
            "补上子项；没有子项的，末三位改为 000",
            "add its sub-items, or end the code in 000 if it has none"
        ));
}

#[cold]
fn not_alone(group: &Group<'_>, found: &mut Found<'_>, fact: &Fact, other: &Fact) {
    let (code, kin) = (code_of(fact), code_of(other));
    found
        .at_fact(
            group,
            fact,
            &code,
            text!(
                "{code} 是没有子项的事项，清单中却有同一主项的 {kin}",
                "{code} has no sub-items, yet {kin} of the same main item is in the list"
            ),
        )
        .also_fact(
            group,
            other,
            &kin,
            text!("同一主项", "of the same main item"),
        )
        .help(text!(
            "有子项的，主项末三位改为 00Y；否则改正另一个编码",
            "end the parent's code in 00Y if it has sub-items, else correct the other code"
        ));
}

#[cold]
fn lists_children(group: &Group<'_>, found: &mut Found<'_>, fact: &Fact) {
    let code = code_of(fact);
    found
        .at_fact(
            group,
            fact,
            &code,
            text!(
                "{code} 是没有子项的事项，这里却列了子项",
                "{code} has no sub-items, yet sub-items are listed here"
            ),
        )
        .help(text!(
            "有子项的，末三位改为 00Y；没有的，删去子项",
            "end the code in 00Y, or drop the sub-items if it has none"
        ));
}

/// A child is of its parent's type and stands on its parent's basis, where both say so.
fn unlike(group: &Group<'_>, found: &mut Found<'_>, fact: &Fact, parent: &Fact) {
    let (one, other) = (Kin::unpack(fact.extra), Kin::unpack(parent.extra));
    if one.kind != 0 && other.kind != 0 && one.kind != other.kind {
        differs(group, found, (fact, parent), Element::item_type);
    }
    if one.basis != 0 && other.basis != 0 && one.basis != other.basis {
        differs(group, found, (fact, parent), Element::legal_basis);
    }
}

#[cold]
fn differs(
    group: &Group<'_>,
    found: &mut Found<'_>,
    (fact, parent): (&Fact, &Fact),
    element: Element,
) {
    let (code, main) = (code_of(fact), code_of(parent));
    let (label, key) = (element.label(), element.key());
    found
        .at_fact(
            group,
            fact,
            &code,
            text!(
                "子项 {code} 的「{label}」与主项 {main} 不一致",
                "the {key} ({label}) of the sub-item {code} is not that of its parent {main}"
            ),
        )
        .element(element)
        .also_fact(group, parent, &main, text!("主项", "the parent"))
        .help(text!(
            "对照基本目录，把子项和主项的「{label}」改成一致",
            "look both up in the base catalog and make the {key} ({label}) the same"
        ));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn coded(code: &str) -> ServiceItem<'_> {
        item(&[(Element::name, "甲"), (Element::base_code, code)])
    }

    fn messages(items: &[ServiceItem<'_>]) -> Vec<Box<str>> {
        let found = over(&RULE, items);
        found.into_iter().map(|finding| finding.message).collect()
    }

    #[test]
    fn a_parent_without_a_child_is_reported() {
        assert_eq!(
            messages(&[coded("44010604300Y")]),
            ["44010604300Y 是有子项的主项，清单中却没有它的子项".into()]
        );
        assert!(messages(&[coded("44010604300Y"), coded("440106043001")]).is_empty());
    }

    #[test]
    fn a_child_without_a_parent_is_fine() {
        assert!(messages(&[coded("440106043001"), coded("440106043002")]).is_empty());
    }

    #[test]
    fn an_item_without_sub_items_stands_alone() {
        assert!(messages(&[coded("440106043000"), coded("440106043000")]).is_empty());
        let found = over(&RULE, &[coded("440106043000"), coded("440106043001")]);
        assert_eq!(&*found[0].value, "440106043000");
        assert_eq!(&*found[0].related[0].value, "440106043001");
        assert_eq!(
            messages(&[coded("44010604300Y"), coded("440106043000")]).len(),
            2
        );
    }

    #[test]
    fn sub_items_within_the_item_count() {
        let with = |code| {
            let mut item = coded(code);
            item.sub_items.entries.push(SubItem::default());
            item
        };
        assert!(messages(&[with("44010604300Y")]).is_empty());
        assert_eq!(messages(&[with("440106043000")]).len(), 1);
    }

    #[test]
    fn a_child_is_like_its_parent() {
        let typed = |code, kind, basis| {
            let mut item = coded(code);
            item.bind(Element::item_type, kind, Origin::WHOLE);
            item.bind(Element::legal_basis, basis, Origin::WHOLE);
            item
        };
        let parent = typed("44010604300Y", "行政许可", "《甲法》 第一条");
        let same = typed("440106043001", "行政许可", "《甲法》第一条");
        assert!(messages(&[parent.clone(), same]).is_empty());
        let other = typed("440106043001", "行政确认", "《乙法》第一条");
        let found = over(&RULE, &[parent, other]);
        let elements: Vec<Element> = found.iter().map(|finding| finding.element).collect();
        assert_eq!(elements, [Element::item_type, Element::legal_basis]);
    }

    #[test]
    fn only_items_of_one_office_are_compared() {
        let mut parent = coded("44010604300Y");
        parent.bind(Element::item_type, "行政许可", Origin::WHOLE);
        parent.bind(Element::region, "朝阳区", Origin::WHOLE);
        let mut child = coded("440106043001");
        child.bind(Element::item_type, "行政确认", Origin::WHOLE);
        child.bind(Element::region, "南关区", Origin::WHOLE);
        assert!(messages(&[parent, child]).is_empty());
    }

    #[test]
    fn a_blank_basis_is_not_another_basis() {
        let mut parent = coded("44010604300Y");
        parent.bind(Element::legal_basis, "《甲法》", Origin::WHOLE);
        let mut child = coded("440106043001");
        child.bind(Element::legal_basis, "", Origin::WHOLE);
        assert!(messages(&[parent, child]).is_empty());
    }

    #[test]
    fn what_goes_in_comes_out() {
        let kin = Kin {
            tail: PARENT,
            lists: true,
            kind: 11,
            basis: HASH,
            office: 1,
        };
        assert_eq!(Kin::unpack(kin.pack()), kin);
    }

    #[test]
    fn malformed_codes_are_another_rules() {
        assert_eq!(gathered(&RULE, &coded("4401")), Outcome::NotApplicable);
        assert_eq!(gathered(&RULE, &item(&[])), Outcome::Blind("base_code"));
    }
}
