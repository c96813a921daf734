//! The SHA-256 of the sources, worked out while they are read.

use super::Request;
use crate::flow::side_by_side;
use crate::read::discover::Source;
use std::path::Path;

/// Runs `read` and gives, beside what came of it, the hash of every source that a report names it for: none unless they are
/// asked for, and no hash of a file that cannot be read.
pub(super) fn beside<T>(
    request: &Request,
    sources: &[Source],
    read: impl FnOnce() -> T,
) -> (T, Vec<Option<Box<str>>>) {
    let hashes = |threads| side_by_side(threads, sources, |source: &Source| hash(&source.path));
    match (request.hash, request.threads) {
        (false, _) => (read(), Vec::new()),
        (true, 0 | 1) => (read(), hashes(1)),
        (true, _) => std::thread::scope(|scope| {
            let hashing = std::thread::Builder::new().spawn_scoped(scope, || hashes(1));
            let read = read();
            match hashing.map(|thread| thread.join()) {
                Ok(Ok(hashes)) => (read, hashes),
                // No thread was to be had.
                _ => (read, hashes(request.threads)),
            }
        }),
    }
}

fn hash(path: &Path) -> Option<Box<str>> {
    use sha2::{Digest, Sha256};
    let mut hasher = Sha256::new();
    std::io::copy(&mut std::fs::File::open(path).ok()?, &mut hasher).ok()?;
    Some(
        hasher
            .finalize()
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect::<String>()
            .into(),
    )
}
