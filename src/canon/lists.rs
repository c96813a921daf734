//! Cells that hold a list: numbered, a line each, or split by semicolons; an entry may be a little row of its own.

use super::hash::{run_seed, text_hash};
use super::numbering::{by_lines, markers};
use super::words::trim;
use memchr::memmem::Finder;
use std::cell::RefCell;
use std::ops::Range;
use std::sync::LazyLock;

/// One entry of a list in a cell.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Entry<'a> {
    /// Its words, without numbering and without the mark it ends in.
    pub text: &'a str,
    /// Words before the first number (`申请人需提交：1.…`): what the list is about rather than one of it.
    pub lead: bool,
    /// The situation whose heading it stands under, where there is one.
    pub under: &'a str,
    semicolons: bool,
    /// There are bars in the list.
    bars: bool,
}

impl<'a> Entry<'a> {
    fn of(text: &'a str, bars: bool) -> Entry<'a> {
        Entry {
            text,
            lead: false,
            under: "",
            semicolons: false,
            bars,
        }
    }

    /// The columns of an entry that is a little row: split at `|`, `｜` or tab, else at `；` when every entry of the list has
    /// equally many. One part when it is none.
    pub fn parts(self) -> impl Iterator<Item = &'a str> {
        let bars = self.bars && has_bars(self.text);
        let split = if bars || self.semicolons {
            self.text.len()
        } else {
            0
        };
        // Most entries are one part: nothing is left to split then.
        let (whole, rest) = if split == 0 {
            (Some(self.text), None)
        } else {
            (None, Some(self.text))
        };
        let by = move |c| if bars { BARS.contains(&c) } else { c == '；' };
        whole
            .into_iter()
            .chain(rest.into_iter().flat_map(move |text| text.split(by)))
            .map(trim)
    }
}

/// Searches that are made once.
static BAR: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("｜"));
static SEMICOLON: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("；"));
static BRACKET: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("【"));
static COLON: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("："));

fn contains(text: &str, finder: &Finder<'_>) -> bool {
    finder.find(text.as_bytes()).is_some()
}

fn has_bars(text: &str) -> bool {
    memchr::memchr2(b'|', b'\t', text.as_bytes()).is_some() || contains(text, &BAR)
}

const BARS: [char; 3] = ['|', '｜', '\t'];

/// The entries of a cell: by its numbers when they ascend from one, else by its lines, else by its semicolons. A plain sentence
/// is one entry.
pub fn entries(text: &str) -> Vec<Entry<'_>> {
    let text = trim(text);
    match text.len() {
        WORTH.. => SEEN.with_borrow_mut(|seen| seen.entries(text)).0,
        _ => taken_apart(text),
    }
}

/// The same, and whether headings may stand between them.
pub(super) fn looked_through(text: &str) -> (Vec<Entry<'_>>, bool) {
    let text = trim(text);
    match text.len() {
        WORTH.. => SEEN.with_borrow_mut(|seen| seen.entries(text)),
        _ => (taken_apart(text), may_be_headed(text)),
    }
}

/// A text without a break is headed only by Chinese numbers, one with breaks by these, a bracket or a colon.
fn may_be_headed(text: &str) -> bool {
    let bytes = text.as_bytes();
    text.starts_with("一、")
        || text.starts_with(['（', '('])
        || memchr::memchr2(b'\n', b'\r', bytes).is_some()
            && (memchr::memchr(b':', bytes).is_some()
                || contains(text, &COLON)
                || contains(text, &BRACKET))
}

/// Bytes from which on it costs less to look whether the same text was taken apart before.
const WORTH: usize = 48;
/// Texts longer than this are not kept.
const KEPT: usize = 4096;

thread_local! {
    /// The same list stands under many items of a department, and of other places' departments.
    static SEEN: RefCell<Seen> = RefCell::default();
}

/// Lists taken apart lately: the hash of a text, where its entries stand, and whether headings may stand between them.
#[derive(Default)]
struct Seen(Vec<(u64, Vec<Piece>, bool)>);

/// An entry, by its place in the text.
struct Piece {
    range: Range<u16>,
    lead: bool,
    semicolons: bool,
    bars: bool,
}

impl Seen {
    /// So many lists are kept.
    const SLOTS: usize = 2048;

    fn entries<'a>(&mut self, text: &'a str) -> (Vec<Entry<'a>>, bool) {
        if text.len() > KEPT {
            return (taken_apart(text), may_be_headed(text));
        }
        self.0.resize_with(Seen::SLOTS, Default::default);
        let hash = text_hash(text, run_seed());
        let (known, pieces, headed) = &mut self.0[hash as usize % Seen::SLOTS];
        if *known != hash {
            let list = taken_apart(text);
            *pieces = list.iter().map(|entry| Piece::at(entry, text)).collect();
            (*known, *headed) = (hash, may_be_headed(text));
            return (list, *headed);
        }
        let list = pieces.iter().map(|piece| piece.of(text));
        (list.collect(), *headed)
    }
}

