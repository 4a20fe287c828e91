//! The packed words become jieba's dictionary.

use jieba_rs::Jieba;

/// Decodes the five streams that `pack` wrote; `None` where they do not fit together.
pub(super) fn load(
    tags: &[u8],
    lengths: &[u8],
    rests: &[u8],
    frequencies: &[u8],
    numbers: &[u8],
) -> Option<Jieba> {
    let tags: Vec<&str> = std::str::from_utf8(tags).ok()?.split(' ').collect();
    let mut rests = rests.chunks_exact(2);
    let mut jieba = Jieba::empty();
    let mut word = String::new();
    // The byte at which each character of the word starts.
    let mut starts: Vec<usize> = Vec::new();
    for ((&length, &frequency), &number) in lengths.iter().zip(frequencies).zip(numbers) {
        let shared = usize::from(length >> 4);
        word.truncate(starts.get(shared).copied().unwrap_or(word.len()));
        starts.truncate(shared);
        for _ in 0..length & 15 {
            let unit = u16::from_le_bytes(rests.next()?.try_into().ok()?);
            starts.push(word.len());
            word.push(char::from_u32(u32::from(unit))?);
        }
        // One by one is cheaper than a text of them, which would be written, read and checked for nothing.
        jieba.add_word(&word, Some(expand(frequency)), Some(tags.get(usize::from(number))?));
    }
    Some(jieba)
}

/// The lower end of the step that `pack` chose.
fn expand(step: u8) -> usize {
    let octave = 1usize << (step / 2).min(30);
    if step % 2 == 1 { octave + octave / 2 } else { octave }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn streams_become_words() {
        let units: Vec<u8> = "贷款方".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let jieba = load(b"n v", &[0x02, 0x11], &units, &[9, 4], &[0, 1]).unwrap();
        assert!(jieba.has_word("贷款") && jieba.has_word("贷方"));
        assert!(load(b"n", &[0x05], &units, &[1], &[0]).is_none());
        assert_eq!([0, 1, 2, 3, 4, 5].map(expand), [1, 1, 2, 3, 4, 6]);
    }
}
