//! I003: a 业务办理项编码 is the item's 实施编码 and a number of two digits.

use super::shape::{HANDLING, is_number_gone_wrong, report};
use crate::canon::code_spelling;
use crate::codes::{CodeFault, HandlingCode, ImplementationCode};
use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "I003",
        slug: "handling-code-shape",
        level: Level::Warning,
        since: "0.1.0",
        says: words(
            "业务办理项编码不符合编码结构",
            "the handling code does not have the shape of one",
        ),
        why: words(
            "业务办理项编码由实施编码加两位序号组成，对不上实施编码就归不到它的事项下面。",
            "A handling code is the implementation code and two digits; one that begins otherwise belongs to no item.",
        ),
        basis: &[basis::CODES],
    },
    wrong: "事项名称: 食品经营许可\n业务办理项编码: 11440100007483172Q34401310040001",
    right: "事项名称: 食品经营许可\n业务办理项编码: 11440100007483172Q344013100400001",
    check: Check::Item(looks![implementation_code, handling_code], check),
};

fn check(item: &ServiceItem<'_>, _: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    let code = given!(item.handling_code);
    let text = code_spelling(code.value.0);
    let own = item.implementation_code.given();
    let own_text = own.map(|own| code_spelling(own.value.0));
    // A malformed 实施编码 is I002's, and what is copied from it is not said again.
    let is_own_sound = || {
        own_text
            .as_ref()
            .is_none_or(|own| ImplementationCode::read(own).is_ok())
    };
    match HandlingCode::read(&text) {
        Err(_) if is_number_gone_wrong(code.value.0) => return Outcome::NotApplicable,
        Err(CodeFault::UseLevel(_) | CodeFault::Character(..)) if !is_own_sound() => {}
        Err(CodeFault::Length(_)) if is_copy(&text, own_text.as_deref(), is_own_sound()) => {}
        Err(fault) => report(found, &code.raw, fault, &HANDLING),
        Ok(parts) => {
            if let (Some(own), Some(own_text)) = (own, &own_text)
                && parts.implementation != own_text
                && is_own_sound()
            {
                differs(found, code, own);
            }
        }
    }
    Outcome::Checked
}

/// The item's own malformed 实施编码 and two digits.
fn is_copy(code: &str, own: Option<&str>, is_own_sound: bool) -> bool {
    let tail = own.and_then(|own| code.strip_prefix(own));
    !is_own_sound
        && tail
            .is_some_and(|tail| tail.len() == 2 && tail.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cold]
fn differs(found: &mut Found<'_>, code: &Sourced<'_, Code<'_>>, own: &Sourced<'_, Code<'_>>) {
    let (text, wanted) = (code.raw.text, own.raw.text);
    let (text, wanted) = brief_pair(text, wanted);
    found
        .at(
            code,
            text!(
                "业务办理项编码 {text} 不是以实施编码 {wanted} 开头",
                "the handling code {text} does not begin with the implementation code {wanted}"
            ),
        )
        .also(own, text!("本事项的实施编码", "the item's implementation code"))
        .help(text!(
            "核对事项库：业务办理项编码 = 实施编码 + 2 位数字，改正填错的一个",
            "look both up in the item library: the handling code is the implementation code and two digits"
        ));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    const OWN: &str = "11440100007483172Q3440106043001";

    fn found(code: &str, own: &str) -> Vec<Box<str>> {
        let cells = [
            (Element::handling_code, code),
            (Element::implementation_code, own),
        ];
        let (_, found) = on(&RULE, &item(&cells));
        found.into_iter().map(|finding| finding.message).collect()
    }

    #[test]
    fn the_implementation_code_and_two_digits_are_fine() {
        assert!(found("11440100007483172Q344010604300101", OWN).is_empty());
        assert!(found("310000999000CL0000531200066000001", "").is_empty());
    }

    #[test]
    fn each_part_is_looked_at() {
        for (code, own, says) in [
            ("11440100007483172Q34401060430010", OWN, "有 32 位"),
            ("11440100007483172Q34401060430010A", OWN, "最后两位应为数字"),
            (OWN, OWN, "实施编码"),
            ("11440100007483172Q344010604300201", OWN, "开头"),
            ("11440100007483172Q944010604300101", "", "第 19 位"),
        ] {
            let messages = found(code, own);
            assert!(
                messages.len() == 1 && messages[0].contains(says),
                "{messages:?}"
            );
        }
    }

    #[test]
    fn a_fault_of_the_implementation_code_is_told_there() {
        let own = "11440100007483172Q9440106043001";
        assert!(found("11440100007483172Q944010604300101", own).is_empty());
        assert!(
            found(
                "11440100007483172Q44010604300101",
                "11440100007483172Q440106043001"
            )
            .is_empty()
        );
        assert!(found("11440100007483172Q344010604300101", own).is_empty());
    }

    #[test]
    fn a_local_identifier_is_named() {
        let code = "3f2504e0-4f89-11d3-9a0c-0305e82c3301";
        let (_, found) = on(&RULE, &item(&[(Element::handling_code, code)]));
        assert_eq!(found[0].level, Level::Info);
        assert_eq!(on(&RULE, &item(&[])).0, Outcome::Blind("handling_code"));
    }
}
