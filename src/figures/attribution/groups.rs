//! Figures that belong together: a list that 分别 gives out, from one value to another, a total and its parts.

use super::reading::Reading;
use super::zip::Zip;
use super::{Pass, consistency};
use crate::figures::{Figure, Role};
use crate::phrases::Sets;

impl Pass<'_> {
    pub(super) fn groups(&mut self, figures: &mut [Figure], at: usize, r: &Reading, last: Option<usize>) {
        // A list that 分别 gives out, and a pair from one value to another.
        if r.each.is_some() || self.memory.zip.as_ref().is_some_and(Zip::is_fresh) {
            self.groups += 1;
            self.memory.list = vec![at];
            if let Some(figure) = figures.get_mut(at) {
                figure.group = Some(self.groups);
            }
            if let Some(item) = self.memory.zip.as_mut().and_then(Zip::next)
                && let Some(figure) = figures.get_mut(at)
            {
                item.give(figure);
            }
            return;
        }
        let Some(last) = last else { return };
        let pair = figures.get(at).is_some_and(|f| f.role == Some(Role::To))
            && figures.get(last).is_some_and(|l| l.role == Some(Role::From) && l.group.is_none());
        if pair {
            self.groups += 1;
            for i in [last, at] {
                if let Some(figure) = figures.get_mut(i) {
                    figure.group = Some(self.groups);
                }
            }
        }
    }

    /// 其中: the part joins the group of its total, and so do the parts listed behind it.
    pub(super) fn part(&mut self, figures: &mut [Figure], at: usize) {
        if let Some((total, first, sentence)) = self.memory.parts
            && (sentence == self.memory.sentence || self.listed(figures, first, at))
            && let (Some(whole), Some(before), Some(piece)) =
                (figures.get(total), figures.get(first), figures.get(at))
            && piece.role == Some(Role::Level)
            && piece.group.is_none()
            && piece.kind == whole.kind
            && piece.unit.code == whole.unit.code
            && (consistency::share_noun(self.scene.text, before, piece)
                || self.goes_on(figures, at, whole.group))
        {
            let group = whole.group;
            if let Some(figure) = figures.get_mut(at) {
                figure.group = group;
            }
            return;
        }
        let Some(total) = self.memory.level.filter(|l| *l < at) else { return };
        let (Some(whole), Some(piece)) = (figures.get(total), figures.get(at)) else { return };
        if piece.group.is_some() || !consistency::part_of(self.scene.text, whole, piece, &mut self.notices) {
            return;
        }
        let group = whole.group.unwrap_or_else(|| {
            self.groups += 1;
            self.groups
        });
        self.memory.parts = Some((total, at, self.memory.sentence));
        for i in [total, at] {
            if let Some(figure) = figures.get_mut(i) {
                figure.group = Some(group);
            }
        }
    }

    /// 其中主板32家、科创板21家: the list of parts goes on behind its comma.
    fn goes_on(&self, figures: &[Figure], at: usize, group: Option<u32>) -> bool {
        let before = at.checked_sub(1).and_then(|b| figures.get(b)).filter(|b| b.group == group);
        let gap = before
            .zip(figures.get(at))
            .and_then(|(a, b)| self.scene.text.get(a.span.end as usize..b.span.start as usize));
        gap.is_some_and(|g| g.starts_in("、和及") && g.len() < 60 && !g.holds_in("，。；"))
    }

    /// 其中，第一产业…；第二产业…: the list of parts goes on behind the semicolon.
    fn listed(&self, figures: &[Figure], first: usize, at: usize) -> bool {
        let ends = figures.get(first).zip(figures.get(at));
        let gap = ends.and_then(|(a, b)| self.scene.text.get(a.span.end as usize..b.span.start as usize));
        gap.is_some_and(|g| g.len() < 300 && g.contains('；') && !g.holds_in("。\n"))
    }
}
