//! I017: one 实施主体 has one code, and one code has one 实施主体.

use super::credit_code_check::is_faulty;
use super::listing::is_live;
use super::shape::is_filler;
use crate::canon::code_spelling;
use crate::canon::{Fingerprint, name_hash, name_key};
use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "I017",
        slug: "body-code-varies",
        level: Level::Warning,
        since: "0.1.0",
        says: words(
            "同一实施主体的编码不一致",
            "one body has several codes, or one code several bodies",
        ),
        why: words(
            "同一个部门用了几个编码，或者几个部门用了同一个编码，按部门统计和对接就会分错。",
            "Where a body has several codes, or a code several bodies, counts and links by department go astray.",
        ),
        basis: &[basis::CONSISTENCY, basis::CODES],
    },
    wrong: "- 事项名称: 食品经营许可\n  实施主体: 广州市公安局\n  实施主体编码: 11440100007483172Q\n- 事项名称: 食品生产许可\n  实施主体: 广州市公安局\n  实施主体编码: 11440100007484212F",
    right: "- 事项名称: 食品经营许可\n  实施主体: 广州市公安局\n  实施主体编码: 11440100007483172Q\n- 事项名称: 食品生产许可\n  实施主体: 广州市公安局\n  实施主体编码: 11440100007483172Q",
    check: Check::Catalog {
        gather,
        least: 2,
        tells: |_| true,
        judge,
    },
};

fn gather(item: &ServiceItem<'_>, _: &Context<'_>, facts: &mut Facts) -> Outcome {
    let (body, code) = both!(item.department, item.department_code);
    if !is_live(item) {
        return Outcome::NotApplicable;
    }
    let text = code.value.0;
    let (name, print) = (name_hash(body.value), hash(text));
    let mut by_name = Fingerprint::new();
    by_name.add_hash(name);
    match item.region_code.raw().or(item.region.raw()) {
        Some(region) => by_name.add(region.text),
        // Two places each have a 公安局; the region where a body is registered tells them apart.
        None => by_name.add(text.get(2..8).unwrap_or("")),
    }
    let mut by_code = Fingerprint::new();
    by_code.add_hash(print);
    by_code.add("code");
    let keys = [(by_name.finish(), print), (by_code.finish(), name)];
    if facts.count_again(keys) {
        return Outcome::Checked;
    }
    // Another spelling is S013's, a wrong check character I005's.
    if code_spelling(text) != text || is_faulty(text) || is_filler(text) {
        return Outcome::NotApplicable;
    }
    facts.keep(print, text);
    let origins = [code.raw.origin, body.raw.origin];
    facts.add_counted(item, keys, origins);
    Outcome::Checked
}

fn hash(code: &str) -> u64 {
    let mut print = Fingerprint::new();
    print.add(code);
    print.finish()
}

/// One thing said of a body or code, with how many items say it and where first.
struct Said<'f> {
    what: u64,
    items: u64,
    first: &'f Fact,
}

fn judge(group: &Group<'_>, found: &mut Found<'_>) {
    let first = group.facts[0].extra;
    if group
        .facts
        .iter()
        .all(|fact| Facts::counted(fact.extra).0 == Facts::counted(first).0)
    {
        return;
    }
    let said = tally(group.facts);
    // The first of those that most items say.
    let usual = said.iter().rev().max_by_key(|said| said.items);
    let Some(usual) = usual else { return };
    for odd in said.iter().filter(|said| said.what != usual.what) {
        match odd.first.origin.element() {
            Element::department_code => another_code(group, found, odd, usual),
            _ => another_body(group, found, odd, usual),
        }
    }
}

fn tally(facts: &[Fact]) -> Vec<Said<'_>> {
    let mut said: Vec<Said<'_>> = Vec::new();
    for fact in facts {
        let (what, items) = Facts::counted(fact.extra);
        match said.iter_mut().find(|known| known.what == what) {
            Some(known) => known.items += items,
            None => said.push(Said {
                what,
                items,
                first: fact,
            }),
        }
    }
    said
}

