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
    let mut text = String::with_capacity(lengths.len() * 18);
    let mut word: Vec<char> = Vec::new();
    for ((&length, &frequency), &number) in lengths.iter().zip(frequencies).zip(numbers) {
        word.truncate(usize::from(length >> 4));
        for _ in 0..length & 15 {
            let unit = u16::from_le_bytes(rests.next()?.try_into().ok()?);
            word.push(char::from_u32(u32::from(unit))?);
        }
        text.extend(&word);
        text.push(' ');
        push_number(&mut text, expand(frequency));
        text.push(' ');
        text.push_str(tags.get(usize::from(number))?);
        text.push('\n');
    }
    Jieba::with_dict(&mut text.as_bytes()).ok()
}

/// The lower end of the step that `pack` chose.
fn expand(step: u8) -> u32 {
    let octave = 1u32.checked_shl(u32::from(step / 2)).unwrap_or(u32::MAX);
    if step % 2 == 1 { octave + octave / 2 } else { octave }
}

fn push_number(text: &mut String, number: u32) {
    let start = text.len();
    let mut rest = number;
    loop {
        text.insert(start, char::from(b'0' + (rest % 10) as u8));
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
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
