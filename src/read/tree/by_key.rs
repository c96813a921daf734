//! Names that stand as keys: items under their names, `取水许可: {事项类型: …}`, and lists of items under their departments.

use super::arena::{Kind, Node};
use super::claims::Elements;
use super::look::{Look, Name};
use super::shapes::{Act, Class};
use super::tape::{Bind, ITEM};
use super::walk::{Around, Format, Walk};
use crate::model::{Element, Part};
use crate::source::Origin;

/// Items stand at most this many keys deep.
const DEEP: u32 = 3;

/// So many values are looked at for the first that is no scalar.
const FIRST: usize = 8;

/// A key is looked for so many bytes before its value.
const BEFORE: usize = 1 << 10;

/// What the entries of an object have been so far.
#[derive(Default)]
struct Entries {
    /// Items without a name of their own.
    nameless: usize,
    /// Items, and what they say.
    items: usize,
    said: Elements,
    /// Objects that hold items under their names.
    holders: usize,
    /// The key of the only item is long enough to be its name.
    long: bool,
}

impl Walk<'_> {
    /// Whether the keys of an object may be names: the first value that is no scalar is an object under a key of no meaning.
    /// Costs little with a record.
    pub(super) fn may_name(&mut self, node: u32, shape: u32) -> bool {
        let mut children = self.work.arena.children(node).take(FIRST);
        let first = children.find(|(_, value)| !value.is_scalar());
        first.is_some_and(|(_, value)| {
            let below = self.work.below(shape, &value);
            let act = self.work.shapes.act(below);
            value.kind == Kind::Object && (act.items || is_unbound(act))
        })
    }

    /// Whether an object holds items under their names. Groups of one item are none: they do not say the same things.
    pub(super) fn names_items(&mut self, node: u32, shape: u32, depth: u32) -> bool {
        let mut entries = Entries::default();
        let mut child = self.work.arena.node(node).first;
        while self.go_on(child) {
            let value = self.work.arena.node(child);
            let below = self.work.below(shape, &value);
            let act = self.work.shapes.act(below);
            let fits = match value.kind {
                Kind::Object if self.is_template(child) => true,
                Kind::Object => self.is_entry((child, shape), act, depth, &mut entries),
                Kind::Array => act.items || is_unbound(act),
                _ => may_stand_beside(act),
            };
            if !fits {
                return false;
            }
            child = value.next;
        }
        let alone = entries.items == 1 && !entries.long;
        entries.holders > 0 || entries.nameless > 0 && !alone
    }

    fn is_entry(
        &mut self,
        (node, shape): (u32, u32),
        act: Act,
        depth: u32,
        entries: &mut Entries,
    ) -> bool {
        let value = self.work.arena.node(node);
        let key = self.work.keys.text(value.key);
        let (is_name, long) = (is_name(key), key.chars().count() > 2);
        let may_be = act.items || is_unbound(act) && is_name;
        if !may_be {
            return false;
        }
        if depth < DEEP && self.names_items(node, shape, depth + 1) {
            entries.holders += 1;
            return true;
        }
        let look = self.look(node, shape, 0);
        if act.items || !look.is_item(RECORD) {
            return false;
        }
        let said = self.said(node, shape);
        let like = entries.items == 0 || is_like(said, entries.said);
        entries.said = entries.said.join(said);
        entries.items += 1;
        entries.long = long;
        entries.nameless += usize::from(is_nameless(&look));
        like
    }

    /// What an object says of an item.
    fn said(&mut self, node: u32, shape: u32) -> Elements {
        let mut said = Elements::default();
        let mut child = self.work.arena.node(node).first;
        while self.go_on(child) {
            let value = self.work.arena.node(child);
            let below = self.work.below(shape, &value);
            let act = self.work.shapes.act(below);
            match act.list {
                Some(part) => said.add(part.naming()),
                None if matches!(act.class, Class::Core | Class::Identity) => {
                    said.add(act.element);
                }
                None => {}
            }
            child = value.next;
        }
        said
    }

    /// An object without a name that others take over by an alias or a merge key is there for them only.
    pub(super) fn is_template(&mut self, node: u32) -> bool {
        if !self.work.arena.targets.contains(&node) {
            return false;
        }
        let look = self.look(node, super::shapes::TOP, 0);
        is_nameless(&look) && !look.has_kids()
    }

    /// An entry of an object that holds items under their names. All have one path, like the entries of a list.
    pub(super) fn named(&mut self, node: u32, shape: u32, act: Act, around: Around) {
        let value = self.work.arena.node(node);
        if self.is_template(node) {
            return;
        }
        if !act.items && !self.names_items(node, shape, 0) {
            let name = self.said_by_key(node, Element::name, shape);
            self.object(node, shape, around, Some(name));
        } else if self.is_department(&value, act) {
            self.of_department(node, shape, around);
        } else {
            self.visit(node, shape, around);
        }
    }

    /// What holds the items of the department that its key names.
    pub(super) fn of_department(&mut self, node: u32, shape: u32, around: Around) {
        let depth = self.context.len();
        let department = self.said_by_key(node, Element::department, shape);
        self.context.push(department);
        self.visit(node, shape, around);
        self.context.truncate(depth);
    }

    /// What the key of an entry says of the items in it.
    pub(super) fn said_by_key(&mut self, node: u32, element: Element, shape: u32) -> Bind {
        let key = self.work.arena.node(node).key;
        let text = self.work.keys.text(key).to_owned();
        let origin = self.key_origin(node, &text);
        Bind {
            text: self.work.arena.keep(&text),
            origin: origin.under(element),
            entry: ITEM,
            shape,
            element,
            number: false,
            generic: false,
            again: false,
            unit: false,
        }
    }

    /// Whether a key names the department of the items under it.
    pub(super) fn is_department(&self, value: &Node, act: Act) -> bool {
        is_unbound(act) && is_department(self.work.keys.text(value.key))
    }

    /// Where the key of a value stands; the value itself if that cannot be told.
    fn key_origin(&mut self, node: u32, key: &str) -> Origin {
        let place = self.work.arena.node(node).place;
        let found = match self.format {
            Format::Yaml => key_before(self.input, (place >> 32) as usize, key),
            Format::Json => {
                let (bytes, nth) = (self.input.as_bytes(), place as u32);
                let value = self.cursor.value(bytes, self.start, nth);
                let key = value.and_then(|value| value.key);
                key.map(|(start, end)| (start - 1, end + 1))
            }
        };
        match found.map(|(start, end)| (u32::try_from(start), end - start)) {
            Some((Ok(start), length)) => Origin::span(start, length),
            _ => self.origin(node),
        }
    }
}

