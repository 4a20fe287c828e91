//! Words that phrases keep, or end with, against their part of speech.

use crate::phrases::Phrases;
use std::sync::LazyLock;

/// Whether a verb also stands before a noun of amount.
pub(super) fn is_soft(word: &str) -> bool {
    static INDEX: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(SOFT));
    INDEX.has(word)
}

/// Whether a word stands in names of measures though its part of speech would cut it.
pub(super) fn is_kept(word: &str) -> bool {
    static INDEX: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(KEEP));
    INDEX.has(word)
}

/// Verbs that also stand before a noun of amount.
const SOFT: &[&str] = &[
    "中标", "征收", "发行", "服务", "支持", "建设", "支付", "认定", "安排", "分配", "组织", "购买", "走访",
    "孵化", "签约", "承担", "持有", "派发", "收购", "认购", "受让", "出售", "实施", "发放", "投放", "覆盖",
    "缴纳", "维持", "增持", "减持", "回购", "质押", "成交", "分红",
];
/// Verbs that are nouns of money, wherever they stand behind a number.
pub(super) const NOMINAL: &[&str] = &[
    "授信", "融资", "贷款", "投资", "担保", "补贴", "补助", "奖励", "回购", "借款", "捐赠", "分红", "增资",
    "赔付", "理赔", "资助", "承诺", "缺口", "保证",
];
/// Those that take a noun behind them elsewhere.
pub(super) const AIDS: &[&str] =
    &["支持", "服务", "申请", "合作", "采购", "交易", "保障", "让利", "转移", "扶持"];
pub(super) const AMOUNTS: &[&str] = &[
    "价格", "收入", "金额", "规模", "数量", "费用", "成本", "面积", "总额", "余额", "额", "率", "量", "费",
    "价", "次数", "人数", "户数", "家数", "资金", "比例", "倍数", "对价", "总价", "均价",
];

/// Words that stand in names of measures though their part of speech would cut it.
const KEEP: &[&str] = &[
    "总",
    "净",
    "本级",
    "中期",
    "各项",
    "其他",
    "即时",
    "规模以上",
    "以上",
    "平均",
    "人均",
    "户均",
    "亩均",
    "全",
    "各",
    "年",
    "月",
    "日均",
    "共同",
    "新增",
    "归属",
    "归",
    "最终",
    "单",
    "首",
    "不良",
    "未",
    "再",
    "非",
    "自",
    "直接",
    "间接",
    "实际",
    "每股",
    "每",
    "同业",
    "普惠",
    "对外",
    "对公",
    "跨境",
    "线上",
    "线下",
    "存",
    "贷",
    "购",
    "售",
    "本地",
    "外来",
    "年末",
    "期末",
    "年初",
    "本外币",
    "当期",
    "当年",
    "特别",
    "长期",
    "一次性",
    "首期",
    "所有者",
    "特",
    "逾期",
    "超",
];
