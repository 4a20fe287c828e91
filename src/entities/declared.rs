//! What a bracket declares: （以下简称“甲”“乙”）.

use crate::phrases::Sets;
use crate::span::{Clean, Span};

/// The names between quotes, or the rest of the bracket where there are none.
pub(super) fn declared_names(said: &str, at: usize, out: &mut Vec<Span<Clean>>) {
    let mut open = None;
    for (i, c) in said.char_indices() {
        match c {
            '“' | '「' | '‘' | '『' => open = Some(i + c.len_utf8()),
            '"' | '\'' if open.is_none() => open = Some(i + c.len_utf8()),
            '”' | '」' | '’' | '』' | '"' | '\'' => {
                if let Some(start) = open.take() {
                    out.push(Span::new(at + start, at + i));
                }
            }
            _ => {}
        }
    }
    if out.is_empty() {
        let lead = said.len() - said.trim_start_in("为：: “\"").len();
        let body = said.get(lead..).unwrap_or("");
        let len = body.find(['，', ',', ' ', '；', ';', '、', '。', '或']).unwrap_or(body.len());
        if (6..=36).contains(&len) {
            out.push(Span::new(at + lead, at + lead + len));
        }
    }
}
