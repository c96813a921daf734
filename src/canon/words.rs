//! Words that stand for nothing: blanks, "none", and numbers used as a sign.

/// Nothing but white space that `trim` leaves standing (zero-width characters, the ideographic space).
#[inline]
pub fn is_blank(text: &str) -> bool {
    // Zero-width characters begin with these bytes, Chinese ones with others.
    matches!(text.as_bytes(), [0xe2 | 0xef | 0xe3, ..] | []) && is_blank_text(text)
}

fn is_blank_text(text: &str) -> bool {
    text.len() <= 12
        && text.chars().all(|c| {
            c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200d}' | '\u{feff}' | '\u{3000}')
        })
}

/// An error value of a spreadsheet, as an export writes it: `#REF!`, `#N/A`.
#[inline]
pub fn is_error_value(text: &str) -> bool {
    text.as_bytes().first() == Some(&b'#')
        && matches!(
            text,
            "#REF!" | "#N/A" | "#VALUE!" | "#DIV/0!" | "#NAME?" | "#NULL!" | "#NUM!" | "#SPILL!"
        )
}

/// "Stated as none": 无, /, -, 没有 … (domain note 4.3).
#[inline]
pub fn is_none_word(text: &str) -> bool {
    // 无 不 没 未 暂 — － ／ （ and ASCII begin with these bytes.
    text.len() <= 18
        && matches!(
            text.as_bytes(),
            [b'/' | b'-' | b'\\' | b'N' | b'n', ..]
                | [0xe6, 0x97 | 0xb2 | 0x9c | 0x9a, ..]
                | [0xe4, 0xb8, ..]
                | [0xe2, 0x80, ..]
                | [0xef, 0xbc, ..]
        )
        && is_listed_none_word(text)
}

fn is_listed_none_word(text: &str) -> bool {
    matches!(
        text,
        "无" | "/"
            | "-"
            | "—"
            | "——"
            | "--"
            | "－"
            | "／"
            | "\\"
            | "没有"
            | "不涉及"
            | "不适用"
            | "无要求"
            | "无限制"
            | "无。"
            | "暂无要求"
            | "（无）"
            | "N/A"
            | "n/a"
            | "none"
            | "无需"
            | "未设定"
            | "无需材料"
            | "无材料"
            | "无需提供材料"
            | "无需提交材料"
            | "无情形"
    )
}

/// Words that say of a list of materials that there is nothing to hand in: 无, 无需提交申请材料, 免提交.
pub fn is_no_material(text: &str) -> bool {
    // 无 不 没 暂 免 begin with these bytes.
    matches!(
        text.as_bytes(),
        [0xe6, 0x97 | 0xb2 | 0x9a, ..] | [0xe4, 0xb8, ..] | [0xe5, 0x85, ..]
    ) && (is_none_word(text) || denies_materials(text))
}

/// 无需提交任何申请材料: a word that denies, a verb that may be left out, and what is not asked for.
fn denies_materials(text: &str) -> bool {
    const DENIED: [&str; 13] = [
        "无需",
        "无须",
        "不需要",
        "不需",
        "不须",
        "不用",
        "免于",
        "免予",
        "免",
        "没有",
        "暂无",
        "暂不需要",
        "无",
    ];
    const VERBS: [&str; 6] = ["提交", "提供", "递交", "报送", "上传", "携带"];
    const LOOSE: [&str; 8] = [
        "任何", "其他", "其它", "额外", "相关", "申请", "申报", "办理",
    ];
    let text = text.split(['（', '(']).next().unwrap_or(text);
    let text = text.trim_end_matches(|c: char| c.is_whitespace() || "。；;.".contains(c));
    DENIED
        .iter()
        .filter_map(|word| text.strip_prefix(word))
        .any(|rest| {
            let verb = VERBS.iter().find_map(|verb| rest.strip_prefix(verb));
            let mut things = verb.unwrap_or(rest);
            while let Some(shorter) = LOOSE.iter().find_map(|word| things.strip_prefix(word)) {
                things = shorter;
            }
            // 无提交 is no phrase, 无材料 is one.
            let is_bare =
                things.is_empty() && verb.is_some_and(str::is_empty) && !is_plain_lack(text);
            is_bare || matches!(things, "材料" | "资料" | "要件")
        })
}

fn is_plain_lack(text: &str) -> bool {
    ["没有", "暂无"].iter().any(|word| text.starts_with(word))
        || text.starts_with('无') && !text.starts_with("无需") && !text.starts_with("无须")
}

/// Nothing is left when all words of the lists, and white space, are taken off the end, the longest first.
pub fn is_made_of(mut text: &str, lists: &[&[&str]]) -> bool {
    loop {
        text = text.trim_end();
        let words = lists.iter().copied().flatten();
        let longest = words
            .filter(|word| text.ends_with(**word))
            .max_by_key(|word| word.len());
        match longest {
            _ if text.is_empty() => return true,
            Some(word) => text = &text[..text.len() - word.len()],
            None => return false,
        }
    }
}

