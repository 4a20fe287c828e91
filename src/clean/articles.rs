//! Which lines make an article, and what each line is to it: title, byline, source, signatory, subhead, caption.
//!
//! Changes nothing. Articles partition the lines. A headline belongs to the text that shares its words,
//! which in a newspaper page may be the one before it.

mod headline;
mod official;
mod strays;

use super::meta::{authors, date_of, is_dateline, source_of};
use super::reflow::Setting;
use super::roles::{Row, Shape};
use super::{Article, BlockKind};
use crate::input::{Document, SourceFormat};
use crate::phrases::{Sets, holds_any, starts_any};
use crate::span::Span;

/// Lines `start..end` of one article, and which of them belong to another one.
#[derive(Clone, Debug)]
struct Range {
    start: usize,
    end: usize,
}

pub(super) struct Structure {
    pub kinds: Vec<BlockKind>,
    /// The article of each line.
    pub article: Vec<u32>,
    pub articles: Vec<Article>,
}

pub(super) fn structure(text: &str, rows: &[Row], document: &Document, setting: Setting) -> Structure {
    let mut reader = Reader {
        text,
        rows,
        kinds: rows.iter().map(base_kind).collect(),
        article: vec![0; rows.len()],
        page: setting != Setting::Paragraphs,
        marked_up: document.format == SourceFormat::Html,
    };
    let single = document.format == SourceFormat::Html || document.metadata.title.is_some();
    let ranges = if single { vec![Range { start: 0, end: rows.len() }] } else { reader.ranges() };
    let mut articles: Vec<Article> = Vec::with_capacity(ranges.len());
    for (range, id) in ranges.iter().zip(0..) {
        if let Some(lines) = reader.article.get_mut(range.start..range.end) {
            lines.fill(id);
        }
        articles.push(reader.article(range));
    }
    if let (true, Some(article)) = (single, articles.first_mut()) {
        reader.known_title(document, article);
    }
    reader.orphans(&ranges, &mut articles);
    reader.strays(&ranges, &mut articles);
    for (article, range) in articles.iter_mut().zip(&ranges) {
        let end = rows.get(range.end).map_or(text.len(), |r| r.span.start as usize);
        let start = rows.get(range.start).map_or(text.len(), |r| r.span.start as usize);
        article.span = Span::new(if range.start == 0 { 0 } else { start }, end);
    }
    Structure { kinds: reader.kinds, article: reader.article, articles }
}

fn base_kind(row: &Row) -> BlockKind {
    match row.shape {
        Shape::Fixed(kind) => kind,
        Shape::Heading(_) => BlockKind::Heading,
        Shape::Item(_) | Shape::Contents => BlockKind::ListItem,
        Shape::Short => BlockKind::Subhead,
        Shape::Body => BlockKind::Paragraph,
    }
}

struct Reader<'a> {
    text: &'a str,
    rows: &'a [Row],
    kinds: Vec<BlockKind>,
    article: Vec<u32>,
    /// A printed page, where a headline may stand behind its text.
    page: bool,
    /// The markup says what is a caption.
    marked_up: bool,
}

