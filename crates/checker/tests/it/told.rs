//! What real documents print and is no error: each beside the same with one figure changed, which is found.

use checker::{Kind, Severity};

use crate::texts::{self, Told, checked, told};

/// What is found in a text that contradicts.
fn found(text: &str) -> Vec<Told> {
    let findings = checked(text).findings.into_iter();
    findings.filter(|finding| finding.severity == Severity::Contradiction).map(told).collect()
}

/// A text gives nothing; with one part changed it gives one finding.
fn one_wrong(text: &str, change: (&str, &str), kind: Kind, says: &str, should: &str) {
    texts::one_wrong(found, text, change, (kind, says, should));
}

/// Texts that give nothing.
fn none(texts: &[&str]) {
    for text in texts {
        assert_eq!(found(text), [], "of\n{text}");
    }
}

#[test]
fn a_table_that_goes_on_from_another_page_has_no_total_here() {
    let table = "Type    2023    2024    Solved    Open\nArson    110    90    3    41\nFraud    300    310    12    52\nTheft    205    190    10    63\nTotal    2,615    2,590    25    186\n";
    none(&[table]);
}

#[test]
fn subtotals_are_parts_of_the_total_once() {
    let table = "Source    2023    2024\nRents    500    510\nFees    120    130\nGifts    40    60\nFees and gifts    160    190\nGrants    300    310\nTotal    960    1,010\n";
    one_wrong(table, ("960    1,010", "960    1,100"), Kind::SumOfParts, "1,100", "1,010");
}

#[test]
fn every_second_row_is_of_one_thing() {
    let table = "Where    Apr    May    Jun\nNorth new    13    15    21\nNorth again    75    66    73\nSouth new    11    12    10\nSouth again    12    17    11\nAll new    24    27    31\nAll again    87    83    84\n";
    none(&[table]);
}

#[test]
fn a_blank_is_nothing_or_is_hidden() {
    let table = "| Name | Fees | Shares | Other | Total |\n|---|---|---|---|---|\n| Alder | 1,200 | 146 | 400 | 1,746 |\n| Birch | 1,310 | 146 | — | 1,456 |\n| Cedar | 1,280 | 146 | — | 1,426 |\n| Dogwood | 1,150 | 146 | 300 | 1,596 |\n| Elm | 1,050 | 146 | — | 1,196 |\n";
    one_wrong(table, ("300 | 1,596", "300 | 1,569"), Kind::SumOfParts, "1,569", "1,596");
    let hidden = table.replace("— | 1,196", "* | 1,206").replace("300", "<310");
    none(&[&hidden]);
}

#[test]
fn a_share_can_be_of_two_together() {
    let table = "Area    Empty    Lived in\nAlder    120 (2.6%)    4,430 (97.4%)\nBirch    230 (3.8%)    5,870 (96.2%)\nCedar    85 (1.3%)    6,250 (98.7%)\nDogwood    155 (2.9%)    5,230 (97.1%)\n";
    none(&[table]);
    let spoilt = table.replace("(3.8%)", "(4.8%)");
    assert!(
        found(&spoilt)
            .iter()
            .any(|(kind, says, _)| *kind == Kind::ShareOfTotal && says.contains("4.8"))
    );
}

#[test]
fn shares_of_nothing_tell_nothing() {
    let table = "| Name | Target (£) | Cap (%) | Sales (%) | Profit (%) | Plans (%) | Own (%) |\n|---|---|---|---|---|---|---|\n| Alder | 1,113,000 | 111 | 20 | 60 | 18 | 2 |\n| Birch | 225,000 | 150 | 0 | 0 | 0 | 100 |\n| Cedar | 615,000 | 150 | 0 | 0 | 0 | 100 |\n| Dogwood | 300,000 | 150 | 0 | 0 | 0 | 100 |\n";
    none(&[table]);
}

#[test]
fn what_is_in_per_cent_goes_up_by_points() {
    let table = "| | 2024 | 2023 | % Change |\n|---|---|---|---|\n| Income | 4,210 | 4,010 | 5.0 |\n| Costs | 1,260 | 1,200 | 5.0 |\n| Staff | 380 | 400 | (5.0) |\n| Margin (%) | 73.2 | 72.2 | 1.0 |\n| Gifts | 220 | 200 | 10.0 |\n";
    one_wrong(
        table,
        ("220 | 200 | 10.0", "220 | 200 | 12.0"),
        Kind::PercentageChange,
        "12.0",
        "10.00%",
    );
}

