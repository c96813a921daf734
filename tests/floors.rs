//! The house: imports go down, files and functions stay small.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// The floors from the top. A module imports from the floors below its own, and from nothing beside it.
const FLOORS: &[&[&str]] = &[
    &["cli"],
    &["check", "convert", "returns"],
    &["flow"],
    // The wings.
    &["read", "normalize", "rules", "report", "export"],
    &["finding", "config"],
    &["source", "model"],
    &["codes"],
    &["canon"],
];

/// Rooms of one floor with a door between them: an origin carries the element it stands under, and a field of the model carries
/// its origin, so neither can be told without the other; a pack sets the level of findings.
const DOORS: &[(&str, &str)] = &[
    ("source", "model"),
    ("model", "source"),
    ("config", "finding"),
];

/// What lies below and is still no business of theirs: the runner does not draw, and a report shows places, not origins.
const CLOSED: &[(&str, &str)] = &[
    ("check", "report"),
    ("convert", "report"),
    ("report", "source"),
];

/// Lines that a file may have.
const FILE: usize = 400;

/// Lines that a function may have.
const FUNCTION: usize = 60;

/// Functions that may be longer.
const TABLES: &[(&str, &str)] = &[
    // Words, sentences or cases, one a line.
    ("src/cli/error/tests.rs", "all"),
    (
        "src/model/values/phones/tests.rs",
        "every_form_of_one_number_is_read",
    ),
    ("src/read/tree/reasons.rs", "yaml_words"),
    // One walk over the rows of an item's entries, that share what they have seen.
];

/// A source file, taken apart.
struct File {
    /// Its path below the project, with `/`.
    name: String,
    /// The module of the first level it belongs to; `None` for the roots.
    module: Option<String>,
    text: String,
    tokens: TokenStream,
}

fn files(folder: &str) -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let entries = WalkDir::new(root.join(folder)).sort_by_file_name();
    let paths = entries
        .into_iter()
        .map(|entry| entry.expect("the folder can be read").into_path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"));
    paths.map(|path| file(root, &path)).collect()
}

fn file(root: &Path, path: &Path) -> File {
    let text = std::fs::read_to_string(path).expect("a source file can be read");
    let inner = path.strip_prefix(root).expect("it is below the project");
    let names: Vec<_> = inner.iter().map(|name| name.to_string_lossy()).collect();
    let module = match &names[..] {
        [_, file] if matches!(&**file, "lib.rs" | "main.rs") => None,
        [_, module, ..] => Some(module.trim_end_matches(".rs").to_owned()),
        _ => None,
    };
    File {
        name: names.join("/"),
        module,
        tokens: text.parse().expect("it compiles, so it has tokens"),
        text,
    }
}

/// The modules of the first level that these tokens name by `crate::…`, also in macros and in `crate::{…}`.
fn imports(tokens: TokenStream, named: &mut BTreeSet<String>) {
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    for (at, tree) in trees.iter().enumerate() {
        if let TokenTree::Group(group) = tree {
            imports(group.stream(), named);
        }
        if matches!(tree, TokenTree::Ident(word) if word == "crate" || word == "shixiang") {
            match trees.get(at + 1..) {
                Some([TokenTree::Punct(a), TokenTree::Punct(b), next, ..])
                    if a.as_char() == ':' && b.as_char() == ':' =>
                {
                    first_names(next, named);
                }
                _ => {}
            }
        }
    }
}

/// What stands right behind `crate::`: a name, or a group whose parts each begin with one.
fn first_names(tree: &TokenTree, named: &mut BTreeSet<String>) {
    match tree {
        TokenTree::Ident(name) => {
            named.insert(name.to_string());
        }
        TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
            let mut begins = true;
            for part in group.stream() {
                if begins {
                    first_names(&part, named);
                }
                begins = matches!(&part, TokenTree::Punct(mark) if mark.as_char() == ',');
            }
        }
        _ => {}
    }
}

fn floor(module: &str) -> Option<usize> {
    FLOORS.iter().position(|rooms| rooms.contains(&module))
}

/// Whether `from` may import `to`, both modules of the first level.
fn is_open(from: &str, to: &str) -> bool {
    let pair = (from, to);
    let down = floor(from) < floor(to) && !CLOSED.contains(&pair);
    from == to || down || DOORS.contains(&pair)
}

