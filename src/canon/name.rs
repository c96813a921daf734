//! The canonical form of a name of an item or a material: what two spellings of one name have in common.

use super::hash::{Fingerprint, Stream};
use super::width::{half, is_void};

/// The name without white space and invisible characters, full-width letters and digits half-width, brackets full-width, and
/// without the mark it ends in.
pub fn name_key(text: &str) -> String {
    chars(text).collect()
}

/// The hash of [`name_key`], without making it.
pub fn name_hash(text: &str) -> u64 {
    let body = body(text);
    if is_plain(body.as_bytes()) {
        let mut print = Fingerprint::new();
        print.add(body);
        return print.finish();
    }
    let mut stream = Stream::new();
    chars(body).for_each(|c| stream.push(c));
    stream.finish()
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

/// No byte that could begin a character to be dropped or folded; says no too often rather than too rarely.
fn is_plain(bytes: &[u8]) -> bool {
    let odd = |byte: u8| {
        (byte < 0x21)
            | (byte == 0x28)
            | (byte == 0x29)
            | (byte == 0xc2)
            | (byte == 0xe1)
            | (byte == 0xe2)
            | (byte == 0xe3)
            | (byte == 0xef)
    };
    !bytes.iter().fold(false, |any, byte| any | odd(*byte))
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
