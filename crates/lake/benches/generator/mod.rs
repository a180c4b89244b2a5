//! Writes files in the street layout of data.police.uk, as large as a benchmark needs: 33 boroughs, 14 crime types and 36
//! months (16,632 counts), in the publisher's order. All of it is invented but for names of boroughs, forces, crime types and
//! outcomes. The same rows for the same number of rows and seed, on any machine.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

const HEADER: &[u8] = b"Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context\n";

const BOROUGHS: [&str; 33] = [
    "Barking and Dagenham",
    "Barnet",
    "Bexley",
    "Brent",
    "Bromley",
    "Camden",
    "City of London",
    "Croydon",
    "Ealing",
    "Enfield",
    "Greenwich",
    "Hackney",
    "Hammersmith and Fulham",
    "Haringey",
    "Harrow",
    "Havering",
    "Hillingdon",
    "Hounslow",
    "Islington",
    "Kensington and Chelsea",
    "Kingston upon Thames",
    "Lambeth",
    "Lewisham",
    "Merton",
    "Newham",
    "Redbridge",
    "Richmond upon Thames",
    "Southwark",
    "Sutton",
    "Tower Hamlets",
    "Waltham Forest",
    "Wandsworth",
    "Westminster",
];
/// Crime types, each with its share of 1,000 rows.
const TYPES: [(&str, u64); 14] = [
    (ANTI_SOCIAL, 280),
    ("Violence and sexual offences", 210),
    ("Vehicle crime", 100),
    ("Other theft", 95),
    ("Burglary", 70),
    ("Public order", 50),
    ("Criminal damage and arson", 50),
    ("Drugs", 40),
    ("Shoplifting", 35),
    ("Theft from the person", 25),
    ("Robbery", 25),
    ("Bicycle theft", 10),
    ("Other crime", 6),
    ("Possession of weapons", 4),
];
const ANTI_SOCIAL: &str = "Anti-social behaviour";
const OUTCOMES: [&str; 8] = [
    "Under investigation",
    "Status update unavailable",
    "Investigation complete; no suspect identified",
    "Status update unavailable",
    "Local resolution",
    "Awaiting court outcome",
    "Unable to prosecute suspect",
    "Offender given a caution",
];
const STREETS: [&str; 24] = [
    "Oak",
    "Mill",
    "Church",
    "Station",
    "Park",
    "Victoria",
    "Green",
    "Manor",
    "Kings",
    "Queens",
    "Grange",
    "York",
    "Chapel",
    "North",
    "South",
    "West",
    "East",
    "Springfield",
    "George",
    "New",
    "Stanley",
    "Albert",
    "Highfield",
    "Alexandra",
];
const WAYS: [&str; 10] =
    ["Road", "Street", "Lane", "Close", "Avenue", "Gardens", "Way", "Drive", "Mews", "Hill"];

const MONTHS: u64 = 36;
const FIRST_YEAR: u64 = 2018;
/// LSOAs of a borough, five to an MSOA.
const LSOAS: u64 = 150;
/// Map points of an LSOA.
const POINTS: u64 = 12;
/// Of 100 rows, so many have no location, and stand at the end of their month.
const NOWHERE: u64 = 3;
/// One in so many rows with an identifier stands there twice.
const TWICE: u64 = 2_000;

/// Numbers that look random and are always the same (`SplitMix64`, Steele, Lea and Flood 2014).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut number = self.0;
        number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        number ^ (number >> 31)
    }

    fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }
}

