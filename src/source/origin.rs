//! The place a value was written, eight bytes wide, together with the element it was written under.

use crate::model::Element;

/// Where a value stands in its source, and under which element.
///
/// Packed: 2 bits kind, 8 bits element, 54 bits place. A place counts from the start of the unit that was read
/// (a whole file, or a chunk of a long one); it becomes a line, a column or an A1 name only in a finding.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Origin(u64);

/// An [`Origin`] taken apart.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Spot {
    /// The source as a whole.
    Whole,
    /// A cell of a grid; all three count from 0. In delimited text `row` is the record's first physical line.
    Cell { sheet: u16, row: u32, col: u16 },
    /// A range of bytes of the decoded text.
    Span { start: u32, len: u32 },
    /// The `nth` value (in document order, keys not counted) of the JSON record that starts at byte `record`.
    Value { record: u64, nth: u32 },
}

const CELL: u64 = 1;
const SPAN: u64 = 2;
const VALUE: u64 = 3;
const PAYLOAD: u32 = 54;

impl Origin {
    /// The source as a whole, under no element.
    pub const WHOLE: Origin = Origin(0);

    /// A cell; `sheet` up to 1,023, `row` up to 268 million, `col` up to 65,535.
    #[inline]
    pub fn cell(sheet: u16, row: u32, col: u16) -> Origin {
        Origin(
            CELL << 62
                | u64::from(sheet & 0x3ff) << 44
                | u64::from(row & 0x0fff_ffff) << 16
                | u64::from(col),
        )
    }

    /// A byte range; `len` is cut at 4 MiB.
    #[inline]
    pub fn span(start: u32, len: usize) -> Origin {
        Origin(SPAN << 62 | u64::from(start) << 22 | (len.min(0x3f_ffff) as u64))
    }

    /// The `nth` value of the JSON record at byte `record`; both saturate.
    #[inline]
    pub fn value(record: u64, nth: usize) -> Origin {
        Origin(VALUE << 62 | record.min((1 << 34) - 1) << 20 | (nth.min(0xf_ffff) as u64))
    }

    /// The same place, under `element`.
    #[inline]
    pub fn under(self, element: Element) -> Origin {
        Origin(self.0 & !(0xff << PAYLOAD) | (element as u64) << PAYLOAD)
    }

    /// The element the value stands under.
    #[inline]
    pub fn element(self) -> Element {
        Element::from_index((self.0 >> PAYLOAD & 0xff) as u8)
    }

    /// The place taken apart.
    pub fn spot(self) -> Spot {
        let place = self.0 & ((1 << PAYLOAD) - 1);
        match self.0 >> 62 {
            CELL => Spot::Cell {
                sheet: (place >> 44) as u16,
                row: (place >> 16 & 0x0fff_ffff) as u32,
                col: place as u16,
            },
            SPAN => Spot::Span {
                start: (place >> 22) as u32,
                len: (place & 0x3f_ffff) as u32,
            },
            VALUE => Spot::Value {
                record: place >> 20,
                nth: (place & 0xf_ffff) as u32,
            },
            _ => Spot::Whole,
        }
    }
}

impl std::fmt::Debug for Origin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?} {:?}", self.spot(), self.element())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_in_comes_out() {
        let cell = Origin::cell(1023, 268_435_455, 65_535).under(Element::name);
        assert_eq!(
            cell.spot(),
            Spot::Cell {
                sheet: 1023,
                row: 268_435_455,
                col: 65_535
            }
        );
        assert_eq!(cell.element(), Element::name);
        assert_eq!(
            Origin::span(u32::MAX, 7).spot(),
            Spot::Span {
                start: u32::MAX,
                len: 7
            }
        );
        assert_eq!(
            Origin::value(1 << 33, 9).spot(),
            Spot::Value {
                record: 1 << 33,
                nth: 9
            }
        );
        assert_eq!(Origin::WHOLE.spot(), Spot::Whole);
    }
}
