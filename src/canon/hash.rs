//! A 64-bit hash of text that is the same in every run, on every machine: for uniqueness and fingerprints.

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

#[cfg(test)]
mod tests {
    use super::Fingerprint;

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
}
