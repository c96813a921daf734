//! What a run is told to judge by: packs of rules, levels, parameters, targets, required elements and terms.

mod nearest;
mod pack;
mod params;
mod required;
mod settings;
mod share;
mod target;
mod terms;

pub use pack::{Pack, PackError, Switch, Title};
pub use params::{PARAMETERS, Parameter, Params};
pub use required::{Required, Source};
pub use settings::{PackHead, Ruling, Settings};
pub use share::{Share, write as shown};
pub use target::{Reach, Target};
pub use terms::TermList;
