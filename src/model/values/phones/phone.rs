//! One telephone number: what it is, and when two are the same.

use crate::canon::arabic;

/// What kind of number it is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum PhoneKind {
    /// 7 or 8 digits, with or without an area code.
    Landline,
    /// 1[3-9] and nine digits.
    Mobile,
    /// A short number such as 12345, with or without an area code.
    Hotline,
    /// 400 or 800 and seven digits.
    TollFree,
    /// Looks like a number and is none of these.
    Malformed,
}

/// One number in a contact cell.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Phone<'a> {
    /// As written, without what stands around it.
    pub text: &'a str,
    /// Its kind.
    pub kind: PhoneKind,
    /// Area code digits with the leading 0 ("0431"), or without as behind +86 ("431"), or "". May stand at another number that shares it.
    pub area: &'a str,
    /// The digits after the area code, without an extension, as a number; equal numbers are equal here.
    pub number: u64,
    /// The extension, or 0.
    pub extension: u32,
}

impl Phone<'_> {
    /// Both reach the same desk: equal digits and extension; a missing area code is that of the other. Behind a switchboard
    /// every extension is another desk.
    pub fn same_line(self, other: Phone<'_>) -> bool {
        self.number == other.number
            && self.extension == other.extension
            && (self.area.is_empty()
                || other.area.is_empty()
                || self.area_number() == other.area_number())
    }

    /// A short number that a whole city or country shares (12345, 12315 …).
    pub fn is_hotline(self) -> bool {
        self.kind == PhoneKind::Hotline
    }

    /// A landline without an area code of its own or shared.
    pub fn lacks_area(self) -> bool {
        self.kind == PhoneKind::Landline && self.area.is_empty()
    }

    /// Writes the number in canonical spelling: `0431-84258766-801`, `400-123-4567`. What is malformed stays as written.
    pub fn canonical(&self, out: &mut String) {
        if self.kind == PhoneKind::Malformed {
            out.push_str(self.text);
            return;
        }
        if !self.area.is_empty() {
            if !self.area.starts_with(['0', '０']) {
                out.push('0');
            }
            out.extend(
                self.area
                    .chars()
                    .filter_map(arabic)
                    .filter_map(|n| char::from_digit(n, 10)),
            );
            out.push('-');
        }
        match self.kind {
            PhoneKind::TollFree => {
                let (head, tail) = (self.number / 10_000_000, self.number % 10_000_000);
                out.push_str(&format!("{head}-{:03}-{:04}", tail / 10_000, tail % 10_000));
            }
            _ => out.push_str(&self.number.to_string()),
        }
        if self.extension > 0 {
            // 110 and its like behind a dash would be a number by themselves.
            let mark = match self.extension {
                100..=122 | 10_000..=999_999 => "转",
                _ => "-",
            };
            out.push_str(mark);
            out.push_str(&self.extension.to_string());
        }
    }

    pub(super) fn dials_as(self, other: Phone<'_>) -> bool {
        (self.number, self.area_number(), self.extension)
            == (other.number, other.area_number(), other.extension)
            && (self.kind == PhoneKind::Malformed) == (other.kind == PhoneKind::Malformed)
    }

    fn area_number(self) -> u32 {
        self.area
            .chars()
            .filter_map(arabic)
            .fold(0, |sum, n| sum * 10 + n)
    }
}
