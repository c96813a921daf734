//! S009: a code or telephone number kept as a number: beyond fifteen digits a spreadsheet has lost the rest.

use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "S009",
        slug: "number-lost-digits",
        level: Level::Error,
        since: "0.1.0",
        says: words(
            "编码或电话被存成数字，可能已失真",
            "a code or telephone number is stored as a number and may have lost digits",
        ),
        why: words(
            "电子表格的数字只保留 15 位，开头的 0 也会去掉；丢掉的数字无法从表里找回。",
            "A spreadsheet keeps fifteen digits of a number and no leading zero; what is lost cannot be found in it again.",
        ),
        basis: &[basis::CONSISTENCY, basis::CODES],
    },
    wrong: r#"{"事项名称": "食品经营许可", "实施编码": 1.1440100007483172e30}"#,
    right: r#"{"事项名称": "食品经营许可", "实施编码": "11440100007483172Q3440106043001"}"#,
    check: Check::Both(Looks::ALL, look, check),
};

/// What became of the digits.
#[derive(PartialEq, Debug)]
enum Loss {
    Scientific,
    Digits,
    LeadingZero,
}

/// What is written with an exponent, be it a number or what an export made of one.
fn look(item: &ServiceItem<'_>, _: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    for code in [
        &item.base_code,
        &item.local_base_code,
        &item.implementation_code,
        &item.handling_code,
        &item.local_code,
        &item.region_code,
        &item.department_code,
    ]
    .into_iter()
    .filter_map(Field::given)
    {
        if is_scientific(code.raw.text) {
            report(found, &code.raw, Loss::Scientific);
        }
    }
    found.once(Set::Contacts, |found| {
        for phones in [&item.inquiry, &item.complaint]
            .into_iter()
            .filter_map(Field::given)
        {
            if is_scientific(phones.raw.text) {
                report(found, &phones.raw, Loss::Scientific);
            }
        }
    });
    Outcome::Checked
}

/// `1.14401E+30`: a digit, a point or none, an exponent.
#[inline]
fn is_scientific(text: &str) -> bool {
    matches!(text.as_bytes(), [b'1'..=b'9', b'.' | b'e' | b'E', ..]) && has_exponent(text)
}

fn has_exponent(text: &str) -> bool {
    let digits = |text: &str| {
        !text.is_empty()
            && text
                .bytes()
                .all(|byte| byte.is_ascii_digit() || byte == b'.')
    };
    // A code may hold an E too: 1E3 is one rather than a thousand.
    text.split_once(['e', 'E']).is_some_and(|(number, power)| {
        let sign = power.trim_start_matches(['+', '-']);
        digits(number) && digits(sign) && (number.len() > 1 || sign.len() < power.len())
    })
}

fn check(remark: &Remark<'_>, _: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    let Remark::NumericCode { raw } = remark else {
        return Outcome::NotApplicable;
    };
    match loss(raw.text, raw.element()) {
        // Of the item itself that is told when it is looked at.
        Some(Loss::Scientific) if is_looked_at(raw) => {}
        Some(loss) => report(found, raw, loss),
        None => {}
    }
    Outcome::Checked
}

fn is_looked_at(raw: &Raw<'_>) -> bool {
    let row = raw.element().row();
    row.is_some_and(|row| row.part == Part::Item) && is_scientific(raw.text)
}

#[cold]
fn report(found: &mut Found<'_>, raw: &Raw<'_>, loss: Loss) {
    let (label, key, value) = (raw.element().label(), raw.element().key(), raw.text);
    let message = |lang| match loss {
        Loss::Scientific => text!(
            "「{label}」存成了科学计数法 {value}，不是原来的号码，后面的数字可能已经丢失",
            "{key} ({label}) is kept as {value}, and digits behind may be lost"
        )(lang),
        Loss::Digits => text!(
            "「{label}」{value} 存成了数字，第 15 位以后已经失真",
            "{key} ({label}) {value} is kept as a number: wrong from the sixteenth digit on"
        )(lang),
        Loss::LeadingZero => text!(
            "「{label}」{value} 存成了数字，开头若有 0 已经丢失",
            "{key} ({label}) {value} is kept as a number: a leading zero would be lost"
        )(lang),
    };
    let draft = found.at(raw, message).help(text!(
        "先把单元格格式设为“文本”，再按原件重新填写",
        "format the cell as text, then enter the value again from the original"
    ));
    if loss == Loss::LeadingZero {
        draft.level(Level::Warning);
    }
}

