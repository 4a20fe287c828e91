//! Which spaces mean something.
//!
//! May change: spaces inside lines. Those between issuers, names, parts of a headline and Latin words stay;
//! those that typesetting or reading left inside a Chinese sentence go.

use super::BlockKind;
use super::chars::{is_cjk_punctuation, is_han, is_word};
use super::numbering::numbering;
use super::reflow::Setting;
use super::roles::Row;
use super::rules::{MIXED_SPACE, OLD_LINE_END, PUNCTUATION_SPACE, SPACE_RUN, SPREAD};
use super::work::{Changes, Work};
use crate::offset_map::Rule;
use crate::phrases::Sets;

/// `rows` and `roles` are of the text as it stands.
pub(super) fn spaces(work: &mut Work, rows: &[Row], roles: &[BlockKind], setting: Setting) -> bool {
    let text = work.text();
    let read = matches!(setting, Setting::Read(_));
    let mut changes = Changes::default();
    let mut known = work.known.clone();
    for (i, (row, role)) in rows.iter().zip(roles).enumerate().filter(|(_, (r, _))| r.space && r.chinese) {
        let (line, base) = (row.span.of(text), row.span.start as usize);
        // 证券代码：301966 证券简称：… holds fields, 沪府规（2023）7号 is one number.
        let fields = *role == BlockKind::DocNumber && line.holds_in("：:");
        let kind = if fields { Kind::Fields } else { Kind::of(*role) };
        let spread = kind != Kind::Fields && is_letterspaced(line);
        let before = changes.0.len();
        Walk { line, base, kind, read, after_name: false, phrases: false, spread }.walk(&mut changes);
        if changes.0.len() > before
            && let Some(known) = known.get_mut(i)
        {
            *known = None;
        }
    }
    work.apply(changes.0, known)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Running text.
    Body,
    /// Titles and headings: phrases stand side by side.
    Headline,
    /// Bylines, sources, dates, tables: spaces part the fields.
    Fields,
}

impl Kind {
    fn of(role: BlockKind) -> Kind {
        use BlockKind as B;
        match role {
            B::Title
            | B::Subtitle
            | B::Kicker
            | B::Section
            | B::AttachmentTitle
            | B::Heading
            | B::Signatory
            | B::Subhead => Kind::Headline,
            B::Byline
            | B::SourceLine
            | B::DateLine
            | B::Credit
            | B::Breadcrumb
            | B::BulletinTitle
            | B::TableRow => Kind::Fields,
            _ => Kind::Body,
        }
    }
}

struct Walk<'a> {
    line: &'a str,
    base: usize,
    kind: Kind,
    read: bool,
    /// The last space stayed because a name or a dateline stands before it.
    after_name: bool,
    /// The last space stayed because it parts phrases, as those of a headline.
    phrases: bool,
    /// Set letter by letter, 截 至 6 月 末: no space parts anything.
    spread: bool,
}

