//! A made-up report, right and then wrong in one place.

use document::{
    Block, Cell, Column, Document, FigureRef, KeyFigure, Narrative, Row, Section, Table, Text,
    words,
};
use figure::{
    AreaRef, Comparison, Figure, Order, Period, Provenance, Rank, SourceId, Table as Answer,
    TableRow, Unit, Verdict, VintageId,
};

use super::{check_document, check_narratives};
use crate::{Finding, Kind};

fn area(code: &str, name: &str) -> AreaRef {
    AreaRef { code: code.parse().unwrap(), name: name.to_owned() }
}

fn year(to: &str) -> Period {
    Period::rolling_12(to.parse().unwrap())
}

fn provenance() -> Provenance {
    Provenance {
        source: Some(SourceId::new("made-up")),
        licence: None,
        vintage: Some(VintageId::new("made-up-2021-02-00000000")),
        vintages: vec![VintageId::new("made-up-2021-02-00000000")],
        files: Vec::new(),
        rows_used: 1,
        definition: String::new(),
        query: String::new(),
        caveats: Vec::new(),
    }
}

fn figure(id: &str, title: &str, value: f64, before: f64) -> Figure {
    let verdict = if value < before { Verdict::Lower } else { Verdict::Higher };
    Figure {
        measure: id.parse().unwrap(),
        title: title.to_owned(),
        area: area("E07000201", "Elmham"),
        period: year("2021-02"),
        value: Some(value),
        unit: Unit("offences".to_owned()),
        ci95: None,
        provisional: false,
        suppressed: false,
        reason: None,
        rate: None,
        rate_reason: None,
        comparison: Some(Comparison {
            period: year("2020-02"),
            value: Some(before),
            change: Some(value - before),
            change_percent: Some((value - before) / before * 100.0),
            p_value: Some(0.000_1),
            verdict: Some(verdict),
            method: Some("score test".to_owned()),
            chosen_because: None,
            reason: None,
        }),
        rank: Some(Rank {
            position: 3,
            of: 9,
            order: Order::LowestRate,
            group: "districts".to_owned(),
        }),
        rank_reason: None,
        provenance: provenance(),
    }
}

fn wards() -> Answer {
    let row = |(code, name, value, before, rank): (&str, &str, f64, f64, usize)| TableRow {
        value: Some(value),
        comparator: Some(before),
        share: Some(value / 1474.0 * 100.0),
        rank: Some(rank),
        ..TableRow::unknown(area(code, name))
    };
    Answer {
        measure: "burglary".parse().unwrap(),
        title: "Burglary".to_owned(),
        unit: Unit("offences".to_owned()),
        period: year("2021-02"),
        against: Some(year("2020-02")),
        group: "wards".to_owned(),
        order: Order::HighestCount,
        total: Some(1474.0),
        total_of: "Elmham".to_owned(),
        rows: [
            ("E05000201", "Castle", 700.0, 1200.0, 1),
            ("E05000202", "Mill and Marsh", 431.0, 900.0, 2),
            ("E05000203", "Priory", 343.0, 638.0, 3),
        ]
        .map(row)
        .into(),
        method: None,
        provisional: false,
        reason: None,
        provenance: provenance(),
    }
}

