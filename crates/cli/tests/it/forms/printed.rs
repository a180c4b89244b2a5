//! Numbers of the data and of a workbook as reports print them.

use serde_json::Value;

use super::written::Sheet;

/// A count with commas between thousands.
fn count(value: f64) -> String {
    let digits = value.to_string();
    let mut grouped = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// A count, or a rate or part with one decimal.
fn number(value: f64) -> String {
    if value.fract() == 0.0 { count(value) } else { format!("{value:.1}") }
}

fn place(rank: u64) -> String {
    let ending = match (rank % 10, rank % 100) {
        (1, not) if not != 11 => "st",
        (2, not) if not != 12 => "nd",
        (3, not) if not != 13 => "rd",
        _ => "th",
    };
    format!("{rank}{ending}")
}

/// What may be printed of this figure: its count or its rate; or, where the id is a table's, of this area's row, its place too.
pub fn of_data(data: &Value, id: &str, area: &str) -> Vec<String> {
    let with_id = |of: &str| data[of].as_array().unwrap().iter().find(|one| one["id"] == id);
    if let Some(figure) = with_id("figures") {
        let values = [&figure["value"], &figure["rate"]["value"]];
        return values.into_iter().filter_map(Value::as_f64).map(number).collect();
    }
    let table = with_id("tables").unwrap_or_else(|| panic!("the data hold no {id}"));
    let mut rows = table["rows"].as_array().unwrap().iter();
    let row = rows.find(|row| row["area"]["code"] == area).unwrap();
    let values = [&row["value"], &row["rate"]].into_iter().filter_map(Value::as_f64).map(number);
    values.chain(row["rank"].as_u64().map(place)).collect()
}

/// Every number of a workbook, and the first word of every text.
pub fn of_sheets(sheets: &[Sheet]) -> impl Iterator<Item = String> {
    sheets.iter().flat_map(|sheet| {
        let first = |text: &String| text.split(' ').next().unwrap_or_default().to_owned();
        let numbers = sheet.numbers.iter().copied().map(number);
        numbers.chain(sheet.texts.values().map(first))
    })
}
