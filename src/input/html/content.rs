//! Which lines of a page are the text that a reader came for. Scored by what Chinese running text
//! looks like: sentence marks, length, few links; names of elements only tip the balance.

use super::headline;
use super::lines::{Line, Lines, compact};
use super::marks::Furniture;
use super::meta;
use super::phrases::{is_file, is_tools, phrase};
use super::tag::Tag;
use super::thread;
use super::tree::Tree;
use std::ops::Range;

/// Why a line is left out: the name of the rule.
pub(crate) type Reason = Option<&'static str>;

#[derive(Debug, Default)]
pub(crate) struct Choice {
    pub reasons: Vec<Reason>,
    /// The line of the headline.
    pub title: Option<usize>,
    /// Lines that name source, date and author of the page.
    pub bylines: Vec<usize>,
    /// Characters of the lines that stay, the headline apart.
    pub chars: u64,
}

/// Sums over the lines of an element.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sum {
    pub good: i64,
    pub bad: i64,
    pub first: u32,
    pub end: u32,
    pub linked: u32,
    pub chars: u32,
}

impl Sum {
    pub(super) fn range(&self) -> Range<usize> {
        if self.first == u32::MAX { 0..0 } else { self.first as usize..self.end as usize }
    }
}

/// How much a line speaks for (positive) or against (negative) the element that holds it.
pub(super) fn weight(line: &Line) -> i64 {
    let plain = i64::from(line.chars - line.linked);
    let linked = i64::from(line.linked);
    if linked > plain {
        return -(linked.min(25) + 3);
    }
    if line.title {
        return 0;
    }
    if line.row {
        return plain.min(60) / 2;
    }
    if line.footer {
        return -20;
    }
    if line.stops == 0 && plain < 25 {
        return -4;
    }
    plain.min(600) * plain / (plain + linked).max(1)
}

/// Sums the weights of lines, altered by `alter`, over every element.
fn sums(tree: &Tree, lines: &Lines, alter: impl Fn(u32, i64) -> i64) -> Vec<Sum> {
    let count = tree.nodes.len();
    let mut sums = vec![Sum { first: u32::MAX, ..Sum::default() }; count];
    for (i, line) in (0..).zip(&lines.lines) {
        let Some(sum) = sums.get_mut(line.node as usize) else { continue };
        let weight = alter(line.node, weight(line));
        if weight > 0 {
            sum.good += weight
        } else {
            sum.bad -= weight
        }
        sum.first = sum.first.min(i);
        sum.end = sum.end.max(i + 1);
        sum.linked += line.linked;
        sum.chars += line.chars;
    }
    for index in (1..count).rev() {
        let child = sums.get(index).copied().unwrap_or_default();
        let parent = tree.node(index as u32).parent as usize;
        if child.first != u32::MAX
            && let Some(sum) = sums.get_mut(parent)
        {
            sum.good += child.good;
            sum.bad += child.bad;
            sum.first = sum.first.min(child.first);
            sum.end = sum.end.max(child.end);
            sum.linked += child.linked;
            sum.chars += child.chars;
        }
    }
    sums
}

/// By element, what by-matter it lies in, handed down from its ancestors. A name alone does not make
/// by-matter of an element that holds most of the page.
fn furniture(tree: &Tree, lines: &Lines, raw: &[Sum]) -> Vec<Option<Furniture>> {
    let whole = raw.first().map_or(0, |s| s.good);
    let mut furniture: Vec<Option<Furniture>> = Vec::with_capacity(tree.nodes.len());
    for (index, node) in tree.nodes.iter().enumerate() {
        let mark = lines.mark(index as u32);
        let above = if index == 0 { None } else { furniture.get(node.parent as usize).copied().flatten() };
        let share = raw.get(index).map_or(0, |s| s.good * 100 / whole.max(1));
        let most = if mark.furniture == Some(Furniture::Comments) { 85 } else { 35 };
        let own = mark.furniture.filter(|_| !mark.body && share <= most);
        furniture.push(above.or(own));
    }
    furniture
}

/// `titled` is a headline that is known already.
pub(crate) fn choose(tree: &Tree, lines: &Lines, titled: Option<&str>) -> Choice {
    let raw = sums(tree, lines, |_, weight| weight);
    let furniture = furniture(tree, lines, &raw);
    let within = |node: u32| furniture.get(node as usize).copied().flatten();
    // Where sentences themselves are full of links (an encyclopedia), links say nothing.
    let (linked, all) = lines
        .lines
        .iter()
        .filter(|l| weight(l) > 0)
        .fold((0u64, 0u64), |sum, l| (sum.0 + u64::from(l.linked), sum.1 + u64::from(l.chars)));
    let hypertext = linked * 12 > all;
    let altered = sums(tree, lines, |node, weight| {
        if within(node).is_some() && weight > 0 {
            -(weight / 10).min(20)
        } else if hypertext && weight < 0 {
            weight / 8
        } else {
            weight
        }
    });
    let main = altered
        .iter()
        .enumerate()
        .max_by_key(|(index, s)| (s.good - s.bad, *index))
        .filter(|(_, s)| s.good > 0)
        .map_or(0, |(index, _)| index);
    let main = climb(tree, &altered, main);
    let mut range = altered.get(main).map_or(0..0, Sum::range);
    if let Some(first_post) = thread::first_post(tree, lines, &altered, range.clone()) {
        range = first_post;
    }
    let mut chooser = Chooser {
        lines,
        furniture: &furniture,
        range: range.clone(),
        choice: Choice { reasons: vec![Some("outside-main"); lines.lines.len()], ..Choice::default() },
    };
    for i in range.clone() {
        let node = lines.lines.get(i).map_or(0, |l| l.node);
        chooser.set(i, within(node).map(name));
    }
    if !hypertext {
        chooser.link_lists(tree, &altered, main);
    }
    chooser.by_words();
    chooser.headline(titled);
    chooser.lead();
    chooser.bylines();
    let mut choice = chooser.choice;
    choice.chars = lines
        .lines
        .iter()
        .zip(&choice.reasons)
        .filter(|(l, r)| r.is_none() && !l.title)
        .map(|(l, _)| u64::from(l.chars))
        .sum();
    choice
}

