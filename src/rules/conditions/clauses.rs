//! The clauses of a text: what stands between full stops, semicolons and line ends, without its numbering.

/// The clauses of a text that say anything. A comma or 、 parts none: 法律、法规规定的其他条件 is one.
pub(super) fn clauses(text: &str) -> impl Iterator<Item = &str> {
    text.split(['。', '；', ';', '\n', '\r', '！', '!'])
        .map(bare)
        .filter(|clause| !clause.is_empty())
}

fn bare(clause: &str) -> &str {
    clause
        .trim_start_matches(|c: char| {
            c.is_whitespace()
                || c.is_ascii_digit()
                || "（）()、.．:：一二三四五六七八九十①②③④⑤⑥⑦⑧⑨⑩-".contains(c)
        })
        .trim_end_matches(|c: char| c.is_whitespace() || "，,、.".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbering_and_marks_go() {
        let text = "1.有场所；\n（二）法律、法规规定的其他条件。3、 年满十八周岁";
        let list: Vec<&str> = clauses(text).collect();
        assert_eq!(list[..2], ["有场所", "法律、法规规定的其他条件"]);
        assert_eq!(list.len(), 3);
    }
}