/// A report with a large number, a sentence, a sentence of its own make and a table.
fn report() -> Document {
    let (burglary, wards) = (figure("burglary", "Burglary", 1474.0, 2738.0), wards());
    let theft = figure("theft", "Theft", 512.0, 498.0);
    let mut document = Document::new("Crime in Elmham", "Safer Elmham");
    let id = document.evidence.figure(&burglary);
    let of_wards = document.evidence.table(&wards);
    document.evidence.figure(&theft);
    let large = KeyFigure {
        value: FigureRef { text: "1,474".to_owned(), id },
        label: "burglary offences".to_owned(),
        sentence: Text::from("Went down. There were ")
            .with_figure("2,738", &burglary)
            .with(" in the 12 months to February 2020."),
        trend: None,
    };
    let mut table = Table::new(
        "wards",
        "Burglary by ward",
        vec![
            Column::words("Ward"),
            Column::numbers("Count", "offences"),
            Column::numbers("Share", "% of Elmham"),
            Column::numbers("Count before", "12 months to February 2020"),
        ],
    );
    table.subtitle = "Burglary offences, 12 months to February 2021".to_owned();
    table.from = vec![of_wards];
    for row in &wards.rows {
        table.rows.push(Row::plain(vec![
            Cell::text(row.area.name.as_str()),
            Cell::count(row.value.unwrap()),
            Cell::percent(row.share.unwrap()),
            Cell::count(row.comparator.unwrap()),
        ]));
    }
    let section = Section::new("burglary", "Burglary")
        .with(Block::KeyFigures(vec![large]))
        .with(Block::Paragraph(words::sentence(&burglary)))
        .with(Block::Paragraph(words::top(&wards, 2)))
        .with(Block::Paragraph(words::finding(&theft)))
        .with(Block::Table(table));
    document.sections.push(section);
    document.number();
    document
}

/// What is found in the report after these words stand in place of those, wherever they first do.
fn found(block: usize, change: impl Fn(&mut Block)) -> Vec<Finding> {
    let mut document = report();
    change(&mut document.sections[0].blocks[block]);
    check_document(&document).findings
}

fn replace(block: &mut Block, one: &str, other: &str) {
    let Block::Paragraph(text) = block else { panic!("no paragraph") };
    for piece in &mut text.0 {
        let words = match piece {
            document::Inline::Text(words) => words,
            document::Inline::Figure(figure) => &mut figure.text,
            _ => continue,
        };
        if words.contains(one) {
            *words = words.replacen(one, other, 1);
            return;
        }
    }
    panic!("{one} stands nowhere");
}

#[test]
fn a_true_report_has_no_finding() {
    let checked = check_document(&report());
    assert_eq!(checked.findings, []);
    assert!(checked.coverage.checked > 15, "{:?}", checked.coverage);
}

#[test]
fn each_thing_that_a_sentence_says_is_held_against_its_figure() {
    for (one, other, kind) in [
        ("1,474", "1,475", Kind::Data),
        ("46.2%", "2,738", Kind::Data),
        ("fewer", "more", Kind::Direction),
        ("Elmham", "Castle", Kind::Place),
        ("burglary offences", "theft offences", Kind::Measure),
        ("12 months to February 2021", "12 months to February 2020", Kind::PeriodLabel),
        ("3rd", "4th", Kind::Rank),
    ] {
        let found = found(1, |block| replace(block, one, other));
        assert_eq!(found.len(), 1, "{other}: {found:?}");
        assert_eq!((found[0].kind, found[0].says.as_str()), (kind, other), "{found:?}");
        assert_eq!(found[0].should.as_deref(), Some(one));
        assert!(found[0].at.quote.starts_with("1: "), "{}", found[0].at.quote);
        assert_eq!((found[0].at.index, found[0].at.page, found[0].at.line), (1, Some(1), 1));
    }
    // The right number of another place.
    let other = found(2, |block| replace(block, "Mill and Marsh", "Priory"));
    assert_eq!((other.len(), other[0].kind), (1, Kind::Place), "{other:?}");
    // Of another measure, whose sentence is made the same way.
    let other = found(3, |block| replace(block, "Theft", "Burglary"));
    assert_eq!((other.len(), other[0].kind), (1, Kind::Measure), "{other:?}");
}

