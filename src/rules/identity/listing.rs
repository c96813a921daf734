//! What tells one listing of an item from another, as parts of a hash.

use crate::canon::Fingerprint;
use crate::model::{ServiceItem, State};
use crate::source::Field;

/// Adds what is written in a field, or nothing.
pub fn add<T>(print: &mut Fingerprint, field: &Field<'_, T>) {
    print.add(field.raw().map_or("", |raw| raw.text));
}

/// Adds the themes an item is listed under. One item is often listed once under each.
pub fn add_themes(print: &mut Fingerprint, item: &ServiceItem<'_>) {
    add(print, &item.personal_theme);
    add(print, &item.corporate_theme);
}

/// Not cancelled and no draft: an older version may keep code and name.
pub fn is_live(item: &ServiceItem<'_>) -> bool {
    item.state
        .given()
        .is_none_or(|state| !matches!(state.value, State::Cancelled | State::Draft))
}
