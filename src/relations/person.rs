//! Positions as attributes of their persons: titles, and the first employer.

use super::{Filler, Relation, RelationStatus};
use crate::entities::Entity;

/// Writes `title` and `employer` (the number of an entity in the report) to the persons of positions that last.
pub(crate) fn describe(text: &str, relations: &[Relation], entities: &mut [Entity]) {
    for relation in relations.iter().filter(|r| r.kind == "position" && r.status != RelationStatus::Ended) {
        let titles = relation.role("title").iter().filter_map(|t| match t {
            Filler::Text(span) => Some(span.of(text)),
            _ => None,
        });
        let employer = relation.role("organisation").iter().find_map(|o| match o {
            Filler::Entity(id) => Some(format!("e{id}")),
            _ => None,
        });
        for person in relation.role("person") {
            let Filler::Entity(id) = person else { continue };
            let Some(entity) = entities.get_mut(*id as usize) else { continue };
            for title in titles.clone() {
                add_title(&mut entity.attributes, title);
            }
            if let Some(employer) = &employer
                && !entity.attributes.iter().any(|(key, _)| *key == "employer")
            {
                entity.attributes.push(("employer", employer.clone()));
            }
        }
    }
}

fn add_title(attributes: &mut Vec<(&'static str, String)>, title: &str) {
    match attributes.iter_mut().find(|(key, _)| *key == "title") {
        None => attributes.push(("title", title.to_owned())),
        Some((_, titles)) if titles.split('、').any(|t| t == title) => {}
        Some((_, titles)) => {
            titles.push('、');
            titles.push_str(title);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_join_and_repeat_once() {
        let mut attributes = Vec::new();
        for title in ["主任", "首席专家", "主任"] {
            add_title(&mut attributes, title);
        }
        assert_eq!(attributes, [("title", "主任、首席专家".to_owned())]);
    }
}
