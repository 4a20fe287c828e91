//! What the document itself says of its names: 以下简称, short forms of full names, and the same name elsewhere.

use super::candidate::Candidate;
use super::declared::declared_names;
use super::legal_form;
use super::reading::{Characters, Reading, is_han};
use super::{EntityType, Evidence, weight};
use crate::lexicon::grammar::GENERIC;
use crate::lexicon::names::{Level, Name};
use crate::lexicon::trie::Trie;
use crate::lexicon::{Lexicon, NameKind};
use crate::order::Map;
use crate::phrases;
use crate::span::{Clean, Span};

/// A name to look for, and the full name that it stands for.
struct Known {
    kind: EntityType,
    full: Span<Clean>,
    /// Of a brand: what follows it in the full name, of which a short form keeps some characters in order.
    rest: Option<Vec<char>>,
    /// The brand alone is a name.
    alone: bool,
    /// Of a place that is named in full: 申城, 在沪, 顺义.
    nickname: bool,
    /// 以下简称 says so.
    declared: bool,
}

impl Known {
    fn exact(kind: EntityType, full: Span<Clean>) -> Known {
        Known { kind, full, rest: None, alone: true, nickname: false, declared: false }
    }
}

/// Finds what `chosen` makes certain elsewhere in the text.
pub(super) fn find(
    characters: &Characters<'_>,
    sentences: &[Span<Clean>],
    lexicon: &Lexicon,
    chosen: &[Candidate],
    out: &mut Vec<Candidate>,
) -> Vec<(Span<Clean>, Span<Clean>)> {
    let text = characters.text();
    let mut memory = Memory { text, lexicon, trie: Trie::default(), known: Vec::new(), seen: Map::default() };
    for (i, candidate) in chosen.iter().enumerate() {
        memory.declared(candidate, out);
        memory.announced(candidate, chosen.get(i + 1..).unwrap_or(&[]), out);
    }
    for candidate in chosen {
        memory.learn(candidate);
    }
    if memory.known.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<(Candidate, usize, Option<u32>)> = Vec::new();
    let mut at = 0;
    for &sentence in sentences {
        let reading = characters.read(sentence, &mut at);
        let mut next = 0;
        for i in 0..reading.len() {
            if i >= next
                && memory.trie.begins(reading.from(i))
                && let Some((end, candidate, brand)) = memory.at(&reading, i)
            {
                let (start, candidate) = memory.with_region(&reading, i, candidate, brand.is_some());
                found.push((candidate, end - start, brand));
                next = end;
            }
        }
    }
    // A brand of two characters is a name by itself only beside its longer forms: 清宝 beside 清宝机器人.
    let longer =
        found.iter().filter(|(_, len, _)| *len > 2).filter_map(|(_, _, brand)| Some(((*brand)?, ())));
    let longer: Map<u32, ()> = longer.collect();
    // 《某办法》 as the title of the text itself: an alias, but what the marks name elsewhere is the mention.
    let mut spoken = Vec::new();
    for (candidate, len, brand) in found {
        match candidate.same_as {
            Some(full) if candidate.kind == EntityType::Policy && full.of(text).starts_with('《') => {
                spoken.push((full, candidate.span));
            }
            _ if len > 2 || brand.is_none_or(|b| longer.contains_key(&b)) => out.push(candidate),
            _ => {}
        }
    }
    spoken
}

struct Memory<'a> {
    text: &'a str,
    lexicon: &'a Lexicon,
    trie: Trie,
    /// All that a string of the trie may stand for.
    known: Vec<Vec<Known>>,
    /// Full names that were learnt.
    seen: Map<(&'a str, EntityType), ()>,
}

impl<'a> Memory<'a> {
    fn insert(&mut self, key: &str, known: Known) {
        let id = self.trie.insert(key, self.known.len() as u32) as usize;
        if id == self.known.len() {
            self.known.push(Vec::new());
        }
        if let Some(list) = self.known.get_mut(id) {
            let same = |k: &Known| k.kind == known.kind && k.rest == known.rest;
            if list.len() < 8 && !list.iter().any(same) {
                list.push(known);
            }
        }
    }

    fn exact(&mut self, key: &'a str, kind: EntityType, full: Span<Clean>) {
        self.insert(key, Known::exact(kind, full));
    }

