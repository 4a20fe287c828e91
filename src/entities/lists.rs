//! Lists: A、B、C和D share a type. Beside two known enterprises, an unknown brand is a third.

use super::candidate::Candidate;
use super::reading::{Characters, Reading, is_han};
use super::{EntityType, Evidence, weight};
use crate::lexicon::grammar::{Ending, Grammar, HOUSE, STOP};
use crate::lexicon::persons::{PLAIN, Persons};
use crate::lexicon::starts::LISTS;
use crate::lexicon::{Lexicon, NameKind};
use crate::phrases::{ends_any, holds_any};
use crate::span::{Clean, Span};

/// What closes a list of enterprises: 商汤、钛米等24家人工智能企业.
const CLOSERS: &[&str] = &["企业", "公司", "厂商", "车企", "药企", "房企", "券商", "品牌"];

/// Proposes the unknown members of lists that hold a known enterprise.
pub(super) fn find(
    characters: &Characters<'_>,
    sentences: &[Span<Clean>],
    lexicon: &Lexicon,
    chosen: &[Candidate],
    out: &mut Vec<Candidate>,
) {
    let v = lexicon.grammar();
    let text = characters.text();
    let (mut place, mut next) = (0, 0);
    let mut denied = Vec::new();
    for &sentence in sentences {
        while chosen.get(next).is_some_and(|c| c.span.end <= sentence.start) {
            next += 1;
        }
        let inside = chosen.get(next..).unwrap_or(&[]).iter().take_while(|c| c.span.start < sentence.end);
        let r = characters.read(sentence, &mut place);
        let firm = inside.clone().any(|c| c.kind == EntityType::Company);
        if r.starts(LISTS).next().is_none() || !r.from(0).contains(&'、') {
            continue;
        }
        provinces(text, sentence, out);
        if !firm && !r.from(0).contains(&'等') {
            continue;
        }
        let known: Vec<Known> =
            inside.map(|c| (r.index(c.span.start), r.index(c.span.end), c.kind)).collect();
        let mut at = 0;
        while at < r.len() {
            let mut items = items(&r, v, &known, at);
            strangers(&r, lexicon.persons(), &mut items, &mut denied);
            let Some(&Item { end: last, .. }) = items.last() else { break };
            if items.len() >= 2 {
                propose(&r, lexicon, &items, last, out);
            }
            at = last.max(at) + 1;
        }
    }
    // In text order, as the sentences are.
    out.retain(|c| c.kind != EntityType::Person || denied.binary_search(&c.span).is_err());
}

/// 沪、苏、浙、皖: three provinces at least by one character each.
fn provinces(text: &str, sentence: Span<Clean>, out: &mut Vec<Candidate>) {
    let content = sentence.of(text);
    let province = |at: usize| content.get(at..at + 3).is_some_and(|c| PROVINCES.contains(c));
    let mut run: Vec<usize> = Vec::new();
    for (at, _) in content.match_indices('、') {
        if run.last() != Some(&at.wrapping_sub(3)) {
            provinces_of(&run, sentence, out);
            run.clear();
            // What stands before the first is no part of a word with it.
            let before =
                at.checked_sub(3).and_then(|at| content.get(..at)).and_then(|b| b.chars().next_back());
            let opens = before.is_none_or(|c| !is_han(c) || "在与和对为等".contains(c));
            if !opens || at < 3 || !province(at - 3) {
                continue;
            }
            run.push(at - 3);
        }
        if province(at + 3) {
            run.push(at + 3);
        }
    }
    provinces_of(&run, sentence, out);
}

fn provinces_of(run: &[usize], sentence: Span<Clean>, out: &mut Vec<Candidate>) {
    if run.len() < 3 {
        return;
    }
    out.extend(run.iter().map(|at| Candidate {
        span: Span::new(sentence.start as usize + at, sentence.start as usize + at + 3),
        kind: EntityType::Place,
        evidence: Evidence::Pattern,
        weight: weight::PLACE,
        same_as: None,
    }));
}

/// One character each.
const PROVINCES: &str = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川蜀黔滇藏陕甘青宁新港澳台";

/// A chosen name; they stand in text order and do not overlap.
type Known = (usize, usize, EntityType);

fn ending_at(known: &[Known], end: usize) -> Option<&Known> {
    known.get(known.partition_point(|k| k.1 < end)).filter(|k| k.1 == end)
}

