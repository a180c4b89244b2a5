//! What a figure is of: wholes that a table does not show, columns and rows that are no parts, lists of something else. Each
//! text that is right gives nothing, and the same with one part changed is found.

use checker::Kind;

use crate::texts::{found, found_and_should, one_wrong};

/// A text gives nothing; with one part changed it gives one finding.
fn wrong(text: &str, change: (&str, &str), kind: Kind, says: &str, should: &str) {
    one_wrong(found_and_should, text, change, (kind, says, should));
}

#[test]
fn shares_of_more_than_the_rows_are_not_held_against_their_sum() {
    let wider = "| Kind | Offences | Share |\n|---|---|---|\n| Arson | 89 | 6.2% |\n| Robbery | 61 | 4.3% |\n| Fraud | 32 | 2.2% |\n| Theft | 1,020 | 71.4% |\n| Drugs | 21 | 1.5% |\n| Violence | 200 | 14.0% |\n";
    assert_eq!(found(wider), []);
    // Shares of all rows add up to a hundred, and no other whole makes more of them right.
    let all = wider.replace("6.2%", "6.3%").replace("71.4%", "71.7%").replace("14.0%", "14.1%");
    wrong(&all, ("14.1%", "16.4%"), Kind::ShareOfTotal, "16.4%", "14.055%");
    // A row that gives the whole settles it.
    let total = format!("{wider}| Total | 1,429 | 100.0% |\n")
        .replace("| Fraud | 32 |", "| Fraud | 38 |")
        .replace("2.2%", "2.7%");
    wrong(&total, ("71.4%", "74.1%"), Kind::ShareOfTotal, "74.1%", "71.38%");
}

#[test]
fn shares_are_of_the_total_that_the_last_row_gives_and_not_of_the_sum() {
    let table = "Table 2: Services used; people may use several\n\nSetting Count %\n\nCommunity 1,777 99%\n\nInpatient 15 1%\n\nFamily doctor 8 0%\n\nResidential 20 1%\n\nRecovery 2 0%\n\nAll people 1,790 -\n";
    wrong(table, ("1,790", "1,729"), Kind::ShareOfTotal, "99%", "102.78%");
}

#[test]
fn a_number_near_a_table_is_not_its_total_where_another_explains_more() {
    let table = "Table 3: Causes\n\nCause Count %\n\nFalls 57 89%\n\nFire 20 31%\n\nWater 18 28%\n\nCold 10 16%\n\nHeat 25 39%\n\nTraffic 3 5%\n\nStorm 4 6%\n\nFlood 2 3%\n\nIce 7 11%\n\nSnow 1 2%\n\nThe survey of 65 streets had more falls.\n";
    assert_eq!(found(table), []);
    let named = table.replace("survey of 65 streets had", "64 cases had");
    wrong(&named, ("10 16%", "10 19%"), Kind::ShareOfTotal, "19%", "15.62%");
}

#[test]
fn a_sum_of_columns_is_of_those_that_leave_least_wrong() {
    let table = "Table 4: Pensions in payment\n\nArea All Own Partner Later Earlier Other\n\nAlder 450 330 115 5 0 0\n\nBirch 325 250 75 0 0 0\n\nCedar 195 150 45 0 0 0\n\nDeepdale 340 255 85 0 0 0\n\nElmby 2210 1680 525 60 30 30\n\nFarby 370 270 95 40 30 10\n\nGorby 215 175 35 20 0 20\n\nHornby 560 430 130 0 0 0\n";
    wrong(table, ("560 430", "860 430"), Kind::SumOfParts, "860", "560");
}

#[test]
fn a_total_is_not_held_against_rows_that_were_torn_from_others() {
    let rows = "Table 5: People by place\n\nNorth 1,538\n\nnotes\n\nPlaces are those of the survey.\n\nSome people moved.\n\nSome came back.\n\nThe survey was in May.\n\nIt was sent by post.\n\nMost were sent back.\n\nSome were not.\n\nThey were not counted.\n\nEast 2,100\n\nWest 3,600\n\nSouth 4,100\n\nTotal 11,338\n";
    assert_eq!(found(rows), []);
    let torn = rows.replace("North 1,538\n\n", "");
    assert_eq!(found(&torn), [(Kind::SumOfParts, "11,338".to_owned())]);
}

