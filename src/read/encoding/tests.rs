//! Encodings are told from bytes, and any bytes decode.

use super::*;
use proptest::prelude::*;

const TEXT: &str = "事项名称,承诺办结时限\n食品经营许可,10个工作日\n公共场所卫生许可,当场办结\n";

fn gb(text: &str) -> Vec<u8> {
    GB18030.encode(text).0.into_owned()
}

fn wide(text: &str, unit: impl Fn(char) -> Vec<u8>) -> Vec<u8> {
    text.chars().flat_map(unit).collect()
}

fn le16(c: char) -> Vec<u8> {
    let mut units = [0; 2];
    c.encode_utf16(&mut units)
        .iter()
        .flat_map(|unit| unit.to_le_bytes())
        .collect()
}

#[test]
fn every_encoding_gives_the_same_text() {
    let be16 = |c: char| le16(c).chunks(2).flat_map(|p| [p[1], p[0]]).collect();
    let cases = [
        (TEXT.as_bytes().to_vec(), "UTF-8"),
        ([&[0xef, 0xbb, 0xbf], TEXT.as_bytes()].concat(), "UTF-8"),
        (gb(TEXT), "GB18030"),
        (wide(TEXT, le16), "UTF-16LE"),
        (wide(TEXT, be16), "UTF-16BE"),
        (wide(&format!("\u{feff}{TEXT}"), le16), "UTF-16LE"),
        (
            wide(TEXT, |c| (c as u32).to_le_bytes().to_vec()),
            "UTF-32LE",
        ),
        (
            wide(TEXT, |c| (c as u32).to_be_bytes().to_vec()),
            "UTF-32BE",
        ),
    ];
    for (bytes, name) in cases {
        let decoded = decode(&bytes);
        assert_eq!((decoded.encoding, decoded.bad), (name, None));
        assert_eq!(decoded.text, TEXT);
    }
}

#[test]
fn one_bad_byte_in_utf8_is_named_and_the_rest_kept() {
    let mut bytes = TEXT.as_bytes().to_vec();
    bytes[25] = 0xff;
    let decoded = decode(&bytes);
    assert_eq!((decoded.encoding, decoded.bad), ("UTF-8", Some(25)));
    assert!(decoded.text.contains("食品经营许可"));
}

#[test]
fn a_head_may_end_inside_a_character() {
    let utf8 = TEXT.as_bytes();
    assert_eq!(sniff_encoding(&utf8[..31], false), Encoding::Utf8);
    let gb = gb(TEXT);
    assert_eq!(sniff_encoding(&gb[..3], false), Encoding::Gb18030);
    assert_eq!(sniff_encoding(&gb[..21], false), Encoding::Gb18030);
}

#[test]
fn pieces_cut_at_line_ends_decode_to_the_whole() {
    let bytes = gb(TEXT);
    let encoding = sniff_encoding(&bytes, true);
    assert!(encoding.cuts_at_lines());
    let pieces: String = bytes
        .split_inclusive(|byte| *byte == b'\n')
        .map(|piece| encoding.decode(piece).into_owned())
        .collect();
    assert_eq!(pieces, TEXT);
}

#[test]
fn accents_of_western_text_survive() {
    let decoded = decode(b"name;caf\xe9\nplace;Z\xfcrich\xff");
    assert_eq!(decoded.encoding, "windows-1252");
    assert!(decoded.text.contains("Zürich"));
}

proptest! {
    #[test]
    fn any_bytes_decode(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let decoded = decode(&bytes);
        prop_assert!(decoded.bad.is_none_or(|at| at <= bytes.len()));
    }
}
