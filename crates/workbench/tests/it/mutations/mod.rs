//! The reports of the demonstration are true. One figure, direction, label, period or place of them is changed at random, time
//! after time: the checker finds it, and finds nothing in what was not changed.
//!
//! `WATCHWARD_MUTATIONS=10000 cargo test -p workbench --test it mutations -- --nocapture` makes that many changes and
//! says what was found of each kind.

mod change;
mod walk;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use checker::Ledger;
use document::Document;
use figure::{Against, Period};
use tempfile::TempDir;
use workbench::evaluation::{self, Control};
use workbench::{
    EvaluateOptions, Form, PublishOptions, Report, Session, Silent, demonstration, view,
};

use change::{Chance, KINDS, Sites, What, change, put_back};

/// The reports of the demonstration, by name.
fn reports() -> (TempDir, Vec<(String, Document)>) {
    let dir = tempfile::tempdir().unwrap();
    let folder = demonstration::demo(&dir.path().join("demo")).unwrap();
    let imported = workbench::import(&folder, &[], &mut Silent).unwrap();
    assert!(imported.failed.is_empty(), "{:?}", imported.failed);
    let to = demonstration::to();
    let compose = |report: Report| {
        let options = PublishOptions {
            report,
            to,
            against: Against::Previous,
            area: None,
            every_area: false,
            forms: vec![Form::Html],
            out: None,
            published: None,
        };
        workbench::compose(folder.clone(), &options).unwrap()
    };
    let every =
        view::MeasuresView { area: None, length: figure::PeriodLength::Rolling12, to: Some(to) };
    let mut all = Vec::new();
    for (name, report) in [
        ("needs assessment", Report::NeedsAssessment),
        ("performance", Report::Performance),
        ("summary", Report::Summary),
        ("ward", Report::WardProfile(None)),
    ] {
        all.extend(compose(report).into_iter().map(|document| (name.to_owned(), document)));
    }
    let session = Session::open(folder.clone()).unwrap();
    let burglary: figure::MeasureId = "burglary".parse().unwrap();
    let ward =
        session.register().children_at(&session.own().unwrap().code, figure::AreaKind::Ward, to);
    let ward = ward.first().unwrap().to_ref();
    for (name, page) in [
        (
            "measure page",
            view::measure(&session, &view::MeasureView::new(burglary.clone())).unwrap(),
        ),
        ("measures page", view::measures(&session, &every).unwrap()),
        ("ward page", view::ward(&session, &ward.code, Some(to)).unwrap()),
        ("home page", view::home(&session, Some(to)).unwrap()),
    ] {
        all.push((name.to_owned(), page));
    }
    let year = Period::rolling_12(to);
    let options = EvaluateOptions {
        measure: burglary,
        treated: vec!["Cray Valley West".to_owned()],
        control: Control::Auto,
        displacement: Vec::new(),
        before: year.just_before().unwrap(),
        after: year,
    };
    let (found, _) = workbench::evaluate(folder, options, None).unwrap();
    all.push(("evaluation".to_owned(), evaluation::page(&found, "Safer Exampletown", None)));
    (dir, all)
}

/// How many changes are made: a thousand, unless told otherwise.
fn changes_wanted() -> usize {
    std::env::var("WATCHWARD_MUTATIONS").ok().and_then(|n| n.parse().ok()).unwrap_or(1_000)
}

#[test]
fn what_is_changed_in_a_true_report_is_found() {
    let (_dir, mut all) = reports();
    let books: Vec<Ledger> = all.iter().map(|(_, document)| Ledger::of(document)).collect();
    let mut alarms = String::new();
    for ((name, document), book) in all.iter().zip(&books) {
        let checked = book.check(document);
        for finding in &checked.findings {
            let _ = writeln!(
                alarms,
                "{name}: {} [{}] says {:?}, should {:?}: {}",
                finding.at.quote,
                finding.kind.code(),
                finding.says,
                finding.should,
                finding.working
            );
        }
    }
    assert!(alarms.is_empty(), "found in reports that are true:\n{alarms}");

    let sites: Vec<Sites> = all.iter_mut().map(|(_, document)| Sites::of(document)).collect();
    let mut by_name: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, (name, _)) in all.iter().enumerate() {
        by_name.entry(name.clone()).or_default().push(at);
    }
    let kinds_of_report: Vec<Vec<usize>> = by_name.into_values().collect();
    let wanted = changes_wanted();
    let mut chance = Chance(8);
    let mut score: BTreeMap<(What, String, &str), (u32, u32)> = BTreeMap::new();
    let mut missed = String::new();
    let mut made = 0;
    while made < wanted {
        let those = &kinds_of_report[chance.below(kinds_of_report.len())];
        let at = those[chance.below(those.len())];
        let what = KINDS[chance.below(KINDS.len())];
        let places = &sites[at].of[&what];
        if places.is_empty() {
            continue;
        }
        let site = places[chance.below(places.len())].clone();
        let (name, document) = &mut all[at];
        let Some((old, new)) = change(document, &sites[at], (what, &site), &mut chance) else {
            continue;
        };
        let found = !books[at].check(document).findings.is_empty();
        put_back(document, &site, &old);
        made += 1;
        let entry = score.entry((what, name.clone(), site.place)).or_default();
        entry.0 += u32::from(found);
        entry.1 += 1;
        if !found {
            let _ = writeln!(missed, "{what:?} in {name}, {}: {old:?} became {new:?}", site.place);
        }
    }
    let share = |(found, of): (u32, u32)| 100.0 * f64::from(found) / f64::from(of.max(1));
    let sum = |keep: &dyn Fn(&(What, String, &str)) -> bool| {
        score.iter().filter(|(key, _)| keep(key)).fold((0, 0), |a, (_, b)| (a.0 + b.0, a.1 + b.1))
    };
    for what in KINDS {
        let found = sum(&|key| key.0 == what);
        println!("{what:?}: {} of {} found, {:.1}%", found.0, found.1, share(found));
    }
    for ((what, name, place), found) in &score {
        println!("  {what:?}, {name}, {place}: {} of {}", found.0, found.1);
    }
    let all_of_them = sum(&|_| true);
    println!("In all {} of {} found, {:.1}%", all_of_them.0, all_of_them.1, share(all_of_them));
    if std::env::var_os("WATCHWARD_MISSED").is_some() {
        println!("{missed}");
    }
    assert!(share(all_of_them) >= 90.0, "{missed}");
}
/// The pages as anybody would read them: HTML read back, by the rules for any document.
#[test]
fn a_true_page_has_no_finding_as_anybody_reads_it() {
    let (_dir, all) = reports();
    let mut alarms = String::new();
    for (name, document) in &all {
        let page = publish::html::page(document);
        for found in checker::check(&reading::read(page.as_bytes()).unwrap()).findings {
            let _ = writeln!(
                alarms,
                "{name}: {} says {:?}, should {:?}: {}",
                found.at.quote, found.says, found.should, found.working
            );
        }
    }
    assert!(alarms.is_empty(), "found in pages that are true:\n{alarms}");
}
