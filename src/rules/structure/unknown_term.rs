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
    let is_code = word.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && (word.len() == 1 || word.bytes().any(|byte| byte.is_ascii_digit()));
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
    let mut all = labels.join("、");
    if matches!(raw.element(), Element::scope | Element::result_type) {
        all.push_str("、无");
    }
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
    let mut depth = 0_u32;
    // 县（市、旗）级 is one word.
    let separates = |c: char| {
        match c {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && ("、，,;；^|".contains(c) || c.is_whitespace())
    };
    let mut words = text.split(separates).filter(|word| !word.is_empty());
    let odd = words.find(|word| !(set.knows)(word));
    odd.filter(|_| set.several).unwrap_or(text)
}

/// The label of all the longest spellings that the word holds, or that hold it, or one that differs in a character of three at
/// most. What may be either of two labels is neither.
fn nearest(set: &Set, word: &str) -> Option<&'static str> {
    let chars: Vec<char> = word.chars().take(MOST + 1).collect();
    // 非即办件 is not 即办件, 副省级 not 省级, and 全区 may be a district or a region.
    let is_denied = word.starts_with(['非', '不', '无', '未', '副']) || word == "全区通办";
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
    let inside = || spellings().filter(|(spelling, _)| word.contains(spelling));
    // 法人 within 事业法人 says nothing of its own.
    let is_longest = |(spelling, _): &(&str, _)| {
        !inside().any(|(other, _)| other.len() > spelling.len() && other.contains(spelling))
    };
    if inside().next().is_some() {
        return agreed(inside().filter(is_longest).map(|(_, label)| label));
    }
    let around = || spellings().filter(|(spelling, _)| spelling.contains(word));
    if around().next().is_some() {
        return agreed(around().map(|(_, label)| label));
    }
    let apart = || spellings().map(|(spelling, label)| (distance(&chars, spelling), label));
    let least = apart().map(|(apart, _)| apart).min()?;
    let nearest = apart().filter(|(apart, _)| *apart == least);
    agreed(nearest.map(|(_, label)| label)).filter(|_| least * 3 <= chars.len())
}

/// The label that all of these are.
fn agreed(mut labels: impl Iterator<Item = &'static str>) -> Option<&'static str> {
    let first = labels.next()?;
    labels.all(|label| label == first).then_some(first)
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
            (Element::scope, "全区通办", None),
            (Element::scope, "跨省通办、省内通办", None),
            (Element::power_source, "授权", None),
            (Element::power_source, "委托", None),
            (Element::use_level, "副省级", None),
            (Element::project_type, "退办件", None),
            (Element::handle_form, "线上线下", None),
            (Element::handle_form, "窗口+网上", None),
            (Element::audience, "事业法人类", Some("事业法人")),
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
    fn words_in_brackets_and_letters_are_shown_whole() {
        let (message, _) = told(Element::use_level, "某（甲、乙）级");
        assert_eq!(
            &*message,
            "「行使层级」填的“某（甲、乙）级”不在规定的取值中"
        );
        let (message, _) = told(Element::handle_form, "FAX");
        assert_eq!(&*message, "「办理形式」填的“FAX”不在规定的取值中");
    }

    #[test]
    fn where_none_is_an_answer_it_is_offered() {
        let help = |element| {
            let (_, found) = on(&RULE, &item(&[(element, "某某")]));
            found[0].help.clone().expect("there is one")
        };
        assert!(help(Element::scope).ends_with("、无"));
        assert!(help(Element::result_type).ends_with("、无"));
        assert!(!help(Element::project_type).ends_with("、无"));
    }

    #[test]
    fn words_of_statutes_and_regions_are_known() {
        for (element, text) in [
            (Element::audience, "公民、法人或者其他组织"),
            (Element::audience, "公民、法人和其他组织"),
            (Element::audience, "自然人以及企业法人"),
            (Element::use_level, "区"),
            (Element::use_level, "县区"),
            (Element::use_level, "旗"),
            (Element::use_level, "盟"),
            (Element::use_level, "县（市、旗）级"),
            (Element::use_level, "区本级"),
            (Element::use_level, "地区级"),
            (Element::scope, "不通办"),
            (Element::scope, "全旗"),
            (Element::scope, "全州"),
            (Element::handle_form, "APP"),
            (Element::handle_form, "EMS"),
        ] {
            assert!(on(&RULE, &item(&[(element, text)])).1.is_empty(), "{text}");
        }
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