impl Walk<'_> {
    fn walk(&mut self, changes: &mut Changes) {
        let line = self.line;
        let mut at = 0;
        let mut quoted = 0i32;
        let mut straight = false;
        let mut word_start = 0;
        while let Some(found) = line.get(at..).and_then(|r| r.find(' ')) {
            let start = at + found;
            for c in line.get(at..start).unwrap_or("").chars() {
                match c {
                    '“' | '《' | '「' | '‘' | '『' | '〈' => quoted += 1,
                    '”' | '》' | '」' | '’' | '』' | '〉' => quoted = (quoted - 1).max(0),
                    '"' => straight = !straight,
                    _ => {}
                }
            }
            let rest = line.get(start..).unwrap_or("");
            let end = start + (rest.len() - rest.trim_start_matches(' ').len());
            at = end;
            let before = line.get(..start).and_then(|t| t.chars().next_back());
            let after = line.get(end..).and_then(|t| t.chars().next());
            if let (Some(before), Some(after)) = (before, after) {
                let token = line.get(word_start..start).unwrap_or("");
                let rule = self.rule(token, before, after, quoted > 0 || straight, end);
                // 关于…的通    知
                let last =
                    end - start > 2 && end + after.len_utf8() == line.len() && self.kind == Kind::Headline;
                let rule = rule.or((last && is_han(before) && is_han(after)).then_some(SPREAD));
                match rule {
                    Some(rule) => changes.push(self.base + start, self.base + end, "", rule),
                    None if end - start > 1 && self.kind != Kind::Fields => {
                        changes.push(self.base + start + 1, self.base + end, "", SPACE_RUN);
                    }
                    None => {}
                }
            }
            word_start = end;
        }
    }

    /// The rule by which the space between two characters goes; `token` is what stands before it up to the last space.
    fn rule(&mut self, token: &str, before: char, after: char, quoted: bool, end: usize) -> Option<Rule> {
        let was_name = std::mem::replace(&mut self.after_name, false);
        let phrases = std::mem::replace(&mut self.phrases, false)
            && token.chars().count() >= 5
            && !token.holds_in("，。；,;");
        let body = self.kind == Kind::Body;
        if self.spread
            && !(is_word(before) && is_word(after) && !(before.is_ascii_digit() && after.is_ascii_digit()))
        {
            return Some(SPREAD);
        }
        let unit = |c: char| matches!(c, '年' | '月' | '日' | '号' | '期');
        if token == "第" && after.is_ascii_digit() {
            return Some(MIXED_SPACE);
        }
        // A date is one figure wherever it stands.
        if before.is_ascii_digit() && unit(after)
            || unit(before) && before != '期' && after.is_ascii_digit() && token.len() <= 6
        {
            let joined = self.kind != Kind::Fields || token.len() <= 7;
            return joined.then_some(MIXED_SPACE);
        }
        if self.kind == Kind::Fields || self.numbers_part(token) {
            // 衣    着, where tabs part the cells.
            let alone = |cell: Option<&str>| cell.is_some_and(|c| c.chars().count() == 1);
            let next = self.line.get(end..).and_then(|rest| rest.split(['\t', ' ']).next());
            let spread = is_han(before) && is_han(after) && alone(token.rsplit('\t').next()) && alone(next);
            return (spread && self.line.contains('\t')).then_some(SPREAD);
        }
        let hangs = |c: char| matches!(c, '，' | '。' | '、' | '；' | '：' | '？' | '！' | '）' | '》' | '…');
        let opens = |c: char| matches!(c, '（' | '《');
        if hangs(before) || hangs(after) || opens(before) || opens(after) && (body || self.read) {
            return (body || !matches!(before, '！' | '？' | '》' | '）')).then_some(PUNCTUATION_SPACE);
        }
        let ascii_mark = |c: char| matches!(c, ',' | ';' | ':' | '(' | ')' | '!' | '?');
        let chinese = |c: char| is_han(c) || is_cjk_punctuation(c);
        let last_two = token.chars().rev().nth(1);
        if ascii_mark(before) && (chinese(after) || last_two.is_some_and(chinese))
            || ascii_mark(after) && chinese(before)
        {
            return Some(PUNCTUATION_SPACE);
        }
        let quote = |c: char| matches!(c, '"' | '\'' | '“' | '”' | '‘' | '’' | '…' | '+' | '~');
        let word = |c: char| is_word(c) || matches!(c, '%' | '％' | '$' | '¥' | '￥' | '℃' | '#' | '&');
        let dateline = token.ends_in("讯电") || token.ends_with("记者") || token.ends_with("通讯员");
        if body && (quote(before) || quote(after)) && !(dateline && matches!(after, '“' | '"')) {
            return Some(PUNCTUATION_SPACE);
        }
        if is_han(before) && word(after) || word(before) && is_han(after) {
            if phrases && !self.read {
                self.phrases = true;
                return None;
            }
            if dateline || self.kind == Kind::Headline && (!self.read || matches!(before, '%' | '％')) {
                return None;
            }
            return Some(MIXED_SPACE);
        }
        if !(is_han(before) && is_han(after)) {
            return None;
        }
        if self.is_spread(token, end) {
            return Some(SPREAD);
        }
        let short = token.chars().count() <= 4 && token.chars().all(is_han);
        if dateline || was_name && short {
            self.after_name = true;
            return None;
        }
        self.phrases = !self.read && !quoted;
        (self.read && body && !quoted).then_some(OLD_LINE_END)
    }

    /// 1.2 before the heading or the paragraph that it numbers, 图1 before what it shows.
    fn numbers_part(&self, token: &str) -> bool {
        let plain = token.trim_start_in("图表");
        token.len() <= 12
            && plain.ends_with(|c: char| c.is_ascii_digit() || c == '.')
            && plain.bytes().all(|b| b.is_ascii_digit() || b == b'.')
            && self.line.starts_with(token)
            && (plain.len() < token.len() || numbering(self.line).is_some())
    }

    /// A line of single characters only: 目 录, 主 题 词.
    fn is_spread(&self, token: &str, end: usize) -> bool {
        let next = self.line.get(end..).and_then(|t| t.split([' ', '：', ':']).next()).unwrap_or("");
        let one = |s: &str| s.len() <= 4 && s.chars().count() == 1;
        self.kind != Kind::Fields && self.line.len() <= LONGEST_LABEL && one(token) && one(next) && {
            let mut tokens = self.line.split(' ').filter(|t| !t.is_empty());
            tokens.all(|t| t.chars().take_while(|c| is_han(*c)).count() == 1)
        }
    }
}