/// A record, which is an item without a name as well.
const RECORD: Around = Around {
    record: true,
    known: false,
    context: false,
};

fn is_nameless(look: &Look) -> bool {
    look.name == Name::None && !look.is_named()
}

fn is_unbound(act: Act) -> bool {
    act.element == Element::none && act.list.is_none() && !act.items
}

/// A scalar that a container may say of all its items: who and where, and what is of no meaning.
fn may_stand_beside(act: Act) -> bool {
    let of_item = matches!(act.class, Class::Core | Class::Identity);
    !of_item && act.element != Element::name && act.list.is_none_or(|part| part == Part::SubItem)
}

/// Items of one catalog say the same things: what tells items apart, or most of what one says.
fn is_like(one: Elements, others: Elements) -> bool {
    let common = one.within(others);
    let telling = |element| {
        matches!(
            element,
            Element::item_type
                | Element::project_type
                | Element::use_level
                | Element::legal_basis
                | Element::base_code
                | Element::implementation_code
                | Element::handling_code
                | Element::local_code
        )
    };
    common.iter().any(telling) || common.iter().count() * 2 > one.iter().count()
}

/// Whether a key may be the name of an item, and not of a group of what one says.
fn is_name(key: &str) -> bool {
    const ENDS: &[&str] = &[
        "信息",
        "情况",
        "要求",
        "要素",
        "内容",
        "方式",
        "依据",
        "说明",
        "流程",
        "材料",
        "条件",
        "指南",
        "清单",
        "数据",
        "详情",
        "明细",
        "渠道",
        "时间",
        "时限",
        "地点",
        "部分",
        "结果",
        "字段",
        "属性",
        "参数",
        "配置",
        "附件",
        "模板",
        "标准",
        "目录",
        "列表",
        "记录",
        "事项",
        "默认",
        "基本",
        "基础",
        "通用",
        "公共",
        "共用",
        "其他",
        "其它",
        "收费",
        "监督",
        "咨询",
        "线上",
        "线下",
        "网上",
        "窗口",
        "默认值",
    ];
    let begins = key.chars().next().is_some_and(|c| !c.is_ascii());
    begins && key.chars().nth(1).is_some() && !ENDS.iter().any(|end| key.ends_with(end))
}

