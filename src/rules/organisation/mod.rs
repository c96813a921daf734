//! O — organisation and mechanisms.

mod entrusted_without_body;
mod intermediary_incomplete;
mod joint_without_partner;
mod licence_without_faq;
mod missing_keywords;
mod not_in_hall;
mod renewal_missing;
mod theme_mismatch;

use super::Rule;

/// The rules of the group.
pub(super) static RULES: &[&Rule] = &[
    &intermediary_incomplete::RULE,
    &entrusted_without_body::RULE,
    &joint_without_partner::RULE,
    &theme_mismatch::RULE,
    &licence_without_faq::RULE,
    &missing_keywords::RULE,
    &not_in_hall::RULE,
    &renewal_missing::RULE,
];
