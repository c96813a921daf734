//! Outputs are parsed, spared and written as they should.

use super::*;
use crate::finding::Lang;

const FORMATS: &[&str] = &["text", "json"];

fn said(given: &[&str]) -> String {
    let given: Vec<String> = given.iter().map(|given| (*given).to_owned()).collect();
    match parse(&given, FORMATS) {
        Ok(outputs) => format!("{outputs:?}"),
        Err(error) => error.text(Lang::Zh),
    }
}

/// A folder of its own for one test, gone afterwards.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let path = std::env::temp_dir().join(format!("shixiang-{}-{name}", std::process::id()));
        fs::create_dir_all(&path).expect("a temporary folder can be made");
        Folder(path)
    }

    fn output(&self, name: &str) -> Output {
        Output {
            format: "json",
            path: Some(self.0.join(name)),
        }
    }

    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.0).expect("it is there");
        let name = |entry: io::Result<fs::DirEntry>| entry.map(|entry| entry.file_name());
        let names = entries.map(|entry| name(entry).expect("it can be read"));
        let mut names: Vec<String> = names.map(|name| name.to_string_lossy().into()).collect();
        names.sort();
        names
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn formats_and_files_are_told_apart() {
    let outputs = parse(&["text".into(), "JSON=a=b.json".into()], FORMATS).expect("they are right");
    assert_eq!(outputs[0].format, "text");
    assert_eq!(outputs[1].format, "json");
    assert_eq!(outputs[1].path, Some("a=b.json".into()));
    assert_eq!(parse(&[], FORMATS).expect("a default")[0].format, "text");
}

#[test]
fn wrong_outputs_are_named() {
    assert_eq!(
        said(&["jsno"]),
        "错误：--output 不能是「jsno」，是不是「json」？可用：text, json"
    );
    assert!(said(&["html"]).contains("可用：text, json"));
    assert!(said(&["text", "json"]).contains("只能有一种格式输出到屏幕"));
    assert!(said(&["text=a", "json=a"]).contains("同一个文件「a」"));
    assert!(said(&["json="]).contains("后面要有值"));
}

#[test]
fn what_no_screen_shows_needs_a_file() {
    let refused = |given: &str| {
        let outputs = parse(&[given.to_owned()], FORMATS).expect("it is right");
        need_files(&outputs, |name| name == "text").err()
    };
    for given in ["json", "json=-"] {
        let error = refused(given).expect("a screen cannot show it");
        assert_eq!(
            error.text(Lang::Zh),
            "错误：json 不能显示在屏幕上；写成 --output json=文件"
        );
        assert_eq!(
            error.text(Lang::En),
            "error: json cannot be shown on the screen; write --output json=FILE"
        );
    }
    assert!(refused("json=a.json").is_none() && refused("text").is_none());
}

#[test]
fn a_file_is_replaced_whole_or_not_at_all() {
    let folder = Folder::new("whole");
    let output = folder.output("报告.json");
    write(&output, |out| out.write_all(b"one")).expect("it can be written");
    let broken = write(&output, |out| {
        out.write_all(b"tw")?;
        Err(io::Error::from(ErrorKind::StorageFull))
    });
    let said = broken.expect_err("it failed").text(Lang::Zh);
    assert!(said.contains("磁盘满了"), "{said}");
    let path = output.path.expect("it has one");
    assert_eq!(fs::read(&path).expect("it is there"), b"one");
    write(&folder.output("报告.json"), |out| out.write_all(b"two")).expect("it can be written");
    assert_eq!(fs::read(&path).expect("it is there"), b"two");
    assert_eq!(folder.names(), ["报告.json"]);
}

#[test]
fn a_missing_folder_and_a_folder_are_named() {
    let folder = Folder::new("missing");
    let write = |name: &str| {
        let written = write(&folder.output(name), |out| out.write_all(b"x"));
        written.expect_err("it cannot be").text(Lang::Zh)
    };
    assert!(write("没有/报告.json").contains("没有这个文件夹"));
    fs::create_dir(folder.0.join("夹")).expect("it can be made");
    assert!(write("夹").contains("这是文件夹"));
}

#[test]
fn an_input_is_never_overwritten() {
    let folder = Folder::new("inputs");
    let output = folder.output("目录.yaml");
    let path = output.path.clone().expect("it has one");
    fs::write(&path, "事项名称: 甲").expect("it can be written");
    let mut source = SourceReport {
        path: path.display().to_string().into(),
        format: "yaml",
        encoding: None,
        sha256: None,
        status: crate::finding::Status::Read,
        message: None,
        tables: Vec::new(),
        items: 1,
        sub_items: 0,
        departments: Vec::new(),
    };
    let outputs = [folder.output("./目录.yaml")];
    let error = spare_inputs(&outputs, std::slice::from_ref(&source)).expect_err("they are one");
    assert!(error.text(Lang::En).contains("is an input too"));
    source.path = "-".into();
    assert!(spare_inputs(&outputs, &[source]).is_ok());
}

#[test]
fn one_place_is_one_place_however_it_is_spelled() {
    let given = |outputs: &[&str]| {
        let outputs: Vec<String> = outputs.iter().map(|one| (*one).to_owned()).collect();
        parse(&outputs, &["json", "csv"])
    };
    for pair in [
        ["json=s.json", "csv=./s.json"],
        ["json=src/../s.json", "csv=s.json"],
        ["json=Cargo.toml", "csv=./src/../Cargo.toml"],
        ["json=没有/s.json", "csv=没有/./s.json"],
    ] {
        let refused = given(&pair);
        assert!(
            matches!(refused, Err(CliError::SameOutput { .. })),
            "{pair:?}"
        );
    }
    assert!(given(&["json=s.json", "csv=src/s.json"]).is_ok());
}
