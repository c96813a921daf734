//! C001: people can ask somebody.

use super::channel::{Lack, lack};
use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "C001",
        slug: "missing-inquiry",
        level: Level::Error,
        since: "0.1.0",
        says: words("未填写咨询方式", "no way to ask is given"),
        why: words(
            "群众有疑问时要能找到人问，只写“电话咨询”而没有号码等于没有。",
            "People need somebody to ask; \"by telephone\" without a number is no help.",
        ),
        basis: &[basis::PLAN_BASICS],
    },
    wrong: "事项名称: 食品经营许可\n咨询方式: 电话咨询",
    right: "事项名称: 食品经营许可\n咨询方式: 0431-84222773",
    check: Check::Item(looks![item_type, inquiry], check),
};

fn check(item: &ServiceItem<'_>, context: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    if !item.is_on_application() {
        return Outcome::NotApplicable;
    }
    match lack(seen!(item.inquiry), context) {
        None => return Outcome::Checked,
        Some(Lack::Empty(raw)) => found.at(
            raw,
            text!("没有咨询方式", "no way to ask (咨询方式) is given"),
        ),
        Some(Lack::Channel(raw)) => {
            let value = brief(raw.text);
            found.at(
                raw,
                text!(
                    "咨询方式“{value}”中没有电话、网址或地址",
                    "\"{value}\" holds no number, web address or place to ask at (咨询方式)"
                ),
            )
        }
    }
    .help(text!(
        "填写工作时间内有人接听的咨询电话，带区号",
        "give a telephone number with area code that is answered in working hours"
    ));
    Outcome::Checked
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn inquiry(text: &str) -> usize {
        on(&RULE, &item(&[(Element::inquiry, text)])).1.len()
    }

    #[test]
    fn blank_none_and_mere_words_are_no_way_to_ask() {
        for text in ["", "无", "电话咨询"] {
            assert_eq!(inquiry(text), 1, "{text}");
        }
    }

    #[test]
    fn a_number_or_a_place_will_do() {
        for text in ["0431-84222773", "12345", "政务服务中心二楼"] {
            assert_eq!(inquiry(text), 0, "{text}");
        }
    }

    #[test]
    fn filler_is_another_rules() {
        assert_eq!(inquiry("暂无"), 0);
    }

    #[test]
    fn a_list_without_the_column_is_blind() {
        assert_eq!(on(&RULE, &item(&[])).0, Outcome::Blind("inquiry"));
    }
}
