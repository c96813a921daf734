//! The norms that a text cites: their titles, whether an article is named, and how high they rank.

/// A title in 《》.
#[derive(Clone, Copy, Debug)]
pub struct Title<'t> {
    /// Its words, without the marks.
    pub name: &'t str,
    /// Where its opening mark stands.
    pub start: usize,
    /// Where the text behind it begins.
    pub end: usize,
}

/// How high a norm ranks, as far as its title tells.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Rank {
    /// 通知, 意见, 方案: a document, no norm.
    Document,
    /// 办法, 规定, 细则: an administrative regulation, a rule or a mere document.
    Unclear,
    /// 法, 条例, 国务院决定.
    Statute,
}

const OPEN: char = '《';
const CLOSE: char = '》';

/// The titles of a text, in their order. One in another belongs to it; one that is not closed ends with its line.
pub fn titles(text: &str) -> impl Iterator<Item = Title<'_>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = from + text.get(from..)?.find(OPEN)?;
        let inner = start + OPEN.len_utf8();
        let len = title_len(&text[inner..]);
        let end = inner + len;
        let closing = if text[end..].starts_with(CLOSE) {
            CLOSE.len_utf8()
        } else {
            0
        };
        from = end + closing;
        Some(Title {
            name: &text[inner..end],
            start,
            end: from,
        })
    })
}

fn title_len(text: &str) -> usize {
    let mut depth = 0_u32;
    for (at, c) in text.char_indices() {
        match c {
            OPEN => depth += 1,
            CLOSE if depth == 0 => return at,
            CLOSE => depth -= 1,
            '\n' => return at,
            _ => {}
        }
    }
    text.len()
}

impl Title<'_> {
    /// The title without a closing note: 《…办法（试行）》, 《…法（2019年修正）》.
    fn core(&self) -> &str {
        let name = self.name.trim();
        match name.strip_suffix(['）', ')']) {
            Some(inner) => inner
                .rfind(['（', '('])
                .map_or(name, |at| inner[..at].trim_end()),
            None => name,
        }
    }

    /// Norms of this kind are divided into articles; notices, opinions and standards often are not.
    pub fn has_articles(&self) -> bool {
        let core = self.core();
        ["法", "法典", "条例", "办法", "规定", "细则", "规则"]
            .iter()
            .any(|end| core.ends_with(end))
    }

    /// How high it ranks.
    pub fn rank(&self) -> Rank {
        let core = self.core();
        let ends = |list: &[&str]| list.iter().any(|end| core.ends_with(end));
        if ends(&["办法", "方法"]) {
            return Rank::Unclear;
        }
        let by_council = ["国务院", "人民代表大会", "常务委员会", "人大"]
            .iter()
            .any(|body| core.contains(body));
        if ends(&["法", "法典", "条例"]) || by_council && ends(&["决定"]) {
            return Rank::Statute;
        }
        if ends(&DOCUMENTS) {
            return Rank::Document;
        }
        Rank::Unclear
    }
}

const DOCUMENTS: [&str; 12] = [
    "通知", "意见", "方案", "函", "纪要", "批复", "通告", "计划", "规划", "要点", "指南", "清单",
];

/// Names an article, or the place in an annex that stands for one.
pub fn names_article(text: &str) -> bool {
    text.match_indices('条')
        .any(|(at, _)| ends_in_number(&text[..at]))
        || ["附件", "附表", "附录", "全文", "目录"]
            .iter()
            .any(|place| text.contains(place))
        || text.contains('第')
            && text
                .match_indices(['款', '项'])
                .any(|(at, _)| ends_in_number(&text[..at]))
}

fn ends_in_number(text: &str) -> bool {
    let last = text.trim_end_matches([' ', '\u{3000}', '(', '（', ')', '）']);
    last.ends_with(|c: char| {
        c.is_ascii_digit()
            || ('０'..='９').contains(&c)
            || "〇零一二三四五六七八九十百千".contains(c)
    })
}

/// A law or a regulation named without 《》: 行政许可法第十二条, 国务院令第412号, 【法律】.
pub fn names_plain_statute(text: &str) -> bool {
    const SIGNS: [&str; 9] = [
        "条例",
        "国务院令",
        "主席令",
        "法第",
        "【法律】",
        "【法规】",
        "【行政法规】",
        "【地方性法规】",
        "国务院决定",
    ];
    if SIGNS.iter().any(|sign| text.contains(sign)) {
        return !text.ends_with("办法第");
    }
    let end = text.trim_end_matches(|c: char| !c.is_alphanumeric());
    end.ends_with('法') && !end.ends_with("办法") && end.chars().count() > 3
}

