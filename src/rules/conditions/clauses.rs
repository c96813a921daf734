//! The clauses of a text: what stands between full stops, semicolons and line ends, without its numbering.

use wide::u8x16;

/// The clauses of a text that say anything. A comma or 、 parts none: 法律、法规规定的其他条件 is one.
pub(super) fn clauses(text: &str) -> impl Iterator<Item = &str> {
    text.split(['。', '；', ';', '\n', '\r', '！', '!'])
        .map(bare)
        .filter(|clause| !clause.is_empty())
}

/// Whether any two bytes in a row are such as asked for, sixteen at a time: a cheap look for characters of which the last two
/// bytes say enough. Behind the text stands a nought.
#[inline(always)]
pub(super) fn any_pair(text: &str, is: impl Fn(u8x16, u8x16) -> u8x16) -> bool {
    let lane = |bytes: &[u8; 17], at: usize| {
        let lane = bytes[at..].first_chunk::<16>();
        u8x16::new(*lane.expect("sixteen bytes and one more are 17"))
    };
    let any = |bytes: &[u8; 17]| is(lane(bytes, 0), lane(bytes, 1)).any();
    let mut rest = text.as_bytes();
    while let Some(block) = rest.first_chunk() {
        if any(block) {
            return true;
        }
        rest = &rest[16..];
    }
    // At most sixteen bytes are left.
    let mut last = [0; 17];
    last[..rest.len()].copy_from_slice(rest);
    any(&last)
}

/// The lanes that hold `byte`.
#[inline(always)]
pub(super) fn equal(lanes: u8x16, byte: u8) -> u8x16 {
    lanes.simd_eq(u8x16::splat(byte))
}

fn bare(clause: &str) -> &str {
    clause
        .trim_start_matches(|c: char| {
            c.is_whitespace()
                || c.is_ascii_digit()
                || "（）()、.．:：一二三四五六七八九十①②③④⑤⑥⑦⑧⑨⑩-".contains(c)
        })
        .trim_end_matches(|c: char| c.is_whitespace() || "，,、.".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_is_seen_wherever_it_stands() {
        for length in 0..60 {
            let plain = "a".repeat(length);
            let is_one = |a, b| equal(a, 0xa7) & equal(b, 0x84);
            assert!(!any_pair(&plain, is_one));
            for at in 0..=length {
                let mut text = plain.clone();
                text.insert(at, '规');
                assert!(any_pair(&text, is_one), "{text}");
            }
        }
    }

    #[test]
    fn numbering_and_marks_go() {
        let text = "1.有场所；\n（二）法律、法规规定的其他条件。3、 年满十八周岁";
        let list: Vec<&str> = clauses(text).collect();
        assert_eq!(list[..2], ["有场所", "法律、法规规定的其他条件"]);
        assert_eq!(list.len(), 3);
    }
}
