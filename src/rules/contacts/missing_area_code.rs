//! C005: a landline has its area code.

use crate::canon::every_byte;
use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "C005",
        slug: "missing-area-code",
        level: Level::Warning,
        since: "0.1.0",
        says: words("固定电话缺少区号", "a landline has no area code"),
        why: words(
            "外地群众和手机用户不加区号打不通；通办事项的咨询电话尤其要写全。",
            "From elsewhere, and from many mobiles, a landline without its area code cannot be reached.",
        ),
        basis: &[basis::PLAN_BASICS],
    },
    wrong: "事项名称: 食品经营许可\n咨询方式: 84222773",
    right: "事项名称: 食品经营许可\n咨询方式: 0431-84222773",
    check: Check::Item(looks![item_type, inquiry, complaint], check),
};

fn check(item: &ServiceItem<'_>, context: &Context<'_>, found: &mut Found<'_>) -> Outcome {
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
        if !is_one_whole_number(cell.value.0) && cell.value.iter().any(Phone::lacks_area) {
            look(item, context.params.area_code.as_deref(), found, cell);
        }
    }
    outcome
}

/// `0431-84222773`: the commonest cell, known without taking it apart.
pub(super) fn is_one_whole_number(text: &str) -> bool {
    text.len() <= 13
        && text.starts_with('0')
        && every_byte(text, |byte| byte.is_ascii_digit() | (byte == b'-'))
}

/// The numbers of a cell that lack the area code. One that is to be replaced anyway, since inquiries have it too, is C003's.
#[cold]
fn look(
    item: &ServiceItem<'_>,
    area: Option<&str>,
    found: &mut Found<'_>,
    cell: &Sourced<'_, Phones<'_>>,
) {
    let rival = match (cell.raw.element(), &item.inquiry) {
        (Element::complaint, Field::Given(inquiry)) => inquiry.value,
        _ => Phones(""),
    };
    let numbers: Vec<&str> = cell
        .value
        .iter()
        .filter(|phone| phone.lacks_area())
        .filter(|phone| !rival.iter().take(MOST).any(|other| phone.same_line(other)))
        .map(|phone| phone.text)
        .take(MOST)
        .collect();
    if !numbers.is_empty() {
        report(found, cell, &numbers, area);
    }
}

/// How many numbers of a cell are looked at: more than any real cell holds, and few enough for hostile ones.
const MOST: usize = 64;

/// How many numbers of one cell a message names.
const NAMED: usize = 3;

fn report(
    found: &mut Found<'_>,
    cell: &Sourced<'_, Phones<'_>>,
    numbers: &[&str],
    area: Option<&str>,
) {
    let named = numbers[..numbers.len().min(NAMED)].join("、");
    let (label, key) = (cell.raw.element().label(), cell.raw.element().key());
    let draft = found
        .at(
            cell,
            text!(
                "「{label}」中的 {named} 没有区号",
                "{named} in {key} ({label}) has no area code"
            ),
        )
        .on(numbers[0]);
    match area {
        Some(area) => draft
            .help(text!(
                "加上区号，例如 {area}-{number}",
                "put the area code before it, such as {area}-{number}",
                number = numbers[0]
            ))
            .decide(with_area(cell.value.0, numbers, area)),
        // Whether one is wanted is not known where the region's code is not configured.
        None => draft.level(Level::Info).help(text!(
            "加上区号，写成“区号-号码”，例如 0431-84222773",
            "put the area code before it, as in 0431-84222773"
        )),
    };
}

/// The text with the area code before each of these numbers, which stand in it in this order.
fn with_area(text: &str, numbers: &[&str], area: &str) -> String {
    let (mut out, mut rest) = (String::new(), text);
    for number in numbers {
        if let Some(at) = rest.find(number) {
            out.push_str(&rest[..at]);
            out.push_str(area);
            out.push('-');
            out.push_str(number);
            rest = &rest[at + number.len()..];
        }
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn missed(inquiry: &str, complaint: &str) -> Vec<Element> {
        let cells = [(Element::inquiry, inquiry), (Element::complaint, complaint)];
        let (outcome, found) = on(&RULE, &item(&cells));
        assert_eq!(outcome, Outcome::Checked);
        found.iter().map(|finding| finding.element).collect()
    }

    #[test]
    fn each_cell_is_one_finding_however_many_its_numbers() {
        assert_eq!(
            missed("84222773、84222774", "84222775"),
            [Element::inquiry, Element::complaint]
        );
    }

    #[test]
    fn only_landlines_have_area_codes() {
        for text in ["12345", "13812345678", "400-123-4567", "0431-12345", "110"] {
            assert_eq!(missed(text, "12345"), [], "{text}");
        }
    }

    #[test]
    fn numbers_side_by_side_share_the_code_of_the_first() {
        assert_eq!(missed("0431-84258766/84258767", "12345"), []);
    }

    #[test]
    fn a_number_to_be_replaced_is_another_rules() {
        assert_eq!(missed("0431-84222773", "84222773"), []);
        assert_eq!(missed("84222773", "84222773"), [Element::inquiry]);
    }

    #[test]
    fn without_a_configured_code_it_is_a_hint() {
        let (_, found) = on(&RULE, &item(&[(Element::inquiry, "84222773")]));
        assert_eq!(
            (found[0].level, found[0].fix.is_none()),
            (Level::Info, true)
        );
    }

    #[test]
    fn a_configured_code_is_put_before_each_number() {
        let item = item(&[(Element::inquiry, "电话84222773，84222774、0432-84222775")]);
        let cell = item.inquiry.given().expect("a text is given");
        let found = written(&RULE, &item, |found| look(&item, Some("0431"), found, cell));
        assert_eq!(found[0].level, Level::Warning);
        assert_eq!(
            found[0].fix.as_ref().map(|fix| &*fix.value),
            Some("电话0431-84222773，0431-84222774、0432-84222775")
        );
    }

    #[test]
    fn without_the_columns_it_is_blind_and_without_numbers_outside() {
        assert_eq!(on(&RULE, &item(&[])).0, Outcome::Blind("inquiry"));
        let blank = item(&[(Element::inquiry, "")]);
        assert_eq!(on(&RULE, &blank).0, Outcome::NotApplicable);
    }
}
