//! Real minutes, read: every resolution, every owner, what was promised and never followed.

use jiff::civil::date;
use reading::minutes::{self, Clock, Due, Form, Problem, Proposal, Result, Status};

/// The minutes of the pack, on the lines where they stand in it.
pub fn text() -> Option<String> {
    let path = shared_data::document("safer-bromley-board-pack-2021-06.txt")?;
    let pack = std::fs::read_to_string(path).unwrap();
    let line = |(number, line): (usize, &str)| {
        if (159..=793).contains(&number) { line.to_owned() } else { String::new() }
    };
    Some((1..).zip(pack.lines()).take(793).map(line).collect::<Vec<_>>().join("\n"))
}

fn print(proposal: &Proposal) {
    println!("board {:?}\nmeeting {:?}", proposal.board, proposal.meeting);
    for person in &proposal.people {
        println!(
            "person {} {:?} rank {:?} name {:?} post {:?} org {:?} role {:?} for {:?}",
            person.at.line,
            person.status,
            person.rank,
            person.name,
            person.post,
            person.organisation,
            person.role,
            person.alternate_for
        );
    }
    for item in &proposal.items {
        println!("item {} {:?} {}", item.at.line, item.number, item.title);
        for resolution in &item.resolutions {
            println!(
                "   resolved {}-{} {:?} {} parts: {}",
                resolution.at.line,
                resolution.at.to_line,
                resolution.form,
                resolution.parts.len(),
                resolution.text
            );
        }
        for action in &item.actions {
            println!(
                "   action {} {:?} owners {:?} due {:?}",
                action.at.line,
                action.text,
                action
                    .owners
                    .iter()
                    .map(|owner| (&owner.printed, owner.at.line, &owner.people))
                    .collect::<Vec<_>>(),
                action.due
            );
        }
        for note in &item.notes {
            println!("   note {} {}", note.at.line, note.text);
        }
    }
    for reported in &proposal.reported {
        println!(
            "reported {}-{} {:?} {:?}\n   Q {}\n   A {}",
            reported.at.line,
            reported.at.to_line,
            reported.minute,
            reported.result,
            reported.question,
            reported.answer
        );
    }
    for promise in &proposal.promises {
        println!(
            "promise {} {:?} due {:?}: {}",
            promise.at.line,
            promise.owner.as_ref().map(|owner| &owner.printed),
            promise.due,
            promise.text
        );
    }
    for finding in &proposal.findings {
        println!("finding {} {}", finding.at.line, finding.problem);
    }
}

/// What the real minutes hold, counted by hand on the pack's lines: every resolution, every owner of the Action column, the
/// promises that never became actions, what was reported back.
const RESOLVED: [u32; 12] = [313, 355, 393, 420, 471, 494, 536, 590, 621, 678, 704, 738];
const OWNERS: [(&str, u32, u32); 3] = [("Partners", 446, 426), ("JS", 567, 536), ("JS", 777, 740)];
const PROMISES: [u32; 2] = [526, 671];
const REPORTED: [(u32, Result); 5] = [
    (255, Result::Done),
    (265, Result::DecidedAgainst),
    (275, Result::Done),
    (284, Result::Ongoing),
    (294, Result::NoResponse),
];

/// Holds a reading of these minutes against what was counted.
pub fn measure(proposal: &Proposal) {
    let items = &proposal.items;
    let resolved: Vec<u32> = items
        .iter()
        .flat_map(|item| &item.resolutions)
        .map(|resolution| resolution.at.line)
        .collect();
    println!(
        "resolutions: {} of {}",
        RESOLVED.iter().filter(|line| resolved.contains(line)).count(),
        RESOLVED.len()
    );
    assert_eq!(resolved, RESOLVED);
    let forms: Vec<Form> =
        items.iter().flat_map(|item| &item.resolutions).map(|resolution| resolution.form).collect();
    let count = |form| forms.iter().filter(|found| **found == form).count();
    assert_eq!(
        [Form::Noted, Form::CorrectRecord, Form::NotedWithAction, Form::List].map(count),
        [8, 1, 1, 2]
    );
    let actions = || items.iter().flat_map(|item| &item.actions);
    let owners: Vec<_> = actions()
        .flat_map(|action| {
            action
                .owners
                .iter()
                .filter(|owner| owner.assigned)
                .map(|owner| (&*owner.printed, owner.at.line, action.at.line))
        })
        .collect();
    println!(
        "owners in the column: {} of {}",
        OWNERS.iter().filter(|owner| owners.contains(owner)).count(),
        OWNERS.len()
    );
    assert_eq!(owners, OWNERS);
    let by_initials =
        actions().flat_map(|action| &action.owners).filter(|owner| owner.printed == "JS");
    assert!(
        by_initials
            .into_iter()
            .all(|owner| proposal.people[owner.people[0]].role.as_deref() == Some("Vice-Chairman"))
    );
    let due: Vec<_> = actions().filter_map(|action| action.due.clone()).collect();
    let event = Due::Event("after the visit from the VRU in April".to_owned());
    assert_eq!(due, [Due::Date(date(2021, 4, 30)), event, Due::NextMeeting]);
    let promises: Vec<u32> = proposal.promises.iter().map(|promise| promise.at.line).collect();
    let heard = PROMISES.iter().filter(|line| promises.contains(line)).count();
    println!(
        "promises: {heard} of {}, and {} more to look at",
        PROMISES.len(),
        promises.len() - heard
    );
    assert!(heard == PROMISES.len() && promises.len() <= 3, "{promises:?}");
    let reported: Vec<_> =
        proposal.reported.iter().map(|reported| (reported.at.line, reported.result)).collect();
    println!(
        "reported back: {} of {}",
        REPORTED.iter().filter(|one| reported.contains(one)).count(),
        REPORTED.len()
    );
    assert_eq!(reported, REPORTED);
}

#[test]
fn the_text_of_the_pack() {
    let Some(text) = text() else { return shared_data::skip("the pack", "not there") };
    let proposal = minutes::read(&reading::read(text.as_bytes()).unwrap());
    print(&proposal);
    measure(&proposal);
    let count = |status| proposal.people.iter().filter(|person| person.status == status).count();
    assert_eq!([Status::Present, Status::AlsoPresent, Status::Apologies].map(count), [17, 1, 9]);
    assert_eq!(proposal.people.iter().filter(|person| person.alternate_for.is_some()).count(), 1);
    let contradictions: Vec<_> = proposal
        .findings
        .iter()
        .map(|finding| (finding.at.line, finding.against.map(|at| at.line)))
        .collect();
    assert_eq!(contradictions, [(230, Some(186))], "present and in the apologies");
    assert!(matches!(proposal.findings[0].problem, Problem::PresentAndApologies(_)));
    let notes: Vec<_> =
        proposal.items.iter().flat_map(|item| &item.notes).map(|note| note.at.line).collect();
    assert_eq!(notes, [281]);
    let meeting = &proposal.meeting;
    assert_eq!((meeting.date, meeting.next), (Some(date(2021, 3, 25)), Some(date(2021, 6, 17))));
    assert_eq!(
        (meeting.time, meeting.ended),
        (Some(Clock { hour: 10, minute: 0 }), Some(Clock { hour: 11, minute: 0 }))
    );
    assert_eq!((meeting.mode.as_deref(), proposal.items.len()), (Some("virtual"), 19));
    assert!(proposal.declarations.is_empty());
}
