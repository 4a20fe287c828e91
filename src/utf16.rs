//! Byte offsets to UTF-16 code units, for the report only.

/// A table for one text, which whoever asks brings along: built once, each look-up touches at most 8 bytes.
#[derive(Clone, Debug)]
pub(crate) struct Utf16Index {
    /// Units before byte `8 * i`.
    checkpoints: Vec<u32>,
}

const STEP: usize = 8;

impl Utf16Index {
    pub(crate) fn new(text: &str) -> Self {
        let mut checkpoints = Vec::with_capacity(text.len() / STEP + 1);
        let mut units = 0;
        for step in text.as_bytes().chunks(STEP) {
            checkpoints.push(units);
            units += count(step, step.len());
        }
        checkpoints.push(units);
        Utf16Index { checkpoints }
    }

    /// The UTF-16 offset of byte `at` of `text`; past the end, the length of the text.
    pub(crate) fn at(&self, text: &str, at: u32) -> u32 {
        let at = (at as usize).min(text.len());
        let step = at / STEP;
        let before = self.checkpoints.get(step).or(self.checkpoints.last()).copied().unwrap_or(0);
        let rest = text.as_bytes().get(step * STEP..).unwrap_or(&[]);
        before + count(rest, at % STEP)
    }
}

/// Units of the first `length` bytes, all at once. A character is counted at its first byte: two units from F0 on, none
/// where it goes on.
fn count(bytes: &[u8], length: usize) -> u32 {
    const HIGH: u64 = 0x8080_8080_8080_8080;
    let bits = match bytes.first_chunk::<STEP>() {
        Some(bytes) => u64::from_le_bytes(*bytes),
        None => bytes.iter().rev().fold(0, |bits, byte| bits << 8 | u64::from(*byte)),
    };
    let asked = HIGH.checked_shr(8 * (STEP - length) as u32).unwrap_or(0);
    let goes_on = bits & !(bits << 1) & asked;
    let double = bits & bits << 1 & bits << 2 & bits << 3 & asked;
    // Every bit is the highest of its byte: the product adds the bytes up in the last.
    let ones = |bits: u64| ((bits >> 7).wrapping_mul(0x0101_0101_0101_0101) >> 56) as u32;
    length as u32 - ones(goes_on) + ones(double)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_agree_with_encode_utf16() {
        let text = "a元😀b".repeat(40);
        let index = Utf16Index::new(&text);
        for (i, _) in text.char_indices().chain([(text.len(), ' ')]) {
            assert_eq!(index.at(&text, i as u32) as usize, text[..i].encode_utf16().count());
        }
    }
}
