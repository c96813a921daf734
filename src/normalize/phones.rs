//! Telephone numbers in one spelling, where they stand: the words around them stay.

use super::text;
use crate::model::Phones;

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
        phone.canonical(out);
        done = start + phone.text.len();
    }
    out.push_str(&text[done..]);
}
