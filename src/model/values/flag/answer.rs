//! Answers in the words of the element they stand under: 不收费, 可预约, 不支持网上支付.

use super::{Element, Flag};

/// What such words answer. Without an element they are read as an answer on fees.
pub(super) fn read(text: &str, element: Element) -> Option<Flag> {
    // No answer is longer.
    if text.len() > 36 {
        return None;
    }
    on_fees(text)
        .and_then(|charged| of_fees(text, element, charged))
        .or_else(|| on_subject(text, element))
}

/// Whether something is charged.
fn on_fees(text: &str) -> Option<bool> {
    Some(match text {
        "收费" | "收取" | "要收费" | "需收费" => true,
        "不收费" | "免费" | "免费办理" | "免" | "免收" | "免收费" | "免收费用" | "免缴"
        | "不收取" | "无收费" | "零收费" | "零费用" | "零元" | "0费用" => false,
        _ if is_zero(text) => false,
        _ => return None,
    })
}

/// `0元`, `0.00元/件`.
fn is_zero(text: &str) -> bool {
    text.split_once('元').is_some_and(|(sum, per)| {
        let is_nought = !sum.is_empty() && sum.bytes().all(|byte| matches!(byte, b'0' | b'.'));
        is_nought && (per.is_empty() || per.starts_with('/'))
    })
}

/// What words on fees say of what is asked: an item that is free has nothing to pay online, 免 under 是否允许减免 is a yes, and
/// 免费 of the mail may mean that it is sent.
fn of_fees(text: &str, element: Element, charged: bool) -> Option<Flag> {
    match element {
        Element::none | Element::is_fee => Some(Flag(charged)),
        Element::is_pay_online => (!charged).then_some(Flag(false)),
        Element::fee_reducible => matches!(text, "免" | "免收" | "免缴").then_some(Flag(true)),
        _ => None,
    }
}

/// 可预约: what is asked for, and before it a word that grants or denies it.
fn on_subject(text: &str, element: Element) -> Option<Flag> {
    if element == Element::is_online && matches!(text, "网上可办" | "线上可办" | "全程网上可办")
    {
        return Some(Flag(true));
    }
    subjects(element).iter().find_map(|subject| {
        let word = text.strip_suffix(subject)?;
        let is_whole = subject.starts_with("全程");
        match word {
            _ if YES.contains(&word) => Some(Flag(true)),
            "免费" if matches!(element, Element::is_express | Element::is_agent) => {
                Some(Flag(true))
            }
            // What is not online from end to end may be so in part.
            _ if NO.contains(&word) && !is_whole => Some(Flag(false)),
            _ => None,
        }
    })
}

const YES: [&str; 21] = [
    "可",
    "可以",
    "能",
    "能够",
    "支持",
    "需",
    "需要",
    "须",
    "应",
    "要",
    "有",
    "提供",
    "实行",
    "涉及",
    "已",
    "已开通",
    "已实现",
    "开通",
    "可在",
    "允许",
    "是,",
];

const NO: [&str; 30] = [
    "不",
    "不可",
    "不可以",
    "不能",
    "不能够",
    "不支持",
    "不需",
    "不需要",
    "不须",
    "不用",
    "不予",
    "不提供",
    "不实行",
    "不涉及",
    "不允许",
    "暂不",
    "暂不可",
    "暂不能",
    "暂不支持",
    "无",
    "无需",
    "无须",
    "没有",
    "未",
    "未开通",
    "暂未开通",
    "尚未开通",
    "未实现",
    "非",
    "否,",
];

/// The words for what an element asks.
fn subjects(element: Element) -> &'static [&'static str] {
    match element {
        Element::none | Element::is_fee => &[
            "收费",
            "收取费用",
            "收取任何费用",
            "收费用",
            "费用",
            "缴费",
            "交费",
        ],
        Element::is_online => &[
            "网办",
            "网上办理",
            "网上办",
            "在线办理",
            "线上办理",
            "全程网办",
            "全程网上办理",
        ],
        Element::is_schedule => &["预约", "预约办理", "网上预约", "在线预约", "提前预约"],
        Element::is_express => &[
            "快递",
            "邮寄",
            "寄递",
            "邮递",
            "物流",
            "物流快递",
            "快递送达",
        ],
        Element::is_agent => &["代办", "帮办", "帮办代办", "帮代办", "代收代办", "全程代办"],
        Element::is_terminal => &["自助办理", "自助终端", "自助终端办理"],
        Element::is_pay_online => &[
            "支付",
            "缴费",
            "网上支付",
            "网上缴费",
            "在线支付",
            "在线缴费",
            "线上支付",
            "线上缴费",
        ],
        Element::is_in_hall => &["进驻", "进驻大厅", "进驻政务大厅", "进驻政务服务大厅"],
        Element::is_promise => &["告知承诺", "告知承诺制", "告知承诺办理"],
        Element::is_intermediary => &["中介", "中介服务"],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::super::Value;
    use super::*;

    fn said(element: Element, text: &str) -> Option<bool> {
        Flag::read_under(text, element).map(|flag| flag.0)
    }

    #[test]
    fn an_answer_may_repeat_what_is_asked() {
        for (element, yes, no) in [
            (
                Element::is_fee,
                &["收费", "需缴费", "要收费", "收费（按标准）"][..],
                &[
                    "0元",
                    "0.00元/件",
                    "０元",
                    "免费办理",
                    "免费办理。",
                    "不涉及收费",
                    "无费用",
                    "免",
                    "免费",
                    "不收取费用",
                    "暂不收费",
                    "无需缴费",
                ][..],
            ),
            (
                Element::is_schedule,
                &["可预约", "支持", "支持预约", "可以预约", "可预约（电话）"],
                &["不可预约", "无需预约", "不支持预约办理", "未开通预约"],
            ),
            (
                Element::is_online,
                &[
                    "可网办",
                    "网上可办",
                    "可全程网办",
                    "已开通网上办理",
                    "能网上办理",
                ],
                &["不可网办", "不可以网办", "暂不可网办", "不能网上办理"],
            ),
            (
                Element::is_express,
                &["可邮寄", "免费邮寄", "支持快递"],
                &["不支持快递", "不提供邮寄"],
            ),
            (Element::is_pay_online, &["支持网上支付"], &["免费", "0元"]),
            (Element::is_intermediary, &["有中介服务"], &["无中介服务"]),
            (Element::fee_reducible, &["免", "免收"], &["不允许"]),
        ] {
            for text in yes {
                assert_eq!(said(element, text), Some(true), "{text}");
            }
            for text in no {
                assert_eq!(said(element, text), Some(false), "{text}");
            }
        }
    }

    #[test]
    fn an_answer_to_another_question_is_none() {
        for (element, text) in [
            (Element::is_online, "可预约"),
            (Element::is_online, "非全程网办"),
            (Element::is_online, "不支持全程网上办理"),
            (Element::is_express, "免费"),
            (Element::is_agent, "免"),
            (Element::is_pay_online, "收费"),
            (Element::fee_reducible, "免费"),
            (Element::is_fee, "10元"),
            (Element::is_fee, "元"),
            (Element::is_fee, "费用"),
            (Element::is_fee, "免费收费"),
            (Element::is_schedule, "预约"),
        ] {
            assert_eq!(said(element, text), None, "{text}");
        }
    }
}
