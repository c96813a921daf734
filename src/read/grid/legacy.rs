//! xls and xlsb: formats whose library can panic, hang or take all memory on damaged bytes. They are read in a child process of
//! the same program, with a time limit and a memory limit; the child writes JSON lines.

use super::package::{Package, damaged};
use super::stored::StoredSheet;
use super::{CellKind, GridRow, SheetInfo, biff, xlsb, xlsx};
use crate::read::Refusal;
use calamine::{Data, DataRef, Reader, SheetVisible, Xls, Xlsb};
use serde::{Deserialize, Serialize};
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

/// The name of the hidden command that reads for a parent.
pub const WORKER: &str = "__worker";
const MEMORY: u64 = 900 << 20;
const OUTPUT_LIMIT: u64 = 512 << 20;
const CELL_LIMIT: usize = 20_000_000;

/// One line from the child.
#[derive(Serialize, Deserialize)]
enum Line {
    /// A sheet begins.
    Sheet {
        name: String,
        hidden: bool,
        merges: Vec<[u32; 4]>,
        rows: Vec<(u32, u32)>,
        cols: Vec<(u32, u32)>,
    },
    /// A row: its index, and column, kind and text of each cell.
    Row(u32, Vec<(u16, char, String)>),
    /// All was read.
    End,
    /// The library refused.
    Error(String),
}

/// Reads all sheets, in a child process where this program is the one that runs; and why the rest is missing, if it is.
pub fn read(path: &Path, binary: bool) -> (Vec<StoredSheet>, Option<Refusal>) {
    let mut sheets = Vec::new();
    let program = std::env::current_exe()
        .ok()
        .filter(|program| program.file_stem().is_some_and(|stem| stem == "shixiang"));
    let outcome = match program {
        Some(program) => in_child(&program, path, binary, &mut sheets),
        None => in_process(path, binary, &mut sheets),
    };
    (sheets, outcome.err())
}

fn in_process(path: &Path, binary: bool, sheets: &mut Vec<StoredSheet>) -> Result<(), Refusal> {
    let mut ended = None;
    let told = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        tell(path, binary, &mut |line| {
            ended = take(line, sheets).or(ended.take());
        });
    }));
    match (told, ended) {
        (Err(_), _) | (_, None) => Err(broken()),
        (_, Some(outcome)) => outcome,
    }
}

fn in_child(
    program: &Path,
    path: &Path,
    binary: bool,
    sheets: &mut Vec<StoredSheet>,
) -> Result<(), Refusal> {
    let size = std::fs::metadata(path).map_or(0, |meta| meta.len());
    let patience = Duration::from_secs(20 + (size >> 20) * 5);
    let kind = if binary { "xlsb" } else { "xls" };
    let mut child = Command::new(program)
        .args([WORKER, kind])
        .arg(path)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| no_child(&error.to_string()))?;
    let output = child.stdout.take().expect("the child's output is piped");
    let (sender, receiver) = mpsc::sync_channel(256);
    std::thread::spawn(move || {
        for line in BufReader::new(output.take(OUTPUT_LIMIT))
            .lines()
            .map_while(Result::ok)
        {
            let Ok(line) = serde_json::from_str::<Line>(&line) else {
                break;
            };
            if sender.send(line).is_err() {
                break;
            }
        }
    });
    let deadline = std::time::Instant::now() + patience;
    let mut outcome = Err(broken());
    loop {
        match receiver.recv_timeout(deadline.saturating_duration_since(std::time::Instant::now())) {
            Ok(line) => {
                if let Some(ended) = take(line, sheets) {
                    outcome = ended;
                }
            }
            Err(mpsc::RecvTimeoutError::Timeout) => {
                outcome = Err(too_slow(patience));
                break;
            }
            Err(mpsc::RecvTimeoutError::Disconnected) => break,
        }
    }
    // A child that is done is only collected; one that hangs is ended.
    let _ = child.kill();
    let _ = child.wait();
    outcome
}

/// Adds a line to the sheets; the outcome once it is the last.
fn take(line: Line, sheets: &mut Vec<StoredSheet>) -> Option<Result<(), Refusal>> {
    match line {
        Line::Sheet {
            name,
            hidden,
            merges,
            rows,
            cols,
        } => {
            let index = sheets.len() as u16;
            let info = SheetInfo {
                name: name.into(),
                index,
                hidden,
                merges,
                hidden_rows: rows,
                hidden_cols: cols,
            };
            sheets.push(StoredSheet {
                info,
                rows: Vec::new(),
            });
            None
        }
        Line::Row(index, cells) => {
            let mut row = GridRow::default();
            row.reset(index);
            for (col, kind, text) in cells {
                let kind = match kind {
                    'n' => CellKind::Number,
                    'e' => CellKind::Error,
                    'o' => CellKind::Other,
                    _ => CellKind::Text,
                };
                row.push(col, kind, &text);
            }
            sheets.last_mut()?.rows.push(row);
            None
        }
        Line::End => Some(Ok(())),
        Line::Error(error) => Some(Err(refusal(&error))),
    }
}

/// The child's side: reads a workbook and writes its lines. Bounds its own memory first, where the system can.
pub fn work(kind: &str, path: &Path, out: impl Write) {
    #[cfg(unix)]
    let _ = rlimit::setrlimit(rlimit::Resource::AS, MEMORY, MEMORY);
    std::panic::set_hook(Box::new(|_| {}));
    let mut out = std::io::BufWriter::new(out);
    tell(path, kind == "xlsb", &mut |line| {
        if serde_json::to_writer(&mut out, &line).is_ok() {
            let _ = out.write_all(b"\n");
        }
    });
    let _ = out.flush();
}

