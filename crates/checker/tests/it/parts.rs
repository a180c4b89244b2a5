//! Parts, wholes, multiples and dates in sentences, on invented lines.

use checker::Kind;

use crate::texts::found_and_should as found;

/// A wrong text gives one finding that says and should, and none of the right ones gives any.
fn case(kind: Kind, says: &str, should: &str, wrong: &str, right: &[&str]) {
    assert_eq!(found(wrong), [(kind, says.to_owned(), should.to_owned())], "of\n{wrong}");
    for right in right {
        assert_eq!(found(right), [], "of\n{right}");
    }
}

#[test]
fn a_later_stage_has_no_more_than_the_one_before() {
    case(
        Kind::PartExceedsWhole,
        "72",
        "at most 60",
        "They offered talks to 60 tenants and 72 were interviewed.",
        &[
            "They offered talks to 60 tenants and 52 were interviewed.",
            "They offered talks to 60 tenants, and a further 72 were interviewed at home.",
        ],
    );
    case(
        Kind::PartExceedsWhole,
        "31",
        "at most 28",
        "Closure orders: 28 applied for, 31 granted.",
        &["Closure orders: 28 applied for, 27 granted."],
    );
}

#[test]
fn parts_that_are_all_there_are() {
    case(
        Kind::SumOfParts,
        "70 are 10 to 14, 90 are 15 to 18 and 50",
        "200",
        "Of the 200 people on the scheme, most came twice. By age, 70 are 10 to 14, 90 are 15 to 18 and 50 are older.",
        &[
            "Of the 200 people on the scheme, most came twice. By age, 70 are 10 to 14, 90 are 15 to 18 and 40 are older.",
            "Of the 200 people on the scheme, most came twice. By age, the main groups were 70 at school, 90 at college and 50 at work.",
        ],
    );
    case(
        Kind::SumOfParts,
        "310, theft 120, damage 95, other 60",
        "575",
        "By type: violence 310, theft 120, damage 95, other 60; all crime 575.",
        &["By type: violence 310, theft 120, damage 95, other 50; all crime 575."],
    );
    case(
        Kind::SumOfParts,
        "£53,000",
        "£52,000",
        "Posters cost £2,000 (20 at £100 each) and the warden £50,000, so that the scheme costs £53,000 a year.",
        &[
            "Posters cost £2,000 (20 at £100 each) and the warden £50,000, so that the scheme costs £52,000 a year.",
        ],
    );
    case(
        Kind::SumOfParts,
        "9",
        "at most 60 in all",
        "Of the 60, 48 had no more visits. A further 6 could not be found; 9 were arrested.",
        &["Of the 60, 48 had no more visits. A further 6 could not be found; 5 were arrested."],
    );
}

#[test]
fn a_total_after_a_list() {
    let list = "- Spring: 12 grants, £58,000\n- Summer: 15 grants, £71,500\n- Autumn: 9 grants, £44,250\n\n";
    case(
        Kind::SumOfParts,
        "38",
        "36",
        &format!("{list}Altogether 38 grants were made.\n"),
        &[
            &format!("{list}Altogether 36 grants were made.\n"),
            &format!("{list}Altogether 240 people asked for one.\n"),
        ],
    );
}

#[test]
fn so_many_times_as_many() {
    case(
        Kind::Qualifier,
        "Twice as many",
        "3.1 times",
        "Twice as many people knew of it (250) as had joined it (80).",
        &[
            "Three times as many people knew of it (250) as had joined it (80).",
            "More than twice as many people knew of it (250) as had joined it (80).",
            "Twice as many people knew of it as had joined it (80).",
        ],
    );
    case(
        Kind::Qualifier,
        "halved",
        "1.73 times",
        "First warnings halved, from 38 to 22.",
        &["First warnings halved, from 38 to 20.", "First warnings nearly halved, from 38 to 21."],
    );
    case(
        Kind::Qualifier,
        "doubled",
        "1.60 times",
        "The share of thefts solved has doubled, from 10% to 16%.",
        &["The share of thefts solved has doubled, from 10% to 20%."],
    );
}

#[test]
fn what_is_left_in_per_cent() {
    case(
        Kind::ShareOfTotal,
        "90%",
        "87.5%",
        "Forty letters were sent, of which five went on to a notice, so that 90% needed no more.",
        &[
            "Forty letters were sent, of which five went on to a notice, so that 88% needed no more.",
            "Forty letters were sent, of which ten went on to a notice, so that 25% needed more.",
        ],
    );
}

