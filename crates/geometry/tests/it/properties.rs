//! What holds for any shape.

use geo_types::{LineString, Polygon};
use geometry::{
    AreaIndex, Bounds, Contiguity, Crs, HexGrid, Point, Shape, SquareGrid, contiguous, simplify,
};
use proptest::prelude::*;

const GRID: Crs = Crs::BritishNationalGrid;

/// Stars about a middle: rings of any roughness that do not cross themselves.
fn star() -> impl Strategy<Value = Shape> {
    (prop::collection::vec(50.0..1_000.0_f64, 3..60), 400_000.0..500_000.0_f64).prop_map(
        |(radii, middle)| {
            let count = f64::from(u32::try_from(radii.len()).unwrap());
            let ring: LineString<f64> = radii
                .iter()
                .zip(0_u32..)
                .map(|(radius, number)| {
                    let angle = std::f64::consts::TAU * f64::from(number) / count;
                    (middle + radius * angle.cos(), 200_000.0 + radius * angle.sin())
                })
                .collect();
            Shape::new(Polygon::new(ring, Vec::new()).into(), &GRID).unwrap().0
        },
    )
}

/// A chequered sheet of 16 areas whose inner corners are moved about; neighbours share their vertices.
fn sheet() -> impl Strategy<Value = Vec<Shape>> {
    prop::collection::vec((-40.0..40.0_f64, -40.0..40.0_f64), 25).prop_map(|moves| {
        let corner = |column: u32, row: u32| {
            let (dx, dy) = moves[usize::try_from(row * 5 + column).unwrap()];
            let inner = |n: u32| if n.is_multiple_of(4) { 0.0 } else { 1.0 };
            let (x, y) = (f64::from(column) * 100.0, f64::from(row) * 100.0);
            (300_000.0 + x + dx * inner(column), 300_000.0 + y + dy * inner(row))
        };
        (0..16)
            .map(|n| {
                let (column, row) = (n % 4, n / 4);
                let ring: LineString<f64> = [(0, 0), (1, 0), (1, 1), (0, 1)]
                    .map(|(x, y)| corner(column + x, row + y))
                    .to_vec()
                    .into();
                Shape::new(Polygon::new(ring, Vec::new()).into(), &GRID).unwrap().0
            })
            .collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn any_rings_give_a_valid_shape_or_a_reason(
        points in prop::collection::vec((0.0..700.0_f64, 0.0..1_300.0_f64), 0..12),
        holes in prop::collection::vec(prop::collection::vec((0.0..700.0_f64, 0.0..1_300.0_f64), 0..6), 0..3),
    ) {
        let rings: Vec<LineString<f64>> =
            std::iter::once(points).chain(holes).map(LineString::from).collect();
        if let Ok((shape, _)) = Shape::from_rings([rings], &GRID) {
            prop_assert!(shape.area() > 0.0);
            let (again, repairs) = Shape::new(shape.polygons().clone(), &GRID).unwrap();
            prop_assert_eq!(repairs, []);
            prop_assert_eq!(again, shape);
        }
    }

    #[test]
    fn points_go_to_longitude_and_latitude_and_back(easting in 180_000.0..600_000.0_f64, northing in 60_000.0..600_000.0_f64) {
        let point = Point { easting, northing };
        let (longitude, latitude) = point.to_lonlat().unwrap();
        prop_assert!(Point::from_lonlat(longitude, latitude).unwrap().distance(point) < 0.01);
    }

    #[test]
    fn binary_brings_back_the_shape(shape in star()) {
        prop_assert_eq!(Shape::from_wkb(&shape.to_wkb()).unwrap(), shape);
    }

    #[test]
    fn the_index_agrees_with_the_shape(shape in star(), at in prop::collection::vec((0.0..1.0_f64, 0.0..1.0_f64), 200)) {
        let (index, bounds) = (AreaIndex::new([&shape]), shape.bounds());
        for (x, y) in at {
            let point = Point { easting: bounds.west + x * bounds.width(), northing: bounds.south + y * bounds.height() };
            prop_assert_eq!(index.locate(point).is_some(), shape.contains(point));
        }
    }

    #[test]
    fn each_point_of_a_sheet_is_in_one_area(sheet in sheet(), at in prop::collection::vec((0_u32..800, 0_u32..800), 100)) {
        let index = AreaIndex::new(&sheet);
        let corners = sheet.iter().flat_map(|shape| shape.polygons().0[0].exterior().0.iter());
        let corners = corners.map(|at| Point { easting: at.x, northing: at.y });
        let halves = at.iter().map(|(x, y)| Point {
            easting: 300_000.0 + f64::from(*x) / 2.0,
            northing: 300_000.0 + f64::from(*y) / 2.0,
        });
        for point in halves.chain(corners) {
            let holding: Vec<usize> = (0..16).filter(|area| sheet[*area].contains(point)).collect();
            let within = point.easting < 300_400.0 && point.northing < 300_400.0;
            prop_assert_eq!(holding.len(), usize::from(within));
            prop_assert_eq!(index.locate(point), holding.first().copied());
        }
    }

    #[test]
    fn simplifying_keeps_sheets_whole(sheet in sheet(), tolerance in 0.0..200.0_f64) {
        let shapes: Vec<&Shape> = sheet.iter().collect();
        let simple = simplify(&shapes, tolerance).unwrap();
        let total: f64 = simple.iter().map(Shape::area).sum();
        prop_assert!(total <= 160_000.0 + 1e-6 && total > 140_000.0, "{}", total);
        let simple: Vec<&Shape> = simple.iter().collect();
        prop_assert_eq!(
            contiguous(&simple, Contiguity::Rook, 0.0).unwrap(),
            contiguous(&shapes, Contiguity::Rook, 0.0).unwrap()
        );
        for (place, shape) in simple.iter().enumerate() {
            let common = shape.share_in(&simple);
            let others: f64 = common.iter().filter(|share| share.0 != place).map(|share| share.1).sum();
            prop_assert!(others < 0.1, "{} {:?}", place, common);
        }
    }

    #[test]
    fn a_simplified_line_stays_within_the_tolerance(shape in star(), tolerance in 0.0..300.0_f64) {
        let simple = simplify(&[&shape], tolerance).unwrap().remove(0);
        prop_assert!(simple.vertices() >= 3 && simple.area() > 0.0);
        let ring = simple.polygons().0[0].exterior();
        for at in &shape.polygons().0[0].exterior().0 {
            let point = geo::Point::from(*at);
            let metres = geo::Distance::distance(&geo::Euclidean, &point, ring);
            prop_assert!(metres <= tolerance + 1e-6);
        }
    }

    #[test]
    fn shares_of_a_sheet_add_up(sheet in sheet(), shape in star()) {
        // Moved over the sheet.
        let (dx, dy) = (300_200.0 - shape.centroid().easting, 300_200.0 - shape.centroid().northing);
        let ring: LineString<f64> = shape.polygons().0[0].exterior().0.iter().map(|at| (at.x + dx, at.y + dy)).collect();
        let moved = Shape::new(Polygon::new(ring, Vec::new()).into(), &GRID).unwrap().0;
        let others: Vec<&Shape> = sheet.iter().collect();
        let shares: f64 = moved.share_in(&others).iter().map(|share| share.1).sum();
        let whole: Shape = Shape::new(
            geo_types::Rect::new((300_000.0, 300_000.0), (300_400.0, 300_400.0)).to_polygon().into(), &GRID,
        ).unwrap().0;
        let wanted: f64 = moved.share_in(&[&whole]).iter().map(|share| share.1).sum();
        prop_assert!((shares - wanted).abs() < 0.5, "{} {}", shares, wanted);
    }

    #[test]
    fn grid_cells_hold_their_points(x in 0.0..5_000.0_f64, y in 0.0..5_000.0_f64, size in 50.0..900.0_f64) {
        let point = Point { easting: 400_000.0 + x, northing: 300_000.0 + y };
        let bounds = Bounds { west: 400_000.0, south: 300_000.0, east: 405_000.0, north: 305_000.0 };
        let (squares, hexes) = (SquareGrid::new(bounds, size).unwrap(), HexGrid::new(bounds, size).unwrap());
        let cell = squares.cell_of(point).unwrap();
        prop_assert!(squares.polygon(cell).contains(point));
        prop_assert!(squares.cells().any(|other| other == cell));
        let cell = hexes.cell_of(point).unwrap();
        let ring = hexes.polygon(cell);
        let corner = &ring.polygons().0[0].exterior().0[0];
        let reach = hexes.centre(cell).distance(Point { easting: corner.x, northing: corner.y });
        prop_assert!(hexes.centre(cell).distance(point) <= reach + 1e-6);
        prop_assert!(hexes.cells().any(|other| other == cell));
        prop_assert_eq!(hexes.cell_of(hexes.centre(cell)), Some(cell));
    }
}
