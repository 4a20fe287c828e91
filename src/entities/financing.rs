//! Deeds of firms: who 领投, who 完成…轮融资, who 公告, whom a code follows, whose shares are sold and who leads it, is a
//! firm, whatever its name looks like.

use super::EntityType;
use super::candidate::Candidate;
use super::deed::{Deed, deed, of_a_firm};
use super::lists::brandness;
use super::reading::{Characters, Reading, is_han};
use crate::lexicon::Lexicon;
use crate::lexicon::NameKind;
use crate::lexicon::grammar::{Ending, Grammar, STOP};
use crate::lexicon::starts::DEEDS;
use crate::phrases::ends_any;
use crate::span::{Clean, Span};

/// What stands between an investor and its verb.
const MANNERS: &[&str] =
    &["联合", "共同", "独家", "继续", "持续", "超额", "追加", "等", "均", "也", "分别", "参与"];
/// What stands between the firm and what it completes.
const ADVERBS: &[&str] = &[
    "宣布", "近日", "日前", "今日", "昨日", "正式", "已", "刚刚", "连续", "顺利", "再", "完成", "获得", "获",
    "拿到", "也", "先后", "对外", "官宣", "连", "斩获", "于", "晚间", "午间", "晚", "早间", "最新", "发布",
    "盘后", "港股", "A股",
];

/// Proposes the investors and the firms of sentences that tell of a round.
pub(super) fn find(
    characters: &Characters<'_>,
    sentences: &[Span<Clean>],
    lexicon: &Lexicon,
    chosen: &[Candidate],
    out: &mut Vec<Candidate>,
) {
    let (v, offices) = (lexicon.grammar(), &lexicon.persons().offices);
    let mut leads = chosen.iter().filter(|c| c.kind == EntityType::Person);
    let mut lead = leads.next();
    let mut deeds = characters.starts(DEEDS).filter_map(|i| Some((i, deed(characters.from(i))?)));
    let mut deed = deeds.next();
    let (mut place, mut next) = (0, 0);
    let mut told = Vec::new();
    for &sentence in sentences {
        told.clear();
        while let Some((i, what)) = deed.filter(|d| characters.byte(d.0) < sentence.end as usize) {
            told.push((characters.byte(i) as u32, what));
            deed = deeds.next();
        }
        while let Some(person) = lead.filter(|p| p.span.start < sentence.end) {
            let before = characters.text().get(sentence.start as usize..person.span.start as usize);
            let title = before.and_then(|before| of_a_firm(offices, before));
            told.extend(title.map(|len| (sentence.start + len as u32, Deed::Leads)));
            lead = leads.next();
        }
        if told.is_empty() {
            continue;
        }
        while chosen.get(next).is_some_and(|c| c.span.end <= sentence.start) {
            next += 1;
        }
        let r = characters.read(sentence, &mut place);
        let inside = chosen.get(next..).unwrap_or(&[]).iter().take_while(|c| c.span.start < sentence.end);
        let place_of = |c: &Candidate| (r.index(c.span.start), r.index(c.span.end));
        let known = inside.clone().map(place_of).collect();
        let persons = inside.filter(|c| c.kind == EntityType::Person).map(place_of).collect();
        let scene = Round { r: &r, v, known, persons };
        let mut is_first = true;
        for &(byte, what) in &told {
            let at = r.index(byte);
            match what {
                Deed::Invests => scene.investors(at, out),
                Deed::Round if is_first => {
                    is_first = false;
                    scene.firm(at, out);
                }
                Deed::Round => {}
                Deed::Announces => scene.announcer(at, out),
                Deed::Code => scene.coded(at, out),
                Deed::Child => scene.child(at, out),
                Deed::Grows => scene.grows(at, out),
                Deed::Share => scene.sold(at, out),
                Deed::Leads => scene.led(at, out),
                Deed::Signs => scene.signs(at, out),
                Deed::Takes => scene.taken(at, out),
            }
        }
    }
}

pub(super) struct Round<'a, 'b> {
    pub r: &'b Reading<'a>,
    pub v: &'b Grammar,
    pub known: Vec<(usize, usize)>,
    pub persons: Vec<(usize, usize)>,
}

