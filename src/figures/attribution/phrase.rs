//! Noun phrases beside a figure: walking words backwards from it and forwards behind it.

use super::nominal::{AIDS, AMOUNTS, NOMINAL, is_kept, is_soft};
use super::verbs::verb_before;
use crate::cues::{Mark, last_within};
use crate::figures::text::{is_han, one_of};
use crate::phrases::{ends_any, holds, starts_any};
use crate::segment::words::Word;
use crate::span::{Clean, Span};
use std::cell::Cell;

/// Phrases are names of measures: longer ones are clauses.
const LONGEST: usize = 28;

/// Words of two characters that end the phrase behind a figure.
const ENDS: &[&str] =
    &["以及", "左右", "以上", "以下", "以内", "集体", "全线", "平稳", "没有", "不变", "投向", "用于"];

/// The text with its words. Where no words are known, single characters take their place.
pub(super) struct Scene<'a> {
    pub text: &'a str,
    pub words: &'a [Word],
    /// The cues of the running sentence.
    pub marks: Vec<Mark>,
    /// Where the words that are likely to be asked for next stand: backwards and forwards.
    place: Cell<usize>,
    ahead: Cell<usize>,
}

#[derive(Clone, Copy)]
struct Token {
    start: usize,
    end: usize,
    tag: &'static str,
}

