//! Headlines: which lines they are, above their text or behind it, and what each of them is.

use super::official::is_organisation;
use super::{Range, Reader};
use crate::clean::chars::is_han;
use crate::clean::meta::authors;
use crate::clean::numbering::Level;
use crate::clean::pairs::Pairs;
use crate::clean::roles::{Shape, is_field};
use crate::clean::{Article, BlockKind};
use crate::input::Document;
use crate::phrases::{Sets, ends_any};

impl Reader<'_> {
    /// Gives a headline to the article before it, when that has none and shares its words.
    pub(super) fn move_headlines(&self, ranges: &mut [Range]) {
        for k in 1..ranges.len() {
            let (Some(before), Some(after)) = (ranges.get(k - 1).cloned(), ranges.get(k).cloned()) else {
                continue;
            };
            let headline = self.headline(&after);
            if headline.is_empty()
                || !self.headline(&before).is_empty()
                || !self.title_after(&before).is_empty()
            {
                continue;
            }
            let words: String = headline.clone().map(|i| self.line(i)).collect();
            let words = Pairs::of(&words);
            if self.shared(&words, &before, headline.start) > self.shared(&words, &after, after.end) {
                if let Some(range) = ranges.get_mut(k - 1) {
                    range.end = headline.end;
                }
                if let Some(range) = ranges.get_mut(k) {
                    range.start = headline.end;
                }
            }
        }
    }

    /// The short lines at the head of an article, above its text.
    pub(super) fn headline(&self, range: &Range) -> std::ops::Range<usize> {
        use BlockKind as B;
        let is_label = |i: usize| {
            self.rows.get(i).is_some_and(|r| match r.shape {
                Shape::Contents => true,
                Shape::Fixed(kind) => matches!(
                    kind,
                    B::Section
                        | B::BulletinTitle
                        | B::Breadcrumb
                        | B::DocNumber
                        | B::DateLine
                        | B::AttachmentTitle
                        | B::SourceLine
                        | B::Note
                ),
                _ => false,
            })
        };
        // 二、地方动态 above the headline of a bulletin's next story.
        let part = |i: usize| {
            matches!(self.rows.get(i).map(|r| r.shape), Some(Shape::Heading(Level::First)))
                && self.is_short(i + 1)
                && self.is_text(i + 2)
        };
        let start = (range.start..range.end).find(|&i| !is_label(i) && !part(i)).unwrap_or(range.end);
        // The company, its code, its announcement.
        let code = |i: usize| self.is(i, B::DocNumber) && self.is_short(i + 1) && i > start;
        let is_title = |i: usize| self.is_short(i) || self.is(i, B::Title) || code(i);
        let end = (start..range.end).find(|&i| !is_title(i)).unwrap_or(range.end);
        // The names of a series and the date of a report stand above its headline.
        let width = |i: usize| self.rows.get(i).map_or(0, |r| r.width);
        let widest = (start..end).map(width).max().unwrap_or(0);
        let dated = self.is(end, B::DateLine) && self.is_short(end + 1) && width(end + 1) > widest;
        if end > start && widest <= 40 && dated {
            let start = end + 1;
            let field = |i: usize| i > start && is_field(self.line(i));
            let end = (start..range.end).find(|&i| !is_title(i) || field(i)).unwrap_or(range.end);
            return start..end;
        }
        start..end
    }

    /// The last short lines of an article that began without a headline, if they share words with what stands
    /// before them and hardly anything stands behind.
    pub(super) fn title_after(&self, range: &Range) -> std::ops::Range<usize> {
        let Some(last) = (range.start..range.end).rev().find(|&i| self.is_short(i)) else { return 0..0 };
        let together = |i: usize| self.is_short(i) && self.rows.get(i + 1).is_some_and(|r| r.blanks == 0);
        let first = (range.start..last).rev().take_while(|&i| together(i)).last().unwrap_or(last);
        let words: String = (first..=last).map(|i| self.line(i)).collect();
        let words = Pairs::of(&words);
        let behind = Range { start: last + 1, end: range.end };
        let rest = (behind.start..behind.end).filter(|&i| self.is_text(i)).count();
        let shared = self.shared(&words, range, first);
        let story = self.page || self.is(range.start, BlockKind::Byline) || self.is_dateline(range.start);
        if story && rest <= 2 && shared >= 2 && shared > self.shared(&words, &behind, behind.end) {
            first..last + 1
        } else {
            0..0
        }
    }

    /// How many of `words` the text of a range up to `end` holds.
    pub(super) fn shared(&self, words: &Pairs, range: &Range, end: usize) -> usize {
        let lines = (range.start..end.min(range.end)).filter(|&i| self.is_text(i)).map(|i| self.line(i));
        words.held(lines)
    }

    /// Roles and texts of the headline's lines.
    pub(super) fn title(&mut self, lines: &std::ops::Range<usize>, after: bool, article: &mut Article) {
        use BlockKind as B;
        let lead = |line: &str| line.starts_in("—-–");
        let mut rest: Vec<usize> = lines.clone().filter(|&i| !self.is(i, B::DocNumber)).collect();
        // A label above the headline: far shorter, a blank line between.
        while rest.len() > 1 && !after {
            let (Some(&i), Some(&j)) = (rest.first(), rest.get(1)) else { break };
            let (Some(a), Some(b)) = (self.rows.get(i), self.rows.get(j)) else { break };
            // The house that made the report; a company stands above the name of its announcement, too.
            let named = rest.iter().skip(1).take(3).any(|&i| is_document_name(self.line(i)));
            let house = is_organisation(self.line(i));
            let label = a.width <= 20 && b.width > a.width || a.width <= 40 && house;
            let label = label && !(house && named);
            if !label || b.blanks == 0 || lead(self.line(j)) {
                break;
            }
            self.set(i, B::Section);
            rest.remove(0);
        }
        // The company above the name of its announcement.
        let named = |i: &usize| {
            let line = self.line(*i);
            is_organisation(line) && !line.contains("关于") || !line.chars().any(is_han)
        };
        let heads = rest.iter().take_while(|i| named(i)).count();
        // 某某办公室关于印发某某 / 若干措施的通知
        if let ([first, .., last], true) = (rest.as_slice(), rest.len() <= 3 && !after)
            && heads == 0
            && self.line(*first).contains("关于")
            && !is_document_name(self.line(*first))
            && is_document_name(self.line(*last))
            && rest.iter().skip(1).all(|&i| self.rows.get(i).is_some_and(|r| r.blanks == 0))
        {
            article.title = Some(rest.iter().map(|&i| self.line(i)).collect());
            rest.into_iter().for_each(|i| self.set(i, B::Title));
            return;
        }
        let document = (heads..rest.len().min(heads + 3))
            .find(|&k| rest.get(k).is_some_and(|&i| is_document_name(self.line(i))));
        if let (1.., Some(k)) = (heads, document) {
            let line = |k: usize| rest.get(k).map_or("", |&i| self.line(i));
            // 截至…止六個月 / 中期業績公告 / 及 / 更改…, 关于印发某某 / 若干措施的通知
            let first = heads;
            let goes_on = |k: &usize| line(k - 1) == "及" || line(*k) == "及" || line(*k).starts_in("及與暨");
            let last = k + (k + 1..rest.len()).take_while(goes_on).count();
            if first < last {
                let lines = rest.get(first..=last).unwrap_or(&[]).to_vec();
                for &i in rest.get(..first).unwrap_or(&[]) {
                    self.set(i, B::Kicker);
                }
                article.title = Some(lines.iter().map(|&i| self.line(i)).collect());
                lines.into_iter().for_each(|i| self.set(i, B::Title));
                return;
            }
            for &i in rest.get(..k).unwrap_or(&[]) {
                self.set(i, B::Kicker);
            }
            // What stands under the name is the beginning of the document, unless it goes on with the name.
            let below = rest.get(k + 1).filter(|&&i| lead(self.line(i)) || self.line(i).starts_in("（("));
            rest = rest.get(k).into_iter().chain(below).copied().collect();
        }
        // What stands under the subtitle says who speaks, or where.
        if let Some(k) = rest.iter().skip(1).position(|&i| lead(self.line(i))) {
            rest.truncate(k + 2);
        }
        if rest.len() > 1
            && rest.last().is_some_and(|&i| lead(self.line(i)))
            && let Some(i) = rest.pop()
        {
            self.set(i, B::Subtitle);
            article.subtitle = Some(self.line(i).to_owned());
        }
        let together =
            rest.windows(2).all(|w| w.last().and_then(|&i| self.rows.get(i)).is_some_and(|r| r.blanks == 0));
        if let ([first, main, last], true, false) = (rest.as_slice(), together, after) {
            // Three lines set together lead up to the headline, are it, and explain it.
            let (first, main, last) = (*first, *main, *last);
            self.set(first, B::Kicker);
            self.set(last, B::Subtitle);
            article.subtitle = Some(self.line(last).to_owned());
            rest = vec![main];
        }
        let wide = |i: usize| self.rows.get(i).map_or(0, |r| r.width);
        // 某示范区发布重大项目清单 / 总投资超1.2万亿元: outside of a printed page the second line may add to the first.
        let adds = matches!(*rest.as_slice(), [a, b] if !self.page && !after && wide(a) * 2 > wide(b) * 3);
        let main = if rest.len() > 1 && (together || after) && !adds {
            // Two lines set together: the first leads up to the second.
            for &i in rest.iter().take(rest.len() - 1) {
                self.set(i, B::Kicker);
            }
            rest.last().copied()
        } else {
            for &i in rest.iter().skip(1) {
                // Who published it.
                if is_organisation(self.line(i)) && !is_document_name(self.line(i)) {
                    self.set(i, B::SourceLine);
                    article.source.get_or_insert(self.line(i).to_owned());
                    continue;
                }
                self.set(i, B::Subtitle);
                article.subtitle.get_or_insert(self.line(i).to_owned());
            }
            rest.first().copied()
        };
        if let Some(i) = main {
            self.set(i, B::Title);
            article.title = Some(self.line(i).trim_start_in("◆●■▲★◇○ ").to_owned());
        }
    }

    /// The title that the document's markup or metadata knows.
    pub(super) fn known_title(&mut self, document: &Document, article: &mut Article) {
        let known = document.metadata.title.as_deref().map(str::trim).filter(|t| !t.is_empty());
        if let Some(known) = known {
            let head = 0..self.rows.len().min(12);
            // The headline may go on on the next lines.
            let says = |lines: &std::ops::Range<usize>| {
                !self.line(lines.start).is_empty()
                    && lines.clone().flat_map(|i| solid(self.line(i))).eq(solid(known))
            };
            let own = head.flat_map(|i| (1..=4).map(move |count| i..i + count)).find(says).unwrap_or(0..0);
            for i in 0..self.rows.len() {
                if self.kinds.get(i) == Some(&BlockKind::Title)
                    && !own.contains(&i)
                    && !self.is(i, BlockKind::Title)
                {
                    self.set(i, BlockKind::Subhead);
                }
            }
            own.for_each(|i| self.set(i, BlockKind::Title));
            article.title = Some(known.to_owned());
        }
        // 记者 王芳 见习记者 李明 are two; 综合处 and John Smith stay as they are said.
        let author = document.metadata.author.as_ref();
        let names = author.map(|a| authors(a)).unwrap_or_default();
        if article.authors.is_empty() {
            if names.is_empty() {
                article.authors.extend(author.cloned());
            } else {
                article.authors.clone_from(&names);
            }
        }
        article.source = article.source.take().or(document.metadata.source.clone());
        // A reporter is named in the text: the author of the page is who published it.
        if article.source.is_none()
            && let Some(author) = author
            && !article.authors.contains(author)
            && names.iter().all(|name| name == author)
            && author.chars().count() > 3
        {
            article.source = Some(author.clone());
        }
        article.date = article.date.or(document.metadata.date);
    }
}

/// The characters but for the spaces.
fn solid(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| !c.is_whitespace())
}

/// Ends like the name of a document: 关于…的公告, 2024年年度报告摘要.
fn is_document_name(line: &str) -> bool {
    const KINDS: &[&str] = &[
        "公告",
        "报告",
        "報告",
        "报告书",
        "報告書",
        "摘要",
        "说明书",
        "說明書",
        "通知",
        "决议",
        "決議",
        "意见",
        "意見",
        "意见书",
        "章程",
        "办法",
        "制度",
        "公报",
        "通告",
        "提示",
        "业绩",
        "業績",
        "公佈",
        "公布",
        "预案",
        "草案",
        "纪要",
        "声明",
        "函",
    ];
    let kind =
        line.len() <= 24 && ends_any(line, &["点评报告", "深度报告", "跟踪报告", "行业报告"]).is_some();
    !kind && ends_any(line.trim_end_in("）)（(》"), KINDS).is_some()
}
