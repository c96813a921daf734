//! C004: what looks like a telephone number is one.

use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "C004",
        slug: "malformed-phone",
        level: Level::Error,
        since: "0.1.0",
        says: words("电话号码格式有误", "a telephone number is malformed"),
        why: words(
            "多一位少一位的号码打不通，群众没法咨询也没法投诉。",
            "A number with a digit too many or too few reaches nobody.",
        ),
        basis: &[basis::PLAN_BASICS],
    },
    wrong: "事项名称: 食品经营许可\n咨询方式: 0431-842227",
    right: "事项名称: 食品经营许可\n咨询方式: 0431-84222773",
    check: Check::Item(looks![item_type, inquiry, complaint], check),
};

fn check(item: &ServiceItem<'_>, _: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    if !item.is_on_application() {
        return Outcome::NotApplicable;
    }
    if item.inquiry.is_absent() && item.complaint.is_absent() {
        return Outcome::Blind("inquiry");
    }
    let mut outcome = Outcome::NotApplicable;
    for cell in [item.inquiry.given(), item.complaint.given()]
        .into_iter()
        .flatten()
    {
        outcome = Outcome::Checked;
        if cell.value.iter().any(is_malformed) {
            report(
                found,
                &cell.raw,
                cell.value.iter().filter(|phone| is_malformed(*phone)),
            );
        }
    }
    outcome
}

fn is_malformed(phone: Phone<'_>) -> bool {
    phone.kind == PhoneKind::Malformed
}

/// How many numbers of one cell a message names.
const NAMED: usize = 3;

#[cold]
fn report<'a>(found: &mut Found<'_>, raw: &Raw<'_>, bad: impl Iterator<Item = Phone<'a>>) {
    let bad: Vec<&str> = bad.map(|phone| phone.text).take(NAMED).collect();
    let numbers = bad.join("、");
    let (label, key) = (raw.element().label(), raw.element().key());
    found
        .at(
            raw,
            text!(
                "「{label}」中的 {numbers} 不是完整的电话号码",
                "{numbers} in {key} ({label}) is no telephone number"
            ),
        )
        .on(bad.first().copied().unwrap_or(raw.text))
        .help(text!(
            "固定电话写成 0431-84222773 或 0431-84222773-801，手机 11 位，热线如 12345、0431-12345，400 电话 10 位；\
             多个号码用“、”或“；”隔开",
            "write 0431-84222773 or 0431-84222773-801, a mobile number of 11 digits, a hotline such as 12345 or \
             0431-12345, or a 400 number of 10 digits; part several numbers by 、 or ；"
        ));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn bad(text: &'static str) -> Phone<'static> {
        Phone {
            text,
            kind: PhoneKind::Malformed,
            area: "",
            number: 0,
            extension: 0,
        }
    }

    #[test]
    fn one_cell_is_one_finding_that_names_its_bad_numbers() {
        let item = item(&[(Element::inquiry, "842227、0431-1、5、6")]);
        let Some(cell) = item.inquiry.given() else {
            panic!("it is given");
        };
        let found = written(&RULE, &item, |found| {
            report(
                found,
                &cell.raw,
                ["842227", "0431-1", "5", "6"].into_iter().map(bad),
            );
        });
        assert_eq!(found.len(), 1);
        assert_eq!(
            &*found[0].message,
            "「咨询方式」中的 842227、0431-1、5 不是完整的电话号码"
        );
    }

    #[test]
    fn only_malformed_numbers_are_reported() {
        assert!(is_malformed(bad("842227")));
        let good = Phone {
            kind: PhoneKind::Landline,
            ..bad("84222773")
        };
        assert!(!is_malformed(good));
    }

    #[test]
    fn either_cell_will_do_to_look() {
        let one = item(&[(Element::complaint, "12345")]);
        assert_eq!(on(&RULE, &one).0, Outcome::Checked);
        assert_eq!(on(&RULE, &item(&[])).0, Outcome::Blind("inquiry"));
        let blank = item(&[(Element::inquiry, "")]);
        assert_eq!(on(&RULE, &blank).0, Outcome::NotApplicable);
    }
}
