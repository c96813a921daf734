//! The scorecard: departments against the targets, ranked, with small bars.

use super::{Paper, sources};
use crate::config::shown;
use crate::finding::{RatioReport, Report};
use crate::report::draw::{Page, Style, Tone, bar};
use std::cmp::Reverse;

/// What would reach the targets is named for so many, unless all is asked for.
const NAMED: usize = 8;
/// Items named for each, unless all is asked for.
const ITEMS: usize = 3;
/// Columns of a value at least: `100%`.
const VALUE: usize = 4;
/// Columns of the last column: `8/8`.
const SCORE: usize = 5;
/// Bars are no longer.
const LONGEST: usize = 8;
/// Names are not cut below this for longer bars.
const NAME: usize = 16;
/// Names are not cut below this for more ratios beside one another.
const SHORT: usize = 12;

/// The scorecard as text.
pub fn score(report: &Report, style: &Style) -> String {
    let mut page = Page::new(report, report.lang, style);
    sources::broken(&mut page);
    let cards = cards(report);
    let title = page.say("部门指标", "scorecard");
    page.heading(title, &report.as_of);
    match cards.first() {
        Some(whole) if !whole.ratios.is_empty() => {
            table(&mut page, &cards);
            legend(&mut page, &cards[0].ratios);
            ways(&mut page, &cards);
        }
        _ => nothing(&mut page),
    }
    page.finish()
}

/// The ratios of a department, or of the catalog.
struct Card<'r> {
    name: Option<&'r str>,
    ratios: Vec<&'r RatioReport>,
}

impl Card<'_> {
    fn of(&self, rule: u16) -> Option<&RatioReport> {
        self.ratios.iter().find(|known| known.rule == rule).copied()
    }

    /// Targets reached, and targets judged.
    fn met(&self) -> (usize, usize) {
        let met = self.ratios.iter().filter_map(|known| known.met);
        met.fold((0, 0), |(yes, all), met| (yes + usize::from(met), all + 1))
    }

    /// By how much the targets are missed together, in millionths.
    fn distance(&self) -> i64 {
        let short = self.ratios.iter().filter(|known| known.met == Some(false));
        let by = |known: &&RatioReport| {
            let (least, of) = known.target?;
            Some(i64::from(least) * 1_000_000 / i64::from(of.max(1)) - known.value()?)
        };
        short.filter_map(by).sum()
    }
}

/// The catalog first, then departments by targets reached, then by how near they are to the others.
fn cards(report: &Report) -> Vec<Card<'_>> {
    let mut cards: Vec<Card<'_>> = vec![Card {
        name: None,
        ratios: Vec::new(),
    }];
    for known in &report.ratios {
        let name = known.department.as_deref();
        match cards.last_mut().filter(|card| card.name == name) {
            Some(card) => card.ratios.push(known),
            None => cards.push(Card {
                name,
                ratios: vec![known],
            }),
        }
    }
    let asked = |known: &&RatioReport| known.items + known.unread() > 0;
    cards[0].ratios.retain(asked);
    cards[1..].sort_by_key(|card| {
        let (met, judged) = card.met();
        (judged == 0, Reverse(met), card.distance())
    });
    cards
}

/// How wide the columns are.
struct Plan {
    name: usize,
    bar: usize,
    value: usize,
    /// How many ratios stand beside one another.
    columns: usize,
}

fn plan(page: &Paper<'_>, cards: &[Card<'_>], columns: usize) -> Plan {
    let values = cards.iter().flat_map(|card| &card.ratios);
    let values = values.filter_map(|known| Some(percent(known, known.value()?).len()));
    let value = values.max().unwrap_or(0).max(VALUE);
    let widest = cards
        .iter()
        .map(|card| page.gauge.text(&name(page, card)))
        .max();
    let widest = widest.unwrap_or(0);
    // Indent, score, and with each value its mark and a blank.
    let room = page.style.width.saturating_sub(2 + 1 + SCORE);
    let most = room.saturating_sub(widest.min(SHORT)) / (value + 2);
    let columns = columns.min(most.max(1));
    let least = widest.min(NAME.max(room.saturating_sub(columns * (value + 3))));
    let bar = room.saturating_sub(least) / columns.max(1);
    let bar = bar.saturating_sub(value + 2).min(LONGEST);
    let left = room.saturating_sub(columns * (bar + value + 2));
    Plan {
        name: widest.min(left.max(8)),
        bar,
        value,
        columns,
    }
}

