//! 统一社会信用代码: GB 32100-2015, with the organisation code of GB 11714 inside.

/// What is to be said of a code in the place of a 统一社会信用代码.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CreditCode {
    /// Both check characters agree.
    Valid,
    /// The last character is not the one that the others call for.
    BadCheck {
        /// The character called for.
        expected: char,
    },
    /// The last character agrees, but that of the organisation code inside (place 17) does not.
    BadBody {
        /// The character called for.
        expected: char,
    },
    /// Not 18 characters of the alphabet.
    BadShape,
    /// The shape of a code, but no office that registers bodies issued it: a temporary or made-up code, as bodies of vertical
    /// administration really use (TE…). Nothing about it can be checked.
    Pseudo,
}

/// GB 32100: without I, O, S, V and Z.
const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
const WEIGHTS: [u32; 17] = [
    1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28,
];
/// GB 11714: the eight characters of the organisation code, places 9 to 16.
const BODY_WEIGHTS: [u32; 8] = [3, 7, 9, 10, 5, 8, 4, 2];

const NO_PLACE: u8 = 31;
/// The value of each byte, or [`NO_PLACE`].
static PLACES: [u8; 256] = places();

const fn places() -> [u8; 256] {
    let mut places = [NO_PLACE; 256];
    let mut value = 0;
    while value < ALPHABET.len() {
        places[ALPHABET[value] as usize] = value as u8;
        value += 1;
    }
    places
}

/// Checks a code, as written.
pub fn credit_code(code: &str) -> CreditCode {
    let Ok(code) = <&[u8; 18]>::try_from(code.as_bytes()) else {
        return CreditCode::BadShape;
    };
    let Some(values) = values(code) else {
        return CreditCode::BadShape;
    };
    let expected = check(&values);
    if expected != code[17] {
        return match is_registered(code) {
            true => CreditCode::BadCheck {
                expected: char::from(expected),
            },
            false => CreditCode::Pseudo,
        };
    }
    match body_check(code) {
        body if body == code[16] => CreditCode::Valid,
        _ if !is_registered(code) => CreditCode::Pseudo,
        body => CreditCode::BadBody {
            expected: char::from(body),
        },
    }
}

fn values(code: &[u8; 18]) -> Option<[u32; 18]> {
    let mut values = [0; 18];
    for (value, byte) in values.iter_mut().zip(code) {
        let place = PLACES[usize::from(*byte)];
        if place == NO_PLACE {
            return None;
        }
        *value = u32::from(place);
    }
    Some(values)
}

fn check(values: &[u32; 18]) -> u8 {
    let sum: u32 = values
        .iter()
        .zip(WEIGHTS)
        .map(|(value, weight)| value * weight)
        .sum();
    ALPHABET[((31 - sum % 31) % 31) as usize]
}

/// An organisation code of nine characters (GB 11714), as bodies had before: eight and a check character, with a dash or without.
pub fn is_organisation_code(code: &str) -> bool {
    let parts = match code.split_once('-') {
        Some((body, check)) => (body.as_bytes(), check.as_bytes()),
        None => code.as_bytes().split_at(code.len().saturating_sub(1)),
    };
    let (Ok(body), [check]) = (<&[u8; 8]>::try_from(parts.0), parts.1) else {
        return false;
    };
    let known = |byte: &u8| byte.is_ascii_digit() || byte.is_ascii_uppercase();
    body.iter().all(known) && organisation_check(body) == *check
}

fn body_check(code: &[u8; 18]) -> u8 {
    let mut body = [0; 8];
    body.copy_from_slice(&code[8..16]);
    organisation_check(&body)
}

fn organisation_check(body: &[u8; 8]) -> u8 {
    // Letters count from A = 10 here, without gaps.
    let value = |byte: u8| match byte {
        b'0'..=b'9' => u32::from(byte - b'0'),
        _ => u32::from(byte - b'A') + 10,
    };
    let sum: u32 = body
        .iter()
        .zip(BODY_WEIGHTS)
        .map(|(byte, weight)| value(*byte) * weight)
        .sum();
    match 11 - sum % 11 {
        10 => b'X',
        11 => b'0',
        digit => b'0' + digit as u8,
    }
}

/// The first character names an office that registers bodies, and places 3 to 8 a region: the nation (10) or a province.
fn is_registered(code: &[u8; 18]) -> bool {
    let office = matches!(code[0], b'1'..=b'9' | b'A' | b'N' | b'Y');
    let region = code[2..8].iter().all(u8::is_ascii_digit)
        && (b"10".as_slice()..=b"82").contains(&&code[2..4]);
    office && region
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn codes_of_real_bodies_are_valid() {
        for code in [
            "11440100007483172Q",
            "11310000MB2F30661Y",
            "114401134554137174",
            "12441500196720244T",
            "115113010833722043",
        ] {
            assert_eq!(credit_code(code), CreditCode::Valid, "{code}");
        }
    }

    #[test]
    fn a_wrong_character_is_found_and_the_right_one_named() {
        assert_eq!(
            credit_code("11440100007483172A"),
            CreditCode::BadCheck { expected: 'Q' }
        );
        assert!(matches!(
            credit_code("11440100007483127Q"),
            CreditCode::BadCheck { .. }
        ));
    }

    #[test]
    fn organisation_codes_of_old_are_known() {
        for code in ["083372204", "08337220-4", "007483172"] {
            assert!(is_organisation_code(code), "{code}");
        }
        for code in ["083372205", "511602000", "0833722-04", "", "-", "机构代码"] {
            assert!(!is_organisation_code(code), "{code}");
        }
    }

    #[test]
    fn a_wrong_organisation_code_inside_is_told_apart() {
        // Place 17 changed from 2 to 3, and the last character made to agree.
        let mut code = *b"11440100007483173Q";
        code[17] = check(&values(&code).expect("of the alphabet"));
        let code = std::str::from_utf8(&code).expect("ASCII");
        assert_eq!(credit_code(code), CreditCode::BadBody { expected: '2' });
    }

    #[test]
    fn made_up_codes_are_not_called_wrong() {
        for code in ["TE5116020105116050", "310000999000CL0000"] {
            assert_eq!(credit_code(code), CreditCode::Pseudo, "{code}");
        }
    }

    #[test]
    fn other_shapes_are_no_codes() {
        for code in [
            "",
            "083372204",
            "1151130000877869M",
            "11440100007483172q",
            "1144010000748317IQ",
            "11440100007483172QQ",
            "一二三四五六",
        ] {
            assert_eq!(credit_code(code), CreditCode::BadShape, "{code}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_survived(text in any::<String>(), code in "[0-9A-Z]{18}") {
            let _ = (credit_code(&text), credit_code(&code));
        }

        #[test]
        fn one_changed_character_never_passes(at in 0_usize..18, to in "[0-9A-HJ-NPQRTUWXY]") {
            let code = "11440100007483172Q";
            let changed = format!("{}{to}{}", &code[..at], &code[at + 1..]);
            prop_assert_eq!(credit_code(&changed) == CreditCode::Valid, changed == code);
        }
    }
}
