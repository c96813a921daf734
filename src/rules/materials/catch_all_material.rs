//! M010: "other materials" and its kin: nobody can know what to bring.

use super::empty_words::{EMPTY, TOPICS};
use crate::canon::{Endings, Glance, is_made_of};
use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "M010",
        slug: "catch-all-material",
        level: Level::Error,
        since: "0.1.0",
        says: words("兜底性材料要求", "a catch-all material"),
        why: words(
            "“其他材料”“有关材料”没有说清要交什么，窗口可以随意加材料，群众要来回跑。",
            "\"Other materials\" lets an office ask for anything, and people come twice.",
        ),
        basis: &[basis::CATCH_ALL, basis::PLAN_MATERIALS],
    },
    wrong: "事项名称: 食品经营许可\n申请材料:\n  - 材料名称: 法律法规规定的其他材料\n",
    right: "事项名称: 食品经营许可\n申请材料:\n  - 材料名称: 食品安全管理制度\n",
    check: Check::Material(looks![item_type, material_name], check),
};

fn check(
    material: &Material<'_>,
    item: &ServiceItem<'_>,
    _: &Context<'_>,
    found: &mut Found<'_>,
) -> Outcome {
    if !item.is_on_application() {
        return Outcome::NotApplicable;
    }
    let name = match &material.name {
        Field::Given(name) => name,
        Field::Absent => return Outcome::Blind("material_name"),
        _ => return Outcome::NotApplicable,
    };
    match catch_all(name.value) {
        None => {}
        Some(Catch::Whole) => whole(found, &name.raw),
        Some(Catch::Part(part)) => part_of(found, &name.raw, part),
        Some(Catch::Open) => open(found, &name.raw),
    }
    Outcome::Checked
}

#[cold]
fn whole(found: &mut Found<'_>, raw: &Raw<'_>) {
    let value = brief(raw.text);
    found
        .at(
            raw,
            text!(
                "“{value}”是兜底要求，没有说清要交什么",
                "\"{value}\" does not say what to bring"
            ),
        )
        .help(text!(
            "写出具体的材料名称；没有其他材料的，删去这一项",
            "name the materials one by one, or drop this entry"
        ));
}

#[cold]
fn part_of(found: &mut Found<'_>, raw: &Raw<'_>, part: &str) {
    let value = brief(part);
    found
        .at(
            raw,
            text!(
                "“{value}”是兜底要求，没有说清还要交什么",
                "\"{value}\" does not say what else to bring"
            ),
        )
        .on(part)
        .help(text!(
            "写出具体的材料名称；没有其他材料的，删去“{value}”",
            "name the other materials, or take out \"{value}\""
        ));
}

#[cold]
fn open(found: &mut Found<'_>, raw: &Raw<'_>) {
    let value = brief(raw.text);
    let tail = &raw.text[raw.text.rfind('等').unwrap_or(0)..];
    found
        .at(
            raw,
            text!(
                "“{value}”用“等”带过，材料没有列全",
                "\"{value}\" ends in \"and so on\" (等): the list is left open"
            ),
        )
        .on(tail)
        // 等 may also close a complete enumeration, so the list is doubtful rather than wrong.
        .level(Level::Warning)
        .help(text!(
            "把材料逐项列全，去掉“等”字",
            "list every material and take out 等"
        ));
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Catch<'n> {
    /// Nothing is named but "other" or "relevant" materials.
    Whole,
    /// Materials are named, and this part of the name asks for others.
    Part(&'n str),
    /// Materials are named, and the list is left open.
    Open,
}

/// Nothing is named at all, so nothing more can be asked of the entry.
pub(super) fn is_catch_all(name: &str) -> bool {
    catch_all(name) == Some(Catch::Whole)
}

fn catch_all(name: &str) -> Option<Catch<'_>> {
    if !may_catch(name) {
        return None;
    }
    let core = core(name);
    if let Some(at) = core.rfind("其他").or_else(|| core.rfind("其它")) {
        let (head, tail) = (&core[..at], &core[at + "其他".len()..]);
        // "或其他…" offers another way, which is a kindness.
        if !head.ends_with('或') && !head.ends_with("或者") && is_any(tail) {
            return Some(beside(head).map_or(Catch::Whole, |at| Catch::Part(&core[at..])));
        }
    }
    let relative = core.contains("有关") || core.contains("相关");
    if relative && ends_generic(core) && is_made_of(core, &[&EMPTY]) {
        return Some(Catch::Whole);
    }
    is_open(core).then_some(Catch::Open)
}

