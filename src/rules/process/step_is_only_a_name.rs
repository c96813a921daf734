//! P002: what is done in a step is written out. Its name again, a few characters or a row of names say nothing.

use crate::canon::trim;
use crate::rules::prelude::*;
use crate::rules::step_names::{head, numbered};
use crate::rules::structure::is_placeholder;

pub static RULE: Rule = Rule {
    about: About {
        id: "P002",
        slug: "step-is-only-a-name",
        level: Level::Error,
        since: "0.1.0",
        says: words(
            "办理流程内容仅为环节名称",
            "the process says no more than the names of its steps",
        ),
        why: words(
            "“受理→审查→办结”没有说清每个环节做什么，方案要求不能简单地用环节名称代替办理内容。",
            "A row of names does not say what is done; the plan forbids names in place of content.",
        ),
        basis: &[basis::PLAN_PROCESS],
    },
    wrong: "事项名称: 食品经营许可\n办理流程: 申请→受理→审查→办结",
    right: "事项名称: 食品经营许可\n办理流程: 1.受理：窗口核对材料，齐全的当场受理；2.审查：承办科室逐项核查申请内容；3.办结：制作许可证并送达申请人",
    check: Check::Item(
        looks![short_name, item_type, process_text, flow_chart, step_name],
        check,
    ),
};

fn check(item: &ServiceItem<'_>, context: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    if !item.is_on_application() {
        return Outcome::NotApplicable;
    }
    let least = context.params.step_characters;
    let steps = &item.steps.entries[..];
    if steps.iter().any(|step| !step.content.is_absent()) {
        for (index, step) in steps.iter().enumerate() {
            if !says_something(step, least) {
                lacking(item, found, index);
            }
        }
        return Outcome::Checked;
    }
    match &item.process_text {
        Field::Given(flow) => {
            let filler = |text| is_placeholder(text, &context.params.placeholders);
            if is_only_names(flow.value, least) && !filler(flow.value) {
                names(found, &flow.raw, None);
            }
            Outcome::Checked
        }
        Field::Blank(_) | Field::Nil(_) if steps.is_empty() => Outcome::NotApplicable,
        _ => bare_list(item, found, least),
    }
}

/// A list of steps that are one text each: a list of names, or whole sentences.
fn bare_list(item: &ServiceItem<'_>, found: &mut Found<'_>, least: usize) -> Outcome {
    let steps = &item.steps.entries[..];
    let is_table = |step: &Step<'_>| {
        !(step.handler.is_absent() && step.standard.is_absent() && step.result.is_absent())
    };
    if steps.is_empty() && !item.steps.stated.is_absent() {
        return Outcome::NotApplicable;
    }
    // 平台流程 lists who does what by which standard; the content stands elsewhere.
    if steps.is_empty() || steps.iter().any(is_table) {
        return Outcome::Blind("step_content");
    }
    let is_name = |step: &Step<'_>| {
        step.name
            .given()
            .is_none_or(|name| is_only_names(name.value, least))
    };
    if let Some(name) = steps[0].name.given()
        && steps.iter().all(is_name)
    {
        names(found, &name.raw, Some(0));
    }
    Outcome::Checked
}

/// Enough characters that are not just the name. What a broken formula lost is S010's.
#[inline]
fn says_something(step: &Step<'_>, least: usize) -> bool {
    match &step.content {
        Field::Given(content) => {
            // Most contents are long: four bytes a character at most.
            content.value.len() >= least.saturating_mul(12)
                || is_content(step, content.value, least)
        }
        Field::Unreadable(_) => true,
        Field::Blank(_) => left_blank(&step.content).is_none(),
        Field::Nil(_) | Field::Absent => false,
    }
}

#[cold]
fn is_content(step: &Step<'_>, content: &str, least: usize) -> bool {
    let name = step.name.given().map_or("", |name| name.value);
    let body = bare(content);
    // Both are pieces of the name.
    let is_name = body.len() <= name.len() && (body == bare(name) || body == head(name));
    body.chars().count() >= least && !is_name || is_told_elsewhere(body)
}

/// Without number and closing mark.
fn bare(text: &str) -> &str {
    let text = numbered(text).map_or(text, |(_, rest)| rest);
    trim(text.trim_end_matches(['。', '.', '；', ';', '，', ',']))
}

/// 见流程图: the content stands in another place that is named.
fn is_told_elsewhere(text: &str) -> bool {
    text.starts_with(['见', '详']) || text.starts_with("附")
}

/// Nothing but short words between marks and numbers. Filler such as 详见附件 is S008's.
fn is_only_names(text: &str, least: usize) -> bool {
    // No list of names is longer.
    if text.len() > 600 {
        return false;
    }
    let is_word = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c) || c.is_ascii_digit();
    let mut words = text.split(|c| !is_word(c)).filter(|word| !word.is_empty());
    let is_short = |word: &str| word.chars().take(least).count() < least || is_a_time(word);
    words.all(is_short) && is_list(text)
}

fn is_a_time(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit()) && word.ends_with(['日', '天', '时', '月'])
}

#[cold]
fn is_list(text: &str) -> bool {
    let has_words = text.contains(|c: char| ('\u{4e00}'..='\u{9fff}').contains(&c));
    let has_letters = text.contains(|c: char| c.is_ascii_alphabetic());
    has_words && !has_letters && !is_told_elsewhere(text)
}

