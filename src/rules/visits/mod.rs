//! V — visits and online handling.

mod cross_region_no_means;
mod missing_visit_count;
mod more_than_once;
mod no_mail_delivery;
mod offline_with_depth;
mod online;
mod online_with_visits;
mod online_without_address;
mod visit_range;
mod visits_over_depth;
mod visits_without_reason;
mod zero_visits_no_channel;

use super::Rule;
use super::looks::{Looks, looks};
use crate::model::Element;

/// What rules look at that ask how often one comes, and whether one must.
const VISITS_AND_WAYS: Looks = looks![
    item_type,
    handle_form,
    visits,
    is_online,
    online_depth,
    online_url,
    mobile_url
];

pub(super) static RULES: &[&Rule] = &[
    &missing_visit_count::RULE,
    &online_with_visits::RULE,
    &visits_without_reason::RULE,
    &zero_visits_no_channel::RULE,
    &visits_over_depth::RULE,
    &online_without_address::RULE,
    &offline_with_depth::RULE,
    &visit_range::RULE,
    &no_mail_delivery::RULE,
    &cross_region_no_means::RULE,
    &more_than_once::RULE,
];
