//! Labels to elements: which element a column header, a form label or a key means.

use crate::canon::label_key;
use crate::model::{Element, Kind, Part, TABLE, Unit, Value};
use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What a label is bound to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Bound {
    /// The element.
    pub element: Element,
    /// The unit the label states: `法定期限（工作日）`.
    pub unit: Option<Unit>,
}

static BY_LABEL: LazyLock<HashMap<String, Element>> = LazyLock::new(|| {
    let mut map = HashMap::new();
    for row in TABLE {
        let names = [row.label, row.key, row.exchange]
            .into_iter()
            .chain(row.synonyms.iter().copied());
        for name in names.filter(|name| !name.is_empty()) {
            map.entry(label_key(name)).or_insert(row.element);
        }
    }
    map
});

static BY_PART: LazyLock<HashMap<(Part, String), Element>> = LazyLock::new(|| {
    let mut map = HashMap::new();
    for row in TABLE {
        for name in [row.name, row.label, row.key, row.exchange]
            .into_iter()
            .chain(row.synonyms.iter().copied())
        {
            if name.is_empty() {
                continue;
            }
            map.entry((row.part, label_key(name)))
                .or_insert(row.element);
        }
        for (part, short, element) in SHORT {
            map.entry((*part, (*short).to_owned())).or_insert(*element);
        }
    }
    map
});

/// Labels that mean something only inside a sub-table.
const SHORT: &[(Part, &str, Element)] = &[
    (Part::Material, "名称", Element::material_name),
    (Part::Material, "类型", Element::material_kind),
    (Part::Material, "形式", Element::material_form),
    (Part::Material, "依据", Element::material_basis),
    (Part::Material, "设定依据", Element::material_basis),
    (Part::Material, "法律依据", Element::material_basis),
    (Part::Material, "备注", Element::material_remark),
    (Part::Material, "说明", Element::material_remark),
    (Part::Material, "来源", Element::material_source),
    (Part::Material, "数量", Element::material_count),
    (Part::Material, "by_law", Element::material_basis),
    (Part::Material, "remark", Element::material_remark),
    (Part::Step, "名称", Element::step_name),
    (Part::Step, "内容", Element::step_content),
    (Part::Step, "办理结果", Element::step_result),
    (Part::Step, "结果", Element::step_result),
    (Part::Step, "时限", Element::step_limit),
    (Part::Step, "办理时限", Element::step_limit),
    (Part::Special, "名称", Element::special_name),
    (Part::Special, "时限", Element::special_limit),
    (Part::Special, "依据", Element::special_basis),
    (Part::Special, "备注", Element::special_remark),
    (Part::Fee, "名称", Element::fee_name),
    (Part::Fee, "标准", Element::fee_amount),
    (Part::Fee, "收费标准", Element::fee_amount),
    (Part::Fee, "依据", Element::fee_law),
    (Part::Fee, "收费依据", Element::fee_law),
    (Part::Situation, "名称", Element::situation_name),
    (Part::Situation, "说明", Element::situation_note),
    (Part::SubItem, "名称", Element::sub_item_name),
    (Part::SubItem, "编码", Element::sub_item_code),
    (Part::SubItem, "name", Element::sub_item_name),
];

/// The keys and labels under which whole sub-tables stand.
const LISTS: &[(Part, &[&str])] = &[
    (
        Part::Material,
        &[
            "materials",
            "申请材料",
            "办理材料",
            "申报材料",
            "材料清单",
            "申请材料清单",
            "材料",
            "itemmaterials",
            "办事材料",
            "所需材料",
            "提交材料",
            "申请材料目录",
            "material",
        ],
    ),
    (
        Part::Step,
        &[
            "steps",
            "办理流程",
            "办理环节",
            "流程环节",
            "平台流程",
            "activitys",
            "activities",
            "办理步骤",
        ],
    ),
    (Part::Special, &["special_steps", "特殊环节", "specials"]),
    (
        Part::Fee,
        &["fees", "收费项目", "charges", "收费项目信息", "fee_project"],
    ),
    (Part::Question, &["questions", "常见问题", "faq", "faqs"]),
    (Part::Situation, &["situations", "办理情形", "情形"]),
    (
        Part::SubItem,
        &["sub_items", "子项", "子项名称", "subitems"],
    ),
];

/// A label, or what is taken for one while a header is looked for, has no more bytes than this, but for a note in brackets
/// behind it.
const LONGEST: usize = 120;