#[cold]
fn lacking(item: &ServiceItem<'_>, found: &mut Found<'_>, index: usize) {
    let step = &item.steps.entries[index];
    let name = brief(step.name.given().map_or("", |name| name.value));
    let written = step.content.raw().filter(|raw| !raw.text.is_empty());
    let draft = match (&step.content, written) {
        (_, Some(raw)) => {
            let content = brief(raw.text);
            found.at_part(
                Part::Step,
                index,
                &raw,
                text!(
                    "环节“{name}”的办理内容只写了“{content}”",
                    "the content of the step \"{name}\" is only \"{content}\""
                ),
            )
        }
        (Field::Blank(raw), None) => found.at_part(
            Part::Step,
            index,
            raw,
            text!(
                "环节“{name}”没有写办理内容",
                "the step \"{name}\" has no content"
            ),
        ),
        _ => found.at_part(
            Part::Step,
            index,
            &step.origin,
            text!(
                "环节“{name}”没有写办理内容",
                "the step \"{name}\" has no content"
            ),
        ),
    };
    help(draft.element(Element::step_content));
}

#[cold]
fn names(found: &mut Found<'_>, raw: &Raw<'_>, part: Option<usize>) {
    let written = brief(raw.text);
    let message = text!(
        "办理流程只列了环节名称：{written}",
        "the process only lists the names of steps: {written}"
    );
    help(match part {
        None => found.at(raw, message),
        Some(index) => found.at_part(Part::Step, index, raw, message),
    });
}

fn help(draft: Draft<'_>) {
    draft.help(text!(
        "写明这一环节由谁办、办什么、怎么算办完，不要只写环节名称",
        "say who does what in the step and when it is done, not only its name"
    ));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn steps<'a>(cells: &[&[(Element, &'a str)]]) -> ServiceItem<'a> {
        let mut item = item(&[]);
        for cells in cells {
            let mut step = Step::default();
            for (element, text) in *cells {
                step.bind(*element, text, Origin::WHOLE);
            }
            item.steps.entries.push(step);
        }
        item
    }

    fn step(name: &str, content: &str) -> usize {
        let cells = [(Element::step_name, name), (Element::step_content, content)];
        on(&RULE, &steps(&[&cells])).1.len()
    }

    #[test]
    fn blank_the_name_again_or_a_few_characters_say_nothing() {
        for content in ["", "无", "受理", "受理。", "1.受理", "当场受理", "同上"] {
            assert_eq!(step("受理", content), 1, "{content}");
        }
        assert_eq!(step("窗口统一受理", "窗口统一受理"), 1);
        assert_eq!(step("窗口统一受理", "2.窗口统一受理。"), 1);
    }

    #[test]
    fn whoever_says_what_is_done_is_fine() {
        for content in [
            "核对材料并出具凭证",
            "受理：窗口核对材料",
            "见流程图",
            "受理申请人提交的材料",
        ] {
            assert_eq!(step("受理", content), 0, "{content}");
        }
    }

    #[test]
    fn the_step_is_named() {
        let item = steps(&[
            &[
                (Element::step_name, "受理"),
                (Element::step_content, "核对材料并出具凭证"),
            ],
            &[
                (Element::step_name, "审查"),
                (Element::step_content, "审查"),
            ],
        ]);
        let (_, found) = on(&RULE, &item);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].part, Some((Part::Step, 1)));
        assert_eq!(&*found[0].message, "环节“审查”的办理内容只写了“审查”");
    }

    #[test]
    fn a_text_of_names_is_one_finding() {
        for text in [
            "申请→受理→办结",
            "受理、审查、决定、送达",
            "1.申请\n2.受理\n3.审核\n4.办结",
            "受理（1个工作日）—审查（10个工作日）—办结",
            "（一）申请；（二）受理；（三）办结。",
            "当场办结",
        ] {
            let item = item(&[(Element::process_text, text)]);
            assert_eq!(on(&RULE, &item).1.len(), 1, "{text}");
        }
    }

    #[test]
    fn a_text_that_says_something_is_fine() {
        for text in [
            "申请人提交申请→窗口受理→科室审核",
            "到3号窗口办理",
            "详见附件",
            "见流程图",
            "http://www.example.cn/a/1",
            "流程图.png",
            "登录政务服务网后按提示办理",
        ] {
            let item = item(&[(Element::process_text, text)]);
            assert!(on(&RULE, &item).1.is_empty(), "{text}");
        }
    }

    #[test]
    fn a_list_of_names_is_judged_as_one_text() {
        let item = steps(&[
            &[(Element::step_name, "受理")],
            &[(Element::step_name, "办结")],
        ]);
        let (outcome, found) = on(&RULE, &item);
        assert_eq!((outcome, found.len()), (Outcome::Checked, 1));
        let mut beside = item;
        beside.bind(Element::process_text, "", Origin::WHOLE);
        assert_eq!(on(&RULE, &beside).1.len(), 1);
        let told = steps(&[
            &[(Element::step_name, "受理：窗口核对材料后受理")],
            &[(Element::step_name, "办结")],
        ]);
        assert!(on(&RULE, &told).1.is_empty());
    }

    #[test]
    fn without_a_place_for_content_it_is_blind() {
        let platform = steps(&[&[
            (Element::step_name, "受理"),
            (Element::step_handler, "窗口人员"),
        ]]);
        assert_eq!(on(&RULE, &platform).0, Outcome::Blind("step_content"));
        assert_eq!(on(&RULE, &item(&[])).0, Outcome::Blind("step_content"));
        let blank = item(&[(Element::process_text, "")]);
        assert_eq!(on(&RULE, &blank).0, Outcome::NotApplicable);
    }
}
