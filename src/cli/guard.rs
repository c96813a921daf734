//! A panic is our mistake: it is told in words and ends with an exit code of its own.

use super::FAILED;
use crate::finding::{Lang, text};
use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook};
use std::sync::{Mutex, PoisonError};

/// The last panic. Those that are caught on the way (a rule, a reader) are reported there and stay silent here.
static LAST: Mutex<String> = Mutex::new(String::new());

/// Runs the program; a panic that reaches this far becomes a message.
pub(super) fn guarded(lang: Lang, run: impl FnOnce() -> u8) -> u8 {
    set_hook(Box::new(|info| {
        *LAST.lock().unwrap_or_else(PoisonError::into_inner) = info.to_string().replace('\n', " ");
    }));
    catch_unwind(AssertUnwindSafe(run)).unwrap_or_else(|_| {
        let _ = writeln!(std::io::stderr(), "{}", apology(lang));
        FAILED
    })
}

fn apology(lang: Lang) -> String {
    let said = LAST.lock().unwrap_or_else(PoisonError::into_inner).clone();
    text!(
        "程序内部出错，这是程序的问题，不是文件的问题：{said}\n请把这段话和当时检查的文件告诉维护者",
        "the program failed; the mistake is ours, not your file's: {said}\nplease report this message with the file that was checked"
    )(lang)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_apology_speaks_both_languages() {
        assert!(apology(Lang::Zh).contains("维护者"));
        assert!(apology(Lang::En).is_ascii());
    }
}
