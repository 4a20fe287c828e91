//! Which decoding of some bytes reads most like Chinese: a frequency score over the candidates.

use super::{Decode, Encoding};
use crate::order;

/// Scores are in tenths.
pub(super) const PER_CHARACTER: i64 = 10;

const TIERS: &str = include_str!("frequent.txt");
const BLOCK: u32 = 0x4E00;
/// The first Han block, without its later additions.
const BLOCK_SIZE: usize = 0x51A6;
/// More text than this says nothing new.
const SAMPLE: usize = 4_096;

pub(super) struct Guess {
    pub best: (Encoding, i64),
    pub second: Encoding,
    /// Mean score of a character, by encoding.
    scores: Vec<(Encoding, i64)>,
}

impl Guess {
    pub(super) fn score(&self, encoding: Encoding) -> i64 {
        self.scores.iter().find(|s| s.0 == encoding).map_or(i64::MIN, |s| s.1)
    }
}

/// Whether bytes that are valid UTF-8 have no character of three bytes: then they may be something else.
pub(super) fn no_han(bytes: &[u8]) -> bool {
    !bytes.iter().any(|b| (0xE0..0xF0).contains(b))
}

pub(super) fn guess(bytes: &[u8], valid: bool, decode: Decode) -> Guess {
    let tiers = tiers();
    let sample = sample(bytes);
    let mut scores: Vec<(Encoding, i64, i64)> = Vec::new();
    let utf8 = [Encoding::Utf8].into_iter().filter(|_| valid || mostly_utf8(bytes));
    let two = [Encoding::Gb18030, Encoding::Big5];
    // A long text may have lost its last byte.
    let even = bytes.len().is_multiple_of(2) || bytes.len() > 64;
    let wide = [Encoding::Utf16Le, Encoding::Utf16Be].into_iter().filter(|_| even);
    for encoding in utf8.chain(two).chain(wide) {
        let text = decode(encoding, sample);
        // The sample may end inside a character.
        let text = text.trim_end_matches('\u{fffd}');
        let total: i64 = text.chars().map(|c| score(c, &tiers)).sum();
        let total = if encoding == Encoding::Utf8 { total + 40 } else { total };
        // Broken in a few places, UTF-8 is still far too regular to be chance.
        let total = if encoding == Encoding::Utf8 && !valid { total.max(1) + 10_000_000 } else { total };
        scores.push((encoding, total, text.chars().count().max(1) as i64));
    }
    order::sort_by_key(&mut scores, |s| [u32::MAX - order::signed(s.1), 0, 0, 0]);
    let mean = |s: &(Encoding, i64, i64)| (s.0, s.1 / s.2);
    let best = scores.first().map_or((Encoding::Utf8, 0), mean);
    let second = scores.get(1).map_or(Encoding::Utf8, |s| s.0);
    Guess { best, second, scores: scores.iter().map(mean).collect() }
}

/// The part that is worth looking at: from the first byte that is not ASCII text, at an even place.
fn sample(bytes: &[u8]) -> &[u8] {
    let first = bytes.iter().position(|b| !b.is_ascii() || *b == 0).unwrap_or(0);
    // A few characters before it, for UTF-16 that starts with ASCII.
    let start = first.saturating_sub(16) & !1;
    bytes.get(start..bytes.len().min(start + SAMPLE)).unwrap_or(bytes)
}

/// Whether many sequences are valid UTF-8 of several bytes and few are not.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(65_536)).unwrap_or(bytes);
    let (mut good, mut broken) = (0usize, 0usize);
    for chunk in head.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| c.len_utf8() > 2).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    good >= 4 && broken * 4 <= good
}

/// The tier of every character of the first Han block, 0 for those in none.
fn tiers() -> Vec<u8> {
    let mut tiers = vec![0; BLOCK_SIZE];
    let lines = TIERS.lines().filter(|l| !l.starts_with('#'));
    for (tier, line) in [3, 2, 1].into_iter().zip(lines) {
        for c in line.chars() {
            if let Some(slot) = tiers.get_mut((c as u32).wrapping_sub(BLOCK) as usize) {
                *slot = tier;
            }
        }
    }
    tiers
}

/// How likely a character is in Chinese text.
fn score(c: char, tiers: &[u8]) -> i64 {
    match c {
        '\u{4e00}'..='\u{9fff}' => match tiers.get((c as u32 - BLOCK) as usize) {
            Some(&tier) if tier > 0 => i64::from(tier) * 10,
            _ => -20,
        },
        '，' | '。' | '、' | '；' | '：' | '？' | '！' | '“' | '”' | '‘' | '’' | '（' | '）' | '《'
        | '》' | '〈' | '〉' | '【' | '】' | '—' | '…' | '·' | '％' | '〔' | '〕' | '「' | '」' | '『'
        | '』' | '\u{3000}' => 20,
        '\n' | '\r' | '\t' | ' ' | '0'..='9' | 'a'..='z' | 'A'..='Z' => 5,
        '!'..='~' => 2,
        '\u{ff01}'..='\u{ff5e}' => 5,
        '\u{fffd}' | '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' => -80,
        '\u{e000}'..='\u{f8ff}' => -60,
        '\u{2000}'..='\u{2fff}' => -5,
        '\u{a0}'..='\u{24f}' | '\u{3040}'..='\u{30ff}' => -20,
        '\u{3400}'..='\u{4dbf}' => -30,
        _ => -40,
    }
}
