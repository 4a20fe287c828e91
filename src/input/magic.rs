//! What a file is by its first bytes: containers that are read, and everything that is refused with a reason.

use crate::error::{Error, ErrorKind};

/// What bytes are to be read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    Zip,
    PdfItems,
    Text,
}

const PICTURES: &[(&[u8], &str)] = &[
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xFF\xD8\xFF", "JPEG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"\0\0\x01\0", "ICO"),
    (b"8BPS", "PSD"),
];

const OTHERS: &[(&[u8], &str)] = &[
    (b"Rar!\x1a\x07", "RAR"),
    (b"7z\xBC\xAF\x27\x1C", "7z"),
    (b"\x1F\x8B\x08", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xFD7zXZ\0", "xz"),
    (b"{\\rtf", "RTF"),
];

/// The mark of an Office file before 2007, and of an encrypted one since.
const OLE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
/// The stream of an OLE file that holds an encrypted package, in UTF-16.
const PACKAGE: &str = "EncryptedPackage";

/// More text than this is refused.
pub(crate) const LARGEST: usize = 50_000_000;

pub(crate) fn form(bytes: &[u8]) -> Result<Form, Error> {
    let error = |kind, detail: &str| Err(Error::new(kind, detail));
    if bytes.trim_ascii().is_empty() {
        return error(ErrorKind::Empty, "");
    }
    let named = |list: &[(&[u8], &'static str)]| list.iter().find(|m| bytes.starts_with(m.0)).map(|m| m.1);
    if let Some(name) = named(PICTURES).or_else(|| picture(bytes)) {
        return error(ErrorKind::Picture, name);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Ok(Form::Zip);
    }
    if let Some(name) = named(OTHERS) {
        return error(ErrorKind::UnsupportedFormat, name);
    }
    if bytes.starts_with(OLE) {
        let wide: Vec<u8> = PACKAGE.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let encrypted = bytes.windows(wide.len()).any(|w| w == wide);
        return error(if encrypted { ErrorKind::Encrypted } else { ErrorKind::OldOffice }, "");
    }
    let head = bytes.get(..bytes.len().min(1_024)).unwrap_or(bytes);
    if head.starts_with(super::pdf::HEADER.as_bytes()) {
        return Ok(Form::PdfItems);
    }
    if head.windows(5).any(|w| w == b"%PDF-") {
        if bytes.windows(9).any(|w| w == b"/Encrypt " || w == b"/Encrypt\n" || w == b"/Encrypt\r") {
            return error(ErrorKind::Encrypted, "");
        }
        return error(ErrorKind::UnsupportedFormat, "the page and `npm run analyze` read PDF");
    }
    if bytes.len() > LARGEST {
        return error(ErrorKind::TooLarge, "50 MB of text at most");
    }
    Ok(Form::Text)
}

fn picture(bytes: &[u8]) -> Option<&'static str> {
    let at = |from: usize, mark: &[u8]| bytes.get(from..from + mark.len()) == Some(mark);
    if at(0, b"RIFF") && at(8, b"WEBP") {
        return Some("WebP");
    }
    if at(4, b"ftypavif") || at(4, b"ftypheic") || at(4, b"ftypmif1") {
        return Some("HEIF");
    }
    // A bitmap states its own length.
    let length = bytes.get(2..6).and_then(|b| b.try_into().ok()).map(u32::from_le_bytes)?;
    if at(0, b"BM") && at(6, &[0; 4]) && length as usize <= bytes.len().saturating_mul(2) {
        return Some("BMP");
    }
    let head = bytes.get(..bytes.len().min(512))?;
    let svg =
        bytes.starts_with(b"<svg") || (bytes.starts_with(b"<?xml") && head.windows(4).any(|w| w == b"<svg"));
    svg.then_some("SVG")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(bytes: &[u8]) -> &'static str {
        form(bytes).map_or_else(|e| e.code(), |_| "")
    }

    #[test]
    fn files_that_are_no_text_are_refused_with_their_reason() {
        assert_eq!(code(b""), "empty-input");
        assert_eq!(code(b" \r\n\t"), "empty-input");
        assert_eq!(code(b"\x89PNG\r\n\x1a\n...."), "picture");
        assert_eq!(code(b"\xFF\xD8\xFF\xE0\0\x10JFIF"), "picture");
        assert_eq!(code(b"GIF89a...."), "picture");
        assert_eq!(code(b"RIFF\x10\0\0\0WEBPVP8 "), "picture");
        assert_eq!(code(b"BM\x46\0\0\0\0\0\0\0\x36\0\0\0aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"), "picture");
        assert_eq!(code(b"<svg xmlns='x'></svg>"), "picture");
        assert_eq!(code(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1old"), "old-office-format");
        let mut encrypted = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
        encrypted.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
        assert_eq!(code(&encrypted), "encrypted");
        assert_eq!(code(b"%PDF-1.7 ..."), "unsupported-format");
        assert_eq!(code(b"%PDF-1.7 trailer << /Encrypt 5 0 R >>"), "encrypted");
        assert_eq!(code(b"Rar!\x1a\x07\0"), "unsupported-format");
        assert_eq!(form("%wenjian-pdf-items 1\n".as_bytes()), Ok(Form::PdfItems));
        assert_eq!(form("BM公司公告".as_bytes()), Ok(Form::Text));
        assert!(form(b"%PDF-1.7").unwrap_err().to_string().contains("npm run analyze"));
    }
}
