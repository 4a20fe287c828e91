//! Which encoding the bytes are in, and their text.

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
}

pub(crate) fn decode(bytes: &[u8], wanted: Option<Encoding>, decode: Decode) -> Decoded {
    let encoding = wanted.unwrap_or_default();
    Decoded { text: decode(encoding, bytes), encoding, confidence: Confidence::Valid }
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
