//! The generator itself: clean items are clean, faults are where they are said to be, every file reads back.

#[path = "../support/mod.rs"]
mod support;

mod catalog;
mod labels;
mod writers;
