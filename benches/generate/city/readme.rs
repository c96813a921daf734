//! The README of the examples, with every planted fault.

use super::super::guide::{Guide, Oddity, Planted};
use super::Part;
use std::fmt::Write;

const HEAD: &str = "# 示例：云泽市政务服务事项目录

云泽市是虚构的城市，部门、电话、网址、编码都不存在；事项名称和法律条款取自真实的法律法规，办理时限、材料等内容是编造的。
各部门的文件格式各不相同，大部分事项填写完整，其中有意放进了一些经办人员常犯的错误，逐条列在下面。

```sh
cargo run --release -- check examples --exit-zero
```

This folder is the catalog of a made-up city: five departments' files in six layouts, most items complete, some with the faults that clerks
really make. The tables below list every planted fault: item, element, what the cell says, and the rule that is to find it. Everything here is written by
`cargo bench --bench examples`; a test keeps it true.
";

/// The whole text.
pub(super) fn text(parts: &[Part]) -> String {
    let items: usize = parts.iter().map(|part| part.guides.len()).sum();
    let faults: usize = parts.iter().map(faults).sum();
    let mut text = HEAD.to_owned();
    // Writing to a string does not fail.
    let _ = writeln!(
        text,
        "\n共 {items} 个事项，{faults} 处错误。其中空着和读不出的格子还使市公安局的 3 个指标不能计算（R090）。"
    );
    for part in parts {
        describe(&mut text, part);
    }
    text
}

fn faults(part: &Part) -> usize {
    part.loose.len()
        + part
            .guides
            .iter()
            .filter(|guide| guide.planted.is_some())
            .count()
}

fn describe(text: &mut String, part: &Part) {
    let _ = writeln!(
        text,
        "\n## {}\n\n{}。{} 个事项，{} 处错误。\n\n| 规则 | 事项 | 要素 | 写着 |\n|---|---|---|---|",
        part.path,
        part.says,
        part.guides.len(),
        faults(part)
    );
    for guide in &part.guides {
        if let Some(planted) = guide.planted {
            let (element, value) = shown(guide, planted);
            let name = guide.get(shixiang::model::Element::name);
            let _ = writeln!(text, "| {} | {name} | {element} | {value} |", planted.rule);
        }
    }
    for (rule, what) in &part.loose {
        let _ = writeln!(text, "| {rule} | | | {what} |");
    }
}

/// The element and what stands there, short enough for a table.
fn shown(guide: &Guide, planted: Planted) -> (String, String) {
    let (element, label) = (planted.element, planted.element.label());
    let Some(entry) = planted.entry else {
        if planted.rule == "M001" {
            return ("申请材料".to_owned(), "（空）".to_owned());
        }
        return (label.to_owned(), with_oddity(guide, planted));
    };
    let material = &guide.materials[entry];
    let value = if planted.rule == "M007" {
        use shixiang::model::Element;
        let get = |element| material.get(element);
        let (originals, copies) = (
            get(Element::material_originals),
            get(Element::material_copies),
        );
        format!(
            "{}，原件 {originals} 份、复印件 {copies} 份",
            get(Element::material_name)
        )
    } else {
        short(material.get(element))
    };
    (format!("申请材料[{}] {label}", entry + 1), value)
}

fn with_oddity(guide: &Guide, planted: Planted) -> String {
    let value = short(guide.get(planted.element));
    match guide.oddity(planted.element) {
        Some(Oddity::Number) => "存成了数字，15 位以后的数字已丢失".to_owned(),
        Some(Oddity::FormulaFault(error)) => format!("公式的结果是 `{error}`"),
        Some(Oddity::Twin(other)) => format!("{value}；另一列写着 {other}"),
        None => value,
    }
}

fn short(value: &str) -> String {
    let line = value
        .replace('\n', " ")
        .replace('|', "\\|")
        .replace('<', "\\<");
    match line.chars().count() {
        0 => "（空）".to_owned(),
        1..=48 => line,
        _ => format!("{}……", line.chars().take(48).collect::<String>()),
    }
}
