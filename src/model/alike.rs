//! What two items have in common, told without looking at them: a hash of what a reader read each from, topic by topic.

use super::{Element, Part};

/// What elements are about. Many items say the same of one topic, though none is the same in all: what one department promises
/// for a licence, a hundred promise; and most items ask for materials that others ask for too.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Topic {
    /// What kind of item it is: part of every other topic.
    Kind,
    /// Limits, visits, depth and all other answers that are chosen from a few.
    Terms,
    /// Where it is handled in the web.
    Links,
    /// 设定依据
    Basis,
    /// 受理条件
    Conditions,
    /// 办理流程
    Process,
    /// 申请材料
    Materials,
    /// Whom and where to ask, to come to and to complain to.
    Contacts,
    /// What it costs.
    Fees,
    /// What one gets, pictures of it and of the way to it, and the words it is found by.
    Result,
    /// 备注, 常见问题, 责任事项, 子项
    Notes,
    /// What each item has of its own: names, codes, the office; and whatever is in no other topic.
    Own,
}

impl Topic {
    const COUNT: usize = Topic::Own as usize + 1;

    /// The topic of an element of the item itself, or of a sub-table, of which the element is the name.
    pub const fn of(element: Element) -> Topic {
        match element {
            Element::item_type => Topic::Kind,
            Element::online_url | Element::mobile_url => Topic::Links,
            Element::legal_basis => Topic::Basis,
            Element::conditions => Topic::Conditions,
            Element::process_text | Element::step_name => Topic::Process,
            Element::material_name | Element::situation_name => Topic::Materials,
            Element::inquiry
            | Element::complaint
            | Element::remedy
            | Element::review_remedy
            | Element::lawsuit_remedy
            | Element::address
            | Element::window
            | Element::hours => Topic::Contacts,
            Element::is_fee
            | Element::fee_basis
            | Element::fee_standard
            | Element::is_pay_online
            | Element::fee_name => Topic::Fees,
            Element::result_name
            | Element::result_type
            | Element::result_sample
            | Element::flow_chart
            | Element::short_name
            | Element::keywords => Topic::Result,
            Element::power_scope
            | Element::duties
            | Element::liabilities
            | Element::liability_basis
            | Element::accountable
            | Element::accountability
            | Element::remark
            | Element::question_text
            | Element::sub_item_name => Topic::Notes,
            other if is_term(other) => Topic::Terms,
            _ => Topic::Own,
        }
    }

    /// The topic of all elements of a sub-table.
    pub const fn of_part(part: Part) -> Topic {
        match part {
            Part::Material | Part::Situation => Topic::Materials,
            Part::Step => Topic::Process,
            Part::Special => Topic::Terms,
            Part::Fee => Topic::Fees,
            Part::Question | Part::SubItem => Topic::Notes,
            Part::Item => Topic::Own,
        }
    }
}

/// Answers that are chosen from a few, with what is said of them.
const fn is_term(element: Element) -> bool {
    matches!(
        element,
        Element::state
            | Element::effective_date
            | Element::cancel_date
            | Element::use_level
            | Element::power_source
            | Element::department_nature
            | Element::entrusted_by
            | Element::partners
            | Element::statutory_limit
            | Element::statutory_unit
            | Element::statutory_note
            | Element::promised_limit
            | Element::promised_unit
            | Element::promised_note
            | Element::project_type
            | Element::audience
            | Element::handle_form
            | Element::visits
            | Element::visit_reason
            | Element::is_online
            | Element::online_depth
            | Element::offline_reason
            | Element::scope
            | Element::quota
            | Element::is_express
            | Element::is_schedule
            | Element::is_agent
            | Element::is_terminal
            | Element::is_in_hall
            | Element::hall_note
            | Element::is_promise
            | Element::is_intermediary
            | Element::intermediary
            | Element::intermediary_basis
            | Element::intermediary_limit
            | Element::special_procedure
            | Element::validity
            | Element::renewal
            | Element::result_delivery
            | Element::personal_theme
            | Element::corporate_theme
            | Element::special_name
    )
}

