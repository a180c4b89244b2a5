//! Figures to look at again in what somebody writes: a help to them alone, which keeps nothing from being saved.

use components::{Size, heading, paragraph};
use markup::{Element, el};
use workbench::FigureFinding;

use crate::context::Context;

/// What there is to look at, each with what it says and why; nothing where there is none.
pub(super) fn look_again(context: &Context, found: &[FigureFinding]) -> Vec<Element> {
    if found.is_empty() {
        return Vec::new();
    }
    let words = context.words();
    let line = |finding: &FigureFinding| {
        let given = [
            ("says", finding.says.as_str().into()),
            ("quote", finding.at.quote.as_str().into()),
            ("working", finding.working.as_str().into()),
        ];
        el("li").text(words.say_with("look-again-one", &given))
    };
    let list = el("ul").class("govuk-list").class("govuk-list--bullet");
    vec![
        heading(2, Size::Medium, words.say("look-again-title")),
        paragraph(words.say("look-again-what")),
        list.children(found.iter().map(line)),
    ]
}
