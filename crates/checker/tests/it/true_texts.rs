//! Texts that are right although they look wrong, on invented lines: nothing is found; and their wrong neighbours are.

use checker::Kind;

use crate::texts::found;

#[test]
fn what_is_of_another_period_is_no_contradiction() {
    for text in [
        "Burglary\n\nThere were 118 burglaries in May 2021.\n\nThere were 86 residential burglaries in May 2021, and 1,130 in the last 12 months.\n",
        "Burglary fell by 49% in May (118 against 231). Burglary over the year fell by 44%.\n",
        "Robbery\n\nNorthwick ranked 2nd of all boroughs in 2019 and 1st in 2020 on robbery.\n\nTable 1 Robbery per 1,000, 2020\n\nRank Borough Rate\n\n1 Northwick 1.9\n\n2 Oldbury 2.3\n\n3 Penrose 2.6\n",
        "Burglary rates\n\nThe rate in Northwick in calendar 2020 was 65.7 per 1,000. In the 12 months to February 2021 it was 61.0.\n\nTable 2 Rate per 1,000, 12 months to February 2021\n\nRank Borough Rate\n\n1 Ashford 57.2\n\n2 Northwick 61.0\n\n3 Oldbury 63.6\n",
    ] {
        assert_eq!(found(text), [], "of\n{text}");
    }
}

#[test]
fn numbers_of_other_clauses_are_no_pair() {
    for text in [
        "Vehicle crime fell by 13% (from 1,061 to 927), from an average of 88 a month to 77 a month.\n",
        "Burglary fell by 10% and robbery by 20%, to 180 and 40, from 200 and 50.\n",
        "The rate fell from 76.2 to 62.2 per 1,000 in a population that grew by 1%.\n",
        "Penrose had 156 burglaries, a decrease of a third from 234, and 192 assaults, a 10% decrease from 213.\n",
        "In 2020 there were 903 thefts of vehicles. Theft from vehicles was 57% of all vehicle crime (3,402), and 16% was other (560).\n",
        "Northwick is 4th of the four boroughs, 20% above Ashford (3.5).\n",
        "In April there were 300 calls (25% of all calls) and in May 200 (20% of all calls).\n",
        "Two of the four wards (Ashford, Oldbury, Penrose and Sutford) saw a fall.\n",
        "74 of the 100 residents (74%) were over 65, 3 in 4 lived alone and one in five had been a victim (20).\n",
        "All had higher rates than ours, and four of the five were much higher.\n",
        "In the 12 areas compared with, the count went from 1,250 to 750 (−40.0%).\n",
        "The difference is none (+0.4%), and may by chance be anything from 31 fewer to 25 more.\n",
    ] {
        assert_eq!(found(text), [], "of\n{text}");
    }
}

#[test]
fn respectively_pairs_the_first_with_the_first() {
    let text = |second: &str| {
        format!(
            "The borough had 25,000 offences in 2020.\n\nAshford had 3,142 offences, accounting for 12.57% of all borough offending.\n\nOldbury and Penrose follow this with 1779 and 1683 offences respectively, accounting for 7.12% and {second}% of total borough offending.\n"
        )
    };
    assert_eq!(found(&text("6.73")), []);
    assert_eq!(found(&text("7.63")), [(Kind::ShareOfTotal, "7.63%".to_owned())]);
}

#[test]
fn quarters_may_be_told_together() {
    let text = |months: &str| format!("Q1-Q3 2020/21 ({months} 2020) against the year before.\n");
    assert_eq!(found(&text("April to December")), []);
    assert_eq!(
        found(&text("April to September")),
        [(Kind::Calendar, "Q1-Q3 (April to September 2020)".to_owned())]
    );
}

#[test]
fn pages_overlap_or_an_appendix_counts_its_own() {
    let text = |report: &str, more: &str| {
        format!(
            "1 Minutes (Pages 5 - 14)\n\n2 Matters arising (Pages 15 - 16)\n\n3 Plan (Pages {report} - 36)\n\n{more}\n"
        )
    };
    assert_eq!(found(&text("17", "Appendix A (Pages 1 - 4)")), []);
    assert_eq!(
        found(&text("16", "4 Report (Pages 37 - 64)")),
        [(Kind::PageRange, "16 - 36".to_owned())]
    );
}

#[test]
fn a_list_is_a_list_although_clauses_have_numbers() {
    let text = |number: &str| {
        format!(
            "There were {number} priorities which were:\n\n1. Robbery\n2. Burglary\n3. Theft\n4. Fraud\n\nReason for report\n\n1.1 This report is about crime.\n"
        )
    };
    assert_eq!(found(&text("four")), []);
    assert_eq!(found(&text("five")), [(Kind::ListCount, "five".to_owned())]);
}

