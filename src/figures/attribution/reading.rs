//! What the words before a figure say: they are taken off one after the other, from the figure leftwards.

use super::lexicon::{Cue, cue_before};
use super::marks;
use super::scene::Scene;
use super::versus::{multiple_of, versus};
use crate::figures::{Direction, Figure, Kind, Role};
use crate::phrases::{ends_any, starts_any};
use crate::span;

/// The farthest that words before a figure are read, in bytes.
const WINDOW: usize = 160;

#[derive(Clone, Debug, Default)]
pub(super) struct Reading {
    /// Where words of the figure may begin: the sentence, the figure before, or the window.
    pub floor: usize,
    /// Where the noun phrase before the figure would end.
    pub end: usize,
    pub direction: Option<Direction>,
    pub moves: bool,
    pub arrives: bool,
    pub departs: bool,
    pub changes: bool,
    /// 增速, 降幅: start and end of the noun.
    pub growth: Option<(usize, usize)>,
    pub base: Option<(Mark, usize, usize)>,
    pub share: Option<(usize, usize)>,
    /// Where 占 stands, with what the figure is a share of behind it.
    pub of: Option<usize>,
    pub each: Option<usize>,
    pub forecast: bool,
    pub target: bool,
    pub cap: bool,
    pub copula: bool,
    /// 有, 共有, 共: what is counted stands behind the number.
    pub has: bool,
    /// The date that stands directly before the figure or its words, and where it ends.
    pub date: Option<usize>,
    pub date_end: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    Yoy,
    Mom,
    Cagr,
    /// 较首届, 比一季度.
    Versus,
}

/// Whether a figure is part of a name of a measure and no amount of its own: 7天期逆回购操作利率.
pub(super) fn is_transparent(figure: &Figure) -> bool {
    matches!(figure.kind, Kind::Date | Kind::Ordinal | Kind::SecurityCode | Kind::Docno)
        || figure.role == Some(Role::Tenor)
        || figure.kind == Kind::Duration
            && figure.role.is_some_and(|r| matches!(r, Role::Past | Role::Future))
}

/// 连续两个月: how long it has been so, and no figure that others stand behind.
pub(super) fn running(text: &str, figure: &Figure) -> bool {
    figure.kind == Kind::Duration
        && text.get(..figure.span.start as usize).is_some_and(|t| t.ends_with("连续") || t.ends_with("連續"))
}

