//! What each key means where it stands, decided once a path and remembered from record to record and file to file.

use super::keys::{Keys, ROOT};
use super::words::{class, is_generic, is_item_list, short};
use crate::model::{Element, Part, Unit};
use crate::read::{bind_label, bind_list, nearest, yields};
use std::collections::HashMap;
use std::sync::Arc;

/// The path of a root.
pub(super) const TOP: u32 = 0;

/// The path of an item of a normalized catalog, whose keys are known by name and not by likeness.
pub(super) const NORMAL: u32 = 1;

/// How much a key says about what its object is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) enum Class {
    /// Bound to nothing.
    #[default]
    Unknown,
    /// A word of all trades: name, id, url, 备注.
    Generic,
    /// Bound, but common outside guides too: department, address.
    Weak,
    /// Says which item it is: codes, type, basis.
    Identity,
    /// Says something only a guide says.
    Core,
}

/// What is to be done with the value of a key.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Act {
    /// The element it is bound to, or none.
    pub(super) element: Element,
    /// The part that element belongs to.
    pub(super) part: Option<Part>,
    /// The sub-table it names as a whole.
    pub(super) list: Option<Part>,
    /// The unit that the key states.
    pub(super) unit: Option<Unit>,
    /// How much it says.
    pub(super) class: Class,
    /// The key of a list of items: items, rows, 事项列表.
    pub(super) items: bool,
    /// Its value gives way to that of any other key of the element.
    pub(super) yields: bool,
}

/// What is asked of a path for every value.
#[derive(Debug)]
struct Often {
    act: Act,
    seen: u32,
}

/// A path: a key below a path.
#[derive(Debug)]
struct Shape {
    scope: Part,
    key: u32,
    parent: u32,
    array: bool,
    /// Below an item of a normalized catalog.
    normal: bool,
    told: u32,
    /// The path in words, and how many arrays were known when it was put together.
    path: Option<(u32, Arc<str>)>,
    /// Its key, once a report listed it.
    label: Option<Arc<str>>,
}

/// All paths met so far.
#[derive(Debug)]
pub(super) struct Shapes {
    shapes: Vec<Shape>,
    /// The same paths: what is asked of them often, side by side.
    often: Vec<Often>,
    /// The paths below each of them, by key.
    near: Vec<Vec<u32>>,
    far: HashMap<(u32, u32), u32>,
    source: u32,
    arrays: u32,
}

/// Paths with more keys than this keep the rest in a map.
const NEAR: u32 = 1024;

/// More paths than any kind of guide has; beyond it paths are not told apart.
const LIMIT: usize = 1 << 16;

impl Default for Shapes {
    fn default() -> Self {
        let top = || Shape::new(TOP, ROOT, Part::Item);
        let often = || Often {
            act: Act::default(),
            seen: 0,
        };
        let normal = Shape {
            normal: true,
            ..top()
        };
        Shapes {
            shapes: vec![top(), normal],
            often: vec![often(), often()],
            near: vec![Vec::new(), Vec::new()],
            far: HashMap::new(),
            source: 0,
            arrays: 0,
        }
    }
}

impl Shape {
    fn new(parent: u32, key: u32, scope: Part) -> Shape {
        Shape {
            scope,
            key,
            parent,
            array: false,
            normal: false,
            told: 0,
            path: None,
            label: None,
        }
    }
}

impl Shapes {
    /// A new source begins: nothing is seen in it yet.
    pub(super) fn next_source(&mut self) {
        self.source += 1;
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.shapes.len()
    }

    /// The path of `key` below `parent`.
    #[inline(always)]
    pub(super) fn child(&mut self, parent: u32, key: u32, keys: &Keys) -> u32 {
        match self.near[parent as usize].get(key as usize) {
            Some(&shape) if shape != TOP => shape,
            _ => self.find(parent, key, keys),
        }
    }

    #[cold]
    fn find(&mut self, parent: u32, key: u32, keys: &Keys) -> u32 {
        if let Some(shape) = self.far.get(&(parent, key)) {
            return *shape;
        }
        if self.shapes.len() >= LIMIT {
            return self.overflow(keys);
        }
        let id = self.add(parent, key, keys);
        if key < NEAR {
            let near = &mut self.near[parent as usize];
            if near.len() <= key as usize {
                near.resize(key as usize + 1, TOP);
            }
            near[key as usize] = id;
        } else {
            self.far.insert((parent, key), id);
        }
        id
    }

    /// The path of all paths too many.
    fn overflow(&mut self, keys: &Keys) -> u32 {
        if let Some(shape) = self.far.get(&(TOP, u32::MAX)) {
            return *shape;
        }
        let id = self.add(TOP, ROOT, keys);
        self.far.insert((TOP, u32::MAX), id);
        id
    }

