//! Which scheme a code belongs to. Many live side by side; the older and local ones are named, not condemned.

/// A code scheme, told by its shape.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Scheme {
    /// 基本编码, 12 characters (GB/T 39554.1-2020)
    Base,
    /// 实施编码, 31
    Implementation,
    /// 业务办理项编码, 33
    Handling,
    /// 基本编码 of 10 characters (GB/T 39046-2020, GB/T 39048-2020)
    Base10,
    /// 实施编码 of 24 characters (the same)
    Implementation24,
    /// Guizhou DB52/T 1264-2018: type letters, then 8 characters
    Guizhou,
    /// Hubei 职权编码: 16 digits
    Hubei,
    /// Gansu: `62052400MZ-XK-0001`
    Gansu,
    /// Sichuan: `511A0138000000`, alone or before a region and a body code
    Sichuan,
    /// Zhejiang 权力基本码: begins with the type in words, `许可-…`
    Zhejiang,
    /// A generated identifier
    Guid,
    /// None of these
    Unknown,
}

impl Scheme {
    /// The scheme's name; "" for [`Scheme::Unknown`].
    pub fn label(self) -> &'static str {
        match self {
            Scheme::Base => "国家基本编码（12位）",
            Scheme::Implementation => "国家实施编码（31位）",
            Scheme::Handling => "国家业务办理项编码（33位）",
            Scheme::Base10 => "GB/T 39046-2020 基本编码（10位）",
            Scheme::Implementation24 => "GB/T 39046-2020 实施编码（24位）",
            Scheme::Guizhou => "贵州 DB52/T 1264-2018 编码",
            Scheme::Hubei => "湖北职权编码（16位）",
            Scheme::Gansu => "甘肃地方编码",
            Scheme::Sichuan => "四川地方编码",
            Scheme::Zhejiang => "浙江权力基本码",
            Scheme::Guid => "系统生成的标识（GUID）",
            Scheme::Unknown => "",
        }
    }

    /// The scheme's name in English; "" for [`Scheme::Unknown`].
    pub fn label_en(self) -> &'static str {
        match self {
            Scheme::Base => "a national base code (12 characters)",
            Scheme::Implementation => "a national implementation code (31 characters)",
            Scheme::Handling => "a national handling code (33 characters)",
            Scheme::Base10 => "a base code of GB/T 39046-2020 (10 characters)",
            Scheme::Implementation24 => "an implementation code of GB/T 39046-2020 (24 characters)",
            Scheme::Guizhou => "a code of DB52/T 1264-2018 (Guizhou)",
            Scheme::Hubei => "a power code of Hubei (16 digits)",
            Scheme::Gansu => "a local code of Gansu",
            Scheme::Sichuan => "a local code of Sichuan",
            Scheme::Zhejiang => "a power code that begins with the type in words (Zhejiang)",
            Scheme::Guid => "an identifier made by a system (GUID)",
            Scheme::Unknown => "",
        }
    }

    /// One of the three codes of GB/T 39554.1-2020.
    pub fn is_national(self) -> bool {
        matches!(
            self,
            Scheme::Base | Scheme::Implementation | Scheme::Handling
        )
    }
}

/// Two letters for a type, as the initials of its pinyin: 许可 XK, 处罚 CF …
const TYPES: &[&str] = &[
    "XK", "CF", "QZ", "ZS", "JF", "JC", "QR", "JL", "CJ", "QT", "GG", "FW",
];

/// The scheme of a code as written.
pub fn scheme(code: &str) -> Scheme {
    if is_zhejiang(code) {
        return Scheme::Zhejiang;
    }
    if !code.is_ascii() {
        return Scheme::Unknown;
    }
    match code {
        _ if is_guid(code) => Scheme::Guid,
        _ if is_sichuan(code) => Scheme::Sichuan,
        _ if is_gansu(code) => Scheme::Gansu,
        _ if !code
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase()) =>
        {
            Scheme::Unknown
        }
        _ => by_length(code),
    }
}

fn by_length(code: &str) -> Scheme {
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    match code.len() {
        10 if TYPES.contains(&&code[..2]) => Scheme::Guizhou,
        10 if digits(&code[..2]) => Scheme::Base10,
        12 if digits(&code[..2]) => Scheme::Base,
        16 if digits(code) => Scheme::Hubei,
        24 => Scheme::Implementation24,
        31 => Scheme::Implementation,
        33 => Scheme::Handling,
        _ => Scheme::Unknown,
    }
}

