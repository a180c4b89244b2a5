//! The arguments of commands that look further than one figure: peaks, priorities, evaluations, hot spots, postcodes.

use std::path::PathBuf;
use std::str::FromStr;

use clap::{Args, ValueEnum};
use figure::{MeasureId, Month, Period};
use workbench::{Correction, HotSpotMethod, HotSpotsOn};

use super::{Printed, VintageIdArgument};

#[derive(Debug, Args)]
pub struct PeaksArguments {
    /// The last month to look at
    #[arg(long, value_name = "YYYY-MM")]
    pub to: Month,
    /// How many months up to it
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=60))]
    pub months: u32,
    #[command(flatten)]
    pub printed: Printed,
}

#[derive(Debug, Args)]
pub struct PrioritiesArguments {
    /// The last month of the twelve that count
    #[arg(long, value_name = "YYYY-MM")]
    pub to: Month,
    #[command(flatten)]
    pub printed: Printed,
}

#[derive(Debug, Args)]
pub struct EvaluateArguments {
    /// What is counted; watchward measures lists them
    #[arg(long)]
    pub measure: MeasureId,
    /// Where something was done: names or codes, with commas
    #[arg(long, value_name = "AREAS")]
    pub treated: AreasArgument,
    /// Where nothing was: names or codes, or auto for the areas of the same kind that were nearest before
    #[arg(long, value_name = "AREAS|auto", default_value = "auto")]
    pub control: AreasArgument,
    /// Where it may have gone instead: names or codes
    #[arg(long, value_name = "AREAS")]
    pub displacement: Option<AreasArgument>,
    /// The period before
    #[arg(long, value_name = "YYYY-MM..YYYY-MM")]
    pub before: Period,
    /// The period after; months between the two belong to neither
    #[arg(long, value_name = "YYYY-MM..YYYY-MM")]
    pub after: Period,
    /// A folder to write a page with the chart, the findings as data, and the tables into
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct HotSpotsArguments {
    /// What is counted; watchward measures lists them
    #[arg(long)]
    pub measure: MeasureId,
    /// The last month of the twelve that count
    #[arg(long, value_name = "YYYY-MM")]
    pub to: Month,
    /// What the ground is divided into
    #[arg(long, value_enum, default_value_t)]
    pub on: PlacesArgument,
    /// The width of hexagons and grid cells in metres
    #[arg(long, value_name = "METRES", default_value_t = 500)]
    pub cell: u32,
    /// How they are found
    #[arg(long, value_enum, default_value_t)]
    pub method: MethodArgument,
    /// How Gi* allows for as many tests as places
    #[arg(long, value_enum, default_value_t)]
    pub correction: CorrectionArgument,
    /// A folder to write a page with the map, the places as GeoJSON and the tables into
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    #[command(flatten)]
    pub printed: Printed,
}

/// What the ground is divided into.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
pub enum PlacesArgument {
    /// Lower layer super output areas
    #[default]
    Lsoa,
    /// Wards
    Ward,
    /// Hexagons
    Hex,
    /// Square cells
    Grid,
}

impl PlacesArgument {
    /// What is meant, with cells of this width.
    pub fn places(self, metres: u32) -> HotSpotsOn {
        match self {
            Self::Lsoa => HotSpotsOn::Lsoas,
            Self::Ward => HotSpotsOn::Wards,
            Self::Hex => HotSpotsOn::Hexagons { metres },
            Self::Grid => HotSpotsOn::Grid { metres },
        }
    }
}

/// How hot spots are found.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
pub enum MethodArgument {
    /// Getis and Ord's Gi*: around which places high counts gather
    #[default]
    Gi,
    /// Kulldorff's scan: the circle with the most surprising excess
    Scan,
    /// Kernel density: a picture and no test, on a grid only
    Kde,
}

impl MethodArgument {
    /// What is meant.
    pub fn method(self) -> HotSpotMethod {
        match self {
            Self::Gi => HotSpotMethod::Gi,
            Self::Scan => HotSpotMethod::Scan,
            Self::Kde => HotSpotMethod::Kde,
        }
    }
}

/// How many tests are allowed for.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
pub enum CorrectionArgument {
    /// Benjamini and Hochberg
    #[default]
    Bh,
    /// Benjamini and Yekutieli, stricter: right however places depend on each other
    By,
    /// Not at all: one place in twenty is called hot by chance
    None,
}

impl CorrectionArgument {
    /// What is meant.
    pub fn correction(self) -> Correction {
        match self {
            Self::Bh => Correction::BenjaminiHochberg,
            Self::By => Correction::BenjaminiYekutieli,
            Self::None => Correction::None,
        }
    }
}

#[derive(Debug, Args)]
pub struct ConvertArguments {
    /// What is counted; watchward measures lists them
    #[arg(long)]
    pub measure: MeasureId,
    /// When
    #[arg(long, value_name = "YYYY-MM..YYYY-MM")]
    pub period: Period,
    /// The vintage that counts by the old wards; the newest that does where it is left out
    #[arg(long)]
    pub vintage: Option<VintageIdArgument>,
    #[command(flatten)]
    pub printed: Printed,
}

#[derive(Debug, Args)]
pub struct WhereArguments {
    /// The postcode, or its beginning, in any spelling
    #[arg(required = true)]
    pub postcode: Vec<String>,
    #[command(flatten)]
    pub printed: Printed,
}

/// Areas by name or code, with commas between them.
#[derive(Debug, Clone)]
pub struct AreasArgument(pub Vec<String>);

impl FromStr for AreasArgument {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let names: Vec<String> = text
            .split(',')
            .map(|name| name.trim().to_owned())
            .filter(|name| !name.is_empty())
            .collect();
        if names.is_empty() { Err("name at least one area".to_owned()) } else { Ok(Self(names)) }
    }
}

impl AreasArgument {
    /// The areas, or `auto`.
    pub fn control(self) -> workbench::Control {
        match self.0.as_slice() {
            [only] if only == "auto" => workbench::Control::Auto,
            _ => workbench::Control::Areas(self.0),
        }
    }
}
