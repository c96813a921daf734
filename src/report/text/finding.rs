//! One finding: its level and rule, what is wrong, where, what to write, on whose authority.

use super::Paper;
use super::place::{draw, label, place_name, within};
use crate::finding::{Finding, Lang, Related, part_name};
use crate::model::Element;
use crate::report::draw::{Tone, plural, thousands};
use crate::report::listing::{Elsewhere, Entry};

/// Columns that the body of a finding stands in.
const BODY: usize = 4;
/// Related places named below a drawing at most.
const RELATED: usize = 5;

pub(super) fn finding(page: &mut Paper<'_>, entry: &Entry<'_>) {
    let finding = entry.finding;
    headline(page, finding);
    let message = page.tidy_value(finding.element, &finding.message);
    page.paragraph(BODY, Tone::Bold, &message);
    let drawn = draw(page, finding);
    related(page, finding, &drawn);
    help(page, finding);
    basis(page, finding);
    if entry.more > 0 {
        page.blank();
        more(page, finding.rule, entry.more);
    }
    page.blank();
}

fn headline(page: &mut Paper<'_>, finding: &Finding) {
    let rule = &page.report.rules[finding.rule as usize];
    let level = finding.level.words().get(page.lang);
    let tone = Tone::of(finding.level);
    let room = page
        .style
        .width
        .saturating_sub(page.gauge.text(level) + rule.id.len() + 4);
    let slug = page.gauge.cut(rule.slug, room);
    let mut line = format!(
        "  {} {} {}",
        page.ink.paint(tone, level),
        page.ink.paint(tone, rule.id),
        page.ink.paint(Tone::Dim, &slug)
    );
    let dot = match page.style.wide_ambiguous {
        true => " - ",
        false => " · ",
    };
    let subject = subject(page, finding);
    let room = room.saturating_sub(page.gauge.text(&slug) + dot.chars().count());
    // A word or two at least; the drawing below names the element too.
    if !subject.is_empty() && room >= 8 {
        line += &page.ink.paint(Tone::Dim, dot);
        line += &page.gauge.cut(&subject, room);
    }
    page.raw(&line);
}

/// The element: `申请材料[2] 来源渠道`.
fn subject(page: &Paper<'_>, finding: &Finding) -> String {
    let element = match (finding.element, page.lang) {
        (Element::none, _) => "",
        (element, Lang::Zh) => element.label(),
        (element, Lang::En) => element.key(),
    };
    match finding.part {
        Some(part) => format!("{} {element}", part_name(part, page.lang)),
        None => element.to_owned(),
    }
}

/// Places it is measured against that are not in the drawing, or of which there is more to say.
fn related(page: &mut Paper<'_>, finding: &Finding, drawn: &[bool]) {
    let label = page.say("对照：", "see:   ");
    let places = finding.related.iter().zip(drawn);
    let texts: Vec<String> = places
        .filter(|(related, drawn)| !**drawn || adds(related))
        .map(|(related, drawn)| match drawn {
            true => drawn_text(page, related),
            false => related_text(page, finding, related),
        })
        .collect();
    let shown = match page.style.full {
        true => texts.len(),
        false => texts.len().min(RELATED),
    };
    for text in &texts[..shown] {
        page.labelled(BODY, label, Tone::Plain, text);
    }
    let more = (texts.len() - shown) as u64;
    if more > 0 {
        let text = page.text(|| format!("另有 {more} 处"), || format!("{more} more"));
        page.labelled(BODY, label, Tone::Dim, &text);
    }
}

/// The note says more than the value that it is about.
fn adds(related: &Related) -> bool {
    !related.note.is_empty() && !related.value.is_empty() && !related.note.contains(&*related.value)
}

/// What is drawn already needs its note only.
fn drawn_text(page: &Paper<'_>, related: &Related) -> String {
    let place = related
        .place
        .a1()
        .unwrap_or_else(|| within(page, &related.place));
    page.tidy_value(related.element, &format!("{place} {}", related.note))
}

fn related_text(page: &Paper<'_>, finding: &Finding, related: &Related) -> String {
    let place = match finding.source == related.source {
        true => within(page, &related.place),
        false => place_name(page, related.source, &related.place),
    };
    let label = match page.lang {
        Lang::Zh => label(page, related.source, &related.place, related.element),
        Lang::En => related.element.key().into(),
    };
    let (value, note) = (&related.value, &related.note);
    let text = match (value.is_empty() || !adds(related), note.is_empty()) {
        (true, false) => format!("{place} {label} {note}"),
        (_, true) => page.text(
            || format!("{place} {label}「{value}」"),
            || format!("{place} {label} “{value}”"),
        ),
        (false, false) => page.text(
            || format!("{place} {label}「{value}」，{note}"),
            || format!("{place} {label} “{value}”, {note}"),
        ),
    };
    page.tidy_value(related.element, &text)
}

fn help(page: &mut Paper<'_>, finding: &Finding) {
    let label = page.say("改法：", "fix:   ");
    if let Some(help) = &finding.help {
        let text = page.tidy(help);
        page.labelled(BODY, label, Tone::Plain, &text);
    }
    let Some(fix) = &finding.fix else { return };
    let said = |help: &str| help.contains(&*fix.value);
    if !finding.help.as_deref().is_some_and(said) {
        let value = page.tidy_value(finding.element, &fix.value);
        let text = page.text(|| format!("改成「{value}」"), || format!("write “{value}”"));
        page.labelled(BODY, label, Tone::Plain, &text);
    }
}

fn basis(page: &mut Paper<'_>, finding: &Finding) {
    let rule = &page.report.rules[finding.rule as usize];
    if rule.basis.is_empty() {
        return;
    }
    let basis = rule.basis.join(page.say("；", "; "));
    page.labelled(BODY, page.say("依据：", "basis: "), Tone::Dim, &basis);
}

fn more(page: &mut Paper<'_>, rule: u16, more: u64) {
    let id = page.report.rules[rule as usize].id;
    let more = thousands(more);
    let text = page.text(
        || format!("另有 {more} 处同类问题（{id}），--full 显示全部"),
        || format!("{more} more of the same ({id}), --full shows all"),
    );
    page.paragraph(2, Tone::Info, &text);
}

pub(super) fn elsewhere(page: &mut Paper<'_>, other: &Elsewhere) {
    let rule = &page.report.rules[other.rule as usize];
    let (id, more) = (rule.id, thousands(other.more));
    let files = plural(other.sources, "other file", "other files");
    let sources = thousands(other.sources);
    let text = page.text(
        || format!("{sources} 个文件中另有 {more} 处同类问题（{id}），--full 显示全部"),
        || format!("{more} more of the same in {files} ({id}), --full shows all"),
    );
    page.paragraph(2, Tone::Info, &text);
}
