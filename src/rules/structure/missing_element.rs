//! S011: a required element is left blank. Elements with a rule of their own are not in the list.

use crate::canon::is_blank;
use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "S011",
        slug: "missing-element",
        level: Level::Error,
        since: "0.1.0",
        says: words("缺少必填要素", "a required element is missing"),
        why: words(
            "这些要素是实施清单和办事指南必须公布的内容，缺了群众就无法照着办。",
            "A list of items must publish these; without them nobody can act on the guide.",
        ),
        basis: &[basis::ELEMENTS, basis::ONLINE_6, basis::PLAN_BASICS],
    },
    wrong: "事项名称: 食品经营许可\n办理地点:",
    right: "事项名称: 食品经营许可\n办理地点: 中山路12号政务服务中心3号窗口",
    check: Check::Item(Looks::ALL, check),
};

fn check(item: &ServiceItem<'_>, context: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    let required = context.params.required.of(item);
    // Where the reader noted what is blank, that is told for all at once.
    let noted = item.alike.places();
    let is_full = noted.is_some_and(|(_, blank)| required.own.among(blank).count() == 0);
    if !is_full {
        for (element, level) in &required.list {
            if let Some(level) = *level
                && item.is_blank(*element)
                && !is_told_elsewhere(item, *element)
            {
                missing(found, item, *element, level);
            }
        }
    }
    if denies_a_fact(item) {
        for (raw, level) in denied(item, &required.list) {
            report(found, raw, raw.element(), level);
        }
    }
    if let Field::Nil(raw) = &item.name
        && item.title().is_none()
    {
        report(found, raw, Element::name, Level::Error);
    }
    let is_any = match noted {
        Some((placed, _)) => required.all.among(placed).count() > 0,
        None => required.list.iter().any(|(element, _)| item.has(*element)),
    };
    match is_any {
        true => Outcome::Checked,
        false => Outcome::Blind("name"),
    }
}

/// Elements of which every item has one, so that 无 or a dash is no answer. Of a question a dash alone is read so.
macro_rules! facts {
    ($item:ident) => {
        [
            nil(&$item.item_type),
            nil(&$item.department),
            nil(&$item.use_level),
            nil(&$item.audience),
            nil(&$item.project_type),
            nil(&$item.is_fee),
            nil(&$item.is_online),
            nil(&$item.address),
            nil(&$item.hours),
        ]
    };
}

#[inline]
fn nil<'r, 'a, T>(field: &'r Field<'a, T>) -> Option<&'r Raw<'a>> {
    match field {
        Field::Nil(raw) => Some(raw),
        _ => None,
    }
}

#[inline]
fn denies_a_fact(item: &ServiceItem<'_>) -> bool {
    facts!(item).iter().any(Option::is_some)
}

/// How many required elements say 无 where that is no answer.
#[inline]
pub fn count_denied(item: &ServiceItem<'_>, required: &[(Element, Option<Level>)]) -> u32 {
    match denies_a_fact(item) {
        true => denied(item, required).count() as u32,
        false => 0,
    }
}

fn denied<'r, 'a>(
    item: &'r ServiceItem<'a>,
    required: &'r [(Element, Option<Level>)],
) -> impl Iterator<Item = (&'r Raw<'a>, Level)> {
    facts!(item).into_iter().flatten().filter_map(|raw| {
        let element = raw.element();
        let is_of_place = matches!(element, Element::address | Element::hours);
        let (_, level) = required.iter().find(|(other, _)| *other == element)?;
        let is_fair = is_of_place && needs_no_desk(item);
        level.filter(|_| !is_fair).map(|level| (raw, level))
    })
}

/// Nobody comes to a desk for it.
fn needs_no_desk(item: &ServiceItem<'_>) -> bool {
    let is_full = item
        .online_depth
        .given()
        .is_some_and(|depth| depth.value.is_full());
    let forms = item.handle_form.given().map(|forms| forms.value);
    let has_desk = forms.is_none_or(|forms| {
        forms.contains(HandleForm::Window) || forms.contains(HandleForm::Terminal)
    });
    let visits = item.visits.given().map(|visits| visits.value.most);
    is_full || !has_desk || visits == Some(0)
}

/// A blank element whose content stands under another one.
pub fn is_told_elsewhere(item: &ServiceItem<'_>, element: Element) -> bool {
    match element {
        Element::process_text => {
            !item.steps.entries.is_empty() || item.flow_chart.given().is_some()
        }
        Element::keywords => item.short_name.given().is_some(),
        _ => false,
    }
}

/// A number that stands for nothing is S007's, a formula gone wrong S010's.
fn missing(found: &mut Found<'_>, item: &ServiceItem<'_>, element: Element, level: Level) {
    if let Some(raw) = item.raw(element).filter(|raw| is_blank(raw.text)) {
        report(found, &raw, element, level);
    }
}

