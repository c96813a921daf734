//! S014: a value outside the labels of its set. Labels alone: the codes for them differ from province to province.

use crate::canon::distance;
use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "S014",
        slug: "unknown-term",
        level: Level::Warning,
        since: "0.1.0",
        says: words(
            "取值不在规定范围",
            "the value is none of those the element can take",
        ),
        why: words(
            "类型、层级、范围这类要素按固定的取值统计和检索，写成别的词就归不了类。",
            "Types, levels and scopes are counted and searched by fixed values; another word falls into no class.",
        ),
        basis: &[basis::ELEMENTS],
    },
    wrong: "事项名称: 食品经营许可\n办件类型: 限时件",
    right: "事项名称: 食品经营许可\n办件类型: 承诺件",
    check: Check::Item(
        Looks::about(&[Topic::Terms, Topic::Materials, Topic::Result]),
        check,
    ),
};

/// The labels of one set.
struct Set {
    /// Each with its other spellings.
    labels: Vec<(&'static str, &'static [&'static str])>,
    knows: fn(&str) -> bool,
    /// A cell may hold several.
    several: bool,
}

impl Set {
    fn of<S: TermSet>(several: bool) -> Set {
        Set {
            labels: S::TERMS
                .iter()
                .map(|(_, label, others)| (*label, *others))
                .collect(),
            knows: |word| S::from_label(word).is_some(),
            several,
        }
    }
}

macro_rules! sets {
    (item: $($field:ident $set:ident $several:literal),*; material: $($of:ident $element:ident $kind:ident),*) => {
        fn check(item: &ServiceItem<'_>, _: &Context<'_>, found: &mut Found<'_>) -> Outcome {
            $( if let Field::Unreadable(raw) = &item.$field { report(found, None, raw); } )*
            for (index, material) in item.materials.entries.iter().enumerate() {
                $( if let Field::Unreadable(raw) = &material.$of { report(found, Some(index), raw); } )*
            }
            Outcome::Checked
        }

        fn set(element: Element) -> Option<Set> {
            Some(match element {
                $( Element::$field => Set::of::<$set>($several), )*
                $( Element::$element => Set::of::<$kind>(false), )*
                _ => return None,
            })
        }
    };
}

sets! {
    item: item_type ItemType false, state State false, use_level UseLevel true, power_source PowerSource false,
        department_nature BodyNature false, project_type ProjectType false, audience Audience true,
        handle_form HandleForm true, scope Scope false, result_type ResultType false;
    material: kind material_kind MaterialKind, form material_form MaterialForm, necessity material_necessity Necessity,
        source material_source SourceChannel
}

#[cold]
fn report(found: &mut Found<'_>, material: Option<usize>, raw: &Raw<'_>) {
    let Some(set) = set(raw.element()) else {
        return;
    };
    let word = odd_word(&set, raw.text);
    let is_code = word.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let nearest = (!is_code).then(|| nearest(&set, word)).flatten();
    let (label, key, value) = (raw.element().label(), raw.element().key(), brief(word));
    let message = |lang| match is_code {
        true => text!(
            "「{label}」填的是代码“{value}”，各地代码含义不同",
            "{key} ({label}) is the code \"{value}\", which means one thing here and another there"
        )(lang),
        false => text!(
            "「{label}」填的“{value}”不在规定的取值中",
            "\"{value}\" is no value of {key} ({label})"
        )(lang),
    };
    let labels: Vec<&str> = set.labels.iter().map(|(label, _)| *label).collect();
    let all = labels.join("、");
    let help = |lang| match nearest {
        Some(near) => text!(
            "可能是「{near}」；规定的取值：{all}",
            "{near}, perhaps; the values are {all}"
        )(lang),
        None => text!("从规定的取值中选填：{all}", "choose from {all}")(lang),
    };
    let draft = match material {
        None => found.at(raw, message),
        Some(index) => found.at_part(Part::Material, index, raw, message),
    };
    let draft = draft.on(word).help(help);
    if let Some(near) = nearest.filter(|_| word == raw.text) {
        draft.decide(near);
    }
}

/// The first word that is no label, or the whole value.
fn odd_word<'t>(set: &Set, text: &'t str) -> &'t str {
    let separates = |c: char| "、，,;；^|".contains(c) || c.is_whitespace();
    let mut words = text.split(separates).filter(|word| !word.is_empty());
    let odd = words.find(|word| !(set.knows)(word));
    odd.filter(|_| set.several).unwrap_or(text)
}

