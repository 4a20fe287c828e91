//! Weights as bytes, in streams that compress well: steps, gaps between sorted keys, masks of labels, weights.

use super::decode::{NEVER, allowed};
use super::feature::BITS;
use super::{LABELS, LANES};

const MAGIC: &[u8; 8] = b"wjtag\0\0\x01";

pub(super) type Row = [i8; LANES];

/// Packs features, sorted by key, and the weights of the steps.
#[cfg(feature = "train")]
pub(super) fn pack(features: &[(u32, Row)], steps: &[Row; LABELS]) -> Vec<u8> {
    let mut out = MAGIC.to_vec();
    out.extend((features.len() as u32).to_le_bytes());
    out.extend(steps.iter().flat_map(|row| row.iter().take(LABELS).map(|&w| w as u8)));
    let (mut low, mut high, mut masks, mut weights) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let mut last = 0;
    for &(key, row) in features {
        let gap = key - last;
        last = key;
        low.push(gap as u8);
        high.extend([(gap >> 8) as u8, (gap >> 16) as u8]);
        let mask = row.iter().take(LABELS).enumerate().fold(0u16, |m, (i, &w)| m | u16::from(w != 0) << i);
        masks.extend(mask.to_le_bytes());
        weights.extend(row.iter().take(LABELS).filter(|w| **w != 0).map(|&w| w as u8));
    }
    for stream in [low, high, masks, weights] {
        out.extend(stream);
    }
    out
}

/// Features with their rows, and the weights of the steps.
pub(super) fn unpack(packed: &[u8]) -> Option<(Vec<(u32, Row)>, [Row; LABELS])> {
    let rest = packed.strip_prefix(MAGIC)?;
    let (count, rest) = rest.split_first_chunk::<4>()?;
    let count = u32::from_le_bytes(*count) as usize;
    if count > 1 << BITS {
        return None;
    }
    let (moves, rest) = rest.split_at_checked(LABELS * LABELS)?;
    let (low, rest) = rest.split_at_checked(count)?;
    let (high, rest) = rest.split_at_checked(count * 2)?;
    let (masks, weights) = rest.split_at_checked(count * 2)?;
    let mut steps = [[0; LANES]; LABELS];
    for (row, bytes) in steps.iter_mut().zip(moves.chunks_exact(LABELS)) {
        row.iter_mut().zip(bytes).for_each(|(to, &from)| *to = from as i8);
    }
    let mut weights = weights.iter();
    let mut key = 0;
    let mut features = Vec::with_capacity(count);
    for ((&low, high), mask) in low.iter().zip(high.chunks_exact(2)).zip(masks.chunks_exact(2)) {
        let &[middle, high] = high else { return None };
        key += u32::from(low) | u32::from(middle) << 8 | u32::from(high) << 16;
        let mask = u16::from_le_bytes(mask.try_into().ok()?);
        let mut row = [0; LANES];
        for (i, slot) in row.iter_mut().enumerate() {
            if mask >> i & 1 == 1 {
                *slot = *weights.next()? as i8;
            }
        }
        features.push((key, row));
    }
    Some((features, steps))
}

/// The weights of steps with what may not follow.
pub(super) fn steps(rows: &[Row; LABELS]) -> [[i32; LANES]; LANES] {
    let mut steps = [[NEVER; LANES]; LANES];
    for (from, (to, row)) in steps.iter_mut().zip(rows).enumerate() {
        for (label, (step, &weight)) in to.iter_mut().zip(row).enumerate().take(LABELS) {
            if allowed(from, label) {
                *step = i32::from(weight);
            }
        }
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn broken_weights_are_refused() {
        assert!(unpack(b"").is_none());
        assert!(unpack(b"wjtag\0\0\x01\xff\xff\xff\xff").is_none());
    }
}
