//! The arguments of `watchward chart`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use figure::{MeasureId, Month};
use workbench::{ChartKind, ChartSize};

use super::{GroupArgument, When};

#[derive(Debug, Args)]
pub struct ChartArguments {
    /// What kind of chart
    #[arg(value_enum)]
    pub kind: ChartKindArgument,
    /// What is counted; watchward measures lists them. Charts of every type of crime (stacked, heat) need none
    #[arg(long)]
    pub measure: Option<MeasureId>,
    /// The area that is spoken of: a name or a code; the partnership's own where it is left out
    #[arg(long)]
    pub area: Option<String>,
    /// wards, comparators, similar, districts, or a list of names with commas; left out, comparators for bars and rank, else wards
    #[arg(long, value_name = "GROUP")]
    pub areas: Option<GroupArgument>,
    /// The first month of a chart of months; four years of them where it is left out
    #[arg(long, value_name = "YYYY-MM")]
    pub from: Option<Month>,
    #[command(flatten)]
    pub when: When,
    /// The file to write, whose name ends in .svg or .png
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// How wide the drawing is
    #[arg(long, value_enum, default_value_t)]
    pub size: ChartSizeArgument,
    /// How many pixels wide a .png is
    #[arg(long, value_name = "PIXELS", value_parser = clap::value_parser!(u32).range(100..=8000))]
    pub width: Option<u32>,
    /// Write the numbers behind it as CSV beside it
    #[arg(long)]
    pub table: bool,
}

/// What kind of chart.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum ChartKindArgument {
    /// A measure month by month, with rolling 12, expected range and peaks
    Months,
    /// Areas, a bar each with its interval
    Bars,
    /// Areas by place, with the places that chance alone could have given
    Rank,
    /// Areas by rate and population, with control limits
    Funnel,
    /// A measure month by month between control limits
    Control,
    /// Areas in two periods
    Slope,
    /// Areas, a small chart of months each
    Multiples,
    /// The types of crime as shares
    Stacked,
    /// The types of crime by month, the number in each cell
    Heat,
}

impl ChartKindArgument {
    /// The kind that is meant.
    pub fn kind(self) -> ChartKind {
        match self {
            Self::Months => ChartKind::Months,
            Self::Bars => ChartKind::Bars,
            Self::Rank => ChartKind::Rank,
            Self::Funnel => ChartKind::Funnel,
            Self::Control => ChartKind::Control,
            Self::Slope => ChartKind::Slope,
            Self::Multiples => ChartKind::Multiples,
            Self::Stacked => ChartKind::Stacked,
            Self::Heat => ChartKind::Heat,
        }
    }
}

/// How wide a drawing is.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
pub enum ChartSizeArgument {
    /// 320 px
    Phone,
    /// 640 px, a column of text
    #[default]
    Column,
    /// 960 px, a page
    Page,
}

impl ChartSizeArgument {
    /// The size that is meant.
    pub fn size(self) -> ChartSize {
        match self {
            Self::Phone => ChartSize::Phone,
            Self::Column => ChartSize::Column,
            Self::Page => ChartSize::Page,
        }
    }
}
