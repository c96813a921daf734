//! Words that set no limit: 无期限, 法律法规未规定.

use crate::canon::compact;

/// A text sets no limit.
pub(super) fn is_unlimited(text: &str) -> bool {
    const STARTS: [char; 9] = ['无', '不', '未', '法', '没', '暂', '尚', '国', '相'];
    if text.len() > 60 || !text.starts_with(STARTS) {
        return false;
    }
    let text = compact(text);
    let text = text.trim_end_matches('。');
    // 无(法律未规定)
    let note = text
        .strip_prefix("无(")
        .and_then(|rest| rest.strip_suffix(')'));
    says_so(note.unwrap_or(text))
}

fn says_so(text: &str) -> bool {
    const WORDS: &[&str] = &["不限时", "不计时", "不限", "不限期", "不设时限", "不设期限"];
    WORDS.contains(&text) || is_denied(text)
}

/// Who sets none, a word that denies, and what is not set: 法律法规|没有|明确规定. Nothing else may stand there.
fn is_denied(text: &str) -> bool {
    const WHO: &[&str] = &[
        "相关", "国家", "法律", "法规", "规章", "法定", "、", "及", "和", "对此",
    ];
    const NONE: &[&str] = &[
        "暂时没有",
        "没有",
        "暂未",
        "暂无",
        "尚未",
        "尚无",
        "未作",
        "未做",
        "未予",
        "未",
        "无",
    ];
    const WHAT: &[&str] = &[
        "明确", "具体", "固定", "法定", "承诺", "办结", "办理", "相关", "规定", "要求", "限制",
        "期限", "时限", "时间", "依据", "的",
    ];
    const SAYS: &[&str] = &["明确", "规定", "限制", "期限", "时限", "依据"];
    let Some(rest) = NONE
        .iter()
        .find_map(|none| without(text, WHO).strip_prefix(none))
    else {
        return false;
    };
    without(rest, WHAT).is_empty() && SAYS.iter().any(|word| rest.contains(word))
}

/// What is left of a text behind any of these words.
fn without<'t>(mut text: &'t str, words: &[&str]) -> &'t str {
    while let Some(rest) = words.iter().find_map(|word| text.strip_prefix(word)) {
        text = rest;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn laws_that_set_no_limit_are_told_in_many_ways() {
        for text in [
            "无期限",
            "无时限",
            "无时间限制",
            "无固定期限",
            "无明确时限",
            "无法定办结时限",
            "无承诺时限",
            "无规定",
            "未规定",
            "法定无时限",
            "法定无期限",
            "法律法规未规定",
            "法律、法规无明确规定",
            "法律无规定",
            "未明确规定",
            "未明确",
            "没有规定",
            "暂无规定",
            "无具体规定",
            "无明确法定时限",
            "法律法规无明确时限",
            "无法定时限要求",
            "不设期限",
            "无法定依据",
            "无（法律未规定）",
        ] {
            assert!(is_unlimited(text), "{text}");
        }
        for text in [
            "无法办理",
            "未按规定",
            "法定时限",
            "法律规定的期限",
            "无承诺",
            "不承诺",
            "未办结",
            "无",
            "无（5个工作日）",
            "法定20个工作日",
        ] {
            assert!(!is_unlimited(text), "{text}");
        }
    }
}
