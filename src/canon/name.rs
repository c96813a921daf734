//! The canonical form of a name of an item or a material: what two spellings of one name have in common.

use super::hash::Fingerprint;
use super::width::{half, is_void};

/// The name without white space and invisible characters, full-width letters and digits half-width, brackets full-width, and
/// without the mark it ends in.
pub fn name_key(text: &str) -> String {
    chars(text).collect()
}

/// The hash of [`name_key`], without making it where the text is its own key, as nearly all are.
pub fn name_hash(text: &str) -> u64 {
    let body = body(text);
    let mut print = Fingerprint::new();
    if is_plain(body.as_bytes()) {
        print.add(body);
    } else {
        print.add(&name_key(body));
    }
    print.finish()
}

fn chars(text: &str) -> impl Iterator<Item = char> {
    body(text).chars().filter(|c| !is_void(*c)).map(fold)
}

fn body(text: &str) -> &str {
    text.trim_end_matches(|c| {
        is_void(c) || matches!(c, '；' | '。' | ';' | '.' | '、' | '，' | ',' | '．')
    })
}

fn fold(c: char) -> char {
    match c {
        '(' | '﹙' => '（',
        ')' | '﹚' => '）',
        '［' => '[',
        '］' => ']',
        _ => half(c),
    }
}

/// No character to be dropped or folded; says no too often rather than too rarely. Without branches, for the compiler to
/// turn into vector code.
fn is_plain(bytes: &[u8]) -> bool {
    let single = |a: u8| (a < 0x21) | (a == b'(') | (a == b')') | (a == 0xe1);
    // C2 80 to A0 and AD: blanks and what shows nothing, but no `·`.
    let latin = |a: u8, b: u8| (a == 0xc2) & ((b < 0xa1) | (b == 0xad));
    // E2 80 8x and A8–AF, E2 81: blanks and what shows nothing; E3 80 80: the ideographic space; EF BC and EF BD: full-width
    // digits, letters and square brackets; EF BB, EF BF: marks of encodings.
    let wide = |a: u8, b: u8, c: u8| {
        let blank = (a == 0xe2) & ((b == 0x81) | ((b == 0x80) & ((c < 0x90) | (c & 0xf8 == 0xa8))));
        let space = (a == 0xe3) & (b == 0x80) & (c == 0x80);
        let digit = (c > 0x8f) & (c < 0x9a) | (c > 0xa0) & (c < 0xbe);
        let full = (a == 0xef)
            & ((b == 0xbc) & digit
                | (b == 0xbd) & (c < 0x9b)
                | (b == 0xbb)
                | (b == 0xbf)
                | (b == 0xb9));
        blank | space | full
    };
    let (second, third) = (bytes.get(1..).unwrap_or(&[]), bytes.get(2..).unwrap_or(&[]));
    let triples = bytes.iter().zip(second).zip(third);
    let pairs = bytes.iter().zip(second);
    let odd = bytes.iter().fold(false, |any, a| any | single(*a))
        | pairs.fold(false, |any, (a, b)| any | latin(*a, *b))
        | triples.fold(false, |any, ((a, b), c)| any | wide(*a, *b, *c));
    !odd
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn spellings_of_one_name_meet() {
        for (a, b) in [
            ("居民 身份证；", "居民身份证"),
            ("许可校验(婚前医学检查)", "许可校验（婚前医学检查）"),
            ("Ａ类\n证书。", "A类证书"),
            ("申请表\u{200b}、 ", "申请表"),
            ("\u{a0}营业执照;", "营业执照"),
        ] {
            assert_eq!(name_key(a), name_key(b));
            assert_eq!(name_hash(a), name_hash(b));
        }
        assert_ne!(name_hash("原件"), name_hash("复印件"));
    }

    #[test]
    fn case_and_inner_marks_count() {
        assert_ne!(name_key("A证"), name_key("a证"));
        assert_ne!(name_key("甲、乙"), name_key("甲乙"));
    }

    proptest! {
        #[test]
        fn the_hash_is_that_of_the_key(text in "\\PC*", name in "[身份证（）() ；。\u{3000}\u{200b}Ａ1\n、]{0,30}") {
            for text in [&text, &name] {
                let mut print = Fingerprint::new();
                print.add(&name_key(text));
                prop_assert_eq!(name_hash(text), print.finish());
                prop_assert_eq!(name_key(&name_key(text)), name_key(text));
            }
        }
    }
}
