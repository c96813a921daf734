//! Texts without end, depth or meaning.

use crate::support::Scratch;
use crate::{noise, status};

#[test]
fn deep_and_wide_texts_are_told() {
    let scratch = Scratch::new("hostile-texts");
    let deep = "[".repeat(100_000);
    assert_eq!(status(&scratch, "deep.json", &deep), "unreadable");
    status(&scratch, "objects.json", r#"{"a":"#.repeat(100_000));
    status(&scratch, "deep.yaml", &deep);
    status(&scratch, "flow.yaml", "{a: ".repeat(100_000));
    let indented: String = (0..5000)
        .map(|n| format!("{}a:\n", " ".repeat(n)))
        .collect();
    status(&scratch, "indented.yaml", indented);
    status(
        &scratch,
        "items.json",
        format!(
            "[{}",
            r#"{"事项名称":"甲","承诺办结时限":"5个工作日"},"#.repeat(3)
        ),
    );
    let keys: String = (0..200_000).map(|n| format!("k{n}: 1\n")).collect();
    status(&scratch, "keys.yaml", keys);
}

#[test]
fn laughs_in_yaml_stay_few() {
    let scratch = Scratch::new("hostile-laughs");
    let mut text = String::from("a0: &a0 [事项名称, 承诺办结时限]\n");
    for n in 1..40 {
        let before = format!("*a{}", n - 1);
        text += &format!("a{n}: &a{n} [{}]\n", [before.as_str(); 9].join(", "));
    }
    status(&scratch, "list.yaml", &text);
    let mut text =
        String::from("事项名称: 甲\n承诺办结时限: 5个工作日\n申请材料: &a0\n  - 材料名称: 乙\n");
    for n in 1..30 {
        let before = format!("*a{}", n - 1);
        text += &format!("附{n}: &a{n} [{}]\n", [before.as_str(); 9].join(", "));
    }
    text += "受理条件: *a29\n";
    status(&scratch, "item.yaml", &text);
    status(
        &scratch,
        "self.yaml",
        "事项名称: &a\n  - *a\n承诺办结时限: *b\n",
    );
    let merges: String = (1..40)
        .map(|n| format!("a{n}: &a{n}\n  <<: [*a{0}, *a{0}]\n  k{n}: 1\n", n - 1))
        .collect();
    status(
        &scratch,
        "merge.yaml",
        format!("a0: &a0 {{事项名称: 甲}}\n{merges}"),
    );
}

#[test]
fn a_quote_that_never_closes_is_told() {
    let scratch = Scratch::new("hostile-quote");
    let mut text = String::from(
        "事项名称,实施主体,承诺办结时限\n食品经营许可,市场监管局,5个工作日\n食品生产许可,\"市场监管局,5个工作日\n",
    );
    for n in 0..200_000 {
        text += &format!("事项{n},市场监管局,5个工作日\n");
    }
    assert!(text.len() > 6 << 20);
    status(&scratch, "quote.csv", &text);
    status(
        &scratch,
        "line.csv",
        "事项名称,承诺办结时限,".to_owned() + &"甲,".repeat(3 << 20),
    );
    status(
        &scratch,
        "long.jsonl",
        format!("{{\"事项名称\": \"{}", "甲".repeat(4 << 20)),
    );
}

#[test]
fn noise_behind_every_magic_is_told() {
    let scratch = Scratch::new("hostile-noise");
    let magics: [(&str, &[u8]); 12] = [
        ("zip", b"PK\x03\x04"),
        ("emptyzip", b"PK\x05\x06"),
        (
            "compound",
            &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
        ),
        ("biff5", &[0x09, 0x08, 0x08, 0x00, 0x00, 0x05, 0x05, 0x00]),
        ("biff2", &[0x09, 0x00, 0x04, 0x00, 0x02, 0x00, 0x10, 0x00]),
        ("utf16", &[0xff, 0xfe]),
        ("utf16be", &[0xfe, 0xff]),
        ("utf8", &[0xef, 0xbb, 0xbf]),
        ("json", b"{\"a\":"),
        ("yaml", b"---\n"),
        ("pdf", b"%PDF-1.4"),
        ("none", b""),
    ];
    for (name, magic) in magics {
        for seed in 0..3 {
            let bytes = [magic, &noise(seed + magic.len() as u64, 4096)].concat();
            status(&scratch, &format!("{name}-{seed}.xlsx"), &bytes);
        }
    }
    status(&scratch, "nul.csv", [0; 100_000]);
    status(
        &scratch,
        "nul.yaml",
        "事项名称: 甲\0乙\n承诺办结时限: 5个工作日\n",
    );
    status(
        &scratch,
        "nul.json",
        "{\"事项名称\": \"甲\0乙\", \"承诺办结时限\": \"5\"}",
    );
    for name in [
        "empty.xlsx",
        "empty.csv",
        "empty.yaml",
        "empty.json",
        "empty",
    ] {
        assert_eq!(status(&scratch, name, ""), "unreadable");
    }
    for (name, text) in [
        ("blank.yaml", "\n\n"),
        ("comment.yaml", "# 无\n"),
        ("null.json", "null"),
        ("mark.csv", "\u{feff}"),
    ] {
        status(&scratch, name, text);
    }
}
