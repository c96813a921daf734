//! Which departments the items of a unit name, and how many each: so that a fault of a file, too, finds its department.

use std::collections::HashMap;

/// Names kept per source; a file with more has a column that is no department.
const LIMIT: usize = 1000;

/// Departments in the order they appear, with their items.
#[derive(Default)]
pub struct Departments {
    counts: Vec<(Box<str>, u64)>,
    at: HashMap<Box<str>, usize>,
    last: usize,
}

impl Departments {
    /// Counts an item under the department that it names, or under "".
    pub fn count(&mut self, name: &str) {
        // A file is mostly of one department, or in blocks of them.
        let last = self.counts.get_mut(self.last);
        if let Some((_, items)) = last.filter(|(known, _)| **known == *name) {
            *items += 1;
            return;
        }
        match self.at.get(name) {
            Some(at) => {
                self.counts[*at].1 += 1;
                self.last = *at;
            }
            None if self.counts.len() < LIMIT => {
                self.last = self.counts.len();
                self.at.insert(name.into(), self.last);
                self.counts.push((name.into(), 1));
            }
            None => {}
        }
    }

    /// Adds what was counted to what is known of the whole source.
    pub fn join(self, whole: &mut Vec<(Box<str>, u64)>) {
        for (name, items) in self.counts {
            match whole.iter().position(|(known, _)| *known == name) {
                Some(at) => whole[at].1 += items,
                None if whole.len() < LIMIT => whole.push((name, items)),
                None => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn departments_are_counted_in_the_order_they_appear() {
        let mut whole = Vec::new();
        for unit in [&["甲局", "甲局", "", "甲局"][..], &["乙局", "甲局"]] {
            let mut departments = Departments::default();
            unit.iter().for_each(|name| departments.count(name));
            departments.join(&mut whole);
        }
        let known: Vec<(&str, u64)> = whole.iter().map(|(name, n)| (&**name, *n)).collect();
        assert_eq!(known, [("甲局", 4), ("", 1), ("乙局", 1)]);
    }

    #[test]
    fn a_column_that_is_no_department_is_not_kept_whole() {
        let mut departments = Departments::default();
        (0..3000).for_each(|number| departments.count(&number.to_string()));
        let mut whole = Vec::new();
        departments.join(&mut whole);
        assert_eq!(whole.len(), LIMIT);
    }
}
