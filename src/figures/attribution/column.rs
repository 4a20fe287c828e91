//! What the head of a column says about the figures below it: their period, what they are compared with, what they measure.

use super::base::classify;
use crate::figures::{Base, BaseKind, Figure, Granularity, Kind, Period, Status, Words};
use crate::phrases::{Sets, find, holds, holds_any};
use crate::span::{Clean, Span};

#[derive(Clone, Debug, Default)]
pub(super) struct Column {
    /// The date figure in the head.
    pub when: Option<u32>,
    /// 上年同期, 期初: another period than that of the table.
    pub former: bool,
    /// 增减, 同比: the figures are movements; against what, where the head tells.
    pub change: bool,
    pub base: Option<Base>,
    /// 降幅: a positive number is a fall.
    pub falls: bool,
    /// 占比, 比例.
    pub share: bool,
    pub status: Option<Status>,
    /// The noun that is measured, where the head is more than a period.
    pub measure: Option<Span<Clean>>,
    /// 项目, 指标: what stands below it names measures.
    pub lists_measures: bool,
    /// A place that a head beside or above it takes too.
    pub blank: bool,
}

/// The columns under two lines of heads: one of the upper line holds for all below it, up to the next.
pub(super) fn under(upper: &[Column], lower: Vec<Column>) -> Vec<Column> {
    let mut above = None;
    let with = |(i, own): (usize, Column)| {
        above = upper.get(i).filter(|c| !c.blank).or(above);
        let Some(above) = above else { return own };
        if own.blank {
            return upper.get(i).cloned().unwrap_or(own);
        }
        if above.lists_measures {
            return own;
        }
        Column {
            when: own.when.or(above.when),
            former: own.former || above.former,
            share: own.share || above.share && own.measure.is_none(),
            status: own.status.or(above.status),
            measure: own.measure.or(above.measure),
            ..own
        }
    };
    lower.into_iter().enumerate().map(with).collect()
}

/// Words by which a head says that its figures are movements.
const CHANGES: &[&str] = &[
    "同比",
    "环比",
    "增减",
    "增速",
    "增幅",
    "增长",
    "增加",
    "变动",
    "变化",
    "变幅",
    "降幅",
    "涨幅",
    "跌幅",
    "涨跌",
    "升降",
    "较上",
    "较年初",
    "较期初",
    "比上年",
    "比上月",
    "比上期",
    "比去年",
    "比年初",
    "比期初",
    "增減",
    "變動",
    "同期相比",
];

/// Heads that name a period, a kind of number or nothing: what is measured stands in the row.
const PLAIN: &[&str] = &[
    "本期",
    "本报告期",
    "报告期",
    "报告期末",
    "本期末",
    "本报告期末",
    "本期金额",
    "本期数",
    "本期发生额",
    "本期累计",
    "本年",
    "本年度",
    "本年累计",
    "本月",
    "本季度",
    "当期",
    "当月",
    "当年",
    "累计",
    "期末",
    "期末数",
    "期末余额",
    "期末金额",
    "年末",
    "年末数",
    "全年",
    "金额",
    "数额",
    "数值",
    "数量",
    "数据",
    "数",
    "值",
    "指标值",
    "合计",
    "总计",
    "小计",
    "总量",
    "绝对值",
    "绝对量",
    "绝对数",
    "发生额",
    "情况",
    "完成情况",
    "单位",
    "备注",
    "度",
    "末",
    "底",
    "累计数",
    "累计值",
    "本期值",
    "年",
    "月",
    "（经审计）",
    "金額",
];
const FORMER: &[&str] = &[
    "上期",
    "上期金额",
    "上期数",
    "上期发生额",
    "上年同期",
    "去年同期",
    "上年同期数",
    "上年",
    "上年度",
    "上年末",
    "上年度末",
    "上年期末",
    "期初",
    "期初数",
    "期初余额",
    "期初金额",
    "年初",
    "年初数",
    "年初余额",
    "上月",
    "上季度",
    "同期",
];
const SHARES: &[&str] = &["占比", "比重", "比例", "占", "份额"];
const LISTS: &[&str] = &[
    "项目",
    "指标",
    "指标名称",
    "主要指标",
    "财务指标",
    "科目",
    "会计科目",
    "项目名称",
    "主要财务指标",
    "类别",
    "项 目",
    "指 标",
    "項目",
    "指標",
];

/// Whether what the head says is a fact, a plan or a forecast.
fn status(rest: &str) -> Option<Status> {
    const TARGETS: &[&str] = &["目标", "计划", "预算数", "年度预算", "规划值", "目標", "考核值"];
    const FORECASTS: &[&str] = &["预测", "预计", "预估", "估算", "預測", "預計"];
    const FACTS: &[&str] =
        &["实际", "实际值", "实际数", "实绩", "执行数", "决算数", "完成值", "完成数", "實際"];
    let short = rest.chars().count() <= 6;
    if short && holds_any(rest, TARGETS).is_some() && !rest.ends_in("率度比%") {
        Some(Status::Target)
    } else if rest == "预算" {
        Some(Status::Target)
    } else if short && holds_any(rest, FORECASTS).is_some() || rest == "E" {
        Some(Status::Forecast)
    } else if FACTS.contains(&rest) {
        Some(Status::Actual)
    } else {
        None
    }
}

