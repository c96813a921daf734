//! The bulletin: how the departments stand, which rules are broken most, targets, and what changed, in Markdown.

use super::departments::{Department, Whose, ranked};
use super::draw::Style;
use super::json::{Masker, summary};
use super::notice::{day, numbered};
use super::only::only_sentence;
use super::rows::escaped;
use super::xlsx::{LEVELS, title, worst_rules};
use crate::config::shown;
use crate::finding::{Lang, Level, RatioReport, Report, Status, words};
use std::fmt::Write as _;

/// Rules that a bulletin names.
const RULES: usize = 10;
/// Departments named for a target that they miss.
const NAMED: usize = 8;

/// The bulletin on a report, with the day until which all is to be mended.
pub fn bulletin(
    report: &Report,
    style: &Style,
    departments: &[Department<'_>],
    due: Option<&str>,
) -> String {
    let mut page = Page {
        report,
        style,
        out: String::new(),
        headings: 0,
    };
    page.opening();
    page.departments(departments);
    page.rules(departments);
    page.targets();
    page.changes(departments);
    page.unreadable();
    page.demands(due);
    page.out
}

struct Page<'p> {
    report: &'p Report,
    style: &'p Style,
    out: String,
    headings: usize,
}

impl Page<'_> {
    fn say(&self, zh: &'static str, en: &'static str) -> &'static str {
        words(zh, en).get(self.report.lang)
    }

    fn line(&mut self, text: &str) {
        self.out.push_str(text);
        self.out.push('\n');
    }

    fn heading(&mut self, zh: &'static str, en: &'static str) {
        let text = numbered(self.headings, self.say(zh, en), self.report.lang);
        self.headings += 1;
        self.line(&format!("\n## {text}\n"));
    }

    /// The head of a table; `>` before a name puts its column to the right.
    fn table(&mut self, heads: &[&str]) {
        let names: Vec<&str> = heads
            .iter()
            .map(|head| head.trim_start_matches('>'))
            .collect();
        let sides = heads
            .iter()
            .map(|head| if head.starts_with('>') { "--:" } else { "---" });
        let sides: Vec<&str> = sides.collect();
        self.line(&format!(
            "| {} |\n| {} |",
            names.join(" | "),
            sides.join(" | ")
        ));
    }

    fn row(&mut self, cells: &[String]) {
        self.line(&format!("| {} |", cells.join(" | ")));
    }

    fn opening(&mut self) {
        let lang = self.report.lang;
        let total = summary(self.report);
        let name = self.say(
            "关于政务服务事项办事指南检查情况的通报",
            "Bulletin on the check of service guides",
        );
        self.line(&format!("# {name}\n"));
        let day = day(&self.report.as_of, lang);
        self.line(&match lang {
            Lang::Zh => format!(
                "{day}，对各部门报送的政务服务事项办事指南进行了检查。现将有关情况通报如下。"
            ),
            Lang::En => format!("The service guides of all departments were checked on {day}."),
        });
        self.heading("总体情况", "Overall");
        let verdict = self.report.verdict().words().get(lang);
        let (files, items) = (total.files, total.items);
        let (error, warning, info) = (total.error, total.warning, total.info);
        let all = error + warning + info;
        self.line(&match lang {
            Lang::Zh => format!("共检查文件{files}个、事项{items}项，发现问题{all}处，其中错误{error}处、警告{warning}处、提示{info}处。检查结论：{verdict}。"),
            Lang::En => format!("{files} files with {items} items: {all} findings, {error} error, {warning} warning, {info} info. Verdict: {verdict}."),
        });
        if let Some(said) = only_sentence(self.report) {
            self.line(&format!("\n{said}"));
        }
    }

    fn departments(&mut self, all: &[Department<'_>]) {
        let lang = self.report.lang;
        self.heading("各部门情况", "Departments");
        let names = LEVELS.map(|level| format!(">{}", level.words().get(lang)));
        let mut heads = vec![self.say(">名次", ">rank"), self.say("部门", "department")];
        heads.push(self.say(">事项", ">items"));
        heads.extend(names.iter().map(String::as_str));
        heads.push(self.say(">每百项错误", ">errors per 100 items"));
        self.table(&heads);
        let mut rank = 0;
        for known in ranked(all) {
            let place = match known.whose {
                Whose::Named(_) => {
                    rank += 1;
                    rank.to_string()
                }
                _ => "-".to_owned(),
            };
            let mut cells = vec![
                place,
                escaped(title(known.whose, lang)),
                known.items.to_string(),
            ];
            cells.extend(LEVELS.map(|level| known.count(level).to_string()));
            cells.push(rate(known));
            self.row(&cells);
        }
        let order = self.say("按错误数从多到少排列。", "Most errors first.");
        self.line(&format!("\n{order}"));
    }

    fn rules(&mut self, all: &[Department<'_>]) {
        let worst = worst_rules(self.report);
        if worst.is_empty() {
            return;
        }
        self.heading("突出问题", "Rules broken most");
        let heads = [
            self.say("规则", "rule"),
            self.say("说明", "says"),
            self.say("级别", "level"),
            self.say(">处数", ">findings"),
            self.say(">涉及部门", ">departments"),
        ];
        self.table(&heads);
        for (at, findings) in worst.iter().take(RULES) {
            let rule = &self.report.rules[*at];
            let has = |known: &&Department<'_>| {
                let mut own = known.findings.iter();
                own.any(|finding| usize::from(self.report.findings[*finding].rule) == *at)
            };
            let departments = all.iter().filter(has).count();
            let level = rule.level.words().get(self.report.lang);
            let cells = [
                rule.id.to_owned(),
                escaped(rule.says),
                level.to_owned(),
                findings.to_string(),
            ];
            self.row(&[&cells[..], &[departments.to_string()]].concat());
        }
        let more = worst.len().saturating_sub(RULES);
        if more > 0 {
            self.line(&match self.report.lang {
                Lang::Zh => format!("\n另有{more}条规则发现问题，见《汇总.xlsx》。"),
                Lang::En => format!("\n{more} more rules have findings: see summary.xlsx."),
            });
        }
    }

    fn targets(&mut self) {
        let report = self.report;
        let judged =
            |known: &&RatioReport| known.department.is_none() && known.items + known.unread() > 0;
        let catalog: Vec<&RatioReport> = report.ratios.iter().filter(judged).collect();
        if catalog.is_empty() {
            return;
        }
        self.heading("指标完成情况", "Targets");
        let heads = [
            self.say("指标", "ratio"),
            self.say(">全目录", ">catalog"),
            self.say(">目标", ">target"),
            self.say("达标", "met"),
            self.say("未达标部门", "departments short of it"),
        ];
        self.table(&heads);
        for known in catalog {
            let refused = self.say("不计算", "refused");
            let met = match known.met {
                Some(true) => self.say("是", "yes"),
                Some(false) => self.say("否", "no"),
                None => "-",
            };
            let cells = [
                known.name.to_owned(),
                known.percent().unwrap_or_else(|| refused.to_owned()),
                known.target.map_or_else(|| "-".to_owned(), shown),
                met.to_owned(),
                self.short(known.rule),
            ];
            self.row(&cells);
        }
    }

    /// The departments that fall short of a target.
    fn short(&self, rule: u16) -> String {
        let of = self.report.ratios.iter().filter(|known| known.rule == rule);
        let short = of.filter(|known| known.met == Some(false));
        let names: Vec<&str> = short
            .filter_map(|known| known.department.as_deref())
            .collect();
        let shown: Vec<String> = names.iter().take(NAMED).map(|name| escaped(name)).collect();
        let mut text = shown.join(self.say("、", ", "));
        if names.len() > NAMED {
            let _ = match self.report.lang {
                Lang::Zh => write!(text, "等{}个部门", names.len()),
                Lang::En => write!(text, " and {} more", names.len() - NAMED),
            };
        }
        match text.is_empty() {
            true => "-".to_owned(),
            false => text,
        }
    }

    fn changes(&mut self, all: &[Department<'_>]) {
        let Some(since) = &self.report.since else {
            return;
        };
        let lang = self.report.lang;
        self.heading("整改情况", "What changed");
        let day = day(&since.as_of, lang);
        let (new, open) = (since.new_count(), since.open_count());
        let (fixed, unseen) = (since.fixed.len(), since.unseen.len());
        self.line(&match lang {
            Lang::Zh => format!("与{day}的检查相比，新增{new}处，仍存{open}处，已改{fixed}处，文件未检查{unseen}处。\n"),
            Lang::En => format!("Since {day}: {new} new, {open} still open, {fixed} fixed, {unseen} in files that were not read.\n"),
        });
        let heads = [
            self.say("部门", "department"),
            self.say(">新增", ">new"),
            self.say(">仍存", ">still open"),
            self.say(">已改", ">fixed"),
            self.say(">文件未检查", ">file not read"),
        ];
        self.table(&heads);
        for known in ranked(all) {
            let counts = [known.new, known.open(), known.fixed.len(), known.unseen];
            let counts = counts.map(|count| count.to_string());
            self.row(&[&[escaped(title(known.whose, lang))][..], &counts[..]].concat());
        }
    }

    fn unreadable(&mut self) {
        let broken = |status| status == Status::Unreadable;
        let sources = &self.report.sources;
        if !sources.iter().any(|source| broken(source.status)) {
            return;
        }
        self.heading("未能读取的文件", "Files that could not be read");
        let masker = Masker {
            show_mobile: self.style.show_mobile,
        };
        for source in sources.iter().filter(|source| broken(source.status)) {
            let message = masker.text(source.message.as_deref().unwrap_or_default());
            self.line(&format!(
                "- {}: {}",
                escaped(&source.path),
                escaped(&message)
            ));
        }
    }

    fn demands(&mut self, due: Option<&str>) {
        self.heading("有关要求", "What to do");
        let lang = self.report.lang;
        let due = due.map(|due| day(due, lang));
        let text = match (lang, due) {
            (Lang::Zh, Some(due)) => {
                format!("请各部门对照整改通知和问题清单，于{due}前完成整改并书面反馈。")
            }
            (Lang::Zh, None) => {
                "请各部门对照整改通知和问题清单，按要求的期限完成整改并书面反馈。".to_owned()
            }
            (Lang::En, Some(due)) => {
                format!("Departments mend what their notices list, and answer, by {due}.")
            }
            (Lang::En, None) => "Departments mend what their notices list, and answer.".to_owned(),
        };
        self.line(&text);
    }
}

/// Errors per hundred items.
fn rate(known: &Department<'_>) -> String {
    match known.items {
        0 => "-".to_owned(),
        items => format!(
            "{:.1}",
            known.count(Level::Error) as f64 * 100.0 / items as f64
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::departments::departments;
    use crate::report::snapshots::changed;
    use crate::report::testing::{many, report};

    fn shown(report: &Report) -> String {
        bulletin(
            report,
            &Style::default(),
            &departments(report),
            Some("2026-12-15"),
        )
    }

    #[test]
    fn the_worst_department_comes_first() {
        let text = shown(&many(Lang::Zh));
        assert!(
            text.contains("| 1 | 市城市管理局 | 0 | 216 | 1 | 0 | - |"),
            "{text}"
        );
        assert!(
            text.contains("| 2 | 县民政局 | 0 | 1 | 0 | 0 | - |"),
            "{text}"
        );
        assert!(text.contains("于2026年12月15日前完成整改"), "{text}");
        assert!(
            text.contains("| T001 | 未填写法定办结时限 | 错误 | 215 | 1 |"),
            "{text}"
        );
        assert!(text.contains("加密的目录.xls: 文件加了密码"), "{text}");
    }

    #[test]
    fn of_nothing_there_is_little_to_say() {
        for lang in [Lang::Zh, Lang::En] {
            let text = shown(&report(lang));
            assert_eq!(text.matches("\n## ").count(), 3, "{text}");
        }
        let text = shown(&report(Lang::En));
        assert!(!text.chars().any(|c| c >= '\u{3000}'), "{text}");
    }

    #[test]
    fn what_changed_is_told_by_department() {
        let report = changed(Lang::Zh);
        let text = shown(&report);
        assert!(
            text.contains("与2026年10月22日的检查相比，新增1处，仍存220处，已改1处"),
            "{text}"
        );
        assert!(text.contains("| 县民政局 | 1 | 0 | 1 | 0 |"), "{text}");
        assert!(
            text.contains("| 市城市管理局 | 0 | 217 | 0 | 0 |"),
            "{text}"
        );
    }
}
