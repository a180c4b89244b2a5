//! Peaks, priorities and evaluations of Bromley, from the publisher's files. Counts are those of
//! `shared/data/mps/borough_201004_202111.csv` and `ward_202001_202112.csv`.

use std::fs;

use serde_json::Value;

use crate::street::bromley;

fn list(value: &Value) -> &Vec<Value> {
    value.as_array().unwrap()
}

#[test]
fn peaks_are_listed_with_how_surprising_each_is() {
    let Some(bromley) = bromley() else { return };
    let found = bromley.json(&["peaks", "--to", "2021-10"]);
    let (judged, peaks) = (found["judged"].as_u64().unwrap(), list(&found["peaks"]));
    // Every measure that the files give, in the borough and its 22 wards.
    assert!(judged > 700, "{judged}");
    let p = |peak: &Value| peak["p_value"].as_f64().unwrap();
    assert!(peaks.windows(2).all(|pair| p(&pair[0]) <= p(&pair[1])));
    assert!(peaks.iter().all(|peak| peak["value"].as_f64() > peak["expected"].as_f64()));
    let by_itself = peaks.len();
    let stands_out = |peak: &&Value| peak["stands_out"] == true;
    let standing_out = peaks.iter().filter(stands_out).count();
    assert!(standing_out >= 1 && standing_out < by_itself, "{standing_out} of {by_itself}");
    let first = &peaks[0];
    assert_eq!((&first["measure"], &first["area"]["code"]), (&"theft".into(), &"E05000114".into()));
    // The borough has years of months before it, the wards have not.
    let seasonal = |code: &str| {
        peaks
            .iter()
            .filter(|peak| peak["area"]["code"] == code)
            .all(|peak| peak["seasonal"] == true)
    };
    assert!(seasonal("E09000006") && !seasonal("E05000114"));
    let text = bromley.run(&["peaks", "--to", "2021-10"]);
    assert!(text.contains("chance alone would give about 7"), "{text}");
    let tsv = bromley.run(&["peaks", "--to", "2021-10", "--format", "tsv"]);
    assert_eq!(tsv.lines().count(), by_itself + 1);
    // Before there is a year of months nothing can be judged, and that is said.
    let early = bromley.run(&["peaks", "--to", "2010-06"]);
    assert!(early.contains("No month could be judged"), "{early}");
}

#[test]
fn priorities_show_what_each_criterion_adds() {
    let Some(bromley) = bromley() else { return };
    let volume = |ranked: &Value, measure: &str| {
        let one = list(&ranked["types"]).iter().find(|one| one["measure"] == measure).unwrap();
        one["components"][0]["value"].as_f64().unwrap()
    };
    let ranked = bromley.json(&["priorities", "--to", "2021-02"]);
    assert_eq!(volume(&ranked, "tomv"), 927.0);
    // The types do not overlap: with other offences they make up all that is recorded.
    let sum: f64 = list(&ranked["types"])
        .iter()
        .map(|one| one["components"][0]["value"].as_f64().unwrap())
        .sum();
    assert_eq!(sum, 20870.0);
    assert!(ranked["criteria"][1]["note"].as_str().unwrap().starts_with("not used"));

    // Harm weights and a survey are the partnership's own.
    fs::write(
        bromley.root().join("harm-weights.csv"),
        "scheme,measure,offence,weight,share\nInvented,homicide,Murder,8000,\nInvented,tomv,Theft,10,\n\
         Invented,vwi,Light,20,\nInvented,vwi,Grave,1500,\n",
    )
    .unwrap();
    let settings = bromley.root().join("watchward.toml");
    let text = fs::read_to_string(&settings).unwrap()
        + "\n[[concern]]\nmeasure = \"tomv\"\nnamed = 150\nasked = 600\nsource = \"Survey\"\n";
    fs::write(&settings, text).unwrap();
    let ranked = bromley.json(&["priorities", "--to", "2021-02"]);
    let tomv = list(&ranked["types"]).iter().find(|one| one["measure"] == "tomv").unwrap();
    assert_eq!(tomv["components"][1]["value"], 9270.0);
    assert_eq!(tomv["components"][3]["value"], 25.0);
    let vwi = list(&ranked["types"]).iter().find(|one| one["measure"] == "vwi").unwrap();
    let harm = list(&vwi["components"][1]["ci95"]);
    assert!(harm[1].as_f64().unwrap() > 50.0 * harm[0].as_f64().unwrap());
    let text = bromley.run(&["priorities", "--to", "2021-02"]);
    assert!(text.contains("harm by Invented") && text.contains("Survey"), "{text}");

    fs::write(
        bromley.root().join("harm-weights.csv"),
        "scheme,measure,offence,weight\nX,tomw,T,1\n",
    )
    .unwrap();
    let said = bromley.fails(1, &["priorities", "--to", "2021-02"]);
    assert!(said.contains("line 2: there is no measure \"tomw\""), "{said}");
}

#[test]
fn an_evaluation_has_words_figures_and_a_chart() {
    let Some(bromley) = bromley() else { return };
    let out = bromley.root().join("published").join("evaluation");
    let at = out.display().to_string();
    let question = [
        "evaluate",
        "--measure",
        "burglary",
        "--treated",
        "Bromley",
        "--before",
        "2018-03..2019-02",
        "--after",
        "2019-03..2020-02",
        "--out",
        &at,
    ];
    let text = bromley.run(&question);
    assert!(text.contains("2,738 burglary offences were counted in Bromley"), "{text}");
    assert!(text.contains("This does not show why"), "{text}");
    let page = fs::read_to_string(out.join("index.html")).unwrap();
    assert!(page.contains("<svg") && page.contains("areas compared with"));
    let found: Value =
        serde_json::from_str(&fs::read_to_string(out.join("evaluation.json")).unwrap()).unwrap();
    assert_eq!(found["treated"]["after"], 2738.0);
    assert_eq!(list(&found["control"]["areas"]).len(), 10);
    assert_eq!(found["findings"]["effect"]["verdict"], "within the range expected by chance");
    assert_eq!(bromley.json(&question), found);

    for (wrong, wanted) in [
        (["--treated", "Bromley", "--control", "Bromley"], "an area stands on one side only"),
        (["--treated", "Bromly", "--control", "Bexley"], "Bromley"),
    ] {
        let spans = ["--before", "2018-03..2019-02", "--after", "2019-03..2020-02"];
        let question = [&["evaluate", "--measure", "burglary"], &wrong[..], &spans].concat();
        let said = bromley.fails(2, &question);
        assert!(said.contains(wanted), "{said}");
    }
    let overlapping = [
        "evaluate",
        "--measure",
        "burglary",
        "--treated",
        "Bromley",
        "--before",
        "2018-03..2019-03",
        "--after",
        "2019-03..2020-02",
    ];
    assert!(bromley.fails(2, &overlapping).contains("before the period before has ended"));
}
