//! T004: the two limits of one item stand in units that do not turn into one another.

use super::BOTH_LIMITS;
use super::licence_in_calendar_days::speaks_of;
use super::measure::{is_surely_kept, pair, shown};
use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "T004",
        slug: "limits-not-comparable",
        level: Level::Warning,
        since: "0.1.0",
        says: words(
            "法定与承诺时限单位不同，无法比较",
            "the statutory and the promised time limit are in units that do not compare",
        ),
        why: words(
            "工作日和自然日、月之间没有固定换算，单位不同就说不清承诺是快了还是慢了。",
            "Working days do not convert into calendar days or months, so nobody can say whether the promise is sooner.",
        ),
        basis: &[basis::CONSISTENCY, basis::LICENSING_82],
    },
    wrong: "法定办结时限: 30日\n承诺办结时限: 10个工作日",
    right: "法定办结时限: 30个工作日\n承诺办结时限: 10个工作日",
    check: Check::Item(BOTH_LIMITS, check),
};

fn check(item: &ServiceItem<'_>, context: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    if !item.is_on_application() {
        return Outcome::NotApplicable;
    }
    let (promised, statutory) = both!(item.promised_limit, item.statutory_limit);
    // A missing unit comes first, and is T017's.
    if promised.value.unit == Unit::Unstated || statutory.value.unit == Unit::Unstated {
        return Outcome::NotApplicable;
    }
    // Of a licence in calendar days T008 speaks, and what mends it mends this.
    let compares = pair(promised.value, statutory.value, context.params).is_some()
        || is_surely_kept(promised.value, statutory.value);
    if !compares && !speaks_of(item) {
        let (promise, statute) = (shown(promised), shown(statutory));
        let draft = found
            .at(
                promised,
                text!(
                    "承诺 {promise}，法定 {statute}，单位不同，无法比较",
                    "{promise} promised and {statute} allowed do not compare"
                ),
            )
            .also(statutory, text!("法定 {statute}", "{statute} allowed"))
            .help(text!(
                "承诺时限改用与法定时限相同的单位",
                "promise in the unit of the statutory limit"
            ));
        super::eased(draft, item, Level::Info);
    }
    Outcome::Checked
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn fares(promised: (u32, Unit), statutory: (u32, Unit)) -> (Outcome, usize) {
        let mut item = item(&[]);
        let (promised, statutory) = (
            limit(promised.0, promised.1),
            limit(statutory.0, statutory.1),
        );
        item.promised_limit = given(Element::promised_limit, "甲", promised);
        item.statutory_limit = given(Element::statutory_limit, "乙", statutory);
        let (outcome, found) = on(&RULE, &item);
        (outcome, found.len())
    }

    #[test]
    fn working_days_and_calendar_days_do_not_compare() {
        let fares = fares((10, Unit::WorkingDay), (30, Unit::CalendarDay));
        assert_eq!(fares, (Outcome::Checked, 1));
    }

    #[test]
    fn equal_units_compare() {
        let fares = fares((10, Unit::WorkingDay), (20, Unit::WorkingDay));
        assert_eq!(fares, (Outcome::Checked, 0));
    }

    #[test]
    fn on_the_spot_compares_with_anything() {
        let fares = fares((0, Unit::WorkingDay), (3, Unit::Month));
        assert_eq!(fares, (Outcome::Checked, 0));
    }

    #[test]
    fn hours_and_months_of_a_year_compare_well_enough() {
        for (promised, statutory) in [
            ((2, Unit::Hour), (20, Unit::WorkingDay)),
            ((1, Unit::Hour), (3, Unit::Month)),
            ((24, Unit::Hour), (30, Unit::CalendarDay)),
            ((3, Unit::Month), (1, Unit::Year)),
            ((1, Unit::Year), (24, Unit::Month)),
        ] {
            let fares = fares(promised, statutory);
            assert_eq!(fares, (Outcome::Checked, 0), "{promised:?} {statutory:?}");
        }
        let longer = fares((5, Unit::WorkingDay), (24, Unit::Hour));
        assert_eq!(longer, (Outcome::Checked, 1));
    }

    #[test]
    fn days_whose_unit_stands_elsewhere_compare() {
        let mut item = item(&[
            (Element::promised_limit, "5天"),
            (Element::promised_unit, "工作日"),
            (Element::statutory_limit, "20日"),
            (Element::statutory_note, "工作日"),
        ]);
        item.settle();
        assert_eq!(on(&RULE, &item), (Outcome::Checked, vec![]));
    }

    #[test]
    fn a_missing_unit_is_another_rules() {
        let fares = fares((10, Unit::Unstated), (30, Unit::CalendarDay));
        assert_eq!(fares, (Outcome::NotApplicable, 0));
    }

    #[test]
    fn one_limit_alone_is_blind() {
        let mut item = item(&[]);
        item.promised_limit = unreadable(Element::promised_limit, "尽快");
        assert_eq!(on(&RULE, &item).0, Outcome::Blind("statutory_limit"));
    }
}