fn name(page: &Paper<'_>, card: &Card<'_>) -> String {
    match card.name {
        None => page.say("全目录", "the whole catalog").to_owned(),
        Some(name) => page.tidy(name),
    }
}

fn table(page: &mut Paper<'_>, cards: &[Card<'_>]) {
    let plan = plan(page, cards, cards[0].ratios.len());
    for (nth, columns) in cards[0].ratios.chunks(plan.columns).enumerate() {
        if nth > 0 {
            page.blank();
        }
        rows(page, &plan, cards, columns);
    }
}

/// The departments under some of the ratios.
fn rows(page: &mut Paper<'_>, plan: &Plan, cards: &[Card<'_>], columns: &[&RatioReport]) {
    let met = page.say("达标", "met").to_owned();
    let header = columns
        .iter()
        .map(|known| (format!("{} ", known.short), Tone::Dim));
    line(page, plan, ("", Tone::Dim), header.collect(), &met);
    let targets = columns.iter().map(|known| {
        let target = known.target.map_or_else(|| "-".to_owned(), shown);
        (format!("{target} "), Tone::Dim)
    });
    let label = page.say("目标", "target");
    line(page, plan, (label, Tone::Dim), targets.collect(), "");
    for (at, card) in cards.iter().enumerate() {
        let cells = columns
            .iter()
            .map(|known| cell(page, plan, card.of(known.rule)));
        let cells = cells.collect();
        let (met, judged) = card.met();
        let name = name(page, card);
        let tone = if at == 0 { Tone::Bold } else { Tone::Plain };
        let score = match judged {
            0 => "-".to_owned(),
            judged => format!("{met}/{judged}"),
        };
        line(page, plan, (&name, tone), cells, &score);
    }
}

/// One line: every cell stands at the right of its column.
fn line(
    page: &mut Paper<'_>,
    plan: &Plan,
    (name, tone): (&str, Tone),
    cells: Vec<(String, Tone)>,
    score: &str,
) {
    let width = plan.bar + plan.value + 1;
    // Names begin alike, with the name of the city.
    let name = page.gauge.cut_start(name, plan.name);
    let padding = plan.name.saturating_sub(page.gauge.text(&name));
    let mut line = format!("  {}{:padding$}", page.ink.paint(tone, &name), "");
    for (text, tone) in cells {
        let text = page.gauge.cut(&text, width);
        let padding = width.saturating_sub(page.gauge.text(&text));
        line += &format!(" {:padding$}{}", "", page.ink.paint(tone, &text));
    }
    let padding = (SCORE + 1).saturating_sub(page.gauge.text(score));
    line += &format!("{:padding$}{score}", "");
    page.raw(&line);
}

/// A bar, the value, and `<` where it is below the target.
fn cell(page: &Paper<'_>, plan: &Plan, known: Option<&RatioReport>) -> (String, Tone) {
    let Some(known) = known.filter(|known| known.items + known.unread() > 0) else {
        return ("- ".to_owned(), Tone::Dim);
    };
    let Some(value) = known.value() else {
        return ("? ".to_owned(), Tone::Warning);
    };
    let (mark, tone) = match known.met {
        Some(true) => (" ", Tone::Good),
        Some(false) => ("<", Tone::Error),
        None => (" ", Tone::Dim),
    };
    // A blank stands between a length and its value; a step is told apart without.
    let gap = usize::from(plan.bar > 1);
    let bar = bar(value, plan.bar - gap, page.style.wide_ambiguous) + &" ".repeat(gap);
    let (percent, width) = (percent(known, value), plan.value);
    (format!("{bar}{percent:>width$}{mark}"), tone)
}