/// The longest spelling that the word holds or that holds it, or one that differs in a character of three at most.
fn nearest(set: &Set, word: &str) -> Option<&'static str> {
    let chars: Vec<char> = word.chars().take(MOST + 1).collect();
    // 非即办件 is not 即办件.
    let is_denied = word.starts_with(['非', '不', '无', '未']);
    if is_denied || chars.len() < 2 || chars.len() > MOST {
        return None;
    }
    let spellings = || {
        let all = set.labels.iter();
        all.flat_map(|(label, others)| {
            others
                .iter()
                .chain([label])
                .map(move |other| (*other, *label))
        })
        .filter(|(spelling, _)| spelling.chars().count() > 1)
    };
    let holds = |(spelling, _): &(&str, _)| word.contains(spelling) || spelling.contains(word);
    let held = spellings()
        .filter(holds)
        .max_by_key(|(spelling, _)| spelling.len());
    let near = || {
        let apart = spellings().map(|(spelling, label)| (distance(&chars, spelling), label));
        apart
            .min_by_key(|(apart, _)| *apart)
            .filter(|(apart, _)| apart * 3 <= chars.len())
            .map(|(_, label)| label)
    };
    held.map(|(_, label)| label).or_else(near)
}

/// The most characters of a word that is like a label.
const MOST: usize = 20;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn told(element: Element, text: &str) -> (Box<str>, Option<Box<str>>) {
        let (_, mut found) = on(&RULE, &item(&[(element, text)]));
        let finding = found.pop().expect("reported");
        assert!(found.is_empty());
        (finding.message, finding.fix.map(|fix| fix.value))
    }

    #[test]
    fn the_nearest_label_is_offered() {
        for (element, text, near) in [
            (Element::item_type, "行政许客", Some("行政许可")),
            (Element::item_type, "市级行政许可", Some("行政许可")),
            (Element::use_level, "区级行政", Some("县级")),
            (Element::project_type, "限时件", Some("承诺件")),
            (Element::project_type, "非即办件", None),
            (Element::scope, "某地", None),
        ] {
            let (message, fix) = told(element, text);
            assert!(message.contains(text), "{message}");
            if near != Some("承诺件") {
                assert_eq!(fix.as_deref(), near, "{text}");
            }
        }
    }

    #[test]
    fn of_several_words_the_odd_one_is_named() {
        let (message, fix) = told(Element::audience, "自然人、外星人、企业法人");
        assert_eq!(&*message, "「服务对象」填的“外星人”不在规定的取值中");
        assert_eq!(fix, None);
    }

    #[test]
    fn a_code_is_called_a_code_and_never_translated() {
        let (message, fix) = told(Element::item_type, "01");
        assert!(message.contains("代码“01”"), "{message}");
        assert_eq!(fix, None);
    }

    #[test]
    fn known_spellings_blank_and_none_are_fine() {
        for text in [
            "许可",
            "行政\n许可",
            "1.行政许可",
            "行政许可（市级）",
            "",
            "无",
            "/",
        ] {
            assert!(
                on(&RULE, &item(&[(Element::item_type, text)])).1.is_empty(),
                "{text}"
            );
        }
    }

    #[test]
    fn materials_are_looked_at() {
        let item = with_materials(&[&[(Element::material_necessity, "看情况")]]);
        assert_eq!(on(&RULE, &item).1[0].part, Some((Part::Material, 0)));
    }

    #[test]
    fn every_element_of_a_set_is_looked_at() {
        for row in TABLE {
            let is_term = matches!(row.kind, Kind::Term | Kind::Terms);
            assert_eq!(set(row.element).is_some(), is_term, "{}", row.key);
            let several = row.kind == Kind::Terms;
            assert!(set(row.element).is_none_or(|set| set.several == several));
        }
    }
}
