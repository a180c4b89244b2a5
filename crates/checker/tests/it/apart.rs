//! What sentences say apart, on invented texts: what is wrong is found, and what looks alike and is true is not.

use checker::Kind;

use crate::texts::{found_and_should as found, one_wrong};

/// Texts that give nothing.
fn none(texts: &[&str]) {
    for text in texts {
        assert_eq!(found(text), [], "of\n{text}");
    }
}

#[test]
fn a_change_has_its_base_in_another_sentence() {
    let text = "Domestic abuse\n\nIn June 2030 domestic abuse offences stood at 261. In June 2031 there were 227 domestic abuse offences, a fall of 13% on June 2030.\n";
    one_wrong(found, text, ("13%", "20%"), (Kind::PercentageChange, "20%", "-13.03%"));
    let text = "Burglary\n\nThere were 180 burglaries in May 2031, a fall of 10% on May 2030, when there were 200.\n";
    one_wrong(found, text, ("10%", "30%"), (Kind::PercentageChange, "30%", "-10.00%"));
    let text = "Burglary\n\nIn May 2031 burglary fell 10% to 180. In May 2030 there were 200 burglaries.\n";
    one_wrong(found, text, ("10%", "30%"), (Kind::PercentageChange, "30%", "-10.00%"));
}

#[test]
fn a_base_of_another_thing_or_time_is_none() {
    none(&[
        // Another month is meant.
        "Burglary\n\nThere were 200 burglaries in May 2030. In May 2031 there were 180 burglaries, a fall of 30% on April 2031.\n",
        // Another place.
        "Burglary\n\nThere were 200 burglaries in Westmoor in May 2030. There were 180 burglaries in Eastmoor in May 2031, a fall of 30% on May 2030.\n",
        // A part.
        "Burglary\n\nThere were 200 burglaries in May 2030. In May 2031 there were 180 burglaries of sheds, a fall of 30% on May 2030.\n",
        // Under another title.
        "Alder ward\n\nThere were 200 burglaries in May 2030.\n\nBirch ward\n\nThere were 180 burglaries in May 2031, a fall of 30% on May 2030.\n",
        // The month before is meant.
        "Burglary\n\nIn May 2031 burglary fell 5% to 190. In May 2030 there were 240 burglaries. In April 2031 there were 200 burglaries.\n",
        // The count is of the year that fell.
        "Burglary\n\nBurglary fell by 12% in 2031, when there were 2,400 burglaries. In 2030 there were 2,727 burglaries.\n",
        // Not exact.
        "Burglary\n\nThere were about 200 burglaries in May 2030. There were 180 burglaries in May 2031, a fall of 11% on May 2030.\n",
    ]);
}

#[test]
fn one_count_is_said_once() {
    let text = "Burglary\n\nThere were 1,474 burglaries in Westmoor in 2031.\n\nSummary\n\nIn 2031 there were 1,474 burglaries in Westmoor.\n";
    one_wrong(
        found,
        text,
        ("In 2031 there were 1,474", "In 2031 there were 1,476"),
        (Kind::CountTwice, "1,476", "1,474"),
    );
    let text = "Robbery\n\nRobbery fell from 310 offences in 2030 to 256 in 2031.\n\nRobbery in detail\n\nThere were 256 robberies in 2031.\n";
    one_wrong(found, text, ("256 robberies", "265 robberies"), (Kind::CountTwice, "265", "256"));
    none(&[
        "Burglary\n\nThere were 1,474 burglaries in Westmoor in 2031. There were 1,410 burglaries in Eastmoor in 2031.\n",
        "Alder ward\n\nThere were 74 burglaries in 2031.\n\nBirch ward\n\nThere were 76 burglaries in 2031.\n",
        "Burglary\n\nThere were 74 burglaries in 2031. At least 70 burglaries in 2031 were at night. There were 78 burglaries and robberies in 2031.\n",
    ]);
}

#[test]
fn two_years_that_are_nearly_one() {
    let text = "Robbery\n\nThere were 2,185 robberies between February 2030 and January 2031.\n\nRobbery in the year\n\nIn 2030 there were 2,228 robberies.\n";
    one_wrong(found, text, ("2,228", "6,528"), (Kind::CountTwice, "6,528", ""));
    none(&[
        "Robbery\n\nThere were 2,185 robberies in 2028.\n\nRobbery in the year\n\nIn 2030 there were 6,528 robberies.\n",
    ]);
}

