//! What statistical bulletins and minutes say truly in forms that look wrong, on invented lines: nothing is found; and what is
//! wrong beside them is.

use checker::Kind;

use crate::texts::found;

/// Nothing is found in any of the texts.
fn silent(texts: &[&str]) {
    for text in texts {
        assert_eq!(found(text), [], "of\n{text}");
    }
}

#[test]
fn shares_of_groups_that_are_named_are_of_no_one_whole() {
    silent(&[
        "Of the 16 to 74 year old students, 29 per cent (1.1 million) had work.\n\nThe percentage of students in work ranged from 26 per cent (182,000) in Northland to 33 per cent (100,000) in the Southlands.\n",
        "70 per cent (190,000) of 45 to 49 year olds could swim, compared with only 46 per cent (12,000) of those aged 85 and over.\n",
        "Visitors came from 80 towns.\n\nNortherners accounted for 279,663 (52%) of the 538,219 visas issued, with Ashby and Borley each accounting for 15% of the total.\n",
        "In 2011, less than half a per cent (138,000) of all residents could not swim.\n\nAgain, 138,000 people could not swim.\n",
        "Only 1,156 (0.4 per cent) of all cases were of children.\n\nThere were 1,156 cases of children. Only 1,156 (0.4 per cent) of all cases were of children.\n",
    ]);
    // Of those who are named, the share is held against them.
    assert_eq!(
        found("Of the 236 people who came, 189 (90%) agreed.\n"),
        [(Kind::ShareOfTotal, "90%".to_owned())]
    );
}

#[test]
fn rates_of_other_people_imply_no_population() {
    let text = |rate: &str| {
        format!(
            "The number of burglaries fell from 3,558 in 2012 to 3,284 in 2013.\n\nThe burglary rate fell from 4.9 in 2012 to 4.7 in 2013 per {rate}.\n"
        )
    };
    silent(&[
        &text("thousand live births"),
        &text("1,000 married people"),
        "The number of robberies fell from 3,558 in 2012 to 3,284 in 2013.\n\nThe male robbery rate fell from 4.9 in 2012 to 4.7 in 2013 per 1,000.\n",
        "The number of robberies fell from 3,558 in 2012 to 3,284 in 2013.\n\nThe robbery rate fell from 4.9 in 2002 to 4.7 in 2003 per 1,000.\n",
        "The number of male robberies fell from 3,558 in 2012 to 3,284 in 2013. The number of female robberies fell from 558 in 2012 to 484 in 2013.\n\nThe male robbery rate is high. The robbery rate fell from 4.9 in 2012 to 4.7 in 2013 per 1,000.\n",
        "Of the regions Ashby had the most robberies (792 compared with 344).\n\nThe robbery rate rose from 19.3 in 2002 to 23.4 in 2007 per 100,000.\n",
    ]);
    let wrong = found(&text("1,000 people"));
    assert_eq!(wrong, [(Kind::ImpliedPopulation, "4.9 to 4.7".to_owned())]);
}

#[test]
fn a_change_is_held_against_values_of_its_own_years() {
    silent(&[
        "The rate of burglary dropped from 13 per 1,000 in 2008/09 to 11 per 1,000 in 2013/14. Burglary in 2013/14 showed a 6% increase compared with the previous year.\n",
        "Burglary showed a 3% rise.\n\nThere were more threats than burglaries. This rose from 174 in 2012/13 to 282 offences in 2013/14.\n",
        "Burglary rose from 53,620 to 64,200.\n\nBurglary occurring in the last 12 months rose by 5% from the previous year.\n",
    ]);
}

