//! Whole documents against invented data.

use checker::{Checked, Claim, Role, check, check_against, claims};
use figure::write;
use reading::Reading;

use super::figures::{Invented, count, people, period};
use super::said::scope;

const YEAR: &str = "2020-04..2021-03";
const BEFORE: &str = "2019-04..2020-03";

fn read(text: &str) -> Reading {
    reading::read(text.as_bytes()).unwrap()
}

fn against(text: &str) -> Checked {
    check_against(&read(text), &Invented, &scope())
}

/// What is found by the data alone.
fn data(text: &str) -> Vec<(String, String)> {
    let found = against(text).findings.into_iter();
    let found = found.filter(|finding| finding.kind == checker::Kind::Data);
    found.map(|finding| (finding.says, finding.should.unwrap_or_default())).collect()
}

/// The burglaries of the year said as so many.
fn sentence(place: &str, printed: &str) -> String {
    format!(
        "# Crime last year\n\nThere were {printed} burglary offences in {place} in the 12 months to March 2021.\n"
    )
}

#[test]
fn a_sentence_is_held_against_the_data() {
    let truth = write::count(count("burglary", "Riverside", YEAR));
    let right = against(&sentence("Riverside", &truth));
    assert_eq!(right.findings, []);
    assert!(right.coverage.checked > check(&read(&sentence("Riverside", &truth))).coverage.checked);

    let other = write::count(count("burglary", "Riverside", BEFORE));
    let wrong = against(&sentence("Riverside", &other));
    let [finding] = wrong.findings.as_slice() else { panic!("{:?}", wrong.findings) };
    assert_eq!((finding.says.as_str(), finding.should.as_deref()), (&*other, Some(&*truth)));
    assert_eq!(finding.at.line, 3);
    assert!(finding.working.contains("is of the 12 months to March 2020"), "{}", finding.working);
    assert_eq!(wrong.coverage.contradict, 1);
}

#[test]
fn a_place_that_only_the_sentence_names_is_its_place() {
    let hillford = write::count(count("burglary", "Hillford", YEAR));
    let riverside = write::count(count("burglary", "Riverside", YEAR));
    assert_eq!(data(&sentence("Hillford", &hillford)), []);
    assert_eq!(data(&sentence("the borough", &riverside)), []);
    assert_eq!(data(&sentence("Hillford", &riverside)), [(riverside.clone(), hillford)]);
    // A place that nobody knows is no reason to take the partnership's own.
    let checked = |text: &str| against(text).coverage.checked;
    assert_eq!(checked(&sentence("Atlantis", "17")), checked(&sentence("Atlantis", "18")));
    assert_eq!(data(&sentence("Atlantis", "17")), []);
}

#[test]
fn a_table_is_held_against_the_data() {
    let row = |place: &str, count_of: f64| {
        let rate = 1000.0 * count_of / people(place, 2020);
        format!("| {place} | {} | {rate:.2} |\n", write::count(count_of))
    };
    let table = |wrong: f64| {
        let rows: String = ["Riverside", "Hillford", "Saltney", "Oxbow"]
            .iter()
            .map(|place| {
                let truth = count("robbery", place, YEAR);
                row(place, if *place == "Oxbow" { truth + wrong } else { truth })
            })
            .collect();
        format!(
            "# Robbery, 12 months to March 2021\n\nTable 1: Robbery by borough, 12 months to March 2021\n\n\
             | Borough | Offences | Rate per 1,000 |\n|---|---|---|\n{rows}\nThat is all.\n"
        )
    };
    let right = against(&table(0.0));
    assert_eq!(right.findings, []);
    assert!(right.coverage.checked >= 8, "{:?}", right.coverage);
    let found = data(&table(700.0));
    let truth = write::count(count("robbery", "Oxbow", YEAR));
    assert_eq!(found.len(), 2, "its count and its rate: {found:?}");
    assert_eq!(found[0].1, truth);
}

