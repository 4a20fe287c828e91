//! The Chinese names of the report's stable names: exports are read by the readers of the documents.

/// The label of a stable name; a name without one stands for itself.
pub(super) fn label(name: &str) -> &str {
    LABELS.iter().find(|(key, _)| *key == name).map_or(name, |(_, label)| label)
}

const LABELS: &[(&str, &str)] = &[
    // Entities.
    ("person", "人物"),
    ("place", "地点"),
    ("bank", "银行"),
    ("company", "企业"),
    ("government", "政府机构"),
    ("association", "协会团体"),
    ("institute", "院校机构"),
    ("media", "媒体"),
    ("fund", "基金"),
    ("policy", "政策文件"),
    ("work", "作品"),
    ("product", "产品"),
    ("event", "活动"),
    // Figures.
    ("money", "金额"),
    ("percent", "百分比"),
    ("pp", "百分点"),
    ("bp", "基点"),
    ("multiple", "倍数"),
    ("fraction", "分数"),
    ("count", "数量"),
    ("measure", "度量"),
    ("duration", "期限"),
    ("date", "日期"),
    ("ordinal", "序数"),
    ("index_point", "点数"),
    ("docno", "文号"),
    ("security_code", "证券代码"),
    ("number", "数字"),
    // Relations and their roles.
    ("loan", "贷款"),
    ("credit_line", "授信"),
    ("investment", "投资"),
    ("acquisition", "收购"),
    ("ownership", "股权"),
    ("guarantee", "担保"),
    ("pledge", "质押"),
    ("bond", "债券"),
    ("policy_issue", "发布"),
    ("position", "任职"),
    ("cooperation", "合作"),
    ("signing", "签约"),
    ("lender", "贷款人"),
    ("borrower", "借款人"),
    ("amount", "金额"),
    ("term", "期限"),
    ("rate", "利率"),
    ("investor", "投资方"),
    ("investee", "被投资方"),
    ("share", "比例"),
    ("size", "规模"),
    ("founder", "发起方"),
    ("manager", "管理人"),
    ("acquirer", "收购方"),
    ("target", "标的"),
    ("parent", "上级"),
    ("child", "下级"),
    ("guarantor", "担保人"),
    ("debtor", "被担保人"),
    ("pledger", "出质人"),
    ("pledgee", "质权人"),
    ("issuer", "发布方"),
    ("title", "职务"),
    ("organisation", "机构"),
    ("party", "各方"),
    ("object", "事项"),
    ("done", "已发生"),
    ("planned", "拟议"),
    ("ended", "已终止"),
    // Directions.
    ("up", "上升"),
    ("down", "下降"),
    ("flat", "持平"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_label_is_found_once() {
        for (i, (name, text)) in LABELS.iter().enumerate() {
            assert_eq!(label(name), *text);
            assert!(LABELS.iter().skip(i + 1).all(|(other, _)| other != name), "{name} twice");
        }
        assert_eq!(label("neverheard"), "neverheard");
    }
}
