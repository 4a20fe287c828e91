//! Mentions become entities: one for each bearer of names.

use super::candidate::Candidate;
use super::canonical::{is_subsequence, key, relative};
use super::gazetteer::entity_type;
use super::legal_form;
use super::{Code, Entity, EntityType, Evidence, Mention};
use crate::lexicon::names::Names;
use crate::order::Map;
use crate::phrases::{Sets, ends_any, holds};
use crate::span::{Clean, Span};
use std::borrow::Cow;

/// Groups the chosen mentions by name, by the lexicon and by what the document says; `spoken` are titles that stand
/// without their marks as the title of the text itself, which are aliases and no mentions.
pub(super) fn merge<'a>(
    text: &'a str,
    chosen: &[Candidate],
    spoken: &[(Span<Clean>, Span<Clean>)],
    names: &'a Names,
) -> Vec<Entity> {
    let mut bearers = Bearers { names, list: Vec::new(), by_key: Map::default(), by_name: Map::default() };
    let mut last_policies: Vec<(Span<_>, String)> = Vec::new();
    let mut at: Vec<(usize, Mention)> = Vec::with_capacity(chosen.len());
    for candidate in chosen {
        let own = candidate.span.of(text);
        let mut full = candidate.same_as.map_or(own, |s| s.of(text));
        if candidate.kind == EntityType::Policy {
            let bare = bare_title(own);
            match last_policies.iter().rev().find(|(_, p)| is_short_title(&bare, p)) {
                Some((span, _)) if candidate.same_as.is_none() => full = span.of(text),
                _ => last_policies.push((candidate.span, bare)),
            }
            if last_policies.len() > 64 {
                last_policies.remove(0);
            }
        }
        let index = bearers.index(full, candidate.kind);
        bearers.surface(index, own);
        at.push((index, candidate.mention()));
    }
    for (full, other) in spoken {
        let index = bearers.index(full.of(text), EntityType::Policy);
        bearers.surface(index, other.of(text));
    }
    let mut union = Union::new(bearers.list.len());
    bearers.relatives(&mut union);
    bearers.abbreviations(&mut union);
    bearers.entities(&mut union, &at)
}

/// 《若干措施》 after 《某市促进某业发展若干措施》.
fn is_short_title(short: &str, full: &str) -> bool {
    let count = short.chars().count();
    (2..=10).contains(&count) && full.chars().count() > count && full.ends_with(short)
}

/// The title without its marks and without （2025年） at its end.
fn bare_title(title: &str) -> String {
    let mut bare = title.trim_start_matches('《').trim_end_matches('》');
    while bare.ends_in("）)") {
        match bare.rfind(['（', '(']) {
            Some(open) if open > 0 => bare = bare.get(..open).unwrap_or(""),
            _ => break,
        }
    }
    bare.to_owned()
}

struct Bearer<'a> {
    kind: EntityType,
    key: String,
    surfaces: Vec<&'a str>,
}

struct Bearers<'a> {
    names: &'a Names,
    list: Vec<Bearer<'a>>,
    by_key: Map<(EntityType, String), usize>,
    /// A name that comes back needs no key.
    by_name: Map<(EntityType, &'a str), usize>,
}

impl<'a> Bearers<'a> {
    /// The bearer of a name, with the name among its surfaces.
    fn index(&mut self, name: &'a str, kind: EntityType) -> usize {
        if let Some(index) = self.by_name.get(&(kind, name)) {
            return *index;
        }
        let key = key(name, kind, self.names);
        let next = self.list.len();
        let index = *self.by_key.entry((kind, key.clone())).or_insert(next);
        if index == next {
            self.list.push(Bearer { kind, key, surfaces: Vec::new() });
        }
        self.by_name.insert((kind, name), index);
        self.surface(index, name);
        index
    }

