//! P004: the flow chart is a picture. Only what is surely none is reported; what a name or an address hides cannot be told.

use crate::rules::prelude::*;
use crate::rules::structure::is_placeholder;

pub static RULE: Rule = Rule {
    about: About {
        id: "P004",
        slug: "flow-chart-not-image",
        level: Level::Error,
        since: "0.1.0",
        says: words("外部流程图不是图片", "the flow chart is no picture"),
        why: words(
            "方案要求外部流程图必须为图片格式，群众点开就能看，不用下载文档。",
            "The plan wants the chart as a picture, which opens where it is read.",
        ),
        basis: &[basis::PLAN_PROCESS],
    },
    wrong: "事项名称: 食品经营许可\n外部流程图: 食品经营许可流程图.docx",
    right: "事项名称: 食品经营许可\n外部流程图: 食品经营许可流程图.png",
    check: Check::Item(looks![item_type, flow_chart], check),
};

const IMAGES: [&str; 9] = [
    ".png", ".jpg", ".jpeg", ".gif", ".bmp", ".svg", ".webp", ".tif", ".jfif",
];

const DOCUMENTS: [&str; 15] = [
    ".doc", ".pdf", ".xls", ".ppt", ".wps", ".txt", ".rtf", ".vsd", ".zip", ".rar", ".7z", ".htm",
    ".ofd", ".csv", ".et",
];

fn check(item: &ServiceItem<'_>, context: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    if !item.is_on_application() {
        return Outcome::NotApplicable;
    }
    let chart = given!(item.flow_chart);
    if !ends_as_image(chart.value.0) {
        judge(context, found, &chart.raw);
    }
    Outcome::Checked
}

/// What nearly all charts do.
#[inline]
fn ends_as_image(text: &str) -> bool {
    [".png", ".jpg", ".jpeg"]
        .iter()
        .any(|end| text.ends_with(end))
}

#[cold]
fn judge(context: &Context<'_>, found: &mut Found<'_>, raw: &Raw<'_>) {
    let text = raw.text.to_ascii_lowercase();
    // A picture inlined, embedded in the cell, or named among other things.
    let is_image = ["data:image", "<img", "dispimg"]
        .iter()
        .chain(&IMAGES)
        .any(|mark| text.contains(mark));
    if is_image {
        return;
    }
    let shown = brief(raw.text);
    let draft = if let Some(end) = document(&text) {
        found.at(
            raw,
            text!(
                "外部流程图是 {end} 文件，不是图片：{shown}",
                "the flow chart is a {end} file, no picture: {shown}"
            ),
        )
    } else if is_words(&text) && !is_placeholder(raw.text, &context.params.placeholders) {
        found.at(
            raw,
            text!(
                "外部流程图填的是文字，不是图片：{shown}",
                "the flow chart is text, no picture: {shown}"
            ),
        )
    } else {
        return;
    };
    draft.help(text!(
        "上传图片格式的流程图（png、jpg、jpeg、gif、bmp、svg、webp），图中标明各环节办理时限",
        "give a picture (png, jpg, jpeg, gif, bmp, svg, webp) that shows how long each step takes"
    ));
}

/// The ending of a document that the text names, as it is written: at its end or before a mark, so that `.doc.example.cn` is
/// none.
fn document(text: &str) -> Option<&str> {
    DOCUMENTS.into_iter().find_map(|end| {
        text.match_indices(end).find_map(|(at, _)| {
            let rest = text[at + end.len()..].trim_start_matches(['x', 'm', 'l']);
            let goes_on = rest
                .starts_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '/' | '-'));
            (!goes_on).then(|| &text[at..text.len() - rest.len()])
        })
    })
}

/// A process in words: it names steps, and is neither an address nor the title of a chart.
fn is_words(text: &str) -> bool {
    const STEPS: [&str; 6] = ["申请", "受理", "审查", "审核", "审批", "办结"];
    let named = STEPS.iter().filter(|step| text.contains(**step)).count();
    let is_title = text.ends_with('图') || text.contains("http") || text.contains("图片");
    named > 1 && !is_title
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn count(chart: &str) -> usize {
        on(&RULE, &item(&[(Element::flow_chart, chart)])).1.len()
    }

    #[test]
    fn pictures_in_any_guise_are_fine() {
        for chart in [
            "流程图.png",
            "流程图.JPG",
            "https://a.cn/f/1.jpeg?v=2",
            "流程图.png（点击下载）",
            "data:image/png;base64,AAAA",
            "=DISPIMG(\"ID_1\",1)",
            "流程图.pdf；流程图.png",
        ] {
            assert_eq!(count(chart), 0, "{chart}");
        }
    }

    #[test]
    fn documents_pages_and_words_are_none() {
        for chart in [
            "流程图.docx",
            "流程图.PDF",
            "https://a.cn/f/1.pdf?v=2",
            "https://a.cn/guide.html",
            "申请→受理→审核→办结",
            "1.申请人提出申请；2.窗口受理",
        ] {
            assert_eq!(count(chart), 1, "{chart}");
        }
    }

    #[test]
    fn the_ending_is_named_as_it_stands() {
        for (chart, end) in [
            ("流程图.docx", ".docx"),
            ("a.doc", ".doc"),
            ("a.html", ".html"),
        ] {
            let found = on(&RULE, &item(&[(Element::flow_chart, chart)])).1;
            assert!(
                found[0].message.contains(&format!("是 {end} 文件")),
                "{chart}"
            );
        }
    }

    #[test]
    fn what_cannot_be_told_is_let_be() {
        for chart in [
            "8a2f3c9e-0011-4c2d-9d57-1f0a",
            "https://a.doc.example.cn/download?id=3",
            "https://a.cn/file.do?id=9",
            "申请受理流程图",
            "详见附件",
            "已上传",
            "无",
            "",
        ] {
            assert_eq!(count(chart), 0, "{chart}");
        }
    }

    #[test]
    fn without_the_element_it_is_blind() {
        assert_eq!(on(&RULE, &item(&[])).0, Outcome::Blind("flow_chart"));
        assert_eq!(
            on(&RULE, &item(&[(Element::flow_chart, "")])).0,
            Outcome::NotApplicable
        );
    }
}