#[test]
fn imports_go_down() {
    let mut wrong = Vec::new();
    for file in files("src") {
        let Some(from) = &file.module else { continue };
        let mut named = BTreeSet::new();
        imports(file.tokens, &mut named);
        let known = named.iter().filter(|to| floor(to).is_some());
        let closed = known.filter(|to| !is_open(from, to));
        wrong.extend(closed.map(|to| format!("{}: {from} imports {to}", file.name)));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_module_has_a_floor() {
    let modules: BTreeSet<String> = files("src")
        .into_iter()
        .filter_map(|file| file.module)
        .collect();
    let rooms: BTreeSet<String> = FLOORS.concat().into_iter().map(str::to_owned).collect();
    assert_eq!(modules, rooms);
}

#[test]
fn the_rules_of_the_house_are_what_they_say() {
    for (from, to) in [
        ("cli", "report"),
        ("check", "rules"),
        ("read", "finding"),
        ("rules", "canon"),
    ] {
        assert!(is_open(from, to), "{from} {to}");
    }
    for (from, to) in [
        ("canon", "model"),
        ("model", "finding"),
        ("read", "rules"),
        ("report", "read"),
        ("rules", "check"),
        ("check", "cli"),
        ("check", "report"),
        ("report", "source"),
    ] {
        assert!(!is_open(from, to), "{from} {to}");
    }
}

#[test]
fn imports_are_seen_in_groups_macros_and_paths() {
    let seen = |text: &str| {
        let mut named = BTreeSet::new();
        imports(text.parse().expect("tokens"), &mut named);
        named.into_iter().collect::<Vec<_>>().join(" ")
    };
    assert_eq!(
        seen("use crate::{model::{self, List}, source::Raw};"),
        "model source"
    );
    assert_eq!(
        seen("fn f() -> crate::finding::Lang { g!(crate::canon::trim) }"),
        "canon finding"
    );
    assert_eq!(
        seen("// crate::read\nconst C: &str = \"crate::rules\";"),
        ""
    );
    assert_eq!(seen("pub(crate) fn f() {}"), "");
}

/// No file leaves its module by `super`, so that `crate::` shows all there is.
#[test]
fn nobody_climbs_out_of_a_module_by_super() {
    for file in files("src") {
        let path = PathBuf::from(&file.name);
        let depth = path.iter().count() - 1 - usize::from(path.ends_with("mod.rs"));
        let climb = "super::".repeat(depth.max(1));
        let own = file.module.as_deref().unwrap_or_default();
        for room in FLOORS.concat().into_iter().filter(|room| *room != own) {
            let out = format!("{climb}{room}::");
            assert!(!file.text.contains(&out), "{}: {out}", file.name);
        }
    }
}

#[test]
fn files_are_short() {
    let all = ["src", "tests", "benches"].into_iter().flat_map(files);
    let long: Vec<String> = all
        .map(|file| (file.text.lines().count(), file.name))
        .filter(|(lines, _)| *lines > FILE)
        .map(|(lines, name)| format!("{name}: {lines} lines"))
        .collect();
    assert!(long.is_empty(), "over {FILE} lines: {long:#?}");
}

/// The functions of these tokens by name, with their lines from `fn` to the closing brace.
fn functions(tokens: TokenStream, found: &mut Vec<(String, usize)>) {
    let mut open: Option<(String, usize)> = None;
    let mut before: Option<TokenTree> = None;
    for tree in tokens {
        match (&tree, &before) {
            (TokenTree::Ident(name), Some(TokenTree::Ident(word))) if word == "fn" => {
                open = Some((name.to_string(), word.span().start().line));
            }
            // A signature without a body.
            (TokenTree::Punct(mark), _) if mark.as_char() == ';' => open = None,
            (TokenTree::Group(group), _) => {
                let body = group.delimiter() == Delimiter::Brace;
                if let Some((name, line)) = open.take_if(|_| body) {
                    found.push((name, group.span_close().end().line - line + 1));
                }
                functions(group.stream(), found);
            }
            _ => {}
        }
        before = Some(tree);
    }
}

#[test]
fn functions_are_short() {
    let mut long = Vec::new();
    for file in ["src", "tests", "benches"].into_iter().flat_map(files) {
        let mut found = Vec::new();
        functions(file.tokens, &mut found);
        for (name, lines) in found.into_iter().filter(|(_, lines)| *lines > FUNCTION) {
            if !TABLES.contains(&(&*file.name, &*name)) {
                long.push(format!("{}: {name} has {lines} lines", file.name));
            }
        }
    }
    assert!(long.is_empty(), "over {FUNCTION} lines: {long:#?}");
}

#[test]
fn the_lines_of_a_function_are_counted_with_its_brace() {
    let mut found = Vec::new();
    let text = "trait T { fn a(); }\nimpl T for X {\n    fn a() {\n        b(|| {\n        })\n    }\n}\nfn c() {}\n";
    functions(text.parse().expect("tokens"), &mut found);
    assert_eq!(found, [("a".to_owned(), 4), ("c".to_owned(), 1)]);
}

/// What is no longer long, or gone, leaves the lists.
#[test]
fn everything_named_as_long_is_still_long() {
    for (path, name) in TABLES {
        let mut found = Vec::new();
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        functions(file(root, &root.join(path)).tokens, &mut found);
        let lines = found.iter().find(|(known, _)| known == name);
        assert!(
            lines.is_some_and(|(_, lines)| *lines > FUNCTION),
            "{path} {name}"
        );
    }
}

#[test]
fn every_module_says_what_it_is_for() {
    for file in ["src", "tests", "benches"].into_iter().flat_map(files) {
        assert!(file.text.starts_with("//! "), "{}", file.name);
    }
}
