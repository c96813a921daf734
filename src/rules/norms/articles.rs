//! Numbers of articles: whether a text names one, and what stands before it.

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
    last.ends_with(is_figure)
}

fn is_figure(c: char) -> bool {
    matches!(
        c,
        '0'..='9' | '０'..='９' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '百' | '千' | '零' | '〇'
    )
}

/// What the number of an article is written with.
const NUMBERING: fn(char) -> bool = |c| is_figure(c) || " \u{3000}()（）".contains(c);

/// Begins with the number of an article, plainly written: 第三十五条.
pub fn begins_with_article(text: &str) -> bool {
    text.strip_prefix('第').is_some_and(|rest| {
        let behind = rest.trim_start_matches(is_figure);
        behind.len() < rest.len() && behind.starts_with('条')
    })
}

/// Ends in the number of an article, plainly written.
pub fn ends_in_article(text: &str) -> bool {
    text.strip_suffix('条')
        .is_some_and(|number| number.ends_with(is_figure))
}

/// What stands before each 第…条 or …条, without blanks, a closing note and quotation marks.
pub(super) fn article_heads(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices('条').filter_map(|(at, _)| {
        let number = text[..at].trim_end_matches(NUMBERING);
        let head = number.strip_suffix('第').unwrap_or(number);
        (number.len() < at).then(|| bare_end(head))
    })
}

/// Without blanks, marks and one note in brackets at the end.
pub(super) fn bare_end(text: &str) -> &str {
    let marks = |c: char| {
        c.is_whitespace() || c.is_ascii_punctuation() && c != ')' || "。；，、》】”".contains(c)
    };
    let end = text.trim_end_matches(marks);
    let note = end
        .strip_suffix(['）', ')'])
        .and_then(|inner| inner.rfind(['（', '(']));
    match note {
        Some(at) => end[..at].trim_end_matches(marks),
        None => end.trim_end_matches(|c: char| marks(c) || "）)".contains(c)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
        for text in [
            "第三章",
            "条例",
            "受理条件",
            "该条规定",
            "第三部分",
            "第×条",
            "第  条",
        ] {
            assert!(!names_article(text), "{text}");
        }
        assert!(begins_with_article("第三十五条规定") && !begins_with_article("第×条"));
        assert!(ends_in_article("《水法》第35条") && !ends_in_article("《水法》第  条"));
    }
}
