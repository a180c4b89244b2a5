//! One entry of a list of people: name, rank, post, organisation.

use std::sync::LazyLock;

use regex::Regex;

use super::proposal::Attendee;
use super::words::{letters, pattern};

static RANK: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:(?:Detective|Temporary|Acting|Assistant|Deputy|Chief|Group|Station|Area|Borough|Police|Watch)\s+)*(?:Councillor|Cllr\.?|Mr\.?|Mrs\.?|Ms\.?|Miss|Mx\.?|Dr\.?|Prof(?:essor)?\.?|Sir|Dame|Lord|Lady|Baroness|Rev(?:erend)?\.?|Canon|Constable|PC|PCSO|Sergeant|Sgt\.?|Inspector|Insp\.?|DI|DCI|CI|Superintendent|Supt\.?|Commander|Commissioner|Manager|Officer)\s+",
    )
});
static POST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:director|manager|head|officer|lead|leader|commander|holder|executive|chief|co-?ordinator|superintendent|inspector|sergeant|constable|chair(?:man|woman|person)?|analyst|member|advis[eo]r|warden|clerk|secretary|representative|deputy|consultant|commissioner|practitioner|nurse|administrator|principal|headteacher|solicitor|minutes)\b",
    )
});
static ROLE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:(?:vice|deputy|co|interim|acting)[- ]?)?chair(?:man|woman|person)?$|^(?:minutes|minute taker|note taker|clerk|secretary)$",
    )
});
static FOR: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\(?\b(?:(?:as )?(?:an? )?(?:alternate|substitute|deputy) for|substituting for|deputising for|on behalf of|representing)\s+(?P<whom>[^,()]+)\)?",
    )
});
static LEADING: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?P<body>[A-Z]{2,6})\s+(?P<post>.+)$"));

/// Words that organisations are called by, and people are not.
static BODY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:division|group|council|police|services?|partnership|trust|team|board|housing|association|department|unit|support|regulation|safety|protection|health|probation|nhs|fire|brigade|authority|university|college|school|charity|agency|office|centre|intervention|forum|homes|society|foundation|network|borough|county|city|ambulance|hospital|community|youth|services|watch|standards|care|standing|public|environment|resources)\b",
    )
});

/// Reads an entry such as "Inspector A. Able (Police)", "B. Baker, Head of Housing, Council" or "Borough Commander, Police".
pub(super) fn entry(text: &str) -> Option<Attendee> {
    let mut text = text.trim().trim_start_matches(['•', '-', '*', '–', '▪', '●']).trim().to_owned();
    let mut person = Attendee::default();
    if let Some(found) = FOR.captures(&text) {
        person.alternate_for = found.name("whom").map(|whom| whom.as_str().trim().to_owned());
        let range = found.get(0).map(|whole| whole.range()).unwrap_or_default();
        text.replace_range(range, "");
    }
    let text = text.trim().trim_end_matches(['.', ';', ',']);
    let mut details = parts(text);
    if details.is_empty() {
        return None;
    }
    let first = details.remove(0);
    let rank = RANK.find(&first).map(|rank| rank.as_str().trim().to_owned());
    let bare = rank.as_ref().map_or(&*first, |rank| first[rank.len()..].trim());
    if is_name(bare) && (rank.is_some() || !POST.is_match(&first)) {
        person.name = Some(bare.to_owned());
        person.rank = rank;
    } else if ROLE.is_match(&first) {
        person.role = Some(first);
    } else if POST.is_match(&first) {
        person.post = Some(first);
    } else {
        person.organisation = Some(first);
    }
    for detail in details {
        place(&mut person, detail);
    }
    let is_somebody = person.name.is_some() || person.post.is_some() || person.role.is_some();
    is_somebody.then_some(person)
}

/// What a detail after the name is.
fn place(person: &mut Attendee, detail: String) {
    if ROLE.is_match(&detail) {
        person.role.get_or_insert(detail);
        return;
    }
    if !POST.is_match(&detail) {
        person.organisation.get_or_insert(detail);
        return;
    }
    let lead = LEADING
        .captures(&detail)
        .and_then(|found| Some((found.name("body")?.as_str(), found.name("post")?.as_str())));
    match lead {
        Some((body, post)) if person.post.is_none() => {
            person.organisation.get_or_insert(body.to_owned());
            person.post = Some(post.to_owned());
        }
        _ if person.post.is_none() => person.post = Some(detail),
        _ => {}
    }
}

/// Two to five words that begin with capitals, or a capital and a name: "A. Able", "Jo van Able".
fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let small = [
        "van", "von", "de", "der", "den", "la", "le", "al", "bin", "del", "da", "di", "dos", "ten",
    ];
    (1..=5).contains(&words.len())
        && !BODY.is_match(text)
        && words.iter().all(|word| {
            word.starts_with(|letter: char| letter.is_uppercase())
                && !word.contains(|letter: char| letter.is_numeric())
                || small.contains(word)
        })
        && (words.len() > 1 || text.len() > 3 && text.chars().skip(1).any(char::is_lowercase))
        && !words.iter().any(|word| is_acronym(word))
}

