//! A phrase without what counts, notes or leads it on: 一、广义货币, 全年降水量, （法人口径）.

use super::scene::Scene;
use crate::cues::Cues;
use crate::figures::Phrase;
use crate::phrases::{ends_any, starts_any};
use crate::span::Span;
use std::sync::LazyLock;

/// What a phrase may lose, found in one pass: most have nothing of it.
static CUES: LazyLock<Cues> = LazyLock::new(|| {
    Cues::new(&[(WAY, &["方式"]), (LEAD, &["最高", "计划"]), (EACH, &["各"]), (NOTE, &["（", "("])])
});
const WAY: u64 = 1;
const LEAD: u64 = 2;
const EACH: u64 = 4;
const NOTE: u64 = 8;

/// 商业银行（法人口径，下同）不良贷款余额: without what the brackets say about how it is counted.
fn without_note(text: &str) -> Option<Box<str>> {
    const NOTES: &[&str] = &["口径", "下同", "不含", "含", "未经", "以下", "单位", "包括", "剔除"];
    let (before, rest) = text.split_once(['（', '('])?;
    let (note, behind) = rest.split_once(['）', ')'])?;
    let kept = !before.is_empty() && !behind.is_empty() && crate::phrases::holds_any(note, NOTES).is_some();
    kept.then(|| format!("{before}{behind}").into())
}

/// Without what counts sections or only says for how long, and without the verb that keeps it: 一、广义货币, 全年降水量, 失业率控制.
pub(super) fn bare(scene: &Scene<'_>, p: Phrase) -> Option<Phrase> {
    const LEADS: &[&str] = &["低于", "高于", "全年", "累计", "合计", "共计", "当年", "年内", "同期", "对应"];
    const GIVEN: &[&str] = &["补助", "补贴", "奖励", "资助", "扶持", "支持", "贴息", "授信", "贷款"];
    const TAILS: &[&str] = &[
        "控制", "累计", "合计", "共计", "总计", "超", "约", "平均", "全", "普遍", "拟", "破", "仍", "年内",
        "为", "月末", "期末", "等",
    ];
    if p.text.is_some() {
        return Some(p);
    }
    let whole = p.span.of(scene.text);
    let held = CUES.lists(whole);
    let mut text = whole;
    let number = |c: char| {
        matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '0'..='9')
    };
    let marked = text.trim_start_matches(number);
    if marked.len() < text.len()
        && let Some(rest) = marked.strip_prefix(['、', '.', '．'])
        && !rest.starts_with(number)
    {
        text = rest.trim_start();
    }
    // 据中整协统计非法从业人数.
    let told = scene.text.get(..p.span.start as usize).is_some_and(|t| t.ends_with('据'));
    if told && let Some(at) = crate::phrases::find(text, "统计") {
        text = text.get(at + "统计".len()..).unwrap_or(text).trim_start_matches(['，', ',', ' ']);
    }
    // 以集中竞价方式减持公司股份: how, and then what.
    if held & WAY != 0
        && let Some(at) = crate::phrases::find(text, "方式")
    {
        text = text.get(at + "方式".len()..).filter(|t| !t.is_empty()).unwrap_or(text);
    }
    // 自2025年起存款准备金优惠; 2025E PE.
    let before = scene.text.get(..p.span.start as usize).unwrap_or("");
    if before.ends_with(['年', '月', '日']) || before.ends_with(|c: char| c.is_ascii_digit()) {
        let rest = text.strip_prefix('起').or_else(|| text.strip_prefix("E "));
        text = rest.filter(|r| r.len() > 3 || r.is_ascii()).unwrap_or(text);
    }
    // 在中央财政贴息1.5个百分点基础上再贴息.
    text = text
        .strip_prefix("基础上")
        .map(|t| t.trim_start_matches('再'))
        .filter(|t| !t.is_empty())
        .unwrap_or(text);
    // 假设组件价格上涨.
    let if_ = starts_any(text, &["假设", "假如", "如果", "若"]).and_then(|w| text.get(w.len()..));
    text = if_.filter(|t| t.len() > 3).unwrap_or(text);
    if matches!(text, "记者" | "超" | "拟" | "此前拟" | "请") {
        return None;
    }
    // 企业最高补助, 项目计划总投资.
    let leads = [("最高", GIVEN), ("计划", &["总投", "投资"] as &[&str])];
    for (lead, nouns) in leads.into_iter().filter(|_| held & LEAD != 0) {
        let rest = crate::phrases::find(text, lead).and_then(|at| text.get(at + lead.len()..));
        text = rest.filter(|rest| starts_any(rest, nouns).is_some()).unwrap_or(text);
    }
    // 影响CPI下降, 处罚款: what is moved, what is given.
    if let Some(verb) = starts_any(text, &["影响", "拉动", "拖累", "并处", "处"])
        && let Some(rest) = text.get(verb.len()..)
        && (starts_any(rest, &["罚款", "罚金"]).is_some()
            || verb.len() > 3
                && starts_any(rest, &["CPI", "PPI", "GDP", "总水平", "居民", "经济增长", "生产总值"])
                    .is_some())
    {
        text = rest;
    }
    // 对时任总监某某罚款15.5万元.
    if let Some(fine) = ends_any(text, &["罚款", "罚金"]).filter(|f| f.len() < text.len()) {
        text = text.get(text.len() - fine.len()..).unwrap_or(text);
    }
    // （IV期）的治疗费用: the bracket explained what stands before.
    if let Some((_, rest)) = text.strip_prefix(['（', '(']).and_then(|t| t.split_once(['）', ')'])) {
        text = rest.trim_start_matches(['的', ' ']);
    }
    let long = |t: &str| t.len() > 3 || t.starts_with(|c: char| c.is_ascii_uppercase());
    if let Some(rest) = starts_any(text, LEADS)
        .and_then(|l| text.get(l.len()..))
        .filter(|r| long(r) && starts_any(r, &["目标", "计划", "任务", "预算"]).is_none())
    {
        text = rest.trim_start_matches('的');
    }
    // 中信证券、华夏证券各认缴: who does it is not what it is.
    if held & EACH != 0
        && let Some(at) = crate::phrases::find(text, "各")
        && let Some(rest) = text.get(at + '各'.len_utf8()..)
        && starts_any(rest, &["认缴", "出资", "持有", "持股"]).is_some()
    {
        text = rest;
    }
    // 主力合约, 社会: ends of other words.
    let part = text.ends_with(['约', '約']) && ends_any(text, &["合约", "契约", "条约", "公约"]).is_some();
    let text_will = text
        .strip_suffix('会')
        .filter(|t| ends_any(t, &["幅", "率", "额", "量", "价格", "余额", "规模"]).is_some());
    text = text_will.unwrap_or(text);
    let account =
        part || ends_any(text, &["资产总计", "资产合计", "负债合计", "负债总计", "权益合计"]).is_some();
    if let Some(tail) = ends_any(text, TAILS).filter(|_| !account)
        && let Some(rest) = text.get(..text.len() - tail.len()).filter(|r| long(r))
    {
        text = rest;
    }
    let start = p.span.start as usize + (text.as_ptr() as usize - whole.as_ptr() as usize);
    let span = Span::new(start, start + text.len());
    let noted = if held & NOTE != 0 { without_note(text) } else { None };
    (!text.is_empty()).then_some(Phrase { span, text: noted, entity: p.entity })
}
