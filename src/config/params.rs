//! The numbers and terms that rules are measured by. A rule reads them; where they come from is not its business.

/// Parameters of rules, one field each.
#[derive(Clone, PartialEq, Debug)]
pub struct Params {
    /// T005: the least share of the statutory limit that the promise is to save, as numerator and denominator.
    pub promise_cut: (u32, u32),
    /// T006, T007: the most 工作日 that still count as on the spot.
    pub instant_days: u32,
    /// P002: the least characters of a step's content that say more than its name.
    pub step_characters: usize,
    /// C005: the area code of the region, `0740`, when it is known.
    pub area_code: Option<Box<str>>,
    /// T004, T005: how many 工作日 a month counts for; without it months are never converted.
    pub month_days: Option<u32>,
    /// T004, T005: how many 工作日 a year counts for; without it years are never converted.
    pub year_days: Option<u32>,
}

impl Default for Params {
    fn default() -> Params {
        Params {
            promise_cut: (2, 3),
            instant_days: 1,
            step_characters: 6,
            area_code: None,
            month_days: None,
            year_days: None,
        }
    }
}
