//! Says which ratios fall short of their target, by how much, and which items would mend that.

use super::Measured;
use crate::finding::{RatioReport, text};
use crate::rules::brief::brief;
use crate::rules::found::Found;

/// Items named in a finding; all that were kept stand in the scorecard.
const NAMED: usize = 5;

/// The ratios that fall short, of those that the target is set for.
pub(super) fn short(all: &[Measured]) -> impl Iterator<Item = &Measured> {
    all.iter()
        .filter(|known| known.ratio.met == Some(false) && known.ratio.owed)
}

#[cold]
pub(super) fn report(measured: &Measured, found: &mut Found<'_>) {
    let Measured {
        ratio, slot, unit, ..
    } = measured;
    let department = ratio.department.as_deref().unwrap_or_default();
    let value = ratio.percent().unwrap_or_default();
    let least = slot.target.map_or(String::new(), |target| target.shown());
    let (part, whole) = (
        amount(ratio.part, ratio.scale),
        amount(ratio.whole, ratio.scale),
    );
    let message = |lang| {
        let name = ratio.name;
        let counted = (slot.ratio.counted)(&whole, &part, lang);
        let unread = unread(ratio, lang);
        text!(
            "{name} {value}，低于目标 {least}：{counted}{unread}",
            "{name} is {value}, below the target of {least}: {counted}{unread}"
        )(lang)
    };
    found
        .at_whole(*unit, department, message)
        .help(|lang| help(measured, lang));
}

/// What was not counted for being blank or unreadable.
fn unread(ratio: &RatioReport, lang: crate::finding::Lang) -> String {
    match ratio.unread() {
        0 => String::new(),
        n => text!(
            "；另有 {n} 项空着或读不出，没有算进去",
            "; left out as blank or unreadable: {n}"
        )(lang),
    }
}

fn help(measured: &Measured, lang: crate::finding::Lang) -> String {
    let ratio = &measured.ratio;
    let todo = measured.slot.ratio.todo.get(lang);
    let joint = text!("、", ", ")(lang);
    let named = ratio.to_reach.iter().take(NAMED).map(|reach| {
        let (name, change) = (brief(&reach.item.name), &reach.change);
        text!("{name}（{change}）", "{name} ({change})")(lang)
    });
    let names = named.collect::<Vec<_>>().join(&joint);
    let more = ratio.needed.is_none_or(|needed| needed > NAMED as u64);
    let rest = match more {
        true => text!(
            " …；全部见 shixiang score --full",
            " …; shixiang score --full lists them"
        )(lang),
        false => String::new(),
    };
    match ratio.needed {
        Some(1) => text!(
            "再有 1 项{todo}即可达标，最近的是：{names}{rest}",
            "to reach it 1 more item must {todo}; nearest: {names}{rest}"
        )(lang),
        Some(needed) => text!(
            "再有 {needed} 项{todo}即可达标，最近的是：{names}{rest}",
            "to reach it {needed} more items must {todo}; nearest: {names}{rest}"
        )(lang),
        None => text!(
            "要达标须有多项{todo}，先从差得最多的做起：{names}{rest}",
            "to reach it many items must {todo}; those that gain most: {names}{rest}"
        )(lang),
    }
}

/// A sum as a number: hundredths only where there are any.
pub(super) fn amount(sum: i64, scale: i64) -> String {
    let (whole, rest) = (sum / scale, (sum % scale).abs());
    match rest {
        0 => whole.to_string(),
        rest => format!("{whole}.{rest:02}")
            .trim_end_matches('0')
            .to_owned(),
    }
}
