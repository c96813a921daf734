//! The shared strings of a workbook, one after another in one text.

use super::tag::{self, Scan, Stop};
use super::text;
use super::window::Window;

/// Shared strings by number.
#[derive(Default)]
pub struct Strings {
    text: String,
    ends: Vec<u32>,
}

/// What stands next in the part.
enum Next {
    Item,
    End,
}

impl Strings {
    /// Reads the part to its end.
    ///
    /// # Errors
    /// When there is something in it that is left to the library.
    pub fn read(mut window: Window<'_>) -> Scan<Strings> {
        let mut strings = Strings::default();
        window.scan(|text, at| Ok(((), begin(text, at)?)))?;
        loop {
            let start = strings.text.len();
            let next = window.scan(|text, at| {
                // What a scan that broke off left behind.
                strings.text.truncate(start);
                next(text, at, &mut strings.text)
            })?;
            match next {
                Next::Item => {
                    let end = u32::try_from(strings.text.len()).map_err(|_| Stop::Odd)?;
                    strings.ends.push(end);
                }
                Next::End => return Ok(strings),
            }
        }
    }

    /// One string.
    #[inline]
    pub fn get(&self, index: usize) -> Option<&str> {
        let end = *self.ends.get(index)? as usize;
        let start = match index {
            0 => 0,
            _ => self.ends[index - 1] as usize,
        };
        self.text.get(start..end)
    }
}

/// Where the strings begin.
fn begin(text: &str, at: usize) -> Scan<usize> {
    let bytes = text.as_bytes();
    let root = tag::name(bytes, at)?;
    match tag::skip(bytes, root.end)? {
        (false, end) if root.local() == b"sst" && !root.closes => Ok(end),
        // An empty element: its end is found once more.
        (true, _) if root.local() == b"sst" => Ok(at),
        _ => Err(Stop::Odd),
    }
}

fn next(text: &str, at: usize, out: &mut String) -> Scan<(Next, usize)> {
    let bytes = text.as_bytes();
    let tag = tag::name(bytes, at)?;
    let (empty, end) = tag::skip(bytes, tag.end)?;
    match (tag.local(), tag.closes) {
        (b"si", false) if empty => Ok((Next::Item, end)),
        (b"si", false) => Ok((Next::Item, text::item(text, end, tag.full, out)?)),
        (b"sst", true) => Ok((Next::End, end)),
        (b"sst", false) if empty => Ok((Next::End, end)),
        _ => Err(Stop::Odd),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(xml: &str) -> Scan<Vec<String>> {
        let held = Window::held(xml.as_bytes()).ok_or(Stop::Odd)?;
        let (held, passing) = (
            Strings::read(held)?,
            Strings::read(Window::passing(xml.as_bytes()))?,
        );
        assert_eq!((&held.text, &held.ends), (&passing.text, &passing.ends));
        Ok((0..held.ends.len())
            .filter_map(|index| held.get(index).map(str::to_owned))
            .collect())
    }

    #[test]
    fn strings_are_kept_by_number() {
        let xml = "<?xml version=\"1.0\"?>\n<x:sst count=\"4\">\n<x:si><x:t>甲</x:t></x:si><x:si/><x:si></x:si><x:si><x:r><x:t>乙</x:t></x:r><x:r><x:t>丙</x:t></x:r></x:si></x:sst>";
        assert_eq!(
            read(xml),
            Ok(["甲", "", "", "乙丙"].map(str::to_owned).to_vec())
        );
        assert_eq!(read("<sst/>"), Ok(Vec::new()));
    }

    #[test]
    fn what_breaks_off_or_is_no_list_of_strings_is_odd() {
        for odd in [
            "<sst><si><t>甲</t></si>",
            "<a/>",
            "",
            "<sst><si><t>甲</si></sst>",
        ] {
            assert_eq!(read(odd), Err(Stop::Odd), "{odd}");
        }
    }
}
