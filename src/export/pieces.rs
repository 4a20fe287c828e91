//! The report as JSON in pieces: a browser reads JSON faster than we could make its objects, and so the whole never
//! lies in our memory.

use super::json::{Json, Object, list};
use crate::report::Report;

/// The report without what its lists hold: with [`lists`] it crosses to a reader piece by piece.
pub(crate) fn frame(report: &Report) -> String {
    let mut out = String::with_capacity(report.text.len() + 1024);
    let mut object = Object::new(&mut out);
    object.field("schema", &report.schema);
    object.field("generator", &report.generator);
    object.field("source", &report.source);
    object.field("text", &report.text);
    for (name, _) in lists(report) {
        object.field(name, &[true; 0]);
    }
    object.end();
    out
}

/// The lists of a report, by name.
pub(crate) fn lists(report: &Report) -> [(&'static str, &dyn List); 9] {
    [
        ("pieces", &report.pieces),
        ("edits", &report.edits),
        ("blocks", &report.blocks),
        ("articles", &report.articles),
        ("figures", &report.figures),
        ("entities", &report.entities),
        ("relations", &report.relations),
        ("keywords", &report.keywords),
        ("notices", &report.notices),
    ]
}

/// A list that is written a stretch at a time.
pub(crate) trait List {
    /// The items from `start` on, `count` at most; `None` behind the last.
    fn part(&self, start: usize, count: usize) -> Option<String>;
}

impl<T: Json> List for Vec<T> {
    fn part(&self, start: usize, count: usize) -> Option<String> {
        let rest = self.get(start..).filter(|rest| !rest.is_empty())?;
        let mut out = String::new();
        list(rest.iter().take(count).map(|item| item as &dyn Json), &mut out);
        Some(out)
    }
}

/// `{"code":…,"message":…}`, as errors are reported beside reports.
pub(crate) fn error(code: &str, message: &str) -> String {
    let mut out = String::new();
    let mut object = Object::new(&mut out);
    object.field("code", &code);
    object.field("message", &message);
    object.end();
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_come_in_parts() {
        let items = vec![1_u32, 2, 3];
        assert_eq!(items.part(0, 2).as_deref(), Some("[1,2]"));
        assert_eq!(items.part(2, 2).as_deref(), Some("[3]"));
        assert_eq!(items.part(4, 2), None);
    }

    #[test]
    fn errors_are_json() {
        assert_eq!(error("empty", "\"甲\""), r#"{"code":"empty","message":"\"甲\""}"#);
    }
}
