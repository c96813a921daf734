//! What is noted of items of one row each while they are read, so that what was found out of one need not be found out of
//! another that says the same.

use super::columns::{ColumnPlan, Use};
use super::flat::holds_one;
use super::item::Binder;
use crate::canon::{run_seed, text_hash, trim};
use crate::model::{Element, Elements, Notes, Part, ServiceItem, Topic};
use crate::read::grid::{CellKind, GridRow};

/// Notes on a batch of items, one each; none if they are of no use.
#[derive(Default)]
pub(super) struct Noted {
    items: Vec<Notes>,
    /// Items of which not all is in the notes.
    lost: Vec<usize>,
    /// Elements that a column holds by itself.
    placed: Elements,
    /// Elements that several columns hold, or a row above the header.
    shared: Vec<Element>,
}

/// Notes on one column.
pub(super) struct Column<'n> {
    /// The items; none if nothing is noted of the column.
    items: &'n mut [Notes],
    topic: Topic,
    /// Tells the hashes of one column from those of others.
    seed: u64,
    /// The hash of the last text.
    last: u64,
}

impl Noted {
    /// Notes on what these rows hold besides the elements that one column holds by itself.
    pub(super) fn new(binder: &Binder<'_>, rows: &[&GridRow]) -> Noted {
        let Some(way) = binder.way else {
            return Noted::default();
        };
        let mut noted = Noted {
            items: vec![Notes::begin(way); rows.len()],
            shared: binder.plan.given.iter().map(|given| given.0).collect(),
            ..Noted::default()
        };
        if binder.plan.shared_unit {
            noted.shared.push(Element::statutory_unit);
        }
        for plan in binder.plan.columns.iter().filter(|plan| !holds_one(plan)) {
            noted.other(plan, rows);
        }
        noted
    }

    /// Notes on a column that holds no element by itself.
    fn other(&mut self, plan: &ColumnPlan, rows: &[&GridRow]) {
        let topic = match plan.using {
            Use::Element(element, _) | Use::Flag(element, _) if plan.part == Part::Item => {
                self.shared.push(element);
                Topic::of(element)
            }
            Use::Element(..) | Use::Flag(..) => Topic::of_part(plan.part),
            Use::List(part) => Topic::of_part(part),
            Use::Unknown | Use::Unlabelled => return,
        };
        let mut column = column(&mut self.items, plan, topic);
        for (nth, row) in rows.iter().enumerate() {
            match row.cell(plan.col) {
                Some(cell) if cell.kind == CellKind::Text => column.text(nth, trim(row.of(cell))),
                Some(_) => self.lost.push(nth),
                None => {}
            }
        }
    }

    /// For notes on a column that holds this element by itself.
    pub(super) fn column(&mut self, plan: &ColumnPlan, element: Element) -> Column<'_> {
        column(&mut self.items, plan, Topic::of(element))
    }

    /// All items have a place for the element.
    pub(super) fn place(&mut self, element: Element) {
        self.placed = self.placed.with(Elements::one(element));
    }

    /// One has nothing in it.
    pub(super) fn blank(&mut self, nth: usize, element: Element) {
        if let Some(item) = self.items.get_mut(nth) {
            item.blank(Elements::one(element));
        }
    }

    /// Not all that one says is in its texts.
    pub(super) fn lose(&mut self, nth: usize) {
        self.lost.push(nth);
    }

    /// Gives its notes to an item that is complete.
    pub(super) fn give(&mut self, nth: usize, item: &mut ServiceItem<'_>) {
        let Some(notes) = self.items.get_mut(nth) else {
            return;
        };
        if self.lost.contains(&nth) {
            return;
        }
        notes.place(self.placed);
        for element in self.shared.iter().filter(|element| item.has(**element)) {
            let one = Elements::one(*element);
            notes.place(one);
            if item.is_blank(*element) {
                notes.blank(one);
            }
        }
        item.alike = (*notes).into();
    }
}

fn column<'n>(items: &'n mut [Notes], plan: &ColumnPlan, topic: Topic) -> Column<'n> {
    Column {
        // What items have of their own is compared by nobody.
        items: match topic {
            Topic::Own => &mut [],
            _ => items,
        },
        topic,
        seed: run_seed().wrapping_add(u64::from(plan.col) + 1),
        last: 0,
    }
}

