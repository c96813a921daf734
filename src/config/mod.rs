//! What a run is told to judge by: the parameters of rules.

mod params;

pub use params::Params;
