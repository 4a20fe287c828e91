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

/// The report in a form.
pub fn export(report: &Report, format: Format) -> String {
    match format {
        Format::Json => json::json(report),
        Format::Csv | Format::Markdown | Format::Html => String::new(),
    }
}
