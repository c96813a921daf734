//! What a report says of rules that were left out.

use crate::finding::{Lang, Report};

/// Rules named at most.
const NAMED: usize = 6;

/// The rules in force, where they are not all: what the others would find is not in order for that.
pub(super) fn only(report: &Report) -> Option<String> {
    let rules = report.rules.iter().filter(|rule| rule.on);
    let on: Vec<&str> = rules.map(|rule| rule.id).collect();
    let (some, off) = (on.len(), report.rules.len() - on.len());
    let more = if some > NAMED { " …" } else { "" };
    let first = &on[..some.min(NAMED)];
    (off > 0).then(|| match report.lang {
        Lang::Zh => format!(
            "只用了 {some} 条：{}{more}；其余 {off} 条没有用",
            first.join("、")
        ),
        Lang::En => format!(
            "only {some}: {}{more}; {off} were left out",
            first.join(", ")
        ),
    })
}

/// The same as a sentence, for letters and bulletins.
pub(super) fn only_sentence(report: &Report) -> Option<String> {
    only(report).map(|said| match report.lang {
        Lang::Zh => format!("检查规则{said}。"),
        Lang::En => format!("Of the rules {said}."),
    })
}

#[cfg(test)]
mod tests {
    use super::{only, only_sentence};
    use crate::finding::Lang;
    use crate::report::testing::many;

    #[test]
    fn all_rules_need_no_words_and_some_do() {
        for lang in [Lang::Zh, Lang::En] {
            let mut report = many(lang);
            report.rules.iter_mut().for_each(|rule| rule.on = true);
            assert_eq!(only(&report), None);
            report.rules[1..]
                .iter_mut()
                .for_each(|rule| rule.on = false);
            let said = only(&report).expect("rules were left out");
            assert!(said.contains(report.rules[0].id), "{said}");
            let sentence = only_sentence(&report).expect("rules were left out");
            assert!(sentence.contains(&said), "{sentence}");
        }
    }
}
