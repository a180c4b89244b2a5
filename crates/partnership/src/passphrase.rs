//! Passphrases: what is taken as one (12 characters or more of any kind, exactly as typed, that are not easily guessed), and how
//! it is stored: as an argon2id hash with the parameters that OWASP's password storage cheat sheet recommends (19 MiB, two
//! passes, one lane).

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use argon2::{Algorithm, Argon2, Params, Version};
use zxcvbn::{Score, zxcvbn};

use crate::secret::random;
use crate::{StoreError, Wrong};

/// The fewest characters.
pub const SHORTEST: usize = 12;
/// The most.
pub const LONGEST: usize = 256;

fn hasher() -> Result<Argon2<'static>, StoreError> {
    let params = Params::new(19 * 1024, 2, 1, None).map_err(|_| StoreError::Secrets("argon2"))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// Whether this may be somebody's passphrase. `about` is what others know of them: their name, address and organisation.
pub(crate) fn check(passphrase: &str, about: &[&str]) -> Result<(), StoreError> {
    let refused = |why| Err(StoreError::invalid("passphrase", why));
    let length = passphrase.chars().count();
    if length < SHORTEST {
        return refused(Wrong::TooShort { fewest: SHORTEST });
    }
    if length > LONGEST {
        return refused(Wrong::TooLong { most: LONGEST });
    }
    // How many guesses it would take whoever knows that, word by word and run together, and what people choose.
    let mut known = vec!["watchward".to_owned()];
    for text in about {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        known.extend(words.clone().map(str::to_owned));
        known.extend([words.collect(), (*text).to_owned()]);
    }
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    let guessed = zxcvbn(passphrase, &known);
    if guessed.score() < Score::Three {
        return refused(Wrong::EasyToGuess);
    }
    Ok(())
}

/// As it is stored.
pub(crate) fn hashed(passphrase: &str) -> Result<String, StoreError> {
    let salt = random::<16>()?;
    let hash = hasher()?
        .hash_password_with_salt(passphrase.as_bytes(), &salt)
        .map_err(|_| StoreError::Secrets("argon2"))?;
    Ok(hash.to_string())
}

/// Whether it is the one that was stored. Where none was, the same work is done, and the answer is no.
pub(crate) fn is(passphrase: &str, stored: Option<&str>) -> Result<bool, StoreError> {
    // Nobody's passphrase is longer; it is neither cut to fit nor worked on at any length.
    let (passphrase, stored) = match passphrase.chars().nth(LONGEST) {
        None => (passphrase, stored),
        Some(_) => ("", None),
    };
    let Some(stored) = stored else {
        hashed(passphrase)?;
        return Ok(false);
    };
    let hash = PasswordHash::new(stored).map_err(|_| StoreError::Secrets("argon2"))?;
    Ok(hasher()?.verify_password(passphrase.as_bytes(), &hash).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_easily_guessed_is_refused() {
        for bad in [
            "short",
            "passwordpassword",
            "password12345678",
            "aaaaaaaaaaaaaaaa",
            "anne.example",
            "anne.example@council.example",
            "AnneExample1",
            "Fire brigade",
            "firebrigade1",
            "watchwardwatchward",
            "qwertyuiopasdf",
        ] {
            assert!(
                check(bad, &["anne.example@council.example", "Anne Example", "Fire brigade"])
                    .is_err(),
                "{bad}"
            );
        }
        for good in ["correct horse battery", "tŷ bach gwyrdd 7", "7 Quiet Lanes At Dusk"] {
            check(good, &["anne@council.example"]).unwrap();
        }
    }

    #[test]
    fn a_stored_passphrase_is_known_again() {
        let stored = hashed("correct horse battery").unwrap();
        assert!(stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{stored}");
        assert!(is("correct horse battery", Some(&stored)).unwrap());
        assert!(!is("correct horse batterz", Some(&stored)).unwrap());
        assert!(!is("correct horse battery", None).unwrap());
    }

    #[test]
    fn a_long_one_is_taken_whole_and_a_longer_one_refused() {
        let long = "tŷ bach gwyrdd 7 ".repeat(20);
        let long: String = long.chars().take(LONGEST).collect();
        check(&long, &[]).unwrap();
        let stored = hashed(&long).unwrap();
        assert!(is(&long, Some(&stored)).unwrap());
        assert!(!is(&format!("{long}x"), Some(&stored)).unwrap());
        assert!(check(&format!("{long}x"), &[]).is_err());
    }
}
