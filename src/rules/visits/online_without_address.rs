//! V006: what is handled online says where and how far.

use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "V006",
        slug: "online-without-address",
        level: Level::Warning,
        since: "0.1.0",
        says: words(
            "已网办但缺少网办地址或网办深度",
            "handled online, but the web address or the depth is missing",
        ),
        why: words(
            "标了可以网办，群众却找不到在哪里办、能办到哪一步。",
            "Told that it works online, people still cannot find where, or how much of it.",
        ),
        basis: &[basis::ELEMENTS, basis::CONSISTENCY],
    },
    wrong: "事项名称: 食品经营许可\n是否网办: 是\n网办地址:",
    right: "事项名称: 食品经营许可\n是否网办: 是\n网办地址: https://zwfw.example.cn/guide/1",
    check: Check::Item(
        looks![item_type, is_online, online_depth, online_url, mobile_url],
        check,
    ),
};

fn check(item: &ServiceItem<'_>, _: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    if !item.is_on_application() {
        return Outcome::NotApplicable;
    }
    if item.online_url.is_absent() && item.online_depth.is_absent() {
        return Outcome::Blind("online_url");
    }
    let online = given!(item.is_online);
    if !online.value.0 {
        return Outcome::NotApplicable;
    }
    match &item.online_url {
        Field::Given(link) if !is_web(link.value) => no_address(found, &link.raw),
        Field::Given(_) => {}
        // Some items are handled in an app alone.
        url if item.mobile_url.given().is_none() => {
            if let Some(raw) = nothing(url) {
                missing(found, raw, online);
            }
        }
        _ => {}
    }
    if let Some(raw) = nothing(&item.online_depth) {
        missing(found, raw, online);
    }
    Outcome::Checked
}

/// An address anywhere in the cell will do: 吉林政务服务网 https://…
fn is_web(link: Link<'_>) -> bool {
    (link.is_web() || names_an_address(link.0)) && names_a_host(link.0)
}

/// Behind `://` something follows.
fn names_a_host(text: &str) -> bool {
    text.match_indices("://")
        .any(|(at, mark)| text[at + mark.len()..].starts_with(char::is_alphanumeric))
}

#[cold]
fn names_an_address(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    text.contains("http://") || text.contains("https://")
}

#[cold]
fn missing(found: &mut Found<'_>, raw: &Raw<'_>, online: &Sourced<'_, Flag>) {
    let (label, key) = (raw.element().label(), raw.element().key());
    let draft = found
        .at(
            raw,
            text!(
                "可以网办，但没有填「{label}」",
                "handled online, but {key} ({label}) is not filled in"
            ),
        )
        .also(online, text!("是否网办：是", "handled online"));
    if raw.element() == Element::online_depth {
        draft.help(text!(
            "填写网上办理深度，例如 Ⅲ级",
            "fill in how far it goes (网上办理深度), such as Ⅲ级"
        ));
    } else {
        draft.help(text!(
            "填写这个事项的网办地址，以 http:// 或 https:// 开头",
            "give the web address of this item, beginning with http:// or https://"
        ));
    }
}

#[cold]
fn no_address(found: &mut Found<'_>, raw: &Raw<'_>) {
    let (label, value) = (raw.element().label(), brief(raw.text));
    found
        .at(
            raw,
            text!(
                "「{label}」“{value}”不是 http 或 https 网址",
                "\"{value}\" is no http or https address ({label})"
            ),
        )
        .help(text!(
            "填写能直接打开的网址，以 http:// 或 https:// 开头",
            "give an address that opens, beginning with http:// or https://"
        ));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn missed(cells: &[(Element, &str)]) -> Vec<Element> {
        let mut all = vec![(Element::is_online, "是")];
        all.extend_from_slice(cells);
        let (_, found) = on(&RULE, &item(&all));
        found.iter().map(|finding| finding.element).collect()
    }

    #[test]
    fn each_blank_cell_is_one_finding() {
        let cells = [(Element::online_url, ""), (Element::online_depth, "无")];
        assert_eq!(missed(&cells), [Element::online_url, Element::online_depth]);
    }

    #[test]
    fn the_name_of_a_site_is_no_address() {
        for url in ["省政务服务网", "zwfw.example.cn", "待定", "http://"] {
            assert_eq!(
                missed(&[(Element::online_url, url)]),
                [Element::online_url],
                "{url}"
            );
        }
    }

    #[test]
    fn an_address_may_have_words_around_it() {
        for url in [
            "HTTPS://zwfw.example.cn",
            "政务服务网：http://zwfw.example.cn/",
        ] {
            assert_eq!(missed(&[(Element::online_url, url)]), [], "{url}");
        }
    }

    #[test]
    fn an_app_needs_no_web_address() {
        let cells = [
            (Element::online_url, ""),
            (Element::mobile_url, "手机客户端首页"),
        ];
        assert_eq!(missed(&cells), []);
    }

    #[test]
    fn what_is_not_online_needs_none() {
        let cells = [(Element::is_online, "否"), (Element::online_url, "")];
        assert_eq!(on(&RULE, &item(&cells)), (Outcome::NotApplicable, vec![]));
    }

    #[test]
    fn without_the_columns_it_is_blind() {
        assert_eq!(on(&RULE, &item(&[])).0, Outcome::Blind("online_url"));
        let item = item(&[(Element::online_url, "")]);
        assert_eq!(on(&RULE, &item).0, Outcome::Blind("is_online"));
    }
}
