//! Why text does not parse, in both languages, with what to do.

use granit_parser::ErrorKind;

/// A reason in both languages.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Reason {
    pub(super) zh: String,
    pub(super) en: String,
}

impl Reason {
    pub(super) fn new(zh: impl Into<String>, en: impl Into<String>) -> Reason {
        Reason {
            zh: zh.into(),
            en: en.into(),
        }
    }
}

/// serde_json's words, what they start with, and what is meant.
const JSON: &[(&str, &str, &str)] = &[
    (
        "EOF while parsing a list",
        "方括号 [ 没有对应的 ]",
        "a [ is not closed",
    ),
    (
        "EOF while parsing an object",
        "花括号 { 没有对应的 }",
        "a { is not closed",
    ),
    (
        "EOF while parsing a string",
        "字符串缺少结尾的引号",
        "a string is not closed",
    ),
    (
        "EOF while parsing a value",
        "内容到此中断，缺少一个值",
        "the text ends where a value is expected",
    ),
    (
        "expected `:`",
        "键后缺少半角冒号",
        "a colon is missing after the key",
    ),
    (
        "expected `,` or `]`",
        "列表各项之间缺少半角逗号，或缺少 ]",
        "a comma or ] is missing in the list",
    ),
    (
        "expected `,` or `}`",
        "各键之间缺少半角逗号，或缺少 }",
        "a comma or } is missing in the object",
    ),
    (
        "expected value",
        "此处应为一个值",
        "a value is expected here",
    ),
    (
        "expected ident",
        "只能是 true、false 或 null",
        "only true, false or null may stand here",
    ),
    (
        "expected `\"`",
        "缺少半角双引号",
        "a double quote is missing",
    ),
    (
        "key must be a string",
        "键须用半角双引号括起",
        "a key must stand in double quotes",
    ),
    (
        "invalid escape",
        "反斜杠后的转义不合法",
        "the escape after the backslash is not valid",
    ),
    (
        "invalid number",
        "数字写法不合法",
        "the number is not valid",
    ),
    ("number out of range", "数字过大", "the number is too large"),
    (
        "invalid unicode code point",
        "不是合法的 Unicode 字符",
        "not a Unicode character",
    ),
    (
        "control character",
        "字符串中有未转义的换行或控制字符，换行应写作 \\n",
        "a raw line break or control character stands in a string: write \\n",
    ),
    (
        "lone leading surrogate",
        "\\u 转义只有一半",
        "half of a \\u pair is missing",
    ),
    (
        "unexpected end of hex escape",
        "\\u 转义不完整",
        "the \\u escape is not complete",
    ),
    (
        "trailing comma",
        "最后一项后面多了逗号",
        "there is a comma after the last entry",
    ),
    (
        "trailing characters",
        "值的后面有多余内容",
        "there is something after the value",
    ),
    (
        "recursion limit",
        "嵌套超过 128 层",
        "nested more than 128 deep",
    ),
];

/// Why JSON does not parse.
pub(super) fn of_json(fault: &serde_json::Error, near: &str) -> Reason {
    let text = fault.to_string();
    let is_value = text.starts_with("expected value");
    let (mut zh, mut en) = match JSON.iter().find(|(start, ..)| text.starts_with(start)) {
        Some((_, zh, en)) => ((*zh).to_owned(), (*en).to_owned()),
        None => ("JSON 语法有误".to_owned(), text),
    };
    let next = near.chars().next();
    if is_value && next.is_some_and(char::is_alphabetic) {
        let letters = near
            .chars()
            .take_while(|c| c.is_alphanumeric() || *c == '_');
        let word: String = letters.take(20).collect();
        zh = format!("“{word}”不是 JSON 的值：文字请加半角双引号，没有内容请写 null");
        en = format!("{word} is no JSON value: put text in double quotes, write null for nothing");
    } else if let Some(c) = next.filter(|c| "：，“”‘’｛｝【】".contains(*c)) {
        zh.push_str(&format!("（{c} 是全角符号）"));
        en.push_str(&format!(" ({c} is a full-width character)"));
    } else if next == Some('\'') {
        zh.push_str("（单引号应改为双引号）");
        en.push_str(" (use double quotes)");
    }
    Reason { zh, en }
}

/// A word that Python writes for a blank cell and JSON does not know.
pub(super) fn no_json(word: &str) -> Reason {
    Reason::new(
        format!("JSON 中不能写 {word}，本文件此类值都按空值读；没有内容请写 null"),
        format!("JSON knows no {word}: such values in this file are read as blank; write null"),
    )
}

