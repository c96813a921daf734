//! Lists of materials under headings that name situations: `新设：`, `【变更】`, `一、延续`.

use super::lists::{Entry, entries, looked_through};
use super::words::trim;

/// The entries of a list of materials, each with the situation whose heading it stands under. Headings are no entries.
pub fn materials(text: &str) -> Vec<Entry<'_>> {
    let (list, may_be_headed) = looked_through(text);
    match may_be_headed.then(|| sections(trim(text))).flatten() {
        Some(sections) => sections.into_iter().flat_map(under).collect(),
        None => list,
    }
}

/// A heading, empty for what stands before the first, and the text below it.
type Section<'a> = (&'a str, &'a str);

fn sections(text: &str) -> Option<Vec<Section<'_>>> {
    chapters(text).or_else(|| headed_lines(text))
}

fn under<'a>((heading, body): Section<'a>) -> impl Iterator<Item = Entry<'a>> {
    let list = entries(body);
    // 申请材料如下： before the first heading is about the list.
    let leads = heading.is_empty() && list.len() == 1 && list[0].text.ends_with(['：', ':']);
    list.into_iter().map(move |mut entry| {
        entry.under = heading;
        entry.lead |= leads;
        entry
    })
}

/// `一、新办 1.身份证 2.申请表 二、变更 1.身份证`: every entry of the list names a situation and has a list of its own.
fn chapters(text: &str) -> Option<Vec<Section<'_>>> {
    let list = entries(text);
    let own = || list.iter().filter(|entry| !entry.lead);
    if own().count() < 2 {
        return None;
    }
    own().map(|entry| chapter(entry.text)).collect()
}

fn chapter(text: &str) -> Option<Section<'_>> {
    let (head, body) = match text.find(['\n', '\r']) {
        Some(end) => text.split_at(end),
        None => text.split_at(
            text.char_indices()
                .find(|(at, c)| is_gap(*c) && begins_list(&text[at + c.len_utf8()..]))?
                .0,
        ),
    };
    let head = head.trim_end_matches(is_gap);
    let body = body.trim_start_matches(is_gap);
    (!body.is_empty() && is_situation(head)).then_some((head, body))
}

fn is_gap(c: char) -> bool {
    c.is_whitespace() || matches!(c, '：' | ':')
}

/// `1.`, `1、`, `（1）`, `①`
fn begins_list(text: &str) -> bool {
    let text = text.trim_start();
    text.starts_with(['①', '⑴'])
        || text
            .trim_start_matches(['（', '('])
            .strip_prefix(['1', '１'])
            .is_some_and(|rest| rest.starts_with(['.', '．', '、', '）', ')']))
}

/// Lines that are nothing but a situation with a colon behind it or brackets around it, and the lines below each.
fn headed_lines(text: &str) -> Option<Vec<Section<'_>>> {
    let mut sections = vec![("", 0, 0)];
    let mut start = 0;
    for line in text.split_inclusive(['\n', '\r']) {
        if let Some(name) = heading(trim(line)) {
            sections.last_mut()?.2 = start;
            sections.push((name, start + line.len(), text.len()));
        }
        start += line.len();
    }
    let first = sections.remove(0);
    let mut all = Vec::with_capacity(sections.len() + 1);
    let before = trim(&text[first.1..first.2]);
    if !before.is_empty() {
        all.push((first.0, before));
    }
    for (name, from, to) in &sections {
        let body = trim(&text[*from..*to]);
        // A heading with nothing below it is none.
        if body.is_empty() {
            return None;
        }
        all.push((*name, body));
    }
    (!sections.is_empty()).then_some(all)
}

/// The situation that a line names as a heading.
fn heading(line: &str) -> Option<&str> {
    let plain = line.strip_suffix(['：', ':']).unwrap_or(line).trim_end();
    let inner = plain
        .strip_prefix('【')
        .and_then(|rest| rest.strip_suffix('】'));
    let name = trim(match inner {
        Some(inner) => inner,
        None if plain.len() < line.len() => plain,
        None => return None,
    });
    is_situation(name).then_some(name)
}

/// Names a case in which one applies: 变更, 首次申请, 企业, 变更法定代表人的. 材料, 身份证明材料 and 变更申请书 name none.
fn is_situation(name: &str) -> bool {
    // Some fifteen characters; most lines are refused by their length or their end.
    if name.is_empty() || name.len() > 48 {
        return false;
    }
    let is_case = name.ends_with(['的', '时']);
    let mut rest = name.trim_end_matches(['）', ')']);
    if rest.len() < name.len() {
        // 变更（法定代表人）
        rest = rest.rfind(['（', '(']).map_or(name, |at| &rest[..at]);
    }
    while let Some(cut) = BEHIND.iter().find_map(|word| rest.strip_suffix(word)) {
        rest = cut;
    }
    CASES.iter().any(|case| rest.ends_with(case))
        || is_case && CASES.iter().any(|case| name.contains(case))
}

