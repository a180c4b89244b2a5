//! Tables, and charts as tables: rows and columns against the figures whose numbers stand in them.
//!
//! What a column holds is found from its cells: of the numbers that the evidence has for what the rows name, those that
//! most of the column's cells print. A cell that prints something else is wrong, and so is a row or a head that names another
//! area, measure or period than its numbers are of.

use std::collections::{BTreeSet, HashMap};

use document::{Cell, FigureId, RowKind, Table, Text};

use super::Ledger;
use super::known::{Known, Line, Role, names};
use super::number::{Printed, written};
use super::prose::{self, Around, Counted};
use super::token::Says;
use super::unbound;
use crate::Kind;

/// Something wrong in a table: in a row (the first is 1; 0 stands for what is around the rows), in words.
pub(super) struct Fault {
    pub kind: Kind,
    pub row: usize,
    pub says: String,
    pub quote: String,
    pub should: Option<String>,
    pub working: String,
}

/// How a row finds its line: what stays the same down a column.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Lane<'a> {
    /// Rows are areas or months of one piece of evidence.
    Of(usize),
    /// Rows are measures, all of this area and period.
    Measures(&'a str, String),
    /// Rows are areas, all figures of this measure and period.
    Areas(&'a str, String),
}

type Binding<'a> = (Lane<'a>, Role);

/// A table's rows with what is known of them.
pub(super) struct Bound<'a> {
    /// For each row, its lines in each lane: a figure and a table can both have it.
    pub rows: Vec<HashMap<Lane<'a>, Vec<&'a Line>>>,
    /// Whether every number of its rows is among their lines.
    pub is_whole: bool,
}

/// Checks a table; `ids` is the evidence it rests on, `whole` that of its section.
pub(super) fn check(
    ledger: &Ledger,
    table: &Table,
    ids: &[&FigureId],
    counted: &mut Counted,
) -> Vec<Fault> {
    let known: Vec<(usize, &Known)> = ids.iter().filter_map(|id| ledger.place(id)).collect();
    let mut faults = around(ledger, table, ids, counted);
    if known.is_empty() {
        return faults;
    }
    let bound = bind(ledger, table, &known);
    for column in 0..table.columns.len() {
        if column != table.row_header {
            check_column(ledger, table, &bound, column, &mut faults, counted);
        }
    }
    rows(table, &bound, &known, &mut faults);
    faults
}

/// Caption, subtitle and notes.
fn around(ledger: &Ledger, table: &Table, ids: &[&FigureId], counted: &mut Counted) -> Vec<Fault> {
    let captions = [&table.caption, &table.subtitle].map(|words| (words, true));
    let texts = captions.into_iter().chain(table.notes.iter().map(|note| (note, false)));
    let mut faults = Vec::new();
    for (words, is_caption) in texts.filter(|(words, _)| !words.is_empty()) {
        let around = Around { of: ids, is_caption, ..Around::default() };
        faults.extend(
            prose::check(ledger, &Text::from(words.as_str()), around, counted)
                .into_iter()
                .map(in_words),
        );
    }
    faults
}

fn in_words(fault: prose::Fault) -> Fault {
    Fault {
        kind: fault.kind,
        row: 0,
        says: fault.sentence[fault.range].to_owned(),
        quote: fault.sentence,
        should: fault.should,
        working: fault.working,
    }
}

/// The lines of every row.
fn bind<'a>(ledger: &'a Ledger, table: &'a Table, known: &[(usize, &'a Known)]) -> Bound<'a> {
    let mut by_name: HashMap<&str, Vec<(Lane<'a>, &'a Line)>> = HashMap::new();
    for (at, known) in known {
        for line in known.lines.iter().filter(|line| !line.is_total) {
            let when = format!("{:?} {:?}", line.period, line.before);
            if line.is_month {
                let label = ledger.month(line);
                by_name.entry(label).or_default().push((Lane::Of(*at), line));
            } else {
                by_name.entry(&line.area).or_default().push((Lane::Of(*at), line));
                by_name
                    .entry(&line.area)
                    .or_default()
                    .push((Lane::Areas(&line.measure, when.clone()), line));
            }
            by_name
                .entry(&line.measure)
                .or_default()
                .push((Lane::Measures(&line.area, when), line));
        }
    }
    let rows = table.rows.iter().map(|row| {
        let mut lanes: HashMap<Lane, Vec<&Line>> = HashMap::new();
        for (lane, line) in by_name.get(table.name_of(row)).into_iter().flatten() {
            lanes.entry(lane.clone()).or_default().push(line);
        }
        lanes
    });
    let is_whole = known.iter().all(|(_, known)| known.is_whole);
    Bound { rows: rows.collect(), is_whole }
}

