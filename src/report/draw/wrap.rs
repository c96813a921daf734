//! Wraps mixed Chinese and Latin text: no closing mark begins a line, no opening mark ends one, words and URLs stay whole.

use super::Gauge;

/// The text in lines of at most `width` columns. Only a URL may be longer.
pub(in crate::report) fn wrap(text: &str, width: usize, gauge: Gauge) -> Vec<String> {
    let width = width.max(8);
    let whole = text.trim_end();
    if gauge.text(whole) <= width {
        return vec![whole.to_owned()];
    }
    let mut lines = vec![String::new()];
    let mut used = 0;
    for unit in units(text) {
        let bare = unit.trim_end();
        if used > 0 && used + gauge.text(bare) > width {
            lines.push(String::new());
            used = 0;
        }
        for piece in pieces(unit, width, gauge) {
            if used > 0 && used + gauge.text(piece.trim_end()) > width {
                lines.push(String::new());
                used = 0;
            }
            lines.last_mut().expect("never empty").push_str(piece);
            used += gauge.text(piece);
        }
    }
    for line in &mut lines {
        line.truncate(line.trim_end().len());
    }
    lines
}

/// What is not broken, each with the blanks behind it.
fn units(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let mut chars = rest.char_indices().zip(rest.chars().skip(1));
        let end = chars
            .find(|((_, a), b)| may_break(*a, *b))
            .map_or(rest.len(), |((at, a), _)| at + a.len_utf8());
        let (unit, after) = rest.split_at(end);
        rest = after;
        Some(unit)
    })
}

/// A unit as it is, or cut by force when it is longer than a whole line and no URL.
fn pieces(unit: &str, width: usize, gauge: Gauge) -> Vec<&str> {
    if gauge.text(unit.trim_end()) <= width || unit.contains("://") {
        return vec![unit];
    }
    let (mut pieces, mut start, mut used) = (Vec::new(), 0, 0);
    for (at, c) in unit.char_indices() {
        let next = gauge.char(c);
        if used + next > width && at > start {
            pieces.push(&unit[start..at]);
            (start, used) = (at, 0);
        }
        used += next;
    }
    pieces.push(&unit[start..]);
    pieces
}

fn may_break(before: char, after: char) -> bool {
    if after == ' ' || NO_START.contains(after) || NO_END.contains(before) {
        return false;
    }
    if before == ' ' {
        return true;
    }
    // 20个工作日: a number stays with its measure word.
    if before.is_ascii_digit() && is_wide(after) {
        return false;
    }
    is_wide(before) || is_wide(after)
}

const NO_START: &str = "，。、；：？！）】」』》〉”’…％,.;:?!)]}%·⏎";
const NO_END: &str = "（【「『《〈“‘([{";

fn is_wide(c: char) -> bool {
    (Gauge { wide: false }).char(c) == 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const GAUGE: Gauge = Gauge { wide: false };

    #[test]
    fn marks_stay_with_their_words() {
        assert_eq!(
            wrap("改为不超过法定，或先更正《法定时限》。", 16, GAUGE),
            ["改为不超过法定，", "或先更正《法定时", "限》。"]
        );
    }

    #[test]
    fn a_number_stays_with_its_measure_word() {
        assert_eq!(
            wrap("承诺时限是20个工作日", 12, GAUGE),
            ["承诺时限是", "20个工作日"]
        );
    }

    #[test]
    fn latin_words_are_not_broken() {
        assert_eq!(
            wrap("the promised limit is longer", 12, GAUGE),
            ["the promised", "limit is", "longer"]
        );
    }

    #[test]
    fn a_url_stays_whole() {
        let url = "https://zwfw.example.gov.cn/a/b/c?d=e";
        let lines = wrap(&format!("见 {url} 的说明"), 20, GAUGE);
        assert!(lines.iter().any(|line| line.trim() == url), "{lines:?}");
    }

    #[test]
    fn an_endless_word_is_cut() {
        let lines = wrap(&"x".repeat(50), 20, GAUGE);
        assert_eq!(lines.len(), 3);
    }

    proptest! {
        #[test]
        fn no_line_is_too_long_and_nothing_is_lost(text in "[ 中文，。（）「」a-z0-9]{0,200}", width in 8_usize..60) {
            let lines = wrap(&text, width, GAUGE);
            let long = lines.iter().any(|line| GAUGE.text(line) > width);
            prop_assert!(!long, "{lines:?}");
            let bare = |text: &str| text.replace(' ', "");
            prop_assert_eq!(bare(&lines.concat()), bare(&text));
        }
    }
}