/// What may stand behind the word for a case.
const BEHIND: [&str; 23] = [
    "所需材料",
    "材料",
    "需提交",
    "应提交",
    "提交",
    "需提供",
    "应提供",
    "提供",
    "申请",
    "申报",
    "申办",
    "办理",
    "登记",
    "许可",
    "备案",
    "注册",
    "情形",
    "情况",
    "事项",
    "业务",
    "类",
    "的",
    "时",
];

/// Cases in which one applies, and those who do.
const CASES: [&str; 45] = [
    "新办",
    "新设",
    "新申请",
    "新开办",
    "新增",
    "新领",
    "首次",
    "初次",
    "初始",
    "设立",
    "开办",
    "变更",
    "延续",
    "续期",
    "延期",
    "续办",
    "换证",
    "换发",
    "换领",
    "换照",
    "补证",
    "补办",
    "补发",
    "补领",
    "补换",
    "遗失",
    "注销",
    "增项",
    "迁移",
    "迁入",
    "迁出",
    "转让",
    "转移",
    "撤销",
    "恢复",
    "年审",
    "年检",
    "校验",
    "个人",
    "自然人",
    "企业",
    "法人",
    "单位",
    "个体工商户",
    "合作社",
];

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn listed(text: &str) -> Vec<(&str, &str)> {
        let own = materials(text).into_iter().filter(|entry| !entry.lead);
        own.map(|entry| (entry.under, entry.text)).collect()
    }

    #[test]
    fn headings_that_name_situations_are_no_materials() {
        let want = [
            ("新办", "身份证"),
            ("新办", "申请表"),
            ("变更", "身份证"),
            ("变更", "变更说明"),
        ];
        for text in [
            "新办：\n身份证\n申请表\n变更：\n身份证\n变更说明",
            "新办：\r\n1.身份证\r\n2.申请表\r\n变更：\r\n1.身份证\r\n2.变更说明",
            "【新办】\n1.身份证\n2.申请表\n【变更】\n1.身份证\n2.变更说明",
            "【新办】：\n身份证；申请表\n\n【变更】：\n身份证；变更说明",
            "一、新办 1.身份证 2.申请表 二、变更 1.身份证 2.变更说明",
            "一、新办：1.身份证 2.申请表 二、变更：1.身份证 2.变更说明",
            "一、新办\n1.身份证\n2.申请表\n二、变更\n1.身份证\n2.变更说明",
            "（一）新办\n1.身份证\n2.申请表\n（二）变更\n1.身份证\n2.变更说明",
            "一、新办：\n身份证\n申请表\n二、变更：\n身份证\n变更说明",
            "申请材料如下：\n新办：\n身份证\n申请表\n变更：\n身份证\n变更说明",
        ] {
            assert_eq!(listed(text), want, "{text}");
        }
        assert_eq!(
            listed("身份证\n申请延续的：\n总结报告"),
            [("", "身份证"), ("申请延续的", "总结报告")]
        );
    }

    #[test]
    fn what_is_no_situation_heads_nothing() {
        for text in [
            "材料：\n1.身份证\n2.申请表",
            "身份证明材料：\n身份证\n户口簿",
            "变更申请书：\n一式两份",
            "身份证\n变更：",
            "新办：身份证、申请表\n变更：身份证",
            "1.变更：变更决议\n2.注销：公告样张",
            "一、变更登记申请书 1份 二、企业章程 1份",
            "一、企业章程\n二、变更证明",
            "一、申请书\n1.纸质\n2.电子\n二、变更\n1.身份证",
            "企业营业执照\n法人身份证",
            "备注：\n自备",
            "变更",
            "",
        ] {
            let plain: Vec<_> = entries(text)
                .into_iter()
                .filter(|entry| !entry.lead)
                .map(|entry| ("", entry.text))
                .collect();
            assert_eq!(listed(text), plain, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_survived(text in any::<String>(), list in "[新办变更材料：:【】一二、1.（）\n \r]{0,30}") {
            for text in [&text, &list] {
                for entry in materials(text) {
                    prop_assert!(!entry.text.is_empty());
                }
            }
        }
    }
}
