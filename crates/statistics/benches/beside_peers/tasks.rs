//! What is compared, with whom, and what must agree.

use std::process::Command;

/// One piece of work.
pub struct Task {
    /// As it is called on both sides.
    pub name: &'static str,
    /// As it is printed.
    pub title: &'static str,
    pub peer: Peer,
    /// What both sides must have found alike.
    pub checks: &'static [Check],
}

/// Whom ours is compared with.
#[derive(Clone, Copy)]
pub enum Peer {
    /// Modules of Python, as `import` takes them (without numba esda would run, uncompiled and slow).
    Python(&'static str),
    /// A package of R.
    R(&'static str),
    /// Nobody who can be installed: what was seen on another day, and the part of the result that was found then.
    AnotherDay { what: &'static str, part: &'static str, found: f64 },
}

/// A part of the result, and how far apart it may be: in parts of the value where that is above one.
pub struct Check {
    pub what: &'static str,
    pub allowed: f64,
}

const fn check(what: &'static str, allowed: f64) -> Check {
    Check { what, allowed }
}

// Shares of 999 draws by different generators scatter by up to 0.022 each way, and so by chance reach 0.13 in the worst of
// ten thousand cells; what one counts as a tie and the other does not comes on top.
pub const TASKS: &[Task] = &[
    Task {
        name: "gi-star",
        title: "Gi* with 999 permutations on the 100 × 100 grid (esda, all cores)",
        peer: Peer::Python("esda, numba"),
        checks: &[check("z", 1e-9), check("p", 0.2)],
    },
    Task {
        name: "local-moran",
        title: "local Moran's I with 999 permutations on the 100 × 100 grid (esda, all cores)",
        peer: Peer::Python("esda, numba"),
        checks: &[check("i", 1e-9), check("p", 0.2)],
    },
    Task {
        name: "dbscan",
        title: "DBSCAN of 100,000 points, eps 200, 10 points (scikit-learn, all cores)",
        peer: Peer::Python("sklearn"),
        checks: &[check("clusters", 0.0), check("label", 0.0)],
    },
    Task {
        name: "kde",
        title: "Gaussian kernel density of 10,000 points on 100 × 100 cells, exact (scikit-learn)",
        peer: Peer::Python("sklearn"),
        checks: &[check("density", 1e-9)],
    },
    Task {
        name: "stl-plain",
        title: "STL of 500 series of 120 months, 2 passes (statsmodels, the same settings)",
        peer: Peer::Python("statsmodels"),
        checks: &[check("seasonal", 1e-9), check("trend", 1e-9)],
    },
    Task {
        name: "stl-robust",
        title: "STL of 500 series of 120 months, robust, 15 outer passes (statsmodels, the same settings)",
        peer: Peer::Python("statsmodels"),
        checks: &[check("seasonal", 1e-7), check("trend", 1e-7)],
    },
    Task {
        name: "farrington",
        title: "Farrington flexible, the last month of 350 series of 120 (R's surveillance)",
        peer: Peer::R("surveillance"),
        checks: &[check("upper", 0.0), check("expected", 1e-6), check("peak", 0.0)],
    },
    Task {
        name: "scan",
        title: "space-time scan of 5,988 zones × 12 months, 999 replicas (ours alone)",
        peer: Peer::AnotherDay {
            what: "scanstatistics (C++) 8.26 s, on 2 cores",
            part: "ratio",
            found: 40.259_54,
        },
        checks: &[],
    },
    Task {
        name: "andresen",
        title: "Andresen's S of 4,994 areas, 200 resamples of 50,000 events, the base held fast (sppt)",
        peer: Peer::Python("sppt"),
        checks: &[check("s", 0.01), check("robust s", 0.01)],
    },
];

impl Peer {
    /// Whether it is installed.
    pub fn is_there(self) -> bool {
        let mut command = match self {
            Self::Python(module) => {
                let mut command = Command::new("python3");
                command.args(["-c", &format!("import {module}")]);
                command
            }
            Self::R(package) => {
                let mut command = Command::new("Rscript");
                command.args(["-e", &format!("stopifnot(requireNamespace('{package}'))")]);
                command
            }
            Self::AnotherDay { .. } => return false,
        };
        command.output().is_ok_and(|output| output.status.success())
    }
}
