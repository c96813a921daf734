//! C007: hours say which days and from when to when.

use crate::canon::arabic;
use crate::rules::prelude::*;
use crate::rules::structure::is_placeholder;

pub static RULE: Rule = Rule {
    about: About {
        id: "C007",
        slug: "vague-hours",
        level: Level::Warning,
        since: "0.1.0",
        says: words("办理时间不明确", "the opening hours are not clear"),
        why: words(
            "要写明哪几天、几点到几点，群众才不会跑空。",
            "Without days and clock times people stand before closed doors.",
        ),
        basis: &[basis::PLAN_BASICS],
    },
    wrong: "事项名称: 食品经营许可\n办理时间: 法定工作时间",
    right: "事项名称: 食品经营许可\n办理时间: 工作日 9:00-12:00，13:00-17:00",
    check: Check::Item(looks![item_type, hours], check),
};

fn check(item: &ServiceItem<'_>, context: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    if !item.is_on_application() {
        return Outcome::NotApplicable;
    }
    let hours = given!(item.hours);
    let (days, clock) = (has_days(hours.value), has_clock(hours.value));
    if !(days && clock) {
        look(context, found, hours, days);
    }
    Outcome::Checked
}

/// Which days it is open.
fn has_days(text: &str) -> bool {
    const AT_ONCE: [&str; 3] = ["周", "星期", "工作日"];
    AT_ONCE.iter().any(|word| text.starts_with(word)) || has_days_inside(text)
}

fn has_days_inside(text: &str) -> bool {
    const DAYS: [&str; 15] = [
        "星期",
        "周",
        "工作日",
        "礼拜",
        "每天",
        "每日",
        "全天",
        "全年",
        "天天",
        "节假日",
        "上班日",
        "365",
        "每月",
        "每年",
        "法定工作时间",
    ];
    DAYS.iter().any(|word| text.contains(word)) || is_always(text)
}

/// A digit before `:`, 时 or 点.
fn has_clock(text: &str) -> bool {
    let colon = memchr::memchr(b':', text.as_bytes());
    let at_once = colon.is_some_and(|at| at > 0 && text.as_bytes()[at - 1].is_ascii_digit());
    at_once || has_clock_inside(text)
}

fn has_clock_inside(text: &str) -> bool {
    let is_digit = |c: char| arabic(c).is_some() || "一二三四五六七八九十".contains(c);
    let mut before = ' ';
    text.chars().any(|c| {
        let is_mark = matches!(c, ':' | '：' | '∶' | '﹕' | '︰' | '时' | '点' | '.' | '．');
        is_digit(std::mem::replace(&mut before, c)) && is_mark
    }) || is_always(text)
        || text.contains("朝九晚")
        || is_span(text)
}

/// `9-12`, `0830-1130`: two times with a dash between and no mark of their own.
fn is_span(text: &str) -> bool {
    const DASHES: [char; 6] = ['-', '—', '－', '–', '~', '至'];
    let is_time = |digits: &str| match (digits.len(), digits.parse::<u32>()) {
        (1 | 2, Ok(hour)) => hour <= 24,
        (3 | 4, Ok(time)) => time / 100 <= 24 && time % 100 < 60,
        _ => false,
    };
    text.match_indices(DASHES).any(|(at, dash)| {
        let (before, behind) = (&text[..at], &text[at + dash.len()..]);
        let head = before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        let tail = behind.trim_start_matches(|c: char| c.is_ascii_digit());
        let is_day = before[..head].ends_with(['周', '期', '月', '第', '-', '年'])
            || tail.starts_with(['月', '日', '号', '楼', '-', '年']);
        is_time(&before[head..]) && is_time(&behind[..behind.len() - tail.len()]) && !is_day
    })
}

/// Open round the clock.
fn is_always(text: &str) -> bool {
    const ALWAYS: [&str; 10] = [
        "24小时",
        "24h",
        "24H",
        "２４小时",
        "二十四小时",
        "全天",
        "随时",
        "7×24",
        "7*24",
        "7x24",
    ];
    ALWAYS.iter().any(|word| text.contains(word))
}

/// Filler is S008's.
#[cold]
fn look(context: &Context<'_>, found: &mut Found<'_>, hours: &Sourced<'_, Text<'_>>, days: bool) {
    if is_placeholder(hours.value, &context.params.placeholders) {
        return;
    }
    let value = brief(hours.value);
    let draft = if days {
        found.at(
            hours,
            text!(
                "办理时间“{value}”没有写几点到几点",
                "the hours (办理时间) \"{value}\" do not say from when to when"
            ),
        )
    } else {
        found.at(
            hours,
            text!(
                "办理时间“{value}”没有写哪几天办理",
                "the hours (办理时间) \"{value}\" do not say on which days"
            ),
        )
    };
    draft.help(text!(
        "写明日期和钟点，例如“工作日 9:00-12:00，13:00-17:00”",
        "write days and times, as in 工作日 9:00-12:00，13:00-17:00"
    ));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn said(text: &str) -> String {
        let (outcome, found) = on(&RULE, &item(&[(Element::hours, text)]));
        assert_eq!(outcome, Outcome::Checked);
        found
            .first()
            .map_or(String::new(), |finding| finding.message.to_string())
    }

    #[test]
    fn days_and_times_in_any_form_are_plain() {
        for text in [
            "周一至周五（工作日） 上午：8:30-11:30 下午：13:30-16:30",
            "春夏季：星期一到星期五：8：30-16：30（法定节假日除外）",
            "工作日上午9时至12时",
            "每周二、四 上午八点半到十一点",
            "工作日 8.30-17.30",
            "工作日９：００-１７：００",
            "24小时",
            "全天",
            "自助区24小时开放",
            "工作日9-12，13-17",
            "工作日 0830-1130",
            "工作日朝九晚五",
            "24h",
        ] {
            assert_eq!(said(text), "", "{text}");
        }
    }

    #[test]
    fn days_without_times_and_times_without_days_are_not() {
        for text in [
            "工作日",
            "周一至周五（法定节假日除外）",
            "法定工作时间",
            "星期一至星期五上班时间",
            "周1-5",
            "每月1-10日工作日",
        ] {
            assert!(said(text).ends_with("没有写几点到几点"), "{text}");
        }
        for text in ["9:00-17:00", "上午8:30至11:30", "上班时间"] {
            assert!(said(text).ends_with("没有写哪几天办理"), "{text}");
        }
    }

    #[test]
    fn filler_is_another_rules() {
        assert_eq!(said("待定"), "");
    }

    #[test]
    fn blank_is_another_rules_and_no_column_is_blind() {
        let blank = item(&[(Element::hours, "")]);
        assert_eq!(on(&RULE, &blank).0, Outcome::NotApplicable);
        assert_eq!(on(&RULE, &item(&[])).0, Outcome::Blind("hours"));
    }
}
