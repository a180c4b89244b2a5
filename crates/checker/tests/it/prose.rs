//! Arithmetic that sentences say, on invented lines: what is wrong is found, and the same said rightly is not.

use checker::Kind;

use crate::texts::found_and_should as found;

/// Each wrong text gives one finding that says and should, and the right one none.
fn all(kind: Kind, cases: &[(&str, &str, &str, &str)]) {
    for (says, should, wrong, right) in cases {
        let expected = (kind, (*says).to_owned(), (*should).to_owned());
        assert_eq!(found(wrong), [expected], "of\n{wrong}");
        assert_eq!(found(right), [], "of\n{right}");
    }
}

#[test]
fn shares_of_the_whole_that_the_words_bind() {
    all(
        Kind::ShareOfTotal,
        &[
            (
                "60%",
                "80.00%",
                "Of the 245 people who wrote, 196 (60%) agreed.",
                "Of the 245 people who wrote, 196 (80%) agreed.",
            ),
            (
                "21%",
                "12.31%",
                "Schools sent 52 of the 130 (40%), doctors 40 (31%), shops 22 (17%) and families 16 (21%).",
                "Schools sent 52 of the 130 (40%), doctors 40 (31%), shops 22 (17%) and families 16 (12%).",
            ),
            (
                "70%",
                "60.00%",
                "Ten reviews were asked for. Six were granted, which is 70%.",
                "Ten reviews were asked for. Six were granted, which is 60%.",
            ),
            (
                "45%",
                "10.00%",
                "There were 900 offences, of which 90 (45%) were at night.",
                "There were 900 offences, of which 90 (10%) were at night.",
            ),
        ],
    );
    // Each "of the" opens a whole of its own.
    assert_eq!(
        found(
            "Of the 150 people, 120 (80%) came. Of the 120, 30 (25%) stayed, of whom 15 (50%) ate."
        ),
        []
    );
}

#[test]
fn percentages_that_no_part_of_a_small_whole_gives() {
    all(
        Kind::Grim,
        &[
            (
                "75%",
                "71.4% or 85.7%",
                "Of the 7 families on the scheme, 75% had no more visits.",
                "Of the 8 families on the scheme, 75% had no more visits.",
            ),
            (
                "43%",
                "40.0% or 46.7%",
                "Views were given by 15 heads: 43% liked it.",
                "Views were given by 15 heads: 47% liked it.",
            ),
        ],
    );
    assert_eq!(found("Of the 7 families on the scheme, about 75% had no more visits."), []);
}

#[test]
fn fractions_against_their_part_and_whole() {
    all(
        Kind::Qualifier,
        &[
            (
                "Fewer than half",
                "60.0%",
                "Fewer than half of all warnings (120 of 200) were on paper.",
                "More than half of all warnings (120 of 200) were on paper.",
            ),
            (
                "just over a third",
                "45.0%",
                "Signs were just over a third of it (£90 of £200, or 90 of 200).",
                "Signs were just under half of it (£90 of £200, or 90 of 200).",
            ),
            (
                "Half",
                "40.0%",
                "Half of the 40 thefts (16) were at night.",
                "Two fifths of the 40 thefts (16) were at night.",
            ),
            (
                "fewer than half",
                "55.0%",
                "At last count fewer than half, 55 of the 100, have a lock.",
                "At last count more than half, 55 of the 100, have a lock.",
            ),
        ],
    );
}

#[test]
fn differences_against_their_values() {
    all(
        Kind::Difference,
        &[
            (
                "94",
                "84",
                "The total of 579 is 94 lower than the 663 of the year before.",
                "The total of 579 is 84 lower than the 663 of the year before.",
            ),
            (
                "£38",
                "£28",
                "The raffle made £172, £38 more than the £144 of last spring.",
                "The raffle made £172, £28 more than the £144 of last spring.",
            ),
            (
                "168",
                "186",
                "Thefts rose by 168, from 600 to 786.",
                "Thefts rose by 186, from 600 to 786.",
            ),
            (
                "9",
                "7",
                "In all 17 of the 24 crews have finished. The remaining 9 will do so.",
                "In all 17 of the 24 crews have finished. The remaining 7 will do so.",
            ),
        ],
    );
    all(
        Kind::DifferenceOfPercentages,
        &[(
            "9",
            "7",
            "Trust fell from 71% to 64%, a fall of 9 percentage points.",
            "Trust fell from 71% to 64%, a fall of 7 percentage points.",
        )],
    );
}

#[test]
fn parts_and_directions_that_cannot_be() {
    all(
        Kind::PartExceedsWhole,
        &[
            (
                "18",
                "at most Sixteen",
                "Sixteen homes were visited; 18 of them were made safe.",
                "Sixteen homes were visited; 13 of them were made safe.",
            ),
            (
                "231",
                "at most 212",
                "Of 212 victims 231 took up support.",
                "Of 231 victims 212 took up support.",
            ),
        ],
    );
    all(
        Kind::Direction,
        &[
            (
                "increased",
                "down",
                "Arson increased from 14 to 10.",
                "Arson decreased from 14 to 10.",
            ),
            (
                "up",
                "down",
                "Robbery: 46, against 51 in quarter 1, up by a tenth.",
                "Robbery: 46, against 51 in quarter 1, down by a tenth.",
            ),
        ],
    );
}

#[test]
fn a_change_against_its_difference_and_its_level() {
    all(
        Kind::PercentageChange,
        &[
            (
                "15%",
                "17.9%",
                "The number of beds rose by 14 to 92, or 15%.",
                "The number of beds rose by 14 to 92, or 18%.",
            ),
            (
                "20%",
                "16.7%",
                "In all 75 homes were made safer, 15 fewer than last year. The number has gone down by 20%.",
                "In all 75 homes were made safer, 15 fewer than last year. The number has gone down by 17%.",
            ),
        ],
    );
}

#[test]
fn parts_against_the_whole_of_their_sentence() {
    all(
        Kind::SumOfParts,
        &[
            (
                "12 were to cars, 7 to fences and 5",
                "22",
                "Of the 22 cases of damage, 12 were to cars, 7 to fences and 5 to signs.",
                "Of the 24 cases of damage, 12 were to cars, 7 to fences and 5 to signs.",
            ),
            (
                "£62,000 went on lights, £131,000 on locks and £65,000",
                "£248,000",
                "The fund gave £248,000, of which £62,000 went on lights, £131,000 on locks and £65,000 on posters.",
                "The fund gave £258,000, of which £62,000 went on lights, £131,000 on locks and £65,000 on posters.",
            ),
        ],
    );
    // Who is counted in more than one part is said to be.
    assert_eq!(
        found(
            "Of the 22 cases, 12 were at night, 7 at weekends and 5 outside. Some are in more than one."
        ),
        []
    );
}
