//! The sentences of a notice, in both languages; the Chinese ones in the wording of official letters.

use super::Letter;
use super::outline::Flood;
use crate::finding::{Lang, Words, words};
use crate::report::departments::Whose;
use crate::report::json::shape::FindingJson;

pub const FLOODS: Words = words("普遍性问题", "Frequent faults");
pub const ITEMS: Words = words("逐项问题", "Faults by item");
pub const BASIS: Words = words("整改依据", "Authority");
pub const DEMANDS: Words = words("整改要求", "What to do");

/// A place to be filled in by hand.
const BLANK_DAY: Words = words("　　　年　　月　　日", "__________");

/// The title, in the two lines that an official letter breaks it into.
pub fn title(whose: Whose<'_>, lang: Lang) -> [String; 2] {
    let rest = words(
        "政务服务事项办事指南问题整改的通知",
        "faults in service guides to be mended",
    );
    let first = match (whose, lang) {
        (Whose::Named(name), Lang::Zh) => format!("关于{name}"),
        (_, Lang::Zh) => "关于".to_owned(),
        (Whose::Named(name), Lang::En) => format!("Notice to {name}: "),
        (_, Lang::En) => "Notice: ".to_owned(),
    };
    [first, rest.get(lang).to_owned()]
}

pub fn to(whose: Whose<'_>, lang: Lang) -> String {
    match (whose, lang) {
        (Whose::Named(name), Lang::Zh) => format!("{name}："),
        (_, Lang::Zh) => "　　　　　　　　：".to_owned(),
        (Whose::Named(name), Lang::En) => format!("To {name}:"),
        (_, Lang::En) => "To ____________________:".to_owned(),
    }
}

/// 2026年12月15日.
pub fn day(iso: &str, lang: Lang) -> String {
    let mut parts = iso.split('-').map(|part| part.trim_start_matches('0'));
    match (lang, parts.next(), parts.next(), parts.next()) {
        (Lang::Zh, Some(year), Some(month), Some(day)) => format!("{year}年{month}月{day}日"),
        _ => iso.to_owned(),
    }
}

pub fn opening(
    as_of: &str,
    items: u64,
    [errors, warnings, infos]: [usize; 3],
    files: &[&str],
    lang: Lang,
) -> String {
    let files = match (files, lang) {
        ([one], Lang::Zh) => format!("1个（{one}）"),
        ([one], Lang::En) => format!("1 file ({one})"),
        (more, Lang::Zh) => format!("{}个", more.len()),
        (more, Lang::En) => format!("{} files", more.len()),
    };
    let all = errors + warnings + infos;
    let day = day(as_of, lang);
    let items = match (items, lang) {
        (0, _) => String::new(),
        (items, Lang::Zh) => format!("事项{items}项，"),
        (items, Lang::En) => format!("{items} items, "),
    };
    match lang {
        Lang::Zh => format!(
            "{day}，我单位对各部门报送的政务服务事项办事指南进行了检查。你单位{items}发现问题{all}处，其中错误{errors}处、警告{warnings}处、提示{infos}处，涉及文件{files}。"
        ),
        Lang::En => format!(
            "On {day} the service guides of all departments were checked. Yours have {items}{all} findings ({errors} error, {warnings} warning, {infos} info) in {files}. "
        ),
    }
}

pub fn since(as_of: &str, [new, open, fixed, unseen]: [usize; 4], lang: Lang) -> String {
    let day = day(as_of, lang);
    let unread = match (unseen, lang) {
        (0, _) => String::new(),
        (unseen, Lang::Zh) => format!("，另有{unseen}处所在的文件本次未检查"),
        (unseen, Lang::En) => format!(", {unseen} in files that were not read this time"),
    };
    match lang {
        Lang::Zh => {
            format!("与{day}的检查相比，新增{new}处，仍存{open}处，已改{fixed}处{unread}。")
        }
        Lang::En => format!("Since {day}: {new} new, {open} still open, {fixed} fixed{unread}. "),
    }
}

pub fn please(lang: Lang) -> &'static str {
    words(
        "现将有关问题通知如下，请认真整改。",
        "Please mend what follows.",
    )
    .get(lang)
}

const NUMERALS: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

/// A heading with its number, counted from 0.
pub fn numbered(at: usize, text: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{}、{text}", numeral(at + 1)),
        Lang::En => format!("{}. {text}", at + 1),
    }
}

