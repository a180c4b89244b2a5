//! Questions and their answers.

use arrow::record_batch::RecordBatch;
use figure::{Period, SourceId, VintageId};
use lake::{CountsQuery, GroupBy, Lake};
use sources::{Sink, Table};

use crate::rows::{counts, crimes, draft, month, residents, sha256};
use crate::{keep, new_lake};

fn some(category: &str, subcategory: Option<&str>) -> (String, Option<String>) {
    (category.to_owned(), subcategory.map(str::to_owned))
}

fn offences() -> (tempfile::TempDir, Lake, VintageId) {
    let (dir, mut lake) = new_lake();
    let rows = counts(&[
        ("2021-01", "E09000006", "Bromley", "Theft", Some("Bicycle Theft"), 1),
        ("2021-01", "E09000006", "Bromley", "Theft", Some("Shoplifting"), 2),
        ("2021-02", "E09000006", "Bromley", "Theft", Some("Shoplifting"), 4),
        ("2021-02", "E09000006", "Bromley", "Fraud, 'historical'", None, 8),
        ("2021-02", "E09000007", "Camden", "Theft", Some("Shoplifting"), 16),
        ("2021-02", "E09000007", "Camden", "Theft", None, 32),
    ]);
    let id = keep(&mut lake, "mps", Table::Counts, "a.csv", &["2021-01", "2021-02"], vec![rows])
        .id()
        .clone();
    (dir, lake, id)
}

#[test]
fn categories_are_counted_or_left_out_whole_or_in_part() {
    let (_dir, lake, id) = offences();
    let ask = |include: Vec<_>, exclude: Vec<_>| {
        let query = CountsQuery {
            vintage: id.clone(),
            period: None,
            include,
            exclude,
            group_by: GroupBy::Nothing,
        };
        lake.counts(&query).unwrap().cells.iter().map(|cell| cell.count).sum::<u64>()
    };
    assert_eq!(ask(vec![], vec![]), 63);
    assert_eq!(ask(vec![some("Theft", None)], vec![]), 55);
    assert_eq!(ask(vec![some("Theft", Some("Shoplifting"))], vec![]), 22);
    assert_eq!(ask(vec![some("Theft", None)], vec![some("Theft", Some("Shoplifting"))]), 33);
    assert_eq!(ask(vec![], vec![some("Fraud, 'historical'", None)]), 55);
    assert_eq!(ask(vec![], vec![some("Theft", Some("Shoplifting"))]), 41);
    assert_eq!(
        ask(vec![some("Theft", Some("Bicycle Theft")), some("Fraud, 'historical'", None)], vec![]),
        9
    );
    assert_eq!(ask(vec![some("Witchcraft", None)], vec![]), 0);
}

#[test]
fn an_answer_comes_sorted_with_its_query() {
    let (_dir, lake, id) = offences();
    let query = CountsQuery {
        vintage: id.clone(),
        period: Some(Period::month(month("2021-02"))),
        include: vec![some("Theft", None)],
        exclude: vec![],
        group_by: GroupBy::Area,
    };
    let answer = lake.counts(&query).unwrap();
    let cells: Vec<_> = answer
        .cells
        .iter()
        .map(|cell| (cell.area_name.as_deref().unwrap(), cell.month, cell.count, cell.rows))
        .collect();
    assert_eq!(cells, [("Bromley", month("2021-02"), 4, 1), ("Camden", month("2021-02"), 48, 2)]);
    let wanted = format!(
        "SELECT month, SUM(\"count\") AS \"count\", COUNT(*) AS \"rows\", area_code, area_name, parent_name \
         FROM \"mps/{id}/rows.parquet\" WHERE month BETWEEN 24253 /* 2021-02 */ AND 24253 /* 2021-02 */ \
         AND category IN ('Theft') GROUP BY month, area_code, area_name, parent_name"
    );
    assert_eq!(answer.query, wanted);
    // Asked again (now from memory), and word for word by whoever reads the provenance.
    assert_eq!(lake.counts(&query).unwrap(), answer);
    let rows: usize = lake.sql(&answer.query).unwrap().iter().map(RecordBatch::num_rows).sum();
    assert_eq!(rows, 2);
}

