//! Signatures of tokens, by `ring`: RSA with SHA-256 (PKCS #1 and PSS, keys from 2048 bits) and ECDSA on P-256. Nothing else is
//! known, least of all a secret that both sides share; and nothing is ever signed here.

use jsonwebtoken::crypto::{CryptoProvider, JwtSigner, JwtVerifier, KeyUtils};
use jsonwebtoken::errors::{ErrorKind, Result, new_error};
use jsonwebtoken::signature::{Error, Verifier};
use jsonwebtoken::{Algorithm, AlgorithmFamily, DecodingKey, DecodingKeyKind, EncodingKey};
use ring::signature::{
    ECDSA_P256_SHA256_FIXED, RSA_PKCS1_2048_8192_SHA256, RSA_PSS_2048_8192_SHA256, RsaParameters,
    RsaPublicKeyComponents, UnparsedPublicKey,
};

/// The algorithms that a token may be signed by.
pub(super) const KNOWN: [Algorithm; 3] = [Algorithm::RS256, Algorithm::PS256, Algorithm::ES256];

static RING: CryptoProvider = CryptoProvider {
    signer_factory: signs_nothing,
    verifier_factory: verifier,
    key_utils: KeyUtils::new_unimplemented(),
};

/// Says that signatures are looked at here. It must be said once; that it was said before is no fault.
pub(super) fn install() {
    let _ = RING.install_default();
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the library calls it so")]
fn signs_nothing(_: &Algorithm, _: &EncodingKey) -> Result<Box<dyn JwtSigner>> {
    Err(new_error(ErrorKind::UnsupportedAlgorithm))
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the library calls it so")]
fn verifier(algorithm: &Algorithm, key: &DecodingKey) -> Result<Box<dyn JwtVerifier>> {
    let fits = KNOWN.contains(algorithm) && key.family() == algorithm.family();
    if !fits {
        return Err(new_error(ErrorKind::UnsupportedAlgorithm));
    }
    Ok(Box::new(Ring { algorithm: *algorithm, key: key.clone() }))
}

/// A key that looks at signatures of one algorithm.
struct Ring {
    algorithm: Algorithm,
    key: DecodingKey,
}

impl Ring {
    fn is_by_rsa(&self, by: &'static RsaParameters, message: &[u8], signature: &[u8]) -> bool {
        let DecodingKeyKind::RsaModulusExponent { n, e } = self.key.kind() else { return false };
        // Some providers write the nought that keeps a number from being read as negative.
        let bare = |bytes: &[u8]| -> Vec<u8> {
            bytes.iter().copied().skip_while(|byte| *byte == 0).collect()
        };
        RsaPublicKeyComponents { n: bare(n), e: bare(e) }.verify(by, message, signature).is_ok()
    }

    fn is_by_ecdsa(&self, message: &[u8], signature: &[u8]) -> bool {
        let DecodingKeyKind::SecretOrDer(point) = self.key.kind() else { return false };
        UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point).verify(message, signature).is_ok()
    }
}

impl Verifier<Vec<u8>> for Ring {
    fn verify(&self, message: &[u8], signature: &Vec<u8>) -> std::result::Result<(), Error> {
        let is_right = match self.algorithm {
            Algorithm::RS256 => self.is_by_rsa(&RSA_PKCS1_2048_8192_SHA256, message, signature),
            Algorithm::PS256 => self.is_by_rsa(&RSA_PSS_2048_8192_SHA256, message, signature),
            Algorithm::ES256 => self.is_by_ecdsa(message, signature),
            _ => false,
        };
        if is_right { Ok(()) } else { Err(Error::new()) }
    }
}

impl JwtVerifier for Ring {
    fn algorithm(&self) -> Algorithm {
        self.algorithm
    }
}

/// Whether a key is of a kind that any known algorithm can use.
pub(super) fn of_family(family: AlgorithmFamily) -> Vec<Algorithm> {
    KNOWN.into_iter().filter(|known| known.family() == family).collect()
}

#[cfg(test)]
mod tests {
    use data_encoding::BASE64URL_NOPAD;
    use jsonwebtoken::crypto::verify;

    use super::*;

    // Made once with openssl: a key of 2048 bits and its signatures of the message, and one of 1024 bits.
    const MESSAGE: &[u8] = b"eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhbm4ifQ";
    const MODULUS: &str = "\
        ol_2_bFGKIwj1Ci1dnQxwxFj3R2gPo-oF4OPRYZqz9t89iDllC-FeXuDyZb0UPZ_M0SabbFrFQ7t-HlGYAY_aA_NjyZUsSfVdr1M\
        vKRy3z04tcI4VSHYEvdp7Q0fAaPDL5tv-3hRgFj1qLlGq_sKasAgBuNl-qEXmWVGqWagmK9_zbMZr1R9e-HxXoOCYJ9k-7Jf7u0p\
        gldWGV5Jkp4AucbGohOnJQC570Wqv_RXXwgupG9EaJuCBIYWeTxNMHk7YH0tecgPoqp5Wbii_7AqTZvxnBuDhv3BlSO4UQYAPm4t\
        T5DiXqBidYZHmxm2HgIvZjpw6dyPgNpRSXDuRkD8hQ";
    const RS256: &str = "\
        KUWiZdVM3NLcg1uVreY3ImVV9zo3zS96LuhugMRvXf2LD2ojuZ5Sozq20eBRPCK2oU0iqMIFjO6hfH-EtE-rXHsnAlEOYThD2kvE\
        N7xedNsDgceEpCxloRlsA4aMJ9DEI099NANp49ud9wYLzWtLEO9lz_rLR0TOsNG0R9jOpqKYw-YvLNCho2U7icxd1hywBKi8H3Qt\
        N6l3ig2P2DAT4Thau_xXbueEn1pypnNx01HkXO3FhxmSQdvpUprIZ0gRqsWi_0A6F1ogdm_k9hRo_-YMdC7YTOEi5RK3pA5jOpze\
        GiY8lpHrI4CTXqWggCgPYps4J40JaFK8BjSlT6JEmg";
    const PS256: &str = "\
        KD7ZQGtx1D1_1XIPtAYQVfFfkofc72VqM6XsSYzVA7aMDeV3eESow9yq4F9espuptph3Cd79s1Sk5mNOxqfs4VArF36c0_l7ijgY\
        n7T17muRt6PwHHrsedaJ0TgsCynVOmoKRK1MNjzUR9VFJEyrKzNmF4_gy0dv05XELdgZTsBeJuOIjuG8HiWliFD5gumxMWGlGFXQ\
        hANTmcGfuy43Vi9NSUDm_nnWadAXnq3wHGpAuTubrlKV0YTc8QPcF2llzbhXcgh_x0ucWcnNDOx19MxxqQo6Ghb0Y8LT-qn9bEjJ\
        4lXukSScDeqUD6oB9UJRT09NgjMAPqVbsi76XjWgmw";
    const SHORT: &str = "\
        r9-uNWVxZYYEwhluqKdrkfjvyp1NjaEG0BVOsuAf5HUss_YopF8veueOjKNEGUCE2PvEw1Fs1CQl4flBozqndyhQY4id4Sm4quId\
        CzDWYjFCnto0VzmzrcYJv0YkAbdIvUXu6KIENMGfZLtEw6Py5di44T1SD4YGqvefF1eAAck";
    const BY_SHORT: &str = "\
        eIOkfooUZ0E--0qfhkYoKKKP9z9HLdYHxh4aXiGCHlzWrJvIafZGRaxtrXqF_Js0gMzslleSFkzJQywig_M6Z1RltS1D_dzcz6DG\
        z7C621mIbwb6hay96uRjg721ozluf9h8nf6hlL5fzKIyYUijrQ6aQIHqwXVXjWjmWovXCjY";

    fn is_right(modulus: &str, signature: &str, by: Algorithm) -> bool {
        install();
        let key = DecodingKey::from_rsa_components(modulus, "AQAB").unwrap();
        verify(signature, MESSAGE, &key, by).unwrap()
    }

    #[test]
    fn rsa_is_looked_at_as_it_was_made() {
        assert!(is_right(MODULUS, RS256, Algorithm::RS256));
        assert!(is_right(MODULUS, PS256, Algorithm::PS256));
        assert!(!is_right(MODULUS, PS256, Algorithm::RS256));
        assert!(!is_right(MODULUS, RS256, Algorithm::PS256));
        let bytes = BASE64URL_NOPAD.decode(MODULUS.as_bytes()).unwrap();
        let with_nought = BASE64URL_NOPAD.encode(&[&[0], &bytes[..]].concat());
        assert!(is_right(&with_nought, RS256, Algorithm::RS256));
        let mut other = BASE64URL_NOPAD.decode(RS256.as_bytes()).unwrap();
        other[100] ^= 1;
        assert!(!is_right(MODULUS, &BASE64URL_NOPAD.encode(&other), Algorithm::RS256));
        assert!(!is_right(SHORT, BY_SHORT, Algorithm::RS256), "a key of 1024 bits is too short");
    }

    #[test]
    fn nothing_else_is_known() {
        install();
        let rsa = DecodingKey::from_rsa_components(MODULUS, "AQAB").unwrap();
        let secret = DecodingKey::from_secret(MODULUS.as_bytes()).unwrap();
        for (key, by) in [
            (&secret, Algorithm::HS256),
            // The public key taken for a secret that both sides share.
            (&rsa, Algorithm::HS256),
            (&secret, Algorithm::RS256),
            (&rsa, Algorithm::ES256),
            (&rsa, Algorithm::RS384),
            (&rsa, Algorithm::EdDSA),
        ] {
            assert!(verify(RS256, MESSAGE, key, by).is_err(), "{by:?}");
        }
        let key = EncodingKey::from_secret(b"x").unwrap();
        assert!(jsonwebtoken::crypto::sign(MESSAGE, &key, Algorithm::HS256).is_err());
    }
}
