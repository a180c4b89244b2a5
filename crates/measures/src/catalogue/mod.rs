//! The catalogue of measures: built-in entries in TOML, and a partnership's own.

mod error;
mod kin;
mod measure;
mod parse;

use std::collections::BTreeMap;

use figure::{MeasureId, MeasureSummary};

pub use error::CatalogueError;
pub use measure::{Category, CaveatBefore, Counted, DenominatorKind, Measure};

/// The built-in files, in the order of the catalogue.
const BUILT_IN: &[(&str, &str)] = &[
    ("totals.toml", include_str!("../../catalogue/totals.toml")),
    ("violence.toml", include_str!("../../catalogue/violence.toml")),
    ("burglary-and-robbery.toml", include_str!("../../catalogue/burglary-and-robbery.toml")),
    ("theft-and-vehicles.toml", include_str!("../../catalogue/theft-and-vehicles.toml")),
    (
        "damage-drugs-order-weapons.toml",
        include_str!("../../catalogue/damage-drugs-order-weapons.toml"),
    ),
    ("activity.toml", include_str!("../../catalogue/activity.toml")),
    ("street.toml", include_str!("../../catalogue/street.toml")),
];

/// Every measure that can be asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Catalogue {
    measures: Vec<Measure>,
    /// Each measure's place in the list, and the file it stands in.
    places: BTreeMap<MeasureId, (usize, String)>,
}

impl Catalogue {
    /// The measures that ship with the program. A test reads them all, so an error is a mistake in the program.
    pub fn built_in() -> Result<Self, CatalogueError> {
        let mut catalogue = Self { measures: Vec::new(), places: BTreeMap::new() };
        for (file, text) in BUILT_IN {
            catalogue.add(text, file)?;
        }
        Ok(catalogue)
    }

    /// The catalogue with a partnership's own measures added, from the text of its file.
    pub fn with_own(mut self, toml_text: &str, file_name: &str) -> Result<Self, CatalogueError> {
        self.add(toml_text, file_name)?;
        Ok(self)
    }

    /// With titles that a partnership gives measures; one of a measure that there is not is left out.
    #[must_use]
    pub fn called(mut self, titles: &BTreeMap<MeasureId, String>) -> Self {
        for measure in &mut self.measures {
            if let Some(title) = titles.get(&measure.id) {
                measure.title.clone_from(title);
            }
        }
        self
    }

    /// Every measure, in order, examples included.
    pub fn all(&self) -> &[Measure] {
        &self.measures
    }

    /// The measure of this id.
    pub fn get(&self, id: &MeasureId) -> Option<&Measure> {
        self.places.get(id).and_then(|(place, _)| self.measures.get(*place))
    }

    /// What is said of every measure, in order; examples are left out.
    pub fn summaries(&self) -> Vec<MeasureSummary> {
        let listed = || self.measures.iter().filter(|measure| !measure.example);
        let ids = |is: &dyn Fn(&Measure) -> bool| {
            listed().filter(|other| is(other)).map(|other| other.id.clone()).collect()
        };
        let summary = |measure: &Measure| MeasureSummary {
            parts: ids(&|other| kin::is_part(other, measure)),
            leaves_out: ids(&|other| kin::is_left_out(other, measure)),
            ..measure.summary()
        };
        listed().map(summary).collect()
    }

    /// The ids most like the one given, the likest first.
    pub fn nearest(&self, id: &str) -> Vec<String> {
        let mut scored: Vec<(f64, &str)> = self
            .measures
            .iter()
            .filter(|measure| !measure.example)
            .map(|measure| {
                let known = measure.id.as_str();
                let contains = if known.contains(id) || id.contains(known) { 0.3 } else { 0.0 };
                (strsim::jaro_winkler(id, known) + contains, known)
            })
            .filter(|(score, _)| *score > 0.7)
            .collect();
        scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
        scored.into_iter().take(3).map(|(_, known)| known.to_owned()).collect()
    }

