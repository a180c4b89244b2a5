//! The placemarks of a KML file, one after another.

use std::io::BufRead;

use geo_types::{Coord, LineString};
use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::{Drawn, Outline, not_a_polygon};

/// A placemark.
#[derive(Debug, Default)]
pub(super) struct Placemark {
    /// Its name, trimmed.
    pub(super) name: String,
    /// Its data: heads and values.
    pub(super) data: Vec<(String, String)>,
    outline: Outline,
    /// What else it is drawn as, or what is wrong with its coordinates.
    trouble: Option<String>,
}

impl Placemark {
    /// What it is drawn as.
    pub(super) fn drawn(self) -> Drawn {
        match self.trouble {
            Some(trouble) => Err(trouble),
            None if self.outline.is_empty() => Err("has no polygon".to_owned()),
            None => Ok(self.outline),
        }
    }
}

/// The placemarks of a file.
pub(super) struct Placemarks<R> {
    reader: Reader<R>,
    buffer: Vec<u8>,
    /// The elements that are open, by their local names.
    open: Vec<String>,
    /// The text of the innermost element.
    text: String,
    /// The head of the value that comes.
    head: String,
}

impl<R: BufRead> Placemarks<R> {
    /// Reads from the beginning.
    pub(super) fn new(read: R) -> Self {
        Self {
            reader: Reader::from_reader(read),
            buffer: Vec::new(),
            open: Vec::new(),
            text: String::new(),
            head: String::new(),
        }
    }

    /// The next placemark.
    pub(super) fn next(&mut self) -> Result<Option<Placemark>, String> {
        let mut placemark: Option<Placemark> = None;
        loop {
            self.buffer.clear();
            let event = self.reader.read_event_into(&mut self.buffer).map_err(|e| e.to_string())?;
            match event {
                Event::Start(start) => {
                    let name = start.local_name().as_ref().to_owned();
                    if name == "Placemark" {
                        placemark = Some(Placemark::default());
                    }
                    if matches!(name.as_str(), "Data" | "SimpleData") {
                        self.head = attribute(&start, "name");
                    }
                    if let Some(placemark) = &mut placemark {
                        placemark.begin(&name);
                    }
                    self.text.clear();
                    self.open.push(name);
                }
                Event::End(_) => {
                    let Some(name) = self.open.pop() else { continue };
                    if let Some(placemark) = &mut placemark {
                        let inside = self.open.last().map_or("", String::as_str);
                        placemark.end(&name, inside, &self.open, self.text.trim(), &self.head);
                    }
                    self.text.clear();
                    if name == "Placemark"
                        && let Some(placemark) = placemark.take()
                    {
                        return Ok(Some(placemark));
                    }
                }
                // Text outside placemarks is not kept.
                Event::Text(text) if placemark.is_some() => self.text.push_str(&text),
                Event::CData(text) if placemark.is_some() => self.text.push_str(&text),
                Event::GeneralRef(entity) if placemark.is_some() => {
                    self.text.extend(character(&entity));
                }
                Event::Eof if self.open.is_empty() => return Ok(None),
                Event::Eof => return Err("it is cut off".to_owned()),
                _ => {}
            }
        }
    }
}

impl Placemark {
    fn begin(&mut self, element: &str) {
        match element {
            "Polygon" => self.outline.push(Vec::new()),
            "Point" | "LineString" | "Model" | "Track" => {
                self.trouble.get_or_insert_with(|| not_a_polygon(element));
            }
            _ => {}
        }
    }

    fn end(&mut self, element: &str, inside: &str, open: &[String], text: &str, head: &str) {
        match (element, inside) {
            ("name", "Placemark") => text.clone_into(&mut self.name),
            ("value", "Data") | ("SimpleData", _) => {
                self.data.push((head.to_owned(), text.to_owned()));
            }
            ("coordinates", "LinearRing") => {
                let outer = open.iter().any(|element| element == "outerBoundaryIs");
                match (ring(text), self.outline.last_mut()) {
                    (Ok(ring), Some(polygon)) if outer => polygon.insert(0, ring),
                    (Ok(ring), Some(polygon)) => polygon.push(ring),
                    (Ok(_), None) => {
                        self.trouble.get_or_insert_with(|| not_a_polygon("LinearRing"));
                    }
                    (Err(trouble), _) => {
                        self.trouble.get_or_insert(trouble);
                    }
                }
            }
            _ => {}
        }
    }
}

