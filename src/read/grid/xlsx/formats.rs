//! Which of a workbook's cell styles show a number as a date, as a span of time, or with words around it.

use super::dress::Dress;
use super::tag::{self, Scan, Stop};
use super::text;
use std::collections::HashMap;

/// How a style shows a number.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Format {
    /// As a number.
    Plain,
    /// As a date or a time of day.
    Date,
    /// As a span of time: `[h]:mm`.
    Span,
    /// As a number with something around it: `0"个工作日"`, `000000`.
    Dressed(Dress),
}

/// The formats of all cell styles, by the number that a cell gives.
///
/// # Errors
/// When there is something in the part that is left to the library.
pub fn read(xml: &str) -> Scan<Vec<Format>> {
    let bytes = xml.as_bytes();
    let mut own: HashMap<&[u8], Format> = HashMap::new();
    let mut formats = Vec::new();
    let (mut at, mut within) = (0, &b""[..]);
    loop {
        let tag = tag::name(bytes, at)?;
        let (mut id, mut code) = (None, None);
        let (empty, end) = tag::each(bytes, tag.end, |key, value| match key {
            b"numFmtId" => id = Some(value),
            b"formatCode" => code = Some(value),
            _ => {}
        })?;
        at = end;
        match (tag.local(), tag.closes) {
            (b"styleSheet", closes) if closes || empty => {
                // Of a cell with the first style the library does not say whether it has one.
                if let Some(first @ Format::Dressed(_)) = formats.first_mut() {
                    *first = Format::Plain;
                }
                return Ok(formats);
            }
            (section @ (b"numFmts" | b"cellXfs"), false) if !empty => within = section,
            (b"numFmts" | b"cellXfs", true) => within = b"",
            (b"numFmt", false) if within == b"numFmts" => {
                if let (Some(id), Some(code)) = (id, code) {
                    let code = std::str::from_utf8(code).map_err(|_| Stop::Odd)?;
                    let code = text::decoded(code)?;
                    let format = match of_code(&code) {
                        Format::Plain => Dress::of_code(&code).map(Format::Dressed),
                        other => Some(other),
                    };
                    own.insert(id, format.unwrap_or(Format::Plain));
                }
            }
            (b"xf", false) if within == b"cellXfs" => {
                let known = |id| own.get(id).cloned().unwrap_or_else(|| built_in(id));
                formats.push(id.map_or(Format::Plain, known));
            }
            _ => {}
        }
    }
}

/// The formats that need no code, ECMA-376 part 1, 18.8.30; 27 to 36 and 50 to 58 are dates in East Asia.
fn built_in(id: &[u8]) -> Format {
    if id.first() == Some(&b'0') {
        return Format::Plain;
    }
    match tag::number(id) {
        Some(14..=22 | 27..=36 | 45 | 47 | 50..=58) => Format::Date,
        Some(46) => Format::Span,
        _ => Format::Plain,
    }
}

/// What a format code shows, told by its first letters of date or time outside quotes and brackets.
fn of_code(code: &str) -> Format {
    let (mut brackets, mut quoted, mut half_day) = (0_u32, false, false);
    // All letters since the bracket are the same one, of a time.
    let mut span = false;
    let mut before = ' ';
    let mut chars = code.chars();
    while let Some(c) = chars.next() {
        match c {
            // The next character stands for itself.
            '_' | '\\' | '*' => {
                before = chars.next().unwrap_or(' ');
                continue;
            }
            '"' => quoted = !quoted,
            _ if quoted => {}
            ';' => return Format::Plain,
            '[' => brackets += 1,
            ']' if brackets == 1 && span => return Format::Span,
            ']' => brackets = brackets.saturating_sub(1),
            'a' | 'A' if !half_day && brackets == 0 => half_day = true,
            'p' | 'P' | 'm' | 'M' | '/' if half_day && brackets == 0 => return Format::Date,
            'd' | 'm' | 'h' | 'y' | 's' | 'D' | 'M' | 'H' | 'Y' | 'S'
                if !half_day && brackets == 0 =>
            {
                return Format::Date;
            }
            _ if span && c.eq_ignore_ascii_case(&before) => {}
            _ => span = before == '[' && "mhsMHS".contains(c),
        }
        before = c;
    }
    Format::Plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_dates_and_spans_are_told_from_others() {
        use Format::{Date, Plain, Span};
        for (code, format) in [
            ("DD/MM/YY", Date),
            ("yyyy\"年\"m\"月\"d\"日\"", Date),
            ("H:MM:SS;@", Date),
            ("[$-404]e\"\\xfc\"m\"\\xfc\"d\"\\xfc\"", Date),
            ("ha/p\\\\m", Date),
            ("*-yyyy-mm-dd", Date),
            ("#,##0\\ [$\\u20bd-46D]", Plain),
            ("\"Y: \"0.00\"m\";\"Y: <num>m\";@", Plain),
            ("0_ ;[Red]\\-0\\ ", Plain),
            ("\\Y000000", Plain),
            ("#,##0*y", Plain),
            ("[>=100][Magenta]General", Plain),
            ("[>=100][Magenta][s].00", Span),
            ("[h]:mm:ss", Span),
            ("[mm]", Span),
        ] {
            assert_eq!(of_code(code), format, "{code}");
        }
    }

    #[test]
    fn a_style_has_its_own_format_or_a_built_in_one() {
        let xml = "<styleSheet><numFmts><numFmt numFmtId=\"176\" formatCode=\"yyyy&quot;年&quot;\"/></numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"176\"><alignment/></xf><xf/><xf numFmtId=\"46\"/><xf numFmtId=\"31\"/></cellXfs></styleSheet>";
        let formats = read(xml).expect("plain XML");
        use Format::{Date, Plain, Span};
        assert_eq!(formats, [Plain, Date, Plain, Span, Date]);
        assert_eq!(read("<styleSheet><cellXfs>"), Err(Stop::More));
    }
}
