//! Chooses among candidates: the surest first, of equally sure ones the longest; nothing inside of another.

use super::candidate::Candidate;
use crate::order;

/// The chosen candidates in text order; no two overlap.
pub(super) fn choose(mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    order::sort_by_key(&mut candidates, |c| {
        [u32::MAX - u32::from(c.weight), u32::MAX - c.span.len() as u32, c.span.start, c.kind as u32]
    });
    let end = candidates.iter().map(|c| c.span.end).max().unwrap_or(0) as usize;
    let mut taken = Taken { bits: vec![0; end / 64 + 1] };
    candidates.retain(|c| taken.take(c.span.start as usize, c.span.end as usize));
    order::sort_by_key(&mut candidates, |c| c.span.order());
    candidates
}

/// Which bytes of the text belong to a chosen candidate.
struct Taken {
    bits: Vec<u64>,
}

impl Taken {
    fn take(&mut self, start: usize, end: usize) -> bool {
        let free = (start..end).all(|i| self.bits.get(i / 64).is_some_and(|b| b >> (i % 64) & 1 == 0));
        if free {
            for i in start..end {
                if let Some(b) = self.bits.get_mut(i / 64) {
                    *b |= 1 << (i % 64);
                }
            }
        }
        free
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entities::{EntityType, Evidence};
    use crate::span::Span;

    #[test]
    fn the_surer_and_longer_name_wins() {
        let c = |a, b, weight| Candidate {
            span: Span::new(a, b),
            kind: EntityType::Bank,
            weight,
            evidence: Evidence::Suffix,
            same_as: None,
        };
        let chosen = choose(vec![c(0, 6, 85), c(0, 12, 85), c(9, 20, 90), c(30, 33, 10)]);
        assert_eq!(chosen.iter().map(|c| c.span.start).collect::<Vec<_>>(), [0, 9, 30]);
    }
}
