//! The command `normalize` from outside: where it writes, what it says, how it exits.

mod support;

use assert_cmd::Command;
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::Output;
use support::Scratch;

/// Runs the program in a folder, in a plain environment.
fn normalize(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::cargo_bin("shixiang").expect("the program was built");
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
        command.env_remove(name);
    }
    let command = command.current_dir(folder).arg("normalize").args(args);
    command.output().expect("it runs")
}

fn said(run: &Output) -> String {
    String::from_utf8(run.stderr.clone()).expect("it is UTF-8")
}

const GUIDES: &str = "事项名称,实施主体,承诺办结时限,是否收费,办理地点,权重\n\
    取水许可,水利局,２０个工作日内,不收费,=1+1,3\n\
    采砂许可,水利局,尽快,,甲&nbsp;乙,\n";

fn folder(name: &str) -> Scratch {
    let scratch = Scratch::new(name);
    fs::write(scratch.path().join("guides.csv"), GUIDES).expect("it can be written");
    scratch
}

#[test]
fn without_a_file_lines_go_to_the_screen_and_words_beside_it() {
    let scratch = folder("normalize-screen");
    let run = normalize(scratch.path(), &["guides.csv"]);
    assert_eq!(run.status.code(), Some(0));
    let text = String::from_utf8(run.stdout.clone()).expect("it is UTF-8");
    let items: Vec<Value> = text
        .lines()
        .map(|line| serde_json::from_str(line).expect("a line is JSON"))
        .collect();
    assert_eq!(items.len(), 2);
    assert_eq!(items[0]["promised_limit"]["number"], 20);
    assert_eq!(items[0]["is_fee"], false);
    assert_eq!(items[0]["extra"][0]["label"], "权重");
    assert_eq!(items[1]["promised_limit"]["unreadable"], "尽快");
    assert_eq!(items[1]["is_fee"], Value::Null);
    assert_eq!(items[1].get("hours"), None);
    assert_eq!(said(&run), "1 个文件，2 项，改写 3 处\n");
    let english = normalize(scratch.path(), &["guides.csv", "--lang", "en"]);
    assert_eq!(said(&english), "files: 1, items: 2, values rewritten: 3\n");
}

#[test]
fn changes_are_listed_in_order_with_their_cells() {
    let scratch = folder("normalize-changes");
    let args = ["guides.csv", "-o", "a.yaml", "--changes", "a.jsonl"];
    assert_eq!(normalize(scratch.path(), &args).status.code(), Some(0));
    let text = fs::read_to_string(scratch.path().join("a.jsonl")).expect("it was written");
    let lines: Vec<Value> = text
        .lines()
        .map(|line| serde_json::from_str(line).expect("a line is JSON"))
        .collect();
    let told = |line: &Value| {
        let [item, field, from, to] = ["item", "field", "from", "to"].map(|key| line[key].as_str());
        let words = [item, field, from, to].map(|word| word.expect("it is text").to_owned());
        (
            words.join(" "),
            line["row"].as_u64(),
            line["column"].as_u64(),
        )
    };
    let told: Vec<_> = lines.iter().map(told).collect();
    assert_eq!(
        told,
        [
            (
                "取水许可 promised_limit ２０个工作日内 20个工作日".to_owned(),
                Some(2),
                Some(3)
            ),
            ("取水许可 is_fee 不收费 否".to_owned(), Some(2), Some(4)),
            (
                "采砂许可 address 甲&nbsp;乙 甲 乙".to_owned(),
                Some(3),
                Some(5)
            ),
        ]
    );
    let args = ["guides.csv", "-o", "b.yaml", "--changes", "b.csv"];
    normalize(scratch.path(), &args);
    let text = fs::read_to_string(scratch.path().join("b.csv")).expect("it was written");
    assert!(text.starts_with("\u{feff}文件,工作表,"), "{text}");
    assert_eq!(text.lines().count(), 4);
}

#[test]
fn the_list_of_changes_shows_no_mobile_number_unless_it_is_asked_to() {
    let scratch = Scratch::new("normalize-mobiles");
    let text = "事项名称,咨询方式,监督投诉方式\n取水许可,王科长138 1234 5678,0431-8422277\n";
    fs::write(scratch.path().join("guides.csv"), text).expect("written");
    let listed = |more: &[&str]| {
        let args = ["guides.csv", "-o", "a.csv", "--changes", "b.csv"];
        let run = normalize(scratch.path(), &[&args[..], more].concat());
        assert_eq!(run.status.code(), Some(0), "{}", said(&run));
        let read = |name: &str| fs::read_to_string(scratch.path().join(name)).expect("written");
        // The catalog itself is for those who answer the telephone.
        assert!(read("a.csv").contains("13812345678"), "{}", read("a.csv"));
        read("b.csv")
    };
    let masked = listed(&[]);
    assert!(masked.contains("\"王科长138 **** 5678\""), "{masked}");
    assert!(!masked.contains("1234"), "{masked}");
    let shown = listed(&["--show-mobile"]);
    assert!(shown.contains("\"王科长138 1234 5678\""), "{shown}");
    let alone = normalize(
        scratch.path(),
        &["guides.csv", "-o", "a.csv", "--show-mobile"],
    );
    assert_eq!(alone.status.code(), Some(2));
}