#[test]
fn figures_on_the_wrong_offence_are_never_right() {
    let text = |said: [&str; 3], of: [&str; 3]| {
        let line = |(said, of): (&str, &str)| {
            let (now, before) = (count(of, "Riverside", YEAR), count(of, "Riverside", BEFORE));
            let verb = if now > before { "rose" } else { "fell" };
            format!(
                "{said} {verb} by {:.2}% in Riverside in the 12 months to March 2021. There were {} {} offences in Riverside \
                 in the 12 months to March 2021.\n\n",
                (100.0 * (now - before) / before).abs(),
                write::count(now),
                said.to_lowercase()
            )
        };
        said.into_iter().zip(of).map(line).collect::<String>()
    };
    let said = ["Burglary", "Robbery", "Shoplifting"];
    let ids = ["burglary", "robbery", "shoplifting"];
    let right = against(&text(said, ids));
    assert_eq!(right.findings, []);
    assert_eq!(right.coverage.checked, 6);
    let swapped = against(&text(said, ["robbery", "shoplifting", "burglary"]));
    assert_eq!((swapped.coverage.checked, swapped.coverage.contradict), (6, 6));
}

#[test]
fn a_table_of_two_periods_is_of_neither() {
    let text = "# Crime\n\nTable 1: Robbery by borough, April 2019 to March 2020 and April 2020 to March 2021\n\n\
                | Borough | Offences |\n|---|---|\n| Riverside | 1,234 |\n| Hillford | 1,345 |\n| Oxbow | 1,456 |\n";
    assert!(claims(&read(text)).iter().all(|claim| claim.period.is_none()));
    assert_eq!(data(text), []);
}

fn claim(text: &str, printed: &str) -> Claim {
    let all = claims(&read(text));
    let found = all.iter().find(|claim| claim.printed == printed);
    found.unwrap_or_else(|| panic!("{printed} of {all:#?}")).clone()
}

#[test]
fn what_is_said_of_a_figure_is_found() {
    let text = "# Robbery\n\nRobbery fell by 12.5% in the 12 months to March 2021, to 1,256 offences, compared with 1,435 in the \
                previous year. Riverside has the 8th lowest rate of burglary of all Estuary boroughs. Robbery was 7.1% of all \
                recorded crime.\n";
    let fall = claim(text, "12.5%");
    assert_eq!((fall.role, fall.value, fall.period), (Role::Change, -12.5, Some(period(YEAR))));
    assert_eq!(fall.headings, ["Robbery"]);
    assert_eq!(claim(text, "1,256").period, Some(period(YEAR)));
    // What it was before is of the year before.
    let base = claim(text, "1,435");
    assert_eq!((base.role, base.period), (Role::Level, Some(period(BEFORE))));
    let rank = claim(text, "8th");
    assert_eq!(rank.role, Role::Rank);
    assert!(rank.group.unwrap().contains("Estuary boroughs"));
    let share = claim(text, "7.1%");
    assert_eq!((share.role, share.value), (Role::Share, 7.1));
}

#[test]
fn each_figure_has_the_clause_that_it_stands_in() {
    let text = "In the 12 months to March 2021 there were 1,256 burglaries, while robbery rose to 1,345 offences.\n";
    let burglary = claim(text, "1,256").measure;
    let robbery = claim(text, "1,345").measure;
    assert!(burglary.contains("burglaries") && !burglary.contains("robbery"), "{burglary}");
    assert!(robbery.contains("robbery") && !robbery.contains("burglaries"), "{robbery}");
}

/// What the columns of a table hold besides its counts is no count of it.
#[test]
fn places_people_months_and_what_was_before_are_not_held_against_the_count_of_the_period() {
    let now = count("robbery", "Riverside", YEAR);
    let said = |head: &str, cell: &str| {
        let now = write::count(now);
        data(&format!(
            "# Robbery, 12 months to March 2021\n\nTable 1: Robbery by borough, 12 months to March 2021\n\n\
             | Borough | Offences | {head} |\n|---|---|---|\n| Riverside | {now} | {cell} |\n| Hillford | 1 | {cell} |\n\nThat is all.\n"
        ))
        .into_iter()
        .filter(|(says, _)| says == cell)
        .count()
    };
    for head in
        ["Place, highest count first", "Count before", "Expected count", "Wards that hold half"]
    {
        assert_eq!(said(head, "17"), 0, "{head}");
    }
    assert_eq!(said("Recorded offences", "17"), 2);
    // The month of a head is the month of its counts.
    assert_eq!(said("March 2021 offences", &write::count(now)), 2);
}