    /// 证券简称：甲 in the heading of a notice: the short name of the firm whose full name comes next.
    fn announced(&mut self, short: &Candidate, later: &[Candidate], out: &mut Vec<Candidate>) {
        let before = self.text.get(..short.span.start as usize).unwrap_or("");
        if before.trim_end_matches([' ', '：', ':']).strip_suffix("券简称").is_none() {
            return;
        }
        let near = |c: &&Candidate| c.span.start < short.span.end + 300 && c.kind == short.kind;
        let Some(full) =
            later.iter().take(6).filter(near).find(|c| c.span.of(self.text).ends_with("股份有限公司"))
        else {
            return;
        };
        let name = short.span.of(self.text);
        out.push(Candidate {
            evidence: Evidence::Alias,
            weight: weight::DECLARED,
            same_as: Some(full.span),
            ..*short
        });
        self.exact(name, short.kind, full.span);
    }

    /// 甲公司（以下简称“乙”）, 甲大会（ABC）: what the bracket after a name declares.
    fn declared(&mut self, candidate: &Candidate, out: &mut Vec<Candidate>) {
        let end = candidate.span.end as usize;
        let after = self.text.get(end..).unwrap_or("");
        let Some(open) = after.chars().next().filter(|c| matches!(c, '（' | '(')) else { return };
        let start = end + open.len_utf8();
        let inside = self.text.get(start..).unwrap_or("");
        let Some(close) =
            inside.char_indices().take(60).find(|(_, c)| matches!(c, '）' | ')' | '\n')).map(|(i, _)| i)
        else {
            return;
        };
        let inside = inside.get(..close).unwrap_or("");
        let kind = candidate.kind;
        let mut found: Vec<Span<Clean>> = Vec::new();
        if let Some(at) = ["简称", "下称", "合称", "统称"]
            .iter()
            .filter_map(|w| phrases::find(inside, w).map(|i| i + w.len()))
            .min()
        {
            let said = inside.get(at..).unwrap_or("");
            declared_names(said, start + at, &mut found);
        } else if (2..=12).contains(&inside.len())
            && inside.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
            && inside.bytes().next().is_some_and(|b| b.is_ascii_uppercase())
            && kind != EntityType::Person
            && kind != EntityType::Place
            && !is_code(inside)
        {
            found.push(Span::new(start, start + inside.len()));
        }
        for span in found {
            let short = span.of(self.text);
            if self.lexicon.grammar().mask(short) & GENERIC != 0
                || short.is_empty()
                || short.starts_with('《')
                || short.chars().count() > 20
            {
                continue;
            }
            let kind = match self.lexicon.names().get(bare_period(short)) {
                Some(known) if known.kind == NameKind::Fund => EntityType::Fund,
                _ => kind,
            };
            out.push(Candidate {
                span,
                kind,
                evidence: Evidence::Alias,
                weight: weight::DECLARED,
                same_as: Some(candidate.span),
            });
            // What the document declares, it means everywhere: 上海寒武纪 is no 寒武纪 of 上海.
            self.insert(short, Known { declared: true, ..Known::exact(kind, candidate.span) });
        }
    }

    /// Remembers a full name and the short forms that it allows.
    fn learn(&mut self, candidate: &Candidate) {
        let name = candidate.span.of(self.text);
        let kind = candidate.kind;
        if kind == EntityType::Place {
            self.nicknames(name, candidate.span);
        }
        if matches!(kind, EntityType::Person | EntityType::Place | EntityType::Work | EntityType::Event)
            || candidate.weight < weight::SHORT_FORM
        {
            return;
        }
        if self.seen.insert((name, kind), ()).is_some() {
            return;
        }
        let count = name.chars().count();
        if kind == EntityType::Policy {
            // A plan that quotes introduced is named without them later.
            let bare = name.trim_start_matches('《').trim_end_matches('》');
            if bare.len() == name.len() && count >= 4 || count >= 12 {
                self.exact(bare, kind, candidate.span);
            }
            return;
        }
        let told = candidate.evidence == Evidence::Pattern
            && kind == EntityType::Company
            && count >= 3
            && !self.lexicon.jieba().has_word(name);
        if candidate.evidence == Evidence::Suffix && count >= 4 || told {
            self.exact(name, kind, candidate.span);
        }
        let region = self.region(name);
        let rest = name.get(region..).unwrap_or("");
        if region > 0
            && matches!(kind, EntityType::Association | EntityType::Institute | EntityType::Fund)
            && rest.chars().count() >= 5
        {
            self.exact(rest, kind, candidate.span);
        }
        if matches!(kind, EntityType::Company | EntityType::Fund)
            && candidate.weight >= weight::FULL_FORM
            && let Some(stem) = stem(rest)
        {
            self.brand(stem, kind, candidate.span);
        }
    }

