//! Papers that are written here.

use super::super::world::World;
use super::{item, meeting, with_board, words};

#[tokio::test]
async fn a_papers_page_says_which_of_its_figures_to_look_at_again_and_saves_it_all_the_same() {
    let world = World::new();
    world.import_burglaries("2021-02", 36, 140);
    let ann = with_board(&world).await;
    meeting(&ann, ("17", "6", "2021")).await;
    item(&ann, "1", "Performance", "").await;
    let paper = [("title", "Burglary"), ("item", "1"), ("part", "1")];
    let added = ann.send("/workspace/meetings/1/papers/new", &paper).await;
    assert!(added.status.is_redirection(), "{}", added.text);
    let write = async |base: &str, text: &str| {
        let saved = ann.send("/workspace/papers/1/text", &[("text", text), ("base", base)]).await;
        assert!(saved.status.is_redirection(), "{}", saved.text);
        words(&ann.get("/workspace/papers/1").await.text)
    };
    let by_reference = "There were {{burglary from=2020-03 to=2021-02}} in all.";
    let typed = "There were 9,999 burglary offences in Bromley in the 12 months to February 2021.";
    let page = write("0", &format!("{by_reference}\n\n{typed}")).await;
    assert!(page.contains("Figures to look at again"), "{page}");
    assert!(page.contains("\u{201c}9,999\u{201d}"), "{page}");
    let page = write("1", by_reference).await;
    assert!(!page.contains("Figures to look at again"), "{page}");
}