pub(super) fn read(
    scene: &Scene<'_>,
    figures: &[Figure],
    at: usize,
    sentence_start: usize,
    before: Option<usize>,
) -> Reading {
    let text = scene.text;
    let Some(figure) = figures.get(at) else { return Reading::default() };
    let start = figure.span.start as usize;
    let previous = before.and_then(|b| figures.get(b)).map_or(sentence_start, |f| f.span.end as usize);
    let floor = span::ceil(text, previous.max(sentence_start).max(start.saturating_sub(WINDOW)));
    let mut r = Reading { floor, end: start, ..Reading::default() };
    let mut date_at = at;
    loop {
        let left = text.get(floor..r.end).unwrap_or("");
        let trimmed = left.trim_end_matches(|c| {
            matches!(c, ' ' | '\u{3000}' | '\u{a0}' | '+' | '＋' | '-' | '－' | '~' | '“' | '"')
        });
        if trimmed.len() < left.len() {
            r.end = floor + trimmed.len();
            continue;
        }
        if left.is_empty() {
            break;
        }
        // A date directly before it: 2018年的1340亿元, 增长到2021年3056亿元.
        let date = (0..date_at)
            .rev()
            .map_while(|i| figures.get(i).filter(|f| f.span.end as usize >= r.end).map(|f| (i, f)))
            .find(|(_, f)| f.span.end as usize == r.end);
        if let Some((i, f)) = date {
            if f.kind == Kind::Date {
                if r.date.is_none() {
                    r.date = Some(i);
                    r.date_end = f.span.end as usize;
                }
                r.end = (f.span.start as usize).max(floor);
                date_at = i;
                continue;
            }
            // 渗透率连续两个月突破50%.
            if running(text, f) {
                r.end = (f.span.start as usize).saturating_sub("连续".len()).max(floor);
                date_at = i;
                continue;
            }
            break;
        }
        if let Some(open) = short_name(left).filter(|o| *o > 0)
            && !figures
                .get(..at)
                .unwrap_or(&[])
                .iter()
                .rev()
                .take(3)
                .any(|f| f.span.end as usize > floor + open && (f.span.start as usize) < r.end)
        {
            r.end = floor + open;
            continue;
        }
        // 每立方米2.4元: per what.
        if r.end == start || r.copula {
            let per = left.char_indices().rev().take(5).find(|(_, c)| *c == '每').map(|(i, _)| i);
            if let Some(i) = per.filter(|i| PER.contains(&left.get(*i..).unwrap_or(""))) {
                r.end = floor + i;
                continue;
            }
        }
        // 财政资金放大约70倍.
        if let Some(moved) = ends_any(left, &["放大约", "扩大约"]) {
            (r.moves, r.direction) = (true, Some(Direction::Up));
            r.end -= moved.len();
            continue;
        }
        // 由年初的86万元降至79万元: when it began.
        let then = left.strip_suffix('的').unwrap_or(left);
        if let Some(when) = ends_any(then, ONCE)
            && then.get(..then.len() - when.len()).is_some_and(|t| t.ends_with(['由', '从', '從']))
        {
            r.end = floor + then.len() - when.len();
            continue;
        }
        // 165/108/72倍: members of the list that are no figures by themselves.
        if left.ends_with(['/', '、', '／', '和', '及']) {
            let rest = left.trim_end_matches(|c: char| {
                c.is_ascii_digit()
                    || matches!(c, '/' | '、' | '／' | '.' | '万' | '亿' | '和' | '及' | '-' | '%')
            });
            if left.get(rest.len()..).is_some_and(|t| t.contains(|c: char| c.is_ascii_digit())) {
                r.end = floor + rest.len();
                continue;
            }
        }
        let Some((word, cue)) = cue_before(left) else { break };
        let begin = r.end - word.len();
        // 浓度低于19微克: a bound; only points are a distance.
        if matches!(word, "高于" | "低于" | "高於" | "低於") && !matches!(figure.kind, Kind::Pp | Kind::Bp)
        {
            r.end = begin;
            continue;
        }
        let head = left.get(..left.len() - word.len()).unwrap_or("");
        if !take(&mut r, cue, word, begin, head) {
            break;
        }
        r.end = begin;
    }
    // 上限由净资本的3倍提高至5倍: what it is told in stands between.
    if matches!(figure.kind, Kind::Multiple | Kind::Percent)
        && !(r.departs || r.moves || r.arrives)
        && text.get(r.end..start).is_some_and(|t| t.starts_with('的'))
        && let Some(left) = text.get(floor..r.end)
        && let Some((at, _)) = left.char_indices().rev().take(8).find(|(_, c)| matches!(c, '由' | '从'))
        && left.get(at..).is_some_and(|t| !t.contains(['，', '、', '；', '。']))
        && text.get(figure.span.end as usize..).is_some_and(|t| {
            starts_any(t, &["提高", "上调", "下调", "降", "增", "升", "扩大", "提升", "调整", "下降"])
                .is_some()
        })
    {
        r.departs = true;
        r.end = floor + at;
    }
    versus(scene, &mut r, figure.kind);
    multiple_of(scene, figures, figure, &mut r);
    let of_what = r
        .share
        .is_none_or(|(s, e)| e == r.end && matches!(scene.text.get(s..e), Some("比重" | "比例" | "份额")));
    // 占各项贷款余额的比重提高到18%.
    let noun = r.share.is_some_and(|(s, e)| e == r.end && s < e && r.arrives);
    if of_what
        && matches!(figure.kind, Kind::Percent | Kind::Fraction)
        && (!r.moves || noun)
        && r.growth.is_none()
    {
        of_whole(scene, &mut r);
    }
    r
}

