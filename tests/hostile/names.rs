//! Folders, links and names.

use crate::support::Scratch;
use crate::support::hostile::{good, run, survives};
use std::fs;

#[test]
fn a_folder_named_like_a_file_is_a_folder() {
    let scratch = Scratch::new("hostile-folder");
    let folder = scratch.path().join("x.csv");
    fs::create_dir_all(&folder).expect("the scratch folder can be written");
    fs::write(
        folder.join("y.csv"),
        "事项名称,承诺办结时限,受理条件\n甲,5个工作日,乙\n",
    )
    .expect("written");
    assert_eq!(survives(scratch.path(), &folder), "read");
}

#[cfg(unix)]
#[test]
fn links_in_a_circle_and_closed_doors_stop_nothing() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let scratch = Scratch::new("hostile-links");
    let folder = scratch.path().join("in");
    fs::create_dir_all(folder.join("below")).expect("the scratch folder can be written");
    symlink(&folder, folder.join("below/above")).expect("a link");
    symlink("nowhere.csv", folder.join("gone.csv")).expect("a link");
    symlink("self.csv", folder.join("self.csv")).expect("a link");
    let closed = folder.join("closed.csv");
    fs::write(&closed, "事项名称,承诺办结时限\n").expect("written");
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).expect("the file is ours");
    good(&folder);
    let ran = run(scratch.path(), &[&folder]);
    assert!(matches!(ran.code, Some(0 | 1 | 4)), "{ran:?}");
    assert_eq!(ran.report["summary"]["items"], 1, "{ran:?}");
}

#[cfg(unix)]
#[test]
fn any_name_of_a_file_is_carried() {
    let scratch = Scratch::new("hostile-names");
    for name in [
        "a\nb.yaml",
        "a\"b'c.yaml",
        "a\u{1b}[31mb.yaml",
        "=cmd|' '!A0.yaml",
        "-o.yaml",
        "空 格.yaml",
    ] {
        let folder = scratch.path().join("in");
        fs::create_dir_all(&folder).expect("the scratch folder can be written");
        let path = folder.join(name);
        fs::rename(good(&folder), &path).expect("a name like any other");
        let ran = run(scratch.path(), &[&folder]);
        assert_eq!(ran.code, Some(0), "{name:?}: {ran:?}");
        let shown = ran.report["sources"][0]["path"].as_str().expect("a path");
        assert!(shown.ends_with(name), "{shown:?}");
        fs::remove_dir_all(&folder).expect("it was just made");
    }
}
