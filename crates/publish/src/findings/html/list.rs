//! The list of findings: by severity, those that were accepted apart, and what was accepted and is found no more.

use checker::{Severity, Spot};
use markup::{Element, el};

use super::super::{Acceptance, Examined, Numbered, Sorted, place, words};
use super::{FINDINGS, marks};

/// The section.
pub(super) fn findings(examined: &Examined<'_>, sorted: &Sorted<'_>) -> Element {
    let groups = sorted.groups().into_iter().map(|(severity, found)| {
        group(
            severity.name(),
            words::introduction(severity),
            tone(severity),
            items(examined, &found),
        )
    });
    let accepted: Vec<&Numbered<'_>> = sorted.accepted.iter().collect();
    let accepted = (!accepted.is_empty()).then(|| {
        let said = "Somebody looked at these and lets them stand.";
        group("Accepted", said, "aside", items(examined, &accepted))
    });
    let lost = (!sorted.lost.is_empty()).then(|| {
        let said =
            "The document has changed since: what was accepted does not stand in it any more.";
        group(words::LOST, said, "aside", sorted.lost.iter().map(|lost| self::lost(lost)).collect())
    });
    let nothing = (sorted.all().is_empty() && sorted.lost.is_empty()).then(|| {
        el("p").text("Nothing in the document was found to contradict anything else in it.")
    });
    el("section")
        .class("findings")
        .attr("id", FINDINGS)
        .attr("aria-labelledby", "findings-title")
        .child(el("h2").attr("id", "findings-title").text("What was found"))
        .children(nothing)
        .children(groups)
        .children(accepted)
        .children(lost)
}

/// The class that gives a severity its look.
pub(super) fn tone(severity: Severity) -> &'static str {
    match severity {
        Severity::Contradiction => "contradicts",
        Severity::Rounding => "rounded",
        Severity::Remark => "look",
    }
}

fn group(title: &str, said: &str, tone: &str, items: Vec<Element>) -> Element {
    let tag = el("span").class(&format!("tag {tone}")).text(title);
    el("div")
        .child(el("h3").child(tag).text(format!(" {}", words::count(items.len()))))
        .child(el("p").class("small").text(said))
        .child(el("ol").children(items))
}

fn items(examined: &Examined<'_>, found: &[&Numbered<'_>]) -> Vec<Element> {
    found.iter().map(|numbered| item(examined, numbered)).collect()
}

fn item(examined: &Examined<'_>, numbered: &Numbered<'_>) -> Element {
    let finding = numbered.finding;
    let number = numbered.number;
    let back = el("a")
        .attr("href", format!("#{}", marks::id(number)))
        .child(el("span").class("unseen").text(format!("Finding {number}: to ")))
        .text(place(examined, &finding.at));
    let head = el("p")
        .class("where")
        .child(el("span").class("number").attr("aria-hidden", "true").text(number.to_string()))
        .text(" ")
        .child(el("strong").text(finding.kind.name()))
        .text(", ")
        .child(back);
    let fact = |name: &str, value: Element| el("div").child(el("dt").text(name)).child(value);
    let said = |name: &str, text: &str| fact(name, el("dd").text(text));
    let beside: Vec<Element> =
        numbered.beside().into_iter().map(|spot| beside(examined, spot)).collect();
    let facts = el("dl")
        .child(said("Says", &finding.says))
        .child(said("Should be", &words::should(finding)))
        .child(said("Working", &finding.working))
        .children((!beside.is_empty()).then(|| fact("Beside", el("dd").children(beside))))
        .child(said("How sure", words::sure(finding.sure)))
        .children(numbered.accepted.map(|accepted| said("Accepted", &words::acceptance(accepted))))
        .child(fact("Mark", el("dd").child(el("code").text(&numbered.mark))));
    el("li")
        .attr("id", format!("finding-{number}"))
        .attr("value", number.to_string())
        .child(head)
        .child(quote(&finding.at.quote))
        .child(facts)
}

fn beside(examined: &Examined<'_>, spot: &Spot) -> Element {
    let to = el("a")
        .attr("href", format!("#{}", marks::line_id(spot.index)))
        .text(place(examined, spot));
    el("p").child(to).text(format!(": \u{201c}{}\u{201d}", spot.quote))
}

fn quote(quote: &str) -> Element {
    el("blockquote").text(format!("\u{201c}{quote}\u{201d}"))
}

fn lost(lost: &Acceptance) -> Element {
    el("li")
        .child(quote(&lost.quote))
        .child(el("p").text(format!("Says: {}", lost.says)))
        .child(el("p").text(words::acceptance(lost)))
        .child(el("p").child(el("code").text(&lost.mark)))
}