/// A member of a list: where it is, what it is known to be, and where the known name ends that only begins it (格力 of
/// 格力金投).
#[derive(Clone, Copy)]
struct Item {
    start: usize,
    end: usize,
    kind: Option<EntityType>,
    head: Option<usize>,
}

impl Item {
    fn known(&(start, end, kind): &Known) -> Item {
        Item { start, end, kind: Some(kind), head: None }
    }

    fn unknown(start: usize, end: usize) -> Item {
        Item { start, end, kind: None, head: None }
    }
}

/// The list that starts with the first item at or after `at`.
fn items(r: &Reading<'_>, v: &Grammar, known: &[Known], at: usize) -> Vec<Item> {
    let Some(comma) = (at..r.len()).find(|i| r.char(*i) == '、') else { return Vec::new() };
    let mut out = vec![before(r, v, known, comma)];
    let mut pos = comma;
    while matches!(r.char(pos), '、' | '和' | '与' | '及') && out.len() < 60 {
        let joiner = r.char(pos);
        let item = after(r, v, known, pos + 1);
        pos = item.end;
        out.push(item);
        if joiner != '、' || item.start >= item.end {
            break;
        }
    }
    out
}

/// The member that ends at `end`.
fn before(r: &Reading<'_>, v: &Grammar, known: &[Known], end: usize) -> Item {
    if let Some(known) = ending_at(known, end) {
        return Item::known(known);
    }
    let mut start = end;
    while start > 0 && end - start < 8 && is_part(r, v, start - 1) {
        let word = r.word_start(start - 1);
        if ending_at(known, start).is_some() {
            break;
        }
        start = word;
    }
    Item::unknown(start, end)
}

/// The member that starts at `start`.
fn after(r: &Reading<'_>, v: &Grammar, known: &[Known], start: usize) -> Item {
    let first = known.partition_point(|k| k.0 < start);
    let part = |from: usize| {
        let mut end = from;
        while end < r.len() && end - from < 8 && is_part(r, v, end) {
            end = r.word_end(end);
        }
        end
    };
    if let Some(known) = known.get(first).filter(|k| k.0 == start) {
        let item = Item::known(known);
        let end = part(item.end);
        // 格力金投、: the list's next mark comes only behind words that the known name leaves.
        let opens = matches!(item.kind, Some(EntityType::Company | EntityType::Place));
        if end > item.end
            && opens
            && matches!(r.char(end), '、' | '和' | '与' | '及' | '等' | '，' | '。' | '；' | '\0')
        {
            return Item { end, kind: None, head: Some(item.end), ..item };
        }
        return item;
    }
    Item::unknown(start, part(start))
}

/// Whether the word at `i` may be part of a brand.
fn is_part(r: &Reading<'_>, v: &Grammar, i: usize) -> bool {
    let (start, end) = (r.word_start(i), r.word_end(i));
    let c = r.char(i);
    if !is_han(c) && !c.is_ascii_alphabetic() || v.mask(r.str(start, end)) & STOP != 0 {
        return false;
    }
    !(end - start > 1 && matches!(r.tag(start), "v" | "d" | "p" | "c" | "u" | "r" | "m" | "q" | "ad"))
}

/// 上海联影、贝斯达、东软集团: among short names of firms what is called like a person, but for no common surname, is one
/// more, and no person.
fn strangers(r: &Reading<'_>, persons: &Persons, items: &mut [Item], denied: &mut Vec<Span<Clean>>) {
    let short = |i: &&Item| i.kind == Some(EntityType::Company) && i.end - i.start <= 6;
    let is_person = |i: &Item| i.kind == Some(EntityType::Person);
    let others = items.iter().filter(|i| i.kind.is_some()).count();
    let firms = items.iter().filter(|i| i.kind == Some(EntityType::Company)).count();
    if firms + 1 == others && items.iter().filter(short).count() > 1 {
        for item in items.iter_mut().filter(|i| is_person(i) && persons.class(r.char(i.start)) & PLAIN == 0) {
            item.kind = None;
            denied.push(r.span(item.start, item.end));
        }
    }
}