/// Where 及其他… begins behind materials that are named: 身份证、户口簿及. Who rules or wants something is no material.
fn beside(head: &str) -> Option<usize> {
    let joint = ["以及", "及", "和", "与", "、"];
    let named = joint.iter().find_map(|word| head.strip_suffix(word))?;
    let is_clause = ["法规", "规章", "法律", "规定", "要求", "认为"]
        .iter()
        .any(|word| named.contains(word));
    (!is_clause && !is_made_of(named, &[&EMPTY, &TOPICS])).then_some(named.len())
}

/// Cheap: the name ends like a catch-all and holds one of its characters (其, 有, 相, 等).
fn may_catch(name: &str) -> bool {
    const ENDS: Endings<20> = Endings::of([
        '份', '”', '"', '料', '件', '明', '续', '他', '它', '等', '）', ')', '。', '；', ';', '，',
        ',', '、', ' ', '\n',
    ]);
    const WORDS: Glance<4> = Glance::of(['其', '有', '相', '等']);
    ENDS.end(name) && WORDS.may_be_in(name)
}

/// The name without numbering, marks around it, how many, and a closing bracket that only says how or when.
fn core(name: &str) -> &str {
    const HOW: [&str; 18] = [
        "根据实际",
        "实际情况",
        "视情",
        "如有",
        "若有",
        "如需",
        "需要时",
        "必要时",
        "可选",
        "选填",
        "公章",
        "盖章",
        "原件",
        "复印件",
        "份",
        "纸质",
        "电子",
        "扫描",
    ];
    let marks = |c: char| c.is_whitespace() || "。；;，,、.“”\"".contains(c);
    let mut core = name.trim_matches(marks);
    if let Some(inner) = core.strip_suffix(['）', ')'])
        && let Some(at) = inner.rfind(['（', '('])
        && HOW.iter().any(|how| inner[at..].contains(how))
    {
        core = core[..at].trim_end_matches(marks);
    }
    let counted = core.strip_suffix('份').map_or(core, |rest| {
        let rest =
            rest.trim_end_matches(|c: char| c.is_ascii_digit() || "一二两三四五各 ".contains(c));
        rest.strip_suffix("一式").unwrap_or(rest)
    });
    let bare = counted.strip_suffix("复印件").unwrap_or(counted);
    if ends_generic(bare) {
        core = bare;
    }
    core.trim_start_matches(|c: char| {
        c.is_ascii_digit()
            || c.is_whitespace()
            || "、.．（）()一二三四五六七八九十①②③④⑤⑥⑦⑧⑨⑩".contains(c)
    })
}

/// What stands behind 其他: nothing, empty words, or 与…有关的 and empty words.
fn is_any(tail: &str) -> bool {
    if is_made_of(tail, &[&EMPTY, &TOPICS]) {
        return tail.is_empty() || ends_generic(tail);
    }
    let about = tail.strip_prefix('与').and_then(|rest| {
        rest.find("有关的")
            .or_else(|| rest.find("相关的"))
            .map(|at| &rest[at + "有关的".len()..])
    });
    about.is_some_and(|rest| ends_generic(rest) && is_made_of(rest, &[&EMPTY, &TOPICS]))
}

fn ends_generic(text: &str) -> bool {
    ["材料", "资料", "文件", "证明", "手续", "附件", "证件"]
        .iter()
        .any(|word| text.ends_with(word))
}

