//! `answers`: reads the answered copies back and writes what came of them.

use super::args::{AnswersArgs, Input};
use super::check::{read, request};
use super::error::CliError;
use super::{FAILED, FINDINGS, NOTHING, OK, output};
use crate::check::Request;
use crate::finding::Lang;
use crate::returns::answers::{self, Answers};
use std::io::{self, Write};

pub(super) fn answers(args: &AnswersArgs, lang: Lang) -> Result<u8, CliError> {
    let paths = answers::workbooks(&args.answered);
    if paths.is_empty() {
        return Err(CliError::NoAnswers {
            path: args.answered.display().to_string(),
        });
    }
    let input = Input {
        paths,
        format: None,
        threads: None,
        as_of: args.as_of.clone(),
        no_progress: args.no_progress,
    };
    let request = Request {
        rules: true,
        ..request(&input, &[], lang)?
    };
    let report = read(&request, &input, lang)?;
    let answers = answers::collect(&report);
    if answers.files == 0 && answers.failed.is_empty() {
        return Err(CliError::NoAnswers {
            path: args.answered.display().to_string(),
        });
    }
    show(&answers, args, lang)?;
    Ok(exit_code(&answers))
}

fn show(answers: &Answers, args: &AnswersArgs, lang: Lang) -> Result<(), CliError> {
    let mut text = answers::summary(answers, lang);
    if let Some(folder) = &args.folder {
        let written = answers::write(answers, folder, lang);
        let written = written.map_err(|error| output::failed(folder, &error))?;
        for path in written {
            let path = path.display();
            text += &match lang {
                Lang::Zh => format!("已写出 {path}\n"),
                Lang::En => format!("wrote {path}\n"),
            };
        }
    }
    // The reader has seen enough (`| head`).
    let _ = io::stdout().write_all(text.as_bytes());
    Ok(())
}

/// 4 beats 1: what was not read may hold worse.
fn exit_code(answers: &Answers) -> u8 {
    match answers {
        answers if !answers.failed.is_empty() => FAILED,
        answers if answers.entries == 0 => NOTHING,
        answers if answers.has_wrong() => FINDINGS,
        _ => OK,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_read_counts_most() {
        let mut answers = Answers::default();
        assert_eq!(exit_code(&answers), NOTHING);
        answers.entries = 1;
        assert_eq!(exit_code(&answers), OK);
        answers.failed.push(("a".into(), "b".into()));
        assert_eq!(exit_code(&answers), FAILED);
    }
}
