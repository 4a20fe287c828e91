//! Zip archives: the entries by their central directory, unpacked within bounds.

use crate::error::{Error, ErrorKind};
use miniz_oxide::inflate::decompress_to_vec_with_limit;

/// Unpacked bytes for each packed one, and in all: more is a bomb.
const RATIO: usize = 200;
const LARGEST: usize = 200_000_000;
/// Entries of one archive that are looked at.
const MOST: usize = 10_000;

#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub name: Vec<u8>,
    flags: u16,
    method: u16,
    packed: usize,
    unpacked: usize,
    offset: usize,
}

pub(crate) struct Archive<'a> {
    bytes: &'a [u8],
    pub entries: Vec<Entry>,
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at + 2)?.try_into().ok().map(u16::from_le_bytes)
}

fn u32_at(bytes: &[u8], at: usize) -> Option<usize> {
    bytes.get(at..at + 4)?.try_into().ok().map(|b| u32::from_le_bytes(b) as usize)
}

impl<'a> Archive<'a> {
    /// Reads the directory at the end. Refuses what claims to unpack to far more than it is.
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Archive<'a>, Error> {
        let broken = || Error::new(ErrorKind::Broken, "");
        let tail = bytes.len().saturating_sub(66_000);
        let end = bytes
            .get(tail..)
            .and_then(|t| t.windows(4).rposition(|w| w == b"PK\x05\x06"))
            .map(|p| p + tail)
            .ok_or_else(broken)?;
        let count = u16_at(bytes, end + 10).ok_or_else(broken)? as usize;
        let mut at = u32_at(bytes, end + 16).ok_or_else(broken)?;
        let mut entries = Vec::new();
        for _ in 0..count.min(MOST) {
            let (entry, next) = entry(bytes, at).ok_or_else(broken)?;
            entries.push(entry);
            at = next;
        }
        let unpacked: usize = entries.iter().map(|e| e.unpacked).fold(0, usize::saturating_add);
        if unpacked > LARGEST || unpacked / RATIO > bytes.len() {
            return Err(Error::new(ErrorKind::ZipBomb, ""));
        }
        Ok(Archive { bytes, entries })
    }

    pub(crate) fn find(&self, name: &str) -> Option<&Entry> {
        self.entries.iter().find(|e| e.name == name.as_bytes())
    }

    pub(crate) fn unpack(&self, entry: &Entry) -> Result<Vec<u8>, Error> {
        let broken = || Error::new(ErrorKind::Broken, "");
        if entry.flags & 1 != 0 {
            return Err(Error::new(ErrorKind::Encrypted, ""));
        }
        if u32_at(self.bytes, entry.offset) != Some(0x0403_4B50) {
            return Err(broken());
        }
        let name = u16_at(self.bytes, entry.offset + 26).ok_or_else(broken)? as usize;
        let extra = u16_at(self.bytes, entry.offset + 28).ok_or_else(broken)? as usize;
        let start = entry.offset + 30 + name + extra;
        let packed = self.bytes.get(start..start.saturating_add(entry.packed)).ok_or_else(broken)?;
        match entry.method {
            0 => Ok(packed.to_vec()),
            // The directory may lie about the size: the limit holds while unpacking.
            8 => decompress_to_vec_with_limit(packed, (packed.len() * RATIO + 65_536).min(LARGEST)).map_err(
                |e| {
                    let bomb = e.status == miniz_oxide::inflate::TINFLStatus::HasMoreOutput;
                    Error::new(if bomb { ErrorKind::ZipBomb } else { ErrorKind::Broken }, "")
                },
            ),
            _ => Err(Error::new(ErrorKind::UnsupportedFormat, "this compression")),
        }
    }
}

fn entry(bytes: &[u8], at: usize) -> Option<(Entry, usize)> {
    if u32_at(bytes, at)? != 0x0201_4B50 {
        return None;
    }
    let length = u16_at(bytes, at + 28)? as usize;
    let rest = u16_at(bytes, at + 30)? as usize + u16_at(bytes, at + 32)? as usize;
    let entry = Entry {
        name: bytes.get(at + 46..at + 46 + length)?.to_vec(),
        flags: u16_at(bytes, at + 8)?,
        method: u16_at(bytes, at + 10)?,
        packed: u32_at(bytes, at + 20)?,
        unpacked: u32_at(bytes, at + 24)?,
        offset: u32_at(bytes, at + 42)?,
    };
    Some((entry, at + 46 + length + rest))
}