impl Round<'_, '_> {
    /// The list of names before 领投.
    fn investors(&self, verb: usize, out: &mut Vec<Candidate>) {
        let r = self.r;
        let mut end = verb;
        while let Some(manner) = MANNERS.iter().find(|m| r.ends_with(end, m)) {
            end -= manner.chars().count();
        }
        for _ in 0..40 {
            let start = match self.ends_known(end) {
                Some(start) => start,
                None => {
                    let start = self.run_before(end);
                    self.propose(start, end, out);
                    start
                }
            };
            if start == end || !matches!(r.before(start), '、' | '和' | '与' | '及') {
                return;
            }
            end = start - 1;
            if r.ends_with(end, "以") {
                end -= 1;
            }
        }
    }

    /// The subject of 完成…轮融资: the run of words that opens the clause.
    fn firm(&self, round: usize, out: &mut Vec<Candidate>) {
        let r = self.r;
        let begins = |i: &usize| {
            matches!(
                r.before(*i),
                '\0' | '，' | '。' | '；' | '：' | '|' | '｜' | ',' | ' ' | '\n' | '“' | '】' | '"'
            )
        };
        let Some(start) = (round.saturating_sub(40)..=round).rev().find(begins) else { return };
        let Some(verb) = (start..round).find(|i| {
            r.is_edge(*i) && ["完成", "获", "拿到", "宣布", "斩获"].iter().any(|w| r.starts_with(*i, w))
        }) else {
            return;
        };
        let mut end = verb;
        while let Some(adverb) = ADVERBS.iter().find(|a| end > start && r.ends_with(end, a)) {
            end -= adverb.chars().count();
        }
        end = self.without_date(start, end);
        if r.ends_with(end, "于") {
            end -= 1;
        }
        // “某某科技”宣布完成: the quotes are not part of the name.
        if matches!(r.before(end), '”' | '"') {
            end -= 1;
        }
        if end <= start || self.ends_known(end).is_some() {
            return;
        }
        self.propose(self.run_before(end).max(start), end, out);
    }

    /// The run of words that opens the clause, before 公告, 披露 and 在互动平台.
    fn announcer(&self, verb: usize, out: &mut Vec<Candidate>) {
        let mut end = verb;
        while let Some(adverb) = ADVERBS.iter().find(|a| self.r.ends_with(end, a)) {
            end -= adverb.chars().count();
        }
        end = self.without_date(end.saturating_sub(8), end);
        if self.r.before(end) == '于' {
            end -= 1;
        }
        let start = self.run_before(end);
        let opens =
            matches!(self.r.before(start), '\0' | '\n' | '】' | '。' | ' ' | '\u{3000}' | '：' | '，' | '；');
        // 某利制药公告: a trade behind what need be no brand.
        let trade = || end - start == 4 && self.ends_in_trade(start, end);
        if opens
            && self.ends_known(end).is_none()
            && end - start > 2
            && (self.is_brand(start, end) || trade())
        {
            self.propose(start, end, out);
        }
    }

    /// Whether the last two characters are a trade, and the first two no common word.
    fn ends_in_trade(&self, start: usize, end: usize) -> bool {
        let r = self.r;
        let trade = self.v.head(r.from(end - 2)).is_some_and(|(len, head)| {
            len == 2 && head.kind == NameKind::Company && head.ending == Ending::Trade
        });
        trade && r.is_edge(end - 2) && !self.v.is_ordinary(r.str(start, end - 2))
    }

    /// The name that a code follows: 某某科技（600000）, Beyond Meat（BYND.O）.
    fn coded(&self, open: usize, out: &mut Vec<Candidate>) {
        let start = self.latin_before(open);
        let name = self.r.str(start, open);
        let paper = ends_any(name, &["指数", "ETF", "LOF", "转债", "债", "基金", "指", "主题", "板块", "SW"]);
        if self.ends_known(open).is_none() && paper.is_none() {
            self.propose(start, open, out);
        }
    }

    /// The names right behind 子公司, 股东 and 旗下: 股东某某、某某.
    fn child(&self, at: usize, out: &mut Vec<Candidate>) {
        let r = self.r;
        let is_sure = r.char(at) == '子';
        let mut start = at + if is_sure { 3 } else { 2 };
        for _ in 0..12 {
            // 子公司东方瑞吉: a subsidiary is no person.
            let known = self.known_at(start).filter(|k| !(is_sure && self.persons.binary_search(k).is_ok()));
            let end = self.run_after(start).max(known.map_or(0, |k| k.1));
            // 子公司圣济堂制药产品: a known name of some length is the whole one.
            let whole = known.is_some_and(|k| k.1 >= end || k.1 - k.0 > 3);
            // 旗下产品, 股东权益: of these only what no word explains is a name.
            let brand = known.map_or(start, |k| k.1.min(end));
            let strange = is_sure || brandness(r, brand, end) + 1 >= end - brand;
            if !whole && strange && end - start > 2 && self.is_brand(start, end) {
                self.propose(start, end, out);
            } else if !whole {
                return;
            }
            let end = known.filter(|_| whole).map_or(end, |k| k.1);
            if !matches!(r.char(end), '、' | '和' | '与' | '及') {
                return;
            }
            start = end + 1;
        }
    }

