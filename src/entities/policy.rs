//! What a document says of a policy beside its title: number and issuer.

use super::{Entity, EntityType};
use crate::phrases::Sets;

/// Writes number and issuer where the text says them.
pub(super) fn describe(text: &str, entities: &mut [Entity]) {
    for entity in entities.iter_mut().filter(|e| e.kind == EntityType::Policy) {
        let number = entity.mentions.iter().find_map(|m| number(text.get(m.span.end as usize..)?));
        if let Some(number) = number {
            entity.attributes.push(("number", number));
        }
        if let Some(issuer) = issuer(&entity.name) {
            entity.attributes.push(("issuer", issuer.to_owned()));
        }
    }
}

/// （国办发〔2025〕8号）directly after the title.
fn number(after: &str) -> Option<String> {
    let open = after.chars().next().filter(|c| matches!(c, '（' | '('))?;
    let inside = after.get(open.len_utf8()..)?;
    let close = inside.char_indices().take(40).find(|(_, c)| matches!(c, '）' | ')'))?.0;
    let inside = inside.get(..close)?;
    let end = inside.find('号')? + '号'.len_utf8();
    let number = inside.get(..end)?;
    (number.holds_in("〔[［【") && number.chars().next().is_some_and(super::reading::is_han))
        .then(|| number.to_owned())
}

/// 国务院办公厅 of 《国务院办公厅关于…的意见》.
fn issuer(title: &str) -> Option<&str> {
    let bare = title.trim_start_matches('《');
    let issuer = bare.get(..bare.find("关于")?)?;
    let ends = ["院", "厅", "局", "部", "委", "会", "府", "行", "署", "办", "所", "总局", "委员会", "室"];
    (issuer.chars().count() >= 3 && !issuer.holds_in("“，《") && ends.iter().any(|e| issuer.ends_with(e)))
        .then_some(issuer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_and_brackets_say_who_and_which() {
        assert_eq!(number("（沪府办〔2024〕5号）的要求").as_deref(), Some("沪府办〔2024〕5号"));
        assert_eq!(number("（试行）"), None);
        assert_eq!(issuer("《财政部关于加强某事的通知》"), Some("财政部"));
        assert_eq!(issuer("《关于加强某事的通知》"), None);
    }
}