#[cold]
fn report(found: &mut Found<'_>, raw: &Raw<'_>, element: Element, level: Level) {
    let (label, key, value) = (element.label(), element.key(), brief(raw.text));
    let is_stated = !is_blank(raw.text) && element != Element::name;
    let message = |lang| match is_stated {
        true => text!(
            "「{label}」填的是“{value}”，等于没有填",
            "{key} ({label}) says \"{value}\", which is no answer"
        )(lang),
        false => text!("缺少「{label}」", "{key} ({label}) is not filled in")(lang),
    };
    let draft = found.at(raw, message).element(element).level(level);
    match element.row().map(|row| row.kind) {
        Some(Kind::Flag) => draft.help(text!(
            "在「{label}」填“是”或“否”",
            "answer {key} ({label}) with 是 or 否"
        )),
        Some(Kind::Text) if level == Level::Warning => draft.help(text!(
            "填写「{label}」；确实没有的写“无”",
            "fill in {key} ({label}), or write 无 where there is none"
        )),
        _ => draft.help(text!("填写「{label}」", "fill in {key} ({label})")),
    };
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn missed(cells: &[(Element, &str)]) -> Vec<Element> {
        let (outcome, found) = on(&RULE, &item(cells));
        assert_eq!(outcome, Outcome::Checked);
        found.iter().map(|finding| finding.element).collect()
    }

    #[test]
    fn each_blank_element_is_one_finding() {
        let cells = [
            (Element::address, ""),
            (Element::hours, ""),
            (Element::name, "甲"),
        ];
        assert_eq!(missed(&cells), [Element::address, Element::hours]);
    }

    #[test]
    fn what_the_input_has_no_place_for_is_not_missed() {
        assert_eq!(on(&RULE, &item(&[])), (Outcome::Blind("name"), vec![]));
        assert_eq!(missed(&[(Element::name, "甲")]), []);
    }

    #[test]
    fn a_penalty_needs_no_opening_hours() {
        let cells = [
            (Element::item_type, "行政处罚"),
            (Element::hours, ""),
            (Element::use_level, ""),
        ];
        assert_eq!(missed(&cells), [Element::use_level]);
    }

    #[test]
    fn a_public_service_needs_no_source_of_power() {
        let cells = [
            (Element::item_type, "公共服务"),
            (Element::power_source, ""),
            (Element::quota, ""),
        ];
        assert_eq!(missed(&cells), []);
        let cells = [
            (Element::item_type, "行政许可"),
            (Element::power_source, ""),
        ];
        assert_eq!(missed(&cells), [Element::power_source]);
    }

    #[test]
    fn stated_as_none_is_stated() {
        assert_eq!(missed(&[(Element::quota, "无"), (Element::name, "甲")]), []);
    }

    #[test]
    fn what_every_item_has_cannot_be_none() {
        for (element, text) in [
            (Element::item_type, "无"),
            (Element::department, "/"),
            (Element::use_level, "-"),
            (Element::project_type, "/"),
            (Element::is_fee, "/"),
            (Element::is_online, "—"),
            (Element::audience, "无"),
            (Element::address, "/"),
            (Element::hours, "——"),
        ] {
            assert_eq!(missed(&[(element, text)]), [element], "{text}");
        }
        let (_, found) = on(&RULE, &item(&[(Element::project_type, "/")]));
        assert_eq!(&*found[0].message, "「办件类型」填的是“/”，等于没有填");
        assert_eq!(found[0].level, Level::Error);
        for cell in [(Element::is_fee, "无"), (Element::scope, "/")] {
            assert_eq!(missed(&[cell]), []);
        }
    }

    #[test]
    fn what_nobody_comes_for_has_no_place() {
        for told in [
            (Element::visits, "0"),
            (Element::handle_form, "网上办理"),
            (Element::online_depth, "Ⅳ级"),
        ] {
            let cells = [(Element::address, "无"), (Element::hours, "/"), told];
            assert_eq!(missed(&cells), [], "{told:?}");
        }
    }

    #[test]
    fn a_nameless_item_needs_a_parent() {
        assert_eq!(missed(&[(Element::name, "无")]), [Element::name]);
        assert_eq!(
            missed(&[(Element::name, "无"), (Element::parent_name, "甲")]),
            []
        );
    }

    #[test]
    fn a_common_name_will_do() {
        let common = item(&[(Element::keywords, ""), (Element::short_name, "开饭店")]);
        assert!(is_told_elsewhere(&common, Element::keywords));
    }

    #[test]
    fn what_may_be_lacking_is_a_warning() {
        let (_, found) = on(
            &RULE,
            &item(&[(Element::scope, ""), (Element::address, "")]),
        );
        let levels: Vec<Level> = found.iter().map(|finding| finding.level).collect();
        assert_eq!(levels, [Level::Error, Level::Warning]);
    }
}
