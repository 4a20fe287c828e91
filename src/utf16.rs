//! Byte offsets to UTF-16 code units, for the report only.

/// A table for one text: built once, each look-up touches at most 16 bytes.
pub(crate) struct Utf16Index<'a> {
    text: &'a str,
    /// Units before byte `16 * i`.
    checkpoints: Vec<u32>,
}

const STEP: usize = 16;

impl<'a> Utf16Index<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        let mut checkpoints = Vec::with_capacity(text.len() / STEP + 1);
        let mut units = 0;
        for (i, byte) in text.bytes().enumerate() {
            if i % STEP == 0 {
                checkpoints.push(units);
            }
            units += width(byte);
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

/// Units that a character adds, counted at its first byte.
const fn width(byte: u8) -> u32 {
    match byte {
        0x80..=0xBF => 0,
        0xF0.. => 2,
        _ => 1,
    }
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
