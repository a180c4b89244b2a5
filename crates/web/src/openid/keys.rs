//! A provider's keys: those of its set that signatures can be looked at with; whatever else is in it is left out.

use jsonwebtoken::jwk::{AlgorithmParameters, EllipticCurve, Jwk, PublicKeyUse};
use jsonwebtoken::{Algorithm, AlgorithmFamily, DecodingKey};
use serde::Deserialize;
use serde_json::Value;

use super::signatures;

/// How many keys of a set are held. Providers have two or three.
const MOST: usize = 50;

/// A set of keys as a provider gives it.
#[derive(Deserialize)]
struct Set {
    keys: Vec<Value>,
}

/// A key, and what it signs by.
struct Key {
    id: Option<String>,
    algorithms: Vec<Algorithm>,
    looks: DecodingKey,
}

/// The keys of a provider.
pub(super) struct Keys(Vec<Key>);

impl Keys {
    /// The keys of a set; none where it is no set.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let set: Set = serde_json::from_slice(bytes).ok()?;
        // Keys of kinds that are not known yet leave the others as they are.
        let keys =
            set.keys.into_iter().filter_map(|value| Key::of(&serde_json::from_value(value).ok()?));
        Some(Self(keys.take(MOST).collect()))
    }

    /// The key with this id for this algorithm. A token may name none where there is only one.
    pub fn find(&self, id: Option<&str>, algorithm: Algorithm) -> Option<&DecodingKey> {
        let mut fitting = self
            .0
            .iter()
            .filter(|key| key.algorithms.contains(&algorithm))
            .filter(|key| id.is_none() || key.id.as_deref() == id);
        let first = fitting.next()?;
        (id.is_some() || fitting.next().is_none()).then_some(&first.looks)
    }
}

impl Key {
    fn of(key: &Jwk) -> Option<Self> {
        let is_for_signing =
            key.common.public_key_use.as_ref().is_none_or(|of| *of == PublicKeyUse::Signature);
        let family = match &key.algorithm {
            AlgorithmParameters::RSA(_) => AlgorithmFamily::Rsa,
            AlgorithmParameters::EllipticCurve(point) if point.curve == EllipticCurve::P256 => {
                AlgorithmFamily::Ec
            }
            _ => return None,
        };
        let mut algorithms = signatures::of_family(family);
        if let Some(only) = &key.common.key_algorithm {
            algorithms.retain(|one| format!("{one:?}") == only.to_string());
        }
        let is_known = is_for_signing && !algorithms.is_empty();
        let id = key.common.key_id.clone();
        is_known.then(|| DecodingKey::from_jwk(key).ok())?.map(|looks| Self {
            id,
            algorithms,
            looks,
        })
    }
}
