//! What a kind of evidence proposes and the resolver chooses from.

use super::{EntityType, Evidence};
use crate::span::{Clean, Span};

/// A span that may be a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Candidate {
    pub span: Span<Clean>,
    pub kind: EntityType,
    pub evidence: Evidence,
    /// Hundredths: how sure the evidence is by itself.
    pub weight: u8,
    /// Another place where the same entity stands with its full name (王总 for 王磊).
    pub same_as: Option<Span<Clean>>,
}

impl Candidate {
    pub(super) fn mention(&self) -> super::Mention {
        super::Mention { span: self.span, evidence: self.evidence, confidence: self.weight.min(99) }
    }
}
