//! A list of terms that is looked into often and hit rarely.

use std::collections::HashSet;

/// Terms, with what rules most texts out at a glance.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct TermList {
    terms: HashSet<Box<str>>,
    firsts: Box<[char]>,
    /// A bit for the last ten bits of each of them.
    hints: [u64; 16],
    longest: usize,
}

impl TermList {
    /// The list of these terms.
    pub fn new<'t>(terms: impl Iterator<Item = &'t str>) -> TermList {
        let terms: HashSet<Box<str>> = terms.map(Into::into).collect();
        let mut firsts: Vec<char> = terms
            .iter()
            .filter_map(|term| term.chars().next())
            .collect();
        firsts.sort_unstable();
        firsts.dedup();
        TermList {
            hints: firsts.iter().fold([0; 16], |mut hints, c| {
                let (word, bit) = hint(*c);
                hints[word] |= bit;
                hints
            }),
            longest: terms.iter().map(|term| term.len()).max().unwrap_or(0),
            firsts: firsts.into(),
            terms,
        }
    }

    /// The length of the longest term in bytes.
    pub fn longest(&self) -> usize {
        self.longest
    }

    /// Whether any of the terms begins with `c`.
    pub fn begin_with(&self, c: char) -> bool {
        let (word, bit) = hint(c);
        self.hints[word] & bit != 0 && self.firsts.binary_search(&c).is_ok()
    }

    /// Whether `text` is one of the terms.
    pub fn has(&self, text: &str) -> bool {
        text.len() <= self.longest && self.terms.contains(text)
    }
}

fn hint(c: char) -> (usize, u64) {
    let last = u32::from(c) as usize % 1024;
    (last / 64, 1 << (last % 64))
}

#[cfg(test)]
mod tests {
    use super::TermList;

    #[test]
    fn a_term_is_in_the_list_and_nothing_else_is() {
        let list = TermList::new(["待定", "见附件"].into_iter());
        assert!(list.has("待定") && list.has("见附件"));
        assert!(!list.has("待") && !list.has("见附件一") && !list.has("") && !list.has("定"));
        assert!(list.begin_with('见') && !list.begin_with('定'));
        assert!(!TermList::default().has("待定"));
    }
}
