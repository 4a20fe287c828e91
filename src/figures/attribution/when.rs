//! Which date governs a figure: the nearest before it in its clause or sentence, else the one that its paragraph goes on with.

use super::marks;
use super::reading::Reading;
use super::scene::Scene;
use crate::clean::BlockKind;
use crate::cues::last_within;
use crate::figures::{Figure, Granularity, Kind, Role, TimeRelation};
use crate::phrases::{ends_any, holds, holds_any, starts_any};
use crate::span;

#[derive(Clone, Debug, Default)]
pub(super) struct Governing {
    /// The last date of the running sentence that is no base of comparison.
    here: Option<usize>,
    /// The last date that a clause of this sentence begins with.
    topic: Option<usize>,
    /// The last topic of the sentences before, in this block.
    carried: Option<usize>,
    /// A date that speaks for its own clause or bracket alone: （去年同期6.7%）, 上年同期亏损5.1亿元.
    aside: Option<usize>,
    /// The period that the paper is about: that of 2024年年度报告 or of its title.
    report: Option<usize>,
    in_title: bool,
    /// The period that the heading of the section names: 一、2025年计划执行情况.
    section: Option<usize>,
    in_heading: bool,
    /// Whether the block is an item of a list, and the date that stood above the list.
    listed: bool,
    above: Option<usize>,
    /// The first date that a paragraph was about, and whether the block may go on with it.
    story: Option<usize>,
    opened: bool,
    goes_on: bool,
    /// Whether the title names the period that all of the article is about.
    titled: Option<usize>,
    /// How many titles have named one, and the last.
    pub titles: (usize, Option<usize>),
    /// Whether the story has come back to now between a date and the running sentence.
    past: Option<(usize, bool)>,
}

/// Words behind a date that make it part of a name: “十四五”规划, 2024年政府工作报告.
const NAMES: &[&str] =
    &["规划", "纲要", "政府工作报告", "行动方案", "年度报告", "年报", "半年报", "季报", "工作会议", "预算"];
/// Words before the day of a founding, which governs nothing that is told of now.
const FOUNDED: &[&str] =
    &["成立于", "设立于", "创立于", "创办于", "始建于", "成立日期：", "成立时间：", "生于"];
/// What reports a period: 报告期内 and 全年 speak of the one that they name.
const REPORTS: &[&str] = &[
    "年度报告",
    "年报",
    "半年度报告",
    "半年报",
    "季度报告",
    "季报",
    "业绩",
    "年度业绩",
    "半年度业绩",
    "业绩快报",
    "中期报告",
    "中期业绩",
    "財務報告",
    "業績",
];
/// Titles whose date is that of all they report.
const BULLETINS: &[&str] = &[
    "公报", "报告", "业绩", "情况", "数据", "运行", "業績", "年报", "季报", "净利", "营收", "利润", "收入",
    "亏损", "结果", "通报",
];
/// Words for the period of the report.
pub(super) const PERIODS: &[&str] = &["报告期", "全年", "年内", "本年度", "年內", "報告期"];
/// Another year than the one that is told of: what stands in the next clause is no longer its.
const FORMER: &[&str] = &["去年同期", "上年同期", "去年同季", "上年"];
/// The period before the one that is told of, and how its number is told: 10月份上涨0.2%，上月为下降0.3%.
const LAST: &[&str] = &["上月", "上个月", "上季度", "上周", "前一月", "上期"];
const TELLS: &[&str] = &["为", "是", "下降", "上涨", "增长", "持平"];
/// What is done on the day that a paper comes out.
const ANNOUNCES: &[&str] = &[
    "披露",
    "公布",
    "发布",
    "公告",
    "获悉",
    "宣布",
    "召开",
    "举行",
    "印发",
    "发布会",
    "發布",
    "宣佈",
    "刊發",
];
/// Words that bring the story back to the day of writing.
pub(super) const NOW: &[&str] = &["目前", "如今", "当前", "现在", "截至目前", "迄今"];
/// Words that lead on to another time than that of the sentences before.
pub(super) const AHEAD: &[&str] = &["下一步", "接下来", "今后", "下阶段", "展望", "未来"];
/// What may stand between the start of a clause and its date.
const LEADS: &[&str] = &[
    "截至",
    "截止",
    "截止到",
    "在",
    "自",
    "从",
    "到",
    "据统计",
    "其中",
    "早在",
    "预计",
    "但",
    "而",
    "公司",
    "我们预计",
    "预测",
];

/// The last words of those who are told of.
const WHOSE: &[&str] = &[
    "）", "公司", "集团", "银行", "该行", "本行", "股份", "科技", "证券", "控股", "全国", "我国", "全省",
    "全市", "全区",
];

