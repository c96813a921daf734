//! Text in two languages: fixed words, and text with values that is made only when shown.

/// The language of a report. Never both in one report.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Lang {
    /// Chinese.
    #[default]
    Zh,
    /// English.
    En,
}

/// A fixed text in both languages.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Words {
    /// Chinese.
    pub zh: &'static str,
    /// English.
    pub en: &'static str,
}

/// A fixed text in both languages.
pub const fn words(zh: &'static str, en: &'static str) -> Words {
    Words { zh, en }
}

impl Words {
    /// The text in one language.
    pub fn get(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.zh,
            Lang::En => self.en,
        }
    }
}

/// A text with values in it, in both languages, as a closure that writes the one asked for: `text!("承诺 {x}", "{x} promised")`.
macro_rules! text {
    ($zh:literal, $en:literal $(, $name:ident = $value:expr)* $(,)?) => {
        |lang: $crate::finding::Lang| match lang {
            $crate::finding::Lang::Zh => format!($zh $(, $name = $value)*),
            $crate::finding::Lang::En => format!($en $(, $name = $value)*),
        }
    };
}
pub(crate) use text;
