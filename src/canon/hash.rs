//! A 64-bit hash of text that is the same in every run, on every machine: for uniqueness and fingerprints.

use std::hash::{BuildHasher, BuildHasherDefault, Hasher, RandomState};
use std::sync::LazyLock;

/// Hashes parts of text; the parts are kept apart.
#[derive(Clone, Copy)]
pub struct Fingerprint(u64);

const SEED: u64 = 0x9e37_79b9_7f4a_7c15;
/// Not the seed: with it the first word would be multiplied by nought and lost.
const START: u64 = 0xa076_1d64_78bd_642f;

fn mix(a: u64, b: u64) -> u64 {
    let wide = u128::from(a ^ SEED) * u128::from(b ^ 0xe703_7ed1_a0b4_28db);
    (wide as u64) ^ (wide >> 64) as u64
}

/// Up to seven bytes as a number, the first one lowest; read in two or three pieces that may overlap.
#[inline]
fn last(rest: &[u8]) -> u64 {
    let (first, end) = (rest.first_chunk::<4>(), rest.last_chunk::<4>());
    if let (Some(first), Some(end)) = (first, end) {
        let end = u64::from(u32::from_le_bytes(*end));
        return u64::from(u32::from_le_bytes(*first)) | end << (8 * (rest.len() - 4));
    }
    let at = |n: usize| u64::from(rest[n]) << (8 * n);
    match rest.len() {
        0 => 0,
        n => at(0) | at(n / 2) | at(n - 1),
    }
}

impl Fingerprint {
    /// An empty hash.
    pub fn new() -> Fingerprint {
        Fingerprint(START)
    }

    /// Adds one part.
    pub fn add(&mut self, part: &str) {
        let (words, rest) = part.as_bytes().as_chunks::<8>();
        for word in words {
            self.0 = mix(self.0, u64::from_le_bytes(*word));
        }
        self.0 = mix(self.0 ^ last(rest), part.len() as u64 + 1);
    }

    /// Adds the hash of a part that was hashed by itself.
    pub fn add_hash(&mut self, hash: u64) {
        self.0 = mix(self.0, hash);
    }

    /// The hash.
    pub fn finish(self) -> u64 {
        mix(self.0, SEED)
    }
}

impl Default for Fingerprint {
    fn default() -> Self {
        Fingerprint::new()
    }
}

/// Another start for the hashes of each run, so that nobody can write two texts that have one hash.
pub fn run_seed() -> u64 {
    static SEED: LazyLock<u64> = LazyLock::new(|| RandomState::new().hash_one(0));
    *SEED
}

/// A hash of one text, for comparing within one run: another one than [`Fingerprint`] and much quicker for long texts, of which
/// it takes 32 bytes at a time. Two texts of one run have the same hash once in as many runs as nobody will see.
#[inline]
pub fn text_hash(text: &str, seed: u64) -> u64 {
    let bytes = text.as_bytes();
    let (mut a, mut b) = (seed ^ START, seed.rotate_left(32) ^ bytes.len() as u64);
    // Pieces that may overlap.
    if let (Some(first), Some(end)) = (bytes.first_chunk::<8>(), bytes.last_chunk::<8>()) {
        if bytes.len() > 16 {
            return long_hash(bytes, a, b);
        }
        (a, b) = (a ^ u64::from_le_bytes(*first), b ^ u64::from_le_bytes(*end));
    } else {
        a ^= last(bytes);
    }
    mix(a, b)
}

/// The same of more than 16 bytes.
fn long_hash(bytes: &[u8], mut a: u64, mut b: u64) -> u64 {
    let word = |bytes: &[u8; 16], at: usize| {
        let mut word = [0; 8];
        word.copy_from_slice(&bytes[at..at + 8]);
        u64::from_le_bytes(word)
    };
    let (pairs, rest) = bytes.as_chunks::<32>();
    for pair in pairs {
        let (halves, _) = pair.as_chunks::<16>();
        a = mix(a ^ word(&halves[0], 0), word(&halves[0], 8));
        b = mix(b ^ word(&halves[1], 0), word(&halves[1], 8));
    }
    if rest.len() > 16
        && let Some(first) = rest.first_chunk()
    {
        a = mix(a ^ word(first, 0), word(first, 8));
    }
    if let Some(end) = bytes.last_chunk() {
        b = mix(b ^ word(end, 0), word(end, 8));
    }
    mix(a, b)
}

/// For maps and sets of hashes: the hash of a hash is itself.
pub type ByItself = BuildHasherDefault<Itself>;

/// See [`ByItself`].
#[derive(Default, Debug)]
pub struct Itself(u64);

impl Hasher for Itself {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        let step = |hash: u64, byte: &u8| hash.rotate_left(8) ^ u64::from(*byte);
        self.0 = bytes.iter().fold(self.0, step);
    }
    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

#[cfg(test)]
mod tests {
    use super::{Fingerprint, text_hash};

    fn of(parts: &[&str]) -> u64 {
        let mut print = Fingerprint::new();
        parts.iter().for_each(|part| print.add(part));
        print.finish()
    }

    #[test]
    fn parts_are_kept_apart() {
        assert_ne!(of(&["ab", "c"]), of(&["a", "bc"]));
        assert_ne!(of(&["", "a"]), of(&["a", ""]));
        assert_eq!(of(&["事项", "名称"]), of(&["事项", "名称"]));
        assert_ne!(of(&["长春市", "甲"]), of(&["农安县", "甲"]));
    }

    #[test]
    fn a_few_bytes_are_read_as_if_noughts_followed() {
        for n in 0..8 {
            let mut padded = [0; 8];
            padded[..n].copy_from_slice(&b"\xe4\xb8\xad\x01\xff\x80z"[..n]);
            assert_eq!(super::last(&padded[..n]), u64::from_le_bytes(padded));
        }
    }

    #[test]
    fn every_byte_counts() {
        let ascii = "abcdefghijklmnopqrstuvwxyz0123456789";
        for at in 0..ascii.len() {
            let mut other = ascii.to_owned();
            other.replace_range(at..=at, "#");
            assert_ne!(of(&[ascii]), of(&[&other]), "{at}");
        }
        assert_ne!(of(&["公安局"]), of(&["民政局"]));
    }

    #[test]
    fn every_byte_of_a_text_and_its_length_count() {
        for length in 0..150 {
            let text = "a".repeat(length);
            let hash = text_hash(&text, 1);
            assert_eq!(hash, text_hash(&text.clone(), 1));
            assert_ne!(hash, text_hash(&text, 2));
            assert_ne!(hash, text_hash(&format!("{text}\0"), 1), "{length}");
            for at in 0..length {
                let mut other = text.clone();
                other.replace_range(at..=at, "b");
                assert_ne!(hash, text_hash(&other, 1), "{length} {at}");
            }
        }
    }

    #[test]
    fn a_hundred_thousand_texts_have_as_many_hashes() {
        let texts = (0..100_000).map(|n| text_hash(&format!("第{n}条 承诺办结时限"), 3));
        let hashes: std::collections::HashSet<u64> = texts.collect();
        assert_eq!(hashes.len(), 100_000);
    }
}
