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

fn at(starts: &[u32], end: usize) -> Option<usize> {
    starts.get(end).copied().filter(|s| *s != NONE).map(|s| s as usize)
}

pub(super) struct Scene<'a> {
    pub r: Reading<'a>,
    pub v: &'a Grammar,
    pub persons: &'a Persons,
    /// For each position the organisation that ends there. These lists only grow, and are cleared where they were written.
    units: Vec<Option<Unit>>,
    /// For each position the start of the run of places that ends there, or [`NONE`]: 安徽省马鞍山市.
    places: Vec<u32>,
    countries: Vec<u32>,
    /// Places whose plain names are ordinary words, as 阳谷 of 阳谷县: no places alone, but openers of names.
    openers: Vec<u32>,
    /// Positions strictly inside of names of the gazetteer: nothing else ends there.
    inside: Vec<bool>,
    /// What was written of the lists.
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
            units: Vec::new(),
            places: Vec::new(),
            countries: Vec::new(),
            openers: Vec::new(),
            inside: Vec::new(),
            written: Vec::new(),
            ends: Vec::new(),
            out: Vec::new(),
        }
    }

    /// Moves on to another sentence.
    pub(super) fn open(&mut self, r: Reading<'a>) {
        for (start, end) in self.written.drain(..) {
            if let Some(inside) = self.inside.get_mut(start..end) {
                inside.fill(false);
            }
            if let Some(unit) = self.units.get_mut(end) {
                *unit = None;
            }
            for list in [&mut self.places, &mut self.countries, &mut self.openers] {
                if let Some(start) = list.get_mut(end) {
                    *start = NONE;
                }
            }
        }
        self.ends.clear();
        self.r = r;
        let len = r.len() + 1;
        if self.units.len() < len {
            self.units.resize(len, None);
            self.inside.resize(len, false);
            for list in [&mut self.places, &mut self.countries, &mut self.openers] {
                list.resize(len, NONE);
            }
        }
    }

    pub(super) fn unit(&self, end: usize) -> Option<Unit> {
        self.units.get(end).copied().flatten()
    }

    /// The start of the run of places that ends at `end`.
    pub(super) fn place(&self, end: usize) -> Option<usize> {
        at(&self.places, end)
    }

    /// Where places end, in order.
    pub(super) fn place_ends(&self) -> Vec<usize> {
        let mut ends = self.ends.clone();
        order::sort_by_key(&mut ends, |end| [*end as u32, 0, 0, 0]);
        ends
    }

    /// The start of the country, other than China, that ends at `end`.
    pub(super) fn country(&self, end: usize) -> Option<usize> {
        at(&self.countries, end)
    }

    /// Whether the gazetteer has a name that ends at `end`.
    pub(super) fn known(&self, end: usize) -> bool {
        self.unit(end).is_some_and(|u| u.known)
    }

    /// Whether `end` is strictly inside of a name of the gazetteer.
    pub(super) fn inside(&self, end: usize) -> bool {
        self.inside.get(end).copied().unwrap_or(false)
    }

    pub(super) fn opener(&self, end: usize) -> Option<usize> {
        at(&self.openers, end)
    }

    pub(super) fn add_opener(&mut self, start: usize, end: usize) {
        if let Some(opener) = self.openers.get_mut(end) {
            *opener = start as u32;
            self.written.push((end, end));
        }
    }

    pub(super) fn add_unit(&mut self, start: usize, end: usize, kind: EntityType, known: bool) {
        if let Some(unit) = self.units.get_mut(end)
            && unit.is_none_or(|u| start < u.start)
        {
            *unit = Some(Unit { start, kind, known });
        }
        self.written.push((start, end));
        if known && let Some(inside) = self.inside.get_mut(start + 1..end) {
            inside.fill(true);
        }
    }

    /// Adds a place; it continues a run of places that ends where it starts.
    pub(super) fn add_place(&mut self, start: usize, end: usize, level: Level) {
        if level == Level::Country
            && !self.r.starts_with(start, "中")
            && let Some(country) = self.countries.get_mut(end)
        {
            *country = start as u32;
        }
        let run = self.place(start).unwrap_or(start);
        if let Some(place) = self.places.get_mut(end)
            && (run as u32) < *place
        {
            *place = run as u32;
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
