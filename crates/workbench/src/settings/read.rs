//! Reading `watchward.toml`: strictly, and with the line of whatever is wrong.

use std::collections::BTreeSet;
use std::path::Component;

use figure::RagRule;

use super::{ComparatorRule, OpenId, Ranking, Settings, SettingsError};

impl Settings {
    /// Reads the text of a `watchward.toml`. Unknown keys are errors.
    pub fn from_toml(text: &str) -> Result<Self, SettingsError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let settings: Self = toml::from_str(text).map_err(|error| explain(text, &error))?;
        settings.check(text)?;
        Ok(settings)
    }

    fn check(&self, text: &str) -> Result<(), SettingsError> {
        let wrong = |key: &str, value: &str, problem: String| {
            Err(SettingsError {
                line: line_of(text, key, value),
                key: Some(key.to_owned()),
                problem,
            })
        };
        for (key, value) in [("name", &self.partnership.name), ("area", &self.partnership.area)] {
            if value.trim().is_empty() {
                return wrong(key, "", "is empty; write the partnership's own".to_owned());
            }
        }
        if let Some(colour) = &self.partnership.colour
            && let Err(error) = components::brand(colour)
        {
            return wrong("colour", colour, error.to_string());
        }
        if let Some((id, _)) = self.titles.iter().find(|(_, title)| title.trim().is_empty()) {
            let problem = "is empty; write what you call the measure".to_owned();
            let line = line_under(text, "[titles]", id.as_str());
            return Err(SettingsError { line, key: Some(id.to_string()), problem });
        }
        let figures = &self.figures;
        if !(figures.level > 0.0 && figures.level < 0.5) {
            let problem =
                format!("{} is no level; write one between 0 and 0.5, usually 0.05", figures.level);
            return wrong("level", "", problem);
        }
        if let Some(year) = figures.population.filter(|year| !(1981..2200).contains(year)) {
            return wrong(
                "population",
                "",
                format!("{year} is no year of a mid-year estimate; write one such as 2019"),
            );
        }
        for (key, file, example) in [
            ("own-measures", &figures.own_measures, "measures.toml"),
            ("harm-weights", &self.ranking.harm_weights, "harm-weights.csv"),
        ] {
            let plain = file.components().all(|part| matches!(part, Component::Normal(_)));
            if !plain || file.as_os_str().is_empty() {
                let problem =
                    format!("must be a file inside the partnership's folder, such as {example}");
                return wrong(key, "", problem);
            }
        }
        if self.comparators.group == ComparatorRule::List && self.comparators.areas.is_empty() {
            let problem =
                "is \"list\", but areas names none; list them, or choose another group".to_owned();
            return wrong("group", "list", problem);
        }
        if self.comparators.group != ComparatorRule::List && !self.comparators.areas.is_empty() {
            let problem = "is not \"list\", so areas would not be used; write group = \"list\", or empty areas";
            return wrong("group", "", problem.to_owned());
        }
        for list in [&self.comparators.areas, &self.similar.areas, &self.neighbours.areas] {
            if let Some(twice) = repeated(list) {
                return wrong("areas", twice, format!("names \"{twice}\" twice; name it once"));
            }
        }
        if let Some((key, problem)) = self.sign_in.openid.as_ref().and_then(OpenId::problem) {
            let line = line_under(text, "[sign-in.openid]", key);
            return Err(SettingsError { line, key: Some(key.to_owned()), problem });
        }
        self.check_comparators(text)?;
        self.check_ranking(text)?;
        self.check_rules(text)
    }

    fn check_ranking(&self, text: &str) -> Result<(), SettingsError> {
        let wrong = |key: &str, value: &str, problem: String| {
            let line = line_of(text, key, value);
            Err(SettingsError { line, key: Some(key.to_owned()), problem })
        };
        let Ranking { volume, harm, trend, concern, .. } = self.ranking;
        let weights = [("volume", volume), ("harm", harm), ("trend", trend), ("concern", concern)];
        for (key, weight) in weights {
            if !(weight.is_finite() && weight >= 0.0) {
                let problem = format!("{weight} is no weight; write a number from nought up");
                return wrong(key, "", problem);
            }
        }
        if volume + trend <= 0.0 {
            let problem = "volume and trend are both nought; harm and concern are not always known, so one of the two must \
                           weigh something";
            return wrong("volume", "", problem.to_owned());
        }
        for concern in &self.concerns {
            if concern.asked == 0 || concern.named > concern.asked {
                let (named, asked) = (concern.named, concern.asked);
                let problem = format!("{named} of {asked} asked cannot be");
                return wrong("named", &named.to_string(), problem);
            }
        }
        Ok(())
    }

    fn check_comparators(&self, text: &str) -> Result<(), SettingsError> {
        let names: Vec<String> = self.named_comparators.iter().map(|c| c.name.clone()).collect();
        let wrong = |key: &str, value: &str, problem: String| {
            Err(SettingsError {
                line: line_of(text, key, value),
                key: Some(key.to_owned()),
                problem,
            })
        };
        if let Some(twice) = repeated(&names) {
            return wrong(
                "name",
                twice,
                format!("two comparators are called \"{twice}\"; rename one"),
            );
        }
        for comparator in &self.named_comparators {
            let name = &comparator.name;
            if comparator.period().is_none() {
                let (from, to) = (comparator.from, comparator.to);
                let problem = format!(
                    "\"{name}\" ends in {to} before it begins in {from}; put the earlier month first"
                );
                return wrong("name", name, problem);
            }
            if comparator.reason.trim().is_empty() {
                return wrong(
                    "name",
                    name,
                    format!("\"{name}\" has no reason; say why it was chosen"),
                );
            }
        }
        for (source, other) in &self.sources {
            if sources::by_id(source).is_none() {
                let known: Vec<&str> = sources::all().iter().map(|known| known.id).collect();
                let problem =
                    format!("there is no such source; those there are: {}", known.join(", "));
                let line = line_of(text, &format!("[sources.{source}]"), "");
                return Err(SettingsError {
                    line,
                    key: Some(format!("sources.{source}")),
                    problem,
                });
            }
            let web = ["https://", "http://"].iter().any(|start| other.address.starts_with(start));
            if !web {
                let problem = format!(
                    "\"{}\" of source \"{source}\" is no address; it begins with https://",
                    other.address
                );
                return wrong("address", &other.address, problem);
            }
        }
        Ok(())
    }

    fn check_rules(&self, text: &str) -> Result<(), SettingsError> {
        let rules = self.rag.measures.iter().map(|(id, rule)| (id.as_str(), rule));
        for (name, rule) in rules.chain([("default", &self.rag.default)]) {
            let RagRule { green_up_to, amber_up_to, .. } = rule;
            let sound =
                green_up_to.is_finite() && amber_up_to.is_finite() && green_up_to <= amber_up_to;
            if !sound {
                let problem = format!(
                    "the rule is green up to {green_up_to} and amber up to {amber_up_to}; amber must not end before green"
                );
                let line = line_of(text, name, "green-up-to");
                return Err(SettingsError { line, key: Some(format!("rag.{name}")), problem });
            }
        }
        Ok(())
    }
}

