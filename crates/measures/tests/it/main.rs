//! Figures from publishers' files, through the lake.

mod desk;
mod pack;
mod police_uk;
mod secrets;
mod vintages;
