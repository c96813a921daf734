//! Which entries of a side sheet are those of an item when they only have its name: several departments may have items of one
//! name.

use crate::canon::name_hash;
use crate::read::grid::GridRow;
use std::borrow::Cow;
use std::cell::Cell;
use std::collections::HashMap;

/// The entries of one code or name.
#[derive(Default)]
pub(super) struct Named {
    /// Their rows.
    pub rows: Vec<u32>,
    /// The hash of the department whose item took them all; 0 before one did.
    taker: Cell<u64>,
    is_shared: Cell<bool>,
}

impl Named {
    /// An item takes all entries of its name.
    fn claim(&self, department: Option<&str>) {
        let own = department.map_or(0, name_hash);
        let first = self.taker.get();
        if first == 0 {
            self.taker.set(own);
        } else if own != 0 && own != first {
            self.is_shared.set(true);
        }
    }

    /// Items of several departments took them.
    pub(super) fn is_shared(&self) -> bool {
        self.is_shared.get()
    }
}

/// The departments that stand beside the entries of a side sheet.
#[derive(Default)]
pub(super) struct Bodies {
    col: Option<u16>,
    names: Vec<String>,
    by_name: HashMap<u64, u32>,
    /// Of each row the place of its department in `names`.
    of: Vec<Option<u32>>,
}

impl Bodies {
    /// Departments in this column.
    pub(super) fn new(col: Option<u16>) -> Bodies {
        Bodies {
            col,
            ..Bodies::default()
        }
    }

    /// Takes in the next row; `goes_on` if it belongs to the item of the row above.
    pub(super) fn add(&mut self, row: &GridRow, goes_on: bool) {
        let Some(col) = self.col else { return };
        let text = row.get(col).trim();
        let above = self.of.last().copied().flatten();
        let own = match text {
            "" if goes_on || row.is_covered(col) => above,
            "" => None,
            _ => Some(self.number(text)),
        };
        self.of.push(own);
    }

    fn number(&mut self, text: &str) -> u32 {
        let next = self.names.len() as u32;
        let number = *self.by_name.entry(name_hash(text)).or_insert(next);
        if number == next {
            self.names.push(text.to_owned());
        }
        number
    }

    /// The department beside a row.
    pub(super) fn of(&self, row: u32) -> Option<&str> {
        let number = self.of.get(row as usize).copied().flatten()?;
        Some(&self.names[number as usize])
    }

    /// The entries of a name that are those of a department's item.
    pub(super) fn own<'n>(&self, named: &'n Named, department: Option<&str>) -> Cow<'n, [u32]> {
        let of = |row: &u32| self.of.get(*row as usize).copied().flatten();
        let mut stated: Vec<u32> = named.rows.iter().filter_map(of).collect();
        stated.sort_unstable();
        stated.dedup();
        let known = department.and_then(|text| self.by_name.get(&name_hash(text)).copied());
        let is_own = |number: &u32| match known.filter(|own| stated.contains(own)) {
            Some(own) => *number == own,
            None => department.is_some_and(|text| are_alike(text, &self.names[*number as usize])),
        };
        if stated.iter().any(is_own) {
            let rows = named.rows.iter().copied();
            return rows
                .filter(|row| of(row).is_none_or(|number| is_own(&number)))
                .collect();
        }
        if stated.len() > 1 && department.is_none() {
            named.is_shared.set(true);
        } else if stated.len() > 1 || !stated.is_empty() && known.is_some() {
            return Cow::default();
        } else {
            // Nothing is said of the department, or another kind of it: who is in charge, not who handles.
            named.claim(department);
        }
        Cow::Borrowed(&named.rows)
    }
}

/// 水务局 and 某市水务局.
fn are_alike(one: &str, other: &str) -> bool {
    let (short, long) = match one.len() < other.len() {
        true => (one, other),
        false => (other, one),
    };
    short.chars().count() > 2 && long.contains(short)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::grid::CellKind;

    /// What an item of each department gets of the entries of one name, and whether it is told that they are shared.
    fn shares(stated: &[&str], departments: &[Option<&str>]) -> (Vec<Vec<u32>>, bool) {
        let (mut bodies, mut named) = (Bodies::new(Some(0)), Named::default());
        for (at, text) in (0..).zip(stated) {
            let mut row = GridRow::default();
            row.push(0, CellKind::Text, text);
            bodies.add(&row, at > 0);
            named.rows.push(at);
        }
        let own = departments
            .iter()
            .map(|department| bodies.own(&named, *department).into_owned());
        (own.collect(), named.is_shared())
    }

    #[test]
    fn each_department_has_its_own() {
        let stated = ["市水务局", "", "林业局"];
        let (own, shared) = shares(
            &stated,
            &[Some("市水务局"), Some("市林业局"), Some("市文旅局")],
        );
        assert_eq!(own, [vec![0, 1], vec![2], vec![]]);
        assert!(!shared);
    }

    #[test]
    fn without_a_department_all_have_all_and_it_is_told() {
        let (own, shared) = shares(&["", ""], &[Some("市水务局"), Some("市林业局")]);
        assert_eq!(own, [[0, 1], [0, 1]]);
        assert!(shared);
        let (_, shared) = shares(&["", ""], &[Some("市水务局"), Some("市水务局"), None]);
        assert!(!shared);
        assert!(shares(&["市水务局", "市林业局"], &[None]).1);
    }

    #[test]
    fn who_is_in_charge_may_be_another_than_who_handles() {
        let (own, shared) = shares(&["市水务局"], &[Some("行政审批局")]);
        assert_eq!(own, [[0]]);
        assert!(!shared);
    }
}
