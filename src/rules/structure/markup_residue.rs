//! S006: what a web page or an export left in the text: tags, entities, invisible and control characters.

use crate::canon::{Residue, ResidueKind, clean, residue};
use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "S006",
        slug: "markup-residue",
        level: Level::Warning,
        since: "0.1.0",
        says: words(
            "含 HTML、转义或控制字符残留",
            "markup, escapes or control characters are left in the text",
        ),
        why: words(
            "这些符号是从网页或系统导出时带出来的，群众会看到乱码，查重和比对也会出错。",
            "They come from a web page or an export, show up as garbage, and break comparison.",
        ),
        basis: &[basis::CONSISTENCY],
    },
    wrong: "事项名称: 食品经营许可\n受理条件: 有固定场所<br>有专职人员",
    right: "事项名称: 食品经营许可\n受理条件: 有固定场所；有专职人员",
    check: Check::Item(Looks::ALL, check),
};

fn check(item: &ServiceItem<'_>, _: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    if item.is_clean {
        return Outcome::Checked;
    }
    item.each(|raw, _| look(found, None, raw));
    macro_rules! parts {
        ($($part:ident $list:ident),*) => { $(
            for (index, entry) in item.$list.entries.iter().enumerate() {
                entry.each(|raw, _| {
                    if !stands_in(&item.process_text, raw) {
                        look(found, Some((Part::$part, index)), raw);
                    }
                });
            }
        )* };
    }
    parts!(
        Material materials, Step steps, Special specials, Fee fees, Question questions, Situation situations,
        SubItem sub_items
    );
    Outcome::Checked
}

/// Steps taken from the text of 办理流程 are looked at there.
fn stands_in(whole: &Field<'_, Text<'_>>, raw: Raw<'_>) -> bool {
    whole.given().is_some_and(|whole| {
        let (text, part) = (whole.raw.text.as_bytes(), raw.text.as_bytes());
        !part.is_empty() && text.as_ptr_range().contains(&part.as_ptr())
    })
}

#[inline]
fn look(found: &mut Found<'_>, part: Option<(Part, usize)>, raw: Raw<'_>) {
    if let Some(piece) = residue(raw.text) {
        report(found, part, raw, &piece);
    }
}

#[cold]
fn report(
    found: &mut Found<'_>,
    part: Option<(Part, usize)>,
    raw: Raw<'_>,
    Residue { kind, range }: &Residue,
) {
    let piece = &raw.text[range.clone()];
    let (label, key) = (raw.element().label(), raw.element().key());
    let (shown, name) = (visible(piece), chinese(piece, *kind));
    let message = text!(
        "「{label}」中残留{name}",
        "{shown} is left in {key} ({label})"
    );
    let meant = meant(&raw.text[range.start..], piece, *kind);
    let help = |lang| match (&*meant, kind) {
        (" ", _) => text!(
            "换成普通空格或删去",
            "make it an ordinary blank, or take it out"
        )(lang),
        ("", ResidueKind::Lost | ResidueKind::PrivateUse) => text!(
            "按原件补上这里的字",
            "look up in the original which character stood here, and write it"
        )(lang),
        ("", _) => text!(
            "删去；要换行的直接用回车",
            "take it out; break lines with a line break"
        )(lang),
        (meant, _) => text!("改为“{meant}”", "write \"{meant}\"")(lang),
    };
    match part {
        None => found.at(&raw, message),
        Some((part, index)) => found.at_part(part, index, &raw, message),
    }
    .on(piece)
    .help(help);
}

/// What stood there before it was escaped; "" for what is to be taken out, as are tags that were escaped.
fn meant(rest: &str, piece: &str, kind: ResidueKind) -> String {
    let plain = match kind {
        ResidueKind::Entity | ResidueKind::NoBreakSpace => clean(piece),
        _ => String::new(),
    };
    match plain.chars().next() {
        Some(c) if c.is_whitespace() => " ".to_owned(),
        Some('<') if !clean(rest).starts_with('<') => String::new(),
        _ => plain,
    }
}

/// As [`visible`], with a name that a clerk knows where there is one.
fn chinese(piece: &str, kind: ResidueKind) -> String {
    match piece.chars().next() {
        Some(_) if matches!(kind, ResidueKind::Lost | ResidueKind::PrivateUse) => {
            format!("乱码 {}，原来的字已丢失", visible(piece))
        }
        Some('\u{a0}') => "不间断空格（U+00A0）".to_owned(),
        Some('<' | '&' | '_') | None => format!(" {}", visible(piece)),
        Some(_) => format!("看不见的字符 {}", visible(piece)),
    }
}

