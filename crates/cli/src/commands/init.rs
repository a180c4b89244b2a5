//! `watchward init`: a new partnership's folder; its questions asked where nothing was said.

use std::io::{self, BufRead as _, IsTerminal as _, Write as _};
use std::path::PathBuf;

use workbench::init::{self, InitOptions, Question};

use crate::arguments::Init;
use crate::commands::Failure;
use crate::output;

/// Makes the folder and says what to do next.
pub fn run(arguments: Init) -> Result<(), Failure> {
    let mut dir = arguments.dir;
    let mut options = InitOptions {
        area: arguments.area.clone().unwrap_or_default(),
        name: arguments.name,
        ..InitOptions::default()
    };
    if arguments.area.is_none() {
        let mut lines = io::stdin().lock().lines();
        for question in init::questions() {
            let Some(answer) = ask(question, &mut lines)? else { continue };
            take(&mut options, &mut dir, question, answer)?;
        }
    }
    if options.area.is_empty() {
        return Err(Failure::Usage(
            "an area is needed, for example: watchward init safer-bromley --area Bromley".into(),
        ));
    }
    let dir = dir.unwrap_or_else(|| PathBuf::from(init::folder_name(&options.area)));
    let made = workbench::make_folder(&dir, &options)?;
    output::say(&format!("Made {}\n", made.folder.root().display()))?;
    for note in made.notes {
        output::say(&format!("  {note}\n"))?;
    }
    Ok(())
}

/// Puts an answer where it belongs.
fn take(
    options: &mut InitOptions,
    dir: &mut Option<PathBuf>,
    question: &Question,
    answer: String,
) -> Result<(), Failure> {
    match question.key {
        "area" => options.area = answer,
        "name" => options.name = Some(answer),
        "dir" => *dir = Some(PathBuf::from(answer)),
        "similar" => {
            options.similar = answer.split(',').map(|name| name.trim().to_owned()).collect();
        }
        "population" => {
            let year = answer.parse().map_err(|_| {
                Failure::Usage(format!(
                    "\"{answer}\" is not a year; type one such as 2019, or nothing"
                ))
            })?;
            options.population = Some(year);
        }
        _ => {}
    }
    Ok(())
}

/// Asks on a terminal, or reads the answer from a pipe, a line each; none where nothing was typed.
fn ask(
    question: &Question,
    lines: &mut impl Iterator<Item = io::Result<String>>,
) -> Result<Option<String>, Failure> {
    if io::stdin().is_terminal() {
        let mut err = io::stderr().lock();
        writeln!(err, "{}\n  {}", question.prompt, question.help)?;
        let default = question.default.map_or_else(String::new, |d| format!("[{d}] "));
        write!(err, "{default}> ")?;
        err.flush()?;
    }
    let line = lines.next().transpose()?.unwrap_or_default();
    let typed = line.trim();
    Ok((!typed.is_empty()).then(|| typed.to_owned()))
}
