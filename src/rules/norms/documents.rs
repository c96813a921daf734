//! Whether a text names a document at all: a norm, with or without title marks, or a standard.

use super::OPEN;
use super::articles::{article_heads, bare_end};
use crate::canon::is_made_of;

/// The number of a standard: GB/T 39554, DB22/T 2134, HJ 828-2017.
fn names_standard(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_start = |at: usize| at == 0 || !bytes[at - 1].is_ascii_alphanumeric();
    (0..bytes.len()).filter(|at| is_start(*at)).any(|at| {
        let rest = &bytes[at..];
        let letters = rest
            .iter()
            .take_while(|byte| byte.is_ascii_uppercase())
            .count();
        let rest = rest[letters..].trim_ascii_start();
        let region = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let kind = rest[region..]
            .strip_prefix(b"/T")
            .or(rest[region..].strip_prefix(b"/Z"));
        let number = kind.map(<[u8]>::trim_ascii_start);
        let numbered = number.map_or(region > 0, |rest| {
            rest.first().is_some_and(u8::is_ascii_digit)
        });
        (2..=5).contains(&letters) && numbered
    })
}

/// What stands right behind a title is the number of a standard, which has no articles: （HJ 828-2017）.
pub fn is_standard(behind: &str) -> bool {
    let lead = behind
        .trim_start()
        .trim_start_matches(['（', '(', '【', '[']);
    lead.starts_with(|c: char| c.is_ascii_uppercase()) && {
        let end = lead.find(|c: char| !c.is_ascii()).unwrap_or(lead.len());
        names_standard(&lead[..end])
    }
}

/// Words in the names of norms, wherever they stand.
const NORMS: [&str; 12] = [
    "条例",
    "办法",
    "细则",
    "规程",
    "规范",
    "决定",
    "通知",
    "意见",
    "公告",
    "批复",
    "公约",
    "法规定的",
];

/// Words that the name of a norm ends in, and other text may hold.
const ENDS: [&str; 9] = [
    "法", "规定", "标准", "规则", "准则", "指南", "目录", "方案", "令",
];

/// What sounds like a norm and names none.
const VAGUE: [&str; 12] = [
    "按规定",
    "按照规定",
    "有关规定",
    "相关规定",
    "有关法律",
    "相关法律",
    "有关法规",
    "相关法规",
    "法律法规",
    "法律、法规",
    "有关文件",
    "相关文件",
];

/// Words that name no document. What is made of them alone names none: 国家有关条例、办法.
const EMPTY: [&[&str]; 1] = [&[
    "有关",
    "相关",
    "国家",
    "上级",
    "内部",
    "单位",
    "本",
    "按照",
    "按",
    "依据",
    "根据",
    "依照",
    "的",
    "及",
    "和",
    "与",
    "等",
    "、",
    "，",
    "。",
    "；",
    "规定",
    "要求",
    "文件",
    "规范性文件",
    "行政法规",
    "地方性法规",
    "政策",
    "法律",
    "法规",
    "规章",
    "条例",
    "管理",
    "办法",
    "通知",
    "意见",
    "精神",
    "决定",
    "细则",
    "实施",
    "制度",
    "规程",
    "规范",
    "标准",
    "执行",
    "办理",
    "部门",
    "主管",
    "行业",
    "现行",
    "各级",
    "地方",
    "工作",
    "需要",
    "设立",
    "设定",
    "省",
    "市",
    "县",
    "区",
]];

/// Names a document: a title, a document number, or a norm's name without the title marks.
pub fn names_document(text: &str) -> bool {
    if text.starts_with(OPEN) || text.contains([OPEN, '〔', '﹝', '〈', '<']) {
        return true;
    }
    // 国发[2015]57号, GB/T 39554, 国务院令第716号
    let numbered = text.contains('号') && text.contains(|c: char| c.is_ascii_digit());
    if numbered || text.contains("GB") || names_standard(text) {
        return true;
    }
    if text.len() <= LONGEST_EMPTY && is_made_of(text, &EMPTY) {
        return false;
    }
    if NORMS.iter().any(|norm| text.contains(norm)) {
        return true;
    }
    // 行政许可法第十二条; 第十二条 alone names nothing.
    let is_name = |head: &str| {
        let is_vague = VAGUE.iter().any(|vague| head.ends_with(vague));
        !is_vague
            && ["法", "法典", "规定", "规则", "准则"]
                .iter()
                .any(|end| is_named(head, end))
    };
    if article_heads(text).any(is_name) {
        return true;
    }
    if VAGUE.iter().any(|vague| text.contains(vague)) {
        return false;
    }
    let end = bare_end(text);
    end.chars().count() > 3 && ENDS.iter().any(|norm| end.ends_with(norm))
}

/// Longer texts are not asked whether they are all empty words.
const LONGEST_EMPTY: usize = 60;

/// Ends in the word, with something before it that a name may begin with: 水法, not 该法.
fn is_named(head: &str, end: &str) -> bool {
    let name = head.strip_suffix(end);
    name.and_then(|name| name.chars().next_back())
        .is_some_and(|c| c.is_alphanumeric() && !"该本此按照依的".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_standard_is_known_by_its_number() {
        for text in [
            "GB/T 39554",
            "DB22/T 2134",
            "HJ 828-2017",
            "依据JGJ100",
            "（GB5749-2006）",
        ] {
            assert!(names_standard(text), "{text}");
        }
        for text in ["A4", "第12条", "gb 12", "T 5", "VIP", "XXXXXX 1"] {
            assert!(!names_standard(text), "{text}");
        }
        assert!(is_standard("（HJ 828-2017）") && is_standard(" GB/T 5750"));
        assert!(!is_standard("（国发〔2015〕57号）") && !is_standard("第三条，见 GB 12"));
    }
}