impl<'a> Reader<'a> {
    fn line(&self, i: usize) -> &'a str {
        self.rows.get(i).map_or("", |r| r.span.of(self.text))
    }

    fn is(&self, i: usize, kind: BlockKind) -> bool {
        self.rows.get(i).is_some_and(|r| r.shape == Shape::Fixed(kind))
    }

    fn is_short(&self, i: usize) -> bool {
        self.rows.get(i).is_some_and(|r| r.shape == Shape::Short)
    }

    fn is_text(&self, i: usize) -> bool {
        self.rows.get(i).is_some_and(|r| matches!(r.shape, Shape::Body | Shape::Item(_) | Shape::Heading(_)))
    }

    fn set(&mut self, i: usize, kind: BlockKind) {
        if let Some(k) = self.kinds.get_mut(i) {
            *k = kind;
        }
    }

    /// The first of the short lines right above line `i`.
    fn cluster_above(&self, i: usize, floor: usize) -> usize {
        let mut start = i;
        while start > floor && i - start < 4 {
            let above = start - 1;
            let label = self.is(above, BlockKind::Section) || self.is(above, BlockKind::BulletinTitle);
            if !(self.is_short(above) || label || self.is(above, BlockKind::Title)) {
                break;
            }
            start = above;
        }
        start
    }

    /// Cuts the lines into articles.
    fn ranges(&self) -> Vec<Range> {
        let count = self.rows.len();
        let mut starts = vec![0];
        // Whether the present article has text, and whether a source line closed it.
        let (mut has_text, mut closed) = (false, false);
        for i in 0..count {
            let floor = starts.last().copied().unwrap_or(0);
            let begins = if closed && !self.is_tail(i) {
                Some(i)
            } else if !has_text {
                None
            } else if self.is(i, BlockKind::DocNumber)
                && !self.line(i).holds_in("：:")
                && self.cluster_above(i, floor + 1) < i
            {
                Some(self.cluster_above(i, floor + 1))
            } else if self.is(i, BlockKind::Byline) && self.text_follows(i) {
                Some(self.cluster_above(i, floor + 1))
            } else if self.is_dateline(i) && !(i > 0 && self.is(i - 1, BlockKind::Byline)) {
                Some(self.cluster_above(i, floor + 1))
            } else if self.is_label(i) || self.is_part(i) {
                Some(i)
            } else if self.is(i, BlockKind::Title) {
                Some(self.cluster_above(i, floor + 1))
            } else {
                None
            };
            if let Some(start) = begins.filter(|s| *s > floor) {
                starts.push(start);
                has_text = false;
            }
            if begins.is_some() {
                closed = false;
            }
            has_text |= self.is_text(i);
            closed |= has_text && self.is(i, BlockKind::SourceLine);
        }
        let ends = starts.iter().skip(1).copied().chain([count]);
        let mut ranges: Vec<Range> =
            starts.iter().copied().zip(ends).map(|(start, end)| Range { start, end }).collect();
        self.move_headlines(&mut ranges);
        ranges
    }

    /// A label of a bulletin's part: short, far from the text before it, with a headline under it.
    fn is_label(&self, i: usize) -> bool {
        let row = |i: usize| self.rows.get(i);
        let apart = row(i).is_some_and(|r| r.blanks >= 2 && r.width <= 24)
            && row(i + 1).is_some_and(|r| r.blanks > 0);
        apart && self.is_short(i) && self.is_short(i + 1) && self.is_text(i + 2)
    }

    /// ◎专家观点 above a headline of its own.
    fn is_part(&self, i: usize) -> bool {
        self.is(i, BlockKind::Section)
            && self.rows.get(i).is_some_and(|r| r.blanks > 0)
            && self.is_short(i + 1)
            && self.text_follows(i + 1)
    }

    /// Belongs to what stands before it: a credit, a note, a date under a source line.
    fn is_tail(&self, i: usize) -> bool {
        use BlockKind as B;
        self.rows.get(i).is_some_and(|r| {
            matches!(r.shape, Shape::Fixed(B::Credit | B::Note | B::DateLine | B::SourceLine | B::Byline))
        })
    }

    /// Running text comes next, a subtitle or another fixed line between them at most.
    fn text_follows(&self, i: usize) -> bool {
        (i + 1..i + 4)
            .find(|&j| !self.is_tail(j))
            .is_some_and(|j| self.is_text(j) || self.is_short(j) && self.is_text(j + 1))
    }

    fn is_dateline(&self, i: usize) -> bool {
        self.is_text(i) && is_dateline(self.line(i))
    }

    /// Gives the lines of an article their roles and reads what it says about itself.
    fn article(&mut self, range: &Range) -> Article {
        use BlockKind as B;
        let mut article = Article::default();
        let headline = self.headline(range);
        let official = self.official(range, headline.end);
        let title = if headline.is_empty() { self.title_after(range) } else { headline.clone() };
        let after = headline.is_empty();
        // What stands above the date that stands above the headline are labels.
        for i in range.start..headline.start {
            if self.is_short(i) {
                self.set(i, B::Section);
            }
        }
        self.title(&title, after, &mut article);
        // ——2026年1月15日在某市人民代表大会会议上
        article.date = article.subtitle.as_deref().and_then(date_of);
        let mut seen_text = false;
        // A date above the headline is the issue's.
        let mut issued = None;
        for i in range.start..range.end {
            let line = self.line(i);
            match self.kinds.get(i) {
                Some(B::Byline) => {
                    // A second byline is another story's or closes this one.
                    if article.authors.is_empty() || i > range.start && self.is(i - 1, B::Byline) {
                        article.authors.extend(authors(line));
                    }
                }
                Some(B::SourceLine) => {
                    let (source, names) = source_of(line);
                    article.source = article.source.or(source);
                    if article.authors.is_empty() {
                        article.authors = names;
                    }
                    article.date = article.date.or(date_of(line));
                }
                Some(B::DateLine) if i < headline.start => issued = issued.or(date_of(line)),
                Some(B::DateLine) => article.date = article.date.or(date_of(line)),
                Some(B::ListItem) if self.is_caption(i) => self.set(i, B::Caption),
                // 附件：1.任务分工表 / 2.主要指标
                Some(B::Heading | B::ListItem)
                    if i > range.start
                        && self.kinds.get(i - 1) == Some(&B::AttachmentTitle)
                        && self.line(i - 1).holds_in(".．、")
                        && self.rows.get(i).is_some_and(|r| r.blanks == 0 && !r.ended) =>
                {
                    self.set(i, B::AttachmentTitle);
                }
                Some(B::Paragraph) => {
                    if !seen_text && article.authors.is_empty() {
                        article.authors = lead_authors(line);
                    }
                    let one = || line.matches('。').count() <= 1 || line.contains("图为");
                    let credit = self.is(i + 1, B::Credit) && i + 1 < range.end && !self.marked_up;
                    let short = self.rows.get(i).is_some_and(|r| r.width <= 160);
                    if credit && short && seen_text && one() {
                        self.set(i, B::Caption);
                    }
                    seen_text = true;
                }
                Some(B::Subhead) if !title.contains(&i) => {
                    self.attached(i, range, official);
                    self.kicker(i, range);
                }
                _ => {}
            }
        }
        article.date = article.date.or(issued);
        if article.title.is_none() {
            article.title = self.mail_subject(range);
        }
        if official {
            self.signatories(range);
        }
        article
    }

    /// The first of two subheads that a page sets together leads up to the second.
    fn kicker(&mut self, i: usize, range: &Range) {
        let blanks = |i: usize| self.rows.get(i).map_or(0, |r| r.blanks);
        if self.page
            && i + 1 < range.end
            && blanks(i) > 0
            && blanks(i + 1) == 0
            && self.is_short(i + 1)
            && self.is_text(i + 2)
            && self.kinds.get(i) == Some(&BlockKind::Subhead)
        {
            self.set(i, BlockKind::Kicker);
        }
    }

    /// The subject in the head of a letter.
    fn mail_subject(&self, range: &Range) -> Option<String> {
        let head = range.start..range.end.min(range.start + 8);
        let sent = |i: usize| starts_any(self.line(i), &["发件人", "From:"]).is_some();
        let words: &[&str] = if head.clone().any(sent) { &["主题", "Subject"] } else { &["标题"] };
        head.into_iter().filter(|&i| self.is(i, BlockKind::Note)).find_map(|i| {
            let subject = words.iter().find_map(|w| self.line(i).strip_prefix(w))?;
            Some(subject.trim_start_in("：: ").to_owned())
        })
    }

    /// A paragraph led by a bullet that no other bullet stands beside: a picture's caption in a newspaper.
    fn is_caption(&self, i: usize) -> bool {
        let bullet = |i: usize| self.line(i).starts_in("●▲◆");
        let row = self.rows.get(i);
        bullet(i)
            && !(i > 0 && bullet(i - 1))
            && !bullet(i + 1)
            && !bullet(i + 2)
            && !(i > 1 && bullet(i - 2))
            && row.is_some_and(|r| r.ended && r.width >= 30)
    }
}

