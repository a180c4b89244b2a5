//! What search engines ask: which public pages there are, and which addresses to leave alone. The list is made from what the
//! folder holds, by the sitemaps protocol (sitemaps.org, version 0.9), and is kept until that changes.

use markup::{Element, el};
use workbench::view;

use super::shown::{Choices, Shown};
use super::{documents, meetings};
use crate::answer::{Download, Problem};
use crate::app::App;
use crate::context::Context;

/// Pages that are there whatever is held.
const ALWAYS: [&str; 8] = [
    "/methods",
    "/data",
    "/documents",
    "/meetings",
    "/api",
    "/about/accessibility",
    "/about/privacy",
    "/about/cookies",
];

/// What search engines are asked to leave alone, and where the pages are listed.
pub(super) async fn robots(context: Context) -> Download {
    let list = context.app().address_of("/sitemap.xml");
    let text = format!(
        "User-agent: *\nDisallow: /workspace\nDisallow: /sign-in\nDisallow: /account\n\
         Disallow: /invitation\n\nSitemap: {list}\n"
    );
    Download::public("text/plain; charset=utf-8", text)
}

/// Every public page.
pub(super) async fn sitemap(context: Context) -> Result<Download, Problem> {
    let text = context.app().work(written).await?;
    Ok(Download::public("application/xml; charset=utf-8", text))
}

fn written(app: &App) -> Result<String, Problem> {
    let page = |path: &str| el("url").child(el("loc").text(app.address_of(path)));
    let mut pages: Vec<Element> = of_data(app)?.iter().map(|path| page(path)).collect();
    pages.extend(ALWAYS.map(page));
    for (path, published) in documents::pages(app)?.into_iter().chain(meetings::pages(app)?) {
        pages.push(page(&path).child(el("lastmod").text(published)));
    }
    let list =
        el("urlset").attr("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9").children(pages);
    Ok(format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{}\n", list.render()))
}

/// The pages that show data: nothing while none are held. Measures are those that a source held gives, wards those of the
/// newest month, and other areas those that the own area is ranked among.
fn of_data(app: &App) -> Result<Vec<String>, Problem> {
    let session = app.session();
    let Some(to) = view::latest_month(&session) else { return Ok(Vec::new()) };
    let places = view::places(&session, to).map_err(|error| Problem::ours(&error))?;
    let measures = view::measures_held(&session).into_iter();
    let measures = measures.map(|id| Shown::Measure(id, Choices::default()));
    let wards = places.wards.into_iter().map(|ward| Shown::Ward(ward.code, None));
    let others = places.comparators.into_iter().filter(|area| area.code != places.own.code);
    let others =
        others.map(|area| Shown::Measures(Choices { area: Some(area.code), ..Choices::default() }));
    let all = [Shown::Home(None), Shown::Measures(Choices::default())].into_iter();
    let pages = all.chain(measures).chain(wards).chain(others).map(|shown| {
        let (path, query) = shown.path();
        path + &query
    });
    Ok(pages.chain(["/wards".to_owned()]).collect())
}
