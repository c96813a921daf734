//! Files from strangers: each ends in a message, in bounded time and memory, and harms no other file.

#[path = "../support/mod.rs"]
mod support;

mod names;
mod texts;
mod workbooks;

use std::fs;
use support::Scratch;
use support::hostile::survives;

/// Writes a file and checks it.
fn status(scratch: &Scratch, name: &str, bytes: impl AsRef<[u8]>) -> String {
    let path = scratch.path().join(name);
    fs::write(&path, bytes).expect("the scratch folder can be written");
    survives(scratch.path(), &path)
}

/// Bytes that mean nothing, the same for one seed.
fn noise(seed: u64, len: usize) -> Vec<u8> {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state as u8
    };
    (0..len).map(|_| next()).collect()
}
