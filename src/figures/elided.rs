//! Money whose 元 is left out: 500万信用贷款, 近150亿项目, 百亿信贷, 融资3亿.

use super::decimal::Decimal;
use super::quantity::Quantity;
use super::text::{is_han, skip_spaces};
use super::{Kind, UnitFrom};
use crate::cues::Cues;
use crate::phrases;
use crate::phrases::Sets;
use std::sync::LazyLock;

/// Nouns of money that follow an amount.
const BEHIND: &[&str] = &[
    "贷款",
    "信贷",
    "信用贷",
    "授信",
    "融资",
    "资金",
    "基金",
    "募资",
    "投资",
    "项目",
    "订单",
    "大单",
    "债券",
    "债务",
    "负债",
    "收入",
    "营收",
    "利润",
    "净利",
    "市值",
    "资产",
    "存款",
    "补贴",
    "补助",
    "奖励",
    "奖金",
    "注资",
    "增资",
    "估值",
    "保费",
    "财政",
    "税收",
    "税费",
    "红包",
    "消费券",
    "额度",
    "支持",
    "担保",
    "成交",
    "大关",
    "减税",
    "赔偿",
    "罚款",
    "罚单",
    "年薪",
    "现金",
    "资本",
    "股权投资",
    "信用",
    "知识产权质押",
    "科创贷",
    "流动资金",
    "国债",
    "专项债",
    "特别国债",
    "定增",
    "回购",
    "分红",
    "并购",
    "私募",
    "公募",
    "理财",
    "保险",
    "产值",
    "交易额",
    "销售额",
    "GMV",
    "营业",
    "巨资",
    "巨额",
    "出资",
    "扶持",
    "专项",
    "科技金融",
    "信托",
    "投入",
    "级基金",
    "级融资",
    "级项目",
    "级市场",
    "级产业",
    "级集群",
    "级市值",
    "级资金",
    "级订单",
    "级贷款",
    "规模",
    "元",
    "产业集群",
    "赛道",
    "新赛道",
    "市场",
    "盘子",
    "母基金",
    "子基金",
    "大基金",
    "大项目",
    "意向",
    "签约",
    "逆回购",
    "MLF",
    "债",
    "存单",
    "票据",
];

/// Nouns and verbs of money that an amount follows.
const BEFORE: &[&str] = &[
    "融资",
    "投资",
    "募资",
    "规模",
    "营收",
    "收入",
    "亏损",
    "净利",
    "利润",
    "市值",
    "估值",
    "成交额",
    "成交",
    "销售额",
    "产值",
    "余额",
    "授信",
    "贷款",
    "募集",
    "注资",
    "出资",
    "总额",
    "金额",
    "奖池",
    "资产",
    "负债",
    "存款",
    "保费",
    "成本",
    "费用",
    "补贴",
    "奖励",
    "借款",
    "放款",
    "发放",
    "分红",
    "耗资",
    "斥资",
    "身家",
    "债务",
    "增资",
    "注册资本",
    "价格",
    "售价",
    "票房",
    "资金",
    "盈利",
    "总资产",
    "净资产",
    "预算",
    "投入",
    "支出",
    "税收",
    "罚款",
    "罚",
    "赔偿",
    "认购",
    "回购",
    "减持",
    "增持",
    "套现",
    "交易额",
    "GDP",
    "理财",
    "贷",
    "贴息",
    "上限",
    "限额",
    "额度",
    "补助",
    "资助",
    "奖金",
    "资本",
    "净买入",
    "净卖出",
    "流入",
    "流出",
    "净投放",
    "净回笼",
    "净申购",
    "净赎回",
    "净买",
    "净卖",
];

/// What is counted in 亿 and 万 without being money.
const OTHER: &[&str] = &[
    "人口", "用户", "人次", "粉丝", "播放", "阅读", "下载", "访问", "注册", "网民", "会员", "产量", "销量",
    "出货", "订阅", "流量", "参数", "浏览", "点击", "客流", "游客", "就业", "客户", "人数", "户数", "数量",
    "次数", "股本", "面积", "token", "Token", "月活", "日活", "活跃", "观看", "股数", "人群", "受众", "算力",
    "词元", "数据", "里程", "客戶", "用戶", "戶數", "人數", "會員", "遊客",
];

/// Nouns of money that may stand farther off.
const NOUNS: &[&str] = &["基金", "融资", "贷款", "信贷", "投资", "订单", "补贴", "债券", "授信"];

const AMOUNTS: u64 = 1;
const COUNTED: u64 = 2;
const FUNDS: u64 = 4;

