//! One made guide: what it says of each element, its materials, steps and questions, and the fault that is in it.

use shixiang::model::Element;
use std::borrow::Cow;

/// What stands at one element.
pub type Value = Cow<'static, str>;

/// Values by element, in the order of a list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Record {
    values: Vec<(Element, Value)>,
}

impl Record {
    /// The record with these values.
    pub fn new(values: Vec<(Element, Value)>) -> Record {
        Record { values }
    }

    /// What stands at `element`; "" if nothing does.
    pub fn get(&self, element: Element) -> &str {
        self.values
            .iter()
            .find(|(known, _)| *known == element)
            .map_or("", |(_, value)| value)
    }

    /// Writes `value` at `element`.
    pub fn set(&mut self, element: Element, value: impl Into<Value>) {
        let value = value.into();
        match self.values.iter_mut().find(|(known, _)| *known == element) {
            Some((_, old)) => *old = value,
            None => self.values.push((element, value)),
        }
    }

    /// All elements and values, in order.
    pub fn iter(&self) -> impl Iterator<Item = (Element, &str)> {
        self.values
            .iter()
            .map(|(element, value)| (*element, value.as_ref()))
    }
}

/// Something about a cell or key that text alone does not say.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Oddity {
    /// A workbook holds it as a number, digits beyond the fifteenth lost.
    Number,
    /// A workbook holds a formula here whose result is this error.
    FormulaFault(&'static str),
    /// The second column or key for the same element says this.
    Twin(&'static str),
}

/// One fault put in on purpose.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Planted {
    /// The rule that is to find it.
    pub rule: &'static str,
    /// The element that is to be named.
    pub element: Element,
    /// Which entry of the element's sub-table, from 0.
    pub entry: Option<usize>,
}

/// One service item.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Guide {
    /// Its place in the catalog, from 0.
    pub number: usize,
    /// The elements of the item itself.
    pub item: Record,
    /// 申请材料
    pub materials: Vec<Record>,
    /// 办理流程
    pub steps: Vec<Record>,
    /// 特殊环节
    pub specials: Vec<Record>,
    /// 常见问题
    pub questions: Vec<Record>,
    /// What is odd about single elements.
    pub oddities: Vec<(Element, Oddity)>,
    /// The fault in it, if it has one.
    pub planted: Option<Planted>,
}

impl Guide {
    /// What stands at an element of the item.
    pub fn get(&self, element: Element) -> &str {
        self.item.get(element)
    }

    /// Writes `value` at an element of the item.
    pub fn set(&mut self, element: Element, value: impl Into<Value>) {
        self.item.set(element, value);
    }

    /// What is odd about `element`.
    pub fn oddity(&self, element: Element) -> Option<Oddity> {
        self.oddities
            .iter()
            .find(|(known, _)| *known == element)
            .map(|(_, oddity)| *oddity)
    }

    /// The materials as a numbered list for one cell.
    pub fn material_list(&self) -> String {
        let names = self
            .materials
            .iter()
            .map(|material| material.get(Element::material_name));
        numbered(names)
    }
}

/// `1.…` `2.…`, a line each.
pub fn numbered<'a>(lines: impl Iterator<Item = &'a str>) -> String {
    let lines: Vec<String> = lines
        .enumerate()
        .map(|(n, line)| format!("{}.{line}", n + 1))
        .collect();
    lines.join("\n")
}
