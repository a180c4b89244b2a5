//! What sentences say of the rows of a table near them, on invented tables.

use checker::Kind;

use crate::texts::{found, found_and_should, one_wrong};

const WARDS: &str = "\
Table 1. Burglaries by ward

Ward           2030    2031    Change    % change
Ashby           120     150       +30      +25.0%
Borley          200     190       -10       -5.0%
Corby            80      60       -20      -25.0%
Denby           300     315       +15       +5.0%
Total           700     715       +15       +2.1%

";

/// A wrong sentence below the table gives one finding of a kind, and the right one none.
fn below(kind: Kind, says: &str, wrong: &str, right: &str) {
    assert_eq!(found(&format!("{WARDS}{wrong}\n")), [(kind, says.to_owned())], "of {wrong}");
    assert_eq!(found(&format!("{WARDS}{right}\n")), [], "of {right}");
}

#[test]
fn the_place_of_a_row_among_the_rows() {
    below(
        Kind::Rank,
        "Ashby has the second highest number",
        "Ashby has the second highest number of burglaries.",
        "Borley has the second highest number of burglaries.",
    );
    below(
        Kind::Rank,
        "largest fall in per cent was in Borley",
        "The largest fall in per cent was in Borley.",
        "The largest fall in per cent was in Corby.",
    );
    below(
        Kind::Rank,
        "smallest rise in numbers was in Ashby",
        "The smallest rise in numbers was in Ashby.",
        "The smallest rise in numbers was in Denby.",
    );
    below(
        Kind::Rank,
        "Borley ranks fourth",
        "Borley ranks fourth for burglaries in the district.",
        "Borley ranks second for burglaries in the district.",
    );
}

#[test]
fn a_superlative_of_something_else_is_left_alone() {
    for silent in [
        // Another measure, another year, a wider area, figures that the table does not have.
        "Ashby has the second highest number of robberies.",
        "In 2019 Ashby had the highest number of burglaries.",
        "Ashby has the highest number of burglaries in England.",
        "Ashby has the highest number of visits, with 4,870 of them.",
        "Ashby is the largest ward of the town by area.",
        "Ashby has the highest levels of need.",
    ] {
        assert_eq!(found(&format!("{WARDS}{silent}\n")), [], "of {silent}");
    }
}

#[test]
fn which_way_a_row_went() {
    below(
        Kind::Direction,
        "rose by 20",
        "Corby rose by 20 on the year before.",
        "Corby fell by 20 on the year before.",
    );
    below(
        Kind::Direction,
        "fell again, to 150",
        "Ashby fell again, to 150 burglaries.",
        "Ashby rose again, to 150 burglaries.",
    );
    below(
        Kind::Direction,
        "Denby",
        "The rise was offset by falls in Corby and Denby.",
        "The rise was offset by falls in Corby and Borley.",
    );
    // Of a number that the table does not have nothing is known.
    for silent in ["Corby rose by 7 in the last month.", "Ashby fell to 41 in the spring."] {
        assert_eq!(found(&format!("{WARDS}{silent}\n")), [], "of {silent}");
    }
}

#[test]
fn a_row_that_went_one_way_all_the_time() {
    let table = "\
Table 2. Warnings by year

Action              2029      2030      2031
Letters               90        70        60
Home visits           12        15        19
Fines                  4         9         7

";
    assert_eq!(
        found(&format!("{table}Letters have risen in each year.\n")),
        [(Kind::Direction, "risen in each year".to_owned())]
    );
    for right in ["Home visits have risen in each year.", "Letters have fallen in every year."] {
        assert_eq!(found(&format!("{table}{right}\n")), [], "of {right}");
    }
}

#[test]
fn points_between_the_two_percentages_of_a_row() {
    let table = "\
Table 3. Courses finished

Course          Began    Finished    Rate     Last year
Evening           200          84    42.0%        38.5%
Morning           150          45    30.0%        31.0%

";
    assert_eq!(
        found(&format!("{table}For evening courses it is 4.5 percentage points better.\n")),
        [(Kind::DifferenceOfPercentages, "4.5 percentage points".to_owned())]
    );
    for right in [
        "For evening courses it is 3.5 percentage points better.",
        "For evening courses it is 4.5 percentage points better than for the region.",
    ] {
        assert_eq!(found(&format!("{table}{right}\n")), [], "of {right}");
    }
}

