//! Charts that are asked for by themselves, of made-up figures.

use figure::{Against, Group, Period};
use reports::charts::{self, ChartQuestion, Kind};

use crate::invented::{Invented, area, month};

#[test]
fn shares_are_spoken_of_in_the_period_and_not_in_its_name() {
    let bromley = area("E09000006", "Bromley");
    let mut world = Invented { areas: vec![bromley.clone()], ..Invented::default() };
    for (id, title, each) in [("burglary", "Burglary", 30.0), ("robbery", "Robbery", 10.0)] {
        world.measure(id, title, "offences", None);
        world.count(id, &bromley, "2019-03", "2021-02", each);
    }
    let title = |period: Period| {
        let question = ChartQuestion {
            kind: Kind::Stacked,
            measure: None,
            area: bromley.clone(),
            group: (Group::Wards, "Ward".to_owned()),
            of: None,
            period,
            from: None,
            against: Against::Previous,
            order: None,
            population: None,
            vintage: None,
            events: Vec::new(),
        };
        charts::asked(&world, &question).unwrap().unwrap().frame.title
    };
    assert_eq!(
        title(Period::rolling_12(month("2021-02"))),
        "Burglary was the largest part in the 12 months to February 2021: 75.0%"
    );
    let february = Period::new(month("2021-02"), month("2021-02")).unwrap();
    assert_eq!(title(february), "Burglary was the largest part in February 2021: 75.0%");
}
