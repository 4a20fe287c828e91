//! Domain types become the report: offsets to UTF-16, enumerations to names, indices to ids. Done once.

use super::names::StableName;
use super::{
    Article, Base, Block, Code, Edit, Entity, Figure, Filler, Generator, Id, Keyword, Mention, Metadata,
    Notice, Period, Phrase, Relation, Report, Source,
};
use crate::clean::{self, CleanText};
use crate::entities;
use crate::figures::{self, Value};
use crate::input::Document;
use crate::offset_map::Op;
use crate::relations;
use crate::segment::sentence::sentence_at;
use crate::span::{self, Clean, Span};
use crate::utf16::Utf16Index;

/// Everything that the stages found.
pub(crate) struct Parts<'a> {
    pub document: &'a Document,
    pub lexicon: &'a str,
    pub sentences: &'a [Span<Clean>],
    pub clean: CleanText,
    pub figures: Vec<figures::Figure>,
    pub entities: Vec<entities::Entity>,
    pub relations: Vec<relations::Relation>,
    pub keywords: Vec<entities::Keyword>,
    pub notices: Vec<clean::Notice>,
}

/// Takes the parts: each is let go as it becomes part of the report, and its texts move there.
pub(crate) fn build(parts: Parts<'_>) -> Report {
    let Parts { document, mut clean, sentences, .. } = parts;
    let mut notices = std::mem::take(&mut clean.notices);
    notices.extend(parts.notices);
    let edits = std::mem::take(&mut clean.mapped.edits);
    let metadata = &document.metadata;
    let builder = Builder {
        clean: &clean,
        sentences,
        clean_units: Utf16Index::new(clean.text()),
        source_units: Utf16Index::new(&document.source),
    };
    let mut report = Report {
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
        text: String::new(),
        pieces: builder.pieces(),
        edits: edits.into_iter().map(|e| builder.edit(e)).collect(),
        blocks: clean.blocks.iter().map(|b| builder.block(b)).collect(),
        articles: clean.articles.iter().map(|a| builder.article(a)).collect(),
        figures: parts.figures.into_iter().zip(0..).map(|(f, i)| builder.figure(i, f)).collect(),
        entities: parts.entities.into_iter().zip(0..).map(|(e, i)| builder.entity(i, e)).collect(),
        relations: parts.relations.into_iter().zip(0..).map(|(r, i)| builder.relation(i, &r)).collect(),
        keywords: parts
            .keywords
            .into_iter()
            .map(|k| Keyword { word: k.word, count: k.count, weight: (k.weight * 1e4).round() / 1e4 })
            .collect(),
        notices: notices.into_iter().map(|n| builder.notice(n)).collect(),
    };
    report.text = clean.mapped.text;
    report
}

struct Builder<'a> {
    clean: &'a CleanText,
    sentences: &'a [Span<Clean>],
    clean_units: Utf16Index<'a>,
    source_units: Utf16Index<'a>,
}

fn figure_id(index: u32) -> Id {
    Id { list: 'f', index }
}

fn entity_id(index: u32) -> Id {
    Id { list: 'e', index }
}

impl Builder<'_> {
    fn clean(&self, span: Span<Clean>) -> [u32; 2] {
        [self.clean_units.at(span.start), self.clean_units.at(span.end)]
    }

    fn source(&self, span: Span<span::Source>) -> [u32; 2] {
        [self.source_units.at(span.start), self.source_units.at(span.end)]
    }

    fn sources(&self, span: Span<Clean>) -> Vec<[u32; 2]> {
        self.clean.mapped.source_of(span).into_iter().map(|s| self.source(s)).collect()
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

    fn figure(&self, index: u32, figure: figures::Figure) -> Figure {
        let [start, end] = self.clean(figure.span);
        let value = match figure.value {
            Value::None => None,
            Value::Exact(d) => Some(d.to_string()),
            Value::Fraction(n, d) => Some(format!("{n}/{d}")),
            Value::Text(t) => Some(t),
        };
        let low = figure.low.as_ref().map(|b| b.value.to_string());
        let high = figure.high.as_ref().map(|b| b.value.to_string());
        let unit = (!figure.unit.code.is_empty()).then_some(figure.unit.code);
        let modifiers: Vec<&str> = figure.modifiers.iter().map(|m| m.stable_name()).collect();
        let articles = &self.clean.articles;
        let article = articles.partition_point(|a| a.span.end <= figure.span.start);
        Figure {
            id: figure_id(index),
            start,
            end,
            source: self.sources(figure.span),
            text: self.text(figure.span),
            kind: figure.kind.stable_name(),
            duration: (figure.kind == figures::Kind::Duration && !figure.unit.code.is_empty())
                .then(|| [(figure.unit.code, [low.clone(), high.clone()])].into_iter().collect()),
            value,
            low,
            high,
            low_inclusive: figure.low.as_ref().is_some_and(|b| b.inclusive),
            high_inclusive: figure.high.as_ref().is_some_and(|b| b.inclusive),
            precision: figure.precision,
            unit,
            unit_text: (!figure.unit.text.is_empty()).then_some(figure.unit.text),
            unit_from: figure.unit.from.map(StableName::stable_name),
            per: figure.unit.per,
            modifier: (!modifiers.is_empty()).then(|| modifiers.join("+")),
            direction: figure.direction.map(StableName::stable_name),
            base: figure.base.map(|b| Box::new(Base { kind: b.kind.stable_name(), text: b.text })),
            role: figure.role.map(StableName::stable_name),
            status: figure.status.map(StableName::stable_name),
            ratio: figure.ratio.map(|r| r.to_string()),
            metric: figure.metric.map(|p| self.phrase(p)),
            subject: figure.subject.map(|p| self.phrase(p)),
            when: figure.when.map(figure_id),
            date: figure.period.map(|p| {
                Box::new(Period {
                    start: p.start.map(|d| d.to_string()),
                    end: p.end.map(|d| d.to_string()),
                    granularity: p.granularity.stable_name(),
                    instant: p.instant,
                    relation: p.relation.stable_name(),
                    anchor: p.anchor.stable_name(),
                    certain: p.certain,
                })
            }),
            group: figure.group.map(|index| Id { list: 'g', index }),
            sentence: sentence_at(self.sentences, figure.span.start).map(|s| self.clean(s)),
            article: article.min(articles.len().saturating_sub(1)) as u32,
            rule: figure.rule,
        }
    }

    fn phrase(&self, phrase: figures::Phrase) -> Phrase {
        let [start, end] = self.clean(phrase.span);
        Phrase {
            text: phrase.text.unwrap_or_else(|| self.text(phrase.span)),
            start,
            end,
            entity: phrase.entity.map(entity_id),
        }
    }

    fn entity(&self, index: u32, entity: entities::Entity) -> Entity {
        Entity {
            id: entity_id(index),
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
            parent: entity.parent.map(entity_id),
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
                        source: self.sources(m.span),
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
            relations::Filler::Entity(i) => Filler::Id(entity_id(*i)),
            relations::Filler::Figure(i) => Filler::Id(figure_id(*i)),
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