/// 本报讯（记者 王芳）: who wrote it, as the first sentence says.
fn lead_authors(line: &str) -> Vec<String> {
    let end = line.char_indices().nth(60).map_or(line.len(), |(i, _)| i);
    let head = line.get(..end).unwrap_or("");
    let named = head.split_in("讯电道").and_then(|(_, rest)| {
        let (names, _) = rest.trim_start().strip_prefix(['（', '('])?.split_in("）)")?;
        holds_any(names, &["记者", "通讯员"]).map(|_| names)
    });
    named.map_or_else(Vec::new, authors)
}

#[cfg(test)]
mod tests {
    use crate::clean::BlockKind as B;
    use crate::clean::tests::read;

    fn kinds(text: &str) -> Vec<B> {
        read(text).blocks.iter().map(|b| b.kind).collect()
    }

    #[test]
    fn an_official_document_has_its_parts() {
        let text = "关于印发《某省科技金融若干措施》的通知\n\n某科字〔2025〕9号\n各市科技局、财政局,各有关单位:\n       经省政府同意,现将《某省科技金融若干措施》印发给你们,请认真贯彻落实。\n \n某省科学技术厅\n某省财政厅\n2025年3月28日\n(此件公开发布)\n某省科技金融若干措施\n       为贯彻部署,制定本措施。\n       一、总体要求\n       (一)加大投放。鼓励银行加大投放,灵活定价。\n";
        assert_eq!(
            kinds(text),
            [
                B::Title,
                B::DocNumber,
                B::Addressee,
                B::Paragraph,
                B::Signatory,
                B::Signatory,
                B::DateLine,
                B::Note,
                B::AttachmentTitle,
                B::Paragraph,
                B::Heading,
                B::Paragraph
            ]
        );
    }

