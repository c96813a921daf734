//! Digits in a contact cell that are no telephone number: dates, clock times, web and mail addresses.

use super::digits::{Joint, Run, joint, run};

/// A date, a clock time or a mail address with digits in front: where it ends.
pub(super) fn beside_the_point(text: &str, first: Run) -> Option<usize> {
    clock(text, first)
        .or_else(|| date(text, first))
        .or_else(|| whole_date(text, first))
        .or_else(|| {
            let at = text[first.end..].starts_with('@');
            at.then(|| first.end + address(&text[first.end + 1..]).unwrap_or(0) + 1)
        })
}

/// `8:30`
fn clock(text: &str, first: Run) -> Option<usize> {
    let colon = text[first.end..]
        .chars()
        .next()
        .filter(|c| matches!(c, ':' | '：'))?;
    let minutes = run(text, first.end + colon.len_utf8());
    (first.count <= 2 && minutes.count == 2 && first.value <= 24 && minutes.value < 60)
        .then_some(minutes.end)
}

/// `2024-01-02`, and years side by side: `2024-2025`
fn date(text: &str, first: Run) -> Option<usize> {
    let is_year = |run: Run| run.count == 4 && (1900..2100).contains(&run.value);
    if !is_year(first) {
        return None;
    }
    let (dash, at) = joint(text, first.end);
    let second = run(text, at);
    if dash != Joint::Dash || second.count == 0 {
        return None;
    }
    if is_year(second) {
        return Some(second.end);
    }
    (second.count <= 2 && (1..=12).contains(&second.value)).then(|| {
        let (dash, at) = joint(text, second.end);
        let third = run(text, at);
        if dash == Joint::Dash && (1..=2).contains(&third.count) {
            third.end
        } else {
            second.end
        }
    })
}

/// `20240101更新`: a day in eight digits, with a word behind that says so.
fn whole_date(text: &str, first: Run) -> Option<usize> {
    const WORDS: [&str; 6] = ["更新", "修订", "启用", "生效", "发布", "公布"];
    let (year, month, day) = (
        first.value / 10_000,
        first.value / 100 % 100,
        first.value % 100,
    );
    let is_day = first.count == 8
        && (1900..2100).contains(&year)
        && (1..=12).contains(&month)
        && (1..=31).contains(&day);
    let says = || WORDS.iter().any(|word| text[first.end..].starts_with(word));
    (is_day && says()).then_some(first.end)
}

/// What tells an address from a word stands within so many bytes.
const NEAR: usize = 200;

/// The length of the web or mail address that a text begins with, letters first.
pub(super) fn address(text: &str) -> Option<usize> {
    let part = |c: char| c.is_ascii_graphic() && !matches!(c, ',' | ';' | '(' | ')');
    let near = text
        .bytes()
        .take(NEAR)
        .position(|byte| !part(char::from(byte)));
    let word = &text[..near.unwrap_or(text.len().min(NEAR))];
    let head = word.get(..4).unwrap_or(word);
    let known = head.eq_ignore_ascii_case("http") || head.eq_ignore_ascii_case("www.");
    let host = word.split(['/', ':']).next().unwrap_or(word).as_bytes();
    // `tel.0431` is no host: behind its point no letter stands.
    let dotted = host
        .windows(2)
        .any(|pair| pair[0] == b'.' && pair[1].is_ascii_alphabetic());
    (known || word.contains('@') || dotted).then(|| text.find(|c| !part(c)).unwrap_or(text.len()))
}
