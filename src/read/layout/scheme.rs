//! The columns of a table with what they tell of its rows.

use super::columns::Plan;
use super::group::Marks;

/// The columns of a table, and what they tell of its rows: the same for all chunks of a long one.
#[derive(Debug)]
pub struct Columns {
    /// The columns.
    pub plan: Plan,
    /// What tells one row from another.
    pub(super) marks: Marks,
}

impl Columns {
    /// Those of a plan.
    pub fn new(plan: Plan) -> Columns {
        let marks = Marks::new(&plan);
        Columns { plan, marks }
    }
}
