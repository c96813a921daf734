//! The program from outside: what it prints, where, and how it exits.

mod support;

use assert_cmd::Command;
use serde_json::Value;
use std::process::Output;

/// Runs the program in a plain environment.
fn shixiang(args: &[&str]) -> Output {
    let mut command = Command::cargo_bin("shixiang").expect("the program was built");
    for name in ["LC_ALL", "LC_MESSAGES", "LANG", "CLICOLOR_FORCE", "COLUMNS"] {
        command.env_remove(name);
    }
    command.args(args).output().expect("it runs")
}

fn code(args: &[&str]) -> i32 {
    shixiang(args).status.code().expect("it exits")
}

fn stdout(args: &[&str]) -> String {
    String::from_utf8(shixiang(args).stdout).expect("it is UTF-8")
}

fn stderr(args: &[&str]) -> String {
    String::from_utf8(shixiang(args).stderr).expect("it is UTF-8")
}

#[test]
fn wrong_usage_exits_with_2_and_says_so_in_one_language() {
    for args in [
        &["check", "--ful"][..],
        &["chekc"],
        &["check", "--color", "allways"],
        &["check", "--width"],
        &["check", "--output", "htlm"],
        &["check", "--output", "annotated"],
        &["answers"],
        &["check", "--output", "text", "--output", "json"],
        &["check", "--format", "docx"],
        &["check", "--as-of", "2026-02-30"],
        &["check", "--fail-on", "fatal"],
        &["inspect", "--threads", "0"],
        &["explain"],
        &["explain", "T0003x"],
        &["check", "--only", "T003,T0004x"],
    ] {
        assert_eq!(code(args), 2, "{args:?}");
        let zh = stderr(args);
        assert!(zh.starts_with("错误："), "{args:?}: {zh}");
        assert_eq!(zh.lines().count(), 1, "{zh}");
        let en = stderr(&[args, &["--lang", "en"]].concat());
        assert!(en.starts_with("error: "), "{args:?}: {en}");
        assert!(!en.chars().any(|c| c >= '一'), "{en}");
        assert!(stdout(args).is_empty(), "{args:?}");
    }
}

#[test]
fn no_command_at_all_shows_the_help() {
    assert_eq!(code(&[]), 2);
    assert!(stderr(&[]).contains("用法: shixiang"));
    assert_eq!(code(&["--help"]), 0);
    assert!(stdout(&["--help"]).contains("退出码：0 通过"));
}

#[test]
fn nothing_to_read_exits_with_3() {
    let args = ["check", "没有这个文件夹/没有这个文件.xlsx"];
    assert_eq!(code(&args), 3);
    assert!(stderr(&args).starts_with("错误："));
    assert_eq!(code(&["inspect", "没有这个文件.xlsx"]), 3);
}

#[test]
fn a_rule_is_explained_by_id_or_slug_in_any_case() {
    let shown = stdout(&["explain", "T003"]);
    assert!(shown.contains("T003 promise-over-statute"), "{shown}");
    assert!(
        shown.contains("依据") && shown.contains("正确写法"),
        "{shown}"
    );
    assert_eq!(shown, stdout(&["explain", "t003"]));
    assert_eq!(shown, stdout(&["explain", "Promise-Over-Statute"]));
    assert_eq!(code(&["explain", "T003"]), 0);
}

#[test]
fn a_wrong_rule_names_the_nearest() {
    let said = stderr(&["explain", "promise-over-statut"]);
    assert!(
        said.contains("没有规则 promise-over-statut，是不是 T003 promise-over-statute？"),
        "{said}"
    );
}

#[test]
fn only_the_rules_asked_for_are_used_and_the_summary_says_so() {
    let args = ["check", "examples", "--only", "t003,same-phone", "--output"];
    let report: Value =
        serde_json::from_str(&stdout(&[&args[..], &["json"]].concat())).expect("it is JSON");
    let all: Value = serde_json::from_str(&stdout(&["check", "examples", "--output", "json"]))
        .expect("it is JSON");
    let of = |report: &Value| -> Vec<Value> {
        let findings = report["findings"].as_array().expect("a list");
        let wanted = |finding: &&Value| finding["rule"] == "T003" || finding["rule"] == "C003";
        findings.iter().filter(wanted).cloned().collect()
    };
    assert_eq!(report["findings"].as_array().expect("a list"), &of(&all));
    assert!(!of(&all).is_empty());
    let on = report["rules"].as_array().expect("a list").iter();
    assert_eq!(on.filter(|rule| rule["on"] == true).count(), 2);
    let zh = stdout(&[&args[..], &["text"]].concat());
    assert!(zh.contains("只用了 2 条：T003、C003"), "{zh}");
    let en = stdout(&[&args[..], &["text", "--lang", "en"]].concat());
    assert!(en.contains("only 2: T003, C003"), "{en}");
    assert!(!stdout(&["check", "examples"]).contains("只用了"));
}

