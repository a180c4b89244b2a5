//! What to download of a source: its address in the register, or the one in `watchward.toml`, with its placeholders filled.
//!
//! | in an address | means |
//! | --- | --- |
//! | `{month}` | one download for each month from the first to the last; the 24 months that end three months ago, where none are named |
//! | `{to}` alone | an edition named by its last month, which holds three years: as many as reach back to the first month; the newest there is, where none are named |
//! | `{from}` and `{to}` | one download for those months |
//! | `{force}` | the police force, as data.police.uk writes it: `lancashire` |

use figure::Month;

use super::{Address, FetchError, file_name, force_slug};
use crate::Source;

/// Months that an edition named by its last month holds: three years, as data.police.uk says of its archives.
const EDITION: i32 = 36;
/// Months that are fetched where none are named.
const USUAL: i32 = 24;
/// How many months ago publishers by month have certainly brought theirs out.
const LATE: i32 = 3;
/// How many months back the newest edition is looked for.
const EDITIONS_TRIED: i32 = 6;
/// Downloads by month beyond which something is wrong: twenty years.
const MOST_MONTHS: i32 = 240;

/// What is wanted of a source.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// The first month, where one is named.
    pub from: Option<Month>,
    /// The last month, where one is named.
    pub to: Option<Month>,
    /// The month it is now.
    pub now: Month,
    /// The police force that serves the area, where it is known: a name in any form.
    pub force: Option<String>,
}

/// One file to download.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    /// Where it lies.
    pub newest: Choice,
    /// Where to look, one after another, when nothing lies there yet: earlier editions.
    pub earlier: Vec<Choice>,
}

impl Planned {
    /// Everywhere that is looked, in order.
    pub fn choices(&self) -> impl Iterator<Item = &Choice> {
        std::iter::once(&self.newest).chain(&self.earlier)
    }
}

/// An address, with the name to keep its file under.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The name.
    pub file: String,
    /// The address.
    pub address: Address,
}

/// What to download of a source, from its own address or the one that a partnership has written for it.
pub fn plan(
    source: &Source,
    other: Option<&str>,
    wanted: &Wanted,
) -> Result<Vec<Planned>, FetchError> {
    if let Some(address) = other {
        let file = source.downloads.first().map_or("", |download| download.file);
        return one(source.id, address, None, file, wanted);
    }
    if source.downloads.is_empty() {
        return Err(FetchError::NoAddress {
            id: source.id.to_owned(),
            homepage: source.homepage.to_owned(),
        });
    }
    let mut planned = Vec::new();
    for download in source.downloads {
        planned.extend(one(
            source.id,
            download.address,
            Some(download.file),
            download.file,
            wanted,
        )?);
    }
    Ok(planned)
}

