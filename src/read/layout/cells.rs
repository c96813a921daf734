//! One cell into one element: the value, and what its storage says of it.

use crate::canon::is_error_value;
use crate::model::*;
use crate::read::grid::{Cell, CellKind};
use crate::read::{Places, Sink};
use crate::source::Raw;

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
        CellKind::Text if is_error_value(raw.text) => {
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

/// The same of a normalized catalog, whose cells are text: an error value in one was written as a text, and stays one.
pub fn bind_kept<'g, T: Record<'g>>(
    record: &mut T,
    element: Element,
    cell: &Cell,
    raw: Raw<'g>,
    sink: &mut dyn Sink,
    places: &dyn Places,
) {
    if cell.kind != CellKind::Text || !is_error_value(raw.text) {
        return bind_cell(record, element, cell, raw, sink, places);
    }
    record.bind(element, raw.text, raw.origin);
    if !element.can_fail() {
        sink.remark(Remark::Formula { raw }, places);
    }
}

/// 时限单位 is the unit of both limits where the statutory one has none of its own.
pub fn share_unit(item: &mut ServiceItem<'_>) {
    if let Some(raw) = item.promised_unit.raw()
        && item.statutory_unit.is_absent()
        && !item.statutory_limit.is_absent()
    {
        let origin = raw.origin.under(Element::statutory_unit);
        item.statutory_unit = item.promised_unit.at(Raw { origin, ..raw });
    }
}

/// A limit, or that of each step, takes the unit that its header states: a bare number any, and plain days working days.
pub fn state_unit(item: &mut ServiceItem<'_>, element: Element, unit: Unit) {
    let limit = match element {
        Element::statutory_limit => &mut item.statutory_limit,
        Element::promised_limit => &mut item.promised_limit,
        Element::intermediary_limit => &mut item.intermediary_limit,
        Element::step_limit => {
            let steps = item.steps.entries.iter_mut();
            return steps.for_each(|step| step.limit.tell(unit));
        }
        Element::special_limit => {
            let specials = item.specials.entries.iter_mut();
            return specials.for_each(|special| special.limit.tell(unit));
        }
        _ => return,
    };
    limit.tell(unit);
}