impl Governing {
    /// A new block: only lists and tables go on with the dates of the block before.
    pub(super) fn enter(&mut self, kind: BlockKind, text: &str) {
        let latest = self.topic.take().or(self.carried);
        let item = matches!(kind, BlockKind::ListItem);
        // What an item of a list says of its time is its own.
        let latest = if item && self.listed { self.above } else { latest };
        if !self.listed || !item {
            self.above = latest;
        }
        self.listed = item;
        self.here = None;
        self.aside = None;
        self.in_title = matches!(kind, BlockKind::Title);
        self.goes_on = leads_on(text);
        self.opened = self.goes_on || !matches!(kind, BlockKind::Paragraph | BlockKind::ListItem);
        self.in_heading = matches!(kind, BlockKind::Heading);
        // （一）创新动能持续增强: a part of the section.
        let part = text.starts_with(|c: char| matches!(c, '（' | '(') || c.is_ascii_digit());
        if self.in_title || self.in_heading && !part {
            self.section = None;
            self.story = self.story.filter(|_| self.titled.is_some() && !self.in_title);
        }
        self.titled = self.titled.filter(|_| !self.in_title);
        let goes_on = matches!(kind, BlockKind::ListItem | BlockKind::TableRow) || text.starts_with("其中");
        self.carried = if goes_on { latest } else { None };
    }

    pub(super) fn sentence(&mut self) {
        self.carried = self.topic.take().or(self.carried);
        self.here = None;
        self.aside = None;
        self.past = None;
    }

    /// 近5年来: another time than that of the sentences before.
    pub(super) fn leaves(&mut self) {
        self.carried = None;
        self.here = None;
        self.topic = None;
        self.goes_on = false;
        self.story = None;
    }

    pub(super) fn date(&mut self, text: &str, figures: &[Figure], at: usize, sentence_start: usize) {
        let Some(date) = figures.get(at) else { return };
        let deadline = date.period.as_ref().is_some_and(|p| {
            matches!(p.relation, TimeRelation::Before | TimeRelation::After | TimeRelation::Until)
        });
        let (start, end) = (date.span.start as usize, date.span.end as usize);
        // （2023年同期：每股盈利5.6仙）: the bracket speaks of it.
        if date.base.is_some() && text.get(..start).is_some_and(|t| t.ends_with(['（', '('])) {
            self.aside = Some(at);
        }
        if date.base.is_some() || deadline {
            return;
        }
        let rest = text.get(end..).unwrap_or("").trim_start_matches(['”', '"', '）', ')', '时', '期']);
        let granularity = date.period.as_ref().map(|p| p.granularity);
        let long =
            !matches!(granularity, None | Some(Granularity::Day | Granularity::Week | Granularity::Plan));
        if long && self.in_heading {
            self.section = Some(at);
        }
        if long {
            let titled = || {
                let line = near(rest).split(['\n', '。']).next().unwrap_or("");
                holds_any(line, BULLETINS).is_some() && !holds(line, "工作报告")
            };
            let former = FORMER.contains(&date.span.of(text));
            if !former && starts_any(rest, REPORTS).is_some() || self.in_title && titled() {
                self.report = Some(at);
                self.titled = self.titled.or(Some(at).filter(|_| self.in_title));
                self.titles = (self.titles.0 + usize::from(self.in_title), self.titled.or(self.titles.1));
            }
        }
        // 截至2024年6月30日止六個月: the day that the period ends.
        if self.in_title && starts_any(rest, &["止六", "止三", "止九", "止年", "止十"]).is_some() {
            self.report = Some(at);
            self.titled = Some(at);
        }
        // 1976年10月出生, 环比由上月持平转为上涨: no time of what is told.
        let base = || {
            text.get(..start).is_some_and(|t| t.ends_with(['由', '从'])) && {
                let clause = near(rest).split(['，', '。', '；']).next().unwrap_or("");
                holds_any(clause, &["转为", "转"]).is_some()
            }
        };
        if starts_any(rest, NAMES).is_some()
            || starts_any(rest, &["出生", "生，", "生于"]).is_some()
            || ends_any(text.get(..start).unwrap_or(""), FOUNDED).is_some()
            || base()
        {
            return;
        }
        let open = span::ceil(text, sentence_start.max(start.saturating_sub(60)));
        let left = text.get(open..start).unwrap_or("");
        let said = date.span.of(text);
        let ahead = figures.get(at + 1..).unwrap_or(&[]);
        let next = ahead.first().map_or(usize::MAX, |f| f.span.start as usize);
        let counted =
            ahead.iter().take(4).find(|f| f.kind != Kind::Date).map_or(usize::MAX, |f| f.span.start as usize);
        // 由2022年的21%升至35%: the date belongs to the number behind it alone.
        let attributive = next <= end + 12 && rest.starts_with('的')
            || next == end
                && left.ends_with(['由', '从', '自', '從'])
                && figures.get(at + 1).is_some_and(|f| f.kind != Kind::Date);
        let former = FORMER.contains(&said) && !rest.starts_with(['，', ','])
            || self.here.is_some() && LAST.contains(&said) && starts_any(rest, TELLS).is_some();
        let bracketed =
            left.rfind(['（', '(']).is_some_and(|i| !left.get(i..).unwrap_or("").contains(['）', ')']));
        if attributive || former || bracketed {
            self.aside = Some(at);
            return;
        }
        self.here = Some(at);
        // 3月28日披露年报: the day of the paper is not the time of what it tells.
        if granularity == Some(Granularity::Day) && announces(rest, counted.saturating_sub(end)) {
            return;
        }
        let clause = left
            .rsplit(['，', ',', '：', '；', '•', '■', '◼', '➢', '。'])
            .next()
            .unwrap_or("")
            .trim_matches([' ', '“', '（', '(', '”']);
        // 甲公司（300001.SZ）前三季度: who it is about, and when.
        let behind_whom = long && clause.len() <= 60 && ends_any(clause, WHOSE).is_some();
        if clause.is_empty() || LEADS.contains(&clause) || behind_whom {
            // 贷款余额56万亿元，一季度增加3万亿元: for its own clause, and the balance goes on.
            let moves =
                starts_any(rest, &["增加", "新增", "净增", "减少", "多增", "少增", "累计新增"]).is_some();
            if moves && (left.contains('，') || self.carried.is_some() && !left.is_empty()) {
                return;
            }
            self.topic = Some(at);
            if !self.opened {
                self.story = Some(at);
                self.opened = true;
            }
        }
    }

