//! Noun phrases beside a figure: walking words backwards from it and forwards behind it.

use super::nominal::{AIDS, AMOUNTS, NOMINAL, is_kept, is_soft};
use super::scene::{Scene, Token};
use super::verbs::verb_before;
use crate::figures::text::{is_han, one_of};
use crate::phrases::{ends_any, holds, starts_any};
use crate::span::{Clean, Span};

/// Phrases are names of measures: longer ones are clauses.
const LONGEST: usize = 28;

/// Words of two characters that end the phrase behind a figure.
const ENDS: &[&str] =
    &["以及", "左右", "以上", "以下", "以内", "集体", "全线", "平稳", "没有", "不变", "投向", "用于"];

/// Parties that are counted, behind which a verb begins.
const DOERS: &[&str] = &["企业", "公司", "银行", "机构", "高校", "单位", "商户", "农户", "地区", "国企"];

impl Scene<'_> {
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
                        t.starts_with(['手', '建', '研', '册', '职', '途', '营', '管', '库', '售', '保'])
                            || starts_any(t, &["华外", "华企", "华投", "华营", "建"]).is_some()
                    }) => {}
                // 有息负债, 并网容量.
                Some('有') if self.text.get(start..end).is_some_and(|t| t.starts_with(['息', '贷'])) => {}
                Some('被') if self.text.get(start..end).is_some_and(|t| t.starts_with('投')) => {}
                Some('自')
                    if self.text.get(start..end).is_some_and(|t| t.starts_with(['产', '营', '有', '研'])) =>
                    {}
                // 用品及服务价格, 其他用品及服务、衣着.
                _ if word == "服务"
                    && self
                        .text
                        .get(token.end..)
                        .is_some_and(|t| t.starts_with(['、', '价', '业', '类', '性'])) => {}
                Some('并')
                    if self.text.get(start..end).is_some_and(|t| t.starts_with(['网', '购', '表'])) => {}
                // 对价, 本外币余额.
                // 人民币对美元汇率中间价.
                Some('对' | '兑')
                    if self.text.get(start..end).is_some_and(|t| {
                        starts_any(t, &["价", "美元", "欧元", "日元", "人民币"]).is_some()
                    }) => {}
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
                // 1000万元落户奖励.
                _ if chars == 0
                    && nominal
                    && length == 2
                    && self.token_after(token.end, limit).is_some_and(|n| one_of(self.of(n), NOMINAL)) => {}
                _ if chars == 0 && !nominal && self.leads_a_verb(token, limit) => break,
                // B轮融资, 综合授信支持: verbs that name what the money is.
                _ if nominal && chars > 0 && self.is_nominal(token, limit) => {}
                _ if chars >= 2 && token.tag == "v" && length > 1 && !self.before_noun(token, limit) => break,
                Some('的' | '之' | '、' | '和' | '及' | '与' | '等' | '或') => break,
                _ if length == 2 && one_of(word, ENDS) => break,
                // 规上企业建立碳账户: who is counted does something.
                _ if !nominal
                    && matches!(token.tag, "v" | "d" | "ad" | "p" | "vd")
                    && length == 2
                    && self.text.get(from..at).is_some_and(|t| ends_any(t, DOERS).is_some())
                    && !one_of(word, NOMINAL) =>
                {
                    break;
                }
                // 企业列入后备库: the verb takes what stands behind it.
                _ if chars >= 2
                    && token.tag.starts_with('v')
                    && length == 2
                    && (word.ends_with(['入', '到', '为', '成', '至', '于'])
                        && word != "收入"
                        && word != "投入"
                        || matches!(word, "进行" | "开展" | "获得")) =>
                {
                    break;
                }
                // 保险公司近半数.
                Some('近' | '约' | '超' | '逾')
                    if self.text.get(token.end..).is_some_and(|t| {
                        t.starts_with(|c: char| c.is_ascii_digit() || "半一两三四五六七八九十".contains(c))
                    }) =>
                {
                    break;
                }
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
            let han = |c: Option<char>| c.is_some_and(|c| is_han(c) || matches!(c, '）' | '”'));
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
        let either = |c: char| {
            matches!(c, ' ' | '\u{3000}' | '的' | '之' | '、' | '和' | '及' | '与' | '/' | '-' | '"')
        };
        let before = |c: char| {
            either(c)
                || matches!(c, '或' | '等' | '·' | '”' | '」' | '》' | ')' | '）' | ']' | '+' | '•')
                || matches!(c, '■' | '◼' | '●' | '➢' | '▪' | '◆')
        };
        let behind = |c: char| either(c) || matches!(c, '“' | '「' | '《' | '(' | '（' | '[');
        let text = span.of(self.text);
        let quoted = text.starts_with('“');
        let head = text.trim_start_matches(before);
        let start = span.start as usize + (text.len() - head.len());
        let tail = head.trim_end_matches(behind);
        // “杭州科创基金” as a whole stands without its quotes.
        let (start, tail) = match tail.strip_prefix('“').and_then(|t| t.strip_suffix('”')) {
            Some(inner) if quoted && !inner.contains('“') => (start + '“'.len_utf8(), inner),
            _ => (start, tail),
        };
        // “商用车的投放量: what a quotation that goes on behind it leaves.
        let open = tail.rfind('“').filter(|open| !tail.get(*open..).unwrap_or("").contains('”'));
        let (start, tail) = match open {
            Some(0) => (start + '“'.len_utf8(), tail.get('“'.len_utf8()..).unwrap_or("")),
            _ => (start, tail),
        };
        let start = start.max(span.start as usize);
        (!tail.is_empty() && tail.chars().any(|c| is_han(c) || c.is_alphanumeric()))
            .then(|| Span::new(start, start + tail.len()))
    }
}