/// A piece of residue as a person can see it: invisible characters by their number.
fn visible(piece: &str) -> String {
    match piece.chars().next() {
        Some('<' | '&' | '_') | None => brief(piece).to_string(),
        Some('\u{a0}') => "NBSP (U+00A0)".to_owned(),
        Some(c) => format!("U+{:04X}", c as u32),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    #[test]
    fn every_kind_of_residue_is_found() {
        for (text, piece) in [
            ("甲<br>乙", "<br>"),
            ("甲<br/>", "<br/>"),
            ("<p style=\"x\">甲</p>", "<p style=\"x\">"),
            ("甲&amp;amp;乙", "&amp;amp;"),
            ("甲&nbsp;乙", "&nbsp;"),
            ("甲&#160;乙", "&#160;"),
            ("甲_x000D_乙", "_x000D_"),
            ("甲\u{a0}乙", "\u{a0}"),
            ("甲\u{200b}乙", "\u{200b}"),
            ("甲乙\u{feff}", "\u{feff}"),
            ("甲\u{b}乙", "\u{b}"),
        ] {
            assert_eq!(
                residue(text).map(|found| &text[found.range]),
                Some(piece),
                "{text:?}"
            );
        }
    }

    #[test]
    fn every_element_is_looked_at_once() {
        let elements = TABLE.iter().filter(|row| row.part == Part::Item);
        for element in elements.map(|row| row.element) {
            let found = on(&RULE, &item(&[(element, "甲<br>乙")])).1;
            let places: Vec<Element> = found.iter().map(|one| one.element).collect();
            assert_eq!(places, [element]);
        }
    }

    #[test]
    fn ordinary_text_is_clean() {
        for text in [
            "年龄<18岁",
            "a<b",
            "A&B公司",
            "http://a.cn/x?p=1&copy=2",
            "file_x1.doc",
            "第一行\r\n第二行\t表格",
            "“引号”——破折号，全角：（）",
            "",
        ] {
            assert_eq!(residue(text), None, "{text:?}");
        }
    }

    #[test]
    fn residue_is_found_at_any_distance() {
        for before in 0..140 {
            let text = "长".repeat(before) + "\u{200b}";
            assert_eq!(
                residue(&text).map(|found| &text[found.range]),
                Some("\u{200b}"),
                "{before}"
            );
        }
    }

    #[test]
    fn one_cell_is_one_finding_and_names_the_piece() {
        let (_, found) = on(&RULE, &item(&[(Element::conditions, "甲<br>乙<br>丙")]));
        assert_eq!(found.len(), 1);
        assert_eq!(&*found[0].message, "「受理条件」中残留 <br>");
    }

    #[test]
    fn what_cannot_be_seen_is_named_by_number() {
        let (_, found) = on(&RULE, &item(&[(Element::name, "甲\u{200b}乙")]));
        assert_eq!(&*found[0].message, "「事项名称」中残留看不见的字符 U+200B");
    }

    #[test]
    fn the_help_gives_back_what_was_escaped() {
        for (text, says) in [
            ("注册资本&lt;500万元", "改为“<”"),
            ("http://a.cn/b?x=1&amp;y=2", "改为“&”"),
            ("甲&amp;amp;乙", "改为“&”"),
            ("甲&nbsp;乙", "换成普通空格或删去"),
            ("甲\u{a0}乙", "换成普通空格或删去"),
            ("甲&lt;br&gt;乙", "删去；要换行的直接用回车"),
            ("甲<br>乙", "删去；要换行的直接用回车"),
            ("甲\u{200b}乙", "删去；要换行的直接用回车"),
            ("长春\u{fffd}市", "按原件补上这里的字"),
        ] {
            let (_, found) = on(&RULE, &item(&[(Element::conditions, text)]));
            assert_eq!(found[0].help.as_deref(), Some(says), "{text}");
        }
    }

    #[test]
    fn a_lost_character_is_seen_and_to_be_restored() {
        let (_, found) = on(&RULE, &item(&[(Element::name, "长春\u{fffd}市")]));
        assert_eq!(
            &*found[0].message,
            "「事项名称」中残留乱码 U+FFFD，原来的字已丢失"
        );
    }

    #[test]
    fn sub_tables_are_looked_at() {
        let item = with_materials(&[&[(Element::material_name, "甲&nbsp;乙")]]);
        assert_eq!(on(&RULE, &item).1[0].part, Some((Part::Material, 0)));
    }
}
