//! The page says all, and nothing in it is a tag that a file wrote.

use super::*;
use crate::finding::{Lang, Level, Since};
use crate::report::testing::{many, one, report};

fn shown(report: &Report) -> String {
    let mut bytes = Vec::new();
    html(report, &Style::default(), &mut bytes).expect("a vector takes everything");
    String::from_utf8(bytes).expect("it is UTF-8")
}

#[test]
fn the_list_counts_what_the_report_counts() {
    let report = many(Lang::Zh);
    let text = shown(&report);
    for (level, class) in [
        (Level::Error, "e"),
        (Level::Warning, "w"),
        (Level::Info, "i"),
    ] {
        let class = format!("\" class=\"{class} n\"><td>");
        let rows = text
            .lines()
            .filter(|line| line.starts_with("<tr id=\"f") && line.contains(&class));
        assert_eq!(rows.count(), report.count(level), "{level:?}");
    }
}

#[test]
fn no_two_findings_have_one_link() {
    let mut report = one(Lang::Zh);
    let again = report.findings[0].clone();
    report.findings.push(again);
    let text = shown(&report);
    let mut links: Vec<&str> = text
        .lines()
        .filter_map(|line| line.strip_prefix("<tr id=\"f")?.split('"').next())
        .collect();
    links.dedup();
    assert_eq!(links.len(), 2, "{links:?}");
    assert_eq!(links[1], format!("{}-2", links[0]));
}

#[test]
fn what_a_file_says_is_never_a_tag() {
    let hostile = "</noscript></script><img src=x onerror=alert(1)>\"'&\n\u{2028}";
    let mut report = many(Lang::Zh);
    for finding in &mut report.findings {
        finding.message = hostile.into();
        finding.value = hostile.into();
        finding.help = Some(hostile.into());
        finding.label = Some(hostile.into());
        if let Some(item) = &mut finding.item {
            let item = std::sync::Arc::make_mut(item);
            (item.name, item.code, item.department) =
                (hostile.into(), hostile.into(), hostile.into());
        }
        for related in &mut finding.related {
            (related.value, related.note) = (hostile.into(), hostile.into());
        }
    }
    for source in &mut report.sources {
        source.path = hostile.into();
        source.message = Some(hostile.into());
    }
    report.passed_over = vec![hostile.into()];
    let (plain, text) = (shown(&many(Lang::Zh)), shown(&report));
    for tag in [
        "<img",
        "</noscript",
        "<script",
        "</script",
        "onerror=alert(1)>",
    ] {
        assert_eq!(
            text.matches(tag).count(),
            plain.matches(tag).count(),
            "{tag}"
        );
    }
    let lines = |text: &str| {
        text.lines()
            .filter(|line| line.starts_with("<tr id="))
            .count()
    };
    assert_eq!(lines(&text), lines(&plain));
}

#[test]
fn the_policy_names_the_script_and_the_style_as_they_stand() {
    let text = shown(&one(Lang::En));
    let style = text
        .split("<style>")
        .nth(1)
        .and_then(|rest| rest.split("</style>").next());
    assert_eq!(style, Some(policy::STYLE));
    let script = text
        .rsplit("<script>")
        .next()
        .and_then(|rest| rest.split("</script>").next());
    assert_eq!(script, Some(policy::SCRIPT));
    assert!(text.contains("default-src 'none'; style-src 'sha256-"));
    assert!(
        !text.contains(" style=") && !text.contains(" onclick="),
        "the policy forbids it"
    );
}

#[test]
fn mobile_numbers_are_masked_also_in_excerpts() {
    let mut report = one(Lang::Zh);
    let line = "联系方式: 13812341234 # 张三";
    report.findings[0].place = crate::report::testing::text_place(3, 7, line, "13812341234");
    report.findings[0].value = "13812341234".into();
    let text = shown(&report);
    assert!(text.contains("<mark>138****1234</mark> # 张三"));
    assert!(!text.contains("13812341234"));
}

#[test]
fn changes_are_told_when_there_is_something_to_compare_with() {
    let mut known = one(Lang::Zh);
    assert!(!shown(&known).contains("相比"));
    known.since = Some(Since::new(&known, "2026-10-22", Vec::new()));
    let text = shown(&known);
    assert!(text.contains("<h2>与 2026-10-22 相比</h2>"));
    assert!(text.contains("<dt>新增</dt><dd>1</dd>"), "{text}");
}

#[test]
fn nothing_found_and_nothing_read_are_pages_too() {
    for lang in [Lang::Zh, Lang::En] {
        let text = shown(&report(lang));
        assert!(text.ends_with("</html>\n"));
        assert!(!text.contains("<tr id=\"f"));
    }
}

#[test]
fn an_english_page_has_no_chinese_of_its_own() {
    let text = shown(&report(Lang::En));
    let own: String = text
        .split("<style>")
        .next()
        .into_iter()
        .chain(text.split("<body>").nth(1))
        .collect();
    let own = own.replace(policy::SCRIPT, "");
    let rest: Vec<&str> = own
        .lines()
        .filter(|line| line.chars().any(|c| ('一'..='龥').contains(&c)))
        .collect();
    assert!(rest.is_empty(), "{rest:?}");
}