static CUES: LazyLock<Cues> =
    LazyLock::new(|| Cues::new(&[(AMOUNTS, BEFORE), (COUNTED, OTHER), (FUNDS, NOUNS)]));

/// Makes money of bare quantities in 万 and 亿 where the words beside them say so.
pub(crate) fn elide(text: &str, quantities: &mut [Quantity]) {
    let mut last_end = None;
    for quantity in quantities.iter_mut() {
        if quantity.kind == Some(Kind::Money) {
            last_end = Some(quantity.end());
        }
        if quantity.kind.is_some() || quantity.big_power == 0 || quantity.glued || quantity.fraction.is_some()
        {
            continue;
        }
        // A unit that was refused (（百万美元） as a heading) does not make money either.
        if super::unit::unit_at(text, quantity.end())
            .is_some_and(|(_, family, _)| family == super::unit::Family::Money)
        {
            continue;
        }
        // 有望过亿: 亿 alone is an amount where a word says that it is reached.
        let alone = quantity.implied && quantity.number.of(text).chars().count() == 1;
        let bare_unit = alone
            && !(quantity.big_power == 8
                && text.get(..quantity.start()).is_some_and(|t| t.ends_in("过破超")));
        // 100兆 is a bandwidth: 兆 counts money only beside a currency.
        let mega = quantity.number.of(text).ends_with('兆');
        if bare_unit || mega || quantity.value < Decimal::from_int(10_000) {
            continue;
        }
        if is_money(text, quantity) || changes_money(text, last_end, quantity) {
            last_end = Some(quantity.end());
            quantity.kind = Some(Kind::Money);
            quantity.unit.code = "CNY";
            quantity.unit.from = Some(UnitFrom::Elided);
            quantity.rule = "money.elided";
        }
    }
}

/// 余额1.81万亿，较前一日减少31.2亿: the change of an amount named just before.
fn changes_money(text: &str, last_end: Option<usize>, quantity: &Quantity) -> bool {
    const VERBS: &[&str] = &[
        "增加",
        "减少",
        "下降",
        "上升",
        "回落",
        "净增",
        "多增",
        "少增",
        "新增",
        "增长",
        "缩减",
        "缩水",
        "增加近",
        "增加超",
        "增加约",
        "减少近",
        "减少超",
        "减少约",
    ];
    let Some(gap) = last_end.and_then(|end| text.get(end..quantity.start())) else { return false };
    gap.len() < 60
        && gap.holds_in("，,（(")
        && !gap.holds_in("。；\n人户家")
        && phrases::ends_any(gap, VERBS).is_some()
}

fn is_money(text: &str, quantity: &Quantity) -> bool {
    let end = skip_spaces(text, quantity.end());
    let rest = text.get(end..).unwrap_or("");
    let rest = rest.strip_prefix('级').unwrap_or(rest);
    let rest = rest.strip_prefix(['的', '“', '"']).unwrap_or(rest);
    if phrases::starts_any(rest, BEHIND).is_some() {
        return true;
    }
    // 百亿AI基金, 5000万天使轮融资: the noun may stand a few characters off in the same phrase.
    let apart = |c: &char| !is_han(*c) && !c.is_ascii_alphanumeric();
    let reach = rest.chars().take(8).take_while(|c| !apart(c)).map(char::len_utf8).sum();
    let phrase = CUES.lists(rest.get(..reach).unwrap_or(""));
    let stops = |c: &char| matches!(c, '。' | '；' | '，' | '\n' | ',' | ';' | '：' | '、');
    let left = text.get(..quantity.start()).unwrap_or("");
    let back = |most: usize| {
        let width: usize = left.chars().rev().take(most).take_while(|c| !stops(c)).map(char::len_utf8).sum();
        left.get(left.len() - width..).unwrap_or("")
    };
    let before = back(12);
    if (CUES.lists(before) | phrase) & COUNTED != 0 {
        return false;
    }
    if phrase & FUNDS != 0 {
        return true;
    }
    if CUES.lists(back(7)) & AMOUNTS != 0 {
        return !rest.starts_in("人户家吨亩平");
    }
    // 亿 in a headline is money: “600亿，国家级AI基金…”.
    let closed = rest.is_empty() || rest.starts_in("，。！？、；,!\n”：+ ");
    let hundred_million = quantity.big_power >= 8;
    hundred_million
        && closed
        && (before.is_empty() || before.ends_with(|c: char| !is_han(c)) || before.ends_in("超近约达逾破"))
}
