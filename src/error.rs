//! The one error of the library: a stable code for programs and a sentence for people.

use std::fmt;

/// Why a document could not be read. Analysis itself never fails.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    kind: ErrorKind,
    detail: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ErrorKind {
    Empty,
    UnsupportedFormat,
    Picture,
    Binary,
    OldOffice,
    Encrypted,
    NoTextLayer,
    TooLarge,
    ZipBomb,
    Broken,
    Lexicon,
    Options,
}

impl Error {
    #[cold]
    pub(crate) fn new(kind: ErrorKind, detail: impl Into<String>) -> Self {
        Error { kind, detail: detail.into() }
    }

    /// An option that cannot be read: which, and what it was.
    #[cold]
    pub fn option(name: &str, value: &str) -> Self {
        Error::new(ErrorKind::Options, format!("{name}: {value}"))
    }

    /// The same error with what it is about, where that is not said yet.
    #[cold]
    pub(crate) fn about(mut self, what: &str) -> Self {
        self.detail =
            if self.detail.is_empty() { what.to_owned() } else { format!("{what}: {}", self.detail) };
        self
    }

    /// A stable, documented code: `empty-input`, `unsupported-format`, …
    pub fn code(&self) -> &'static str {
        match self.kind {
            ErrorKind::Empty => "empty-input",
            ErrorKind::UnsupportedFormat => "unsupported-format",
            ErrorKind::Picture => "picture",
            ErrorKind::Binary => "binary-data",
            ErrorKind::OldOffice => "old-office-format",
            ErrorKind::Encrypted => "encrypted",
            ErrorKind::NoTextLayer => "no-text-layer",
            ErrorKind::TooLarge => "too-large",
            ErrorKind::ZipBomb => "zip-bomb",
            ErrorKind::Broken => "broken-file",
            ErrorKind::Lexicon => "bad-lexicon",
            ErrorKind::Options => "bad-options",
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self.kind {
            ErrorKind::Empty => "the input has no text",
            ErrorKind::UnsupportedFormat => "this format cannot be read",
            ErrorKind::Picture => "this is a picture; its text cannot be read",
            ErrorKind::Binary => "this is binary data, not text",
            ErrorKind::OldOffice => "this is an old Office file; save it as .docx or .csv",
            ErrorKind::Encrypted => "the file is encrypted; remove its password first",
            ErrorKind::NoTextLayer => "the file has no text layer",
            ErrorKind::TooLarge => "the file is too large",
            ErrorKind::ZipBomb => "the archive unpacks to far more than its size; it was not opened",
            ErrorKind::Broken => "the file is damaged",
            ErrorKind::Lexicon => "the lexicon cannot be loaded",
            ErrorKind::Options => "an option is wrong",
        };
        f.write_str(what)?;
        if self.detail.is_empty() { Ok(()) } else { write!(f, ": {}", self.detail) }
    }
}

impl std::error::Error for Error {}
