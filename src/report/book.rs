//! The rule book for a reader: all rules as a table, and one rule explained.

use super::draw::{Align, Page, Style, Table, Tone};
use crate::finding::{Lang, Level};
use serde::Serialize;

/// A rule in one language, as whoever prints it hands it over.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct RuleText<'a> {
    /// `T003`.
    pub id: &'a str,
    /// `promise-over-statute`.
    pub slug: &'a str,
    /// The pack it belongs to.
    pub pack: &'a str,
    /// What that pack is called.
    pub pack_title: &'a str,
    /// How grave.
    #[serde(serialize_with = "level_name")]
    pub level: Level,
    /// The version that brought it.
    pub since: &'a str,
    /// The wrong state in a sentence.
    pub says: &'a str,
    /// Why it matters.
    pub why: &'a str,
    /// On whose authority.
    pub basis: Vec<&'a str>,
    /// For a ratio, how it is worked out.
    pub formula: Option<&'a str>,
    /// For a ratio, what is to be reached and by whom.
    pub target: Option<String>,
    /// What it is measured by: name, value, and what that is.
    pub parameters: Vec<ParameterText<'a>>,
    /// A guide that it reports.
    pub wrong: &'a str,
    /// The same guide in order.
    pub right: &'a str,
}

/// A parameter of a rule in one language.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct ParameterText<'a> {
    /// `instant_days`
    pub name: &'a str,
    /// Its value in this run.
    pub value: String,
    /// What it is.
    pub says: &'a str,
}

fn level_name<S: serde::Serializer>(level: &Level, out: S) -> Result<S::Ok, S::Error> {
    out.serialize_str(level.name())
}

/// All rules, one a line.
pub fn rules(rules: &[RuleText<'_>], lang: Lang, style: &Style) -> String {
    let mut page = Page::new((), lang, style);
    let mut table = Table::new(&[
        (page.say("编号", "id"), Align::Left),
        (page.say("级别", "level"), Align::Left),
        (page.say("说明", "says"), Align::Left),
        (page.say("名称", "name"), Align::Left),
        (page.say("规则包", "pack"), Align::Left),
    ]);
    for rule in rules {
        let level = rule.level.words().get(lang);
        table.row(vec![
            (rule.id.to_owned(), Tone::Bold),
            (level.to_owned(), Tone::of(rule.level)),
            (rule.says.to_owned(), Tone::Plain),
            (rule.slug.to_owned(), Tone::Dim),
            (rule.pack.to_owned(), Tone::Dim),
        ]);
    }
    let lines = table.draw(0, &page.style);
    page.block(&lines);
    page.blank();
    let count = rules.len();
    let text = page.text(
        || format!("共 {count} 条；shixiang explain 编号或名称：看理由、依据和例子"),
        || format!("{count} rules; shixiang explain ID or NAME tells why, on whose authority, with examples"),
    );
    page.paragraph(0, Tone::Dim, &text);
    page.finish()
}

/// One rule in full.
pub fn explain(rule: &RuleText<'_>, lang: Lang, style: &Style) -> String {
    let mut page = Page::new((), lang, style);
    let level = rule.level.words().get(lang);
    page.heading(&format!("{} {}", rule.id, rule.slug), level);
    page.paragraph(0, Tone::Bold, rule.says);
    page.blank();
    page.labelled(0, page.say("理由  ", "why    "), Tone::Plain, rule.why);
    measure(&mut page, rule);
    for (at, basis) in rule.basis.iter().enumerate() {
        let label = match at {
            0 => page.say("依据  ", "basis  "),
            _ => page.say("      ", "       "),
        };
        page.labelled(0, label, Tone::Plain, basis);
    }
    let pack = page.text(
        || format!("{}（{}）", rule.pack, rule.pack_title),
        || format!("{} ({})", rule.pack, rule.pack_title),
    );
    page.labelled(0, page.say("属于  ", "pack   "), Tone::Plain, &pack);
    page.labelled(0, page.say("版本  ", "since  "), Tone::Plain, rule.since);
    example(&mut page, ("错误写法", "wrong"), Tone::Error, rule.wrong);
    example(&mut page, ("正确写法", "right"), Tone::Good, rule.right);
    page.finish()
}

/// How a ratio is worked out, what it is to reach, and what the rule is measured by.
fn measure(page: &mut Page<()>, rule: &RuleText<'_>) {
    if let Some(formula) = rule.formula {
        page.labelled(0, page.say("算法  ", "how    "), Tone::Plain, formula);
    }
    if let Some(target) = &rule.target {
        page.labelled(0, page.say("目标  ", "target "), Tone::Plain, target);
    }
    for known in &rule.parameters {
        let text = format!(
            "{} = {}{}{}",
            known.name,
            known.value,
            page.say("：", ": "),
            known.says
        );
        page.labelled(0, page.say("参数  ", "param  "), Tone::Plain, &text);
    }
}

fn example(page: &mut Page<()>, (zh, en): (&'static str, &'static str), tone: Tone, text: &str) {
    page.blank();
    page.paragraph(0, tone, page.say(zh, en));
    for line in text.lines() {
        page.raw(&format!("    {line}"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule() -> RuleText<'static> {
        RuleText {
            id: "T003",
            slug: "promise-over-statute",
            pack: "national",
            pack_title: "法律法规、国家标准与数据一致性",
            formula: None,
            target: None,
            parameters: Vec::new(),
            level: Level::Error,
            since: "0.1.0",
            says: "承诺办结时限长于法定办结时限",
            why: "窗口可以承诺比法律规定更快，不能更慢；承诺超过法定，群众按承诺来办就会被拖过法定期限。",
            basis: vec!["《优化营商环境条例》第三十六条", "数据一致性"],
            wrong: "法定办结时限: 15个工作日\n承诺办结时限: 20个工作日",
            right: "法定办结时限: 15个工作日\n承诺办结时限: 5个工作日",
        }
    }

    #[test]
    fn a_rule_is_explained_in_full() {
        let shown = explain(&rule(), Lang::Zh, &Style::default());
        assert_eq!(
            shown,
            "\
T003 promise-over-statute                                                   错误
────────────────────────────────────────────────────────────────────────────────
承诺办结时限长于法定办结时限

理由  窗口可以承诺比法律规定更快，不能更慢；承诺超过法定，群众按承诺来办就会被拖
      过法定期限。
依据  《优化营商环境条例》第三十六条
      数据一致性
属于  national（法律法规、国家标准与数据一致性）
版本  0.1.0

错误写法
    法定办结时限: 15个工作日
    承诺办结时限: 20个工作日

正确写法
    法定办结时限: 15个工作日
    承诺办结时限: 5个工作日
"
        );
    }

    #[test]
    fn the_book_is_an_aligned_table() {
        let shown = rules(&[rule()], Lang::Zh, &Style::default());
        assert!(
            shown.starts_with(
                "\
编号  级别  说明                          名称                  规则包
T003  错误  承诺办结时限长于法定办结时限  promise-over-statute  national

共 1 条"
            ),
            "{shown}"
        );
    }
}