impl Column<'_> {
    /// An item has this text.
    #[inline]
    pub(super) fn text(&mut self, nth: usize, text: &str) {
        if let Some(item) = self.items.get_mut(nth) {
            self.last = text_hash(text, self.seed);
            item.add(self.topic, self.last);
        }
    }

    /// An item has the same text as the one noted last.
    #[inline]
    pub(super) fn again(&mut self, nth: usize) {
        if let Some(item) = self.items.get_mut(nth) {
            item.add(self.topic, self.last);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::columns::{Plan, labels};
    use super::*;
    use crate::finding::{Place, TableReport};
    use crate::model::{Alike, Remark, Set};
    use crate::read::{Places, Sink};
    use crate::source::Origin;

    struct Nobody;

    impl Sink for Nobody {
        fn item(&mut self, _: &mut ServiceItem<'_>, _: &dyn Places) {}
        fn remark(&mut self, _: Remark<'_>, _: &dyn Places) {}
        fn table(&mut self, _: TableReport) {}
    }

    impl Places for Nobody {
        fn place(&self, _: Origin) -> Place {
            Place::Whole
        }
    }

    fn row(index: u32, cells: &[&str]) -> GridRow {
        let mut row = GridRow::default();
        row.reset(index);
        for (col, text) in cells.iter().enumerate() {
            let kind = match text.parse::<u32>() {
                Ok(_) => CellKind::Number,
                Err(_) => CellKind::Text,
            };
            row.push(col as u16, kind, text);
        }
        row
    }

    /// What is noted of items below this header.
    fn noted(header: &[&str], rows: &[&[&str]]) -> Vec<Alike> {
        let plan = Plan::new(&labels(&[row(0, header)]));
        let binder = Binder {
            plan: &plan,
            sheet: 0,
            keyed: false,
            way: Some(1),
        };
        let rows: Vec<GridRow> = rows.iter().map(|cells| row(1, cells)).collect();
        let groups: Vec<Vec<GridRow>> = rows.into_iter().map(|row| vec![row]).collect();
        let joined: Vec<_> = groups.iter().map(|_| Default::default()).collect();
        let mut items = vec![ServiceItem::default(); groups.len()];
        let done = |_: usize, _: &mut ServiceItem<'_>, _: &mut dyn Sink| {};
        binder.bind_all(&groups, &joined, &mut items, &mut Nobody, &Nobody, done);
        items.iter().map(|item| item.alike).collect()
    }

    #[test]
    fn items_are_alike_in_what_they_say_alike() {
        let header = ["事项名称", "受理条件", "咨询方式", "申请材料"];
        let alike = noted(
            &header,
            &[
                &["甲", "年满十八周岁", "0431-8422277", "申请表"],
                &["乙", "年满十八周岁", "0431-8422277", "申请表"],
                &["甲", "年满十八周岁", "0431-8422278", "申请表"],
                &["甲", " 年满十八周岁", "0431-8422277", "照片"],
            ],
        );
        let keys = |set: Set| -> Vec<Option<u64>> {
            let keys = alike.iter().map(|alike| alike.key(set.topics()));
            keys.collect()
        };
        let (conditions, contacts, shared) = (
            keys(Set::Conditions),
            keys(Set::Contacts),
            keys(Set::Shared),
        );
        assert!(
            conditions
                .iter()
                .all(|key| key.is_some() && *key == conditions[0])
        );
        assert!(contacts[0] == contacts[1] && contacts[0] == contacts[3]);
        assert_ne!(contacts[0], contacts[2]);
        assert!(shared[0] == shared[1] && shared[0] == shared[2] && shared[0] != shared[3]);
    }

    #[test]
    fn what_its_storage_says_of_a_cell_is_in_no_hash() {
        let rows: [&[&str]; 2] = [&["甲", "0次"], &["甲", "0"]];
        let alike = noted(&["事项名称", "到办事现场次数"], &rows);
        let keys = alike.iter().map(|alike| alike.key(Set::Shared.topics()));
        let keys: Vec<bool> = keys.map(|key| key.is_some()).collect();
        assert_eq!(keys, [true, false]);
    }

    #[test]
    fn a_column_says_something_else_than_another() {
        let one = noted(&["事项名称", "关键词", "日常用语"], &[&["甲", "一", "二"]]);
        let other = noted(&["事项名称", "关键词", "日常用语"], &[&["甲", "二", "一"]]);
        let key = |alike: &[Alike]| alike[0].key(Set::Shared.topics());
        assert_ne!(key(&one), key(&other));
    }

    #[test]
    fn it_is_noted_what_is_blank() {
        let header = ["事项名称", "到办事现场次数", "是否收费"];
        let alike = noted(&header, &[&["甲", "", "否"], &["甲", "-1次", "否"]]);
        let (placed, blank) = alike[0].places().expect("it was noted");
        let elements = [Element::name, Element::visits, Element::is_fee];
        assert_eq!(placed.iter().collect::<Vec<_>>(), elements);
        assert_eq!(blank.iter().collect::<Vec<_>>(), [Element::visits]);
        let (_, blank) = alike[1].places().expect("it was noted");
        assert_eq!(blank.count(), 0);
    }
}