#[test]
fn the_rules_are_a_table_or_json() {
    let table = stdout(&["rules"]);
    assert!(table.contains("T003") && table.contains("promise-over-statute"));
    let json: Value = serde_json::from_str(&stdout(&["rules", "--output", "json"])).expect("JSON");
    let rules = json["rules"].as_array().expect("a list");
    assert_eq!(
        rules.len(),
        shixiang::rules::BOOK.len(),
        "every rule of the book is listed"
    );
    let lines = table.lines().filter(|line| line.contains("  ")).count();
    assert_eq!(lines, rules.len() + 1);
}

#[test]
fn colour_is_for_terminals_and_for_whom_asks() {
    assert!(!stdout(&["rules"]).contains('\u{1b}'));
    assert!(stdout(&["rules", "--color", "always"]).contains('\u{1b}'));
}

#[test]
fn the_width_is_kept() {
    let shown = stdout(&["explain", "T003", "--width", "50"]);
    let rule = shown.lines().find(|line| line.starts_with('─'));
    assert_eq!(rule.map(|line| line.chars().count()), Some(50));
}

#[test]
fn output_goes_to_a_file() {
    let path = std::env::temp_dir().join(format!("shixiang-rules-{}.json", std::process::id()));
    let output = format!("json={}", path.display());
    let run = shixiang(&["rules", "--output", &output]);
    assert_eq!(run.status.code(), Some(0));
    assert!(run.stdout.is_empty());
    let text = std::fs::read_to_string(&path).expect("it was written");
    let _ = std::fs::remove_file(&path);
    assert!(serde_json::from_str::<Value>(&text).is_ok());
    let gone = ["rules", "--output", "json=没有/这个/文件夹/a.json"];
    assert_eq!(code(&gone), 4);
    assert!(stderr(&gone).contains("没有这个文件夹"));
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_is_no_fault() {
    use std::process::{Command as Process, Stdio};
    let mut child = Process::new(env!("CARGO_BIN_EXE_shixiang"))
        .args(["rules", "--output", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    drop(child.stdout.take());
    let run = child.wait_with_output().expect("it ends");
    assert_eq!(run.status.code(), Some(0));
    assert!(run.stderr.is_empty());
}

/// Waits until `seen` holds, for as long as a busy machine may need.
fn until(mut seen: impl FnMut() -> bool) {
    let start = std::time::Instant::now();
    while !seen() {
        assert!(start.elapsed().as_secs() < 60, "nothing came");
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
}

#[test]
fn a_watched_file_is_checked_again_when_it_changes() {
    let folder = support::Scratch::new("watch");
    let (guide, seen) = (folder.path().join("a.yaml"), folder.path().join("seen"));
    let write = |limit: &str| {
        let text = format!("事项名称: 甲\n法定办结时限: 5个工作日\n承诺办结时限: {limit}\n");
        std::fs::write(&guide, text).expect("the folder can be written");
    };
    write("9个工作日");
    let out = std::fs::File::create(&seen).expect("the folder can be written");
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_shixiang"))
        .args(["check", "--watch", "-o", "concise"])
        .arg(&guide)
        .stdout(out)
        .stderr(std::process::Stdio::null())
        .spawn()
        .expect("it starts");
    let shown = || std::fs::read_to_string(&seen).unwrap_or_default();
    until(|| shown().contains("T003"));
    write("12个工作日");
    until(|| shown().matches("T003").count() == 2 && shown().contains("12个工作日"));
    child.kill().expect("it runs until it is stopped");
    child.wait().expect("it was stopped");
}

#[test]
fn copies_go_to_departments_and_their_answers_come_back() {
    let scratch = support::Scratch::new("cli-answers");
    let guide = scratch.path().join("a.yaml");
    let text = "事项名称: 公司设立登记\n法定办结时限: 15个工作日\n承诺办结时限: 20个工作日\n";
    std::fs::write(&guide, text).expect("it can be written");
    let out = scratch.path().join("out").display().to_string();
    let guide = guide.display().to_string();
    let asked = format!("annotated={out}");
    assert_eq!(code(&["check", &guide, "--output", &asked]), 1);
    let said = stdout(&["answers", &out]);
    assert!(said.starts_with("答复：1 个文件，"), "{said}");
    let said = stdout(&["answers", &out, "--lang", "en"]);
    assert!(said.starts_with("answers: files 1, findings "), "{said}");
    assert_eq!(code(&["answers", &out]), 0);
    let nothing = scratch.path().join("nothing").display().to_string();
    assert_eq!(code(&["answers", &nothing]), 3);
    assert!(stderr(&["answers", &nothing]).contains("没有带问题清单的副本"));
}

const GUIDE: &str = "事项名称: 甲\n法定办结时限: 5个工作日\n承诺办结时限: 3个工作日\n";

#[test]
fn a_path_that_leads_nowhere_stops_no_other() {
    let scratch = support::Scratch::new("cli-astray");
    let guide = scratch.path().join("a.yaml");
    std::fs::write(&guide, GUIDE).expect("it can be written");
    let guide = guide.display().to_string();
    let gone = scratch.path().join("没有.yaml").display().to_string();
    let args = ["check", &guide, &gone, "--only", "T003"];
    assert_eq!(code(&args), 4);
    let shown = stdout(&args);
    assert!(shown.contains("没有这个文件或文件夹"), "{shown}");
    assert!(shown.contains("事项    1 项"), "{shown}");
    assert_eq!(code(&["check", &gone, &gone]), 3);
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_opened_is_not_passed_by() {
    use std::os::unix::fs::PermissionsExt;
    let scratch = support::Scratch::new("cli-closed");
    std::fs::write(scratch.path().join("a.yaml"), GUIDE).expect("it can be written");
    let closed = scratch.path().join("乙局");
    std::fs::create_dir_all(&closed).expect("it can be made");
    let mode = |mode| std::fs::set_permissions(&closed, std::fs::Permissions::from_mode(mode));
    mode(0o000).expect("it is ours");
    // Nothing is closed to root.
    let is_closed = std::fs::read_dir(&closed).is_err();
    let folder = scratch.path().display().to_string();
    let args = ["check", &folder, "--only", "T003"];
    if is_closed {
        assert_eq!(code(&args), 4);
        assert!(stdout(&args).contains("没有权限打开这个文件夹"));
    }
    mode(0o700).expect("it is ours");
    assert_eq!(code(&args), 0);
}

#[test]
fn what_was_not_read_to_its_end_has_not_passed() {
    let scratch = support::Scratch::new("cli-partial");
    let part = scratch.path().join("part.jsonl");
    let good = r#"{"事项名称":"甲","法定办结时限":"5个工作日","承诺办结时限":"3个工作日"}"#;
    std::fs::write(&part, format!("{good}\n,,\n")).expect("it can be written");
    let part = part.display().to_string();
    for command in ["inspect", "score", "normalize"] {
        assert_eq!(code(&[command, &part]), 4, "{command}");
    }
    let only = ["check", &part, "--only", "T003"];
    assert_eq!(code(&only), 4);
    assert!(stdout(&only).contains("shixiang check 的 S004"));
    // What is wrong there is a finding.
    assert_eq!(code(&["check", &part]), 1);
    assert_eq!(code(&["check", &part, "--exit-zero"]), 0);
}

#[test]
fn wrong_arguments_are_told_for_what_they_are() {
    for (args, said) in [
        (&["explain", "T003", "M001"][..], "多出参数「M001」"),
        (
            &["explain", "承诺时限"],
            "没有规则 承诺时限；shixiang rules",
        ),
        (&["check", "--only", ","], "--only 后面要有值"),
        (
            &["check", "--since", "没有.json"],
            "「没有.json」读不了：没有这个文件",
        ),
        (&["check", "--since", "Cargo.toml"], "（第 1 行第 "),
    ] {
        assert!(stderr(args).contains(said), "{args:?}: {}", stderr(args));
        assert_eq!(code(args), 2, "{args:?}");
    }
    assert_eq!(code(&["check", "tests/guides", "--only", "T003,"]), 1);
}
