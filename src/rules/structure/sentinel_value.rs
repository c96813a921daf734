//! S007: a number that stands for "no value" in a limit or a count; for the other rules the field is then blank, and silent.

use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "S007",
        slug: "sentinel-value",
        level: Level::Warning,
        since: "0.1.0",
        says: words(
            "用特殊数值代替空值",
            "a special number stands in for no value",
        ),
        why: words(
            "-1、999 这类系统占位值公开出去，群众会当成真的天数、次数或份数。",
            "Published, a filler such as -1 or 999 reads as a real number of days, visits or copies.",
        ),
        basis: &[basis::CONSISTENCY],
    },
    wrong: "事项名称: 食品经营许可\n法定办结时限: 999",
    right: "事项名称: 食品经营许可\n法定办结时限: 20个工作日",
    check: Check::Item(
        Looks::about(&[Topic::Terms, Topic::Materials, Topic::Process]),
        check,
    ),
};

fn check(item: &ServiceItem<'_>, _: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    for raw in [
        sentinel(&item.statutory_limit),
        sentinel(&item.promised_limit),
        sentinel(&item.intermediary_limit),
        sentinel(&item.visits),
    ]
    .into_iter()
    .flatten()
    {
        report(found, None, raw);
    }
    for (index, material) in item.materials.entries.iter().enumerate() {
        let counts = [&material.originals, &material.copies, &material.count];
        for raw in counts.into_iter().filter_map(sentinel) {
            report(found, Some((Part::Material, index)), raw);
        }
    }
    for (index, step) in item.steps.entries.iter().enumerate() {
        if let Some(raw) = sentinel(&step.limit) {
            report(found, Some((Part::Step, index)), raw);
        }
    }
    for (index, special) in item.specials.entries.iter().enumerate() {
        if let Some(raw) = sentinel(&special.limit) {
            report(found, Some((Part::Special, index)), raw);
        }
    }
    Outcome::Checked
}

#[cold]
fn report(found: &mut Found<'_>, part: Option<(Part, usize)>, raw: &Raw<'_>) {
    let (label, key, value) = (raw.element().label(), raw.element().key(), raw.text);
    let message = text!(
        "「{label}」填的“{value}”是占位数值，按未填处理",
        "{value} in {key} ({label}) is a filler and counts as blank"
    );
    match part {
        None => found.at(raw, message),
        Some((part, index)) => found.at_part(part, index, raw, message),
    }
    .help(text!(
        "填写真实的值；确实没有的写“无”",
        "write the real value, or 无 where there is none"
    ));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    #[test]
    fn limits_visits_and_copies_are_looked_at() {
        let mut item = with_materials(&[&[(Element::material_copies, "9999")]]);
        item.bind(Element::statutory_limit, "-1", Origin::WHOLE);
        item.bind(Element::visits, "999", Origin::WHOLE);
        let (_, found) = on(&RULE, &item);
        let values: Vec<&str> = found.iter().map(|finding| &*finding.value).collect();
        assert_eq!(values, ["-1", "999", "9999"]);
        assert_eq!(found[2].part, Some((Part::Material, 0)));
    }

    #[test]
    fn steps_are_looked_at() {
        let mut item = item(&[]);
        let mut step = Step::default();
        step.bind(Element::step_limit, "500", Origin::WHOLE);
        item.steps.entries.push(step);
        let (_, found) = on(&RULE, &item);
        assert_eq!(found[0].part, Some((Part::Step, 0)));
    }

    #[test]
    fn blank_and_zero_are_no_sentinels() {
        let item = item(&[(Element::visits, "0"), (Element::promised_limit, "")]);
        assert!(on(&RULE, &item).1.is_empty());
    }

    #[test]
    fn a_name_may_be_a_number() {
        assert!(on(&RULE, &item(&[(Element::name, "999")])).1.is_empty());
    }
}
