//! Text as HTML and as JSON within HTML: whatever a file says stays text.

use crate::report::draw::clean;
use serde::Serialize;
use std::fmt;
use std::io::{self, Write};

/// Text from a file, on one line, what cannot be seen made visible, and nothing in it a tag.
pub(super) struct Esc<'t>(pub &'t str);

impl fmt::Display for Esc<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = clean(self.0);
        let mut from = 0;
        for (at, byte) in text.bytes().enumerate() {
            let Some(entity) = entity(byte) else { continue };
            out.write_str(&text[from..at])?;
            out.write_str(entity)?;
            from = at + 1;
        }
        out.write_str(&text[from..])
    }
}

fn entity(byte: u8) -> Option<&'static str> {
    match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'"' => Some("&quot;"),
        b'\'' => Some("&#39;"),
        _ => None,
    }
}

/// A value as JSON in which no `<` stands, so that nothing in it ends the element around it.
pub(super) fn island(value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    let text = serde_json::to_string(value)?;
    let mut parts = text.split('<');
    out.write_all(parts.next().unwrap_or_default().as_bytes())?;
    for part in parts {
        write!(out, "\\u003c{part}")?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_text_and_nothing_else() {
        let shown = Esc("<img src=x onerror='a()'>&\"\u{202e}").to_string();
        assert_eq!(
            shown,
            "&lt;img src=x onerror=&#39;a()&#39;&gt;&amp;&quot;&lt;U+202E&gt;"
        );
    }

    #[test]
    fn nothing_in_json_ends_its_element() {
        let mut bytes = Vec::new();
        island(&["</script><!--<script>"], &mut bytes).expect("a vector takes everything");
        let text = String::from_utf8(bytes).expect("it is UTF-8");
        assert!(!text.contains('<'), "{text}");
        let back: Vec<String> = serde_json::from_str(&text).expect("it is JSON");
        assert_eq!(back, ["</script><!--<script>"]);
    }
}