/// What a sentence without a measure of its own counts is not guessed where two may be meant.
#[test]
fn a_sentence_that_names_nothing_is_of_what_was_named_last_or_of_nothing() {
    let burglary = write::count(count("burglary", "Riverside", YEAR));
    let year = "in the 12 months to March 2021";
    let said = |before: &str, printed: &str| {
        data(&format!("# Burglary\n\n{before} There were {printed} {year}.\n"))
    };
    let other = [("123".to_owned(), burglary.clone())];
    assert_eq!(said("What follows is of Riverside.", &burglary), []);
    assert_eq!(said("What follows is of Riverside.", "123"), other);
    assert_eq!(said("Burglary is a crime of homes.", "123"), other);
    assert_eq!(said("Robbery is another crime.", "123"), []);
    // Nor is a number that stands alone, as beside a chart.
    assert_eq!(
        data("# Burglary\n\nThere is a chart.\n\n123 in March 2021\n\n123, 21.1% lower\n"),
        []
    );
}

#[test]
fn a_place_between_commas_or_before_its_verb_is_the_place() {
    let ward = write::count(count("burglary", "Mill Lane", YEAR));
    let own = write::count(count("burglary", "Riverside", YEAR));
    let text = |count: &str| {
        format!("# Wards\n\nBurglary, Mill Lane, 12 months to March 2021: {count} offences.\n")
    };
    assert_eq!(data(&text(&ward)), []);
    assert_eq!(data(&text(&own)), [(own.clone(), ward.clone())]);
    let had = |count: &str| {
        format!(
            "# Wards\n\nMill Lane had {count} burglary offences in the 12 months to March 2021.\n"
        )
    };
    assert_eq!(data(&had(&ward)), []);
    assert_eq!(data(&had("123")), [("123".to_owned(), ward.clone())]);
    // Of several places none is chosen.
    let several = format!(
        "# Wards\n\nOld Town had the most burglary offences (123), followed by Mill Lane ({ward}), in the 12 months to March \
         2021.\n"
    );
    assert_eq!(data(&several), []);
}

#[test]
fn a_row_of_a_theme_and_its_measure_is_of_the_measure() {
    let table = |count: &str| {
        data(&format!(
            "# How it went\n\nTable 1: How the measures went, 12 months to March 2021\n\n| Theme | Measure | Offences |\n\
             |---|---|---|\n| Burglary | Robbery | {count} |\n| Burglary | Burglary | {} |\n\nThat is all.\n",
            write::count(count_of("burglary"))
        ))
    };
    let robbery = write::count(count_of("robbery"));
    assert_eq!(table(&robbery), []);
    assert_eq!(table("123"), [("123".to_owned(), robbery)]);
}

fn count_of(measure: &str) -> f64 {
    count(measure, "Riverside", YEAR)
}

/// A caption that goes over two lines says its period whole, and the number of a title is none of what it names.
#[test]
fn a_long_caption_and_a_numbered_title() {
    let table = |printed: &str| {
        data(&format!(
            "<h1>3 Robbery</h1><p>Table 1: Robbery by borough, a kind of crime, counted in the 12 months to</p>\
             <p>March 2021</p><table><tr><th>Borough</th><th>Offences</th></tr><tr><td>Riverside</td><td>{printed}</td></tr>\
             <tr><td>Hillford</td><td>{}</td></tr></table><h2>4 Burglary in March 2021</h2><p>Nothing.</p>",
            write::count(count("robbery", "Hillford", YEAR))
        ))
    };
    let truth = write::count(count_of("robbery"));
    assert_eq!(table(&truth), []);
    assert_eq!(table("123"), [("123".to_owned(), truth)]);
}
