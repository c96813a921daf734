//! A stage of the process for which the law allows so many working days: acceptance, delivery.

use super::measure::is_surely_over;
use crate::rules::prelude::*;

/// A stage, and how long it may take.
pub(super) struct Stage {
    /// Whether a step of this name is one.
    pub is: fn(&str) -> bool,
    /// What the law allows, in working days.
    pub days: u32,
    /// What to do.
    pub help: crate::finding::Words,
}

impl Stage {
    /// Reports every step of the stage that surely takes longer.
    pub fn check(&self, item: &ServiceItem<'_>, found: &mut Found<'_>) -> Outcome {
        if !item.is_on_application() {
            return Outcome::NotApplicable;
        }
        let mut outcome = Outcome::Blind("step_limit");
        for (index, step) in item.steps.entries.iter().enumerate() {
            if step.limit.is_absent() {
                continue;
            }
            outcome = Outcome::Checked;
            if let (Some(limit), Some(name)) = (step.limit.given(), step.name.given())
                && is_surely_over(limit.value, self.days)
                && (self.is)(name.value)
            {
                self.report(item, found, index, limit, name.value);
            }
        }
        outcome
    }

    #[cold]
    fn report(
        &self,
        item: &ServiceItem<'_>,
        found: &mut Found<'_>,
        index: usize,
        limit: &Sourced<'_, TimeLimit>,
        name: &str,
    ) {
        let (value, name, days) = (brief(limit.raw.text), brief(name), self.days);
        let draft = found
            .at_part(
                Part::Step,
                index,
                limit,
                text!(
                    "环节“{name}”要 {value}，超过{days}个工作日",
                    "the step \"{name}\" takes {value}, more than {days} working days"
                ),
            )
            .help(|lang| self.help.get(lang).to_owned());
        // The articles are about licences; a public service is only told what is usual.
        if item.is_public_service() {
            draft.level(Level::Info);
        }
    }
}
