//! One sort and one map for everything.
//!
//! std compiles its sort anew for every type and key, some 4 KB of module each; forty of them weighed more than all
//! relations. Items are ordered by numbers here, and only moving them into place is compiled for each type.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A map whose order never shows.
pub(crate) type Map<K, V> = HashMap<K, V, BuildHasherDefault<Mixer>>;

/// Numbers that compare as the item shall: unused places are zero.
pub(crate) type Key = [u32; 4];

/// A number that may be negative, as a part of a key.
pub(crate) fn signed(n: i64) -> u32 {
    (n.clamp(i64::from(i32::MIN), i64::from(i32::MAX)) - i64::from(i32::MIN)) as u32
}

/// Sorts stably.
pub(crate) fn sort_by_key<T>(items: &mut [T], key: impl Fn(&T) -> Key) {
    if items.is_sorted_by(|a, b| key(a) <= key(b)) {
        return;
    }
    let mut order = sorted(items.iter().map(|item| packed(key(item))).zip(0..).collect());
    // Each cycle of the permutation is turned once.
    for first in 0..order.len() {
        let mut at = first;
        while let Some(&from) = order.get(at) {
            if let Some(done) = order.get_mut(at) {
                *done = at;
            }
            if from == first || from == at {
                break;
            }
            items.swap(at, from);
            at = from;
        }
    }
}

/// A hash of some characters, as a part of a key.
pub(crate) fn hash(chars: impl Iterator<Item = char>) -> [u32; 2] {
    let hash = chars.fold(7u64, |h, c| (h ^ u64::from(u32::from(c))).wrapping_mul(0x100_0000_01b3));
    [(hash >> 32) as u32, hash as u32]
}

/// Two numbers that compare as the four.
fn packed([a, b, c, d]: Key) -> [u64; 2] {
    [u64::from(a) << 32 | u64::from(b), u64::from(c) << 32 | u64::from(d)]
}

#[inline(never)]
fn sorted(mut keys: Vec<([u64; 2], u32)>) -> Vec<usize> {
    keys.sort_unstable_by(|([a, b], i), ([c, d], k)| a.cmp(c).then_with(|| b.cmp(d).then(i.cmp(k))));
    keys.into_iter().map(|k| k.1 as usize).collect()
}

/// A quick hash without secrets.
#[derive(Default)]
pub(crate) struct Mixer(u64);

impl Hasher for Mixer {
    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 29)
    }

    fn write_u32(&mut self, word: u32) {
        self.0 = (self.0.rotate_left(5) ^ u64::from(word)).wrapping_mul(0x517C_C1B7_2722_0A95);
    }

    /// What ends a string tells nothing where no other follows.
    fn write_u8(&mut self, _: u8) {}

    fn write(&mut self, bytes: &[u8]) {
        // Most words take six bytes: their first four and their last.
        let (first, last) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>());
        match (first, last) {
            (Some(first), Some(last)) if bytes.len() <= 8 => {
                self.write_u32(u32::from_le_bytes(*first));
                self.write_u32(u32::from_le_bytes(*last));
            }
            _ => bytes.chunks(4).for_each(|chunk| {
                self.write_u32(chunk.iter().fold(0, |word, byte| word << 8 | u32::from(*byte)));
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{signed, sort_by_key};

    #[test]
    fn negative_numbers_come_first() {
        let mut items = [3, -5, i64::MAX, 0, i64::MIN];
        sort_by_key(&mut items, |&n| [signed(n), 0, 0, 0]);
        assert_eq!(items, [i64::MIN, -5, 0, 3, i64::MAX]);
    }

    #[test]
    fn sorts_as_std_does() {
        let mut seed = 7_u32;
        for len in 0..60 {
            let mut items: Vec<(u32, usize)> = (0..len)
                .map(|i| {
                    seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    (seed >> 28, i)
                })
                .collect();
            let mut expected = items.clone();
            expected.sort_by_key(|i| i.0);
            sort_by_key(&mut items, |i| [i.0, 0, 0, 0]);
            assert_eq!(items, expected);
        }
    }
}
