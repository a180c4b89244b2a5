//! Findings on a terminal.

use publish::findings::text::{Look, findings};

use super::{Sample, report};

const LOOK: Look = Look { width: 72, styled: false, accepted: false };

#[test]
fn a_finding_says_what_stands_where_what_it_should_be_and_why() {
    let sample = report();
    let said = findings(&sample.examined(), LOOK);
    for wanted in [
        "report <1>.txt\n1,297 claims found, 225 could be checked, 71 contradict each other or\ntheir own arithmetic.\n",
        "1,072 claims have nothing in the document to be held against, so they\nwere not judged.\n6 places to look at.\n",
        "\nContradicts (4)\nWhat is said here and what it is held against cannot both be right.\n\n  1. Percentage change, line 3\n",
        "     \u{201c}Burglary fell from 143 to 129, an 11% increase on the year\n     before,\u{201d}\n     says       11% increase\n     should be  \u{2212}9.79%\n",
        "     working    The working of 11% increase.\n     beside     line 4: \u{201c}and 129 offences are 11% of all 900.\u{201d}\n     how sure   certain\n",
        "     should be  This cannot be right as it stands; you will know what\n                was meant.\n",
        "\nRounded oddly (1)\n",
        "\nLook again (1)\nNothing is wrong by arithmetic; a reader may stumble.\n\n  6. Comparison, line 16\n",
    ] {
        assert!(said.contains(wanted), "{wanted}\nis not in\n{said}");
    }
    assert!(said.lines().all(|line| line.chars().count() <= 72), "{said}");
    assert!(!said.contains('\u{1b}') && !said.contains('!'));
    assert_eq!(said, findings(&report().examined(), LOOK));
}

#[test]
fn emphasis_stands_only_where_it_is_asked_for_and_adds_no_words() {
    let sample = report();
    let styled = findings(&sample.examined(), Look { styled: true, ..LOOK });
    assert!(styled.contains("\u{1b}[1mContradicts (4)\u{1b}[0m"));
    let plain = ["\u{1b}[1m", "\u{1b}[2m", "\u{1b}[0m"]
        .iter()
        .fold(styled, |text, code| text.replace(code, ""));
    assert_eq!(plain, findings(&sample.examined(), LOOK));
}

#[test]
fn what_was_accepted_stands_apart_and_what_is_gone_is_told() {
    let mut sample = report().accepting(2);
    let said = findings(&sample.examined(), LOOK);
    assert!(
        said.contains("5 places to look at. 1 was accepted.") && said.contains("Contradicts (3)"),
        "{said}"
    );
    assert!(!said.contains("14.33%") && said.contains("  4. Sum of parts"), "numbers stay: {said}");
    let all = findings(&sample.examined(), Look { accepted: true, ..LOOK });
    assert!(all.contains("\nAccepted (1)\n\n  3. Percentage change, line 4\n"), "{all}");
    assert!(
        all.contains("     accepted   by Ann Example on 9 June 2021: The board knows.\n"),
        "{all}"
    );
    sample.checked.findings.remove(2);
    let said = findings(&sample.examined(), LOOK);
    assert!(said.contains("\nAccepted before, no longer found (1)\n"), "{said}");
}

#[test]
fn where_nothing_is_found_nothing_is_called_right() {
    let mut sample = Sample::new("quiet.txt", b"Nothing is counted here.", &[]);
    let said = findings(&sample.examined(), LOOK);
    assert!(said.ends_with("Nothing to look at.\n"), "{said}");
    sample.checked.coverage.claims = 0;
    let said = findings(&sample.examined(), LOOK);
    assert!(
        said.contains("No figure was found that says something that can be checked."),
        "{said}"
    );
}

#[test]
fn a_page_is_told_by_the_number_that_is_printed_on_it_or_not_at_all() {
    let text = |marks: [u32; 4]| -> String {
        let page =
            |page: u32| format!("The first of it.\n\nOn {page} we say 12%.\n\nPage {page}\n\n");
        marks.map(page).concat()
    };
    let said = |marks, line: &'static str| {
        let told = [super::contradiction(line, "12%", "13%")];
        let sample = Sample::new("pack.txt", text(marks).as_bytes(), &told);
        let json = publish::findings::json::findings_file(&[sample.examined()]);
        (
            findings(&sample.examined(), LOOK),
            json.documents[0].findings[0].at.page,
            publish::findings::html::page(&sample.examined()),
        )
    };
    let (told, page, html) = said([16, 17, 18, 19], "On 17 we");
    assert!(told.contains(", page 17, line 9\n"), "{told}");
    assert_eq!(page, Some(17));
    assert!(html.contains("Page 18</p>") && html.contains("page 17, line 9"), "{html}");
    let (told, page, html) = said([16, 26, 36, 46], "On 26 we");
    assert!(told.contains(", line 9\n") && !told.contains("page "), "{told}");
    assert_eq!(page, None);
    assert!(html.contains(">line 9<") && !html.contains("page-mark\""), "{html}");
}
