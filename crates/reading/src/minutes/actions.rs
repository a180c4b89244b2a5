//! Actions, their owners, and by when.

use std::sync::LazyLock;

use jiff::civil::Date;
use regex::Regex;

use super::dates;
use super::flow::Paragraph;
use super::proposal::{Action, Attendee, Item, Origin, Owner, Proposal, Said, Where};
use super::words::{covered, letters, matter, pattern};

static LINE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:ACTIONS?|Actions?|AP|ACTION POINT|Action point)\b(?:\s+(?:no\.?\s*)?[\d./]+[a-z]?)?(?:\s*\((?P<who>[^)]+)\))?\s*[:–-]\s*(?P<text>\S.*)$",
    )
});
static SUBJECT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?P<who>(?:[Tt]he )?[A-Z][^.;:]{1,90}?)\s+(?:(?:would|will|shall|should|agreed to|undertook to|is to|are to|was to|were to|to)\s|[–-]\s+)",
    )
});
static TAIL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:[\[(](?:[Oo]wner|[Ll]ead|[Bb]y)?:?\s*(?P<in>[A-Z][^\])]{1,60})[\])]|\s[–—-]\s(?P<after>[A-Z]{2,4}(?:\s*[/,&]\s*[A-Z]{2,4})*)|(?i:owner|lead|who)\s*:\s*(?P<named>[^.;]{2,60}))\.?\s*$",
    )
});
static INITIALS: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[A-Z]{2,4}$"));

/// The text of a line that says that it is an action, and whoever its label names.
pub(super) fn line(text: &str) -> Option<(&str, Option<&str>)> {
    let found = LINE.captures(text)?;
    Some((found.name("text")?.as_str(), found.name("who").map(|who| who.as_str())))
}

/// Whether a text can be an owner on its own: initials, or a few words with capitals and no sentence.
pub(super) fn is_owner(text: &str) -> bool {
    let text = text.trim();
    let small = ["of", "and", "the", "for", "/", "&", "all"];
    let words: Vec<&str> = text.split_whitespace().collect();
    (1..=6).contains(&words.len())
        && text.len() > 1
        && !text.ends_with(['.', ':', ';', '?'])
        && words.iter().any(|word| word.starts_with(|letter: char| letter.is_uppercase()))
        && words.iter().all(|word| {
            small.contains(word)
                || word.starts_with(|letter: char| letter.is_uppercase())
                    && !word.contains(|letter: char| letter.is_ascii_digit())
        })
}

/// An action from the words of a resolution or a sentence; its owner is the subject.
pub(super) fn of_text(text: &str, origin: Origin, at: Where, near: Option<Date>) -> Action {
    let owners = subject(text).map(|who| owner(who, at, false)).into_iter().collect();
    Action { text: text.trim().to_owned(), owners, due: dates::due(text, near), origin, at }
}

/// An action from a line that says so.
pub(super) fn from_line(
    (text, who): (&str, Option<&str>),
    paragraph: &Paragraph,
    near: Option<Date>,
) -> Action {
    let at = paragraph.at();
    let mut action = of_text(text, Origin::Line, at, near);
    let tail = TAIL.captures(text);
    let tail = tail.as_ref().and_then(|found| {
        found.name("in").or_else(|| found.name("after")).or_else(|| found.name("named"))
    });
    let tail =
        tail.map(|found| found.as_str()).filter(|found| dates::dates(found, near).is_empty());
    if let Some(who) = who.or(tail) {
        action.owners = owners(who, at);
    }
    for owner in &mut action.owners {
        owner.assigned = true;
    }
    action
}

/// An action from the row of a table.
pub(super) fn from_row(
    paragraph: &Paragraph,
    who: Option<&Said>,
    when: Option<&Said>,
    near: Option<Date>,
) -> Action {
    let mut action = of_text(&paragraph.text, Origin::Line, paragraph.at(), near);
    if let Some(who) = who {
        action.owners = owners(&who.text, who.at);
    }
    if let Some(due) = when.and_then(|when| dates::due_cell(&when.text, near)) {
        action.due = Some(due);
    }
    action
}

