//! JSON into the arena, by serde_json: strings without escapes stay where they are, all others go to the scratch text.

use super::arena::{Arena, Kind, Node, Slice};
use super::blanks::blanked;
use super::keys::{Guess, Keys, ROOT};
use super::scan::Cursor;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::fmt::{self, Write};

/// Fills the arena with one value.
struct Filler<'w> {
    arena: &'w mut Arena,
    keys: &'w mut Keys,
    /// The address of the input's first byte; strings are copied when there is none.
    base: Option<usize>,
    /// Values so far.
    nth: u32,
    /// The place of all values, when they stand in a text of their own.
    place: Option<u64>,
    /// Numbers that a float does not hold exactly.
    wide: Vec<u32>,
}

/// A value under a key.
struct Seed<'f, 'w> {
    filler: &'f mut Filler<'w>,
    key: u32,
}

/// A key of an object.
struct KeySeed<'f, 'w> {
    filler: &'f mut Filler<'w>,
    guess: Guess,
}

/// Reads the value that is `input[start..end]`, with nothing after it. On failure containers stay open in the arena. A word that
/// stands for a blank and is no JSON is read as nothing, and noted in the arena.
pub(super) fn fill(
    arena: &mut Arena,
    keys: &mut Keys,
    input: &str,
    start: usize,
    end: usize,
) -> Result<u32, serde_json::Error> {
    arena.escaped = false;
    let text = &input[start..end];
    let fault = match fill_from(arena, keys, (input, start), text) {
        Ok(root) => return Ok(root),
        Err(fault) => fault,
    };
    let Some((text, word)) = blanked(text) else {
        return Err(fault);
    };
    arena.abandon();
    arena.wordy = Some(start + word.start..start + word.end);
    fill_from(arena, keys, (input, start), &text)
}

/// Reads a text that stands for as long a piece of the input, from `start` on.
fn fill_from(
    arena: &mut Arena,
    keys: &mut Keys,
    (input, start): (&str, usize),
    text: &str,
) -> Result<u32, serde_json::Error> {
    let mut filler = Filler {
        arena,
        keys,
        base: Some((text.as_ptr() as usize).wrapping_sub(start)),
        nth: 0,
        place: None,
        wide: Vec::new(),
    };
    let root = filler.run(text)?;
    let wide = std::mem::take(&mut filler.wide);
    restore_wide(arena, input, start, &wide);
    Ok(root)
}

/// Replaces a text by the JSON it holds. Nothing changes when it does not parse or holds a scalar.
pub(super) fn expand(arena: &mut Arena, keys: &mut Keys, node: u32, text: &str) -> bool {
    let outer = arena.node(node);
    let mut filler = Filler {
        arena,
        keys,
        base: None,
        nth: 0,
        place: Some(outer.place),
        wide: Vec::new(),
    };
    let mut root = filler.run_under(text, outer.key);
    if root.is_err()
        && let Some((text, _)) = blanked(text)
    {
        filler.arena.abandon();
        root = filler.run_under(&text, outer.key);
    }
    let Ok(root) = root else {
        arena.abandon();
        return false;
    };
    let inner = arena.node(root);
    if inner.is_scalar() {
        return false;
    }
    let next = outer.next;
    *arena.node_mut(node) = Node { next, ..inner };
    true
}

impl Filler<'_> {
    fn run(&mut self, text: &str) -> Result<u32, serde_json::Error> {
        self.run_under(text, ROOT)
    }

    fn run_under(&mut self, text: &str, key: u32) -> Result<u32, serde_json::Error> {
        let mut parser = serde_json::Deserializer::from_str(text);
        let seed = Seed { filler: self, key };
        let root = seed.deserialize(&mut parser)?;
        parser.end()?;
        Ok(root)
    }

    #[inline]
    fn place(&mut self) -> u64 {
        let nth = self.nth;
        self.nth += 1;
        self.place.unwrap_or(u64::from(nth))
    }

    #[inline]
    fn scalar(&mut self, kind: Kind, text: Slice, key: u32) -> u32 {
        let place = self.place();
        self.arena.leaf(key, Node::scalar(kind, text, place))
    }

    fn number(&mut self, number: impl fmt::Display, key: u32) -> u32 {
        let start = self.arena.scratch.len();
        // Writing to a String does not fail.
        let _ = write!(self.arena.scratch, "{number}");
        let text = self.arena.kept_from(start);
        self.scalar(Kind::Number, text, key)
    }
}

