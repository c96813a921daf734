//! `rules` and `explain`: the rule book, offline.

use super::OK;
use super::args::{ExplainArgs, RulesArgs};
use super::check::{BOTH, Shown, told};
use super::error::CliError;
use super::output::{self, Output};
use crate::canon::distance;
use crate::config::{PARAMETERS, Parameter, Reach, Settings, Target};
use crate::finding::{Lang, words};
use crate::report::{self, ParameterText, RuleText};
use crate::rules::{BOOK, Check, Rule, find, nearest_rule};

pub(super) fn rules(args: RulesArgs, lang: Lang) -> Result<u8, CliError> {
    let outputs = output::parse(&args.output, BOTH)?;
    let settings = Settings::default();
    let texts: Vec<RuleText<'_>> = BOOK
        .iter()
        .map(|rule| text(rule, &settings, lang))
        .collect();
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
    let rule = known(&args.rule)?;
    let settings = Settings::default();
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
        out.write_all(report::explain(&text(rule, &settings, lang), lang, &style).as_bytes())
    })?;
    Ok(OK)
}

/// The rule of this id or name.
///
/// # Errors
/// With the nearest, when there is none.
pub(super) fn known(name: &str) -> Result<&'static Rule, CliError> {
    let name = name.trim();
    find(name).ok_or_else(|| CliError::UnknownRule {
        given: name.to_owned(),
        near: near(name),
    })
}

/// Id and name of the nearest rule, if it is near enough to have been meant.
fn near(name: &str) -> Option<(&'static str, &'static str)> {
    let about = &nearest_rule(name).about;
    let typed: Vec<char> = name.to_ascii_lowercase().chars().collect();
    let far = |known: &str| distance(&typed, &known.to_ascii_lowercase());
    let is_near = far(about.id) <= 2.min(typed.len() / 2) || far(about.slug) <= typed.len() / 3;
    is_near.then_some((about.id, about.slug))
}

/// What the report wing needs of a rule; it does not know the book.
fn text<'s>(rule: &'static Rule, settings: &'s Settings, lang: Lang) -> RuleText<'s> {
    let about = &rule.about;
    let pack = settings.pack_of(about.id);
    let level = settings.ruling(about.id).and_then(|ruling| ruling.level);
    RuleText {
        id: about.id,
        slug: about.slug,
        pack: pack.map_or("", |pack| &pack.name),
        pack_title: pack.map_or("", |pack| pack.title.get(lang)),
        level: level.unwrap_or(about.level),
        since: about.since,
        says: about.says.get(lang),
        why: about.why.get(lang),
        basis: about.basis.iter().map(|basis| basis.get(lang)).collect(),
        formula: match &rule.check {
            Check::Ratio(ratio) => Some(ratio.formula.get(lang)),
            _ => None,
        },
        target: settings.target(about.id).map(|known| target(known, lang)),
        parameters: PARAMETERS
            .iter()
            .filter(|known| known.is_of(about.id))
            .map(|known| parameter(known, settings, lang))
            .collect(),
        wrong: rule.wrong,
        right: rule.right,
    }
}

fn target(target: Target, lang: Lang) -> String {
    let who = match target.of {
        Reach::Department => words("每个部门不低于", "for every department at least"),
        Reach::Catalog => words("全目录合计不低于", "for the whole catalog at least"),
    };
    format!("{} {}", who.get(lang), target.shown())
}

fn parameter<'s>(known: &'static Parameter, settings: &Settings, lang: Lang) -> ParameterText<'s> {
    let unset = words("未设", "not set").get(lang);
    ParameterText {
        name: known.name,
        value: known
            .value(&settings.params)
            .unwrap_or_else(|| unset.to_owned()),
        says: known.says.get(lang),
    }
}
