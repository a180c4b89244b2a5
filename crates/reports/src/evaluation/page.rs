//! An evaluation as a document: the finding, its chart, what was counted where, and the second looks.

use document::words::area_names as names;
use document::{
    Block, Cell, Chart, ChartKind, Column, Detail, Document, Event, FigureId, Frame, Line,
    LinesChart, List, MonthPoint, Row, Section, Table, Text, words,
};
use figure::write;

use super::{Effect, Evaluation, EvaluationMonth, Findings, Side};

/// The page of an evaluation made for this partnership. `notice` stands first on every page of invented data.
pub fn page(found: &Evaluation, partnership: &str, notice: Option<&str>) -> Document {
    let treated = names(&found.sides.treated.areas);
    let mut document =
        Document::new(format!("Evaluation: {}, {treated}", found.title), partnership.to_owned());
    document.notice = notice.map(Text::from);
    document.evidence.evaluation(found);
    document.summary = words::evaluation_finding(found).with(".");
    document.details = details(found);
    let mut section = Section::new("found", "What was found");
    section.blocks.extend(words::evaluation(found).into_iter().map(Block::Paragraph));
    if let Some(reason) = &found.reason {
        section.blocks.push(Block::not_available(found.title.clone(), reason.clone()));
    }
    document.sections.push(section);
    if let Some(findings) = &found.findings {
        let months = Section::new("months", "Month by month");
        document.sections.push(months.with(Block::Chart(chart(found))));
        let counts = Section::new("counted", "What was counted");
        document.sections.push(counts.with(Block::Table(counted(found, findings))));
        let looks = Section::new("second-looks", "Second looks");
        document.sections.push(looks.with(Block::Table(second_looks(found, findings))));
    }
    document.sections.push(method(found));
    document.licences = found.provenance.licence.iter().map(|line| format!("{line}.")).collect();
    document.number();
    document
}

fn details(found: &Evaluation) -> Vec<Detail> {
    vec![
        Detail::new("Measure", found.title.clone()),
        Detail::new("Treated", names(&found.sides.treated.areas)),
        Detail::new("Compared with", names(&found.sides.control.areas)),
        Detail::new("Before", found.before.to_string()),
        Detail::new("After", found.after.to_string()),
    ]
}

fn chart(found: &Evaluation) -> Chart {
    let treated = names(&found.sides.treated.areas);
    let finding = words::evaluation_finding(found).to_string();
    let mut frame = Frame::new("evaluation-months", finding);
    frame.from = vec![FigureId::of_evaluation(found)];
    frame.subtitle = format!("{}, by month", words::counted_heading(&found.title, &found.unit));
    frame.description = words::describe_evaluation(found);
    frame.source = words::source_line(&found.provenance);
    frame.caveat = found.provenance.caveats.first().cloned().unwrap_or_default();
    let line = |name: String, value: fn(&EvaluationMonth) -> Option<f64>| Line {
        name,
        months: found
            .months
            .iter()
            .map(|month| MonthPoint {
                month: month.month,
                value: value(month),
                rolling_12: None,
                provisional: month.provisional,
                suppressed: false,
                expected: None,
                peak: false,
            })
            .collect(),
    };
    let event = |month, word: &str| Event { month, word: word.to_owned() };
    let mut events = vec![event(found.after.from(), "after begins")];
    if found.before.to().plus(1) != found.after.from() {
        events.insert(0, event(found.before.to().plus(1), "before ended"));
    }
    let lines = vec![
        line(treated, |month| month.treated),
        line("areas compared with".to_owned(), |month| month.control),
    ];
    let chart = LinesChart { unit: found.unit.0.clone(), lines, events };
    Chart { frame, kind: ChartKind::Lines(chart) }
}

fn counted(found: &Evaluation, findings: &Findings) -> Table {
    let mut table = Table::new(
        "evaluation-counts",
        format!("{} before and after", found.title),
        vec![
            Column::words("Areas"),
            Column::numbers(found.before.to_string(), found.unit.0.clone()),
            Column::numbers(found.after.to_string(), found.unit.0.clone()),
            Column::numbers("Expected", "had it changed as the areas compared with"),
            Column::numbers("Difference", "%"),
            Column::numbers("From", "%"),
            Column::numbers("To", "%"),
            Column::words("Verdict"),
        ],
    );
    table.source = words::source_line(&found.provenance);
    table.from = vec![FigureId::of_evaluation(found)];
    let of = |words: &str, side: &Side| format!("{words}: {}", names(&side.areas));
    let sides = &found.sides;
    let mut row = |name: String, side: &Side, effect: Option<&Effect>| {
        let number = |value: Option<f64>| value.map_or(Cell::Empty, Cell::count);
        let percent = |value: f64| Cell::number(value, write::percent_change(value));
        let mut cells = vec![Cell::text(name), number(side.before), number(side.after)];
        match effect {
            Some(effect) => cells.extend([
                Cell::number(effect.expected, write::decimal(effect.expected, 1)),
                percent(effect.percent),
                percent(effect.percent_limits.lower),
                percent(effect.percent_limits.upper),
                Cell::text(effect.verdict.to_string()),
            ]),
            None => cells.extend((0..5).map(|_| Cell::Empty)),
        }
        table.rows.push(Row::plain(cells));
    };
    row(of("Treated", &sides.treated), &sides.treated, Some(&findings.effect));
    row(of("Compared with", &sides.control), &sides.control, None);
    if let Some(side) = &sides.displacement {
        row(of("Where it may have gone", side), side, findings.displacement.as_ref());
    }
    if let Some(side) = &sides.displacement_control {
        row(of("Compared with that", side), side, None);
    }
    for side in [Some(&sides.treated), Some(&sides.control), sides.displacement.as_ref()] {
        let many = side.filter(|side| side.areas.len() > 4);
        table.notes.extend(many.map(|side| {
            let names: Vec<&str> = side.areas.iter().map(|area| area.name.as_str()).collect();
            format!("{}: {}.", self::names(&side.areas), words::list(&names))
        }));
    }
    table
}

fn second_looks(found: &Evaluation, findings: &Findings) -> Table {
    let mut table = Table::new(
        "evaluation-second-looks",
        "Whether other ways of looking bear the finding out",
        vec![
            Column::words("Look"),
            Column::words("What it says"),
            Column::numbers("p", ""),
            Column::words("Bears the finding out?"),
        ],
    );
    table.from = vec![FigureId::of_evaluation(found)];
    for check in &findings.checks {
        table.rows.push(Row::plain(vec![
            Cell::text(check.name.clone()),
            Cell::text(check.says.clone()),
            check.p_value.map_or(Cell::Empty, |p| Cell::number(p, write::probability(p))),
            Cell::text(bears_out(check.agrees)),
        ]));
        table.notes.push(format!("{}: {}.", check.name, check.method));
    }
    table
}

/// Whether a second look bears the finding out, in a word.
pub fn bears_out(agrees: Option<bool>) -> &'static str {
    match agrees {
        Some(true) => "yes",
        Some(false) => "no",
        None => "has no say",
    }
}

fn method(found: &Evaluation) -> Section {
    let mut items = words::evaluation_method(found);
    items.extend(found.provenance.caveats.iter().map(|caveat| Text::from(caveat.as_str())));
    Section::new("method", "Method and caveats").with(Block::List(List { ordered: false, items }))
}
