//! Official documents: addressee, signatories over the closing date, what is attached.

use super::{Range, Reader};
use crate::clean::BlockKind;
use crate::clean::numbering::numbering;
use crate::clean::roles::Shape;
use crate::phrases::Sets;

impl Reader<'_> {
    /// Whether the range is an official document; marks its addressee.
    pub(super) fn official(&mut self, range: &Range, from: usize) -> bool {
        // 某某： again and again are people who speak.
        let speaks = |i: &usize| {
            let line = self.line(*i);
            line.ends_in("：:") && line.chars().count() <= 16
        };
        let talk = (range.start..range.end.min(range.start + 12)).filter(speaks).count() > 1;
        let numbered = (range.start..range.end.min(from + 3)).any(|i| self.is(i, BlockKind::DocNumber));
        for i in from..range.end.min(from + 4) {
            let line = self.line(i);
            let colon = line.ends_in("：:");
            let list = line.holds_in("、各")
                || line.chars().count() <= 16 && !talk && numbering(self.line(i + 1)).is_none();
            if colon
                && list
                && !self.is_short(i + 1)
                && !line.contains('。')
                // 为贯彻落实…，现就有关事宜公告如下：
                && !line.trim_end_in("：:").ends_with("如下")
                && self.rows.get(i).is_some_and(|r| r.shape == Shape::Body)
            {
                self.set(i, BlockKind::Addressee);
                return true;
            }
            if !self.is_tail(i) && !self.is(i, BlockKind::DocNumber) {
                break;
            }
        }
        numbered || (range.start..range.end).any(|i| self.is_signed(i, range))
    }

    /// A date with a signature above it, behind the text.
    pub(super) fn is_signed(&self, i: usize, range: &Range) -> bool {
        self.is(i, BlockKind::DateLine)
            && i > range.start
            && self.is_short(i - 1)
            && is_organisation(self.line(i - 1))
            && (range.start..i).any(|j| self.is_text(j))
    }

    /// The short lines right above the date that closes an official document.
    pub(super) fn signatories(&mut self, range: &Range) {
        for i in range.start..range.end {
            if !self.is(i, BlockKind::DateLine) || !(range.start..i).any(|j| self.is_text(j)) {
                continue;
            }
            let mut j = i;
            while j > range.start && self.is_short(j - 1) {
                j -= 1;
                self.set(j, BlockKind::Signatory);
                if self.rows.get(j).is_some_and(|r| r.blanks > 1)
                    && !is_organisation(self.line(j.saturating_sub(1)))
                {
                    break;
                }
            }
        }
    }

    /// The title of what is attached: behind the date of an official document, or just announced by its name.
    pub(super) fn attached(&mut self, i: usize, range: &Range, official: bool) {
        use BlockKind as B;
        let above = (range.start..i).rev().find(|&j| !self.is(j, B::Note));
        let behind_date = official && above.is_some_and(|j| self.is(j, B::DateLine));
        let line = self.line(i);
        let announced = line.chars().count() >= 8
            && above.is_some_and(|j| {
                self.line(j).split_once(line).is_some_and(|(a, b)| a.ends_with('《') && b.starts_with('》'))
            });
        // 附件1 alone, its name below.
        let bare = above.is_some_and(|j| self.is(j, B::AttachmentTitle) && self.line(j).chars().count() <= 4);
        if behind_date || announced || bare {
            self.set(i, B::AttachmentTitle);
        }
    }
}

/// Ends like the name of an authority, a company or a body.
pub(super) fn is_organisation(line: &str) -> bool {
    let name = line.trim_end_in("）)章（(盖");
    [
        "厅", "局", "部", "委", "会", "院", "办", "室", "行", "司", "府", "署", "社", "中心", "公司", "组",
        "处", "集团", "所", "银行", "大学", "学院", "基金", "机关", "党委",
    ]
    .iter()
    .any(|s| name.ends_with(s))
}
