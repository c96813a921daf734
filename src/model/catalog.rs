//! The words of a normalized catalog that are no elements: what marks it, and what its lists and other columns are called.

use super::{Element, Part};
use crate::canon::{Entry, entries, materials};

/// The first key of every item of a normalized catalog, in YAML and JSON. What lacks a key there is absent: nothing is guessed.
pub const MARK: &str = "shixiang";

/// The form of a normalized item; the value of [`MARK`].
pub const FORM: &str = "1";

/// The first column of every table of a normalized catalog: the number of the item.
pub const NUMBER: &str = "规范序号";

/// What is bound to no element, in JSON.
pub const EXTRA: &str = "extra";

/// What is bound to no element, in YAML.
pub const EXTRA_LABEL: &str = "其他列";

/// Before the label of such a column, where the label by itself would be taken for that of an element.
pub const EXTRA_PREFIX: &str = "其他列：";

/// The situation that a material is asked for in, in JSON.
pub const SITUATION: &str = "situation";

/// The situation that a material is asked for in.
pub const SITUATION_LABEL: &str = "所属情形";

/// Behind the name of a list: what is stated for it as a whole, in JSON.
pub const STATED: &str = "_stated";

/// Behind the label of a list: what is stated for it as a whole.
pub const STATED_LABEL: &str = "原文";

impl Part {
    /// The sub-tables, in the order of the model.
    pub const LISTS: [Part; 7] = [
        Part::Material,
        Part::Step,
        Part::Special,
        Part::Fee,
        Part::Question,
        Part::Situation,
        Part::SubItem,
    ];

    /// The label of the list in a normalized catalog. 办理流程 is an element by itself, so its steps have another.
    pub fn list_label(self) -> &'static str {
        match self {
            Part::Step => "办理环节",
            other => other.label(),
        }
    }

    /// The entries of a list of this kind in a text; materials may stand under headings that name situations.
    pub fn entries(self, text: &str) -> Vec<Entry<'_>> {
        match self {
            Part::Material => materials(text),
            _ => entries(text),
        }
    }

    /// The element that stands for a whole list.
    pub fn naming(self) -> Element {
        match self {
            Part::Item => Element::name,
            Part::Material => Element::material_name,
            Part::Step => Element::step_name,
            Part::Special => Element::special_name,
            Part::Fee => Element::fee_name,
            Part::Question => Element::question_text,
            Part::Situation => Element::situation_name,
            Part::SubItem => Element::sub_item_name,
        }
    }
}
