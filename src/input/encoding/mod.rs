//! Which encoding the bytes are in, and their text.

mod guess;

use crate::clean::Notice;
use crate::error::{Error, ErrorKind};
use crate::span::Span;

/// The encodings that Chinese documents come in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Encoding {
    #[default]
    Utf8,
    Gb18030,
    Big5,
    Utf16Le,
    Utf16Be,
}

impl Encoding {
    /// The WHATWG label, as `TextDecoder` takes it.
    pub fn label(self) -> &'static str {
        match self {
            Encoding::Utf8 => "utf-8",
            Encoding::Gb18030 => "gb18030",
            Encoding::Big5 => "big5",
            Encoding::Utf16Le => "utf-16le",
            Encoding::Utf16Be => "utf-16be",
        }
    }

    /// Reads a label or one of its usual other names; `None` for an encoding that is not supported.
    pub fn parse(label: &str) -> Option<Encoding> {
        Some(match label.trim().to_ascii_lowercase().as_str() {
            "utf-8" | "utf8" => Encoding::Utf8,
            "gb18030" | "gbk" | "gb2312" | "gb_2312-80" | "x-gbk" | "cp936" => Encoding::Gb18030,
            "big5" | "big5-hkscs" | "cp950" => Encoding::Big5,
            "utf-16le" | "utf-16" | "utf16le" => Encoding::Utf16Le,
            "utf-16be" | "utf16be" => Encoding::Utf16Be,
            _ => return None,
        })
    }
}

/// Why an encoding was chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Confidence {
    Declared,
    Bom,
    #[default]
    Valid,
    Guessed,
}

/// Decodes bytes (without BOM) of a known encoding, broken sequences as U+FFFD:
/// `encoding_rs` natively, `TextDecoder` in the browser, the same text from both.
pub type Decode = fn(Encoding, &[u8]) -> String;

pub(crate) struct Decoded {
    pub text: String,
    pub encoding: Encoding,
    pub confidence: Confidence,
    pub notices: Vec<Notice>,
}

/// Finds the encoding and decodes: what the caller wants, the byte order mark, what the document declares where the
/// bytes agree, strict UTF-8, and last the decoding that reads most like Chinese.
pub(crate) fn decode(bytes: &[u8], wanted: Option<Encoding>, decode: Decode) -> Result<Decoded, Error> {
    let mut notices = Vec::new();
    let (encoding, confidence) = match (wanted, mark(bytes)) {
        (Some(wanted), _) => (wanted, Confidence::Declared),
        (None, Some((encoding, _))) => (encoding, Confidence::Bom),
        (None, None) => find(bytes, decode, &mut notices)?,
    };
    let skip = mark(bytes).filter(|m| m.0 == encoding).map_or(0, |m| m.1);
    let bytes = bytes.get(skip..).unwrap_or(&[]);
    // Valid UTF-8 needs no decoder.
    let text = match std::str::from_utf8(bytes) {
        Ok(text) if encoding == Encoding::Utf8 => text.to_owned(),
        _ => decode(encoding, bytes),
    };
    notices.extend(lost(&text));
    Ok(Decoded { text, encoding, confidence, notices })
}

/// The byte order mark and its length.
fn mark(bytes: &[u8]) -> Option<(Encoding, usize)> {
    match bytes {
        [0xEF, 0xBB, 0xBF, ..] => Some((Encoding::Utf8, 3)),
        [0xFF, 0xFE, ..] => Some((Encoding::Utf16Le, 2)),
        [0xFE, 0xFF, ..] => Some((Encoding::Utf16Be, 2)),
        [0x84, 0x31, 0x95, 0x33, ..] => Some((Encoding::Gb18030, 4)),
        _ => None,
    }
}