#[test]
fn the_reason_that_people_gave_is_in_their_own_words() {
    let said = |reason: &str| {
        let mut document = report();
        let value = format!("12 months to February 2020, {}", words::chosen(reason));
        document
            .details
            .push(document::Detail { name: "Compared with".to_owned(), value: Text::from(value) });
        check_document(&document).findings
    };
    assert_eq!(said("the ring road was shut from June 2018 on."), []);
    let mut document = report();
    document.details.push(document::Detail {
        name: "Compared with".to_owned(),
        value: Text::from("12 months to June 2018, the same span before"),
    });
    assert_eq!(check_document(&document).findings.len(), 1);
}

#[test]
fn large_numbers_and_what_stands_by_them_are_held_against_their_figure() {
    let change = |change: &dyn Fn(&mut KeyFigure)| {
        found(0, |block| {
            let Block::KeyFigures(figures) = block else { panic!() };
            change(&mut figures[0]);
        })
    };
    let wrong = change(&|figure| figure.value.text = "1,477".to_owned());
    assert_eq!(wrong[0].should.as_deref(), Some("1,474"), "{wrong:?}");
    let wrong = change(&|figure| figure.label = "theft offences".to_owned());
    assert_eq!(wrong[0].kind, Kind::Measure, "{wrong:?}");
    let wrong = change(&|figure| {
        figure.sentence =
            Text::from("Went up. There were ").joined(Text(figure.sentence.0[1..].to_vec()));
    });
    assert_eq!(wrong[0].kind, Kind::Direction, "{wrong:?}");
}

#[test]
fn cells_rows_and_heads_of_a_table_are_held_against_its_evidence() {
    let change = |change: &dyn Fn(&mut Table)| {
        found(4, |block| {
            let Block::Table(table) = block else { panic!() };
            change(table);
        })
    };
    let wrong = change(&|table| table.rows[1].cells[1] = Cell::count(413.0));
    assert_eq!((wrong[0].kind, wrong[0].should.as_deref()), (Kind::Data, Some("431")), "{wrong:?}");
    assert_eq!((wrong[0].at.line, wrong[0].says.as_str()), (2, "413"));
    let wrong = change(&|table| table.rows[1].cells[0] = Cell::text("Elsewhere"));
    assert_eq!(
        (wrong[0].kind, wrong[0].should.as_deref()),
        (Kind::Place, Some("Mill and Marsh")),
        "{wrong:?}"
    );
    let wrong = change(&|table| table.columns[3].unit = "12 months to February 2019".to_owned());
    assert_eq!(
        (wrong[0].kind, wrong[0].should.as_deref()),
        (Kind::PeriodLabel, Some("12 months to February 2020"))
    );
    let wrong = change(&|table| table.caption = "Theft by ward".to_owned());
    assert_eq!(wrong[0].kind, Kind::Measure, "{wrong:?}");
    let wrong =
        change(&|table| table.subtitle = "Burglary offences, 12 months to March 2021".to_owned());
    assert_eq!(wrong[0].kind, Kind::PeriodLabel, "{wrong:?}");
}

#[test]
fn a_number_typed_by_hand_is_held_against_the_figure_that_its_sentence_names() {
    let narrative = |words: &str| {
        let mut document = report();
        document.sections[0].blocks.push(Block::Narrative(Narrative {
            id: "narrative-burglary".to_owned(),
            from: "narrative/performance/burglary.md".to_owned(),
            blocks: vec![Block::paragraph(words)],
            unchecked: Vec::new(),
        }));
        document.number();
        check_narratives(&document)
    };
    let found = narrative(
        "There were 1,447 burglary offences in Elmham in the 12 months to February 2021.",
    );
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].from, "narrative/performance/burglary.md");
    assert_eq!(
        (found[0].finding.says.as_str(), found[0].finding.should.as_deref()),
        ("1,447", Some("1,474"))
    );
    for right in [
        "There were 1,474 burglary offences in Elmham in the 12 months to February 2021.",
        "We fitted 120 locks in Castle after burglary offences in the 12 months to February 2021.",
        "We asked 1,447 people.",
    ] {
        assert_eq!(narrative(right), [], "{right}");
    }
}

