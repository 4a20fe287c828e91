//! The figures of a report. They stay as they were found, and become what a reader sees one at a time, when somebody
//! asks: a document may have a million, and twice as many lists of them would be most of its memory.

use super::names::StableName;
use super::{Base, Figure, Id, Period, Phrase, Report, offsets, sources};
use crate::figures::{self, Kind, Value};
use crate::segment::sentence::sentence_at;
use crate::span::{Clean, Span};
use crate::utf16::Utf16Index;
use serde::{Serialize, Serializer};

/// What was found, and what turns its spans into offsets.
#[derive(Clone, Debug)]
pub(crate) struct Figures {
    found: Vec<figures::Figure>,
    sentences: Vec<Span<Clean>>,
    units: Utf16Index,
}

impl Figures {
    pub(crate) fn new(
        found: Vec<figures::Figure>,
        sentences: Vec<Span<Clean>>,
        units: Utf16Index,
    ) -> Figures {
        Figures { found, sentences, units }
    }
}

impl Report {
    /// The figures in text order: the n-th has the id `fn`.
    pub fn figures(&self) -> impl ExactSizeIterator<Item = Figure> {
        self.figures.found.iter().enumerate().map(|(index, figure)| self.made(index as u32, figure))
    }

    /// The figure with this id.
    pub fn figure(&self, id: Id) -> Option<Figure> {
        self.figures.found.get(id.index as usize).map(|figure| self.made(id.index, figure))
    }

    /// The words of the figure with this id.
    pub(crate) fn figure_text(&self, id: Id) -> &str {
        self.figures.found.get(id.index as usize).map_or("", |figure| figure.span.of(&self.text))
    }

    fn made(&self, index: u32, figure: &figures::Figure) -> Figure {
        let [start, end] = self.offsets(figure.span);
        let value = match &figure.value {
            Value::None => None,
            Value::Exact(d) => Some(d.to_string()),
            Value::Fraction(parts) => Some(format!("{}/{}", parts.0, parts.1)),
            Value::Text(t) => Some(t.to_string()),
        };
        let ends = figure.ends();
        let [low, high] = ends.map(|end| end.map(|b| b.value.to_string()));
        let unit = (!figure.unit.code.is_empty()).then_some(figure.unit.code);
        let modifiers: Vec<&str> = figure.modifiers.iter().map(|m| m.stable_name()).collect();
        let article = self.articles.partition_point(|a| a.end <= start);
        let sentence = sentence_at(&self.figures.sentences, figure.span.start);
        Figure {
            id: Id::figure(index),
            start,
            end,
            source: sources(&self.pieces, [start, end]),
            text: figure.span.of(&self.text).to_owned(),
            kind: figure.kind.stable_name(),
            duration: (figure.kind == Kind::Duration && !figure.unit.code.is_empty())
                .then(|| [(figure.unit.code, [low.clone(), high.clone()])].into_iter().collect()),
            value,
            low,
            high,
            low_inclusive: ends[0].is_some_and(|b| b.inclusive),
            high_inclusive: ends[1].is_some_and(|b| b.inclusive),
            precision: figure.precision,
            unit,
            unit_text: (!figure.unit.text.is_empty()).then(|| figure.unit.text.of(&self.text).to_owned()),
            unit_from: figure.unit.from.map(StableName::stable_name),
            per: figure.unit.per.as_deref().map(str::to_owned),
            modifier: (!modifiers.is_empty()).then(|| modifiers.join("+")),
            direction: figure.direction.map(StableName::stable_name),
            base: figure.base.as_ref().map(|b| {
                Box::new(Base { kind: b.kind.stable_name(), text: b.text.of(&self.text).to_owned() })
            }),
            role: figure.role.map(StableName::stable_name),
            status: figure.status.map(StableName::stable_name),
            ratio: figure.ratio.as_ref().map(|r| r.to_string()),
            metric: figure.metric.as_ref().map(|p| self.phrase(p)),
            subject: figure.subject.as_ref().map(|p| self.phrase(p)),
            when: figure.when.map(Id::figure),
            date: figure.period.as_ref().map(|p| Box::new(period(p))),
            group: figure.group.map(|index| Id { list: 'g', index }),
            sentence: sentence.map(|s| self.offsets(s)),
            article: article.min(self.articles.len().saturating_sub(1)) as u32,
            rule: figure.rule,
        }
    }

    fn offsets(&self, span: Span<Clean>) -> [u32; 2] {
        offsets(&self.figures.units, &self.text, span)
    }

    fn phrase(&self, phrase: &figures::Phrase) -> Phrase {
        let [start, end] = self.offsets(phrase.span);
        let text = phrase.text.as_deref().unwrap_or_else(|| phrase.span.of(&self.text)).to_owned();
        Phrase { text, start, end, entity: phrase.entity.map(Id::entity) }
    }
}

fn period(period: &figures::Period) -> Period {
    Period {
        start: period.start.map(|d| d.to_string()),
        end: period.end.map(|d| d.to_string()),
        granularity: period.granularity.stable_name(),
        instant: period.instant,
        relation: period.relation.stable_name(),
        anchor: period.anchor.stable_name(),
        certain: period.certain,
    }
}

/// The figures of a report, as it is written.
pub(super) struct Shown<'a>(pub &'a Report);

impl Serialize for Shown<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.figures())
    }
}
