//! S001: a typed field holds text that its kind does not know; no other rule then speaks of that field.

use crate::finding::{Words, words};
use crate::rules::limits::is_prose;
use crate::rules::prelude::*;
use crate::source::Origin;

pub static RULE: Rule = Rule {
    about: About {
        id: "S001",
        slug: "unreadable-value",
        level: Level::Error,
        since: "0.1.0",
        says: words("填写的值无法识别", "the value cannot be read"),
        why: words(
            "时限、次数、份数、是否这类要素要用来比较和统计，写成别的文字就无法核对，群众也看不明白。",
            "Limits, counts and yes-or-no answers are compared and counted; other text in their place can be neither.",
        ),
        basis: &[basis::CONSISTENCY, basis::ELEMENTS],
    },
    wrong: "事项名称: 食品经营许可\n到办事现场次数: 视情况而定",
    right: "事项名称: 食品经营许可\n到办事现场次数: 1次",
    check: Check::Item(
        Looks::about(&[
            Topic::Terms,
            Topic::Fees,
            Topic::Materials,
            Topic::Process,
            Topic::Result,
        ]),
        check,
    ),
};

fn check(item: &ServiceItem<'_>, _: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    let on_application = item.is_on_application();
    // A unit for both limits stands in one cell.
    let promised = item.promised_unit.raw().map(|raw| raw.origin.spot());
    item.unreadable(|raw| {
        let is_shared = || raw.origin != Origin::WHOLE && promised == Some(raw.origin.spot());
        if raw.element() != Element::statutory_unit || !is_shared() {
            report(found, on_application, None, raw);
        }
    });
    macro_rules! parts {
        ($($part:ident $list:ident),*) => { $(
            for (index, entry) in item.$list.entries.iter().enumerate() {
                let part = Some((Part::$part, index));
                entry.unreadable(|raw| report(found, on_application, part, raw));
            }
        )* };
    }
    parts!(Material materials, Step steps, Special specials, Fee fees);
    Outcome::Checked
}

#[cold]
fn report(found: &mut Found<'_>, on_application: bool, part: Option<(Part, usize)>, raw: Raw<'_>) {
    let Some(row) = raw.element().row() else {
        return;
    };
    // Words about a limit, where T015 looks, are T015's.
    if on_application && row.kind == Kind::Limit && is_prose(raw.text) {
        return;
    }
    // A label outside its set is S014's: it can name the nearest label.
    let Some(forms) = forms(row.kind) else {
        return;
    };
    let (label, key, value) = (row.label, row.key, brief(raw.text));
    let message = text!(
        "「{label}」填的是“{value}”，无法识别",
        "cannot read \"{value}\" as {key} ({label})"
    );
    let (zh, en) = (forms.zh, forms.en);
    match part {
        None => found.at(&raw, message),
        Some((part, index)) => found.at_part(part, index, &raw, message),
    }
    .help(text!("可以写成：{zh}", "write one of: {en}"));
}

/// The accepted forms of a kind; `None` for kinds that take any text, and for sets of labels.
fn forms(kind: Kind) -> Option<Words> {
    Some(match kind {
        Kind::Limit => words(
            "20个工作日、15日、3个月、1年、2小时、当场办结、无",
            "20个工作日, 15日, 3个月, 1年, 2小时, 当场办结, 无",
        ),
        Kind::Unit => words(
            "工作日、自然日、小时、月、年",
            "工作日, 自然日, 小时, 月, 年",
        ),
        Kind::Visits => words("0、1次、2次", "0, 1次, 2次"),
        Kind::Flag => words("是、否", "是, 否"),
        Kind::Depth => words(
            "Ⅳ级、全程网办（Ⅳ级）、3^4^5^6",
            "Ⅳ级, 全程网办（Ⅳ级）, 3^4^5^6",
        ),
        Kind::Copies => words("0、1、2份", "0, 1, 2份"),
        Kind::Date => words(
            "2026-01-31、2026年1月31日、长期",
            "2026-01-31, 2026年1月31日, 长期",
        ),
        Kind::Text | Kind::Code | Kind::Phones | Kind::Link | Kind::Term | Kind::Terms => {
            return None;
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    #[test]
    fn every_kind_that_can_fail_is_in_its_topics() {
        let Check::Item(looks, _) = RULE.check else {
            panic!("it looks at items");
        };
        let topics = looks.topics().expect("some");
        for row in TABLE.iter().filter(|row| row.kind.can_fail()) {
            let topic = match row.part {
                Part::Item => Topic::of(row.element),
                part => Topic::of_part(part),
            };
            assert!(topics.hold(Topics::of(&[topic])), "{}", row.key);
        }
    }

    #[test]
    fn the_value_and_the_accepted_forms_are_named() {
        let (_, found) = on(&RULE, &item(&[(Element::is_fee, "看情况")]));
        assert_eq!(&*found[0].message, "「是否收费」填的是“看情况”，无法识别");
        assert_eq!(found[0].help.as_deref(), Some("可以写成：是、否"));
        assert_eq!(found[0].element, Element::is_fee);
    }

    #[test]
    fn an_entry_of_a_sub_table_is_named_by_its_number() {
        let item = with_materials(&[
            &[(Element::material_originals, "1")],
            &[(Element::material_originals, "若干")],
        ]);
        let (_, found) = on(&RULE, &item);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].part, Some((Part::Material, 1)));
    }

    #[test]
    fn an_unknown_label_is_another_rules() {
        let (outcome, found) = on(&RULE, &item(&[(Element::item_type, "行政拥抱")]));
        assert_eq!((outcome, found.len()), (Outcome::Checked, 0));
    }

    #[test]
    fn blank_none_and_readable_are_fine() {
        let item = item(&[
            (Element::is_fee, "否"),
            (Element::visits, ""),
            (Element::statutory_limit, "无"),
        ]);
        assert!(on(&RULE, &item).1.is_empty());
    }
}
