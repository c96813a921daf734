//! I: codes and the catalog.

use super::super::codes::body_code;
use super::super::guide::{Guide, Oddity};
use super::{Fault, Spoilt, on_entry, on_item, on_material, write};
use shixiang::model::Element;

/// The faults of the group, in the order of their rules.
pub(super) static FAULTS: &[Fault] = &[
    on_item("I001", base_code_shape),
    on_item("I002", implementation_code_shape),
    on_item("I003", handling_code_shape),
    on_item("I004", code_segment_mismatch),
    on_item("I005", credit_code_check),
    on_item("I006", duplicate_item_code),
    on_item("I007", duplicate_item_name),
    on_item("I008", parent_without_child),
    on_item("I017", body_code_varies),
];

/// The letter O in place of the figure 0.
fn base_code_shape(guide: &mut Guide, _: &Guide, roll: usize) -> Spoilt {
    let code = guide.get(Element::base_code);
    let spoilt = match roll % 2 {
        0 => code.replacen('0', "O", 1),
        _ => code[..code.len() - 1].to_owned(),
    };
    guide.set(Element::base_code, spoilt);
    (Element::base_code, None)
}

/// A character short, or a level that there is not.
fn implementation_code_shape(guide: &mut Guide, _: &Guide, roll: usize) -> Spoilt {
    let code = guide.get(Element::implementation_code);
    let spoilt = match roll % 2 {
        0 => code[..code.len() - 1].to_owned(),
        _ => format!("{}9{}", &code[..18], &code[19..]),
    };
    guide.set(Element::implementation_code, spoilt);
    (Element::implementation_code, None)
}

/// A letter for a digit of the number, or the 实施编码 of another item before it.
fn handling_code_shape(guide: &mut Guide, _: &Guide, roll: usize) -> Spoilt {
    let code = guide.get(Element::handling_code);
    let spoilt = match roll % 2 {
        0 => format!("{}A", &code[..code.len() - 1]),
        // Sub-items from 900 on belong to no business.
        _ => format!("{}{}01", &code[..code.len() - 5], 900 + guide.number % 90),
    };
    guide.set(Element::handling_code, spoilt);
    (Element::handling_code, None)
}

/// The 实施编码 is that of another level or of another sub-item, and the 业务办理项编码 with it.
fn code_segment_mismatch(guide: &mut Guide, _: &Guide, roll: usize) -> Spoilt {
    let code = guide.get(Element::implementation_code);
    let spoilt = match roll % 2 {
        0 => format!("{}1{}", &code[..18], &code[19..]),
        _ => format!("{}997", &code[..28]),
    };
    guide.set(Element::handling_code, format!("{spoilt}01"));
    guide.set(Element::implementation_code, spoilt);
    (Element::implementation_code, None)
}

/// The last character is another one.
fn credit_code_check(guide: &mut Guide, _: &Guide, roll: usize) -> Spoilt {
    let code = guide.get(Element::department_code);
    let (body, last) = code.split_at(code.len() - 1);
    let others = ["3", "7", "K", "W"];
    let at = roll % others.len();
    let other = if others[at] == last {
        others[(at + 1) % 4]
    } else {
        others[at]
    };
    let spoilt = format!("{body}{other}");
    guide.set(Element::department_code, spoilt);
    (Element::department_code, None)
}

const CODES: [Element; 3] = [
    Element::base_code,
    Element::implementation_code,
    Element::handling_code,
];

/// What a sheet of steps, joined by code, would mix up between two items of one code.
const LIMITS: [Element; 4] = [
    Element::statutory_limit,
    Element::statutory_note,
    Element::promised_limit,
    Element::project_type,
];

/// What tells items of one name apart.
const KIN: [Element; 4] = [
    Element::parent_name,
    Element::audience,
    Element::personal_theme,
    Element::corporate_theme,
];

/// The row was copied from the one above and its codes were not changed.
fn duplicate_item_code(guide: &mut Guide, previous: &Guide, _: usize) -> Spoilt {
    for element in CODES.into_iter().chain(LIMITS) {
        guide.set(element, previous.get(element).to_owned());
    }
    guide.steps = previous.steps.clone();
    (Element::handling_code, None)
}

/// The row was copied from the one above and its name was not changed, but for the brackets. Nor were those of the parent and
/// of whom it serves: under other ones the same name is another item.
fn duplicate_item_name(guide: &mut Guide, previous: &Guide, roll: usize) -> Spoilt {
    let name = previous.get(Element::name);
    let name = match roll % 2 {
        0 => name.to_owned(),
        _ => name.replace('（', "(").replace('）', ")"),
    };
    guide.set(Element::name, name);
    for element in KIN {
        guide.set(element, previous.get(element).to_owned());
    }
    (Element::name, None)
}

/// The base code says that the item has sub-items, and no item has such a code.
fn parent_without_child(guide: &mut Guide, _: &Guide, _: usize) -> Spoilt {
    let base = guide.get(Element::base_code);
    // Sequences from 400 on belong to no business.
    let sequence = 400 + guide.number % 600;
    let parent = format!("{}{sequence}00Y", &base[..6]);
    let old = base.to_owned();
    for element in CODES {
        let code = guide.get(element).replace(&old, &parent);
        guide.set(element, code);
    }
    (Element::base_code, None)
}

/// The codes of the item are those of another body.
fn body_code_varies(guide: &mut Guide, _: &Guide, _: usize) -> Spoilt {
    let old = guide.get(Element::department_code).to_owned();
    // Bodies from this number on belong to no place.
    let code = body_code(guide.get(Element::region_code), 90_000 + guide.number);
    for element in CODES.into_iter().chain([Element::department_code]) {
        let text = guide.get(element).replace(&old, &code);
        guide.set(element, text);
    }
    (Element::department_code, None)
}

#[cfg(test)]
mod tests {
    use super::super::super::catalog::Catalog;
    use super::*;

    #[test]
    fn a_parent_without_child_keeps_its_codes_in_step() {
        let mut items = Catalog::of_office(1, 2);
        let previous = items.next().expect("two items");
        let mut guide = items.next().expect("two items");
        parent_without_child(&mut guide, &previous, 0);
        let base = guide.get(Element::base_code).to_owned();
        assert!(base.ends_with("00Y"), "{base}");
        assert!(guide.get(Element::implementation_code).ends_with(&base));
    }
}