    #[test]
    fn a_source_line_ends_an_article() {
        let text = "简报·第9期(上)\n\n行业动态\n\n某市推出八项举措支持企业发展!\n\n       某市经信局近日印发方案,支持企业发展。\n       方案明确了目标。\n\n来源:某某在线 2025-04-08\n \n\n某基金登场\n\n       基金存续期13年。\n来源 某财经 王小明、李雷 2025-04-14\n";
        let clean = read(text);
        let titles: Vec<_> = clean.articles.iter().map(|a| a.title.as_deref().unwrap_or("")).collect();
        assert_eq!(titles, ["某市推出八项举措支持企业发展！", "某基金登场"]);
        assert_eq!(clean.articles[1].authors, ["王小明", "李雷"]);
        assert_eq!(clean.articles[1].source.as_deref(), Some("某财经"));
        assert_eq!(clean.articles[1].date.map(|d| d.to_string()).as_deref(), Some("2025-04-14"));
        assert_eq!(clean.blocks[0].kind, B::BulletinTitle);
        assert_eq!(clean.blocks[1].kind, B::Section);
    }

    #[test]
    fn a_bulletin_has_a_head_and_contents_before_its_stories() {
        let text = "科创金融动态\n2025年第6期（总第42期）\n某市促进会编    2025年4月30日\n\n目  录\n【政策】\n 三部门印发保险意见\n【基金】\n 量子基金完成首关\n\n【政策】\n\n三部门印发保险意见\n\n近日，三部门印发意见，提出若干措施。\n来源：某某网 2025-04-11\n\n【基金】\n\n量子基金完成首关\n\n基金规模50亿元，存续期十年。\n";
        let clean = read(text);
        let titles: Vec<_> = clean.articles.iter().map(|a| a.title.as_deref().unwrap_or("")).collect();
        assert_eq!(titles, ["三部门印发保险意见", "量子基金完成首关"]);
        assert_eq!(clean.articles[0].date.map(|d| d.to_string()).as_deref(), Some("2025-04-11"));
        let list = clean.blocks.iter().filter(|b| b.kind == B::ListItem).count();
        assert_eq!((clean.blocks[0].kind, clean.blocks[2].kind, list), (B::BulletinTitle, B::DateLine, 5));
    }

    #[test]
    fn an_announcement_is_called_by_its_subject() {
        for (head, title) in [
            (
                "证券代码：301966    证券简称：某海精工    公告编号：2025-037\n\n浙江某海精工股份有限公司\n关于为子公司提供担保的公告\n\n",
                "关于为子公司提供担保的公告",
            ),
            (
                "某某控股有限公司\nMOUMOU HOLDINGS LIMITED\n（於開曼群島註冊成立之有限公司）\n（股份代號：1234）\n\n二零二五年中期業績公佈\n\n",
                "二零二五年中期業績公佈",
            ),
        ] {
            let clean = read(&format!(
                "{head}本公司及董事会全体成员保证信息披露的内容真实、准确、完整。\n公司于近日收到通知，内容如下。\n"
            ));
            assert_eq!(clean.articles[0].title.as_deref(), Some(title));
        }
    }

    #[test]
    fn headlines_that_stand_together_go_to_their_stories() {
        let text = "储能超级工厂在某地投产\n\n科创板做市商扩容至十五家\n\n□记者 王芳\n\n位于某地的储能超级工厂近日投产，规划年产一万台。\n\n本报讯 近日，又有三家券商获准开展科创板做市业务，做市商增至十五家。\n";
        let clean = read(text);
        let titles: Vec<_> = clean.articles.iter().map(|a| a.title.as_deref().unwrap_or("")).collect();
        assert_eq!(titles, ["储能超级工厂在某地投产", "科创板做市商扩容至十五家"]);
    }

    #[test]
    fn a_headline_goes_to_the_text_that_shares_its_words() {
        let text = "青年报记者 王芳\n\n本报讯 近日，科技金融指数报告发布，新兴产业指数上升。\n\n科技金融发布新兴产业指数\n\n青年报记者 李明\n\n本报讯 近日，沪语小课堂火热开讲，滑稽戏引来笑声。\n\n沪语课堂走进图书馆\n";
        let clean = read(text);
        let titles: Vec<_> = clean.articles.iter().map(|a| a.title.as_deref().unwrap_or("")).collect();
        assert_eq!(titles, ["科技金融发布新兴产业指数", "沪语课堂走进图书馆"]);
        assert_eq!(clean.articles[0].authors, ["王芳"]);
        assert_eq!(clean.articles[1].authors, ["李明"]);
    }
}
