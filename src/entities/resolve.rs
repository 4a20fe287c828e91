//! Chooses among candidates: the surest first, of equally sure ones the longest; nothing inside of another.

use super::candidate::Candidate;
use crate::order::{self, Key};

/// The chosen candidates in text order; no two overlap. Puts all candidates into text order.
pub(super) fn choose(candidates: &mut Vec<Candidate>) -> Vec<Candidate> {
    arrange(candidates);
    let mut chosen = Vec::with_capacity(candidates.len());
    let mut rest = candidates.as_slice();
    while let Some(first) = rest.first() {
        // A name that overlaps none is chosen; of a heap of names the surest are.
        let mut end = first.span.end;
        let overlaps = |c: &&Candidate| {
            let within = c.span.start < end;
            end = end.max(c.span.end);
            within
        };
        let count = 1 + rest.iter().skip(1).take_while(overlaps).count();
        let (heap, after) = rest.split_at_checked(count).unwrap_or((rest, &[]));
        match heap {
            [alone] => chosen.push(*alone),
            [one, other] => chosen.push(if rank(other) < rank(one) { *other } else { *one }),
            _ => from_heap(heap, &mut chosen),
        }
        rest = after;
    }
    chosen
}

/// The surest first, then the longest.
fn rank(c: &Candidate) -> Key {
    [u32::MAX - u32::from(c.weight), u32::MAX - c.span.len() as u32, c.span.start, c.kind as u32]
}

/// Sorts by the start. What was sorted before, as nearly all was, is merged with what has come since.
fn arrange(candidates: &mut Vec<Candidate>) {
    let pairs = candidates.iter().zip(candidates.iter().skip(1));
    let sorted = 1 + pairs.take_while(|(a, b)| a.span.start <= b.span.start).count();
    let mut late = candidates.split_off(sorted.min(candidates.len()));
    order::sort_by_key(&mut late, |c| [c.span.start, 0, 0, 0]);
    let early = std::mem::replace(candidates, Vec::with_capacity(sorted + late.len()));
    let mut early = early.into_iter().peekable();
    for candidate in late {
        while let Some(before) = early.next_if(|c| c.span.start <= candidate.span.start) {
            candidates.push(before);
        }
        candidates.push(candidate);
    }
    candidates.extend(early);
}

fn from_heap(heap: &[Candidate], chosen: &mut Vec<Candidate>) {
    let mut heap = heap.to_vec();
    order::sort_by_key(&mut heap, rank);
    // In text order, so that a neighbour on either side is all that may overlap.
    let first = chosen.len();
    for candidate in heap {
        let before =
            chosen.get(first..).unwrap_or(&[]).partition_point(|c| c.span.start < candidate.span.start);
        let at = first + before;
        let free = |at: Option<usize>| {
            at.filter(|at| *at >= first)
                .and_then(|at| chosen.get(at))
                .is_none_or(|c| !c.span.overlaps(candidate.span))
        };
        if free(at.checked_sub(1)) && free(Some(at)) {
            chosen.insert(at, candidate);
        }
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
        let chosen = choose(&mut vec![c(0, 6, 85), c(0, 12, 85), c(30, 33, 10), c(9, 20, 90)]);
        assert_eq!(chosen.iter().map(|c| c.span.start).collect::<Vec<_>>(), [0, 9, 30]);
    }
}
