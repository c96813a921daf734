//! What the words of keys say by themselves: which are of all trades, and which only guides have.

use super::shapes::Class;
use crate::model::{Element, Part};

/// Short keys that mean something in objects and nothing as column headers.
pub(super) fn short(key: &str) -> Element {
    match key {
        "名称" | "标题" => Element::name,
        "编码" | "代码" => Element::local_code,
        "网址" | "链接" => Element::online_url,
        _ => Element::none,
    }
}

pub(super) fn class(key: &str, element: Element, list: Option<Part>) -> Class {
    use Element as E;
    match element {
        E::none => return list.map_or(Class::Unknown, |_| list_class(key)),
        _ if list.is_some() => return list_class(key),
        E::remark | E::sequence | E::version | E::state | E::keywords => return Class::Generic,
        _ if is_generic(key) => return Class::Generic,
        E::department | E::region | E::parent_region => return Class::Weak,
        _ => {}
    }
    if key.is_ascii() && is_common_word(key) {
        return Class::Weak;
    }
    match element {
        E::name | E::parent_name | E::short_name => Class::Identity,
        E::base_code | E::local_base_code | E::implementation_code => Class::Identity,
        E::handling_code | E::local_code | E::region_code => Class::Identity,
        E::item_type | E::use_level | E::department_nature | E::department_code => Class::Identity,
        E::office | E::legal_basis => Class::Identity,
        _ => Class::Core,
    }
}

/// English names of sub-tables are everyday words, but `materials` is only in guides.
fn list_class(key: &str) -> Class {
    if !key.is_ascii() || key.to_ascii_lowercase().contains("material") {
        Class::Core
    } else {
        Class::Weak
    }
}

/// Keys that any record of anything may have.
pub(super) fn is_generic(key: &str) -> bool {
    const WORDS: &[&str] = &[
        "name", "title", "id", "code", "url", "link", "remark", "sequence", "index", "no", "名称",
        "标题", "编码", "代码", "编号", "序号", "备注", "说明", "状态", "网址", "链接",
    ];
    WORDS.iter().any(|word| key.eq_ignore_ascii_case(word))
}

/// Names of elements that are everyday English.
fn is_common_word(key: &str) -> bool {
    const WORDS: &[&str] = &[
        "address",
        "hours",
        "office",
        "window",
        "scope",
        "department",
        "region",
        "quota",
        "validity",
        "duties",
        "partners",
        "conditions",
        "audience",
        "visits",
        "inquiry",
        "complaint",
        "remedy",
        "renewal",
        "area",
    ];
    WORDS.iter().any(|word| key.eq_ignore_ascii_case(word))
}

/// Keys of lists (or wrappers) whose entries are items, if they are anything.
pub(super) fn is_item_list(key: &str) -> bool {
    const WORDS: &[&str] = &[
        "items",
        "item",
        "list",
        "rows",
        "records",
        "record",
        "data",
        "result",
        "results",
        "resultlist",
        "datalist",
        "itemlist",
        "tasks",
        "tasklist",
        "content",
        "contents",
        "children",
        "childs",
        "sub_items",
        "subitems",
        "事项",
        "事项列表",
        "事项清单",
        "清单",
        "事项信息",
        "办事指南",
        "业务办理项",
        "业务办理项列表",
        "实施清单",
        "子项",
        "子项列表",
        "目录",
    ];
    WORDS.iter().any(|word| key.eq_ignore_ascii_case(word))
}

/// A plain scalar of YAML that says nothing; no number is what Python writes for a blank cell.
pub(super) fn is_null(text: &str) -> bool {
    text.len() < 5
        && matches!(
            text,
            "" | "~" | "null" | "Null" | "NULL" | ".nan" | ".NaN" | ".NAN"
        )
}
