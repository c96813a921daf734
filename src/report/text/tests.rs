//! What the terminal report looks like, and that its numbers are true.

use crate::finding::{Lang, Report};
use crate::report::draw::{Gauge, Style};
use crate::report::testing::*;
use crate::report::text;

#[test]
#[ignore = "prints reports, to be looked at in a terminal"]
fn print() {
    let width = std::env::var("COLUMNS")
        .ok()
        .and_then(|width| width.parse().ok());
    let style = Style {
        color: true,
        width: width.unwrap_or(80),
        ..Style::default()
    };
    for lang in [Lang::Zh, Lang::En] {
        println!("{}", text(&one(lang), &style));
        println!("{}", text(&many(lang), &style));
    }
}
