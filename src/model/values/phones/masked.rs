//! Numbers that nobody can dial, since digits of them are hidden or left out: `0431-8422XXXX`, `8422****`, `138****5678`,
//! `0431-`.

use super::digits::{Joint, Run, joint, run};
use crate::canon::arabic;

/// Where a number ends that begins with this run and lacks digits; `None` if it is no such number.
pub(super) fn masked(text: &str, first: Run) -> Option<usize> {
    if first.is_area(text) {
        return behind_area(text, first);
    }
    let is_mobile = first.count == 3 && (130..200).contains(&first.value);
    match is_mobile {
        true => hidden(text, first.end),
        false => by_itself(text, first),
    }
}

/// `8422XXXX` as the whole cell: as long as a number without its area code, or as a mobile one.
fn by_itself(text: &str, first: Run) -> Option<usize> {
    if first.start > 0 || first.count > 10 {
        return None;
    }
    let end = hidden(text, first.end)?;
    let length = text[..end].chars().count();
    (matches!(length, 7 | 8 | 11) && end == text.len()).then_some(end)
}

fn behind_area(text: &str, area: Run) -> Option<usize> {
    let (joint, at) = joint(text, area.end);
    let local = run(text, at);
    if joint != Joint::None
        && local.count < 8
        && let Some(end) = hidden(text, local.end)
    {
        return Some(end);
    }
    let is_alone = text.trim().len() == area.end - area.start;
    let is_cut = joint == Joint::Dash && local.count == 0 && text[at..].trim().is_empty();
    (is_alone || is_cut).then(|| text.trim_end().len())
}

/// Where characters that stand for digits end, with digits among them; `None` if there are none. One O or l among digits is a
/// slip, X and stars are meant.
fn hidden(text: &str, start: usize) -> Option<usize> {
    let stands = |c: char| matches!(c, 'x' | 'X' | 'ｘ' | 'Ｘ' | '*' | '＊' | '×');
    let is_slip = |c: char| matches!(c, 'O' | 'o' | 'l' | 'I');
    let (mut marks, mut slips, mut end) = (0, 0, start);
    for c in text[start..].chars().take(12) {
        match c {
            c if stands(c) => marks += 1,
            c if is_slip(c) => slips += 1,
            c if arabic(c).is_some() => {}
            _ => break,
        }
        end += c.len_utf8();
    }
    let is_word = text[end..].starts_with(|c: char| c.is_ascii_alphabetic());
    (!is_word && (marks >= 2 || slips == 1 && marks == 0)).then_some(end)
}
