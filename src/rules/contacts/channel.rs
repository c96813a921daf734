//! Whether a contact cell holds a way to reach somebody, and what is wrong when it does not.

use crate::rules::prelude::*;
use crate::rules::structure::is_placeholder;

/// What keeps a contact cell from being one.
pub enum Lack<'r, 'a> {
    /// Nothing is in it, or 无.
    Empty(&'r Raw<'a>),
    /// Text without a number, an address of the web or a place.
    Channel(&'r Raw<'a>),
}

/// What a contact cell lacks. Filler is S008's, a formula gone wrong S010's.
pub fn lack<'r, 'a>(
    field: &'r Field<'a, Phones<'a>>,
    context: &Context<'_>,
) -> Option<Lack<'r, 'a>> {
    let filler = |text| is_placeholder(text, &context.params.placeholders);
    match field {
        Field::Blank(_) => left_blank(field).map(Lack::Empty),
        Field::Nil(raw) => Some(Lack::Empty(raw)),
        Field::Given(phones) if !has_channel(phones.value.0) && !filler(phones.value.0) => {
            Some(Lack::Channel(&phones.raw))
        }
        _ => None,
    }
}

/// A telephone number (three digits in a row will do: 110, 12345), a web or mail address, or a place to go to.
pub fn has_channel(text: &str) -> bool {
    const WEB: [&str; 5] = ["://", "www.", ".cn", ".com", "@"];
    const PLACES: [&str; 14] = [
        "路", "街", "巷", "号", "楼", "室", "大厅", "中心", "广场", "大道", "村", "网站", "邮箱",
        "信箱",
    ];
    has_number(text)
        || WEB.iter().any(|sign| text.contains(sign))
        || PLACES.iter().any(|place| text.contains(place))
}

fn has_number(text: &str) -> bool {
    let mut run = 0;
    text.chars().any(|c| {
        let digit = c.is_ascii_digit() || ('０'..='９').contains(&c);
        run = if digit { run + 1 } else { 0 };
        run >= 3
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_addresses_and_places_are_channels() {
        for text in [
            "0431-84222773",
            "１２３４５",
            "报警电话110",
            "www.example.cn",
            "a@b.com",
            "政务服务中心3号窗口",
            "中山路12号",
        ] {
            assert!(has_channel(text), "{text}");
        }
    }

    #[test]
    fn the_name_of_a_means_is_no_channel() {
        for text in ["电话咨询", "窗口、电话", "现场咨询", "网上", "内线12"] {
            assert!(!has_channel(text), "{text}");
        }
    }
}
