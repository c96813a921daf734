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

#[cfg(test)]
mod tests {
    use super::brief;

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
}
