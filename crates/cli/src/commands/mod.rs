//! One module a command: read the arguments, make one call, print what comes back.

mod action;
mod ask;
mod backup;
mod board;
mod chart;
mod check;
mod convert;
mod data;
mod demo;
mod editions;
mod evaluate;
mod failure;
mod fetch;
mod hotspots;
mod import;
mod init;
mod measures;
mod meeting;
mod pack;
mod paper;
mod peaks;
mod priorities;
mod report;
mod serve;
mod told;
mod user;
mod where_is;

use workbench::{Folder, Report};

use crate::arguments::{Arguments, Command};
use crate::output;
pub use failure::Failure;

/// Does what was asked.
pub fn run(arguments: Arguments) -> Result<(), Failure> {
    let at = arguments.folder;
    let folder = || Folder::find(&at).map_err(Failure::from);
    match arguments.command {
        Command::Init(init) => init::run(init),
        Command::Import(import) => import::run(&folder()?, &import),
        Command::Data(data) => data::run(&folder()?, data),
        Command::Figure(figure) => ask::figure(folder()?, figure),
        Command::Table(table) => ask::table(folder()?, table),
        Command::Series(series) => ask::series(folder()?, series),
        Command::Chart(chart) => chart::run(folder()?, *chart),
        Command::Peaks(peaks) => peaks::run(folder()?, &peaks),
        Command::Priorities(priorities) => priorities::run(folder()?, &priorities),
        Command::Evaluate(evaluate) => evaluate::run(folder()?, evaluate),
        Command::Hotspots(hotspots) => hotspots::run(folder()?, hotspots),
        Command::Convert(convert) => convert::run(folder()?, convert),
        Command::Where(place) => where_is::run(folder()?, &place),
        Command::Measures(printed) => measures::run(folder().ok(), &printed),
        Command::Assess(asked) => report::run(folder()?, Report::NeedsAssessment, asked),
        Command::Performance(asked) => report::run(folder()?, Report::Performance, asked),
        Command::Ward(asked) => report::ward(folder()?, asked),
        Command::Summary(asked) => report::run(folder()?, Report::Summary, asked),
        Command::Editions(asked) => editions::run(&folder()?, asked),
        Command::Meeting(asked) => meeting::run(&folder()?, asked),
        Command::Board(asked) => board::run(&folder()?, asked),
        Command::Paper(asked) => paper::run(folder()?, asked),
        Command::Pack(asked) => pack::run(folder()?, asked),
        Command::Action(asked) => action::run(&folder()?, asked),
        Command::Check(asked) => check::run(&asked, &at),
        Command::Demo(demo) => demo::run(&demo),
        Command::Serve(asked) => serve::run(folder()?, asked),
        Command::Backup(asked) => backup::backup(&folder()?, &asked),
        Command::Restore(asked) => backup::restore(&asked),
        Command::Verify(asked) => backup::verify(&at, &asked),
        Command::User(asked) => user::run(&folder()?, asked),
        Command::Fetch(fetch) => fetch::run(&folder()?, fetch),
        Command::Reproduce => output::say(&workbench::reproduce(folder()?)?),
        Command::Schema { of } => output::json(&workbench::schema(&of)),
    }
}
