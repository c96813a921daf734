//! The JSON Schema of a normalized item, made from the element table.

use crate::model::{EXTRA, FORM, Kind, MARK, Part, Row, SITUATION, STATED, TABLE};
use serde_json::{Map, Value, json};

/// The schema of one line of a catalog in JSON lines.
pub fn item_schema() -> String {
    let mut properties = Map::new();
    properties.insert(
        MARK.to_owned(),
        json!({"const": FORM.parse::<u32>().unwrap_or(1)}),
    );
    elements(Part::Item, &mut properties);
    for part in Part::LISTS {
        let entries = json!({"type": "array", "title": part.list_label(), "items": {"$ref": format!("#/$defs/{}", part.name())}});
        properties.insert(part.name().to_owned(), entries);
        let stated =
            json!({"title": format!("{}（原文）", part.list_label()), "$ref": "#/$defs/text"});
        properties.insert([part.name(), STATED].concat(), stated);
    }
    properties.insert(EXTRA.to_owned(), json!({"$ref": "#/$defs/extra"}));
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "shixiang normalized item",
        "description": "One 事项 of a normalized catalog. A key that is missing: the source has no place for it; null: a place and nothing in it.",
        "type": "object",
        "required": [MARK],
        "properties": properties,
        "additionalProperties": false,
        "$defs": definitions(),
    });
    let text = serde_json::to_string_pretty(&schema);
    text.expect("a schema has text keys only") + "\n"
}

/// The properties of a part: one an element.
fn elements(part: Part, properties: &mut Map<String, Value>) {
    for row in TABLE.iter().filter(|row| row.part == part) {
        let value = json!({"title": row.label, "$ref": format!("#/$defs/{}", definition(row))});
        properties.insert(row.name.to_owned(), value);
    }
}

/// The name of the definition of an element's values.
fn definition(row: &Row) -> &'static str {
    match row.kind {
        Kind::Text | Kind::Code | Kind::Link | Kind::Term | Kind::Unit => "text",
        Kind::Limit => "limit",
        Kind::Visits => "visits",
        Kind::Phones => "phones",
        Kind::Flag => "flag",
        Kind::Terms => "terms",
        Kind::Depth => "depth",
        Kind::Copies => "copies",
        Kind::Date => "date",
    }
}

fn definitions() -> Value {
    let text = json!({"type": "string", "minLength": 1});
    let count = json!({"type": "integer", "minimum": 0});
    let amount = json!({"type": "number", "minimum": 0});
    let mut all = Map::new();
    let mut add = |name: &str, given: Value| {
        all.insert(name.to_owned(), stated(given));
    };
    add("text", text.clone());
    let flag = json!({"type": "boolean"});
    let noted = object(json!({"yes": flag, "text": text}), &["yes", "text"]);
    add("flag", json!({"oneOf": [flag, noted]}));
    add(
        "date",
        json!({"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}),
    );
    add(
        "terms",
        json!({"type": "array", "minItems": 1, "items": text}),
    );
    let copies = object(json!({"number": count, "text": text}), &["number", "text"]);
    add("copies", json!({"oneOf": [count, copies]}));
    let unit = json!({"enum": ["工作日", "自然日", "小时", "月", "年", null]});
    let limit =
        json!({"number": amount, "least": amount, "branches": count, "unit": unit, "text": text});
    add("limit", object(limit, &["number", "unit", "text"]));
    let visits = json!({"least": count, "most": count, "text": text});
    add("visits", object(visits, &["least", "most", "text"]));
    let phones = json!({"numbers": {"type": "array", "items": text}, "text": text});
    add("phones", object(phones, &["numbers", "text"]));
    let functions =
        json!({"type": "array", "items": {"type": "integer", "minimum": 1, "maximum": 9}});
    let level = json!({"type": "integer", "minimum": 1, "maximum": 4});
    let depth = json!({"level": level, "functions": functions, "text": text});
    add("depth", object(depth, &["level", "functions", "text"]));
    for part in Part::LISTS {
        all.insert(part.name().to_owned(), entry(part));
    }
    all.insert(EXTRA.to_owned(), extra());
    Value::Object(all)
}

/// An entry of a list.
fn entry(part: Part) -> Value {
    let mut properties = Map::new();
    elements(part, &mut properties);
    if part == Part::Material {
        properties.insert(
            SITUATION.to_owned(),
            json!({"title": "所属情形", "type": "string"}),
        );
    }
    properties.insert(EXTRA.to_owned(), json!({"$ref": "#/$defs/extra"}));
    object(Value::Object(properties), &[])
}

/// What is bound to no element, in the order of the source.
fn extra() -> Value {
    let pair = json!({"label": {"type": "string"}, "text": {"type": "string"}});
    json!({"type": "array", "minItems": 1, "items": object(pair, &["label", "text"])})
}

/// A value, or one of the states that are none.
fn stated(given: Value) -> Value {
    let text = json!({"type": "string", "minLength": 1});
    let none = object(json!({"none": text}), &["none"]);
    let unreadable = object(json!({"unreadable": text}), &["unreadable"]);
    json!({"oneOf": [given, {"type": "null"}, none, unreadable]})
}

fn object(properties: Value, required: &[&str]) -> Value {
    json!({"type": "object", "properties": properties, "required": required, "additionalProperties": false})
}
