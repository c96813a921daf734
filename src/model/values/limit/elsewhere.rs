//! What stands beside a limit tells its unit: a bracket behind it, a cell of its own, a note.

use super::prose::{LONGEST, mentions};
use super::{TimeLimit, Unit};
use crate::canon::{compact, numeral};
use crate::source::Field;

impl TimeLimit {
    /// The limit written as `text`, in a unit that another cell or the header states: a bare number takes any, and 20日 is twenty
    /// working days where the unit is 工作日.
    pub fn told_in(self, unit: Unit, text: &str) -> TimeLimit {
        match (self.unit, unit) {
            (Unit::Unstated, _) => self.with_unit(unit),
            (Unit::CalendarDay, Unit::WorkingDay) if is_plain_day(text) => self.with_unit(unit),
            _ => self,
        }
    }

    /// The limit written as `text`, in the unit that a note states: 单位为工作日, or the same amount once more: 3个月（《某法》第二十条）.
    pub(in crate::model) fn told_by(self, note: &str, text: &str) -> TimeLimit {
        let may_tell =
            self.unit == Unit::Unstated || note.contains("工作日") || note.contains('假');
        if note.len() > LONGEST || !may_tell {
            return self;
        }
        let note = compact(note);
        if means_working_days(&note) {
            return self.told_in(Unit::WorkingDay, text);
        }
        if self.unit != Unit::Unstated {
            return self;
        }
        match named_unit(&note).or_else(|| self.unit_of_the_same(&note)) {
            Some(unit) => self.with_unit(unit),
            None => self,
        }
    }

    /// The unit in which the note names the same amount. 日 in the words of a law may be working days, so it tells nothing.
    fn unit_of_the_same(self, note: &str) -> Option<Unit> {
        let found = mentions(note)?;
        let mut units = found
            .iter()
            .map(|mention| mention.limit)
            .filter(|limit| (limit.least, limit.most) == (self.least, self.most))
            .map(|limit| limit.unit);
        let unit = units.next()?;
        let is_told = unit != Unit::CalendarDay || note.contains("自然") || note.contains("日历");
        (is_told && units.all(|other| other == unit)).then_some(unit)
    }

    /// A text names an amount of time: 自受理之日起20日.
    pub fn is_named_in(text: &str) -> bool {
        text.len() <= LONGEST
            && mentions(&compact(text)).is_some_and(|mentions| !mentions.is_empty())
    }
}

impl Field<'_, TimeLimit> {
    /// The limit takes a unit that is stated for it: in its header, in a cell of its own.
    #[inline]
    pub fn tell(&mut self, unit: Unit) {
        if let Field::Given(limit) = self {
            limit.value = limit.value.told_in(unit, limit.raw.text);
        }
    }
}

/// 日 or 天, which some mean as working days; 自然日 and 周 say what they are.
pub(super) fn is_plain_day(text: &str) -> bool {
    let is_week = |(at, _): (usize, &str)| !text[at..].starts_with("周末");
    text.contains(['日', '天'])
        && !["自然", "日历", "星期"]
            .iter()
            .any(|word| text.contains(word))
        && !text.match_indices("周").any(is_week)
}

/// A note that is nothing but a unit.
fn named_unit(note: &str) -> Option<Unit> {
    let unit = note
        .trim_start_matches("单位")
        .trim_start_matches([':', '为', '是']);
    <Unit as super::Value<'_>>::read(unit.trim_end_matches('。'))
}

/// A compact text says that its days are working days: （工作日）, 均为工作日, 不含法定节假日.
pub(super) fn means_working_days(text: &str) -> bool {
    (text.contains("工作日") && names_working_days(text))
        || (text.contains('假') && leaves_holidays_out(text))
}