/// A value as it is shown. What falls short is rounded down, so that it never looks like its target.
fn percent(known: &RatioReport, value: i64) -> String {
    let percent = match known.met {
        Some(false) => value.div_euclid(10_000),
        _ => (value + 5_000).div_euclid(10_000),
    };
    format!("{percent}%")
}

fn legend(page: &mut Paper<'_>, columns: &[&RatioReport]) {
    let text = page.say(
        "< 低于目标；? 空着或读不出的太多，没有计算；- 没有可以计算的事项。事项太少的不判是否达标。空着的不算零。",
        "< below the target; ? too much is blank or unreadable; - nothing to count. Too few items are not judged. Blank is not nought.",
    );
    page.blank();
    page.paragraph(2, Tone::Dim, text);
    let names = columns.iter().map(|known| {
        let id = page.report.rules[usize::from(known.rule)].id;
        format!("{} {id} {}", known.short, known.name)
    });
    let names = names.collect::<Vec<_>>().join(page.say("；", "; "));
    let how = page.say(
        "。算法见 shixiang explain R001 等。",
        ". shixiang explain R001 and so on tells how each is worked out.",
    );
    let text = names + how;
    page.paragraph(2, Tone::Dim, &text);
}

/// What would reach the targets: of those whose targets they are, or of all.
fn ways(page: &mut Paper<'_>, cards: &[Card<'_>]) {
    let full = page.style.full;
    let short: Vec<&RatioReport> = cards
        .iter()
        .flat_map(|card| card.ratios.iter().copied())
        .filter(|known| known.met == Some(false) && (full || known.owed))
        .collect();
    if short.is_empty() {
        return;
    }
    page.heading(page.say("怎样达标", "what would reach the targets"), "");
    let most = if full { short.len() } else { NAMED };
    for known in short.iter().take(most) {
        way(page, known);
    }
    let more = short.len().saturating_sub(most);
    if more > 0 {
        let text = page.text(
            || format!("另有 {more} 个，--full 显示全部"),
            || format!("{more} more, --full shows all"),
        );
        page.paragraph(2, Tone::Info, &text);
    }
}

fn way(page: &mut Paper<'_>, known: &RatioReport) {
    let whole = page.say("全目录", "the whole catalog");
    let who = known.department.as_deref().unwrap_or(whole);
    let (name, value) = (known.name, known.percent().unwrap_or_default());
    let target = known.target.map_or_else(String::new, shown);
    let head = page.text(
        || format!("{who}　{name} {value}，目标 {target}"),
        || format!("{who}: {name} {value}, target {target}"),
    );
    let head = page.tidy(&head);
    page.paragraph(2, Tone::Bold, &head);
    let needed = match known.needed {
        Some(needed) => page.text(
            || format!("还差 {needed} 项："),
            || format!("{needed} more: "),
        ),
        None => page.say("先从这些做起：", "begin with: ").to_owned(),
    };
    let most = if page.style.full { usize::MAX } else { ITEMS };
    let items = known.to_reach.iter().take(most).map(|reach| {
        let name = page.tidy(&reach.item.name);
        page.text(
            || format!("{name}（{}）", reach.change),
            || format!("{name} ({})", reach.change),
        )
    });
    let items = items.collect::<Vec<_>>().join(page.say("、", ", "));
    let shown = known.to_reach.len().min(most) as u64;
    let dots = if known.needed != Some(shown) {
        " …"
    } else {
        ""
    };
    page.paragraph(4, Tone::Plain, &format!("{needed}{items}{dots}"));
}

fn nothing(page: &mut Paper<'_>) {
    let text = page.say(
        "没有可以计算的事项：指标只算依申请、在用的办理项，还要有办件类型、到场次数、网办深度、时限等列",
        "nothing to count: ratios are taken over items on application that are in use, and need columns such as 办件类型",
    );
    page.paragraph(2, Tone::Plain, text);
}

#[cfg(test)]
mod tests;
