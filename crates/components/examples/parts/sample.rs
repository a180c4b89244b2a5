//! A page with every part in every state, another with a form that was refused, and another in a partnership's own colour.

use std::path::{Path, PathBuf};
use std::{fs, io};

use components::{
    Action, Answers, Breadcrumbs, Button, ButtonKind, Cell, CharacterCount, Checkboxes, Choice,
    Control, DateInput, Details, Fieldset, FileUpload, FilterBar, Footer, FooterSection, Header,
    Input, InputKind, Label, Legend, Limit, NavigationItem, NotificationBanner, Page, PageLink,
    PageNumber, Pagination, Panel, PasswordInput, Radios, Rating, Row, Select, SelectItem,
    ServiceNavigation, Size, SummaryCard, SummaryList, SummaryRow, Table, Tag, TagColour, Task,
    TaskList, Textarea, Width, assets, back_link, brand, button_group, heading, inset_text, link,
    paragraph, phase_banner, rag, warning_text,
};
use markup::{Content, Element, el};

/// Writes the pages and the files they ask for into a folder; says which are pages.
pub fn write(folder: &Path) -> io::Result<Vec<PathBuf>> {
    fs::create_dir_all(folder)?;
    for asset in assets() {
        fs::write(folder.join(asset.name), asset.bytes)?;
    }
    fs::write(folder.join("brand.css"), brand("#801650").map_err(io::Error::other)?)?;
    let pages = [
        ("everything.html", everything()),
        ("refused.html", form(&refused(), "Sign up – there is a problem")),
        ("form.html", form(&Answers::default(), "Sign up")),
        ("branded.html", branded()),
    ];
    pages
        .into_iter()
        .map(|(name, page)| {
            let file = folder.join(name);
            fs::write(&file, page.render())?;
            Ok(file)
        })
        .collect()
}

fn skeleton(title: &str) -> Page {
    let part = |href: &str, name: &str| NavigationItem::new(href, name);
    let navigation = ServiceNavigation::new([
        part("#home", "Home"),
        part("#measures", "Measures").current(true),
        part("#wards", "Your ward"),
        part("#documents", "Documents"),
        part("#methods", "Methods and data"),
    ]);
    let footer = Footer::new()
        .link("#accessibility", "Accessibility")
        .link("#privacy", "Privacy")
        .link("#contact", "Contact")
        .licence(Content::from("Contains public sector information licensed under the ").child(
            link("#licence", "Open Government Licence v3.0").with("class", "govuk-footer__link"),
        ))
        .owner("Safer Exampletown Partnership");
    Page::new(format!("{title} – Safer Exampletown"), "")
        .header(Header::new("Safer Exampletown"))
        .navigation(navigation)
        .phase(phase_banner(Tag::new("Demonstration"), "These figures are made up."))
        .footer(footer)
}

fn section(title: &str, parts: impl IntoIterator<Item = Element>) -> Content {
    let start = Content::from(heading(2, Size::Medium, title));
    parts.into_iter().fold(start, Content::child)
}

fn everything() -> Page {
    let breadcrumbs =
        Breadcrumbs::new().step("#home", "Home").step("#measures", "Measures").here("Burglary");
    skeleton("Every part")
        .before(breadcrumbs)
        .main(filter_bar())
        .main(NotificationBanner::new("The figures of May 2021 are provisional."))
        .main(heading(1, Size::Large, "Burglary halved in the year to February 2021"))
        .main(words())
        .main(section("Buttons", buttons()))
        .main(section("Ratings and tags", [ratings(), tags()]))
        .main(section("Tables", [table().scrolling("Burglary by ward")]))
        .main(section("Facts", facts()))
        .main(section("Tasks", [tasks().element()]))
        .main(section("From page to page", pagination()))
        .main(
            NotificationBanner::success("The import of May 2021 is done.")
                .title_id("done")
                .takes_focus(false),
        )
        .main(Panel::new("Import done").level(2).content("612 rows of May 2021 were read."))
        .main(
            Panel::new("Is this the right month?")
                .interruption()
                .level(2)
                .content("The file is called May and holds June.")
                .button(Button::new("Yes, import it").plain())
                .link(el("a").attr("href", "#no").text("No, choose another")),
        )
}

fn filter_bar() -> FilterBar {
    let wards = [
        ("exampletown", "Exampletown"),
        ("north", "North Ward"),
        ("south", "South Ward and the Quays"),
    ];
    let wards = wards.map(|(value, name)| SelectItem::new(value, name));
    let periods = ["Year to May 2021", "Year to May 2020"].map(SelectItem::text);
    FilterBar::new("#", "Choose area and period", "Show")
        .keep("measure", "burglary")
        .control(Select::new("area", "Area", wards).value("north"))
        .control(Select::new("period", "Period", periods))
}

