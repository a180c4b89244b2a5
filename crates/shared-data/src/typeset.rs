//! Text set on known pages.

/// A flat document of `OpenDocument` text, for [`convert`](crate::convert): every line a paragraph in letters of one width,
/// every page begun by a break, so that a test knows what stands where.
pub fn set_in_pages(pages: &[Vec<String>]) -> Vec<u8> {
    let style = |name: &str, more: &str| {
        format!(
            r#"<style:style style:name="{name}" style:family="paragraph"><style:paragraph-properties fo:margin-top="0cm" fo:margin-bottom="0cm"{more}/><style:text-properties style:font-name="Liberation Mono" fo:font-family="'Liberation Mono'" fo:font-size="7pt" fo:language="none" fo:country="none"/></style:style>"#
        )
    };
    let mut body = String::new();
    for (page, lines) in pages.iter().enumerate() {
        for (at, line) in lines.iter().enumerate() {
            let style = if page > 0 && at == 0 { "First" } else { "Line" };
            let line = spaced(line);
            for piece in [r#"<text:p text:style-name=""#, style, r#"">"#, &line, "</text:p>"] {
                body.push_str(piece);
            }
        }
    }
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text"><office:automatic-styles>{}{}<style:page-layout style:name="Sheet"><style:page-layout-properties fo:page-width="29.7cm" fo:page-height="21cm" fo:margin="1.5cm"/></style:page-layout></office:automatic-styles><office:master-styles><style:master-page style:name="Standard" style:page-layout-name="Sheet"/></office:master-styles><office:body><office:text>{body}</office:text></office:body></office:document>"#,
        style("Line", ""),
        style("First", r#" fo:break-before="page""#),
    )
    .into_bytes()
}

/// A line with every space kept.
fn spaced(line: &str) -> String {
    let line = line.replace('&', "&amp;").replace('<', "&lt;");
    line.replace("  ", " <text:s/>").replace("> ", "><text:s/>")
}
