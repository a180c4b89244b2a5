//! A number of the pack beside ours.

use figure::Reason;

use super::kind::Kind;
use super::ours::{Ours, Told};
use super::pack::{Asked, Claim, PackFigures, PackTable};
use crate::ReportsError;

/// What the comparison of two numbers comes to.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// The same, written with as many decimals as the pack has.
    Same,
    /// The same once decimals are cut off instead of rounded.
    CutOff,
    /// Another number.
    Differs,
    /// The data do not give ours.
    NotAvailable(Reason),
    /// No sum over crime figures gives it.
    NotAsked,
}

/// A number of the pack beside ours.
#[derive(Debug, Clone)]
pub struct Compared {
    /// The line of the pack.
    pub line: u32,
    /// What it is: "Bexley, rate".
    pub what: String,
    /// The number as printed.
    pub printed: String,
    /// Ours.
    pub ours: Option<f64>,
    /// How many decimals the pack prints.
    pub decimals: usize,
    /// Ours less the printed number.
    pub difference: Option<f64>,
    /// What it comes to.
    pub outcome: Outcome,
    /// The short name of the cause, where one is to be named.
    pub cause: Option<String>,
}

/// Every cell of a table.
pub(super) fn table(
    table: &PackTable,
    pack: &PackFigures,
    ours: &mut Ours,
) -> Result<Vec<Compared>, ReportsError> {
    let mut compared = Vec::with_capacity(table.rows.len() * table.columns.len());
    for row in &table.rows {
        let wrong =
            |what: String| ReportsError::PackRow { at: table.id.clone(), line: row.line, what };
        if row.printed.len() != table.columns.len() {
            return Err(wrong(format!(
                "{} numbers for {} columns",
                row.printed.len(),
                table.columns.len()
            )));
        }
        for (column, printed) in table.columns.iter().zip(&row.printed) {
            let area = row.area.as_deref().unwrap_or(&row.name);
            let told = ours.number(&column.asked, row.measure.as_ref(), Some(area))?;
            let what = format!("{}: {}", row.name, column.head);
            compared.push(
                beside(row.line, what, printed, told, &column.asked, pack, false).map_err(wrong)?,
            );
        }
    }
    Ok(compared)
}

/// A number in the text.
pub(super) fn claim(
    claim: &Claim,
    pack: &PackFigures,
    ours: &mut Ours,
) -> Result<Compared, ReportsError> {
    let told = ours.number(&claim.asked, None, claim.area.as_deref())?;
    beside(claim.line, claim.says.clone(), &claim.printed, told, &claim.asked, pack, claim.remark)
        .map_err(|what| ReportsError::PackRow { at: claim.says.clone(), line: claim.line, what })
}

fn beside(
    line: u32,
    what: String,
    printed: &str,
    told: Told,
    asked: &Asked,
    pack: &PackFigures,
    remark: bool,
) -> Result<Compared, String> {
    let (number, decimals) =
        read(printed).ok_or_else(|| format!("\"{printed}\" is not a number"))?;
    if let Some(cause) = asked.cause.as_ref().filter(|c| !pack.causes.contains_key(*c)) {
        return Err(format!("there is no cause \"{cause}\""));
    }
    let (ours, difference, outcome) = match told {
        _ if asked.kind == Kind::Stated => (None, None, Outcome::NotAsked),
        Err(reason) => (None, None, Outcome::NotAvailable(reason)),
        Ok(ours) => {
            let unit = 10f64.powi(-i32::try_from(decimals).unwrap_or(0));
            let shown = (ours / unit).round() * unit;
            let cut = (ours / unit).trunc() * unit;
            let declared = asked.cause.as_ref().and_then(|cause| pack.causes.get(cause));
            let outcome = match () {
                () if (shown - number).abs() < unit / 2.0 => Outcome::Same,
                () if (cut - number).abs() < unit / 2.0 && declared.is_none_or(|c| c.yields) => {
                    Outcome::CutOff
                }
                () => Outcome::Differs,
            };
            (Some(ours), Some(shown - number), outcome)
        }
    };
    let named = match outcome {
        Outcome::Differs | Outcome::NotAsked => true,
        Outcome::Same | Outcome::NotAvailable(_) => remark,
        Outcome::CutOff => false,
    };
    let cause = asked.cause.clone().filter(|_| named);
    Ok(Compared {
        line,
        what,
        printed: printed.to_owned(),
        ours,
        decimals,
        difference,
        outcome,
        cause,
    })
}

/// A printed number and its decimals: "248 287", "12,662", "-31.54%", "+4".
fn read(printed: &str) -> Option<(f64, usize)> {
    let plain: String = printed
        .chars()
        .filter(|c| !matches!(c, ' ' | ',' | '%' | '+'))
        .map(|c| if c == '\u{2212}' { '-' } else { c })
        .collect();
    let decimals = plain.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    plain.parse().ok().map(|number: f64| (number, decimals))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn printed_numbers_are_read_as_printed() {
        assert_eq!(read("248 287"), Some((248_287.0, 0)));
        assert_eq!(read("-31.54%"), Some((-31.54, 2)));
        assert_eq!(read("+4"), Some((4.0, 0)));
        assert_eq!(read("4.930"), Some((4.93, 3)));
        assert_eq!(read("a few"), None);
    }
}
