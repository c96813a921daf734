//! Whether a text is JSON, JSON lines or YAML, from its start.

use super::scan::{skip_space, value_end};
use granit_parser::{Event, Parser};

/// The format a text is in, if it is one of trees: `json`, `jsonl` or `yaml`. `hint` is its file name, or "".
pub fn detect(head: &str, hint: &str) -> Option<&'static str> {
    let text = head.trim_start_matches('\u{feff}');
    let start = skip_space(text.as_bytes(), 0);
    let hint = hint.rsplit('.').next().unwrap_or("").to_ascii_lowercase();
    let body = &text[start..];
    match body.as_bytes().first()? {
        b'{' if is_lines(body, &hint) => return Some("jsonl"),
        b'{' if is_json_object(body) => return Some("json"),
        b'[' if is_json_list(body) => return Some("json"),
        _ => {}
    }
    let (is_table, is_bracket) = (is_delimited(body), body.starts_with(['{', '[']));
    match hint.as_str() {
        "json" | "geojson" if is_bracket => Some("json"),
        "jsonl" | "ndjson" if is_bracket => Some("jsonl"),
        "yaml" | "yml" if !is_table => Some("yaml"),
        _ if !is_table && is_yaml(body) => Some("yaml"),
        // What the text does not tell its name does.
        "json" | "geojson" if !is_table => Some("json"),
        "jsonl" | "ndjson" if !is_table => Some("jsonl"),
        _ => None,
    }
}

/// The first line is a whole object, and another one stands on a line of its own, if not all after it is dirt.
fn is_lines(body: &str, hint: &str) -> bool {
    let Some(end) = value_end(body.as_bytes(), 0) else {
        return false;
    };
    let mut lines = body.lines();
    let first = lines.next().unwrap_or("").trim_end();
    let is_named = matches!(hint, "jsonl" | "ndjson");
    first.len() == end && (is_named || lines.any(|line| line.starts_with('{')))
}

/// A quoted key, or nothing, follows the bracket; a flow mapping of YAML has bare keys.
fn is_json_object(body: &str) -> bool {
    let next = body.as_bytes().get(skip_space(body.as_bytes(), 1));
    matches!(next, None | Some(b'"' | b'}' | b'\''))
}

fn is_json_list(body: &str) -> bool {
    let next = body.as_bytes().get(skip_space(body.as_bytes(), 1));
    matches!(
        next,
        None | Some(b'{' | b'[' | b']' | b'"' | b'-' | b'0'..=b'9' | b't' | b'f' | b'n')
    )
}

/// Records of which most have as many fields as the commonest, and no mapping: a label may have a colon in it, and a line above
/// the header too.
fn is_delimited(body: &str) -> bool {
    if body.lines().take(50).all(may_be_mapping) {
        return false;
    }
    b",\t;|".iter().any(|mark| {
        let reader = csv::ReaderBuilder::new()
            .delimiter(*mark)
            .has_headers(false)
            .flexible(true)
            .from_reader(body.as_bytes());
        let records = reader.into_records().take(10).map_while(Result::ok);
        let fields: Vec<usize> = records.map(|record| record.len()).collect();
        let as_many = |many: usize| fields.iter().filter(|other| **other == many).count();
        let table = fields.iter().copied().filter(|many| *many > 1);
        table.map(as_many).max().unwrap_or(0) * 2 >= fields.len().max(1)
    })
}

/// A line that may stand in a mapping or a sequence: it has a key, begins an entry, or belongs to the one above.
fn may_be_mapping(line: &str) -> bool {
    let belongs = line.is_empty() || line.starts_with([' ', '#', '%', '-', '}', ']']);
    belongs || line.contains(": ") || line.trim_end().ends_with(':') || line.trim_end() == "..."
}

/// Parses as a mapping or a sequence, at least for a few lines.
fn is_yaml(body: &str) -> bool {
    let marked = body.lines().take(50).any(|line| {
        let line = line.trim();
        line.contains(": ") || line.ends_with(':') || line.starts_with("- ") || line == "-"
    });
    marked
        && Parser::new_from_str(body)
            .take(20)
            .map_while(Result::ok)
            .any(|(event, _)| matches!(event, Event::MappingStart(..) | Event::SequenceStart(..)))
}

#[cfg(test)]
mod tests {
    use super::detect;

    #[test]
    fn formats_are_told_from_the_text() {
        let cases = [
            ("[{\"a\": 1}]", Some("json")),
            ("\u{feff} {\n \"a\": 1}", Some("json")),
            ("{\"a\": 1}\n{\"a\": 2}\n", Some("jsonl")),
            ("{\"a\": 1}", Some("json")),
            ("{\"a\": 1}\n<html>\n{\"a\": 2}\n", Some("jsonl")),
            ("{\"a\": [\n{\"b\": 1}]}", Some("json")),
            ("事项名称: 甲\n承诺办结时限: 3\n", Some("yaml")),
            ("- 事项名称: 甲\n", Some("yaml")),
            ("---\n# 注\n事项名称: 甲\n", Some("yaml")),
            ("{事项名称: 甲}", Some("yaml")),
            ("事项名称,承诺办结时限\n甲,3\n", None),
            ("事项名称,网址\n甲,http: //x\n", None),
            ("序号,事项名称,\"时限:\n（工作日）\"\n1,甲,3\n", None),
            ("事项名称:,承诺办结时限:\n甲,3\n", None),
            ("承诺办结时限(单位: 工作日),事项名称\n3,甲\n", None),
            ("填报单位: 市水务局\n事项名称,承诺办结时限\n甲,3\n", None),
            ("事项名称: 甲,乙\n关键词: 丙,丁\n", Some("yaml")),
            ("受理条件: |\n  甲,乙\n  丙,丁\n", Some("yaml")),
            ("事项名称: 甲\n承诺办结时限 3\n", Some("yaml")),
            ("随便一句话", None),
            ("", None),
        ];
        for (text, format) in cases {
            assert_eq!(detect(text, ""), format, "{text:?}");
        }
    }

    #[test]
    fn the_name_decides_where_the_text_does_not() {
        assert_eq!(detect("事项名称：甲", "x.yaml"), Some("yaml"));
        assert_eq!(detect("nothing", "x.JSON"), Some("json"));
        assert_eq!(detect("{\"a\": 1}\nnull\n", "x.jsonl"), Some("jsonl"));
        assert_eq!(detect("甲\n", "x.txt"), None);
        let (mapping, table) = ("事项名称: 甲\n", "事项名称,承诺办结时限\n甲,3\n");
        assert_eq!(detect(mapping, "x.json"), Some("yaml"));
        assert_eq!(detect(table, "x.json"), None);
        assert_eq!(detect(table, "x.yaml"), None);
        assert_eq!(detect("[oops", "x.json"), Some("json"));
    }
}
