//! Metropolitan Police files as published. Expected numbers were added up from the same files with a script of a few lines
//! (rows, cells, sum of all cells) and stand beside the file's name.

use arrow::array::AsArray;
use arrow::datatypes::{DataType, Int32Type, Int64Type};
use figure::Month;
use sources::Kept;

use crate::help::read_all;

/// File, source, rows of the lake, sum of all counts, months.
const FILES: [(&str, &str, usize, i64, [&str; 2]); 6] = [
    ("borough_201004_202111.csv", "mps-borough", 241_920, 9_221_260, ["2010-04", "2021-11"]),
    ("borough_201806_202005.csv", "mps-borough", 37_584, 1_744_547, ["2018-06", "2020-05"]),
    ("borough_202112_202311.csv", "mps-borough", 37_944, 1_786_824, ["2021-12", "2023-11"]),
    ("ward_202001_202112.csv", "mps-ward", 535_776, 1_548_864, ["2020-01", "2021-12"]),
    ("ward_202009_202208.csv", "mps-ward", 532_032, 1_586_823, ["2020-09", "2022-08"]),
    ("ward_202112_202311.csv", "mps-ward", 562_512, 1_720_737, ["2021-12", "2023-11"]),
];

#[test]
fn every_published_file_is_read_whole() {
    for (name, source, rows, sum, [from, to]) in FILES {
        let Some(path) = shared_data::data(&format!("mps/{name}")) else { return };
        let (files, kept) = read_all(&path);
        assert_eq!(files, [(name.to_owned(), source)]);
        assert_eq!(kept.rows(), rows, "{name}");
        assert_eq!(kept.rejects, [], "{name}");
        let (part, months) = &kept.covered[0];
        assert_eq!(part, &None);
        let span = [months[0], months[months.len() - 1]];
        assert_eq!(span.map(|month| month.to_string()), [from, to], "{name}");
        assert_eq!(counts(&kept, |_| true), sum, "{name}");
        assert_eq!(
            kept.bytes,
            std::fs::metadata(path).unwrap().len(),
            "{name}: progress is all bytes"
        );
    }
}

/// The pack's burglary of Bromley: 1,474 in the 12 months to February 2021, 2,738 the year before (shared data README).
#[test]
fn bromleys_burglary_is_that_of_the_pack() {
    let Some(path) = shared_data::data("mps/borough_201004_202111.csv") else { return };
    let (_, kept) = read_all(&path);
    let month = |text: &str| text.parse::<Month>().unwrap().index();
    let burglary = |from: &str, to: &str| {
        let months = month(from)..=month(to);
        counts(&kept, |row| {
            row.area == "Bromley" && row.category == "Burglary" && months.contains(&row.month)
        })
    };
    assert_eq!(burglary("2020-03", "2021-02"), 1474);
    assert_eq!(burglary("2019-03", "2020-02"), 2738);
}

struct Row<'a> {
    area: &'a str,
    category: &'a str,
    month: i32,
}

fn counts(kept: &Kept, wanted: impl Fn(&Row<'_>) -> bool) -> i64 {
    let mut sum = 0;
    for batch in &kept.batches {
        let rows = &batch.rows;
        let text = |name: &str| {
            arrow::compute::cast(rows.column_by_name(name).unwrap(), &DataType::Utf8).unwrap()
        };
        let (area, category) = (text("area_name"), text("category"));
        let (area, category) = (area.as_string::<i32>(), category.as_string::<i32>());
        let months = rows.column_by_name("month").unwrap().as_primitive::<Int32Type>();
        let counts = rows.column_by_name("count").unwrap().as_primitive::<Int64Type>();
        for i in 0..counts.len() {
            let row =
                Row { area: area.value(i), category: category.value(i), month: months.value(i) };
            if wanted(&row) {
                sum += counts.value(i);
            }
        }
    }
    sum
}
