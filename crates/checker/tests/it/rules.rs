//! Each rule on a few invented lines: what is wrong is found, and the same said rightly is not.

use checker::Kind;

use crate::texts::{checked, found};

/// A wrong text gives one finding of a kind that says and should; a right one gives none.
fn pair(kind: Kind, says: &str, should: &str, wrong: &str, right: &str) {
    let findings = checked(wrong).findings;
    let hit = findings.iter().find(|finding| finding.kind == kind && finding.says == says);
    let Some(hit) = hit else {
        panic!("{kind:?} “{says}” is not among {findings:#?} of\n{wrong}")
    };
    assert_eq!(hit.should.as_deref().unwrap_or(""), should, "of\n{wrong}");
    assert!(!hit.working.is_empty() && !hit.at.quote.is_empty());
    assert_eq!(found(right), [], "of\n{right}");
}

#[test]
fn a_change_against_its_two_values() {
    let cases = [
        (
            "12%",
            "-13.44%",
            "Burglary fell by 12% from 1,451 to 1,256.",
            "Burglary fell by 13.4% from 1,451 to 1,256.",
        ),
        ("10%", "+25.00%", "Calls rose 10% (40 to 50).", "Calls rose 25% (40 to 50)."),
        (
            "11%",
            "-9.79%",
            "129 offences 11% increase (143 offences)",
            "143 offences 11% increase (129 offences)",
        ),
        (
            "46%",
            "-46.17%",
            "Burglary dropped by just under 46% (2,738 to 1,474).",
            "Burglary dropped by just over 46% (2,738 to 1,474).",
        ),
        (
            "80%",
            "+87.89%",
            "There were 12,662 calls in 2020, compared to 6,739 in 2019. This represents an 80% increase.",
            "There were 12,662 calls in 2020, compared to 6,739 in 2019. This represents an 88% increase.",
        ),
        (
            "20%",
            "-12.63%",
            "For the year 927 vehicles were stolen, a 20% reduction from the year before (1,061).",
            "For the year 927 vehicles were stolen, a 13% reduction from the year before (1,061).",
        ),
    ];
    for (says, should, wrong, right) in cases {
        pair(Kind::PercentageChange, says, should, wrong, right);
    }
}

#[test]
fn a_direction_against_the_sign() {
    pair(
        Kind::Direction,
        "25%",
        "+25.00%",
        "Robbery fell by 25% from 40 to 50.",
        "Robbery rose by 25% from 40 to 50.",
    );
    pair(
        Kind::Direction,
        "decrease",
        "increase",
        "Robbery\n\n143 offences 11% increase (129 offences)\n\nRobbery in the area has risen by 11%.\n\nPatrols helped with the decrease in offending.\n",
        "Robbery\n\n143 offences 11% increase (129 offences)\n\nRobbery in the area has risen by 11%.\n\nPatrols dealt with the increase in offending.\n",
    );
}

/// A table of shares as a text has it.
fn shares(third: &str, count: &str) -> String {
    format!(
        "Table 1 Burglary Top {count} Wards\n\nRank Ward Offences % of total\n\n1 Northgate 50 50.0%\n\n2 Southgate 25 25.0%\n\n3 Westgate 15 {third}\n\n4 Eastgate 10 10.0%\n"
    )
}

#[test]
fn shares_of_a_table_and_the_length_it_says() {
    pair(Kind::ShareOfTotal, "18.0%", "15.00%", &shares("18.0%", "4"), &shares("15.0%", "4"));
    pair(Kind::ListCount, "Top 3", "4", &shares("15.0%", "3"), &shares("15.0%", "4"));
}

#[test]
fn a_total_and_a_column_of_changes() {
    let table = |total: &str, change: &str| {
        format!(
            "| Offence | 2019 | 2020 | % change |\n|---|---|---|---|\n| Burglary | 200 | 150 | -25.0% |\n| Robbery | 40 | 50 | {change} |\n| Arson | 10 | 8 | -20.0% |\n| Total | 250 | {total} | -16.8% |\n"
        )
    };
    pair(
        Kind::SumOfParts,
        "218",
        "208",
        &table("218", "25.0%").replace("-16.8%", "-12.8%"),
        &table("208", "25.0%"),
    );
    pair(
        Kind::PercentageChange,
        "-25.0%",
        "25.00%",
        &table("208", "-25.0%"),
        &table("208", "25.0%"),
    );
}