/// What to download of one address. `named`: the name to keep it under; else the address's own, else `fallback`.
fn one(
    id: &str,
    address: &str,
    named: Option<&str>,
    fallback: &str,
    wanted: &Wanted,
) -> Result<Vec<Planned>, FetchError> {
    check_placeholders(id, address)?;
    let has = |placeholder: &str| address.contains(placeholder);
    if has("{force}") && wanted.force.is_none() {
        return Err(FetchError::NoForce { id: id.to_owned() });
    }
    let choice = |month: Month, from: Month, to: Month| {
        let filled = |text: &str| {
            text.replace("{month}", &month.to_string())
                .replace("{from}", &from.to_string())
                .replace("{to}", &to.to_string())
                .replace("{force}", &wanted.force.as_deref().map(force_slug).unwrap_or_default())
        };
        let address = filled(address);
        let file = named.map(filled).or_else(|| file_name::of_address(&address));
        let file = file.unwrap_or_else(|| {
            if fallback.is_empty() { format!("{id}.csv") } else { filled(fallback) }
        });
        // Files of several months must not take each other's place.
        let dated = (has("{month}") || has("{to}")) && !file.contains(&month.to_string());
        let file = if dated { format!("{month}-{file}") } else { file };
        Ok::<_, FetchError>(Choice {
            file: file_name::plain(&file),
            address: Address::parse(&address)?,
        })
    };
    let (from, to) = months(wanted)?;
    if has("{month}") {
        let count = to.index() - from.index() + 1;
        if count > MOST_MONTHS {
            let problem =
                format!("are {count} months, each a download; ask for {MOST_MONTHS} at most");
            return Err(FetchError::Months { from, to, problem });
        }
        return (0..count)
            .map(|step| {
                Ok(Planned { newest: choice(from.plus(step), from, to)?, earlier: Vec::new() })
            })
            .collect();
    }
    if has("{to}") && !has("{from}") {
        return editions(wanted)
            .into_iter()
            .map(|edition| {
                let named_by = |month: Month| choice(month, from, month);
                let earlier = (1..edition.named_by).map(|late| named_by(edition.to.plus(-late)));
                Ok(Planned {
                    newest: named_by(edition.to)?,
                    earlier: earlier.collect::<Result<_, _>>()?,
                })
            })
            .collect();
    }
    Ok(vec![Planned { newest: choice(to, from, to)?, earlier: Vec::new() }])
}

/// The months that are wanted.
fn months(wanted: &Wanted) -> Result<(Month, Month), FetchError> {
    let to = wanted.to.unwrap_or_else(|| wanted.now.plus(-LATE));
    let from = wanted.from.unwrap_or_else(|| to.plus(1 - USUAL));
    if from > to {
        let problem = match wanted.to {
            Some(_) => "ends before it begins; put the earlier month first".to_owned(),
            None => format!(
                "ends before it begins: publishers are {LATE} months late; name the last month with --to"
            ),
        };
        return Err(FetchError::Months { from, to, problem });
    }
    Ok((from, to))
}

/// An edition: its last month, and how many months on end it may be named by, back from that.
struct Edition {
    to: Month,
    named_by: i32,
}

/// The editions that hold the months wanted, newest first.
fn editions(wanted: &Wanted) -> Vec<Edition> {
    let newest = match wanted.to {
        Some(to) => Edition { to, named_by: 1 },
        None => Edition { to: wanted.now.plus(-1), named_by: EDITIONS_TRIED },
    };
    let mut to = newest.to;
    let mut editions = vec![newest];
    while wanted.from.is_some_and(|from| from < to.plus(1 - EDITION)) {
        to = to.plus(-EDITION);
        editions.push(Edition { to, named_by: 1 });
    }
    editions
}

