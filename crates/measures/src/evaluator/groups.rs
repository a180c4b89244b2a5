//! Groups of areas, and how each is ordered unless somebody asks otherwise.

use std::collections::{BTreeMap, BTreeSet};

use figure::{AreaCode, AreaKind, FiguresError, Group, Order, Period};

use super::Evaluator;
use crate::AreaGroup;

/// A group of areas as a table or rank uses it.
#[derive(Debug, Clone)]
pub(super) struct Members {
    /// What the group is called: "London boroughs", "wards of Bromley".
    pub name: String,
    /// The areas, each once. Of wards every generation: the vintage decides which of them are there.
    pub areas: Vec<AreaCode>,
    /// What is first.
    pub order: Order,
    /// The district whose wards they are.
    pub whole: Option<AreaCode>,
    /// Those that have a line only where the vintage speaks of them.
    pub if_held: BTreeSet<AreaCode>,
}

impl Evaluator {
    /// The group that an area is ranked in unless somebody asks otherwise.
    pub(super) fn default_group(area: &AreaCode) -> Option<Group> {
        match area.kind() {
            AreaKind::District => Some(Group::Comparators),
            AreaKind::Ward => Some(Group::Wards),
            _ => None,
        }
    }

    /// The areas of a group, for the district or ward that the question is about.
    pub(super) fn members(
        &self,
        group: &Group,
        of: Option<&AreaCode>,
        period: Period,
    ) -> Result<Members, FiguresError> {
        match group {
            Group::Wards => self.wards(self.district(of, "wards", period)?),
            Group::Comparators => self.comparators(self.district(of, "comparators", period)?),
            Group::Similar => self.named(&self.settings.similar, "similar areas", period),
            Group::Districts => {
                let district = self.district(of, "districts", period)?;
                self.force_districts(&district, true)
            }
            Group::List(list) => {
                self.list("the areas asked for".to_owned(), list, period, Order::LowestRate)
            }
        }
    }

    /// The district that a group is about: the one asked for, that of the ward asked for, or the partnership's own.
    fn district(
        &self,
        of: Option<&AreaCode>,
        what: &str,
        period: Period,
    ) -> Result<AreaCode, FiguresError> {
        let Some(area) = of.or(self.settings.area.as_ref()) else {
            return Err(FiguresError::Group(format!(
                "whose {what} are meant? Name a district, or the partnership's own area in watchward.toml"
            )));
        };
        match area.kind() {
            AreaKind::Ward | AreaKind::Lsoa | AreaKind::Msoa => {
                let district = self.register.parent_at(area, AreaKind::District, period.to());
                district.map(|district| district.code().clone()).ok_or_else(|| {
                    FiguresError::Group(format!(
                        "the district of {} is not known; import a look-up of wards or LSOAs to districts",
                        self.name_of(area)
                    ))
                })
            }
            _ => Ok(area.clone()),
        }
    }

    fn wards(&self, district: AreaCode) -> Result<Members, FiguresError> {
        let wards: BTreeSet<AreaCode> = self
            .register
            .children(&district, AreaKind::Ward)
            .into_iter()
            .map(|ward| ward.code().clone())
            .chain(self.wards_in_files(&district)?)
            .collect();
        let name = self.name_of(&district);
        if wards.is_empty() {
            return Err(FiguresError::Group(format!(
                "no ward of {name} is known; import a look-up of wards to districts"
            )));
        }
        Ok(Members {
            name: format!("wards of {name}"),
            areas: wards.iter().cloned().collect(),
            order: Order::HighestCount,
            whole: Some(district),
            if_held: wards,
        })
    }

    /// Wards that files of counts put into the district by its name, which no look-up has brought.
    fn wards_in_files(&self, district: &AreaCode) -> Result<Vec<AreaCode>, FiguresError> {
        if self.wards_by_district.get().is_none() {
            let mut wards: BTreeMap<AreaCode, BTreeSet<AreaCode>> = BTreeMap::new();
            let mut districts: BTreeMap<String, Option<AreaCode>> = BTreeMap::new();
            let counts = self.lake.vintages().iter().filter(|v| v.table == sources::Table::Counts);
            for record in counts {
                let everything = self.store.everything(&self.lake, &self.register, &record.id)?;
                for (ward, parts) in &everything.parts_of {
                    let Some(part) = parts.keys().next() else { continue };
                    let district = districts.entry(part.clone()).or_insert_with(|| {
                        let parent = self.register.resolve(None, Some(part), AreaKind::District);
                        parent.map(|parent| parent.code().clone())
                    });
                    if let (AreaKind::Ward, Some(district)) = (ward.kind(), district) {
                        wards.entry(district.clone()).or_default().insert(ward.clone());
                    }
                }
            }
            // Another thread may have been as quick; what it found is the same.
            let _ = self.wards_by_district.set(wards);
        }
        let known = self.wards_by_district.get().and_then(|wards| wards.get(district));
        Ok(known.into_iter().flatten().cloned().collect())
    }