/// Whether a key is the name of a department. 马上办 and 网上办 are none.
fn is_department(key: &str) -> bool {
    const ENDS: &[&str] = &[
        "局",
        "委",
        "厅",
        "中心",
        "委员会",
        "联合会",
        "办公室",
        "政府",
        "街道",
        "海关",
        "派出所",
        "司法所",
        "法院",
        "检察院",
        "支队",
        "大队",
        "总队",
        "公司",
        "监管处",
        "管理处",
        "管理所",
        "管理站",
        "管委会",
        "组织部",
        "宣传部",
        "统战部",
        "武装部",
        "税务所",
    ];
    const OFFICES: &[&str] = &[
        "府办", "委办", "编办", "改办", "防办", "资办", "侨办", "台办", "外办", "法办", "信办",
    ];
    let ends = |words: &[&str]| words.iter().any(|end| key.ends_with(end));
    let hall = key.ends_with("大厅") || key.ends_with("餐厅");
    key.chars().nth(2).is_some() && (ends(ENDS) && !hall || ends(OFFICES))
}

/// The key in YAML before the value that begins at a byte, with its quotes: a colon follows it.
fn key_before(text: &str, value: usize, key: &str) -> Option<(usize, usize)> {
    let near = text.floor_char_boundary(value.saturating_sub(BEFORE));
    let before = text.get(near..value)?;
    let is_key = |at: &usize| {
        let rest = before[at + key.len()..].trim_start_matches(['"', '\'']);
        rest.trim_start_matches(' ').starts_with(':')
    };
    let found = before.match_indices(key).map(|(at, _)| at).filter(is_key);
    let start = near + found.last()?;
    let end = start + key.len();
    let quote = |at: usize| matches!(text.as_bytes().get(at), Some(b'"' | b'\''));
    let quoted = start > 0 && quote(start - 1) && quote(end);
    Some((start - usize::from(quoted), end + usize::from(quoted)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn departments_are_told_by_their_last_words() {
        for key in ["市水务局", "发改委", "水利厅", "区政务服务中心", "市府办"]
        {
            assert!(is_department(key), "{key}");
        }
        for key in ["马上办", "网上办", "办事大厅", "水务类", "局", "items"] {
            assert!(!is_department(key), "{key}");
        }
    }

    #[test]
    fn a_key_is_found_before_its_value() {
        let text = "\"甲证\": &甲证 {a: 1}\n乙证:\n  a: 甲证\n";
        let found = |value: &str, key: &str| {
            let at = text.find(value).expect("it is there");
            key_before(text, at, key).map(|(start, end)| &text[start..end])
        };
        assert_eq!(found("{a", "甲证"), Some("\"甲证\""));
        assert_eq!(found("a: 甲证", "乙证"), Some("乙证"));
        assert_eq!(found("{a", "丙证"), None);
    }
}
