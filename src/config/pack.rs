//! A pack: rules with their levels, parameters, targets, required elements and terms, as data.

use super::nearest::nearest;
use super::{Source, Target};
use crate::finding::{Lang, Level};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use std::collections::BTreeMap;

/// A pack as it is written.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pack {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// What it is called.
    pub title: Title,
    /// Its rules by id.
    #[serde(default)]
    pub rules: BTreeMap<String, Switch>,
    /// Parameters by name.
    #[serde(default)]
    pub parameters: serde_json::Map<String, serde_json::Value>,
    /// Targets by the id of the ratio's rule.
    #[serde(default)]
    pub targets: BTreeMap<String, Target>,
    /// Required elements.
    #[serde(default)]
    pub required: Source,
    /// Terms by list.
    #[serde(default)]
    pub terms: Terms,
}

/// What a pack is called.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Title {
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

impl Title {
    /// In one language.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}

/// Lists of terms.
#[derive(Clone, PartialEq, Eq, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Terms {
    /// Filler that says nothing of its own.
    pub placeholders: Vec<String>,
}

/// Whether a rule is in force, and at which level.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Switch {
    /// In force at its own level.
    On,
    /// Not in force.
    Off,
    /// In force at this level.
    At(Level),
}

impl<'de> Deserialize<'de> for Switch {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Switch, D::Error> {
        const NAMES: [(&str, Switch); 5] = [
            ("on", Switch::On),
            ("off", Switch::Off),
            ("error", Switch::At(Level::Error)),
            ("warning", Switch::At(Level::Warning)),
            ("info", Switch::At(Level::Info)),
        ];
        let text = String::deserialize(from)?;
        let known = NAMES.iter().find(|(name, _)| *name == text);
        known.map(|(_, switch)| *switch).ok_or_else(|| {
            D::Error::unknown_variant(&text, &["on", "off", "error", "warning", "info"])
        })
    }
}

/// Why a pack cannot be used. Says in both languages what to do next.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PackError {
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

impl Pack {
    /// Reads a pack.
    ///
    /// # Errors
    /// When the text is no pack; unknown names are told with the nearest known.
    pub fn read(text: &str) -> Result<Pack, PackError> {
        serde_saphyr::from_str(text).map_err(|error| wrong(&error))
    }
}

fn wrong(error: &serde_saphyr::Error) -> PackError {
    let plain = error.without_snippet();
    let line = plain.location().map_or(0, |place| place.line());
    match plain {
        serde_saphyr::Error::SerdeUnknownField {
            field, expected, ..
        }
        | serde_saphyr::Error::SerdeUnknownVariant {
            variant: field,
            expected,
            ..
        } => unknown(line, field, &mut expected.iter().copied()),
        other => PackError {
            zh: format!("规则包第 {line} 行有误：{other}"),
            en: format!("line {line} of the pack is wrong: {other}"),
        },
    }
}

/// A name that is not known, at a line (0 when that is not known either), with the nearest that is.
pub(super) fn unknown(
    line: u64,
    given: &str,
    known: &mut dyn Iterator<Item = &'static str>,
) -> PackError {
    told(line, given, nearest(given, known))
}

/// As [`unknown`], with the nearest at hand.
pub(super) fn told(line: u64, given: &str, near: Option<&str>) -> PackError {
    let (zh, en) = match line {
        0 => (String::new(), String::new()),
        line => (format!("第 {line} 行"), format!("line {line}: ")),
    };
    match near {
        Some(near) => PackError {
            zh: format!("规则包{zh}不认识 {given}；是不是 {near}"),
            en: format!("pack: {en}unknown name {given}; did you mean {near}"),
        },
        None => PackError {
            zh: format!("规则包{zh}不认识 {given}；删去它，或对照已有的规则包改正"),
            en: format!(
                "pack: {en}unknown name {given}; drop it, or look how the built-in packs spell it"
            ),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "name: a\nversion: \"1\"\ntitle: {zh: 甲, en: a}\n";

    #[test]
    fn a_pack_is_read() {
        let text = format!(
            "{HEAD}rules:\n  S001: on\n  T003: off\n  C003: warning\ntargets:\n  R001: {{least: 40%, of: department}}\nparameters: {{instant_days: 2}}\n"
        );
        let pack = Pack::read(&text).expect("it is in order");
        assert_eq!(pack.rules["S001"], Switch::On);
        assert_eq!(pack.rules["T003"], Switch::Off);
        assert_eq!(pack.rules["C003"], Switch::At(Level::Warning));
        assert_eq!(pack.targets["R001"].least, (40, 100));
        assert_eq!(pack.parameters["instant_days"], 2);
    }

    #[test]
    fn an_unknown_key_is_told_with_its_line_and_the_nearest() {
        let error = Pack::read(&format!("{HEAD}rule: {{}}\n")).expect_err("there is no such key");
        assert_eq!(error.zh, "规则包第 4 行不认识 rule；是不是 rules");
        assert_eq!(
            error.en,
            "pack: line 4: unknown name rule; did you mean rules"
        );
        let error = Pack::read(&format!("{HEAD}rules:\n  S001: warnin\n")).expect_err("no level");
        assert!(error.zh.contains("warnin；是不是 warning"), "{}", error.zh);
    }

    #[test]
    fn what_is_no_pack_is_refused_with_its_line() {
        let error = Pack::read("name: a\ntargets:\n  R001: {least: 40, of: department}\n");
        assert!(error.is_err());
        assert!(Pack::read("").is_err() && Pack::read("[").is_err());
    }
}