/// 工作日 without a number before it, which would make it another amount.
fn names_working_days(text: &str) -> bool {
    text.match_indices("工作日").any(|(at, word)| {
        let before = text[..at]
            .trim_end_matches("法定")
            .trim_end_matches('个')
            .chars()
            .next_back();
        let counts = before.is_some_and(|c| numeral(c.encode_utf8(&mut [0; 4])).is_some());
        let denied = before.is_some_and(|c| "非不半几每".contains(c));
        let counted = text[at + word.len()..].starts_with(['(', '内'])
            && text[at + word.len()..].contains(|c: char| c.is_ascii_digit());
        !counts && !denied && !counted && !text.contains("顺延")
    })
}

/// 不含法定节假日, 节假日除外: what is left are working days.
fn leaves_holidays_out(text: &str) -> bool {
    const OUT: [&str; 6] = ["不含", "不包括", "不包含", "不计", "扣除", "除去"];
    text.split(['(', ')', ',', ';', '。']).any(|words| {
        let Some((before, behind)) = words
            .split_once("节假日")
            .or_else(|| words.split_once("法定假日"))
        else {
            return false;
        };
        OUT.iter().any(|word| before.contains(word))
            || ["除外", "不计", "不算", "不含"]
                .iter()
                .any(|word| behind.starts_with(word))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Value;

    fn unit(text: &str) -> Option<Unit> {
        TimeLimit::read(text).map(|limit| limit.unit)
    }

    #[test]
    fn a_word_behind_tells_that_days_are_working_days() {
        for text in [
            "20日（工作日）",
            "20天(工作日)",
            "二十日内（指工作日）",
            "20日，均为工作日",
            "20日（不含节假日）",
            "20日（节假日除外）",
            "自受理之日起20日（不含法定节假日）",
            "20日（以工作日计算）",
            "20日（不含周末、节假日）",
        ] {
            let limit = TimeLimit::read(text);
            assert_eq!(
                limit,
                Some(TimeLimit::new(2000, Unit::WorkingDay)),
                "{text}"
            );
        }
        for text in [
            "20日",
            "20日（不含公示10个工作日）",
            "20日（非工作日顺延）",
            "20日（含节假日）",
            "20日，遇节假日顺延",
            "20天（不含公示，含节假日）",
            "2周（工作日）",
        ] {
            assert_eq!(unit(text), Some(Unit::CalendarDay), "{text}");
        }
    }

    #[test]
    fn a_unit_in_a_cell_of_its_own_is_taken_by_bare_numbers_and_plain_days() {
        let told = |text, unit| TimeLimit::read(text).map(|limit| limit.told_in(unit, text).unit);
        assert_eq!(told("20", Unit::Month), Some(Unit::Month));
        assert_eq!(told("20日", Unit::WorkingDay), Some(Unit::WorkingDay));
        assert_eq!(
            told("20个自然日", Unit::WorkingDay),
            Some(Unit::CalendarDay)
        );
        assert_eq!(told("2周", Unit::WorkingDay), Some(Unit::CalendarDay));
        assert_eq!(told("20日", Unit::Month), Some(Unit::CalendarDay));
    }

    #[test]
    fn a_note_tells_the_unit_by_its_name_or_by_the_same_amount() {
        for (text, note, unit) in [
            ("3", "3个月（《某法》第二十条）", Unit::Month),
            ("20", "20个工作日", Unit::WorkingDay),
            ("60", "自然日", Unit::CalendarDay),
            ("20", "单位为工作日", Unit::WorkingDay),
            ("20日", "工作日", Unit::WorkingDay),
            ("1", "1年", Unit::Year),
            // Twenty days in a law on licences are working days.
            ("20", "自受理之日起20日", Unit::Unstated),
            ("20", "自受理之日起2个月", Unit::Unstated),
            ("20", "视情况", Unit::Unstated),
            ("20日", "3个月", Unit::CalendarDay),
        ] {
            let told = TimeLimit::read(text).map(|limit| limit.told_by(note, text).unit);
            assert_eq!(told, Some(unit), "{text} {note}");
        }
        assert!(TimeLimit::is_named_in("自受理之日起20日"));
        assert!(!TimeLimit::is_named_in("视情况"));
    }
}
