//! A point on the British National Grid.

use lonlat_bng::{convert_osgb36, convert_osgb36_to_ll};

use crate::{Crs, GeometryError};

/// A point on the British National Grid (EPSG:27700), in metres.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// Metres east of the grid's origin.
    pub easting: f64,
    /// Metres north of the grid's origin.
    pub northing: f64,
}

impl Point {
    /// The point of a longitude and latitude in degrees (WGS84 or ETRS89), by the transformation OSTN15 of Ordnance Survey,
    /// to the millimetre. Ordnance Survey gives OSTN15's own accuracy as 0.1 m.
    ///
    /// # Errors
    /// [`GeometryError::OffTheGrid`] where OSTN15 has no value, with what the numbers look like instead.
    pub fn from_lonlat(longitude: f64, latitude: f64) -> Result<Self, GeometryError> {
        Self::by_ostn15(longitude, latitude)
            .map_err(|reason| Crs::Wgs84.off_the_grid(longitude, latitude, &reason))
    }

    /// The same with no more than the reason where there is no point.
    pub(crate) fn by_ostn15(longitude: f64, latitude: f64) -> Result<Self, String> {
        match convert_osgb36(longitude, latitude) {
            Ok((easting, northing)) if easting.is_finite() && northing.is_finite() => {
                Ok(Self { easting, northing })
            }
            Ok(_) => Err("they are no numbers".to_owned()),
            Err(error) => Err(error.to_string()),
        }
    }

    /// Longitude and latitude in degrees (WGS84 or ETRS89), by OSTN15 turned round.
    ///
    /// # Errors
    /// [`GeometryError::OffTheGrid`] where OSTN15 has no value.
    pub fn to_lonlat(self) -> Result<(f64, f64), GeometryError> {
        match convert_osgb36_to_ll(self.easting, self.northing) {
            Ok((longitude, latitude)) if longitude.is_finite() && latitude.is_finite() => {
                Ok((longitude, latitude))
            }
            outcome => {
                let reason = outcome
                    .map_or_else(|error| error.to_string(), |_| "they are no numbers".to_owned());
                Err(Crs::BritishNationalGrid.off_the_grid(self.easting, self.northing, &reason))
            }
        }
    }

    /// The distance on the grid in metres. The grid's scale differs from the ground's by at most 0.04% inland.
    pub fn distance(self, other: Self) -> f64 {
        (self.easting - other.easting).hypot(self.northing - other.northing)
    }

    pub(crate) fn is_finite(self) -> bool {
        self.easting.is_finite() && self.northing.is_finite()
    }

