//! shixiang (事项) reads government service-item guides as they are, checks them against a rule book that cites law and
//! policy, and says for each fault which cell, why, on whose authority, and what to write instead.

pub mod canon;
pub mod check;
pub mod cli;
pub mod codes;
pub mod config;
pub mod convert;
pub mod export;
pub mod finding;
pub mod flow;
pub mod model;
pub mod normalize;
pub mod read;
pub mod report;
pub mod returns;
pub mod rules;
pub mod source;
