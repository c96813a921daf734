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
