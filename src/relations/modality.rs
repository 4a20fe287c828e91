//! Whether something happened, is planned, ended, or is only wished for: the words of its clause before it tell.

use super::sentence::Sentence;
use super::{RelationStatus, cue};
use crate::phrases::{holds, holds_any};

/// What is said of the future.
pub(super) const PLANNED: &[&str] = &[
    "拟", "计划", "将", "预计", "有望", "意向", "筹划", "准备", "即将", "打算", "申请", "力争", "擬", "试图",
];
/// What only looks like it.
pub(super) const NOT_PLANNED: &[&str] =
    &["将其", "模拟", "虚拟", "将来", "计划生育", "上述申请", "行动计划", "将所持", "将持"];
pub(super) const ENDED: &[&str] = &["不再", "终止", "解除", "取消", "撤销", "辞去", "卸任", "免去"];
/// A demand, a condition or a denial: 鼓励银行加大投放, 若甲公司未获贷款.
pub(super) const UNREAL: &[&str] = &[
    "鼓励",
    "引导",
    "要求",
    "应当",
    "应该",
    "不得",
    "如果",
    "一旦",
    "假设",
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

/// The status that the words of its clause give what stands at byte `at`.
pub(super) fn status(sentence: &Sentence<'_>, at: u32) -> RelationStatus {
    let before = || sentence.marks_in(sentence.clause(at).start, at);
    let looks = |m: u32| before().any(|n| n.lists & cue::NOT_PLANNED != 0 && n.start <= m && m < n.end);
    let planned = || before().any(|m| m.lists & cue::PLANNED != 0 && !looks(m.start));
    if before().any(|m| m.lists & cue::ENDED != 0) {
        RelationStatus::Ended
    } else if planned() || is_moved(sentence, at) {
        RelationStatus::Planned
    } else {
        RelationStatus::Done
    }
}

/// 审议通过关于收购甲公司的议案, 拟以发行股份的方式，收购甲公司: a motion, or the end of a plan that the clause before begins.
fn is_moved(sentence: &Sentence<'_>, at: u32) -> bool {
    let clause = sentence.clause(at);
    if sentence.between(at, clause.end).contains("的议案") {
        return true;
    }
    let begins = clause.start > sentence.span.start
        && clause.start + 18 >= at
        && !sentence.groups.iter().any(|g| (clause.start..at).contains(&g.span.start));
    begins && {
        let plan = sentence.between(sentence.clause(clause.start - 1).start, clause.start);
        let words = ["拟以", "拟通过", "拟向", "拟使用", "拟用", "拟斥", "拟出", "筹划", "擬以"];
        holds_any(plan, &words).is_some() && !holds(plan, "模拟") && !holds(plan, "虚拟")
    }
}

/// Whether the words of its clause make what stands at byte `at` a wish or a denial.
pub(super) fn is_unreal(sentence: &Sentence<'_>, at: u32) -> bool {
    sentence.marks_in(sentence.clause(at).start, at).any(|m| m.lists & cue::UNREAL != 0)
}

#[cfg(test)]
mod tests {
    use crate::relations::testing::check;

    #[test]
    fn the_words_before_a_verb_tell_its_status() {
        check(&[
            ("{c:甲公司}拟收购{c:乙公司}。", &["acquisition planned acquirer=甲公司 target=乙公司"]),
            ("{c:甲公司}将收购{c:乙公司}。", &["acquisition planned acquirer=甲公司 target=乙公司"]),
            ("{c:甲公司}终止收购{c:乙公司}。", &["acquisition ended acquirer=甲公司 target=乙公司"]),
            ("{c:甲公司}以模拟方式收购{c:乙公司}。", &["acquisition acquirer=甲公司 target=乙公司"]),
            ("{c:甲公司}曾试图收购{c:乙公司}。", &["acquisition planned acquirer=甲公司 target=乙公司"]),
            ("鼓励{c:甲公司}收购{c:乙公司}。", &[]),
        ]);
    }
}