#[test]
fn a_percentage_of_another_clause_is_of_other_values() {
    silent(&[
        "The number of burglaries declined between 2003 and 2009 from 153,065 to 113,949 followed by a 4.9% increase in 2010.\n",
        "Energy from waste rose from 3.3 to 3.7 units due to a 32.5% increase in what was burnt.\n",
        "The value rose from £6.9 billion in 2011 to £7.5 billion in 2014, with an annual growth rate of 3.3% since.\n",
        "The number represents a 28% decrease on June (100) and also a 15% decrease on the number recorded in May (85).\n",
        "Rates were higher in men from the 60 to 64 age group onwards: they were 19% higher in that group.\n",
        "Those who said so decreased by over 12 percentage points, to 59 per cent (37.3 million to 33.2 million).\n",
        "Pay was highest in Ashby, at £658 (27% higher than the median of all), and lowest in Borley, at £460 (11% lower than it).\n",
        "This was 2.0% lower than the 2012 figure of 656.5 tonnes, and 23.6% lower than the 1990 figure of 842.0 tonnes.\n",
        "Costs are unchanged (compared with -1.8% for the old series) and 1.9% lower than last year (-0.3% for the old series).\n",
        "New work increased 6.7% although the series remained 8.5% lower than its peak and 12.3% below its earlier peak.\n",
        "There was a gap of -5.7% (that is, the pay of women was higher than that of men), and a gap of 17.5% at the top.\n",
    ]);
    assert_eq!(
        found("The number of burglaries declined from 153,065 to 113,949, a 4.9% decrease.\n"),
        [(Kind::PercentageChange, "4.9%".to_owned())]
    );
}

#[test]
fn lists_with_remarks_names_and_lost_marks_have_the_length_that_is_said() {
    silent(&[
        "The trade is divided into four sectors:\n\n- food stores;\n- other stores;\n- stalls; and\nstores that sell fuel.\n\nThat is all.\n",
        "It is compiled at three levels of detail:\n\n- Level one: the nations.\n- Level two: the counties.\n- Level three: the districts.\n- Some areas are at more than one of them.\n\nThat is all.\n",
        "The four producers of price statistics (Ashby Registry, Office for Prices, Registers of Borley and Land & Property Services, Corby) agreed.\n",
    ]);
}

#[test]
fn dates_of_minutes_can_be_of_the_next_year() {
    silent(&[
        "Minutes of the meeting held on Thursday 1 November 2018\n\nThe next meeting is on Thursday 7th February at 7.30pm.\n",
        "Comparing 2012 to 2011:\n\nEmissions fell.\n",
        "Figures for January to March 2014 are new.\n\nThe latest figures for the year ending December 2013 show a rise.\n\nImmigration statistics, January to March 2014\n",
    ]);
}

#[test]
fn tables_in_thousands_and_rounded_prose_leave_room_for_the_last_digit() {
    let table = |unit: &str, total: &str| {
        format!(
            "Table 1: Families by type\n\n{unit}\n\n| Type | With | Without | Total |\n|---|---|---|---|\n| Married | 4,658 | 7,607 | 12,265 |\n| Living together | 1,175 | 1,685 | {total} |\n| Alone | 1,898 | 1,037 | 2,935 |\n| Apart | 1,205 | 1,037 | 2,242 |\n"
        )
    };
    silent(&[
        &table("Thousands", "2,859"),
        "Of the 62,000 people who came for work, 39,000 had a job and the remaining 24,000 looked for one.\n",
    ]);
    silent(&[
        "Weekly pay was £574 in April 2013, up 1.6% from £564 in 2012.\n",
        "Costs of care (in £million, 2015 prices)\n\n| Kind | 2019 | 2020 | 2025 | 2030 | Growth |\n|---|---|---|---|---|---|\n| All | 618 | 653 | 827 | 1068 | 73% |\n| Homes | 83 | 86 | 107 | 136 | 64% |\n| Social | 299 | 321 | 412 | 535 | 79% |\n| Unpaid | 232 | 242 | 304 | 390 | 68% |\n| Other | 3 | 4 | 5 | 7 | 124% |\n",
    ]);
    assert_eq!(
        found("Weekly pay was £574 in April 2013, up 2.6% from £564 in 2012.\n"),
        [(Kind::PercentageChange, "2.6%".to_owned())]
    );
    let sum = |total: &str| [(Kind::SumOfParts, total.to_owned())];
    assert_eq!(found(&table("", "2,859")), sum("2,859"));
    assert_eq!(found(&table("Thousands", "2,895")), sum("2,895"));
}

#[test]
fn minutes_speak_of_other_meetings_amounts_and_votes() {
    silent(&[
        "MINUTES OF THE PARISH COUNCIL MEETING HELD ON TUESDAY 7 JUNE 2011\n\nPresent: Ms A Reed, Mr B Stone, Mrs C Pool.\n\n1. The minutes of the meeting held on 11/05/11 were agreed as a true record.\n\n2. Report of meeting held with the club 28/05/11.\n\nRESOLVED that it be noted.\n\nMrs C Pool, as secretary of the club, was asked for an update of what it did:\n",
        "Hours £297.64 February Mileage £14.85 2087 Lights £19.10 March Stamps £6.60 February\n",
        "Option 2 passed with 4 ayes (Reed, Stone, Pool, Field) and 2 noes (Hill, Moor).\n",
        "What was decided:\n\n- A session to discuss three matters:\n  - the bridge\n  - the road\n  - the tower\n- A grant was made\n- A report was noted\n",
    ]);
    assert_eq!(
        found("Option 2 passed with 4 ayes (Reed, Stone, Pool, Field, Hill) and one no.\n"),
        [],
        "a number before the number of the list is not the one that is listed"
    );
}

