//! Tables of every style: what binds their cells is found, the cell that fits least is blamed, and what is right is left.

use checker::Kind;

use crate::texts::{self, found_and_should as found};

/// A table gives nothing; with one part changed it gives one finding.
fn one_wrong(text: &str, change: (&str, &str), kind: Kind, says: &str, should: &str) {
    texts::one_wrong(found, text, change, (kind, says, should));
}

#[test]
fn a_change_is_held_against_the_pair_of_years_that_most_rows_fit() {
    let table = "Table 1: Calls by ward\n\nWard      2021/22  2022/23  2023/24  % change 2021/22 to 2023/24\nAlder         612      588      541  -11.6%\nBirch         371      366      352   -5.1%\nCedar         244      230      225   -7.8%\nDeepdale      432      401      335  -22.5%\nBOROUGH     1,659    1,585    1,453  -12.4%\n";
    one_wrong(table, ("-7.8%", "-8.7%"), Kind::PercentageChange, "-8.7%", "-7.79%");
    one_wrong(table, ("1,585", "1,558"), Kind::SumOfParts, "1,558", "1,585");
}

#[test]
fn of_a_row_and_a_column_that_do_not_add_up_the_cell_of_both_is_blamed() {
    let table = "Table 2: Use of the powers\n\nAction Year 1 Year 2 Year 3 All\n\nWarnings 400 380 300 1,080\n\nTins taken 160 150 120 430\n\nNotices 50 70 60 180\n\nCourts 4 6 3 13\n\nAll actions 614 606 483 1,703\n";
    one_wrong(table, ("120 430", "120 450"), Kind::SumOfParts, "450", "430");
    one_wrong(table, ("50 70", "50 80"), Kind::SumOfParts, "80", "70");
    one_wrong(table, ("483 1,703", "483 1,730"), Kind::SumOfParts, "1,730", "1,703");
}

#[test]
fn the_value_before_stands_in_brackets() {
    let table = "Table A. Reports by quarter (last year in brackets)\n\n              Incidents        Crimes         All\nQuarter 1     1,000 (1,010)      800 (720)    1,800 (1,730)\nQuarter 2     1,100 (1,090)      850 (760)    1,950 (1,850)\nQuarter 3     1,030 (1,040)      840 (750)    1,870 (1,790)\nTotal         3,130 (3,140)    2,490 (2,230)  5,620 (5,370)\n";
    one_wrong(table, ("1,870 (", "1,780 ("), Kind::SumOfParts, "1,780", "1,870");
}

#[test]
fn bars_part_cells_and_a_rate_is_per_what_most_rows_fit() {
    let table = "Table 1\n\nArea | Population | 2023 | 2024 | % change | Rate per 10,000\nAlder | 20,000 | 1,500 | 1,600 | +6.7% | 800\nBirch | 10,000 | 900 | 850 | -5.6% | 850\nCedar | 5,000 | 310 | 300 | -3.2% | 600\nCounty | 35,000 | 2,710 | 2,750 | +1.5% | 786\n";
    one_wrong(table, ("-5.6% | 850", "-5.6% | 580"), Kind::Rate, "580", "850.0");
}

#[test]
fn rows_stand_one_cell_a_line() {
    let table = "Table 2 Crimes by ward\n\nRank\nWard\nPeople\nCrimes\nCrimes per 1,000\n\n1\nAlder Cross\n10,000\n500\n50.0\n\n2\nBirch\n20,000\n900\n45.0\n\n3\nCedar\n5,000\n200\n40.0\n\n4\nDeepdale\n8,000\n240\n30.0\n";
    one_wrong(table, ("45.0", "42.0"), Kind::Rate, "42.0", "45.00");
}

#[test]
fn rates_can_be_of_a_population_that_the_table_does_not_show() {
    let table = "Table 1: Recorded crime\n\nOffence type 2023/24 2024/25 Rate per 1,000\n\nViolence 280 300 3.0\n\nRobbery 40 50 0.5\n\nBurglary 90 100 1.0\n\nVehicle crime 210 200 2.0\n\nArson 60 70 0.7\n\nOther 350 360 3.6\n";
    one_wrong(table, ("200 2.0", "200 4.0"), Kind::Rate, "4.0", "2.00");
}

#[test]
fn a_total_has_many_names() {
    let table = "Month   Apr   May   Jun   Total\nCouncil 38    41    35    114\nPolice  214   262   305   781\nBoth    252   303   340   895\n";
    one_wrong(table, ("303", "330"), Kind::SumOfParts, "330", "303");
    let html = "<table><tr><th>Ward</th><th>May</th><th>June</th><th>Total</th></tr><tr><td>Alder</td><td>10</td><td>12</td><td>22</td></tr><tr><td>Birch</td><td>20</td><td>25</td><td>45</td></tr><tr><td>Cedar</td><td>30</td><td>31</td><td>61</td></tr><tr><td>The district</td><td>60</td><td>68</td><td>128</td></tr></table>";
    one_wrong(html, ("<td>22", "<td>32"), Kind::SumOfParts, "32", "22");
}

#[test]
fn what_a_table_leaves_out_or_says_within_is_no_error() {
    let largest = "Table 3 Types (largest three; the total includes types not shown)\n\nType 2023 2024 Change\nViolence 300 310 +3.3%\nBurglary 200 190 -5.0%\nDrugs 100 110 +10.0%\nAll crime 700 720 +2.9%\n";
    one_wrong(largest, ("-5.0%", "-6.0%"), Kind::PercentageChange, "-6.0%", "-5.00%");
    let within = "Type    2023    2024\nViolence    300    310\nof which knife    30    40\nBurglary    200    190\nTotal    500    500\n";
    one_wrong(within, ("500    500", "500    550"), Kind::SumOfParts, "550", "500");
}

#[test]
fn a_share_is_of_what_most_rows_fit() {
    let table = "Item    Budget    Spent    %\nMentors    £310,000    £149,600    48%\nTherapy    £140,000    £58,100    42%\nPatrols    £265,000    £143,100    54%\nTotal    £715,000    £350,800    49%\n";
    one_wrong(table, ("42%", "62%"), Kind::ShareOfTotal, "62%", "41.50%");
}

#[test]
fn of_two_values_with_one_rank_the_one_after_a_gap_is_wrong() {
    let table = "Force    Rate    Rank\nAsh    9.0%    1\nBeech    8.0%    2\nCherry    7.0%    3\nDogwood    6.0%    4\nElm    5.0%    5\n";
    one_wrong(table, ("7.0%    3", "7.0%    4"), Kind::RankOrder, "4", "3");
}

#[test]
fn shares_of_one_answer_each_are_a_hundred() {
    let list = "How people would like to hear from us (one answer each):\n\nEmail 41%\nLetter 22%\nSocial media 19%\nMeetings 8%\nPaper 10%\n";
    one_wrong(list, ("Paper 10%", "Paper 17%"), Kind::SumOfShares, "17%", "107%");
    let several = list.replace("one answer", "up to three answers").replace("10%", "47%");
    assert_eq!(found(&several), []);
}