fn words() -> Content {
    Content::from(paragraph(
        Content::from("20,284 offences, 62.3 per 1,000 residents, ")
            .child(el("strong").text("−46.2%"))
            .text(" on the year before. ")
            .child(link("#provenance", "Where this comes from")),
    ))
    .child(inset_text("A change is called one only where a test says so."))
    .child(warning_text("Warning", "Do not send names of victims by e-mail."))
    .child(Details::new("How the expected range is made", "From the same months of five years."))
    .child(Details::new("An open one", paragraph("Words in a paragraph.")).open())
    .child(
        el("ul")
            .class("govuk-list govuk-list--bullet")
            .children(["one", "two"].map(|t| el("li").text(t))),
    )
}

fn buttons() -> Vec<Element> {
    let kinds = [
        Button::new("Save"),
        Button::new("Save as draft").kind(ButtonKind::Secondary),
        Button::new("Delete the import").kind(ButtonKind::Warning),
        Button::new("Saved").disabled(),
        Button::new("Preview").kind(ButtonKind::Secondary).disabled(),
    ];
    let mut kinds: Vec<Element> = kinds.into_iter().map(Into::into).collect();
    kinds.push(link("#cancel", "Cancel"));
    vec![button_group(kinds), Button::new("Begin").start().href("#begin").element()]
}

fn ratings() -> Element {
    let all = [
        (Rating::Green, "Green"),
        (Rating::Amber, "Amber"),
        (Rating::Red, "Red"),
        (Rating::NotRated, "Not rated"),
    ];
    let content =
        all.into_iter().fold(Content::new(), |c, (r, word)| c.child(rag(r, word)).text(" "));
    paragraph(content)
}

fn tags() -> Element {
    let all = [
        (TagColour::Blue, "In progress"),
        (TagColour::Grey, "Not begun"),
        (TagColour::Green, "Done"),
        (TagColour::Orange, "Overdue"),
        (TagColour::Yellow, "Due soon"),
        (TagColour::Red, "Refused"),
        (TagColour::Purple, "Received"),
        (TagColour::Magenta, "Sent"),
        (TagColour::Teal, "New"),
    ];
    let tag = |c: Content, (colour, word): (TagColour, &str)| {
        c.child(Tag::new(word).colour(colour)).text(" ")
    };
    paragraph(all.into_iter().fold(Content::new(), tag))
}

fn table() -> Table {
    let row = |name: &str, offences: &str, rate: &str, change: &str, rating: Element| {
        let numbers = [offences, rate, change].map(Cell::number);
        let cells = std::iter::once(Cell::from(name)).chain(numbers);
        Row::new(cells.chain([Cell::from(rating)]))
    };
    Table::new()
        .caption("Burglary by ward, year to May 2021", "govuk-table__caption--m")
        .head([
            Cell::from("Ward"),
            Cell::number("Offences"),
            Cell::number("Per 1,000 households"),
            Cell::number("Change on the year before"),
            Cell::from("Rating"),
        ])
        .row_headers()
        .row(row("Abbey Road and St John’s", "111", "11.1", "−46.2%", rag(Rating::Green, "Green")))
        .row(row("North Ward", "1,287", "62.3", "+3.0%", rag(Rating::Amber, "Amber")).own())
        .row(row(
            "South Ward and the Quays",
            "[c]",
            "[c]",
            "[x]",
            rag(Rating::NotRated, "Not rated"),
        ))
        .row(row("Exampletown", "20,284", "19.8", "−12.5%", rag(Rating::Green, "Green")).total())
}

fn facts() -> Vec<Element> {
    let rows = || {
        [
            SummaryRow::new("Source", "Metropolitan Police Service, monthly crime data by ward")
                .action(Action::new("#change", "Change").about("source")),
            SummaryRow::new("Period", "June 2020 to May 2021"),
            SummaryRow::new("Read", "17 June 2021, 20,284 rows")
                .action(Action::new("#rows", "See rows").about("read"))
                .action(Action::new("#undo", "Undo").about("import")),
        ]
    };
    let card = SummaryCard::new("Burglary").level(3).action(Action::new("#delete", "Delete"));
    vec![SummaryList::new(rows()).element(), SummaryList::new(rows()).card(card).element()]
}

fn tasks() -> TaskList {
    TaskList::new([
        Task::new("Send the list of premises", Tag::new("Overdue").colour(TagColour::Orange))
            .href("#premises")
            .hint("Due 14 May 2021"),
        Task::new("Read the findings of May", "Done").href("#findings"),
        Task::new("Publish the assessment", "Cannot start yet").cannot_start(),
    ])
}

fn pagination() -> Vec<Element> {
    let page = |n: u8| {
        PageNumber::new(format!("#page-{n}"), n.to_string(), format!("Page {n}")).current(n == 7)
    };
    let pages = Pagination::new()
        .label("Pages of changes")
        .previous(PageLink::new("#page-6", "Previous"))
        .next(PageLink::new("#page-8", "Next"))
        .page(page(1))
        .gap();
    let pages =
        [6, 7, 8].into_iter().fold(pages, |pages, n| pages.page(page(n))).gap().page(page(42));
    let parts = Pagination::new()
        .label("Parts of the assessment")
        .previous(PageLink::new("#people", "Previous").label("People and places"))
        .next(PageLink::new("#drugs", "Next").label("Drugs and alcohol"));
    vec![pages.element(), parts.element()]
}

