//! A change beside its values, an average beside its total, one value beside two averages, on invented texts: what is wrong is
//! found, and what looks alike and is true is not.

use checker::Kind;

use crate::texts::{found_and_should as found, one_wrong};

/// Texts that give nothing.
fn none(texts: &[&str]) {
    for text in texts {
        assert_eq!(found(text), [], "of\n{text}");
    }
}

#[test]
fn a_change_stands_between_its_values() {
    for text in [
        "There were 180 burglaries, down 10% from 200.\n",
        "There were 180 burglaries this year, a fall of 10% from 200.\n",
        "There were 180 burglaries in the year, a decrease of 10% on last year's 200.\n",
        "180 burglaries and thefts\ndown 10% from 200\n",
        "Last year\n\n180\nburglaries and thefts\ndown 10% from 200\n\n360\nrobberies\ndown 5% from 379\n",
    ] {
        let wrong = (Kind::PercentageChange, "30%", "-10.00%");
        one_wrong(found, text, ("10%", "30%"), wrong);
    }
    let text = "There were 220 burglaries, up 10% from 200.\n";
    one_wrong(found, text, ("up", "down"), (Kind::Direction, "10%", "+10.00%"));
}

#[test]
fn a_change_after_another_value_is_not_of_it() {
    none(&[
        "There were 500 crimes, with burglary down 10% from 200.\n",
        "There were 150 arrests and burglary is down 20% from 200.\n",
        "There were 500 crimes in the year, and burglary fell 10%, from 200 to 180.\n",
        "Officers made 220 visits, and thefts are down 20% from 250 to 200.\n",
        "The team of 12 saw crime in the ward, down 10% from 200.\n",
        "There were 180 burglaries, down 10% from 2030.\n",
    ]);
}

#[test]
fn an_average_is_its_total_divided() {
    let text = "The force answered 88,410 calls in the year, an average of 242 a day.\n";
    one_wrong(found, text, ("242", "284"), (Kind::Rate, "284", "242.2"));
    let text = "There were 312 offences in the three months to June 2031, or 104 a month.\n";
    one_wrong(found, text, ("104", "140"), (Kind::Rate, "140", "104.0"));
    let text =
        "Volunteers ran 18 sessions. They saw 2,160 vehicles, an average of 120 a session.\n";
    one_wrong(found, text, ("120", "140"), (Kind::Rate, "140", "120.0"));
    none(&[
        // About as many.
        "There were 312 offences in the year to June 2031, or about 25 a month.\n",
        // Of how long is not said.
        "There were 312 offences, an average of 90 a month.\n",
        // Of two numbers.
        "In the year 200 of 312 offences were at night, or 20 a month.\n",
        // Of a part of the week.
        "There were 312 offences in the year, an average of 2 a weekend.\n",
    ]);
}

#[test]
fn one_value_is_compared_with_two() {
    let text = "The rate in Northgate was 62.2 per 1,000, which is 12.8% lower than the average of the region (71.3) and 25% lower than the average of the country (83.0).\n";
    one_wrong(found, text, ("25%", "35%"), (Kind::Difference, "35%", "-25.06%"));
    one_wrong(found, text, ("12.8%", "18.2%"), (Kind::Difference, "18.2%", "-12.76%"));
}