fn check_placeholders(id: &str, address: &str) -> Result<(), FetchError> {
    let mut rest = address;
    while let Some((_, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        if !["from", "to", "month", "force"].contains(&name) {
            return Err(FetchError::Placeholder {
                id: id.to_owned(),
                placeholder: name.to_owned(),
            });
        }
        rest = after;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::by_id;

    fn month(text: &str) -> Month {
        text.parse().unwrap()
    }

    fn wanted(from: Option<&str>, to: Option<&str>) -> Wanted {
        Wanted {
            from: from.map(month),
            to: to.map(month),
            now: month("2021-06"),
            force: Some("Lancashire Constabulary".to_owned()),
        }
    }

    fn planned(id: &str, other: Option<&str>, wanted: &Wanted) -> Vec<Vec<String>> {
        let planned = plan(by_id(id).unwrap(), other, wanted).unwrap();
        let shown = |choice: &Choice| format!("{} <- {}", choice.file, choice.address);
        planned.iter().map(|one| one.choices().map(shown).collect()).collect()
    }

    #[test]
    fn the_newest_edition_is_looked_for_and_a_named_one_is_not() {
        let newest = planned("police-uk-street", None, &wanted(None, None));
        assert_eq!(newest.len(), 1);
        assert_eq!(newest[0].len(), 6);
        assert!(
            newest[0][0]
                .ends_with("2021-05.zip <- https://data.police.uk/data/archive/2021-05.zip"),
            "{newest:?}"
        );
        assert!(newest[0][5].ends_with("/2020-12.zip"), "{newest:?}");
        let named = planned("police-uk-street", None, &wanted(Some("2016-03"), Some("2021-02")));
        let ends: Vec<&str> = named.iter().map(|one| one[0].rsplit('/').next().unwrap()).collect();
        assert_eq!(ends, ["2021-02.zip", "2018-02.zip"]);
        // March 2018 is the first month of the edition of February 2021.
        assert_eq!(
            planned("police-uk-street", None, &wanted(Some("2018-03"), Some("2021-02"))).len(),
            1
        );
        assert_eq!(
            planned("police-uk-street", None, &wanted(Some("2018-02"), Some("2021-02"))).len(),
            2
        );
    }

    #[test]
    fn months_are_downloads_and_the_force_is_filled_in() {
        let address = Some("https://x.uk/{force}/{month}-{force}-street.csv");
        let all = planned("police-uk-street", address, &wanted(None, None));
        assert_eq!(all.len(), 24);
        assert_eq!(
            all[0][0],
            "2019-04-lancashire-street.csv <- https://x.uk/lancashire/2019-04-lancashire-street.csv"
        );
        assert_eq!(
            all[23][0],
            "2021-03-lancashire-street.csv <- https://x.uk/lancashire/2021-03-lancashire-street.csv"
        );
        let span = planned(
            "mps-borough",
            Some("https://x.uk/q?a={from}&b={to}"),
            &wanted(Some("2020-01"), Some("2020-02")),
        );
        assert_eq!(span, [["2020-02-mps-borough.csv <- https://x.uk/q?a=2020-01&b=2020-02"]]);
        let same_name = planned(
            "mps-borough",
            Some("https://x.uk/{month}/b.csv"),
            &wanted(Some("2020-01"), Some("2020-02")),
        );
        assert!(
            same_name[0][0].starts_with("2020-01-b.csv")
                && same_name[1][0].starts_with("2020-02-b.csv"),
            "{same_name:?}"
        );
        assert_eq!(
            planned("own-counts", Some("https://x.uk/counts"), &wanted(None, None)),
            [["own-counts.csv <- https://x.uk/counts"]]
        );
    }

    #[test]
    fn what_cannot_be_planned_says_what_to_do() {
        let message = |id: &str, other: Option<&str>, wanted: &Wanted| {
            plan(by_id(id).unwrap(), other, wanted).unwrap_err().to_string()
        };
        let usual = wanted(None, None);
        assert!(message("own-counts", None, &usual).contains("[sources.own-counts] address"));
        assert!(message("mps-ward", Some("https://x.uk/{year}.csv"), &usual).contains("{year}"));
        assert!(message("mps-ward", Some("ftp://x.uk/a.csv"), &usual).contains("https://"));
        assert!(
            message(
                "mps-ward",
                Some("https://x.uk/{month}"),
                &wanted(Some("2021-02"), Some("2021-01"))
            )
            .contains("earlier month first")
        );
        assert!(
            message("mps-ward", Some("https://x.uk/{month}"), &wanted(Some("1990-02"), None))
                .contains("240 at most")
        );
        let nowhere = Wanted { force: None, ..usual };
        assert!(
            message("mps-ward", Some("https://x.uk/{force}.csv"), &nowhere)
                .contains("[partnership]: force")
        );
    }

    #[test]
    fn every_address_of_the_register_can_be_used() {
        for source in crate::all() {
            if !source.downloads.is_empty() {
                for one in plan(source, None, &wanted(None, None)).unwrap() {
                    assert!(
                        one.choices().all(|choice| choice.address.is_secure()),
                        "{}",
                        source.id
                    );
                }
            }
        }
    }
}
