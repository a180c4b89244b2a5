//! One chart: asked for, drawn, and written as SVG or PNG.

use std::path::{Path, PathBuf};

use document::{Chart, Event};
use figure::{Against, Group, MeasureId, Month, Order, Period, VintageId};
use publish::chart::Size;
use reports::charts::{self, ChartQuestion};

use crate::settings::ComparatorRule;
use crate::{Folder, Session, WorkbenchError, publication};

pub use reports::charts::Kind as ChartKind;

/// What is to be drawn, and how.
#[derive(Debug, Clone)]
pub struct ChartOptions {
    /// Which chart.
    pub kind: ChartKind,
    /// What is counted; none for charts of every type of crime.
    pub measure: Option<MeasureId>,
    /// The area that is spoken of; none is the partnership's own.
    pub area: Option<String>,
    /// The group of areas; none is the one that the kind of chart is of as a rule.
    pub group: Option<Group>,
    /// When.
    pub period: Period,
    /// The first month of a chart of months.
    pub from: Option<Month>,
    /// Held against what.
    pub against: Against,
    /// What is first.
    pub order: Option<Order>,
    /// The year of the population.
    pub population: Option<i32>,
    /// The vintage.
    pub vintage: Option<VintageId>,
    /// At which of its three sizes.
    pub size: Size,
    /// How many pixels wide a PNG is; none is twice the drawing's width, sharp on paper.
    pub pixels: Option<u32>,
    /// Whether its table is written beside it.
    pub table: bool,
}

/// What was drawn and written.
#[derive(Debug)]
pub struct DrawnChart {
    /// Its title: the finding.
    pub title: String,
    /// What a reader who cannot see it is told.
    pub description: String,
    /// The table beside it, where one was asked for.
    pub table: Option<PathBuf>,
}

/// Draws a chart into the file `out`, whose name ends in `.svg` or `.png`.
pub fn chart(
    folder: Folder,
    options: &ChartOptions,
    out: &Path,
) -> Result<DrawnChart, WorkbenchError> {
    let form = Form::of(out)?;
    let session = Session::open(folder)?;
    let question = question(&session, options)?;
    let chart = charts::asked(session.figures(), &question)?.map_err(|reason| {
        WorkbenchError::NoChart { what: options.kind_words(), reason: reason.0 }
    })?;
    let chart = with_notice(chart, &session);
    let drawing = publish::chart::svg(&chart, options.size);
    let bytes = match form {
        Form::Svg => drawing.into_bytes(),
        Form::Png => {
            publish::chart::png(&drawing, options.pixels.unwrap_or_else(|| wide(options.size)))?
        }
    };
    let table = options.table.then(|| out.with_extension("csv"));
    if let Some(path) = &table {
        publication::put(path, publish::csv::write(&chart.table())?.as_bytes())?;
    }
    publication::put(out, &bytes)?;
    Ok(DrawnChart { title: chart.frame.title, description: chart.frame.description, table })
}

/// In which form it is written.
enum Form {
    Svg,
    Png,
}

impl Form {
    fn of(out: &Path) -> Result<Self, WorkbenchError> {
        match out.extension().and_then(|ending| ending.to_str()) {
            Some(ending) if ending.eq_ignore_ascii_case("svg") => Ok(Self::Svg),
            Some(ending) if ending.eq_ignore_ascii_case("png") => Ok(Self::Png),
            _ => Err(WorkbenchError::question(format!(
                "{} is neither an .svg nor a .png; end the file's name in one of them",
                out.display()
            ))),
        }
    }
}

impl ChartOptions {
    fn kind_words(&self) -> String {
        let measure =
            self.measure.as_ref().map_or("every type of crime".to_owned(), ToString::to_string);
        format!("the chart of {measure}")
    }
}

/// Twice as many pixels as the drawing is wide with its margins.
fn wide(size: Size) -> u32 {
    match size {
        Size::Phone => 640,
        Size::Column => 1344,
        Size::Page => 1984,
    }
}

fn question(session: &Session, options: &ChartOptions) -> Result<ChartQuestion, WorkbenchError> {
    let own = session.own()?;
    let area = match &options.area {
        Some(area) => session.register().find(area)?.to_ref(),
        None => own.clone(),
    };
    let usual = match options.kind {
        ChartKind::Bars | ChartKind::Rank => Group::Comparators,
        _ => Group::Wards,
    };
    let group = options.group.clone().unwrap_or(usual);
    let settings = session.folder().settings();
    let one = match (&group, settings.comparators.group) {
        (Group::Wards, _) => "Ward",
        (Group::Comparators, ComparatorRule::LondonBoroughs) => "Borough",
        (Group::Comparators | Group::Similar | Group::Districts, _) => "District",
        (Group::List(_), _) => "Area",
    };
    let event =
        |event: &crate::settings::Event| Event { month: event.month, word: event.word.clone() };
    Ok(ChartQuestion {
        kind: options.kind,
        measure: options.measure.clone(),
        of: options.area.is_some().then(|| area.code.to_string()),
        area,
        group: (group, one.to_owned()),
        period: options.period,
        from: options.from,
        against: options.against.clone(),
        order: options.order,
        population: options.population,
        vintage: options.vintage.clone(),
        events: settings.events.iter().map(event).collect(),
    })
}

/// A chart of invented data says so under its plot.
fn with_notice(mut chart: Chart, session: &Session) -> Chart {
    if let Some(notice) = session.notice() {
        let said = [notice, chart.frame.caveat.as_str()];
        chart.frame.caveat =
            said.into_iter().filter(|s| !s.is_empty()).collect::<Vec<_>>().join(" ");
    }
    chart
}
