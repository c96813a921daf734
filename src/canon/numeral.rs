//! Numbers as guides write them: ASCII digits, full-width digits, Chinese numerals.

/// The whole text as a number: `20`, `２０`, `二十`, `一百零五`, `廿`, `二〇二四`. `None` for anything else, and beyond `u32`.
pub fn numeral(text: &str) -> Option<u32> {
    let first = text.chars().next()?;
    if arabic(first).is_none() {
        return chinese(text);
    }
    text.chars()
        .try_fold(0_u32, |sum, c| sum.checked_mul(10)?.checked_add(arabic(c)?))
}

/// How many leading bytes of `text` are Chinese numerals; whether they make a number is for [`numeral`] to say.
pub fn chinese_run(text: &str) -> usize {
    text.find(|c| digit(c).is_none() && scale(c).is_none())
        .unwrap_or(text.len())
}

/// The value of one ASCII or full-width digit.
pub fn arabic(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(c as u32 - '0' as u32),
        '０'..='９' => Some(c as u32 - '０' as u32),
        _ => None,
    }
}

fn digit(c: char) -> Option<u32> {
    Some(match c {
        '零' | '〇' | '○' => 0,
        '一' | '壹' => 1,
        '二' | '贰' | '两' => 2,
        '三' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

/// The power of ten a character stands for, and how many of them when it stands alone (廿 is two tens).
fn scale(c: char) -> Option<(u32, u32)> {
    Some(match c {
        '十' | '拾' => (10, 1),
        '廿' => (10, 2),
        '卅' => (10, 3),
        '百' | '佰' => (100, 1),
        '千' | '仟' => (1000, 1),
        '万' | '萬' => (10_000, 1),
        _ => return None,
    })
}

fn chinese(text: &str) -> Option<u32> {
    if text.chars().any(|c| scale(c).is_some()) {
        Sum::of(text)
    } else {
        positional(text)
    }
}

/// 二〇二四, 一二三四五. Two digits side by side without a zero (三五, 一两) mean "some", not a number.
fn positional(text: &str) -> Option<u32> {
    let count = text.chars().count();
    if count == 2 && !text.contains(['〇', '零', '○']) || count > 1 && text.contains('两') {
        return None;
    }
    text.chars()
        .try_fold(0_u32, |sum, c| sum.checked_mul(10)?.checked_add(digit(c)?))
}

/// A numeral with scales, read from the left.
#[derive(Default)]
struct Sum {
    total: u32,
    section: u32,
    digit: Option<u32>,
    zero: bool,
    /// The last scale within the section; scales must fall.
    last: Option<u32>,
    tens_of_thousands: bool,
}

impl Sum {
    fn of(text: &str) -> Option<u32> {
        let mut sum = Sum::default();
        for c in text.chars() {
            match (digit(c), scale(c)) {
                (Some(0), _) => sum.nought()?,
                (Some(n), _) => sum.digit(n)?,
                (_, Some((10_000, _))) => sum.ten_thousand()?,
                (_, Some((power, alone))) => sum.scale(power, alone)?,
                _ => return None,
            }
        }
        sum.finish()
    }

    fn nought(&mut self) -> Option<()> {
        let inside = (self.last.is_some() || self.tens_of_thousands) && self.digit.is_none();
        (inside && !std::mem::replace(&mut self.zero, true)).then_some(())
    }

    fn digit(&mut self, n: u32) -> Option<()> {
        self.digit.replace(n).is_none().then_some(())
    }

    fn scale(&mut self, power: u32, alone: u32) -> Option<()> {
        if self.last.is_some_and(|last| power >= last) || alone > 1 && self.digit.is_some() {
            return None;
        }
        let bare = self.digit.is_none();
        // A bare 百 or 千 is a word (百姓), not a number; 十 may stand alone.
        if bare && power > 10 {
            return None;
        }
        self.section += self.digit.take().unwrap_or(alone) * power;
        self.last = Some(power);
        self.zero = false;
        Some(())
    }

    fn ten_thousand(&mut self) -> Option<()> {
        let count = self.section + self.digit.take().unwrap_or(0);
        if count == 0 || std::mem::replace(&mut self.tens_of_thousands, true) {
            return None;
        }
        (self.total, self.section, self.last) = (count.checked_mul(10_000)?, 0, None);
        self.zero = false;
        Some(())
    }

    fn finish(self) -> Option<u32> {
        let power = match self.last {
            // 一百二 is 120 and 一万二 is 12000, unless a zero stands between.
            _ if self.zero => 1,
            None if self.tens_of_thousands => 1000,
            Some(last @ 100..) => last / 10,
            _ => 1,
        };
        if self.zero && self.digit.is_none() {
            return None;
        }
        self.total
            .checked_add(self.section)?
            .checked_add(self.digit.unwrap_or(0) * power)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_form_of_a_number_is_read() {
        for (text, value) in [
            ("0", 0),
            ("20", 20),
            ("２０", 20),
            ("1２", 12),
            ("零", 0),
            ("〇", 0),
            ("两", 2),
            ("十", 10),
            ("十五", 15),
            ("二十", 20),
            ("二十一", 21),
            ("廿", 20),
            ("廿五", 25),
            ("一百", 100),
            ("一百零五", 105),
            ("一百一十", 110),
            ("一百二", 120),
            ("两千零二十", 2020),
            ("一万", 10_000),
            ("一万二", 12_000),
            ("十二万三千四百五十六", 123_456),
            ("二〇二四", 2024),
            ("一二三四五", 12345),
            ("叁拾", 30),
        ] {
            assert_eq!(numeral(text), Some(value), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in [
            "",
            "三五",
            "一两",
            "百",
            "千",
            "万",
            "十百",
            "二十零",
            "一一百",
            "4294967296",
            "99999999999999999999",
            "一万万",
            "2十",
            "二0",
            "五五十",
            "一 二",
            "１a",
        ] {
            assert_eq!(numeral(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_survived(text in "\\PC*", domain in "[零〇一二两三九十百千万廿0-9０]{0,12}") {
            let _ = (numeral(&text), numeral(&domain), chinese_run(&text), chinese_run(&domain));
        }
    }
}