#[test]
fn estimates_are_rounded() {
    let table = "Disorder    All    North    South    East\nAnxiety    3,270    1,890    480    900\nMixed    600    350    90    170\nPanic    560    320    80    150\nPhobias    1,180    680    180    320\nOther    1,790    1,040    270    480\n";
    one_wrong(table, ("1,790", "1,970"), Kind::SumOfParts, "1,970", "1,790");
}

#[test]
fn rounded_shares_add_up_to_nearly_a_hundred() {
    let table = "Answer    Number    %\nYes    79    45%\nNo    44    25%\nPerhaps    33    19%\nNever    11    6%\nAlways    7    4%\nTotal    174    99%\n";
    one_wrong(table, ("25%", "52%"), Kind::ShareOfTotal, "52%", "25.29%");
}

#[test]
fn a_cell_whose_row_and_column_disagree_spoils_no_sum() {
    let table = "| Age | All | North | South | East | West |\n|---|---|---|---|---|---|\n| Young | 42 | 1 | 31 | 3 | 7 |\n| Older | 223 | 13 | 115 | 49 | 46 |\n| Old | 298 | 23 | 157 | 76 | 42 |\n| Unknown | 4 | 0 | 3 | 1 | 0 |\n| Total | 567 | 37 (7%) | 306 (54%) | 129 (23%) | 95 (17%) |\n";
    one_wrong(table, ("3 | 1 | 0", "3 | 1 | 4"), Kind::SumOfParts, "4", "8");
}

#[test]
fn sections_are_no_ranks() {
    none(&[
        "Contents\n\n1 Introduction 8\n1.1 What it is 8\n1.2 Why it is done 9\n1.3 How it is done 10\n2.1 Need 10\n2.2 Decay 10\n2.3 Care 11\n2.4 Help 12\n",
    ]);
}

#[test]
fn more_than_so_much_compares_with_nothing() {
    none(&[
        "Growth stays at 9.1%, and investment grows at more than 25% a year.",
        "The share went from 62% in 2003 to more than 68% in 2004.",
        "The 112 areas (21% of all areas) had more than 70% of adults active.",
        "The rate was around 9% lower than the guidelines but 7.8% higher than the average.",
    ]);
    one_wrong(
        "The town fell by 24.5%, more than the county’s 21%.",
        ("24.5%", "14.5%"),
        Kind::Comparison,
        "14.5%",
        "",
    );
}

#[test]
fn a_list_is_of_what_is_counted() {
    none(&[
        "Our work has two parts: Goods and Services and Plans and Ideas.",
        "New films will include 50 First Walks, Kill Time: Volume Two, Gold and The Agent.",
        "It was tried in three large trials in different places and has shown the following outcomes:\n\n• Better care\n• Better schools\n",
        "The following was found across three units:\n\n• Good food\n• Clean rooms\n",
        "Decile 1 represents the most deprived 10% of the areas and decile 10 represents the least deprived 10%.",
        "The four key steps are:\n\n1. Spend on help\n2. Better figures:\n\nFirst of all by place.\n\n3. Training\n4. Visits\n",
    ]);
    one_wrong(
        "The five aims are:\n\n1. Help\n2. Figures\n3. Training\n4. Visits\n5. Homes\n",
        ("five", "six"),
        Kind::ListCount,
        "six",
        "5",
    );
}

#[test]
fn a_change_is_of_the_values_of_its_clause() {
    none(&[
        "As output is set to grow by 6% per year on average, its share would rise from 5bn euros in 2014 to 9bn euros by 2020.",
        "The report suggests doubling the money for candidates, while cutting limits from £20m to £15m.",
        "Losses were halved in 2004 to $250m (£104m; 151m euros) from $500m the year before.",
        "Obesity in Year 6 (18.4%) was more than twice that in Reception (8.9%), that is 1,620 children compared with 735.",
    ]);
    one_wrong(
        "The grant was doubled, from £20m to £40m.",
        ("£40m", "£15m"),
        Kind::Qualifier,
        "doubled",
        "0.75 times",
    );
}

#[test]
fn parts_are_of_the_whole_that_is_meant() {
    none(&[
        "Ten friends eat, but only 4 pay for it and 6 of them walk away.",
        "All of these 111, 999 and emergency rates are lower.",
        "The district is ranked 131st of 152 (1 being the most deprived and 152 being the least).",
        "Over four years the town had 80 cases of which 42 were in 2022 and 30 in 2023.",
        "Active are 71.2% of 55-74s, 67.1% of 16-34s and 48.6% of the oldest.",
    ]);
    one_wrong(
        "Sixteen were visited; 12 of them asked for help.",
        ("12", "18"),
        Kind::PartExceedsWhole,
        "18",
        "at most Sixteen",
    );
}

