//! Styles: every look that a document has, by its name, so that an editor changes it in one place. Headings, captions,
//! contents and notes are Word's own, which screen readers and the navigation pane know.

use super::lists::{LEVELS, SECTIONS};
use super::looks::{Keep, Look, paragraphs};
use super::paragraph::value;
use super::writing::shade;
use crate::palette;
use markup::{Element, el};

/// The typeface: one that every reader has.
pub(super) const FACE: &str = "Arial";

/// A colour of the palette as Word writes it: "12436D".
pub(super) fn hex(colour: &str) -> String {
    palette::light(colour).trim_start_matches('#').to_uppercase()
}

/// The part that holds them; in a long document each section starts a page.
pub(super) fn styles(is_long: bool) -> Element {
    let paragraphs = paragraphs(is_long);
    super::root("w:styles")
        .child(defaults())
        .children(paragraphs.iter().map(paragraph))
        .children(characters())
        .children(tables())
}

fn defaults() -> Element {
    let fonts = el("w:rFonts")
        .attr("w:ascii", FACE)
        .attr("w:eastAsia", FACE)
        .attr("w:hAnsi", FACE)
        .attr("w:cs", FACE);
    let language = value("w:lang", "en-GB").attr("w:eastAsia", "en-GB").attr("w:bidi", "ar-SA");
    let run = el("w:rPr")
        .child(fonts)
        .child(value("w:color", hex("ink")))
        .child(value("w:sz", 22))
        .child(value("w:szCs", 22))
        .child(language);
    let spacing = el("w:spacing")
        .attr("w:before", "0")
        .attr("w:after", "0")
        .attr("w:line", "276")
        .attr("w:lineRule", "auto");
    el("w:docDefaults")
        .child(el("w:rPrDefault").child(run))
        .child(el("w:pPrDefault").child(el("w:pPr").child(spacing)))
}

fn paragraph(look: &Look) -> Element {
    let name = if look.name.is_empty() { look.id } else { look.name };
    let mut style = el("w:style").attr("w:type", "paragraph").attr("w:styleId", look.id);
    if look.id == "Normal" {
        style = style.attr("w:default", "1");
    }
    style = style.child(value("w:name", name));
    if !look.based_on.is_empty() {
        style = style.child(value("w:basedOn", look.based_on));
    }
    if !look.next.is_empty() {
        style = style.child(value("w:next", look.next));
    }
    style.child(el("w:qFormat")).child(paragraph_properties(look)).child(run_properties(look))
}

fn paragraph_properties(look: &Look) -> Element {
    let mut properties = el("w:pPr");
    if matches!(look.keep, Keep::WithNext | Keep::StartsPage) {
        properties = properties.child(el("w:keepNext"));
    }
    if look.keep != Keep::Free {
        properties = properties.child(el("w:keepLines"));
    }
    if look.keep == Keep::StartsPage {
        properties = properties.child(el("w:pageBreakBefore"));
    }
    if let Some(level) = look.numbered {
        let number = el("w:numPr").child(value("w:ilvl", level)).child(value("w:numId", SECTIONS));
        properties = properties.child(number);
    }
    properties = properties.children(borders(look));
    if !look.shade.is_empty() {
        properties = properties.child(shade(look.shade));
    }
    if !look.tabs.is_empty() {
        let tabs = look.tabs.iter().map(|(kind, at)| {
            let tab = value("w:tab", kind);
            let tab = if *kind == "right" { tab.attr("w:leader", "dot") } else { tab };
            tab.attr("w:pos", at.to_string())
        });
        properties = properties.child(el("w:tabs").children(tabs));
    }
    properties = properties.children(spacing(look)).children(indents(look));
    if look.close {
        properties = properties.child(el("w:contextualSpacing"));
    }
    if !look.align.is_empty() {
        properties = properties.child(value("w:jc", look.align));
    }
    let outline = look.outline.filter(|level| *level < LEVELS);
    properties.children(outline.map(|level| value("w:outlineLvl", level)))
}

/// A rule at one side; around a box, borders of its own colour that make it a little larger than its words.
fn borders(look: &Look) -> Option<Element> {
    let sides = ["w:top", "w:left", "w:bottom", "w:right"].into_iter().filter_map(|side| {
        let (thick, space, colour) = match look.rule {
            Some((ruled, thick, colour)) if ruled == side => {
                (thick, if side == "w:left" { 8 } else { 4 }, colour)
            }
            _ if !look.shade.is_empty() => (4, if side == "w:left" { 8 } else { 5 }, look.shade),
            _ => return None,
        };
        let rule = value(side, "single").attr("w:sz", thick.to_string());
        Some(rule.attr("w:space", space.to_string()).attr("w:color", hex(colour)))
    });
    let sides: Vec<Element> = sides.collect();
    (!sides.is_empty()).then(|| el("w:pBdr").children(sides))
}

