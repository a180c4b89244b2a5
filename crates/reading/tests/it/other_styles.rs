//! Minutes of other styles, invented: the rules hold for them too.

use jiff::civil::date;
use reading::minutes::{self, Clock, Due, Form, Problem, Proposal, Result, Status};

use crate::docx::{file, item, p, run, styled, table};

fn read(bytes: &[u8]) -> Proposal {
    minutes::read(&reading::read(bytes).unwrap())
}

fn owners(proposal: &Proposal) -> Vec<(String, Vec<String>, Option<Due>)> {
    let actions = proposal.items.iter().flat_map(|item| &item.actions);
    let owners = |action: &minutes::Action| {
        action.owners.iter().map(|owner| owner.printed.clone()).collect()
    };
    actions.map(|action| (action.text.clone(), owners(action), action.due.clone())).collect()
}

#[test]
fn paragraphs_with_numbers_and_bold_action_lines_in_markdown() {
    let proposal = read(include_bytes!("fixtures/riverside.md"));
    assert_eq!(proposal.board.as_ref().unwrap().text, "Riverside Safer Streets Forum");
    let meeting = &proposal.meeting;
    assert_eq!(
        (meeting.date, meeting.time),
        (Some(date(2024, 9, 4)), Some(Clock { hour: 18, minute: 30 }))
    );
    assert_eq!(
        (meeting.next, meeting.ended),
        (Some(date(2024, 12, 4)), Some(Clock { hour: 19, minute: 45 }))
    );
    let count = |status| proposal.people.iter().filter(|person| person.status == status).count();
    assert_eq!(
        (count(Status::AlsoPresent), count(Status::Apologies)),
        (5, 2),
        "{:#?}",
        proposal.people
    );
    let deputy = proposal.people.iter().find(|person| person.alternate_for.is_some()).unwrap();
    assert_eq!(deputy.post.as_deref(), Some("Youth Services Lead"));
    assert_eq!(proposal.declarations.len(), 1);
    let results: Vec<_> = proposal
        .reported
        .iter()
        .map(|reported| (reported.minute.as_deref(), reported.result))
        .collect();
    assert_eq!(results, [(Some("4"), Result::Done), (Some("5"), Result::Superseded)]);
    let forms: Vec<_> = proposal
        .items
        .iter()
        .flat_map(|item| &item.resolutions)
        .map(|resolution| resolution.form)
        .collect();
    assert_eq!(forms, [Form::CorrectRecord, Form::NotedWithAction]);
    let owners = owners(&proposal);
    let who: Vec<_> =
        owners.iter().map(|(_, owners, due)| (owners.join(", "), due.clone())).collect();
    let wanted = [
        ("Head of Parks", Some(Due::Date(date(2024, 9, 27)))),
        ("Head of Parks", None),
        ("Neighbourhood Sergeant", Some(Due::NextMeeting)),
        ("", None),
    ];
    assert_eq!(who, wanted.map(|(who, due)| (who.to_owned(), due)), "{owners:#?}");
    let promised: Vec<_> = proposal
        .promises
        .iter()
        .map(|promise| promise.owner.as_ref().unwrap().printed.as_str())
        .collect();
    assert_eq!(
        promised,
        ["Youth Services Lead", "Neighbourhood Sergeant"],
        "{:#?}",
        proposal.promises
    );
    assert_eq!(proposal.items.iter().flat_map(|item| &item.notes).count(), 1);
    let problems: Vec<_> = proposal.findings.iter().map(|finding| &finding.problem).collect();
    assert_eq!(problems, [&Problem::NoOwner("Mark bicycles at the market.".to_owned())]);
}

/// Minutes in a table, as many councils write them; with a tracked change or without.
pub fn table_of_minutes(tracked: bool) -> Vec<u8> {
    let change = "<w:del><w:r><w:delText>the old plan </w:delText></w:r></w:del>";
    let change = if tracked { change } else { "" };
    let deleted = format!("<w:p>{}{change}{}</w:p>", run("Prepare "), run("the winter plan."));
    let rows: [&[String]; 5] = [
        &[p("Minute"), p("Action"), p("Who"), p("By when")],
        &[[p("1. Welcome"), p("The Chair welcomed all. Apologies were received from Probation Manager, Probation Service.")].concat(), p(""), p(""), p("")],
        &[
            [p("2. Winter plan"), p("The draft was discussed."), p("Agreed that:"), item("the draft be noted;"), item("the plan be brought back in June.")].concat(),
            [deleted, p("Ask wards for sites.")].concat(),
            [p("RT"), p("Police Partnership Inspector / Head of Housing")].concat(),
            [p("7 June 2024"), p("Next meeting")].concat(),
        ],
        &[[p("3. Street drinking"), p("It was reported that matters improved.")].concat(), p("Write to licensees"), p("QZ"), p("After the licensing review")],
        &[p("4. Any other business"), p(""), p(""), p("")],
    ];
    file(
        &[
            styled("Title", "Hillside Community Safety Group"),
            p("Minutes of the meeting held online on Tuesday 14 May 2024 at 2.30pm"),
            styled("H1", "Present"),
            p("Ruth Thorn (Chair), Hillside Council"),
            p("Police Partnership Inspector, Northshire Police"),
            p("Head of Housing, Hillside Council"),
            table(&rows),
            p("The next meeting will be held on 9 July 2024 at 2pm."),
        ]
        .concat(),
    )
}

#[test]
fn a_table_of_minute_action_who_and_when_in_a_word_file() {
    let bytes = table_of_minutes(true);
    let reading = reading::read(&bytes).unwrap();
    assert_eq!(reading.remarks.len(), 1, "the deleted text is spoken of");
    let proposal = minutes::read(&reading);
    assert_eq!(proposal.board.as_ref().unwrap().text, "Hillside Community Safety Group");
    assert_eq!(proposal.meeting.mode.as_deref(), Some("virtual"));
    assert_eq!(
        (proposal.meeting.date, proposal.meeting.next),
        (Some(date(2024, 5, 14)), Some(date(2024, 7, 9)))
    );
    let titles: Vec<_> =
        proposal.items.iter().map(|item| (item.number.as_deref().unwrap(), &*item.title)).collect();
    assert_eq!(
        titles,
        [
            ("1", "Welcome"),
            ("2", "Winter plan"),
            ("3", "Street drinking"),
            ("4", "Any other business")
        ]
    );
    let resolutions = &proposal.items[1].resolutions;
    assert_eq!((resolutions[0].form, resolutions[0].parts.len()), (Form::List, 2));
    let from_table: Vec<_> =
        owners(&proposal).into_iter().filter(|(text, ..)| !text.starts_with("the plan")).collect();
    let own = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect::<Vec<_>>();
    let wanted = [
        ("Prepare the winter plan.".to_owned(), own(&["RT"]), Some(Due::Date(date(2024, 6, 7)))),
        (
            "Ask wards for sites.".to_owned(),
            own(&["Police Partnership Inspector", "Head of Housing"]),
            Some(Due::NextMeeting),
        ),
        (
            "Write to licensees".to_owned(),
            own(&["QZ"]),
            Some(Due::Event("After the licensing review".to_owned())),
        ),
    ];
    assert_eq!(from_table, wanted);
    assert!(proposal.people.iter().any(|person| person.status == Status::Apologies));
    assert!(
        proposal
            .findings
            .iter()
            .any(|finding| finding.problem == Problem::UnknownInitials("QZ".to_owned()))
    );
}