    /// The key of a name, kept or made.
    fn key(&self, name: &str, kind: EntityType) -> Cow<'_, str> {
        match self.by_name.get(&(kind, name)).and_then(|i| self.list.get(*i)) {
            Some(bearer) => Cow::Borrowed(bearer.key.as_str()),
            None => Cow::Owned(key(name, kind, self.names)),
        }
    }

    fn surface(&mut self, index: usize, name: &'a str) {
        if let Some(bearer) = self.list.get_mut(index)
            && !bearer.surfaces.contains(&name)
        {
            bearer.surfaces.push(name);
        }
    }

    /// 省科技厅 is 山东省科技厅 where the document has one province's only.
    fn relatives(&self, union: &mut Union) {
        let mut absolute: Map<(char, &str), Option<usize>> = Map::default();
        for (i, bearer) in self.list.iter().enumerate() {
            if bearer.kind != EntityType::Government {
                continue;
            }
            let Some(rest) = after_place(&bearer.key) else { continue };
            // 上海市政府 is no 省政府: the character that ends the place says its rank.
            let rank = bearer.surfaces.iter().find_map(|s| self.split(s)?.0.chars().last());
            if let Some(rank) = rank {
                absolute.entry((rank, rest)).and_modify(|known| *known = None).or_insert(Some(i));
            }
        }
        for (i, bearer) in self.list.iter().enumerate() {
            if bearer.kind == EntityType::Government
                && let Some(relative) = relative(&bearer.key)
                && let Some(Some(full)) = absolute.get(&relative)
            {
                union.join(*full, i);
            }
        }
    }

    /// A short name is the enterprise whose full name holds its characters in order, where only one does.
    fn abbreviations(&self, union: &mut Union) {
        let mut fulls: Map<char, Vec<(usize, &str, &str)>> = Map::default();
        for (i, bearer) in self.list.iter().enumerate() {
            for name in bearer.surfaces.iter().filter(|n| is_full(n)) {
                if let (EntityType::Company | EntityType::Fund, Some((region, stem))) =
                    (bearer.kind, self.split(name))
                    && let Some(list) = stem.chars().next().map(|c| fulls.entry(c).or_default())
                    && list.len() < 64
                {
                    list.push((i, region, stem));
                }
            }
        }
        for (i, bearer) in self.list.iter().enumerate() {
            if !matches!(bearer.kind, EntityType::Company | EntityType::Fund)
                || bearer.surfaces.iter().any(|n| is_full(n))
            {
                continue;
            }
            let listed = bearer.key.strip_prefix('#').and_then(|g| g.parse().ok());
            let known =
                listed.and_then(|g| Some((self.names.full(g)?, self.names.codes(g).next().is_some())));
            // 华为 is no 华为终端有限公司: the lexicon knows its full name.
            if known.is_some_and(|(full, _)| is_full(full)) {
                continue;
            }
            let listed = known.is_some_and(|(_, codes)| codes);
            // Of several the one that it leaves the least of.
            let mut found: Option<(usize, usize, bool)> = None;
            for short in &bearer.surfaces {
                let Some((region, stem)) = self.split(short) else { continue };
                let Some(list) = stem.chars().next().and_then(|c| fulls.get(&c)) else { continue };
                for (full, r, s) in list {
                    if self.list.get(*full).is_some_and(|f| f.kind != bearer.kind) {
                        continue;
                    }
                    let two: String = stem.chars().take(2).collect();
                    let anchored = s.starts_with(&two) || !region.is_empty() && region == *r;
                    let near = region.is_empty()
                        || region == *r
                        || !r.is_empty() && (r.starts_with(region) || region.starts_with(r));
                    if stem.chars().count() < 2 || !anchored || !near || !is_subsequence(stem, s) {
                        continue;
                    }
                    // 中信证券 is no 中信建投证券股份有限公司, 寒武纪 no 上海寒武纪信息科技有限公司.
                    let same_place = !region.is_empty() && region != "中国" && region == *r;
                    let opens = s.starts_with(stem) && stem.chars().count() > 3;
                    if listed && !((opens || same_place) && holds(s, "股份")) {
                        continue;
                    }
                    let length = s.chars().count();
                    found = match found {
                        Some((l, f, _)) if l < length => Some((l, f, false)),
                        Some((l, f, _)) if l == length && f != *full => Some((l, f, true)),
                        _ => Some((length, *full, false)),
                    };
                }
            }
            if let Some((_, full, false)) = found {
                union.join(full, i);
            }
        }
    }

    /// The places at the start of a name, and the rest.
    fn split<'n>(&self, name: &'n str) -> Option<(&'n str, &'n str)> {
        let chars: Vec<char> = name.chars().collect();
        let mut at = if name.starts_with("中共") { 2 } else { 0 };
        while let Some((len, _)) = self
            .names
            .at(chars.get(at..)?)
            .filter(|(_, n)| entity_type(n.kind) == EntityType::Place && !n.needs_support)
            .last()
        {
            at += len;
        }
        let bytes: usize = chars.iter().take(at).map(|c| c.len_utf8()).sum();
        name.split_at_checked(bytes)
    }

    fn entities(&self, union: &mut Union, at: &[(usize, Mention)]) -> Vec<Entity> {
        let sets = union.sets();
        let mut entities: Vec<Entity> = Vec::new();
        let mut place: Map<usize, usize> = Map::default();
        for (bearer, mention) in at {
            let root = union.root(*bearer);
            let next = entities.len();
            let index = *place.entry(root).or_insert(next);
            if index == next {
                entities.push(self.entity(root, sets.get(root).map_or(&[], Vec::as_slice)));
            }
            if let Some(entity) = entities.get_mut(index) {
                entity.mentions.push(*mention);
            }
        }
        self.parents(&mut entities);
        entities
    }

    fn entity(&self, root: usize, members: &[usize]) -> Entity {
        let kind = self.list.get(root).map_or(EntityType::Company, |b| b.kind);
        let mut surfaces: Vec<&str> = Vec::new();
        let mut codes = Vec::new();
        let mut known = None;
        for i in members {
            let Some(bearer) = self.list.get(*i) else { continue };
            surfaces.extend(bearer.surfaces.iter().copied());
            let group = bearer.key.strip_prefix('#').and_then(|g| g.parse().ok());
            if let Some(group) = group.filter(|_| kind != EntityType::Place) {
                known = known.or(self.names.full(group));
                codes.extend(self.names.codes(group).filter_map(code));
            }
        }
        // 以下简称“斯达半导”: the lexicon may know the short name alone.
        if matches!(kind, EntityType::Company | EntityType::Bank) && codes.is_empty() {
            let listed = surfaces.iter().filter_map(|s| self.names.get(s)).filter(|n| !n.needs_support);
            let coded = listed.map(|n| self.names.codes(n.group)).find_map(|codes| {
                let mut codes = codes.peekable();
                codes.peek().is_some().then_some(codes)
            });
            codes.extend(coded.into_iter().flatten().filter_map(code));
        }
        let length = |s: &str| s.chars().count();
        let longest = surfaces.iter().copied().fold("", |a, b| if length(b) > length(a) { b } else { a });
        let name = known.filter(|k| length(k) > length(longest)).unwrap_or(longest);
        let mut aliases: Vec<String> =
            surfaces.iter().filter(|s| **s != name).map(|s| (*s).to_owned()).collect();
        aliases.dedup();
        let short = aliases
            .iter()
            .min_by_key(|a| length(a))
            .filter(|a| length(a) >= 2 && length(a) < length(name))
            .cloned();
        Entity {
            kind,
            name: name.to_owned(),
            short,
            aliases,
            codes,
            registry: None,
            parent: None,
            attributes: Vec::new(),
            mentions: Vec::new(),
        }
    }

    /// 交通银行上海市分行 belongs to 交通银行, 工信部规划司 to 工信部, where the document names them.
    fn parents(&self, entities: &mut [Entity]) {
        // 有限公司 ends in 司 and is no part.
        let whole = |name: &str| legal_form::of_company(name).is_some();
        let is_part = |name: &str| ends_any(name, PARTS).is_some() && !whole(name);
        let surfaces = |e: &Entity| e.aliases.iter().chain([&e.name]).any(|name| is_part(name));
        if !entities.iter().any(|e| is_organisation(e.kind) && surfaces(e)) {
            return;
        }
        let mut by_key: Map<Cow<'_, str>, u32> = Map::default();
        let mut lasts: Vec<char> = Vec::new();
        for (entity, i) in entities.iter().zip(0..) {
            if is_organisation(entity.kind) {
                for name in entity.aliases.iter().chain([&entity.name]) {
                    by_key.entry(self.key(name, entity.kind)).or_insert(i);
                    let last = name.chars().next_back().map(ending);
                    lasts.extend(last.filter(|c| !lasts.contains(c)));
                }
            }
        }
        for i in 0..entities.len() {
            let Some(entity) = entities.get(i).filter(|e| is_organisation(e.kind)) else { continue };
            let is_part = |name: &&String| entity.kind != EntityType::Fund && is_part(name);
            let names = entity.aliases.iter().chain([&entity.name]).filter(is_part);
            let parent = names.into_iter().find_map(|name| {
                // What follows the parent's name says that this is a part of it.
                let least =
                    PARTS.iter().filter(|part| name.ends_with(**part)).map(|part| part.len()).min()?;
                let ends: Vec<usize> = name.char_indices().skip(2).take(40).map(|(b, _)| b).collect();
                ends.iter().rev().filter_map(|b| name.split_at_checked(*b)).find_map(|(prefix, rest)| {
                    if rest.len() < least || rest.chars().nth(1).is_none() {
                        return None;
                    }
                    let last = prefix.chars().next_back()?;
                    if !lasts.contains(&ending(last)) && self.names.get(prefix).is_none() {
                        return None;
                    }
                    // Of the other kinds' keys all are made as a company's is.
                    let found = [EntityType::Company, EntityType::Government]
                        .iter()
                        .find_map(|k| by_key.get(key(prefix, *k, self.names).as_str()))?;
                    (*found as usize != i).then_some(*found)
                })
            });
            if let Some(entity) = entities.get_mut(i) {
                entity.parent = parent;
            }
        }
    }
}