/// 占整个市场的93%: the verb of a share stands before what it is a share of.
fn of_whole(scene: &Scene<'_>, r: &mut Reading) {
    let Some(verb) = scene.mark_within(marks::TAKES, r.floor, r.end) else { return };
    let at = verb.start as usize;
    let behind = scene.text.get(at..r.end).unwrap_or("");
    if scene.mark_within(marks::SHARE_CLAUSE, at, r.end).is_some() {
        return;
    }
    let word =
        starts_any(behind, &["占比", "占有", "占用", "占地面", "占地约", "占地达", "占领", "占据", "占份额"])
            .is_some();
    if !word && behind.chars().count() <= 24 {
        r.of = Some(at);
    }
}

/// When a movement began, in words that name no day.
const ONCE: &[&str] = &[
    "年初",
    "期初",
    "高峰期",
    "高峰",
    "高点",
    "峰值",
    "低点",
    "最初",
    "当初",
    "初期",
    "成立之初",
    "改革前",
    "此前",
    "原来",
    "上年末",
    "上年",
];

const PER: &[&str] = &[
    "每晚",
    "每间",
    "每份",
    "每股",
    "每立方米",
    "每吨",
    "每亩",
    "每人",
    "每户",
    "每家",
    "每台",
    "每平方米",
    "每公里",
    "每千瓦时",
    "每件",
    "每套",
    "每年",
    "每月",
    "每日",
    "每桶",
    "每盎司",
    "每公斤",
    "每张",
    "每辆",
    "每瓶",
    "每支",
];

/// 报价利率（LPR）: where a short name in brackets behind the measure begins.
pub(super) fn short_name(left: &str) -> Option<usize> {
    let open = left.ends_with(['）', ')']).then(|| left.rfind(['（', '(']))??;
    (left.len() - open <= 36).then_some(open)
}

