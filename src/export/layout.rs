//! The columns of a normalized table, in their order, and what they are called.

use super::rows::Sheet;
use crate::model::{EXTRA_PREFIX, Element, NUMBER, Part, SITUATION_LABEL, TABLE};

/// The items, and the entries of their seven lists.
pub(super) const SHEETS: usize = 8;

/// A column of a table by number: an element, a whole list, or one of its own.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Column(pub(super) u16);

/// Beyond the elements.
const LIST: u16 = 256;
const OTHERS: u16 = 512;

impl Column {
    /// The situation a material is asked for in.
    pub(super) const SITUATION: Column = Column(OTHERS);

    /// The name of the item, beside its number on the sheet of a list.
    pub(super) const ITEM_NAME: Column = Column(OTHERS + 1);

    /// The column of an element.
    pub(super) fn element(element: Element) -> Column {
        Column(element as u16)
    }

    /// The column of a whole list.
    pub(super) fn list(part: Part) -> Column {
        Column(LIST + part as u16)
    }

    fn label(self) -> &'static str {
        match self {
            Column::SITUATION => SITUATION_LABEL,
            Column::ITEM_NAME => Element::name.label(),
            Column(at @ LIST..OTHERS) => Part::ALL[usize::from(at - LIST)].list_label(),
            Column(at) => Element::from_index(at as u8).label(),
        }
    }

    /// How wide it is shown, in half-width characters.
    fn width(self) -> f64 {
        use Element as E;
        let Column(at) = self;
        match Element::from_index(at as u8) {
            _ if at >= LIST => 14.0,
            E::name | E::parent_name | E::material_name | E::department => 32.0,
            E::legal_basis | E::conditions | E::process_text | E::material_basis => 48.0,
            E::step_content | E::question_answer | E::address => 40.0,
            E::implementation_code | E::handling_code | E::local_code | E::base_code => 30.0,
            element => (element.label().chars().count() as f64 * 2.0 + 4.0).max(12.0),
        }
    }
}

/// The columns of one table: the number of the item, those that some row has, and those that are no element.
pub(super) struct Layout {
    columns: Vec<Column>,
    /// The place of each column by its number, from 0; 0 is the number's own.
    places: Vec<u16>,
    extras: Vec<String>,
}

impl Layout {
    /// The columns of the table of a part.
    pub(super) fn of(part: Part, sheet: &Sheet) -> Layout {
        let own = TABLE.iter().filter(|row| row.part == part);
        let elements = own.map(|row| Column::element(row.element));
        let lists = Part::LISTS.into_iter().map(Column::list);
        let named = Column::element(part.naming());
        let front = (part != Part::Item).then_some(Column::ITEM_NAME);
        let rest = elements
            .chain(std::iter::once(Column::SITUATION))
            .chain(lists)
            .filter(|column| *column == named || sheet.uses(*column));
        let columns: Vec<Column> = front.into_iter().chain(rest).collect();
        let mut places = vec![0; usize::from(OTHERS) + 2];
        for (at, column) in (1..).zip(&columns) {
            places[usize::from(column.0)] = at;
        }
        Layout {
            columns,
            places,
            extras: sheet.extras.labels.clone(),
        }
    }

    /// The labels, from left to right.
    pub(super) fn labels(&self) -> impl Iterator<Item = String> {
        let own = self.columns.iter().map(|column| column.label().to_owned());
        let extras = self.extras.iter().map(|label| extra_label(label));
        std::iter::once(NUMBER.to_owned()).chain(own).chain(extras)
    }

    /// The widths, from left to right.
    pub(super) fn widths(&self) -> impl Iterator<Item = f64> {
        let own = self.columns.iter().map(|column| column.width());
        let extras = self.extras.iter().map(|_| 20.0);
        std::iter::once(10.0).chain(own).chain(extras)
    }

    /// The place of a column, from 0; the number stands before it.
    pub(super) fn place(&self, column: Column) -> Option<usize> {
        let place = self.places.get(usize::from(column.0));
        place.copied().map(usize::from).filter(|at| *at > 0)
    }

    /// The place of the column of an extra label, given its place among them.
    pub(super) fn extra(&self, at: usize) -> usize {
        1 + self.columns.len() + at
    }

    /// How many columns there are.
    pub(super) fn width(&self) -> usize {
        1 + self.columns.len() + self.extras.len()
    }
}

/// The header of a column that is no element: its own label, unless that would be taken for something else.
fn extra_label(label: &str) -> String {
    let is_taken = label.trim().is_empty()
        || label == NUMBER
        || label == SITUATION_LABEL
        || label.starts_with(EXTRA_PREFIX)
        || TABLE.iter().any(|row| row.label == label)
        || Part::LISTS.iter().any(|part| part.list_label() == label);
    match is_taken {
        true => [EXTRA_PREFIX, label].concat(),
        false => label.to_owned(),
    }
}
