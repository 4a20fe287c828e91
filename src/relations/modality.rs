//! Whether something happened, is planned, ended, or is only wished for.

use super::RelationStatus;

/// What is said of the future.
const PLANNED: &[&str] =
    &["拟", "计划", "将", "预计", "有望", "意向", "筹划", "准备", "即将", "打算", "申请", "力争", "擬"];
/// What only looks like it.
const NOT_PLANNED: &[&str] =
    &["将其", "模拟", "虚拟", "将来", "计划生育", "上述申请", "行动计划", "将所持", "将持有"];

/// The status that the words of a clause before its verb give it.
pub(super) fn status(before: &str) -> RelationStatus {
    let mut text = before.to_owned();
    for word in NOT_PLANNED {
        text = text.replace(word, "");
    }
    let planned = PLANNED.iter().any(|w| text.contains(w));
    let ended =
        ["不再", "终止", "解除", "取消", "撤销", "辞去", "卸任", "免去"].iter().any(|w| text.contains(w));
    match (ended, planned) {
        (true, _) => RelationStatus::Ended,
        (false, true) => RelationStatus::Planned,
        _ => RelationStatus::Done,
    }
}

/// A demand, a condition or a denial: 鼓励银行加大投放, 若甲公司未获贷款.
pub(super) fn is_unreal(before: &str) -> bool {
    const WORDS: &[&str] = &[
        "鼓励",
        "引导",
        "要求",
        "应当",
        "应该",
        "不得",
        "如果",
        "假如",
        "倘若",
        "若",
        "未能",
        "没有",
        "无法",
        "尚未",
        "拒绝",
        "不予",
        "难以",
        "否认",
        "不存在",
        "是否",
        "希望",
        "建议",
        "呼吁",
        "督促",
        "推动各",
        "指导各",
    ];
    WORDS.iter().any(|w| before.contains(w))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_before_a_verb_tell_its_status() {
        for (text, expected) in [
            ("甲公司拟", RelationStatus::Planned),
            ("甲公司将其", RelationStatus::Done),
            ("甲公司将", RelationStatus::Planned),
            ("王某不再", RelationStatus::Ended),
            ("甲银行", RelationStatus::Done),
        ] {
            assert_eq!(status(text), expected, "{text}");
        }
        assert!(is_unreal("鼓励银行") && !is_unreal("甲银行向"));
    }
}