/// A label without the brackets at its end: 营业收入（万元）.
pub(super) fn without_unit(text: &str) -> &str {
    let bare = text.trim_end();
    let open = bare.ends_in("）)").then(|| bare.rfind(['（', '('])).flatten();
    open.and_then(|i| bare.get(..i)).unwrap_or(bare).trim_end()
}

/// Reads the head in `cell`; `figures` are all those of the text, `from` the first that may stand in it.
pub(super) fn read(text: &str, cell: Span<Clean>, figures: &[Figure], from: usize) -> Column {
    let mut column = Column::default();
    let label = cell.of(text);
    if label.is_empty() {
        column.blank = true;
        return column;
    }
    let mut rest = cell;
    let here = figures.get(from..).unwrap_or(&[]).iter().take_while(|f| f.span.start < cell.end);
    for (i, date) in here.enumerate().filter(|(_, f)| f.span.start >= cell.start && f.kind == Kind::Date) {
        if date.base.is_some() {
            column.change = true;
            continue;
        }
        if column.when.is_none() {
            column.when = u32::try_from(from + i).ok();
            column.former = FORMER.contains(&date.span.of(text));
        }
        // What the head says beside its date: 2024年实际, 2024年营业收入, 余额（2024年末）.
        let behind = text.get(date.span.end as usize..cell.end as usize).unwrap_or("");
        rest = if behind.trim().is_empty() {
            Span::new(cell.start as usize, date.span.start as usize)
        } else {
            Span::new(date.span.end as usize, cell.end as usize)
        };
    }
    let bare = without_unit(rest.of(text));
    let joints = [' ', '的', '（', '(', '）', ')', '：', ':', '/', '*'];
    let head = bare.trim_start_matches(joints);
    let start = rest.start as usize + (bare.len() - head.len());
    let head = head.trim_end_matches(joints);
    column.lists_measures = LISTS.contains(&head);
    column.former |= FORMER.contains(&head);
    column.status = status(head).or_else(|| status(label));
    let change = CHANGES.iter().filter_map(|w| find(head, w)).min();
    column.change |= change.is_some() || head.starts_in("较比") && head.chars().count() > 2;
    if column.change {
        column.base = base(label);
        // 涨跌幅, 升降幅: the sign tells.
        column.falls = holds_any(label, &["降幅", "跌幅", "下降"]).is_some() && !label.holds_in("增涨升");
    }
    // 本年比上年增减: no period of its own.
    if column.change && !label.contains(|c: char| c.is_ascii_digit()) {
        column.when = None;
    }
    column.share = !column.change && SHARES.iter().any(|w| head.ends_with(w));
    let noun = match change {
        Some(at) => head.get(..at).unwrap_or(""),
        None if column.change => "",
        None => head,
    };
    let noun = noun.trim_end_matches(joints);
    let plain = noun.is_empty()
        || PLAIN.contains(&noun)
        || column.status.is_some()
        || column.former
        || column.lists_measures
        || SHARES.contains(&noun)
        || !noun.chars().any(char::is_alphabetic);
    if !plain {
        column.measure = Some(Span::new(start, start + noun.len()));
    }
    column
}

/// What a head says that its movements are measured against.
fn base(label: &str) -> Option<Base> {
    let text = || without_unit(label).to_owned().into();
    let kind = if holds_any(label, &["年均", "复合"]).is_some() {
        BaseKind::Cagr
    } else if holds(label, "同比") || holds(label, "同期") {
        BaseKind::Yoy
    } else if holds(label, "环比") {
        BaseKind::Mom
    } else if label.holds_in("较比") {
        classify(label)
    } else if holds(label, "增速") {
        return Some(Base { kind: BaseKind::Yoy, text: Words::default() });
    } else {
        return None;
    };
    Some(Base { kind, text: text() })
}

/// What 增减 is measured against where two columns name their periods.
pub(super) fn between(now: &Period, then: &Period) -> BaseKind {
    let (Some(a), Some(b)) = (now.end, then.end) else { return BaseKind::Versus };
    let days = a.ordinal() - b.ordinal();
    match now.granularity {
        _ if (360..=370).contains(&days) => BaseKind::Yoy,
        _ if then.end.is_some_and(|e| e.month == 12 && e.day == 31) && (0..366).contains(&days) => {
            BaseKind::Ytd
        }
        Granularity::Quarter if (85..=95).contains(&days) => BaseKind::Qoq,
        Granularity::Month if (28..=31).contains(&days) => BaseKind::Mom,
        _ => BaseKind::Versus,
    }
}