/// A short text loses to the links around it line by line: from a part of it up to the element that holds much more.
fn climb(tree: &Tree, sums: &[Sum], main: usize) -> usize {
    let good = |node: usize| sums.get(node).map_or(0, |s| s.good);
    let (mut main, mut node) = (main, main);
    while node != 0 {
        node = tree.node(node as u32).parent as usize;
        if good(main) < SHORT && good(node) * 2 >= good(main) * 3 {
            main = node;
        }
    }
    main
}

/// Texts of less weight are short.
const SHORT: i64 = 600;

struct Chooser<'a> {
    lines: &'a Lines,
    furniture: &'a [Option<Furniture>],
    range: Range<usize>,
    choice: Choice,
}

impl Chooser<'_> {
    fn set(&mut self, line: usize, reason: Reason) {
        if let Some(slot) = self.choice.reasons.get_mut(line) {
            *slot = reason;
        }
    }

    /// Whether the line lies in an element that its name calls by-matter.
    fn marked(&self, line: usize) -> bool {
        let node = self.lines.lines.get(line).map_or(0, |l| l.node);
        self.furniture.get(node as usize).copied().flatten().is_some()
    }

    fn kept(&self, line: usize) -> bool {
        self.choice.reasons.get(line).is_some_and(Option::is_none)
    }

    fn drop(&mut self, line: usize, reason: &'static str) {
        if self.kept(line) {
            self.set(line, Some(reason));
        }
    }

    fn weight(&self, line: usize) -> i64 {
        self.lines.lines.get(line).map_or(0, weight)
    }

    /// Elements inside the main one that hold more link than text and no sentence.
    fn link_lists(&mut self, tree: &Tree, sums: &[Sum], main: usize) {
        let inside = tree.node(main as u32);
        for (index, node) in tree.nodes.iter().enumerate().skip(main + 1) {
            if node.open > inside.close {
                break;
            }
            let Some(sum) = sums.get(index).filter(|s| s.first != u32::MAX) else { continue };
            let data = self.lines.lines.get(sum.first as usize).is_some_and(|l| l.row);
            let lines = sum.end - sum.first;
            if lines >= 2
                && sum.good == 0
                && sum.linked * 2 > sum.chars
                && !data
                && !matches!(node.tag, Tag::Row | Tag::Cell if lines < 3)
            {
                for i in sum.range() {
                    self.drop(i, "links");
                }
            }
        }
        // Lines of one link each that stand together.
        let alone = |l: &Line| l.linked * 10 >= l.chars * 8 && l.stops == 0 && !l.row && l.heading == 0;
        let mut start = self.range.start;
        while start < self.range.end {
            let run = self
                .lines
                .lines
                .iter()
                .skip(start)
                .take(self.range.end - start)
                .take_while(|l| alone(l))
                .count();
            // A list of attachments belongs to the document.
            let attached = start
                .checked_sub(1)
                .into_iter()
                .chain([start])
                .filter_map(|i| self.lines.lines.get(i))
                .any(|l| l.chars < 40 && compact(self.lines.text(l)).starts_with("附"));
            if run >= 2 && !attached {
                for i in start..start + run {
                    self.drop(i, "links");
                }
            }
            start += run.max(1);
        }
    }

    /// Lines that their words give away, and all that follows the words that end a text.
    fn by_words(&mut self) {
        let mut before = 0;
        let mut after: i64 =
            self.range.clone().filter(|i| self.kept(*i)).map(|i| self.weight(i).max(0)).sum();
        for i in self.range.clone() {
            if !self.kept(i) {
                continue;
            }
            let Some(line) = self.lines.lines.get(i) else { break };
            let here = weight(line).max(0);
            after -= here;
            if line.chars <= 400 && !line.row && line.heading != 1 {
                let words = compact(self.lines.text(line));
                if is_tools(&words) {
                    self.drop(i, "tool-bar");
                } else if line.linked * 2 > line.chars && is_file(&words) {
                    self.drop(i, "download");
                } else if let Some(found) = phrase(&words)
                    && (found.name != "tags" || line.linked > 0 || after == 0)
                    && (line.chars <= 40 || before == 0 || before >= after || !found.ends)
                {
                    self.drop(i, found.name);
                    if found.ends && before > 0 && before >= after {
                        for rest in i + 1..self.range.end {
                            self.drop(rest, "after-end");
                        }
                        return;
                    }
                }
            }
            before += here;
        }
    }

    /// The headline: kept even when it stands outside; what stands above it in the main part goes.
    /// `titled` stands in front matter and is written already.
    fn headline(&mut self, titled: Option<&str>) {
        let text = |i: usize| self.lines.lines.get(i).map_or("", |l| self.lines.text(l));
        // The rows of a document's card stand above its headline.
        let card =
            |i: usize| self.lines.lines.get(i).is_some_and(|l| l.row) && headline::is_card(&compact(text(i)));
        let begins = |i: &usize| self.kept(*i) && self.weight(*i) > 0 && !card(*i);
        let first = self.range.clone().find(begins).unwrap_or(self.range.start);
        let found = if titled.is_some() { None } else { headline::find(self.lines, first) };
        let own = found.map_or(0..0, |title| headline::lines_of(self.lines, title));
        let words = match (titled, found) {
            (Some(known), _) => compact(known),
            (None, Some(_)) => own.clone().map(|i| compact(text(i))).collect(),
            (None, None) => return,
        };
        // The same words again between the headline and the text.
        let again: Vec<usize> = (self.range.start..self.range.end.min(first + 3))
            .filter(|i| !own.contains(i) && repeats(&words, &compact(text(*i)), *i > first))
            .filter(|i| self.lines.lines.get(*i).is_some_and(|l| (4..=90).contains(&l.chars)))
            .collect();
        let title = found.or(again.first().copied());
        if let Some(title) = title {
            let above: i64 =
                (self.range.start..title).filter(|i| self.kept(*i)).map(|i| self.weight(i).max(0)).sum();
            if above < 120 {
                for i in self.range.start..title.min(self.range.end) {
                    self.drop(i, "above-title");
                }
            }
        }
        for i in again {
            self.drop(i, "repeated-title");
        }
        if found.is_some() {
            self.choice.title = found;
            own.for_each(|i| self.set(i, None));
        }
    }

    /// A summary between the headline and the element of the text.
    fn lead(&mut self) {
        let Some(title) = self.choice.title.filter(|t| *t < self.range.start && *t + 20 > self.range.start)
        else {
            return;
        };
        for i in title + 1..self.range.start {
            let Some(line) = self.lines.lines.get(i) else { break };
            let words = compact(self.lines.text(line));
            if weight(line) >= 40
                && line.stops >= 2
                && line.linked == 0
                && !line.row
                && phrase(&words).is_none()
                && !is_tools(&words)
                && !self.marked(i)
            {
                self.set(i, None);
            }
        }
    }

    /// The bar under the headline that names date and source.
    fn bylines(&mut self) {
        let kept = |least: i64| self.range.clone().find(|i| self.kept(*i) && self.weight(*i) > least);
        let first = kept(40).or_else(|| kept(25)).unwrap_or(self.range.start);
        let from =
            self.choice.title.filter(|t| *t < first && *t + 40 > first).unwrap_or(first.saturating_sub(12));
        // A day behind the first words of the text is when it was signed.
        let mut begun = false;
        for i in from..(first + 1).min(self.lines.lines.len()) {
            let Some(line) = self.lines.lines.get(i) else { break };
            let text = self.lines.text(line);
            begun |= self.kept(i) && line.stops > 0 && weight(line) >= 15 && Some(i) != self.choice.title;
            if begun && text.ends_with('日') && line.stops == 0 {
                continue;
            }
            if Some(i) == self.choice.title || line.chars > 90 {
                continue;
            }
            let address =
                !text.contains(' ') && text.is_ascii() && (text.contains("://") || text.starts_with("www."));
            if address {
                self.drop(i, "byline-bar");
            } else if headline::is_card(&compact(text)) {
                self.choice.bylines.push(i);
                self.drop(i, "document-card");
            } else if headline::is_byline(text, line.chars) {
                self.choice.bylines.push(i);
                self.drop(i, "byline-bar");
            } else if line.chars <= 20 && meta::reporters(text).is_some() {
                self.choice.bylines.push(i);
            }
        }
    }
}

/// Whether `line` says the headline, or a good part of it, again; behind the beginning of the text most of it, as
/// an authority signs there that the headline names too.
fn repeats(title: &str, line: &str, behind: bool) -> bool {
    let line = line.trim_end_matches(|c: char| !c.is_alphanumeric());
    !line.is_empty()
        && !(behind && line.len() * 2 < title.len())
        && (title.starts_with(line) || (line.chars().count() >= 6 && title.contains(line)))
}

const fn name(kind: Furniture) -> &'static str {
    match kind {
        Furniture::Comments => "comments",
        Furniture::Related => "related",
        Furniture::Navigation => "navigation",
        Furniture::Share => "share",
        Furniture::Advertisement => "advertisement",
        Furniture::QrCode => "qr-box",
        Furniture::Editor => "editor",
    }
}
