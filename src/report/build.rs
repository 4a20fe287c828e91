//! Domain types become the report: offsets to UTF-16, enumerations to names, indices to ids. Done once.

use super::figure::Figures;
use super::names::StableName;
use super::{
    Article, Block, Code, Edit, Entity, Filler, Generator, Id, Keyword, Mention, Metadata, Notice, Relation,
    Report, Source, offsets, sources,
};
use crate::clean::{self, CleanText};
use crate::entities;
use crate::figures;
use crate::input::Document;
use crate::offset_map::Op;
use crate::relations;
use crate::span::{self, Clean, Span};
use crate::utf16::Utf16Index;

/// Everything that the stages found.
pub(crate) struct Parts<'a> {
    pub document: &'a Document,
    pub lexicon: &'a str,
    pub sentences: Vec<Span<Clean>>,
    pub clean: CleanText,
    pub figures: Vec<figures::Figure>,
    pub entities: Vec<entities::Entity>,
    pub relations: Vec<relations::Relation>,
    pub keywords: Vec<entities::Keyword>,
    pub notices: Vec<clean::Notice>,
}

/// Takes the parts: each is let go as it becomes part of the report, and its texts move there.
pub(crate) fn build(parts: Parts<'_>) -> Report {
    let Parts { document, mut clean, .. } = parts;
    let mut notices = std::mem::take(&mut clean.notices);
    notices.extend(parts.notices);
    let edits = std::mem::take(&mut clean.mapped.edits);
    let metadata = &document.metadata;
    let mut builder = Builder {
        clean: &clean,
        pieces: Vec::new(),
        source: &document.source,
        clean_units: Utf16Index::new(clean.text()),
        source_units: Utf16Index::new(&document.source),
    };
    builder.pieces = builder.pieces();
    Report {
        schema: "wenjian.report/1",
        generator: Generator {
            name: "wenjian",
            version: env!("CARGO_PKG_VERSION"),
            lexicon: parts.lexicon.to_owned(),
        },
        source: Source {
            name: document.name.clone(),
            format: document.format.stable_name(),
            kind: clean.kind,
            encoding: document.encoding.label(),
            encoding_confidence: document.encoding_confidence.stable_name(),
            bytes: document.bytes,
            chars: document.source.chars().count(),
            metadata: Metadata {
                title: metadata.title.clone(),
                author: metadata.author.clone(),
                date: metadata.date.map(|d| d.to_string()),
                categories: metadata.categories.clone(),
                stock_codes: metadata.stock_codes.clone(),
            },
        },
        edits: edits.into_iter().map(|e| builder.edit(e)).collect(),
        blocks: clean.blocks.iter().map(|b| builder.block(b)).collect(),
        articles: clean.articles.iter().map(|a| builder.article(a)).collect(),
        entities: parts.entities.into_iter().zip(0..).map(|(e, i)| builder.entity(i, e)).collect(),
        relations: parts.relations.into_iter().zip(0..).map(|(r, i)| builder.relation(i, &r)).collect(),
        keywords: parts
            .keywords
            .into_iter()
            .map(|k| Keyword { word: k.word, count: k.count, weight: (k.weight * 1e4).round() / 1e4 })
            .collect(),
        notices: notices.into_iter().map(|n| builder.notice(n)).collect(),
        pieces: builder.pieces,
        figures: Figures::new(parts.figures, parts.sentences, builder.clean_units),
        text: clean.mapped.text,
    }
}

struct Builder<'a> {
    clean: &'a CleanText,
    /// The report's.
    pieces: Vec<[u32; 5]>,
    source: &'a str,
    clean_units: Utf16Index,
    source_units: Utf16Index,
}

impl Builder<'_> {
    fn clean(&self, span: Span<Clean>) -> [u32; 2] {
        offsets(&self.clean_units, self.clean.text(), span)
    }

    fn source(&self, span: Span<span::Source>) -> [u32; 2] {
        offsets(&self.source_units, self.source, span)
    }

    fn text(&self, span: Span<Clean>) -> String {
        span.of(self.clean.text()).to_owned()
    }

    fn pieces(&self) -> Vec<[u32; 5]> {
        let pieces = &self.clean.mapped.pieces;
        pieces
            .iter()
            .map(|p| {
                let ([a, b], [c, d]) = (self.clean(p.clean), self.source(p.source));
                let op = match p.op {
                    Op::Copy => 0,
                    Op::Replace => 1,
                    Op::Insert => 2,
                };
                [a, b, c, d, op]
            })
            .collect()
    }

    fn edit(&self, edit: crate::offset_map::Edit) -> Edit {
        Edit {
            stage: edit.rule.stage,
            rule: edit.rule.name,
            source: self.source(edit.source),
            clean: self.clean(edit.clean),
            before: edit.before,
            after: edit.after,
        }
    }

    fn block(&self, block: &clean::Block) -> Block {
        let [start, end] = self.clean(block.span);
        Block {
            kind: block.kind.stable_name(),
            start,
            end,
            article: block.article,
            truncated: block.truncated,
        }
    }

    fn article(&self, article: &clean::Article) -> Article {
        let [start, end] = self.clean(article.span);
        Article {
            title: article.title.clone(),
            subtitle: article.subtitle.clone(),
            authors: article.authors.clone(),
            source: article.source.clone(),
            date: article.date.map(|d| d.to_string()),
            start,
            end,
        }
    }

    fn entity(&self, index: u32, entity: entities::Entity) -> Entity {
        Entity {
            id: Id::entity(index),
            kind: entity.kind.stable_name(),
            name: entity.name,
            short: entity.short,
            aliases: entity.aliases,
            codes: entity
                .codes
                .into_iter()
                .map(|c| Code { system: c.system, code: c.code, evidence: c.evidence.stable_name() })
                .collect(),
            registry: entity.registry,
            parent: entity.parent.map(Id::entity),
            attributes: entity.attributes.into_iter().collect(),
            count: entity.mentions.len(),
            mentions: entity
                .mentions
                .iter()
                .map(|m| {
                    let [start, end] = self.clean(m.span);
                    Mention {
                        start,
                        end,
                        source: sources(&self.pieces, [start, end]),
                        text: self.text(m.span),
                        evidence: m.evidence.stable_name(),
                        confidence: f64::from(m.confidence) / 100.0,
                    }
                })
                .collect(),
        }
    }

    fn relation(&self, index: u32, relation: &relations::Relation) -> Relation {
        let [start, end] = self.clean(relation.span);
        let filler = |f: &relations::Filler| match f {
            relations::Filler::Entity(i) => Filler::Id(Id::entity(*i)),
            relations::Filler::Figure(i) => Filler::Id(Id::figure(*i)),
            relations::Filler::Text(span) => {
                let [start, end] = self.clean(*span);
                Filler::Text { text: self.text(*span), start, end }
            }
        };
        Relation {
            id: Id { list: 'r', index },
            kind: relation.kind,
            roles: relation.roles.iter().map(|(k, v)| (*k, v.iter().map(filler).collect())).collect(),
            status: relation.status.stable_name(),
            start,
            end,
            rule: relation.rule,
        }
    }

    fn notice(&self, notice: clean::Notice) -> Notice {
        let [start, end] = self.clean(notice.span);
        Notice { code: notice.code, start, end, params: notice.params.into_iter().collect() }
    }
}