#[test]
fn the_extension_says_the_format_unless_an_option_does() {
    let scratch = folder("normalize-formats");
    for (file, to, begins) in [
        ("a.yaml", None, "---\nshixiang: 1\n"),
        ("a.jsonl", None, "{\"shixiang\":1,"),
        ("a.csv", None, "\u{feff}规范序号,事项名称,"),
        ("a.xlsx", None, "PK"),
        ("a.txt", Some("yaml"), "---\n"),
    ] {
        let to: Vec<&str> = to.iter().flat_map(|to| ["--to", to]).collect();
        let run = normalize(
            scratch.path(),
            &[&["guides.csv", "-o", file][..], &to].concat(),
        );
        assert_eq!(run.status.code(), Some(0), "{file}: {}", said(&run));
        let bytes = fs::read(scratch.path().join(file)).expect("it was written");
        assert!(bytes.starts_with(begins.as_bytes()), "{file}");
        assert!(said(&run).contains(&format!("已写出 {file}")));
    }
}

#[test]
fn what_cannot_be_meant_exits_with_2_and_writes_nothing() {
    let scratch = folder("normalize-wrong");
    for args in [
        &["guides.csv", "-o", "a.docx"][..],
        &["guides.csv", "-o", "noextension"],
        &["guides.csv", "--to", "xlsx"],
        &["guides.csv", "-o", "a.yaml", "--changes", "a.yaml"],
        &["guides.csv", "-o", "a.csv", "--changes", "./a.csv"],
        &["guides.csv", "-o", "guides.csv"],
        &["guides.csv", "-o", "a.yaml", "--changes", "guides.csv"],
    ] {
        let run = normalize(scratch.path(), args);
        assert_eq!(run.status.code(), Some(2), "{args:?}: {}", said(&run));
        assert!(said(&run).starts_with("错误："), "{}", said(&run));
    }
    let files = fs::read_dir(scratch.path()).expect("it is there").count();
    assert_eq!(files, 1);
    let kept = fs::read_to_string(scratch.path().join("guides.csv")).expect("it is there");
    assert_eq!(kept, GUIDES);
}

#[test]
fn nothing_to_write_exits_with_3_and_keeps_what_was_there() {
    let scratch = folder("normalize-nothing");
    fs::write(scratch.path().join("empty.csv"), "姓名,年龄\n甲,1\n").expect("written");
    fs::write(scratch.path().join("a.yaml"), "before").expect("written");
    let run = normalize(scratch.path(), &["empty.csv", "-o", "a.yaml"]);
    assert_eq!(run.status.code(), Some(3), "{}", said(&run));
    let kept = fs::read_to_string(scratch.path().join("a.yaml")).expect("it is there");
    assert_eq!(kept, "before");
    let gone = normalize(scratch.path(), &["没有.csv"]);
    assert_eq!(gone.status.code(), Some(3));
}

#[test]
fn a_file_that_breaks_off_is_named_and_the_rest_is_written() {
    let scratch = folder("normalize-broken");
    let broken = "{\"name\":\"甲\",\"visits\":\"1\",\"is_fee\":\"否\"}\n{\"name\":\n";
    fs::write(scratch.path().join("broken.jsonl"), broken).expect("written");
    let run = normalize(
        scratch.path(),
        &["guides.csv", "broken.jsonl", "-o", "all.jsonl"],
    );
    assert_eq!(run.status.code(), Some(4), "{}", said(&run));
    assert!(said(&run).contains("broken.jsonl："), "{}", said(&run));
    let text = fs::read_to_string(scratch.path().join("all.jsonl")).expect("it was written");
    assert_eq!(text.lines().count(), 3);
}

#[test]
fn a_file_without_a_known_extension_is_named_with_what_to_do() {
    let scratch = folder("normalize-extension");
    for name in ["x", "x.txt"] {
        let run = normalize(scratch.path(), &["guides.csv", "-o", name]);
        let told =
            format!("看不出「{name}」要写成什么格式；扩展名用 yaml, jsonl, csv, xlsx，或者用 --to");
        assert!(said(&run).contains(&told), "{}", said(&run));
    }
    let run = normalize(
        scratch.path(),
        &["guides.csv", "-o", "a.csv", "--changes", "b.txt"],
    );
    assert!(
        said(&run).ends_with("扩展名用 jsonl, csv\n"),
        "{}",
        said(&run)
    );
}