/// A set of topics.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Topics(u16);

impl Topics {
    /// These.
    pub const fn of(topics: &[Topic]) -> Topics {
        let (mut set, mut n) = (0, 0);
        while n < topics.len() {
            set |= 1 << topics[n] as u16;
            n += 1;
        }
        Topics(set)
    }

    /// Those of these elements.
    pub const fn of_elements(elements: &[Element]) -> Topics {
        let (mut set, mut n) = (0, 0);
        while n < elements.len() {
            set |= 1 << Topic::of(elements[n]) as u16;
            n += 1;
        }
        Topics(set)
    }

    /// All of `other` are among them; the kind of the item always is.
    pub const fn hold(self, other: Topics) -> bool {
        other.0 & !(self.0 | 1 << Topic::Kind as u16) == 0
    }
}

/// Topics that are remembered together. They are few, since each set costs a look into a memory for every item.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Set {
    /// What an item mostly has in common with the same item of other places, all in all.
    Shared,
    /// Whom to ask, and where to go.
    Contacts,
    /// 受理条件, and what the process says of them.
    Conditions,
    /// Where it is handled in the web, and whether it is.
    Links,
}

impl Set {
    /// All of them.
    pub const ALL: [Set; 4] = [Set::Shared, Set::Contacts, Set::Conditions, Set::Links];

    /// The topics of the set.
    pub const fn topics(self) -> Topics {
        match self {
            Set::Shared => Topics::of(&[
                Topic::Terms,
                Topic::Basis,
                Topic::Process,
                Topic::Materials,
                Topic::Fees,
                Topic::Result,
                Topic::Notes,
            ]),
            Set::Contacts => Topics::of(&[Topic::Contacts]),
            Set::Conditions => Topics::of(&[Topic::Conditions, Topic::Process]),
            Set::Links => Topics::of(&[Topic::Terms, Topic::Links, Topic::Notes]),
        }
    }
}

/// Elements of an item itself, a bit each.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Elements([u64; 2]);

impl Elements {
    /// One. Those of the item itself are the first of all and fit; of others there may be none.
    #[inline]
    pub const fn one(element: Element) -> Elements {
        let (word, bit) = (element as usize / 64, 1 << (element as usize % 64));
        match word {
            0 => Elements([bit, 0]),
            1 => Elements([0, bit]),
            _ => Elements([0, 0]),
        }
    }

    /// Those among the first 128 elements whose bits are set.
    #[inline]
    pub const fn first(bits: [u64; 2]) -> Elements {
        Elements(bits)
    }

    /// These as well.
    #[inline]
    pub const fn with(self, other: Elements) -> Elements {
        Elements([self.0[0] | other.0[0], self.0[1] | other.0[1]])
    }

    /// Those of them that are among the others.
    #[inline]
    pub const fn among(self, other: Elements) -> Elements {
        Elements([self.0[0] & other.0[0], self.0[1] & other.0[1]])
    }

    /// How many.
    #[inline]
    pub const fn count(self) -> u32 {
        self.0[0].count_ones() + self.0[1].count_ones()
    }

    /// One by one.
    pub fn iter(self) -> impl Iterator<Item = Element> {
        let has = move |index: &u8| self.0[usize::from(index / 64)] >> (index % 64) & 1 == 1;
        (0..128).filter(has).map(Element::from_index)
    }
}

/// What a reader noted of an item while it read it: what it was read from, a hash a topic, and what is filled in. Two items with
/// the same hash say the same of the topic, except where; of an item of which nothing was noted nothing follows.
#[derive(Clone, Copy, Debug, Default)]
pub struct Alike(Option<Notes>);

/// Notes on one item.
#[derive(Clone, Copy, Debug)]
pub struct Notes {
    topics: [u64; Topic::COUNT],
    placed: Elements,
    blank: Elements,
}

