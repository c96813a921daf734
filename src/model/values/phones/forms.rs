//! The forms of a telephone number, each a function from a run of digits to what it makes.

use super::PhoneKind;
use super::digits::{Joint, Run, is_counter, is_hotline, joint, run};

/// A number that was recognised: kind, area code and digits, and where it ends.
pub(super) struct Match<'a> {
    pub kind: PhoneKind,
    pub area: &'a str,
    pub number: u64,
    pub end: usize,
}

/// Behind `+86`, `0086`, `86-`: where the number proper begins.
pub(super) fn country(text: &str, first: Run) -> Option<usize> {
    let plus = text[..first.start].ends_with('+');
    let digits = &text[first.start..first.end];
    let code = if digits.starts_with("0086") { 4 } else { 2 };
    if !digits.starts_with("86") && code == 2 {
        return None;
    }
    let (joint, at) = joint(text, first.start + code);
    match (first.count == code, joint) {
        (true, Joint::Dash) => Some(at),
        (true, Joint::Blank) if plus || code == 4 => Some(at),
        (false, _) if plus || code == 4 || first.count == 13 => Some(first.start + code),
        _ => None,
    }
}

/// `431-84258766` behind `+86`: from abroad the area code goes without its 0.
pub(super) fn from_abroad(text: &str, first: Run) -> Option<Match<'_>> {
    let is_area = match first.count {
        2 => first.value == 10 || (20..30).contains(&first.value),
        3 => (300..1000).contains(&first.value),
        _ => false,
    };
    let (joint, at) = joint(text, first.end);
    let second = run(text, at);
    if !is_area || joint == Joint::None || second.has_zero(text) {
        return None;
    }
    let (number, end) = subscriber(text, second)?;
    Some(Match {
        kind: PhoneKind::Landline,
        area: &text[first.start..first.end],
        number,
        end,
    })
}

/// `0431-84258766`, `（0431）84258766`, `043184258766`, `0431-12393`, `0431/84258766`
pub(super) fn with_area(text: &str, first: Run) -> Option<Match<'_>> {
    if !first.has_zero(text) {
        return None;
    }
    if !(3..=4).contains(&first.count) {
        return glued_area(text, first);
    }
    let (joint, at) = joint(text, first.end);
    if joint == Joint::None {
        return marked_area(text, first);
    }
    let second = run(text, at);
    let is_short = second.count == 3;
    let hotline = is_hotline(second) && (!is_short || ends_here(text, second));
    let (kind, number, end) = match subscriber(text, second) {
        _ if second.has_zero(text) => return None,
        _ if hotline => (PhoneKind::Hotline, second.value, second.end),
        Some((number, end)) => (PhoneKind::Landline, number, end),
        None => return None,
    };
    Some(Match {
        kind,
        area: &text[first.start..first.end],
        number,
        end,
    })
}

/// Nothing that belongs to the number, and no counter, stands behind.
fn ends_here(text: &str, run: Run) -> bool {
    joint(text, run.end).0 != Joint::Dash && !text[run.end..].starts_with(is_counter)
}

/// `0431/84258766`, `0431:84258766`, `0431.84258766`: another mark where the dash belongs.
fn marked_area(text: &str, first: Run) -> Option<Match<'_>> {
    let mark = text[first.end..].chars().next()?;
    if !first.is_area(text) || !"/／:：.．·_".contains(mark) {
        return None;
    }
    let second = run(text, first.end + mark.len_utf8());
    let fits = (7..=8).contains(&second.count) && !second.has_zero(text);
    fits.then(|| Match {
        kind: PhoneKind::Landline,
        area: &text[first.start..first.end],
        number: second.value,
        end: second.end,
    })
}

/// Area code and number without anything between; 010 and 02x are the codes of three digits. 0 before a mobile number is how
/// one dialled it from elsewhere.
fn glued_area(text: &str, first: Run) -> Option<Match<'_>> {
    if !(10..=12).contains(&first.count) {
        return None;
    }
    let split = |n: usize| (first.digit(text, n), run(text, first.digit(text, n)));
    let (_, rest) = split(1);
    if first.count == 12 && is_mobile(rest) {
        return mobile(text, rest);
    }
    let short = rest.has_zero(text) || text[rest.start..].starts_with(['1', '2', '１', '２']);
    let (at, rest) = split(if short { 3 } else { 4 });
    let fits = (7..=8).contains(&rest.count) && !rest.has_zero(text);
    fits.then(|| Match {
        kind: PhoneKind::Landline,
        area: &text[first.start..at],
        number: rest.value,
        end: rest.end,
    })
}

fn is_mobile(run: Run) -> bool {
    run.count == 11 && (13..20).contains(&(run.value / 1_000_000_000))
}

