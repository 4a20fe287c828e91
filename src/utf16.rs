//! Byte offsets to UTF-16 code units, for the report only.

/// A table for one text: built once, each look-up touches at most 8 bytes.
pub(crate) struct Utf16Index<'a> {
    text: &'a str,
    /// Units before byte `8 * i`.
    checkpoints: Vec<u32>,
}

const STEP: usize = 8;

impl<'a> Utf16Index<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        let mut checkpoints = Vec::with_capacity(text.len() / STEP + 1);
        let mut units = 0;
        for step in text.as_bytes().chunks(STEP) {
            checkpoints.push(units);
            units += step.iter().map(|&b| width(b)).sum::<u32>();
        }
        checkpoints.push(units);
        Utf16Index { text, checkpoints }
    }

    /// The UTF-16 offset of byte `at`; past the end, the length of the text.
    pub(crate) fn at(&self, at: u32) -> u32 {
        let at = (at as usize).min(self.text.len());
        let step = at / STEP;
        let before = self.checkpoints.get(step).or(self.checkpoints.last()).copied().unwrap_or(0);
        let bytes = self.text.as_bytes().get(step * STEP..at).unwrap_or(&[]);
        before + bytes.iter().map(|&b| width(b)).sum::<u32>()
    }
}

/// Units that a character adds, counted at its first byte: two from F0 on, none where it goes on.
const fn width(byte: u8) -> u32 {
    (byte & 0xC0 != 0x80) as u32 + (byte >= 0xF0) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_agree_with_encode_utf16() {
        let text = "a元😀b".repeat(40);
        let index = Utf16Index::new(&text);
        for (i, _) in text.char_indices().chain([(text.len(), ' ')]) {
            assert_eq!(index.at(i as u32) as usize, text[..i].encode_utf16().count());
        }
    }
}
