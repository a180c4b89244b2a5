//! Month columns of a wide file: heads such as `202102`, ascending, each month once and none left out.

use figure::Month;

/// The months of the columns, which must be heads of six digits, each a month after the one before; else what is wrong.
pub(crate) fn read(heads: &[&str]) -> Result<Vec<Month>, String> {
    let mut months: Vec<Month> = Vec::with_capacity(heads.len());
    for head in heads {
        let month = Month::from_compact(head).map_err(|_| {
            format!("the column \"{head}\" is not a month; after the names, every column is one, written as 202102")
        })?;
        if let Some(&last) = months.last() {
            let wanted = last.plus(1);
            let why = if month == wanted {
                None
            } else if months.contains(&month) {
                Some("stands twice".to_owned())
            } else if month < last {
                Some(format!("comes after \"{}\" though it is earlier", compact(last)))
            } else {
                Some(format!(
                    "follows \"{}\", so that \"{}\" is left out",
                    compact(last),
                    compact(wanted)
                ))
            };
            if let Some(why) = why {
                return Err(format!(
                    "the month column \"{head}\" {why}; months must ascend one by one: download the file again, or put \
                     its columns in order"
                ));
            }
        }
        months.push(month);
    }
    if months.is_empty() {
        return Err("there is no month column; the header ends after the names".to_owned());
    }
    Ok(months)
}

fn compact(month: Month) -> String {
    format!("{:04}{:02}", month.year(), month.month())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_ascend_one_by_one() {
        assert_eq!(read(&["202012", "202101"]).unwrap().len(), 2);
        for (heads, said) in [
            (vec!["202101", "202012"], "\"202012\" comes after \"202101\" though it is earlier"),
            (
                vec!["202101", "202103"],
                "\"202103\" follows \"202101\", so that \"202102\" is left out",
            ),
            (vec!["202101", "202101"], "\"202101\" stands twice"),
            (vec!["202101", "Feb-21"], "\"Feb-21\" is not a month"),
            (vec!["202113"], "\"202113\" is not a month"),
            (vec![], "no month column"),
        ] {
            let problem = read(&heads).unwrap_err();
            assert!(problem.contains(said), "{problem}");
        }
    }
}