/// What somebody sent who made every mistake.
fn refused() -> Answers {
    let mut answers = Answers::new([
        ("name", "Ada <b>Example</b>"),
        ("email", "ada at example"),
        ("start-day", "31"),
        ("start-month", "13"),
        ("start-year", "2021"),
        ("role", "reader"),
        ("papers", "agenda"),
        ("papers", "minutes"),
        ("about", "\nA line break comes first,\n  and spaces are kept."),
        ("rate", "a lot"),
        ("area", "south"),
    ]);
    answers.refuse("email", "Enter an e-mail address with @, such as name@example.org");
    answers.refuse("passphrase", "Enter a passphrase of at least 14 letters");
    answers.refuse_part("start", "month", "The month must be between 1 and 12");
    answers.refuse("area", "Choose an area that is yours");
    answers.refuse("role", "Say what you do there");
    answers.refuse("papers", "Choose the papers, or none of these");
    answers.refuse("rate", "The rate must be a number");
    answers.refuse("about", "Say it in at most 50 letters");
    answers.refuse("file", "The file must be a CSV");
    answers
}

fn form(answers: &Answers, title: &str) -> Page {
    let areas =
        [("", "Choose one"), ("north", "North Ward"), ("south", "South Ward and the Quays")];
    let areas = areas.map(|(value, name)| SelectItem::new(value, name));
    let controls = Content::new()
        .child(Input::new("name", "Full name").autocomplete("name").answered(answers))
        .child(
            Input::new("email", "E-mail address")
                .kind(InputKind::Email)
                .hint("Where invitations and reminders go.")
                .autocomplete("email")
                .spellcheck(false)
                .answered(answers),
        )
        .child(
            PasswordInput::new("passphrase", "Passphrase")
                .hint("Four words that nobody would guess.")
                .new_passphrase()
                .answered(answers),
        )
        .child(
            DateInput::new("start", Legend::new("When do you start?").size(Size::Medium))
                .hint("For example, 17 6 2021.")
                .answered(answers),
        )
        .child(Select::new("area", "Area", areas).answered(answers))
        .child(roles(answers))
        .child(papers(answers))
        .child(
            Input::new("rate", "Target rate")
                .width(Width::Letters(5))
                .inputmode("decimal")
                .prefix("£")
                .suffix("per 1,000")
                .answered(answers),
        )
        .child(
            Textarea::new("notes", Label::new("Notes").size(Size::Small))
                .rows(3)
                .value("As before."),
        )
        .child(
            CharacterCount::new(Textarea::new("about", "About you"), Some(Limit::Characters(50)))
                .answered(answers),
        )
        .child(
            FileUpload::new("file", "Your list").hint("A CSV of at most 5 MB.").answered(answers),
        )
        .child(FileUpload::new("files", "More lists").multiple().drop_zone())
        .child(
            Fieldset::new("Postal address")
                .content(Input::new("street", "Street").width(Width::Half)),
        )
        .child(Input::new("code", "Code from the letter").disabled())
        .child(button_group([
            Button::new("Sign up").once(true).element(),
            link("#cancel", "Cancel"),
        ]));
    let form = el("form")
        .attr("action", "#")
        .attr("method", "post")
        .flag("novalidate", true)
        .content(controls);
    let column = el("div")
        .class("govuk-grid-column-two-thirds")
        .children(answers.summary("There is a problem"))
        .child(heading(1, Size::Large, "Sign up"))
        .child(form);
    let row = el("div").class("govuk-grid-row").child(column);
    skeleton(title).back("Back", back_link("#back", "Back")).main(row)
}

fn roles(answers: &Answers) -> Radios {
    Radios::new("role", Legend::new("What do you do there?").size(Size::Medium))
        .choice(
            Choice::new("coordinator", "I keep the board together")
                .hint("Agendas, papers, reminders.")
                .conditional(Input::new("board", "Name of the board").width(Width::Third)),
        )
        .choice(Choice::new("analyst", "I look at figures"))
        .divider("or")
        .choice(Choice::new("reader", "I read"))
        .choice(Choice::new("other", "Something else").disabled())
        .answered(answers)
}

fn papers(answers: &Answers) -> Checkboxes {
    Checkboxes::new("papers", "Which papers do you want?")
        .small()
        .hint("They come a week before each meeting.")
        .choice(Choice::new("agenda", "Agenda"))
        .choice(Choice::new("minutes", "Minutes").hint("Once they are agreed."))
        .divider("or")
        .choice(Choice::new("none", "None of these").exclusive())
        .answered(answers)
}

fn branded() -> Page {
    skeleton("In its own colour")
        .wide()
        .stylesheet("brand.css")
        .footer(
            Footer::new()
                .section(
                    FooterSection::new("About")
                        .columns(2)
                        .link("#who", "Who we are")
                        .link("#board", "The board"),
                )
                .owner("Safer Exampletown Partnership"),
        )
        .main(heading(1, Size::ExtraLarge, "A partnership’s own colour"))
        .main(NotificationBanner::new("The head and this banner have it."))
        .main(pagination().into_iter().next().map_or_else(Content::new, Content::from))
}
