//! What a reader bound, kept beyond its buffer: every typed value by its element, so that layouts can be compared.

use shixiang::finding::{Place, TableReport};
use shixiang::model::{Element, Material, Question, Remark, ServiceItem, Step};
use shixiang::read::sniff::{Format, HEAD, sniff};
use shixiang::read::{Places, Refusal, Sink, delimited, encoding, tree, workbook};
use shixiang::source::Field;
use std::collections::BTreeMap;
use std::fmt::Debug;
use std::path::Path;

/// Values by the element's name: `Given(…)`, `Blank`, `Nil`, `Unreadable(…)`. What is absent is not there.
pub type Values = BTreeMap<&'static str, String>;

/// One item as it was bound.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Seen {
    /// Its own elements.
    pub item: Values,
    /// 申请材料
    pub materials: Vec<Values>,
    /// 办理流程
    pub steps: Vec<Values>,
    /// 常见问题
    pub questions: Vec<Values>,
    /// 办理情形
    pub situations: Vec<String>,
    /// 子项
    pub sub_items: Vec<String>,
    /// Columns that are no element.
    pub extra: Vec<(String, String)>,
    /// Where the name stands.
    pub place: Place,
}

/// All that a reader gave.
#[derive(Debug, Default)]
pub struct Collector {
    /// The items.
    pub items: Vec<Seen>,
    /// The tables.
    pub tables: Vec<TableReport>,
    /// The remarks, as they print.
    pub remarks: Vec<String>,
    /// Why it could not be read to the end.
    pub refusal: Option<Refusal>,
}

fn state<T: Debug>(field: &Field<'_, T>) -> Option<String> {
    match field {
        Field::Absent => None,
        Field::Blank(_) => Some("Blank".to_owned()),
        Field::Nil(_) => Some("Nil".to_owned()),
        Field::Unreadable(raw) => Some(format!("Unreadable({:?})", raw.text)),
        Field::Given(sourced) => Some(format!("Given({:?})", sourced.value)),
    }
}

/// The states of these fields, by the names of their elements.
macro_rules! values {
    ($record:expr; $($element:ident $field:ident),* $(,)?) => {
        [$((Element::$element.key(), state(&$record.$field))),*]
            .into_iter()
            .filter_map(|(key, state)| Some((key, state?)))
            .collect()
    };
    ($record:expr => $($field:ident),* $(,)?) => { values!($record; $($field $field),*) };
}

fn item(item: &ServiceItem<'_>) -> Values {
    values!(item =>
        sequence, name, parent_name, keywords, base_code, implementation_code, handling_code, local_code, item_type,
        use_level, power_source, region, region_code, department, department_code, partners, legal_basis, statutory_limit,
        statutory_note, promised_limit, project_type, audience, handle_form, visits, visit_reason, is_online, online_depth, online_url,
        scope, quota, conditions, process_text, flow_chart, is_fee, fee_standard, fee_basis, is_express, is_schedule, is_in_hall, result_name, result_type,
        result_sample, address, hours, inquiry, complaint, review_remedy, lawsuit_remedy, remark,
    )
}

fn material(material: &Material<'_>) -> Values {
    values!(material;
        material_name name, material_kind kind, material_form form, material_necessity necessity, material_source source,
        material_issuer issuer, material_originals originals, material_copies copies, material_blank_form blank_form,
        material_sample sample, material_basis basis, material_count count,
    )
}

fn step(step: &Step<'_>) -> Values {
    values!(step;
        step_name name, step_content content, step_handler handler, step_standard standard, step_result result,
        step_limit limit,
    )
}

fn question(question: &Question<'_>) -> Values {
    values!(question; question_text question, question_answer answer)
}

impl Sink for Collector {
    fn item(&mut self, bound: &mut ServiceItem<'_>, places: &dyn Places) {
        let text =
            |raw: Option<shixiang::source::Raw<'_>>| raw.map_or("", |raw| raw.text).to_owned();
        self.items.push(Seen {
            item: item(bound),
            materials: bound.materials.entries.iter().map(material).collect(),
            steps: bound.steps.entries.iter().map(step).collect(),
            questions: bound.questions.entries.iter().map(question).collect(),
            situations: bound
                .situations
                .entries
                .iter()
                .map(|one| text(one.name.raw()))
                .collect(),
            sub_items: bound
                .sub_items
                .entries
                .iter()
                .map(|one| text(one.name.raw()))
                .collect(),
            extra: bound
                .extra
                .iter()
                .map(|extra| (extra.label.to_owned(), extra.text.to_owned()))
                .collect(),
            place: places.place(bound.origin),
        });
    }

    fn remark(&mut self, remark: Remark<'_>, _: &dyn Places) {
        self.remarks.push(format!("{remark:?}"));
    }

    fn table(&mut self, table: TableReport) {
        self.tables.push(table);
    }
}

/// Reads one file, its format told from its bytes.
pub fn read(path: &Path) -> Collector {
    let mut sink = Collector::default();
    sink.refusal = read_into(path, &mut sink);
    sink
}

/// Reads one file into a sink of the caller's; gives why it could not be read to the end.
pub fn read_into(path: &Path, sink: &mut dyn Sink) -> Option<Refusal> {
    let bytes = std::fs::read(path).expect("the file is there");
    match sniff(path, &bytes[..bytes.len().min(HEAD)], bytes.len() <= HEAD) {
        Err(refusal) => Some(refusal),
        Ok(Format::Csv) => delimited::read(&bytes[..], sink).err(),
        Ok(Format::Yaml) => {
            tree::read_yaml(&encoding::decode(&bytes).text, sink);
            None
        }
        Ok(Format::Json) => {
            tree::read_json(&encoding::decode(&bytes).text, sink);
            None
        }
        Ok(Format::Jsonl) => {
            let text = encoding::decode(&bytes).text;
            tree::read_jsonl(&tree::jsonl_plan(&text), &text, (1, &[]), sink);
            None
        }
        Ok(format) => workbook::read(path, format, sink).1,
    }
}

impl Collector {
    /// What stands at `key` of item number `at`; "" where nothing does.
    pub fn value(&self, at: usize, key: &str) -> &str {
        self.items[at].item.get(key).map_or("", String::as_str)
    }

    /// The names of all items.
    pub fn names(&self) -> Vec<&str> {
        (0..self.items.len())
            .map(|at| bare(self.value(at, "name")))
            .collect()
    }
}

/// The text of `Given("…")`.
pub fn bare(state: &str) -> &str {
    state
        .strip_prefix("Given(\"")
        .and_then(|rest| rest.strip_suffix("\")"))
        .unwrap_or(state)
}
