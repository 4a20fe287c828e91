//! Which date governs a figure: the nearest before it in its clause or sentence, else the one that its paragraph goes on with.

use super::reading::Reading;
use crate::clean::BlockKind;
use crate::figures::{Figure, TimeRelation};

#[derive(Clone, Debug, Default)]
pub(super) struct Governing {
    /// The last date of the running sentence that is no base of comparison.
    here: Option<usize>,
    /// The last of the sentences before, in this block.
    carried: Option<usize>,
}

impl Governing {
    /// A new block: only lists and tables go on with the dates of the block before.
    pub fn enter(&mut self, kind: BlockKind) {
        let latest = self.here.take().or(self.carried);
        self.carried = if matches!(kind, BlockKind::ListItem | BlockKind::TableRow) { latest } else { None };
    }

    pub fn sentence(&mut self, _number: usize) {
        self.carried = self.here.take().or(self.carried);
    }

    pub fn date(&mut self, figures: &[Figure], at: usize) {
        let Some(date) = figures.get(at) else { return };
        let deadline = date.period.as_ref().is_some_and(|p| {
            matches!(p.relation, TimeRelation::Before | TimeRelation::After | TimeRelation::Until)
        });
        if date.base.is_none() && !deadline {
            self.here = Some(at);
        }
    }

    pub fn of(&self, figures: &[Figure], at: usize, r: &Reading, from: usize) -> Option<u32> {
        let direct = r.date.filter(|d| *d >= from);
        let found = direct.or(self.here).or(self.carried)?;
        figures.get(found)?;
        let _ = at;
        u32::try_from(found).ok()
    }
}