/// What a cell prints, for binding: a number, or words that a test or a ranking says.
pub(super) enum Shown<'a> {
    Number(Printed),
    Words(&'a str),
}

pub(super) fn shown(cell: &Cell) -> Option<Shown<'_>> {
    match cell {
        Cell::Number { text, .. } => Printed::whole(text).map(Shown::Number),
        Cell::Text(text) => Some(Printed::whole(text).map_or(Shown::Words(text), Shown::Number)),
        _ => None,
    }
}

pub(super) fn roles(line: &Line, shown: &Shown) -> Vec<Role> {
    match shown {
        Shown::Number(printed) => line.roles(printed, true).collect(),
        Shown::Words(words) => {
            line.words.iter().filter(|(_, known)| known == words).map(|(role, _)| *role).collect()
        }
    }
}

/// The roles in which any of these lines is printed so.
fn roles_of(lines: &[&Line], shown: &Shown) -> BTreeSet<Role> {
    lines.iter().flat_map(|line| roles(line, shown)).collect()
}

/// Binds a column, then holds each of its cells and its head against that.
fn check_column(
    ledger: &Ledger,
    table: &Table,
    bound: &Bound,
    column: usize,
    faults: &mut Vec<Fault>,
    counted: &mut Counted,
) {
    let mut votes: HashMap<Binding, usize> = HashMap::new();
    let mut cells = 0;
    let at = |row: usize| table.rows[row].cells.get(column);
    for (row, lanes) in bound.rows.iter().enumerate() {
        let Some(shown) =
            at(row).and_then(shown).filter(|_| table.rows[row].kind != RowKind::Total)
        else {
            continue;
        };
        cells += usize::from(!lanes.is_empty());
        counted.claims += usize::from(matches!(shown, Shown::Number(_)));
        for (lane, lines) in lanes {
            for role in roles_of(lines, &shown) {
                *votes.entry((lane.clone(), role)).or_default() += 1;
            }
        }
    }
    let head = format!("{} {}", table.columns[column].title, table.columns[column].unit);
    let tokens = ledger.lexicon.tokens(&head);
    // Of bindings that explain as many cells, the one that the head speaks for.
    let spoken = |binding: &Binding| {
        let line = bound.rows.iter().find_map(|lanes| lanes.get(&binding.0)?.first());
        let said = tokens.iter().filter(|token| {
            line.is_some_and(|line| {
                let said = &head[token.range.clone()];
                said == line.area || said == line.measure || period_of(line, binding.1, said)
            })
        });
        said.count()
    };
    let mut found: Vec<(Binding, usize)> = votes.into_iter().collect();
    found.sort_by(|a, b| {
        b.1.cmp(&a.1)
            .then_with(|| spoken(&b.0).cmp(&spoken(&a.0)))
            .then_with(|| a.0.1.cmp(&b.0.1))
            .then_with(|| a.0.cmp(&b.0))
    });
    // One cell that prints something else is wrong; where several do, the column holds something else.
    let is_held = |explained: usize| {
        let others = cells - explained;
        others <= (cells / 10).max(1) && (explained > 1 || others == 0)
    };
    let Some(((lane, role), _)) =
        found.into_iter().next().filter(|(_, explained)| is_held(*explained))
    else {
        unbound::check(table, bound, column, faults);
        return;
    };
    for (row, lanes) in bound.rows.iter().enumerate() {
        let Some(lines) = lanes.get(&lane).filter(|_| table.rows[row].kind != RowKind::Total)
        else {
            continue;
        };
        let Some(shown) = at(row).and_then(shown) else { continue };
        counted.checked += usize::from(matches!(shown, Shown::Number(_)));
        let Some(first) = lines.first().filter(|_| !roles_of(lines, &shown).contains(&role)) else {
            continue;
        };
        let should = match &shown {
            Shown::Number(printed) => {
                first.numbers.iter().find(|n| n.role == role).map(|n| written(n.value, printed))
            }
            Shown::Words(_) => {
                first.words.iter().find(|(known, _)| *known == role).map(|(_, words)| words.clone())
            }
        };
        // A month's status, or a change without a base, that is left out.
        let Some(should) = should else { continue };
        let says = at(row).map_or("", Cell::shown).to_owned();
        faults.push(Fault {
            kind: match role {
                Role::Verdict => Kind::Direction,
                Role::Place | Role::Standing | Role::Moved => Kind::Rank,
                _ => Kind::Data,
            },
            row: row + 1,
            quote: quote(table, row),
            working: format!("{} of {} is {should}.", capital(role.name()), first.whose()),
            says,
            should: Some(should),
        });
    }
    check_head(bound, &lane, role, &head, &tokens, faults);
}

