//! What the regulations ask of a strategic assessment, each item ticked where this document holds it.
//!
//! The Crime and Disorder (Formulation and Implementation of Strategy) Regulations 2007 (SI 2007/1830, amended by SI
//! 2011/1230; England) ask for a strategic assessment in regulations 5 to 7. The items are put in our own words. Wales has
//! regulations of its own (SI 2007/3076). The document says that the consolidated text is what counts.

use document::{Block, CheckItem, Checklist, Note, NoteKind, Section, Text};

use super::Asking;

/// "What the regulations ask for".
pub(super) fn section(asking: &Asking) -> Section {
    let title = "What the regulations ask for";
    Section::new("statutory-content", title)
        .with(Block::Checklist(Checklist {
            title: "Content of a strategic assessment".to_owned(),
            items: items(asking),
        }))
        .with(Block::Note(Note {
            kind: NoteKind::Caveat,
            title: "Check the law as it stands".to_owned(),
            body: Text::from(
                "The items are put in our own words, from the Crime and Disorder (Formulation and Implementation of \
                 Strategy) Regulations 2007, regulations 5 to 7, which apply to England; Wales has regulations of its own \
                 (SI 2007/3076). The letters within regulation 7 have not been held against the consolidated text. Check it \
                 before relying on this list.",
            ),
        }))
}

fn items(asking: &Asking) -> Vec<CheckItem> {
    let input = asking.input;
    let answers = &input.answers;
    let mut items = vec![
        CheckItem {
            asked: "An assessment prepared in the year, to help revise the partnership plan"
                .to_owned(),
            reference: "SI 2007/1830, reg. 5".to_owned(),
            met: true,
            found: Text::from(format!("This document, for the {}.", input.period())),
        },
        levels(asking),
        substances(asking),
    ];
    items.push(match &answers.previous_assessment {
        Some(words) => met("How they changed since the last assessment", "reg. 7", words),
        None => CheckItem {
            asked: "How they changed since the last assessment".to_owned(),
            reference: "SI 2007/1830, reg. 7".to_owned(),
            met: false,
            found: Text::from(
                "Partly: changes since the comparator period are here, but the folder does not say when the last \
                 assessment was made and what it found.",
            ),
        },
    });
    let asked = [
        (
            "Why they changed",
            &answers.why_changed,
            "No sentence of this document claims a cause; the partnership has not yet written its analysis.",
        ),
        (
            "Matters that the responsible authorities should prioritise",
            &answers.proposed_priorities,
            "The partnership has not yet proposed any on this evidence.",
        ),
        (
            "Matters that people who live and work in the area consider should be prioritised",
            &answers.community_views,
            "No consultation is recorded in the folder.",
        ),
        (
            "How far last year’s partnership plan was implemented",
            &answers.plan_implemented,
            "The partnership has not yet written it.",
        ),
        (
            "Matters for the county strategy group, where there are two tiers of local government",
            &answers.for_the_county,
            "Nothing is recorded; where there is one tier, this does not apply.",
        ),
    ];
    items.extend(asked.into_iter().map(|(asked, answer, missing)| match answer {
        Some(words) => met(asked, "reg. 7", words),
        None => CheckItem {
            asked: asked.to_owned(),
            reference: "SI 2007/1830, reg. 7".to_owned(),
            met: false,
            found: Text::from(missing),
        },
    }));
    items
}

/// Levels and patterns of crime and disorder are here where any figure has a value.
fn levels(asking: &Asking) -> CheckItem {
    let met = asking.evidence().entries().any(|(_, entry)| match entry {
        document::Entry::Figure(figure) => figure.value.is_some(),
        document::Entry::Series(_) => true,
        document::Entry::Table(_) | document::Entry::Evaluation(_) => false,
    });
    let found = if met {
        Text::new()
            .with_link("All recorded crime", "#all-crime")
            .with(", ")
            .with_link("each kind of crime", "#kinds-of-crime")
            .with(" and ")
            .with_link("ward by ward", "#ward-profiles")
            .with(".")
    } else {
        Text::from("No figure could be made from the data held.")
    };
    CheckItem {
        asked: "Levels and patterns of crime and disorder in the area".to_owned(),
        reference: "SI 2007/1830, reg. 7".to_owned(),
        met,
        found,
    }
}

/// Recorded drug offences are a part of substance misuse, and not the whole.
fn substances(asking: &Asking) -> CheckItem {
    let asked = "Levels and patterns of substance misuse in the area";
    match &asking.input.answers.substance_misuse {
        Some(words) => met(asked, "reg. 7", words),
        None => CheckItem {
            asked: asked.to_owned(),
            reference: "SI 2007/1830, reg. 7".to_owned(),
            met: false,
            found: Text::from("Only recorded drug offences are here, under ")
                .with_link("substance misuse in recorded crime", "#substance-misuse")
                .with("."),
        },
    }
}

fn met(asked: &str, regulation: &str, answer: &str) -> CheckItem {
    CheckItem {
        asked: asked.to_owned(),
        reference: format!("SI 2007/1830, {regulation}"),
        met: true,
        found: Text::from(answer),
    }
}