impl<'a> Scene<'a> {
    pub(super) fn new(text: &'a str, words: &'a [Word]) -> Scene<'a> {
        Scene { text, words, marks: Vec::new(), place: Cell::new(0), ahead: Cell::new(0) }
    }

    /// The last word of a list of [`super::marks`] that lies between two offsets of the running sentence.
    pub(super) fn mark_within(&self, list: u64, start: usize, end: usize) -> Option<Mark> {
        last_within(&self.marks, list, start as u32, end as u32)
    }

    /// The words of all lists between two offsets, from the last to the first.
    pub(super) fn marks_within(&self, start: usize, end: usize) -> impl Iterator<Item = &Mark> {
        let stop = self.marks.partition_point(|m| (m.start as usize) < end);
        let before = self.marks.get(..stop).unwrap_or(&[]).iter().rev();
        before.take_while(move |m| m.start as usize >= start).filter(move |m| m.end as usize <= end)
    }

    /// The place of the first word that begins at or behind byte `at`: most are near the one asked for last.
    fn word_from(&self, at: usize) -> usize {
        let before = |w: &Word| (w.span.start as usize) < at;
        let from = self.place.get().saturating_sub(32);
        let to = from + 64;
        let near = self.words.get(from..to).filter(|near| {
            (from == 0 || near.first().is_some_and(before)) && near.last().is_some_and(|w| !before(w))
        });
        near.map_or_else(|| self.words.partition_point(before), |near| from + near.partition_point(before))
    }

    /// The token that ends at or reaches over byte `at`.
    fn token_before(&self, at: usize, floor: usize) -> Option<Token> {
        if at <= floor {
            return None;
        }
        if !self.words.is_empty() {
            // Phrases are walked word by word: the one before the last that was asked for is next.
            let hint = self.place.get();
            let fits = hint
                .checked_sub(1)
                .and_then(|h| self.words.get(h))
                .is_some_and(|w| (w.span.start as usize) < at)
                && self.words.get(hint).is_some_and(|w| w.span.start as usize >= at);
            let i = if fits { hint } else { self.word_from(at) };
            self.place.set(i.saturating_sub(1));
            let word = self.words.get(i.checked_sub(1)?)?;
            if word.span.end as usize >= at {
                let start = (word.span.start as usize).max(floor);
                return Some(Token { start, end: at, tag: word.tag });
            }
        }
        let c = self.text.get(floor..at)?.chars().next_back()?;
        Some(Token { start: at - c.len_utf8(), end: at, tag: char_tag(c) })
    }

    fn token_after(&self, at: usize, limit: usize) -> Option<Token> {
        if at >= limit {
            return None;
        }
        if !self.words.is_empty() {
            let hint = self.ahead.get();
            let fits = self.words.get(hint).is_some_and(|w| w.span.end as usize > at)
                && hint
                    .checked_sub(1)
                    .and_then(|h| self.words.get(h))
                    .is_some_and(|w| w.span.end as usize <= at);
            let i = if fits { hint } else { self.words.partition_point(|w| (w.span.end as usize) <= at) };
            self.ahead.set(i + 1);
            let word = self.words.get(i)?;
            if (word.span.start as usize) <= at {
                return Some(Token { start: at, end: (word.span.end as usize).min(limit), tag: word.tag });
            }
        }
        let c = self.text.get(at..limit)?.chars().next()?;
        Some(Token { start: at, end: at + c.len_utf8(), tag: char_tag(c) })
    }

    /// Whether a word stands exactly there; where no words are known, every character may be one.
    pub(super) fn is_word(&self, start: usize, len: usize) -> bool {
        if self.words.is_empty() {
            return true;
        }
        let i = self.word_from(start);
        self.words.get(i).is_some_and(|w| w.span.start as usize == start && w.span.len() == len)
    }

    /// Whether a phrase is one verb: 累计实施, 出台.
    pub(super) fn is_single_verb(&self, span: Span<Clean>) -> bool {
        let Some(last) = self.token_before(span.end as usize, span.start as usize) else { return false };
        let whole = last.start == span.start as usize
            || self.token_before(last.start, span.start as usize).is_some_and(|t| {
                t.start == span.start as usize && matches!(t.tag, "d" | "ad" | "a" | "n" | "v" | "vn")
            });
        whole && last.tag == "v" && last.end - last.start >= 6
    }

    /// How many words a span has.
    pub(super) fn count_words(&self, span: Span<Clean>) -> usize {
        let mut at = span.start as usize;
        let mut count = 0;
        while let Some(token) = self.token_after(at, span.end as usize) {
            at = token.end;
            count += 1;
        }
        count
    }

    /// Where the words behind the first `count` of a span begin.
    pub(super) fn behind_words(&self, span: Span<Clean>, count: usize) -> Option<usize> {
        let mut at = span.start as usize;
        for _ in 0..count {
            at = self.token_after(at, span.end as usize)?.end;
        }
        (at < span.end as usize).then_some(at)
    }

    fn of(&self, token: Token) -> &str {
        self.text.get(token.start..token.end).unwrap_or("")
    }

    /// Whether the stretch before `at` ends with a verb that cuts phrases, on word boundaries where words are known.
    fn is_verb(&self, token: Token) -> bool {
        let word = self.of(token);
        if self.words.is_empty() {
            return false;
        }
        verb_before(word).is_some_and(|verb| verb.len() == word.len())
    }

    /// The noun phrase that ends at `end` and starts behind `floor`.
    pub(super) fn noun_phrase(&self, floor: usize, end: usize) -> Option<Span<Clean>> {
        // 试验区中的5个: where it is, and no part of its name.
        let place = self
            .token_before(end, floor)
            .filter(|t| matches!(self.of(*t), "中" | "内" | "里" | "间") && t.tag == "f" && t.start > floor);
        let end = place.map_or(end, |t| t.start);
        let mut start = end;
        let mut chars = 0;
        // Where the phrase would begin behind its last 的.
        let mut behind_of = None;
        let mut open_quotes = 0i32;
        while let Some(token) = self.token_before(start, floor) {
            let word = self.of(token);
            let length = word.chars().count();
            // Where no words are known, or two single characters make no word that is known (派發).
            if (self.words.is_empty() || word.len() == 3)
                && let Some(verb) = self.text.get(floor..start).and_then(verb_before)
                && verb.chars().count() > 1
            {
                break;
            }
            // Joints, quotes and single characters are told by the character.
            let single = if length == 1 { word.chars().next() } else { None };
            // 广义货币（M2）余额, 企（事）业单位: what the brackets explain goes on behind them.
            if matches!(single, Some('）' | ')'))
                && start < end
                && let Some(open) = self.aside(floor, start)
            {
                start = open;
                continue;
            }
            let led_by = |set: &[char]| self.text.get(..token.start).is_some_and(|t| t.ends_with(set));
            match single {
                Some('的' | '之') => behind_of = Some(start),
                Some('”' | '」' | '》' | '』') => open_quotes += 1,
                Some('“' | '「' | '《' | '『') if open_quotes > 0 => open_quotes -= 1,
                Some('、' | '/' | '·' | '-' | '+' | '＋' | '&') => {}
                Some('和' | '及' | '与' | '等' | '或') => {}
                _ if open_quotes > 0 || word == "以及" => {}
                // 净投放, 净融资: what remains of a movement is an amount.
                _ if token.tag.starts_with('v') && led_by(&['净', '淨']) => {}
                _ if chars <= 1 && token.tag.starts_with(['v', 't']) && length <= 2 => {
                    // 营收, 周期, 服务额: a verb cannot end so close before the number.
                    if chars == 0 && length == 2 && token.tag != "t" && self.stops(token, word) {
                        break;
                    }
                }
                // 亩均税收, 户均贷款.
                Some('均') if led_by(&['亩', '户', '人', '件', '笔', '单', '次']) => {}
                // 在手订单, 在建工程.
                Some('在')
                    if self.text.get(start..end).is_some_and(|t| {
                        t.starts_with(['手', '建', '研', '册', '职', '途', '营', '管', '库', '售'])
                    }) => {}
                // 对价, 本外币余额.
                Some('对') if self.text.get(start..end).is_some_and(|t| t.starts_with('价')) => {}
                Some('本') if self.text.get(start..end).is_some_and(|t| t.starts_with("外币")) => {}
                // 民生服务类项目.
                _ if token.tag.starts_with('v')
                    && self.text.get(start..end).is_some_and(|t| t.starts_with(['类', '型'])) => {}
                // 成本收入比: the ratio itself.
                Some('比') if chars == 0 => {}
                // 获贷率, 获客量: no word of its own.
                Some('获')
                    if self.is_bound(start, end)
                        || self.token_after(start, end).is_some_and(|t| t.end - t.start == 3) => {}
                // 发行价格, 服务收入: a verb before a noun of amount is part of its name.
                _ if length == 2 && is_soft(word) && self.is_amount(start, end) => {}
                _ if self.stops(token, word) => {
                    if length > 1 && token.tag.starts_with('v') && behind_of == Some(token.end + "的".len())
                    {
                        start = behind_of.unwrap_or(start);
                    }
                    break;
                }
                // 调用的成本: the verb of a relative clause.
                _ if token.tag == "v" && behind_of.is_some_and(|b| b == token.end + "的".len()) => {
                    start = behind_of.unwrap_or(start);
                    break;
                }
                _ => {}
            }
            chars += length;
            if chars > LONGEST {
                let phrase = self.text.get(start..end).unwrap_or("");
                let joint = phrase.rfind('、').map(|i| start + i + '、'.len_utf8());
                start = behind_of.or(joint).unwrap_or(start);
                break;
            }
            start = token.start;
        }
        self.trim(Span::new(self.without_lead(start, end), end))
    }

    /// Where a bracket of a few words begins that ends at `end`.
    fn aside(&self, floor: usize, end: usize) -> Option<usize> {
        let left = self.text.get(floor..end)?;
        let (open, _) = left.char_indices().rev().skip(1).take(12).find(|(_, c)| matches!(c, '（' | '('))?;
        let inner = left.get(open..)?;
        let digits = inner.contains(|c: char| c.is_ascii_digit());
        let letters = inner.contains(|c: char| c.is_ascii_alphabetic());
        (open > 0 && (letters || !digits) && !holds(inner, "简称")).then_some(floor + open)
    }

    /// 率, 客量: a morpheme and no phrase.
    fn is_bound(&self, start: usize, end: usize) -> bool {
        let text = self.text.get(start..end).unwrap_or("");
        text.len() <= 6 && text.ends_with(['率', '量', '额', '户', '数'])
    }

    /// Whether a phrase is a bare noun of amount.
    fn is_amount(&self, start: usize, end: usize) -> bool {
        let text = self.text.get(start..end).unwrap_or("");
        text.len() <= 15 && ends_any(text, AMOUNTS).is_some()
    }

    /// Without 最高, 这款, 一款 and a verb before a quotation: they are no part of a name.
    fn without_lead(&self, start: usize, end: usize) -> usize {
        let mut at = start;
        for _ in 0..3 {
            let Some(first) = self.token_after(at, end) else { break };
            let word = self.of(first);
            let next = self.token_after(first.end, end);
            let lead = matches!(word, "以上" | "以下" | "左右" | "、") && at < end
                || matches!(word, "最高" | "最低" | "最多" | "约" | "单个" | "获批" | "成功")
                || (first.tag == "q" || matches!(word, "款" | "笔" | "项" | "只" | "家"))
                    && at == start
                    && self
                        .text
                        .get(..start)
                        .is_some_and(|t| t.ends_with(['这', '该', '此', '每', '各', '本']))
                || matches!(word, "一" | "两" | "这" | "该" | "每") && next.is_some_and(|n| n.tag == "q")
                || matches!(
                    word,
                    "一片" | "一种" | "一些" | "一家" | "一个" | "一批" | "一项" | "某" | "某些"
                )
                || first.tag == "v" && next.is_some_and(|n| matches!(self.of(n), "“" | "《"));
            if !lead || next.is_none() {
                break;
            }
            at = first.end;
        }
        at
    }

    /// The noun phrase that begins at `start`, behind a figure.
    pub(super) fn noun_phrase_after(&self, start: usize, limit: usize, nominal: bool) -> Option<Span<Clean>> {
        let mut at = start;
        while let Some(token) = self.token_after(at, limit)
            && (matches!(self.of(token), "的" | "之")
                || at == start && matches!(self.of(token), "以上" | "以下" | "以内" | "左右" | "内"))
        {
            at = token.end;
        }
        let from = at;
        let mut chars = 0;
        let mut open = 0i32;
        while let Some(token) = self.token_after(at, limit) {
            let word = self.of(token);
            let length = word.chars().count();
            let single = if length == 1 { word.chars().next() } else { None };
            match single {
                Some('“' | '「' | '《') => open += 1,
                Some('”' | '」' | '》') if open > 0 => open -= 1,
                Some('”' | '」' | '》') => break,
                _ if open > 0 => {}
                // 3000万元支持: a verb that stands alone is what the money is.
                _ if chars == 0 && nominal && token.tag == "v" && self.ends_clause(token.end, limit) => {}
                _ if chars == 0 && !nominal && self.leads_a_verb(token, limit) => break,
                // B轮融资, 综合授信支持: verbs that name what the money is.
                _ if nominal && chars > 0 && self.is_nominal(token, limit) => {}
                _ if chars >= 2 && token.tag == "v" && length > 1 && !self.before_noun(token, limit) => break,
                Some('的' | '之' | '、' | '和' | '及' | '与' | '等' | '或') => break,
                _ if length == 2 && one_of(word, ENDS) => break,
                // 规上企业: 上 is part of the word.
                Some('上') if chars == 1 => {}
                _ if self.stops(token, word) || token.tag == "f" => break,
                _ => {}
            }
            chars += length;
            if chars > 16 {
                break;
            }
            at = token.end;
        }
        let mut span = self.trim(Span::new(from, at))?;
        // 项目签约: the verb behind the noun is no part of it.
        while let Some(last) = self.token_before(span.end as usize, span.start as usize) {
            let tail = matches!(last.tag, "v" | "a" | "ad" | "d")
                && last.end - last.start > 3
                && !(nominal && self.is_nominal(last, limit));
            if tail && last.start <= span.start as usize && !nominal && self.ends_clause(last.end, limit) {
                return None;
            }
            if !tail || last.start <= span.start as usize {
                break;
            }
            span = Span::new(span.start as usize, last.start);
        }
        Some(span)
    }

    /// Whether a verb stands for an amount of money.
    fn is_nominal(&self, token: Token, limit: usize) -> bool {
        let word = self.of(token);
        word.len() == 6 && (one_of(word, NOMINAL) || one_of(word, AIDS) && !self.before_noun(token, limit))
    }

    /// 联合印发, 积极参与: what follows the number does something.
    fn leads_a_verb(&self, token: Token, limit: usize) -> bool {
        matches!(token.tag, "v" | "ad" | "d" | "a" | "z")
            && self.token_after(token.end, limit).is_some_and(|n| n.tag.starts_with('v'))
    }

    /// 联动贷款: a verb that stands before a noun.
    fn before_noun(&self, token: Token, limit: usize) -> bool {
        self.token_after(token.end, limit).is_some_and(|n| {
            n.tag.starts_with('n') || self.text.get(n.start..).is_some_and(|t| t.starts_with("再贷款"))
        })
    }

    /// Whether nothing but punctuation follows.
    fn ends_clause(&self, at: usize, limit: usize) -> bool {
        self.text.get(at..limit).and_then(|t| t.chars().next()).is_none_or(|c| !c.is_alphanumeric())
    }

    /// Whether a word begins at byte `at`.
    pub(super) fn is_edge(&self, at: usize) -> bool {
        let i = self.word_from(at);
        self.words.is_empty() || self.words.get(i).is_none_or(|w| w.span.start as usize == at)
    }

    fn stops(&self, token: Token, word: &str) -> bool {
        let Some(first) = word.chars().next() else { return true };
        if !is_han(first)
            && (matches!(first, '\n' | '\t' | '|')
                || (!first.is_alphanumeric() && !matches!(first, ' ' | '·' | '(' | ')')))
        {
            return !matches!(first, '+' | '“' | '”' | '"' | '\'' | '℃' | '／' | '’' | '‘');
        }
        if first.is_whitespace() {
            // 基金收官 基金规模: a blank that cleaning left between Chinese words parts clauses.
            let han = |c: Option<char>| c.is_some_and(is_han);
            let before = self.text.get(..token.start).and_then(|t| t.chars().next_back());
            return han(before) && han(self.text.get(token.end..).and_then(|t| t.chars().next()));
        }
        if self.is_verb(token) {
            return true;
        }
        if matches!(word, "后" | "前" | "时" | "之后" | "之前" | "以后" | "以来" | "期间" | "之际")
        {
            return true;
        }
        match token.tag {
            // 北证50, 沪深300: the number of an index.
            "m" => {
                first.is_ascii_digit()
                    && !self.names_a_term(token.end)
                    && !self.text.get(..token.start).is_some_and(|t| t.ends_with(['证', '创', '深']))
            }
            "u" => !matches!(word, "的" | "之"),
            "p" | "d" | "r" | "t" | "c" | "y" | "e" | "o" => !is_kept(word),
            _ => false,
        }
    }

    /// 7天期逆回购: the number of a term belongs to the name of a measure.
    fn names_a_term(&self, at: usize) -> bool {
        let rest = self.text.get(at..).unwrap_or("");
        starts_any(rest, &["天期", "年期", "个月期", "天", "年国债", "寸", "英寸", "强", "G", "nm", "纳米"])
            .is_some()
    }

    /// Without blanks, joints and pronouns at its ends; `None` where nothing is left.
    fn trim(&self, span: Span<Clean>) -> Option<Span<Clean>> {
        let joint = |c: char| {
            matches!(
                c,
                ' ' | '\u{3000}'
                    | '的'
                    | '之'
                    | '、'
                    | '和'
                    | '及'
                    | '与'
                    | '或'
                    | '/'
                    | '-'
                    | '·'
                    | '”'
                    | '」'
                    | '》'
                    | '"'
                    | ')'
                    | '）'
                    | ']'
                    | '+'
                    | '•'
                    | '■'
                    | '◼'
                    | '●'
                    | '➢'
                    | '▪'
                    | '◆'
                    | '等'
            )
        };
        let tail = |c: char| {
            matches!(
                c,
                ' ' | '\u{3000}'
                    | '的'
                    | '之'
                    | '、'
                    | '和'
                    | '及'
                    | '与'
                    | '/'
                    | '-'
                    | '“'
                    | '「'
                    | '《'
                    | '"'
                    | '('
                    | '（'
                    | '['
            )
        };
        let text = span.of(self.text);
        let quoted = text.starts_with('“');
        let head = text.trim_start_matches(joint);
        let start = span.start as usize + (text.len() - head.len());
        let tail = head.trim_end_matches(tail);
        // “杭州科创基金” as a whole stands without its quotes.
        let (start, tail) = match tail.strip_prefix('“').and_then(|t| t.strip_suffix('”')) {
            Some(inner) if quoted && !inner.contains('“') => (start + '“'.len_utf8(), inner),
            _ => (start, tail),
        };
        let tail = if tail.ends_with('”') || !tail.contains('“') || tail.contains('”') {
            tail
        } else {
            tail.trim_start_matches('“')
        };
        let start = start.max(span.start as usize);
        (!tail.is_empty() && tail.chars().any(|c| is_han(c) || c.is_alphanumeric()))
            .then(|| Span::new(start, start + tail.len()))
    }
}

fn char_tag(c: char) -> &'static str {
    match c {
        '将' | '已' | '均' | '都' | '也' | '仍' | '仅' => "d",
        '把' | '被' | '让' => "p",
        _ if c.is_alphanumeric() => "n",
        _ => "x",
    }
}
