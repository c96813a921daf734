//! The clauses of a text: what stands between full stops, semicolons and line ends, without its numbering.

/// The clauses of a text that say anything. A comma or 、 parts none: 法律、法规规定的其他条件 is one.
pub(super) fn clauses(text: &str) -> impl Iterator<Item = &str> {
    text.split(['。', '；', ';', '\n', '\r', '！', '!'])
        .map(bare)
        .filter(|clause| !clause.is_empty())
}

/// Whether any three bytes in a row are such as asked for: a cheap look for characters, of which the last two bytes say enough.
/// Looks at blocks without branches, which the compiler turns into vector code; the last block overlaps the one before.
#[inline(always)]
pub(super) fn any_three(text: &str, is: impl Fn(u8, u8, u8) -> bool) -> bool {
    const BLOCK: usize = 16;
    let bytes = text.as_bytes();
    let any = |block: &[u8; BLOCK + 2]| {
        let three = |at: usize| is(block[at], block[at + 1], block[at + 2]);
        (0..BLOCK).fold(false, |any, at| any | three(at))
    };
    let Some(last) = bytes.last_chunk() else {
        return bytes
            .windows(3)
            .any(|three| is(three[0], three[1], three[2]));
    };
    let mut rest = bytes;
    while let Some(block) = rest.first_chunk() {
        if any(block) {
            return true;
        }
        rest = &rest[BLOCK..];
    }
    any(last)
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
            let is_one = |a, b, c| [a, b, c] == *"规".as_bytes();
            assert!(!any_three(&plain, is_one));
            for at in 0..=length {
                let mut text = plain.clone();
                text.insert(at, '规');
                assert!(any_three(&text, is_one), "{text}");
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
