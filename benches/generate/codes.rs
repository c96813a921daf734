//! Codes with the structure and the check characters of the standards: bodies, base catalog, implementation, handling.

/// GB 32100-2015: the 31 characters in the order of their values; I, O, S, V and Z are left out.
const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
/// GB 32100-2015: the weights of the first 17 characters.
const CREDIT_WEIGHTS: [usize; 17] = [
    1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28,
];
/// GB 11714: the weights of the first 8 characters.
const BODY_WEIGHTS: [usize; 8] = [3, 7, 9, 10, 5, 8, 4, 2];

/// The check character of an organisation code (GB 11714) of eight digits.
fn body_check(digits: &str) -> char {
    let sum: usize = digits
        .bytes()
        .zip(BODY_WEIGHTS)
        .map(|(digit, weight)| usize::from(digit - b'0') * weight)
        .sum();
    match 11 - sum % 11 {
        10 => 'X',
        11 => '0',
        n => char::from(b'0' + n as u8),
    }
}

/// The check character of a 统一社会信用代码 (GB 32100) of 17 characters.
fn credit_check(body: &str) -> char {
    let value = |c: u8| ALPHABET.iter().position(|known| *known == c).unwrap_or(0);
    let sum: usize = body
        .bytes()
        .zip(CREDIT_WEIGHTS)
        .map(|(c, weight)| value(c) * weight)
        .sum();
    char::from(ALPHABET[(31 - sum % 31) % 31])
}

/// The 统一社会信用代码 of a government body registered in `region` (six digits). Every other body has digits only, as many
/// older ones do; those are the codes that Excel turns into 1.14E+17.
pub fn body_code(region: &str, body: usize) -> String {
    let digits_only = body.is_multiple_of(2);
    let mut serial = 730_000 + body * 64;
    loop {
        let organisation = format!("{serial:08}");
        let head = format!("11{region}{organisation}{}", body_check(&organisation));
        let code = format!("{head}{}", credit_check(&head));
        if !digits_only || code.bytes().all(|c| c.is_ascii_digit()) {
            return code;
        }
        serial += 1;
    }
}

/// A 基本编码: province, type, central department, sequence, and the sub-item (`000`: it has none).
pub fn base_code(province: &str, kind: &str, office: usize, sequence: usize, sub: usize) -> String {
    format!("{province}{kind}{office:02}{sequence:03}{sub:03}")
}

/// An 实施编码: the body, its level, the 基本编码.
pub fn implementation_code(body: &str, level: &str, base: &str) -> String {
    format!("{body}{level}{base}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn check_characters_of_real_codes_come_out() {
        for code in [
            "11440100007483172Q",
            "11310000MB2F30661Y",
            "114401134554137174",
            "12441500196720244T",
        ] {
            assert!(code.ends_with(credit_check(&code[..17])), "{code}");
        }
        assert_eq!(body_check("00748317"), '2');
        assert_eq!(body_check("19672024"), '4');
    }

    #[test]
    fn every_body_has_a_code_of_its_own() {
        let codes: HashSet<String> = (0..5000).map(|n| body_code("439900", n)).collect();
        assert_eq!(codes.len(), 5000);
        assert!(codes.iter().all(|code| code.len() == 18));
        assert!(body_code("439900", 2).bytes().all(|c| c.is_ascii_digit()));
    }

    #[test]
    fn codes_nest() {
        let base = base_code("43", "01", 12, 3, 1);
        assert_eq!(base, "430112003001");
        let code = implementation_code(&body_code("439900", 1), "3", &base);
        assert_eq!(code.len(), 31);
        assert!(code.ends_with(&base));
    }
}
