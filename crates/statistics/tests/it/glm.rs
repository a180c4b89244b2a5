//! Regression of counts against R's `glm`.

use statistics::glm::{Design, PoissonGlm};

use crate::reference::table;

/// The monthly series of the tutorial on interrupted time series (Lopez Bernal et al. 2017): R's values in `methods.md`.
#[test]
fn the_tutorial_on_interrupted_time_series_agrees_with_r() {
    let Some(rows) = table("sicily.csv") else { return };
    let column =
        |place: usize| rows.iter().map(|row| row[place].parse().unwrap()).collect::<Vec<f64>>();
    let (month, y, time, ban) = (column(1), column(2), column(3), column(4));
    let offset: Vec<f64> = column(6).iter().map(|population| population.ln()).collect();
    let ones = vec![1.0; rows.len()];

    let design = Design::from_columns(&[&ones, &ban, &time]).unwrap();
    let fit = PoissonGlm::new(&design, &y).offset(&offset).fit().unwrap();
    let (step, phi) = (fit.coefficients[1], fit.dispersion.unwrap());
    let limits = |dispersion: f64| {
        let error = 1.959_963_984_540_054 * fit.standard_errors(dispersion)[1];
        [(step - error).exp(), (step + error).exp()]
    };
    assert!((step.exp() - 0.894_377).abs() < 5e-7, "{}", step.exp());
    assert!((phi - 3.559_195).abs() < 5e-7, "{phi}");
    let expected = [0.864_686, 0.925_086, 0.839_189, 0.953_193];
    for (limit, expected) in limits(1.0).into_iter().chain(limits(phi)).zip(expected) {
        assert!((limit - expected).abs() < 5e-7, "{limit} {expected}");
    }

    let wave = |turns: f64, of: fn(f64) -> f64| {
        month.iter().map(|m| of(turns * std::f64::consts::TAU * m / 12.0)).collect::<Vec<f64>>()
    };
    let waves =
        [wave(1.0, f64::sin), wave(1.0, f64::cos), wave(2.0, f64::sin), wave(2.0, f64::cos)];
    let [first, second, third, fourth] = &waves;
    let design = Design::from_columns(&[&ones, &ban, &time, first, second, third, fourth]).unwrap();
    let fit = PoissonGlm::new(&design, &y).offset(&offset).fit().unwrap();
    let (step, phi) = (fit.coefficients[1], fit.dispersion.unwrap());
    let error = 1.959_963_984_540_054 * fit.standard_errors(phi)[1];
    assert!((phi - 2.262_186).abs() < 5e-7, "{phi}");
    for (value, expected) in
        [(step, 0.885_072), (step - error, 0.839_401), (step + error, 0.933_227)]
    {
        assert!((value.exp() - expected).abs() < 5e-7, "{} {expected}", value.exp());
    }
}