#[test]
fn rates_of_a_table() {
    let table = |rate: &str| {
        format!(
            "District population offences crime rate per 1000\n\nNorthgate 200000 12000 60.0\n\nSouthgate 100000 7000 {rate}\n\nWestgate 150000 6000 40.0\n"
        )
    };
    pair(Kind::Rate, "77.0", "70.00", &table("77.0"), &table("70.0"));
}

/// A ranking of eight districts.
fn ranking(fourth: &str, moved: &str) -> String {
    let rows = [
        ("1", "Ashby", "10.1", "0"),
        ("2", "Borley", "11.2", "+1"),
        ("3", "Corby", "12.3", "-1"),
        (fourth, "Denby", "13.4", moved),
        ("5", "Enfold", "14.5", "0"),
        ("6", "Formby", "15.6", "0"),
        ("7", "Grimby", "16.7", "0"),
        ("8", "Hornby", "17.8", "0"),
    ];
    let rows: Vec<String> = rows
        .iter()
        .map(|(rank, name, rate, moved)| format!("{rank} {name} {rate} {moved}"))
        .collect();
    format!(
        "Table 2 Burglary\n\nRank District Rate per 1000 Position change\n\n{}\n",
        rows.join("\n\n")
    )
}

#[test]
fn ranks_ties_and_moves() {
    pair(Kind::PositionChange, "+3", "", &ranking("4", "+3"), &ranking("4", "0"));
    let ties = |other: &str| {
        format!(
            "Table 1 Robbery\n\nRank Ward Offences\n\n1 Ashby 90\n\n2 Borley 70\n\n2 Corby 70\n\n{other} Denby 60\n\nTable 2 Arson\n\nRank Ward Offences\n\n1 Ashby 9\n\n2 Borley 7\n\n2 Corby 7\n\n4 Denby 6\n\nTable 3 Theft\n\nRank Ward Offences\n\n1 Ashby 99\n\n2 Borley 77\n\n2 Corby 77\n\n4 Denby 66\n"
        )
    };
    pair(Kind::RankConvention, "2, 2, 3", "", &ties("3"), &ties("4"));
}

#[test]
fn text_against_a_table() {
    let text = |rank: &str, rate: &str| {
        format!(
            "{}\nDenby is ranked {rank} for burglary, with a burglary rate of {rate} per 1000 people.\n",
            ranking("4", "0")
        )
    };
    pair(Kind::Rank, "6th", "4", &text("6th", "13.4"), &text("4th", "13.4"));
    pair(Kind::RateTwice, "13.9", "13.4", &text("4th", "13.9"), &text("4th", "13.4"));
}

#[test]
fn one_change_said_twice() {
    let text = |second: &str| {
        format!(
            "4.1 Burglary\n\nThe number of offences fell from 1,451 to 1,256, a drop of 13.4%.\n\nThe borough's decrease of {second} was lower than the regional decrease of 21%.\n"
        )
    };
    pair(Kind::PercentageChangeTwice, "15.5%", "-13.44%", &text("15.5%"), &text("13.4%"));
}

#[test]
fn differences_and_comparisons() {
    let text = |by: &str| {
        format!(
            "The decrease of 44% was {by} greater than that of the region, which saw a drop of 29.4%."
        )
    };
    pair(
        Kind::DifferenceOfPercentages,
        "26%",
        "14.6 percentage points, or 49.7%",
        &text("26%"),
        &text("50%"),
    );
    let text =
        |word: &str| format!("The decrease of 14.5% was {word} than the regional decrease of 21%.");
    pair(Kind::Comparison, "14.5%", "", &text("higher"), &text("lower"));
    let text = |by: &str| {
        format!(
            "The figure for the town was {by} lower than the average of 80 offences at 60 offences."
        )
    };
    assert!(found(&text("25%")).is_empty());
    pair(
        Kind::SelfContradiction,
        "all; four of the five",
        "",
        "Of these, all had higher rates, and four of the five had higher rates.",
        "Of these, all had higher rates, and four of the five had falling numbers.",
    );
}

