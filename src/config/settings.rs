//! The packs of a run, merged: which rules are in force, at which level, measured by what.

use super::pack::{self, Pack, PackError, Switch, Title};
use super::{PARAMETERS, Params, Required, Target, TermList};
use crate::finding::Level;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What all rules of a run are told.
#[derive(Clone, PartialEq, Debug)]
pub struct Settings {
    /// The packs, in the order in which they are laid over one another.
    pub packs: Vec<PackHead>,
    /// Parameters of rules.
    pub params: Params,
    rules: BTreeMap<String, Ruling>,
    targets: BTreeMap<String, Target>,
}

/// A pack as a report names it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PackHead {
    /// Its name.
    pub name: Box<str>,
    /// Its version.
    pub version: Box<str>,
    /// What it is called.
    pub title: Title,
}

/// What the packs say of a rule.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ruling {
    /// It is in force.
    pub on: bool,
    /// Its level, where that is not its own.
    pub level: Option<Level>,
    /// The pack that brought it, an index into [`Settings::packs`].
    pub pack: usize,
}

/// The packs in the binary, the later over the earlier.
const BUILT_IN: [&str; 2] = [
    include_str!("packs/national.yaml"),
    include_str!("packs/capability-2023.yaml"),
];

static DEFAULT: LazyLock<Settings> = LazyLock::new(|| {
    let packs: Result<Vec<Pack>, PackError> = BUILT_IN.into_iter().map(Pack::read).collect();
    packs
        .and_then(|packs| Settings::of(&packs))
        .expect("a test reads the packs that are in the binary")
});

impl Default for Settings {
    fn default() -> Settings {
        DEFAULT.clone()
    }
}

impl Settings {
    /// Lays packs over one another; the first must name every parameter.
    ///
    /// # Errors
    /// When a pack names a parameter or an element that there is not, or a value is none of its kind.
    pub fn of(packs: &[Pack]) -> Result<Settings, PackError> {
        Ok(Settings {
            params: params(packs)?,
            packs: packs.iter().map(PackHead::of).collect(),
            rules: rules(packs),
            targets: targets(packs),
        })
    }

    /// What the packs say of a rule; `None` when it is in no pack.
    pub fn ruling(&self, id: &str) -> Option<Ruling> {
        self.rules.get(id).copied()
    }

    /// The pack that brought a rule.
    pub fn pack_of(&self, id: &str) -> Option<&PackHead> {
        self.ruling(id).map(|ruling| &self.packs[ruling.pack])
    }

    /// What a ratio is to reach.
    pub fn target(&self, id: &str) -> Option<Target> {
        self.targets.get(id).copied()
    }

    /// The ids of all rules and targets that the packs name.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.rules
            .keys()
            .chain(self.targets.keys())
            .map(String::as_str)
    }

    /// Puts all rules out of force but those to keep.
    pub fn keep(&mut self, keep: impl Fn(&str) -> bool) {
        for (id, ruling) in &mut self.rules {
            ruling.on &= keep(id);
        }
    }
}

impl PackHead {
    fn of(pack: &Pack) -> PackHead {
        PackHead {
            name: pack.name.as_str().into(),
            version: pack.version.as_str().into(),
            title: pack.title.clone(),
        }
    }
}

fn rules(packs: &[Pack]) -> BTreeMap<String, Ruling> {
    let mut rules = BTreeMap::new();
    for (number, pack) in packs.iter().enumerate() {
        for (id, switch) in &pack.rules {
            let ruling: &mut Ruling = rules.entry(id.clone()).or_insert(Ruling {
                on: true,
                level: None,
                pack: number,
            });
            ruling.on = *switch != Switch::Off;
            if let Switch::At(level) = switch {
                ruling.level = Some(*level);
            }
        }
    }
    rules
}

fn targets(packs: &[Pack]) -> BTreeMap<String, Target> {
    let all = packs.iter().flat_map(|pack| &pack.targets);
    all.map(|(id, target)| (id.clone(), *target)).collect()
}