    fn comparators(&self, district: AreaCode) -> Result<Members, FiguresError> {
        let own = &self.settings.comparators;
        if !own.areas.is_empty() && self.settings.area.as_ref() == Some(&district) {
            let name = if own.name.is_empty() { "the comparator group" } else { &own.name };
            let mut members = Members {
                name: name.to_owned(),
                areas: self.codes(&own.areas, None)?,
                order: Order::LowestRate,
                whole: None,
                if_held: BTreeSet::new(),
            };
            if !members.areas.contains(&district) {
                members.areas.push(district);
            }
            return Ok(members);
        }
        let boroughs = self.register.london_boroughs();
        if boroughs.iter().any(|borough| borough.code() == &district) {
            return Ok(Members {
                name: "London boroughs".to_owned(),
                areas: boroughs.into_iter().map(|borough| borough.code().clone()).collect(),
                order: Order::LowestRate,
                whole: None,
                if_held: BTreeSet::new(),
            });
        }
        self.force_districts(&district, false)
    }

    /// The districts of the same police force area; for London with the City, which has a force of its own, where asked.
    fn force_districts(
        &self,
        district: &AreaCode,
        with_city: bool,
    ) -> Result<Members, FiguresError> {
        let name = self.name_of(district);
        if district.as_str().starts_with("E09") {
            let london = self.register.of_kind(AreaKind::District).filter(|area| {
                let code = area.code().as_str();
                code.starts_with("E09") && (with_city || code != "E09000001")
            });
            return Ok(Members {
                name: "districts of London".to_owned(),
                areas: london.map(|area| area.code().clone()).collect(),
                order: Order::LowestRate,
                whole: None,
                if_held: self
                    .register
                    .find("E09000001")
                    .into_iter()
                    .map(|city| city.code().clone())
                    .collect(),
            });
        }
        let Some(force) = self.register.parent(district, AreaKind::Force) else {
            return Err(FiguresError::Group(format!(
                "the police force area of {name} is not known, so neither are its districts; import the look-up of districts \
                 to Community Safety Partnerships and police force areas, or name comparators in watchward.toml"
            )));
        };
        let districts = self.register.children(force.code(), AreaKind::District);
        Ok(Members {
            name: format!("districts of {}", force.name()),
            areas: districts
                .into_iter()
                .filter(|area| area.to().is_none())
                .map(|area| area.code().clone())
                .collect(),
            order: Order::LowestRate,
            whole: None,
            if_held: BTreeSet::new(),
        })
    }

    fn named(
        &self,
        group: &AreaGroup,
        what: &str,
        period: Period,
    ) -> Result<Members, FiguresError> {
        if group.areas.is_empty() {
            return Err(FiguresError::Group(format!(
                "no {what} are named in watchward.toml; add them there"
            )));
        }
        let name = if group.name.is_empty() { what } else { &group.name };
        self.list(name.to_owned(), &group.areas, period, Order::LowestRate)
    }

    fn list(
        &self,
        name: String,
        list: &[String],
        period: Period,
        order: Order,
    ) -> Result<Members, FiguresError> {
        let areas = self.codes(list, Some(period))?;
        if areas.is_empty() {
            return Err(FiguresError::Group("no area was named".to_owned()));
        }
        let wards = areas.iter().all(|area| area.kind() == AreaKind::Ward);
        let order = if wards { Order::HighestCount } else { order };
        Ok(Members { name, areas, order, whole: None, if_held: BTreeSet::new() })
    }

    /// The codes of names, each once, in the order given.
    fn codes(
        &self,
        names: &[String],
        period: Option<Period>,
    ) -> Result<Vec<AreaCode>, FiguresError> {
        let mut codes: Vec<AreaCode> = Vec::new();
        for name in names {
            let code = self.area(name, period.map(Period::to))?.code;
            if !codes.contains(&code) {
                codes.push(code);
            }
        }
        Ok(codes)
    }
}
