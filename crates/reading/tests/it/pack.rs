//! A whole board pack: the minutes in it are found, whatever stands around them, and the report that should carry their actions is
//! held against them.

use reading::minutes::{self, Problem, Proposal};

/// The real pack, as it was printed.
fn pack() -> Option<Vec<u8>> {
    Some(std::fs::read(shared_data::document("safer-bromley-board-pack-2021-06.txt")?).unwrap())
}

fn lost(proposal: &Proposal) -> Vec<&str> {
    let lost = proposal.findings.iter().filter_map(|finding| match &finding.problem {
        Problem::NotCarried(action) => Some(action.as_str()),
        _ => None,
    });
    lost.collect()
}

/// What the report on matters outstanding carries, and the one action that it lost: that of the owner "Partners".
fn holds_the_report_against_the_minutes(proposal: &Proposal) {
    let carried: Vec<_> = proposal.carried.iter().map(|row| row.minute.as_deref()).collect();
    assert_eq!(carried, [Some("9"), Some("14")], "{:#?}", proposal.carried);
    assert!(proposal.carried.iter().all(|row| row.meeting == proposal.meeting.date));
    assert!(proposal.carried.iter().all(|row| row.update.starts_with("An update will be")));
    let lost = lost(proposal);
    println!("of 3 owned actions the report carries {}, and lost {lost:?}", 3 - lost.len());
    assert_eq!(lost.len(), 1);
    let actions = proposal.items.iter().flat_map(|item| &item.actions);
    let owners: Vec<_> = actions
        .filter(|action| action.text == lost[0])
        .flat_map(|action| &action.owners)
        .filter(|owner| owner.assigned)
        .map(|owner| &*owner.printed)
        .collect();
    assert_eq!(owners, ["Partners"]);
}

#[test]
fn the_minutes_in_the_whole_pack_say_what_they_say_alone() {
    let Some(pack) = pack() else { return shared_data::skip("the pack", "not there") };
    let Some(alone) = crate::real_minutes::text() else { return };
    let whole = minutes::read(&reading::read(&pack).unwrap());
    crate::real_minutes::measure(&whole);
    holds_the_report_against_the_minutes(&whole);
    let alone = minutes::read(&reading::read(alone.as_bytes()).unwrap());
    assert_eq!(crate::typeset::but_the_report(&whole), crate::typeset::but_the_report(&alone));
}

#[test]
fn the_pack_typeset_to_pdf_says_the_same() {
    let Some(pack) = pack() else { return shared_data::skip("the pack", "not there") };
    let Some(bytes) = crate::typeset::pdf("pack.txt", &pack) else { return };
    let reading = reading::read(&bytes).unwrap();
    assert!(reading.pages > 40, "{} pages", reading.pages);
    let proposal = minutes::read(&reading);
    holds_the_report_against_the_minutes(&proposal);
    let wanted = crate::typeset::but_the_report(&minutes::read(&reading::read(&pack).unwrap()));
    let found = crate::typeset::but_the_report(&proposal);
    assert_eq!(found, wanted);
    assert!(proposal.items.iter().all(|item| item.at.page > 2), "pages are those of the file");
}

/// A pack of another place, invented: minutes between an agenda and a report with a table.
pub const OTHER: &str = "Hillside Community Safety Group

AGENDA for the meeting to be held on 9 July 2024

Members: Head of Housing, Police Partnership Inspector

1. Apologies
2. Minutes of the meeting held on 14 May 2024 (Pages 3 - 4)
3. Matters arising
4. Winter plan
5. Street drinking
6. Any other business

Members of the public are welcome.

Please turn off your telephone.

There is a lift at the side of the hall.

The hall has a loop for hearing aids.

Hillside Community Safety Group

Minutes of the meeting held on 14 May 2024 at 2.30pm

Date: 14/05/24

Present:
Ruth Thorn (Chair), Hillside Council
Police Partnership Inspector, Northshire Police

1.  WINTER PLAN

ACTION: Police Partnership Inspector to bring the winter plan to the next meeting.

ACTION: Head of Housing to ask wards for sites by 7 June 2024.

2.  CLOSE

The meeting ended at 3.15pm

Chair