fn params(packs: &[Pack]) -> Result<Params, PackError> {
    let mut values = serde_json::Map::new();
    for (name, value) in packs.iter().flat_map(|pack| &pack.parameters) {
        if !PARAMETERS.iter().any(|known| known.name == name) {
            let mut known = PARAMETERS.iter().map(|known| known.name);
            return Err(pack::unknown(0, name, &mut known));
        }
        values.insert(name.clone(), value.clone());
    }
    let mut params: Params = serde_json::from_value(values.into()).map_err(|error| PackError {
        zh: format!("规则包的参数有误：{error}"),
        en: format!("a parameter of the pack is wrong: {error}"),
    })?;
    let mut required = Required::default();
    for pack in packs {
        required
            .add(&pack.required)
            .map_err(|unknown| pack::told(0, &unknown.0, unknown.1))?;
    }
    params.required = required;
    let fillers = packs.iter().flat_map(|pack| &pack.terms.placeholders);
    params.placeholders = TermList::new(fillers.map(String::as_str));
    Ok(params)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn built_in() -> Vec<Pack> {
        let packs = BUILT_IN.into_iter().map(Pack::read);
        packs.map(|pack| pack.expect("it is in order")).collect()
    }

    #[test]
    fn the_packs_in_the_binary_are_in_order() {
        let packs = built_in();
        assert!(Settings::of(&packs).is_ok());
        for pack in &packs {
            assert!(!pack.version.is_empty() && !pack.title.zh.is_empty());
            assert!(pack.title.en.is_ascii());
        }
    }

    #[test]
    fn the_first_pack_names_every_parameter() {
        let packs = built_in();
        for known in PARAMETERS {
            let named = packs
                .iter()
                .any(|pack| pack.parameters.contains_key(known.name));
            assert!(named, "{}", known.name);
        }
    }

    #[test]
    fn no_rule_and_no_target_is_in_two_packs() {
        let packs = built_in();
        let of =
            |names: &dyn Fn(&Pack) -> Vec<String>| packs.iter().flat_map(names).collect::<Vec<_>>();
        for mut names in [
            of(&|pack| pack.rules.keys().cloned().collect()),
            of(&|pack| pack.targets.keys().cloned().collect()),
        ] {
            let all = names.len();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), all);
        }
    }

    #[test]
    fn a_later_pack_has_the_last_word() {
        let mut packs = built_in();
        let text = "name: city\nversion: \"1\"\ntitle: {zh: 市, en: city}\nrules: {S001: off, T003: info}\nparameters: {instant_days: 3, month_days: 22}\ntargets:\n  R001: {least: 60%, of: catalog}\n";
        packs.push(Pack::read(text).expect("it is in order"));
        let settings = Settings::of(&packs).expect("they fit");
        assert_eq!(settings.ruling("S001").map(|ruling| ruling.on), Some(false));
        assert_eq!(
            settings.ruling("T003").and_then(|ruling| ruling.level),
            Some(Level::Info)
        );
        assert_eq!(
            settings.pack_of("T003").map(|pack| &*pack.name),
            Some("national")
        );
        assert_eq!(
            (settings.params.instant_days, settings.params.month_days),
            (3, Some(22))
        );
        assert_eq!(
            settings.target("R001").map(|target| target.least),
            Some((60, 100))
        );
    }

    #[test]
    fn unknown_parameters_and_elements_are_told_with_the_nearest() {
        let wrong = |text: &str| {
            let mut packs = built_in();
            let head = "name: a\nversion: \"1\"\ntitle: {zh: 甲, en: a}\n";
            packs.push(Pack::read(&format!("{head}{text}")).expect("its keys are known"));
            Settings::of(&packs).expect_err("a name is wrong").zh
        };
        assert!(wrong("parameters: {instant_day: 1}").contains("是不是 instant_days"));
        assert!(wrong("required: {all: {error: [adress]}}").contains("是不是 address"));
        assert!(wrong("parameters: {instant_days: many}").contains("参数有误"));
        assert!(wrong("parameters: {promise_cut: 3/2}").contains("3/2"));
    }
}
