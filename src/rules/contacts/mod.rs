//! C — contacts and places.

mod channel;
mod malformed_phone;
mod missing_area_code;
mod missing_complaint;
mod missing_inquiry;
mod missing_remedy;
mod period;
mod place;
mod same_phone;
mod stale_remedy_period;
mod vague_address;
mod vague_hours;

use super::Rule;

pub(super) static RULES: &[&Rule] = &[
    &missing_inquiry::RULE,
    &missing_complaint::RULE,
    &same_phone::RULE,
    &malformed_phone::RULE,
    &missing_area_code::RULE,
    &vague_address::RULE,
    &vague_hours::RULE,
    &missing_remedy::RULE,
    &stale_remedy_period::RULE,
];