/// Why YAML does not parse; `line` is the line of the fault.
pub(super) fn of_yaml(kind: &ErrorKind, line: &str) -> Reason {
    let (mut zh, mut en) = yaml_words(kind);
    let full_width = line.contains('：') && !line.contains(": ");
    if full_width && !matches!(kind, ErrorKind::RecursionLimitExceeded) {
        zh.push_str("（此行用了全角冒号“：”，应为半角冒号加空格）");
        en.push_str(" (the line has a full-width colon: write a plain colon and a space)");
    }
    Reason { zh, en }
}

fn yaml_words(kind: &ErrorKind) -> (String, String) {
    use ErrorKind as K;
    let (zh, en) = match kind {
        K::TabNotAllowed
        | K::TabInBlockIndentation
        | K::TabInIndentation
        | K::TabAtBlockScalarStart
        | K::TabInPlainScalar => (
            "缩进用了制表符，应改为空格",
            "a tab stands in the indentation: use spaces",
        ),
        K::UnclosedQuotedScalar => ("引号没有闭合", "a quote is not closed"),
        K::UnclosedFlowCollection { .. }
        | K::UnexpectedEofFlowSequence
        | K::UnexpectedEofFlowMapping
        | K::UnexpectedEofImplicitFlowMapping => ("括号没有闭合", "a bracket is not closed"),
        K::MismatchedFlowCollectionEnd { .. } | K::MisplacedFlowCollectionEnd => {
            ("括号不配对", "the brackets do not match")
        }
        K::ExpectedFlowMappingSeparator | K::ExpectedFlowSequenceSeparator => (
            "括号内各项之间缺少半角逗号",
            "a comma is missing between the brackets",
        ),
        K::UnknownAnchor => ("引用的锚点 (*) 没有定义", "the alias (*) has no anchor"),
        K::MappingValueNotAllowed | K::InvalidColonPlacement => (
            "此处不能出现冒号；值中含冒号时请加引号",
            "a colon may not stand here: quote the value",
        ),
        K::MappingKeyNotAllowed | K::ExpectedBlockMappingKey | K::InvalidIndentation => (
            "缩进与上文不一致",
            "the indentation does not fit the lines above",
        ),
        K::ExpectedBlockSequenceEntry | K::BlockSequenceEntryNotAllowed => (
            "列表项 (-) 的缩进与上文不一致",
            "the list entry (-) does not fit the lines above",
        ),
        K::SimpleKeyExpected | K::InvalidSimpleKey => (
            "这一行没有“键: 值”的形式（冒号后须有空格，键不超过 1024 字）",
            "this line is no `key: value` (a space must follow the colon, a key has at most 1024 characters)",
        ),
        K::UnexpectedCharacter { .. } => (
            "值不能以 @、`、% 等符号开头，请加引号",
            "a value cannot start with @, ` or %: quote it",
        ),
        K::UnknownQuotedScalarEscape
        | K::InvalidQuotedScalarHexEscape
        | K::InvalidUnicodeEscape => (
            "双引号内的反斜杠转义不合法",
            "the escape in the double quotes is not valid",
        ),
        K::InvalidTrailingSingleQuotedScalar | K::InvalidTrailingDoubleQuotedScalar => (
            "引号后面有多余内容",
            "there is something after the closing quote",
        ),
        K::RecursionLimitExceeded => ("嵌套超过 128 层", "nested more than 128 deep"),
        K::ExpectedNodeContent => ("此处缺少一个值", "a value is missing here"),
        K::ZeroBlockScalarIndent | K::InvalidBlockScalarHeader | K::InvalidBlockScalarIndent => (
            "多行文本 (| 或 >) 的写法或缩进有误",
            "the block text (| or >) is not well indented",
        ),
        _ => return ("YAML 语法有误".to_owned(), kind.to_string()),
    };
    (zh.to_owned(), en.to_owned())
}

/// A scalar that the next line's tab breaks is told by where it starts: the tab is the fault.
pub(super) fn tab_after(text: &str, at: usize) -> usize {
    match text[at..].find('\n') {
        Some(end) if text[at + end + 1..].starts_with('\t') => at + end + 1,
        _ => at,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_json_faults_are_said_in_chinese() {
        let reason = |text: &str| {
            let fault = serde_json::from_str::<serde_json::Value>(text).expect_err("it is broken");
            of_json(&fault, text.get(fault.column() - 1..).unwrap_or("")).zh
        };
        assert_eq!(reason("[1,]"), "最后一项后面多了逗号");
        assert_eq!(reason("[1"), "方括号 [ 没有对应的 ]");
        assert_eq!(reason("{\"a\"：1}"), "键后缺少半角冒号（： 是全角符号）");
        assert_eq!(
            reason("{'a':1}"),
            "键须用半角双引号括起（单引号应改为双引号）"
        );
    }
}
