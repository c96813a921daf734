//! The three codes of a service item: 基本编码 (12), 实施编码 (31 = 18 + level + 12), 业务办理项编码 (33 = 31 + 2).

use crate::canon::every_byte;

/// Why a code has not the structure it should.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CodeFault {
    /// So many characters rather than 12, 31 or 33.
    Length(usize),
    /// A character that its place does not allow; places count from 1.
    Character(char, usize),
    /// Places 1 and 2 are no province.
    Region,
    /// Place 19, 行使层级, is not 1 to 7.
    UseLevel(char),
    /// The last three are neither 000 nor 00Y nor a number.
    SubItem,
    /// The last two are no number.
    Handling,
}

/// The parts of a 基本编码.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct BaseCode<'a> {
    /// The first two digits of the region of the province whose catalog has the item.
    pub region: &'a str,
    /// 事项类型代码; letters occur (TC).
    pub item_type: &'a str,
    /// 主项代码, five characters.
    pub main: &'a str,
    /// 子项代码: `000`, `00Y`, or `001` to `999`.
    pub sub: &'a str,
}

/// What the sub-item segment says an item is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    /// `000`: an item without sub-items.
    Single,
    /// `00Y`: an item that has sub-items.
    Parent,
    /// `001` to `999`: one of them.
    Child,
}

impl<'a> BaseCode<'a> {
    /// Takes a code apart.
    pub fn read(code: &'a str) -> Result<BaseCode<'a>, CodeFault> {
        of_length(code, 12)?;
        without_doubtful_letters(code)?;
        if !is_province(&code[..2]) {
            return Err(CodeFault::Region);
        }
        let sub = &code[9..];
        if sub != "00Y" && !is_number(sub) {
            return Err(CodeFault::SubItem);
        }
        Ok(BaseCode {
            region: &code[..2],
            item_type: &code[2..4],
            main: &code[4..9],
            sub,
        })
    }

    /// What the sub-item segment says.
    pub fn place(self) -> Place {
        match self.sub {
            "000" => Place::Single,
            "00Y" => Place::Parent,
            _ => Place::Child,
        }
    }
}

/// The parts of a 实施编码.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ImplementationCode<'a> {
    /// 统一社会信用代码 of the 实施主体; its check characters are another matter.
    pub body: &'a str,
    /// 行使层级, 1 to 7.
    pub level: u8,
    /// 基本编码.
    pub base: &'a str,
}

impl<'a> ImplementationCode<'a> {
    /// Takes a code apart. Its 基本编码 is not looked into.
    pub fn read(code: &'a str) -> Result<ImplementationCode<'a>, CodeFault> {
        of_length(code, 31)?;
        alphanumeric(code)?;
        let level = code.as_bytes()[18];
        if !(b'1'..=b'7').contains(&level) {
            return Err(CodeFault::UseLevel(char::from(level)));
        }
        Ok(ImplementationCode {
            body: &code[..18],
            level: level - b'0',
            base: &code[19..],
        })
    }
}

/// The parts of a 业务办理项编码.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct HandlingCode<'a> {
    /// 实施编码, as written.
    pub implementation: &'a str,
    /// The parts of it.
    pub parts: ImplementationCode<'a>,
    /// 业务项序号, two digits.
    pub number: &'a str,
}