/// Names in the order that people count in: 第2章 before 第10章.
pub(crate) fn natural(a: &str, b: &str) -> std::cmp::Ordering {
    let (mut a, mut b) = (a.chars().peekable(), b.chars().peekable());
    loop {
        match (a.peek().copied(), b.peek().copied()) {
            (Some(x), Some(y)) if x.is_ascii_digit() && y.is_ascii_digit() => {
                let number = |chars: &mut std::iter::Peekable<std::str::Chars<'_>>| {
                    let mut value = 0u64;
                    while let Some(d) = chars.next_if(char::is_ascii_digit) {
                        value = value.saturating_mul(10).saturating_add(u64::from(d) - u64::from('0'));
                    }
                    value
                };
                let order = number(&mut a).cmp(&number(&mut b));
                if order.is_ne() {
                    return order;
                }
            }
            (x, y) => {
                let order = x.cmp(&y);
                if order.is_ne() || x.is_none() {
                    return order;
                }
                a.next();
                b.next();
            }
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// An archive of stored entries; `claimed` is the size that the directory states for each.
    pub(crate) fn archive(entries: &[(&str, &[u8])], deflate: bool) -> Vec<u8> {
        let mut out = Vec::new();
        let mut directory = Vec::new();
        for (name, data) in entries {
            let packed = if deflate { miniz_oxide::deflate::compress_to_vec(data, 6) } else { data.to_vec() };
            let method: u16 = if deflate { 8 } else { 0 };
            let offset = out.len() as u32;
            let mut fields = Vec::new();
            fields.extend([20, 0, 0, 8]);
            fields.extend(method.to_le_bytes());
            fields.extend([0; 8]);
            fields.extend((packed.len() as u32).to_le_bytes());
            fields.extend((data.len() as u32).to_le_bytes());
            fields.extend((name.len() as u16).to_le_bytes());
            fields.extend([0, 0]);
            out.extend(b"PK\x03\x04");
            out.extend(&fields);
            out.extend(name.as_bytes());
            out.extend(&packed);
            directory.extend(b"PK\x01\x02\x14\0");
            directory.extend(&fields);
            directory.extend([0; 10]);
            directory.extend(offset.to_le_bytes());
            directory.extend(name.as_bytes());
        }
        let start = out.len() as u32;
        out.extend(&directory);
        out.extend(b"PK\x05\x06\0\0\0\0");
        out.extend([(entries.len() as u16).to_le_bytes(), (entries.len() as u16).to_le_bytes()].concat());
        out.extend((directory.len() as u32).to_le_bytes());
        out.extend(start.to_le_bytes());
        out.extend([0, 0]);
        out
    }

    #[test]
    fn entries_are_found_and_unpacked() {
        for deflate in [false, true] {
            let bytes = archive(&[("a.txt", "余额".as_bytes()), ("b/c.md", b"x")], deflate);
            let archive = Archive::open(&bytes).unwrap();
            assert_eq!(archive.entries.len(), 2);
            assert_eq!(archive.unpack(archive.find("a.txt").unwrap()).unwrap(), "余额".as_bytes());
        }
    }

    #[test]
    fn bombs_and_damage_are_refused() {
        let bytes = archive(&[("zeros", &vec![0; 30_000_000])], true);
        assert_eq!(Archive::open(&bytes).err().map(|e| e.code()), Some("zip-bomb"));
        let bytes = archive(&[("a", b"abc")], false);
        for cut in 0..bytes.len() {
            let part = bytes.get(..cut).unwrap();
            if let Ok(archive) = Archive::open(part) {
                for entry in &archive.entries {
                    let _ = archive.unpack(entry);
                }
            }
        }
    }

    #[test]
    fn names_sort_as_people_count() {
        let mut names = ["第10章", "第2章", "a", "第2章附"];
        names.sort_by(|a, b| natural(a, b));
        assert_eq!(names, ["a", "第2章", "第2章附", "第10章"]);
    }
}