/// The highest rank among all that a text names; `None` when it names no title and no statute.
pub fn highest(text: &str) -> Option<Rank> {
    let titled = titles(text).map(|title| title.rank()).max();
    if titled == Some(Rank::Statute) || names_plain_statute(text) {
        return Some(Rank::Statute);
    }
    titled
}

/// Words in the names of norms, wherever they stand.
const NORMS: [&str; 12] = [
    "条例",
    "办法",
    "细则",
    "规程",
    "规范",
    "决定",
    "通知",
    "意见",
    "公告",
    "批复",
    "公约",
    "法规定的",
];

/// Words that the name of a norm ends in, and other text may hold.
const ENDS: [&str; 9] = [
    "法", "规定", "标准", "规则", "准则", "指南", "目录", "方案", "令",
];

/// What sounds like a norm and names none.
const VAGUE: [&str; 12] = [
    "按规定",
    "按照规定",
    "有关规定",
    "相关规定",
    "有关法律",
    "相关法律",
    "有关法规",
    "相关法规",
    "法律法规",
    "法律、法规",
    "有关文件",
    "相关文件",
];

/// Names a document: a title, a document number, or a norm's name without the title marks.
pub fn names_document(text: &str) -> bool {
    if text.starts_with(OPEN) || text.contains([OPEN, '〔', '﹝', '〈', '<']) {
        return true;
    }
    // 国发[2015]57号, GB/T 39554, 国务院令第716号
    let numbered = text.contains('号') && text.contains(|c: char| c.is_ascii_digit());
    if numbered || text.contains("GB") {
        return true;
    }
    if NORMS.iter().any(|norm| text.contains(norm)) {
        return true;
    }
    // 行政许可法第十二条; 第十二条 alone names nothing.
    if text.contains("法第") {
        return true;
    }
    if VAGUE.iter().any(|vague| text.contains(vague)) {
        return false;
    }
    let end =
        text.trim_end_matches(|c: char| c.is_ascii_punctuation() || "。；，、）】》”".contains(c));
    end.chars().count() > 3 && ENDS.iter().any(|norm| end.ends_with(norm))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn names(text: &str) -> Vec<&str> {
        titles(text).map(|title| title.name).collect()
    }

    #[test]
    fn titles_are_found_one_in_another_and_unclosed() {
        assert_eq!(names("《甲法》第三条；《乙条例》"), ["甲法", "乙条例"]);
        assert_eq!(
            names("《关于印发《甲办法》的通知》一"),
            ["关于印发《甲办法》的通知"]
        );
        assert_eq!(names("《甲法\n《乙法》"), ["甲法", "乙法"]);
        assert_eq!(names("甲法"), Vec::<&str>::new());
    }

    #[test]
    fn a_title_tells_its_rank() {
        for (name, rank) in [
            ("中华人民共和国行政许可法", Rank::Statute),
            ("民法典", Rank::Statute),
            ("护士条例", Rank::Statute),
            (
                "国务院对确需保留的行政审批项目设定行政许可的决定",
                Rank::Statute,
            ),
            ("食品经营许可管理办法（试行）", Rank::Unclear),
            ("计量法实施细则", Rank::Unclear),
            ("关于加强管理的通知", Rank::Document),
            ("关于深化改革的意见", Rank::Document),
        ] {
            let text = format!("《{name}》");
            assert_eq!(titles(&text).next().map(|title| title.rank()), Some(rank));
        }
    }

    #[test]
    fn articles_are_known_in_every_spelling() {
        for text in [
            "第十二条",
            "第 12 条",
            "三十八条：小额",
            "第二十一条第三款",
            "附件第181项",
            "第（一）项",
            "第二十六条之一",
            "见附件2",
        ] {
            assert!(names_article(text), "{text}");
        }
        for text in ["第三章", "条例", "受理条件", "该条规定", "第三部分"] {
            assert!(!names_article(text), "{text}");
        }
    }

    #[test]
    fn a_statute_is_known_without_marks() {
        for text in [
            "行政许可法第十二条",
            "国务院令第412号",
            "中华人民共和国文物保护法",
        ] {
            assert_eq!(highest(text), Some(Rank::Statute), "{text}");
        }
        assert_eq!(highest("食品经营许可管理办法"), None);
        assert_eq!(highest("《关于工作的通知》"), Some(Rank::Document));
    }

    proptest! {
        #[test]
        fn any_text_is_survived(text in any::<String>(), domain in "[《》〈〉法条例第十\n（） a]{0,24}") {
            for text in [&text, &domain] {
                let ends: Vec<usize> = titles(text).map(|title| title.end).collect();
                prop_assert!(ends.is_sorted());
                let _ = (highest(text), names_article(text), names_document(text));
            }
        }
    }
}