#[test]
fn a_list_is_of_the_number_before_it_and_of_nothing_else() {
    let goes_back = "These three aims were set:\n\n1. That patrols would be shared.\n2. That lights would be mended.\n3. That streets would be clean.\n\n2. Method\n";
    wrong(goes_back, ("three", "four"), Kind::ListCount, "four", "3");
    let inside = "The survey gives two measures of want: relative and absolute.\n\n- The relative one fell.\n- The absolute one rose.\n- Both are high.\n";
    assert_eq!(found(inside), []);
    let led = "The survey gives three measures of want:\n\n- The relative one.\n- The absolute one.\n- The lasting one.\n";
    wrong(led, ("three", "two"), Kind::ListCount, "two", "3");
    let by_what = "People were put into 5 groups, according to whether they could:\n\n- get out of bed\n- dress\n- wash\n- eat\n";
    assert_eq!(found(by_what), []);
    let torn = "The audit has five parts:\n\n- Who the people were.\n- Where they lived.\n\n•\n\n•\n\nWhat was done.\n";
    assert_eq!(found(torn), []);
    assert_eq!(found(&torn.replace("•\n\n", "")), [(Kind::ListCount, "five".to_owned())]);
}

#[test]
fn a_year_is_no_later_than_its_own_month() {
    let text = |year: &str| {
        format!(
            "Claims\n\nThe latest data are to August 2024.\n\nClaims in {year}\n\nThere were 300.\n"
        )
    };
    assert_eq!(found(&text("2024")), []);
    assert_eq!(found(&text("October 2024")), [(Kind::Period, "to August 2024".to_owned())]);
}

#[test]
fn a_share_can_be_of_what_its_whole_is_a_share_of() {
    let text = "Of the people asked, 108 (49%) drank each week. Of these 108, 55 did so daily and 38 (17%) had stopped.\n";
    wrong(text, ("38 (17%)", "38 (27%)"), Kind::ShareOfTotal, "27%", "35.19%");
}

#[test]
fn a_population_hardly_grows_by_more_than_two_in_a_hundred() {
    let text = |rate: &str| {
        format!(
            "Burglary\n\nBurglary fell from 2,700 to 1,400 offences. The rate of burglary fell from 9.000 to {rate} per 1,000 residents.\n"
        )
    };
    // 300,000 people, and 306,000 or 309,000.
    assert_eq!(found(&text("4.575")), []);
    assert_eq!(found(&text("4.531")), [(Kind::ImpliedPopulation, "9.000 to 4.531".to_owned())]);
}

#[test]
fn shares_in_brackets_are_of_the_places_that_they_name() {
    let text = "Police made 697 searches. Of the 697 searches, more than half (55%) were in three towns (24% in Ashby, 21% in Borley and 10% in Corby). Of the 697, 209 (30%) found something.\n";
    wrong(text, ("209 (30%)", "209 (40%)"), Kind::ShareOfTotal, "40%", "29.99%");
}

#[test]
fn changes_that_each_have_their_number_in_brackets_are_no_pair() {
    let text = "The young will grow by 2.6% (1,300 people), those at work by 3.9% (5,656 people) and the old by 19.9% (8,095 people).\n";
    assert_eq!(found(text), []);
    let fewer = "Three ages fell most: the first with -3.2% (170 fewer women), the next with -3% (162 fewer women) and the last with -2.9% (184 fewer women).\n";
    assert_eq!(found(fewer), []);
    let pair = "In May 927 were stolen, a 13% fall from May of last year (1,061).\n";
    wrong(pair, ("13%", "31%"), Kind::PercentageChange, "31%", "-12.63%");
}

#[test]
fn two_comparisons_are_of_the_first_level() {
    let text = "The town grew by 0.53%, which is 1% less than the county at 1.53% and 0.56% less than the country at 1.09%.\n";
    wrong(
        text,
        ("0.56%", "0.65%"),
        Kind::DifferenceOfPercentages,
        "0.65%",
        "0.6 percentage points, or 51.4%",
    );
    let finer = "The town grew by 0.3%, which is 1.16% less than the county at 1.47%.\n";
    wrong(
        finer,
        ("1.16%", "1.61%"),
        Kind::DifferenceOfPercentages,
        "1.61%",
        "1.2 percentage points, or 79.6%",
    );
}

#[test]
fn an_ordinal_with_its_mark_of_position_counts_nothing() {
    let text = "Alder\n<ul>\n<li>Alder ranks 21<sup>st</sup> out of 21 wards in the town where 1 is the poorest.</li>\n<li>Of the 6 parts within the ward, 5 are in the 10<sup>th</sup> tenth (10% richest of the country) with the other in the 9<sup>th</sup> tenth (20% richest of the country).</li>\n</ul>\n";
    assert_eq!(found(text), []);
}
