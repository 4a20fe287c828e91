//! The best path of labels through a clause.

use super::{LABELS, LANES};

/// Far below any score, far above the least number.
pub(super) const NEVER: i32 = -1_000_000;

/// Whether label `to` may follow `from`: names begin before they go on, and end.
pub(super) fn allowed(from: usize, to: usize) -> bool {
    // 0 outside; then begin, inside, end, single for each kind.
    let open = from != 0 && matches!((from - 1) % 4, 0 | 1);
    let goes_on = to != 0 && matches!((to - 1) % 4, 1 | 2);
    if open { goes_on && (from - 1) / 4 == (to - 1) / 4 } else { !goes_on }
}

/// Labels at the start and at the end of a clause.
pub(super) fn can_start(label: usize) -> bool {
    allowed(0, label)
}

pub(super) fn can_end(label: usize) -> bool {
    allowed(label, 0)
}

/// Writes the best labels into `path`.
pub(super) fn decode(scores: &[[i32; LANES]], steps: &[[i32; LANES]; LANES], path: &mut Vec<u8>) {
    path.clear();
    let Some(first) = scores.first() else { return };
    let mut best = [NEVER; LANES];
    for (label, slot) in best.iter_mut().enumerate().take(LABELS) {
        if can_start(label) {
            *slot = first.get(label).copied().unwrap_or(0);
        }
    }
    let mut back: Vec<[u8; LANES]> = Vec::with_capacity(scores.len());
    for row in scores.iter().skip(1) {
        let mut next = [NEVER * 2; LANES];
        let mut from = [0u8; LANES];
        for (label, (&score, steps)) in best.iter().zip(steps).enumerate().take(LABELS) {
            for ((slot, source), &step) in next.iter_mut().zip(&mut from).zip(steps).take(LABELS) {
                let total = score + step;
                if total > *slot {
                    *slot = total;
                    *source = label as u8;
                }
            }
        }
        for (slot, &score) in next.iter_mut().zip(row) {
            *slot = (*slot + score).max(NEVER * 2);
        }
        best = next;
        back.push(from);
    }
    let last = best.iter().enumerate().take(LABELS).filter(|&(l, _)| can_end(l));
    let mut label = last.max_by_key(|&(l, &s)| (s, LABELS - l)).map_or(0, |(l, _)| l);
    path.push(label as u8);
    for from in back.iter().rev() {
        label = usize::from(from.get(label).copied().unwrap_or(0));
        path.push(label as u8);
    }
    path.reverse();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_close_what_they_open() {
        let mut steps = [[NEVER; LANES]; LANES];
        for (from, row) in steps.iter_mut().enumerate() {
            for (to, step) in row.iter_mut().enumerate() {
                *step = if allowed(from, to) { 0 } else { NEVER };
            }
        }
        let row = |label: usize| std::array::from_fn(|l| if l == label { 9 } else { 0 });
        let mut path = Vec::new();
        decode(&[row(0), row(1), row(2), row(3), row(8), row(1)], &steps, &mut path);
        assert_eq!(path.get(..5), Some(&[0, 1, 2, 3, 8][..]));
        assert!(path.last().is_some_and(|&l| can_end(usize::from(l))));
        decode(&[], &steps, &mut path);
        assert!(path.is_empty());
    }
}
