//! London's wards of 2018 and LSOAs of 2011.

use geometry::{AreaIndex, Contiguity, Crs, Point, Shape, contiguous};

use crate::files;

/// 159,469.7 hectares is what pyproj and GeoPandas make of the same file in EPSG:27700 by a Helmert transformation; OSTN15
/// differs by a few parts in a million.
#[test]
fn all_wards_are_valid_and_cover_london() {
    let Some(wards) = files::wards() else { return };
    assert_eq!(wards.len(), 657);
    assert!(wards.iter().all(|ward| ward.repairs.is_empty()));
    let area: f64 = wards.iter().map(|ward| ward.shape.area()).sum();
    assert!((area / 1_594_697_122.5 - 1.0).abs() < 1e-4, "{area}");
    let vertices: usize = wards.iter().map(|ward| ward.shape.vertices()).sum();
    assert_eq!(vertices, 182_101 - 657);
}

/// The area is GeoPandas' for the same file.
#[test]
fn all_lsoas_are_valid_and_come_back_from_binary() {
    let Some(lsoas) = files::lsoas() else { return };
    assert_eq!(lsoas.len(), 4_835);
    let area: f64 = lsoas.iter().map(|lsoa| lsoa.shape.area()).sum();
    assert!((area - 1_573_503_769.555).abs() < 0.01, "{area}");
    let repaired: Vec<_> = lsoas
        .iter()
        .filter(|lsoa| !lsoa.repairs.is_empty())
        .map(|lsoa| (&lsoa.code, &lsoa.repairs))
        .collect();
    assert!(repaired.is_empty(), "{repaired:?}");
    for lsoa in lsoas {
        assert_eq!(Shape::from_wkb(&lsoa.shape.to_wkb()).unwrap(), lsoa.shape, "{}", lsoa.code);
    }
}

#[test]
fn the_index_answers_as_the_shapes_do() {
    let Some(wards) = files::wards() else { return };
    let shapes = files::shapes(&wards);
    let index = AreaIndex::new(shapes.iter().copied());
    let bounds =
        shapes.iter().fold(geometry::Bounds::EMPTY, |all, shape| all.joined(shape.bounds()));
    // A lattice, and each ward's own vertices, which lie on edges.
    let lattice = (0..10_000_u32).map(|n| Point {
        easting: bounds.west + bounds.width() * f64::from(n % 100) / 99.0,
        northing: bounds.south + bounds.height() * f64::from(n / 100) / 99.0,
    });
    let corners =
        shapes.iter().flat_map(|shape| shape.polygons().0[0].exterior().0.iter().step_by(50));
    let corners = corners.map(|at| Point { easting: at.x, northing: at.y });
    let points: Vec<Point> = lattice.chain(corners).collect();
    let found = index.locate_all(&points);
    let mut inside = 0;
    for (point, found) in points.iter().zip(&found) {
        let near = shapes.iter().enumerate().filter(|(_, shape)| shape.bounds().contains(*point));
        let holding: Vec<usize> =
            near.filter(|(_, shape)| shape.contains(*point)).map(|(place, _)| place).collect();
        assert_eq!(found.as_slice(), holding, "{point:?}");
        inside += holding.len();
    }
    assert!(inside > 5_000 && inside < points.len(), "{inside}");
    let turned = AreaIndex::new(shapes.iter().rev().copied());
    let last = shapes.len() - 1;
    let again: Vec<_> =
        turned.locate_all(&points).into_iter().map(|n| n.map(|n| last - n)).collect();
    assert_eq!(found, again);
}

/// Counts of pairs by libpysal 4 (Rook and Queen contiguity from the same files).
#[test]
fn neighbours_are_those_of_libpysal() {
    let (Some(wards), Some(lsoas)) = (files::wards(), files::lsoas()) else { return };
    for (areas, rook, queen) in
        [(&wards, 3_738, 3_874), (&lsoas, 28_142, 28_592)]
    {
        let shapes = files::shapes(areas);
        for (contiguity, wanted) in [(Contiguity::Rook, rook), (Contiguity::Queen, queen)] {
            let found = contiguous(&shapes, contiguity, 0.0).unwrap();
            assert_eq!(found.iter().map(Vec::len).sum::<usize>(), wanted, "{contiguity:?}");
        }
    }
}

#[test]
fn a_file_with_its_axes_swapped_is_found_out() {
    let Some(lsoas) = files::lsoas() else { return };
    let swapped: geo_types::MultiPolygon<f64> = lsoas
        .iter()
        .flat_map(|lsoa| lsoa.shape.polygons().0.iter())
        .map(|polygon| {
            let ring = polygon.exterior().0.iter().map(|at| (at.y, at.x)).collect();
            geo_types::Polygon::new(ring, Vec::new())
        })
        .collect();
    let said = Crs::BritishNationalGrid.guess_wrong(&swapped).unwrap();
    assert!(said.contains("swapped"), "{said}");
}
