//! Real minutes, read: every resolution, every owner, what was promised and never followed.

use reading::minutes::{self, Proposal};

/// The minutes of the pack, on the lines where they stand in it.
fn text() -> Option<String> {
    let path = shared_data::document("safer-bromley-board-pack-2021-06.txt")?;
    let pack = std::fs::read_to_string(path).unwrap();
    let line = |(number, line): (usize, &str)| if (159..=793).contains(&number) { line.to_owned() } else { String::new() };
    Some((1..).zip(pack.lines()).take(793).map(line).collect::<Vec<_>>().join("\n"))
}

fn print(proposal: &Proposal) {
    println!("board {:?}\nmeeting {:?}", proposal.board, proposal.meeting);
    for person in &proposal.people {
        println!("person {} {:?} rank {:?} name {:?} post {:?} org {:?} role {:?} for {:?}", person.at.line, person.status, person.rank, person.name, person.post, person.organisation, person.role, person.alternate_for);
    }
    for item in &proposal.items {
        println!("item {} {:?} {}", item.at.line, item.number, item.title);
        for resolution in &item.resolutions {
            println!("   resolved {}-{} {:?} {} parts: {}", resolution.at.line, resolution.at.to_line, resolution.form, resolution.parts.len(), resolution.text);
        }
        for action in &item.actions {
            println!("   action {} {:?} owners {:?} due {:?}", action.at.line, action.text, action.owners.iter().map(|owner| (&owner.printed, owner.at.line, &owner.people)).collect::<Vec<_>>(), action.due);
        }
        for note in &item.notes {
            println!("   note {} {}", note.at.line, note.text);
        }
    }
    for reported in &proposal.reported {
        println!("reported {}-{} {:?} {:?}\n   Q {}\n   A {}", reported.at.line, reported.at.to_line, reported.minute, reported.result, reported.question, reported.answer);
    }
    for promise in &proposal.promises {
        println!("promise {} {:?} due {:?}: {}", promise.at.line, promise.owner.as_ref().map(|owner| &owner.printed), promise.due, promise.text);
    }
    for finding in &proposal.findings {
        println!("finding {} {}", finding.at.line, finding.problem);
    }
}

#[test]
fn text_of_the_pack() {
    let Some(text) = text() else { return shared_data::skip("the pack", "not there") };
    let reading = reading::read(text.as_bytes()).unwrap();
    print(&minutes::read(&reading));
}