impl<'a> HandlingCode<'a> {
    /// Takes a code apart.
    pub fn read(code: &'a str) -> Result<HandlingCode<'a>, CodeFault> {
        of_length(code, 33)?;
        alphanumeric(code)?;
        let (implementation, number) = code.split_at(31);
        if !is_number(number) {
            return Err(CodeFault::Handling);
        }
        Ok(HandlingCode {
            implementation,
            parts: ImplementationCode::read(implementation)?,
            number,
        })
    }
}

fn of_length(code: &str, length: usize) -> Result<(), CodeFault> {
    if code.len() == length && code.is_ascii() {
        return Ok(());
    }
    match code.chars().count() {
        count if count == length => Ok(()),
        count => Err(CodeFault::Length(count)),
    }
}

fn alphanumeric(code: &str) -> Result<(), CodeFault> {
    // Several rules ask this of every item.
    if every_byte(code, |byte| {
        byte.is_ascii_digit() | byte.is_ascii_uppercase()
    }) {
        return Ok(());
    }
    only(code, |c| c.is_ascii_digit() || c.is_ascii_uppercase())
}

/// GB/T 2260; 00 is kept for items of the whole nation.
fn is_province(code: &str) -> bool {
    matches!(
        code.as_bytes(),
        [b'0', b'0']
            | [b'1', b'1'..=b'5']
            | [b'2', b'1'..=b'3']
            | [b'3', b'1'..=b'7']
            | [b'4', b'1'..=b'6']
            | [b'5', b'0'..=b'4']
            | [b'6', b'1'..=b'6']
            | [b'7', b'1']
            | [b'8', b'1' | b'2']
    )
}

/// 基本编码 does without I, O, Z, S and V.
fn without_doubtful_letters(code: &str) -> Result<(), CodeFault> {
    let is_doubtful = |byte: u8| {
        (byte == b'I') | (byte == b'O') | (byte == b'Z') | (byte == b'S') | (byte == b'V')
    };
    if every_byte(code, |byte| {
        (byte.is_ascii_digit() | byte.is_ascii_uppercase()) & !is_doubtful(byte)
    }) {
        return Ok(());
    }
    alphanumeric(code)?;
    only(code, |c| !matches!(c, 'I' | 'O' | 'Z' | 'S' | 'V'))
}

fn only(code: &str, allowed: impl Fn(char) -> bool) -> Result<(), CodeFault> {
    match code.chars().enumerate().find(|(_, c)| !allowed(*c)) {
        Some((place, c)) => Err(CodeFault::Character(c, place + 1)),
        None => Ok(()),
    }
}

fn is_number(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn real_codes_come_apart() {
        let code =
            ImplementationCode::read("11440100007483172Q3440106043001").expect("a real code");
        assert_eq!(
            (code.body, code.level, code.base),
            ("11440100007483172Q", 3, "440106043001")
        );
        let base = BaseCode::read(code.base).expect("a real code");
        assert_eq!(
            (base.region, base.item_type, base.main, base.sub),
            ("44", "01", "06043", "001")
        );
        let code = HandlingCode::read("11310000MB2F30661Y231200356400001").expect("a real code");
        assert_eq!(
            (code.implementation, code.number),
            ("11310000MB2F30661Y2312003564000", "01")
        );
        assert_eq!(code.parts.base, "312003564000");
        assert!(HandlingCode::read("310000999000CL0000531200066000001").is_ok());
        for code in ["44TC12049000", "312003564000", "002003564000"] {
            assert!(BaseCode::read(code).is_ok(), "{code}");
        }
    }

    #[test]
    fn the_last_segment_says_parent_or_child() {
        let place = |code| BaseCode::read(code).map(BaseCode::place);
        assert_eq!(place("440106043000"), Ok(Place::Single));
        assert_eq!(place("44010604300Y"), Ok(Place::Parent));
        assert_eq!(place("440106043012"), Ok(Place::Child));
    }

    #[test]
    fn each_fault_is_named() {
        for (code, fault) in [
            ("", CodeFault::Length(0)),
            ("44010604300", CodeFault::Length(11)),
            ("一二三四", CodeFault::Length(4)),
            ("44010604S001", CodeFault::Character('S', 9)),
            ("44010604a001", CodeFault::Character('a', 9)),
            ("44－106043001", CodeFault::Character('－', 3)),
            ("AB0106043001", CodeFault::Region),
            ("990106043001", CodeFault::Region),
            ("44010604O001", CodeFault::Character('O', 9)),
            ("4401060430０1", CodeFault::Character('０', 11)),
            ("440106 43001", CodeFault::Character(' ', 7)),
            ("编码", CodeFault::Length(2)),
            ("440106043Y01", CodeFault::SubItem),
        ] {
            assert_eq!(BaseCode::read(code), Err(fault), "{code}");
        }
        let level = ImplementationCode::read("11440100007483172Q9440106043001");
        assert_eq!(level, Err(CodeFault::UseLevel('9')));
        let number = HandlingCode::read("11310000MB2F30661Y23120035640000A");
        assert_eq!(number, Err(CodeFault::Handling));
    }

    proptest! {
        #[test]
        fn any_text_is_survived(text in any::<String>(), code in "[0-9A-Z]{31,33}", wide in "[０-９一]{12}") {
            for text in [&text, &code, &wide] {
                let _ = (BaseCode::read(text), ImplementationCode::read(text), HandlingCode::read(text));
            }
        }
    }
}
