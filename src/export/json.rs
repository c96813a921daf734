//! JSON text, written by hand: strings and what stands between them.

/// Writes a JSON string.
pub(super) fn string(out: &mut Vec<u8>, text: &str) {
    out.push(b'"');
    let bytes = text.as_bytes();
    if is_plain(bytes) {
        out.extend_from_slice(bytes);
    } else {
        escaped(out, bytes);
    }
    out.push(b'"');
}

fn is_odd(byte: u8) -> bool {
    (byte < 0x20) | (byte == b'"') | (byte == b'\\')
}

/// Nothing to escape. Blocks without branches, for the compiler to turn into vector code.
fn is_plain(bytes: &[u8]) -> bool {
    let (blocks, rest) = bytes.as_chunks::<32>();
    let odd = |block: &[u8]| block.iter().fold(false, |any, byte| any | is_odd(*byte));
    !blocks.iter().any(|block| odd(block)) && !odd(rest)
}

fn escaped(out: &mut Vec<u8>, bytes: &[u8]) {
    let mut done = 0;
    for (at, byte) in bytes.iter().enumerate().filter(|(_, byte)| is_odd(**byte)) {
        out.extend_from_slice(&bytes[done..at]);
        match byte {
            b'"' => out.extend_from_slice(b"\\\""),
            b'\\' => out.extend_from_slice(b"\\\\"),
            b'\n' => out.extend_from_slice(b"\\n"),
            b'\r' => out.extend_from_slice(b"\\r"),
            b'\t' => out.extend_from_slice(b"\\t"),
            other => out.extend_from_slice(format!("\\u{other:04x}").as_bytes()),
        }
        done = at + 1;
    }
    out.extend_from_slice(&bytes[done..]);
}

/// Writes `,` unless nothing stands before, then the key.
pub(super) fn key(out: &mut Vec<u8>, first: &mut bool, key: &str) {
    if !std::mem::take(first) {
        out.push(b',');
    }
    string(out, key);
    out.push(b':');
}

/// Writes a whole number.
pub(super) fn number(out: &mut Vec<u8>, number: u32) {
    let mut digits = [0; 10];
    let mut at = digits.len();
    let mut rest = number;
    loop {
        at -= 1;
        digits[at] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    out.extend_from_slice(&digits[at..]);
}

/// Writes hundredths as a decimal without idle zeros.
pub(super) fn hundredths(out: &mut Vec<u8>, value: u32) {
    number(out, value / 100);
    let rest = value % 100;
    if rest > 0 {
        out.push(b'.');
        out.push(b'0' + (rest / 10) as u8);
    }
    if !rest.is_multiple_of(10) {
        out.push(b'0' + (rest % 10) as u8);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_are_short() {
        for (value, want) in [
            (0, "0"),
            (50, "0.5"),
            (2005, "20.05"),
            (429_496_700, "4294967"),
        ] {
            let mut out = Vec::new();
            hundredths(&mut out, value);
            assert_eq!(String::from_utf8_lossy(&out), want);
        }
    }

    proptest! {
        #[test]
        fn any_string_is_read_back(text in any::<String>(), odd in "[\u{0}-\u{22}\\\\事a]{0,70}") {
            for text in [text, odd] {
                let mut out = Vec::new();
                string(&mut out, &text);
                let back: String = serde_json::from_slice(&out).expect("it is JSON");
                prop_assert_eq!(back, text);
            }
        }
    }
}
