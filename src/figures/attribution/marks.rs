//! The words of a sentence that say what its figures are: found once a sentence, asked once a figure.

use super::{generic, status, subject, when};
use crate::cues::{Cues, Mark};
use std::sync::LazyLock;

pub(super) const FORECAST: u64 = 1;
pub(super) const TARGET: u64 = 1 << 1;
pub(super) const PLAN: u64 = 1 << 2;
pub(super) const PLAN_NAME: u64 = 1 << 3;
pub(super) const DONE: u64 = 1 << 4;
pub(super) const GENERIC: u64 = 1 << 5;
pub(super) const SEVERAL: u64 = 1 << 6;
pub(super) const NOW: u64 = 1 << 7;
pub(super) const PERIOD: u64 = 1 << 8;
pub(super) const AHEAD: u64 = 1 << 9;
/// What ends the clause before, as each rule draws the line.
pub(super) const STATUS_CLAUSE: u64 = 1 << 10;
pub(super) const SUBJECT_CLAUSE: u64 = 1 << 11;
pub(super) const BASE_CLAUSE: u64 = 1 << 12;
pub(super) const LIST_CLAUSE: u64 = 1 << 13;
pub(super) const SHARE_CLAUSE: u64 = 1 << 14;
pub(super) const COMMA: u64 = 1 << 15;
pub(super) const COMPARES: u64 = 1 << 16;
pub(super) const EACH: u64 = 1 << 17;
pub(super) const TAKES: u64 = 1 << 18;
/// 从环比看: how the movements of a sentence are counted.
pub(super) const VIEW: u64 = 1 << 19;
/// 截至收盘: today.
pub(super) const TODAY: u64 = 1 << 20;

static CUES: LazyLock<Cues> = LazyLock::new(|| {
    Cues::new(&[
        (FORECAST, status::FORECASTS),
        (TARGET, status::TARGETS),
        (PLAN, status::PLANS),
        (PLAN_NAME, status::PLAN_NAMES),
        (DONE, status::DONE),
        (GENERIC, generic::GENERIC),
        (SEVERAL, subject::SEVERAL),
        (NOW, when::NOW),
        (PERIOD, when::PERIODS),
        (AHEAD, when::AHEAD),
        (STATUS_CLAUSE, &["，", ",", "；", "（", "("]),
        (SUBJECT_CLAUSE, &["，", ",", "；", "："]),
        (BASE_CLAUSE, &["，", ",", "；", "。", "：", "（", "(", ";"]),
        (LIST_CLAUSE, &["，", ",", "；", "。", ";"]),
        (SHARE_CLAUSE, &["，", ",", "；", "。", "（", "("]),
        (COMMA, &["，"]),
        (COMPARES, &["较", "比", "較"]),
        (EACH, &["分别"]),
        (TAKES, &["占", "佔"]),
        (VIEW, &["环比看"]),
        (TODAY, &["收盘", "发稿", "今日"]),
    ])
});

/// Puts the marks of a sentence with figures in place of those of the one before.
pub(super) fn read(sentence: &str, start: u32, marks: &mut Vec<Mark>) {
    marks.clear();
    CUES.scan(sentence, start, marks);
}
