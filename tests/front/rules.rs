//! The rule book for other programs, `schemas/rules.json`: generated from the book and the packs.

use super::hold;
use serde::Serialize;
use shixiang::config::{PARAMETERS, Reach, Settings};
use shixiang::finding::Words;
use shixiang::rules::{BOOK, Check, Rule};

#[derive(Serialize)]
struct Book {
    schema_version: u32,
    packs: Vec<PackJson>,
    rules: Vec<RuleJson>,
}

#[derive(Serialize)]
struct PackJson {
    name: String,
    version: String,
    title: Text,
}

#[derive(Serialize)]
struct Text {
    zh: String,
    en: String,
}

#[derive(Serialize)]
struct RuleJson {
    id: &'static str,
    slug: &'static str,
    group: String,
    level: &'static str,
    pack: String,
    since: &'static str,
    says: Text,
    why: Text,
    basis: Vec<Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    formula: Option<Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    target: Option<TargetJson>,
    parameters: Vec<ParameterJson>,
    wrong: &'static str,
    right: &'static str,
}

#[derive(Serialize)]
struct TargetJson {
    least: String,
    of: &'static str,
}

#[derive(Serialize)]
struct ParameterJson {
    name: &'static str,
    value: Option<String>,
    says: Text,
}

fn text(words: Words) -> Text {
    Text {
        zh: words.zh.to_owned(),
        en: words.en.to_owned(),
    }
}

fn rule(rule: &Rule, settings: &Settings) -> RuleJson {
    let about = &rule.about;
    let pack = settings.pack_of(about.id);
    let level = settings.ruling(about.id).and_then(|ruling| ruling.level);
    RuleJson {
        id: about.id,
        slug: about.slug,
        group: about.id[..1].to_owned(),
        level: level.unwrap_or(about.level).name(),
        pack: pack.map_or(String::new(), |pack| pack.name.to_string()),
        since: about.since,
        says: text(about.says),
        why: text(about.why),
        basis: about.basis.iter().map(|basis| text(*basis)).collect(),
        formula: match &rule.check {
            Check::Ratio(ratio) => Some(text(ratio.formula)),
            _ => None,
        },
        target: settings.target(about.id).map(|target| TargetJson {
            least: target.shown(),
            of: match target.of {
                Reach::Department => "department",
                Reach::Catalog => "catalog",
            },
        }),
        parameters: parameters(about.id, settings),
        wrong: rule.wrong,
        right: rule.right,
    }
}

fn parameters(id: &str, settings: &Settings) -> Vec<ParameterJson> {
    let own = PARAMETERS.iter().filter(|known| known.is_of(id));
    own.map(|known| ParameterJson {
        name: known.name,
        value: known.value(&settings.params),
        says: text(known.says),
    })
    .collect()
}

#[test]
fn the_rule_book_for_programs_is_the_book() {
    let settings = Settings::default();
    let packs = settings.packs.iter().map(|pack| PackJson {
        name: pack.name.to_string(),
        version: pack.version.to_string(),
        title: Text {
            zh: pack.title.zh.clone(),
            en: pack.title.en.clone(),
        },
    });
    let book = Book {
        schema_version: 1,
        packs: packs.collect(),
        rules: BOOK.iter().map(|known| rule(known, &settings)).collect(),
    };
    let json = serde_json::to_string_pretty(&book).expect("plain values");
    hold("schemas/rules.json", &(json + "\n"));
}
