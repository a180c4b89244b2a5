//! The measures that a `watchward.toml` names, held against the catalogue: a name that it does not have would leave its line out
//! of a report without a word.

use figure::MeasureId;
use measures::Catalogue;

use super::{Settings, SettingsError};

impl Settings {
    /// Every measure named, with the key it stands under.
    fn measures(&self) -> impl Iterator<Item = (&'static str, &MeasureId)> {
        let groups = self.performance.groups.iter().flat_map(|group| &group.measures);
        let priorities = self.priorities.iter().flat_map(|priority| &priority.measures);
        let overrides = self.rag_overrides.iter().map(|given| &given.measure);
        let concerns = self.concerns.iter().map(|concern| &concern.measure);
        let rules = self.rag.measures.keys();
        let titles = self.titles.keys();
        let under = |key| move |id| (key, id);
        groups
            .chain(priorities)
            .map(under("measures"))
            .chain(overrides.chain(concerns).map(under("measure")))
            .chain(rules.map(under("rag.measures")))
            .chain(titles.map(under("titles")))
    }

    /// The first measure named that the catalogue does not have, with its line in the file of this text.
    pub(crate) fn check_measures(
        &self,
        catalogue: &Catalogue,
        text: &str,
    ) -> Result<(), SettingsError> {
        let Some((key, id)) = self.measures().find(|(_, id)| catalogue.get(id).is_none()) else {
            return Ok(());
        };
        let near = match catalogue.nearest(id.as_str()).as_slice() {
            [] => String::new(),
            near => format!("; nearest: {}", near.join(", ")),
        };
        let problem = format!("there is no measure \"{id}\"{near}; watchward measures lists them");
        Err(SettingsError { line: line_of(text, id), key: Some(key.to_owned()), problem })
    }
}

/// The first line, remarks left out, where the measure stands as a value or as the last part of a key.
fn line_of(text: &str, id: &MeasureId) -> usize {
    let stands = |line: &str| {
        let line = line.split('#').next().unwrap_or(line);
        let is_key = line.split_once('=').is_some_and(|(key, _)| key.trim() == id.as_str());
        is_key
            || [format!("\"{id}\""), format!("'{id}'"), format!(".{id}]"), format!(".{id}.")]
                .iter()
                .any(|written| line.contains(written))
    };
    text.lines().position(stands).unwrap_or(0) + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(more: &str) -> String {
        let text = format!("[partnership]\nname = \"a\"\narea = \"Bromley\"\n{more}");
        let settings = Settings::from_toml(&text).unwrap();
        let checked = settings.check_measures(&Catalogue::built_in().unwrap(), &text);
        checked.map_or_else(|error| error.to_string(), |()| String::new())
    }

    #[test]
    fn a_measure_that_there_is_not_is_named_with_its_line_and_what_is_near() {
        for (more, at) in [
            (
                "[[performance.group]]\ntitle = \"a\"\nmeasures = [\n  \"tomv\",\n  \"burglry\",\n]\n",
                "line 8, key \"measures\"",
            ),
            (
                "# measures = [\"burglry\"]\n[[priority]]\ntitle = \"a\"\nmeasures = [\"burglry\"]\n",
                "line 7, key \"measures\"",
            ),
            (
                "[[rag-override]]\nmeasure = \"burglry\"\nrag = \"amber\"\nreason = \"b\"\nby = \"c\"\n",
                "line 5, key \"measure\"",
            ),
            (
                "[[concern]]\nmeasure = \"burglry\"\nnamed = 1\nasked = 2\nsource = \"b\"\n",
                "line 5, key \"measure\"",
            ),
            ("[titles]\nburglry = \"Break-ins\"\n", "line 5, key \"titles\""),
            (
                "[rag.measures.burglry]\ngreen-up-to = 1.0\namber-up-to = 2.0\n",
                "line 4, key \"rag.measures\"",
            ),
        ] {
            let said = message(more);
            let wanted =
                format!("watchward.toml, {at}: there is no measure \"burglry\"; nearest: burglary");
            assert!(said.starts_with(&wanted), "{more}\n{said}");
        }
        assert_eq!(message("[[priority]]\ntitle = \"a\"\nmeasures = [\"burglary\"]\n"), "");
    }
}
