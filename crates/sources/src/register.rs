//! The register of sources: every publisher's data set that Watchward reads, with what must be said of each.

use std::fmt::Write as _;

use crate::{
    Cadence, Source, boundaries, code_point_open, csp_lookup, gla_density, gla_ward_profiles,
    iod_2019, layouts, mps_borough, mps_ward, ons_lookup, ons_population, onspd, own_counts,
    police_uk,
};

/// Every source, in the order in which a file is offered to them.
pub fn all() -> &'static [&'static Source] {
    static ALL: [&Source; 19] = [
        &mps_ward::SOURCE,
        &mps_borough::SOURCE,
        &police_uk::STREET,
        &police_uk::OUTCOMES,
        &police_uk::STOP_AND_SEARCH,
        &police_uk::API,
        &ons_population::SOURCE,
        &csp_lookup::SOURCE,
        &ons_lookup::SOURCE,
        &iod_2019::SOURCE,
        &gla_ward_profiles::SOURCE,
        &gla_density::SOURCE,
        &code_point_open::SOURCE,
        &onspd::SOURCE,
        &boundaries::GEOJSON,
        &boundaries::SHAPEFILE,
        &boundaries::GEOPACKAGE,
        &boundaries::KML,
        &own_counts::SOURCE,
    ];
    &ALL
}

/// The source of this short name.
pub fn by_id(id: &str) -> Option<&'static Source> {
    all().iter().copied().find(|source| source.id == id)
}

/// The register as a page in Markdown: what `docs/data-register.md` holds.
pub fn register_markdown() -> String {
    let mut page = String::from(
        "# Data register\n\n\
         Every publisher's data set that Watchward reads. This page is generated from the sources themselves.\n",
    );
    for source in all() {
        // Writing to a String cannot fail.
        let _ = entry(&mut page, source);
    }
    page
}

fn entry(page: &mut String, source: &Source) -> std::fmt::Result {
    writeln!(page, "\n## {} (`{}`)\n", source.title, source.id)?;
    writeln!(page, "- **Publisher:** {}", source.publisher)?;
    writeln!(page, "- **Licence:** {}", source.licence)?;
    writeln!(page, "- **Comes out:** {}", cadence(source.cadence))?;
    writeln!(page, "- **Page:** {}", source.homepage)?;
    writeln!(page, "- **Fills the table:** `{}`", source.table.name())?;
    if let Some(columns) = layouts::columns(source.id) {
        let heads: Vec<String> = columns.iter().map(|head| format!("`{head}`")).collect();
        writeln!(page, "- **Known by:** {}", heads.join(", "))?;
    }
    for download in source.downloads {
        writeln!(page, "- **Download:** `{}`, kept as `{}`", download.address, download.file)?;
    }
    writeln!(page, "- **Small counts:** {}", small_counts(source.suppress_below))?;
    if source.provisional {
        writeln!(
            page,
            "- **Newest month:** incomplete when published; it grows in later editions"
        )?;
    }
    if !source.caveats.is_empty() {
        writeln!(page, "\nWhat a reader must know:\n")?;
        for caveat in source.caveats {
            writeln!(page, "- {caveat}")?;
        }
    }
    Ok(())
}

fn cadence(cadence: Cadence) -> &'static str {
    match cadence {
        Cadence::Monthly => "every month",
        Cadence::Yearly => "every year",
        Cadence::Irregular => "now and then",
    }
}

fn small_counts(threshold: u32) -> String {
    match threshold {
        0 => "shown as their publisher prints them".to_owned(),
        n => format!("below {n} are suppressed"),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_source_says_who_what_and_under_which_licence() {
        let ids: BTreeSet<&str> = all().iter().map(|source| source.id).collect();
        assert_eq!(ids.len(), all().len(), "ids are unique");
        for source in all() {
            assert!(by_id(source.id).is_some_and(|found| std::ptr::eq(found, *source)));
            for text in [source.title, source.publisher, source.licence, source.homepage] {
                assert!(!text.is_empty(), "{}", source.id);
            }
            assert!(!source.caveats.is_empty(), "{} has no caveats", source.id);
            assert!(register_markdown().contains(source.licence), "{}", source.id);
        }
        assert!(by_id("no-such-source").is_none());
    }
}
