//! Claims held against the publishers' own files of Bromley. Expected values: README.md of the shared data.

use checker::{Claim, ClaimUnit, Judgement, Role, Rounding, Scope, Spot, Vocabulary, judge};
use figure::{Figure, Period};
use tempfile::TempDir;
use workbench::init::InitOptions;
use workbench::{Session, Silent};

const FILES: [&str; 6] = [
    "mps/borough_201004_202111.csv",
    "mps/borough_201806_202005.csv",
    "mps/ward_202001_202112.csv",
    "mps/ward_202009_202208.csv",
    "population/borough_london_mid2019_broadage_summed_from_lsoa.csv",
    "population/borough_london_mid2020_broadage_summed_from_lsoa.csv",
];

/// The folder of Bromley's partnership with the publishers' files; none where they are absent.
fn bromley() -> Option<(TempDir, Session)> {
    let files: Option<Vec<_>> = FILES.iter().map(|file| shared_data::data(file)).collect();
    let dir = tempfile::tempdir().unwrap();
    let options = InitOptions { area: "Bromley".into(), ..InitOptions::default() };
    let folder = workbench::make_folder(&dir.path().join("partnership"), &options).unwrap().folder;
    let report = workbench::import(&folder, &files?, &mut Silent).unwrap();
    assert!(report.failed.is_empty(), "{:?}", report.failed);
    Some((dir, Session::open(folder).unwrap()))
}

/// What is known of documents of the partnership.
fn scope(session: &Session) -> Scope {
    let mut vintages: Vec<_> = session.lake().vintages().iter().collect();
    vintages.sort_by(|a, b| b.lateness().cmp(&a.lateness()));
    let vintages = vintages.into_iter().map(|record| record.id.clone()).collect();
    Scope { place: Some("Bromley".to_owned()), period: None, vintages }
}

fn period(text: &str) -> Period {
    text.parse().unwrap()
}

fn claim(printed: &str, role: Role, unit: ClaimUnit, measure: &str, place: &str) -> Claim {
    let plain: String =
        printed.chars().filter(|c| c.is_ascii_digit() || matches!(c, '.' | '-')).collect();
    let decimals = plain.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    Claim {
        at: Spot {
            index: 0,
            page: None,
            line: 1,
            range: 0..1,
            quote: format!("{measure}: {printed}"),
        },
        printed: printed.to_owned(),
        value: plain.parse().unwrap(),
        decimals: u8::try_from(decimals).unwrap(),
        unit,
        role,
        measure: measure.to_owned(),
        headings: Vec::new(),
        place: Some(place.to_owned()),
        period: Some(period("2020-03..2021-02")),
        from: None,
        group: None,
    }
}

fn count(printed: &str, measure: &str, place: &str) -> Claim {
    claim(printed, Role::Level, ClaimUnit::Count, measure, place)
}