fn is_zhejiang(code: &str) -> bool {
    const WORDS: &[&str] = &[
        "许可",
        "处罚",
        "强制",
        "征收",
        "给付",
        "检查",
        "确认",
        "奖励",
        "裁决",
        "其他",
        "公共服务",
    ];
    // The type in full, too: 行政许可, 其他行政权力.
    let code = code.strip_prefix("行政").unwrap_or(code);
    WORDS.iter().any(|word| {
        code.strip_prefix(word)
            .map(|rest| rest.strip_prefix("行政权力").unwrap_or(rest))
            .is_some_and(|rest| rest.starts_with(['-', '－', '—']))
    })
}

/// Eight, four, four, four, twelve, with dashes or without.
fn is_guid(code: &str) -> bool {
    let hex = |text: &str| text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let code = code.trim_start_matches('{').trim_end_matches('}');
    let lengths = code
        .split('-')
        .map(|part| if hex(part) { part.len() } else { 0 });
    (code.len() == 32 && hex(code)) || lengths.eq([8, 4, 4, 4, 12])
}

/// A local base code of 14 characters with a letter in the fourth place; or any base code before a region of 12 digits, three
/// digits of the township, the body code, and two counters.
fn is_sichuan(code: &str) -> bool {
    let digits = |text: &str, length: usize| {
        text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    if code.contains('-') {
        let mut parts = code.split('-').skip_while(|part| !digits(part, 12));
        // The base code itself may be a national one of 12 digits.
        let mut town = parts.by_ref().skip(1).skip_while(|part| digits(part, 12));
        return town.next().is_some_and(|part| digits(part, 3)) && town.count() >= 3;
    }
    code.len() == 14
        && code.as_bytes()[3].is_ascii_uppercase()
        && digits(&code[..3], 3)
        && digits(&code[4..], 10)
}

/// A region and letters of the department, the type in letters, a number.
fn is_gansu(code: &str) -> bool {
    let mut parts = code.split('-');
    let (Some(place), Some(kind), Some(number), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return false;
    };
    let letters = place.trim_start_matches(|c: char| c.is_ascii_digit());
    let region = place.len() - letters.len();
    (6..=12).contains(&region)
        && letters.bytes().all(|byte| byte.is_ascii_uppercase())
        && (1..=4).contains(&kind.len())
        && kind.bytes().all(|byte| byte.is_ascii_uppercase())
        && (3..=6).contains(&number.len())
        && number.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_scheme_is_told_by_its_shape() {
        for (code, want) in [
            ("440106043001", Scheme::Base),
            ("44TC12049000", Scheme::Base),
            ("11440100007483172Q3440106043001", Scheme::Implementation),
            ("11310000MB2F30661Y231200356400001", Scheme::Handling),
            ("0100123000", Scheme::Base10),
            ("XK0010100Y", Scheme::Guizhou),
            ("4201001230100101", Scheme::Hubei),
            ("62052400MZ-XK-0001", Scheme::Gansu),
            (
                "511A0138000000-511602000000-000-115113010833722043-1-00",
                Scheme::Sichuan,
            ),
            ("511A0138000000", Scheme::Sichuan),
            ("许可-00123-000", Scheme::Zhejiang),
            ("行政许可-00123-000", Scheme::Zhejiang),
            ("其他行政权力-00123", Scheme::Zhejiang),
            ("620524-QR-00012", Scheme::Gansu),
            ("3f2504e0-4f89-11d3-9a0c-0305e82c3301", Scheme::Guid),
            ("3F2504E04F8911D39A0C0305E82C3301", Scheme::Guid),
            ("A1B2C3D4E5F6G7H8J9K0L1M2", Scheme::Implementation24),
            ("", Scheme::Unknown),
            ("1234", Scheme::Unknown),
            ("许可", Scheme::Unknown),
            ("440106-043001", Scheme::Unknown),
            ("44010604３001", Scheme::Unknown),
        ] {
            assert_eq!(scheme(code), want, "{code}");
            assert_eq!(want.label().is_empty(), want == Scheme::Unknown);
            assert_eq!(want.label_en().is_empty(), want == Scheme::Unknown);
        }
        assert!(Scheme::Handling.is_national() && !Scheme::Hubei.is_national());
    }

    proptest! {
        #[test]
        fn any_text_is_survived(text in any::<String>(), code in "[0-9A-Za-f{}\\-许可]{0,40}") {
            let _ = (scheme(&text), scheme(&code));
        }
    }
}