/// Whether this names the period that a role is of.
fn period_of(line: &Line, role: Role, said: &str) -> bool {
    let of = |period: Option<figure::Period>| period.is_some_and(|period| names(period, said));
    match role {
        _ if role.is_before() => of(line.before),
        _ if role.is_change() => of(line.before) || of(Some(line.period)),
        _ => of(Some(line.period)),
    }
}

/// A column's head against what the column was found to hold.
fn check_head(
    bound: &Bound,
    lane: &Lane,
    role: Role,
    head: &str,
    tokens: &[super::token::Token],
    faults: &mut Vec<Fault>,
) {
    let lines: Vec<&&Line> =
        bound.rows.iter().filter_map(|lanes| lanes.get(lane)).flatten().collect();
    let Some(first) = lines.first() else { return };
    for token in tokens {
        let said = &head[token.range.clone()];
        let (wrong, should) = match token.says {
            Says::Period => (!lines.iter().any(|line| period_of(line, role, said)), {
                let period = if role.is_before() { first.before } else { Some(first.period) };
                period.map(|period| period.to_string())
            }),
            Says::Measure => {
                let same = matches!(lane, Lane::Of(_) | Lane::Areas(..));
                (
                    same && !lines
                        .iter()
                        .any(|line| line.measure == said || lower(&line.measure) == lower(said)),
                    Some(first.measure.clone()),
                )
            }
            Says::Place => {
                let one = first.is_month || matches!(lane, Lane::Measures(..));
                (one && !lines.iter().any(|line| line.area == said), Some(first.area.clone()))
            }
            _ => (false, None),
        };
        if wrong {
            faults.push(Fault {
                kind: prose::kind(token.says, said),
                row: 0,
                says: said.to_owned(),
                quote: head.to_owned(),
                should,
                working: format!("The column holds {} of {}.", role.name(), first.whose()),
            });
        }
    }
}

/// Rows that name what no figure here is of, though the others do.
fn rows(table: &Table, bound: &Bound, known: &[(usize, &Known)], faults: &mut Vec<Fault>) {
    let plain = |row: &usize| table.rows[*row].kind != RowKind::Total;
    let unknown: Vec<usize> =
        (0..table.rows.len()).filter(plain).filter(|row| bound.rows[*row].is_empty()).collect();
    if unknown.is_empty() || unknown.len() * 2 > table.rows.len() {
        return;
    }
    let of_areas =
        bound.rows.iter().flat_map(HashMap::keys).any(|lane| matches!(lane, Lane::Areas(..)));
    for row in unknown {
        let cells: Vec<Shown> = table.rows[row].cells.iter().filter_map(shown).collect();
        let fits = |line: &&Line| {
            let numbers = cells.iter().filter(|cell| matches!(cell, Shown::Number(_)));
            let mut numbers = numbers.peekable();
            numbers.peek().is_some()
                && numbers.filter(|cell| !roles(line, cell).is_empty()).count() * 2
                    >= cells.len().min(3)
        };
        let Some(line) = known.iter().flat_map(|(_, known)| &known.lines).find(fits) else {
            continue;
        };
        let says = table.name_of(&table.rows[row]).to_owned();
        let month = line.is_month && !of_areas;
        let (kind, should) = match (of_areas, month) {
            (_, true) => (Kind::PeriodLabel, line.period.to_string()),
            (true, _) => (Kind::Place, line.area.clone()),
            _ => (Kind::Measure, line.measure.clone()),
        };
        faults.push(Fault {
            kind,
            row: row + 1,
            working: format!("The numbers of this row are those of {}.", line.whose()),
            says,
            quote: quote(table, row),
            should: Some(should),
        });
    }
}

/// A row as a reader sees it.
pub(super) fn quote(table: &Table, row: usize) -> String {
    let cells: Vec<&str> = table.rows[row].cells.iter().map(Cell::shown).collect();
    cells.join(" | ")
}

fn capital(words: &str) -> String {
    document::words::upper_first(words)
}

fn lower(words: &str) -> String {
    words.to_lowercase()
}