fn loss(text: &str, element: Element) -> Option<Loss> {
    if text.contains(['e', 'E']) {
        return Some(Loss::Scientific);
    }
    let digits = text.strip_suffix(".0").unwrap_or(text);
    if digits.bytes().filter(u8::is_ascii_digit).count() > 15 {
        return Some(Loss::Digits);
    }
    (!is_whole(digits, element)).then_some(Loss::LeadingZero)
}

/// A number of its full length: a local or mobile number, a hotline, a region code (11 to 82), a base code.
fn is_whole(digits: &str, element: Element) -> bool {
    let first = digits.as_bytes().first();
    match element.row().map(|row| row.kind) {
        Some(Kind::Phones) => match digits.len() {
            5 | 7 | 8 => true,
            10 => digits.starts_with("400") || digits.starts_with("800"),
            11 => first == Some(&b'1') && digits.as_bytes()[1] >= b'3',
            _ => false,
        },
        _ => match element {
            Element::region_code => matches!(digits.len(), 6 | 9 | 12),
            Element::base_code => digits.len() == 12,
            _ => false,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn level(element: Element, text: &str) -> Option<Level> {
        let remark = Remark::NumericCode {
            raw: raw(element, text),
        };
        let (outcome, found) = noticed(&RULE, remark);
        assert_eq!(outcome, Outcome::Checked);
        found.first().map(|finding| finding.level)
    }

    #[test]
    fn an_exponent_is_told_of_text_too_and_once() {
        for (element, text) in [
            (Element::local_code, "1.14401E+30"),
            (Element::base_code, "4.40106E+11"),
            (Element::implementation_code, "1.1440100007483172e30"),
            (Element::inquiry, "4.31842E+11"),
            (Element::complaint, "4e+11"),
        ] {
            let (_, found) = on(&RULE, &item(&[(element, text)]));
            let levels: Vec<Level> = found.iter().map(|finding| finding.level).collect();
            assert_eq!(levels, [Level::Error], "{text}");
            assert_eq!(level(element, text), None, "{text}");
        }
    }

    #[test]
    fn codes_and_telephone_numbers_have_no_exponent() {
        for (element, text) in [
            (Element::local_code, "1E3"),
            (Element::local_code, "1.2.3"),
            (Element::department_code, "1143510700734288E3"),
            (Element::inquiry, "0431-84222773"),
            (Element::inquiry, "1.窗口 2.电话"),
        ] {
            assert!(on(&RULE, &item(&[(element, text)])).1.is_empty(), "{text}");
        }
    }

    #[test]
    fn what_is_really_lost_is_an_error() {
        assert_eq!(
            level(Element::sub_item_code, "1.14401E+30"),
            Some(Level::Error)
        );
        assert_eq!(
            level(Element::department_code, "114401000074831000"),
            Some(Level::Error)
        );
    }

    #[test]
    fn a_leading_zero_that_may_be_lost_is_a_warning() {
        assert_eq!(
            level(Element::base_code, "12345678901"),
            Some(Level::Warning)
        );
        assert_eq!(level(Element::inquiry, "43185695018"), Some(Level::Warning));
    }

    #[test]
    fn numbers_without_a_leading_zero_are_fine() {
        for number in ["87716305", "12345", "13812345678", "4001234567"] {
            assert_eq!(level(Element::inquiry, number), None, "{number}");
        }
        assert_eq!(level(Element::region_code, "511602"), None);
        assert_eq!(level(Element::base_code, "440131004000"), None);
    }

    #[test]
    fn fifteen_digits_are_kept() {
        assert_eq!(
            level(Element::local_code, "123456789012345"),
            Some(Level::Warning)
        );
        assert_eq!(
            level(Element::local_code, "1234567890123456"),
            Some(Level::Error)
        );
    }
}
