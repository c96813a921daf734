//! One cell into one element: the value, and what its storage says of it.

use crate::model::*;
use crate::read::grid::{Cell, CellKind};
use crate::read::{Places, Sink};
use crate::source::{Field, Raw};

/// One cell into one element of a record, with what its storage says.
pub fn bind_cell<'g, T: Record<'g>>(
    record: &mut T,
    element: Element,
    cell: &Cell,
    raw: Raw<'g>,
    sink: &mut dyn Sink,
    places: &dyn Places,
) {
    match cell.kind {
        CellKind::Text if is_error_word(raw.text) => {
            record.void(element, raw.text, raw.origin);
            return sink.remark(Remark::Formula { raw }, places);
        }
        CellKind::Error | CellKind::Uncomputed => {
            let text = if raw.text.is_empty() { "=" } else { raw.text };
            record.void(element, text, raw.origin);
            let shown = if cell.kind == CellKind::Error {
                raw
            } else {
                Raw { text: "", ..raw }
            };
            return sink.remark(Remark::Formula { raw: shown }, places);
        }
        CellKind::Number
            if matches!(
                element.row().map(|row| row.kind),
                Some(Kind::Code | Kind::Phones)
            ) =>
        {
            sink.remark(Remark::NumericCode { raw }, places);
        }
        _ => {}
    }
    record.bind(element, raw.text, raw.origin);
}

/// An error value that an export wrote as text.
#[inline]
fn is_error_word(text: &str) -> bool {
    text.starts_with('#')
        && matches!(
            text,
            "#REF!" | "#N/A" | "#VALUE!" | "#DIV/0!" | "#NAME?" | "#NULL!" | "#NUM!" | "#SPILL!"
        )
}

/// A limit without a unit takes the one its header states.
pub fn state_unit(item: &mut ServiceItem<'_>, element: Element, unit: Unit) {
    let limit = match element {
        Element::statutory_limit => &mut item.statutory_limit,
        Element::promised_limit => &mut item.promised_limit,
        Element::intermediary_limit => &mut item.intermediary_limit,
        _ => return,
    };
    if let Field::Given(limit) = limit
        && limit.value.unit == Unit::Unstated
    {
        limit.value = limit.value.with_unit(unit);
    }
}
