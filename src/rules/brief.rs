//! A value short enough for a sentence: one line, its first words.

use std::fmt::{Display, Formatter, Result, Write};

const MOST: usize = 30;

/// The first thirty characters of a text on one line, for a message.
pub fn brief(text: &str) -> Brief<'_> {
    Brief(text)
}

/// See [`brief`].
#[derive(Clone, Copy)]
pub struct Brief<'a>(&'a str);

impl Display for Brief<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let mut space = false;
        let mut shown = 0;
        for c in self.0.trim().chars() {
            if c.is_whitespace() || c.is_control() {
                space = true;
                continue;
            }
            if shown == MOST {
                return f.write_char('…');
            }
            if std::mem::take(&mut space) {
                f.write_char(' ')?;
            }
            f.write_char(c)?;
            shown += 1;
        }
        Ok(())
    }
}

/// Two texts as [`brief`] shows them, from shortly before where they begin to differ.
pub fn brief_pair(one: &str, other: &str) -> (String, String) {
    let alike = |(a, b): &((usize, char), char)| a.1 == *b;
    let same = one.char_indices().zip(other.chars()).take_while(alike);
    let starts: Vec<usize> = same.map(|((at, _), _)| at).collect();
    // What differs within the first words needs no cut.
    if starts.len() < MOST - LEAD {
        return (brief(one).to_string(), brief(other).to_string());
    }
    let from = starts[starts.len() - LEAD];
    let tail = |text: &str| format!("…{}", brief(&text[from..]));
    (tail(one), tail(other))
}

/// How many characters are shown before a difference.
const LEAD: usize = 8;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_value_is_cut_and_a_short_one_is_not() {
        assert_eq!(brief("20个工作日").to_string(), "20个工作日");
        assert_eq!(brief(&"长".repeat(30)).to_string(), "长".repeat(30));
        assert_eq!(brief(&"长".repeat(31)).to_string(), "长".repeat(30) + "…");
    }

    #[test]
    fn line_breaks_become_one_space() {
        assert_eq!(brief(" 甲\r\n\t乙 ").to_string(), "甲 乙");
    }

    #[test]
    fn two_texts_are_shown_where_they_differ() {
        let head = "长".repeat(50);
        let (one, other) = (format!("{head}甲"), format!("{head}乙乙"));
        let shown = (
            "…长长长长长长长长甲".to_owned(),
            "…长长长长长长长长乙乙".to_owned(),
        );
        assert_eq!(brief_pair(&one, &other), shown);
        assert_eq!(brief_pair(&head, &one).0, "…长长长长长长长长");
        assert_eq!(brief_pair("5", "20"), ("5".to_owned(), "20".to_owned()));
        assert_eq!(brief_pair("", ""), (String::new(), String::new()));
    }
}
