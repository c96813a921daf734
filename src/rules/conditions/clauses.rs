//! The clauses of a text: what stands between full stops, semicolons and line ends, without its numbering.

/// The clauses of a text that say anything. A comma or 、 parts none: 法律、法规规定的其他条件 is one.
pub(super) fn clauses(text: &str) -> impl Iterator<Item = &str> {
    text.split(['。', '；', ';', '\n', '\r', '！', '!'])
        .map(bare)
        .filter(|clause| !clause.is_empty())
}

/// Whether any five bytes in a row are such as asked for: a cheap look for characters, of which the last two bytes say enough.
/// Behind the text there are noughts. Looks at blocks without branches, which the compiler turns into vector code.
#[inline(always)]
pub(super) fn any_five(text: &str, is: impl Fn([u8; 5]) -> bool) -> bool {
    const BLOCK: usize = 16;
    let bytes = text.as_bytes();
    let any = |block: &[u8; BLOCK + 4]| {
        let five = |n: usize| {
            [
                block[n],
                block[n + 1],
                block[n + 2],
                block[n + 3],
                block[n + 4],
            ]
        };
        (0..BLOCK).fold(false, |any, at| any | is(five(at)))
    };
    let mut rest = bytes;
    while let Some(block) = rest.first_chunk() {
        if any(block) {
            return true;
        }
        rest = &rest[BLOCK..];
    }
    // At most 19 bytes are left.
    let mut last = [0; 2 * BLOCK + 4];
    last[..rest.len()].copy_from_slice(rest);
    let blocks = [last.first_chunk(), last[BLOCK..].first_chunk()];
    blocks.into_iter().flatten().any(any)
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
            let is_one = |five: [u8; 5]| five == *"规ab".as_bytes();
            assert!(!any_five(&plain, is_one));
            for at in 0..=length {
                let mut text = plain.clone();
                text.insert_str(at, "规ab");
                assert!(any_five(&text, is_one), "{text}");
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
