//! The abbreviations that a document may use, of the field and of the measures. A document keeps those that stand in it.

use document::{Term, words};

use crate::asking::{Asked, Asking};

/// Abbreviations of the field, with what they stand for.
const OF_THE_FIELD: &[(&str, &str)] = &[
    ("ASB", "anti-social behaviour"),
    ("BCU", "basic command unit: several districts that one commander polices"),
    ("CSP", "Community Safety Partnership"),
    ("GLA", "Greater London Authority"),
    ("IMD", "Index of Multiple Deprivation"),
    ("LSOA", "lower layer super output area: a small area of about 1,500 residents"),
    ("LSOAs", "lower layer super output areas: small areas of about 1,500 residents each"),
    ("MOPAC", "Mayor’s Office for Policing and Crime"),
    ("MSOA", "middle layer super output area: several LSOAs together"),
    ("ONS", "Office for National Statistics"),
    ("RAG", "red, amber, green: a rating by a declared rule"),
];

/// The abbreviations of the field and of every measure in the catalogue.
pub(crate) fn terms<I: Asked>(asking: &Asking<'_, I>) -> Vec<Term> {
    let mut terms: Vec<Term> =
        OF_THE_FIELD.iter().map(|(short, long)| Term::new(*short, *long)).collect();
    for measure in asking.catalogue() {
        if let Some(short) = &measure.abbreviation
            && terms.iter().all(|term| term.short != *short)
        {
            terms.push(Term::new(short.clone(), words::lower_first(&measure.title)));
        }
    }
    terms
}
