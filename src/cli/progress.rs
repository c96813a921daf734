//! Says on standard error how far a long run is, and leaves nothing behind.

use super::terminal::error_width;
use crate::check::Progress;
use crate::finding::{Lang, text};
use std::io::Write;
use std::sync::atomic::Ordering::Relaxed;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};
use unicode_width::UnicodeWidthStr;

/// A run shorter than this says nothing.
const PATIENCE: Duration = Duration::from_millis(700);
const TICK: Duration = Duration::from_millis(150);
/// No progress on a terminal too narrow for the line: it would wrap and could not be taken back.
const NARROW: usize = 64;

/// Does the work, and meanwhile shows its progress unless `quiet` or standard error is no terminal.
pub(super) fn watched<T>(
    progress: &Progress,
    lang: Lang,
    quiet: bool,
    work: impl FnOnce() -> T,
) -> T {
    if quiet || error_width().is_none_or(|width| width < NARROW) {
        return work();
    }
    std::thread::scope(|scope| {
        let (working, over) = channel::<()>();
        scope.spawn(move || show(progress, lang, &over, &mut std::io::stderr()));
        let result = work();
        drop(working);
        result
    })
}

fn show(progress: &Progress, lang: Lang, over: &Receiver<()>, out: &mut impl Write) {
    let start = Instant::now();
    let mut wait = PATIENCE;
    let mut shown = 0;
    while over.recv_timeout(wait) == Err(RecvTimeoutError::Timeout) {
        let line = line(progress, lang, start.elapsed());
        let width = line.width();
        let blanks = usize::saturating_sub(shown, width);
        let _ = write!(out, "\r{line}{:blanks$}", "");
        let _ = out.flush();
        shown = width;
        wait = TICK;
    }
    if shown > 0 {
        let _ = write!(out, "\r{:shown$}\r", "");
        let _ = out.flush();
    }
}

fn line(progress: &Progress, lang: Lang, elapsed: Duration) -> String {
    let done = progress.files_done.load(Relaxed);
    let total = progress.files_total.load(Relaxed);
    let items = progress.items.load(Relaxed);
    let rate = (items as f64 / elapsed.as_secs_f64().max(0.001)) as u64;
    text!(
        "已读 {done}/{total} 个文件，{items} 项，每秒 {rate} 项",
        "{done}/{total} files read, {items} items, {rate} items/s"
    )(lang)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::channel;

    #[test]
    fn a_short_run_says_nothing() {
        let (working, over) = channel();
        drop(working);
        let mut out = Vec::new();
        show(&Progress::default(), Lang::Zh, &over, &mut out);
        assert!(out.is_empty());
    }

    #[test]
    fn a_long_run_is_shown_and_wiped() {
        let (working, over) = channel();
        let progress = Progress::default();
        progress.files_total.store(40, Relaxed);
        progress.files_done.store(12, Relaxed);
        let mut out = Vec::new();
        std::thread::scope(|scope| {
            scope.spawn(move || {
                std::thread::sleep(PATIENCE + TICK + TICK / 2);
                drop(working);
            });
            show(&progress, Lang::Zh, &over, &mut out);
        });
        let shown = String::from_utf8(out).expect("it is text");
        assert!(shown.starts_with("\r已读 12/40 个文件，0 项"), "{shown:?}");
        let last = shown.trim_end_matches('\r').rsplit('\r').next();
        assert!(last.is_some_and(|last| last.len() > 20 && last.trim().is_empty()));
    }

    #[test]
    fn the_line_fits_a_narrow_terminal() {
        let progress = Progress::default();
        progress.files_total.store(99_999, Relaxed);
        progress.files_done.store(99_999, Relaxed);
        progress.items.store(9_999_999, Relaxed);
        for lang in [Lang::Zh, Lang::En] {
            let line = line(&progress, lang, Duration::from_secs(1));
            assert!(line.width() < NARROW, "{line}");
        }
    }
}
