//! The canonical form of a label: what two spellings of one column header or term have in common.

/// The label without white space, outer numbering, required marks and a closing colon; full-width letters made half-width,
/// letters lower case, brackets of all kinds round. Units and notes in brackets stay: the binder takes them off when the whole
/// is unknown.
pub fn label_key(text: &str) -> String {
    let mut key: String = text
        .chars()
        .filter(|c| !is_space(*c) && !matches!(c, '*' | '＊' | '※' | '★'))
        .map(fold)
        .collect();
    while key.ends_with([':', '：', '。', '；', ';']) {
        key.pop();
    }
    let start = numbering(&key);
    key.drain(..start);
    key
}

fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200d}' | '\u{feff}' | '\u{a0}')
}

fn fold(c: char) -> char {
    let c = match c {
        '\u{ff01}'..='\u{ff5e}' if !matches!(c, '，' | '；' | '：') => {
            char::from_u32(c as u32 - 0xfee0).unwrap_or(c)
        }
        '﹙' | '[' | '【' | '〔' => '(',
        '﹚' | ']' | '】' | '〕' => ')',
        _ => c,
    };
    // Terms are kept with full-width brackets, as they are printed.
    match c {
        '(' => '（',
        ')' => '）',
        _ => c.to_ascii_lowercase(),
    }
}

/// How many leading bytes are numbering: `1.`, `1、`, `（一）`, `一、`. Only before something else.
fn numbering(key: &str) -> usize {
    // ①
    if let Some(c) = key.chars().next().filter(|c| ('①'..='⑳').contains(c))
        && key.len() > c.len_utf8()
    {
        return c.len_utf8();
    }
    let body = key.strip_prefix('（').unwrap_or(key);
    let digits = body
        .find(|c: char| !(c.is_ascii_digit() || "一二三四五六七八九十".contains(c)))
        .unwrap_or(body.len());
    if digits == 0 {
        return 0;
    }
    let rest = &body[digits..];
    let mark = rest
        .chars()
        .next()
        .filter(|c| matches!(c, '、' | '.' | '）' | '．'));
    match mark {
        Some(c) if rest.len() > c.len_utf8() => key.len() - rest.len() + c.len_utf8(),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::label_key;

    #[test]
    fn spellings_of_one_label_meet() {
        assert_eq!(label_key("事项\n名称"), "事项名称");
        assert_eq!(label_key("1.承诺办结时限："), "承诺办结时限");
        assert_eq!(label_key("（一）申请 材料"), "申请材料");
        assert_eq!(label_key("* 法定期限(工作日)"), "法定期限（工作日）");
        assert_eq!(label_key("taskName"), "taskname");
        assert_eq!(label_key("①事项名称"), "事项名称");
        assert_eq!(label_key("承诺办结时限[工作日]"), "承诺办结时限（工作日）");
        assert_eq!(label_key("①"), "①");
    }

    #[test]
    fn a_bare_number_stays() {
        assert_eq!(label_key("10"), "10");
        assert_eq!(label_key("二."), "二.");
    }
}
