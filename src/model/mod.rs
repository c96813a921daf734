//! What a catalog says: the element table, the typed values, and the item with its sub-tables.

mod alike;
mod catalog;
mod elements;
mod remark;
mod settle;
mod shape;
mod table;
mod values;

pub use alike::{Alike, Elements, Notes, Set, Topic, Topics};
pub use catalog::*;

pub use elements::*;
pub use remark::{Hidden, Remark};
pub use shape::{Amend, AmendLists, Labels, Shape, Visit, VisitLists};
pub use values::*;

use crate::source::{Field, Origin, Raw};

/// Text that an element holds as it is.
pub type Text<'a> = &'a str;

/// What kind of value an element holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum Kind {
    /// Free text.
    Text,
    /// A code: letters and digits whose every character counts.
    Code,
    /// A time limit.
    Limit,
    /// The unit of a time limit.
    Unit,
    /// How often one must come.
    Visits,
    /// One or more telephone numbers, with whatever stands around them.
    Phones,
    /// Yes or no.
    Flag,
    /// One label of a fixed set.
    Term,
    /// Several labels of a fixed set.
    Terms,
    /// How deep online handling goes.
    Depth,
    /// A number of copies.
    Copies,
    /// A calendar date.
    Date,
    /// A web address or an attachment.
    Link,
}

impl Kind {
    /// A value of this kind is worked out from its text.
    pub const fn is_read(self) -> bool {
        !matches!(self, Kind::Text | Kind::Code | Kind::Link)
    }

    /// Some texts are no value of this kind; free text, codes, telephone cells and links take any.
    pub const fn can_fail(self) -> bool {
        !matches!(self, Kind::Text | Kind::Code | Kind::Phones | Kind::Link)
    }
}

/// How a kind of value is read from text. Total: any text gives a value or `None`, never a panic.
pub trait Value<'a>: Sized + Clone {
    /// The kind, as the table and `inspect` name it.
    const KIND: Kind;
    /// `无` and its kin mean "stated as none" here rather than being a value.
    const NONE_IS_NIL: bool = true;
    /// Counts something, so -1, 500, 999, 9999 and 99999 stand for "no value".
    const COUNTED: bool = false;
    /// Reads trimmed, non-empty text.
    fn read(text: &'a str) -> Option<Self>;
    /// The same, where what is written depends on what is asked.
    #[inline]
    fn read_under(text: &'a str, _element: Element) -> Option<Self> {
        Self::read(text)
    }
    /// Words of this kind's own that state "none", beside 无 and its kin: 无期限 of a limit.
    fn is_none(_text: &str) -> bool {
        false
    }
    /// `text`, which reads as a value, says more than the value: it ends in a note in brackets.
    fn says_more(_text: &str) -> bool {
        false
    }
    /// The value among those of all kinds.
    fn shape(&self) -> Shape<'a>;
}

impl<'a> Value<'a> for Text<'a> {
    const KIND: Kind = Kind::Text;
    fn read(text: &'a str) -> Option<Self> {
        Some(text)
    }
    fn shape(&self) -> Shape<'a> {
        Shape::Text(self)
    }
}

/// The part of an item that an element belongs to.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, PartialOrd, Ord)]
pub enum Part {
    /// The item itself.
    Item,
    /// 申请材料
    Material,
    /// 办理流程
    Step,
    /// 特殊环节
    Special,
    /// 收费项目
    Fee,
    /// 常见问题
    Question,
    /// 办理情形
    Situation,
    /// 子项
    SubItem,
}

impl Part {
    /// All of them.
    pub const ALL: [Part; 8] = [
        Part::Item,
        Part::Material,
        Part::Step,
        Part::Special,
        Part::Fee,
        Part::Question,
        Part::Situation,
        Part::SubItem,
    ];

    /// The name of the sub-table in a guide.
    pub fn label(self) -> &'static str {
        match self {
            Part::Item => "事项",
            Part::Material => "申请材料",
            Part::Step => "办理流程",
            Part::Special => "特殊环节",
            Part::Fee => "收费项目",
            Part::Question => "常见问题",
            Part::Situation => "办理情形",
            Part::SubItem => "子项",
        }
    }

    /// The name of the sub-table in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Part::Item => "item",
            Part::Material => "materials",
            Part::Step => "steps",
            Part::Special => "special_steps",
            Part::Fee => "fees",
            Part::Question => "questions",
            Part::Situation => "situations",
            Part::SubItem => "sub_items",
        }
    }
}

/// Which families of items an element applies to (`rulebook.md`, "item families").
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Families {
    /// Every item.
    All,
    /// 依申请 items: power items on application, and public services.
    Applied,
    /// 依申请 power items: not public services.
    Power,
}

/// One row of the element table.
#[derive(Debug)]
pub struct Row {
    /// The element.
    pub element: Element,
    /// Its name within its part, in code and JSON: `promised_limit`, or `name` of a material.
    pub name: &'static str,
    /// Its name over all parts: `promised_limit`, `material_name`.
    pub key: &'static str,
    /// The part it belongs to.
    pub part: Part,
    /// Its Chinese label.
    pub label: &'static str,
    /// Its column in the national exchange tables, or "".
    pub exchange: &'static str,
    /// Other labels seen for it.
    pub synonyms: &'static [&'static str],
    /// The kind of value it holds.
    pub kind: Kind,
    /// The families it applies to.
    pub families: Families,
}

impl Element {
    /// The element at a place in the table; [`Element::none`] beyond its end.
    #[inline]
    pub fn from_index(index: u8) -> Element {
        match index {
            0 => Element::none,
            n => TABLE
                .get(usize::from(n) - 1)
                .map_or(Element::none, |row| row.element),
        }
    }

