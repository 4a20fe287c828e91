//! What is known of a sentence while its names are being found: places and organisations by where they end.

use super::EntityType;
use super::Evidence;
use super::candidate::Candidate;
use super::reading::Reading;
use crate::lexicon::Lexicon;
use crate::lexicon::grammar::Grammar;
use crate::lexicon::names::Level;
use crate::lexicon::persons::Persons;
use crate::order;

/// A name that a longer one may take in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unit {
    pub start: usize,
    pub kind: EntityType,
    /// The gazetteer has it.
    pub known: bool,
}

/// No start.
const NONE: u32 = u32::MAX;

fn start(start: u32) -> Option<usize> {
    (start != NONE).then_some(start as usize)
}

/// What is known of one position.
#[derive(Clone, Copy, Debug)]
struct Position {
    /// The organisation that ends there: its start, and the rest of its [`Unit`].
    unit: Option<(u32, EntityType, bool)>,
    /// The start of the run of places that ends there, or [`NONE`]: 安徽省马鞍山市.
    place: u32,
    country: u32,
    /// Places whose plain names are ordinary words, as 阳谷 of 阳谷县: no places alone, but openers of names.
    opener: u32,
    /// Strictly inside of a name of the gazetteer: nothing else ends there.
    inside: bool,
}

impl Position {
    const UNKNOWN: Position =
        Position { unit: None, place: NONE, country: NONE, opener: NONE, inside: false };
}

pub(super) struct Scene<'a> {
    pub r: Reading<'a>,
    pub v: &'a Grammar,
    pub persons: &'a Persons,
    /// By position. The list only grows, is cleared where it was written, and no longer than where something is known:
    /// a sentence of a million digits needs none.
    positions: Vec<Position>,
    /// What was written of the list.
    written: Vec<(usize, usize)>,
    /// Where places end.
    ends: Vec<usize>,
    pub out: Vec<Candidate>,
}

impl<'a> Scene<'a> {
    pub(super) fn new(lexicon: &'a Lexicon) -> Scene<'a> {
        Scene {
            r: Reading::default(),
            v: lexicon.grammar(),
            persons: lexicon.persons(),
            positions: Vec::new(),
            written: Vec::new(),
            ends: Vec::new(),
            out: Vec::new(),
        }
    }

    /// Moves on to another sentence.
    pub(super) fn open(&mut self, r: Reading<'a>) {
        for (start, end) in self.written.drain(..) {
            if let Some(known) = self.positions.get_mut(start..=end) {
                known.fill(Position::UNKNOWN);
            }
        }
        self.ends.clear();
        self.r = r;
    }

    fn at(&self, end: usize) -> Position {
        self.positions.get(end).copied().unwrap_or(Position::UNKNOWN)
    }

    fn at_mut(&mut self, end: usize) -> Option<&mut Position> {
        if self.positions.len() <= end {
            self.positions.resize(self.r.len().max(end) + 1, Position::UNKNOWN);
        }
        self.positions.get_mut(end)
    }

    pub(super) fn unit(&self, end: usize) -> Option<Unit> {
        self.at(end).unit.map(|(start, kind, known)| Unit { start: start as usize, kind, known })
    }

    /// The start of the run of places that ends at `end`.
    pub(super) fn place(&self, end: usize) -> Option<usize> {
        start(self.at(end).place)
    }

    /// Where places end, in order.
    pub(super) fn place_ends(&self) -> Vec<usize> {
        let mut ends = self.ends.clone();
        order::sort_by_key(&mut ends, |end| [*end as u32, 0, 0, 0]);
        ends
    }

    /// The start of the country, other than China, that ends at `end`.
    pub(super) fn country(&self, end: usize) -> Option<usize> {
        start(self.at(end).country)
    }

    /// Whether the gazetteer has a name that ends at `end`.
    pub(super) fn known(&self, end: usize) -> bool {
        self.unit(end).is_some_and(|u| u.known)
    }

    /// Whether `end` is strictly inside of a name of the gazetteer.
    pub(super) fn inside(&self, end: usize) -> bool {
        self.at(end).inside
    }

    pub(super) fn opener(&self, end: usize) -> Option<usize> {
        start(self.at(end).opener)
    }

    pub(super) fn add_opener(&mut self, start: usize, end: usize) {
        if let Some(known) = self.at_mut(end) {
            known.opener = start as u32;
            self.written.push((end, end));
        }
    }

    pub(super) fn add_unit(&mut self, start: usize, end: usize, kind: EntityType, known: bool) {
        let first = start as u32;
        if let Some(at) = self.at_mut(end)
            && at.unit.is_none_or(|u| first < u.0)
        {
            at.unit = Some((first, kind, known));
        }
        if known && let Some(inner) = self.positions.get_mut(start + 1..end) {
            inner.iter_mut().for_each(|at| at.inside = true);
        }
        self.written.push((if known { start + 1 } else { end }, end));
    }

    /// Adds a place; it continues a run of places that ends where it starts.
    pub(super) fn add_place(&mut self, start: usize, end: usize, level: Level) {
        if level == Level::Country
            && !self.r.starts_with(start, "中")
            && let Some(at) = self.at_mut(end)
        {
            at.country = start as u32;
        }
        let run = self.place(start).unwrap_or(start);
        if let Some(at) = self.at_mut(end)
            && (run as u32) < at.place
        {
            at.place = run as u32;
        }
        self.written.push((end, end));
        self.ends.push(end);
    }

    pub(super) fn propose(
        &mut self,
        start: usize,
        end: usize,
        kind: EntityType,
        weight: u8,
        evidence: Evidence,
    ) {
        let span = self.r.span(start, end);
        if !span.is_empty() {
            self.out.push(Candidate { span, kind, evidence, weight, same_as: None });
        }
    }

    /// An organisation found by its ending.
    pub(super) fn propose_unit(&mut self, start: usize, end: usize, kind: EntityType, weight: u8) {
        self.add_unit(start, end, kind, false);
        self.propose(start, end, kind, weight, Evidence::Suffix);
    }
}