fn another_code(group: &Group<'_>, found: &mut Found<'_>, odd: &Said<'_>, usual: &Said<'_>) {
    let (code, other) = (group.kept(odd.what), group.kept(usual.what));
    let (items, most) = (odd.items, usual.items);
    let body = brief(group.department(odd.first));
    found
        .at_fact(
            group,
            odd.first,
            code,
            text!(
                "{body}的编码在 {items} 个事项中是 {code}，在 {most} 个事项中是 {other}",
                "the code of {body} is {code} (items: {items}) and {other} (items: {most})"
            ),
        )
        .also_fact(
            group,
            usual.first,
            other,
            text!("多数事项的编码", "the code of most items"),
        )
        .help(text!(
            "核对{body}的统一社会信用代码，统一成一个",
            "look up the credit code of {body} and use one"
        ));
}

fn another_body(group: &Group<'_>, found: &mut Found<'_>, odd: &Said<'_>, usual: &Said<'_>) {
    let (name, other) = (group.department(odd.first), group.department(usual.first));
    if is_part(name, other) {
        return;
    }
    let (items, most) = (odd.items, usual.items);
    let (name_shown, other_shown) = brief_pair(name, other);
    found
        .at_fact(
            group,
            odd.first,
            name,
            text!(
                "{name_shown}（{items} 个事项）与{other_shown}（{most} 个事项）用了同一个实施主体编码",
                "{name_shown} (items: {items}) has the department code of {other_shown} (items: {most})"
            ),
        )
        .also_fact(group, usual.first, other, text!("编码相同", "has the same code"))
        .help(text!(
            "同一部门的统一写成一个名称；不同部门的改正编码",
            "write one name if they are one body, else correct the code"
        ));
}

/// A detachment or office without a code of its own uses that of its body: 市公安局, 市公安局交警支队; and the full name of a
/// body ends in its short one.
fn is_part(one: &str, other: &str) -> bool {
    let (one, other) = (name_key(one), name_key(other));
    let within = |long: &str, short: &str| long.starts_with(short) || long.ends_with(short);
    within(&one, &other) || within(&other, &one)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    const POLICE: &str = "11440100007483172Q";
    const OTHER: &str = "114401134554137174";

    fn of<'a>(body: &'a str, code: &'a str) -> ServiceItem<'a> {
        item(&[
            (Element::department, body),
            (Element::department_code, code),
            (Element::region, "广州市"),
        ])
    }

    #[test]
    fn the_odd_code_is_named_once_with_its_count() {
        let items = [
            of("市公安局", OTHER),
            of("市公安局", POLICE),
            of("市公安局", POLICE),
            of("市公安局", OTHER),
            of("市公安局", POLICE),
        ];
        let found = over(&RULE, &items);
        assert_eq!(found.len(), 1);
        assert_eq!(
            (&*found[0].value, &*found[0].related[0].value),
            (OTHER, POLICE)
        );
        assert!(found[0].message.contains("2 个事项") && found[0].message.contains("3 个事项"));
        assert_eq!(found[0].element, Element::department_code);
    }

    #[test]
    fn two_bodies_of_one_code_are_named() {
        let found = over(&RULE, &[of("市公安局", POLICE), of("市民政局", POLICE)]);
        assert_eq!((found.len(), &*found[0].value), (1, "市民政局"));
        assert_eq!(found[0].element, Element::department);
    }

    #[test]
    fn a_part_of_a_body_and_its_full_name_share_the_code() {
        let bodies = ["市公安局", "市公安局交警支队", "广州市公安局", "市 公安局"];
        assert!(over(&RULE, &bodies.map(|body| of(body, POLICE))).is_empty());
    }

    #[test]
    fn offices_of_one_name_in_two_places_are_two() {
        let mut other = of("公安局", OTHER);
        other.bind(Element::region, "番禺区", Origin::WHOLE);
        assert!(over(&RULE, &[of("公安局", POLICE), other]).is_empty());
        let placeless = [POLICE, OTHER].map(|code| {
            item(&[
                (Element::department, "公安局"),
                (Element::department_code, code),
            ])
        });
        assert!(over(&RULE, &placeless).is_empty());
    }

    #[test]
    fn a_code_that_fails_its_check_is_another_rules() {
        let items = [of("市公安局", POLICE), of("市公安局", "11440100007483172A")];
        assert!(over(&RULE, &items).is_empty());
    }

    #[test]
    fn without_codes_it_is_blind() {
        let item = item(&[(Element::department, "市公安局")]);
        assert_eq!(gathered(&RULE, &item), Outcome::Blind("department_code"));
    }
}