fn find(bytes: &[u8], decode: Decode, notices: &mut Vec<Notice>) -> Result<(Encoding, Confidence), Error> {
    let notice = |code, params| Notice { code, span: Span::default(), params };
    let declared = declared(bytes);
    let ascii = bytes.is_ascii();
    let valid = std::str::from_utf8(bytes).is_ok();
    // Few bytes can be valid UTF-8 by chance; so can text of two bytes a character with ASCII in it.
    let doubtful = ascii && bytes.contains(&0) || bytes.len() < 64 && !ascii && guess::no_han(bytes);
    if valid && !doubtful {
        return Ok(match declared {
            Some(Encoding::Utf8) => (Encoding::Utf8, Confidence::Declared),
            Some(other) if !ascii => {
                notices.push(notice("encoding-conflict", vec![("declared", other.label().to_owned())]));
                (Encoding::Utf8, Confidence::Valid)
            }
            _ => (Encoding::Utf8, Confidence::Valid),
        });
    }
    let found = guess::guess(bytes, valid, decode);
    if let Some(declared) = declared {
        if found.score(declared) >= 0 || found.best.0 == declared {
            return Ok((declared, Confidence::Declared));
        }
        notices.push(notice("encoding-conflict", vec![("declared", declared.label().to_owned())]));
    }
    if found.best.1 < -guess::PER_CHARACTER {
        return Err(Error::new(ErrorKind::Binary, ""));
    }
    if !(valid && found.best.0 == Encoding::Utf8) {
        notices.push(notice("encoding-guessed", vec![("runner_up", found.second.label().to_owned())]));
    }
    Ok((found.best.0, Confidence::Guessed))
}

/// What a page or an XML file says of its encoding near its start.
fn declared(bytes: &[u8]) -> Option<Encoding> {
    let head = bytes.get(..bytes.len().min(8_192))?;
    // Only markup declares; a text that mentions a charset does not.
    let start = head.trim_ascii_start();
    if !start.starts_with(b"<") {
        return None;
    }
    ["charset", "encoding"].iter().find_map(|word| {
        let mut at = 0;
        while let Some(found) =
            head.get(at..)?.windows(word.len()).position(|w| w.eq_ignore_ascii_case(word.as_bytes()))
        {
            at += found + word.len();
            let value = head.get(at..)?.trim_ascii_start();
            let Some(value) = value.strip_prefix(b"=") else { continue };
            let value = value.trim_ascii_start();
            let value = value.strip_prefix(b"\"").or_else(|| value.strip_prefix(b"'")).unwrap_or(value);
            let length = value
                .iter()
                .take(20)
                .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
                .count();
            let label = std::str::from_utf8(value.get(..length)?).ok()?;
            if let Some(encoding) = Encoding::parse(label) {
                // Bytes that could be searched for a word are not UTF-16, whatever they say.
                return (!matches!(encoding, Encoding::Utf16Le | Encoding::Utf16Be)).then_some(encoding);
            }
        }
        None
    })
}

/// Characters that could not be decoded: how many, and where the first stands in the source (UTF-16 units).
fn lost(text: &str) -> Option<Notice> {
    let (before, _) = text.split_once('\u{fffd}')?;
    let count = text.matches('\u{fffd}').count();
    let first = before.encode_utf16().count();
    let params = vec![("count", count.to_string()), ("first", first.to_string())];
    Some(Notice { code: "replacement-characters", span: Span::default(), params })
}

