//! How each department of the city dresses its file.

use super::super::guide::Guide;
use super::super::write::{
    Book, Dress, Encoding, ITEM, Rows, SideSheets, csv, forms, side_sheets, yaml_document,
};
use super::Part;
use shixiang::model::Element;
use std::fs;
use std::io;
use std::path::Path;

/// What most departments of the city leave out of their lists.
fn without(left_out: &[Element]) -> Vec<Element> {
    let kept = ITEM.iter().filter(|element| !left_out.contains(element));
    kept.copied().collect()
}

pub(super) fn labour(part: &Part, path: &Path) -> io::Result<()> {
    let dress = Dress {
        title: "云泽市人力资源和社会保障局政务服务事项实施清单".to_owned(),
        notes: vec![
            "填报说明：1.每个业务办理项填一组，材料逐行填写；2.时限写明数字和单位；3.电话写明区号；4.编码由市政务服务中心统一赋码，请勿改动。".to_owned(),
        ],
        facts: vec![
            "填报单位：云泽市人力资源和社会保障局".to_owned(),
            "填报日期：2026年1月5日".to_owned(),
            format!("共 {} 项", part.guides.len()),
        ],
        footers: vec![
            "填表人：李晓芸".to_owned(),
            "审核人：赵国梁".to_owned(),
            "注：本表一式两份，一份报市政务服务中心。".to_owned(),
        ],
        elements: without(&[Element::region_code, Element::result_sample, Element::remark]),
        rows: Rows::Merged,
        twin: Some((Element::address, "办公地址")),
        ..Dress::default()
    };
    let mut book = Book::new()?;
    book.table("事项清单", &dress, part.guides.iter().cloned())?;
    book.plain(
        "汇总",
        &[
            &["各科室上报数量"],
            &["科室", "上报数", "退回数"],
            &["就业促进科", "6", "1"],
            &["社会保险科", "7", "2"],
            &["劳动关系科", "5", "0"],
        ],
    )?;
    book.save(path)
}

pub(super) fn market(part: &Part, path: &Path) -> io::Result<()> {
    let dress = Dress {
        title: "云泽市市场监督管理局政务服务事项清单（2026年版）".to_owned(),
        elements: without(&[Element::parent_name, Element::region, Element::visit_reason]),
        rows: Rows::Blank,
        unit_in_header: true,
        exploded: true,
        extra: vec![("分管领导", "周明远")],
        ..Dress::default()
    };
    let mut book = Book::new()?;
    book.table("清单", &dress, part.guides.iter().cloned())?;
    book.save(path)
}

pub(super) fn police(part: &Part, path: &Path) -> io::Result<()> {
    let mut book = Book::new()?;
    forms(
        &mut book,
        "云泽市公安局政务服务事项信息表",
        part.guides.iter().cloned(),
    )?;
    book.save(path)
}

pub(super) fn border(part: &Part, path: &Path) -> io::Result<()> {
    let how = SideSheets {
        orphans: vec![("114399000073013003439900000000000", "居住证明")],
        ..SideSheets::default()
    };
    let mut book = Book::new()?;
    side_sheets(&mut book, &how, part.guides.iter().cloned())?;
    book.save(path)
}

pub(super) fn water(part: &Part, path: &Path) -> io::Result<()> {
    fs::create_dir_all(path)?;
    for guide in &part.guides {
        let name = guide.get(Element::name);
        fs::write(path.join(format!("{name}.yaml")), commented(guide))?;
    }
    Ok(())
}

/// The guide whose file was last edited with tabs.
const BROKEN: &str = "水土保持设施自主验收报备";

/// The file of a guide with the remarks that the department keeps in it.
fn commented(guide: &Guide) -> String {
    let text = yaml_document(guide)
        .replace("法定办结时限:", "# 时限从受理之日起算\n法定办结时限:")
        .replace("\n申请材料:\n", "\n\n申请材料:  # 每年一季度与业务科核对\n")
        .replace("\n办理流程:\n", "\n\n办理流程:\n");
    let head = "# 云泽市水务局办事指南\n# 编码由市政务服务中心统一赋码，请勿改动\n";
    if guide.get(Element::name) == BROKEN {
        let line = "环节结果: 书面决定";
        let text = text.replace(&format!("    {line}"), &format!("\t{line}"));
        return format!("{head}{text}");
    }
    format!("{head}{text}")
}

pub(super) fn insurance(part: &Part, path: &Path) -> io::Result<()> {
    let dress = Dress {
        elements: without(&[
            Element::region_code,
            Element::result_sample,
            Element::remark,
        ]),
        rows: Rows::Repeated,
        ..Dress::default()
    };
    csv(path, Encoding::Gb18030, &dress, part.guides.iter().cloned())
}
