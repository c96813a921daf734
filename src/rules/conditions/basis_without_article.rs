//! B002: each norm that the legal basis cites is cited with its article, where it has articles.

use super::citations::citations;
use crate::rules::norms::{begins_with_article, is_standard, names_article};
use crate::rules::prelude::*;
use memchr::memmem::Finder;
use std::sync::LazyLock;

pub static RULE: Rule = Rule {
    about: About {
        id: "B002",
        slug: "basis-without-article",
        level: Level::Warning,
        since: "0.1.0",
        says: words("设定依据未写到条款", "the legal basis names no article"),
        why: words(
            "只写法规名称，查不到是哪一条设定了这个事项。",
            "With a title alone nobody can look up which article establishes the item.",
        ),
        basis: &[basis::ELEMENTS, basis::LICENSING_30],
    },
    wrong: "事项名称: 食品经营许可\n设定依据: 《中华人民共和国食品安全法》",
    right: "事项名称: 食品经营许可\n设定依据: 《中华人民共和国食品安全法》第三十五条",
    check: Check::Item(looks![item_type, legal_basis], check),
};

fn check(item: &ServiceItem<'_>, _: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    if !item.is_on_application() {
        return Outcome::NotApplicable;
    }
    let basis = given!(item.legal_basis);
    if !is_plain(basis.value) {
        look(found, basis);
    }
    Outcome::Checked
}

static TITLE_END: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("》"));

/// Every title is followed by its article at once, as in a short basis.
fn is_plain(text: &str) -> bool {
    TITLE_END
        .find_iter(text.as_bytes())
        .all(|at| begins_with_article(&text[at + "》".len()..]))
}

#[inline(never)]
fn look(found: &mut Found<'_>, basis: &Sourced<'_, &str>) {
    let mut bare = citations(basis.value)
        .filter(|citation| {
            let says = citation.says;
            citation.title.has_articles() && !names_article(says) && !is_standard(says)
        })
        .map(|citation| citation.title.name);
    let Some(first) = bare.next() else {
        return;
    };
    let more = bare.count();
    let count = more + 1;
    let title = brief(first);
    let message = |lang| {
        if more == 0 {
            text!(
                "依据《{title}》没有写到第几条",
                "《{title}》 is cited without an article"
            )(lang)
        } else {
            text!(
                "依据《{title}》等 {count} 部没有写到第几条",
                "《{title}》 and others, {count} in all, are cited without an article"
            )(lang)
        }
    };
    found.at(basis, message).on(first).help(text!(
        "在《{title}》后写明第几条",
        "add the article (第×条) behind 《{title}》"
    ));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn told(basis: &str) -> Option<Box<str>> {
        let (_, mut found) = on(&RULE, &item(&[(Element::legal_basis, basis)]));
        found.pop().map(|finding| finding.message)
    }

    #[test]
    fn a_title_alone_is_reported() {
        for text in [
            "《中华人民共和国文物保护法》",
            "【法律】《中华人民共和国文物保护法》",
            "《文物保护法》（2017年修正）",
            "《护士条例》第三条；《文物保护法》",
            "《护士条例》第三条、《文物保护法》。",
            "1.《文物保护法》\n2.《护士条例》第三条",
            "根据《文物保护法》设立",
            "《文物保护法》第×条",
            "《文物保护法》第四章",
            "《文物保护法》第三次修正",
            "1.《护士条例》第三条；2.《文物保护法》",
            "1.《文物保护法》；2.《护士条例》第二条",
            "（一）《护士条例》第三条；（二）《文物保护法》",
            "《护士条例》第三条 护士应当注册。《文物保护法》",
        ] {
            let message = told(text).expect(text);
            assert!(message.contains("文物保护法"), "{message}");
        }
    }

    #[test]
    fn several_are_counted_in_one_finding() {
        assert_eq!(
            told("《文物保护法》、《护士条例》").as_deref(),
            Some("依据《文物保护法》等 2 部没有写到第几条")
        );
    }

    #[test]
    fn articles_may_stand_behind_a_note_or_on_the_next_line() {
        for text in [
            "《政府采购法》（主席令第68号公布，根据《关于修改〈保险法〉的决定》修正）\n    第十三条第一款：各级人民政府…",
            "【规范性文件】《管理暂行办法》（新政办发〔2017〕160号）\n三十八条：变更的，应当…",
            "《设定行政许可的规定》附件第181项",
            "《非物质文化遗产法》第三章第十八条",
        ] {
            assert_eq!(told(text), None, "{text}");
        }
    }

    #[test]
    fn titles_within_the_words_of_an_article_are_not_cited_by_the_guide() {
        for text in [
            "《护士条例》第三条：护士依照《劳动法》的规定参加保险，按照《社会保险法》、《公务员法》执行。",
            "《护士条例》第三条规定，护士依照《劳动法》、《社会保险法》的规定参加社会保险。",
            "《水法》第四十八条 直接从江河取水的，应当申请领取取水许可证，《矿产资源法》另有规定的除外。",
            "《水法》第四十八条\n直接取水的，应当领证。《矿产资源法》另有规定的除外。",
            "《农业机械条例》（国务院令第709号《关于修改部分规定》修改）第三十条：…",
        ] {
            assert_eq!(told(text), None, "{text}");
        }
    }

    #[test]
    fn notices_have_no_articles() {
        assert_eq!(told("《关于加强管理的通知》（国发〔2015〕57号）"), None);
        assert_eq!(told("按规定"), None);
        assert_eq!(
            told("《水质 化学需氧量的测定 重铬酸盐法》（HJ 828-2017）"),
            None
        );
    }
}