/// `13812345678`, `138 1234 5678`, `1381234 5678`
pub(super) fn mobile(text: &str, first: Run) -> Option<Match<'_>> {
    let (number, end) = if is_mobile(first) {
        (first.value, first.end)
    } else if first.count == 7 && (13..20).contains(&(first.value / 100_000)) {
        let (joint, at) = joint(text, first.end);
        let second = run(text, at);
        let fits = joint != Joint::None && second.count == 4;
        fits.then(|| (first.value * 10_000 + second.value, second.end))?
    } else {
        let (second, third) = groups(text, first)?;
        let fits = first.count == 3
            && (130..200).contains(&first.value)
            && (second.count, third.count) == (4, 4);
        fits.then(|| {
            (
                first.value * 100_000_000 + second.value * 10_000 + third.value,
                third.end,
            )
        })?
    };
    Some(Match {
        kind: PhoneKind::Mobile,
        area: "",
        number,
        end,
    })
}

/// `4001234567`, `400-123-4567`, `400-1234567`, `4001-234-567`
pub(super) fn toll_free(text: &str, first: Run) -> Option<Match<'_>> {
    let known = |head: u64| matches!(head, 400 | 800);
    let (number, end) = if first.count == 10 && known(first.value / 10_000_000) {
        (first.value, first.end)
    } else if first.count == 3 && known(first.value) {
        let (_, at) = joint(text, first.end);
        let second = run(text, at);
        let (value, end) = match second.count {
            7 => (second.value, second.end),
            _ => {
                let (second, third) = groups(text, first)?;
                let power = 10_u64.checked_pow(u32::try_from(third.count).ok()?)?;
                let fits = second.count + third.count == 7 && second.count >= 3;
                fits.then(|| (second.value * power + third.value, third.end))?
            }
        };
        (first.value * 10_000_000 + value, end)
    } else if first.count == 4 && known(first.value / 10) {
        let (joint, at) = joint(text, first.end);
        let second = run(text, at);
        let (value, end) = match second.count {
            6 if joint != Joint::None => (second.value, second.end),
            _ => {
                let (second, third) = groups(text, first)?;
                let fits = (second.count, third.count) == (3, 3);
                fits.then(|| (second.value * 1000 + third.value, third.end))?
            }
        };
        (first.value * 1_000_000 + value, end)
    } else {
        return None;
    };
    Some(Match {
        kind: PhoneKind::TollFree,
        area: "",
        number,
        end,
    })
}

/// The two runs behind a first, joined by blanks or dashes.
fn groups(text: &str, first: Run) -> Option<(Run, Run)> {
    let (one, at) = joint(text, first.end);
    let second = run(text, at);
    let (two, at) = joint(text, second.end);
    let third = run(text, at);
    (one != Joint::None && two != Joint::None && third.count > 0).then_some((second, third))
}

/// Seven or eight digits in one run, or in two of which the second has four.
pub(super) fn subscriber(text: &str, first: Run) -> Option<(u64, usize)> {
    if (7..=8).contains(&first.count) {
        return Some((first.value, first.end));
    }
    let (joint, at) = joint(text, first.end);
    let second = run(text, at);
    // A third group would make it something else.
    let ends = self::joint(text, second.end).0 != Joint::Dash;
    let halves = (3..=4).contains(&first.count) && second.count == 4 && first.value >= 200 && ends;
    (joint != Joint::None && halves).then(|| (first.value * 10_000 + second.value, second.end))
}

/// `-801`, `转801`, `分机801`, `内线801` behind a number: the extension and where it ends.
pub(super) fn extension(text: &str, start: usize) -> Option<(u32, usize)> {
    const WORDS: &[&str] = &[
        "转分机",
        "转内线",
        "转接",
        "分机号",
        "分机",
        "内线",
        "转",
        "按",
        "ext.",
        "ext",
        "#",
        "*",
    ];
    let rest = &text[start..];
    let (dash, behind_dash) = joint(text, start);
    let inner = rest.trim_start_matches([' ', ',', '，', '-', '－', '(', '（']);
    let word = WORDS.iter().find(|word| inner.starts_with(**word));
    let at = match word {
        Some(word) => {
            let behind = start + rest.len() - inner.len() + word.len();
            behind + text[behind..].len()
                - text[behind..].trim_start_matches([' ', ':', '：']).len()
        }
        None if dash == Joint::Dash => behind_dash,
        None => return None,
    };
    let digits = run(text, at);
    let (next, _) = joint(text, digits.end);
    let new_number =
        word.is_none() && (is_hotline(digits) || digits.has_zero(text) || next == Joint::Dash);
    ((1..=6).contains(&digits.count) && !new_number && digits.value > 0)
        .then_some((u32::try_from(digits.value).ok()?, digits.end))
}
