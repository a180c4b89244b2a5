//! Labels, heads of tables, numbered names, quarters and numbered actions, on invented texts: what is wrong is found, and what
//! looks alike and is true is not.

use checker::Kind;

use crate::texts::{found_and_should as found, one_wrong};

/// Texts that give nothing.
fn none(texts: &[&str]) {
    for text in texts {
        assert_eq!(found(text), [], "of\n{text}");
    }
}

#[test]
fn a_change_under_a_label_has_its_base_in_the_text() {
    let text = "Domestic abuse\n\nMay 2031 % difference on June 2030\n\n227 incidents - 13%\n\nIn June 2030 offences stood at 261 and fell to a low of 190.\n";
    one_wrong(found, text, ("- 13%", "- 20%"), (Kind::PercentageChange, "- 20%", "-13.0%"));
    none(&[
        // The base is of another time.
        "Domestic abuse\n\nMay 2031 % difference on May 2030\n\n227 incidents - 20%\n\nIn June 2030 offences stood at 261.\n",
        // Two counts are given for it.
        "Domestic abuse\n\nMay 2031 % difference on June 2030\n\n227 incidents - 20%\n\nIn June 2030 offences stood at 261. In June 2030 incidents were 284.\n",
    ]);
}

#[test]
fn a_total_in_a_head_is_that_of_the_text() {
    let text = "Local priorities\n\nRobbery total volume year to March 2031 = 1476\n\nRobbery, 12 months to March 2031\n\nRobbery fell by 46.09% (2738 to 1476).\n";
    let wrong = (Kind::CountTwice, "1474", "1476");
    let spoilt = ("46.09% (2738 to 1476)", "46.17% (2738 to 1474)");
    one_wrong(found, text, spoilt, wrong);
    none(&[
        "Local priorities\n\nRobbery total volume year to March 2030 = 1476\n\nRobbery, 12 months to March 2031\n\nRobbery fell by 46.17% (2738 to 1474).\n",
    ]);
}

#[test]
fn a_name_keeps_its_number() {
    let text = "Priority One: Safer Streets\n\nPriority Two: Violence Against Women\n\nProgress\n\nDomestic abuse (covered under Priority Two Violence Against Women) fell.\n";
    one_wrong(
        found,
        text,
        ("under Priority Two", "under Priority One"),
        (Kind::SelfContradiction, "Priority One", "Priority Two"),
    );
    none(&[
        // Two lists of priorities.
        "Priority One: Safer Streets\n\nPriority Two: Violence Against Women\n\nPolice plan\n\nPriority One: Violence Against Women\n\nProgress\n\nDomestic abuse (covered under Priority One Violence Against Women) fell.\n",
    ]);
}

#[test]
fn a_quarter_is_of_three_months() {
    let text = "During Quarter 1 (April and May 2031) officers made 12 visits.\n";
    one_wrong(
        found,
        text,
        ("April and May", "March and April"),
        (Kind::Calendar, "March and April 2031", ""),
    );
    let text = "Crime figures for Quarter 1\n\nThe time frame captured for this report is from April 2031 to May 2031.\n";
    one_wrong(
        found,
        text,
        ("April 2031 to May 2031", "March 2031 to April 2031"),
        (Kind::Calendar, "March 2031 to April 2031", ""),
    );
    none(&[
        // Quarters of another year.
        "Quarter 1 (September to November) and Quarter 2 (December to February) went well.\n",
        // The year so far.
        "During Quarter 2 (April to August 2031) officers made 12 visits.\n",
    ]);
}

#[test]
fn the_report_on_minutes_carries_their_actions() {
    let text = "Minutes of the meeting\n\nACTION 1: The clerk to write to members.\n\nACTION 2: Officers to report on taxis.\n\nACTION 3: The chair to bring a paper.\n\nMATTERS OUTSTANDING\n\nACTION 1: Done.\n\nACTION 2: Done.\n\nACTION 3: On the agenda.\n";
    let kinds = |text: &str| {
        found(text).into_iter().map(|(kind, says, _)| (kind, says)).collect::<Vec<_>>()
    };
    assert_eq!(kinds(text), []);
    let lost = text.replace("ACTION 3: On the agenda.\n", "");
    assert_eq!(kinds(&lost), [(Kind::ActionCompleteness, "ACTION 3".to_owned())]);
}

#[test]
fn nobody_is_both_present_and_away() {
    let text = "Minutes of the meeting of 11 February 2031\n\nPresent:\nAda Able, Police\nBo Baker, Probation\nCy Cole, Council\n\nApologies for absence:\nDi Dole, Fire Service\n\n1. WELCOME\n\nThe chair welcomed members.\n";
    assert_eq!(found(text), []);
    let both = text.replace("Di Dole, Fire", "Cy Cole, Council\nDi Dole, Fire");
    assert_eq!(
        found(&both).into_iter().map(|(kind, ..)| kind).collect::<Vec<_>>(),
        [Kind::Attendance]
    );
}