fn propose(r: &Reading<'_>, lexicon: &Lexicon, items: &[Item], last: usize, out: &mut Vec<Candidate>) {
    let names = lexicon.names();
    let is_firm = |k: &Option<EntityType>| matches!(k, Some(EntityType::Company));
    let firms = items.iter().filter(|i| is_firm(&i.kind)).count();
    // Funds stand beside the firms that manage them.
    let near = |k: &Option<EntityType>| is_firm(k) || firms > 1 && *k == Some(EntityType::Fund);
    let others = items.iter().filter(|i| i.kind.is_some() && !near(&i.kind)).count();
    let closed = closed(r, last);
    if others > 0 || firms == 0 && !closed || firms == 0 && items.len() < 2 {
        return;
    }
    for &Item { start, end, kind, head } in items {
        if let Some(head) = head {
            if firms >= 2 && end - head <= 6 && is_tail(r, lexicon.grammar(), head, end) {
                out.push(Candidate {
                    span: r.span(start, end),
                    kind: EntityType::Company,
                    evidence: Evidence::Pattern,
                    weight: weight::GRAMMAR,
                    same_as: None,
                });
            }
            continue;
        }
        let len = end.saturating_sub(start);
        // 游戏科学 between two firms is one, and no field of study.
        let ordinary = || names.get(r.str(start, end)).is_some_and(|n| n.kind == NameKind::Company);
        // 易方达、富国、嘉实等: the houses of funds by their brands.
        let house = || lexicon.grammar().mask(r.str(start, end)) & HOUSE != 0;
        if kind.is_none() && firms >= 2 && (len >= 3 && ordinary() || house())
            || kind.is_none()
                && (2..=6).contains(&len)
                && brandness(r, start, end) * 2 >= len
                && !technical(r, start, end)
                && !is_kind(r.str(start, end))
        {
            out.push(Candidate {
                span: r.span(start, end),
                kind: EntityType::Company,
                evidence: Evidence::Pattern,
                weight: weight::SHORT_FORM,
                same_as: None,
            });
        }
    }
}

/// Whether what follows a known name makes another firm of it: a brand (张江浩珩) or a trade (讯飞创投), no common noun.
fn is_tail(r: &Reading<'_>, v: &Grammar, head: usize, end: usize) -> bool {
    let trade = (head..end).any(|i| {
        v.head(r.from(i)).is_some_and(|(len, head)| {
            i + len == end
                && head.kind == NameKind::Company
                && matches!(head.ending, Ending::Trade | Ending::Proper)
        })
    });
    end - head > 1 && (trade || brandness(r, head, end) > 1) && !is_kind(r.str(head, end))
}

/// 零碳园区, 某某业务: a kind of thing.
fn is_kind(name: &str) -> bool {
    ends_any(
        name,
        &[
            "园区", "工厂", "企业", "机构", "业务", "产品", "医院", "项目", "文件", "市场", "行业", "平台",
            "单抗", "疫苗",
        ],
    )
    .is_some()
}

/// POCT, CDMO业务: an abbreviation in capitals, not a brand.
fn technical(r: &Reading<'_>, start: usize, end: usize) -> bool {
    let chars = r.from(start).iter().take(end - start);
    let latin = chars.clone().filter(|c| c.is_ascii()).count();
    latin > 0 && !chars.clone().any(char::is_ascii_lowercase)
}

/// Whether 等24家企业 follows.
fn closed(r: &Reading<'_>, at: usize) -> bool {
    // 甲乙、丙丁合计持有的, 甲乙、丙丁共同出资.
    const DEEDS: &[&str] =
        &["合计持有", "所持", "分别持有", "共同出资", "共同持股", "共同持有", "共同投资", "合计减持"];
    if DEEDS.iter().any(|deed| r.starts_with(at, deed)) {
        return true;
    }
    if r.char(at) != '等' {
        return false;
    }
    let tail: String = r.from(at + 1).iter().take(12).collect();
    let tail = tail.split(['，', '。', '、', ',']).next().unwrap_or("");
    holds_any(tail, CLOSERS).is_some() && tail.chars().any(|c| c == '家' || c == '多' || c.is_ascii_digit())
}

/// How many characters no ordinary word explains.
pub(super) fn brandness(r: &Reading<'_>, start: usize, end: usize) -> usize {
    let mut sum = 0;
    let mut i = start;
    while i < end {
        let next = r.word_end(i).min(end);
        if next - i == 1 || matches!(r.tag(i), "nr" | "nz" | "nt" | "eng") {
            sum += next - i;
        }
        i = next;
    }
    sum
}
