//! S006: what a web page or an export left in the text: tags, entities, invisible and control characters.

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
    check: Check::Item(check),
};

fn check(item: &ServiceItem<'_>, _: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    item.each(|raw, _| {
        if let Some(piece) = residue(raw.text) {
            report(found, None, raw, piece);
        }
    });
    macro_rules! parts {
        ($($part:ident $list:ident),*) => { $(
            for (index, entry) in item.$list.entries.iter().enumerate() {
                entry.each(|raw, _| {
                    if let Some(piece) = residue(raw.text)
                        && !stands_in(&item.process_text, raw)
                    {
                        report(found, Some((Part::$part, index)), raw, piece);
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

#[cold]
fn report(found: &mut Found<'_>, part: Option<(Part, usize)>, raw: Raw<'_>, piece: &str) {
    let (label, key) = (raw.element().label(), raw.element().key());
    let shown = visible(piece);
    let message = text!(
        "「{label}」中残留 {shown}",
        "{shown} is left in {key} ({label})"
    );
    match part {
        None => found.at(&raw, message),
        Some((part, index)) => found.at_part(part, index, &raw, message),
    }
    .on(piece)
    .help(text!(
        "删去 {shown}，换行直接用回车",
        "take {shown} out; break lines with a line break"
    ));
}

/// A piece of residue as a person can see it: invisible characters by their number.
fn visible(piece: &str) -> String {
    match piece.chars().next() {
        Some('<' | '&' | '_') | None => brief(piece).to_string(),
        Some('\u{a0}') => "NBSP (U+00A0)".to_owned(),
        Some(c) => format!("U+{:04X}", c as u32),
    }
}

/// The first piece of markup, escape or invisible character in a text.
fn residue(text: &str) -> Option<&str> {
    if !is_suspect(text.as_bytes()) {
        return None;
    }
    text.char_indices().find_map(|(at, c)| {
        let rest = &text[at..];
        let len = match c {
            '<' => tag(rest)?,
            '&' => entity(rest)?,
            '_' => escape(rest)?,
            '\t' | '\n' | '\r' => return None,
            '\u{a0}' | '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{2060}' => c.len_utf8(),
            c if c.is_control() => c.len_utf8(),
            _ => return None,
        };
        Some(&rest[..len])
    })
}

/// A byte that residue can begin with is there. Branch-free, since nearly all text is clean.
fn is_suspect(bytes: &[u8]) -> bool {
    let odd = |b: u8| {
        let control = b < 0x20 && b != b'\t' && b != b'\n' && b != b'\r';
        // C2 begins NBSP and the C1 controls; no Chinese character holds it.
        control | (b == b'<') | (b == b'&') | (b == b'_') | (b == 0xc2) | (b == 0x7f)
    };
    // E2 80 8B to 8F and E2 81 A0: zero width; EF BB BF: the byte order mark.
    let wide = |a: u8, b: u8, c: u8| {
        ((a == 0xe2) & (b == 0x80) & (0x8b..=0x8f).contains(&c))
            | ((a == 0xe2) & (b == 0x81) & (c == 0xa0))
            | ((a == 0xef) & (b == 0xbb) & (c == 0xbf))
    };
    let (second, third) = (bytes.get(1..).unwrap_or(&[]), bytes.get(2..).unwrap_or(&[]));
    let triples = bytes.iter().zip(second).zip(third);
    bytes.iter().fold(false, |any, b| any | odd(*b))
        | triples.fold(false, |any, ((a, b), c)| any | wide(*a, *b, *c))
}

/// The length of an HTML tag: `<br>`, `</p>`, `<span style="…">`. `<18岁` is none.
fn tag(rest: &str) -> Option<usize> {
    let body = rest[1..].strip_prefix('/').unwrap_or(&rest[1..]);
    let name = body
        .find(|c: char| !c.is_ascii_alphanumeric())
        .filter(|len| (1..=10).contains(len))?;
    let after = &body[name..];
    let is_tag = body.starts_with(|c: char| c.is_ascii_alphabetic())
        && after.starts_with([' ', '>', '/', '\t', '\n', '\r']);
    let end = rest.bytes().take(400).position(|b| b == b'>')?;
    is_tag.then_some(end + 1)
}

/// The length of an entity: `&amp;`, `&nbsp;`, `&#160;`, `&amp;amp;`. The `&` of a query has no semicolon behind its name.
fn entity(rest: &str) -> Option<usize> {
    let body = rest[1..].strip_prefix('#').unwrap_or(&rest[1..]);
    let len = body
        .find(|c: char| !c.is_ascii_alphanumeric())
        .filter(|len| (1..=8).contains(len))?;
    body[len..]
        .starts_with(';')
        .then_some(rest.len() - body.len() + len + 1)
}

/// The length of an escaped character of a workbook: `_x000D_`.
fn escape(rest: &str) -> Option<usize> {
    let bytes = rest.as_bytes();
    (bytes.len() >= 7
        && bytes[1] == b'x'
        && bytes[2..6].iter().all(u8::is_ascii_hexdigit)
        && bytes[6] == b'_')
        .then_some(7)
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
            ("甲&amp;amp;乙", "&amp;"),
            ("甲&nbsp;乙", "&nbsp;"),
            ("甲&#160;乙", "&#160;"),
            ("甲_x000D_乙", "_x000D_"),
            ("甲\u{a0}乙", "\u{a0}"),
            ("甲\u{200b}乙", "\u{200b}"),
            ("甲乙\u{feff}", "\u{feff}"),
            ("甲\u{b}乙", "\u{b}"),
        ] {
            assert_eq!(residue(text), Some(piece), "{text:?}");
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
            assert_eq!(residue(&text), Some("\u{200b}"), "{before}");
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
        assert_eq!(&*found[0].message, "「事项名称」中残留 U+200B");
    }

    #[test]
    fn sub_tables_are_looked_at() {
        let item = with_materials(&[&[(Element::material_name, "甲&nbsp;乙")]]);
        assert_eq!(on(&RULE, &item).1[0].part, Some((Part::Material, 0)));
    }
}