/// Gives what an Action column says to the actions of the resolution before it: to those of its parts that say by when, if any
/// does, else to all. A resolution that made no action makes one now: somebody is named for it.
pub(super) fn give(item: &mut Item, paragraph: &Paragraph, near: Option<Date>) {
    let named = owners(&paragraph.text, paragraph.at());
    let Some(last) = item.resolutions.len().checked_sub(1) else {
        return match item.actions.last_mut() {
            Some(action) => action.owners = named,
            None => item.narrative.push(paragraph.said()),
        };
    };
    let of_last =
        |action: &Action| matches!(action.origin, Origin::Resolution(at, _) if at == last);
    if !item.actions.iter().any(of_last) {
        let resolution = &item.resolutions[last];
        item.actions.push(of_text(
            &resolution.text,
            Origin::Resolution(last, None),
            resolution.at,
            near,
        ));
    }
    let dated = item.actions.iter().any(|action| of_last(action) && action.due.is_some());
    for action in item.actions.iter_mut().filter(|action| of_last(action)) {
        if !dated || action.due.is_some() {
            let said: Vec<Owner> =
                action.owners.drain(..).filter(|owner| !owner.assigned).collect();
            action.owners.clone_from(&named);
            action.owners.extend(said);
        }
    }
}

/// Whoever a cell or a label names, one after another.
fn owners(text: &str, at: Where) -> Vec<Owner> {
    let whole = text.trim().trim_end_matches(['.', ';', ',']);
    let parts: Vec<&str> =
        whole.split(['/', ';', '\n']).flat_map(|part| part.split(" and ")).map(str::trim).collect();
    let initials = whole
        .split([',', '/', '&', ' '])
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>();
    let parts = if initials.iter().all(|part| INITIALS.is_match(part)) { initials } else { parts };
    let is_word =
        |part: &&str| !matches!(*part, "" | "-" | "–" | "n/a" | "N/A" | "TBC" | "tbc" | "?");
    parts.into_iter().filter(is_word).map(|part| owner(part, at, true)).collect()
}

fn owner(printed: &str, at: Where, assigned: bool) -> Owner {
    Owner { printed: printed.trim().to_owned(), people: Vec::new(), assigned, at }
}

/// The subject of a sentence in which somebody is to do something.
pub(super) fn subject(text: &str) -> Option<&str> {
    let text = text.trim();
    let text = text.strip_prefix("that ").unwrap_or(text);
    let who = SUBJECT.captures(text)?.name("who")?.as_str().trim();
    (who.split_whitespace().count() <= 12 && !who.contains(" be ") && !who.ends_with(" be"))
        .then(|| who.strip_prefix("The ").or_else(|| who.strip_prefix("the ")).unwrap_or(who))
}

/// Finds out who the owners can be.
pub(super) fn resolve(proposal: &mut Proposal) {
    let people = std::mem::take(&mut proposal.people);
    for action in proposal.items.iter_mut().flat_map(|item| &mut item.actions) {
        for owner in &mut action.owners {
            owner.people = who(&owner.printed, &people);
        }
    }
    proposal.people = people;
}

/// Who is meant: by initials, by name, by post. A person who is listed twice is meant once.
pub(super) fn who(printed: &str, people: &[Attendee]) -> Vec<usize> {
    let fits: Box<dyn Fn(&Attendee) -> bool> = if is_initials(printed) {
        Box::new(|person: &Attendee| {
            person.name.as_ref().is_some_and(|name| has_initials(name, printed))
        })
    } else {
        let said = letters(printed);
        let surname = printed.rsplit(' ').next().map(letters).filter(|_| printed.contains(' '));
        Box::new(move |person: &Attendee| {
            let named = person.name.as_ref().is_some_and(|name| {
                let last = name.rsplit(' ').next().map(letters);
                said.contains(&letters(name)) || last.is_some() && last == surname
            });
            let post = |post: &String| {
                letters(post) == said || matter(post).len() > 1 && covered(post, printed) >= 1.0
            };
            named || person.post.as_ref().is_some_and(post)
        })
    };
    let mut found: Vec<usize> = Vec::new();
    for (at, person) in people.iter().enumerate() {
        if fits(person) && !found.iter().any(|known| super::person::same(&people[*known], person)) {
            found.push(at);
        }
    }
    found
}

/// Whether it is initials.
pub(super) fn is_initials(text: &str) -> bool {
    INITIALS.is_match(text)
}

/// Whether a name has initials: of all its words, or of the first and the last.
fn has_initials(name: &str, initials: &str) -> bool {
    let firsts: Vec<char> = name
        .split([' ', '-'])
        .filter_map(|word| word.chars().next())
        .filter(|letter| letter.is_uppercase())
        .collect();
    let ends: String = [firsts.first(), firsts.last()].into_iter().flatten().collect();
    firsts.iter().collect::<String>() == initials || ends == initials
}
