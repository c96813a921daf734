//! C — contacts and places.

mod channel;
mod malformed_phone;
mod missing_complaint;
mod missing_inquiry;
mod same_phone;

use super::Rule;

pub(super) static RULES: &[&Rule] = &[
    &missing_inquiry::RULE,
    &missing_complaint::RULE,
    &same_phone::RULE,
    &malformed_phone::RULE,
];