/// Whether a text is too long for a label.
fn is_long(text: &str) -> bool {
    text.len() > LONGEST && {
        let note = text.find(['（', '(', '【', '[']);
        // A note of more than this many bytes is a text of its own.
        text.len() > 5 * LONGEST || note.is_none_or(|at| at == 0 || at > LONGEST)
    }
}

/// The element that `label` means in the sub-table `part` (or in the item itself, `Part::Item`).
pub fn bind_label(label: &str, part: Part) -> Option<Bound> {
    if is_long(label) {
        return None;
    }
    ELEMENTS.with_borrow_mut(|known| known[part as usize].get(label, |label| find(label, part)))
}

thread_local! {
    /// What texts were bound to, by part. While a header is looked for every cell is taken for a label, of several elements, and
    /// most of them stand there more than once.
    static ELEMENTS: RefCell<[Known<Bound>; 8]> = RefCell::default();
    static SUB_TABLES: RefCell<Known<Part>> = RefCell::default();
}

/// Texts looked up lately.
struct Known<T>(HashMap<Box<str>, Option<T>>);

impl<T> Default for Known<T> {
    fn default() -> Self {
        Known(HashMap::new())
    }
}

impl<T: Copy> Known<T> {
    /// So many are kept.
    const MOST: usize = 4096;

    fn get(&mut self, text: &str, find: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        if let Some(known) = self.0.get(text) {
            return *known;
        }
        if self.0.len() >= Self::MOST {
            self.0.clear();
        }
        let found = find(text);
        self.0.insert(text.into(), found);
        found
    }
}

fn find(label: &str, part: Part) -> Option<Bound> {
    candidates(label).into_iter().find_map(|(key, unit)| {
        let element = match part {
            Part::Item => BY_LABEL.get(&key).copied(),
            part => BY_PART.get(&(part, key)).copied(),
        }?;
        let takes_unit = matches!(element.row().map(|row| row.kind), Some(Kind::Limit));
        Some(Bound {
            element,
            unit: unit.filter(|_| takes_unit),
        })
    })
}

/// The Chinese characters that labels begin with, a bit each from 一 on, those that number them, and 篇扩's.
static FIRST: LazyLock<Box<[u64]>> = LazyLock::new(|| {
    let mut first = vec![0; 0x5200 / 64];
    let lists = LISTS.iter().flat_map(|(_, names)| names.iter().copied());
    let names = BY_LABEL.keys().map(String::as_str).chain(lists);
    let numbers = "一二三四五六七八九十篇".chars();
    for c in names.filter_map(|name| name.chars().next()).chain(numbers) {
        if ('\u{4e00}'..='\u{9fff}').contains(&c) {
            let bit = c as usize - 0x4e00;
            first[bit / 64] |= 1 << (bit % 64);
        }
    }
    first.into()
});

/// Whether UTF-8 begins with what a label of an item may begin with; marks and letters may always.
pub fn may_begin_label(bytes: &[u8]) -> bool {
    let [a, b, c] = *bytes.first_chunk().unwrap_or(&[0; 3]);
    let code = usize::from(a & 15) << 12 | usize::from(b & 63) << 6 | usize::from(c & 63);
    let bit = code.wrapping_sub(0x4e00);
    !(0xe4..=0xe9).contains(&a)
        || FIRST
            .get(bit / 64)
            .is_none_or(|word| word >> (bit % 64) & 1 == 1)
}

/// Labels that mean their element where no other one does, and something beside it where one does: 主管部门 beside 实施主体 is
/// another body, 线下流程 beside 办理流程 another text.
const YIELDING: &[&str] = &[
    "主管部门",
    "省级主管部门",
    "责任部门",
    "咨询地址",
    "咨询窗口",
    "联系电话",
    "联系方式",
    "电话",
    "投诉电话",
    "投诉方式",
    "投诉渠道",
    "关联词",
    "线上流程",
    "线下流程",
    "内部流程描述",
    "实施依据",
    "行使依据",
    "法律依据",
    "适用范围",
    "适用对象",
    "收费",
    "收费情况",
    "办理结果",
    "权责编码",
    "职权编码",
    "权力内部编码",
    "部门编码",
];

