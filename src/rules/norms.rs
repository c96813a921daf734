//! The norms that a text cites: their titles, whether an article is named, and how high they rank.

mod articles;
mod documents;

use articles::article_heads;
pub use articles::{begins_with_article, ends_in_article, names_article};
pub use documents::{is_standard, names_document};

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
        // A 方法 is a standard for testing.
        let is_method = core.ends_with("方法");
        let ends = ["法", "法典", "条例", "办法", "规定", "细则", "规则"];
        !is_method && ends.iter().any(|end| core.ends_with(end))
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

/// A law or a regulation named without 《》: 行政许可法第十二条, 国务院令第412号, 【法律】.
fn names_plain_statute(text: &str) -> bool {
    const SIGNS: [&str; 13] = [
        "条例",
        "国务院令",
        "主席令",
        "【法律】",
        "【法规】",
        "【行政法规】",
        "【地方性法规】",
        "国务院决定",
        // What a people's congress publishes or passes ranks as a regulation whatever its title.
        "人民代表大会公告",
        "常务委员会公告",
        "人大常委会公告",
        "常务委员会第",
        "人大常委会第",
    ];
    if SIGNS.iter().any(|sign| text.contains(sign)) {
        return true;
    }
    let is_law = |name: &str| {
        let least = name.ends_with('法') || name.ends_with("法典");
        least
            && !["办法", "方法", "做法"]
                .iter()
                .any(|end| name.ends_with(end))
    };
    let end = text.trim_end_matches(|c: char| !c.is_alphanumeric());
    is_law(end) && end.chars().count() > 3 || article_heads(text).any(is_law)
}

/// The highest rank among all that a text names; `None` when it names no title and no statute.
pub fn highest(text: &str) -> Option<Rank> {
    let titled = titles(text).map(|title| title.rank()).max();
    let is_statute = titled == Some(Rank::Statute)
        || match titled {
            None => names_plain_statute(text),
            // A statute in the title of a notice is what the notice is about.
            Some(_) => names_plain_statute(&without_titles(text)),
        };
    if is_statute {
        Some(Rank::Statute)
    } else {
        titled
    }
}

fn without_titles(text: &str) -> String {
    let mut from = 0;
    let mut rest = String::with_capacity(text.len());
    for title in titles(text) {
        rest.push_str(&text[from..title.start]);
        rest.push('x');
        from = title.end;
    }
    rest.push_str(&text[from..]);
    rest
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
    fn a_method_has_no_articles() {
        let method = titles("《生活饮用水标准检验方法》").next();
        assert!(method.is_some_and(|title| !title.has_articles()));
    }

    #[test]
    fn a_statute_is_known_without_marks() {
        for text in [
            "行政许可法第十二条",
            "国务院令第412号",
            "中华人民共和国文物保护法",
            "民法典第二百零九条",
            "中华人民共和国水法（2016年修正）第四十八条",
            "《吉林省实施〈中华人民共和国水法〉办法》（吉林省人民代表大会常务委员会公告第10号）第三条",
            "《关于工作的通知》；水法第三条",
        ] {
            assert_eq!(highest(text), Some(Rank::Statute), "{text}");
        }
        assert_eq!(highest("食品经营许可管理办法第三条"), None);
        assert_eq!(
            highest("《关于贯彻〈取水许可条例〉的通知》"),
            Some(Rank::Document)
        );
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
