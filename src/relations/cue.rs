//! The words that templates look for in a sentence: one table, one pass, a bit a list.
//!
//! A sentence without a word of a template never sees that template.

use super::{modality, ownership};
use crate::cues::{Cues, Mark};
use std::sync::LazyLock;

/// What every sentence with a name has.
pub(super) const ALWAYS: u64 = 1 << 63;
pub(super) const SIGN: u64 = 1;
pub(super) const LOAN: u64 = 1 << 1;
pub(super) const LEND: u64 = 1 << 2;
pub(super) const BORROW: u64 = 1 << 3;
pub(super) const WE: u64 = 1 << 4;
pub(super) const SYNDICATE: u64 = 1 << 5;
pub(super) const CREDIT: u64 = 1 << 6;
pub(super) const CAPITAL: u64 = 1 << 7;
pub(super) const SUBSCRIBE: u64 = 1 << 8;
pub(super) const INVEST_IN: u64 = 1 << 9;
pub(super) const INVEST: u64 = 1 << 10;
pub(super) const ROUND: u64 = 1 << 11;
pub(super) const BACKER: u64 = 1 << 12;
pub(super) const ISSUE: u64 = 1 << 13;
pub(super) const TAKE_UP: u64 = 1 << 14;
pub(super) const MANAGER: u64 = 1 << 15;
pub(super) const BUY: u64 = 1 << 16;
pub(super) const HAND_OVER: u64 = 1 << 17;
pub(super) const SUBSIDIARY: u64 = 1 << 18;
pub(super) const OWN_SUBSIDIARY: u64 = 1 << 19;
pub(super) const TIE: u64 = 1 << 20;
pub(super) const HOLDER: u64 = 1 << 21;
pub(super) const HOLD: u64 = 1 << 22;
pub(super) const SHARE: u64 = 1 << 23;
pub(super) const GUARANTEE: u64 = 1 << 24;
pub(super) const PROVIDE: u64 = 1 << 25;
pub(super) const PLEDGE: u64 = 1 << 26;
pub(super) const TOGETHER: u64 = 1 << 27;
pub(super) const COOPERATE: u64 = 1 << 28;
pub(super) const JOIN: u64 = 1 << 29;
pub(super) const OFFICE: u64 = 1 << 30;
pub(super) const SIGN_PROJECTS: u64 = 1 << 31;
pub(super) const PLANNED: u64 = 1 << 32;
pub(super) const NOT_PLANNED: u64 = 1 << 33;
pub(super) const ENDED: u64 = 1 << 34;
pub(super) const UNREAL: u64 = 1 << 35;
pub(super) const TAKE_PART: u64 = 1 << 36;

const LISTS: &[(u64, &[&str])] = &[
    (SIGN, &["签署", "签订", "签定", "签下", "签约", "簽署", "簽訂"]),
    (SIGN_PROJECTS, &["签约"]),
    (LOAN, &["贷"]),
    // The lender acts: 甲银行向乙公司发放500万元信用贷款.
    (
        LEND,
        &[
            "给予", "发放", "提供", "投放", "办理", "放款", "批复", "审批", "发了", "贷出", "授予", "落地",
            "续贷", "贷款",
        ],
    ),
    // The borrower acts: 乙公司从甲银行获得500万元贷款.
    (BORROW, &["获得", "获批", "拿到", "取得", "申请到", "得到", "收到", "贷到", "获取", "获"]),
    (WE, &["我们", "我司", "我公司"]),
    (SYNDICATE, &["承贷"]),
    (CREDIT, &["授信"]),
    (CAPITAL, &["投", "出资", "认缴", "增资", "注资", "认购", "融资"]),
    (SUBSCRIBE, &["认缴出资", "认缴", "出资", "投资", "增资"]),
    (INVEST_IN, &["投资", "增资", "注资", "出资", "注入"]),
    (INVEST, &["投资"]),
    (ROUND, &["领投", "跟投", "联合投资", "独家投资"]),
    (TAKE_PART, &["参投", "参与", "加注", "追加", "跟进", "加持"]),
    (BACKER, &["出资方", "出资人", "投资方"]),
    (ISSUE, &["发行", "發行"]),
    (TAKE_UP, &["认购"]),
    (MANAGER, &["管理人"]),
    (BUY, &["收购", "受让", "购买", "竞得", "并购", "收購", "入主"]),
    (HAND_OVER, &["转让给", "出售给", "转让予", "过户给"]),
    (SUBSIDIARY, ownership::SUBSIDIARIES),
    (OWN_SUBSIDIARY, &["全资子公司", "控股子公司", "子公司", "附属公司"]),
    (TIE, ownership::TIES),
    (HOLDER, &["控股股东", "第一大股东", "母公司", "间接控股股东", "直接控股股东", "大股东"]),
    (HOLD, &["持有", "持股"]),
    (SHARE, &["持股"]),
    (GUARANTEE, &["担保", "连带责任保证", "保证担保", "擔保"]),
    (PROVIDE, &["提供"]),
    (PLEDGE, &["质押"]),
    (TOGETHER, &["共同", "联合", "携手", "协同"]),
    (COOPERATE, &["合作"]),
    (JOIN, &["共同", "联合", "携手", "协同", "合作", "共建", "会同"]),
    (PLANNED, modality::PLANNED),
    (NOT_PLANNED, modality::NOT_PLANNED),
    (ENDED, modality::ENDED),
    (UNREAL, modality::UNREAL),
    (OFFICE, &["任", "选", "代行", "辞去", "免去", "核准"]),
];

static CUES: LazyLock<Cues> = LazyLock::new(|| Cues::new(LISTS));

/// The cues of a sentence in text order.
pub(super) fn read(sentence: &str, start: u32) -> Vec<Mark> {
    let mut marks = Vec::new();
    CUES.scan(sentence, start, &mut marks);
    marks
}