/// Points are "longitude,latitude" with perhaps a height, with space between.
fn ring(text: &str) -> Result<LineString<f64>, String> {
    text.split_ascii_whitespace()
        .map(|point| {
            let mut numbers = point.split(',').map(str::parse::<f64>);
            if let (Some(Ok(x)), Some(Ok(y))) = (numbers.next(), numbers.next()) {
                return Ok(Coord { x, y });
            }
            let cut: String = point.chars().take(40).collect();
            Err(format!("has a point \"{cut}\" that is not written as longitude,latitude"))
        })
        .collect::<Result<Vec<_>, _>>()
        .map(LineString)
}

fn attribute(start: &BytesStart<'_>, name: &str) -> String {
    match start.try_get_attribute(name) {
        Ok(Some(attribute)) => attribute.value.into_owned(),
        _ => String::new(),
    }
}

/// The character that an entity stands for; of one that is not known, nothing.
fn character(entity: &BytesRef<'_>) -> Option<char> {
    match &**entity {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => entity.resolve_char_ref().ok().flatten(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Result<Vec<Placemark>, String> {
        let mut placemarks = Placemarks::new(text.as_bytes());
        let mut all = Vec::new();
        while let Some(placemark) = placemarks.next()? {
            all.push(placemark);
        }
        Ok(all)
    }

    fn ring(side: &str, points: &str) -> String {
        format!("<{side}><LinearRing><coordinates> {points} </coordinates></LinearRing></{side}>")
    }

    #[test]
    fn names_data_and_rings_are_read_wherever_they_stand() {
        let polygon = format!(
            "<Polygon>{}{}</Polygon>",
            ring("innerBoundaryIs", "2,2 3,2\n3,3,7"),
            ring("outerBoundaryIs", "0,0,0 9,0,0 9,9,0 0,0,0")
        );
        let text = format!(
            "<?xml version=\"1.0\"?><k:kml xmlns:k=\"x\"><Document><name>All</name><Placemark><name>Penge &amp; &#67;ator\
             </name><ExtendedData><Data name=\"code\"><value>A1</value></Data><SchemaData><SimpleData name=\"WD24NM\">Penge\
             </SimpleData></SchemaData></ExtendedData><MultiGeometry>{polygon}{polygon}</MultiGeometry></Placemark>\
             <Placemark><Point><coordinates>1,2</coordinates></Point></Placemark></Document></k:kml>"
        );
        let mut all = all(&text).unwrap();
        let point = all.pop().unwrap().drawn().unwrap_err();
        assert!(point.starts_with("is a Point where a polygon is wanted"), "{point}");
        let ward = all.pop().unwrap();
        assert_eq!(ward.name, "Penge & Cator");
        let data = |head: &str, value: &str| (head.to_owned(), value.to_owned());
        assert_eq!(ward.data, [data("code", "A1"), data("WD24NM", "Penge")]);
        let outline = ward.drawn().unwrap();
        let lengths: Vec<Vec<usize>> =
            outline.iter().map(|rings| rings.iter().map(|ring| ring.0.len()).collect()).collect();
        assert_eq!(lengths, [[4, 3], [4, 3]]);
    }

    #[test]
    fn what_is_cut_off_or_crooked_is_said_to_be_so() {
        assert_eq!(all("<kml><Placemark>").unwrap_err(), "it is cut off");
        assert!(all("<kml><a></b></kml>").is_err());
        let crooked = format!(
            "<kml><Placemark><Polygon>{}</Polygon></Placemark></kml>",
            ring("outerBoundaryIs", "0;0 1,1")
        );
        let said = all(&crooked).unwrap().pop().unwrap().drawn().unwrap_err();
        assert_eq!(said, "has a point \"0;0\" that is not written as longitude,latitude");
    }
}