#[test]
fn percentages_of_small_numbers_and_fractions() {
    let text = |share: &str| format!("{share} of the 43 complaints were about noise.");
    pair(Kind::Grim, "36%", "34.9% or 37.2%", &text("36%"), &text("35%"));
    let text = |share: &str| format!("In all 20 of the 45 homes ({share}) were visited.");
    pair(Kind::ShareOfTotal, "54%", "44.44%", &text("54%"), &text("44%"));
    let text = |words: &str| format!("{words} of residents (48%) felt safe.");
    pair(Kind::Qualifier, "Over half", "48.0%", &text("Over half"), &text("Nearly half"));
    let text = |verb: &str| format!("Arson {verb} from 40 to 75.");
    pair(
        Kind::Qualifier,
        "more than doubled",
        "1.88 times",
        &text("more than doubled"),
        &text("nearly doubled"),
    );
    let text = |total: &str| {
        format!("There were {total} arrests: 20 for theft, 15 for drugs and 12 for assault.")
    };
    pair(Kind::SumOfParts, "49", "47", &text("49"), &text("47"));
}

#[test]
fn lists_and_what_they_are_said_to_hold() {
    let text =
        |count: &str| format!("The {count} priorities are:\n\n1. Burglary\n2. Robbery\n3. Noise\n");
    pair(Kind::ListCount, "four", "3", &text("four"), &text("three"));
    let text = |count: &str| {
        format!("The {count} districts (Ashby, Borley and Corby) were above the average.")
    };
    pair(Kind::ListCount, "5", "3", &text("5"), &text("3"));
    let text = |count: &str| {
        format!(
            "Gun crime\n\n{count} offences in all -50%\n\nHotspots\n\nrank ward\n\n1 Ashby\n\n2 Borley\n\n3 Corby\n"
        )
    };
    pair(Kind::MoreThanCounted, "3 ranked (rank ward)", "at most 2", &text("2"), &text("12"));
}

#[test]
fn labels_and_the_periods_they_name() {
    let text = |on: &str| {
        format!("May 2021 % difference on {on} same reporting timeframe\n\n64 incidents recorded\n")
    };
    pair(
        Kind::PeriodLabel,
        "June 2020 same reporting timeframe",
        "May 2020",
        &text("June 2020"),
        &text("May 2020"),
    );
    let text = |month: &str| {
        format!(
            "March 21 - {month} 21 % difference on 2019 same reporting timeframe\n\n10 offences for March 21 - April 21 -62%\n"
        )
    };
    pair(
        Kind::PeriodLabel,
        "March 21 - April 21",
        "3 months to May 2021",
        &text("May"),
        &text("April"),
    );
    let text = |second: &str| {
        format!(
            "Sexual offences\n\nMarch 2021 % difference on 2020 same timeframe\n\n53 offences {second}\n"
        )
    };
    pair(Kind::CellType, "52", "+1.9%", &text("52"), &text("+2%"));
}

#[test]
fn quarters_dates_and_pages() {
    let text = |quarter: &str| {
        format!("In the financial year an update is presented in December (quarter {quarter}).")
    };
    pair(
        Kind::Calendar,
        "December, quarter 4",
        "December, quarter 3, or a month of quarter 4",
        &text("4"),
        &text("3"),
    );
    pair(
        Kind::Date,
        "April 202",
        "",
        "The team began in April 202.",
        "The team began in April 2021.",
    );
    pair(
        Kind::Date,
        "Tuesday 24 May 2017",
        "Wednesday",
        "It met on Tuesday 24 May 2017.",
        "It met on Wednesday 24 May 2017.",
    );
    pair(Kind::Date, "31 June", "", "It closes on 31 June.", "It closes on 30 June.");
    pair(
        Kind::DateOrder,
        "2023 to 2020",
        "",
        "The strategy for 2023 to 2020.",
        "The strategy for 2020 to 2023.",
    );
    let text = |from: u32| {
        format!(
            "1 MINUTES (Pages 5 - 14)\n\n2 STRATEGY (Pages {from} - 36)\n\n3 CRIME (Pages 37 - 64)\n\n4 ACTIONS (Pages 65 - 70)\n"
        )
    };
    pair(Kind::PageRange, "17 - 36", "15", &text(17), &text(15));
}

#[test]
fn notice_of_a_meeting() {
    let text = |day: u32| {
        format!("{day} June 2021\n\nAGENDA\n\n1   MINUTES\n\nDate: 17 June 2021\n\nTitle: Report\n")
    };
    pair(Kind::Notice, "14 June 2021", "5 clear days", &text(14), &text(9));
}

#[test]
fn digits_that_changed_places() {
    let text = |count: u32| {
        format!(
            "Table 1 Calls\n\nWard Calls\n\nNorthgate 352\n\nSouthgate 410\n\nWestgate 120\n\nThe ward of Northgate had {count} calls in the year.\n"
        )
    };
    pair(Kind::CountTwice, "325", "352", &text(325), &text(352));
}