    /// 申城 of 上海, 顺义 of 北京市顺义区: names that need the full one beside them.
    fn nicknames(&mut self, place: &'a str, full: Span<Clean>) {
        if self.seen.insert((place, EntityType::Place), ()).is_some() {
            return;
        }
        let known = || Known { nickname: true, ..Known::exact(EntityType::Place, full) };
        let names = self.lexicon.names();
        if let Some(name) = names.get(place) {
            names.nicknames(name.group).for_each(|nickname| self.insert(nickname, known()));
        }
        // Of a run of places the last.
        let bare = place.trim_end_matches(['区', '县', '市', '旗']);
        let tails = bare.char_indices().map(|(at, _)| bare.get(at..).unwrap_or("")).filter(|t| t.len() >= 6);
        if bare.len() < place.len()
            && let Some(short) = tails.into_iter().find(|t| {
                let county =
                    |n: Name| n.kind == NameKind::Place && n.needs_support && n.level == Level::County;
                names.get(t).is_some_and(county) && self.lexicon.jieba().suggest_freq(t) < COMMON_WORD
            })
        {
            self.insert(short, known());
        }
    }

    /// The first two characters after the place are the least that a short form keeps.
    fn brand(&mut self, stem: &'a str, kind: EntityType, full: Span<Clean>) {
        let Some((cut, _)) = stem.char_indices().nth(2) else { return };
        let (brand, rest) = stem.split_at(cut);
        if !brand.chars().all(is_han) {
            return;
        }
        let name = self.lexicon.names().get(brand);
        // 汇川 of 汇川投资 is a county as well, which needs support for itself.
        let county = name.is_some_and(|n| n.kind == NameKind::Place && n.needs_support);
        let known = |n: Name| !n.needs_support || n.kind != NameKind::Company;
        if self.lexicon.grammar().is_ordinary(brand) || name.is_some_and(known) && !county {
            return;
        }
        let alone = !county && !self.lexicon.jieba().has_word(brand);
        let rest = rest.chars().filter(|c| is_han(*c) || c.is_ascii_alphanumeric()).collect();
        self.insert(brand, Known { rest: Some(rest), alone, ..Known::exact(kind, full) });
    }

    /// The bytes of the places at the start of a name.
    fn region(&self, name: &str) -> usize {
        let chars: Vec<char> = name.chars().collect();
        let mut at = 0;
        while let Some((len, _)) = self
            .lexicon
            .names()
            .at(chars.get(at..).unwrap_or(&[]))
            .filter(|(_, n)| super::gazetteer::entity_type(n.kind) == EntityType::Place && !n.needs_support)
            .last()
        {
            at += len;
        }
        chars.iter().take(at).map(|c| c.len_utf8()).sum()
    }

    /// 广州利合 of 广州利合房地产开发有限公司: the place that opens the full name opens its short form too.
    fn with_region(
        &self,
        r: &Reading<'_>,
        start: usize,
        short: Candidate,
        is_brand: bool,
    ) -> (usize, Candidate) {
        let Some(full) = short.same_as.filter(|_| is_brand) else { return (start, short) };
        let name = full.of(self.text);
        let place = name.get(..self.region(name)).unwrap_or("");
        let bare = place.strip_suffix(['省', '市']).unwrap_or(place);
        let Some(place) = [place, bare].into_iter().find(|p| !p.is_empty() && r.ends_with(start, p)) else {
            return (start, short);
        };
        let start = start - place.chars().count();
        let span = Span::new(short.span.start as usize - place.len(), short.span.end as usize);
        (start, Candidate { span, ..short })
    }