#[test]
fn what_cannot_be_is_found() {
    let cases = [
        (
            Kind::Rank,
            "Northwick ranked 14th out of 13 forces.",
            "Northwick ranked 13th out of 13 forces.",
        ),
        (
            Kind::DateOrder,
            "The figures cover 1 April 2021 to 31 March 2021.",
            "The figures cover 1 April 2020 to 31 March 2021.",
        ),
        (
            Kind::PartExceedsWhole,
            "A total of 676 complaints were made. Of these, 739 were passed on.",
            "A total of 676 complaints were made. Of these, 139 were passed on.",
        ),
        (
            Kind::Rate,
            "Northwick has a population of 332,336. In 2020 there were 21,977 crimes in Northwick, a rate of 65.7 crimes per 1,000 population.",
            "Northwick has a population of 332,336. In 2020 there were 21,977 crimes in Northwick, a rate of 66.1 crimes per 1,000 population.",
        ),
        (
            Kind::Difference,
            "There were 53 offences this year, a rise of 3 on the 52 of last year.",
            "There were 53 offences this year, a rise of 1 on the 52 of last year.",
        ),
        (
            Kind::Direction,
            "Burglary increased to 1,256 from 1,451.",
            "Burglary decreased to 1,256 from 1,451.",
        ),
        (
            Kind::ShareOfTotal,
            "Ashford had 1,779 of the 21,977 offences, accounting for 7.79% of the total.",
            "Ashford had 1,779 of the 21,977 offences, accounting for 8.09% of the total.",
        ),
    ];
    for (kind, wrong, right) in cases {
        let kinds: Vec<Kind> = found(wrong).into_iter().map(|(kind, _)| kind).collect();
        assert_eq!(kinds, [kind], "of\n{wrong}");
        assert_eq!(found(right), [], "of\n{right}");
    }
}

/// What a long report has of its own: marks, months, places of titles and lists of contents.
#[test]
fn what_a_long_report_says_of_itself_is_no_contradiction() {
    let months = "All recorded crime by month\n\n| Kind | October 2020 | November 2020 | December 2020 |\n|---|---|---|---|\n\
         | Burglary | 98 | 113 | 75 |\n| Criminal damage | 119 | 100 | 129 |\n| Robbery | 31 | 37 | 25 |\n\n";
    for text in [
        // The kind of a row, not the title, is what a cell counts.
        format!("{months}Violence with injury\n\nLowest: 99 in November 2020. Last: 140 in December 2020.\n"),
        // Nine months end with a month and are not it.
        format!("{months}Burglary, Elmham, 9 months to December 2020: 871 offences.\n"),
        "The average of the 32 boroughs was 23,269 offences; ours is 12.8% below it.\n".to_owned(),
        "# All crime in December 2020\n\n1 Burglary . . . . . . . . . . . . 12\n2 All crime . . . . . . . . . . . . 14\n3 Robbery . . . . . . . . . . . . 40\n4 Theft . . . . . . . . . . . . 45\n".to_owned(),
        "Summons\n\nPublished: 14 June 2021\n\nDate: 17 June 2021\n\nAgenda\n\n1 Note on events (late paper)\n".to_owned(),
    ] {
        assert_eq!(found(&text), [], "of\n{text}");
    }
}

#[test]
fn a_numbered_title_that_is_a_place_is_the_place_of_what_stands_under_it() {
    let text = |rate: &str| {
        format!(
            "# Wards\n\n| Area | Total crime | Rate per 1,000 |\n|---|---|---|\n| Castle | 1,254 | 69.0 |\n| Priory | 1,034 | 62.1 |\n\
             | Elmham | 20,252 | 61.0 |\n\nElmham is one district. Elmham had a fall. Elmham and its partners meet. Elmham reports. Elmham acts.\n\n\
             ## 9.1 Castle\n\n1,254 crimes were recorded, a rate of total crime of {rate} per 1,000 residents, 6.2% of those in Elmham.\n"
        )
    };
    assert_eq!(found(&text("69.0")), []);
    assert_eq!(found(&text("66.0")).first().map(|one| one.0), Some(Kind::RateTwice));
}

#[test]
fn rates_of_one_population_leave_each_row_the_room_of_its_rounding() {
    let text = |first: &str| {
        format!(
            "| Kind | Count | Rate per 1,000 |\n|---|---|---|\n| Fraud | 1,034 | {first} |\n| Violence | 318 | 19.1 |\n\
             | Robbery | 12 | 0.7 |\n| Burglary | 88 | 5.3 |\n| Drugs | 21 | 1.3 |\n| Theft | 402 | 24.2 |\n"
        )
    };
    assert_eq!(found(&text("62.1")), []);
    assert!(!found(&text("64.1")).is_empty());
}
