//! Makes realistic service items: any number of them, in every input format and layout, with or without known faults.
//!
//! The benches, the examples and the tests all take their data from here.

// Each program that includes this module uses a part of it.
#![allow(dead_code, unused_imports)]

pub mod catalog;
pub mod city;
mod codes;
mod compose;
pub mod faults;
pub mod guide;
mod offices;
mod places;
pub mod random;
pub mod write;
