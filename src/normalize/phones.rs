//! Telephone numbers in one spelling, where they stand: the words around them stay.

use super::text;
use crate::model::{Phone, PhoneKind, Phones};
use std::fmt::Write;

/// The text with every number in it spelled `0931-1234567-801`.
pub(super) fn spell_into(written: &str, clean: bool, out: &mut String) {
    if !text::needs_cleaning(written, clean) {
        return spell(written, out);
    }
    let mut plain = String::with_capacity(written.len());
    text::clean_into(written, &mut plain);
    spell(&plain, out);
}

fn spell(text: &str, out: &mut String) {
    let mut done = 0;
    for phone in Phones(text).iter() {
        let start = phone.text.as_ptr() as usize - text.as_ptr() as usize;
        out.push_str(&text[done..start]);
        number(phone, out);
        done = start + phone.text.len();
    }
    out.push_str(&text[done..]);
}

fn number(phone: Phone<'_>, out: &mut String) {
    if phone.kind == PhoneKind::Malformed {
        return out.push_str(phone.text);
    }
    let extension = phone.extension;
    Phone {
        extension: 0,
        ..phone
    }
    .canonical(out);
    if extension > 0 {
        // 110 and its like behind a dash would be a number by themselves.
        let mark = if extension < 100 || extension > 122 {
            "-"
        } else {
            "转"
        };
        // Writing to a String does not fail.
        let _ = write!(out, "{mark}{extension}");
    }
}
