//! Whether an item is charged for, and what its words on fees amount to.

use crate::canon::arabic;
use crate::model::{Fee, ServiceItem};

/// Stated to be charged for. What is stated neither way is no matter of fees: S011 asks for the answer.
pub fn is_charged(item: &ServiceItem<'_>) -> bool {
    item.is_fee.given().is_some_and(|fee| fee.value.0)
}

/// Stated to be free of charge.
pub fn is_free(item: &ServiceItem<'_>) -> bool {
    item.is_fee.given().is_some_and(|fee| !fee.value.0)
}

/// Says that nothing is charged, or no longer.
pub fn says_free(text: &str) -> bool {
    const FREE: [&str; 15] = [
        "免费",
        "免收",
        "免征",
        "不收",
        "无收费",
        "不涉及",
        "取消",
        "停征",
        "停收",
        "暂停",
        "无需",
        "零收费",
        "不需要",
        "不征收",
        "免予",
    ];
    FREE.iter().any(|word| text.contains(word))
        || is_zero(text)
        || (is_labelled_none(text) || denies_fees(text)) && !names_a_sum(text)
}

/// Words that deny all fees; with a sum beside them, as in 每证10元，不得收取任何其他费用, they deny others.
fn denies_fees(text: &str) -> bool {
    const WORDS: [&str; 13] = [
        "不得收费",
        "不得收取任何",
        "不得收取费用",
        "没有收费",
        "无费用",
        "零费用",
        "未收费",
        "未收取",
        "不予收",
        "无须",
        "不用交",
        "不用缴",
        "不缴费",
    ];
    WORDS.iter().any(|word| text.contains(word))
}

/// `收费标准：无`
fn is_labelled_none(text: &str) -> bool {
    let text = text.trim_end_matches(['。', ' ']);
    text.ends_with("：无") || text.ends_with(":无")
}

/// Says nothing but that nothing is charged: `0元`, `不收费`. 低保户免收 says of whom.
pub fn is_nothing(text: &str) -> bool {
    let bare = text.trim_matches(|c: char| c.is_whitespace() || "。；;，,（）()".contains(c));
    let words = matches!(
        bare,
        "不收费"
            | "不收取费用"
            | "不收取任何费用"
            | "免费"
            | "免费办理"
            | "免收"
            | "零收费"
            | "无收费"
    );
    words || is_zero(bare)
}

/// `0`, `0元`, `0.00元/件`
fn is_zero(text: &str) -> bool {
    let number = text.trim_end_matches(|c: char| !c.is_ascii_digit());
    !number.is_empty() && number.chars().all(|c| matches!(c, '0' | '.'))
}

/// Names a sum of money: a number before 元.
pub fn names_a_sum(text: &str) -> bool {
    text.match_indices('元').any(|(at, _)| {
        let before = text[..at].trim_end_matches(['百', '千', '万', '亿', ' ', '多']);
        before
            .chars()
            .next_back()
            .is_some_and(|c| arabic(c).is_some() || is_numeral(c))
            && !is_zero(number_at_end(before))
    })
}

fn is_numeral(c: char) -> bool {
    "一二三四五六七八九十两百千".contains(c)
}

fn number_at_end(text: &str) -> &str {
    let head = text.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
    &text[head.len()..]
}

/// An entry of 收费项目 that costs nothing.
pub fn is_free_entry(fee: &Fee<'_>) -> bool {
    fee.standard
        .given()
        .is_some_and(|standard| says_free(standard.value))
}

/// Names a law, an administrative or local regulation, or an act of the State Council. Their titles end in 法, 法典 or 条例;
/// 办法, 规定 and 通知 are of lower rank, unless the State Council issued them.
pub fn names_a_statute(text: &str) -> bool {
    text.contains("条例")
        || is_detailed_by_statute(text)
        || text.contains("法典")
        || text.contains("国务院令")
        || text.contains("国务院决定")
        || text
            .match_indices('法')
            .any(|(at, _)| is_title_end(text, at))
}

/// 《…法实施细则》 is an administrative regulation; the 实施细则 of a 办法 are of lower rank.
fn is_detailed_by_statute(text: &str) -> bool {
    text.match_indices("法实施细则")
        .any(|(at, _)| !text[..at].ends_with('办'))
}

fn is_title_end(text: &str, at: usize) -> bool {
    let (before, after) = (&text[..at], &text[at + '法'.len_utf8()..]);
    let is_word = before.ends_with([
        '办', '方', '做', '依', '合', '违', '非', '执', '守', '普', '立', '无', '算', '用',
    ]);
    let ends = after
        .chars()
        .next()
        .is_none_or(|c| c.is_whitespace() || "》第（(〈，,、；;。〔[【及和".contains(c));
    !is_word && ends && !before.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn free_is_told_from_priced() {
        for text in [
            "不收费",
            "免费办理",
            "0",
            "0元",
            "0.00元/件",
            "已停征",
            "无收费标准",
            "该收费已于2015年取消",
            "不得收取任何费用",
            "没有收费",
            "无费用",
            "零费用",
            "未收费",
            "不予收费",
            "不得收费",
            "无须缴费",
            "不用交费",
            "收费标准：无",
        ] {
            assert!(says_free(text), "{text}");
        }
        for text in [
            "10元/证",
            "按面积计收",
            "",
            "100",
            "元",
            "每证10元，不得收取任何其他费用",
            "按国家标准收取，不得收取其他费用",
            "证书工本费：每证10元；押金：无",
        ] {
            assert!(!says_free(text), "{text}");
        }
    }

    #[test]
    fn nothing_is_told_from_an_exception() {
        for text in ["0", "0元/件", "不收费", "（免费）", "免收。"] {
            assert!(is_nothing(text), "{text}");
        }
        for text in [
            "",
            "10元/证",
            "低保户免收",
            "首次免费，补证10元",
            "按国家标准收取，小微企业免收",
            "100",
        ] {
            assert!(!is_nothing(text), "{text}");
        }
    }

    #[test]
    fn sums_are_recognised() {
        for text in [
            "每证10元",
            "5 元/件",
            "10.5元",
            "一百元",
            "200万元以下",
            "收费标准：１０元",
        ] {
            assert!(names_a_sum(text), "{text}");
        }
        for text in [
            "0元",
            "0.00元",
            "单元楼",
            "元",
            "美元结算",
            "按规定收费",
            "",
        ] {
            assert!(!names_a_sum(text), "{text}");
        }
    }

    #[test]
    fn statutes_are_told_from_documents() {
        for text in [
            "《中华人民共和国道路交通安全法》第十七条",
            "《公司法》",
            "《中华人民共和国专利法实施细则》第九十三条",
            "《城市道路管理条例》第三十七条、发改价格〔2015〕1号",
            "中华人民共和国护照法第四条",
            "《诉讼费用交纳办法》（国务院令第481号）",
        ] {
            assert!(names_a_statute(text), "{text}");
        }
        for text in [
            "《排污费征收使用管理办法实施细则》",
            "《行政许可收费管理办法》",
            "《关于降低收费标准的通知》（发改价格〔2019〕914号）",
            "按照法律法规规定收取",
            "依法，合法",
            "办法",
            "法",
            "",
        ] {
            assert!(!names_a_statute(text), "{text}");
        }
    }
}
