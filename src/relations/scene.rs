//! The names of a document in text order, with the pronouns that stand for them.

use super::{coreference, line};
use crate::clean::CleanText;
use crate::entities::{Entity, EntityType};
use crate::figures::{Figure, Kind};
use crate::lexicon::persons::Offices;
use crate::order;
use crate::phrases::{Sets, holds};
use crate::span::{Clean, Span};

/// A name in the text, or a pronoun (该行, 公司) that stands for one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Name {
    pub span: Span<Clean>,
    /// Where the text goes on: behind a bracket that only adds a code or a short form.
    pub end: u32,
    pub entity: u32,
    pub kind: EntityType,
    pub pronoun: bool,
}

impl Name {
    /// Whether it can act: lend, sign, employ.
    pub(super) fn is_organisation(&self) -> bool {
        use EntityType::*;
        matches!(self.kind, Bank | Company | Government | Association | Institute | Media | Fund)
    }
}

pub(super) struct Scene<'a> {
    pub clean: &'a CleanText,
    pub text: &'a str,
    pub figures: &'a [Figure],
    pub entities: &'a [Entity],
    pub names: Vec<Name>,
    pub offices: &'a Offices,
    /// By article: the firm whose own paper it is.
    told: Vec<Option<u32>>,
    topics: Vec<(u32, u32)>,
}

impl<'a> Scene<'a> {
    pub(super) fn new(
        clean: &'a CleanText,
        figures: &'a [Figure],
        entities: &'a [Entity],
        offices: &'a Offices,
    ) -> Scene<'a> {
        let text = clean.text();
        let mut names: Vec<Name> = Vec::new();
        for (entity, id) in entities.iter().zip(0..) {
            let kind = entity.kind;
            names.extend(entity.mentions.iter().map(|m| {
                let end = m.span.end;
                Name { span: m.span, end, entity: id, kind, pronoun: false }
            }));
        }
        order::sort_by_key(&mut names, |n| n.span.order());
        let mut names = without_short_forms(text, names);
        let pronouns = coreference::pronouns(clean, &names);
        names.extend(pronouns.names);
        order::sort_by_key(&mut names, |n| n.span.order());
        Scene { clean, text, figures, entities, offices, names, told: pronouns.told, topics: pronouns.topics }
    }

    /// The names within `span`.
    pub(super) fn names_in(&self, span: Span<Clean>) -> &[Name] {
        let first = self.names.partition_point(|n| n.span.start < span.start);
        let last = self.names.partition_point(|n| n.span.start < span.end);
        self.names.get(first..last).unwrap_or(&[])
    }

    /// The indices of the figures within `span`.
    pub(super) fn figures_in(
        &self,
        span: Span<Clean>,
    ) -> impl DoubleEndedIterator<Item = (u32, &'a Figure)> + use<'a> {
        let first = self.figures.partition_point(|f| f.span.start < span.start);
        let last = self.figures.partition_point(|f| f.span.start < span.end);
        self.figures
            .get(first..last)
            .unwrap_or(&[])
            .iter()
            .enumerate()
            .map(move |(i, f)| ((first + i) as u32, f))
    }

    /// The figures of a kind within `span`.
    pub(super) fn of_kind(
        &self,
        span: Span<Clean>,
        kind: Kind,
    ) -> impl DoubleEndedIterator<Item = (u32, &'a Figure)> + use<'a> {
        self.figures_in(span).filter(move |(_, f)| f.kind == kind)
    }

    fn article(&self, at: u32) -> usize {
        self.clean.articles.partition_point(|a| a.span.end <= at)
    }

    /// The firm that 公司 means at byte `at`: whose paper it is, else the last one named.
    pub(super) fn firm(&self, at: u32) -> Option<u32> {
        let told = self.told.get(self.article(at)).copied().flatten();
        let start = self.clean.articles.get(self.article(at)).map_or(0, |a| a.span.start);
        let topic = self.topics.partition_point(|t| t.0 < at).checked_sub(1).and_then(|i| self.topics.get(i));
        let topic = topic.filter(|t| t.0 >= start).map(|t| t.1);
        told.or(topic).or_else(|| self.last_before(at, |n| n.kind == EntityType::Company).map(|n| n.entity))
    }

    /// The firm whose own paper stands at byte `at`.
    pub(super) fn own_firm(&self, at: u32) -> Option<u32> {
        self.told.get(self.article(at)).copied().flatten()
    }

    /// The one firm that the headline of the article at byte `at` names.
    pub(super) fn protagonist(&self, at: u32) -> Option<u32> {
        let article = self.clean.articles.get(self.article(at))?;
        let start = article.span.start as usize;
        let body = article.span.of(self.text).trim_start_matches('\n');
        let start = start + article.span.len() - body.len();
        // A text without breaks has no headline.
        let end = line::end(self.text, start);
        let broken = self.text.get(end..).is_some_and(|t| t.starts_with('\n'));
        let headline = Span::new(start, if broken { end.min(article.span.end as usize) } else { start });
        let mut firms = self.names_in(headline).iter().filter(|n| n.kind == EntityType::Company);
        let first = firms.next()?.entity;
        firms.all(|n| n.entity == first).then_some(first)
    }

    /// The last name before byte `at`, in the same article, for which `is` holds. It looks back a page at most.
    pub(super) fn last_before(&self, at: u32, is: impl Fn(&Name) -> bool) -> Option<&Name> {
        let start = self.clean.articles.get(self.article(at)).map_or(0, |a| a.span.start);
        let before = self.names.partition_point(|n| n.span.start < at);
        let names = self.names.get(..before).unwrap_or(&[]).iter().rev().take(80);
        names.take_while(|n| n.span.start >= start).find(|n| is(n))
    }
}

/// `甲公司（以下简称“甲”）`, `甲公司(600000)`: the bracket belongs to the name before it, and the short form in it
/// is no second party.
fn without_short_forms(text: &str, names: Vec<Name>) -> Vec<Name> {
    let mut out: Vec<Name> = Vec::with_capacity(names.len());
    for name in names {
        let inside = out.last().is_some_and(|n| name.span.start < n.end && name.span.start >= n.span.end);
        if !inside {
            let end = bracket_end(text, name.span.end as usize).unwrap_or(name.span.end as usize);
            out.push(Name { end: end as u32, ..name });
        }
    }
    out
}

/// The end of a bracket at byte `at` that says 简称 or holds a code, the short form itself, or Latin letters.
fn bracket_end(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let open = rest.chars().next().filter(|c| matches!(c, '（' | '('))?;
    let inner = rest.get(open.len_utf8()..)?;
    let (length, close) = inner.char_indices().take(48).find(|(_, c)| matches!(c, '）' | ')' | '\n'))?;
    let said = inner.get(..length)?;
    let short = said.starts_in("「“") || holds(said, "简称") || holds(said, "下称") || holds(said, "簡稱");
    let code = !said.is_empty()
        && said.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | ' ' | ':' | '-' | '&'));
    (close != '\n' && (short || code)).then_some(at + open.len_utf8() + length + close.len_utf8())
}
