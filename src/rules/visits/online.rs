//! What an item says of handling it from afar, under whichever element says so.

use crate::canon::arabic;
use crate::rules::prelude::*;

/// Where the item is said to be handled wholly online: by its depth, or in words under another element.
/// A lone 4 may be a level or a function, and the depth of an item that is not online at all is V007's.
pub fn wholly_online<'a>(item: &ServiceItem<'a>) -> Option<Raw<'a>> {
    let is_full = |depth: &&Sourced<'_, Depth>| {
        depth.value.is_full() && (depth.value.functions != 0 || is_plain_level(depth))
    };
    if let Some(depth) = item.online_depth.given().filter(is_full)
        && !is_denied(item)
    {
        return Some(depth.raw);
    }
    let in_words = |raw: Option<Raw<'a>>| raw.filter(|raw| says_so(raw.text));
    in_words(item.is_online.raw())
        .or_else(|| in_words(item.handle_form.raw()))
        .or_else(|| in_words(item.online_depth.raw()).filter(|_| !is_denied(item)))
}

fn says_so(text: &str) -> bool {
    // Most cells say 是 or 窗口办理.
    if text.len() < "全程网办".len() || !text.contains('全') {
        return false;
    }
    let Some(at) = text.find("全程网办").or_else(|| text.find("全程网上办")) else {
        return false;
    };
    let before = text[..at].trim_end_matches(['“', '"', '「']);
    ![
        "非",
        "不",
        "未",
        "不能",
        "不支持",
        "不属于",
        "不是",
        "未实现",
        "未开通",
        "无法",
    ]
    .iter()
    .any(|no| before.ends_with(no))
}

/// A level that is written as one. A lone digit is a level in one province and the number of a function in the next.
pub fn is_plain_level(depth: &Sourced<'_, Depth>) -> bool {
    !depth.raw.text.chars().all(|c| arabic(c).is_some())
}

/// A bare answer where words are asked for: 是 under "why".
pub fn is_bare_answer(text: &str) -> bool {
    text.len() <= 6
        && matches!(
            text,
            "是" | "否"
                | "0"
                | "1"
                | "Y"
                | "N"
                | "y"
                | "n"
                | "√"
                | "×"
                | "有"
                | "需"
                | "需要"
                | "必须"
                | "是的"
        )
}

/// Said to be not online, by the answer to that question.
pub fn is_denied(item: &ServiceItem<'_>) -> bool {
    matches!(&item.is_online, Field::Given(flag) if !flag.value.0)
}

/// Anything that says the item can be applied for from afar: online or by post.
pub fn has_remote_way(item: &ServiceItem<'_>) -> bool {
    let far = [
        HandleForm::Online,
        HandleForm::Mobile,
        HandleForm::Post,
        HandleForm::Other,
    ];
    matches!(&item.is_online, Field::Given(flag) if flag.value.0)
        || matches!(&item.online_depth, Field::Given(depth) if depth.value.level >= 2)
        || matches!(&item.handle_form, Field::Given(form) if far.iter().any(|way| form.value.contains(*way)))
        || item.online_url.given().is_some()
        || item.mobile_url.given().is_some()
}

/// Why nothing can be said of online handling: no element that tells of it, or none that can be read.
pub fn unknown(item: &ServiceItem<'_>) -> Option<Outcome> {
    let is_untold = item.is_online.is_absent()
        && item.online_depth.is_absent()
        && item.handle_form.is_absent()
        && item.online_url.is_absent();
    if is_untold {
        return Some(Outcome::Blind("is_online"));
    }
    let is_unread = matches!(item.is_online, Field::Blank(_) | Field::Unreadable(_))
        || item.online_depth.is_unreadable()
        || item.handle_form.is_unreadable();
    (is_unread || is_left_open(item)).then_some(Outcome::NotApplicable)
}

/// None of the elements holds an answer: blank is no denial.
fn is_left_open(item: &ServiceItem<'_>) -> bool {
    fn answers<T>(field: &Field<'_, T>) -> bool {
        matches!(field, Field::Given(_) | Field::Nil(_))
    }
    !(answers(&item.is_online)
        || answers(&item.online_depth)
        || answers(&item.handle_form)
        || answers(&item.online_url))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    #[test]
    fn a_denial_is_no_statement() {
        assert!(says_so("是（全程网办）"));
        assert!(!says_so("非全程网办"));
        assert!(!says_so("不支持“全程网办”"));
        assert!(!says_so("网上办理"));
    }

    #[test]
    fn post_and_the_web_are_ways_from_afar_and_a_window_is_none() {
        let way = |element, text| has_remote_way(&item(&[(element, text)]));
        assert!(way(Element::handle_form, "窗口办理、快递申请"));
        assert!(way(Element::is_online, "是") && way(Element::online_depth, "3^4"));
        assert!(way(Element::mobile_url, "手机客户端"));
        assert!(!way(Element::handle_form, "窗口办理") && !way(Element::is_online, "否"));
        assert!(!way(Element::online_depth, "Ⅰ级"));
    }

    #[test]
    fn a_lone_digit_is_no_plain_level() {
        let plain = |text| {
            let item = item(&[(Element::online_depth, text)]);
            item.online_depth.given().map(is_plain_level)
        };
        assert_eq!(plain("3"), Some(false));
        assert_eq!(plain("Ⅲ级"), Some(true));
    }
}