#[test]
fn a_share_of_a_total_that_is_wrong_too_is_worked_out_from_the_right_one() {
    let text = "Table 1: Calls\n\n| Ward | Noise | Other | Total | Share of noise |\n|---|---|---|---|---|\n| Ashby | 1,777 | 45 | 1,729 | 98.92% |\n| Borley | 310 | 190 | 500 | 62.00% |\n| Corby | 204 | 96 | 300 | 68.00% |\n| Denby | 150 | 250 | 400 | 37.50% |\n| Elmham | 441 | 259 | 700 | 63.00% |\n";
    let told: Vec<(String, String)> = crate::texts::checked(text)
        .findings
        .into_iter()
        .map(|finding| (finding.says, finding.working))
        .collect();
    let wanted = [
        ("1,729", "The 2 columns add up to 1,822, 93 more than is printed."),
        ("98.92%", "1,777 of 1,822 (printed as 1,729) is 97.530%."),
    ];
    assert_eq!(told, wanted.map(|(says, working)| (says.to_owned(), working.to_owned())));
}

#[test]
fn one_disagreement_is_one_finding() {
    // Two shares of one whole that cannot both be right.
    let shares = "Theft from vehicles totalled 4,718 offences in 2020.\n\nTheft of vehicles totalled 1,915 offences in 2020.\n\nTheft from vehicles constituted 57% of vehicle offences in 2020, whilst theft of vehicles accounted for 25% of vehicle offences.\n";
    let found: Vec<(Kind, String)> = found(shares);
    assert!(found.len() <= 1, "{found:#?}");
}

#[test]
fn days_of_newsletters_can_be_of_the_year_before_or_of_none() {
    silent(&[
        "# News of January 2021\n\nThe hall was closed from Thursday 5 November until Wednesday 2 December.\n",
        "# News of May\n\nThe next meeting is on a Tuesday.\n\n- Friday 5th May\n- Saturday 6th May\n",
        "The festival is over the weekend 19/20/21 September.\n",
        "Page 73 July 1943\n",
        "Ann Reed 11/11/30 - 11/06/03\n",
        "Lights, October 204.00 in all and August 199.00 in all\n",
        "Confirmed as one of the five finalists in the under 500 category, the village waited.\n",
        "Plans of these five/six sites were displayed.\n",
        "The survey says that 33% of vehicles were exceeding the limit in the morning, and that 72% were exceeding it at noon.\n",
        "Only 14% of children pass, less than 10% go on to a college.\n",
    ]);
    assert_eq!(
        found("# News of January 2021\n\nThe hall was closed from Monday 5 November.\n"),
        [(Kind::Date, "Monday 5 November".to_owned())]
    );
    // What stands before the text of a file for programs is no text.
    silent(&[
        "---\ntitle: News\ndate: \"2004-04-01\"\n---\n\n# Minutes of the parish council held on Tuesday 9 March 2004\n\nPresent: Ms A Reed, Mr B Stone.\n\n1. RESOLVED that it be noted.\n",
    ]);
}

#[test]
fn a_name_below_the_minutes_is_no_apology() {
    silent(&[
        "Minutes of the final meeting of the residents\n\nMeeting held on 27 October 2009\n\nPresent: Joan Hill, June Stone, Helen White.\n\nApologies: Tony Hook\n\nThe meeting was called to close the account.\n\nRESOLVED that the account be closed.\n\nHelen White\n",
        "Cheques for approval of payment\n\nRepairs £397.25\n\nWages £133.56\n\nInk £31.80\n\nAudit £212.75\n",
        "---\ntitle: \"Minutes\"\ndate: \"2004-04-01\"\n---\n\nMinutes of the parish council held on Tuesday 9 March 2004\n\nPresent: Ms A Reed, Mr B Stone.\n\n1. RESOLVED that it be noted.\n",
    ]);
}