#[test]
fn a_day_in_a_header_or_a_unit_column_is_not_made_a_calendar_day() {
    let scratch = Scratch::new("normalize-days");
    let header = "事项名称,实施主体,承诺办结时限（日）\n取水许可,水利局,10\n";
    let column = "事项名称,实施主体,承诺办结时限,承诺办结时限单位\n采砂许可,水利局,10,日\n";
    fs::write(scratch.path().join("a.csv"), header).expect("written");
    fs::write(scratch.path().join("b.csv"), column).expect("written");
    let run = normalize(scratch.path(), &["a.csv", "b.csv", "--to", "yaml"]);
    let text = String::from_utf8(run.stdout).expect("it is UTF-8");
    assert_eq!(
        text.matches("承诺办结时限: 10日\n").count()
            + text.matches("承诺办结时限: \"10日\"\n").count(),
        2,
        "{text}"
    );
    assert!(!text.contains("自然日"), "{text}");
    let header = header.replace("（日）", "（自然日）");
    fs::write(scratch.path().join("c.csv"), header).expect("written");
    let run = normalize(scratch.path(), &["c.csv", "--to", "yaml"]);
    let text = String::from_utf8(run.stdout).expect("it is UTF-8");
    assert!(text.contains("10个自然日"), "{text}");
}

#[test]
fn a_file_named_twice_is_written_once() {
    let scratch = folder("normalize-twice");
    let run = normalize(scratch.path(), &["guides.csv", "./guides.csv", "."]);
    assert_eq!(said(&run), "1 个文件，2 项，改写 3 处\n");
}

/// The items of a csv of these lines, read with so many threads.
fn items_of(folder: &Path, rows: &[String], threads: &str) -> Vec<Value> {
    fs::write(folder.join("long.csv"), rows.join("\n")).expect("it can be written");
    let run = normalize(folder, &["long.csv", "--threads", threads]);
    assert_eq!(run.status.code(), Some(0), "{}", said(&run));
    let lines = run.stdout.split(|byte| *byte == b'\n');
    let items = lines.filter(|line| !line.is_empty());
    items
        .map(|line| serde_json::from_slice(line).expect("a line is JSON"))
        .collect()
}

/// As many rows of one item each as make a text longer than a chunk.
fn filler() -> Vec<String> {
    let text = "符合规定".repeat(30);
    (0..5000)
        .map(|nth| format!("{nth},甲许可{nth},行政许可,5个工作日,{text}"))
        .collect()
}

#[test]
fn a_long_table_says_further_down_what_a_short_one_says() {
    let head = "序号,事项名称,事项类型,承诺办结时限,受理条件";
    let blocks = [
        "部门名称：市林业局",
        "1,乙许可,行政许可,5个工作日,无",
        "部门名称：市文旅局,,,,",
        "序号,事项名称,法定办结时限,受理条件,事项类型",
        "1,丙许可,20个工作日,无,公共服务",
        "事项名称,材料名称,承诺办结时限",
        "丁许可,申请表,3个工作日",
        ",身份证,",
    ];
    let lines = |texts: &[&str]| {
        texts
            .iter()
            .map(|text| (*text).to_owned())
            .collect::<Vec<_>>()
    };
    let begins = lines(&["部门名称：市水务局", head]);
    let scratch = Scratch::new("normalize-long");
    let short = [begins.clone(), lines(&blocks)].concat();
    let expected = items_of(scratch.path(), &short, "1");
    assert_eq!(expected.len(), 3);
    assert_eq!(expected[0]["department"], "市林业局");
    assert_eq!(expected[2]["materials"].as_array().map(Vec::len), Some(2));
    let tail = ["戊许可,申请表,3个工作日".to_owned(), ",身份证,".to_owned()];
    let mut long = [begins, filler(), lines(&blocks)].concat();
    for nth in 0..40_000 {
        long.push(format!("己许可{nth},申请表,3个工作日"));
    }
    long.extend(tail);
    for threads in ["1", "2"] {
        let items = items_of(scratch.path(), &long, threads);
        assert_eq!(items.len(), 5000 + 3 + 40_000 + 1);
        assert_eq!(items[5000..5003], expected, "{threads} threads");
        let last = &items[items.len() - 1];
        assert_eq!(last["department"], "市文旅局");
        assert_eq!(last["materials"].as_array().map(Vec::len), Some(2));
    }
}

#[test]
fn rows_of_one_item_are_not_torn_apart_in_a_long_table() {
    let mut rows = vec!["事项名称,事项类型,承诺办结时限,申请材料".to_owned()];
    let name = "很长的名称".repeat(8);
    for nth in 0..12_000 {
        rows.push(format!("许可{nth:05},行政许可,5个工作日,1.申请表"));
        rows.push(format!(",,,2.{name}"));
        rows.push(format!(",,,3.又{name}"));
    }
    let scratch = Scratch::new("normalize-torn");
    for threads in ["1", "2"] {
        let items = items_of(scratch.path(), &rows, threads);
        assert_eq!(items.len(), 12_000);
        let torn = items
            .iter()
            .filter(|item| item["materials"].as_array().map(Vec::len) != Some(3));
        assert_eq!(torn.count(), 0, "{threads} threads");
    }
}