    /// The known name that stands at `i`, where one may begin, longest first.
    fn at(&self, r: &Reading<'_>, i: usize) -> Option<(usize, Candidate, Option<u32>)> {
        let mut best: Option<(usize, &Known, bool, u32)> = None;
        for (len, id) in self.trie.walk(r.from(i)) {
            let knowns = self.known.get(id as usize)?;
            for known in knowns {
                let Some(end) = reach(r, i, i + len, known) else { continue };
                match best {
                    Some((e, _, _, _)) if e > end => {}
                    // Two full names that the short form fits as well as each other: neither.
                    Some((e, k, _, _)) if e == end && k.full != known.full && known.rest.is_some() => {
                        best = Some((e, k, true, id))
                    }
                    _ => best = Some((end, known, false, id)),
                }
            }
        }
        let (end, known, torn, id) = best?;
        if torn && end - i < 4 {
            return None;
        }
        let text = r.str(i, end);
        let v = self.lexicon.grammar();
        // 冷链物流 of 某地冷链物流有限公司, 某城 of 某城热电有限公司: a trade, a place.
        let trade = known.rest.is_some()
            && !known.alone
            && text.char_indices().nth(2).is_some_and(|(b, _)| v.is_ordinary(text.get(b..).unwrap_or("")));
        if trade
            || known.kind != EntityType::Place
                && self.lexicon.names().get(text).is_some_and(|n| n.kind == NameKind::Place)
        {
            return None;
        }
        let span = r.span(i, end);
        let weight = match known {
            Known { nickname: true, .. } => weight::NICKNAME,
            Known { declared: true, .. } if end - i > 2 => weight::DECLARED,
            _ => weight::ALIAS,
        };
        let same_as = (span != known.full && !torn).then_some(known.full);
        let candidate = Candidate { span, kind: known.kind, evidence: Evidence::Alias, weight, same_as };
        Some((end, candidate, known.rest.as_ref().map(|_| id)))
    }
}

/// How far the name goes that starts at `start` and whose key ends at `end`; `None` where it is none.
fn reach(r: &Reading<'_>, start: usize, end: usize, known: &Known) -> Option<usize> {
    if known.nickname {
        let whole = r.is_edge(start) && r.is_edge(end);
        let fits = if end - start == 1 {
            // 在京, 入鲁; not in 促进汉…, nor in 入川藏.
            start > 0
                && r.is_edge(start - 1)
                && matches!(r.before(start), '在' | '入' | '赴' | '来' | '驻' | '抵' | '返' | '离' | '进')
                && !ABBREVIATED.contains(r.char(end))
        } else {
            // 和 + 静: no county.
            r.word_end(start) > start + 1 || !matches!(r.tag(start), "c" | "p" | "u" | "d" | "r" | "m")
        };
        return (whole && fits).then_some(end);
    }
    let Some(rest) = &known.rest else {
        let short = end - start <= 3;
        let latin = r.char(start).is_ascii_alphanumeric();
        if latin && (r.before(start).is_ascii_alphanumeric() || r.char(end).is_ascii_alphanumeric()) {
            return None;
        }
        return (!short || latin || r.is_edge(start) && r.is_edge(end) || !r.is_edge(start + 1))
            .then_some(end);
    };
    let mut pos = end;
    let mut left = rest.as_slice();
    let mut good = end;
    while let Some(at) = left.iter().position(|c| *c == r.char(pos)) {
        left = left.get(at + 1..).unwrap_or(&[]);
        pos += 1;
        if r.is_edge(pos) {
            good = pos;
        }
    }
    if !r.is_edge(good) && good == end && r.word_start(end) >= start {
        // The brand's second half begins another word: 清宝 in 清宝地.
        return None;
    }
    let extra = good - end;
    // A fragment of a longer word on the left is no brand.
    if !r.is_edge(start) {
        return None;
    }
    (extra >= 2 || known.alone).then_some(good)
}

/// Places that stand in a row by one character each: 川藏, 港珠澳.
const ABBREVIATED: &str =
    "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川蜀黔滇藏陕甘陇青宁新港澳台珠深杭甬穗汉蓉云贵";

/// From this frequency on a word says itself before it says a county: 和平, 朝阳.
const COMMON_WORD: usize = 500;

/// 大基金 of 大基金三期.
fn bare_period(name: &str) -> &str {
    name.strip_suffix('期').map_or(name, |n| n.trim_end_matches(|c| "一二三四五六七八九十".contains(c)))
}

fn is_code(text: &str) -> bool {
    text.bytes().filter(u8::is_ascii_digit).count() >= 4
}

/// The name without its legal form.
fn stem(name: &str) -> Option<&str> {
    const KINDS: &[&str] = &["律师事务所", "会计师事务所", "事务所", "集团", "公司", "银行"];
    let bare = legal_form::without(name).or_else(|| KINDS.iter().find_map(|kind| name.strip_suffix(kind)))?;
    let bare =
        bare.trim_end_matches(['）', ')', '（', '(']).trim_end_matches("股份").trim_end_matches("集团");
    (bare.chars().count() >= 2).then_some(bare)
}
