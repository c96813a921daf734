//! `rules` and `explain`: the rule book, offline.

use super::OK;
use super::args::{ExplainArgs, RulesArgs};
use super::check::{BOTH, Shown, told};
use super::error::CliError;
use super::output::{self, Output};
use crate::finding::Lang;
use crate::report::{self, RuleText};
use crate::rules::{BOOK, Rule, find, nearest_rule};

pub(super) fn rules(args: RulesArgs, lang: Lang) -> Result<u8, CliError> {
    let outputs = output::parse(&args.output, BOTH)?;
    let texts: Vec<RuleText<'static>> = BOOK.iter().map(|rule| text(rule, lang)).collect();
    let shown = Shown {
        look: args.look,
        full: true,
        show_mobile: true,
    };
    for output in &outputs {
        output::write(output, |mut out| match output.format {
            "json" => report::rules_json(&texts, &mut out),
            _ => out.write_all(report::rules(&texts, lang, &shown.style(output)).as_bytes()),
        })?;
    }
    told(&outputs, lang);
    Ok(OK)
}

pub(super) fn explain(args: ExplainArgs, lang: Lang) -> Result<u8, CliError> {
    let name = args.rule.trim();
    let Some(rule) = find(name) else {
        let near = nearest_rule(name).about.id;
        let near = find(near).map_or(("", ""), |rule| (rule.about.id, rule.about.slug));
        return Err(CliError::UnknownRule {
            given: name.to_owned(),
            id: near.0,
            slug: near.1,
        });
    };
    let screen = Output {
        format: "text",
        path: None,
    };
    let shown = Shown {
        look: args.look,
        full: true,
        show_mobile: true,
    };
    let style = shown.style(&screen);
    output::write(&screen, |out| {
        out.write_all(report::explain(&text(rule, lang), lang, &style).as_bytes())
    })?;
    Ok(OK)
}

/// What the report wing needs of a rule; it does not know the book.
fn text(rule: &'static Rule, lang: Lang) -> RuleText<'static> {
    let about = &rule.about;
    RuleText {
        id: about.id,
        slug: about.slug,
        level: about.level,
        since: about.since,
        says: about.says.get(lang),
        why: about.why.get(lang),
        basis: about.basis.iter().map(|basis| basis.get(lang)).collect(),
        wrong: rule.wrong,
        right: rule.right,
    }
}