/// Writes a file of so many rows; gives its size in bytes.
pub fn write_street(path: &Path, rows: u64, seed: u64) -> io::Result<u64> {
    let mut out = BufWriter::with_capacity(1 << 20, File::create(path)?);
    out.write_all(HEADER)?;
    let mut bytes = HEADER.len() as u64;
    let mut numbers = Numbers(seed);
    let mut row = Vec::with_capacity(512);
    let mut written = 0;
    for month in 0..MONTHS {
        let end = rows * (month + 1) / MONTHS;
        let first = written;
        while written < end {
            // Sorted by LSOA, as the publisher does, with the rows without a location last.
            let place = (written - first) * 100 / (end - first).max(1);
            let located = (end - first) * (100 - NOWHERE) / 100;
            let lsoa = (written - first) * LSOAS * BOROUGHS.len() as u64 / located.max(1);
            let somewhere = place < 100 - NOWHERE && lsoa < LSOAS * BOROUGHS.len() as u64;
            row.clear();
            let identified = make_row(&mut row, month, somewhere.then_some(lsoa), &mut numbers);
            let times = if identified && numbers.below(TWICE) == 0 { 2 } else { 1 };
            for _ in 0..times.min(end - written) {
                out.write_all(&row)?;
                bytes += row.len() as u64;
                written += 1;
            }
        }
    }
    out.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()?;
    Ok(bytes)
}

/// Makes a row; says whether it has an identifier.
fn make_row(row: &mut Vec<u8>, month: u64, lsoa: Option<u64>, numbers: &mut Numbers) -> bool {
    let mut draw = numbers.below(1_000);
    let mut category = TYPES[0].0;
    for (name, share) in TYPES {
        category = name;
        if draw < share {
            break;
        }
        draw -= share;
    }
    let identified = category != ANTI_SOCIAL;
    if identified {
        for _ in 0..4 {
            let number = numbers.next();
            for shift in (0..16).rev() {
                let digit = usize::try_from((number >> (4 * shift)) & 15).unwrap_or(0);
                row.push(b"0123456789abcdef"[digit]);
            }
        }
    }
    row.push(b',');
    digits(row, FIRST_YEAR + month / 12, 4);
    row.push(b'-');
    digits(row, month % 12 + 1, 2);
    let borough = lsoa.map(|lsoa| pick(&BOROUGHS, lsoa / LSOAS));
    let force = if borough == Some("City of London") {
        "City of London Police"
    } else {
        "Metropolitan Police Service"
    };
    for _ in 0..2 {
        text(row, force);
    }
    match lsoa.zip(borough) {
        Some((lsoa, borough)) => located(row, lsoa, borough, numbers.below(POINTS)),
        None => row.extend_from_slice(b",,,No Location,,"),
    }
    text(row, category);
    text(row, if identified { pick(&OUTCOMES, numbers.next()) } else { "" });
    row.extend_from_slice(b",\n");
    identified
}

/// Point, location and LSOA: the same for the same point of an LSOA.
fn located(row: &mut Vec<u8>, lsoa: u64, borough: &str, point: u64) {
    let mut fixed = Numbers(lsoa * POINTS + point);
    let (east, north) = (fixed.below(800_000), fixed.below(400_000));
    // Longitude -0.5 to 0.3, latitude 51.3 to 51.7.
    row.push(b',');
    let (sign, east) = if east < 500_000 { ("-", 500_000 - east) } else { ("", east - 500_000) };
    row.extend_from_slice(sign.as_bytes());
    row.extend_from_slice(b"0.");
    digits(row, east, 6);
    row.extend_from_slice(b",51.");
    digits(row, 300_000 + north, 6);
    text(row, "On or near ");
    row.extend_from_slice(pick(&STREETS, fixed.next()).as_bytes());
    row.push(b' ');
    row.extend_from_slice(pick(&WAYS, fixed.next()).as_bytes());
    text(row, "E01");
    digits(row, lsoa + 1, 6);
    text(row, borough);
    row.push(b' ');
    digits(row, lsoa % LSOAS / 5 + 1, 3);
    row.extend_from_slice(pick(&["A", "B", "C", "D", "E"], lsoa).as_bytes());
}

fn pick<'a>(list: &[&'a str], number: u64) -> &'a str {
    list[usize::try_from(number % list.len() as u64).unwrap_or(0)]
}

/// A comma and a text.
fn text(row: &mut Vec<u8>, value: &str) {
    row.push(b',');
    row.extend_from_slice(value.as_bytes());
}

/// A number with so many digits.
fn digits(row: &mut Vec<u8>, number: u64, width: u32) {
    for place in (0..width).rev() {
        let digit = number / 10_u64.pow(place) % 10;
        row.push(b'0' + u8::try_from(digit).unwrap_or(0));
    }
}
