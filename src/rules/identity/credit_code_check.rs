//! I005: the check characters of the 统一社会信用代码 of the 实施主体.

use super::shape::is_number_gone_wrong;
use crate::canon::code_spelling;
use crate::codes::{CreditCode, ImplementationCode, credit_code, is_organisation_code};
use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "I005",
        slug: "credit-code-check",
        level: Level::Warning,
        since: "0.1.0",
        says: words(
            "统一社会信用代码校验不通过",
            "the unified social credit code fails its check",
        ),
        why: words(
            "代码错一位就成了别的单位或不存在的单位，办件和证照会挂错部门。",
            "With one character wrong a code is another body's or nobody's, and cases and licences go to the wrong place.",
        ),
        basis: &[basis::CREDIT_CODE],
    },
    wrong: "事项名称: 食品经营许可\n实施主体编码: 11440100007483172A",
    right: "事项名称: 食品经营许可\n实施主体编码: 11440100007483172Q",
    check: Check::Item(looks![implementation_code, department_code], check),
};

/// What is wrong with a code.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Fault {
    /// The last character, and what it should be.
    Check(char),
    /// The check character of the organisation code inside, and what it should be.
    Body(char),
    /// So many characters rather than 18.
    Length(usize),
    /// A character that no such code has, and its place from 1.
    Character(char, usize),
    /// The organisation code of nine characters that came before.
    Former,
    /// Issued by no office that registers bodies.
    Pseudo,
}

fn check(item: &ServiceItem<'_>, _: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    if let Some(code) = item.department_code.given() {
        return match fault(&code_spelling(code.value.0)) {
            Ok(()) => Outcome::Checked,
            Err(Some(fault)) => report(found, &code.raw, code.value.0, fault),
            // A number of the department's own.
            Err(None) => Outcome::NotApplicable,
        };
    }
    let code = match &item.implementation_code {
        Field::Given(code) => code,
        Field::Absent if item.department_code.is_absent() => {
            return Outcome::Blind("department_code");
        }
        _ => return Outcome::NotApplicable,
    };
    let text = code_spelling(code.value.0);
    match ImplementationCode::read(&text) {
        Ok(parts) => match fault(parts.body) {
            Err(Some(fault)) => report(found, &code.raw, parts.body, fault),
            _ => Outcome::Checked,
        },
        Err(_) => Outcome::NotApplicable,
    }
}

/// Whether the code is one that this rule speaks of.
pub(super) fn is_faulty(code: &str) -> bool {
    matches!(fault(code), Err(Some(fault)) if fault != Fault::Pseudo)
}

/// What is wrong with a code; `Err(None)` where it is no 统一社会信用代码 at all.
fn fault(code: &str) -> Result<(), Option<Fault>> {
    match credit_code(code) {
        CreditCode::Valid => Ok(()),
        _ if is_number_gone_wrong(code) => Err(None),
        CreditCode::BadCheck { expected } => Err(Some(Fault::Check(expected))),
        CreditCode::BadBody { expected } => Err(Some(Fault::Body(expected))),
        CreditCode::Pseudo => Err(Some(Fault::Pseudo)),
        CreditCode::BadShape => Err(shape(code)),
    }
}

/// Bodies that issue guides are registered by the establishment office: 11 organs, 12 institutions, 13 groups. Other texts of
/// about this length are a department's own numbers.
#[cold]
fn shape(code: &str) -> Option<Fault> {
    if is_organisation_code(code) {
        return Some(Fault::Former);
    }
    let begins = matches!(code.as_bytes(), [b'1', b'1'..=b'3' | b'9', ..]);
    let digits = code.as_bytes().get(2..8)?;
    if !begins
        || !digits.iter().all(u8::is_ascii_digit)
        || !code.bytes().all(|b| b.is_ascii_alphanumeric())
    {
        return None;
    }
    match code.len() {
        17 | 19 => Some(Fault::Length(code.len())),
        18 => {
            let known =
                |c: char| c.is_ascii_digit() || c.is_ascii_uppercase() && !"IOSVZ".contains(c);
            let (place, odd) = code.chars().enumerate().find(|(_, c)| !known(*c))?;
            Some(Fault::Character(odd, place + 1))
        }
        _ => None,
    }
}