#[test]
fn the_publishers_files_bind_and_judge() {
    let Some((_dir, session)) = bromley() else { return };
    let figures = session.figures();
    let vocabulary = Vocabulary::of(figures);
    let scope = scope(&session);
    let judged = |claim: &Claim| judge(claim, figures, &vocabulary, &scope);
    let rank = |printed: &str, measure: &str| Claim {
        group: Some("of the 32 London boroughs".to_owned()),
        ..claim(printed, Role::Rank, ClaimUnit::Count, measure, "Bromley")
    };
    let percent = Role::Change;
    for right in [
        count("1,474", "burglaries", "Bromley\u{2019}s"),
        count("927", "Theft of motor vehicles", "the borough"),
        count("927", "TOMV", "London Borough of Bromley"),
        count("20,870", "Total notifiable offences (TNO)", "Bromley"),
        count("2,877", "TNO", "Bromley Town"),
        claim("-46.2%", percent, ClaimUnit::Percent, "Burglary fell", "Bromley"),
        rank("6th", "burglary"),
        rank("7", "Theft from person"),
    ] {
        let judgement = judged(&right);
        println!("{:60} {judgement:?}", right.at.quote);
        assert!(matches!(judgement, Judgement::Supported { .. }), "{right:?}: {judgement:?}");
    }
    for wrong in [
        count("2,738", "burglaries", "Bromley"),
        count("1,747", "burglaries", "Bromley"),
        count("20,284", "TNO", "Bromley"),
        count("2,870", "TNO", "Bromley Town"),
        count("1,721", "TNO", "Bromley Town"),
        count("899", "Theft of motor vehicles", "Bromley"),
        claim("8.24", Role::Level, ClaimUnit::Per(1000.0), "burglary", "Bromley"),
        claim("4.435", Role::Level, ClaimUnit::Per(1000.0), "burglary", "Bromley"),
        rank("9th", "burglary"),
    ] {
        let Judgement::Contradicted { truth, explained, .. } = judged(&wrong) else {
            panic!("{wrong:?}: {:?}", judged(&wrong))
        };
        println!(
            "{:60} {} {} {}",
            wrong.at.quote,
            truth.should,
            truth.working,
            explained.join(" | ")
        );
    }
    for open in [
        count("120", "NDVWI", "Bromley"),
        count("412", "ASB calls", "Bromley"),
        count("120", "burglary arrests", "Bromley"),
        count("120", "knife crime", "Bromley"),
        count("120", "burglary", "Narnia"),
    ] {
        let Judgement::NotCheckable(why) = judged(&open) else { panic!("{open:?}") };
        println!("{:60} {why}", open.at.quote);
    }
}

/// What the figure has for the claim, by the figure's own fields: another way than the checker's.
fn value(claim: &Claim, figure: &Figure) -> Option<f64> {
    let change = figure.comparison.as_ref();
    match (claim.role, claim.unit) {
        (Role::Level, ClaimUnit::Count) => figure.value,
        (Role::Level, ClaimUnit::Per(per)) => Some(figure.rate.as_ref()?.value * per / 1000.0),
        (Role::Change, ClaimUnit::Percent) => change?.change_percent,
        (Role::Change, _) => change?.change,
        (Role::Rank, _) => figure.rank.as_ref()?.position.to_string().parse().ok(),
        // A share is of two figures.
        _ => Some(claim.value),
    }
}

/// Every claim of a real pack: what is called supported is what the publishers' files have, of that area and period.
#[test]
fn nothing_of_a_real_pack_is_called_right_that_is_not() {
    let Some(path) = shared_data::document("safer-bromley-board-pack-2021-06.txt") else { return };
    let Some((_dir, session)) = bromley() else { return };
    let reading = reading::read(&std::fs::read(path).unwrap()).unwrap();
    let claims = checker::claims(&reading);
    let against = checker::judge_all(&claims, session.figures(), &scope(&session));
    println!("{:?}", against.coverage);
    for (claim, judgement) in claims.iter().zip(&against.judgements) {
        match judgement {
            Judgement::Supported { figure, truth, rounding, .. } => {
                println!(
                    "{:5} {:>8} right, {rounding:?}: {}",
                    claim.at.line, claim.printed, truth.working
                );
                let truth = value(claim, figure).unwrap();
                let step = 10f64.powi(-i32::from(claim.decimals));
                let exact =
                    matches!(rounding, Rounding::Nearest | Rounding::HalfEven | Rounding::CutOff);
                assert!(!exact || (claim.value - truth).abs() < step, "{claim:?}: {truth}");
                assert!(claim.period.is_none_or(|period| period == figure.period), "{claim:?}");
            }
            Judgement::Contradicted { truth, explained, .. } => {
                println!(
                    "{:5} {:>8} wrong: {} {}",
                    claim.at.line,
                    claim.printed,
                    truth.working,
                    explained.join(" Or: ")
                );
            }
            Judgement::NotCheckable(_) => {}
        }
    }
    assert!(against.coverage.checked > 20, "{:?}", against.coverage);
}
