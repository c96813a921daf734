//! The norms that a legal basis cites itself, told from those that only occur in what it quotes.

use crate::rules::norms::{Title, names_article, titles};

/// A norm that is cited, and what is said of it.
pub(super) struct Citation<'t> {
    /// Its title.
    pub title: Title<'t>,
    /// The text from behind the title to the next citation.
    pub says: &'t str,
}

/// The citations of a text, in order.
pub(super) fn citations(text: &str) -> impl Iterator<Item = Citation<'_>> {
    let mut last = 0;
    let mut heads = titles(text)
        .filter(move |title| {
            let between = &text[last..title.start];
            let is_head = is_head(between, last == 0, &text[title.end..]);
            if is_head {
                last = title.end;
            }
            is_head
        })
        .peekable();
    std::iter::from_fn(move || {
        let title = heads.next()?;
        let end = heads.peek().map_or(text.len(), |next| next.start);
        Some(Citation {
            title,
            says: &text[title.end..end],
        })
    })
}

/// Whether a title behind `between` is cited by the guide: it opens a line, follows a tag such as 【法律】, or goes on in a list
/// of citations. What stands behind a colon or in brackets is quoted.
fn is_head(between: &str, is_first: bool, behind: &str) -> bool {
    // 《甲法》《乙法》第三条: the article is of both.
    if between.is_empty() && !is_first {
        return false;
    }
    let lead = between.trim_end();
    if lead.is_empty() || lead.ends_with('】') {
        return true;
    }
    let line = lead.rfind('\n').map(|at| &lead[at + 1..]);
    if opens_line(line.unwrap_or(if is_first { lead } else { "…" })) {
        return line.is_some() || is_first;
    }
    // A title alone at the start of a line, unless a sentence was broken there.
    let starts_line = between[lead.len()..].contains('\n')
        && lead.ends_with(['。', '；', ';', '）', ')', '条', '款', '项', '号']);
    if starts_line && !is_open(between) {
        return true;
    }
    let lead = without_number(lead);
    !is_quoted(between)
        && lead.ends_with(['；', ';', '、', '，', ',', '。', '和', '及', '与'])
        && (!goes_on_in_words(between) || lead.ends_with(['；', ';', '。']) && closes(behind))
}

/// Without the number of a list at the end: `；2.`, `；（二）`, `；②`.
fn without_number(text: &str) -> &str {
    let bare = text.trim_end_matches(|c: char| {
        c.is_ascii_digit() || "（）().．、 一二三四五六七八九十①②③④⑤⑥⑦⑧⑨⑩".contains(c)
    });
    if bare.ends_with(['；', ';', '。']) {
        bare
    } else {
        text
    }
}

/// Behind the number of an article stand its words, and not only what belongs to a list of citations.
fn goes_on_in_words(between: &str) -> bool {
    let Some(at) = between.find('条') else {
        return false;
    };
    let rest = &between[at + '条'.len_utf8()..];
    let is_word = |c: char| {
        c.is_alphabetic()
            && !"第条款项目章节之的规定和及与以并等号令年月日修正修订公布施行主席国务院根据依按照同时结合法律行政地方性部门政府范文件一二三四五六七八九十百千零〇".contains(c)
    };
    names_article(&between[..at + '条'.len_utf8()]) && without_notes(rest).any(is_word)
}

/// The characters outside of brackets.
fn without_notes(text: &str) -> impl Iterator<Item = char> {
    let mut depth = 0_u32;
    text.chars().filter(move |c| {
        match c {
            '（' | '(' | '〔' | '【' => depth += 1,
            '）' | ')' | '〕' | '】' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0
    })
}

/// Nothing follows that would make a sentence of the title.
fn closes(behind: &str) -> bool {
    let behind = behind.trim_start();
    behind.is_empty() || behind.starts_with(['第', '（', '(', '；', ';', '。', '、', '〔', '《'])
}

/// Nothing before the title on its line but numbering and words that lead up to it.
fn opens_line(line: &str) -> bool {
    let bare = line.trim_matches(|c: char| {
        c.is_whitespace()
            || c.is_ascii_punctuation()
            || c.is_ascii_digit()
            || "（）、．：一二三四五六七八九十①②③④⑤⑥⑦⑧⑨⑩【】".contains(c)
    });
    matches!(
        bare,
        "" | "根据"
            | "依据"
            | "按照"
            | "依照"
            | "法律"
            | "法规"
            | "行政法规"
            | "地方性法规"
            | "规章"
            | "部门规章"
            | "政府规章"
            | "规范性文件"
            | "设定依据"
            | "实施依据"
            | "法律依据"
    )
}

/// The words of an article, or a note in brackets that is still open.
fn is_quoted(between: &str) -> bool {
    const LONGEST: usize = 240;
    is_open(between) || between.len() > LONGEST || between.contains(['：', ':', '“'])
}

fn is_open(text: &str) -> bool {
    text.matches(['（', '(']).count() > text.matches(['）', ')']).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cited(text: &str) -> Vec<(&str, &str)> {
        citations(text)
            .map(|citation| (citation.title.name, citation.says))
            .collect()
    }

    #[test]
    fn each_citation_goes_to_the_next() {
        assert_eq!(
            cited("《甲法》第一条；《乙法》第二条"),
            [("甲法", "第一条；"), ("乙法", "第二条")]
        );
        assert_eq!(
            cited("【法律】《甲法》第一条：依照《丙法》处理。\n【法规】《乙法》第二条"),
            [
                ("甲法", "第一条：依照《丙法》处理。\n【法规】"),
                ("乙法", "第二条")
            ]
        );
    }

    #[test]
    fn a_line_may_be_no_more_than_a_title_and_its_number() {
        assert_eq!(
            cited("《甲办法》(2011年第16号)\n《乙办法》(2006年第9号)").len(),
            2
        );
        assert_eq!(cited("《甲法》第一条规定，应当依照\n《乙法》办理").len(), 1);
    }

    #[test]
    fn titles_side_by_side_are_cited_together() {
        assert_eq!(
            cited("《甲法》《乙法》第三条"),
            [("甲法", "《乙法》第三条")]
        );
    }

    #[test]
    fn a_title_in_a_note_is_no_citation() {
        let text = "《甲法》（2017年，《关于修改〈甲法〉的决定》）第三条";
        assert_eq!(cited(text).len(), 1);
    }

    #[test]
    fn a_sentence_about_a_title_cites_it() {
        assert_eq!(cited("根据《甲法》设立").len(), 1);
        assert_eq!(cited("1.《甲法》\n（2）《乙法》").len(), 2);
        assert_eq!(cited("我局负责办理，参见《甲法》").len(), 0);
    }
}
