//! The columns of a table: what each is called and what stands in it.

use super::super::guide::{Guide, Oddity, Record};
use super::table::Dress;
use shixiang::model::{Audience, Element, TermSet};
use std::borrow::Cow;

/// The elements of an item as a full implementation list has them, in its order.
pub const ITEM: [Element; 61] = [
    Element::sequence,
    Element::name,
    Element::parent_name,
    Element::keywords,
    Element::base_code,
    Element::implementation_code,
    Element::handling_code,
    Element::item_type,
    Element::use_level,
    Element::power_source,
    Element::region,
    Element::region_code,
    Element::department,
    Element::department_code,
    Element::partners,
    Element::legal_basis,
    Element::statutory_limit,
    Element::statutory_note,
    Element::promised_limit,
    Element::project_type,
    Element::audience,
    Element::handle_form,
    Element::visits,
    Element::visit_reason,
    Element::is_online,
    Element::online_depth,
    Element::online_url,
    Element::scope,
    Element::quota,
    Element::partners,
    Element::entrusted_by,
    Element::conditions,
    Element::process_text,
    Element::flow_chart,
    Element::is_fee,
    Element::fee_standard,
    Element::fee_basis,
    Element::is_express,
    Element::is_schedule,
    Element::offline_reason,
    Element::is_agent,
    Element::is_in_hall,
    Element::hall_note,
    Element::is_intermediary,
    Element::intermediary,
    Element::intermediary_basis,
    Element::intermediary_limit,
    Element::result_name,
    Element::result_type,
    Element::result_sample,
    Element::validity,
    Element::renewal,
    Element::address,
    Element::hours,
    Element::inquiry,
    Element::complaint,
    Element::review_remedy,
    Element::lawsuit_remedy,
    Element::personal_theme,
    Element::corporate_theme,
    Element::remark,
];

/// The elements of a material, in the order of the exchange tables.
pub const MATERIAL: [Element; 12] = [
    Element::material_name,
    Element::material_kind,
    Element::material_form,
    Element::material_necessity,
    Element::material_source,
    Element::material_issuer,
    Element::material_originals,
    Element::material_copies,
    Element::material_blank_form,
    Element::material_sample,
    Element::material_basis,
    Element::material_remark,
];

/// What one cell of a table holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell<'a> {
    /// Text; "" leaves the cell blank.
    Text(Cow<'a, str>),
    /// A number.
    Number(f64),
    /// A formula with this error as its result.
    Fault(&'static str),
}

impl Cell<'_> {
    /// As a delimited file writes it.
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            Cell::Text(text) => Cow::Borrowed(text),
            Cell::Number(number) => Cow::Owned(number.to_string()),
            Cell::Fault(error) => Cow::Borrowed(error),
        }
    }
}

/// What a column shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Shows {
    Item(Element),
    /// The number before `个工作日`, which the header states.
    Days(Element),
    /// √ where the audience has this term.
    Audience(&'static str),
    /// A second column for the same element.
    Twin(Element),
    /// All materials in one cell.
    Materials,
    Material(Element),
    /// Always the same text.
    Constant(&'static str),
}

/// One column: its header, the second line of a header of two, and what it shows.
#[derive(Clone, Debug)]
pub(super) struct Column {
    pub label: String,
    pub sub_label: &'static str,
    pub shows: Shows,
}

impl Column {
    fn new(label: impl Into<String>, shows: Shows) -> Column {
        Column {
            label: label.into(),
            sub_label: "",
            shows,
        }
    }

    /// Repeats over the rows of a group.
    pub fn is_of_item(&self) -> bool {
        !matches!(self.shows, Shows::Material(_))
    }

    /// The cell of an item or, in a column of materials, of one of its materials.
    pub fn cell<'a>(&self, guide: &'a Guide, material: Option<&'a Record>) -> Cell<'a> {
        match self.shows {
            Shows::Item(element) => item_cell(guide, element),
            Shows::Days(element) => days(guide.get(element)),
            Shows::Audience(term) => {
                let has = guide
                    .get(Element::audience)
                    .split('、')
                    .any(|one| one == term);
                Cell::Text(if has { "√" } else { "" }.into())
            }
            Shows::Twin(element) => match guide.oddity(element) {
                Some(Oddity::Twin(text)) => Cell::Text(text.into()),
                _ => Cell::Text(guide.get(element).into()),
            },
            Shows::Materials => Cell::Text(guide.material_list().into()),
            Shows::Material(element) => {
                let text = material.map_or("", |material| material.get(element));
                counted(element, text)
            }
            Shows::Constant(text) => Cell::Text(text.into()),
        }
    }
}

fn item_cell(guide: &Guide, element: Element) -> Cell<'_> {
    let text = guide.get(element);
    match guide.oddity(element) {
        Some(Oddity::Number) => text.parse().map_or(Cell::Text(text.into()), Cell::Number),
        Some(Oddity::FormulaFault(error)) => Cell::Fault(error),
        _ => counted(element, text),
    }
}

/// Counts are numbers in a workbook; codes and telephones are not.
fn counted(element: Element, text: &str) -> Cell<'_> {
    let is_count = matches!(
        element,
        Element::sequence
            | Element::visits
            | Element::material_originals
            | Element::material_copies
    );
    match text.parse() {
        Ok(number) if is_count => Cell::Number(number),
        _ => Cell::Text(text.into()),
    }
}

fn days(text: &str) -> Cell<'_> {
    let number = text.strip_suffix("个工作日").unwrap_or(text);
    number.parse().map_or(Cell::Text(text.into()), Cell::Number)
}

/// The columns of a table in this dress.
pub(super) fn columns(dress: &Dress) -> Vec<Column> {
    let mut list = Vec::new();
    for element in &dress.elements {
        match element {
            Element::audience if dress.exploded => list.extend(audiences()),
            Element::statutory_limit | Element::promised_limit if dress.unit_in_header => {
                let label = format!("{}（工作日）", element.label());
                list.push(Column::new(label, Shows::Days(*element)));
            }
            element => list.push(Column::new(element.label(), Shows::Item(*element))),
        }
        if let Some((_, label)) = dress.twin.filter(|(twin, _)| twin == element) {
            list.push(Column::new(label, Shows::Twin(*element)));
        }
    }
    list.extend(
        dress
            .extra
            .iter()
            .map(|(label, text)| Column::new(*label, Shows::Constant(text))),
    );
    list.extend(materials(dress));
    list
}

fn audiences() -> impl Iterator<Item = Column> {
    Audience::TERMS.iter().map(|(_, term, _)| Column {
        label: Element::audience.label().to_owned(),
        sub_label: term,
        shows: Shows::Audience(term),
    })
}

fn materials(dress: &Dress) -> Vec<Column> {
    if dress.rows == super::Rows::One {
        return vec![Column::new("申请材料", Shows::Materials)];
    }
    let of = |element: &Element| Column {
        label: if dress.exploded {
            "申请材料".to_owned()
        } else {
            element.label().to_owned()
        },
        sub_label: if dress.exploded { element.label() } else { "" },
        shows: Shows::Material(*element),
    };
    dress.materials.iter().map(of).collect()
}
