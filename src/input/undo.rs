//! What the user wants to have back of the edits: whole rules, or single edits by where they start.

use crate::offset_map::Rule;
use crate::order;
use crate::pipeline::Options;

/// Options of the cleaning with offsets turned into bytes of one source.
#[derive(Clone, Debug, Default)]
pub(crate) struct Undo {
    rules: Vec<String>,
    /// Byte offsets of the edits' starts in the source, ascending.
    edits: Vec<u32>,
}

impl Undo {
    pub(crate) fn new(source: &str, options: &Options) -> Undo {
        let mut wanted = options.keep_edits.clone();
        order::sort_by_key(&mut wanted, |&w| [w, 0, 0, 0]);
        let mut edits = Vec::with_capacity(wanted.len());
        let mut wanted = wanted.into_iter().peekable();
        let mut units = 0;
        for (at, c) in source.char_indices() {
            while wanted.next_if(|&w| w <= units).is_some() {
                edits.push(at as u32);
            }
            if wanted.peek().is_none() {
                break;
            }
            units += c.len_utf16() as u32;
        }
        Undo { rules: options.keep_rules.clone(), edits }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.rules.is_empty() && self.edits.is_empty()
    }

    /// `stage/*` refuses every rule of a stage.
    pub(crate) fn refuses(&self, rule: Rule) -> bool {
        self.rules.iter().any(|r| {
            r.strip_prefix(rule.stage)
                .and_then(|r| r.strip_prefix('/'))
                .is_some_and(|r| r == rule.name || r == "*")
        })
    }

    pub(crate) fn refuses_at(&self, start: u32) -> bool {
        self.edits.binary_search(&start).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_and_places_are_refused() {
        let options = Options {
            keep_rules: vec!["html/qr-box".to_owned(), "reflow/*".to_owned()],
            keep_edits: vec![2, 0],
            ..Options::default()
        };
        let undo = Undo::new("a😀文b", &options);
        assert!(undo.refuses(Rule { stage: "html", name: "qr-box" }));
        assert!(undo.refuses(Rule { stage: "reflow", name: "line-end" }));
        assert!(!undo.refuses(Rule { stage: "html", name: "qr" }));
        assert!(undo.refuses_at(0) && undo.refuses_at(5) && !undo.refuses_at(1));
    }
}
