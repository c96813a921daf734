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
        let mut last = [0; 8];
        last[..rest.len()].copy_from_slice(rest);
        self.0 = mix(self.0 ^ u64::from_le_bytes(last), part.len() as u64 + 1);
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