    fn add(&mut self, text: &str, file: &str) -> Result<(), CatalogueError> {
        for measure in parse::measures(text, file)? {
            if let Some((_, first)) = self.places.get(&measure.id) {
                return Err(CatalogueError::Duplicate {
                    file: file.to_owned(),
                    id: measure.id,
                    first: first.clone(),
                });
            }
            self.places.insert(measure.id.clone(), (self.measures.len(), file.to_owned()));
            self.measures.push(measure);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The measures that the catalogue must have.
    const WANTED: &str = "tno tno-published vap vwi violence-without-injury homicide burglary burglary-residential \
        burglary-business robbery robbery-personal theft-from-person bicycle-theft shoplifting tomv tfmv vehicle-offences \
        criminal-damage arson drugs drug-possession drug-trafficking public-order weapons knife-possession sexual-offences \
        state-based victim-based asb stop-and-search vwi-non-da hate-crime domestic-abuse asb-calls street-burglary \
        street-anti-social-behaviour street-bicycle-theft street-criminal-damage-and-arson street-drugs street-other-crime \
        street-other-theft street-possession-of-weapons street-public-order street-robbery street-shoplifting \
        street-theft-from-the-person street-vehicle-crime street-violence-and-sexual-offences";

    fn error(text: &str) -> String {
        Catalogue::built_in().unwrap().with_own(text, "measures.toml").unwrap_err().to_string()
    }

    #[test]
    fn the_built_in_catalogue_reads_and_is_whole() {
        let catalogue = Catalogue::built_in().unwrap();
        for id in WANTED.split_whitespace() {
            let measure = catalogue.get(&id.parse().unwrap());
            let measure = measure.unwrap_or_else(|| panic!("{id} is missing"));
            assert!(
                measure.counted.is_empty() == measure.unavailable.is_some(),
                "{id}: counted from somewhere, or unavailable for a reason"
            );
        }
    }

    #[test]
    fn examples_are_no_part_of_lists() {
        let catalogue = Catalogue::built_in().unwrap();
        assert!(catalogue.summaries().iter().all(|m| m.id.as_str() != "tno-published"));
        assert!(!catalogue.nearest("tno-publish").contains(&"tno-published".to_owned()));
        assert_eq!(catalogue.nearest("burglery")[0], "burglary");
    }

    #[test]
    fn no_two_measures_have_a_name_in_common() {
        let mut of: BTreeMap<String, MeasureId> = BTreeMap::new();
        for measure in Catalogue::built_in().unwrap().summaries() {
            let names = measure.abbreviation.iter().chain([&measure.title]).chain(&measure.aliases);
            for name in names {
                let other = of.insert(name.to_lowercase(), measure.id.clone());
                assert_eq!(other, None, "{name} of {}", measure.id);
            }
        }
    }

    #[test]
    fn a_measure_knows_its_parts_and_what_it_leaves_out() {
        let summaries = Catalogue::built_in().unwrap().summaries();
        let of = |id: &str| summaries.iter().find(|measure| measure.id.as_str() == id).unwrap();
        let ids = |ids: &[MeasureId]| ids.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(ids(&of("burglary").parts), ["burglary-residential", "burglary-business"]);
        assert_eq!(ids(&of("burglary-residential").parts), [""; 0]);
        assert!(ids(&of("tno").parts).contains(&"state-based".to_owned()));
        assert!(!ids(&of("victim-based").parts).contains(&"drugs".to_owned()));
        assert!(ids(&of("tno").leaves_out).contains(&"asb".to_owned()));
        assert!(ids(&of("victim-based").leaves_out).contains(&"state-based".to_owned()));
        // One category under two names is no part of itself.
        assert!(!ids(&of("robbery").parts).contains(&"street-robbery".to_owned()));
    }

    #[test]
    fn a_partnership_adds_its_own() {
        let own = "[[measure]]\nid = \"fly-tipping\"\ntitle = \"Fly-tipping\"\nunit = \"reports\"\ngood = \"lower\"\n\
                   definition = \"Reports to the council.\"\n";
        let catalogue = Catalogue::built_in().unwrap().with_own(own, "measures.toml").unwrap();
        let last = catalogue.all().last().unwrap();
        assert_eq!((last.id.as_str(), last.unit.0.as_str()), ("fly-tipping", "reports"));
    }

    #[test]
    fn mistakes_name_entry_key_and_value() {
        let entry = "[[measure]]\nid = \"fly-tipping\"\ntitle = \"T\"\ndefinition = \"D\"\n";
        for (text, wanted) in [
            (
                format!("{entry}good = \"lower\"\ncolour = \"red\"\n"),
                "measures.toml, measure \"fly-tipping\": the key \"colour\" is not known",
            ),
            (
                format!("{entry}good = \"down\"\n"),
                "measure \"fly-tipping\": good = \"down\": write \"lower\"",
            ),
            (entry.to_owned(), "measure \"fly-tipping\": the key \"good\" is missing"),
            (
                format!("{entry}good = \"lower\"\n[[measure.from]]\nsources = [\"mps-bourough\"]\n"),
                "measure \"fly-tipping\": from.sources = \"mps-bourough\": no such source",
            ),
            (
                format!(
                    "{entry}good = \"lower\"\n[[measure.from]]\nsources = [\"mps-ward\"]\nwhat = 1\n"
                ),
                "the key \"from.what\" is not known",
            ),
            (
                format!("{entry}good = \"lower\"\ncaveats = \"one\"\n"),
                "caveats = \"one\": a list of texts",
            ),
            (
                "[[measure]]\nid = \"burglary\"\ntitle = \"T\"\ndefinition = \"D\"\ngood = \"lower\"\n"
                    .to_owned(),
                "there is a measure \"burglary\" already, in burglary-and-robbery.toml",
            ),
            (
                "[[measure]]\nid = \"Fly tipping\"\ngood = \"lower\"\n".to_owned(),
                "id = \"Fly tipping\"",
            ),
            ("[[measures]]\nid = \"x\"\n".to_owned(), "\"measures\" is not known here"),
            ("id = ".to_owned(), "is not TOML"),
        ] {
            let message = error(&text);
            assert!(message.contains(wanted), "{message}\nwanted: {wanted}");
        }
    }
}