impl<'de> DeserializeSeed<'de> for Seed<'_, '_> {
    type Value = u32;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, parser: D) -> Result<u32, D::Error> {
        parser.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed<'_, '_> {
    type Value = u32;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<u32, E> {
        Ok(self.filler.scalar(Kind::Null, Slice::EMPTY, self.key))
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<u32, E> {
        let text = self.filler.arena.keep(if value { "true" } else { "false" });
        Ok(self.filler.scalar(Kind::Bool, text, self.key))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<u32, E> {
        let text = self.filler.arena.keep_number(value);
        Ok(self.filler.scalar(Kind::Number, text, self.key))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<u32, E> {
        Ok(self.filler.number(value, self.key))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<u32, E> {
        let id = if value.abs() < 1e15 {
            self.filler.number(value, self.key)
        } else {
            let id = self.filler.scalar(Kind::Number, Slice::EMPTY, self.key);
            self.filler.wide.push(id);
            id
        };
        Ok(id)
    }

    #[inline]
    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<u32, E> {
        let Some(base) = self.filler.base else {
            return self.visit_str(text);
        };
        let slice = Slice::input((text.as_ptr() as usize).wrapping_sub(base), text.len());
        Ok(self.filler.scalar(Kind::Text, slice, self.key))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<u32, E> {
        // Only a text with escapes is no piece of the input.
        self.filler.arena.escaped = true;
        let slice = self.filler.arena.keep(text);
        Ok(self.filler.scalar(Kind::Text, slice, self.key))
    }

    #[inline]
    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<u32, A::Error> {
        let Seed { filler, key } = self;
        let place = filler.place();
        filler.arena.begin(Kind::Array, key, place);
        while list.next_element_seed(Seed { filler, key })?.is_some() {}
        Ok(filler.arena.end())
    }

    #[inline]
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<u32, A::Error> {
        let Seed { filler, key } = self;
        let place = filler.place();
        filler.arena.begin(Kind::Object, key, place);
        let mut guess = Guess::first_in(key);
        while let Some(key) = map.next_key_seed(KeySeed { filler, guess })? {
            map.next_value_seed(Seed { filler, key })?;
            guess = Guess::after(key);
        }
        Ok(filler.arena.end())
    }
}

impl<'de> DeserializeSeed<'de> for KeySeed<'_, '_> {
    type Value = u32;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, parser: D) -> Result<u32, D::Error> {
        parser.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for KeySeed<'_, '_> {
    type Value = u32;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a key")
    }

    #[inline]
    fn visit_str<E: Error>(self, text: &str) -> Result<u32, E> {
        Ok(self.filler.keys.id(self.guess, text))
    }
}

/// Gives numbers that a float does not hold their digits as written.
fn restore_wide(arena: &mut Arena, input: &str, record: usize, wide: &[u32]) {
    let mut cursor = Cursor::default();
    for id in wide {
        let nth = arena.node(*id).place as u32;
        if let Some(value) = cursor.value(input.as_bytes(), record, nth) {
            arena.node_mut(*id).text = Slice::input(value.start, value.end - value.start);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn json(text: &str) -> String {
        let (mut arena, mut keys) = (Arena::default(), Keys::default());
        let root = fill(&mut arena, &mut keys, text, 0, text.len()).expect("it is JSON");
        let slice = arena.json(root, text, &keys);
        slice.of(text, &arena.scratch).to_owned()
    }

    #[test]
    fn what_goes_in_comes_out() {
        let text = r#"{"a":[1,-2,0.5,true,null,"x"],"a":{"字":"\"\\\n"},"":[]}"#;
        assert_eq!(json(text), text);
    }

    #[test]
    fn long_numbers_keep_their_digits() {
        let text = "[0,5110001234567890123456789012345,123456789012345678]";
        assert_eq!(json(text), text);
    }

    #[test]
    fn a_text_that_holds_json_becomes_it() {
        let (mut arena, mut keys) = (Arena::default(), Keys::default());
        let text = r#"{"l":"[{\"a\":1}]","m":2}"#;
        let root = fill(&mut arena, &mut keys, text, 0, text.len()).expect("it is JSON");
        let (child, node) = arena.children(root).next().expect("it has a child");
        let inner = node.text.of(text, &arena.scratch).to_owned();
        assert!(expand(&mut arena, &mut keys, child, &inner));
        let slice = arena.json(root, text, &keys);
        assert_eq!(slice.of(text, &arena.scratch), r#"{"l":[{"a":1}],"m":2}"#);
        assert!(!expand(&mut arena, &mut keys, child, "[broken"));
    }
}
