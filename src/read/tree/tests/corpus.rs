//! Real files, from the folder that SHIXIANG_CORPUS names.

use super::*;

fn corpus() -> Option<std::path::PathBuf> {
    let folder = std::env::var_os("SHIXIANG_CORPUS").map(Into::into);
    if folder.is_none() {
        eprintln!("skipped: SHIXIANG_CORPUS is not set");
    }
    folder
}

fn read_text(path: &std::path::Path) -> String {
    let bytes = std::fs::read(path).expect("the corpus is readable");
    crate::read::encoding::decode(&bytes).text.into_owned()
}

#[test]
fn a_district_list_gives_its_items_under_their_departments() {
    let Some(folder) = corpus() else { return };
    let kept = json(&read_text(&folder.join("guangan/bszl-data.json")));
    assert_eq!(kept.items.len(), 1135);
    let first = &kept.items[0];
    assert_eq!(first.get(Element::department), "区经信局");
    assert_eq!(first.get(Element::parent_name), "未分类");
    assert_eq!(
        first.get(Element::name),
        "企业投资项目备案（技术改造）（市级/县级）"
    );
    assert!(first.get(Element::online_url).contains("511Z07001006"));
    let unsorted = |item: &&Item| item.get(Element::parent_name) == "未分类";
    assert_eq!(kept.items.iter().filter(unsorted).count(), 615);
    let mut departments: Vec<&str> = kept
        .items
        .iter()
        .map(|i| i.get(Element::department))
        .collect();
    departments.dedup();
    assert_eq!(departments.len(), 34);
    assert_eq!(kept.remarks, ["unknown qrcode none"]);
}

#[test]
fn files_that_are_no_catalogs_give_no_item() {
    let Some(folder) = corpus() else { return };
    let mut seen = 0;
    for part in ["hsds/examples", "hsds/schema", "kenya", "moe", "changchun"] {
        for entry in std::fs::read_dir(folder.join(part)).expect("the corpus is whole") {
            let path = entry.expect("it can be listed").path();
            let kept = match path.extension().and_then(|e| e.to_str()) {
                Some("json") => json(&read_text(&path)),
                Some("yml") => yaml(&read_text(&path)),
                _ => continue,
            };
            seen += 1;
            assert_eq!(kept.items.len(), 0, "{path:?} {:#?}", kept.items.first());
            let said = kept.remarks.iter().any(|r| r.starts_with("no items"));
            assert!(said, "{path:?} {:?}", kept.remarks);
        }
    }
    assert!(seen > 20, "{seen} files");
}

#[test]
fn the_json_suite_is_read_and_refused_as_it_asks() {
    let Some(folder) = corpus() else { return };
    let mut seen = 0;
    for entry in std::fs::read_dir(folder.join("suite-jsontestsuite")).expect("it is there") {
        let path = entry.expect("it can be listed").path();
        let name = path
            .file_name()
            .and_then(|n| n.to_str())
            .unwrap_or("")
            .to_owned();
        let kept = json(&read_text(&path));
        let refused = kept.remarks.iter().any(|r| r.starts_with("syntax"));
        match name.get(..2) {
            Some("y_") => assert!(!refused, "{name} {:?}", kept.remarks),
            Some("n_") => assert!(refused, "{name} {:?}", kept.remarks),
            _ => {}
        }
        seen += 1;
    }
    assert!(seen >= 33, "{seen} files");
}