fn spacing(look: &Look) -> Option<Element> {
    let mut spacing = el("w:spacing");
    for (name, twips) in [("w:before", look.before), ("w:after", look.after)] {
        if twips > 0 {
            spacing = spacing.attr(name, twips.to_string());
        }
    }
    if look.line > 0 {
        spacing = spacing.attr("w:line", look.line.to_string()).attr("w:lineRule", "auto");
    }
    (look.before + look.after + look.line > 0).then_some(spacing)
}

fn indents(look: &Look) -> Option<Element> {
    let mut indents = el("w:ind");
    for (name, twips) in
        [("w:left", look.left), ("w:right", look.right), ("w:hanging", look.hanging)]
    {
        if twips > 0 {
            indents = indents.attr(name, twips.to_string());
        }
    }
    (look.left + look.right + look.hanging > 0).then_some(indents)
}

fn run_properties(look: &Look) -> Element {
    let mut properties = el("w:rPr");
    if look.bold {
        properties = properties.child(el("w:b")).child(el("w:bCs"));
    }
    if !look.colour.is_empty() {
        properties = properties.child(value("w:color", hex(look.colour)));
    }
    if look.size > 0 {
        properties = properties.child(value("w:sz", look.size)).child(value("w:szCs", look.size));
    }
    properties
}

/// Character styles: what stands out in a line.
fn characters() -> Vec<Element> {
    let bold = || [el("w:b"), el("w:bCs")];
    let size = |half: u32| [value("w:sz", half), value("w:szCs", half)];
    let colour = |name: &str| value("w:color", hex(name));
    let plain = el("w:style")
        .attr("w:type", "character")
        .attr("w:default", "1")
        .attr("w:styleId", "DefaultParagraphFont")
        .child(value("w:name", "Default Paragraph Font"))
        .child(value("w:uiPriority", "1"))
        .child(el("w:semiHidden"));
    let style = |id: &str, name: &str, properties: Vec<Element>| {
        el("w:style")
            .attr("w:type", "character")
            .attr("w:styleId", id)
            .child(value("w:name", name))
            .child(value("w:basedOn", "DefaultParagraphFont"))
            .child(el("w:qFormat"))
            .child(el("w:rPr").children(properties))
    };
    let tag = |id: &str, name: &str, tint: &str, ink: &str| {
        style(id, name, [bold().to_vec(), vec![colour(ink), shade(tint)]].concat())
    };
    vec![
        plain,
        style("Strong", "Strong", bold().to_vec()),
        style("FigureNumber", "Figure Number", vec![]),
        style(
            "KeyNumber",
            "Key Number",
            [bold().to_vec(), vec![colour("brand")], size(52).to_vec()].concat(),
        ),
        style(
            "Unit",
            "Unit",
            [vec![value("w:b", 0), value("w:bCs", 0), colour("muted")], size(18).to_vec()].concat(),
        ),
        style("Hyperlink", "Hyperlink", vec![colour("link"), value("w:u", "single")]),
        style("FootnoteReference", "footnote reference", vec![value("w:vertAlign", "superscript")]),
        tag("TagGreen", "Tag Green", "met", "on-met"),
        tag("TagAmber", "Tag Amber", "amber", "on-amber"),
        tag("TagRed", "Tag Red", "unmet", "on-unmet"),
        tag("TagNotRated", "Tag Not Rated", "tint", "ink"),
    ]
}

/// The table style: a rule under the heads and at the end, hairlines between rows, totals set off.
fn tables() -> Vec<Element> {
    let rule = |side: &'static str, eighths: u32, colour: &str| {
        value(side, "single")
            .attr("w:sz", eighths.to_string())
            .attr("w:space", "0")
            .attr("w:color", hex(colour))
    };
    let margin = |side: &'static str, twips: u32| super::writing::width(side, twips);
    let margins = |wide: u32| {
        el("w:tblCellMar")
            .child(margin("w:top", 34))
            .child(margin("w:left", wide))
            .child(margin("w:bottom", 34))
            .child(margin("w:right", wide))
    };
    let style = |id: &str, name: &str| {
        el("w:style").attr("w:type", "table").attr("w:styleId", id).child(value("w:name", name))
    };
    let borders = el("w:tblBorders")
        .child(rule("w:top", 4, "rule"))
        .child(rule("w:bottom", 8, "ink"))
        .child(rule("w:insideH", 2, "rule"));
    let head = el("w:tblStylePr")
        .attr("w:type", "firstRow")
        .child(el("w:rPr").child(el("w:b")).child(el("w:bCs")))
        .child(
            el("w:tcPr")
                .child(el("w:tcBorders").child(rule("w:bottom", 8, "ink")))
                .child(shade("tint")),
        );
    vec![
        style("TableNormal", "Normal Table")
            .attr("w:default", "1")
            .child(value("w:uiPriority", "99"))
            .child(el("w:semiHidden"))
            .child(el("w:tblPr").child(margin("w:tblInd", 0)).child(margins(85))),
        style("FiguresTable", "Figures Table")
            .child(value("w:basedOn", "TableNormal"))
            .child(el("w:qFormat"))
            .child(el("w:tblPr").child(margin("w:tblInd", 0)).child(borders).child(margins(85)))
            .child(head),
    ]
}
