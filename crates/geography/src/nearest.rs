//! The names nearest to one that no area has.

use std::collections::BTreeMap;

use figure::AreaKind;

use crate::Register;
use crate::find::Scope;
use crate::names::key;

/// How many names a message offers.
const OFFERED: usize = 5;

/// How like a name must be to be worth offering (Jaro–Winkler, 0 to 1).
const LIKE: f64 = 0.78;

/// How like a name counts as that holds the one asked for whole, or is held by it.
const HOLDS: f64 = 0.95;

impl Register {
    /// The likest names, the likest first, each once.
    pub(crate) fn nearest(&self, asked: &str, scope: Scope<'_>) -> Vec<String> {
        let asked = key(asked);
        let numbered = asked.bytes().any(|byte| byte.is_ascii_digit());
        let within = scope.within.and_then(|code| self.place(code));
        let mut likeness: BTreeMap<&str, f64> = BTreeMap::new();
        for (known, place) in &self.names {
            let kind = self.kind_at(*place);
            // Tens of thousands of LSOAs are called by a district and a number.
            let small = matches!(kind, AreaKind::Lsoa | AreaKind::Msoa) && !numbered;
            if scope.kind.map_or(small, |wanted| kind != wanted) {
                continue;
            }
            let like = alike(&asked, known);
            if like >= LIKE && within.is_none_or(|within| self.place_lies_in(*place, within)) {
                let best = likeness.entry(self.at(*place).name()).or_insert(0.0);
                *best = best.max(like);
            }
        }
        let mut names: Vec<(&str, f64)> = likeness.into_iter().collect();
        names.sort_by(|(_, a), (_, b)| b.total_cmp(a));
        names.into_iter().take(OFFERED).map(|(name, _)| name.to_owned()).collect()
    }
}

/// How alike two keys are. A name is often asked for by its start alone ("Penge"), so its start is compared too.
fn alike(asked: &str, known: &str) -> f64 {
    let whole = strsim::jaro_winkler(asked, known);
    if asked.len().min(known.len()) < 4 {
        return whole;
    }
    if known.contains(asked) || asked.contains(known) {
        return whole.max(HOLDS);
    }
    let end = known.char_indices().nth(asked.chars().count()).map_or(known.len(), |(at, _)| at);
    whole.max(HOLDS * strsim::jaro_winkler(asked, &known[..end]))
}
