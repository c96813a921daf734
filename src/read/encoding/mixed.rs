//! Texts put together from pieces in two encodings: whichever one is read, the other piece is garbled.

use super::is_gb18030;

/// What a line is written in, as far as it alone can tell.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Line {
    Utf8,
    Gb18030,
}

/// The line (from 1) from which on a text is in another encoding than before, UTF-8 or GB18030, and the names of both: the one
/// before, and the one from there on.
pub fn mixed(head: &[u8], complete: bool) -> Option<(usize, [&'static str; 2])> {
    if simdutf8::basic::from_utf8(head).is_ok() {
        return None;
    }
    let end = match complete {
        true => head.len(),
        false => memchr::memrchr(b'\n', head)?,
    };
    let lines = head[..end].split(|byte| *byte == b'\n').enumerate();
    let mut told = lines.filter_map(|(at, line)| Some((at + 1, tell(line)?)));
    let (_, first) = told.next()?;
    let (at, _) = told.find(|(_, line)| *line != first)?;
    let names = ["UTF-8", "GB18030"];
    Some(match first {
        Line::Utf8 => (at, names),
        Line::Gb18030 => (at, [names[1], names[0]]),
    })
}

/// Four Chinese characters in UTF-8 are hardly ever text in GB18030, and a broken line in UTF-8 is no row of characters of GB2312.
fn tell(line: &[u8]) -> Option<Line> {
    if line.is_ascii() {
        return None;
    }
    if let Ok(text) = std::str::from_utf8(line) {
        let chinese = text
            .chars()
            .filter(|c| matches!(c, '\u{4e00}'..='\u{9fff}'));
        return (chinese.count() >= 4).then_some(Line::Utf8);
    }
    let (mut at, mut pairs, mut others) = (0, 0, 0);
    while at < line.len() {
        let next = line.get(at + 1).copied().unwrap_or(0);
        match line[at] {
            0..0x80 => at += 1,
            0xa1..=0xa9 | 0xb0..=0xf7 if next >= 0xa1 => {
                pairs += 1;
                at += 2;
            }
            _ => {
                others += 1;
                at += 1;
            }
        }
    }
    (pairs >= 4 && others == 0 && is_gb18030(line, true)).then_some(Line::Gb18030)
}

#[cfg(test)]
mod tests {
    use super::mixed;
    use encoding_rs::GB18030;

    fn gb(text: &str) -> Vec<u8> {
        GB18030.encode(text).0.into_owned()
    }

    #[test]
    fn the_line_where_the_encoding_changes_is_named() {
        let (first, second) = ("编号,事项名称\n1,取水许可\n", "2,道路挖掘许可\n");
        let one = [first.as_bytes(), &gb(second)].concat();
        assert_eq!(mixed(&one, true), Some((3, ["UTF-8", "GB18030"])));
        let other = [&gb(first), second.as_bytes()].concat();
        assert_eq!(mixed(&other, true), Some((3, ["GB18030", "UTF-8"])));
    }

    #[test]
    fn one_encoding_is_one_even_where_a_byte_is_broken() {
        let text = "编号,事项名称\n1,取水许可证办理\n2,道路挖掘许可\n";
        assert_eq!(mixed(text.as_bytes(), true), None);
        assert_eq!(mixed(&gb(text), true), None);
        for cut in 1..text.len() {
            let mut broken = text.as_bytes().to_vec();
            broken.remove(cut);
            assert_eq!(mixed(&broken, true), None, "{cut}");
        }
        // Two characters that are sound in both.
        assert_eq!(mixed(&gb("联通\n取水许可证办理\n"), true), None);
    }
}
