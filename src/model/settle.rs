//! What two cells say of one thing, brought together once an item is read.

use super::{Flag, ServiceItem, Unit};
use crate::source::Field;

impl ServiceItem<'_> {
    /// Brings together what two cells say of one thing: a limit, and its unit in a column of its own or in the note; 不计入 under
    /// a header that asks whether a step is not counted.
    pub fn settle(&mut self) {
        for (limit, unit, note) in [
            (
                &mut self.statutory_limit,
                &self.statutory_unit,
                &self.statutory_note,
            ),
            (
                &mut self.promised_limit,
                &self.promised_unit,
                &self.promised_note,
            ),
        ] {
            if let Field::Given(limit) = limit
                && matches!(limit.value.unit, Unit::Unstated | Unit::CalendarDay)
            {
                limit.value = match (unit, note) {
                    (Field::Given(unit), _) => limit.value.told_in(unit.value, limit.raw.text),
                    (Field::Absent | Field::Blank(_), Field::Given(note)) => {
                        limit.value.told_by(note.value, limit.raw.text)
                    }
                    _ => limit.value,
                };
            }
        }
        for step in &mut self.steps.entries {
            if let Field::Given(flag) = &mut step.untimed
                && !flag.value.0
                && ["不计", "不含", "不包含", "不算", "不在"]
                    .iter()
                    .any(|word| flag.raw.text.starts_with(word))
            {
                flag.value = Flag(true);
            }
        }
    }
}