/// What the TOML reader says, in our words and with the line.
fn explain(text: &str, error: &toml::de::Error) -> SettingsError {
    let start = error.span().map_or(0, |span| span.start).min(text.len());
    let line = text.get(..start).map_or(1, |before| before.matches('\n').count() + 1);
    let message = error.message().trim().replace('`', "\"");
    let (key, problem) = match message.split_once("unknown field \"") {
        Some((_, rest)) => {
            let (key, rest) = rest.split_once('"').unwrap_or((rest, ""));
            let known = rest.trim_start_matches(", expected ").trim_start_matches("one of ");
            (Some(key.to_owned()), format!("there is no such key here; those there are: {known}"))
        }
        None => (key_on(text, line), message),
    };
    SettingsError { line, key, problem }
}

/// The key that stands on a line, if one does.
fn key_on(text: &str, line: usize) -> Option<String> {
    let (key, _) = text.lines().nth(line.checked_sub(1)?)?.split_once('=')?;
    let key = key.trim();
    (!key.is_empty() && !key.starts_with('#')).then(|| key.to_owned())
}

/// The line of a key under the head of its table.
fn line_under(text: &str, head: &str, key: &str) -> usize {
    let under = text.find(head).unwrap_or(0);
    let before = text[..under].matches('\n').count();
    before + line_of(&text[under..], key, "")
}

/// The first line where the key stands with the value, in quotes or not; else where the key stands at all; else the first.
fn line_of(text: &str, key: &str, value: &str) -> usize {
    let stands = |line: &&str| line.trim_start().starts_with(key);
    let place = |found: &dyn Fn(&&str) -> bool| text.lines().position(|line| found(&line));
    let quoted = format!("\"{value}\"");
    place(&|line| stands(line) && line.contains(&quoted))
        .or_else(|| place(&|line| stands(line) && line.contains(value)))
        .or_else(|| place(&|line| stands(line)))
        .unwrap_or(0)
        + 1
}

