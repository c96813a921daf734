//! A value of several values as one text: lists of scalars, amounts with a unit, coded terms.

use super::arena::{Kind, Node, Slice};
use super::shapes::Act;
use super::walk::Walk;

/// How many values are folded into one text: aliases may multiply them without end.
const FOLDED: u32 = 1 << 16;

impl Walk<'_> {
    /// A value of several values as one text.
    pub(super) fn fold_bind(&mut self, node: u32, shape: u32, act: Act, entry: u32) {
        let value = self.work.arena.node(node);
        let text = self.fold(node);
        self.bind(act, text, &value, shape, entry);
    }

    /// One text for a list or an object of scalars: entries joined by `、`, `{数值: 20, 单位: 工作日}` as `20工作日`, a coded
    /// term by its label.
    pub(super) fn fold(&mut self, node: u32) -> Slice {
        let mut out = String::new();
        let mut left = FOLDED;
        self.fold_into(node, &mut out, &mut left, 0);
        self.work.arena.keep(&out)
    }

    fn fold_into(&self, node: u32, out: &mut String, left: &mut u32, depth: u32) {
        let value = self.work.arena.node(node);
        if depth > 8 || out.len() > 1 << 20 || *left == 0 {
            return;
        }
        *left -= 1;
        match value.kind {
            Kind::Array => {
                for (child, value) in self.work.arena.children(node) {
                    let joint = if value.is_scalar() { "、" } else { "；" };
                    self.fold_next(child, joint, out, left, depth);
                }
            }
            Kind::Object => self.fold_object(node, out, left, depth),
            _ => out.push_str(self.text(&value).trim()),
        }
    }

    fn fold_next(&self, child: u32, joint: &str, out: &mut String, left: &mut u32, depth: u32) {
        let before = out.len();
        out.push_str(if before == 0 { "" } else { joint });
        let start = out.len();
        self.fold_into(child, out, left, depth + 1);
        if out.len() == start {
            out.truncate(before);
        }
    }

    fn fold_object(&self, node: u32, out: &mut String, left: &mut u32, depth: u32) {
        let children = || self.work.arena.children(node);
        let find = |test: &dyn Fn(&str) -> bool| {
            children().find(|(_, value)| value.is_scalar() && test(self.work.keys.text(value.key)))
        };
        let unit = find(&is_unit);
        let amount = find(&|key| is_amount(key) && !is_unit(key));
        let label = find(&is_label);
        if let Some((_, amount)) = amount
            && (unit.is_some() || label.is_none())
        {
            out.push_str(self.text(&amount).trim());
            out.push_str(unit.map_or("", |(_, unit)| self.text(&unit).trim()));
        } else if let Some((_, label)) = label.filter(|_| children().count() <= 3) {
            out.push_str(self.text(&label).trim());
        } else {
            for (child, _) in children() {
                self.fold_next(child, " ", out, left, depth);
            }
        }
    }

    fn text(&self, value: &Node) -> &str {
        value.text.of(self.input, &self.work.arena.scratch)
    }
}

pub(super) fn is_amount(key: &str) -> bool {
    const WORDS: &[&str] = &[
        "value", "number", "num", "amount", "day", "days", "count", "limit", "数值", "值", "数量",
        "天数", "时限", "期限", "数字", "时间",
    ];
    WORDS.iter().any(|word| key.eq_ignore_ascii_case(word))
}

pub(super) fn is_unit(key: &str) -> bool {
    key.contains("单位") || key.to_ascii_lowercase().ends_with("unit") || key == "类型"
}

fn is_label(key: &str) -> bool {
    const WORDS: &[&str] = &[
        "name", "label", "text", "title", "名称", "标签", "文本", "内容", "content", "地址", "url",
    ];
    WORDS.iter().any(|word| key.eq_ignore_ascii_case(word))
}
