//! `watchward priorities`: types of crime ranked for priority setting.

use figure::{Reason, write};
use workbench::{Folder, PriorityRanking};

use crate::arguments::PrioritiesArguments;
use crate::commands::Failure;
use crate::output::{self, Cell, Format, Sheet, Side};
use crate::progress::Bars;

/// Ranks them and prints the ranking with its components.
pub fn run(folder: Folder, arguments: &PrioritiesArguments) -> Result<(), Failure> {
    let ranked = workbench::priorities(folder, arguments.to, &mut Bars::default())?;
    if arguments.printed.json {
        return output::json(&ranked);
    }
    if arguments.printed.format != Format::Text {
        return sheet(&ranked).print(arguments.printed.format);
    }
    output::say(&format!(
        "Types of crime for priority setting, {}: {}\n\n",
        ranked.area.name, ranked.period
    ))?;
    if ranked.types.is_empty() {
        output::say("No type of crime has a count in these twelve months.\n")?;
    } else {
        sheet(&ranked).print(Format::Text)?;
        output::say(
            "\nPlaces: where a type comes to in 95% of draws, for other weights and for the uncertainty of its figures. The\n\
             ranking informs a decision and does not take it.\n",
        )?;
    }
    output::say(&notes(&ranked))
}

fn sheet(ranked: &PriorityRanking) -> Sheet {
    let used: Vec<(usize, String)> = ranked
        .criteria
        .iter()
        .enumerate()
        .filter(|(_, criterion)| criterion.weight > 0.0)
        .map(|(place, criterion)| (place, criterion.name.to_string()))
        .collect();
    let mut heads: Vec<(String, Side)> = vec![
        ("Rank".to_owned(), Side::Right),
        ("Places".to_owned(), Side::Right),
        ("Type".to_owned(), Side::Left),
        ("Score".to_owned(), Side::Right),
    ];
    for (_, name) in &used {
        heads.push((name.clone(), Side::Right));
        heads.push((format!("adds ({})", name.to_lowercase()), Side::Right));
        heads.push((format!("rank without {}", name.to_lowercase()), Side::Right));
    }
    let heads: Vec<(&str, Side)> =
        heads.iter().map(|(head, side)| (head.as_str(), *side)).collect();
    let mut sheet = Sheet::new(&heads);
    for one in &ranked.types {
        let mut cells = vec![
            Cell::text(one.rank.to_string()),
            Cell::text(format!("{} to {}", one.places.from, one.places.to)),
            Cell::text(&one.title),
            Cell::number(Some(one.score), |value| write::decimal(value, 2)),
        ];
        for (place, _) in &used {
            let part = &one.components[*place];
            cells.push(Cell::number(part.value, |value| {
                if value.abs() >= 100.0 { write::count(value) } else { write::decimal(value, 1) }
            }));
            cells.push(Cell::number(part.value.map(|_| part.adds), |v| write::decimal(v, 2)));
            cells.push(Cell::text(one.rank_without[*place].to_string()));
        }
        sheet.row(cells);
    }
    sheet
}

fn notes(ranked: &PriorityRanking) -> String {
    let mut lines = Vec::new();
    for criterion in &ranked.criteria {
        let weight = if criterion.weight > 0.0 {
            format!(", weight {}, known of {}", criterion.weight, criterion.known)
        } else {
            String::new()
        };
        let name = criterion.name.to_string();
        lines.push(format!("{name:<16}{}{weight}: {}", criterion.unit, criterion.note));
    }
    let mut reasons: Vec<(&Reason, Vec<&str>)> = Vec::new();
    for left_out in &ranked.left_out {
        match reasons.iter_mut().find(|(reason, _)| *reason == &left_out.reason) {
            Some((_, titles)) => titles.push(&left_out.title),
            None => reasons.push((&left_out.reason, vec![&left_out.title])),
        }
    }
    for (reason, titles) in reasons {
        lines.push(format!("{:<16}{}: {reason}", "Left out", titles.join("; ")));
    }
    lines.push(format!("{:<16}{}", "Method", ranked.method));
    lines.extend(ranked.licences.iter().map(|licence| format!("{:<16}{licence}", "Licence")));
    lines.extend(ranked.caveats.iter().map(|caveat| format!("{:<16}{caveat}", "Caveat")));
    format!("\n{}\n", lines.join("\n"))
}