#[test]
fn a_headline_box_against_the_figure_before() {
    let text = |change: &str| {
        format!("At a glance\n\n9,000\n\nthefts of cars\n\n{change} from 10,000\n\nWe met often.\n")
    };
    case(Kind::PercentageChange, "12%", "-10.0%", &text("down 12%"), &[&text("down 10%")]);
    // A figure that went the other way is of another box.
    assert_eq!(found(&text("up 12%")), []);
}

#[test]
fn years_that_all_went_one_way() {
    case(
        Kind::Direction,
        "risen in every year",
        "",
        "Deaths were 41 in 2030, 46 in 2031, 52 in 2032 and 47 in 2033. The number has risen in every year.",
        &[
            "Deaths were 41 in 2030, 46 in 2031, 52 in 2032 and 57 in 2033. The number has risen in every year.",
        ],
    );
}

#[test]
fn dates_in_an_order_that_cannot_be() {
    case(
        Kind::DateOrder,
        "12 April 2032",
        "",
        "The review was commissioned on 4 May 2032 and its report was submitted on 12 April 2032.",
        &[
            "The review was commissioned on 4 May 2032 and its report was submitted on 12 April 2033.",
        ],
    );
    case(
        Kind::DateOrder,
        "January 2034",
        "",
        "The plan will be signed off in February 2035. The next one is due in January 2034, a year later.",
        &[
            "The plan will be signed off in February 2035. The next one is due in January 2036, a year later.",
        ],
    );
    let minutes = "MINUTES OF THE MEETING HELD ON 4 December 2031\n\n";
    case(
        Kind::DateOrder,
        "14 November 2031",
        "",
        &format!("{minutes}ACTION 1: The clerk to send the list by 14 November 2031.\n"),
        &[&format!("{minutes}ACTION 1: The clerk to send the list by 14 January 2032.\n")],
    );
}

#[test]
fn how_long_from_day_to_day() {
    case(
        Kind::Period,
        "four weeks",
        "6 weeks",
        "A drop-in ran for four weeks, from 3 November to 14 December 2031.",
        &[
            "A drop-in ran for six weeks, from 3 November to 14 December 2031.",
            "The order lasts for three years from 1 October 2031 to 30 September 2034.",
        ],
    );
}

#[test]
fn a_weekday_by_the_dates_beside_it() {
    // In 2031 the 26 September is a Friday; it is a Wednesday in 2029, which is named far above.
    let text = |day: &str| {
        format!(
            "The survey of 2029 is not used.\n\nForms went out on Monday 8 September 2031. Reminders followed on {day} 26 September.\n"
        )
    };
    case(Kind::Date, "Wednesday 26 September", "", &text("Wednesday"), &[&text("Friday")]);
}

#[test]
fn lists_whose_marks_or_section_number_mislead() {
    case(
        Kind::ListCount,
        "Four",
        "3",
        "2.2 Four aims were set for 2031:\n\n(a) safer streets\n(b) safer homes\n(c) safer schools\n",
        &[
            "2.2 Three aims were set for 2031:\n\n(a) safer streets\n(b) safer homes\n(c) safer schools\n",
        ],
    );
    case(
        Kind::ListCount,
        "five",
        "4",
        "3.5 The five wards with the highest rates are also the five with most visits: Ashby, Borley, Corby, Denby.",
        &[
            "3.5 The four wards with the highest rates are also the four with most visits: Ashby, Borley, Corby, Denby.",
            "There are six partners: the Council, the Fire and Rescue Service, the Health Board, the Police, the Colleges and the Courts.",
        ],
    );
    case(
        Kind::ListCount,
        "Three",
        "4",
        "Three groups report to this board:\nNight-time Group\nHomes Forum\nSchools Group\nRoads Group\n",
        &[
            "Four groups report to this board:\nNight-time Group\nHomes Forum\nSchools Group\nRoads Group\n",
        ],
    );
}

#[test]
fn shares_of_all_that_a_table_counts() {
    let table = "Table 1. Victims by age\n\nAge group      Victims    Per cent\nUnder 18           150          15\n18 to 34           450          45\n35 and over        400          40\n\n";
    case(
        Kind::ShareOfTotal,
        "34%",
        "38.9%",
        &format!("{table}Women were 389 of all victims, which is 34%.\n"),
        &[
            &format!("{table}Women were 389 of all victims, which is 39%.\n"),
            &format!("{table}Women were 389 of all callers, which is 34%.\n"),
        ],
    );
}

#[test]
fn fractions_of_the_whole_that_others_share() {
    let text = |many: u32| {
        format!(
            "We heard from 1,200 people.\n\nTwo thirds of you (800) feel safe.\n\nThree quarters ({many}) know whom to call.\n\nA tenth (120) have called.\n"
        )
    };
    case(Kind::Qualifier, "Three quarters", "65.0%", &text(780), &[&text(900)]);
}