/// What is found in the report with these words at its end.
fn with(text: Text) -> Vec<Finding> {
    let mut document = report();
    document.sections[0].blocks.push(Block::Paragraph(text));
    check_document(&document).findings
}

#[test]
fn a_word_of_direction_is_held_against_the_change_before_it() {
    let of_wards = document::FigureId::of_table(&wards());
    let said = |word: &str| {
        with(
            Text::from("In Castle that is ")
                .with_number("41.7%", &of_wards)
                .with(format!(" {word} than in the year before.")),
        )
    };
    assert_eq!(said("fewer"), []);
    assert_eq!(said("more").first().unwrap().kind, Kind::Direction);
}

#[test]
fn each_part_of_a_sentence_has_the_measure_of_its_own_number() {
    let burglary = figure("burglary", "Burglary", 1474.0, 2738.0);
    let theft = figure("theft", "Theft", 512.0, 498.0);
    let said = |one: &str| {
        with(
            Text::from(format!("By kind: {one} "))
                .with_figure("1,474", &burglary)
                .with("; theft ")
                .with_figure("512", &theft)
                .with("."),
        )
    };
    assert_eq!(said("burglary"), []);
    assert_eq!(said("theft").first().unwrap().kind, Kind::Measure);
}

#[test]
fn a_period_right_after_a_number_is_that_of_the_number() {
    let burglary = figure("burglary", "Burglary", 1474.0, 2738.0);
    let said = |year: &str| {
        with(
            Text::from("It had been ")
                .with_figure("2,738", &burglary)
                .with(format!(" offences in the 12 months to February {year}, so it went down.")),
        )
    };
    assert_eq!(said("2020"), []);
    let found = said("2021");
    assert_eq!(found[0].should.as_deref(), Some("12 months to February 2020"));
}

#[test]
fn a_caption_names_its_own_period_then_the_one_it_is_held_against_and_what_comes_first() {
    let said = |caption: &str| {
        found(4, |block| {
            let Block::Table(table) = block else { panic!("no table") };
            caption.clone_into(&mut table.caption);
        })
    };
    let [own, before] = ["12 months to February 2021", "12 months to February 2020"];
    assert_eq!(said(&format!("By ward, {own}, against the {before}")), []);
    for wrong in [
        format!("By ward, {before}, against the {before}"),
        format!("By ward, {own}, against the {own}"),
    ] {
        assert_eq!(said(&wrong).first().unwrap().kind, Kind::PeriodLabel, "{wrong}");
    }
    assert_eq!(said("Wards with the most: burglary"), []);
    assert_eq!(said("Wards with the fewest: burglary").first().unwrap().kind, Kind::Direction);
    assert_eq!(said("By ward, highest count first"), []);
    assert_eq!(said("By ward, lowest count first").first().unwrap().kind, Kind::Direction);
    assert_eq!(said("By ward, highest rate first").first().unwrap().kind, Kind::Direction);
}

#[test]
fn what_a_table_says_of_a_test_is_what_the_test_says() {
    let said = |words: &str| {
        let mut document = report();
        let (burglary, theft) = (
            figure("burglary", "Burglary", 1474.0, 2738.0),
            figure("theft", "Theft", 512.0, 498.0),
        );
        let mut table = Table::new(
            "tests",
            "What the test says",
            vec![Column::words("Measure"), Column::words("Against the year before")],
        );
        table.from = vec![document::FigureId::of(&burglary), document::FigureId::of(&theft)];
        table.rows.push(Row::plain(vec![Cell::text("Burglary"), Cell::text(words)]));
        table.rows.push(Row::plain(vec![Cell::text("Theft"), Cell::text("higher")]));
        document.sections[0].blocks.push(Block::Table(table));
        check_document(&document).findings
    };
    assert_eq!(said("lower"), []);
    assert_eq!(said("higher").first().unwrap().kind, Kind::Direction);
}