    /// Its row of the table; `None` for [`Element::none`].
    pub fn row(self) -> Option<&'static Row> {
        (self as usize).checked_sub(1).map(|n| &TABLE[n])
    }

    /// Its Chinese label.
    pub fn label(self) -> &'static str {
        self.row().map_or("", |row| row.label)
    }

    /// Its name over all parts.
    pub fn key(self) -> &'static str {
        self.row().map_or("", |row| row.key)
    }

    /// Some texts are no value for it.
    pub fn can_fail(self) -> bool {
        self.row().is_some_and(|row| row.kind.can_fail())
    }

    /// The part it belongs to.
    pub fn part(self) -> Part {
        self.row().map_or(Part::Item, |row| row.part)
    }

    /// The element with this name over all parts (`promised_limit`, `material_name`).
    pub fn named(key: &str) -> Option<Element> {
        TABLE
            .iter()
            .find(|row| row.key == key)
            .map(|row| row.element)
    }
}

/// What an item and the entries of its sub-tables have in common: they are filled element by element.
pub trait Record<'a>: Default {
    /// Reads `text` into the field of `element`; `false` if this part has no such element.
    fn bind(&mut self, element: Element, text: &'a str, origin: Origin) -> bool;
    /// Notes that `text` stands for nothing there.
    fn void(&mut self, element: Element, text: &'a str, origin: Origin);
    /// Whether the input has a place for `element`.
    fn has(&self, element: Element) -> bool;
    /// Whether `element` has a place and nothing in it.
    fn is_blank(&self, element: Element) -> bool;
    /// What is written for `element`.
    fn raw(&self, element: Element) -> Option<Raw<'a>>;
    /// Notes where the record as a whole is written.
    fn stands_at(&mut self, origin: Origin);
    /// Where the record as a whole is written.
    fn place(&self) -> Origin;
    /// What is bound to no element.
    fn extra(&mut self) -> &mut Vec<Extra<'a>>;
    /// The same, to look at.
    fn loose(&self) -> &[Extra<'a>];
}

/// A record shown field by field, in the order of the model.
pub trait Fields<'a> {
    /// Shows every field that has a place.
    fn visit<V: Visit<'a>>(&self, visit: &mut V);
    /// Offers every field that has a place for change.
    fn amend<V: Amend<'a>>(&mut self, amend: &mut V);
}

/// Reads each text into the field of one record; `blank` is told in which records there is nothing.
fn bind_all<'a, T: Value<'a>, R>(
    records: &mut [R],
    texts: &[Option<Raw<'a>>],
    field: impl Fn(&mut R) -> &mut Field<'a, T>,
    mut blank: impl FnMut(usize),
) {
    let (mut last, mut read): (Field<'a, T>, Option<&[u8]>) = (Field::Absent, None);
    for (nth, (record, raw)) in records.iter_mut().zip(texts).enumerate() {
        let Some(raw) = raw else { continue };
        let bytes = raw.text.as_bytes();
        if !read.is_some_and(|read| std::ptr::eq(read, bytes)) {
            (last, read) = (Field::read_trimmed(*raw), Some(bytes));
        }
        if let Field::Blank(_) = last {
            blank(nth);
        }
        *field(record) = last.at(*raw);
    }
}

/// A sub-table of an item: how it was stated as a whole, and its entries.
#[derive(Clone, Debug, PartialEq)]
pub struct List<'a, T> {
    /// The cell or key that holds the whole list; absent when the entries come from columns of their own and none was there.
    pub stated: Field<'a, Text<'a>>,
    /// The entries, in their order.
    pub entries: Vec<T>,
}

impl<T> Default for List<'_, T> {
    fn default() -> Self {
        List {
            stated: Field::Absent,
            entries: Vec::new(),
        }
    }
}

impl<T> List<'_, T> {
    /// The input has no place for such entries at all.
    pub fn is_absent(&self) -> bool {
        self.entries.is_empty() && self.stated.is_absent()
    }
}

/// A column or key that is bound to no element, carried through.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Extra<'a> {
    /// The label of the column, or the key.
    pub label: &'a str,
    /// What it holds.
    pub text: &'a str,
}

impl<'a> ServiceItem<'a> {
    /// The name a reader would call it by: the item's own, or that of its parent when it is "the parent itself" (无).
    pub fn title(&self) -> Option<Raw<'a>> {
        match self.name {
            Field::Given(name) => Some(name.raw),
            Field::Nil(_) | Field::Absent => self.parent_name.given().map(|name| name.raw),
            _ => None,
        }
    }

    /// Its most specific code: 业务办理项编码, else the local code, else 实施编码, else 基本编码.
    pub fn code(&self) -> Option<Raw<'a>> {
        let codes = [
            &self.handling_code,
            &self.local_code,
            &self.implementation_code,
            &self.base_code,
        ];
        codes
            .into_iter()
            .find_map(|code| code.given())
            .map(|code| code.raw)
    }

    /// On application, as far as can be told: a missing or unreadable type counts as 依申请.
    pub fn is_on_application(&self) -> bool {
        self.item_type
            .given()
            .is_none_or(|kind| kind.value.is_on_application())
    }

    /// 公共服务.
    pub fn is_public_service(&self) -> bool {
        self.item_type
            .given()
            .is_some_and(|kind| kind.value == ItemType::PublicService)
    }

    /// 行政许可.
    pub fn is_licence(&self) -> bool {
        self.item_type
            .given()
            .is_some_and(|kind| kind.value == ItemType::Licence)
    }
}