/// The native decoder.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn native(encoding: Encoding, bytes: &[u8]) -> String {
    let codec = match encoding {
        Encoding::Utf8 => encoding_rs::UTF_8,
        Encoding::Gb18030 => encoding_rs::GB18030,
        Encoding::Big5 => encoding_rs::BIG5,
        Encoding::Utf16Le => encoding_rs::UTF_16LE,
        Encoding::Utf16Be => encoding_rs::UTF_16BE,
    };
    codec.decode_without_bom_handling(bytes).0.into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn encoded(text: &str, encoding: Encoding) -> Vec<u8> {
        match encoding {
            Encoding::Utf8 => text.as_bytes().to_vec(),
            Encoding::Gb18030 => encoding_rs::GB18030.encode(text).0.into_owned(),
            Encoding::Big5 => encoding_rs::BIG5.encode(text).0.into_owned(),
            Encoding::Utf16Le => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            Encoding::Utf16Be => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        }
    }

    const ALL: [Encoding; 5] =
        [Encoding::Utf8, Encoding::Gb18030, Encoding::Big5, Encoding::Utf16Le, Encoding::Utf16Be];

    #[test]
    fn short_texts_are_told_apart_in_every_encoding() {
        let simplified = [
            "贷款余额增长三成",
            "支持科技企业融资",
            "2025年3月末，余额",
            "同比增长12.5%，",
            "某银行上海分行与",
        ];
        let traditional = [
            "貸款餘額增長三成",
            "支持科技企業融資",
            "二零二五年六月止",
            "每股基礎盈利為港",
            "董事會欣然宣佈，",
        ];
        for encoding in ALL {
            for text in if encoding == Encoding::Big5 { traditional } else { simplified } {
                let decoded = decode(&encoded(text, encoding), None, native).unwrap();
                assert_eq!((decoded.encoding, decoded.text.as_str()), (encoding, text));
            }
        }
    }

    #[test]
    fn marks_win_and_are_taken_off() {
        let decoded = decode("\u{feff}余额".as_bytes(), None, native).unwrap();
        assert_eq!((decoded.text.as_str(), decoded.confidence), ("余额", Confidence::Bom));
        let decoded = decode(&encoded("\u{feff}a", Encoding::Utf16Be), None, native).unwrap();
        assert_eq!((decoded.text.as_str(), decoded.encoding), ("a", Encoding::Utf16Be));
    }

    #[test]
    fn a_declaration_is_checked_against_the_bytes() {
        let page = "<meta charset=\"utf-8\"><p>这是一个用国标编码的网页，却说是别的。</p>";
        let decoded = decode(&encoded(page, Encoding::Gb18030), None, native).unwrap();
        assert_eq!(decoded.text, page);
        assert_eq!(decoded.notices.first().map(|n| n.code), Some("encoding-conflict"));
        let page = page.replace("utf-8", "gb2312");
        let decoded = decode(page.as_bytes(), None, native).unwrap();
        assert_eq!((decoded.encoding, decoded.text), (Encoding::Utf8, page.clone()));
        let decoded = decode(&encoded(&page, Encoding::Gb18030), None, native).unwrap();
        assert_eq!((decoded.confidence, decoded.text), (Confidence::Declared, page));
    }

    #[test]
    fn one_broken_byte_stays_one_broken_byte() {
        let mut bytes = "科技金融支持企业创新发展，余额持续增长。".as_bytes().to_vec();
        bytes.remove(10);
        let decoded = decode(&bytes, None, native).unwrap();
        assert_eq!(decoded.encoding, Encoding::Utf8);
        assert_eq!(decoded.text, "科技金\u{fffd}支持企业创新发展，余额持续增长。");
        let lost = decoded.notices.iter().find(|n| n.code == "replacement-characters").unwrap();
        assert_eq!(lost.params, [("count", "1".to_owned()), ("first", "3".to_owned())]);
    }

    #[test]
    fn rare_characters_of_four_bytes_are_read() {
        let text = "地名㐂村在某县的东部山区";
        assert_eq!(decode(&encoded(text, Encoding::Gb18030), None, native).unwrap().text, text);
    }

    #[test]
    fn the_caller_overrides_and_noise_is_refused() {
        let text = "余额";
        let decoded = decode(&encoded(text, Encoding::Gb18030), Some(Encoding::Gb18030), native).unwrap();
        assert_eq!(decoded.text, text);
        let mut state = 1u32;
        let noise: Vec<u8> = (0..4_000)
            .map(|_| {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                (state >> 24) as u8
            })
            .collect();
        assert_eq!(decode(&noise, None, native).err().map(|e| e.code()), Some("binary-data"));
    }
}
