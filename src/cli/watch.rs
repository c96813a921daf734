//! Does something again whenever the files named change, until the process is stopped.
//!
//! It looks at sizes and times every half second. Notices of the system would come a little sooner, and not at all from the network
//! drives that offices keep their files on.

use crate::read::discover::discover;
use std::path::PathBuf;
use std::time::{Duration, SystemTime};

/// How often it looks.
const PAUSE: Duration = Duration::from_millis(500);

/// What is seen of the files: another picture means another content.
type Picture = Vec<(PathBuf, u64, Option<SystemTime>)>;

/// Calls `act` now and after every change; never returns.
pub(super) fn watch(paths: &[PathBuf], mut act: impl FnMut()) -> ! {
    loop {
        let before = picture(paths);
        act();
        settled_after(&before, || picture(paths), || std::thread::sleep(PAUSE));
    }
}

/// Waits until the picture is another one and stays so for one look: an editor may be halfway through.
fn settled_after(before: &Picture, mut look: impl FnMut() -> Picture, mut pause: impl FnMut()) {
    let mut last = before.clone();
    loop {
        pause();
        let now = look();
        if now == last && now != *before {
            return;
        }
        last = now;
    }
}

fn picture(paths: &[PathBuf]) -> Picture {
    // Nothing there is a picture too: the file may come back.
    let sources = discover(paths).map_or_else(|_| Vec::new(), |found| found.sources);
    let look = |path: PathBuf| {
        let known = std::fs::metadata(&path).ok();
        let size = known.as_ref().map_or(0, std::fs::Metadata::len);
        let time = known.and_then(|known| known.modified().ok());
        (path, size, time)
    };
    sources
        .into_iter()
        .map(|source| look(source.path))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shot(size: u64) -> Picture {
        vec![("a.yaml".into(), size, None)]
    }

    fn looks(sizes: &[u64]) -> usize {
        let mut left = sizes.iter();
        let mut count = 0;
        let look = || shot(*left.next().expect("it stops before the end"));
        settled_after(&shot(1), look, || count += 1);
        count
    }

    #[test]
    fn a_change_counts_once_it_stays() {
        assert_eq!(looks(&[1, 1, 2, 2]), 4);
        assert_eq!(looks(&[2, 3, 3]), 3);
    }

    #[test]
    fn a_change_that_is_taken_back_is_none() {
        assert_eq!(looks(&[2, 1, 1, 5, 5]), 5);
    }
}