Report to: Hillside Community Safety Group

Report on matters outstanding since the last meeting

1.  BACKGROUND

Officers would write to all residents about the plan.

ACTION: nobody is to do this.
";

#[test]
fn a_pack_of_another_place_is_cut_by_the_same_rules() {
    let table = "\n\nMinute Number\n\nMatters Arising Update\n\nMinute 1 Winter plan\n\n14 May 2024\n\n\
         Head of Housing to ask wards for sites by 7 June 2024.\n\nSites were found in two wards.\n\nForeword\n\nMore.\n";
    let proposal = minutes::read(&reading::read(format!("{OTHER}{table}").as_bytes()).unwrap());
    assert_eq!(proposal.board.as_ref().unwrap().text, "Hillside Community Safety Group");
    assert_eq!(proposal.people.len(), 2, "{:#?}", proposal.people);
    let titles: Vec<_> = proposal.items.iter().map(|item| &*item.title).collect();
    assert_eq!(titles, ["WINTER PLAN", "CLOSE"]);
    assert!(proposal.promises.is_empty(), "{:#?}", proposal.promises);
    let [row] = &*proposal.carried else { panic!("{:#?}", proposal.carried) };
    assert_eq!(
        (row.minute.as_deref(), &*row.update),
        (Some("1"), "Sites were found in two wards.")
    );
    assert_eq!(
        lost(&proposal),
        ["Police Partnership Inspector to bring the winter plan to the next meeting."]
    );
    assert_eq!(
        proposal.findings.len(),
        1,
        "one day in two forms is one day: {:#?}",
        proposal.findings
    );
}

#[test]
fn two_days_of_one_meeting_are_found() {
    let text = OTHER.replace("14/05/24", "15/05/24");
    let proposal = minutes::read(&reading::read(text.as_bytes()).unwrap());
    let problems: Vec<_> = proposal.findings.iter().map(|finding| &finding.problem).collect();
    let two = Problem::TwoDays("14 May 2024".to_owned(), "15/05/24".to_owned());
    assert_eq!(problems, [&two]);
    assert!(proposal.findings[0].problem.to_string().contains("say which"));
}

#[test]
fn an_item_on_the_minutes_of_the_meeting_before_names_no_day_of_this_one() {
    for head in [
        "4. Minutes of 15 March 2024",
        "5. 4 Minutes of 15 March 2024",
        "Item 2: Minutes of 15 March 2024",
    ] {
        let text = OTHER.replace("Date: 14/05/24\n", &format!("Date: 14/05/24\n\n{head}\n"));
        assert!(text.contains(head));
        let proposal = minutes::read(&reading::read(text.as_bytes()).unwrap());
        assert!(proposal.findings.is_empty(), "{:#?}", proposal.findings);
    }
}

#[test]
fn other_minutes_in_the_same_file_are_named() {
    let second = OTHER.split_once("There is a lift").unwrap().1.replace("May", "March");
    let proposal = minutes::read(&reading::read(format!("{OTHER}{second}").as_bytes()).unwrap());
    assert_eq!(proposal.items.len(), 2);
    let other = |problem: &Problem| matches!(problem, Problem::OtherMinutes(title) if title.contains("14 March 2024"));
    assert!(
        proposal.findings.iter().any(|finding| other(&finding.problem)),
        "{:#?}",
        proposal.findings
    );
}

#[test]
fn a_report_as_a_table_carries_its_rows() {
    use crate::docx::{file, p, table};
    let heads: &[String] = &[p("Minute Number/Title"), p("Matters Arising"), p("Update")];
    let row: &[String] = &[
        p("Minute 1 Winter plan 14 May 2024"),
        p("Police Partnership Inspector to bring the winter plan to the next meeting."),
        p("It is on the agenda."),
    ];
    let minutes: String = OTHER.lines().filter(|line| !line.is_empty()).map(p).collect();
    let bytes = file(&[minutes, table(&[heads, row])].concat());
    let proposal = minutes::read(&reading::read(&bytes).unwrap());
    let [row] = &*proposal.carried else { panic!("{:#?}", proposal.carried) };
    assert_eq!((row.minute.as_deref(), &*row.update), (Some("1"), "It is on the agenda."));
}
