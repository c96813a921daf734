//! Charts that are drawn beside the numbers they show: bars as inline SVG.

use super::page::Counts;
use std::io::{self, Write};

/// A bar of a length in proportion to the whole, in parts of the levels' colours.
pub(super) fn stacked(counts: Counts, whole: u64, out: &mut dyn Write) -> io::Result<()> {
    open("bar", out)?;
    let mut from = 0;
    for (class, count) in ["e", "w", "i"].into_iter().zip(counts) {
        part(class, from, count, whole, out)?;
        from += count;
    }
    write!(out, "</svg>")
}

/// A bar of one colour.
pub(super) fn single(class: &str, count: u64, whole: u64, out: &mut dyn Write) -> io::Result<()> {
    open("bar", out)?;
    part(class, 0, count, whole, out)?;
    write!(out, "</svg>")
}

/// The numbers stand beside it for who cannot see it.
pub(super) fn open(class: &str, out: &mut dyn Write) -> io::Result<()> {
    write!(
        out,
        "<svg class=\"{class}\" aria-hidden=\"true\" viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\">"
    )
}

fn part(class: &str, from: u64, count: u64, whole: u64, out: &mut dyn Write) -> io::Result<()> {
    if count == 0 {
        return Ok(());
    }
    let x = share(from, whole);
    // What is there is seen, however little it is.
    let width = share(from + count, whole).saturating_sub(x).max(4);
    write!(
        out,
        "<rect class=\"{class}\" x=\"{x}\" width=\"{width}\" height=\"10\"/>"
    )
}

/// In thousandths, rounded down.
fn share(count: u64, whole: u64) -> u64 {
    let share = u128::from(count) * 1000 / u128::from(whole.max(1));
    u64::try_from(share).unwrap_or(1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_stand_side_by_side_and_the_least_is_seen() {
        let mut bytes = Vec::new();
        stacked([500, 0, 1], 1000, &mut bytes).expect("a vector takes everything");
        let text = String::from_utf8(bytes).expect("it is UTF-8");
        assert!(text.contains("class=\"e\" x=\"0\" width=\"500\""), "{text}");
        assert!(text.contains("class=\"i\" x=\"500\" width=\"4\""), "{text}");
        assert!(!text.contains("class=\"w\""), "{text}");
    }
}