    /// 对某某增资, 对全资子公司某某进行增资: the name between.
    fn grows(&self, verb: usize, out: &mut Vec<Candidate>) {
        let r = self.r;
        let end = if r.ends_with(verb, "进行") { verb - 2 } else { verb };
        let Some(start) = (end.saturating_sub(9)..end.saturating_sub(1))
            .rev()
            .find(|s| matches!(r.before(*s), '对' | '向') || r.ends_with(*s, "子公司"))
        else {
            return;
        };
        if self.run_after(start) >= end && self.is_brand(start, end) {
            self.propose(start, end, out);
        }
    }

    /// 持有某某30%股权, 收购某某科技51%的股权: the name between the verb and the share.
    fn sold(&self, percent: usize, out: &mut Vec<Candidate>) {
        const VERBS: &[&str] = &[
            "持有",
            "收购",
            "转让",
            "出售",
            "受让",
            "购买",
            "取得",
            "挂牌",
            "拥有",
            "竞得",
            "拍卖",
            "购入",
            "子公司",
            "参股公司",
        ];
        let r = self.r;
        let mut end = percent;
        while end > 0
            && (r.before(end).is_ascii_digit()
                || matches!(r.before(end), '.' | ' ' | '约' | '的' | '近' | '超' | '逾'))
        {
            end -= 1;
        }
        if end == percent {
            return;
        }
        let Some(start) = (end.saturating_sub(9)..end.saturating_sub(1))
            .rev()
            .find(|start| VERBS.iter().any(|verb| r.ends_with(*start, verb)))
        else {
            return;
        };
        if self.run_after(start) >= end && self.is_brand(start, end) {
            self.propose(start, end, out);
        }
    }

    /// Whose officer is named: 某某创始人王五.
    fn led(&self, title: usize, out: &mut Vec<Candidate>) {
        let start = self.latin_before(title);
        let before = self.r.before(start);
        let opens =
            !is_han(before) || self.v.mask(self.r.str(self.r.word_start(start - 1), start)) & STOP != 0;
        // 摩根士丹利汽车分析师: the known name is the employer.
        let known = self.known_at(start).is_some() || self.ends_known(title).is_some();
        if opens && !known && self.is_brand(start, title) {
            self.propose(start, title, out);
        }
    }

    /// The parties before 签署: 甲乙科技与丙丁能源签署.
    fn signs(&self, verb: usize, out: &mut Vec<Candidate>) {
        let mut end = verb;
        while let Some(adverb) = ADVERBS.iter().find(|a| self.r.ends_with(end, a)) {
            end -= adverb.chars().count();
        }
        let start = self.ends_known(end).unwrap_or_else(|| self.run_before(end));
        if !matches!(self.r.before(start), '与' | '和' | '同') {
            return;
        }
        if self.ends_known(end).is_none() && end - start > 2 && self.is_brand(start, end) {
            self.propose(start, end, out);
        }
        let end = start - 1;
        let start = self.run_before(end);
        if self.ends_known(end).is_none()
            && end - start > 2
            && !is_han(self.r.before(start))
            && self.is_brand(start, end)
        {
            self.propose(start, end, out);
        }
    }

    /// 收购某某: a name of characters that make no word, to the end of the clause or before its shares.
    fn taken(&self, verb: usize, out: &mut Vec<Candidate>) {
        let r = self.r;
        let start = verb + 2;
        let end = self.run_after(start);
        let closes = !is_han(r.char(end)) && r.char(end) != ' '
            || ["公司", "股", "的"].iter().any(|w| r.starts_with(end, w));
        if closes
            && (2..=6).contains(&(end - start))
            && self.is_brand(start, end)
            && brandness(r, start, end) == end - start
        {
            self.propose(start, end, out);
        }
    }
}