    fn add(&mut self, parent: u32, key: u32, keys: &Keys) -> u32 {
        let Shape { scope, normal, .. } = self.shapes[parent as usize];
        let act = match normal {
            true => super::normal::act(keys.text(key), scope),
            false => act(keys.text(key), scope),
        };
        let below = match act.list {
            Some(part) if normal => part,
            // Entries of 子项 may be items, so their keys mean what they mean in items.
            Some(Part::SubItem) | None => scope,
            Some(part) => part,
        };
        self.shapes.push(Shape {
            normal,
            ..Shape::new(parent, key, below)
        });
        self.often.push(Often { act, seen: 0 });
        self.near.push(Vec::new());
        self.shapes.len() as u32 - 1
    }

    #[inline]
    pub(super) fn act(&self, shape: u32) -> Act {
        self.often[shape as usize].act
    }

    pub(super) fn key(&self, shape: u32) -> u32 {
        self.shapes[shape as usize].key
    }

    /// The value of this path was an array.
    pub(super) fn is_array(&mut self, shape: u32) {
        let array = &mut self.shapes[shape as usize].array;
        self.arrays += u32::from(!*array);
        *array = true;
    }

    /// Notes that the path is used in this source; true the first time.
    #[inline]
    pub(super) fn see(&mut self, shape: u32) -> bool {
        let source = self.source;
        let seen = &mut self.often[shape as usize].seen;
        std::mem::replace(seen, source) != source
    }

    /// Notes that the path is reported as unknown in this source; true the first time.
    pub(super) fn tell(&mut self, shape: u32) -> bool {
        let source = self.source;
        let told = &mut self.shapes[shape as usize].told;
        std::mem::replace(told, source) != source
    }

    /// The path in words: `申请材料[].名称`. Put together once, and again when another array becomes known.
    pub(super) fn path(&mut self, shape: u32, keys: &Keys) -> Arc<str> {
        let arrays = self.arrays;
        match &self.shapes[shape as usize].path {
            Some((known, path)) if *known == arrays => path.clone(),
            _ => {
                let path: Arc<str> = self.in_words(shape, keys).into();
                self.shapes[shape as usize].path = Some((arrays, path.clone()));
                path
            }
        }
    }

    /// Its key, for reports: all sources with it share one text.
    pub(super) fn label(&mut self, shape: u32, keys: &Keys) -> Arc<str> {
        let known = &mut self.shapes[shape as usize];
        let text = || keys.text(known.key).into();
        known.label.get_or_insert_with(text).clone()
    }

    fn in_words(&self, shape: u32, keys: &Keys) -> String {
        let mut steps = Vec::new();
        let mut at = shape;
        while at > NORMAL {
            let step = &self.shapes[at as usize];
            steps.push((keys.text(step.key), step.array && at != shape));
            at = step.parent;
        }
        let mut path = String::new();
        for (key, array) in steps.into_iter().rev() {
            if !path.is_empty() {
                path.push('.');
            }
            path.push_str(key);
            path.push_str(if array { "[]" } else { "" });
        }
        path
    }

    /// The element nearest to the key of an unbound path.
    pub(super) fn nearest(&self, shape: u32, keys: &Keys) -> Element {
        nearest(keys.text(self.key(shape)))
    }
}

/// What a key means in the item (or list entry) it stands in.
fn act(key: &str, scope: Part) -> Act {
    if scope != Part::Item {
        return part_act(key, scope);
    }
    let bound = bind_label(key, Part::Item);
    let element = bound.map_or_else(|| short(key), |bound| bound.element);
    let list = bind_list(key);
    Act {
        element,
        part: part_of(element),
        list,
        unit: bound.and_then(|bound| bound.unit),
        class: class(key, element, list),
        items: is_item_list(key),
        yields: yields(key),
    }
}

fn part_act(key: &str, scope: Part) -> Act {
    let bound = bind_label(key, scope);
    // A situation lists the materials it asks for.
    let list = bind_list(key).filter(|part| scope == Part::Situation && *part == Part::Material);
    let element = bound.map_or(Element::none, |bound| bound.element);
    Act {
        element,
        part: part_of(element),
        list,
        unit: bound.and_then(|bound| bound.unit),
        class: if is_generic(key) {
            Class::Generic
        } else {
            Class::Core
        },
        items: false,
        yields: false,
    }
}

fn part_of(element: Element) -> Option<Part> {
    element.row().map(|row| row.part)
}

impl Act {
    /// The act of a value that is known to be of `element`.
    pub(super) fn of(element: Element) -> Act {
        Act {
            element,
            part: part_of(element),
            ..Act::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::tree::keys::Guess;

    #[test]
    fn a_key_means_what_its_list_makes_of_it() {
        let (mut keys, mut shapes) = (Keys::default(), Shapes::default());
        let list = keys.id(Guess::first_in(ROOT), "申请材料");
        let name = keys.id(Guess::first_in(list), "名称");
        let list = shapes.child(TOP, list, &keys);
        shapes.is_array(list);
        let inner = shapes.child(list, name, &keys);
        let outer = shapes.child(TOP, name, &keys);
        assert_eq!(shapes.act(list).list, Some(Part::Material));
        assert_eq!(shapes.act(inner).element, Element::material_name);
        assert_eq!(shapes.act(outer).element, Element::name);
        assert_eq!(&*shapes.path(inner, &keys), "申请材料[].名称");
        assert_eq!(shapes.child(list, name, &keys), inner);
    }
}