#[test]
fn events_are_counted_by_force_and_by_area() {
    let (_dir, mut lake) = new_lake();
    let mut writer = lake.begin(draft("police", Table::Street)).unwrap();
    writer.start_file("crime.zip", 10).unwrap();
    for (force, area) in [("Kent Police", Some("E01000001")), ("Essex Police", None)] {
        writer.start_entry(force).unwrap();
        writer.covers(Some(force), &[month("2021-02")]);
        let row = (None, "2021-02", force, area, "Drugs", "");
        writer.batches(vec![crimes(&[row, row])]).unwrap();
    }
    writer.start_entry("Surrey Police").unwrap();
    writer.covers(Some("Surrey Police"), &[month("2021-03")]);
    writer.end_file(sha256("crime.zip")).unwrap();
    let id = writer.finish().unwrap().id().clone();
    let ask = |group_by| {
        let query = CountsQuery {
            vintage: id.clone(),
            period: None,
            include: vec![],
            exclude: vec![],
            group_by,
        };
        lake.counts(&query).unwrap().cells
    };
    let forces: Vec<_> = ask(GroupBy::Parent)
        .into_iter()
        .map(|cell| (cell.parent_name.unwrap(), cell.count))
        .collect();
    assert_eq!(forces, [("Essex Police".to_owned(), 2), ("Kent Police".to_owned(), 2)]);
    let areas: Vec<_> = ask(GroupBy::Area).into_iter().map(|cell| cell.area_code).collect();
    assert_eq!(areas, [None, Some("E01000001".to_owned())]);

    let vintage = lake.vintage(&id).unwrap();
    assert_eq!(vintage.last_month, month("2021-03"));
    let kent = vintage.coverage.part(Some("Kent Police")).unwrap();
    assert!(kent.covers(Period::month(month("2021-02"))));
    assert_eq!(kent.categories.iter().collect::<Vec<_>>(), ["Drugs"]);
    assert!(vintage.coverage.part(Some("Surrey Police")).unwrap().categories.is_empty());
    assert_eq!(vintage.without_location, 2);
}

#[test]
fn residents_come_from_every_year() {
    let (_dir, mut lake) = new_lake();
    let id = keep(
        &mut lake,
        "ons",
        Table::Population,
        "a.csv",
        &[],
        vec![residents(&[("E09000006", 2020, 332_752), ("E09000006", 2019, 332_336)])],
    )
    .id()
    .clone();
    let people: Vec<_> =
        lake.population().unwrap().iter().map(|cell| (cell.year, cell.count)).collect();
    assert_eq!(people, [(2019, 332_336), (2020, 332_752)]);
    let vintage = lake.vintage(&id).unwrap();
    assert_eq!(vintage.last_month, month("2020-06"));
    lake.drop_vintage(&id).unwrap();
    assert!(lake.population().unwrap().is_empty());
}

#[test]
fn revisions_tell_then_from_now() {
    let (_dir, mut lake) = new_lake();
    let at = |of: &str, count| {
        (
            "2021-02",
            "E09000006",
            "Bromley",
            if of == "b" { "Burglary" } else { "Arson" },
            None,
            count,
        )
    };
    let older = counts(&[at("b", 10), ("2021-01", "E09000006", "Bromley", "Burglary", None, 9)]);
    let newer =
        counts(&[at("b", 12), at("a", 1), ("2021-03", "E09000006", "Bromley", "Arson", None, 3)]);
    keep(&mut lake, "mps", Table::Counts, "late.csv", &["2021-02", "2021-03"], vec![newer]);
    keep(&mut lake, "mps", Table::Counts, "early.csv", &["2021-01", "2021-02"], vec![older]);
    let revisions = lake.revisions(&SourceId::new("mps")).unwrap();
    let told: Vec<_> = revisions
        .iter()
        .map(|told| (told.month, told.category.as_str(), told.then, told.now, told.difference()))
        .collect();
    assert_eq!(
        told,
        [(month("2021-02"), "Arson", 0, 1, 1), (month("2021-02"), "Burglary", 10, 12, 2)]
    );
    assert!(revisions[0].earlier.as_str().contains("2021-02"));
}

#[test]
fn sql_reads_and_never_writes() {
    let (_dir, lake, _) = offences();
    assert_eq!(lake.sql("SELECT vintage, month FROM counts").unwrap()[0].num_columns(), 2);
    for wrong in ["DROP TABLE counts", "CREATE TABLE x AS SELECT 1", "COPY counts TO 'x.csv'"] {
        assert!(lake.sql(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn a_question_may_come_from_inside_a_runtime() {
    let (_dir, lake, id) = offences();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let query = CountsQuery {
        vintage: id,
        period: None,
        include: vec![],
        exclude: vec![],
        group_by: GroupBy::Nothing,
    };
    let cells = runtime.block_on(async move { lake.counts(&query).unwrap().cells.len() });
    assert_eq!(cells, 2);
}

#[test]
fn many_may_ask_at_once() {
    for _ in 0..20 {
        // A lake that knows none of its files yet: the first questions make them known.
        let (_dir, lake, vintage) = offences();
        let query = CountsQuery {
            vintage,
            period: None,
            include: vec![],
            exclude: vec![],
            group_by: GroupBy::Nothing,
        };
        let ask = || lake.counts(&query).unwrap().cells.len();
        let told: Vec<usize> = std::thread::scope(|scope| {
            let asking: Vec<_> = (0..8).map(|_| scope.spawn(ask)).collect();
            asking.into_iter().map(|one| one.join().unwrap()).collect()
        });
        assert!(told.iter().all(|cells| *cells == 2), "{told:?}");
    }
}
