//! Cheap looks at a text, for what stands in few of them: most texts need no closer look.

use wide::u8x16;

/// Characters of which any may stand in a text. They are told by their last two bytes, so it says yes too often rather than too
/// rarely.
#[derive(Clone, Copy, Debug)]
pub struct Glance<const N: usize>([[u8; 2]; N]);

impl<const N: usize> Glance<N> {
    /// A look for these characters, each of three bytes in UTF-8, as Chinese ones are.
    pub const fn of(characters: [char; N]) -> Glance<N> {
        let mut tails = [[0; 2]; N];
        let mut n = 0;
        while n < N {
            let code = last_bytes(characters[n]);
            assert!(code > 0xffff, "a character of three bytes");
            tails[n] = [(code >> 8) as u8, code as u8];
            n += 1;
        }
        Glance(tails)
    }

    /// Whether any of them may be in the text.
    #[inline]
    pub fn may_be_in(&self, text: &str) -> bool {
        self.may_be_among(text.as_bytes())
    }

    /// Sixteen bytes at a time; the last block overlaps the one before.
    #[inline(always)]
    fn may_be_among(&self, bytes: &[u8]) -> bool {
        let mut rest = bytes;
        while let Some(block) = rest.first_chunk() {
            if self.is_at_hand(block) {
                return true;
            }
            rest = &rest[16..];
        }
        match bytes.last_chunk() {
            Some(last) => self.is_at_hand(last),
            None => {
                // No character of three bytes begins with the nought behind the text.
                let mut last = [0; 17];
                last[..bytes.len()].copy_from_slice(bytes);
                self.is_at_hand(&last)
            }
        }
    }

    #[inline(always)]
    fn is_at_hand(&self, block: &[u8; 17]) -> bool {
        let lane = |at: usize| {
            let lane = block[at..].first_chunk::<16>();
            u8x16::new(*lane.expect("sixteen bytes and one more are 17"))
        };
        let (a, b) = (lane(0), lane(1));
        let mut any = u8x16::splat(0);
        for [x, y] in self.0 {
            any |= a.simd_eq(u8x16::splat(x)) & b.simd_eq(u8x16::splat(y));
        }
        any.any()
    }
}

/// The same in a long text, as many bytes at a time as the processor at hand can.
#[multiversion::multiversion(targets("x86_64+avx2"))]
pub fn may_be_in_long(glance: &Glance<4>, text: &str) -> bool {
    let Glance(tails) = glance;
    let mut rest = text.as_bytes();
    while let Some(block) = rest.first_chunk::<65>() {
        let mut any = 0;
        for at in 0..64 {
            let (a, b) = (block[at], block[at + 1]);
            let is = |[x, y]: [u8; 2]| u8::from((a == x) & (b == y));
            any |= is(tails[0]) | is(tails[1]) | is(tails[2]) | is(tails[3]);
        }
        if any != 0 {
            return true;
        }
        rest = &rest[64..];
    }
    glance.may_be_among(rest)
}

/// Characters of which one may end a text.
#[derive(Clone, Copy, Debug)]
pub struct Endings<const N: usize>([u32; N]);

impl<const N: usize> Endings<N> {
    /// Any of these, ASCII or of three bytes in UTF-8.
    pub const fn of(characters: [char; N]) -> Endings<N> {
        let mut codes = [0; N];
        let mut n = 0;
        while n < N {
            codes[n] = last_bytes(characters[n]);
            assert!(codes[n] < 0x80 || codes[n] > 0xffff);
            n += 1;
        }
        Endings(codes)
    }

    /// Whether the text ends in one of them.
    #[inline]
    pub fn end(&self, text: &str) -> bool {
        let code = match *text.as_bytes() {
            [.., last] if last < 0x80 => u32::from(last),
            [.., x, y, z] => u32::from_be_bytes([0, x, y, z]),
            _ => return false,
        };
        self.0
            .iter()
            .fold(false, |any, known| any | (*known == code))
    }
}

/// Whether two texts are the same. Most are a few words long, which a call of `memcmp` costs more than comparing.
#[inline]
pub fn is_same(a: &[u8], b: &[u8]) -> bool {
    fn ends<const N: usize>(bytes: &[u8]) -> (Option<&[u8; N]>, Option<&[u8; N]>) {
        (bytes.first_chunk(), bytes.last_chunk())
    }
    a.len() == b.len()
        && match a.len() {
            0..=3 => a.iter().zip(b).all(|(a, b)| a == b),
            4..=7 => ends::<4>(a) == ends(b),
            8..=16 => ends::<8>(a) == ends(b),
            17..=32 => ends::<16>(a) == ends(b),
            _ => a == b,
        }
}

/// The last three bytes of a character in UTF-8 as a number; the only byte of one in ASCII.
const fn last_bytes(character: char) -> u32 {
    let mut bytes = [0; 4];
    let length = character.encode_utf8(&mut bytes).len();
    match length {
        1 => bytes[0] as u32,
        2 => u32::from_be_bytes([0, 0, bytes[0], bytes[1]]),
        3 => u32::from_be_bytes([0, bytes[0], bytes[1], bytes[2]]),
        _ => u32::from_be_bytes([0, bytes[1], bytes[2], bytes[3]]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_is_seen_wherever_it_stands() {
        let glance = Glance::of(['规', '视', '另', '求']);
        for length in 0..150 {
            let plain = "a".repeat(length);
            assert!(!glance.may_be_in(&plain) && !may_be_in_long(&glance, &plain));
            for at in 0..=length {
                for sign in ["规", "求"] {
                    let mut text = plain.clone();
                    text.insert_str(at, sign);
                    assert!(glance.may_be_in(&text), "{text}");
                    assert!(may_be_in_long(&glance, &text), "{text}");
                }
            }
        }
    }

    #[test]
    fn ordinary_text_is_passed_over() {
        let text = "申请人持营业执照和身份证到政务服务中心窗口提交材料，当场办结。".repeat(5);
        let glance = Glance::of(['规', '视', '另', '求']);
        assert!(!glance.may_be_in(&text) && !may_be_in_long(&glance, &text));
    }

    #[test]
    fn every_byte_counts() {
        for length in 0..40 {
            let one = vec![b'a'; length];
            assert!(is_same(&one, &one.clone()));
            for at in 0..length {
                let mut other = one.clone();
                other[at] = b'b';
                assert!(!is_same(&one, &other), "{length} {at}");
            }
            assert!(!is_same(&one, &vec![b'a'; length + 1]));
        }
    }

    #[test]
    fn a_text_ends_in_its_last_character() {
        let endings = Endings::of(['表', '）', ')']);
        for text in ["申请表", "申请（新）", "申请(新)", ")"] {
            assert!(endings.end(text), "{text}");
        }
        for text in ["", "申请书", "表格", "é", "a", "（"] {
            assert!(!endings.end(text), "{text}");
        }
    }
}
