//! Lines that stand apart from their story: a headline among another's, a lead with its byline behind another story.

use super::{Range, Reader};
use crate::clean::meta::authors;
use crate::clean::pairs::Pairs;
use crate::clean::{Article, BlockKind};

impl Reader<'_> {
    /// A headline that stands among those of the first story belongs to the later story that shares its words and
    /// has none.
    pub(super) fn strays(&mut self, ranges: &[Range], articles: &mut [Article]) {
        let Some(first) = ranges.first().filter(|_| ranges.len() > 1) else { return };
        let head = (first.start..first.end).take_while(|&i| !self.is_text(i)).take(8);
        for i in head.collect::<Vec<_>>() {
            let line = self.line(i);
            let words = Pairs::of(line);
            let apart =
                self.is_short(i) && self.rows.get(i).is_some_and(|r| r.blanks > 0 || i == first.start);
            let main = articles.first().is_some_and(|a| a.title.as_deref() == Some(line));
            let best = (1..ranges.len())
                .filter(|&k| apart && !main && articles.get(k).is_some_and(|a| a.title.is_none()))
                .map(|k| (ranges.get(k).map_or(0, |r| self.shared(&words, r, r.end)), k))
                .max_by_key(|&(shared, k)| (shared, std::cmp::Reverse(k)));
            let Some((shared, k)) = best.filter(|b| b.0 >= 3) else { continue };
            if shared <= self.shared(&words, first, first.end) {
                continue;
            }
            self.set(i, BlockKind::Title);
            if let Some(article) = self.article.get_mut(i) {
                *article = k as u32;
            }
            if let Some(article) = articles.get_mut(k) {
                article.title = Some(line.to_owned());
            }
            if let Some(article) = articles.first_mut().filter(|a| a.subtitle.as_deref() == Some(line)) {
                article.subtitle = None;
            }
        }
    }

    /// A lead that stands, with its byline, behind another story belongs to the article that has no byline.
    pub(super) fn orphans(&mut self, ranges: &[Range], articles: &mut [Article]) {
        for (k, range) in ranges.iter().enumerate().skip(1) {
            let Some(last) = range.end.checked_sub(1) else { continue };
            let bylines = (range.start..range.end).filter(|&i| self.is(i, BlockKind::Byline)).count();
            if bylines < 2 || !self.is(last, BlockKind::Byline) {
                continue;
            }
            let Some(first) = (range.start..last).rev().take_while(|&i| self.is_text(i)).last() else {
                continue;
            };
            let words: String = (first..last).map(|i| self.line(i)).collect();
            let words = Pairs::of(&words);
            let home = (0..ranges.len())
                .filter(|&j| j != k && articles.get(j).is_some_and(|a| a.authors.is_empty()))
                .max_by_key(|&j| {
                    (ranges.get(j).map_or(0, |r| self.shared(&words, r, r.end)), std::cmp::Reverse(j))
                });
            let Some(home) = home else { continue };
            // A caption may stand between the headline and the lead.
            let lead = if first + 1 < last && self.rows.get(first).is_some_and(|r| r.width < 80) {
                first + 1
            } else {
                first
            };
            for i in lead..=last {
                if let Some(a) = self.article.get_mut(i) {
                    *a = home as u32;
                }
            }
            self.set(first, if lead > first { BlockKind::Caption } else { BlockKind::Lead });
            self.set(lead, BlockKind::Lead);
            let names = authors(self.line(last));
            if let Some(article) = articles.get_mut(home) {
                article.authors = names;
            }
        }
    }
}
