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
        && ![
            "审",
            "决定",
            "不予",
            "通知",
            "补正",
            "公示",
            "公告",
            "公开",
            "受理后",
        ]
        .iter()
        .any(|word| head.contains(word))
}

/// 送达, 颁证, 制证: what follows the decision.
pub fn is_delivery(name: &str) -> bool {
    const WORDS: [&str; 14] = [
        "送达", "颁证", "颁发", "发证", "制证", "制发", "领证", "取证", "发放", "核发", "发照",
        "制照", "颁照", "出证",
    ];
    let head = head(name);
    head.len() <= LONGEST
        && head.contains(['送', '颁', '发', '制', '领', '取', '出'])
        && WORDS.iter().any(|word| head.contains(word))
        && !decides(head)
        && !hands_out_something_else(head)
}

/// 审批, 决定, 核准, 受理: the step comes before the decision or makes it. 审批结果, 决定书 and 核发 come after.
fn decides(head: &str) -> bool {
    let other = |word: &str, after: &[&str]| {
        head.match_indices(word).any(|(at, word)| {
            let behind = &head[at + word.len()..];
            !after.iter().any(|after| behind.starts_with(after))
        })
    };
    const PAPERS: [&str; 6] = ["批结果", "批文", "批决定书", "批证", "查结果", "核结果"];
    other("审", &PAPERS)
        || other("决定", &["书", "文书", "文件"])
        || head.contains("受理")
        || head.contains("作出")
        || other("核", &["发", "结果"])
}

/// 调查取证, 资金发放, 送达听证告知书, 出证明: no certificate and no decision is handed out.
fn hands_out_something_else(head: &str) -> bool {
    const OTHER: [&str; 12] = [
        "调查",
        "现场取证",
        "勘",
        "检查",
        "询问",
        "收集",
        "证据",
        "出证明",
        "听证",
        "告知书",
        "答辩",
        "传票",
    ];
    OTHER.iter().any(|word| head.contains(word))
        || head.contains("发放") && head.contains(['金', '款', '费', '补', '津', '救', '表', '物'])
}

/// 不涉及听证, 无需检验检测: the step is said not to be there.
pub fn is_denied(name: &str) -> bool {
    const NO: [&str; 19] = [
        "不涉及",
        "不需",
        "不进行",
        "不组织",
        "不属",
        "不含",
        "未涉及",
        "没有",
        "暂无",
        "无需",
        "无须",
        "无听证",
        "无招标",
        "无拍卖",
        "无检",
        "无鉴定",
        "无专家",
        "无特殊",
        "免",
    ];
    let name = trim(name);
    NO.iter().any(|word| name.starts_with(word))
}

/// The way that a step belongs to, where a process has one online and one at the window.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Way {
    /// 网上受理, 线上：受理, 受理（网上）
    Online,
    /// 窗口受理, 线下：受理, 受理（窗口）
    Window,
}

const ONLINE: [&str; 4] = ["网上", "线上", "在线", "网络"];
const WINDOW: [&str; 4] = ["窗口", "线下", "现场", "大厅"];

/// The way that a step's name tells, and what it is a step of: 受理 of 网上受理.
pub fn way(name: &str) -> Option<(Way, &str)> {
    let name = numbered(name).map_or(trim(name), |(_, rest)| rest);
    let named = |words: &[&str]| words.iter().any(|word| name.contains(word));
    let way = match (named(&ONLINE), named(&WINDOW)) {
        (true, false) => Way::Online,
        (false, true) => Way::Window,
        _ => return None,
    };
    let words = ONLINE.iter().chain(&WINDOW);
    let rest = words
        .into_iter()
        .find_map(|word| name.strip_prefix(word))
        .unwrap_or(name);
    Some((way, head(rest.trim_start_matches(is_mark))))
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
    fn a_way_is_told_by_the_name() {
        for (name, want) in [
            ("网上受理", Some((Way::Online, "受理"))),
            ("1.窗口受理", Some((Way::Window, "受理"))),
            ("线下：受理", Some((Way::Window, "受理"))),
            ("受理（网上）", Some((Way::Online, "受理"))),
            ("受理", None),
            ("网上或窗口受理", None),
        ] {
            assert_eq!(way(name), want, "{name}");
        }
    }

    #[test]
    fn what_is_published_or_looked_at_after_acceptance_is_no_acceptance() {
        for name in ["受理公示", "受理情况公示", "受理公告", "受理后现场勘验"]
        {
            assert!(!is_acceptance(name), "{name}");
        }
        assert!(is_acceptance("受理") && is_acceptance("申请与受理"));
    }

    #[test]
    fn only_certificates_and_decisions_are_delivered() {
        for name in [
            "审批结果送达",
            "决定书送达",
            "送达审批文件",
            "核发许可证",
            "核发证件",
            "发照",
            "出证",
            "制照",
            "取证",
            "领取证照",
            "证书发放",
            "现场领取证书并发证",
            "缴费领证",
            "许可证发放",
        ] {
            assert!(is_delivery(name), "{name}");
        }
        for name in [
            "调查取证",
            "取证调查",
            "现场取证",
            "发放调查表",
            "资金发放",
            "抚恤金发放",
            "奖金发放",
            "送达听证告知书",
            "作出决定并送达",
            "决定并制证",
            "审批发证",
            "核准发证",
            "审核核发",
            "出证据",
            "开具并发出证明",
        ] {
            assert!(!is_delivery(name), "{name}");
        }
    }

    #[test]
    fn a_step_may_be_denied() {
        for name in [
            "不涉及听证",
            "无听证、招标等特殊环节",
            "无需检验检测",
            "不需要专家评审",
        ] {
            assert!(is_denied(name), "{name}");
        }
        assert!(!is_denied("无损检测") && !is_denied("检验"));
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
