//! What the packs say of each rule of the book, looked up once a run.

use crate::config::{Settings, Target};
use crate::finding::Level;
use crate::rules::{BOOK, Check, Rule};

/// One rule in one run.
#[derive(Clone, Copy)]
pub struct Ruled {
    /// The rule.
    pub rule: &'static Rule,
    /// It is in force. A rule in no pack is not.
    pub on: bool,
    /// A ratio to be counted: it is in force, or no ratio is and the rule on those that cannot be worked out looks at all.
    pub counted: bool,
    /// Its level in this run.
    pub level: Level,
    /// The level is the pack's, and no finding of the rule is graver.
    pub capped: bool,
    /// What its ratio is to reach.
    pub target: Option<Target>,
}

/// All rules, in the order of the book.
pub fn rulings(settings: &Settings) -> Vec<Ruled> {
    let mut all: Vec<Ruled> = BOOK.iter().map(|rule| ruled(rule, settings)).collect();
    let on = |is: fn(&Check) -> bool| all.iter().any(|known| known.on && is(&known.rule.check));
    let lone = on(|check| matches!(check, Check::Refusal)) && !on(is_ratio);
    for known in &mut all {
        known.counted = is_ratio(&known.rule.check) && (known.on || lone);
    }
    all
}

fn is_ratio(check: &Check) -> bool {
    matches!(check, Check::Ratio(_))
}

fn ruled(rule: &'static Rule, settings: &Settings) -> Ruled {
    let ruling = settings.ruling(rule.about.id);
    let level = ruling.and_then(|ruling| ruling.level);
    Ruled {
        rule,
        on: ruling.is_some_and(|ruling| ruling.on),
        counted: false,
        level: level.unwrap_or(rule.about.level),
        capped: level.is_some(),
        target: settings.target(rule.about.id),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::find;

    #[test]
    fn every_rule_of_the_book_is_in_a_pack() {
        let settings = Settings::default();
        let lost: Vec<&str> = BOOK
            .iter()
            .map(|rule| rule.about.id)
            .filter(|id| settings.ruling(id).is_none())
            .collect();
        assert!(lost.is_empty(), "in no file of src/config/packs: {lost:?}");
    }

    #[test]
    fn every_rule_of_a_pack_is_in_the_book() {
        let settings = Settings::default();
        let unknown: Vec<&str> = settings.ids().filter(|id| find(id).is_none()).collect();
        assert!(unknown.is_empty(), "{unknown:?}");
    }

    #[test]
    fn a_rule_that_is_kept_out_is_off_and_the_others_are_on() {
        let mut settings = Settings::default();
        assert!(
            rulings(&settings)
                .iter()
                .all(|ruled| ruled.on && !ruled.capped)
        );
        settings.keep(|id| id == "T003");
        let on = rulings(&settings).into_iter().filter(|ruled| ruled.on);
        assert_eq!(
            on.map(|ruled| ruled.rule.about.id).collect::<Vec<_>>(),
            ["T003"]
        );
    }
}
