//! Where lines of a long text begin: some of them, so that the number of a line need not be counted from the first one.

use memchr::{memchr, memchr_iter, memrchr};

/// The start of a line.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct LineStart {
    /// Its first byte.
    pub at: u32,
    /// How many lines come before it.
    pub lines: u32,
}

/// So many bytes lie between two of them, unless a line is longer.
const STEP: usize = 1 << 16;

/// The starts of some lines of `bytes`, the first one among them, and how many line feeds there are.
pub fn line_starts(bytes: &[u8]) -> (Box<[LineStart]>, u32) {
    let feeds = |bytes: &[u8]| memchr_iter(b'\n', bytes).count() as u32;
    let mut starts = vec![LineStart::default()];
    let (mut at, mut lines) = (0, 0);
    while let Some(next) = next_start(bytes, at) {
        lines += feeds(&bytes[at..next]);
        at = next;
        starts.push(LineStart {
            at: at as u32,
            lines,
        });
    }
    (starts.into(), lines + feeds(&bytes[at..]))
}

/// The start of the last line that begins within a step, or of the first one behind it.
fn next_start(bytes: &[u8], from: usize) -> Option<usize> {
    let step = from + STEP;
    let near = memrchr(b'\n', bytes.get(from..step)?).map(|feed| from + feed + 1);
    let next = near.or_else(|| memchr(b'\n', &bytes[step..]).map(|feed| step + feed + 1));
    next.filter(|next| *next < bytes.len() && u32::try_from(*next).is_ok())
}

/// The last of `starts` that is not behind `at`, and the byte where the one after it begins, if there is one.
pub fn around(starts: &[LineStart], at: usize) -> Option<(LineStart, Option<usize>)> {
    let behind = starts.partition_point(|start| start.at as usize <= at);
    let start = starts.get(behind.checked_sub(1)?)?;
    Some((*start, starts.get(behind).map(|next| next.at as usize)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_line_longer_than_a_step_has_no_start_within() {
        let text = format!("甲\n{}\n乙\n", "长".repeat(STEP));
        let (starts, feeds) = line_starts(text.as_bytes());
        let found: Vec<(u32, u32)> = starts.iter().map(|start| (start.at, start.lines)).collect();
        assert_eq!(found, [(0, 0), (4, 1), (3 * STEP as u32 + 5, 2)]);
        assert_eq!(feeds, 3);
        assert_eq!(around(&starts, 4), Some((starts[1], Some(3 * STEP + 5))));
        assert_eq!(around(&starts, text.len()), Some((starts[2], None)));
        assert_eq!(line_starts(b""), (Box::from([LineStart::default()]), 0));
    }

    proptest! {
        #[test]
        fn every_start_is_one(lengths in prop::collection::vec(0_usize..30_000, 0..20)) {
            let lines: Vec<String> = lengths.iter().map(|length| "a".repeat(*length)).collect();
            let text = lines.join("\n");
            let (starts, feeds) = line_starts(text.as_bytes());
            let count = |text: &str| text.matches('\n').count() as u32;
            prop_assert_eq!(feeds, count(&text));
            for start in starts {
                let before = &text[..start.at as usize];
                prop_assert!(before.is_empty() || before.ends_with('\n'));
                prop_assert_eq!(start.lines, count(before));
            }
        }
    }
}