    pub(super) fn of(
        &mut self,
        scene: &Scene<'_>,
        figures: &[Figure],
        at: usize,
        r: &Reading,
        from: usize,
        sentence_start: usize,
    ) -> Option<u32> {
        let start = figures.get(at)?.span.start;
        let direct = r.date.filter(|d| *d >= from);
        let aside = self.aside.filter(|a| {
            let end = figures.get(*a).map_or(u32::MAX, |f| f.span.end);
            // 是2020年的4.2倍: what it is compared with.
            if r.base.is_some_and(|(_, s, e)| (s..=e).contains(&(end as usize))) {
                return false;
            }
            let between = scene.text.get(end as usize..start as usize);
            // 由上年的1846人减至1793人: the date is that of the first.
            if figures.get(at).is_some_and(|f| f.role == Some(Role::To)) && at > a + 1 {
                return false;
            }
            between.is_some_and(|b| b.len() < 90 && !b.contains(['，', ',', '；', '）', ')', '%', '元']))
        });
        let period = || {
            let open = figures.get(from).map_or(start, |f| f.span.start.min(start)).saturating_sub(90);
            let open = open.max(start.saturating_sub(900));
            self.report.filter(|_| last_within(&scene.marks, marks::PERIOD, open, start).is_some())
        };
        let found = direct.or(aside).or(self.here).or_else(|| {
            let report = period();
            // The sentences behind it go on with it.
            self.topic = report.or(self.topic);
            let ahead = last_within(&scene.marks, marks::AHEAD, start.saturating_sub(900), start).is_some();
            let story = || {
                // 截至目前, 年内: no longer the time that was told of.
                let other = marks::NOW | marks::PERIOD | marks::TODAY;
                let other = || last_within(&scene.marks, other, sentence_start as u32, start).is_some();
                let story = self.story.filter(|_| self.goes_on).or(self.titled);
                story.filter(|_| !other())
            };
            report.or(self.carried.or(self.section).or_else(story).filter(|_| !ahead))
        })?;
        let date = figures.get(found)?;
        // 2019年…，目前已达: the date is past.
        let end = date.span.end;
        let mut now = || {
            if last_within(&scene.marks, marks::NOW, end, start).is_some() {
                return true;
            }
            let known = self.past.filter(|(date, _)| *date == found).map(|(_, past)| past);
            let before = || scene.text.get(end as usize..sentence_start).unwrap_or("");
            let past = known.unwrap_or_else(|| holds_any(before(), NOW).is_some());
            self.past = Some((found, past));
            past
        };
        if end <= start && start - end < 400 && now() {
            return None;
        }
        u32::try_from(found).ok()
    }
}

/// 分地区看, 资产质量方面: a paragraph that goes on with the one above.
fn leads_on(text: &str) -> bool {
    let head = text.trim_start_matches(['\u{3000}', ' ']);
    let clause = || {
        let end = head.char_indices().nth(16).map_or(head.len(), |(i, _)| i);
        head.get(..end).and_then(|h| h.find('，')).and_then(|at| head.get(..at)).unwrap_or("")
    };
    head.starts_with("其中") || ends_any(clause(), &["方面", "看", "分", "面上", "场上"]).is_some()
}

/// Whether a paper comes out on the day before `rest`, and nothing is counted in that clause.
fn announces(rest: &str, next: usize) -> bool {
    let clause = near(rest).trim_start_matches(['，', ',', ' ']);
    let clause = clause.split(['，', ',', '。', '；', '\n', '：']).next().unwrap_or("");
    clause.len() < 150 && clause.len() <= next && holds_any(clause, ANNOUNCES).is_some()
}

/// The beginning of a text: a line of megabytes is not read to its end.
fn near(text: &str) -> &str {
    let end = text.char_indices().nth(60).map_or(text.len(), |(i, _)| i);
    text.get(..end).unwrap_or(text)
}
