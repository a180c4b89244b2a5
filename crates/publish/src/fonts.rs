//! The typeface that is embedded in PDFs and drawings: Source Sans 3, an open sans-serif with tabular figures. Its files come
//! from npm when the program is built, and their licence goes with them.

/// The family's name, as styles and drawings ask for it.
pub const FAMILY: &str = "Source Sans 3";

/// The SIL Open Font License under which the typeface may be embedded.
pub const LICENCE: &str = include_str!(concat!(
    env!("OUT_DIR"),
    "/assets/node_modules/@expo-google-fonts/source-sans-3/LICENSE_FONT"
));

macro_rules! face {
    ($style:literal) => {
        include_bytes!(concat!(
            env!("OUT_DIR"),
            "/assets/node_modules/@expo-google-fonts/source-sans-3/",
            $style,
            "/SourceSans3_",
            $style,
            ".ttf"
        ))
    };
}

/// Its faces as TrueType files: regular, semibold, bold and italic.
pub(crate) fn faces() -> [&'static [u8]; 4] {
    [face!("400Regular"), face!("600SemiBold"), face!("700Bold"), face!("400Regular_Italic")]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_face_is_of_the_family_and_may_be_embedded() {
        let mut fonts = resvg::usvg::fontdb::Database::new();
        for face in faces() {
            fonts.load_font_data(face.to_vec());
        }
        assert_eq!(fonts.len(), 4);
        assert!(fonts.faces().all(|face| face.families.iter().any(|(name, _)| name == FAMILY)));
        assert!(LICENCE.contains("SIL OPEN FONT LICENSE"), "{}", &LICENCE[..200]);
    }
}
