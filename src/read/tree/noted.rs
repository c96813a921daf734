//! What is noted of the items of a tree while they are made, so that what was found out of one need not be found out of another
//! that says the same.

use super::claims::{Elements, elements_of};
use super::tape::{Bind, Tape};
use crate::canon::{run_seed, text_hash};
use crate::model::{Element, Notes, Part, ServiceItem, TABLE, Topic, Unit};

/// Notes on one item; none if they are of no use, or not all that it says is in them.
pub(super) struct Noted {
    notes: Option<Notes>,
    /// What all hashes of this run begin with.
    seed: u64,
    /// Elements of the item that have a place and nothing in it.
    blank: Elements,
}

/// What a text is said as.
#[derive(Clone, Copy)]
enum Said {
    /// The value of an element.
    Value,
    /// The same, but it gives way to what is there.
    Spare,
    /// The situation that an entry is listed under.
    Entry,
    /// What stands for a list as a whole.
    Stated,
}

impl Noted {
    /// Notes on an item that is made by the way with this hash, if they are of use.
    pub(super) fn begin(way: Option<u64>) -> Noted {
        Noted {
            notes: way.map(Notes::begin),
            seed: run_seed(),
            blank: Elements::default(),
        }
    }

    /// Not all that the item says is noted.
    pub(super) fn lose(&mut self) {
        self.notes = None;
    }

    /// There is an entry, which may be listed under a situation.
    pub(super) fn entry(&mut self, part: Part, index: usize, situation: Option<&str>) {
        let situation = situation.unwrap_or("");
        self.add((Said::Entry, part.naming()), None, index, situation);
    }

    /// The item, or the entry at `index`, has this text for an element, under a key that states a unit or none.
    #[inline]
    pub(super) fn value(&mut self, bind: &Bind, unit: Option<Unit>, index: usize, text: &str) {
        self.add((Said::Value, bind.element), unit, index, text);
    }

    /// There is nothing in the place for an element of the item.
    #[inline]
    pub(super) fn blank(&mut self, element: Element) {
        self.blank.add(element);
    }

    /// The item has this text for an element unless another says it; `is_blank` if the item still has nothing there.
    pub(super) fn spare(&mut self, nth: usize, bind: &Bind, text: &str, is_blank: bool) {
        self.add((Said::Spare, bind.element), None, nth, text);
        self.blank.set(bind.element, is_blank);
    }

    /// What is stated for a list as a whole.
    pub(super) fn stated(&mut self, nth: usize, part: Part, text: &str) {
        self.add((Said::Stated, part.naming()), None, nth, text);
    }

    /// Adds a text, the `nth` of all that are said as the same. Texts that say different things have different hashes.
    #[inline]
    fn add(
        &mut self,
        (said, element): (Said, Element),
        unit: Option<Unit>,
        nth: usize,
        text: &str,
    ) {
        let topic = topic(element);
        // What items have of their own is compared by nobody.
        if let Some(notes) = self.notes.as_mut().filter(|_| topic != Topic::Own) {
            let unit = unit.map_or(0, |unit| 1 + unit as u64);
            let what = element as u64 | (said as u64) << 8 | unit << 12 | (nth as u64) << 16;
            notes.add(topic, text_hash(text, self.seed.wrapping_add(what)));
        }
    }

    /// Gives its notes to an item that is complete; `claimed` were made blank because its source claims them.
    pub(super) fn give(self, tape: &Tape, claimed: Elements, item: &mut ServiceItem<'_>) {
        let Some(mut notes) = self.notes else {
            return;
        };
        let (placed, blank) = (tape.present.join(claimed), self.blank.join(claimed));
        debug_assert!(is_so(item, placed, blank), "what was noted is wrong");
        notes.place(placed.of_item());
        notes.blank(blank.of_item());
        item.alike = notes.into();
    }
}

/// The topic of an element of the item, or of an entry.
#[inline]
fn topic(element: Element) -> Topic {
    static TOPICS: [Topic; 256] = {
        let (mut topics, mut n) = ([Topic::Own; 256], 0);
        while n < TABLE.len() {
            let row = &TABLE[n];
            topics[row.element as usize] = match row.part {
                Part::Item => Topic::of(row.element),
                part => Topic::of_part(part),
            };
            n += 1;
        }
        topics
    };
    TOPICS[element as usize]
}

/// Whether the item has a place for these elements of its own and no others, and nothing in those that are blank.
fn is_so(item: &ServiceItem<'_>, placed: Elements, blank: Elements) -> bool {
    let own = elements_of(Part::Item);
    own.iter().all(|element| {
        item.has(element) == placed.has(element) && item.is_blank(element) == blank.has(element)
    })
}

#[cfg(test)]
mod tests {
    use super::super::{read_json, read_yaml};
    use crate::finding::TableReport;
    use crate::model::{Alike, Remark, ServiceItem, Set};
    use crate::read::{Places, Sink};

    #[derive(Default)]
    struct Kept(Vec<Alike>);