fn is_acronym(word: &str) -> bool {
    word.len() > 2 && word.chars().all(char::is_uppercase)
}

/// The parts of an entry: parted by commas, brackets, dashes with spaces, tabs and colons. A comma before "and" parts nothing.
fn parts(text: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut before = None;
    for (at, letter) in text.char_indices() {
        let next = &text[at + letter.len_utf8()..];
        let dash =
            matches!(letter, '-' | '–' | '—') && before == Some(' ') && next.starts_with(' ');
        before = Some(letter);
        let comma = letter == ','
            && !next.trim_start().starts_with("and ")
            && !next.trim_start().starts_with("& ");
        if dash
            || comma
            || matches!(letter, '(' | ')' | '\t' | '[' | ']')
            || (letter == ':' && parts.len() == 1)
        {
            parts.push(String::new());
        } else if let Some(part) = parts.last_mut() {
            part.push(letter);
        }
    }
    parts
        .iter()
        .map(|part| part.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|part| !part.is_empty())
        .collect()
}

/// Parts a run of people at commas, semicolons and "and", outside brackets. What follows a comma and is no name of its own
/// (a post) stays with the name before it.
pub(super) fn several(text: &str) -> Vec<String> {
    let by_semicolon = text.contains(';');
    let mut entries = vec![String::new()];
    let mut depth = 0_i32;
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        depth += i32::from(letter == '(') - i32::from(letter == ')');
        let open = depth <= 0;
        let and = rest.strip_prefix(" and ").filter(|_| !by_semicolon);
        if let Some(after) = and.filter(|after| open && begins_entry(after)) {
            entries.push(String::new());
            rest = after;
            continue;
        }
        let parting = if by_semicolon { letter == ';' } else { letter == ',' };
        if open && parting && (by_semicolon || begins_entry(rest[1..].trim_start())) {
            entries.push(String::new());
        } else if let Some(entry) = entries.last_mut() {
            entry.push(letter);
        }
        rest = &rest[letter.len_utf8()..];
    }
    entries.retain(|entry| !entry.trim().is_empty());
    entries
}

/// Whether a text is a run of at least three names with nothing between them that is none.
pub(super) fn is_run(text: &str) -> bool {
    let parts = several(text.trim().trim_end_matches(['.', ',']).trim_end_matches(" and"));
    text.contains(';') || parts.len() > 2 && parts.iter().all(|part| begins_entry(part.trim()))
}

/// Whether the next entry begins with a name, so that a comma before it parts two people.
fn begins_entry(text: &str) -> bool {
    let end = text.find([',', ';', '(']).unwrap_or(text.len());
    let first = text[..end].split(" and ").next().unwrap_or_default().trim().trim_end_matches('.');
    let first = first.strip_prefix("and ").unwrap_or(first);
    let bare = RANK.find(first).map_or(first, |rank| &first[rank.end()..]);
    is_name(bare)
        && (bare.len() < first.len() || !POST.is_match(first))
        && bare.split_whitespace().count() > 1
}

/// Whether two entries name the same person.
pub(super) fn same(one: &Attendee, other: &Attendee) -> bool {
    match (&one.name, &other.name) {
        (Some(one), Some(other)) => letters(one) == letters(other),
        (None, None) => {
            one.post.is_some() && one.post == other.post && one.organisation == other.organisation
        }
        _ => false,
    }
}

/// What messages call somebody.
pub(super) fn called(person: &Attendee) -> String {
    [&person.name, &person.post, &person.role, &person.organisation]
        .into_iter()
        .flatten()
        .next()
        .cloned()
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Option<String>, Option<String>, Option<String>, Option<String>) {
        let person = entry(text).unwrap();
        (person.rank, person.name, person.post, person.organisation)
    }

    fn some(texts: [&str; 4]) -> (Option<String>, Option<String>, Option<String>, Option<String>) {
        let [rank, name, post, organisation] =
            texts.map(|text| (!text.is_empty()).then(|| text.to_owned()));
        (rank, name, post, organisation)
    }

    #[test]
    fn entries() {
        assert_eq!(
            read("Inspector Ada Able (City Police)"),
            some(["Inspector", "Ada Able", "", "City Police"])
        );
        assert_eq!(
            read("Bo Baker, (XYZ Head of Service for Homes, and Streets)"),
            some(["", "Bo Baker", "Head of Service for Homes, and Streets", "XYZ"])
        );
        assert_eq!(
            read("Borough Commander, Fire Service"),
            some(["", "", "Borough Commander", "Fire Service"])
        );
        assert_eq!(entry("Cllr Cy Cole (Chair)").unwrap().role.unwrap(), "Chair");
        assert_eq!(
            entry("Di Dole (alternate for Ed Eel), Probation").unwrap().alternate_for.unwrap(),
            "Ed Eel"
        );
    }

    #[test]
    fn runs_of_people_are_parted() {
        let parted = several("Ada Able (Head, Homes), Bo Baker, Commander Cy Cole and Di Dole");
        assert_eq!(
            parted.iter().map(|entry| entry.trim()).collect::<Vec<_>>(),
            ["Ada Able (Head, Homes)", "Bo Baker", "Commander Cy Cole", "Di Dole"]
        );
    }
}
