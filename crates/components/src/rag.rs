//! Ratings: red, amber, green, each with its word and its shape, so that neither colour nor print nor a screen reader is
//! needed to tell them apart.

use markup::{Element, el};

/// A rating.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rating {
    /// A full circle.
    Green,
    /// A triangle.
    Amber,
    /// A square.
    Red,
    /// An empty circle.
    NotRated,
}

/// A rating as a tag, with its word: "Green", or what the caller's language has for it.
pub fn rag(rating: Rating, word: impl Into<String>) -> Element {
    let class = match rating {
        Rating::Green => "rag rag--green",
        Rating::Amber => "rag rag--amber",
        Rating::Red => "rag rag--red",
        Rating::NotRated => "rag",
    };
    el("strong").class(class).child(shape(rating)).text(word)
}

fn shape(rating: Rating) -> Element {
    let circle = || el("circle").attr("cx", "5").attr("cy", "5");
    let drawn = match rating {
        Rating::Green => circle().attr("r", "5").attr("stroke", "none"),
        Rating::Amber => el("path").attr("d", "M5 .5 10 9.5H0z").attr("stroke", "none"),
        Rating::Red => el("rect").attr("width", "10").attr("height", "10").attr("stroke", "none"),
        Rating::NotRated => circle().attr("r", "4").attr("fill", "none").attr("stroke-width", "2"),
    };
    el("svg")
        .class("rag__shape")
        .attr("viewBox", "0 0 10 10")
        .attr("aria-hidden", "true")
        .attr("focusable", "false")
        .child(drawn)
}
