//! London's wards drawn small.

use geometry::{Shape, simplify};

use crate::files;

#[test]
fn simplified_wards_leave_no_gaps_and_do_not_overlap() {
    let Some(wards) = files::wards() else { return };
    let shapes = files::shapes(&wards);
    let union = |shapes: &[&Shape]| {
        let polygons = shapes.iter().map(|shape| shape.polygons());
        geo::Area::unsigned_area(&geo::unary_union(polygons))
    };
    let sum = |shapes: &[&Shape]| shapes.iter().map(|shape| shape.area()).sum::<f64>();
    let (source_union, source_sum) = (union(&shapes), sum(&shapes));
    for tolerance in [5.0, 20.0, 100.0] {
        let simple = simplify(&shapes, tolerance).unwrap();
        let simple: Vec<&Shape> = simple.iter().collect();
        let vertices: usize = simple.iter().map(|shape| shape.vertices()).sum();
        let (union, sum) = (union(&simple), sum(&simple));
        println!(
            "{tolerance} m: {vertices} vertices, union {union:.1} of {source_union:.1}, sum {sum:.1} of {source_sum:.1}"
        );
        assert!((union - sum).abs() < 1.0, "{tolerance} m: {union} {sum}");
        assert!((union / source_union - 1.0).abs() < tolerance * 1e-5, "{tolerance} m: {union}");
        for shape in &simple {
            let (_, repairs) =
                Shape::new(shape.polygons().clone(), &geometry::Crs::BritishNationalGrid).unwrap();
            assert_eq!(repairs, []);
        }
    }
}

#[test]
fn simplified_lsoas_are_the_same_in_any_order() {
    let Some(lsoas) = files::lsoas() else { return };
    let shapes = &files::shapes(&lsoas)[..800];
    let simple = simplify(shapes, 30.0).unwrap();
    let turned: Vec<&Shape> = shapes.iter().rev().copied().collect();
    let mut again = simplify(&turned, 30.0).unwrap();
    again.reverse();
    assert_eq!(simple, again);
    let vertices = |shapes: &[Shape]| shapes.iter().map(Shape::vertices).sum::<usize>();
    assert!(vertices(&simple) * 2 < shapes.iter().map(|shape| shape.vertices()).sum());
}
