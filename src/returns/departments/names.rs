//! Names of departments as names of folders that every system takes, no two alike.

use std::collections::HashSet;

/// Characters of a name that are kept: three bytes each stay below the 255 that a file name may have.
const LONGEST: usize = 60;

/// Names that Windows keeps for devices, with any extension.
const DEVICES: [&str; 4] = ["CON", "PRN", "AUX", "NUL"];

/// The names given so far, as a file system that does not tell case sees them.
pub struct Names {
    taken: HashSet<String>,
}

impl Names {
    /// With names that are taken.
    pub fn new<'n>(taken: impl IntoIterator<Item = &'n str>) -> Names {
        Names {
            taken: taken.into_iter().map(str::to_lowercase).collect(),
        }
    }

    /// A name of its own for a department.
    pub fn folder(&mut self, department: &str) -> String {
        let safe = safe(department);
        let mut name = safe.clone();
        let mut number = 1;
        while !self.taken.insert(name.to_lowercase()) {
            number += 1;
            name = format!("{safe}（{number}）");
        }
        name
    }
}

/// The name without what a file system or a shell would take for something else.
fn safe(name: &str) -> String {
    let kept: String = name
        .chars()
        .map(|c| if is_safe(c) { c } else { '_' })
        .collect();
    let cut: String = kept.trim().chars().take(LONGEST).collect();
    // Windows drops dots and blanks at the end; a dot at the beginning hides a folder elsewhere.
    let cut = cut.trim_matches(['.', ' ', '\u{3000}']);
    let stem = cut
        .split('.')
        .next()
        .unwrap_or_default()
        .to_ascii_uppercase();
    match cut {
        "" => "_".to_owned(),
        cut if is_device(&stem) || cut.starts_with('-') => format!("_{cut}"),
        cut => cut.to_owned(),
    }
}

fn is_device(stem: &str) -> bool {
    let port = |name: &str| {
        let number = stem.strip_prefix(name).unwrap_or_default();
        matches!(number.as_bytes(), [b'0'..=b'9'])
    };
    DEVICES.contains(&stem) || port("COM") || port("LPT")
}

fn is_safe(c: char) -> bool {
    let reserved = matches!(c, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|');
    // Marks that nobody sees or that turn the direction of text.
    let unseen = matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}');
    !(reserved || unseen || c.is_control())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(names: &[&str]) -> Vec<String> {
        let mut book = Names::new(["汇总.xlsx"]);
        names.iter().map(|name| book.folder(name)).collect()
    }

    #[test]
    fn a_department_keeps_its_name() {
        assert_eq!(
            named(&["市人力资源和社会保障局"]),
            ["市人力资源和社会保障局"]
        );
    }

    #[test]
    fn no_name_leads_elsewhere() {
        let names = named(&[
            "../../etc",
            "a/b\\c:d",
            "..",
            "C:\\x",
            "-rf",
            "甲\n乙\u{202e}",
        ]);
        assert_eq!(names, ["_.._etc", "a_b_c_d", "_", "C__x", "_-rf", "甲_乙_"]);
    }

    #[test]
    fn names_of_devices_are_not_taken() {
        let names = named(&["con", "NUL.局", "COM1", "COMX", "局. "]);
        assert_eq!(names, ["_con", "_NUL.局", "_COM1", "COMX", "局"]);
    }

    #[test]
    fn two_departments_are_two_folders() {
        let names = named(&["甲/局", "甲:局", "a局", "A局", "汇总.xlsx"]);
        assert_eq!(
            names,
            ["甲_局", "甲_局（2）", "a局", "A局（2）", "汇总.xlsx（2）"]
        );
    }

    #[test]
    fn a_long_name_is_cut() {
        let long = "局".repeat(300);
        let names = named(&[&long, &long]);
        assert!(names.iter().all(|name| name.len() < 255), "{names:?}");
        assert_ne!(names[0], names[1]);
    }
}
