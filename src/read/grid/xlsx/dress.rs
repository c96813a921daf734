//! Number formats that show more than the number: a unit behind it, a word before it, zeros.

/// What a format puts around a number: `0"个工作日"`, `"SX"0000`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Dress {
    before: String,
    behind: String,
    /// So many digits at least before the point.
    digits: usize,
    /// It shows what stands behind the point.
    point: bool,
    /// Nought is shown in another way.
    nought: bool,
}

/// What a place for the number looks like; the second is how a Chinese spreadsheet names the first.
const GENERAL: [&str; 2] = ["General", "G/通用格式"];
/// More zeros than any code has.
const LONGEST: usize = 40;

impl Dress {
    /// What a format code says of positive numbers; `None` when it shows just the number, or shows it in a way that is not told
    /// here: as a share, in thousands, with a sign between its digits.
    pub fn of_code(code: &str) -> Option<Dress> {
        let mut dress = Dress {
            before: String::new(),
            behind: String::new(),
            digits: 0,
            point: false,
            nought: false,
        };
        let (mut placed, mut rest) = (false, code);
        while let Some(c) = rest.chars().next() {
            rest = &rest[c.len_utf8()..];
            let general = GENERAL
                .iter()
                .find_map(|word| rest.strip_prefix(&word[1..]));
            match (c, general) {
                (';', _) => {
                    dress.nought = sections(rest) > 1;
                    break;
                }
                ('"', _) => {
                    let (text, behind) = rest.split_once('"')?;
                    dress.put(placed, text);
                    rest = behind;
                }
                ('\\', _) => {
                    let next = rest.chars().next()?;
                    dress.put(placed, &rest[..next.len_utf8()]);
                    rest = &rest[next.len_utf8()..];
                }
                ('_', _) => rest = &rest[rest.chars().next()?.len_utf8()..],
                // Digits behind a text would go on with the same number.
                ('0' | '#' | '?' | '.' | 'G', _) if !dress.behind.is_empty() => return None,
                ('0' | '#' | '?', _) => {
                    placed = true;
                    dress.digits += usize::from(c == '0' && !dress.point);
                }
                ('.', _) if placed && !dress.point => dress.point = true,
                // Behind the last digit it counts in thousands.
                (',', _) if placed && rest.starts_with(['0', '#']) => {}
                ('G', Some(behind)) if !placed => {
                    (placed, dress.point, rest) = (true, true, behind);
                }
                (' ', _) => dress.put(placed, " "),
                (c, _) if !c.is_ascii() => dress.put(placed, c.encode_utf8(&mut [0; 4])),
                _ => return None,
            }
        }
        dress.is_of_use(placed).then_some(dress)
    }

    fn put(&mut self, placed: bool, text: &str) {
        match placed {
            true => self.behind.push_str(text),
            false => self.before.push_str(text),
        }
    }

    /// Signs of money and brackets before a number say nothing that its column does not.
    fn is_of_use(&self, placed: bool) -> bool {
        let is_word = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
        let says = !self.before.is_empty() || !self.behind.trim().is_empty() || self.digits > 1;
        placed && says && self.digits <= LONGEST && self.before.chars().all(is_word)
    }

    /// Adds the number as it is shown; `false` when the format does not tell how it is. More than fifteen digits are not
    /// those that were typed.
    pub fn write(&self, number: &str, out: &mut String) -> bool {
        let (whole, part) = number.split_once('.').unwrap_or((number, ""));
        let is_plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !is_plain(whole) || !is_plain(part) || number.len() > 15 {
            return false;
        }
        if !part.is_empty() && !self.point || self.nought && number == "0" {
            return false;
        }
        out.push_str(&self.before);
        (whole.len()..self.digits).for_each(|_| out.push('0'));
        out.push_str(number);
        out.push_str(self.behind.trim_end());
        true
    }
}

/// How many sections a format code has.
fn sections(code: &str) -> usize {
    let outside = code.split('"').step_by(2);
    1 + outside.map(|part| part.matches(';').count()).sum::<usize>()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(code: &str, number: &str) -> Option<String> {
        let mut out = String::new();
        Dress::of_code(code)?.write(number, &mut out).then_some(out)
    }

    #[test]
    fn what_stands_around_a_number_is_shown() {
        for (code, number, text) in [
            ("0\"个工作日\"", "20", "20个工作日"),
            ("0\\个\\工\\作\\日", "20", "20个工作日"),
            ("0日", "0", "0日"),
            ("General\"天\"", "1.5", "1.5天"),
            ("G/通用格式\"天\"", "20", "20天"),
            ("#,##0\"元\"_ ", "1200", "1200元"),
            ("0.00\"元\";[Red]-0.00\"元\"", "12.5", "12.5元"),
            ("000000", "12345", "012345"),
            ("\"SX-\"0000", "12", "SX-0012"),
            ("\"第\"0\"号\"", "3", "第3号"),
        ] {
            assert_eq!(shown(code, number).as_deref(), Some(text), "{code}");
        }
    }

    #[test]
    fn numbers_that_are_shown_in_another_way_are_left() {
        for (code, number) in [
            ("General", "20"),
            ("0.00", "20"),
            ("#,##0", "20"),
            ("0%\"内\"", "20"),
            ("0,\"千元\"", "20"),
            ("0000-0000000", "7401234567"),
            ("0\"年\"00\"月\"", "1203"),
            ("\"¥\"#,##0.00", "20"),
            ("_ * #,##0\"元\"", "20"),
            ("[>9]0\"天\"", "20"),
            ("@\"天\"", "20"),
            ("0\"天\"", "1.5"),
            ("0\"天\"", "-1"),
            ("0\"天\";;\"当场\"", "0"),
            ("000000000000000000", "123456789012345680"),
            ("\"天\"", "20"),
            ("0\"天", "20"),
        ] {
            assert_eq!(shown(code, number), None, "{code}");
        }
    }
}
