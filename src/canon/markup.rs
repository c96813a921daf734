//! The tags and entities of HTML, as far as they turn up in guides.

/// A tag at the start of a text.
pub(super) struct Tag {
    /// Its length in bytes.
    pub length: usize,
    /// What follows it stands on a new line.
    pub breaks_line: bool,
}

/// An entity at the start of a text.
pub(super) struct Entity {
    /// Its length in bytes.
    pub length: usize,
    /// The character it stands for; that of the innermost when it was escaped more than once.
    pub stands_for: char,
}

/// Longer tags are not looked for, so that a page of `<` costs no more than its length.
const LONGEST: usize = 1024;

const NAMES: &[&str] = &[
    "a", "b", "i", "p", "s", "u", "br", "dd", "dl", "dt", "em", "h1", "h2", "h3", "h4", "h5", "h6",
    "hr", "li", "ol", "td", "th", "tr", "ul", "big", "del", "div", "img", "ins", "pre", "sub",
    "sup", "wbr", "body", "font", "form", "head", "html", "link", "meta", "span", "label", "input",
    "small", "style", "table", "tbody", "tfoot", "thead", "title", "center", "iframe", "script",
    "strike", "strong", "section", "colgroup", "col", "o:p", "st1",
];

const BREAKING: &[&str] = &[
    "br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "dd", "dt",
];

/// The tag that `text` begins with; `<` as "less than" and `<某某>` are none.
pub(super) fn tag(text: &str) -> Option<Tag> {
    let rest = text.strip_prefix('<')?;
    let (closing, rest) = match rest.strip_prefix('/') {
        Some(rest) => (true, rest),
        None => (false, rest),
    };
    let name = &rest[..rest.find(|c: char| !c.is_ascii_alphanumeric() && c != ':')?];
    let after = rest[name.len()..].bytes().next()?;
    if name.len() > 8 || !(after == b'>' || after == b'/' || after.is_ascii_whitespace()) {
        return None;
    }
    let name = name.to_ascii_lowercase();
    if !NAMES.contains(&name.as_str()) {
        return None;
    }
    let end = text.bytes().take(LONGEST).position(|byte| byte == b'>')?;
    let line =
        BREAKING.contains(&name.as_str()) && (closing || matches!(name.as_str(), "br" | "hr"));
    Some(Tag {
        length: end + 1,
        breaks_line: line,
    })
}

/// The entity that `text` begins with.
pub(super) fn entity(text: &str) -> Option<Entity> {
    let mut length = 1;
    text.strip_prefix('&')?;
    loop {
        let (stands_for, body) = body(&text[length..])?;
        length += body;
        // `&amp;amp;` was escaped twice: the decoded `&` begins another.
        if stands_for == '&' && self::body(&text[length..]).is_some() {
            continue;
        }
        return Some(Entity { length, stands_for });
    }
}

/// What stands between `&` and `;`, with the `;`: the character and the length.
fn body(text: &str) -> Option<(char, usize)> {
    let end = text.bytes().take(12).position(|byte| byte == b';')?;
    let name = &text[..end];
    let c = match name.strip_prefix('#') {
        Some(number) => numeric(number)?,
        None => named(name)?,
    };
    Some((c, end + 1))
}

fn numeric(number: &str) -> Option<char> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16),
        None => number.parse(),
    };
    code.ok()
        .filter(|_| !number.contains('+'))
        .and_then(char::from_u32)
}

fn named(name: &str) -> Option<char> {
    Some(match name {
        "amp" | "AMP" => '&',
        "lt" | "LT" => '<',
        "gt" | "GT" => '>',
        "quot" | "QUOT" => '"',
        "apos" => '\'',
        "nbsp" | "NBSP" | "ensp" | "emsp" | "thinsp" => ' ',
        "ldquo" => '“',
        "rdquo" => '”',
        "lsquo" => '‘',
        "rsquo" => '’',
        "mdash" => '—',
        "ndash" => '–',
        "hellip" => '…',
        "middot" => '·',
        "times" => '×',
        "divide" => '÷',
        "deg" => '°',
        "permil" => '‰',
        "le" => '≤',
        "ge" => '≥',
        "bull" => '•',
        "yen" => '¥',
        "copy" => '©',
        "reg" => '®',
        "laquo" => '«',
        "raquo" => '»',
        "zwnj" => '\u{200c}',
        "zwj" => '\u{200d}',
        "shy" => '\u{ad}',
        _ => return None,
    })
}
