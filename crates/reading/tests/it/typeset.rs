//! Typeset to PDF and read back: what was found in the text is found on the pages.

use std::path::Path;

use reading::minutes::{self, Problem, Proposal};

/// A file as a PDF; none where `LibreOffice` is not installed.
pub fn pdf(name: &str, bytes: &[u8]) -> Option<Vec<u8>> {
    let folder = shared_data::convert(Path::new(env!("CARGO_TARGET_TMPDIR")), name, bytes, "pdf")?;
    Some(std::fs::read(folder.join(name).with_extension("pdf")).unwrap())
}

/// What a proposal says, without where.
fn said(proposal: &Proposal) -> Vec<String> {
    let mut said = Vec::new();
    for item in &proposal.items {
        said.push(format!("{:?} {}", item.number, item.title));
        said.extend(
            item.resolutions
                .iter()
                .map(|resolution| format!("resolved {:?}: {}", resolution.form, resolution.text)),
        );
        for action in &item.actions {
            let owners: Vec<_> = action.owners.iter().map(|owner| &owner.printed).collect();
            said.push(format!("action {:?} {owners:?} {:?}", action.text, action.due));
        }
        said.extend(item.notes.iter().map(|note| format!("note {}", note.text)));
    }
    said.extend(
        proposal
            .people
            .iter()
            .map(|person| format!("{:?} {:?} {:?}", person.name, person.post, person.status)),
    );
    said.extend(
        proposal
            .reported
            .iter()
            .map(|reported| format!("reported {:?} {:?}", reported.minute, reported.result)),
    );
    said.extend(proposal.promises.iter().map(|promise| format!("promise {}", promise.text)));
    said.extend(proposal.findings.iter().map(|finding| format!("finding {}", finding.problem)));
    said
}

/// The same, but for what a report beside the minutes lost of them.
pub fn but_the_report(proposal: &Proposal) -> Vec<String> {
    let mut without = proposal.clone();
    without.findings.retain(|finding| !matches!(finding.problem, Problem::NotCarried(_)));
    said(&without)
}

#[test]
fn the_real_minutes_as_pdf_say_what_their_text_says() {
    let Some(text) = crate::real_minutes::text() else {
        return shared_data::skip("the pack", "not there");
    };
    let minutes_alone = text.trim_start().to_owned();
    let Some(bytes) = pdf("minutes.txt", minutes_alone.as_bytes()) else { return };
    let reading = reading::read(&bytes).unwrap();
    assert!(reading.pages > 8, "{} pages", reading.pages);
    let proposal = minutes::read(&reading);
    let wanted = said(&minutes::read(&reading::read(minutes_alone.as_bytes()).unwrap()));
    let found = said(&proposal);
    let missed: Vec<_> = wanted.iter().filter(|one| !found.contains(one)).collect();
    let extra: Vec<_> = found.iter().filter(|one| !wanted.contains(one)).collect();
    println!(
        "of {} things that the text says, the PDF lacks {} and has {} more",
        wanted.len(),
        missed.len(),
        extra.len()
    );
    assert!(missed.is_empty() && extra.is_empty(), "missed {missed:#?}\nextra {extra:#?}");
    assert!(
        proposal.promises.iter().all(|promise| promise.at.page > 1),
        "pages are those of the file"
    );
}

#[test]
fn a_table_of_minutes_as_pdf_says_what_the_word_file_says() {
    let file = crate::other_styles::table_of_minutes(false);
    let Some(bytes) = pdf("table.docx", &file) else { return };
    let found = said(&minutes::read(&reading::read(&bytes).unwrap()));
    let wanted = said(&minutes::read(&reading::read(&file).unwrap()));
    assert_eq!(found, wanted);
}