/// 一, 十, 十二, 二十, 一百〇三 is beyond what a letter lists.
fn numeral(number: usize) -> String {
    let one = |digit: usize| NUMERALS.get(digit.wrapping_sub(1)).copied().unwrap_or("");
    match (number / 10, number % 10) {
        (0, low) => one(low).to_owned(),
        (1, low) => format!("十{}", one(low)),
        (high @ 2..=9, low) => format!("{}十{}", one(high), one(low)),
        _ => number.to_string(),
    }
}

pub fn flood(number: usize, flood: &Flood<'_, '_>, says: &str, list: &str, lang: Lang) -> String {
    let (count, items, first) = (flood.count, flood.items, flood.first);
    let (rule, level) = (first.rule, level(first.level, lang));
    let help = help(flood.help, lang);
    match lang {
        Lang::Zh => {
            let among = match (items, flood.named.is_empty()) {
                (0, _) => String::new(),
                (items, true) => format!("，涉及事项{items}项"),
                (items, false) => {
                    let etc = if items > flood.named.len() {
                        "等"
                    } else {
                        "，即"
                    };
                    let names = format!("“{}”", flood.named.join("”“"));
                    match etc {
                        "等" => format!("，涉及{names}等{items}项事项"),
                        _ => format!("，涉及事项{items}项，即{names}"),
                    }
                }
            };
            format!(
                "{number}．【{level}】{says}（{rule}）：共{count}处{among}。{help}位置见附件1《{list}》。"
            )
        }
        Lang::En => {
            let named = match flood.named.is_empty() {
                true => String::new(),
                false => format!(", such as “{}”", flood.named.join("”, “")),
            };
            format!(
                "{number}. [{level}] {says} ({rule}): {count} times in {items} items{named}. {help}For the places see annex 1, {list}."
            )
        }
    }
}

fn help(help: Option<&str>, lang: Lang) -> String {
    match (help, lang) {
        (None, _) => String::new(),
        (Some(help), Lang::Zh) => format!("改法：{help}。"),
        (Some(help), Lang::En) => format!("To mend: {help}. "),
    }
}

fn level(name: &str, lang: Lang) -> &'static str {
    match name {
        "error" => words("错误", "error"),
        "warning" => words("警告", "warning"),
        _ => words("提示", "info"),
    }
    .get(lang)
}

/// The item, or the file, that a group of findings is about.
pub fn group(at: usize, first: &FindingJson<'_>, file: &str, lang: Lang) -> String {
    let number = match lang {
        Lang::Zh => format!("（{}）", numeral(at + 1)),
        Lang::En => format!("({}) ", at + 1),
    };
    let nameless = words("未写名称的事项", "an item without a name").get(lang);
    let department = words("部门整体", "the department as a whole").get(lang);
    match &first.item {
        None => match (file, lang) {
            ("", Lang::Zh) => format!("{number}文件整体"),
            ("", Lang::En) => format!("{number}the file as a whole"),
            (file, Lang::Zh) => format!("{number}文件“{file}”"),
            (file, Lang::En) => format!("{number}file “{file}”"),
        },
        Some(item) if item.name.is_empty() && item.code.is_empty() => {
            let whole = first.place.within().is_empty();
            format!("{number}{}", if whole { department } else { nameless })
        }
        Some(item) => {
            let name = if item.name.is_empty() {
                nameless
            } else {
                &item.name
            };
            match (item.code, lang) {
                ("", _) => format!("{number}{name}"),
                (code, Lang::Zh) => format!("{number}{name}（{code}）"),
                (code, Lang::En) => format!("{number}{name} ({code})"),
            }
        }
    }
}