/// The first text that stands in the list a second time.
fn repeated(list: &[String]) -> Option<&str> {
    let mut seen = BTreeSet::new();
    list.iter().find(|text| !seen.insert(text.as_str())).map(String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALLEST: &str = "[partnership]\nname = \"Safer Preston\"\narea = \"Preston\"\n";

    fn message(more: &str) -> String {
        Settings::from_toml(&format!("{SMALLEST}{more}")).unwrap_err().to_string()
    }

    #[test]
    fn the_smallest_file_has_every_default() {
        let settings = Settings::from_toml(SMALLEST).unwrap();
        assert_eq!(settings.comparators.group, ComparatorRule::SameForce);
        assert!((settings.figures.level - 0.05).abs() < 1e-12);
        assert!(!settings.demonstration);
        assert_eq!(settings.partnership.area_key(), "Preston");
    }

    #[test]
    fn an_unknown_key_is_named_with_its_line() {
        let message = message("\n[figures]\npolulation = 2019\n");
        assert!(
            message.starts_with(
                "watchward.toml, line 6, key \"polulation\": there is no such key here"
            ),
            "{message}"
        );
        assert!(message.contains("\"population\", \"level\", \"own-measures\""), "{message}");
    }

    #[test]
    fn a_wrong_value_is_named_with_its_line() {
        for (more, wanted) in [
            ("[figures]\nlevel = 5\n", "line 5, key \"level\": 5 is no level"),
            ("[figures]\npopulation = 19\n", "line 5, key \"population\": 19 is no year"),
            (
                "[figures]\nown-measures = \"../measures.toml\"\n",
                "line 5, key \"own-measures\": must be a file inside",
            ),
            (
                "[[event]]\nmonth = \"2020-13\"\nword = \"x\"\n",
                "line 5, key \"month\": \"2020-13\" is not a month",
            ),
            (
                "[similar]\nareas = [\"Bexley\", \"Bexley\"]\n",
                "line 5, key \"areas\": names \"Bexley\" twice",
            ),
            (
                "[comparators]\ngroup = \"list\"\n",
                "line 5, key \"group\": is \"list\", but areas names none",
            ),
            ("[comparators]\ngroup = \"boroughs\"\n", "line 5, key \"group\": unknown variant"),
            (
                "[[comparator]]\nname = \"a\"\nfrom = \"2020-02\"\nto = \"2019-03\"\nreason = \"b\"\n",
                "line 5, key \"name\": \"a\" ends in 2019-03 before",
            ),
            (
                "[sources.mps-ward]\naddress = \"ftp://x\"\n",
                "line 5, key \"address\": \"ftp://x\" of source",
            ),
            (
                "[sources.mps-wards]\naddress = \"https://x\"\n",
                "line 4, key \"sources.mps-wards\": there is no such source",
            ),
            (
                "[rag.default]\ngreen-up-to = 20.0\namber-up-to = 10.0\n",
                "key \"rag.default\": the rule is green up to 20",
            ),
            ("[ranking]\nharm = -1.0\n", "line 5, key \"harm\": -1 is no weight"),
            ("[ranking]\nvolume = 0.0\ntrend = 0.0\n", "line 5, key \"volume\": volume and trend"),
            (
                "[[concern]]\nmeasure = \"vwi\"\nnamed = 12\nasked = 10\nsource = \"x\"\n",
                "line 6, key \"named\": 12 of 10 asked cannot be",
            ),
            ("colour = \"#fc0\"\n", "line 4, key \"colour\": white words on #ffcc00"),
            ("[titles]\nburglary = \" \"\n", "line 5, key \"burglary\": is empty"),
            ("[figures\n", "line 4"),
            ("[sign-in.openid]\nissuer = \"https://a\"\n", "missing field \"client-id\""),
            ("[sign-in]\nopen-id = 1\n", "line 5, key \"open-id\": there is no such key here"),
        ] {
            let message = message(more);
            assert!(message.contains(wanted), "{more}\n{message}");
        }
    }

    #[test]
    fn a_provider_that_cannot_be_relied_on_is_named_with_its_line() {
        let lines = [
            ("issuer", "\"https://login.example.org/tenant\""),
            ("client-id", "\"watchward\""),
            ("client-secret-file", "\"/etc/watchward/secret\""),
            ("label", "\"Sign in with the council\""),
            ("second-factor", "[\"mfa\"]"),
        ];
        let with = |key: &str, value: &str| {
            let line = |(name, usual): &(&str, &str)| {
                format!("{name} = {}\n", if *name == key { value } else { usual })
            };
            format!(
                "[[event]]\nmonth = \"2020-03\"\nword = \"x\"\n[sign-in.openid]\n{}",
                lines.iter().map(line).collect::<String>()
            )
        };
        let settings = Settings::from_toml(&format!("{SMALLEST}{}", with("", ""))).unwrap();
        let openid = settings.sign_in.openid.unwrap();
        assert_eq!((openid.client_id.as_str(), openid.second_factor.len()), ("watchward", 1));
        for (key, value, wanted) in [
            (
                "issuer",
                "\"http://login.example.org\"",
                "line 8, key \"issuer\": \"http://login.example.org\" is no address",
            ),
            ("issuer", "\"https://a.example/?x\"", "line 8, key \"issuer\""),
            ("client-id", "\" \"", "line 9, key \"client-id\": is empty"),
            ("client-secret-file", "\"\"", "line 10, key \"client-secret-file\": is empty"),
            ("label", "\"\"", "line 11, key \"label\": is empty"),
            ("second-factor", "[\"\"]", "line 12, key \"second-factor\": has an empty word"),
        ] {
            let message = message(&with(key, value));
            assert!(message.contains(wanted), "{key}\n{message}");
        }
    }

    #[test]
    fn a_missing_part_is_named() {
        let message = Settings::from_toml("demonstration = true\n").unwrap_err().to_string();
        assert!(message.contains("missing field \"partnership\""), "{message}");
    }
}