/// Whether hardly two Chinese characters of a line stand together.
fn is_letterspaced(line: &str) -> bool {
    let (mut apart, mut together, mut before) = (0u32, 0u32, ' ');
    for c in line.chars().take(LONGEST_LABEL * 4).filter(|c| is_han(*c) || *c == ' ') {
        apart += u32::from(before == ' ' && is_han(c));
        together += u32::from(is_han(before) && is_han(c));
        before = c;
    }
    apart >= 5 && together * 4 <= apart
}

/// Words that are spread to fill a line are labels; anything longer is text.
const LONGEST_LABEL: usize = 120;

#[cfg(test)]
mod tests {
    use crate::clean::tests::cleaned;

    #[test]
    fn spaces_by_what_they_part() {
        for (raw, want) in [
            ("本报讯 2 月 24 日，会议召开。", "本报讯 2月24日，会议召开。"),
            ("于2024 年 12 月向企业投放 500 万元。", "于2024年12月向企业投放500万元。"),
            ("随着 AI 技术崛起，HBM 芯片走俏。", "随着AI技术崛起，HBM芯片走俏。"),
            (
                "推动GB 18030《信息技术 中文编码字符集》运用。",
                "推动GB 18030《信息技术 中文编码字符集》运用。",
            ),
            ("以“科技赋能 生态共建”为主题，会议举行。", "以“科技赋能 生态共建”为主题，会议举行。"),
            (
                "证券网讯（记者 王小明 李雷）为落实部署，会议召开。",
                "证券网讯（记者 王小明 李雷）为落实部署，会议召开。",
            ),
            ("目 录", "目录"),
            (
                "截 至6 月 末 ，贷 款 余 额 44. 1 万 亿 元 ，同 比 增 长 12. 5 % 。",
                "截至6月末，贷款余额44.1万亿元，同比增长12.5%。",
            ),
            ("指    标\t全市", "指标\t全市"),
            (
                "央行开展逆回购操作 中标利率1.50% 央行公告称，利率为 1.5 亿元。",
                "央行开展逆回购操作 中标利率1.50% 央行公告称，利率为1.5亿元。",
            ),
            ("该企业, 围绕战略推出举措。", "该企业，围绕战略推出举措。"),
            ("采用\"1+5+ N\"模式，推进工作。", "采用“1+5+N”模式，推进工作。"),
            ("Growth was 5 percent, said the bank.", "Growth was 5 percent, said the bank."),
        ] {
            assert_eq!(cleaned(raw), want);
        }
    }
}
