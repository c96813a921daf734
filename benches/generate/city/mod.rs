//! The examples: the catalog of the made-up city 云泽市, in the layouts its departments are used to, faults and all.

mod files;
mod readme;

use super::catalog::Catalog;
use super::faults::Fault;
use super::guide::{Guide, Oddity, Planted};
use shixiang::model::Element;
use std::fs;
use std::io;
use std::path::Path;

/// One file or folder of the examples.
pub struct Part {
    /// Its path in the folder of the examples.
    pub path: &'static str,
    /// Whose it is and how it is laid out, in Chinese.
    pub says: &'static str,
    /// Its items.
    pub guides: Vec<Guide>,
    /// Faults that are in the file and in no item: rule and what was done, in Chinese.
    pub loose: Vec<(&'static str, &'static str)>,
    write: fn(&Part, &Path) -> io::Result<()>,
}

/// All parts, in the order of the README.
pub fn parts() -> Vec<Part> {
    vec![labour(), market(), police(), border(), water(), insurance()]
}

/// Writes all examples and their README into `folder`.
pub fn write(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let parts = parts();
    for part in &parts {
        (part.write)(part, &folder.join(part.path))?;
    }
    fs::write(folder.join("README.md"), readme::text(&parts))
}

/// The items of an office whose businesses are in `range`, `count` of them, numbered from 1, businesses together.
fn guides(office: usize, range: std::ops::Range<usize>, count: usize) -> Vec<Guide> {
    let businesses = super::offices::OFFICES[office].businesses;
    let names: Vec<&str> = businesses[range]
        .iter()
        .map(|business| business.name)
        .collect();
    let place = |guide: &Guide| {
        names
            .iter()
            .position(|name| *name == guide.get(Element::parent_name))
    };
    let mut list: Vec<Guide> = Catalog::of_office(office, 30)
        .filter(|guide| place(guide).is_some())
        .take(count)
        .collect();
    list.sort_by_key(|guide| (place(guide), guide.number));
    for (n, guide) in list.iter_mut().enumerate() {
        guide.number = n;
        guide.set(Element::sequence, (n + 1).to_string());
    }
    list
}

/// Puts faults into items: the item's place, the rule, and which variant of the fault.
fn plant(guides: &mut [Guide], faults: &[(usize, &str, usize)]) {
    for (place, rule, roll) in faults {
        let previous = guides[place.saturating_sub(1)].clone();
        let fault = Fault::of(rule).expect("only rules that have a fault are planted");
        fault.plant(&mut guides[*place], &previous, *roll);
    }
}

/// Puts in a fault that only a workbook can have.
fn plant_odd(guide: &mut Guide, rule: &'static str, element: Element, oddity: Oddity) {
    guide.oddities.push((element, oddity));
    guide.planted = Some(Planted {
        rule,
        element,
        entry: None,
    });
}

fn labour() -> Part {
    let mut guides = guides(0, 0..12, 22);
    plant(
        &mut guides,
        &[
            (1, "T003", 0),
            (3, "C003", 0),
            (4, "S011", 0),
            (6, "M007", 1),
            (8, "S006", 0),
            (9, "M010", 1),
            (11, "T001", 0),
            (12, "S003", 0),
            (14, "C004", 0),
            (20, "M002", 2),
        ],
    );
    plant_odd(
        &mut guides[15],
        "S010",
        Element::department_code,
        Oddity::FormulaFault("#REF!"),
    );
    Part {
        path: "市人力资源和社会保障局.xlsx",
        says: "一行一份材料，事项的单元格合并；表头上有标题、说明和填报信息，表尾有签字行；另有一张统计用的工作表",
        guides,
        loose: vec![("S005", "工作表「汇总」只有各科室的数量，没有事项")],
        write: files::labour,
    }
}

fn market() -> Part {
    let mut guides = guides(1, 0..12, 22);
    plant(
        &mut guides,
        &[
            (1, "V002", 0),
            (4, "I006", 0),
            (6, "T004", 0),
            (8, "C002", 0),
            (10, "M001", 0),
            (12, "S007", 0),
            (14, "M002", 1),
            (16, "I001", 0),
        ],
    );
    plant_odd(
        &mut guides[19],
        "S009",
        Element::implementation_code,
        Oddity::Number,
    );
    Part {
        path: "市市场监督管理局.xlsx",
        says: "两行表头，服务对象每种一列打「√」，时限的单位写在表头里，材料逐行续写、事项的单元格留空",
        guides,
        loose: vec![("S002", "列「分管领导」不是事项要素")],
        write: files::market,
    }
}

fn police() -> Part {
    let mut guides = guides(2, 0..6, 8);
    plant(
        &mut guides,
        &[
            (1, "V001", 0),
            (2, "C001", 0),
            (4, "S008", 0),
            (5, "T002", 0),
            (7, "M007", 0),
        ],
    );
    Part {
        path: "市公安局（治安）.xlsx",
        says: "一张工作表一个事项的表单，左右两栏，下面附材料表和流程表",
        guides,
        loose: vec![],
        write: files::police,
    }
}

fn border() -> Part {
    let mut guides = guides(2, 6..12, 10);
    share_implementation(&mut guides);
    plant(
        &mut guides,
        &[
            (3, "M002", 1),
            (5, "I007", 1),
            (7, "C003", 2),
            (8, "S001", 0),
            (9, "T002", 0),
        ],
    );
    Part {
        path: "市公安局（出入境和车管）.xlsx",
        says: "事项、申请材料、办理流程三张工作表，用业务办理项编码相连；普通护照的两个业务办理项共用一个实施编码，这是对的",
        guides,
        loose: vec![("S012", "申请材料表末尾一行的编码不属于任何事项")],
        write: files::border,
    }
}

/// One 实施编码 may cover several 业务办理项; these two are told apart by the last two digits.
fn share_implementation(guides: &mut [Guide]) {
    let base = guides[0].get(Element::base_code).to_owned();
    let shared = guides[0].get(Element::implementation_code).to_owned();
    guides[1].set(Element::base_code, base);
    guides[1].set(Element::handling_code, format!("{shared}02"));
    guides[1].set(Element::implementation_code, shared);
}

fn water() -> Part {
    let mut guides = guides(3, 0..10, 13);
    plant(
        &mut guides,
        &[
            (1, "T017", 0),
            (3, "I008", 0),
            (5, "M007", 5),
            (6, "C004", 1),
            (8, "S008", 1),
            (9, "T003", 0),
            (10, "S003", 0),
        ],
    );
    Part {
        path: "市水务局",
        says: "一个文件一个事项的 YAML，带注释",
        guides,
        loose: vec![(
            "S004",
            "「水土保持设施自主验收报备.yaml」里有一行用制表符缩进，从那里起读不下去",
        )],
        write: files::water,
    }
}

fn insurance() -> Part {
    let mut guides = guides(4, 0..10, 11);
    plant(
        &mut guides,
        &[
            (1, "T017", 0),
            (3, "V001", 0),
            (4, "C003", 1),
            (6, "M010", 0),
            (8, "S001", 1),
            (10, "I006", 0),
        ],
    );
    Part {
        path: "市医疗保障局.csv",
        says: "GB18030 编码的 CSV，一行一份材料，事项的各列每行重复",
        guides,
        loose: vec![],
        write: files::insurance,
    }
}
