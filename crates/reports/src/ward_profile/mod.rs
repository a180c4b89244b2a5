//! The ward profile: two pages on one ward. Each measure with its change and place among the wards of the area, the months of
//! all recorded crime, and where the ward stands among the others. All wards share their questions, so that many cost little.

mod input;

use document::{
    Block, Cell, Column, Detail, Document, DocumentKind, Entry, Evidence, FigureId, List, Row,
    Section, Table as Shown, Text, words,
};
use figure::{AreaRef, Figure, Figures, MeasureId, Reason, Table};

pub use input::Input;

use crate::cells::change_cells;
use crate::charts::{self, Of};
use crate::{ReportsError, annex};

type Asking<'a> = crate::asking::Asking<'a, Input>;

/// What a ward is told of, each by what it can stand on.
const SPOKEN_OF: &[&[&str]] = &[
    &["tno", "street-all-crime"],
    &["vap", "street-violence-and-sexual-offences"],
    &["burglary", "street-burglary"],
    &["vehicle-offences", "street-vehicle-crime"],
    &["theft-from-person", "street-theft-from-the-person"],
    &["robbery", "street-robbery"],
    &["criminal-damage", "street-criminal-damage-and-arson"],
    &["asb", "street-anti-social-behaviour"],
];

/// The profile of every ward of the area, in the order of its first table.
pub fn compose_all(
    figures: &dyn Figures,
    input: &Input,
) -> Result<Vec<(AreaRef, Document)>, ReportsError> {
    let mut asking = Asking::new(figures, input);
    let tables = tables(&mut asking)?;
    let wards: Vec<AreaRef> =
        tables.first().map(|t| t.rows.iter().map(|r| r.area.clone()).collect()).unwrap_or_default();
    if wards.is_empty() {
        return Err(ReportsError::Question(format!(
            "no measure is counted by ward in {} in the {}; import data by ward, or ask for another period",
            input.area.name, input.period
        )));
    }
    wards
        .into_iter()
        .map(|ward| Ok((ward.clone(), profile(&mut asking, &tables, &ward)?)))
        .collect()
}

/// The profile of one ward.
pub fn compose(
    figures: &dyn Figures,
    input: &Input,
    ward: &AreaRef,
) -> Result<Document, ReportsError> {
    let mut asking = Asking::new(figures, input);
    let tables = tables(&mut asking)?;
    profile(&mut asking, &tables, ward)
}

/// Each measure over all wards, where it is counted by ward; of each row the first measure that is.
fn tables(asking: &mut Asking) -> Result<Vec<Table>, ReportsError> {
    let mut tables = Vec::new();
    for candidates in SPOKEN_OF {
        for id in *candidates {
            let Some(measure) = asking.known(id) else { continue };
            if let Ok(table) = asking.wards(&measure, asking.input.period)? {
                tables.push(table);
                break;
            }
        }
    }
    Ok(tables)
}

fn profile(
    asking: &mut Asking,
    tables: &[Table],
    ward: &AreaRef,
) -> Result<Document, ReportsError> {
    let input = asking.input;
    let mut document = Document::new(
        format!("{}: ward profile, {}", ward.name, input.period),
        input.partnership.clone(),
    );
    let mut figures = Vec::new();
    for table in tables {
        let against = asking.against(table.period);
        if let Ok(figure) =
            asking.figure(&table.measure, ward.code.as_str(), table.period, against)?
        {
            figures.push((figure, table));
        }
    }
    document.kind = DocumentKind::WardProfile;
    document.summary = figures.first().map(|(f, _)| words::change(f)).unwrap_or_default();
    document.details = vec![
        Detail::new("Ward", format!("{} ({})", ward.name, ward.code)),
        Detail::new("In", input.area.name.clone()),
        Detail::new("Period", input.period.to_string()),
        Detail::new("Residents", residents(&figures)),
    ];
    document.notice = input.demonstration.as_deref().map(Text::from);
    document.sections = vec![headline(ward, &figures)];
    if let Some((figure, table)) = figures.first() {
        document.sections.push(months(asking, &figure.measure, figure, ward)?);
        document.sections.push(among(table, ward));
    }
    document.sections.push(how_to_read());
    document.evidence = used(&document, asking.evidence());
    document.licences = annex::licences(&document.evidence);
    document.number();
    Ok(document)
}

