//! Whose a figure is: the name at the head of its phrase, in its clause, in its sentence, or the one the paragraph goes on with.

use super::generic::{generic, head_word, is_generic};
use super::marks;
use super::reading::Reading;
use super::scene::Scene;
use super::unmeasured::is_party;
use crate::clean::BlockKind;
use crate::figures::{Figure, Kind, Name, Phrase};
use crate::phrases::{ends_any, holds, holds_any, rfind, starts_any};
use crate::span::{Clean, Span};

/// Names in text order, with a pointer that only moves forward.
pub(super) struct Names<'a> {
    names: &'a [Name],
    at: usize,
    /// The subject that the paragraph goes on with.
    running: Option<Phrase>,
    /// The one that the title names.
    titled: Option<Phrase>,
    /// Whether that is a place.
    placed: bool,
}

/// Words for several parties at once.
pub(super) const SEVERAL: &[&str] = &["三者", "两者", "二者", "双方", "四者"];

impl<'a> Names<'a> {
    pub(super) fn new(names: &'a [Name]) -> Names<'a> {
        Names { names, at: 0, running: None, titled: None, placed: false }
    }

    pub(super) fn enter(&mut self, kind: BlockKind) {
        if !matches!(kind, BlockKind::ListItem | BlockKind::TableRow) {
            self.running = None;
        }
    }

    /// Takes note of whom a title is about: the one organisation, else the one place that it names.
    /// `kicked`: a line above has been part of it.
    pub(super) fn title(&mut self, text: &str, span: Span<Clean>, kicked: bool) {
        let from = self.names.partition_point(|n| n.span.start < span.start);
        let here = self.names.get(from..).unwrap_or(&[]).iter().take_while(|n| n.span.end <= span.end);
        let owners = || {
            here.clone().filter(|n| n.owns && !is_loan(text, n) && !is_source(text, n) && !reports(text, n))
        };
        let one = |place: bool| {
            let mut named = owners().filter(|n| n.is_place == place);
            let first = named.next()?;
            named.all(|n| n.id == first.id).then_some(first)
        };
        let none = !owners().any(|n| !n.is_place);
        let found = one(false).or_else(|| one(true).filter(|_| none));
        self.placed = found.map_or(self.placed && kicked, |n| n.is_place);
        let found = found.map(phrase);
        self.titled = found.or(self.titled.take().filter(|_| kicked));
    }

    /// Whether a phrase is a name or a word for one, and no measure.
    pub(super) fn is_name(&self, text: &str, span: Span<Clean>) -> bool {
        let i = self.names.partition_point(|n| n.span.start < span.start);
        self.names.get(i).is_some_and(|n| n.span == span) || is_generic(span.of(text))
    }

    /// Whether a phrase is the name of one that owns, or a word for one.
    pub(super) fn is_owner(&self, text: &str, span: Span<Clean>) -> bool {
        let i = self.names.partition_point(|n| n.span.start < span.start);
        self.names.get(i).is_some_and(|n| n.span == span && n.owns) || is_generic(span.of(text))
    }

    /// Whether a phrase is the name of somebody.
    pub(super) fn is_entity(&self, span: Span<Clean>) -> bool {
        let i = self.names.partition_point(|n| n.span.start < span.start);
        self.names.get(i).is_some_and(|n| n.span == span)
    }

    /// Whether a longer phrase begins with a name.
    pub(super) fn begins_at(&self, span: Span<Clean>) -> bool {
        let i = self.names.partition_point(|n| n.span.start < span.start);
        self.names.get(i).is_some_and(|n| n.span.start == span.start && n.span.end < span.end)
    }

    /// Whether a phrase ends with a name that owns.
    pub(super) fn ends_with_owner(&self, span: Span<Clean>) -> bool {
        let stop = self.names.partition_point(|n| n.span.end < span.end);
        self.names
            .get(stop)
            .is_some_and(|n| n.span.end == span.end && n.owns && !n.is_place && n.span.start >= span.start)
    }

    /// Whether a phrase ends with a person.
    pub(super) fn ends_with_person(&self, span: Span<Clean>) -> bool {
        let stop = self.names.partition_point(|n| n.span.end < span.end);
        self.names.get(stop).is_some_and(|n| n.span.end == span.end && !n.owns && n.span.start >= span.start)
    }

    /// The name that is exactly that span.
    pub(super) fn phrase_at(&self, span: Span<Clean>) -> Option<Phrase> {
        let i = self.names.partition_point(|n| n.span.start < span.start);
        Some(match self.names.get(i).filter(|n| n.span == span) {
            Some(name) => phrase(name),
            None => Phrase { span, text: None, entity: None },
        })
    }

    /// The last names before `end` that stand in one list: 上海银行、南京银行和宁波银行.
    pub(super) fn chain(&self, text: &str, start: usize, end: usize) -> Vec<Phrase> {
        let stop = self.names.partition_point(|n| (n.span.end as usize) <= end);
        let mut out: Vec<Phrase> = Vec::new();
        let mut next: Option<&Name> = None;
        for name in self.names.get(..stop).unwrap_or(&[]).iter().rev().take(16) {
            if (name.span.start as usize) < start || !name.owns {
                break;
            }
            if let Some(next) = next {
                let gap = text.get(name.span.end as usize..next.span.start as usize).unwrap_or("");
                if !matches!(gap.trim(), "、" | "和" | "与" | "及" | "以及") {
                    break;
                }
            }
            out.push(phrase(name));
            next = Some(name);
        }
        out.reverse();
        out
    }

    /// The names from `start` up to `end`.
    fn between(&mut self, start: usize, end: usize) -> &'a [Name] {
        while self.names.get(self.at).is_some_and(|n| (n.span.end as usize) <= start) {
            self.at += 1;
        }
        let rest = self.names.get(self.at..).unwrap_or(&[]);
        let stop = rest.partition_point(|n| (n.span.start as usize) < end);
        rest.get(..stop).unwrap_or(&[])
    }
}

