//! Every way in which a publisher may write an area's name.

use std::collections::BTreeSet;

use figure::{AreaCode, AreaKind};

use crate::Register;
use crate::names::without_force_words;

impl Register {
    /// Every name that an area may stand under in a publisher's file, in order: its name and aliases, each with "and" and
    /// with "&", with and without apostrophes; a force with "Police", "Constabulary" and "Police Service" behind it. Names
    /// written in other capitals or with other spaces are found by [`Register::find`] all the same.
    pub fn spellings(&self, code: &AreaCode) -> Vec<String> {
        let Some(area) = self.area(code) else { return Vec::new() };
        let mut names: BTreeSet<String> = area.aliases().iter().cloned().collect();
        names.insert(area.name().to_owned());
        if area.kind() == AreaKind::Force {
            for name in std::mem::take(&mut names) {
                let bare = without_force_words(&name).unwrap_or(&name);
                for title in ["Constabulary", "Police", "Police Service"] {
                    names.insert(format!("{bare} {title}"));
                }
                names.insert(name);
            }
        }
        for name in names.clone() {
            names.insert(name.replace(" & ", " and "));
            names.insert(name.replace(" and ", " & "));
        }
        for name in names.clone() {
            names.insert(name.replace(['\'', '’'], ""));
        }
        names.into_iter().collect()
    }
}
