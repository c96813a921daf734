//! C010: the periods for review and litigation are those of the law in force.

use super::period::{Act, Period, bare, lengths, periods};
use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "C010",
        slug: "stale-remedy-period",
        level: Level::Warning,
        since: "0.1.0",
        says: words(
            "复议或诉讼期限与现行法律不符",
            "the period for review or litigation is not that of the law in force",
        ),
        why: words(
            "申请行政复议的期限一般是六十日，直接起诉的期限一般是六个月；写短了，群众会以为过期而放弃权利。",
            "Review may be asked for within 60 days and a suit filed within six months; a shorter period makes people give up their right.",
        ),
        basis: &[basis::REVIEW_20, basis::LITIGATION_46],
    },
    wrong: "事项名称: 食品经营许可\n行政诉讼: 自知道该行为之日起三个月内向人民法院提起行政诉讼",
    right: "事项名称: 食品经营许可\n行政诉讼: 自知道该行为之日起六个月内向人民法院提起行政诉讼",
    check: Check::Item(looks![remedy, review_remedy, lawsuit_remedy], check),
};

fn check(item: &ServiceItem<'_>, _: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    let cells = [&item.remedy, &item.review_remedy, &item.lawsuit_remedy];
    if cells.iter().all(|cell| cell.is_absent()) {
        return Outcome::Blind("remedy");
    }
    let mut outcome = Outcome::NotApplicable;
    for cell in cells.into_iter().filter_map(Field::given) {
        outcome = Outcome::Checked;
        let act = match cell.raw.element() {
            Element::review_remedy => Some(Act::Review),
            Element::lawsuit_remedy => Some(Act::Suit),
            _ => None,
        };
        if let Some(period) = stale(cell.value, act) {
            report(found, cell, &period);
        }
    }
    outcome
}

/// The first period that is shorter than the law's. Longer ones may be another law's; 15 days for a suit are those after a review,
/// and patents have three months of their own. `act` is what the column is for.
fn stale(text: &str, act: Option<Act>) -> Option<Period<'_>> {
    const QUARTER: std::ops::RangeInclusive<u32> = 80..=100;
    if !lengths(text).any(|days| days < 60 || QUARTER.contains(&days)) {
        return None;
    }
    let bare = act.and_then(|act| bare(text, act));
    periods(text).chain(bare).find(|period| match period.act {
        Act::Review => period.days < 60,
        Act::Suit => QUARTER.contains(&period.days) && !text.contains("专利"),
    })
}

#[cold]
fn report(found: &mut Found<'_>, cell: &Sourced<'_, Text<'_>>, period: &Period<'_>) {
    let written = period.text;
    match period.act {
        Act::Review => found
            .at(
                cell,
                text!(
                    "申请行政复议的期限写成“{written}”，应为六十日",
                    "the period for review is \"{written}\"; by law it is 60 days"
                ),
            )
            .help(text!(
                "改为“自知道或者应当知道该行政行为之日起六十日内”",
                "write 自知道或者应当知道该行政行为之日起六十日内 (within 60 days)"
            )),
        Act::Suit => found
            .at(
                cell,
                text!(
                    "提起行政诉讼的期限写成“{written}”，应为六个月",
                    "the period for litigation is \"{written}\"; by law it is six months"
                ),
            )
            .help(text!(
                "改为“自知道或者应当知道作出行政行为之日起六个月内”",
                "write 自知道或者应当知道作出行政行为之日起六个月内 (within six months)"
            )),
    }
    .on(written);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn said(text: &str) -> Vec<String> {
        let (outcome, found) = on(&RULE, &item(&[(Element::remedy, text)]));
        assert_eq!(outcome, Outcome::Checked);
        found
            .iter()
            .map(|finding| finding.message.to_string())
            .collect()
    }

    #[test]
    fn a_period_shorter_than_the_laws_is_stale() {
        assert_eq!(
            said("可在60日内向市政府申请行政复议，或者在3个月内向人民法院提起行政诉讼"),
            ["提起行政诉讼的期限写成“3个月”，应为六个月"]
        );
        assert_eq!(
            said("自收到决定之日起十五日内申请复议"),
            ["申请行政复议的期限写成“十五日”，应为六十日"]
        );
    }

    #[test]
    fn the_laws_own_periods_are_fine() {
        for text in [
            "六十日内向市人民政府申请行政复议，或者六个月内向人民法院提起行政诉讼",
            "对复议决定不服的，可在收到复议决定书之日起15日内向人民法院提起诉讼",
            "复议机关应当自受理之日起六十日内作出复议决定，最多延长三十日。对复议决定不服的，可以起诉",
            "对专利复审决定不服的，可以自收到通知之日起三个月内向人民法院起诉",
            "依法申请行政复议或者提起行政诉讼",
        ] {
            assert!(said(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn each_cell_is_looked_at() {
        let cells = [
            (Element::review_remedy, "30日内申请行政复议"),
            (Element::lawsuit_remedy, "三个月内向法院起诉"),
        ];
        assert_eq!(on(&RULE, &item(&cells)).1.len(), 2);
        let cells = [
            (Element::review_remedy, "自收到决定之日起30天内"),
            (Element::lawsuit_remedy, "3个月内"),
        ];
        assert_eq!(on(&RULE, &item(&cells)).1.len(), 2);
    }

    #[test]
    fn without_a_text_it_is_outside_or_blind() {
        assert_eq!(on(&RULE, &item(&[])).0, Outcome::Blind("remedy"));
        let blank = item(&[(Element::remedy, "")]);
        assert_eq!(on(&RULE, &blank).0, Outcome::NotApplicable);
    }
}
