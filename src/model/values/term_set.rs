//! Several labels of one set in a cell: 自然人、企业法人.

use super::super::{Kind, Labels, Shape, Value};
use super::terms::{TermSet, has_note};
use std::fmt;
use std::marker::PhantomData;

/// Several labels of one set, as a bit set in the order of [`TermSet::TERMS`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Terms<S> {
    bits: u16,
    set: PhantomData<S>,
}

impl<S: TermSet> Terms<S> {
    fn of(bits: u16) -> Terms<S> {
        Terms {
            bits,
            set: PhantomData,
        }
    }

    /// These and one more.
    pub fn with(self, term: S) -> Terms<S> {
        Terms::of(self.bits | 1 << term.index())
    }

    /// Whether `term` is among them.
    pub fn contains(self, term: S) -> bool {
        self.bits >> term.index() & 1 == 1
    }

    /// The terms, in the order of the set.
    pub fn iter(self) -> impl Iterator<Item = S> {
        S::TERMS
            .iter()
            .map(|(term, ..)| *term)
            .filter(move |term| self.contains(*term))
    }

    /// How many there are.
    pub fn len(self) -> usize {
        self.bits.count_ones() as usize
    }

    /// None at all; a set that was read is never empty.
    pub fn is_empty(self) -> bool {
        self.bits == 0
    }
}

/// The terms gathered from columns of their own.
impl<S: TermSet> FromIterator<S> for Terms<S> {
    fn from_iter<I: IntoIterator<Item = S>>(terms: I) -> Self {
        terms.into_iter().fold(Terms::of(0), Terms::with)
    }
}

/// Labels joined by 、.
impl<S: TermSet> fmt::Display for Terms<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.iter().enumerate().try_for_each(|(i, term)| {
            let joint = if i > 0 { "、" } else { "" };
            write!(f, "{joint}{}", term.label())
        })
    }
}

impl<'a, S: TermSet> Value<'a> for Terms<S> {
    const KIND: Kind = Kind::Terms;

    #[inline]
    fn read(text: &'a str) -> Option<Self> {
        match S::exact(text) {
            Some(term) => Some(Terms::of(0).with(term)),
            None => several(text),
        }
    }

    fn says_more(text: &str) -> bool {
        words(text).any(has_note::<S>)
    }

    fn shape(&self) -> Shape<'a> {
        Shape::Terms(Labels::of::<S>(self.bits))
    }
}

/// A cell that holds every label of a set twice is shorter.
const LONGEST: usize = 600;

fn several<S: TermSet>(text: &str) -> Option<Terms<S>> {
    if text.len() > LONGEST {
        return None;
    }
    let just = |terms: Terms<S>, word| Some(terms.with(S::exact(word)?));
    text.split('、')
        .try_fold(Terms::of(0), just)
        .or_else(|| words(text).try_fold(Terms::of(0), just))
        .or_else(|| Some(Terms::of(0).with(S::from_label(text)?)))
        .or_else(|| words(text).try_fold(Terms::of(0), in_words))
        .filter(|terms| !terms.is_empty())
}

fn in_words<S: TermSet>(terms: Terms<S>, word: &str) -> Option<Terms<S>> {
    match S::from_label(word) {
        Some(term) => Some(terms.with(term)),
        None => paired(word, terms),
    }
}

/// 自然人和法人, 窗口办理或网上办理.
fn paired<S: TermSet>(word: &str, terms: Terms<S>) -> Option<Terms<S>> {
    let mut parts = word.split(['和', '及', '与', '或']);
    parts.try_fold(terms, |terms, part| {
        // 或者, 以及
        let part = part.trim_start_matches('者').trim_end_matches('以').trim();
        Some(terms.with(S::from_label(part)?))
    })
}

/// The words between separators; what stands in brackets, as in 镇（乡、街道）级, is one word with what stands around it.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0_u32;
    text.split(move |c: char| {
        match c {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0
            && (matches!(
                c,
                '、' | '，' | ',' | ';' | '；' | '^' | '|' | '/' | '／' | '。'
            ) || c.is_whitespace())
    })
    .map(str::trim)
    .filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Audience, HandleForm, UseLevel};
    use proptest::prelude::*;

    #[test]
    fn every_way_of_joining_is_read() {
        let want: Terms<Audience> = [Audience::Person, Audience::Company].into_iter().collect();
        for text in [
            "自然人、企业法人",
            "自然人,企业法人",
            "自然人，企业法人。",
            "自然人^企业法人",
            "自然人 企业法人",
            "自然人；法人",
            "自然人\n企业法人",
            "企业法人/自然人",
            "自然人和企业法人",
            "公民或者法人",
            "自然人以及企业法人",
            "个人、企业、",
            "1.自然人 2.企业法人",
            "自然人（年满18周岁）、企业法人",
        ] {
            assert_eq!(Terms::read(text), Some(want), "{text}");
        }
        for text in ["自然人、某某", "、", "1", "110100", "自然人和"] {
            assert_eq!(Terms::<Audience>::read(text), None, "{text}");
        }
    }

    #[test]
    fn labels_with_marks_in_brackets_stay_whole() {
        let want = [UseLevel::City, UseLevel::Town].into_iter().collect();
        assert_eq!(Terms::read("市级、镇（乡、街道）级"), Some(want));
        assert_eq!(Terms::read("镇(乡、街道)级,市级"), Some(want));
    }

    fn written_sets_read_back<S: TermSet + fmt::Debug>() {
        for bits in 1..1_u16 << S::TERMS.len() {
            let terms = Terms::<S>::of(bits);
            assert_eq!(Terms::read(&terms.to_string()), Some(terms));
            assert_eq!(terms.iter().count(), terms.len());
        }
    }

    #[test]
    fn a_written_set_reads_back_equal() {
        written_sets_read_back::<Audience>();
        written_sets_read_back::<UseLevel>();
        written_sets_read_back::<HandleForm>();
    }

    proptest! {
        #[test]
        fn any_text_is_survived(text in any::<String>(), domain in "[自然人法企业、，（）() ^/和1.]{0,20}") {
            let _ = (Terms::<Audience>::read(&text), Terms::<Audience>::read(&domain));
        }
    }
}
