//! What a phrase beside a figure is when it is no measure: idle words, parties, one of several, lengths of time, shares.

use crate::phrases::{ends_any, rfind};
use crate::span::{Clean, Span};

/// Words that stand before a number and name nothing that is measured: 仅剩3家, 明显高于4.07%, 企业最高可获500万元.
pub(super) fn is_idle(text: &str) -> bool {
    const IDLE: &[&str] = &[
        "明显",
        "显著",
        "大幅",
        "趋势",
        "态势",
        "低点",
        "高点",
        "对应",
        "仅剩",
        "即为",
        "此外",
        "同期",
        "几乎",
        "连续",
        "平均",
        "拟向",
        "距离",
        "年初",
        "高峰期",
        "可能",
        "全部",
        "造成",
        "使用",
        "少",
        "至少",
        "申请",
        "提供",
    ];
    // 船长370米，宽38米: these measure by themselves.
    const MEASURES: &str = "长宽高重深厚价率额量長寬價額";
    let mut chars = text.chars();
    let one =
        matches!((chars.next(), chars.next()), (Some(c), None) if !c.is_ascii() && !MEASURES.contains(c));
    let per = text.starts_with('每') && text.len() <= 9;
    one || per
        || text.starts_with("个交易日")
        || IDLE.contains(&text)
        || ends_any(text, &["可获", "可获得", "最高可", "可达"]).is_some()
}

/// Parties that own an amount and are none.
pub(super) fn is_party(text: &str) -> bool {
    ends_any(text, &["企业", "公司", "银行", "机构", "居民", "部门", "集团", "企業", "銀行"]).is_some()
}

/// 单个项目, 每家企业: to whom or to what an amount goes.
pub(super) fn is_recipient(text: &str) -> bool {
    const WHOM: &[&str] = &[
        "项目",
        "企业",
        "单位",
        "机构",
        "主体",
        "个人",
        "家庭",
        "平台",
        "园区",
        "基地",
        "中心",
        "团队",
        "人才",
        "公司",
        "客户",
        "用户",
        "农户",
        "商户",
        "集团",
        "产品",
        "科学家",
        "法人",
        "借款人",
        "单户",
    ];
    ends_any(text, WHOM).is_some()
}

/// What is given, in the words before: 给予补助，单个项目最高2000万元.
pub(super) fn aid_before(text: &str, floor: usize, end: usize) -> Option<Span<Clean>> {
    const AIDS: &[&str] = &[
        "补助", "补贴", "奖励", "资助", "扶持", "支持", "贴息", "奖补", "授信", "贷款", "补偿", "担保",
        "额度",
    ];
    let left = text.get(floor..end)?;
    let (at, aid) = AIDS.iter().filter_map(|aid| Some((rfind(left, aid)?, aid))).max()?;
    Some(Span::new(floor + at, floor + at + aid.len()))
}

/// Words for one of several.
pub(super) fn is_which(text: &str) -> bool {
    matches!(text, "首笔" | "首单" | "首批" | "首期" | "单笔" | "每笔" | "该笔" | "一期" | "二期" | "首个")
}

/// Measures that a length of time states.
pub(super) fn tells_time(text: &str) -> bool {
    const WORDS: &[&str] =
        &["期", "期限", "时间", "耗时", "时限", "年限", "时长", "天数", "寿命", "经验", "用时", "历史", "龄"];
    ends_any(text, WORDS).is_some()
}

/// 占比, 占GDP比重: a share that does not say of what it is one.
pub(super) fn is_bare_share(text: &str) -> bool {
    text == "占比" || text == "比重" || text == "占有率" || text.starts_with('占')
}
