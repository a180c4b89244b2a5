//! A sentence never contradicts its figures, whatever they are.

use document::words;
use figure::{Figure, Verdict, write};
use proptest::prelude::*;

use crate::sample::base;

/// Any counts, with any verdict: also one that does not fit them.
fn any_figure() -> impl Strategy<Value = Figure> {
    let count = || prop_oneof![0u32..12, 0u32..3000, 0u32..5_000_000];
    let verdict =
        prop_oneof![Just(Verdict::Lower), Just(Verdict::Higher), Just(Verdict::WithinChance)];
    (count(), count(), 0.0..1.0, verdict)
        .prop_map(|(now, before, p, verdict)| base(f64::from(now), f64::from(before), p, verdict))
}

fn all_sentences(figure: &Figure) -> Vec<String> {
    vec![
        words::sentence(figure).to_string(),
        words::change_finding(figure),
        words::finding(figure).to_string(),
        words::size_of_change(figure).to_string(),
    ]
}

proptest! {
    #[test]
    fn direction_agrees_with_the_numbers(figure in any_figure()) {
        let (now, before) = (figure.value.unwrap(), figure.comparison.as_ref().unwrap().value.unwrap());
        for said in all_sentences(&figure) {
            for down in [" fell", "halved", " fewer than", "The fall"] {
                prop_assert!(!said.contains(down) || now < before, "{now} after {before}: {said}");
            }
            for up in [" rose", "doubled", "trebled", " more than in", "The rise", "up from none"] {
                prop_assert!(!said.contains(up) || now > before, "{now} after {before}: {said}");
            }
            prop_assert!(!said.contains("the same number") || (now - before).abs() < 0.5, "{said}");
        }
    }

    #[test]
    fn within_chance_is_no_rise_and_no_fall(mut figure in any_figure()) {
        figure.comparison.as_mut().unwrap().verdict = Some(Verdict::WithinChance);
        for said in all_sentences(&figure) {
            for word in [" fell", " rose", "halved", "doubled", "The fall", "The rise"] {
                prop_assert!(!said.contains(word), "{said}");
            }
        }
        prop_assert!(words::strongest(&[&figure], 1).is_empty());
    }

    #[test]
    fn the_percentage_printed_is_the_change_rounded(figure in any_figure()) {
        let held_against = figure.comparison.as_ref().unwrap();
        let said = words::comparison(&figure).to_string();
        if let Some(percent) = held_against.change_percent.filter(|p| *p != 0.0) {
            let shown = write::percent(percent.abs());
            prop_assert!(said.contains(&shown) || said.contains("less than 0.1%"), "{shown}: {said}");
        } else {
            prop_assert!(!said.contains('%'), "{said}");
        }
    }

    #[test]
    fn a_hidden_value_is_never_said(mut figure in any_figure(), value in 10_000u32..5_000_000) {
        figure.value = Some(f64::from(value));
        figure.suppressed = true;
        for said in all_sentences(&figure) {
            prop_assert!(!said.contains(&write::count(f64::from(value))), "{said}");
        }
    }

    #[test]
    fn no_sentence_says_why(figure in any_figure()) {
        for said in all_sentences(&figure) {
            for cause in ["because", "due to", "led to", "caused", "thanks to", "as a result", "owing to"] {
                prop_assert!(!said.contains(cause), "{said}");
            }
        }
    }

    #[test]
    fn every_number_is_the_figure_s_own(figure in any_figure()) {
        let c = figure.comparison.as_ref().unwrap();
        let (now, before) = (figure.value.unwrap(), c.value.unwrap());
        let mut own = vec![write::count(now), write::count(before), write::count((now - before).abs()),
            "No".to_owned(), "less than 0.1%".to_owned(), "4.4".to_owned(), "332,336".to_owned(), "6th lowest".to_owned()];
        own.extend(c.change_percent.map(|p| write::percent(p.abs())));
        for text in [words::sentence(&figure), words::finding(&figure), words::size_of_change(&figure)] {
            for number in text.figures() {
                prop_assert!(own.contains(&number.text), "{} of {text}", number.text);
            }
        }
    }

    #[test]
    fn a_share_holds_its_value(percent in 0.0..=100.0f64) {
        let said = words::share(percent).unwrap();
        let known = [("a tenth", 10.0), ("a fifth", 20.0), ("a quarter", 25.0), ("a third", 100.0 / 3.0),
            ("two fifths", 40.0), ("half", 50.0), ("three fifths", 60.0), ("two thirds", 200.0 / 3.0),
            ("three quarters", 75.0), ("four fifths", 80.0), ("nine tenths", 90.0)];
        for (name, at) in known {
            if said == name { prop_assert!((percent - at).abs() < 0.11); }
            if said == format!("about {name}") { prop_assert!((percent - at).abs() <= 0.5); }
            if said == format!("just under {name}") { prop_assert!(percent < at && at - percent <= 2.0); }
            if said == format!("just over {name}") { prop_assert!(percent > at && percent - at <= 2.0); }
            if said == format!("more than {name}") { prop_assert!(percent > at); }
        }
        if said == "nearly all" { prop_assert!((95.0..100.0).contains(&percent)); }
        if said == "all" { prop_assert!(percent >= 100.0); }
    }

    #[test]
    fn halved_and_doubled_have_their_bounds(before in 1u32..100_000, now in 0u32..300_000) {
        let said = words::moved_by(f64::from(before), f64::from(now));
        match said.as_str() {
            "halved" => prop_assert!(now * 2 == before),
            "more than halved" => prop_assert!(now * 2 < before),
            "almost halved" => prop_assert!(now * 2 > before && now < before),
            "doubled" => prop_assert!(now == before * 2),
            "more than doubled" => prop_assert!(now > before * 2 && now < before * 3),
            "almost doubled" => prop_assert!(now > before && now < before * 2),
            "trebled" => prop_assert!(now == before * 3),
            _ if said.starts_with("fell") => prop_assert!(now < before),
            _ if said.starts_with("rose") => prop_assert!(now > before),
            _ => {}
        }
    }
}
