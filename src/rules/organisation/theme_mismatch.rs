//! O005: an item stands under a theme for those whom it serves.

use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "O005",
        slug: "theme-mismatch",
        level: Level::Warning,
        since: "0.1.0",
        says: words(
            "主题分类与服务对象不符",
            "the theme is not one for those whom the item serves",
        ),
        why: words(
            "服务平台按主题引导群众和企业找事项，主题与服务对象不符，该找的人找不到。",
            "People and companies find items by theme; under the wrong one, those concerned will not.",
        ),
        basis: &[basis::ELEMENTS, basis::CONSISTENCY],
    },
    wrong: "事项名称: 食品经营许可\n服务对象: 企业法人\n面向自然人主题: 准营准办",
    right: "事项名称: 食品经营许可\n服务对象: 企业法人\n面向法人主题: 准营准办",
    check: Check::Item(
        looks![item_type, audience, personal_theme, corporate_theme],
        check,
    ),
};

fn check(item: &ServiceItem<'_>, _: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    if !item.is_on_application() {
        return Outcome::NotApplicable;
    }
    if item.personal_theme.is_absent() && item.corporate_theme.is_absent() {
        return Outcome::Blind("personal_theme");
    }
    let audience = given!(item.audience);
    let served = Served::of(audience.value);
    let personal = state(&item.personal_theme, served.persons, served.persons);
    let corporate = state(&item.corporate_theme, served.bodies, served.companies);
    if personal != State::Fits || corporate != State::Fits {
        report(item, found, audience, personal, corporate);
    }
    Outcome::Checked
}

/// Whom an item serves.
struct Served {
    persons: bool,
    /// Legal persons of business and society, for whom the themes are made.
    companies: bool,
    /// Any body, offices included.
    bodies: bool,
}

impl Served {
    fn of(audience: Terms<Audience>) -> Served {
        let persons = audience.contains(Audience::Person);
        let companies = [
            Audience::Company,
            Audience::Institution,
            Audience::Society,
            Audience::Unincorporated,
        ];
        Served {
            persons,
            companies: companies.iter().any(|kind| audience.contains(*kind)),
            bodies: audience.len() > usize::from(persons),
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Fits,
    Missing,
    Foreign,
}

#[inline]
fn state(theme: &Field<'_, Text<'_>>, may: bool, must: bool) -> State {
    match theme {
        Field::Given(_) if !may => State::Foreign,
        _ if must && nothing(theme).is_some() => State::Missing,
        _ => State::Fits,
    }
}

/// A theme in the wrong column is one fault, though the right column is blank.
#[cold]
fn report(
    item: &ServiceItem<'_>,
    found: &mut Found<'_>,
    audience: &Sourced<'_, Terms<Audience>>,
    personal: State,
    corporate: State,
) {
    let themes = [
        (&item.personal_theme, personal),
        (&item.corporate_theme, corporate),
    ];
    let is_foreign = themes.iter().any(|(_, state)| *state == State::Foreign);
    for (theme, state) in themes {
        match (theme.raw(), state) {
            (Some(raw), State::Foreign) => foreign(found, &raw, audience),
            (Some(raw), State::Missing) if !is_foreign => missing(found, &raw, audience),
            _ => {}
        }
    }
}

fn foreign(found: &mut Found<'_>, raw: &Raw<'_>, audience: &Sourced<'_, Terms<Audience>>) {
    let (label, key, value) = (raw.element().label(), raw.element().key(), brief(raw.text));
    let served = brief(audience.raw.text);
    let other = match raw.element() {
        Element::personal_theme => Element::corporate_theme,
        _ => Element::personal_theme,
    };
    let (other, other_key) = (other.label(), other.key());
    found
        .at(
            raw,
            text!(
                "服务对象是“{served}”，却填了「{label}」“{value}”",
                "it serves \"{served}\" (服务对象), yet {key} ({label}) is \"{value}\""
            ),
        )
        .also(audience, text!("服务对象：{served}", "serves: {served}"))
        .help(text!(
            "把主题填到「{other}」，或者更正服务对象",
            "write the theme under {other_key} ({other}), or correct whom it serves (服务对象)"
        ));
}

fn missing(found: &mut Found<'_>, raw: &Raw<'_>, audience: &Sourced<'_, Terms<Audience>>) {
    let (label, key) = (raw.element().label(), raw.element().key());
    let served = brief(audience.raw.text);
    found
        .at(
            raw,
            text!(
                "服务对象有“{served}”，没有填「{label}」",
                "it serves \"{served}\" (服务对象), and {key} ({label}) is not filled in"
            ),
        )
        .also(audience, text!("服务对象：{served}", "serves: {served}"))
        .help(text!(
            "填写「{label}」，或者更正服务对象",
            "fill in {key} ({label}), or correct whom it serves (服务对象)"
        ));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn wrong(audience: &str, personal: &str, corporate: &str) -> Vec<Element> {
        let cells = [
            (Element::audience, audience),
            (Element::personal_theme, personal),
            (Element::corporate_theme, corporate),
        ];
        let (outcome, found) = on(&RULE, &item(&cells));
        assert_eq!(outcome, Outcome::Checked);
        found.iter().map(|finding| finding.element).collect()
    }

    #[test]
    fn truth_table() {
        let (p, c) = (Element::personal_theme, Element::corporate_theme);
        for (audience, personal, corporate, faults) in [
            ("自然人", "甲", "", &[][..]),
            ("自然人", "", "", &[p]),
            ("自然人", "", "乙", &[c]),
            ("自然人", "甲", "乙", &[c]),
            ("企业法人", "", "乙", &[]),
            ("企业法人", "无", "", &[c]),
            ("企业法人", "甲", "", &[p]),
            ("自然人、企业法人", "甲", "乙", &[]),
            ("自然人、企业法人", "甲", "", &[c]),
            ("自然人、企业法人", "", "", &[p, c]),
        ] {
            assert_eq!(
                wrong(audience, personal, corporate),
                faults,
                "{audience} {personal} {corporate}"
            );
        }
    }

    #[test]
    fn an_office_may_have_a_theme_and_need_not() {
        assert_eq!(wrong("行政机关", "", ""), []);
        assert_eq!(wrong("行政机关", "", "乙"), []);
    }

    #[test]
    fn one_column_alone_is_judged_alone() {
        let cells = [
            (Element::audience, "企业法人"),
            (Element::personal_theme, ""),
        ];
        assert_eq!(on(&RULE, &item(&cells)), (Outcome::Checked, vec![]));
    }

    #[test]
    fn without_the_columns_it_is_blind() {
        assert_eq!(on(&RULE, &item(&[])).0, Outcome::Blind("personal_theme"));
        let item = item(&[(Element::personal_theme, "甲")]);
        assert_eq!(on(&RULE, &item).0, Outcome::Blind("audience"));
    }
}
