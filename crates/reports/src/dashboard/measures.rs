//! Every measure of an area in a period, theme by theme: its number, its change and what the test says of it, its rating, its
//! last years drawn small. What is in the catalogue and has no figure is listed with the reason.

use std::collections::BTreeSet;

use document::{
    Block, Cell, Column, Document, FigureId, List, Row, Section, Table, Text, Trend, words,
};
use figure::{Figures, Reason, Verdict};

use super::telling::{self, Telling};
use super::{Asking, Input};
use crate::cells::change_cells;
use crate::{ReportsError, annex};

/// Composes the page.
///
/// # Errors
/// Where a question cannot be asked at all.
pub fn measures(figures: &dyn Figures, input: &Input) -> Result<Document, ReportsError> {
    let mut asking = Asking::new(figures, input);
    let all = telling::all(&mut asking)?;
    let mut document =
        Document::new(format!("Measures in {}", input.area.name), input.partnership.clone());
    document.summary = opening(&all, input);
    document.notice = input.demonstration.as_deref().map(Text::from);
    let mut themes: Vec<&str> = Vec::new();
    for one in &all {
        if !themes.contains(&one.measure.theme.as_str()) {
            themes.push(&one.measure.theme);
        }
    }
    for theme in themes {
        let of_theme: Vec<&Telling> = all.iter().filter(|one| one.measure.theme == theme).collect();
        document.sections.extend(section(&asking, theme, &of_theme));
    }
    document.sections.extend(missing(&all));
    document.evidence = asking.into_evidence();
    document.licences = annex::licences(&document.evidence);
    document.settle();
    Ok(document)
}

/// "Of the 32 measures with a figure for Bromley, 13 rose and 6 fell by more than chance alone would give in …; 13 showed no
/// change beyond chance."
fn opening(all: &[Telling], input: &Input) -> Text {
    let told: Vec<_> = all.iter().filter_map(Telling::figure).collect();
    let (area, when) = (&input.area.name, words::period_phrase(input.period));
    if told.is_empty() {
        return Text::from(format!("No measure has a figure for {area} {when}."));
    }
    let with = |wanted: Option<Verdict>| {
        let verdict = |f: &figure::Figure| f.comparison.as_ref().and_then(|c| c.verdict);
        match told.iter().filter(|figure| verdict(figure) == wanted).count() {
            0 => "none".to_owned(),
            n => n.to_string(),
        }
    };
    let cannot = match with(None).as_str() {
        "none" => String::new(),
        n => format!("; {n} cannot be compared"),
    };
    Text::from(format!(
        "Of the {} measures with a figure for {area}, {} rose and {} fell by more than chance alone would give {when}; {} \
         showed no change beyond chance{cannot}.",
        told.len(),
        with(Some(Verdict::Higher)),
        with(Some(Verdict::Lower)),
        with(Some(Verdict::WithinChance))
    ))
}

/// The measures of a theme that have a figure; none where none has.
fn section(asking: &Asking, theme: &str, all: &[&Telling]) -> Option<Section> {
    let told: Vec<_> = all.iter().filter_map(|one| Some((*one, one.figure()?))).collect();
    let id = document::slug(theme);
    let (_, first) = told.first()?;
    let mut table = Table::new(
        format!("{id}-table"),
        "Number, change and rating",
        vec![
            Column::words("Measure"),
            Column::numbers("Count", ""),
            Column::numbers("Count before", ""),
            Column::numbers("Change", "%"),
            Column::words("Beyond chance?"),
            Column::words("Rating"),
            Column::numbers("Rate", "per 1,000 residents"),
            Column::words("Last three years"),
        ],
    );
    let before = first.comparison.as_ref().map(|c| format!(", against the {}", c.period));
    table.subtitle = format!(
        "{theme}, {}, {}{}",
        asking.input.area.name,
        first.period,
        before.unwrap_or_default()
    );
    table.source = words::source_line(&first.provenance);
    let mut units = BTreeSet::new();
    for (one, figure) in &told {
        units.insert(figure.unit.0.clone());
        table.from.push(FigureId::of(figure));
        let mut cells = vec![Cell::page(&figure.title, one.page(figure))];
        cells.extend(change_cells(figure));
        cells.push(match &one.told {
            Ok(topic) => Cell::Rag(telling::rating(asking, topic, one.measure.good).rag()),
            Err(_) => Cell::Empty,
        });
        cells.push(Cell::figure_rate(figure));
        cells.push(one.trend().map_or(Cell::Empty, |trend: Trend| Cell::Trend(trend)));
        table.rows.push(Row::plain(cells));
        if figure.period != first.period {
            table.notes.push(format!("{}: {} only.", figure.title, figure.period));
        }
    }
    if let [unit] = units.into_iter().collect::<Vec<String>>().as_slice() {
        table.columns[1].unit.clone_from(unit);
    }
    Some(Section::new(id, theme).with(Block::Table(table.without_empty_columns())))
}

/// What has no figure, by the reason; none where every measure has one.
fn missing(all: &[Telling]) -> Option<Section> {
    let mut reasons: Vec<(Reason, Vec<&str>)> = Vec::new();
    for one in all {
        let Err(reason) = &one.told else { continue };
        match reasons.iter_mut().find(|(known, _)| known == reason) {
            Some((_, titles)) => titles.push(&one.measure.title),
            None => reasons.push((reason.clone(), vec![&one.measure.title])),
        }
    }
    let said = |(reason, titles): (Reason, Vec<&str>)| {
        let reason = words::upper_first(words::reason(&reason.0));
        Text::new().with_strong(words::list(&titles)).with(format!(": {reason}."))
    };
    let items: Vec<Text> = reasons.into_iter().map(said).collect();
    let section = Section::new("without-a-figure", "Measures without a figure");
    (!items.is_empty()).then(|| section.with(Block::List(List { ordered: false, items })))
}
