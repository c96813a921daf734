//! C003: complaints do not end at the desk they are about.

use super::missing_area_code::is_one_whole_number;
use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "C003",
        slug: "same-phone",
        level: Level::Error,
        since: "0.1.0",
        says: words(
            "监督电话与咨询电话相同",
            "inquiries and complaints have the same telephone number",
        ),
        why: words(
            "投诉电话打到被投诉的窗口，监督就落空了。",
            "A complaint that rings at the desk it is about supervises nobody.",
        ),
        basis: &[basis::PLAN_BASICS],
    },
    wrong: "事项名称: 食品经营许可\n咨询方式: 0431-84222773\n监督投诉方式: (0431)84222773",
    right: "事项名称: 食品经营许可\n咨询方式: 0431-84222773\n监督投诉方式: 0431-84222770",
    check: Check::Item(looks![item_type, inquiry, complaint], check),
};

/// How many numbers of a cell are compared: more than any real cell holds, and few enough for hostile ones.
const MOST: usize = 64;

fn check(item: &ServiceItem<'_>, _: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    if !item.is_on_application() {
        return Outcome::NotApplicable;
    }
    let (complaint, inquiry) = both!(item.complaint, item.inquiry);
    if are_unlike(complaint.value.0, inquiry.value.0) {
        return Outcome::Checked;
    }
    let shared = shared(complaint.value.iter().take(MOST), &|| {
        inquiry.value.iter().take(MOST)
    });
    if let Some(phone) = shared {
        report(found, complaint, inquiry, phone);
    }
    Outcome::Checked
}

/// Two cells of one number each, such as `0431-84222773`, that end in different digits: known without taking them apart.
fn are_unlike(one: &str, other: &str) -> bool {
    let is_one = |cell: &str| {
        is_one_whole_number(cell) && cell.bytes().filter(|byte| *byte == b'-').count() < 2
    };
    is_one(one) && is_one(other) && one.bytes().next_back() != other.bytes().next_back()
}

/// The number that both lists hold; one that is no hotline if there is such.
fn shared<'a, I: Iterator<Item = Phone<'a>>>(
    complaint: impl Iterator<Item = Phone<'a>>,
    inquiry: &dyn Fn() -> I,
) -> Option<Phone<'a>> {
    let mut hotline = None;
    for phone in complaint.filter(|phone| phone.kind != PhoneKind::Malformed) {
        if inquiry().any(|other| phone.same_line(other)) {
            if phone.kind != PhoneKind::Hotline {
                return Some(phone);
            }
            hotline = hotline.or(Some(phone));
        }
    }
    hotline
}

#[cold]
fn report(
    found: &mut Found<'_>,
    complaint: &Sourced<'_, Phones<'_>>,
    inquiry: &Sourced<'_, Phones<'_>>,
    phone: Phone<'_>,
) {
    let number = phone.text;
    let draft = found
        .at(
            complaint,
            text!(
                "监督电话 {number} 与咨询电话相同",
                "{number} is the number for complaints and for inquiries"
            ),
        )
        .on(number)
        .also(inquiry, text!("咨询电话", "the number for inquiries"));
    if phone.kind == PhoneKind::Hotline {
        draft.level(Level::Warning).help(text!(
            "热线 {number} 可以作监督电话，咨询电话请改填本部门的号码",
            "the hotline {number} may take complaints; give a number of the department for inquiries"
        ));
    } else {
        draft.help(text!(
            "另填一个监督电话，或填 12345 热线",
            "give another number for complaints, or the hotline 12345"
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn phone(area: &'static str, number: u64, extension: u32, kind: PhoneKind) -> Phone<'static> {
        Phone {
            text: "甲",
            kind,
            area,
            number,
            extension,
        }
    }

    fn line(area: &'static str, number: u64) -> Phone<'static> {
        phone(area, number, 0, PhoneKind::Landline)
    }

    fn meet(complaint: &[Phone<'static>], inquiry: &[Phone<'static>]) -> Option<PhoneKind> {
        shared(complaint.iter().copied(), &|| inquiry.iter().copied()).map(|phone| phone.kind)
    }

    #[test]
    fn any_number_of_both_lists_counts() {
        let (a, b) = (line("0431", 84_222_773), line("0431", 84_222_770));
        assert_eq!(meet(&[b, a], &[a]), Some(PhoneKind::Landline));
        assert_eq!(meet(&[b], &[a]), None);
    }

    #[test]
    fn a_hotline_is_named_only_when_nothing_else_is_shared() {
        let hotline = phone("", 12_345, 0, PhoneKind::Hotline);
        let desk = line("", 84_222_773);
        assert_eq!(meet(&[hotline], &[hotline, desk]), Some(PhoneKind::Hotline));
        assert_eq!(
            meet(&[hotline, desk], &[hotline, desk]),
            Some(PhoneKind::Landline)
        );
    }

    #[test]
    fn a_shared_hotline_is_a_warning() {
        let item = item(&[(Element::complaint, "12345"), (Element::inquiry, "12345")]);
        let (Some(complaint), Some(inquiry)) = (item.complaint.given(), item.inquiry.given())
        else {
            panic!("both are given");
        };
        let hotline = phone("", 12_345, 0, PhoneKind::Hotline);
        let level = |phone| {
            let report = |found: &mut Found<'_>| report(found, complaint, inquiry, phone);
            written(&RULE, &item, report)[0].level
        };
        assert_eq!(level(hotline), Level::Warning);
        assert_eq!(level(line("", 12_345)), Level::Error);
    }

    #[test]
    fn one_cell_alone_is_outside_or_blind() {
        let cells = [(Element::complaint, ""), (Element::inquiry, "84222773")];
        assert_eq!(on(&RULE, &item(&cells)).0, Outcome::NotApplicable);
        let cells = [(Element::inquiry, "84222773")];
        assert_eq!(on(&RULE, &item(&cells)).0, Outcome::Blind("complaint"));
    }
}
