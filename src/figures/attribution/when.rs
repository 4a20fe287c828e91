//! Which date governs a figure: the nearest before it in its clause or sentence, else the one that its paragraph goes on with.

use super::marks;
use super::phrase::Scene;
use super::reading::Reading;
use crate::clean::BlockKind;
use crate::cues::{Mark, last_within};
use crate::figures::{Figure, TimeRelation};
use crate::phrases::starts_any;

#[derive(Clone, Debug, Default)]
pub(super) struct Governing {
    /// The last date of the running sentence that is no base of comparison.
    here: Option<usize>,
    /// The last date that a clause of this sentence begins with.
    topic: Option<usize>,
    /// The last topic of the sentences before, in this block.
    carried: Option<usize>,
    /// Where the last word of the sentences before ends that brings the story back to now.
    now: Option<Mark>,
}

/// Words behind a date that make it part of a name: “十四五”规划, 2024年政府工作报告.
const NAMES: &[&str] =
    &["规划", "纲要", "政府工作报告", "行动方案", "年度报告", "年报", "半年报", "季报", "工作会议", "预算"];
/// Words that bring the story back to the day of writing.
pub(super) const NOW: &[&str] = &["目前", "如今", "当前", "现在", "截至目前", "迄今"];
/// What may stand between the start of a clause and its date.
const LEADS: &[&str] = &[
    "截至",
    "截止",
    "截止到",
    "在",
    "自",
    "从",
    "到",
    "据统计",
    "其中",
    "早在",
    "预计",
    "但",
    "而",
    "公司",
    "我们预计",
    "预测",
];

impl Governing {
    /// A new block: only lists and tables go on with the dates of the block before.
    pub(super) fn enter(&mut self, kind: BlockKind) {
        let latest = self.topic.take().or(self.carried);
        self.here = None;
        self.carried = if matches!(kind, BlockKind::ListItem | BlockKind::TableRow) { latest } else { None };
    }

    /// A new sentence; `marks` are those of the one before.
    pub(super) fn sentence(&mut self, marks: &[Mark]) {
        self.now = marks.iter().rfind(|m| m.lists & marks::NOW != 0).copied().or(self.now);
        self.carried = self.topic.take().or(self.carried);
        self.here = None;
    }

    /// 近5年来: another time than that of the sentences before.
    pub(super) fn leaves(&mut self) {
        self.carried = None;
        self.here = None;
        self.topic = None;
    }

    pub(super) fn date(&mut self, text: &str, figures: &[Figure], at: usize, sentence_start: usize) {
        let Some(date) = figures.get(at) else { return };
        let deadline = date.period.as_ref().is_some_and(|p| {
            matches!(p.relation, TimeRelation::Before | TimeRelation::After | TimeRelation::Until)
        });
        if date.base.is_some() || deadline {
            return;
        }
        let (start, end) = (date.span.start as usize, date.span.end as usize);
        let rest = text.get(end..).unwrap_or("").trim_start_matches(['”', '"', '）', ')', '时', '期']);
        if starts_any(rest, NAMES).is_some() {
            return;
        }
        self.here = Some(at);
        let mut open = sentence_start.max(start.saturating_sub(60));
        while open < start && !text.is_char_boundary(open) {
            open += 1;
        }
        let left = text.get(open..start).unwrap_or("");
        let clause = left
            .rsplit(['，', ',', '：', '；', '•', '■', '◼', '➢', '。'])
            .next()
            .unwrap_or("")
            .trim_matches([' ', '“', '（', '(', '”']);
        if clause.is_empty() || LEADS.contains(&clause) {
            self.topic = Some(at);
        }
    }

    pub(super) fn of(
        &self,
        scene: &Scene<'_>,
        figures: &[Figure],
        at: usize,
        r: &Reading,
        from: usize,
    ) -> Option<u32> {
        let direct = r.date.filter(|d| *d >= from);
        let found = direct.or(self.here).or(self.carried)?;
        let date = figures.get(found)?;
        let start = figures.get(at)?.span.start;
        // 2019年…，目前已达: the date is past.
        let end = date.span.end;
        let now = last_within(&scene.marks, marks::NOW, end, start).or(self.now.filter(|m| m.start >= end));
        if end <= start && start - end < 400 && now.is_some() {
            return None;
        }
        u32::try_from(found).ok()
    }
}
