//! What a finding can point at.

use crate::source::{Field, Origin, Raw, Sourced};

/// Something with a place and words: a raw text, a sourced value, or a bare origin.
pub trait Sited {
    /// Where it stands.
    fn origin(&self) -> Origin;
    /// What is written there.
    fn written(&self) -> &str;
}

impl Sited for Raw<'_> {
    fn origin(&self) -> Origin {
        self.origin
    }
    fn written(&self) -> &str {
        self.text
    }
}

impl<T> Sited for Sourced<'_, T> {
    fn origin(&self) -> Origin {
        self.raw.origin
    }
    fn written(&self) -> &str {
        self.raw.text
    }
}

impl Sited for Origin {
    fn origin(&self) -> Origin {
        *self
    }
    fn written(&self) -> &str {
        ""
    }
}

impl<T> Sited for Field<'_, T> {
    fn origin(&self) -> Origin {
        self.raw().map_or(Origin::WHOLE, |raw| raw.origin)
    }
    fn written(&self) -> &str {
        self.raw().map_or("", |raw| raw.text)
    }
}
