//! Reports in the forms that people take away.

mod json;

use crate::report::Report;

/// The forms of an export.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    #[default]
    Json,
    Csv,
    Markdown,
    Html,
}

impl Format {
    /// Reads `json`, `csv`, `markdown` or `html`.
    pub fn parse(name: &str) -> Option<Format> {
        Some(match name {
            "json" => Format::Json,
            "csv" => Format::Csv,
            "markdown" => Format::Markdown,
            "html" => Format::Html,
            _ => return None,
        })
    }
}

/// The report in a form.
pub fn export(report: &Report, format: Format) -> String {
    match format {
        Format::Json => json::json(report),
        Format::Csv | Format::Markdown | Format::Html => String::new(),
    }
}
