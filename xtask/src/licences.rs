//! The dependencies' licences, held against the list in `deny.toml`. `cargo deny check` does the same and more where it is
//! installed; this needs nothing but cargo.

use std::fs;

use crate::shell;

/// Fails where a dependency's licence expression cannot be met by the licences allowed.
pub fn check() -> Result<(), String> {
    let deny =
        fs::read_to_string(shell::root().join("deny.toml")).map_err(|error| error.to_string())?;
    let allowed = Allowed::read(&deny)?;
    let metadata = shell::metadata(&[])?;
    let packages = metadata["packages"].as_array().map_or(&[][..], Vec::as_slice);
    let refused: Vec<String> = packages
        .iter()
        .filter(|package| {
            let listed = allowed.of(package["name"].as_str().unwrap_or_default());
            !package["license"].as_str().is_some_and(|text| met(text, &listed))
        })
        .map(|package| {
            format!("{} {}: {}", package["name"], package["version"], package["license"])
        })
        .collect();
    if refused.is_empty() {
        println!("licences: {} packages, all with licences that deny.toml allows", packages.len());
        return Ok(());
    }
    Err(format!("licences that deny.toml does not allow:\n  {}", refused.join("\n  ")))
}

/// What `deny.toml` allows: the licences for all, and more for single packages.
struct Allowed {
    all: Vec<String>,
    exceptions: Vec<(String, Vec<String>)>,
}

impl Allowed {
    fn read(deny: &str) -> Result<Self, String> {
        let deny: toml::Table =
            deny.parse().map_err(|error| format!("deny.toml cannot be read: {error}"))?;
        let licences = deny.get("licenses").ok_or("deny.toml has no [licenses]")?;
        let names = |list: Option<&toml::Value>| -> Vec<String> {
            let items = list.and_then(toml::Value::as_array).map_or(&[][..], Vec::as_slice);
            items.iter().filter_map(toml::Value::as_str).map(str::to_owned).collect()
        };
        let exceptions = licences.get("exceptions").and_then(toml::Value::as_array);
        let exceptions = exceptions.map_or(&[][..], Vec::as_slice).iter().filter_map(|one| {
            Some((one.get("crate")?.as_str()?.to_owned(), names(one.get("allow"))))
        });
        Ok(Self { all: names(licences.get("allow")), exceptions: exceptions.collect() })
    }

    /// The licences allowed for this package.
    fn of(&self, package: &str) -> Vec<String> {
        let more = self.exceptions.iter().filter(|(name, _)| name == package);
        self.all.iter().chain(more.flat_map(|(_, licences)| licences)).cloned().collect()
    }
}

/// Whether an SPDX expression of OR, AND and parentheses can be met. OR binds loosest.
fn met(expression: &str, allowed: &[String]) -> bool {
    let expression = expression.replace('/', " OR ");
    let mut tokens: Vec<String> = expression
        .replace('(', " ( ")
        .replace(')', " ) ")
        .split_whitespace()
        .map(str::to_owned)
        .collect();
    // "Apache-2.0 WITH LLVM-exception" is one name.
    while let Some(at) = tokens.iter().position(|token| token == "WITH") {
        if at == 0 || at + 1 >= tokens.len() {
            return false;
        }
        let name = format!("{} WITH {}", tokens[at - 1], tokens[at + 1]);
        tokens.splice(at - 1..=at + 1, [name]);
    }
    let mut place = 0;
    let met = either(&tokens, &mut place, allowed);
    met && place == tokens.len()
}

fn either(tokens: &[String], place: &mut usize, allowed: &[String]) -> bool {
    let mut met = both(tokens, place, allowed);
    while tokens.get(*place).is_some_and(|token| token == "OR") {
        *place += 1;
        met |= both(tokens, place, allowed);
    }
    met
}

fn both(tokens: &[String], place: &mut usize, allowed: &[String]) -> bool {
    let mut met = one(tokens, place, allowed);
    while tokens.get(*place).is_some_and(|token| token == "AND") {
        *place += 1;
        met &= one(tokens, place, allowed);
    }
    met
}

fn one(tokens: &[String], place: &mut usize, allowed: &[String]) -> bool {
    // Past the end as well, so that an expression that breaks off is not met.
    *place += 1;
    let Some(token) = tokens.get(*place - 1) else { return false };
    if token == "(" {
        let met = either(tokens, place, allowed);
        *place += 1;
        return met;
    }
    allowed.contains(token)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions_are_read_as_spdx_reads_them() {
        let allowed = ["MIT", "Apache-2.0", "Apache-2.0 WITH LLVM-exception"].map(str::to_owned);
        for good in ["MIT", "MIT OR GPL-3.0", "MIT/GPL-2.0", "(GPL-2.0 OR MIT) AND Apache-2.0"] {
            assert!(met(good, &allowed), "{good}");
        }
        for bad in ["GPL-3.0", "MIT AND GPL-3.0", "", "MIT OR", "(MIT"] {
            assert!(!met(bad, &allowed), "{bad}");
        }
        assert!(met("Apache-2.0 WITH LLVM-exception OR GPL-3.0", &allowed));
    }

    #[test]
    fn the_list_is_found_in_deny_toml_with_its_exceptions() {
        let deny = "[licenses]\nallow = [\n  \"MIT\",\n  \"ISC\",\n]\nexceptions = [{ allow = [\"MPL-2.0\"], crate = \
                    \"one\" }]\nx = [\"no\"]";
        let allowed = Allowed::read(deny).unwrap();
        assert_eq!(allowed.of("other"), ["MIT", "ISC"]);
        assert_eq!(allowed.of("one"), ["MIT", "ISC", "MPL-2.0"]);
        assert!(Allowed::read("[licenses").is_err());
    }
}