    pub(crate) fn array(self) -> [f64; 2] {
        [self.easting, self.northing]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Ordnance Survey's published test points: `OSTN15_OSGM15_TestInput_ETRStoOSGB` and `…TestOutput_ETRStoOSGB` of the OSTN15
    /// developer pack (longitude, latitude, easting, northing).
    const PUBLISHED: &[(&str, f64, f64, f64, f64)] = &[
        ("TP01", -6.299_777_52, 49.922_263_94, 91_492.146, 11_318.804),
        ("TP02", -5.203_046_1, 49.960_061_38, 170_370.718, 11_572.405),
        ("TP03", -4.108_645_636, 50.438_858_26, 250_359.811, 62_016.569),
        ("TP04", -1.297_822_772, 50.575_636_65, 449_816.371, 75_335.861),
        ("TP05", -1.450_514_337, 50.931_279_38, 438_710.92, 114_792.25),
        ("TP06", -3.551_283_492, 51.400_782_2, 292_184.87, 168_003.465),
        ("TP07", 1.444_547_304, 51.374_470_26, 639_821.835, 169_565.858),
        ("TP08", -2.544_076_183, 51.427_547_43, 362_269.991, 169_978.69),
        ("TP09", -0.119_925_572, 51.489_365_65, 530_624.974, 178_388.464),
        ("TP10", -4.308_524_77, 51.858_908_96, 241_124.584, 220_332.641),
        ("TP11", 0.897_243_27, 51.894_366_37, 599_445.59, 225_722.826),
        ("TP12", -2.154_586_144, 52.255_293_82, 389_544.19, 261_912.153),
        ("TP13", -0.912_489_57, 52.251_609_51, 474_335.969, 262_047.755),
        ("TP14", 0.401_535_471, 52.751_366_87, 562_180.547, 319_784.995),
        ("TP15", -1.197_476_559, 52.962_191_09, 454_002.834, 340_834.943),
        ("TP16", -2.640_493_208, 53.344_802_8, 357_455.843, 383_290.436),
        ("TP17", -4.289_180_698, 53.416_285_16, 247_958.971, 393_492.909),
        ("TP18", -4.289_177_929, 53.416_309_25, 247_959.241, 393_495.583),
        ("TP19", -3.040_454_907, 53.779_110_26, 331_534.564, 431_920.794),
        ("TP20", -1.663_791_682, 53.800_215_2, 422_242.186, 433_818.701),
        ("TP21", -4.634_521_682, 54.086_663_18, 227_778.33, 468_847.388),
        ("TP22", -0.077_731_332, 54.116_851_44, 525_745.67, 470_703.214),
        ("TP23", -4.388_491_181, 54.329_195_41, 244_780.636, 495_254.887),
        ("TP24", -2.938_277_411, 54.895_423_4, 339_921.145, 556_034.761),
        ("TP25", -1.616_576_852, 54.979_122_74, 424_639.355, 565_012.703),
        ("TP26", -4.296_490_163, 55.853_999_53, 256_340.925, 664_697.269),
        ("TP27", -3.294_792_193, 55.924_782_66, 319_188.434, 670_947.534),
        ("TP28", -5.828_366_919, 57.006_066_96, 167_634.202, 797_067.144),
        ("TP29", -2.048_560_307, 57.139_025_19, 397_160.491, 805_349.736),
        ("TP30", -4.219_263_986, 57.486_250_01, 267_056.768, 846_176.972),
        ("TP31", -8.578_544_561, 57.813_518_38, 9587.909, 899_448.996),
        ("TP32", -7.592_555_606, 58.212_622_47, 71_713.132, 938_516.404),
        ("TP33", -6.260_914_555, 58.515_603_61, 151_968.652, 966_483.78),
        ("TP34", -3.726_310_221, 58.581_204_61, 299_721.891, 967_202.992),
        ("TP35", -3.214_540_011, 59.037_438_71, 330_398.323, 1_017_347.016),
        ("TP36", -4.417_576_746, 59.093_350_35, 261_596.778, 1_025_447.602),
        ("TP37", -5.827_993_398, 59.096_716_17, 180_862.461, 1_029_604.114),
        ("TP38", -1.625_169_661, 59.534_707_94, 421_300.525, 1_072_147.239),
        ("TP39", -1.274_869_104, 59.854_099_14, 440_725.073, 1_107_878.448),
        ("TP40", -2.073_828_228, 60.133_080_92, 395_999.668, 1_138_728.951),
    ];

    /// The worked example of the guide that comes with the developer pack.
    const CAISTER: (&str, f64, f64, f64, f64) =
        ("Caister Water Tower", 1.716_073_973, 52.658_007_833, 651_409.804, 313_177.450);

    #[test]
    fn known_points_come_out_to_the_centimetre() {
        for (name, longitude, latitude, easting, northing) in
            PUBLISHED.iter().copied().chain([CAISTER])
        {
            let point = Point::from_lonlat(longitude, latitude).unwrap();
            let off = point.distance(Point { easting, northing });
            assert!(off < 0.01, "{name}: {point:?} is {off} m off");
            let (back_x, back_y) = Point { easting, northing }.to_lonlat().unwrap();
            assert!(
                (back_x - longitude).abs() < 1e-7 && (back_y - latitude).abs() < 1e-7,
                "{name}"
            );
        }
    }

    #[test]
    fn points_off_the_grid_give_a_reason() {
        for (longitude, latitude) in [
            (2.35, 48.85),
            (51.5, -0.12),
            (-30.0, 55.0),
            (f64::NAN, 51.5),
            (0.0, f64::INFINITY),
            (530_000.0, 180_000.0),
        ] {
            let error = Point::from_lonlat(longitude, latitude).unwrap_err();
            assert!(matches!(error, GeometryError::OffTheGrid { .. }), "{error}");
        }
        for (easting, northing) in [(-1.0, 5.0), (800_000.0, 5.0), (f64::NAN, 1.0)] {
            assert!(Point { easting, northing }.to_lonlat().is_err());
        }
    }
}