impl Piece {
    fn at(entry: &Entry<'_>, text: &str) -> Piece {
        let start = entry.text.as_ptr() as usize - text.as_ptr() as usize;
        Piece {
            range: start as u16..(start + entry.text.len()) as u16,
            lead: entry.lead,
            semicolons: entry.semicolons,
            bars: entry.bars,
        }
    }

    fn of<'a>(&self, text: &'a str) -> Entry<'a> {
        Entry {
            text: text
                .get(usize::from(self.range.start)..usize::from(self.range.end))
                .unwrap_or_default(),
            lead: self.lead,
            under: "",
            semicolons: self.semicolons,
            bars: self.bars,
        }
    }
}

fn taken_apart(text: &str) -> Vec<Entry<'_>> {
    let bars = has_bars(text);
    let mut list = match numbered(text, bars) {
        Some(list) => list,
        None if memchr::memchr2(b'\n', b'\r', text.as_bytes()).is_some() => {
            filled(text.split(['\n', '\r']), bars)
        }
        None => filled(semicolons(text).into_iter(), bars),
    };
    let first = list.iter().take_while(|entry| entry.lead).count();
    let own = &mut list[first..];
    if own.len() > 1 && same_semicolons(own) {
        own.iter_mut().for_each(|entry| entry.semicolons = true);
    }
    list
}

fn filled<'a>(pieces: impl Iterator<Item = &'a str>, bars: bool) -> Vec<Entry<'a>> {
    pieces
        .map(bare)
        .filter(|piece| !piece.is_empty())
        .map(|piece| Entry::of(piece, bars))
        .collect()
}

/// Without the marks an entry ends in.
fn bare(piece: &str) -> &str {
    let piece = trim(piece);
    // No mark an entry ends in: `；` and `。` end in these bytes, `;` is itself.
    if !piece.ends_with([';', '；', '。']) {
        return piece;
    }
    // Mostly it is one mark.
    if let Some(cut) = piece.strip_suffix(['；', '。'])
        && !cut.ends_with(|c: char| c.is_whitespace() || matches!(c, '；' | ';' | '。'))
    {
        return trim(cut);
    }
    let cut = piece.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '；' | ';' | '。'));
    // `&amp;` ends in its own semicolon.
    let whole = piece[cut.len()..].starts_with(';') && ends_in_entity(cut);
    let end = cut.len() + usize::from(whole);
    trim(&piece[..end])
}

fn same_semicolons(list: &[Entry<'_>]) -> bool {
    let count = |entry: &Entry<'_>| SEMICOLON.find_iter(entry.text.as_bytes()).count();
    let first = list.first().map_or(0, count);
    first > 0 && list.iter().all(|entry| count(entry) == first)
}

/// The words before the first number and what is between the numbers, when there are numbers and something behind each.
fn numbered(text: &str, bars: bool) -> Option<Vec<Entry<'_>>> {
    let marks = by_lines(text).unwrap_or_else(|| markers(text));
    let first = marks.first()?;
    let mut list = Vec::with_capacity(marks.len() + 1);
    let lead = trim(&text[..first.start]);
    if !lead.is_empty() {
        list.push(Entry {
            lead: true,
            ..Entry::of(lead, bars)
        });
    }
    let ends = marks[1..].iter().map(|mark| mark.start).chain([text.len()]);
    for (mark, end) in marks.iter().zip(ends) {
        let piece = bare(&text[mark.end..end]);
        if piece.is_empty() {
            return None;
        }
        list.push(Entry::of(piece, bars));
    }
    Some(list)
}

/// Split at `；` and `;` outside brackets; where the brackets do not close, at all of them.
fn semicolons(text: &str) -> Vec<&str> {
    let bytes = text.as_bytes();
    if memchr::memchr(b';', bytes).is_none() && !contains(text, &SEMICOLON) {
        return vec![text];
    }
    let mut depth = 0_usize;
    let mut pieces = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        match c {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = depth.saturating_sub(1),
            '；' | ';' if depth == 0 && !(c == ';' && ends_in_entity(&text[..at])) => {
                pieces.push(&text[start..at]);
                start = at + c.len_utf8();
            }
            _ => {}
        }
    }
    if depth > 0 {
        return text.split(['；', ';']).collect();
    }
    pieces.push(&text[start..]);
    pieces
}

/// Ends in `&amp` or its like, so the semicolon to come belongs to it.
fn ends_in_entity(text: &str) -> bool {
    let name = text
        .bytes()
        .rev()
        .take(9)
        .position(|byte| !byte.is_ascii_alphanumeric() && byte != b'#');
    name.is_some_and(|length| length > 1 && text.as_bytes()[text.len() - 1 - length] == b'&')
}

#[cfg(test)]
mod tests;
