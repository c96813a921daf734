//! JSON text as a stream of records: the entries of a list at the top, one value, or values one after another. A record that
//! does not parse costs only itself where the next one can be found.

use super::json;
use super::reasons::{self, Reason};
use super::scan::{skip_space, value_end};
use super::source::Source;

/// Cuts a text into records.
struct Splitter<'t, 's, 'w> {
    text: &'t str,
    source: &'s mut Source<'w>,
    at: usize,
    /// How records start on their lines: the white space before the bracket.
    indent: Option<&'t str>,
    /// The byte of the last fault.
    told: Option<usize>,
    /// A value broke off and records were found inside of it.
    in_pieces: bool,
    /// The last record broke off, so what stands between it and the next one is part of that fault.
    resumed: bool,
    /// Bytes that may still be scanned, so that broken brackets do not make it scan for ever.
    budget: usize,
}

/// Reads all records of `text`.
pub(super) fn read(text: &str, source: &mut Source<'_>) {
    let mut splitter = Splitter {
        text,
        source,
        at: 0,
        indent: None,
        told: None,
        in_pieces: false,
        resumed: false,
        budget: text.len().saturating_mul(8),
    };
    splitter.run();
}

impl Splitter<'_, '_, '_> {
    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn space(&mut self) {
        self.at = skip_space(self.text.as_bytes(), self.at);
    }

    fn fault(&mut self, zh: &str, en: &str) {
        let at = self.at;
        self.source.syntax_span(at, &Reason::new(zh, en));
    }

    fn run(&mut self) {
        self.space();
        if self.byte().is_none() {
            return self.fault(
                "内容为空，没有可读的 JSON",
                "there is nothing here to read as JSON",
            );
        }
        let mut structured = true;
        loop {
            self.space();
            match self.byte() {
                None => return,
                // What closes around records that were found behind a fault.
                Some(b',' | b']' | b'}') if self.in_pieces => self.at += 1,
                Some(b'[') if structured => {
                    if !self.list() {
                        return;
                    }
                }
                Some(b) if structured => {
                    structured = b == b'{';
                    if !self.value() {
                        return;
                    }
                }
                Some(_) => {
                    return self.fault("值的后面有多余内容", "there is something after the value");
                }
            }
        }
    }

    /// The entries of a list. False when reading cannot go on.
    fn list(&mut self) -> bool {
        let open = self.at;
        self.at += 1;
        let mut comma = None;
        loop {
            self.space();
            match (self.byte(), comma) {
                (None, _) => {
                    self.at = open;
                    self.fault("方括号 [ 没有对应的 ]", "a [ is not closed");
                    return false;
                }
                (Some(b']'), comma) => {
                    if let Some(comma) = comma {
                        self.at = comma;
                        self.fault(
                            "最后一项后面多了逗号",
                            "there is a comma after the last entry",
                        );
                        self.at += 1;
                        self.space();
                    }
                    self.at += 1;
                    return true;
                }
                (Some(b','), _) => {
                    self.fault("多了一个逗号", "there is a comma too many");
                    self.at += 1;
                }
                _ => {
                    if !self.value() {
                        return false;
                    }
                    comma = self.comma();
                }
            }
        }
    }

    /// The comma after an entry.
    fn comma(&mut self) -> Option<usize> {
        self.space();
        match self.byte() {
            Some(b',') => {
                self.at += 1;
                Some(self.at - 1)
            }
            Some(b']') | None => None,
            Some(_) if self.resumed => None,
            Some(_) => {
                self.fault("列表各项之间缺少半角逗号", "a comma is missing in the list");
                if !matches!(self.byte(), Some(b'{' | b'[' | b'"')) {
                    self.at = self.resume(self.at).unwrap_or(self.text.len());
                }
                None
            }
        }
    }

    /// One record. False when it broke off and no other can be found.
    fn value(&mut self) -> bool {
        let start = self.at;
        self.resumed = false;
        self.note_indent(start);
        let bytes = self.text.as_bytes();
        let closed = (self.budget > 0).then(|| value_end(bytes, start)).flatten();
        let end = closed.unwrap_or(bytes.len());
        self.budget = self.budget.saturating_sub(end - start);
        let (arena, keys) = self.source.tools();
        match json::fill(arena, keys, self.text, start, end) {
            Ok(root) => {
                self.source.tell_word();
                self.source.record(root, start, false);
                self.at = end;
                true
            }
            Err(fault) => self.broken(start, closed, &fault),
        }
    }

    fn broken(&mut self, start: usize, closed: Option<usize>, fault: &serde_json::Error) -> bool {
        self.source.tell_word();
        let at = start + offset(&self.text[start..], fault);
        let at = self.text.floor_char_boundary(at);
        // A record may have been read before, as part of what is around it.
        if self.told.replace(at) != Some(at) {
            let reason = reasons::of_json(fault, &self.text[at..]);
            self.source.syntax_span(at, &reason);
        }
        if let Some(root) = self.source.salvage() {
            self.source.record(root, start, false);
        }
        // A bracket missing in one record shows where the next one starts: that line may be it.
        let line = self.text[..at].rfind('\n').filter(|line| *line > start);
        let next = self.resume(line.unwrap_or(at));
        match (closed, next) {
            // A comment, which JSON does not know, ends where the next record starts.
            (Some(end), Some(next)) if next < end || self.byte() == Some(b'/') => self.at = next,
            (Some(end), _) => self.at = end,
            (None, Some(next)) if self.budget > 0 => self.at = next,
            _ => return false,
        }
        self.resumed = next == Some(self.at);
        self.in_pieces |= self.resumed;
        true
    }

    fn note_indent(&mut self, start: usize) {
        if self.indent.is_some() || self.byte() != Some(b'{') {
            return;
        }
        let line = self.text[..start].rfind('\n').map_or(0, |at| at + 1);
        let before = &self.text[line..start];
        if line > 0 && before.trim().is_empty() {
            self.indent = Some(before);
        }
    }

    /// The next line after `from` that starts as records start: of lines that begin an object those furthest left, when no
    /// record has begun a line yet.
    fn resume(&mut self, from: usize) -> Option<usize> {
        if self.indent.is_none() {
            let lines = self.text[from..].lines().skip(1);
            let before = |line| {
                let body = str::trim_start_matches(line, [' ', '\t']);
                body.starts_with('{')
                    .then(|| &line[..line.len() - body.len()])
            };
            self.indent = lines.filter_map(before).min_by_key(|before| before.len());
        }
        let indent = self.indent?;
        let mut at = from;
        loop {
            at += memchr::memchr(b'\n', &self.text.as_bytes()[at..])? + 1;
            let rest = self.text[at..].strip_prefix(indent);
            if rest.is_some_and(|rest| rest.starts_with('{')) {
                return Some(at + indent.len());
            }
        }
    }
}

/// The byte of a fault in the text that was parsed. Lines count from 1, columns in bytes from 1.
pub(super) fn offset(text: &str, fault: &serde_json::Error) -> usize {
    let start = match fault.line().checked_sub(2) {
        None => 0,
        Some(n) => memchr::memchr_iter(b'\n', text.as_bytes())
            .nth(n)
            .map_or(text.len(), |at| at + 1),
    };
    (start + fault.column().saturating_sub(1)).min(text.len())
}