/// Notes what one word says; `false` where it belongs to the phrase before it.
fn take(r: &mut Reading, cue: Cue, word: &str, begin: usize, head: &str) -> bool {
    let last = head.chars().next_back();
    let after = |set: &str| last.is_some_and(|c| set.contains(c));
    match cue {
        Cue::Modifier => {
            // 主力合约: no word for the number.
            if matches!(word, "约" | "約") && after("合契条公") {
                return false;
            }
            // 附近, 远超: parts of other words.
            if word == "上" && !after("以万达元") || word == "近" && after("附最临") {
                return word == "近" && after("最");
            }
        }
        Cue::Copula => {
            if word == "在" && after("存现所正") || word == "为" && after("行成作认因") && !after("成")
            {
                return false;
            }
            if word == "有" && after("所拥国具持私享含占还仅共") && !after("共仅还")
                || word == "计" && after("统会预设审合累共")
            {
                return word == "计" && after("合共");
            }
            // 英伟达, 腾达: ends of names.
            if word == "达" && after("伟腾") {
                return false;
            }
            if word == "报"
                && head.chars().next_back().is_some_and(|c| c.is_alphanumeric())
                && after("年季中快简日周月公申")
            {
                return false;
            }
            if matches!(word, "有" | "共有" | "共" | "共计" | "合计" | "计" | "总计") {
                r.has = true;
            }
            r.copula = true;
        }
        Cue::Arrive => {
            if word == "到" && after("达得收受感看等直") && !after("达") {
                return false;
            }
            if r.direction.is_none() && !r.moves {
                r.arrives = true;
            }
        }
        Cue::Depart => {
            if word == "自" && after("来各出独")
                || word == "从" && after("服")
                || word == "由" && after("理自")
            {
                return false;
            }
            r.departs = true;
        }
        Cue::Move(direction) => {
            if r.moves || r.growth.is_some() && r.direction.is_some() {
                return true;
            }
            // 投放量, 排放量.
            if word == "放量" && after("投排释发") {
                return false;
            }
            r.direction = r.direction.or(Some(direction));
            r.moves = true;
        }
        Cue::ShortMove(direction) => {
            if r.moves {
                return false;
            }
            let movable = matches!(word, "增" | "升" | "涨" | "漲" | "降" | "减" | "跌");
            let compound = movable && after("新净裁递提上下回攀加缓年转倍");
            let based = head.rfind(['较', '比', '較']).is_some_and(|i| {
                head.len() - i < 60 && !head.get(i..).is_some_and(|h| h.contains(['，', '；', '。']))
            });
            if compound || !(movable || based) || matches!(word, "多" | "高") && after("最更很较") {
                return false;
            }
            r.direction = r.direction.or(Some(direction));
            r.moves = true;
        }
        Cue::Change => {
            // 同比变动-5.2%: the noun of the movement.
            if r.growth.is_none() && ends_any(head, &["同比", "环比", "同期"]).is_some() {
                r.growth = Some((begin, begin + word.len()));
                return true;
            }
            if !(r.arrives || word.ends_with('为') || r.copula) || after("不") {
                return false;
            }
            r.changes = true;
            r.arrives = true;
        }
        Cue::Growth(direction) => {
            // 自然增长率 is a rate of its own.
            if r.growth.is_some() || head.ends_with("自然") {
                return false;
            }
            r.direction = r.direction.or(direction);
            r.growth = Some((begin, begin + word.len()));
        }
        Cue::Yoy => set_base(r, Mark::Yoy, begin, word),
        Cue::Mom => set_base(r, Mark::Mom, begin, word),
        Cue::Cagr => {
            if word == "年均" && r.growth.is_none() && !r.moves {
                return false;
            }
            set_base(r, Mark::Cagr, begin, word);
        }
        Cue::Each => {
            r.each.get_or_insert(begin);
        }
        Cue::Share => {
            if r.share.is_some() {
                return false;
            }
            if word == "占" && after("侵抢霸独") {
                return false;
            }
            r.share = Some((begin, begin + word.len()));
            // The noun itself is what is measured.
            return matches!(word, "占" | "佔");
        }
        Cue::Forecast => r.forecast = true,
        Cue::Target => {
            r.target = true;
        }
        Cue::Cap => r.cap = true,
        Cue::Filler => {
            if word == "成" && !r.moves && r.growth.is_none() {
                return false;
            }
            if word == "成" || word == "平均" && !(r.copula || r.arrives || r.moves || after("由从的"))
            {
                return false;
            }
            if word == "安排" && ends_any(head, &["收入", "支出", "预算", "资金"]).is_none() {
                return false;
            }
            // 亩均增收, 户均: the average belongs to the measure.
            if matches!(word, "均" | "均为" | "均達") && after("亩户人日月年次件畝戶") {
                return false;
            }
            // 细微, 策略.
            if matches!(word, "微" | "略" | "名义" | "实际") && !r.moves {
                return false;
            }
            if word == "各" && after("全")
                || word == "水平" && r.end == begin + word.len() && !r.copula && !r.arrives
            {
                return false;
            }
            if matches!(word, "的") && after("目") {
                return false;
            }
            if word == "之" && after("总") {
                return false;
            }
        }
        Cue::Preposition => {
            if r.date.is_none() && word != "于" && word != "於" {
                return false;
            }
            if matches!(word, "于" | "於") && r.date.is_none() && after("关对由属终") {
                return false;
            }
        }
    }
    true
}

fn set_base(r: &mut Reading, mark: Mark, begin: usize, word: &str) {
    if r.base.is_none() {
        r.base = Some((mark, begin, begin + word.len()));
    }
}