#[cold]
fn report(found: &mut Found<'_>, raw: &Raw<'_>, code: &str, fault: Fault) -> Outcome {
    let message = |lang| match fault {
        Fault::Check(expected) => text!(
            "{code} 的校验位不对：按前 17 位计算应为 {expected}",
            "the last character of {code} should be {expected}, as the others have it"
        )(lang),
        Fault::Body(expected) => text!(
            "{code} 中组织机构代码（第 9–17 位）的校验位不对：应为 {expected}",
            "the organisation code in {code} (characters 9 to 17) should end in {expected}"
        )(lang),
        Fault::Length(count) => text!(
            "{code} 有 {count} 位，统一社会信用代码应为 18 位",
            "{code} has {count} characters; a unified social credit code has 18"
        )(lang),
        Fault::Character(c, place) => text!(
            "{code} 的第 {place} 位“{c}”不能用在统一社会信用代码里",
            "{code} has \"{c}\" in place {place}, which no unified social credit code has"
        )(lang),
        Fault::Former => text!(
            "{code} 是原组织机构代码，不是 18 位统一社会信用代码",
            "{code} is an organisation code of old, not a unified social credit code of 18 characters"
        )(lang),
        Fault::Pseudo => text!(
            "{code} 是临时或自编代码，无法校验",
            "{code} is a temporary or made-up code and cannot be checked"
        )(lang),
    };
    let draft = found.at(raw, message).help(text!(
        "对照统一社会信用代码证书填写 18 位代码",
        "copy the 18 characters from the body's certificate"
    ));
    if matches!(fault, Fault::Former | Fault::Pseudo) {
        draft.level(Level::Info);
    }
    Outcome::Checked
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn found(element: Element, code: &str) -> Option<(Level, Box<str>)> {
        let (_, mut found) = on(&RULE, &item(&[(element, code)]));
        found.pop().map(|finding| (finding.level, finding.message))
    }

    #[test]
    fn codes_of_real_bodies_are_fine() {
        for code in [
            "11440100007483172Q",
            "11310000MB2F30661Y",
            "114401134554137174",
        ] {
            assert_eq!(found(Element::department_code, code), None, "{code}");
        }
    }

    #[test]
    fn each_fault_is_named() {
        for (code, says) in [
            ("11440100007483172A", "应为 Q"),
            ("1144010000748317Q", "有 17 位"),
            ("11440100007483172O", "第 18 位“O”"),
        ] {
            let (level, message) = found(Element::department_code, code).expect("faulty");
            assert!(
                level == Level::Warning && message.contains(says),
                "{message}"
            );
        }
    }

    #[test]
    fn former_and_temporary_codes_have_a_wording_of_their_own() {
        for (code, says) in [
            ("083372204", "原组织机构代码"),
            ("08337220-4", "原组织机构代码"),
            ("TE5116020105116050", "临时或自编"),
        ] {
            let (level, message) = found(Element::department_code, code).expect("told");
            assert!(level == Level::Info && message.contains(says), "{message}");
        }
    }

    #[test]
    fn a_departments_own_number_is_outside() {
        for code in [
            "MZ-001",
            "511602000000",
            "市公安局",
            "1.14401E+17",
            "114401000074831000",
        ] {
            let (outcome, found) = on(&RULE, &item(&[(Element::department_code, code)]));
            assert_eq!(
                (outcome, found.len()),
                (Outcome::NotApplicable, 0),
                "{code}"
            );
        }
    }

    #[test]
    fn the_body_within_an_implementation_code_is_looked_at_where_none_is_beside_it() {
        let code = "11440100007483172A3440106043001";
        let (level, message) = found(Element::implementation_code, code).expect("faulty");
        assert!(level == Level::Warning && message.starts_with("11440100007483172A "));
        let beside = [
            (Element::implementation_code, code),
            (Element::department_code, "11440100007483172Q"),
        ];
        assert!(on(&RULE, &item(&beside)).1.is_empty());
        assert_eq!(on(&RULE, &item(&[])).0, Outcome::Blind("department_code"));
    }
}
