//! Keys as small numbers: the key that comes next is usually the one that came next before, so most are never hashed.

use crate::canon::is_same;
use std::collections::HashMap;

/// The key of a root: none.
pub(super) const ROOT: u32 = 0;

/// The key of everything beyond the table's limit.
const OTHER: u32 = 1;

/// More distinct keys than any guide has: from here on they are data, not keys.
const LIMIT: usize = 1 << 16;

/// What may come next: after a key, or first in the object under a key.
#[derive(Clone, Copy, Debug)]
pub(super) struct Guess(u32);

impl Guess {
    pub(super) fn after(key: u32) -> Guess {
        Guess(key * 2)
    }

    pub(super) fn first_in(key: u32) -> Guess {
        Guess(key * 2 + 1)
    }
}

/// The table of keys.
#[derive(Debug)]
pub(super) struct Keys {
    texts: Vec<Box<str>>,
    follow: Vec<u32>,
    index: HashMap<Box<str>, u32>,
}

impl Default for Keys {
    fn default() -> Self {
        Keys {
            texts: vec!["".into(), "…".into()],
            follow: vec![ROOT; 4],
            index: HashMap::new(),
        }
    }
}

impl Keys {
    /// The number of `text`.
    #[inline(always)]
    pub(super) fn id(&mut self, guess: Guess, text: &str) -> u32 {
        let likely = self.follow[guess.0 as usize];
        if likely > OTHER && is_same(self.texts[likely as usize].as_bytes(), text.as_bytes()) {
            return likely;
        }
        self.look_up(guess, text)
    }

    #[cold]
    fn look_up(&mut self, guess: Guess, text: &str) -> u32 {
        let id = self.find(text);
        self.follow[guess.0 as usize] = id;
        id
    }

    /// The number of a text that is no key but stands for one.
    pub(super) fn number(&mut self, text: &str) -> u32 {
        self.find(text)
    }

    #[cold]
    fn find(&mut self, text: &str) -> u32 {
        if let Some(id) = self.index.get(text) {
            return *id;
        }
        if self.texts.len() >= LIMIT {
            return OTHER;
        }
        let id = self.texts.len() as u32;
        self.texts.push(text.into());
        self.follow.extend([ROOT; 2]);
        self.index.insert(text.into(), id);
        id
    }

    /// The text of a key.
    pub(super) fn text(&self, id: u32) -> &str {
        &self.texts[id as usize]
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.texts.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_keys_have_equal_numbers_whatever_was_guessed() {
        let mut keys = Keys::default();
        let a = keys.id(Guess::first_in(ROOT), "事项名称");
        let b = keys.id(Guess::after(a), "实施主体");
        assert_ne!(a, b);
        assert_eq!(keys.id(Guess::first_in(ROOT), "事项名称"), a);
        assert_eq!(keys.id(Guess::after(b), "事项名称"), a);
        assert_eq!(keys.id(Guess::first_in(ROOT), "实施主体"), b);
        assert_eq!(keys.text(b), "实施主体");
    }

    #[test]
    fn an_empty_key_is_a_key_of_its_own() {
        let mut keys = Keys::default();
        let id = keys.id(Guess::first_in(ROOT), "");
        assert!(id > OTHER);
        assert_eq!(keys.text(id), "");
    }
}
