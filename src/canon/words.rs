//! Words that stand for nothing: blanks, "none", and numbers used as a sign.

/// Nothing but white space that `trim` leaves standing (zero-width characters, the ideographic space).
pub fn is_blank(text: &str) -> bool {
    text.len() <= 12
        && text.chars().all(|c| {
            c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200d}' | '\u{feff}' | '\u{3000}')
        })
}

/// "Stated as none": 无, /, -, 没有 … (domain note 4.3).
pub fn is_none_word(text: &str) -> bool {
    if text.len() > 18 {
        return false;
    }
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
    )
}

/// A number that stands for "no value": -1, 500, 999, 9999, 99999 (domain note 4.3; seen in exports of several provinces).
pub fn is_sentinel(text: &str) -> bool {
    matches!(
        text,
        "-1" | "500" | "999" | "9999" | "99999" | "-1.0" | "500.0" | "999.0" | "9999.0" | "99999.0"
    )
}
