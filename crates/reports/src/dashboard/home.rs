//! The first page of a site: the few figures that changed beyond chance, each as a sentence with its last years and a way to
//! its page; what is new in the data; and the way to each ward.

use document::{Block, Document, KeyFigure, List, Section, Target, Text, words};
use figure::{Figure, Figures, Period, Reason, Verdict};

use super::telling::{self, Telling};
use super::{Asking, Input};
use crate::{ReportsError, annex, charts, key_figures};

/// At most so many figures are told.
const MOST: usize = 6;

/// All recorded crime, by what it can stand on; wards are listed by it.
const ALL: &[&str] = &["tno", "street-all-crime"];

/// Composes the page.
///
/// # Errors
/// Where a question cannot be asked at all.
pub fn home(figures: &dyn Figures, input: &Input) -> Result<Document, ReportsError> {
    let mut asking = Asking::new(figures, input);
    let all = spoken_of(telling::all(&mut asking)?);
    let area = &input.area.name;
    let mut document = Document::new(format!("Crime in {area}"), input.partnership.clone());
    let when = words::period_phrase(input.period);
    document.summary = Text::from(format!(
        "What was recorded {when}, and what changed by more than chance alone would give."
    ));
    document.notice = input.demonstration.as_deref().map(Text::from);
    document.sections.push(changed(&all, input));
    document.sections.push(new(&mut asking, &all)?);
    document.sections.extend(months(&asking, &all));
    document.sections.extend(wards(&mut asking)?);
    // Every measure was looked at; what is told rests on a few.
    document.evidence = document.resting_on(asking.evidence());
    document.licences = annex::licences(&document.evidence);
    document.settle();
    Ok(document)
}

/// All recorded crime, its types as priorities are set by, and what is no crime: those of the one source that gives most, so
/// that nothing is told twice. Where none of these has a figure, whatever has.
fn spoken_of(all: Vec<Telling>) -> Vec<Telling> {
    let is_asked = |one: &Telling| {
        one.measure.crime_type
            || ALL.contains(&one.measure.id.as_str())
            || one.measure.unit.0 != "offences"
    };
    let mut kept: Vec<Telling> = all.into_iter().filter(|one| one.figure().is_some()).collect();
    if !kept.iter().any(is_asked) {
        return kept;
    }
    kept.retain(is_asked);
    let source = |one: &Telling| one.figure().and_then(|f| f.provenance.source.clone());
    let times = |one: &Telling| kept.iter().filter(|other| source(other) == source(one)).count();
    let most = kept.iter().map(times).max();
    let first = kept.iter().find(|one| Some(times(one)) == most).map(source);
    kept.retain(|one| Some(source(one)) == first || !one.measure.crime_type && !is_total(one));
    kept
}

fn is_total(one: &Telling) -> bool {
    ALL.contains(&one.measure.id.as_str())
}

/// The figures that changed, strongest first, and those that did not in a sentence.
fn changed(all: &[Telling], input: &Input) -> Section {
    let section = Section::new("what-changed", "What changed");
    let told: Vec<&Figure> = all.iter().filter_map(Telling::figure).collect();
    if told.is_empty() {
        let reason = Reason::new("none of the data held covers the period");
        return section.with(Block::not_available("Figures of the area", reason));
    }
    let strongest = words::strongest(&told, MOST);
    let mut section = section;
    section.blocks.push(if strongest.is_empty() {
        Block::paragraph("Nothing changed by more than chance alone would give.")
    } else {
        Block::KeyFigures(strongest.iter().filter_map(|figure| large(all, figure)).collect())
    });
    let is_same = |figure: &&Figure| {
        figure.comparison.as_ref().is_some_and(|c| c.verdict == Some(Verdict::WithinChance))
    };
    let rest: Vec<&Figure> = told.iter().copied().filter(is_same).collect();
    let same = words::unchanged(&rest);
    if !same.is_empty() {
        section.blocks.push(Block::Paragraph(same));
    }
    let every = Target::Measures { area: input.area.code.clone(), period: input.period };
    section.with(Block::Paragraph(Text::new().with_page("Every measure", every)))
}