#[test]
fn a_rate_has_its_count_and_its_population_elsewhere() {
    let text = "Burglary in Westmoor\n\nWestmoor has a population of 204,500. There were 2,814 burglaries in 2031. The burglary rate was 13.8 per 1,000 residents.\n";
    one_wrong(found, text, ("13.8", "17.3"), (Kind::Rate, "17.3", "13.76"));
    none(&[
        // Of households.
        "Burglary in Westmoor\n\nWestmoor has a population of 204,500. There were 2,814 burglaries in 2031. The burglary rate was 33.1 per 1,000 households.\n",
        // Of a quarter, and of some only.
        "Burglary in Westmoor\n\nWestmoor has a population of 204,500. There were 1,114 burglaries from April to June 2031. The burglary rate for 2031 was 13.8 per 1,000 residents.\n",
        "Burglary in Westmoor\n\nWestmoor has a population of 204,500. There were approximately 1,900 burglaries in one sector. The burglary rate was 13.8 per 1,000 residents.\n",
        // Of two populations either can be meant.
        "Burglary in Westmoor\n\nWestmoor has a population of 204,500 and Eastmoor has a population of 162,600. There were 2,814 burglaries in 2031. The burglary rate was 17.3 per 1,000 residents.\n",
    ]);
}

#[test]
fn months_and_spikes_of_a_year() {
    let text = "Domestic abuse\n\nWestmoor had 2,879 domestic abuse incidents in 2031. Domestic abuse incidents peaked at 285 in June 2031.\n";
    one_wrong(found, text, ("2,879", "4,479"), (Kind::Comparison, "285", ""));
    let text = "Burglary\n\nThere were 1,200 burglaries in 2031. There was a spike in March to May 2031, which saw 430 burglaries.\n";
    one_wrong(found, text, ("430", "230"), (Kind::Comparison, "230", ""));
    none(&[
        // A peak of another year, and of a week.
        "Burglary\n\nThere were 1,200 burglaries in 2031. Burglaries peaked at 90 in June 2029.\n",
        "Burglary\n\nThere were 1,200 burglaries in 2031. Burglaries peaked at 40 in the first week.\n",
    ]);
}

#[test]
fn a_share_of_the_whole_that_stands_after_its_part_or_before() {
    let text = "Violent crime\n\nIn 2031 there were 1,779 violent offences of the 21,977 offences, accounting for 8.1% of the total.\n";
    one_wrong(found, text, ("8.1%", "7.8%"), (Kind::ShareOfTotal, "7.8%", "8.09%"));
    let text = "Violent crime\n\nThere were 21,977 offences in 2031. Violence had 6,413 offences, accounting for 29.2% of all offences.\n";
    one_wrong(found, text, ("29.2%", "39.2%"), (Kind::ShareOfTotal, "39.2%", "29.18%"));
    // Of all there are elsewhere, no share can be told.
    none(&[
        "Violent crime\n\nThere were 300 arrests in 2031. Drugs had 20 arrests, accounting for 5% of all convictions.\n",
    ]);
}

#[test]
fn one_row_has_more_than_another() {
    let table = "Table 1: Burglary in 2031\n\nDistrict    Offences    Population    Rate per 1,000\nAlder     1,240       124,000       10.0\nBirch     980         140,000       7.0\nCedar     1,560       130,000       12.0\nSorrel    450         90,000        5.0\n\n";
    let text = format!(
        "{table}Birch had a lower rate than Alder. Cedar has the second largest population.\n"
    );
    one_wrong(
        found,
        &text,
        ("a lower rate", "a higher rate"),
        (Kind::Comparison, "Birch had a higher rate than Alder", ""),
    );
    one_wrong(
        found,
        &text,
        ("the second largest", "the third largest"),
        (Kind::Rank, "Cedar has the third largest population", ""),
    );
    let text = format!(
        "{table}Birch had a larger population than Alder. Alder had more offences than Birch. In 2025 Birch had a higher rate than Alder.\n"
    );
    none(&[&text]);
}

#[test]
fn a_rank_is_that_of_its_measure_and_year() {
    let table = "| District | TFMV Rate 30 | TFMV Rank 30 | TOMV Rate 30 | TOMV Rank 30 | TOMV Rate 31 | TOMV Rank 31 |\n|---|---|---|---|---|---|---|\n| Alder | 4.1 | 1 | 2.9 | 2 | 2.1 | 1 |\n| Birch | 5.2 | 2 | 3.5 | 4 | 2.8 | 3 |\n| Cedar | 6.3 | 3 | 2.4 | 1 | 2.6 | 2 |\n| Sorrel | 7.4 | 4 | 3.0 | 3 | 3.9 | 4 |\n\nBirch is a district. Birch has two stations. Birch has one market. Birch has one park.\n";
    let text = format!(
        "Vehicle crime\n\nIn 2030 Birch had the 2nd lowest rate of theft from motor vehicles and the 4th lowest rate of theft of motor vehicles.\n\nIn 2031 Birch had the 3rd lowest rate of theft of motor vehicles.\n\n{table}"
    );
    one_wrong(found, &text, ("and the 4th", "and the 2nd"), (Kind::Rank, "2nd", "4"));
    one_wrong(found, &text, ("the 3rd", "the 4th"), (Kind::Rank, "4th", "3"));
}