/// Whether a label yields to any other one of its element.
pub fn yields(label: &str) -> bool {
    let key = label_key(label);
    YIELDING.contains(&key.as_str()) || {
        let (bare, _) = without_notes(&key);
        YIELDING.contains(&bare.as_str())
    }
}

/// Whether a label names the unit of limits and does not say of which: 时限单位.
pub fn names_any_unit(label: &str) -> bool {
    const LABELS: [&str; 3] = ["时限单位", "时限类型", "办结时限单位"];
    let key = label_key(label);
    LABELS.contains(&key.as_str()) || LABELS.contains(&without_notes(&key).0.as_str())
}

/// Elements by name and by label, for those of one part.
static EXACTLY: LazyLock<HashMap<(Part, &str), Element>> = LazyLock::new(|| {
    let names = TABLE
        .iter()
        .flat_map(|row| [row.name, row.label].map(|name| ((row.part, name), row.element)));
    names.collect()
});

/// The element of a part whose name or label this is, to the letter.
pub fn bind_exactly(name: &str, part: Part) -> Option<Element> {
    EXACTLY.get(&(part, name)).copied()
}

/// The sub-table that a key or label names as a whole.
pub fn bind_list(label: &str) -> Option<Part> {
    if is_long(label) {
        return None;
    }
    SUB_TABLES.with_borrow_mut(|known| known.get(label, find_list))
}

fn find_list(label: &str) -> Option<Part> {
    candidates(label).into_iter().find_map(|(key, _)| {
        LISTS
            .iter()
            .find(|(_, names)| names.contains(&key.as_str()))
            .map(|(part, _)| *part)
    })
}

/// The spellings of a label to look up, the whole one first: without brackets (whose unit is kept), the halves of
/// `label/code`, without a known prefix.
fn candidates(label: &str) -> Vec<(String, Option<Unit>)> {
    let key = label_key(label);
    let mut list = vec![(key.clone(), None)];
    let mut push = |text: &str, unit| {
        if !text.is_empty() {
            list.push((text.to_owned(), unit));
        }
    };
    let (whole, unit) = without_notes(&key);
    if whole != key {
        push(&whole, unit);
    }
    for half in whole.split('/').filter(|half| half.len() < whole.len()) {
        push(half, unit);
        // 篇扩: a province's collection template puts it before every extended element.
        push(half.strip_prefix("篇扩").unwrap_or(""), unit);
    }
    push(whole.strip_prefix("篇扩").unwrap_or(""), unit);
    list
}

/// A label without its notes in brackets, and the unit that one of them states.
fn without_notes(key: &str) -> (String, Option<Unit>) {
    let (mut bare, mut unit, mut rest) = (String::new(), None, key);
    while let Some((before, note)) = rest.split_once('（') {
        bare.push_str(before);
        let (note, after) = match closing(note) {
            Some(end) => (&note[..end], &note[end + '）'.len_utf8()..]),
            None => (note, ""),
        };
        unit = unit.or_else(|| {
            note.split(['，', '、', ',', '；', ';'])
                .find_map(noted_unit)
        });
        rest = after;
    }
    bare.push_str(rest);
    (bare.trim_end_matches([':', '：']).to_owned(), unit)
}

/// Where the bracket that was opened before `text` closes.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    text.char_indices().find_map(|(at, c)| {
        match c {
            '（' => depth += 1,
            '）' if depth == 0 => return Some(at),
            '）' => depth -= 1,
            _ => {}
        }
        None
    })
}

/// The unit that a note in brackets states: `工作日`, `单位：工作日`.
fn noted_unit(note: &str) -> Option<Unit> {
    let unit = note.strip_prefix("单位").unwrap_or(note);
    Unit::read(unit.trim_start_matches([':', '：']))
}

/// The element whose label is nearest to an unknown one, within a third of its length; of keys in Latin letters, which have
/// endings like `code` and `name` in common, within a sixth.
pub fn nearest(label: &str) -> Element {
    let key: Vec<char> = label_key(label).chars().collect();
    if key.len() < 2 || key.len() > 20 {
        return Element::none;
    }
    let part = if key.iter().all(char::is_ascii) { 6 } else { 3 };
    let near = BY_LABEL
        .iter()
        .map(|(name, element)| (crate::canon::distance(&key, name), name, *element));
    match near.min_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1))) {
        Some((distance, _, element)) if distance * part <= key.len() => element,
        _ => Element::none,
    }
}

#[cfg(test)]
mod tests;
