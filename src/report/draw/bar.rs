//! A small bar for a share.

/// The share in millionths as a bar of `width` columns, padded; one column is a step, more are a length. Where blocks would be
/// two columns wide there are only lengths, of `#`.
pub(in crate::report) fn bar(millionths: i64, width: usize, wide: bool) -> String {
    const STEPS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    const PARTS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
    let share = millionths.clamp(0, 1_000_000) as usize;
    match width {
        0 => String::new(),
        1 if wide => " ".to_owned(),
        1 => STEPS[(share * 8 / 1_000_000).min(7)].to_string(),
        width if wide => {
            let filled = share * width / 1_000_000;
            format!("{:<width$}", "#".repeat(filled))
        }
        width => {
            let eighths = share * width * 8 / 1_000_000;
            let text = "█".repeat(eighths / 8) + PARTS[eighths % 8];
            let blanks = width - text.chars().count();
            format!("{text}{:blanks$}", "")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::bar;

    #[test]
    fn a_bar_is_as_long_as_its_share() {
        assert_eq!(bar(500_000, 4, false), "██  ");
        assert_eq!(bar(530_000, 4, false), "██  ");
        assert_eq!(bar(600_000, 4, false), "██▍ ");
        assert_eq!(bar(1_000_000, 4, false), "████");
        assert_eq!(bar(-5, 4, false), "    ");
        assert_eq!(bar(500_000, 4, true), "##  ");
        assert_eq!(
            (bar(0, 1, false), bar(999_999, 1, false)),
            ("▁".to_owned(), "█".to_owned())
        );
        assert_eq!(bar(1, 0, false), "");
    }
}
