//! C002: people can complain to somebody.

use super::channel::{Lack, lack};
use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "C002",
        slug: "missing-complaint",
        level: Level::Error,
        since: "0.1.0",
        says: words("未填写监督投诉方式", "no way to complain is given"),
        why: words(
            "群众遇到推诿拖延时要有地方反映，监督电话必须另设并公布。",
            "People who are turned away need somebody else to tell.",
        ),
        basis: &[basis::PLAN_BASICS],
    },
    wrong: "事项名称: 食品经营许可\n监督投诉方式: 无",
    right: "事项名称: 食品经营许可\n监督投诉方式: 0431-12345",
    check: Check::Item(looks![item_type, complaint], check),
};

fn check(item: &ServiceItem<'_>, context: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    if !item.is_on_application() {
        return Outcome::NotApplicable;
    }
    match lack(seen!(item.complaint), context) {
        None => return Outcome::Checked,
        Some(Lack::Empty(raw)) => found.at(
            raw,
            text!(
                "没有监督投诉方式",
                "no way to complain (监督投诉方式) is given"
            ),
        ),
        Some(Lack::Channel(raw)) => {
            let value = brief(raw.text);
            found.at(
                raw,
                text!(
                    "监督投诉方式“{value}”中没有电话、网址或地址",
                    "\"{value}\" holds no number, web address or place to complain at (监督投诉方式)"
                ),
            )
        }
    }
    .help(text!(
        "填写监督投诉电话，不能与咨询电话相同；可以填 12345",
        "give a telephone number other than the one for inquiries; 12345 will do"
    ));
    Outcome::Checked
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn complaint(text: &str) -> usize {
        on(&RULE, &item(&[(Element::complaint, text)])).1.len()
    }

    #[test]
    fn blank_none_and_mere_words_are_no_way_to_complain() {
        for text in ["", "/", "窗口投诉"] {
            assert_eq!(complaint(text), 1, "{text}");
        }
    }

    #[test]
    fn a_hotline_will_do() {
        assert_eq!(complaint("12345"), 0);
    }

    #[test]
    fn a_penalty_is_outside() {
        let cells = [(Element::item_type, "行政处罚"), (Element::complaint, "")];
        assert_eq!(on(&RULE, &item(&cells)), (Outcome::NotApplicable, vec![]));
    }

    #[test]
    fn a_list_without_the_column_is_blind() {
        assert_eq!(on(&RULE, &item(&[])).0, Outcome::Blind("complaint"));
    }
}
