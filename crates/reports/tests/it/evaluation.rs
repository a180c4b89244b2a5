//! Evaluations, over figures made up in memory.

use document::Block;
use figure::{AreaRef, Period, Verdict};
use reports::ReportsError;
use reports::evaluation::{Control, Evaluation, EvaluationInput, evaluate, page};

use super::invented::{Invented, area, month};

/// Twelve wards with 20 a month and a little scatter that is always the same; the first has a part of it from March 2020 on.
fn figures(part: f64) -> Invented {
    let mut figures = Invented::default();
    let borough = area("E09000006", "Bromley");
    figures.measure("burglary", "Burglary", "offences", None);
    let wards: Vec<AreaRef> =
        (0..12).map(|i| area(&format!("E050001{i:02}"), &format!("Ward {i}"))).collect();
    for (place, ward) in wards.iter().enumerate() {
        for (at, m) in months("2017-03..2021-02").months().enumerate() {
            let scatter = [0.0, 4.0, -3.0, 2.0, -5.0, 1.0, 3.0][(at * 3 + place * 5) % 7];
            let usual: f64 = 20.0 + scatter;
            let treated = place == 0 && m >= month("2020-03");
            let count = if treated { (usual * part).round() } else { usual };
            figures.count("burglary", ward, &m.to_string(), &m.to_string(), count);
        }
    }
    figures.count("burglary", &borough, "2017-03", "2021-02", 240.0);
    figures.areas = vec![borough];
    figures.wards = wards;
    figures
}

fn months(text: &str) -> Period {
    text.parse().unwrap()
}

fn input() -> EvaluationInput {
    EvaluationInput {
        own: area("E09000006", "Bromley"),
        measure: "burglary".parse().unwrap(),
        treated: vec!["Ward 0".to_owned()],
        control: Control::Auto,
        displacement: Vec::new(),
        before: months("2019-03..2020-02"),
        after: months("2020-03..2021-02"),
        level: 0.05,
    }
}

fn evaluated(part: f64, input: &EvaluationInput) -> Evaluation {
    evaluate(&figures(part), input).unwrap()
}

#[test]
fn a_fall_by_half_is_seen_and_every_second_look_bears_it_out() {
    let found = evaluated(0.5, &input());
    let findings = found.findings.as_ref().unwrap();
    assert_eq!(findings.effect.verdict, Verdict::Lower);
    assert!((findings.effect.percent + 50.0).abs() < 5.0, "{findings:?}");
    assert!((findings.effect.expected - 240.0).abs() < 15.0);
    assert!(findings.effect.more_limits.upper < -40.0, "{:?}", findings.effect);
    assert_eq!(found.sides.control.areas.len(), 10, "the ten nearest of eleven");
    for check in &findings.checks {
        assert_ne!(check.agrees, Some(false), "{check:?}");
    }
    assert!(findings.smallest.fewer.unwrap() < 100.0);
    let words = found.words.join(" ");
    assert!(words.contains("fewer than chance alone would give (p less than 0.001)"), "{words}");
    assert!(words.contains("This does not show why"), "{words}");
}

#[test]
fn where_nothing_changed_chance_is_called_chance() {
    let found = evaluated(1.0, &input());
    let findings = found.findings.as_ref().unwrap();
    assert_eq!(findings.effect.verdict, Verdict::WithinChance);
    assert!(found.words.join(" ").contains("within the range expected by chance"));
    assert!(
        page(&found, "Safer Bromley", None).summary.to_string().contains("no more than chance")
    );
}

#[test]
fn displacement_has_a_control_of_its_own() {
    let input = EvaluationInput {
        control: Control::Areas(vec!["Ward 1".to_owned(), "Ward 2".to_owned()]),
        displacement: vec!["Ward 3".to_owned()],
        ..input()
    };
    let found = evaluated(0.5, &input);
    let beside = found.sides.displacement_control.as_ref().unwrap();
    assert_eq!(beside.areas.len(), 8);
    let shared = |side: &AreaRef| found.sides.control.areas.contains(side);
    assert!(!beside.areas.iter().any(shared));
    let findings = found.findings.unwrap();
    assert_eq!(findings.displacement.unwrap().verdict, Verdict::WithinChance);
    assert!(found.words.join(" ").contains("In Ward 3, where it may have gone instead"));
}