/// One finding; `file` is "" where the letter is about one file only.
pub fn entry(
    number: usize,
    finding: &FindingJson<'_>,
    file: &str,
    since: bool,
    lang: Lang,
) -> String {
    let level = level(finding.level, lang);
    let state = match (since, finding.state) {
        (false, _) => "",
        (true, "open") => words("·仍存", ", open").get(lang),
        (true, _) => words("·新增", ", new").get(lang),
    };
    let part = finding.part.as_deref().unwrap_or_default();
    let label = finding.label.as_deref().unwrap_or_default();
    let gap = if part.is_empty() || label.is_empty() {
        ""
    } else {
        " "
    };
    let colon = match (part.is_empty() && label.is_empty(), lang) {
        (true, _) => "",
        (false, Lang::Zh) => "：",
        (false, Lang::En) => ": ",
    };
    let what = format!("{part}{gap}{label}{colon}{}", finding.message);
    let help = help(finding.help.as_deref(), lang);
    let (rule, within) = (finding.rule, finding.place.within());
    let known = [rule, file, &within];
    let known: Vec<&str> = known.into_iter().filter(|part| !part.is_empty()).collect();
    match lang {
        Lang::Zh => {
            let place = known.join("，");
            format!("{number}．【{level}{state}】{what}。{help}（{place}）")
        }
        Lang::En => {
            let place = known.join(", ");
            format!("{number}. [{level}{state}] {what}. {help}({place})")
        }
    }
}

pub fn rest(rest: usize, list: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("其余{rest}处问题见附件1《{list}》，请一并整改。"),
        Lang::En => {
            format!("{rest} more findings stand in annex 1, {list}, and are to be mended too.")
        }
    }
}

/// One of the bases, counted from 0.
pub fn basis(at: usize, all: usize, basis: &str, lang: Lang) -> String {
    let number = at + 1;
    let end = match (number == all, lang) {
        (true, Lang::Zh) => "。",
        (false, Lang::Zh) => "；",
        (true, Lang::En) => ".",
        (false, Lang::En) => ";",
    };
    match lang {
        Lang::Zh => format!("{number}．{basis}{end}"),
        Lang::En => format!("{number}. {basis}{end}"),
    }
}

pub fn demands(letter: &Letter, lang: Lang) -> Vec<String> {
    let blank = BLANK_DAY.get(lang);
    let due = letter
        .due
        .as_deref()
        .map_or_else(|| blank.to_owned(), |due| day(due, lang));
    let list = &letter.list;
    let copies = !letter.copies.is_empty();
    match lang {
        Lang::Zh => vec![
            format!("（一）逐条核对。请对照附件1《{list}》逐条核对，属实的，在原文件的相应位置改正。"),
            match copies {
                true => "（二）逐条答复。请在标注副本的“部门答复”列逐条填写“已改”“申请例外”或者“不属实”；申请例外和不属实的，写明理由和依据。".to_owned(),
                false => "（二）逐条答复。确需保留或者认为不属实的，请书面说明理由和依据，加盖公章后一并报送。".to_owned(),
            },
            format!("（三）按期报送。请于{due}前，将改正后的文件和答复报送我单位。"),
        ],
        Lang::En => vec![
            format!("(1) Go through annex 1, {list}, and mend in the original file what is right."),
            match copies {
                true => "(2) Answer each finding in the list of the marked copies; give reasons for an exception or a dispute.".to_owned(),
                false => "(2) Give reasons in writing for what you want to keep or dispute.".to_owned(),
            },
            format!("(3) Send the mended files and your answers by {due}."),
        ],
    }
}

pub fn annexes(letter: &Letter, findings: usize, lang: Lang) -> Vec<String> {
    let list = &letter.list;
    let first = match lang {
        Lang::Zh => format!("附件：1．{list}（{findings}条）"),
        Lang::En => format!("Annexes: 1. {list} ({findings} findings)"),
    };
    let mut all = vec![first];
    for (number, copy) in (2..).zip(&letter.copies) {
        all.push(match lang {
            Lang::Zh => format!("　　　{number}．{copy}（标注副本）"),
            Lang::En => format!("{number}. {copy} (marked copy)"),
        });
    }
    all
}

/// Whose seal it bears, and when.
pub fn signature(lang: Lang) -> [&'static str; 2] {
    [
        words("（发文机关名称、印章）", "(office and seal)").get(lang),
        BLANK_DAY.get(lang),
    ]
}

pub fn contact(lang: Lang) -> &'static str {
    words(
        "（联系人：　　　　　　联系电话：　　　　　　）",
        "(Contact: ______________ telephone: ______________)",
    )
    .get(lang)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_in_letters() {
        let shown = [1, 10, 11, 20, 42, 100].map(numeral);
        assert_eq!(shown, ["一", "十", "十一", "二十", "四十二", "100"]);
    }

    #[test]
    fn a_day_is_written_out() {
        assert_eq!(day("2026-12-05", Lang::Zh), "2026年12月5日");
        assert_eq!(day("2026-12-05", Lang::En), "2026-12-05");
    }
}