fn phrase(name: &Name) -> Phrase {
    Phrase { span: name.span, text: None, entity: Some(name.id) }
}

/// 据…数据, …发布, …介绍: the source of the news and not its subject.
fn is_source(text: &str, name: &Name) -> bool {
    let before = text.get(..name.span.start as usize).unwrap_or("");
    let after = text.get(name.span.end as usize..).unwrap_or("");
    // 扩大至北京等18个城市: where something goes.
    const BEFORE: &[&str] = &[
        "据",
        "根据",
        "来源：",
        "记者",
        "（",
        "《",
        "从",
        "经",
        "向",
        "对",
        "由",
        "至",
        "到",
        "比",
        "较",
        "高于",
        "低于",
        "快于",
        "居",
        "列",
        "占",
    ];
    const AFTER: &[&str] = &[
        "数据",
        "发布",
        "公布",
        "介绍",
        "最新数据",
        "统计",
        "表示",
        "显示",
        "称",
        "》",
        "报告",
        "预测",
        "研究",
        "批准",
        "核准",
        "领投",
        "跟投",
        "参投",
        "举行",
        "召开",
        "举办",
    ];
    ends_any(before, BEFORE).is_some()
        || starts_any(after, AFTER).is_some()
        // 国家金融监督管理总局：贷款余额36万亿元.
        || after.starts_with(['：', ':']) && (reports(text, name) || counts(text, name))
        // 国家统计局近日发布的数据显示.
        || reports(text, name) && {
            let clause = after.char_indices().nth(14).map_or(after, |(i, _)| after.get(..i).unwrap_or(""));
            let clause = clause.split(['，', '。', '；']).next().unwrap_or("");
            holds_any(clause, &["发布", "公布", "披露", "通报", "表示", "介绍", "指出", "透露"]).is_some()
        }
}

/// 国家统计局：…, 中国人民银行…统计数据: who reports, and not whose it is.
fn reports(text: &str, name: &Name) -> bool {
    const BODIES: &[&str] = &[
        "局",
        "署",
        "部",
        "委",
        "委员会",
        "人民银行",
        "央行",
        "监会",
        "法院",
        "检察院",
        "海关",
        "办公厅",
        "办公室",
        "政府",
        "新办",
        "国务院",
        "闻办",
    ];
    let said = name.span.of(text);
    // Most names end otherwise.
    let may = said.ends_with(['局', '署', '部', '委', '会', '行', '关', '厅', '室', '府', '院', '办']);
    may && (ends_any(said, BODIES).is_some() || holds(said, "人民银行"))
}

