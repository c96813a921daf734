//! What the name of a 环节 says: its number, its words, and whether it stands before the decision or after it.

use crate::canon::{arabic, chinese_run, numeral, trim};

/// No name of a step is longer, in bytes; longer text is a sentence.
const LONGEST: usize = 30;

/// The words of a step's name, without its number and without what stands behind a mark: `受理` of `1.受理（当场）`.
pub fn head(name: &str) -> &str {
    let rest = numbered(name).map_or(trim(name), |(_, rest)| rest);
    let end = rest.find(|c: char| c.is_whitespace() || is_mark(c));
    &rest[..end.unwrap_or(rest.len())]
}

/// What ends the words of a name.
fn is_mark(c: char) -> bool {
    matches!(
        c,
        '：' | ':'
            | '（'
            | '('
            | '，'
            | ','
            | '。'
            | '；'
            | ';'
            | '、'
            | '-'
            | '—'
            | '→'
            | '|'
            | '/'
    )
}

/// The number that a step's name begins with, and the rest: `1.受理`, `（二）审查`, `第三步 决定`, `④送达`.
pub fn numbered(name: &str) -> Option<(u32, &str)> {
    let name = trim(name);
    let first = name.chars().next()?;
    if ('①'..='⑳').contains(&first) {
        let number = u32::from(first) - u32::from('①') + 1;
        return Some((number, trim(&name[first.len_utf8()..])));
    }
    let inner = name.trim_start_matches(['(', '（', '第']);
    let length = match inner.chars().next().and_then(arabic) {
        Some(_) => inner.find(|c| arabic(c).is_none()).unwrap_or(inner.len()),
        None => chinese_run(inner),
    };
    let number = numeral(&inner[..length])?;
    let rest = &inner[length..];
    let behind = rest.trim_start_matches(['.', '．', '、', ')', '）', '步', '环', '节', ':', '：']);
    let marked = behind.len() < rest.len();
    (marked && !behind.is_empty() && number < 100).then(|| (number, trim(behind)))
}

/// 受理: the office says whether it takes the application up.
pub fn is_acceptance(name: &str) -> bool {
    // As nearly all have it: 受理, 受理：申请人提出申请….
    if let Some(rest) = name.strip_prefix("受理")
        && !rest.starts_with(|c: char| !c.is_whitespace() && !is_mark(c))
    {
        return true;
    }
    let head = head(name);
    head.len() <= LONGEST
        && head.contains('受')
        && head.contains("受理")
        && !["审", "决定", "不予", "通知", "补正"]
            .iter()
            .any(|word| head.contains(word))
}

/// 送达, 颁证, 制证: what follows the decision.
pub fn is_delivery(name: &str) -> bool {
    const WORDS: [&str; 9] = [
        "送达", "颁证", "颁发", "发证", "制证", "制发", "领证", "取证", "发放",
    ];
    let head = head(name);
    head.len() <= LONGEST
        && head.contains(['送', '颁', '发', '制', '领', '取'])
        && WORDS.iter().any(|word| head.contains(word))
        && !["审", "决定", "受理", "核"]
            .iter()
            .any(|word| head.contains(word))
}

/// 听证、招标、拍卖、检验、检测、检疫、鉴定、专家评审: the law does not count them.
pub fn is_uncounted_by_law(name: &str) -> bool {
    const KINDS: [&str; 9] = [
        "听证",
        "招标",
        "拍卖",
        "检验",
        "检测",
        "检疫",
        "鉴定",
        "专家评审",
        "专家评议",
    ];
    let head = head(name);
    head.len() <= LONGEST && KINDS.iter().any(|kind| head.contains(kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_is_the_bare_name() {
        for (name, want) in [
            ("受理", "受理"),
            ("1.受理（当场）", "受理"),
            ("（二）审查：核对材料", "审查"),
            ("第三步：决定", "决定"),
            ("④送达", "送达"),
            ("一次性告知", "一次性告知"),
            ("１、申请", "申请"),
            ("", ""),
            ("3", "3"),
        ] {
            assert_eq!(head(name), want, "{name}");
        }
    }

    #[test]
    fn only_a_number_with_its_mark_counts() {
        assert_eq!(numbered("2. 审查"), Some((2, "审查")));
        assert_eq!(numbered("第三步决定"), Some((3, "决定")));
        assert_eq!(numbered("一窗受理"), None);
        assert_eq!(numbered("3号窗口受理"), None);
        assert_eq!(numbered("1."), None);
    }

    #[test]
    fn steps_are_told_by_their_names() {
        assert!(is_acceptance("1.窗口受理"));
        assert!(!is_acceptance("受理审查"));
        assert!(!is_acceptance(
            "申请人在收到受理通知书以后到窗口缴纳费用并等待通知"
        ));
        assert!(is_delivery("制证送达"));
        assert!(!is_delivery("审核发证"));
        assert!(is_uncounted_by_law("专家评审"));
        assert!(!is_uncounted_by_law("审核"));
    }
}