/// How the names of parts of organisations end.
const PARTS: &[&str] = &[
    "分行",
    "支行",
    "总行",
    "营业部",
    "分公司",
    "中心",
    "司",
    "处",
    "局",
    "厅",
    "办",
    "办公室",
    "室",
    "组",
    "委",
    "委员会",
    "部",
    "学院",
    "研究院",
    "研究所",
    "实验室",
    "医院",
    "分院",
];

/// One character for the ways to end the same name: 委 and 委员会, 办 and 办公室.
fn ending(last: char) -> char {
    match last {
        '会' => '委',
        '室' => '办',
        c => c,
    }
}

fn is_organisation(kind: EntityType) -> bool {
    use EntityType::*;
    matches!(kind, Bank | Company | Government | Association | Institute | Media | Fund)
}

fn is_full(name: &str) -> bool {
    ends_any(name, &["公司", "合伙)", "合伙）", "合伙企业", "事务所"]).is_some()
}

/// What follows the place token of a key: `#123科技厅` → `科技厅`.
fn after_place(key: &str) -> Option<&str> {
    let rest = key.strip_prefix('#')?.trim_start_matches(|c: char| c.is_ascii_digit());
    (!rest.is_empty() && !rest.starts_with('#')).then_some(rest)
}

/// `601398.SH` → the exchange and the number.
fn code(code: &str) -> Option<Code> {
    let (number, exchange) = code.split_once('.')?;
    let system = match exchange {
        "SH" => "sse",
        "SZ" => "szse",
        "BJ" => "bse",
        _ => "hkex",
    };
    Some(Code { system, code: number.to_owned(), evidence: Evidence::Lexicon })
}

/// Sets that grow together; the root is the earliest member.
struct Union {
    parent: Vec<usize>,
}

impl Union {
    fn new(len: usize) -> Union {
        Union { parent: (0..len).collect() }
    }

    fn root(&mut self, mut i: usize) -> usize {
        while let Some(&up) = self.parent.get(i) {
            if up == i {
                break;
            }
            let above = self.parent.get(up).copied().unwrap_or(up);
            if let Some(p) = self.parent.get_mut(i) {
                *p = above;
            }
            i = above;
        }
        i
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        if let Some(p) = self.parent.get_mut(a.max(b)) {
            *p = a.min(b);
        }
    }

    /// For each root its members.
    fn sets(&mut self) -> Vec<Vec<usize>> {
        let mut sets = vec![Vec::new(); self.parent.len()];
        for i in 0..self.parent.len() {
            let root = self.root(i);
            if let Some(set) = sets.get_mut(root) {
                set.push(i);
            }
        }
        sets
    }
}
