//! The tables that the demonstration is made from, as they ship with the program.

use std::collections::BTreeMap;

use figure::Month;
use serde::Deserialize;

use crate::folder::FolderError;

/// Areas, populations and totals.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Areas {
    pub borough: Vec<Borough>,
    pub ward: Vec<Ward>,
    pub window: Vec<Window>,
}

/// A borough. Two numbers are of the 12 months to February 2020 and of those to February 2021, unless said otherwise.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Borough {
    pub code: String,
    pub name: String,
    pub tile: (u32, u32),
    /// Mid-2019 and mid-2020.
    pub population: [u64; 2],
    pub tno: [u64; 2],
    pub burglary: [u64; 2],
    pub vwi_non_da: [u64; 2],
    pub theft_from_person: [u64; 2],
    pub tfmv: [u64; 2],
    pub tomv: [u64; 2],
    /// Calendar 2019 and 2020.
    pub asb_calls: [u64; 2],
    /// Calendar 2020.
    #[serde(rename = "tno-2020")]
    pub tno_2020: Option<u64>,
    pub vap: Option<[u64; 2]>,
    pub robbery_personal: Option<[u64; 2]>,
}

/// A ward of Bromley; counts are of the 12 months to February 2021.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Ward {
    pub code: String,
    pub name: String,
    pub tile: (u32, u32),
    pub population: u64,
    pub tno: u64,
    pub burglary: u64,
    pub vwi_non_da: u64,
    pub theft_from_person: u64,
    pub tomv: u64,
}

/// Bromley's offences of a category in some months, where the pack tells them.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Window {
    pub category: String,
    pub from: Month,
    pub to: Month,
    pub count: u64,
}

/// What offences are made up of, and how they run.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Makeup {
    pub category: Vec<Category>,
    pub course: Vec<Course>,
}

/// A category of the publisher's layout, or a part of one.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Category {
    pub key: String,
    pub major: String,
    pub minor: String,
    pub course: String,
    pub ratio: f64,
    /// None where the borough's table fixes it.
    pub share: Option<[f64; 2]>,
    #[serde(default)]
    pub crowd: f64,
    #[serde(default = "one")]
    pub town: f64,
}

/// How something runs through the months.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Course {
    pub name: String,
    pub season: [f64; 12],
    pub then: [f64; 15],
}

/// All of it.
#[derive(Debug)]
pub(super) struct Tables {
    pub areas: Areas,
    pub categories: Vec<Category>,
    courses: BTreeMap<String, Course>,
}

impl Tables {
    /// Reads them.
    pub(super) fn read() -> Result<Self, FolderError> {
        let broken = |file: &'static str| {
            move |error: toml::de::Error| FolderError::Demonstration(format!("{file}: {error}"))
        };
        let areas: Areas = toml::from_str(include_str!("../../data/demonstration-areas.toml"))
            .map_err(broken("demonstration-areas.toml"))?;
        let makeup: Makeup = toml::from_str(include_str!("../../data/demonstration-course.toml"))
            .map_err(broken("demonstration-course.toml"))?;
        let courses: BTreeMap<_, _> =
            makeup.course.into_iter().map(|course| (course.name.clone(), course)).collect();
        for name in
            makeup.category.iter().map(|category| &category.course).chain([&"calls".to_owned()])
        {
            if !courses.contains_key(name) {
                return Err(FolderError::Demonstration(format!("there is no course \"{name}\"")));
            }
        }
        Ok(Self { areas, categories: makeup.category, courses })
    }

    /// The weight of a month in a course.
    pub(super) fn weight(&self, course: &str, month: Month) -> f64 {
        let Some(course) = self.courses.get(course) else { return 1.0 };
        let since = month.index() - super::restrictions().index();
        if let Ok(place) = usize::try_from(since) {
            return course.then.get(place).copied().unwrap_or(1.0);
        }
        let place = usize::try_from(month.month()).unwrap_or(1).saturating_sub(1);
        course.season.get(place).copied().unwrap_or(1.0)
    }

    /// The place of a category in the list.
    pub(super) fn place(&self, key: &str) -> Result<usize, FolderError> {
        let place = self.categories.iter().position(|category| category.key == key);
        place.ok_or_else(|| FolderError::Demonstration(format!("there is no category \"{key}\"")))
    }
}

fn one() -> f64 {
    1.0
}