    impl Sink for Kept {
        fn item(&mut self, item: &mut ServiceItem<'_>, _: &dyn Places) {
            self.0.push(item.alike);
        }
        fn wants_alike(&self) -> bool {
            true
        }
        fn remark(&mut self, _: Remark<'_>, _: &dyn Places) {}
        fn table(&mut self, _: TableReport) {}
    }

    /// What is noted of these items in one source.
    fn noted(items: &[&str]) -> Vec<Alike> {
        let mut kept = Kept::default();
        assert!(read_json(&format!("[{}]", items.join(",")), &mut kept));
        kept.0
    }

    /// For each item the first one that says the same of this set.
    fn alike(set: Set, items: &[&str]) -> Vec<usize> {
        let keys: Vec<Option<u64>> = noted(items)
            .iter()
            .map(|alike| alike.key(set.topics()))
            .collect();
        assert!(keys.iter().all(Option::is_some) && keys.len() == items.len());
        let first = |key| keys.iter().position(|known| known == key);
        keys.iter().filter_map(first).collect()
    }

    #[test]
    fn items_are_alike_in_what_they_say_alike() {
        let items = [
            r#"{"事项名称":"甲","受理条件":"成年","咨询方式":"0431-8422277"}"#,
            r#"{"事项名称":"乙","咨询方式":"0431-8422277","受理条件":"成年"}"#,
            r#"{"事项名称":"甲","受理条件":"成年","咨询方式":"0431-8422278"}"#,
        ];
        assert_eq!(alike(Set::Conditions, &items), [0, 0, 0]);
        assert_eq!(alike(Set::Contacts, &items), [0, 0, 2]);
    }

    #[test]
    fn what_each_entry_says_counts_and_which_it_is() {
        let item = |list: &str| format!(r#"{{"事项名称":"甲","是否收费":"否",{list}}}"#);
        let items = [
            r#""申请材料":[{"材料名称":"照片","份数":1},{"材料名称":"护照","份数":2}]"#,
            r#""申请材料":[{"材料名称":"照片","份数":2},{"材料名称":"护照","份数":1}]"#,
            r#""申请材料":[{"材料名称":"护照","份数":2},{"材料名称":"照片","份数":1}]"#,
            r#""申请材料":[{"材料名称":"照片","份数":1},{"材料名称":"护照","份数":2},{}]"#,
            r#""申请材料":"无需提交材料""#,
            r#""申请材料":"无需提供材料""#,
            r#""办理流程":[{"环节名称":"照片"},{"环节名称":"护照"}]"#,
            r#""申请材料":[{"份数":"1","材料名称":"照片"},{"份数":"2","材料名称":"护照"}]"#,
        ]
        .map(item);
        let items = items.each_ref().map(String::as_str);
        assert_eq!(alike(Set::Shared, &items), [0, 1, 2, 3, 4, 5, 6, 0]);
    }

    #[test]
    fn the_situation_that_a_material_is_listed_under_counts() {
        let item = |name: &str| {
            format!(
                r#"{{"事项名称":"甲","是否收费":"否","办理情形":[{{"情形名称":"{name}","申请材料":[{{"材料名称":"照片"}}]}}]}}"#
            )
        };
        let items = ["新办", "变更", "新办"].map(item);
        let items = items.each_ref().map(String::as_str);
        assert_eq!(alike(Set::Shared, &items), [0, 1, 0]);
    }

    #[test]
    fn the_unit_that_a_key_states_counts() {
        let items = [
            r#"{"事项名称":"甲","是否收费":"否","承诺办结时限（工作日）":"5"}"#,
            r#"{"事项名称":"甲","是否收费":"否","承诺办结时限（自然日）":"5"}"#,
            r#"{"事项名称":"甲","是否收费":"否","承诺办结时限":"5"}"#,
        ];
        assert_eq!(alike(Set::Shared, &items), [0, 1, 2]);
    }

    #[test]
    fn an_item_that_says_a_thing_twice_is_like_no_other() {
        let items = [
            r#"{"事项名称":"甲","受理条件":"成年","办理条件":"成年"}"#,
            r#"{"事项名称":"甲","受理条件":"成年"}"#,
        ];
        let keys = noted(&items).into_iter();
        let keys: Vec<bool> = keys
            .map(|alike| alike.key(Set::Conditions.topics()).is_some())
            .collect();
        assert_eq!(keys, [false, true]);
    }

    #[test]
    fn what_is_claimed_of_items_counts() {
        let one = |text: &str| {
            let mut kept = Kept::default();
            assert!(read_yaml(text, &mut kept));
            kept.0[0].key(Set::Shared.topics())
        };
        let (first, more) = ("- 事项名称: 甲\n  是否收费: 否\n", "- 事项名称: 乙\n");
        let both = format!("{first}{more}");
        assert_eq!(one(&both), one(&format!("{both}{more}")));
        let claims_more = format!("{both}  数量限制: 无\n");
        assert_ne!(one(&both), one(&claims_more));
    }
}
