//! The columns of a table with what they tell of its rows.

use super::columns::Plan;
use super::group::Marks;
use super::turns::Turns;
use crate::canon::{run_seed, text_hash};

/// The columns of a table, and what they tell of its rows: the same for all chunks of a long one.
#[derive(Debug)]
pub struct Columns {
    /// The columns.
    pub plan: Plan,
    /// What tells one row from another.
    pub(super) marks: Marks,
    /// What tells rows that change the meaning of others.
    pub turns: Turns,
    /// A hash of all there is to know of the columns: rows below columns of one hash are read alike.
    pub(super) print: u64,
}

impl Columns {
    /// Those of a plan.
    pub fn new(plan: Plan) -> Columns {
        let marks = Marks::new(&plan);
        let print = text_hash(&format!("{plan:?}"), run_seed());
        let turns = Turns::new(&plan);
        Columns {
            plan,
            marks,
            turns,
            print,
        }
    }
}
