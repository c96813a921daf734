//! Reads one real file, and keeps what the tests want to know.

use shixiang::finding::TableReport;
use shixiang::model::{Remark, ServiceItem};
use shixiang::read::sniff::{Format, HEAD, sniff};
use shixiang::read::{Places, Sink, delimited, encoding, tree, workbook};
use std::path::PathBuf;

/// What a test wants to know of an item.
#[derive(Debug, Clone)]
pub struct Seen {
    pub title: String,
    pub department: String,
    pub parent: String,
    pub kind: String,
    pub limit: String,
    pub sub_items: Vec<String>,
    pub situations: Vec<String>,
    pub materials: usize,
    pub row: u32,
    pub name_is_none: bool,
}

#[derive(Default)]
pub struct Collector {
    pub items: Vec<Seen>,
    pub tables: Vec<TableReport>,
    pub remarks: Vec<String>,
    pub conflicts: Vec<(u32, u32)>,
}

fn row_of(origin: shixiang::source::Origin) -> u32 {
    match origin.spot() {
        shixiang::source::Spot::Cell { row, .. } => row + 1,
        _ => 0,
    }
}

impl Sink for Collector {
    fn item(&mut self, item: &mut ServiceItem<'_>, _: &dyn Places) {
        let text = |raw: Option<shixiang::source::Raw<'_>>| {
            raw.map_or(String::new(), |raw| raw.text.to_owned())
        };
        self.items.push(Seen {
            title: text(item.title()),
            department: text(item.department.raw()),
            parent: text(item.parent_name.raw()),
            kind: text(item.item_type.raw()),
            limit: text(item.promised_limit.raw()),
            sub_items: item
                .sub_items
                .entries
                .iter()
                .map(|sub| text(sub.name.raw()))
                .collect(),
            situations: item
                .situations
                .entries
                .iter()
                .map(|situation| text(situation.name.raw()))
                .collect(),
            materials: item.materials.entries.len(),
            row: row_of(item.origin),
            name_is_none: matches!(item.name, shixiang::source::Field::Nil(_)),
        });
    }
    fn remark(&mut self, remark: Remark<'_>, _: &dyn Places) {
        if let Remark::Conflict { first, second } = remark {
            self.conflicts
                .push((row_of(first.origin), row_of(second.origin)));
        }
        self.remarks.push(format!("{remark:?}"));
    }
    fn table(&mut self, table: TableReport) {
        self.tables.push(table);
    }
}

/// Reads one corpus file; `None` (and a word on it) when there is no corpus.
pub fn read(name: &str) -> Option<Collector> {
    let Ok(folder) = std::env::var("SHIXIANG_CORPUS") else {
        println!("skipped: SHIXIANG_CORPUS is not set, so {name} is not read");
        return None;
    };
    let path = PathBuf::from(folder).join(name);
    let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let format =
        sniff(&path, &bytes[..bytes.len().min(HEAD)], bytes.len() <= HEAD).expect("a known format");
    let mut sink = Collector::default();
    match format {
        Format::Csv => {
            delimited::read(&bytes[..], &mut sink).expect("text is read");
        }
        Format::Yaml => assert!(tree::read_yaml(&encoding::decode(&bytes).text, &mut sink)),
        Format::Json | Format::Jsonl => {
            assert!(tree::read_json(&encoding::decode(&bytes).text, &mut sink))
        }
        _ => {
            let (_, refusal) = workbook::read(&path, format, &mut sink);
            assert_eq!(refusal, None, "{name}");
        }
    }
    Some(sink)
}

impl Collector {
    pub fn items_by_table(&self) -> Vec<u64> {
        self.tables.iter().map(|table| table.items).collect()
    }
    pub fn of_kind(&self, kind: &str) -> usize {
        self.items
            .iter()
            .filter(|item| item.kind.split_whitespace().collect::<String>() == kind)
            .count()
    }
    pub fn sub_items(&self) -> usize {
        self.items.iter().map(|item| item.sub_items.len()).sum()
    }
}