impl Notes {
    /// On an item read by the way with this hash, from nothing yet.
    pub fn begin(way: u64) -> Notes {
        Notes {
            topics: [way; Topic::COUNT],
            placed: Elements::default(),
            blank: Elements::default(),
        }
    }

    /// Adds the hash of one of the texts that a topic is read from. Their order does not count, so the hash must tell which it
    /// is of.
    #[inline]
    pub fn add(&mut self, topic: Topic, hash: u64) {
        self.topics[topic as usize] ^= hash;
    }

    /// Adds that there is a place for these elements.
    #[inline]
    pub fn place(&mut self, elements: Elements) {
        self.placed = self.placed.with(elements);
    }

    /// Adds that there is nothing in the place for these elements.
    #[inline]
    pub fn blank(&mut self, elements: Elements) {
        self.blank = self.blank.with(elements);
    }
}

impl From<Notes> for Alike {
    fn from(notes: Notes) -> Alike {
        Alike(Some(notes))
    }
}

/// What is noted of how an item was read makes no other item of it.
impl PartialEq for Alike {
    fn eq(&self, _: &Alike) -> bool {
        true
    }
}

impl Alike {
    /// The elements that have a place, and those of them that are blank; `None` where that was not noted.
    #[inline]
    pub fn places(&self) -> Option<(Elements, Elements)> {
        self.0.as_ref().map(|notes| (notes.placed, notes.blank))
    }

    /// A number that items share which say the same of these topics, and practically no others; none where that was not noted.
    #[inline]
    pub fn key(&self, topics: Topics) -> Option<u64> {
        const ODD: u64 = 0x9e37_79b9_7f4a_7c15;
        let all = &self.0.as_ref()?.topics;
        let mut key = all[Topic::Kind as usize] ^ u64::from(topics.0).wrapping_mul(ODD);
        let mut rest = topics.0;
        while rest != 0 {
            let print = all[rest.trailing_zeros() as usize % Topic::COUNT];
            key = (key.rotate_left(23) ^ print).wrapping_mul(ODD);
            rest &= rest - 1;
        }
        Some(key ^ key >> 32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::TABLE;

    #[test]
    fn a_key_tells_its_topics_and_no_others() {
        let topics = Topics::of(&[Topic::Basis, Topic::Links]);
        let key = |notes: Notes| Alike::from(notes).key(topics);
        let with = |topic, hash| {
            let mut notes = Notes::begin(7);
            notes.add(topic, hash);
            key(notes)
        };
        let plain = key(Notes::begin(7));
        assert_eq!(with(Topic::Fees, 5), plain);
        assert_eq!(with(Topic::Own, 5), plain);
        let other = [Topic::Kind, Topic::Basis, Topic::Links].map(|topic| with(topic, 5));
        assert!(!other.contains(&plain) && other[0] != other[1] && other[1] != other[2]);
        assert_ne!(key(Notes::begin(8)), plain);
        assert_eq!(Alike::default().key(topics), None);
    }

    #[test]
    fn elements_of_the_item_have_a_bit_each() {
        let own: Vec<Element> = TABLE
            .iter()
            .filter(|row| row.part == Part::Item)
            .map(|row| row.element)
            .collect();
        let none = Elements::default();
        let all = own
            .iter()
            .fold(none, |all, element| all.with(Elements::one(*element)));
        assert_eq!(all.iter().collect::<Vec<_>>(), own);
        assert_eq!(all.count() as usize, own.len());
        let two = Elements::one(own[0]).with(Elements::one(own[70]));
        assert_eq!(all.among(two), two);
    }

    #[test]
    fn the_kind_of_the_item_is_in_every_set() {
        let seen = Topics::of_elements(&[Element::item_type, Element::legal_basis]);
        assert!(Topics::of(&[Topic::Basis]).hold(seen));
        assert!(!Topics::of(&[Topic::Links]).hold(seen));
        let own = Topics::of_elements(&[Element::name]);
        assert!(!Topics::of(&[Topic::Basis, Topic::Links]).hold(own));
    }
}
