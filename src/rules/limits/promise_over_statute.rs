//! T003: an office may promise to finish sooner than the law asks, never later.

use super::measure::pair;
use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "T003",
        slug: "promise-over-statute",
        level: Level::Error,
        since: "0.1.0",
        says: words(
            "承诺办结时限长于法定办结时限",
            "the promised time limit is longer than the statutory one",
        ),
        why: words(
            "窗口可以承诺比法律规定更快，不能更慢；承诺超过法定，群众按承诺来办就会被拖过法定期限。",
            "An office may promise to finish sooner than the law asks, never later.",
        ),
        basis: &[basis::PLAN_BASICS, basis::CONSISTENCY],
    },
    wrong: "法定办结时限: 15个工作日\n承诺办结时限: 20个工作日",
    right: "法定办结时限: 15个工作日\n承诺办结时限: 5个工作日",
    check: Check::Item(looks![statutory_limit, promised_limit], check),
};

fn check(item: &ServiceItem<'_>, context: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    let (promised, statutory) = both!(item.promised_limit, item.statutory_limit);
    // Working days and calendar days do not compare; T004 asks for one unit.
    match pair(promised.value, statutory.value, context.params) {
        None => return Outcome::NotApplicable,
        Some(pair) if pair.one > pair.other => {
            let (promise, statute) = (promised.raw.text, statutory.raw.text);
            found
                .at(
                    promised,
                    text!(
                        "承诺 {promise}，长于法定 {statute}",
                        "{promise} promised, {statute} allowed"
                    ),
                )
                .also(statutory, text!("法定 {statute}", "{statute} allowed"))
                .help(text!(
                    "改为不超过 {statute}；若法定时限填错，先更正法定时限",
                    "promise {statute} or less, or correct the statutory limit first"
                ));
        }
        Some(_) => {}
    }
    Outcome::Checked
}