/// “科捷贷”: a loan is what is given, and not whose it is.
fn is_loan(text: &str, name: &Name) -> bool {
    name.span.of(text).trim_end_matches('”').ends_with('贷')
}

/// A part of a country that an index is told for.
pub(super) fn is_part(text: &str) -> bool {
    matches!(text, "城市" | "农村" | "城镇" | "乡村")
}

/// 上海票据交易所：5月票据市场运行情况: bodies that count what others do.
fn counts(text: &str, name: &Name) -> bool {
    ends_any(name.span.of(text), &["交易所", "协会", "登记托管中心", "联合会", "学会"]).is_some()
}

pub(super) fn assign(
    scene: &Scene<'_>,
    names: &mut Names<'_>,
    figures: &mut [Figure],
    at: usize,
    r: &Reading,
    sentence_start: usize,
    last: Option<usize>,
) {
    let Some(figure) = figures.get(at) else { return };
    if !matches!(
        figure.kind,
        Kind::Money
            | Kind::Percent
            | Kind::Pp
            | Kind::Bp
            | Kind::Multiple
            | Kind::Count
            | Kind::Measure
            | Kind::Fraction
            | Kind::IndexPoint
            | Kind::Number
            | Kind::Duration
    ) {
        return;
    }
    let start = figure.span.start as usize;
    let text = scene.text;
    // A very long line is read only a stretch back.
    let open = sentence_start.max(start.saturating_sub(900));
    let near: &[Name] = names.between(open, start);
    let clause =
        scene.mark_within(marks::SUBJECT_CLAUSE, r.floor, start).map_or(r.floor, |m| m.start as usize);
    let metric = figure.metric.clone().filter(|m| (m.span.start as usize) >= sentence_start);
    let mut cut = None;
    let mut found: Option<Phrase> = None;
    let mut holder = None;
    // The head of the phrase: 上海市 + 科技型企业贷款余额.
    if let Some(m) = &metric {
        let inside = near.iter().find(|n| {
            n.owns
                && n.span.start == m.span.start
                && n.span.end < m.span.end
                && scene.is_edge(n.span.end as usize)
        });
        if let Some(name) = inside {
            found = Some(phrase(name));
            cut = Some((name.span.end, m.span.end));
        } else if let Some(end) = head_word(scene, m.span)
            && scene.is_edge(end)
        {
            // 甲集团持有公司股份: whose shares they are, and not who has them.
            let held = text
                .get(..m.span.start as usize)
                .is_some_and(|t| ends_any(t, &["持有", "增持", "减持", "转让", "质押"]).is_some());
            let own = Phrase { span: Span::new(m.span.start as usize, end), text: None, entity: None };
            holder = held.then_some(m.span.start as usize);
            found = (!held).then_some(own);
            cut = Some((end as u32, m.span.end));
        }
    }
    // 三者分别持股: whose, the words before do not say one by one.
    if scene.mark_within(marks::SEVERAL, clause, start).is_some() {
        return;
    }
    // In the clause, then in the sentence: the nearest name that is no source.
    let inherits = metric.is_none()
        || last
            .and_then(|l| figures.get(l))
            .is_some_and(|l| l.metric.as_ref().map(|m| m.span) == metric.as_ref().map(|m| m.span));
    if found.is_none()
        && inherits
        && let Some(l) = last.and_then(|l| figures.get(l))
    {
        found = l.subject.clone().filter(|s| !is_part(s.span.of(text)));
    }
    if found.is_none() {
        // 深圳灵犀机器人: where it is stands before its name.
        let seat =
            |n: &Name| n.is_place && near.iter().any(|m| m.span.start == n.span.end && m.owns && !m.is_place);
        // 比全国平均水平高3.1个百分点: what it is compared with.
        let against = |n: &Name| {
            r.base.is_some_and(|(_, s, e)| (s..e).contains(&(n.span.start as usize)))
                || r.of.is_some_and(|of| (of..r.end).contains(&(n.span.start as usize)))
        };
        let usable = |n: &&Name| !is_source(text, n) && !seat(n) && !is_loan(text, n) && !against(n);
        // The name that a clause begins with does what the clause says.
        let leads = |n: &&Name| {
            text.get(..n.span.start as usize)
                .and_then(|t| t.chars().next_back())
                .is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '、' | '“' | '《'))
                || text.get(..n.span.start as usize).is_some_and(|t| t.ends_with("股东"))
        };
        let pick = |from: usize| {
            let names = || near.iter().rev().take_while(|n| n.span.start as usize >= from).filter(|n| n.owns);
            names().filter(leads).find(usable).or_else(|| names().find(usable)).map(phrase)
        };
        let versus = r.base.map_or(start, |(_, s, _)| s.min(start)).min(r.of.unwrap_or(start));
        let versus = holder.unwrap_or(versus);
        found = pick(clause)
            .or_else(|| acting(scene, &metric, clause))
            .or_else(|| generic(scene, clause, versus, &metric));
        if found.is_none() {
            found = pick(open).or_else(|| generic(scene, open, versus, &metric));
        }
    }
    if found.is_none() {
        found = last
            .and_then(|l| figures.get(l))
            .and_then(|l| l.subject.clone())
            // 城市下降0.2%；食品价格下降0.3%: of the whole again.
            .filter(|s| !is_part(s.span.of(text)))
            .or_else(|| names.running.clone())
            .or_else(|| names.titled.clone());
    }
    // 公司, 发行人: the one that the title names.
    if let Some(f) = found.as_mut().filter(|f| f.entity.is_none())
        && matches!(f.span.of(text), "公司" | "本公司" | "发行人" | "本行" | "本集团")
    {
        f.entity = names.titled.as_ref().and_then(|t| t.entity).filter(|_| !names.placed);
    }
    // 公司持有其100%股权: the story goes on with the other.
    let passing = text.get(clause..start).is_some_and(|t| ends_any(t, &["持有其", "持其"]).is_some());
    if let Some(f) = found.as_ref().filter(|_| !passing) {
        names.running = Some(f.clone());
    }
    let Some(figure) = figures.get_mut(at) else { return };
    figure.subject = found;
    if let (Some((from, to)), Some(m)) = (cut, figure.metric.as_mut()) {
        let rest = text.get(from as usize..to as usize).unwrap_or("");
        let trimmed = rest.trim_start_matches(['的', ' ', '之', '在', '内', '、', '和', '及', '等']);
        // 公司在手订单, 公司在建工程: a word of its own.
        let bound = trimmed.starts_with(['手', '建', '研', '册', '管', '营', '库', '售', '保']);
        let back =
            if bound && text.get(..m.span.end as usize - trimmed.len()).is_some_and(|t| t.ends_with('在')) {
                '在'.len_utf8()
            } else {
                0
            };
        let trimmed = rest.get(rest.len() - trimmed.len() - back..).unwrap_or(trimmed);
        // 浦发银行（600000）净利润.
        let trimmed = match trimmed.strip_prefix(['（', '(']).and_then(|t| t.split_once(['）', ')'])) {
            Some((_, behind)) => behind,
            None => trimmed,
        };
        let begin = from as usize + (rest.len() - trimmed.len());
        if !trimmed.is_empty() {
            let name = text.get(m.span.start as usize..begin).unwrap_or("");
            m.text = m.text.as_ref().map(|t| t.strip_prefix(name).unwrap_or(t).into());
            m.span = Span::new(begin, to as usize);
        }
    }
}

/// 国有控股企业实现利润: the party before the verb.
fn acting(scene: &Scene<'_>, metric: &Option<Phrase>, clause: usize) -> Option<Phrase> {
    const VERBS: &[&str] = &["实现", "完成", "取得", "获得", "录得", "持有"];
    let end = metric.as_ref()?.span.start as usize;
    let left = scene.text.get(clause..end)?;
    // 控股股东甲集团持有公司股份.
    let left = left.strip_suffix("公司").filter(|l| l.ends_with("持有")).unwrap_or(left);
    let left = ends_any(left, VERBS).and_then(|v| left.get(..left.len() - v.len()))?;
    let left = left.trim_end_matches("累计").trim_end_matches("合计");
    // 第三季度公司: the time is no part of it.
    let dated =
        ["季度", "年度", "半年", "月份"].iter().filter_map(|w| rfind(left, w).map(|at| at + w.len())).max();
    let floor = clause + dated.filter(|at| *at < left.len()).unwrap_or(0);
    let span = scene.noun_phrase(floor, clause + left.len())?;
    let text = span.of(scene.text);
    (!is_generic(text) && (is_party(text) || text.ends_with('业'))).then_some(Phrase {
        span,
        text: None,
        entity: None,
    })
}