#[test]
fn a_weekday_is_held_against_the_years_of_a_dated_document() {
    none(&[
        "The game opens on Tuesday 9 November, as it did in 2001.",
        "Published 20 December 2018\n\nThis Sunday, 6 January, marks the day.",
    ]);
    one_wrong(
        "Published 20 December 2018\n\nThe board met on Tuesday 4 December.",
        ("Tuesday", "Monday"),
        Kind::Date,
        "Monday 4 December",
        "",
    );
}

#[test]
fn what_reads_backwards_and_is_understood_is_a_remark() {
    let findings =
        checked("The increase in costs from year 2018 to 2017 was due to wages.").findings;
    assert!(
        matches!(&*findings, [one] if one.kind == Kind::DateOrder && one.severity == Severity::Remark)
    );
}

#[test]
fn ages_and_limits_are_no_wholes() {
    none(&[
        "Around 15,100 claims were made, which is 7.7% of the 66+ population.",
        "Of those asked, 95% of 15 and under are in good health.",
        "An estimate is 28,437 (95% CI: 23,200–35,439) men and 4,761 (95% CI: 2,972–8,046) women.",
        "Of the 425 users starting in 2018/19, 194 smoked at the start (48% of males and 42% of females).",
        "Boxes say 457 (66%) of 227 (46%) of 346 (71%) of people.",
    ]);
    one_wrong(
        "Answers came from 36% of the 50 asked.",
        ("50", "43"),
        Kind::Grim,
        "36%",
        "34.9% or 37.2%",
    );
    let limits = "Age    People    Share    From    To\nYoung    101    9%    8%    11%\nOlder    302    28%    27%    30%\nMiddle    351    32%    31%    34%\nOld    331    31%    30%    33%\n";
    none(&[limits]);
}

#[test]
fn less_than_a_quarter_is_no_level() {
    none(&[
        "Over a third (36%) gave this answer, compared with less than a quarter (25%) in other towns.",
        "Of those asked, 31% had lived there for less than 5 years compared with 22% elsewhere.",
        "Single admissions are fewer than half (43.5%) of all.",
        "One in three (29.9%) records were of people who were single.",
        "The rate rose by one percentage point, from 12.6% to 13.7%.",
    ]);
    one_wrong("One in ten (9%) were young.", ("9%", "19%"), Kind::Qualifier, "One in ten", "19.0%");
}

#[test]
fn what_stands_in_brackets_can_be_the_difference() {
    none(&[
        "There were 975 children, an increase of 7.6% (69 children) on the year before.",
        "The risk doubled from 1 in 1000 to 2 in 1000.",
        "In all seven towns were named: four larger towns (Ashby, Borley, Corby and Denby) and three small ones.",
        "A further seven answered with a scheme (Homes and Health Fund).",
    ]);
}

#[test]
fn totals_can_stand_first() {
    let table = "Area    Number\nCity    43\nEast total    77\nAlder    18\nBirch    9\nCedar    17\nElm    33\nWest total    152\nFir    60\nGorse    50\nHolly    42\n";
    none(&[table]);
}

#[test]
fn a_total_that_is_one_off_with_others_is_rounded() {
    let table = "Age    2023    2024    2025\nYoung    1,203    1,310    1,404\nMiddle    2,301    2,412    2,520\nOld    1,105    1,207    1,301\nTotal    4,610    4,930    5,225\n";
    none(&[table]);
    one_wrong(
        &table.replace("4,610", "4,609").replace("4,930", "4,929"),
        ("5,225", "5,252"),
        Kind::SumOfParts,
        "5,252",
        "5,225",
    );
}

#[test]
fn tenths_of_a_list_are_no_places() {
    let table = "Area    Rate    People    Rank\nAlder    73.1%    2,500    1\nBirch    68.2%    2,700    1\nCedar    67.5%    2,841    1\nElm    61.0%    2,600    2\nFir    58.0%    2,100    2\n";
    none(&[table]);
}

#[test]
fn comparable_sales_are_not_sales() {
    let text = "Table 1\n\nLine    2024    2023    Change\nSales    6,712    6,433    4.3%\nCosts    3,200    3,100    3.2%\n\nComparable sales increased 3.4% for the year.\n";
    none(&[text]);
}