/// A number that stands for "no value": -1, 500, 999, 9999, 99999 (domain note 4.3; seen in exports of several provinces).
pub fn is_sentinel(text: &str) -> bool {
    matches!(
        text,
        "-1" | "500" | "999" | "9999" | "99999" | "-1.0" | "500.0" | "999.0" | "9999.0" | "99999.0"
    )
}

/// `str::trim`, quick on text that has nothing to trim.
#[inline]
pub fn trim(text: &str) -> &str {
    let bytes = text.as_bytes();
    match (bytes, bytes) {
        ([first, ..], [.., x, _, z])
            if is_ink(*first) && (is_ink(*z) || is_ink(*x) && *x >= 0x80) =>
        {
            text
        }
        ([], _) => text,
        ([only], _) if is_ink(*only) => text,
        _ => trim_closely(text),
    }
}

/// No white space begins with this byte: ASCII that shows something, or what most Chinese characters and marks begin with.
#[inline]
fn is_ink(byte: u8) -> bool {
    INK[usize::from(byte)]
}

/// A look at a table: every cell is asked, most of them twice.
static INK: [bool; 256] = {
    let mut ink = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        ink[byte] = matches!(byte as u8, b'!'..=b'~' | 0xe4..=0xe9 | 0xef);
        byte += 1;
    }
    ink
};

fn trim_closely(text: &str) -> &str {
    let bytes = text.as_bytes();
    let clear = match (bytes.first_chunk(), bytes.last_chunk()) {
        (Some([a, b, c]), Some([x, y, z])) => {
            !may_be_space(*a, *b, *c) && !may_end_in_space(*x, *y, *z)
        }
        _ => bytes.iter().all(|byte| (b'!'..=b'~').contains(byte)),
    };
    if clear { text } else { text.trim() }
}

/// White space begins here; says yes to a few other characters too.
#[inline]
fn may_be_space(a: u8, b: u8, c: u8) -> bool {
    // C2 85 and A0; E1 9A 80; E2 80 80–8A, A8, A9 and AF, E2 81 9F; E3 80 80.
    a <= b' '
        || (a == 0xe3 && (b | c == 0x80))
        || (a == 0xe2 && (b == 0x81 || (b == 0x80 && !(0x8b..0xa8).contains(&c))))
        || (a == 0xc2 && b <= 0xa0)
        || a == 0xe1
}

/// White space ends here; says yes to a few other characters too.
#[inline]
fn may_end_in_space(x: u8, y: u8, z: u8) -> bool {
    z <= b' ' || (z >= 0x80 && ((y == 0xc2 && z <= 0xa0) || may_be_space(x, y, z)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn trim_is_trim(text in "[ a\u{a0}\u{85}\u{3000}\u{2003}\u{1680}事《》\t\n]{0,6}") {
            prop_assert_eq!(trim(&text), text.trim());
        }
    }

    #[test]
    fn words_that_ask_for_no_material_are_known() {
        for text in [
            "无需提交申请材料",
            "无需提供申请材料",
            "无需提供任何材料",
            "不需要提交材料",
            "不需要材料",
            "无申请材料",
            "无需申请材料",
            "无需提交",
            "没有材料",
            "免提交",
            "免于提交",
            "无",
            "无须提交任何申请材料。",
            "无需提交材料（部门核查）",
            "无其他材料",
            "没有",
            "不需提供",
        ] {
            assert!(is_no_material(text), "{text}");
        }
        for text in [
            "无犯罪记录证明",
            "不动产权证书",
            "免税证明材料",
            "无违法记录材料",
            "免冠照片",
            "没有犯罪记录的材料",
            "无偿使用材料",
            "暂住证",
            "无提交",
            "不予受理材料",
            "申请材料",
            "",
        ] {
            assert!(!is_no_material(text), "{text}");
        }
    }

    #[test]
    fn a_text_is_made_of_words_or_is_not() {
        let lists: &[&[&str]] = &[&["其他", "的"], &["材料"]];
        assert!(
            is_made_of("其他的材料", lists)
                && is_made_of("其他\n材料 ", lists)
                && is_made_of("", lists)
        );
        assert!(!is_made_of("其他证明材料", lists));
    }

    #[test]
    fn none_words_are_known_and_others_are_not() {
        for word in ["无", "/", "——", "无需材料", "N/A", "未设定", "\\"] {
            assert!(is_none_word(word), "{word}");
        }
        for word in ["无偿", "不限", "1", "", "事项"] {
            assert!(!is_none_word(word), "{word}");
        }
        assert!(is_blank("\u{200b}\u{feff}") && is_blank("\u{3000}") && !is_blank("事"));
    }
}
