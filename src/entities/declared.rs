//! What a bracket declares: （以下简称“甲”“乙”）.

use crate::span::{Clean, Span};

/// The names between quotes, or the rest of the bracket where there are none.
pub(super) fn declared_names(said: &str, at: usize, out: &mut Vec<Span<Clean>>) {
    let mut open = None;
    for (i, c) in said.char_indices() {
        match c {
            '“' | '「' | '‘' | '『' => open = Some(i + c.len_utf8()),
            '"' | '\'' if open.is_none() => open = Some(i + c.len_utf8()),
            '”' | '」' | '’' | '』' | '"' | '\'' => {
                if let Some(start) = open.take() {
                    out.push(Span::new(at + start, at + i));
                }
            }
            _ => {}
        }
    }
    if out.is_empty() {
        let lead = said.len() - said.trim_start_matches(['为', '：', ':', ' ', '“', '"']).len();
        let body = said.get(lead..).unwrap_or("");
        let len = body.find(['，', ',', ' ', '；', ';', '、', '。']).unwrap_or(body.len());
        if (6..=36).contains(&len) {
            out.push(Span::new(at + lead, at + lead + len));
        }
    }
}

/// Words that a declaration gives to anything.
pub(super) const GENERIC_ALIASES: &[&str] = &[
    "公司",
    "我公司",
    "我司",
    "本公司",
    "上市公司",
    "目标公司",
    "标的公司",
    "交易对方",
    "发行人",
    "甲方",
    "乙方",
    "丙方",
    "集团",
    "本集团",
    "该行",
    "本行",
    "我行",
    "基金",
    "本基金",
    "报告",
    "方案",
    "意见",
    "办法",
    "本次交易",
    "交易标的",
    "受让方",
    "转让方",
    "申请人",
    "被申请人",
    "原告",
    "被告",
    "平台",
    "项目",
    "合资公司",
    "子公司",
    "母公司",
    "控股股东",
    "保荐机构",
    "主承销商",
    "中心",
    "协会",
    "委员会",
    "合作社",
    "协议",
    "合同",
];