#[test]
fn shares_that_go_with_those_of_other_rows() {
    let table = "\
Table 4. Who sent them

Source       Sent
Schools        40
Doctors        25
Shops          15
Total          80

";
    assert_eq!(
        found(&format!("{table}Schools made up 50% of them. Shops made up 29% of them.\n")),
        [(Kind::ShareOfTotal, "29%".to_owned())]
    );
    for right in [
        "Schools made up 50% of them. Shops made up 19% of them.",
        // Alone it may be of another whole.
        "Shops made up 29% of them.",
        "Schools made up 50%, 41% and 44% of the three years, and shops 29%, 20% and 22%.",
    ] {
        assert_eq!(found(&format!("{table}{right}\n")), [], "of {right}");
    }
}

#[test]
fn how_many_rows_pass_a_mark() {
    let table = "\
Table 5. Solved, by force

Force        Solved
Eastmere      17.1%
Northmere     15.4%
Southmere     14.2%
Westmere      12.0%
Midmere       11.5%

";
    assert_eq!(
        found(&format!("{table}Four forces have a rate above 14%.\n")),
        [(Kind::ListCount, "Four".to_owned())]
    );
    for right in [
        "Three forces have a rate above 14%.",
        "Two forces have a rate below 14%.",
        // No row is near it, and one stands at it.
        "Four forces have a rate above 40%.",
        "Four forces have a rate above 14.2%.",
    ] {
        assert_eq!(found(&format!("{table}{right}\n")), [], "of {right}");
    }
}

#[test]
fn a_sentence_repeats_what_its_row_has() {
    let table = "Table 1: Recorded crime by type\n\n| Offence | 2029/30 | 2030/31 |\n|---|---|---|\n| Burglary | 1,204 | 1,092 |\n| Robbery | 205 | 190 |\n| Drug crime | 1,843 | 1,802 |\n| All crime | 3,252 | 3,084 |\n\n";
    let with = |sentence: &str| format!("{table}{sentence}\n");
    let change = Kind::PercentageChangeTwice;
    one_wrong(
        found_and_should,
        &with("Burglary fell by 9% in the year."),
        ("by 9%", "by 12%"),
        (change, "12%", "-9.3%"),
    );
    one_wrong(
        found_and_should,
        &with("All crime is down 5% on last year."),
        ("down 5%", "down 9%"),
        (change, "9%", "-5.2%"),
    );
    one_wrong(
        found_and_should,
        &with("Burglary accounts for 35% of all crime."),
        ("35%", "53%"),
        (Kind::ShareOfTotal, "53%", "35.4%"),
    );
    one_wrong(
        found_and_should,
        &with("Drug crime had 1,802 offences."),
        ("had 1,802", "had 1,812"),
        (Kind::CountTwice, "1,812", "1,802"),
    );
    for sentence in [
        "Burglary fell by 12% in the last quarter.",
        "Burglary fell by 12% since 2025.",
        "Burglary of sheds fell by 12% in the year.",
        "Burglary fell by 12% in Northgate and rose elsewhere.",
        "Nationally, burglary fell by 12%.",
        "Burglary accounts for 53% of the calls to the night team.",
        "Drug crime had 1,812 victims by March.",
    ] {
        assert_eq!(found_and_should(&with(sentence)), [], "of {sentence}");
    }
}

#[test]
fn a_sentence_repeats_the_rate_of_its_row() {
    let text = "Table 1: Offences by ward\n\n| Ward | Offences | Population | Rate per 1,000 |\n|---|---|---|---|\n| Ashby | 1,204 | 15,050 | 80.0 |\n| Borley | 205 | 10,250 | 20.0 |\n| Corwen | 1,843 | 18,430 | 100.0 |\n\nBorley had the lowest rate at 20.0 per 1,000.\n";
    one_wrong(found_and_should, text, ("at 20.0", "at 25.0"), (Kind::RateTwice, "25.0", "20.0"));
}