/// Ends in 等, 等材料, 等文件、资料, 等相关证明材料. 等证明材料 says what the papers prove and is left alone.
fn is_open(core: &str) -> bool {
    let Some(at) = core.rfind('等') else {
        return false;
    };
    let (head, tail) = (&core[..at], &core[at + '等'.len_utf8()..]);
    if tail.is_empty() {
        let word = head.chars().next_back();
        return word.is_some_and(|c| !"中高初同平优上均对相何".contains(c));
    }
    let plain = tail
        .split(['、', '和', '或', '及'])
        .all(|word| matches!(word, "材料" | "资料" | "文件" | "手续"));
    let relative = ["相关", "有关", "其他", "其它"]
        .iter()
        .any(|word| tail.starts_with(word));
    plain || relative && ends_generic(tail) && is_made_of(tail, &[&EMPTY])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    #[test]
    fn other_and_relevant_materials_are_caught() {
        for name in [
            "其他材料",
            "其他",
            "5、其它材料（如有）",
            "有关材料",
            "相关证明材料；",
            "法律、法规、规章规定的其他材料",
            "法律法规规定的其他申请材料",
            "需要提交的其他材料",
            "许可部门要求的其他资料",
            "许可部门要求的其他材料",
            "其他延续申请材料",
            "其他说明材料",
            "其他与备案工作有关的材料",
            "其他材料1份",
            "其他材料复印件",
            "“其他材料”",
            "其他\n材料",
            "其他证件",
            "相关证件",
            "其他书面材料",
            "其他有效证明材料",
            "其他材料（根据实际情况提供）",
            "法律、行政法规和规章规定的其他材料",
            "需要提供的相关材料",
            "登记机关认为需要提交的其他文件、资料",
        ] {
            assert_eq!(catch_all(name), Some(Catch::Whole), "{name}");
        }
    }

    #[test]
    fn of_a_mixed_entry_the_part_is_told() {
        for (name, part) in [
            ("身份证、户口簿及其他相关材料", "及其他相关材料"),
            ("申请表和其他材料", "和其他材料"),
        ] {
            assert_eq!(catch_all(name), Some(Catch::Part(part)), "{name}");
            assert!(!is_catch_all(name), "{name}");
        }
    }

    #[test]
    fn an_open_list_is_a_warning() {
        for name in [
            "建设项目安全设施竣工验收报告等文件、资料",
            "苗圃示意图等材料",
            "户口簿、结婚证等相关证明材料",
            "机构的章程，首届理事会名单等",
        ] {
            assert_eq!(catch_all(name), Some(Catch::Open), "{name}");
            let item = with_materials(&[&[(Element::material_name, name)]]);
            assert_eq!(on(&RULE, &item).1[0].level, Level::Warning);
        }
    }

    #[test]
    fn names_that_say_what_to_bring_are_fine() {
        for name in [
            "申请人有效护照或者其他国际旅行证件",
            "身份证或其他证明材料",
            "其他主办单位同意文件",
            "其他涉及广告样稿内容真实性的证明性文件",
            "建设项目有关批准文件",
            "与变更事项相关的证明材料",
            "变更信息的有关材料",
            "医疗机构相关证明文件",
            "相关剧照",
            "工伤人员伤残等级证",
            "等级变更申请表",
            "个人姓名、身份证号等证明材料",
            "监护证明（如出生证明、户口簿等）",
            "设立事故应急救援组织的文件或者与其他应急救援组织签订的救护协议",
            "有效身份证件",
            "监护人相关证件",
            "其他材料（单位职工名册）",
            "学历证明（高等）",
        ] {
            assert_eq!(catch_all(name), None, "{name}");
        }
    }

    #[test]
    fn none_and_blank_are_outside() {
        let item = with_materials(&[&[(Element::material_name, "无")]]);
        assert_eq!(on(&RULE, &item), (Outcome::NotApplicable, vec![]));
    }

    #[test]
    fn the_message_holds_the_name() {
        let item = with_materials(&[&[(Element::material_name, "其他材料")]]);
        assert_eq!(
            &*on(&RULE, &item).1[0].message,
            "“其他材料”是兜底要求，没有说清要交什么"
        );
    }
}
