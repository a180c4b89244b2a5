//! The demonstration with all its reports, made once for these tests, and its files as they are read back.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use serde_json::Value;

use crate::street::{PROGRAM, succeeds};
use crate::structure::Node;

/// A report: the name of its files, its folder under `published` and the code of the area it is about.
#[derive(Clone, Copy)]
pub struct Report {
    pub name: &'static str,
    folder: &'static str,
    pub area: &'static str,
}

/// All that the demonstration can write.
pub const REPORTS: [Report; 4] = [
    Report { name: "needs-assessment", folder: "needs-assessment", area: "E09000006" },
    Report { name: "performance", folder: "performance", area: "E09000006" },
    Report { name: "ward-profile", folder: "ward-profile/penge-and-cator", area: "E05000123" },
    Report { name: "summary", folder: "summary", area: "E09000006" },
];

/// The folder of the demonstration, left for a look.
pub fn demonstration() -> &'static Path {
    static ROOT: LazyLock<PathBuf> = LazyLock::new(|| {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("demonstration-in-forms");
        let _ = fs::remove_dir_all(&root);
        succeeds(Command::new(PROGRAM).arg("demo").arg(&root));
        let others: [&[&str]; 3] =
            [&["performance"], &["ward", "--ward", "Penge and Cator"], &["summary"]];
        for report in others {
            let mut command = Command::new(PROGRAM);
            command.arg("-C").arg(&root).args(report).args(["--to", "2021-02"]);
            succeeds(&mut command);
        }
        root
    });
    &ROOT
}

/// The files of the packs for the board.
pub fn packs() -> Vec<PathBuf> {
    let published = fs::read_dir(demonstration().join("published")).unwrap();
    let folders = published.map(|entry| entry.unwrap().path());
    let packs =
        folders.filter(|folder| folder.file_name().unwrap().to_string_lossy().starts_with("pack-"));
    let files = packs.flat_map(|pack| ["index.html", "pack.pdf"].map(|name| pack.join(name)));
    let files: Vec<PathBuf> = files.filter(|file| file.exists()).collect();
    assert!(!files.is_empty(), "the demonstration has a pack");
    files
}

impl Report {
    /// Its file with this ending.
    pub fn file(self, form: &str) -> PathBuf {
        let name = match form {
            "html" => "index.html".to_owned(),
            "json" => "figures.json".to_owned(),
            _ => format!("{}.{form}", self.name),
        };
        demonstration().join("published").join(self.folder).join(name)
    }

    /// The page.
    pub fn page(self) -> Node {
        Node::read(&fs::read_to_string(self.file("html")).unwrap())
    }

    /// The text of the Word file.
    pub fn word(self) -> Node {
        Node::read(&parts(&self.file("docx"))["word/document.xml"])
    }

    /// The sheets of the workbook.
    pub fn sheets(self) -> Vec<Sheet> {
        let parts = parts(&self.file("xlsx"));
        let shared = Node::read(&parts["xl/sharedStrings.xml"]);
        let strings: Vec<String> =
            shared.named("si").into_iter().map(|string| string.text.clone()).collect();
        let book = Node::read(&parts["xl/workbook.xml"]);
        let named = (1..).zip(book.named("sheet"));
        let read = named.map(|(i, sheet)| {
            let xml = Node::read(&parts[&format!("xl/worksheets/sheet{i}.xml")]);
            Sheet {
                name: sheet.attribute("name").to_owned(),
                dimension: xml.named("dimension")[0].attribute("ref").to_owned(),
                texts: texts(&xml, &strings),
                numbers: numbers(&xml),
            }
        });
        read.collect()
    }

    /// The data.
    pub fn data(self) -> Value {
        serde_json::from_slice(&fs::read(self.file("json")).unwrap()).unwrap()
    }

    /// How many pages the PDF says that it has.
    pub fn pdf_pages(self) -> String {
        let bytes = fs::read(self.file("pdf")).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        let said = text.split_once("<xmpTPg:NPages>").and_then(|(_, after)| after.split_once('<'));
        said.unwrap().0.to_owned()
    }

    /// The text of the PDF as this `pdftotext` reads it.
    pub fn pdf_text(self, pdftotext: &Path, options: &[&str]) -> String {
        let mut command = Command::new(pdftotext);
        succeeds(command.arg("-raw").args(options).arg(self.file("pdf")).arg("-"))
    }

    /// The bookmarks of the PDF as this `qpdf` reads them.
    pub fn bookmarks(self, qpdf: &Path) -> Value {
        let mut command = Command::new(qpdf);
        let said = succeeds(command.args(["--json", "--json-key=outlines"]).arg(self.file("pdf")));
        serde_json::from_str::<Value>(&said).unwrap()["outlines"].clone()
    }
}

/// A sheet of a workbook.
pub struct Sheet {
    pub name: String,
    /// The cells that it fills, such as `A1:F12`.
    pub dimension: String,
    /// Its texts by the address of their cells.
    pub texts: BTreeMap<String, String>,
    pub numbers: Vec<f64>,
}

fn numbers(sheet: &Node) -> Vec<f64> {
    let cells = sheet.named("c").into_iter().filter(|cell| cell.attribute("t").is_empty());
    cells.filter_map(|cell| cell.text.parse().ok()).collect()
}

fn texts(sheet: &Node, strings: &[String]) -> BTreeMap<String, String> {
    let cells = sheet.named("c").into_iter().filter(|cell| cell.attribute("t") == "s");
    let text = |cell: &Node| strings[cell.text.parse::<usize>().unwrap()].clone();
    cells.map(|cell| (cell.attribute("r").to_owned(), text(cell))).collect()
}

/// The parts of an office file that are XML.
fn parts(file: &Path) -> BTreeMap<String, String> {
    let mut zip = zip::ZipArchive::new(File::open(file).unwrap()).unwrap();
    let mut parts = BTreeMap::new();
    for i in 0..zip.len() {
        let mut part = zip.by_index(i).unwrap();
        let name = part.name().unwrap().into_owned();
        if Path::new(&name).extension().is_some_and(|ending| ending == "xml") {
            let mut text = String::new();
            part.read_to_string(&mut text).unwrap();
            parts.insert(name, text);
        }
    }
    parts
}