fn tell(path: &Path, binary: bool, say: &mut dyn FnMut(Line)) {
    let told = if binary {
        tell_xlsb(path, say)
    } else {
        tell_xls(path, say)
    };
    say(match told {
        Ok(()) => Line::End,
        Err(error) => Line::Error(error),
    });
}

fn tell_xls(path: &Path, say: &mut dyn FnMut(Line)) -> Result<(), String> {
    let file = std::fs::File::open(path).map_err(|error| error.to_string())?;
    let mut book = Xls::new(BufReader::new(file)).map_err(|error| error.to_string())?;
    let mut hidden = biff::hidden(path).into_iter();
    for sheet in book.sheets_metadata().to_vec() {
        if sheet.typ != calamine::SheetType::WorkSheet {
            continue;
        }
        let beside = hidden.next().unwrap_or_default();
        let merges = book
            .merge_cells_by_sheet_name(&sheet.name)
            .unwrap_or_default();
        let merges = merges
            .iter()
            .map(|area| [area.start.0, area.start.1, area.end.0, area.end.1])
            .collect();
        let range = book
            .worksheet_range(&sheet.name)
            .map_err(|error| error.to_string())?;
        say(Line::Sheet {
            name: sheet.name,
            hidden: sheet.visible != SheetVisible::Visible,
            merges,
            rows: beside.rows,
            cols: beside.cols,
        });
        let (top, left) = range.start().unwrap_or_default();
        let mut row = GridRow::default();
        for (at, cells) in range.rows().enumerate() {
            row.reset(top + at as u32);
            for (col, value) in cells
                .iter()
                .enumerate()
                .filter(|(_, value)| **value != Data::Empty)
            {
                let value: DataRef<'_> = as_ref(value);
                xlsx::push(&mut row, left + col as u32, kind_of(&value), &value);
            }
            say_row(&row, say);
        }
    }
    Ok(())
}

fn tell_xlsb(path: &Path, say: &mut dyn FnMut(Line)) -> Result<(), String> {
    let open = || {
        std::fs::File::open(path)
            .map(BufReader::new)
            .map_err(|error| error.to_string())
    };
    let mut package = Package::open(open()?).map_err(|refusal| refusal.en)?;
    let infos = xlsb::sheets(&mut package);
    let mut book = Xlsb::new(open()?).map_err(|error| error.to_string())?;
    for info in infos {
        let Ok(mut cells) = book.worksheet_cells_reader(&info.name) else {
            continue;
        };
        say(Line::Sheet {
            name: info.name.to_string(),
            hidden: info.hidden,
            merges: info.merges,
            rows: info.hidden_rows,
            cols: info.hidden_cols,
        });
        let mut row = GridRow::default();
        let mut count = 0;
        while let Some(cell) = cells.next_cell().map_err(|error| error.to_string())? {
            count += 1;
            if count > CELL_LIMIT {
                return Err(format!("more than {CELL_LIMIT} cells"));
            }
            let (at, col) = cell.get_position();
            if at != row.index {
                say_row(&row, say);
                row.reset(at);
            }
            if *cell.get_value() != DataRef::Empty {
                let value = cell.get_value();
                xlsx::push(&mut row, col, kind_of(value), value);
            }
        }
        say_row(&row, say);
    }
    Ok(())
}

fn say_row(row: &GridRow, say: &mut dyn FnMut(Line)) {
    if row.cells.is_empty() {
        return;
    }
    let letter = |kind| match kind {
        CellKind::Number => 'n',
        CellKind::Error => 'e',
        CellKind::Other => 'o',
        _ => 't',
    };
    say(Line::Row(
        row.index,
        row.cells
            .iter()
            .map(|cell| (cell.col, letter(cell.kind), row.of(cell).to_owned()))
            .collect(),
    ));
}

fn as_ref(value: &Data) -> DataRef<'_> {
    match value {
        Data::Int(n) => DataRef::Int(*n),
        Data::Float(n) => DataRef::Float(*n),
        Data::String(text) => DataRef::SharedString(text),
        Data::Bool(yes) => DataRef::Bool(*yes),
        Data::DateTime(date) => DataRef::DateTime(*date),
        Data::DateTimeIso(text) => DataRef::DateTimeIso(text.clone()),
        Data::DurationIso(text) => DataRef::DurationIso(text.clone()),
        Data::Error(error) => DataRef::Error(error.clone()),
        _ => DataRef::Empty,
    }
}

fn kind_of(value: &DataRef<'_>) -> CellKind {
    match value {
        DataRef::Int(_) | DataRef::Float(_) => CellKind::Number,
        DataRef::Error(_) => CellKind::Error,
        DataRef::String(_) | DataRef::SharedString(_) => CellKind::Text,
        _ => CellKind::Other,
    }
}

fn refusal(error: &str) -> Refusal {
    if error.to_ascii_lowercase().contains("password") {
        return crate::read::password();
    }
    damaged(error)
}

fn broken() -> Refusal {
    damaged("record")
}

fn too_slow(patience: Duration) -> Refusal {
    let seconds = patience.as_secs();
    Refusal::new(
        format!(
            "读取超过 {seconds} 秒仍未完成，文件可能已损坏；请用 Excel 或 WPS 打开后另存为 .xlsx 再试"
        ),
        format!(
            "reading took more than {seconds} s, the file is probably damaged; open it in a spreadsheet program, save it as .xlsx and try again"
        ),
    )
}

fn no_child(error: &str) -> Refusal {
    Refusal::new(
        format!("无法启动读取旧格式的子进程（{error}）；请把文件另存为 .xlsx 再试"),
        format!(
            "the process that reads old formats could not be started ({error}); save the file as .xlsx and try again"
        ),
    )
}