/// The number large, its last years, which way it went, and the way to its page.
fn large(all: &[Telling], figure: &Figure) -> Option<KeyFigure> {
    let one = all.iter().find(|one| one.measure.id == figure.measure)?;
    let verdict = figure.comparison.as_ref()?.verdict?;
    let way = if verdict == Verdict::Higher { "Up:" } else { "Down:" };
    let more = format!("More on {}", words::lower_first(&figure.title));
    let sentence = Text::new()
        .with_strong(way)
        .then(words::comparison(figure).with("."))
        .then(Text::new().with_page(more, one.page(figure)));
    let mut large = key_figures::count(figure, sentence)?;
    large.trend = one.trend();
    Some(large)
}

/// What the newest month changed: whose verdict is another than a month ago, and who had a peak.
fn new(asking: &mut Asking, all: &[Telling]) -> Result<Section, ReportsError> {
    let period = asking.input.period;
    let to = period.to();
    let mut items = Vec::new();
    if let Ok(earlier) = Period::new(period.from().plus(-1), to.plus(-1)) {
        let before = super::input::usual(earlier);
        for one in all {
            let Some(now) = one.figure().filter(|figure| figure.period == period) else { continue };
            let then = asking.own_in(&one.measure.id, earlier, before.clone())?;
            let told = then.as_ref().ok().and_then(|then| turned(now, then));
            items.extend(told);
        }
    }
    for one in all {
        let Some(series) = one.told.as_ref().ok().and_then(|t| t.months.as_ref().ok()) else {
            continue;
        };
        let last = series.months.last().filter(|m| m.month == to && m.peak && !m.suppressed);
        if last.is_some() {
            items.push(Text::from(format!(
                "{} in {} was higher than its past lets expect.",
                series.title,
                to.label()
            )));
        }
    }
    let section = Section::new("what-is-new", format!("What {} changed", to.label()));
    Ok(section.with(if items.is_empty() {
        Block::paragraph(format!(
            "With the month of {} no verdict is another than before, and no measure of the area had a peak.",
            to.label()
        ))
    } else {
        Block::List(List { ordered: false, items })
    }))
}

/// "Burglary: a rise beyond chance; in the 12 months to October 2023 it was within chance."; nothing where the verdict is the
/// same, or either has none.
fn turned(now: &Figure, then: &Figure) -> Option<Text> {
    let verdict = |figure: &Figure| figure.comparison.as_ref().and_then(|c| c.verdict);
    let (new, old) = verdict(now).zip(verdict(then)).filter(|(new, old)| new != old)?;
    let said = |verdict: Verdict| match verdict {
        Verdict::Higher => "a rise beyond chance",
        Verdict::Lower => "a fall beyond chance",
        Verdict::WithinChance => "no change beyond chance",
    };
    Some(Text::new().with_strong(&now.title).with(format!(
        ": {}, where {} it was {}.",
        said(new),
        words::period_phrase(then.period),
        said(old)
    )))
}

/// The months of all recorded crime; none where none is held.
fn months(asking: &Asking, all: &[Telling]) -> Option<Section> {
    let total = all.iter().find(|one| is_total(one))?;
    let topic = total.told.as_ref().ok()?;
    let series = topic.months.as_ref().ok()?;
    let title = total.figure().map(words::change_finding).unwrap_or_default();
    let chart = charts::months("months-chart", &title, series, &asking.events(series));
    let section = Section::new("months", format!("{}, month by month", topic.title));
    Some(section.with(Block::Chart(chart)))
}

/// The way to each ward's page.
fn wards(asking: &mut Asking) -> Result<Option<Section>, ReportsError> {
    let to = asking.input.period.to();
    for id in ALL {
        let Some(measure) = asking.known(id) else { continue };
        let Ok(table) = asking.wards(&measure, asking.input.period)? else { continue };
        let mut wards: Vec<_> = table.rows.iter().map(|row| &row.area).collect();
        wards.sort_by(|a, b| a.name.cmp(&b.name));
        let item = |ward: &&figure::AreaRef| {
            Text::new().with_page(&ward.name, Target::Ward { ward: ward.code.clone(), to })
        };
        let items = wards.iter().map(item).collect();
        return Ok(Some(
            Section::new("wards", "Your ward").with(Block::List(List { ordered: false, items })),
        ));
    }
    Ok(None)
}