#[test]
fn a_month_that_is_not_known_is_a_reason_and_not_a_guess() {
    let mut missing = figures(0.5);
    missing.missing.insert(month("2020-07"));
    let found = evaluate(&missing, &input()).unwrap();
    assert!(found.findings.is_none());
    let named = EvaluationInput { control: Control::Areas(vec!["Ward 1".to_owned()]), ..input() };
    let found = evaluate(&missing, &named).unwrap();
    assert_eq!(found.reason.as_ref().unwrap().0, "not available: July 2020 of Ward 0 is not held");
    let mut hidden = figures(0.5);
    hidden.hide_below = 9.0;
    let reason = evaluate(&hidden, &named).unwrap().reason.unwrap().0;
    assert!(reason.contains("of Ward 0 is hidden because it is small"), "{reason}");
    let page = page(&found, "Safer Bromley", None);
    assert!(page.all_blocks().iter().any(|block| matches!(block, Block::NotAvailable(_))));
}

#[test]
fn questions_that_nothing_can_answer_are_refused() {
    let wrong = |input: EvaluationInput| match evaluate(&figures(1.0), &input) {
        Err(ReportsError::Question(what)) => what,
        other => panic!("{other:?}"),
    };
    let overlap = EvaluationInput { after: months("2020-02..2021-02"), ..input() };
    assert!(wrong(overlap).contains("before the period before has ended"));
    let twice = EvaluationInput { control: Control::Areas(vec!["Ward 0".to_owned()]), ..input() };
    assert_eq!(wrong(twice), "Ward 0 is named twice; an area stands on one side only");
    assert!(wrong(EvaluationInput { treated: Vec::new(), ..input() }).contains("no treated area"));
    let none = EvaluationInput { control: Control::Areas(Vec::new()), ..input() };
    assert!(wrong(none).contains("no control area"));
    let unknown = EvaluationInput { treated: vec!["Nowhere".to_owned()], ..input() };
    assert!(matches!(evaluate(&figures(1.0), &unknown), Err(ReportsError::Figures { .. })));
}

#[test]
fn the_page_has_the_chart_the_counts_and_the_second_looks() {
    let found = evaluated(0.5, &input());
    let page = page(&found, "Safer Bromley", Some("Invented."));
    let blocks = page.all_blocks();
    let charts: Vec<_> = blocks
        .iter()
        .filter_map(|block| if let Block::Chart(chart) = block { Some(chart) } else { None })
        .collect();
    assert_eq!(charts.len(), 1);
    assert!(charts[0].frame.title.contains("below what the areas compared with lead to expect"));
    assert_eq!(blocks.iter().filter(|block| matches!(block, Block::Table(_))).count(), 2);
    assert_eq!(page.notice.unwrap().to_string(), "Invented.");
    assert_eq!(found.months.first().unwrap().month, month("2018-03"));
    assert_eq!(found.months.last().unwrap().month, month("2021-02"));
}

#[test]
fn every_number_that_is_said_opens_to_the_evaluation() {
    let found = evaluated(0.5, &input());
    let shown = page(&found, "Safer Bromley", None);
    assert_eq!(shown.evidence.len(), 1);
    let (id, entry) = shown.evidence.entries().next().unwrap();
    assert_eq!(
        entry.title(),
        "Burglary, Ward 0, 12 months to February 2021 beside the 12 months to February 2020"
    );
    let drawn: Vec<&Block> = shown.all_blocks();
    let rests = drawn.iter().filter(|block| block.figures().contains(&id)).count();
    assert!(rests > 6, "{rests}");
    let said = shown.sections[0].blocks.iter().flat_map(Block::texts);
    for text in said.filter(|text| text.to_string().contains(|c: char| c.is_ascii_digit())) {
        assert!(!text.figures().is_empty() || text.to_string().contains("Ward 0"), "{text}");
    }
}