/// "15,210 (resident population, mid-2020)", or why it is not known.
fn residents(figures: &[(Figure, &Table)]) -> Text {
    match figures.iter().find_map(|(f, _)| Some((f, &f.rate.as_ref()?.denominator))) {
        Some((figure, denominator)) => {
            #[expect(clippy::cast_precision_loss, reason = "no ward has near 2 to the 53 people")]
            let people = figure::write::count(denominator.value as f64);
            Text::new()
                .with_figure(people, figure)
                .with(format!(" ({})", words::lower_first(&denominator.title)))
        }
        None => Text::from("not available: no population by ward held"),
    }
}

/// Every measure: count, change, what the test says, place among the wards.
fn headline(ward: &AreaRef, figures: &[(Figure, &Table)]) -> Section {
    let section = Section::new("headline-figures", "Recorded crime in the ward");
    let mut shown = Shown::new(
        "headline-table",
        format!("Recorded crime in {}", ward.name),
        vec![
            Column::words("Measure"),
            Column::numbers("Count", ""),
            Column::numbers("Count before", ""),
            Column::numbers("Change", "%"),
            Column::words("Beyond chance?"),
            Column::numbers("Rate", "per 1,000 residents"),
            Column::words("Place among wards"),
        ],
    );
    for (figure, table) in figures {
        shown.from.push(FigureId::of_table(table));
        if shown.source.is_empty() {
            shown.source = words::source_line(&figure.provenance);
        }
        let mut cells = vec![Cell::text(figure.title.clone())];
        cells.extend(change_cells(figure));
        cells.push(Cell::figure_rate(figure));
        cells.push(place(table, ward));
        shown.rows.push(Row::plain(cells));
    }
    if shown.rows.is_empty() {
        let reason = Reason::new("no measure is counted by ward");
        return section.with(Block::not_available("Figures of the ward", reason));
    }
    section.with(Block::Table(shown))
}

/// "2nd (by chance 1 to 4)".
fn place(table: &Table, ward: &AreaRef) -> Cell {
    let Some(row) = table.rows.iter().find(|row| row.area.code == ward.code) else {
        return Cell::Missing(Reason::new("the ward is not among those that are ranked"));
    };
    match words::place_in(table, row).filter(|_| !row.suppressed) {
        Some(place) => Cell::text(match row.rank_ci95 {
            Some(by_chance) => {
                format!("{place} (by chance {} to {})", by_chance.from, by_chance.to)
            }
            None => place,
        }),
        None => Cell::or_why(None, row.suppressed, row.reason.as_ref(), Cell::count),
    }
}

fn months(
    asking: &mut Asking,
    measure: &MeasureId,
    figure: &Figure,
    ward: &AreaRef,
) -> Result<Section, ReportsError> {
    let section = Section::new("month-by-month", "Month by month");
    Ok(section.with(match asking.months_of(measure, ward.code.to_string())? {
        Ok(series) => {
            let title = words::change_finding(figure);
            let events = match (series.months.first(), series.months.last()) {
                (Some(first), Some(last)) => asking.events(first.month, last.month),
                _ => Vec::new(),
            };
            Block::Chart(charts::months("months", &title, &series, &events))
        }
        Err(reason) => Block::not_available("Chart of months", reason),
    }))
}

fn among(table: &Table, ward: &AreaRef) -> Section {
    let of = Of { one: "Ward", own: Some(&ward.code) };
    Section::new("among-wards", "Among the wards")
        .with(Block::Paragraph(words::top(table, 3)))
        .with(Block::Chart(charts::bars("wards", "", table, of, None)))
}

fn how_to_read() -> Section {
    let items = [
        "Counts are of what was recorded. A change is called one only where a test says that chance alone would hardly give it.",
        "Wards close together in a ranking can change places by chance.",
        "People who work in or visit a ward are not among its residents, so the rate of a town centre is higher than its \
         residents alone would make it.",
    ];
    Section::new("how-to-read", "How to read this")
        .with(Block::List(List { ordered: false, items: items.map(Text::from).into() }))
}

/// Of the evidence that all wards share, what this document speaks of.
fn used(document: &Document, all: &Evidence) -> Evidence {
    let mut used = Evidence::default();
    for id in document.mentioned() {
        match all.get(id) {
            Some(Entry::Figure(figure)) => used.figure(figure),
            Some(Entry::Table(table)) => used.table(table),
            Some(Entry::Series(series)) => used.series(series),
            None => continue,
        };
    }
    used
}
