//! One record of the interface's answer: a crime, with its fields as JSON.

use figure::Month;
use serde_json::Value;
use xxhash_rust::xxh3::xxh3_64;

use super::api::Asked;
use super::categories::of_interface;
use super::crimes::{Crime, CrimeColumns};
use super::fields::{degrees, in_the_united_kingdom, shown};
use crate::{RejectReason, RowIdentity};

/// What is wrong with a record.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) key: &'static str,
    pub(super) value: String,
    pub(super) reason: RejectReason,
}

fn fault(key: &'static str, value: &Value, reason: RejectReason) -> Fault {
    let value = match value {
        Value::Null => String::new(),
        Value::String(text) => shown(text.as_bytes()),
        other => shown(other.to_string().as_bytes()),
    };
    Fault { key, value, reason }
}

/// Adds a record to the columns.
pub(super) fn read_record(
    record: &Value,
    asked: &Asked,
    columns: &mut CrimeColumns,
) -> Result<(), Fault> {
    if !record.is_object() {
        let reason = "is not a record of a crime, which stands in braces";
        return Err(fault("category", record, RejectReason::Other(reason.to_owned())));
    }
    let month = month(&record["month"], asked.month)?;
    let category = match record["category"].as_str() {
        Some(slug) if !slug.is_empty() => of_interface(slug, month).unwrap_or(slug),
        _ => return Err(fault("category", &record["category"], RejectReason::Missing)),
    };
    let id = match &record["id"] {
        Value::Number(number) => number.to_string(),
        Value::String(text) if !text.is_empty() => text.clone(),
        other => return Err(fault("id", other, RejectReason::Missing)),
    };
    let location = &record["location"];
    let crime = Crime {
        id: text(&record["persistent_id"]),
        month: month.index(),
        point: point(location)?,
        location: text(&location["street"]["name"]),
        area_code: asked.area.as_ref().map_or(&[], |code| code.as_str().as_bytes()),
        category: category.as_bytes(),
        outcome: text(&record["outcome_status"]["category"]),
        context: text(&record["context"]),
        ..Crime::default()
    };
    // Within a month, the publisher's number makes the record; neighbouring areas share some.
    let key = xxh3_64(format!("{month}\n{id}").as_bytes());
    let event = (!crime.id.is_empty()).then(|| (xxh3_64(crime.id), crime.hash()));
    columns.push(&crime, RowIdentity::Numbered { number: key, event });
    Ok(())
}

/// The bytes of a text; none of anything else.
fn text(value: &Value) -> &[u8] {
    value.as_str().unwrap_or_default().as_bytes()
}

fn month(value: &Value, asked: Option<Month>) -> Result<Month, Fault> {
    let month: Month = value
        .as_str()
        .and_then(|text| text.parse().ok())
        .ok_or_else(|| fault("month", value, RejectReason::NotAMonth))?;
    match asked {
        Some(asked) if asked != month => {
            let reason = format!("is not the month in the file's name, {asked}");
            Err(fault("month", value, RejectReason::Other(reason)))
        }
        _ => Ok(month),
    }
}

fn point(location: &Value) -> Result<Option<(f64, f64)>, Fault> {
    let (longitude, latitude) = (&location["longitude"], &location["latitude"]);
    let number = |key, value: &Value| match value {
        Value::Null => Ok(None),
        Value::String(text) if text.is_empty() => Ok(None),
        Value::String(text) => degrees(text.as_bytes()).map(Some).ok_or(key),
        other => other.as_f64().map(Some).ok_or(key),
    };
    let read = number("longitude", longitude)
        .and_then(|x| number("latitude", latitude).map(|y| (x, y)))
        .map_err(|key| {
            let reason = "is not a number of decimal degrees, such as 51.404";
            fault(key, &location[key], RejectReason::Other(reason.to_owned()))
        })?;
    match read {
        (None, None) => Ok(None),
        (None, Some(_)) => Err(fault("longitude", longitude, RejectReason::Missing)),
        (Some(_), None) => Err(fault("latitude", latitude, RejectReason::Missing)),
        (Some(x), Some(y)) if in_the_united_kingdom(x, y) => Ok(Some((x, y))),
        (Some(x), Some(_)) if in_the_united_kingdom(x, 52.0) => {
            Err(fault("latitude", latitude, RejectReason::OutsideCountry))
        }
        _ => Err(fault("longitude", longitude, RejectReason::OutsideCountry)),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::Table;

    fn record() -> Value {
        json!({
            "category": "violent-crime", "location_type": "Force", "month": "2017-07", "id": 58_933_953,
            "location": {"latitude": "51.407683", "street": {"id": 1, "name": "On or near A Road"}, "longitude": "0.026656"},
            "context": "", "outcome_status": null, "persistent_id": "", "location_subtype": ""
        })
    }

    fn fault_of(change: impl Fn(&mut Value)) -> (&'static str, RejectReason) {
        let mut record = record();
        change(&mut record);
        let asked = Asked { month: "2017-07".parse().ok(), area: None };
        let fault =
            read_record(&record, &asked, &mut CrimeColumns::new(Table::Street)).unwrap_err();
        (fault.key, fault.reason)
    }

    #[test]
    fn a_record_is_a_row_and_its_area_that_of_the_request() {
        let asked = Asked::from_name("crime_month_2017_07_area_E05000106_0.json");
        assert_eq!(asked.month.unwrap().to_string(), "2017-07");
        let mut columns = CrimeColumns::new(Table::Street);
        read_record(&record(), &asked, &mut columns).unwrap();
        let (batch, seen) = columns.finish().unwrap().unwrap();
        assert_eq!(batch.rows.num_rows(), 1);
        assert_eq!(seen.categories.first().unwrap(), "Violence and sexual offences");
        assert_eq!(seen.rows.keys().next().unwrap(), &(None, asked.month.unwrap().index()));
    }

    #[test]
    fn what_is_wrong_is_named() {
        assert_eq!(fault_of(|r| r["month"] = json!("07/2017")), ("month", RejectReason::NotAMonth));
        assert_eq!(fault_of(|r| r["month"] = json!("2017-08")).0, "month");
        assert_eq!(fault_of(|r| r["category"] = json!("")), ("category", RejectReason::Missing));
        assert_eq!(fault_of(|r| r["id"] = json!(null)), ("id", RejectReason::Missing));
        let latitude = fault_of(|r| r["location"]["latitude"] = json!("15.4"));
        assert_eq!(latitude, ("latitude", RejectReason::OutsideCountry));
        assert_eq!(fault_of(|r| r["location"]["longitude"] = json!("west")).0, "longitude");
        assert_eq!(fault_of(|r| *r = json!(3)).0, "category");
    }
}
