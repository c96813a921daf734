//! The command line of shixiang.

fn main() {}
